//! Units: which of them measure the same kind of thing, and in which one a row is read best.
//!
//! Knows factors between units (GB 3100, and the market units that reports use); does not know
//! figures. A unit that the table does not have is a kind of its own.

use rust_decimal::Decimal;

use crate::compare::{Amount, Unit};
use crate::numeral;

/// A unit, the base unit of its kind, and how many of that it is: a number with its power of ten.
type Measure = (&'static str, &'static str, i64, u32);

#[rustfmt::skip]
const MEASURES: &[Measure] = &[
    ("元", "元", 1, 0), ("块钱", "元", 1, 0), ("港币", "港元", 1, 0),
    ("亩", "亩", 1, 0), ("公顷", "亩", 15, 0), ("平方公里", "亩", 1500, 0), ("平方千米", "亩", 1500, 0),
    ("平方米", "亩", 15, 4), ("平米", "亩", 15, 4), ("平方公尺", "亩", 15, 4),
    ("吨", "吨", 1, 0), ("公吨", "吨", 1, 0), ("t", "吨", 1, 0), ("公斤", "吨", 1, 3), ("千克", "吨", 1, 3), ("kg", "吨", 1, 3),
    ("斤", "吨", 5, 4), ("市斤", "吨", 5, 4), ("担", "吨", 5, 2), ("克", "吨", 1, 6), ("毫克", "吨", 1, 9),
    ("公里", "公里", 1, 0), ("千米", "公里", 1, 0), ("km", "公里", 1, 0), ("KM", "公里", 1, 0),
    ("里", "公里", 5, 1), ("华里", "公里", 5, 1), ("米", "公里", 1, 3), ("延米", "公里", 1, 3), ("m", "公里", 1, 3),
    ("厘米", "公里", 1, 5), ("cm", "公里", 1, 5), ("毫米", "公里", 1, 6), ("mm", "公里", 1, 6),
    ("立方米", "立方米", 1, 0), ("立方", "立方米", 1, 0), ("立方公尺", "立方米", 1, 0), ("升", "立方米", 1, 3), ("毫升", "立方米", 1, 6),
    ("千瓦", "千瓦", 1, 0), ("kW", "千瓦", 1, 0), ("瓦", "千瓦", 1, 3), ("兆瓦", "千瓦", 1000, 0), ("MW", "千瓦", 1000, 0),
    ("吉瓦", "千瓦", 1_000_000, 0), ("GW", "千瓦", 1_000_000, 0),
    ("千伏安", "千伏安", 1, 0), ("kVA", "千伏安", 1, 0), ("KVA", "千伏安", 1, 0),
    ("千瓦时", "千瓦时", 1, 0), ("度", "千瓦时", 1, 0),
    ("人", "人", 1, 0), ("名", "人", 1, 0), ("位", "人", 1, 0), ("个人", "人", 1, 0),
    ("‰", "%", 1, 1), ("%", "%", 1, 0),
    ("标箱", "标准箱", 1, 0), ("标准箱", "标准箱", 1, 0), ("TEU", "标准箱", 1, 0),
    ("小时", "小时", 1, 0), ("个小时", "小时", 1, 0),
];

/// Names of powers of ten, the largest first.
const POWERS: &[(u32, &str)] = &[(12, "万亿"), (8, "亿"), (4, "万"), (0, "")];

/// The base unit of a unit's kind, and how many of that it is.
pub(super) fn base(unit: &str) -> (&str, Decimal) {
    match MEASURES.iter().find(|(name, ..)| *name == unit) {
        Some((_, base, number, scale)) => (base, Decimal::new(*number, *scale)),
        None => (unit, Decimal::ONE),
    }
}

/// The unit in which values of one kind are shown: the one that most of them are written in, or, when
/// the numbers would be too long or too small in it, its multiple that suits the middle one.
pub(super) fn best(amounts: &[&Amount]) -> Unit {
    let unit = common(amounts.iter().map(|amount| &*amount.unit)).unwrap_or_default();
    let own = |amount: &&&Amount| *amount.unit == *unit;
    let power = common(amounts.iter().filter(own).map(|amount| power(amount.power))).unwrap_or_default();
    let (_, factor) = base(unit);
    let mut values: Vec<Decimal> = amounts.iter().filter_map(|amount| Some(amount.value?.abs())).collect();
    values.sort_unstable();
    let middle = values.get(values.len() / 2).and_then(|value| value.checked_div(factor));
    let power = middle.map_or(power, |middle| suited(middle, power, unit));
    let name = POWERS.iter().find(|(known, _)| *known == power).map_or("", |(_, name)| name);
    let factor = factor.checked_mul(numeral::power_of_ten(power)).unwrap_or(factor);
    Unit { name: format!("{name}{unit}"), factor }
}

/// The largest named power of ten that is not above `power`.
fn power(power: u32) -> u32 {
    POWERS.iter().map(|(known, _)| *known).find(|known| *known <= power).unwrap_or(0)
}

