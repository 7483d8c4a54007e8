//! The scanner: finds the quantities of a stretch of text, each a number with its unit.
//!
//! Refuses what only looks like a quantity: dates, ordinals, codes, list numbers, plan names. Knows
//! numbers and units; does not know what is measured.

use std::borrow::Cow;

use rust_decimal::Decimal;

use crate::figure::Value;
use crate::figure::compound;
use crate::figure::lexicon::{Words, words};
use crate::figure::number::{self, Number, Style};
use crate::figure::text::{Range, Text, is_letter};
use crate::figure::unit::{self, Unit};
use crate::figure::units::{Kind, STRONG, VAGUE};
use crate::numeral;

/// A number with its unit, by places in the shadow.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Quantity {
    /// Number and unit.
    pub(super) range: Range,
    /// The number as written.
    pub(super) value: Value,
    /// The power of ten of 万, 亿 … in the unit.
    pub(super) exponent: u32,
    /// Where multiplier and unit stand (余 and 多 may stand among them).
    pub(super) unit: Range,
    /// The unit without multiplier.
    pub(super) base_unit: Cow<'static, str>,
    /// What the unit counts.
    pub(super) kind: Kind,
    /// Whether 余 or 多 stands inside or a bare magnitude implies more.
    pub(super) more: bool,
}

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
    if let Some(found) = compound::interval(text, &number, range) {
        return Some(found);
    }
    let Some(unit) = unit::unit_at(text, number.end, range.end) else {
        return compound::bare(text, number, range);
    };
    accepts(text, &number, &unit, range).then(|| quantity(number, unit))
}

/// Whether number and unit make a figure.
pub(super) fn accepts(text: Text<'_>, number: &Number, unit: &Unit, range: Range) -> bool {
    let small = matches!(number.value, Value::Exact(value) if value < Decimal::TEN) && unit.exponent == 0;
    // 前10个月 is a period.
    let span = matches!(&*unit.base, "个月" | "天" | "个工作日");
    if span && matches!(text.before(number.start), '前' | '近' | '头') {
        return false;
    }
    match number.style {
        Style::Digits | Style::Mask => {
            !(unit.base == "级" || (unit.base == "期" && small && is_letter(text.at(unit.end))))
        }
        Style::Chinese => {
            let rate = matches!(unit.kind, Kind::Doublings | Kind::Times | Kind::Points);
            let single = matches!(number.value, Value::Exact(value) if value <= Decimal::ONE);
            let one = single && !rate && unit.exponent == 0;
            let vague = small && VAGUE.contains(&unit.base);
            let idiom = matches!(&*unit.base, "分" | "点" | "级" | "期" | "平" | "度" | "方" | "字")
                || (small && unit.base == "元");
            !(vague || one || (idiom && unit.exponent == 0))
        }
        Style::Magnitude => {
            let meant = unit.more || text.longest_end(range.start, number.start, BEFORE_MAGNITUDE).is_some();
            let after =
                text.longest(unit.end, range.end, words!["以上", "左右", "以下", "以内", "大关"]).is_some();
            STRONG.contains(&unit.base) && (meant || after)
        }
    }
}

/// Words before a bare magnitude that show that it is meant as a number.
static BEFORE_MAGNITUDE: &Words = words![
    "近", "上", "过", "逾", "超", "超过", "突破", "达", "达到", "约", "不足", "将近", "破", "可达", "接近",
    "成",
];

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
