//! The part `document` of a Word file, read in one pass without recursion.

use quick_xml::events::BytesStart;

use crate::source::docx::Refusal;
use crate::source::docx::numbering::Numbering;
use crate::source::docx::package::TOO_LARGE;
use crate::source::docx::style::Styles;
use crate::source::docx::xml::{self, Token};
use crate::source::layout::{Layout, Part};

/// How many bytes of text are kept at most: numbers that Word generates are no part of the file's size.
const TEXT: usize = 64 << 20;

/// The elements that are left out with all that is in them: what was deleted or moved away, the reading
/// aids of ruby, and properties, whose own elements bear names of the text's.
const LEFT_OUT: [&str; 13] = [
    "del", "moveFrom", "rt", "sdtPr", "sdtEndPr", "sectPr", "tblPr", "tblPrEx", "tblGrid", "trPr", "tcPr",
    "pPrChange", "rPrChange",
];

/// The elements that are one character.
const CHARACTERS: [(&str, &str); 5] =
    [("tab", "\t"), ("ptab", "\t"), ("br", "\n"), ("cr", "\n"), ("noBreakHyphen", "-")];

/// An open element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Element {
    Paragraph,
    ParagraphProperties,
    /// The properties of the mark that ends a paragraph.
    MarkProperties,
    Run,
    RunProperties,
    Text,
    /// Several forms of the same, and whether one of them was read.
    Alternatives(bool),
    Part(Part),
    Other,
}

/// A paragraph as far as it was read.
#[derive(Debug, Default)]
struct Paragraph {
    text: String,
    /// The lines of text boxes that are anchored in it.
    beside: String,
    style: Option<String>,
    list: Option<u32>,
    level: Option<u32>,
    /// Whether its open run is hidden, if the run says so or not itself.
    hidden: Option<bool>,
    /// Whether its mark was deleted, so that the next paragraph goes on in the same line.
    goes_on: bool,
}

/// A reader of the part.
pub(crate) struct Body<'a> {
    styles: &'a Styles,
    numbering: Numbering,
    layout: Layout,
    elements: Vec<Element>,
    /// The open paragraphs: more than one where a text box stands in a paragraph.
    paragraphs: Vec<Paragraph>,
    /// The text of a paragraph that goes on in the next.
    carried: String,
    /// How many elements are open of which the outermost is left out.
    left_out: usize,
    /// How many bytes of text were read.
    length: usize,
}

impl<'a> Body<'a> {
    /// A reader for a file with these styles and lists.
    pub(crate) fn new(styles: &'a Styles, numbering: Numbering) -> Self {
        Self {
            styles,
            numbering,
            layout: Layout::default(),
            elements: Vec::new(),
            paragraphs: Vec::new(),
            carried: String::new(),
            left_out: 0,
            length: 0,
        }
    }

    /// The text of the part.
    pub(crate) fn read(mut self, part: &str) -> Result<String, Refusal> {
        xml::each(part, |token| {
            match token {
                Token::Open(_) if self.left_out > 0 => self.left_out += 1,
                Token::Close if self.left_out > 0 => self.left_out -= 1,
                Token::Open(start) => self.open(&start),
                Token::Close => self.close(),
                Token::Text(text) if self.left_out == 0 && self.elements.last() == Some(&Element::Text) => {
                    // A line end in the file is none on the page.
                    self.push(&text.replace('\n', " "));
                }
                Token::Text(_) => {}
            }
            if self.length > TEXT { Err(TOO_LARGE) } else { Ok(()) }
        })?;
        self.flush();
        Ok(self.layout.finish())
    }

