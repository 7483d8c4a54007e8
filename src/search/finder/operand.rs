//! The right side of a comparison: a number with a unit, or a range, in base units.
//!
//! Works on folded text. Values are exact decimals; 万 and 亿 are folded in, and units of one kind are
//! converted as for comparing reports (1公顷 is 15亩).

use rust_decimal::Decimal;

use crate::compare;
use crate::figure;
use crate::numeral;
use crate::search::finder::Fault;
use crate::search::finder::words::{AFTER, BETWEEN, Comparison, ends};

/// Which values match.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Bounds {
    /// The least value, and whether it matches itself.
    pub(crate) low: Option<(Decimal, bool)>,
    /// The largest value, and whether it matches itself.
    pub(crate) high: Option<(Decimal, bool)>,
    /// Whether all but these match.
    pub(crate) is_turned: bool,
    /// The base unit of the kind, in which the bounds are, or `None` for any unit as it is.
    pub(crate) unit: Option<String>,
}

/// A number, the power of ten of its multiplier, and its base unit if it has one.
struct Number {
    value: Decimal,
    exponent: u32,
    unit: Option<String>,
}

impl Bounds {
    /// The bounds that a comparison with the operand `text` sets.
    pub(crate) fn compared(comparison: Comparison, text: &str) -> Result<Self, Fault> {
        if comparison == Comparison::Equal
            && let Some(range) = Self::range(text)
        {
            return range;
        }
        let number = number(text)?;
        let value = number.scaled(text)?;
        let (low, high, is_turned) = match comparison {
            Comparison::Above => (Some((value, false)), None, false),
            Comparison::AtLeast => (Some((value, true)), None, false),
            Comparison::Below => (None, Some((value, false)), false),
            Comparison::AtMost => (None, Some((value, true)), false),
            Comparison::Equal => (Some((value, true)), Some((value, true)), false),
            Comparison::Unequal => (Some((value, true)), Some((value, true)), true),
        };
        Ok(Self { low, high, is_turned, unit: number.kind() })
    }

    /// A range such as `100..200万元`, or a number with 以上 behind it; `None` when it is neither.
    pub(crate) fn range(text: &str) -> Option<Result<Self, Fault>> {
        if !begins_number(text) {
            return None;
        }
        if let Some((comparison, before)) = ends(AFTER, text) {
            return Some(Self::compared(comparison, before));
        }
        let (low, high) = BETWEEN.iter().find_map(|sign| text.split_once(sign))?;
        (begins_number(high)).then(|| Self::between(low, high))
    }

    // 100..200万元: what the first number lacks is that of the second.
    fn between(low: &str, high: &str) -> Result<Self, Fault> {
        let (mut first, second) = (number(low)?, number(high)?);
        if first.unit.is_none() && first.exponent == 0 {
            first.exponent = second.exponent;
        }
        if first.unit.is_none() {
            first.unit.clone_from(&second.unit);
        }
        if first.kind() != second.kind() {
            return Err(Fault(format!("“{low}” and “{high}” have different units")));
        }
        let (from, to) = (first.scaled(low)?, second.scaled(high)?);
        if from > to {
            return Err(Fault(format!("“{low}” is more than “{high}”")));
        }
        Ok(Self { low: Some((from, true)), high: Some((to, true)), is_turned: false, unit: second.kind() })
    }

    /// Whether all values from `low` to `high` match; `is_more` says that the value meant is greater
    /// than the one written.
    pub(crate) fn hold(&self, (low, high): (Decimal, Decimal), is_more: bool) -> bool {
        let above = self.low.is_none_or(|(bound, own)| low > bound || (low == bound && (own || is_more)));
        let below = self.high.is_none_or(|(bound, own)| high < bound || (high == bound && own && !is_more));
        (above && below) != self.is_turned
    }
}

impl Number {
    /// The value in base units.
    fn scaled(&self, text: &str) -> Result<Decimal, Fault> {
        let scale = numeral::power_of_ten(self.exponent);
        let factor = self.unit.as_ref().map_or(Decimal::ONE, |unit| compare::base(unit).1);
        let scaled = self.value.checked_mul(scale).and_then(|value| value.checked_mul(factor));
        scaled.ok_or_else(|| Fault(format!("“{text}” is too large")))
    }

    /// The base unit of its kind.
    fn kind(&self) -> Option<String> {
        self.unit.as_ref().map(|unit| compare::base(unit).0.to_owned())
    }
}

/// Whether a text begins with a number.
pub(crate) fn begins_number(text: &str) -> bool {
    let mut characters = text.trim_start_matches(['-', '+']).chars();
    characters.next().is_some_and(|c| c.is_ascii_digit() || numeral::is_part(c))
}

/// Whether a text is a range in digits that lacks one of its ends: `5%~`.
pub(crate) fn is_half(text: &str) -> bool {
    let is_whole = |text: &str| text.starts_with(|c: char| c.is_ascii_digit()) && number(text).is_ok();
    // 到5月 is a word that may stand in a name.
    BETWEEN.iter().filter(|sign| sign.is_ascii()).any(|sign| {
        let rest = text.strip_suffix(sign).or_else(|| text.strip_prefix(sign));
        // A number below nothing begins in such a way, too.
        rest.is_some_and(is_whole) && number(text).is_err()
    })
}

