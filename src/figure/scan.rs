//! The scanner: finds the quantities of a stretch of text, each a number with its unit.
//!
//! Refuses what only looks like a quantity: dates, ordinals, codes, list numbers, plan names. Knows
//! numbers and units; does not know what is measured.

use crate::figure::Value;
use crate::figure::compound;
use crate::figure::number::{self, Number, Style};
use crate::figure::quantity::{Quantity, accepts};
use crate::figure::signs::{Place, Sign};
use crate::figure::steps;
use crate::figure::text::{Range, Text, is_blank, is_letter};
use crate::figure::unit::{self, Unit};
use crate::figure::units::{Kind, STRONG, UNITS};
use crate::numeral;

/// Finds the quantities that begin in `range`, whose `signs` are known, in order, without overlap.
pub(super) fn scan<'a>(
    text: Text<'a>,
    range: Range,
    signs: &'a [Place],
) -> impl Iterator<Item = Quantity> + use<'a> {
    let mut next = range.start;
    signs.iter().filter_map(move |&(at, sign)| {
        if sign != Sign::Numeral || at < next {
            return None;
        }
        let (quantity, end) = quantity_at(text, at, range);
        next = end.max(at + 1);
        quantity
    })
}

/// The quantity at a place, if one stands there, and where the next may begin.
fn quantity_at(text: Text<'_>, at: usize, range: Range) -> (Option<Quantity>, usize) {
    let character = text.at(at);
    let masks = number::is_mask(character) || character.is_ascii_digit();
    let mask = if masks { number::mask_run(text, at, range.end) } else { None };
    let (found, end) = if let Some(end) = mask {
        (masked(text, at, end, range), end)
    } else if character.is_ascii_digit() {
        let end = number::token_end(text, at, range.end);
        (if number::is_code(text, at, end, range) { None } else { in_digits(text, at, range) }, end)
    } else if numeral::is_part(character) {
        let end = number::chinese_end(text, at, range.end);
        (in_words(text, at, end, range), end)
    } else {
        (None, at + 1)
    };
    let end = found.as_ref().map_or(end, |found| found.range.end);
    (found, end)
}

/// The quantity of which the digits begin at a place: 3428万元, 4.0:37.7:58.3.
fn in_digits(text: Text<'_>, at: usize, range: Range) -> Option<Quantity> {
    compound::proportion(text, at, range)
        .or_else(|| number::digits(text, at, range).and_then(|number| finish(text, number, range)))
}

/// The quantity of which the Chinese numeral stands from `at` to `end`: 三百二十户, 三分之二.
fn in_words(text: Text<'_>, at: usize, end: usize, range: Range) -> Option<Quantity> {
    let digit = end == at + 1 && numeral::digit(text.at(at)).is_some();
    if digit && !may_count(text.at(end)) {
        return None;
    }
    if let Some(found) = compound::fraction(text, at, end, range) {
        return Some(found);
    }
    let part = matches!(text.before(at), '第' | '数' | '几' | '好')
        || after_slogan(text, at, range)
        || number::in_short_quotes(text, at, range);
    if part { None } else { finish(text, number::chinese(text, at, end)?, range) }
}

/// Whether a character may go on a quantity that begins with one Chinese digit; most that follow one
/// do not: 一是, 二、.
fn may_count(next: char) -> bool {
    is_blank(next)
        || matches!(next, '余' | '多' | '来' | '分' | '半')
        || UNITS.may_begin(next)
        || compound::JOINERS.may_begin(next)
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
    // xx村 is a place, 永安路*段 a part of one.
    // 第xx次人代会 is an ordinal.
    let place = matches!(&*unit.base, "村" | "乡" | "镇" | "区" | "段") && unit.exponent == 0
        || text.before(start) == '第';
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
    let unit = unit::unit_at(text, number.end, range.end);
    if let Some(found) = compound::interval(text, &number, unit.as_ref(), range)
        .or_else(|| steps::stepped(text, &number, unit.as_ref(), range))
    {
        return Some(found);
    }
    let Some(unit) = unit else {
        return compound::shared(text, &number, range).or_else(|| compound::bare(text, number, range));
    };
    if unit.base.is_empty()
        && let Some(found) = compound::shared(text, &number, range)
    {
        return Some(found);
    }
    if let Some(found) = compound::tenths(text, &number, &unit, range) {
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
