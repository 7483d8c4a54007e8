//! The columns of a character in the terminal at hand: some have one or two, as the terminal likes.
//!
//! “ ” … — ① ℃ → and the lines of boxes are *ambiguous*: narrow in most terminals, wide in many that
//! are set up for Chinese. ratatui counts them as narrow. Where they are wide, a [`FILLER`] behind each
//! makes ratatui count two, and the back end takes it out again. There is one terminal, so what is
//! agreed with it holds for the whole program. Does not know how it was found out.

use std::sync::atomic::{AtomicBool, Ordering};

use unicode_width::UnicodeWidthChar;

/// Stands in the second column of a wide ambiguous character until the back end sees it. It is for
/// private use, so no text can hold it: `safe` has a mark for it.
pub const FILLER: char = '\u{E000}';

/// What is known of the width of ambiguous characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Ambiguous {
    /// Nothing: they are counted as narrow, and nothing is written behind one without a move.
    #[default]
    Unknown,
    /// One column.
    Narrow,
    /// Two columns.
    Wide,
}

impl Ambiguous {
    /// The width of that name, `wide` or `narrow`; any other leaves it open.
    pub fn named(name: &str) -> Self {
        match name {
            "wide" => Self::Wide,
            "narrow" => Self::Narrow,
            _ => Self::Unknown,
        }
    }
}

static WIDE: AtomicBool = AtomicBool::new(false);

/// From now on ambiguous characters have this width. What was laid out before has to be laid again.
pub fn agree(width: Ambiguous) {
    WIDE.store(width == Ambiguous::Wide, Ordering::Relaxed);
}

/// Whether ambiguous characters have two columns here.
pub fn is_wide() -> bool {
    WIDE.load(Ordering::Relaxed)
}

/// Whether terminals may differ in the width of `character`.
pub fn is_ambiguous(character: char) -> bool {
    !character.is_ascii() && character.width() == Some(1) && character.width_cjk() == Some(2)
}

/// The columns of a character that may be shown.
pub fn columns(character: char) -> usize {
    if is_wide() && is_ambiguous(character) { 2 } else { character.width().unwrap_or(0) }
}

/// `text` as ratatui has to get it.
pub fn filled(text: String) -> String {
    if is_wide() && text.chars().any(is_ambiguous) { fill(&text) } else { text }
}

/// A filler behind each ambiguous character and the marks that sit on it.
fn fill(text: &str) -> String {
    let mut filled = String::with_capacity(text.len() * 2);
    let mut is_owed = false;
    for character in text.chars() {
        if is_owed && character.width() != Some(0) {
            filled.push(FILLER);
            is_owed = false;
        }
        is_owed |= is_ambiguous(character);
        filled.push(character);
    }
    filled.extend(is_owed.then_some(FILLER));
    filled
}

/// What stands for an ambiguous character that has one column and cannot have more: first character,
/// last character, stand-in.
const STAND_INS: &[(char, char, char)] = &[
    ('‘', '’', '\''),
    ('“', '”', '"'),
    ('‐', '―', '-'),
    ('·', '·', '.'),
    ('…', '…', '.'),
    ('─', '━', '-'),
    ('│', '┃', '|'),
    ('┄', '┅', '-'),
    ('┆', '┇', '|'),
    ('┈', '┉', '-'),
    ('┊', '┋', '|'),
    ('┌', '╋', '+'),
    ('╌', '╍', '-'),
    ('╎', '╏', '|'),
    ('═', '═', '='),
    ('║', '║', '|'),
    ('╒', '╬', '+'),
    ('█', '█', '#'),
    ('░', '▓', '%'),
    ('←', '←', '<'),
    ('→', '→', '>'),
    ('↑', '↑', '^'),
    ('↓', '↓', 'v'),
];

/// A character of ASCII in the place of `character`.
pub fn stand_in(character: char) -> char {
    let row = STAND_INS.iter().find(|(first, last, _)| (*first..=*last).contains(&character));
    row.map_or('?', |&(_, _, plain)| plain)
}

/// Whether `character` draws a line of a box or a block of a bar.
pub fn is_line(character: char) -> bool {
    ('\u{2500}'..='\u{259F}').contains(&character)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::safe;

    #[test]
    fn what_terminals_differ_in_is_known() {
        for character in "“”‘’…—·①℃→│─┌█°±×".chars() {
            assert!(is_ambiguous(character), "{character}");
        }
        for character in "a政，（》１ ~｡é\u{301}".chars().filter(|&character| character != 'é') {
            assert!(!is_ambiguous(character), "{character}");
        }
    }

    #[test]
    fn a_filler_follows_the_character_with_its_marks() {
        assert_eq!(fill("a“十”"), "a“\u{E000}十”\u{E000}");
        assert_eq!(fill("×\u{301}a…"), "×\u{301}\u{E000}a…\u{E000}");
        assert_eq!(fill("政府"), "政府");
        assert!(safe::mark(FILLER).is_some());
    }

    #[test]
    fn stand_ins_are_plain() {
        for (first, last, plain) in STAND_INS {
            assert!(first <= last && plain.is_ascii_graphic());
        }
        assert_eq!("“│┌─…①".chars().map(stand_in).collect::<String>(), "\"|+-.?");
    }
}
