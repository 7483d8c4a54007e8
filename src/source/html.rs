//! The text of an HTML page: blocks end lines, table rows are lines, spans join without a gap.
//!
//! Reads tags one after the other and builds no tree, so that broken pages are read as well. Does not
//! tell the article from the menus around it, and follows nothing.

mod charset;
mod entity;
mod token;

pub(crate) use charset::declared;

use crate::source::layout::{Layout, Part};
use token::{Tag, Token, Tokens};

/// How many bytes are looked at to see whether a text is a page.
const HEAD: usize = 64 << 10;

/// How many tags that end lines a page without a head has at least.
const TAGS: usize = 3;

/// One byte of so many stands in a tag at least.
const SHARE: usize = 10;

/// What a tag does to the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Effect {
    /// It ends the line.
    Line,
    /// It ends the line, and line ends inside count.
    Kept,
    /// What is inside is no text of the page.
    Dropped,
    /// It opens or closes a part of a table.
    Part(Part),
    /// It changes how the text looks.
    Look,
}

/// The elements, by what they do; what is not listed does nothing.
const ELEMENTS: [(Effect, &[&str]); 7] = [
    (
        Effect::Line,
        &[
            "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "details",
            "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3",
            "h4", "h5", "h6", "head", "header", "hr", "html", "legend", "li", "main", "menu", "nav", "ol",
            "option", "p", "section", "select", "summary", "tbody", "tfoot", "thead", "ul",
        ],
    ),
    (Effect::Kept, &["pre", "listing"]),
    (
        Effect::Dropped,
        &["script", "style", "title", "textarea", "noscript", "iframe", "noembed", "noframes", "xmp"],
    ),
    (Effect::Part(Part::Table), &["table"]),
    (Effect::Part(Part::Row), &["tr"]),
    (Effect::Part(Part::Cell), &["td", "th"]),
    (
        Effect::Look,
        &["a", "b", "em", "font", "i", "img", "input", "link", "meta", "span", "strong", "sub", "sup", "u"],
    ),
];

/// Whether `text` is a page: it says so, or has as many tags as only a page has.
pub(crate) fn is_page(text: &str) -> bool {
    let head = text.get(..text.floor_char_boundary(HEAD)).unwrap_or(text);
    let mut tokens = Tokens::new(head.trim_start_matches('\u{feff}'));
    let (mut lines, mut tags) = (0, 0);
    // Comments and declarations give no token, so that the first one is where the page begins.
    let mut first = true;
    while let Some(token) = tokens.next() {
        match token {
            _ if first && tokens.is_declared() => return true,
            Token::Text(text) if text.trim().is_empty() => continue,
            Token::Text(_) => {}
            Token::Tag(tag) if first && tag.is("html") => return true,
            Token::Tag(tag) => {
                let effect = effect(&tag);
                tags += effect.map_or(0, |_| tag.length);
                lines += usize::from(effect.is_some_and(|effect| effect != Effect::Look));
            }
        }
        first = false;
    }
    first && tokens.is_declared() || lines >= TAGS && tags * SHARE >= head.len()
}

/// The text of a page.
pub(crate) fn text(page: &str) -> String {
    let mut writer = Writer::default();
    let mut tokens = Tokens::new(page.trim_start_matches('\u{feff}'));
    while let Some(token) = tokens.next() {
        match token {
            Token::Text(text) => writer.text(&entity::decode(text)),
            Token::Tag(tag) => match effect(&tag) {
                Some(Effect::Dropped) if !tag.closing => tokens.pass(tag.name),
                Some(effect) => writer.tag(effect, tag.closing),
                None => {}
            },
        }
    }
    writer.end_line();
    writer.layout.finish()
}

fn effect(tag: &Tag<'_>) -> Option<Effect> {
    let names = |names: &[&str]| names.iter().any(|name| tag.is(name));
    ELEMENTS.iter().find(|(_, elements)| names(elements)).map(|row| row.0)
}

/// The white space of the page between two characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
enum Gap {
    #[default]
    None,
    Blank,
    LineEnd,
}

/// The text so far.
#[derive(Debug, Default)]
struct Writer {
    layout: Layout,
    line: String,
    gap: Gap,
    /// How many elements are open in which line ends count.
    kept: usize,
}

impl Writer {
    fn tag(&mut self, effect: Effect, closing: bool) {
        if effect == Effect::Look {
            return;
        }
        self.end_line();
        match effect {
            Effect::Part(part) if closing => {
                self.layout.close(part);
            }
            Effect::Part(part) => self.layout.open(part),
            Effect::Kept if closing => self.kept = self.kept.saturating_sub(1),
            Effect::Kept => self.kept += 1,
            Effect::Line | Effect::Dropped | Effect::Look => {}
        }
    }

