//! The styles of a Word file, as far as they number or hide text.

use std::collections::HashMap;

use crate::source::docx::Refusal;
use crate::source::docx::xml::{self, Token};

/// How many styles may be based on each other.
const CHAIN: usize = 16;

/// What one style says of itself.
#[derive(Debug, Default)]
struct Style {
    based_on: Option<String>,
    list: Option<u32>,
    level: Option<u32>,
    hidden: Option<bool>,
}

/// All styles by their names in the file.
#[derive(Debug, Default)]
pub(crate) struct Styles {
    styles: HashMap<String, Style>,
    /// The style of a paragraph that names none.
    default: Option<String>,
}

impl Styles {
    /// Reads the part `styles`.
    pub(crate) fn read(part: &str) -> Result<Self, Refusal> {
        let mut styles = Self::default();
        let (mut name, mut style) = (None, Style::default());
        xml::each(part, |token| {
            let Token::Open(start) = token else { return Ok(()) };
            let value = || xml::attribute(&start, "val");
            match start.local_name().as_ref() {
                "style" => {
                    styles.add(name.take(), std::mem::take(&mut style));
                    name = xml::attribute(&start, "styleId");
                    let paragraph = xml::attribute(&start, "type").as_deref() == Some("paragraph");
                    let default = xml::attribute(&start, "default").is_some_and(|value| value == "1");
                    if paragraph && default {
                        styles.default.clone_from(&name);
                    }
                }
                "basedOn" => style.based_on = value(),
                "numId" => style.list = xml::number(&start, "val"),
                "ilvl" => style.level = xml::number(&start, "val"),
                "vanish" => style.hidden = Some(xml::is_on(&start)),
                _ => {}
            }
            Ok(())
        })?;
        styles.add(name, style);
        Ok(styles)
    }

    fn add(&mut self, name: Option<String>, style: Style) {
        if let Some(name) = name {
            self.styles.insert(name, style);
        }
    }

    /// The style that a paragraph has which names `named`.
    pub(crate) fn of_paragraph<'a>(&'a self, named: Option<&'a str>) -> Option<&'a str> {
        named.or(self.default.as_deref())
    }

    /// The list that a style puts its paragraphs in.
    pub(crate) fn list(&self, name: &str) -> Option<u32> {
        self.inherited(name, |style| style.list)
    }

    /// The level of the list that a style names itself.
    pub(crate) fn level(&self, name: &str) -> Option<u32> {
        self.inherited(name, |style| style.level)
    }

    /// Whether a style hides its text, if it says so or not at all.
    pub(crate) fn hidden(&self, name: &str) -> Option<bool> {
        self.inherited(name, |style| style.hidden)
    }

    fn inherited<T>(&self, name: &str, what: fn(&Style) -> Option<T>) -> Option<T> {
        let chain =
            std::iter::successors(self.styles.get(name), |style| self.styles.get(style.based_on.as_deref()?));
        chain.take(CHAIN).find_map(what)
    }
}
