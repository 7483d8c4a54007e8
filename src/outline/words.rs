//! Words looked for in folded text: a list of them, with the two characters that they begin with.
//!
//! Most places of a text begin none of them, which a look in two small tables tells. A stray blank may
//! stand between two characters of a word, as where a converter joined two lines: 工作总 结.

use crate::outline::class::{BLANK, is};

/// How many bits the table of first characters has: two words in a thousand characters share one.
const BITS: usize = 1024;

/// A list of words.
pub(super) struct Words {
    /// The words.
    pub(super) list: &'static [&'static str],
    /// One bit for the first character of each.
    heads: [u64; BITS / 64],
    /// One bit for the first two characters of each; all bits when one of them has no second.
    pairs: [u64; BITS / 64],
}

impl Words {
    /// Makes the table of a list, while compiling.
    pub(super) const fn new(list: &'static [&'static str]) -> Self {
        let (mut heads, mut pairs) = ([0; BITS / 64], [0; BITS / 64]);
        let mut index = 0;
        while index < list.len() {
            let bytes = list[index].as_bytes();
            let (first, length) = code(bytes, 0);
            heads[first % BITS / 64] |= 1 << (first % 64);
            if length < bytes.len() {
                let bit = pair(first, code(bytes, length).0);
                pairs[bit / 64] |= 1 << (bit % 64);
            } else {
                pairs = [u64::MAX; BITS / 64];
            }
            index += 1;
        }
        Self { list, heads, pairs }
    }

    /// Whether a word may begin with this character.
    pub(super) fn may_begin(&self, c: char) -> bool {
        let bit = c as usize % BITS;
        self.heads.get(bit / 64).is_some_and(|bits| bits >> (bit % 64) & 1 == 1)
    }

    /// Whether a word may begin with these two characters.
    fn may_go_on(&self, first: char, second: char) -> bool {
        let bit = pair(first as usize, second as usize);
        self.pairs.get(bit / 64).is_some_and(|bits| bits >> (bit % 64) & 1 == 1) || is(second, BLANK)
    }

    /// Whether a word opens a text.
    #[inline]
    fn open(&self, text: &[char]) -> bool {
        let may = match *text {
            [first, second, ..] => self.may_begin(first) && self.may_go_on(first, second),
            [first] => self.may_begin(first),
            [] => false,
        };
        may && self.reaches(text)
    }

    /// Whether one of the words opens a text of which two characters may begin one: seldom asked.
    #[inline(never)]
    fn reaches(&self, text: &[char]) -> bool {
        self.list.iter().any(|word| reach(text, word).is_some())
    }
}

/// The bit of two characters.
const fn pair(first: usize, second: usize) -> usize {
    (first * 31 + second) % BITS
}

/// Whether `text` begins with one of `words`.
pub(super) fn opens_any(text: &[char], words: &Words) -> bool {
    words.open(text)
}

/// Whether one of `words` stands in `text`.
pub(super) fn holds_any(text: &[char], words: &Words) -> bool {
    let mut rest = text;
    while let [_, behind @ ..] = rest {
        if words.open(rest) {
            return true;
        }
        rest = behind;
    }
    false
}

/// The code of the character that begins at a byte of some UTF-8, and the byte after it.
const fn code(bytes: &[u8], at: usize) -> (usize, usize) {
    let (mut code, length) = match bytes[at] {
        lead @ 0..0x80 => (lead as usize, 1),
        lead @ 0x80..0xe0 => (lead as usize & 0x1f, 2),
        lead @ 0xe0..0xf0 => (lead as usize & 0x0f, 3),
        lead => (lead as usize & 0x07, 4),
    };
    let mut index = at + 1;
    while index < at + length {
        code = code << 6 | (bytes[index] & 0x3f) as usize;
        index += 1;
    }
    (code, at + length)
}

/// How far `word` reaches in `text`, which begins with it.
pub(super) fn reach(text: &[char], word: &str) -> Option<usize> {
    let mut end = 0;
    for c in word.chars() {
        let stray = end > 0 && text.get(end) != Some(&c) && text.get(end).is_some_and(|&c| is(c, BLANK));
        end += usize::from(stray);
        if text.get(end) != Some(&c) {
            return None;
        }
        end += 1;
    }
    Some(end)
}

/// Whether `text` ends with `word`.
fn ends_with(text: &[char], word: &str) -> bool {
    if text.last().copied() != word.chars().next_back() {
        return false;
    }
    let longest = 2 * word.chars().count();
    let tail = text.get(text.len().saturating_sub(longest)..).unwrap_or_default();
    (0..tail.len()).any(|at| tail.get(at..).is_some_and(|rest| reach(rest, word) == Some(rest.len())))
}

/// The entry after the first place of `word` in `text`.
pub(super) fn find_end(text: &[char], word: &str) -> Option<usize> {
    let first = word.chars().next()?;
    let mut places = text.iter().enumerate().filter(|(_, c)| **c == first);
    places.find_map(|(at, _)| reach(text.get(at..).unwrap_or_default(), word).map(|length| at + length))
}

/// Whether `text` ends with one of `words`.
pub(super) fn ends_any(text: &[char], words: &[&str]) -> bool {
    words.iter().any(|word| ends_with(text, word))
}

#[cfg(test)]
mod tests {
    use super::*;

    static WORDS: Words = Words::new(&["回顾", "一年来", "GDP"]);

    #[track_caller]
    fn check(text: &str, [opens, holds, ends]: [bool; 3]) {
        let chars: Vec<char> = text.chars().collect();
        let found = [opens_any(&chars, &WORDS), holds_any(&chars, &WORDS), ends_any(&chars, WORDS.list)];
        assert_eq!(found, [opens, holds, ends], "{text}");
    }

    #[test]
    fn words_are_found_where_they_stand() {
        check("回顾去年", [true, true, false]);
        check("一 年 来", [true, true, true]);
        check("去年GDP", [false, true, true]);
        check("工作回 顾", [false, true, true]);
        check("回回  顾", [false; 3]);
        check("回", [false; 3]);
        check("", [false; 3]);
    }
}
