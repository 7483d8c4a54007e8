//! The characters that a walk over a text stops at: ends of sentences and lines, numerals.
//!
//! One table, looked up once a character; all others cost nothing more. Does not know what follows.

use crate::figure::text::{Range, Text};

/// What a character may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Sign {
    /// Nothing that a walk stops at.
    None,
    /// It ends a sentence.
    Stop,
    /// It ends a line.
    Line,
    /// A number or a mask may begin with it.
    Numeral,
}

/// The characters that end a sentence.
const STOPS: &[char] = &['。', '!', '?', '！', '？'];

/// The characters that a number or a mask begins with.
#[rustfmt::skip]
const NUMERALS: &[char] = &[
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '零', '〇', '○', '一', '壹', '二', '两', '贰', '三',
    '叁', '四', '肆', '五', '伍', '六', '陆', '七', '柒', '八', '捌', '九', '玖', '十', '拾', '百', '佰',
    '千', '仟', '万', '亿', 'x', 'X', '×', '*', '\u{ff0a}',
];

/// How many characters the table knows: the first plane.
const PLANE: usize = 0x1_0000;

/// The sign of each character of the first plane.
static SIGNS: [Sign; PLANE] =
    mark(mark(mark([Sign::None; PLANE], STOPS, Sign::Stop), &['\n'], Sign::Line), NUMERALS, Sign::Numeral);

/// The table with a sign for some characters; worked out when the program is built.
const fn mark(mut table: [Sign; PLANE], characters: &[char], sign: Sign) -> [Sign; PLANE] {
    let mut at = 0;
    while at < characters.len() {
        table[characters[at] as usize] = sign;
        at += 1;
    }
    table
}

/// What a character may be.
#[inline]
pub(super) fn sign(character: char) -> Sign {
    SIGNS.get(character as usize).copied().unwrap_or(Sign::None)
}

impl<'a> Text<'a> {
    /// The places of a range where a sign stands.
    #[inline]
    pub(super) fn signs(self, range: Range) -> impl Iterator<Item = (usize, Sign)> + use<'a> {
        let places = (range.start..range.end).zip(self.slice(range));
        places.map(|(at, &character)| (at, sign(character))).filter(|(_, sign)| *sign != Sign::None)
    }

    /// The first place in a range where a number or a mask may begin.
    #[inline]
    pub(super) fn numeral(self, range: Range) -> Option<usize> {
        self.slice(range).iter().position(|&c| sign(c) == Sign::Numeral).map(|at| range.start + at)
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
            assert_eq!(sign(character) == Sign::Numeral, numeral, "{character}");
        }
    }
}