    fn text(&mut self, text: &str) {
        for character in text.chars() {
            match character {
                '\n' if self.kept > 0 => self.end_line(),
                _ if self.kept > 0 => self.line.push(character),
                '\n' | '\r' => self.gap = Gap::LineEnd,
                ' ' | '\t' | '\u{c}' => self.gap = self.gap.max(Gap::Blank),
                _ => {
                    self.close_gap(character);
                    self.line.push(character);
                }
            }
        }
    }

    /// Writes the blank that a gap is, if any: a line of Chinese is not parted where its source wraps.
    fn close_gap(&mut self, next: char) {
        let gap = std::mem::take(&mut self.gap);
        let Some(last) = self.line.chars().next_back() else { return };
        let chinese = |character: char| character >= '\u{2000}';
        let wrapped = gap == Gap::LineEnd && (chinese(last) || chinese(next));
        if gap != Gap::None && !wrapped {
            self.line.push(' ');
        }
    }

    fn end_line(&mut self) {
        self.gap = Gap::None;
        let line = std::mem::take(&mut self.line);
        if !line.trim().is_empty() {
            self.layout.line(&line);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(page: &str, expected: &str) {
        assert_eq!(text(page), expected, "{page}");
    }

    #[track_caller]
    fn check_page(text: &str, expected: bool) {
        assert_eq!(is_page(text), expected, "{text}");
    }

    #[test]
    fn a_page_says_so_or_is_full_of_tags() {
        check_page("\u{feff}\r\n<!doctype HTML PUBLIC \"-//W3C\">一", true);
        check_page("<?xml version=\"1.0\"?><!-- a > b --> <HTML lang=zh>一", true);
        check_page("<!DOCTYPE html>", true);
        check_page("<p>一</p><p>二</p>", true);
        check_page("题目<br>一<br>二<br>", true);
        check_page("", false);
        check_page("<U+00A0>一<U+00A0>二<U+00A0>三", false);
        check_page("<b>一</b><b>二</b><b>三</b>", false);
        check_page("# 一 <!DOCTYPE html> <html>", false);
        check_page(&format!("# 题目<br><br>{}<br>", "政府工作报告".repeat(40)), false);
        check_page("增长<5%，a<b>c，d</p>", false);
    }

    #[test]
    fn blocks_end_lines() {
        check("<p>一</p>\n\n<P class='a'>二<div>三<br/>四</div>五", "一\n二\n三\n四\n五\n");
        check("<p>\n\t　　一\n\t</p><p>&nbsp;</p><p> <span> </span></p>", "　　一\n");
        check("<ul><li>一<li>二</ul>", "一\n二\n");
        check("<pre>一\n  二</pre> 三  四", "一\n  二\n三 四\n");
    }

    #[test]
    fn spans_join_without_a_gap() {
        check("<p>增长<span>1</span><span lang=\"EN-US\">0.</span><b>5</b>%<o:p></o:p></p>", "增长10.5%\n");
        check("<p>政府\r\n  工作\n3 个\nGDP and\nmore</p>", "政府工作3 个GDP and more\n");
        check("&#65;&lt;p&gt;&ldquo;一&rdquo;&nbsp;二", "A<p>“一”\u{a0}二\n");
    }

    #[test]
    fn what_is_not_shown_is_dropped() {
        check("<title>题</title><style>p > a {}</style><p>一<!-- <p>二 -->三<!-->四", "一三四\n");
        check("<script>if (a < b) '</p>' \"<p>\"</SCRIPT >一<![if !x]>二<![endif]>", "一二\n");
        check("一<script>二", "一\n");
        check("一<!-- 二", "一\n");
    }

    #[test]
    fn rows_are_lines() {
        let table = "<table><caption>表</caption><tbody><tr><th>指标<th><p>完成</p><p>情况</p></tr>\
                     <tr><td>粮食</td>\n<td><span>3</span>00</td></tr></tbody></table>完";
        check(table, "表\n指标\t完成 情况\n粮食\t300\n完\n");
        check("<table><tr><td><p>一</p><p>二</p></td></tr></table>", "一\n二\n");
        check("<td>一</td><tr>二</table>三", "一\n二\n三\n");
    }

    #[test]
    fn broken_tags_are_read_as_browsers_do() {
        check("<p title=\"a>b\">一</p>", "一\n");
        check("<p title=a\">一</p><p x='>二'>三</p>", "一\n三\n");
        check("<p title=\"a>一</p>二", "一\n二\n");
        check("a < b <3 一</>二", "a < b <3 一</>二\n");
        check("一<p", "一\n");
        check("<", "<\n");
    }

    #[test]
    fn length_costs_no_more_than_itself() {
        for piece in ["<", "<p a=\"", "<!--", "<title>", "<a b='", "&", "</", "<table><tr><td>", "<p x="] {
            let _ = text(&piece.repeat(200_000));
        }
    }
}