    fn open(&mut self, start: &BytesStart<'_>) {
        let name = start.local_name();
        let name = name.as_ref();
        let parent = self.elements.last().copied().unwrap_or(Element::Other);
        let mark_is_gone = parent == Element::MarkProperties && matches!(name, "del" | "moveFrom");
        if LEFT_OUT.contains(&name) && !mark_is_gone {
            self.left_out = 1;
            return;
        }
        let element = match name {
            "p" => Element::Paragraph,
            "pPr" => Element::ParagraphProperties,
            "r" => Element::Run,
            "rPr" if parent == Element::ParagraphProperties => Element::MarkProperties,
            "rPr" => Element::RunProperties,
            "t" => Element::Text,
            "AlternateContent" => Element::Alternatives(false),
            "tbl" => Element::Part(Part::Table),
            "tr" => Element::Part(Part::Row),
            "tc" => Element::Part(Part::Cell),
            "txbxContent" => Element::Part(Part::Box),
            _ => Element::Other,
        };
        match (parent, element) {
            (Element::Alternatives(true), _) => {
                self.left_out = 1;
                return;
            }
            (Element::Alternatives(false), _) => self.choose(),
            (_, Element::Paragraph) => self.begin(),
            (_, Element::Part(part)) => {
                self.flush();
                self.layout.open(part);
            }
            (Element::Run, Element::Other) => self.character(name),
            (_, Element::Other) => self.property(name, start, parent),
            _ => {}
        }
        self.elements.push(element);
    }

    fn close(&mut self) {
        match self.elements.pop() {
            Some(Element::Paragraph) => self.end(),
            Some(Element::Run) => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.hidden = None;
                }
            }
            Some(Element::Part(part)) => {
                self.flush();
                let beside = self.layout.close(part);
                match self.paragraphs.last_mut() {
                    Some(paragraph) => paragraph.beside.push_str(&beside),
                    None => self.layout.add(&beside),
                }
            }
            _ => {}
        }
    }

    fn choose(&mut self) {
        if let Some(parent) = self.elements.last_mut() {
            *parent = Element::Alternatives(true);
        }
    }

    fn character(&mut self, name: &str) {
        if let Some((_, character)) = CHARACTERS.iter().find(|(element, _)| *element == name) {
            self.push(character);
        }
    }

    fn property(&mut self, name: &str, start: &BytesStart<'_>, parent: Element) {
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        match (name, parent) {
            ("pStyle", _) => paragraph.style = xml::attribute(start, "val"),
            ("numId", _) => paragraph.list = xml::number(start, "val"),
            ("ilvl", _) => paragraph.level = xml::number(start, "val"),
            ("del" | "moveFrom", _) => paragraph.goes_on = true,
            ("rStyle", Element::RunProperties) => {
                paragraph.hidden = xml::attribute(start, "val").and_then(|style| self.styles.hidden(&style));
            }
            ("vanish", Element::RunProperties) => paragraph.hidden = Some(xml::is_on(start)),
            _ => {}
        }
    }

    fn push(&mut self, text: &str) {
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        let style = self.styles.of_paragraph(paragraph.style.as_deref());
        let hidden = paragraph.hidden.or_else(|| self.styles.hidden(style?));
        if hidden != Some(true) {
            paragraph.text.push_str(text);
            self.length += text.len();
        }
    }

    fn begin(&mut self) {
        let text = std::mem::take(&mut self.carried);
        self.paragraphs.push(Paragraph { text, ..Paragraph::default() });
    }

    fn end(&mut self) {
        let Some(paragraph) = self.paragraphs.pop() else { return };
        if paragraph.goes_on {
            self.carried = paragraph.text;
        } else {
            let number = self.number(&paragraph).unwrap_or_default();
            self.length += number.len();
            self.layout.line(&(number + &paragraph.text));
        }
        self.layout.add(&paragraph.beside);
    }

    /// Ends a line whose paragraph was to go on, where no paragraph follows.
    fn flush(&mut self) {
        if !self.carried.is_empty() {
            self.layout.line(&std::mem::take(&mut self.carried));
        }
    }

    fn number(&mut self, paragraph: &Paragraph) -> Option<String> {
        let style = self.styles.of_paragraph(paragraph.style.as_deref());
        let list = paragraph.list.or_else(|| self.styles.list(style?))?;
        let level = paragraph.level.or_else(|| self.styles.level(style?));
        self.numbering.next(self.styles, list, level, style)
    }
}