/// Reads a number with or without a unit: 1亿, 1,260亩, -5%, 三千万元.
fn number(text: &str) -> Result<Number, Fault> {
    let no_number = || Fault(format!("“{text}” is no number"));
    let (negative, rest) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let ascii = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    let chinese = |c: char| numeral::is_part(c) || c == '点';
    let end = if rest.starts_with(ascii) { rest.find(|c| !ascii(c)) } else { rest.find(|c| !chinese(c)) };
    let (digits, words) = rest.split_at(end.unwrap_or(rest.len()));
    let characters: Vec<char> = digits.chars().collect();
    let value = if digits.starts_with(ascii) {
        (digits.matches('.').count() < 2).then(|| numeral::parse_ascii(&characters)).flatten()
    } else {
        numeral::parse_chinese(&characters)
    };
    let value = value.ok_or_else(no_number)?;
    let (exponent, unit) = if words.is_empty() {
        (0, None)
    } else {
        let (exponent, base) =
            figure::unit(words).ok_or_else(|| Fault(format!("“{words}” in “{text}” is no unit")))?;
        (exponent, Some(base).filter(|base| !base.is_empty()))
    };
    Ok(Number { value: if negative { -value } else { value }, exponent, unit })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: (&str, Option<&str>)) {
        let bounds = Bounds::compared(Comparison::Above, text).unwrap_or_else(|fault| panic!("{fault}"));
        let value = bounds.low.map(|(value, _)| value.normalize().to_string());
        assert_eq!((value.as_deref(), bounds.unit.as_deref()), (Some(expected.0), expected.1), "{text}");
    }

    #[test]
    fn a_number_has_its_multiplier_and_base_unit() {
        check("1亿元", ("100000000", Some("元")));
        check("10000万元", ("100000000", Some("元")));
        check("1亿", ("100000000", None));
        check("1,260亩", ("1260", Some("亩")));
        check("12.5%", ("12.5", Some("%")));
        check("-5%", ("-5", Some("%")));
        check("三千万元", ("30000000", Some("元")));
        check("两千五百亩", ("2500", Some("亩")));
        check("10公顷", ("150", Some("亩")));
        check("500公斤", ("0.5", Some("吨")));
        check("38m", ("0.038", Some("公里")));
        check("2千瓦", ("2", Some("千瓦")));
        check("3个百分点", ("3", Some("个百分点")));
        check("30元/吨", ("30", Some("元/吨")));
        check("7", ("7", None));
    }

    #[track_caller]
    fn refused(text: &str, expected: &str) {
        let fault = Bounds::compared(Comparison::Above, text).unwrap_err();
        assert_eq!(fault.to_string(), expected);
    }

    #[test]
    fn what_is_no_number_is_named() {
        refused("abc", "“abc” is no number");
        refused("1.2.3", "“1.2.3” is no number");
        refused("5斗米", "“斗米” in “5斗米” is no unit");
        refused("9999999999999999999999亿亿亿元", "“9999999999999999999999亿亿亿元” is too large");
    }

    #[track_caller]
    fn range(text: &str, expected: Result<(i64, i64, Option<&str>), &str>) {
        let found = Bounds::range(text).unwrap();
        let found = found.map(|bounds| {
            let end = |bound: Option<(Decimal, bool)>| i64::try_from(bound.unwrap().0).unwrap();
            (end(bounds.low), end(bounds.high), bounds.unit)
        });
        let found = found.map_err(|fault| fault.to_string());
        let found = found.as_ref().map(|(low, high, unit)| (*low, *high, unit.as_deref()));
        assert_eq!(found, expected.map_err(str::to_owned).as_ref().copied());
    }

    #[test]
    fn the_first_number_of_a_range_may_lack_what_the_second_has() {
        range("100..200万元", Ok((1_000_000, 2_000_000, Some("元"))));
        range("100万..2亿元", Ok((1_000_000, 200_000_000, Some("元"))));
        range("5~10%", Ok((5, 10, Some("%"))));
        range("一千至两千亩", Ok((1000, 2000, Some("亩"))));
        range("3..4", Ok((3, 4, None)));
        range("30亩..4公顷", Ok((30, 60, Some("亩"))));
        range("3亩..4元", Err("“3亩” and “4元” have different units"));
        range("5..3亩", Err("“5” is more than “3亩”"));
        assert!(Bounds::range("农业至工业").is_none());
        assert!(Bounds::range("10%").is_none());
    }

    #[test]
    fn a_range_of_values_must_lie_inside() {
        let at = |value: i64| Decimal::from(value);
        let above = Bounds::compared(Comparison::Above, "10").unwrap();
        assert!(above.hold((at(11), at(12)), false) && !above.hold((at(10), at(12)), false));
        assert!(above.hold((at(10), at(10)), true), "more than 10 is above 10");
        let most = Bounds::compared(Comparison::AtMost, "10").unwrap();
        assert!(most.hold((at(10), at(10)), false) && !most.hold((at(10), at(10)), true));
        let not = Bounds::compared(Comparison::Unequal, "10").unwrap();
        assert!(not.hold((at(9), at(9)), false) && !not.hold((at(10), at(10)), false));
    }
}