/// The usual power when the middle value reads well with it.
fn suited(middle: Decimal, usual: u32, unit: &str) -> u32 {
    let in_power = |power: u32| middle.checked_div(numeral::power_of_ten(power));
    let reads = |value: Decimal| value >= Decimal::new(1, 1) && value < Decimal::from(100_000);
    if unit == "%" || middle.is_zero() || in_power(usual).is_some_and(reads) {
        return usual;
    }
    let named = POWERS.iter().map(|(power, _)| *power);
    named.into_iter().find(|&power| in_power(power).is_some_and(|value| value >= Decimal::ONE)).unwrap_or(0)
}

/// What occurs most often; of equals the least, so that the order of arrival does not matter.
fn common<T: Ord>(items: impl Iterator<Item = T>) -> Option<T> {
    let mut items: Vec<T> = items.collect();
    items.sort_unstable();
    let mut best: Option<(usize, T)> = None;
    let mut rest = items.into_iter().peekable();
    while let Some(item) = rest.next() {
        let mut count = 1;
        while rest.next_if_eq(&item).is_some() {
            count += 1;
        }
        if best.as_ref().is_none_or(|(most, _)| count > *most) {
            best = Some((count, item));
        }
    }
    best.map(|(_, item)| item)
}

impl Unit {
    /// A value of its kind in this unit. Only a value that is converted is rounded, to six digits.
    pub(super) fn of(&self, value: Decimal) -> Decimal {
        let converted = value.checked_div(self.factor).unwrap_or(value);
        let exact = converted.checked_mul(self.factor) == Some(value) && converted.scale() <= 4;
        let rounded = if exact { converted } else { converted.round_sf(6).unwrap_or(converted) };
        rounded.normalize()
    }
}

#[cfg(test)]
mod tests {
    use crate::figure::Approx;

    use super::*;

    fn amount(written: &str, unit: &str, power: u32) -> Amount {
        let (kind, factor) = base(unit);
        let value = written.parse::<Decimal>().unwrap() * numeral::power_of_ten(power) * factor;
        Amount {
            quote: written.into(),
            value: Some(value),
            high: None,
            base: kind.into(),
            unit: unit.into(),
            power,
            approx: Approx::Exact,
            interval: None,
        }
    }

    #[track_caller]
    fn check(amounts: &[(&str, &str, u32)], name: &str, expected: &[&str]) {
        let amounts: Vec<Amount> =
            amounts.iter().map(|(value, unit, power)| amount(value, unit, *power)).collect();
        let unit = best(&amounts.iter().collect::<Vec<_>>());
        let shown: Vec<String> = amounts.iter().map(|a| unit.of(a.value.unwrap()).to_string()).collect();
        assert_eq!(
            (unit.name.as_str(), shown.iter().map(String::as_str).collect::<Vec<_>>()),
            (name, expected.to_vec())
        );
    }

    #[test]
    fn values_of_one_kind_have_one_unit() {
        check(&[("3428", "元", 4), ("0.41", "元", 8), ("3900", "元", 4)], "万元", &["3428", "4100", "3900"]);
        check(&[("12300", "元", 0), ("9800", "元", 0)], "元", &["12300", "9800"]);
        check(
            &[("150", "亩", 0), ("10", "公顷", 0), ("0.2", "平方公里", 0), ("60", "亩", 0)],
            "亩",
            &["150", "150", "300", "60"],
        );
        check(&[("1.5", "吨", 4), ("16000", "吨", 0), ("2.1", "吨", 4)], "万吨", &["1.5", "1.6", "2.1"]);
        check(&[("800", "公斤", 0), ("1200", "斤", 0), ("900", "公斤", 0)], "公斤", &["800", "600", "900"]);
        check(&[("3.2", "人", 4), ("31000", "名", 0), ("3.3", "人", 4)], "万人", &["3.2", "3.1", "3.3"]);
        check(&[("62", "%", 0), ("8", "‰", 0), ("70", "%", 0)], "%", &["62", "0.8", "70"]);
        check(&[("500", "平方米", 0)], "平方米", &["500"]);
    }

    #[test]
    fn a_unit_that_does_not_suit_gives_way_to_its_multiple() {
        check(&[("123456789", "元", 0), ("223456789", "元", 0)], "亿元", &["1.23457", "2.23457"]);
        check(&[("34283456.78", "元", 0), ("100", "元", 4)], "万元", &["3428.35", "100"]);
        check(&[], "", &[]);
    }

    #[test]
    fn kinds_do_not_mix() {
        for (one, other) in
            [("元", "美元"), ("亩", "吨"), ("人", "人次"), ("户", "人"), ("%", "元"), ("个", "家")]
        {
            assert_ne!(base(one).0, base(other).0, "{one} {other}");
        }
        for (name, kind, ..) in MEASURES {
            assert_eq!(base(kind).0, *kind, "{name}");
        }
    }
}
