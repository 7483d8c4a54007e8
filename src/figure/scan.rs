//! The scanner: finds the quantities of a stretch of text, each a number with its unit.
//!
//! Refuses what only looks like a quantity: dates, ordinals, codes, list numbers, plan names. Knows
//! numbers and units; does not know what is measured.

use crate::figure::Value;
use crate::figure::compound;
use crate::figure::lexicon::{Words, words};
use crate::figure::number::{self, Number, Style};
use crate::figure::quantity::{Quantity, accepts};
use crate::figure::steps;
use crate::figure::text::{Range, Text, is_letter};
use crate::figure::unit::{self, Unit};
use crate::figure::units::{Kind, STRONG};
use crate::numeral;

/// The characters that a number or a mask begins with.
static NUMERALS: &Words = words![
    "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "零", "〇", "○", "一", "壹", "二", "两", "贰", "三",
    "叁", "四", "肆", "五", "伍", "六", "陆", "七", "柒", "八", "捌", "九", "玖", "十", "拾", "百", "佰",
    "千", "仟", "万", "亿", "x", "X", "×", "*", "\u{ff0a}",
];

/// Finds the quantities that begin in `range`, in order, without overlap.
pub(super) fn scan(text: Text<'_>, range: Range) -> Vec<Quantity> {
    let mut found = Vec::new();
    let mut at = range.start;
    while let Some((next, _)) = text.find_any(Range::new(at, range.end), NUMERALS) {
        at = next;
        match quantity_at(text, at, range) {
            Step::Found(quantity) => {
                at = quantity.range.end.max(at + 1);
                found.push(*quantity);
            }
            Step::Skip(next) => at = next.max(at + 1),
        }
    }
    found
}

/// What stands at a place: a quantity, or nothing up to a later place.
enum Step {
    Found(Box<Quantity>),
    Skip(usize),
}

fn quantity_at(text: Text<'_>, at: usize, range: Range) -> Step {
    let character = text.at(at);
    if number::is_mask(character)
        || (character.is_ascii_digit() && number::mask_run(text, at, range.end).is_some())
    {
        if let Some(end) = number::mask_run(text, at, range.end) {
            return masked(text, at, end, range)
                .map_or(Step::Skip(end), |found| Step::Found(Box::new(found)));
        }
        return Step::Skip(at + 1);
    }
    if character.is_ascii_digit() {
        let end = number::token_end(text, at, range.end);
        if number::is_code(text, at, end, range) {
            return Step::Skip(end);
        }
        return compound::proportion(text, at, range)
            .or_else(|| number::digits(text, at, range).and_then(|number| finish(text, number, range)))
            .map_or(Step::Skip(end), |found| Step::Found(Box::new(found)));
    }
    if numeral::is_part(character) {
        let end = number::chinese_end(text, at, range.end);
        if let Some(found) = compound::fraction(text, at, end, range) {
            return Step::Found(Box::new(found));
        }
        if after_slogan(text, at, range)
            || matches!(text.before(at), '第' | '数' | '几' | '好')
            || number::in_short_quotes(text, at, range)
        {
            return Step::Skip(end);
        }
        return number::chinese(text, at, end)
            .and_then(|number| finish(text, number, range))
            .map_or(Step::Skip(end), |found| Step::Found(Box::new(found)));
    }
    Step::Skip(at + 1)
}

/// 八大工程二十一项行动: a count right after 八大工程 is part of the slogan.
fn after_slogan(text: Text<'_>, at: usize, range: Range) -> bool {
    let start = at.saturating_sub(6).max(range.start);
    (start + 1..at).any(|i| {
        text.at(i) == '大'
            && numeral::digit(text.before(i)).is_some()
            && (i..at).all(|i| text.at(i).is_alphabetic())
    })
}

fn masked(text: Text<'_>, start: usize, end: usize, range: Range) -> Option<Quantity> {
    let unit = unit::unit_at(text, end, range.end)?;
    // xx村 is a place.
    let place = matches!(&*unit.base, "村" | "乡" | "镇" | "区") && unit.exponent == 0;
    let sure = !place
        && (unit.exponent > 0 || !matches!(unit.kind, Kind::Count) || sure_count(text, &unit, end, range));
    let number = Number { start, end, value: Value::Masked, exponent: 0, style: Style::Mask, more: false };
    sure.then(|| quantity(number, unit))
}

/// Whether a counter after a mask ends there: `xx户,` counts, `xx人民政府` and `xx场镇` do not.
fn sure_count(text: Text<'_>, unit: &Unit, end: usize, range: Range) -> bool {
    !number::is_mask(text.at(end))
        && (STRONG.contains(&unit.base) || !is_letter(text.at(unit.end)) || unit.end >= range.end)
}

/// Reads the unit, the second half of a range, and refuses what is no quantity.
fn finish(text: Text<'_>, number: Number, range: Range) -> Option<Quantity> {
    if let Some(found) =
        compound::interval(text, &number, range).or_else(|| steps::stepped(text, &number, range))
    {
        return Some(found);
    }
    let Some(unit) = unit::unit_at(text, number.end, range.end) else {
        return compound::shared(text, &number, range).or_else(|| compound::bare(text, number, range));
    };
    if unit.base.is_empty()
        && let Some(found) = compound::shared(text, &number, range)
    {
        return Some(found);
    }
    let unit = compound::points(text, &unit, range).unwrap_or(unit);
    accepts(text, &number, &unit, range).then(|| {
        let unit = unit::in_currency(text, number.start, range.start, unit);
        quantity(number, unit)
    })
}

fn quantity(number: Number, unit: Unit) -> Quantity {
    Quantity {
        range: Range::new(number.start, unit.end),
        value: number.value,
        exponent: number.exponent + unit.exponent,
        unit: Range::new(unit.start, unit.end),
        base_unit: unit.base,
        kind: unit.kind,
        more: number.more || unit.more,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_numeral_is_looked_at() {
        for character in '\0'..=char::MAX {
            let numeral =
                character.is_ascii_digit() || numeral::is_part(character) || number::is_mask(character);
            assert_eq!(NUMERALS.is(&[character]), numeral, "{character}");
        }
    }
}
