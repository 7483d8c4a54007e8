//! All places of a needle in a text, as a reader searches: what looks the same is the same.
//!
//! One pass over the text; no fuzzy matching here.

use crate::script::{self, fold_search, fold_visible};
use crate::source::{Needle, Source, Span};

/// One character of a needle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Character(char),
    /// Any blanks or none.
    Blanks,
}

/// The places in a source.
pub(crate) fn in_source(source: &Source, needle: &str) -> Vec<Span> {
    let shadow = source.shadow();
    let places = places(&shadow.chars, &parts(needle));
    places.into_iter().map(|(start, end)| span(source, start, end)).collect()
}

/// The places in a text, by the number of the character.
pub(crate) fn in_str(text: &str, needle: &str) -> Vec<(usize, usize)> {
    let characters: Vec<char> = text.chars().collect();
    places(&characters, &parts(needle))
}

/// The span of characters of the shadow. It leaves debris out, and what follows the last character must
/// not be taken into the span.
pub(crate) fn span(source: &Source, start: usize, end: usize) -> Span {
    let whole = source.shadow().span(start, end);
    let last = source.shadow().span(end.saturating_sub(1), end);
    let length = source.slice(last).chars().next().map_or(0, char::len_utf8);
    Span::new(whole.start, last.start + length as u32)
}

/// What bytes must have that hold the needle: its characters up to the first blank.
pub(crate) fn raw(needle: &str) -> Option<Needle> {
    let characters = parts(needle).into_iter().map_while(|part| match part {
        Part::Character(character) => Some(character),
        Part::Blanks => None,
    });
    Needle::new(&script::unfold_search(&characters.collect::<Vec<_>>()))
}

fn parts(needle: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    for character in needle.chars().filter(|&character| fold_visible(character).is_some()).map(fold_search) {
        if !character.is_whitespace() {
            parts.push(Part::Character(character));
        } else if !parts.is_empty() && parts.last() != Some(&Part::Blanks) {
            parts.push(Part::Blanks);
        }
    }
    parts.pop_if(|last| *last == Part::Blanks);
    parts
}

fn places(text: &[char], needle: &[Part]) -> Vec<(usize, usize)> {
    let Some(&Part::Character(first)) = needle.first() else { return Vec::new() };
    let mut places = Vec::new();
    let mut start = 0;
    while let Some(&character) = text.get(start) {
        // Nearly every character fails here, so this is what the pass costs.
        let end = if fold_search(character) == first { ends(text, start, needle) } else { None };
        if let Some(end) = end {
            places.push((start, end));
        }
        start = end.unwrap_or(start + 1);
    }
    places
}

fn ends(text: &[char], start: usize, needle: &[Part]) -> Option<usize> {
    let mut at = start;
    for part in needle {
        match part {
            Part::Character(wanted) if fold_search(*text.get(at)?) == *wanted => at += 1,
            Part::Character(_) => return None,
            Part::Blanks => {
                let rest = text.get(at..)?;
                at += rest.iter().take_while(|character| character.is_whitespace()).count();
            }
        }
    }
    Some(at)
}

#[cfg(test)]
mod tests {
    use crate::search::{find, find_str};
    use crate::source::{Encoding, Evidence};

    use super::*;

    #[track_caller]
    fn check(text: &str, needle: &str, expected: &[&str]) {
        let source = Source::from_text(text.to_owned(), Encoding::Utf8, Evidence::Valid);
        let found = find(&source, needle);
        assert_eq!(found.iter().map(|&span| source.slice(span)).collect::<Vec<_>>(), expected);
        let characters: Vec<char> = text.chars().collect();
        let short = find_str(text, needle);
        let short: Vec<String> =
            short.iter().map(|&(from, to)| characters[from..to].iter().collect()).collect();
        assert_eq!(short, expected);
    }

    #[test]
    fn all_places_are_found_in_any_writing() {
        check("農業和农业，农村", "农业", &["農業", "农业"]);
        check("农业", "農業", &["农业"]);
        check("人均ＧＤＰ与GDP、gdp", "Gdp", &["ＧＤＰ", "GDP", "gdp"]);
        check("增长１２％和12%", "12%", &["１２％", "12%"]);
        check("（一）", "(一)", &["（一）"]);
        check("农业", "工业", &[]);
    }

    #[test]
    fn blanks_in_a_needle_may_be_missing() {
        check("财政收入 财政 收入 财政\n收入", "财政 收入", &["财政收入", "财政 收入", "财政\n收入"]);
        check("财政收入 财政 收入", "  财政收入 ", &["财政收入"]);
        check("财政收入", " \u{3000}", &[]);
        check("财政收入", "", &[]);
        check("", "财", &[]);
    }

    #[test]
    fn places_do_not_overlap() {
        check("aaaaa", "aa", &["aa", "aa"]);
        check("种植种植种", "种植种", &["种植种"]);
    }
}
