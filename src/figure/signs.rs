//! The characters that reading stops at: ends of sentences and lines, marks of clauses, numerals.
//!
//! The text is walked once; what is found here is handed to the steps that cut it and look for
//! numbers, so that they need not walk it again. Does not know what a character means where it stands.

use crate::figure::text::{Range, Text};

/// What a character may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    /// Nothing that reading stops at.
    None,
    /// It ends a sentence.
    Stop,
    /// It ends a line.
    Line,
    /// It may end a clause.
    Mark,
    /// A number or a mask may begin with it.
    Numeral,
}

/// A sign and where it stands.
pub(super) type Place = (usize, Sign);

/// The characters that end a sentence.
const STOPS: &[char] = &['。', '!', '?', '！', '？'];

/// The characters that may end a clause inside a sentence.
const MARKS: &[char] = &[',', ';', ':', '—', '(', ')'];

/// The characters that a number or a mask begins with.
#[rustfmt::skip]
const NUMERALS: &[char] = &[
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '零', '〇', '○', '一', '壹', '二', '两', '贰', '三',
    '叁', '四', '肆', '五', '伍', '六', '陆', '七', '柒', '八', '捌', '九', '玖', '十', '拾', '百', '佰',
    '千', '仟', '万', '亿', 'x', 'X', '×', '*', '\u{ff0a}',
];

/// How many characters the table knows: the first plane.
const PLANE: usize = 0x1_0000;

/// The sign of each character of the first plane, worked out when the program is built.
static SIGNS: [Sign; PLANE] = {
    let table = mark([Sign::None; PLANE], STOPS, Sign::Stop);
    let table = mark(table, &['\n'], Sign::Line);
    let table = mark(table, MARKS, Sign::Mark);
    mark(table, NUMERALS, Sign::Numeral)
};

/// A table in which some characters have a sign.
const fn mark(mut table: [Sign; PLANE], characters: &[char], sign: Sign) -> [Sign; PLANE] {
    let mut at = 0;
    while at < characters.len() {
        table[characters[at] as usize] = sign;
        at += 1;
    }
    table
}

impl<'a> Text<'a> {
    /// The signs of a range, in order.
    #[inline]
    pub(super) fn signs(self, range: Range) -> impl Iterator<Item = Place> + use<'a> {
        let sign = |character: char| SIGNS.get(character as usize).copied().unwrap_or(Sign::None);
        let places = self.slice(range).iter().enumerate();
        places.filter_map(move |(at, &character)| match sign(character) {
            Sign::None => None,
            sign => Some((range.start + at, sign)),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::number;
    use crate::numeral;

    #[test]
    fn every_numeral_is_looked_at() {
        for character in '\0'..=char::MAX {
            let numeral =
                character.is_ascii_digit() || numeral::is_part(character) || number::is_mask(character);
            let text = Text { chars: &[character] };
            let found = text.signs(Range::new(0, 1)).any(|(_, sign)| sign == Sign::Numeral);
            assert_eq!(found, numeral, "{character}");
        }
    }
}
