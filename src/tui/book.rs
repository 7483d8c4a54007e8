//! The words of one language: a locale file in the format of Project Fluent, read once.
//!
//! Knows the format and the files, which are part of the program; does not know which words there are.

use std::collections::HashMap;
use std::fmt;
use std::ops::Deref;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};

use crate::tui::language::{self, Language};

/// The words of the screen in Simplified characters.
pub const SIMPLIFIED: &str = include_str!("../../locales/zh-CN.ftl");
/// The words of the screen in Traditional characters.
pub const TRADITIONAL: &str = include_str!("../../locales/zh-TW.ftl");

static BOOKS: [LazyLock<Book>; 2] = [
    LazyLock::new(|| Book::read(Language::Simplified, SIMPLIFIED)),
    LazyLock::new(|| Book::read(Language::Traditional, TRADITIONAL)),
];

/// The words of one language.
pub struct Book {
    bundle: FluentBundle<FluentResource>,
    /// The words without places, as they are shown.
    fixed: HashMap<String, String>,
}

impl Book {
    /// Reads a locale file. What is wrong with a line of it loses that line only.
    pub fn read(language: Language, text: &str) -> Self {
        let locale = language.tag().parse().into_iter().collect();
        let mut bundle = FluentBundle::new_concurrent(locale);
        // Marks of direction around what is put in would be characters of their own in a terminal.
        bundle.set_use_isolating(false);
        let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(resource, _)| resource);
        // Only a name that stands twice is refused, and the first one is kept.
        let _ = bundle.add_resource(resource);
        let mut book = Self { bundle, fixed: HashMap::new() };
        let nothing = FluentArgs::new();
        // A name begins its line; what belongs to the one above is indented.
        let names = text.lines().filter_map(|line| line.split_once(" =")).map(|(name, _)| name);
        book.fixed = names.filter_map(|name| Some((name.to_owned(), book.filled(name, &nothing)?))).collect();
        book
    }

    /// A sentence with its places filled in; none if it is not there or a place is left.
    pub fn filled(&self, name: &str, places: &FluentArgs) -> Option<String> {
        let message = self.bundle.get_message(name)?;
        let mut left = Vec::new();
        let text = self.bundle.format_pattern(message.value()?, Some(places), &mut left).into_owned();
        left.is_empty().then_some(text)
    }
}

/// The book of a language; English stands in the code.
pub fn of(language: Language) -> Option<&'static Book> {
    let [simplified, traditional] = &BOOKS;
    match language {
        Language::English => None,
        Language::Simplified => Some(simplified),
        Language::Traditional => Some(traditional),
    }
}

/// A word of the screen. It is used like the `&str` that it is in the language spoken.
#[derive(Debug, PartialEq, Eq)]
pub struct Word {
    name: &'static str,
    english: &'static str,
}

impl Word {
    /// A word by its name in the locale files.
    pub const fn new(name: &'static str, english: &'static str) -> Self {
        Self { name, english }
    }

    /// Its name in the locale files.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The word in English.
    pub const fn english(&self) -> &'static str {
        self.english
    }

    /// The word in the language spoken.
    pub fn text(&self) -> &'static str {
        let book = of(language::spoken());
        book.and_then(|book| book.fixed.get(self.name)).map_or(self.english, String::as_str)
    }
}

/// The word that says nothing.
static NOTHING: Word = Word::new("", "");

impl Default for &'static Word {
    fn default() -> Self {
        &NOTHING
    }
}

impl Deref for Word {
    type Target = str;

    fn deref(&self) -> &str {
        self.text()
    }
}

impl fmt::Display for Word {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str(self.text())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_said_in_the_language_spoken() {
        static FILTER: Word = Word::new("NONE", "none");
        static UNKNOWN: Word = Word::new("NOT_A_WORD", "unknown");
        let mut said = Vec::new();
        for (language, _) in language::LANGUAGES {
            language.speak();
            said.push(format!("{FILTER} {}", &*UNKNOWN));
        }
        assert_eq!(said, ["none unknown", "无 unknown", "無 unknown"]);
    }

    #[test]
    fn a_place_that_is_not_filled_makes_no_sentence() {
        let book = Book::read(Language::Simplified, "a = 共 { $count } 份\nb = { \"{\" }\n!\nc = 丙");
        assert_eq!(book.filled("a", &FluentArgs::new()), None);
        let places = FluentArgs::from_iter([("count", 3)]);
        assert_eq!(book.filled("a", &places).as_deref(), Some("共 3 份"));
        assert_eq!(book.fixed.get("b").map(String::as_str), Some("{"));
        assert_eq!((book.fixed.get("c").map(String::as_str), book.fixed.len()), (Some("丙"), 2));
    }
}
