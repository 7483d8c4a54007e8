//! With which characters a match of a term can begin and end: most words have neither, and a word that
//! has but one can only be a part of a match.
//!
//! The answer may be "perhaps" wrongly, but never "no".

use crate::search::Mask;
use crate::search::mask::{self, Sounds};
use crate::search::reading;

/// A match may begin in a text.
pub(crate) const BEGINS: u8 = 1;
/// A match may end in a text.
pub(crate) const ENDS: u8 = 2;

/// What the first and the last character of a match have.
#[derive(Debug, Default)]
pub(crate) struct Edge {
    first: Character,
    last: Character,
    /// The readings of the last one, if it takes more than a letter of the term.
    readings: Sounds,
}

/// A character of the term: as a letter it may be an initial too.
#[derive(Debug, Default)]
struct Character {
    initials: u32,
    chars: u64,
}

impl Edge {
    /// The edges of a folded term; `is_spelt` says whether its letters may be readings.
    pub(crate) fn new(term: &str, is_spelt: bool) -> Self {
        let edge =
            |character: Option<char>| character.map(|c| Character::new(c, is_spelt)).unwrap_or_default();
        let readings = if is_spelt { endings(term) } else { mask::NONE };
        Self { first: edge(term.chars().next()), last: edge(term.chars().next_back()), readings }
    }

    /// Whether a match can begin, and whether one can end, in a text with this mask.
    #[inline]
    pub(crate) fn of(&self, mask: &Mask) -> u8 {
        let ends = self.last.is_in(mask) || mask::has_any(mask.sounds, self.readings);
        (u8::from(self.first.is_in(mask)) * BEGINS) | (u8::from(ends) * ENDS)
    }
}

impl Character {
    fn new(character: char, is_spelt: bool) -> Self {
        // A letter that is typed is among the initials of a text too.
        match mask::letter(character) {
            initials if is_spelt && initials != 0 => Self { initials, chars: 0 },
            _ => Self { initials: 0, chars: mask::chars(character.encode_utf8(&mut [0; 4])) },
        }
    }

    #[inline]
    fn is_in(&self, mask: &Mask) -> bool {
        self.initials & mask.initials | u32::from(self.chars & mask.chars != 0) != 0
    }
}

/// The readings that the end of a term begins, of two letters or more.
fn endings(term: &str) -> Sounds {
    let spellings = reading::readings().spellings();
    let ends = term.char_indices().map(|(at, _)| term.get(at..).unwrap_or_default());
    let ends = ends.filter(|end| end.len() > 1);
    ends.flat_map(|end| spellings.iter().filter(move |spelling| spelling.starts_with(end)))
        .fold(mask::NONE, |all, spelling| mask::or(all, mask::whole(spelling)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(term: &str, text: &str, expected: u8) {
        let is_spelt = term.contains(|character: char| character.is_ascii_lowercase());
        assert_eq!(Edge::new(term, is_spelt).of(&Mask::of(text)), expected, "{term} {text}");
    }

    #[test]
    fn a_match_begins_and_ends_with_what_the_term_has_there() {
        check("农业", "农民", BEGINS);
        check("农业", "工業", ENDS);
        check("农业", "農業", BEGINS | ENDS);
        check("nongye", "农民", BEGINS);
        check("nongye", "就业", ENDS);
        check("nongy", "12亿元", ENDS);
        check("nongyu", "12亿元", ENDS);
        check("nongye", "12亿元", 0);
        check("zhsh", "石桥", ENDS);
        check("gdp", "人均GDP", BEGINS | ENDS);
        check("12亩", "1亩", BEGINS | ENDS);
    }
}
