//! A text and the sections that are expected in it.

use baogao::outline::{Outline, Section};
use baogao::source::{Encoding, Evidence, Source};

/// The sections as marker and heading, two blanks for each level below the first.
#[track_caller]
pub(crate) fn check(text: &str, expected: &[&str]) {
    let source = Source::from_text(text.to_owned(), Encoding::Utf8, Evidence::Valid);
    let line = |section: &Section| {
        let indent = "  ".repeat(usize::from(section.depth) - 1);
        format!("{indent}{}{}", source.slice(section.marker), source.slice(section.heading))
    };
    let found: Vec<String> = Outline::parse(&source).sections.iter().map(line).collect();
    assert_eq!(found, expected, "{text}");
}
