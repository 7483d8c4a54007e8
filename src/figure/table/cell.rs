//! One cell: a number with or without a unit, nothing, or words.
//!
//! Knows how numbers stand alone in a cell; does not know what a column means.

use crate::figure::Value;
use crate::figure::lexicon::{Words, words};
use crate::figure::number;
use crate::figure::table::measure::{self, Measure};
use crate::figure::table::squeezed;
use crate::figure::text::{Range, Text};
use crate::numeral;

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell {
    /// Nothing, or a sign that there is nothing.
    Nil,
    /// A number, perhaps masked, perhaps with its unit.
    Number(Value, Option<Measure>),
    /// Anything else.
    Words,
}

/// Signs and words that stand where there is no number.
const NOTHING: &[&str] = &[
    "-", "--", "---", "—", "——", "–", "…", "……", "...", "/", "\\", "持平", "无", "*", "×", "空", "——.", "#",
];

/// Words and signs before a number of change that say that it went up.
static RISES: &Words = words!["增长", "增加", "上升", "提高", "增", "↑", "▲"];
/// … or down.
static FALLS: &Words = words!["下降", "减少", "降低", "回落", "下滑", "降", "↓", "▼"];

/// Where the word or sign of a change at the start of a cell ends, and whether it says downwards.
fn turn(text: Text<'_>, range: Range) -> Option<(usize, bool)> {
    let end = |words| text.longest(range.start, range.end, words).map(|(_, length)| range.start + length);
    end(FALLS).map(|end| (end, true)).or_else(|| Some((end(RISES)?, false)))
}

/// Whether a cell tells a change by a word or a sign of its own.
pub(super) fn turns(text: Text<'_>, range: Range) -> bool {
    turn(text, range).is_some()
}

/// Reads a trimmed cell.
pub(super) fn read(text: Text<'_>, range: Range) -> Cell {
    if range.is_empty() || NOTHING.contains(&squeezed(text, range).as_str()) {
        return Cell::Nil;
    }
    number(text, range).unwrap_or(Cell::Words)
}

fn number(text: Text<'_>, range: Range) -> Option<Cell> {
    let mut at = range.start;
    if let Some(end) = number::mask_run(text, at, range.end).filter(|end| *end > at + 1) {
        return ended(text, Value::Masked, Range::new(end, range.end));
    }
    if let Some((end, falls)) = turn(text, Range::new(at, range.end)) {
        let rest = text.trim(Range::new(end, range.end));
        return match number(text, rest)? {
            Cell::Number(Value::Exact(value), unit) if value.is_sign_positive() => {
                Some(Cell::Number(Value::Exact(if falls { -value } else { value }), unit))
            }
            _ => None,
        };
    }
    let sign = text.at(at);
    if matches!(sign, '-' | '−' | '–' | '﹣' | '+') {
        at += 1;
        at += usize::from(text.at(at) == ' ');
    }
    let code = text.at(at) == '0' && text.at(at + 1).is_ascii_digit();
    if !text.at(at).is_ascii_digit() || code {
        return None;
    }
    let end = number::digits_end(text, at, range.end);
    let mut value = numeral::parse_ascii(text.slice(Range::new(at, end)))?;
    value.set_sign_negative(!matches!(sign, '+') && at > range.start && !value.is_zero());
    ended(text, Value::Exact(value), Range::new(end, range.end))
}

/// A number after which nothing or only a unit stands.
fn ended(text: Text<'_>, value: Value, rest: Range) -> Option<Cell> {
    if text.trim(rest).is_empty() {
        return Some(Cell::Number(value, None));
    }
    measure::measure(text, rest)
        .filter(|_| !matches!(text.at(rest.start), '+' | '-' | '±' | '、'))
        .map(|unit| Cell::Number(value, Some(unit)))
}

/// Whether a cell is a year in bare digits.
pub(super) fn is_year(text: Text<'_>, range: Range) -> bool {
    let digits = text.slice(range);
    let year = || digits.iter().fold(0_u32, |year, c| year * 10 + c.to_digit(10).unwrap_or(0));
    digits.len() == 4 && digits.iter().all(char::is_ascii_digit) && (1949..2100).contains(&year())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(words: &str, expected: Option<&str>) {
        let chars: Vec<char> = words.chars().collect();
        let found = match read(Text { chars: &chars }, Range::new(0, chars.len())) {
            Cell::Number(Value::Masked, unit) => Some(format!("?{}", unit.map_or("".into(), |u| u.base))),
            Cell::Number(Value::Exact(value), unit) => {
                Some(format!("{value}{}", unit.map_or("".into(), |u| u.base)))
            }
            Cell::Nil => Some(String::new()),
            _ => None,
        };
        assert_eq!(found.as_deref(), expected, "{words}");
    }

    #[test]
    fn a_cell_is_a_number_or_it_is_not() {
        check("4000.5", Some("4000.5"));
        check("-3.5", Some("-3.5"));
        check("− 3.5%", Some("-3.5%"));
        check("+3", Some("3"));
        check("27,203,319", Some("27203319"));
        check("12.5亿元", Some("12.5元"));
        check("xx.x", Some("?"));
        check("xx万元", Some("?元"));
        check("-0.0", Some("0.0"));
        for nothing in ["", "-", "——", "…", "/", "持平", "*", "×"] {
            check(nothing, Some(""));
        }
        for words in ["粮食", "8:30", "2023.5.1", "1-12", "001", "0451-6300", "5-3", "3个亿", "第3"] {
            check(words, None);
        }
    }
}
