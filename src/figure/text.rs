//! Reading words off folded characters: does a word stand here, does one end here.
//!
//! Knows nothing of what the words mean; the tables are in `words` and `units`.

use crate::figure::lexicon::{Row, Words};

/// Folded characters with helpers that compare words of the tables.
#[derive(Clone, Copy)]
pub(super) struct Text<'a> {
    /// The characters of the shadow.
    pub(super) chars: &'a [char],
}

/// A range of characters of the shadow, from `start` up to `end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Range {
    /// The first character.
    pub(super) start: usize,
    /// The character after the last.
    pub(super) end: usize,
}

impl Range {
    pub(super) const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    pub(super) const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    pub(super) const fn is_empty(self) -> bool {
        self.end <= self.start
    }
}

impl<'a> Text<'a> {
    /// The character at `index`, or NUL outside the text: a scan for blanks ends with the text.
    pub(super) fn at(self, index: usize) -> char {
        self.chars.get(index).copied().unwrap_or('\0')
    }

    /// The character before `index`, or NUL at the start.
    pub(super) fn before(self, index: usize) -> char {
        index.checked_sub(1).map_or('\0', |before| self.at(before))
    }

    /// The characters of a range; empty when it is out of bounds.
    pub(super) fn slice(self, range: Range) -> &'a [char] {
        self.chars.get(range.start..range.end).unwrap_or(&[])
    }

    /// The length of `word` when it stands at `index` and ends by `end`.
    pub(super) fn starts(self, index: usize, end: usize, word: &str) -> Option<usize> {
        let mut length = 0;
        for character in word.chars() {
            if index + length >= end || self.chars.get(index + length) != Some(&character) {
                return None;
            }
            length += 1;
        }
        Some(length)
    }

    /// The length of `word` when it ends right before `index` and does not begin before `start`.
    pub(super) fn ends(self, start: usize, index: usize, word: &str) -> Option<usize> {
        let mut length = 0;
        for character in word.chars().rev() {
            if index < start + length + 1 || self.chars.get(index - length - 1) != Some(&character) {
                return None;
            }
            length += 1;
        }
        Some(length)
    }

    /// The characters from `start` up to `end`, or up to the text's end.
    #[inline]
    fn within(self, start: usize, end: usize) -> &'a [char] {
        self.chars.get(start..end.min(self.chars.len())).unwrap_or(&[])
    }

    /// The longest word of a table that stands at `index`, with its length.
    #[inline]
    pub(super) fn longest<R: Row>(self, index: usize, end: usize, words: &Words<R>) -> Option<(R, usize)> {
        words.leads(self.within(index, end))
    }

    /// The longest word of a table that ends right before `index`, with its length.
    #[inline]
    pub(super) fn longest_end<R: Row>(
        self,
        start: usize,
        index: usize,
        words: &Words<R>,
    ) -> Option<(R, usize)> {
        words.closes(self.chars.get(start..index)?)
    }

    /// Whether a range is a word of a table.
    pub(super) fn is<R: Row>(self, range: Range, words: &Words<R>) -> bool {
        words.is(self.slice(range))
    }

    /// Where `word` stands last in a range.
    pub(super) fn rfind(self, range: Range, word: &str) -> Option<usize> {
        (range.start..range.end).rev().find(|&index| self.starts(index, range.end, word).is_some())
    }

    /// Where `word` stands first in a range.
    pub(super) fn find(self, range: Range, word: &str) -> Option<usize> {
        (range.start..range.end).find(|&index| self.starts(index, range.end, word).is_some())
    }

    /// The first place in a range where a word of a table stands, with its length.
    pub(super) fn find_any(self, range: Range, words: &Words) -> Option<(usize, usize)> {
        let (at, length) = words.first_in(self.within(range.start, range.end))?;
        Some((range.start + at, length))
    }

    /// Whether a word of a table stands anywhere in a range.
    pub(super) fn holds(self, range: Range, words: &Words) -> bool {
        self.find_any(range, words).is_some()
    }

    /// Where the line ends that holds a place.
    pub(super) fn line_end(self, at: usize) -> usize {
        let rest = self.chars.get(at..).unwrap_or(&[]);
        at + rest.iter().position(|c| *c == '\n').unwrap_or(rest.len())
    }

    /// A range without the blanks at its ends.
    pub(super) fn trim(self, mut range: Range) -> Range {
        while range.start < range.end && is_blank(self.at(range.start)) {
            range.start += 1;
        }
        while range.start < range.end && is_blank(self.before(range.end)) {
            range.end -= 1;
        }
        range
    }
}

/// The places of some characters, in order, each with which it is.
pub(super) fn places<const N: usize>(
    characters: &[char],
    wanted: [char; N],
) -> impl Iterator<Item = (usize, char)> {
    // A stretch without them is told by a look at several characters at once.
    let stretches = characters.chunks(STRETCH).enumerate();
    let stretches = stretches.filter(move |(_, stretch)| wanted.iter().any(|one| stretch.contains(one)));
    stretches.flat_map(move |(index, stretch)| {
        let places = stretch.iter().enumerate().filter(move |(_, c)| wanted.contains(c));
        places.map(move |(at, &character)| (index * STRETCH + at, character))
    })
}

/// How many characters are asked at a time whether one of them is wanted.
const STRETCH: usize = 32;

/// A blank or a line end.
pub(super) const fn is_blank(character: char) -> bool {
    matches!(character, ' ' | '\n')
}

/// Whether a character is a letter or a Chinese character. The block of the latter is asked first:
/// nearly all are in it, and the general question is dear for them.
#[inline]
pub(super) fn is_letter(character: char) -> bool {
    matches!(character, '\u{4e00}'..='\u{9fff}') || !is_mark(character) && character.is_alphabetic()
}

/// Whether a character is one of the marks that stand beside words most often; none is a letter or a
/// digit.
#[inline]
const fn is_mark(character: char) -> bool {
    matches!(character, '\u{2010}'..='\u{2027}' | '、' | '。' | '《'..='】' | '\n' | ' ')
}

/// Whether a character can stand inside a name: a letter, a digit or a Chinese character.
pub(super) fn is_word(character: char) -> bool {
    is_letter(character) || !is_mark(character) && character.is_numeric()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_neither_letter_nor_digit() {
        for character in ('\0'..=char::MAX).filter(|&character| is_mark(character)) {
            assert!(!character.is_alphanumeric(), "{character}");
        }
    }

    #[test]
    fn places_are_those_of_a_plain_walk() {
        let text: Vec<char> = format!("{}a\nb{}\n", "全".repeat(70), " 镇".repeat(20)).chars().collect();
        let walk = text.iter().copied().enumerate().filter(|(_, c)| matches!(c, ' ' | '\n'));
        assert!(places(&text, [' ', '\n']).eq(walk));
        assert_eq!(places(&text, ['市']).count(), 0);
    }
}
