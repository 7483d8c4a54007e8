//! Quantities of more than one number, or without a unit: ranges, ratios, fractions, bare numbers.
//!
//! Knows how they are written; what a single number is, `number` says.

use std::borrow::Cow;

use rust_decimal::Decimal;

use crate::figure::Value;
use crate::figure::lexicon::{Words, words};
use crate::figure::number::{self, Number, Style};
use crate::figure::quantity::{Quantity, accepts};
use crate::figure::text::{Range, Text, is_letter};
use crate::figure::unit::{self, Unit};
use crate::figure::units::Kind;
use crate::numeral;

/// A range: 30-50亩, 4.5%—5%, 3,000元至8,000元.
///
/// `left` is the unit that stands right after the first number, if one does.
pub(super) fn interval(
    text: Text<'_>,
    first: &Number,
    left: Option<&Unit>,
    range: Range,
) -> Option<Quantity> {
    let Value::Exact(low) = first.value else { return None };
    let mut at = left.map_or(first.end, |unit| unit.end);
    while text.at(at) == ' ' {
        at += 1;
    }
    let joiner = text.longest(at, range.end, JOINERS)?.1;
    if text.longest_end(range.start, first.start, words!["从", "由"]).is_some()
        && matches!(text.at(at), '至' | '到')
    {
        return None;
    }
    at += joiner;
    while text.at(at) == ' ' {
        at += 1;
    }
    let second = match first.style {
        Style::Digits if text.at(at).is_ascii_digit() => number::digits(text, at, Range::new(at, range.end))?,
        Style::Chinese if numeral::is_part(text.at(at)) => {
            number::chinese(text, at, number::chinese_end(text, at, range.end))?
        }
        _ => return None,
    };
    let Value::Exact(high) = second.value else { return None };
    let right = unit::unit_at(text, second.end, range.end)?;
    let same = left.is_none_or(|unit| unit.base == right.base || unit.base.is_empty());
    let plain = !matches!(&*right.base, "级" | "") && same && accepts(text, &second, &right, range);
    plain.then(|| Quantity {
        range: Range::new(first.start, right.end),
        value: Value::Range(low, high),
        exponent: right.exponent,
        unit: Range::new(right.start, right.end),
        base_unit: right.base,
        kind: right.kind,
        more: right.more,
    })
}

/// Tenths with a hundredth behind them, and a half of times: 四成三 is 4.3成, 七成半 7.5成, 一倍半 1.5倍.
/// A digit that counts something is none: 八成三户.
pub(super) fn tenths(text: Text<'_>, number: &Number, unit: &Unit, range: Range) -> Option<Quantity> {
    let Value::Exact(value) = number.value else { return None };
    let half = text.at(unit.end) == '半';
    let digit = numeral::digit(text.at(unit.end)).filter(|&digit| digit > 0 && text.at(unit.end) != '两');
    let digit = digit.or(half.then_some(5))?;
    let end = unit.end + 1;
    let alone = !numeral::is_part(text.at(end)) && unit::unit_at(text, end, range.end).is_none();
    let times = unit.kind == Kind::Times && half;
    let tenths =
        (unit.kind == Kind::Tenths || times) && number.style == Style::Chinese && value < Decimal::TEN;
    (tenths && alone && end <= range.end).then(|| Quantity {
        range: Range::new(number.start, end),
        value: Value::Exact(value + Decimal::new(digit.into(), 1)),
        exponent: 0,
        unit: Range::new(unit.start, unit.end),
        base_unit: unit.base.clone(),
        kind: unit.kind,
        more: false,
    })
}

/// What joins the two numbers of a range.
pub(super) static JOINERS: &Words = words!["-", "--", "—", "——", "~", "至", "到", "－"];

/// A ratio (4.0:37.7:58.3) or a fraction in digits (1/3).
pub(super) fn proportion(text: Text<'_>, at: usize, range: Range) -> Option<Quantity> {
    let end = number::digits_end(text, at, range.end);
    if !matches!(text.at(end), ':' | '/' | ' ') {
        return None;
    }
    let mut parts = vec![(at, end)];
    let mut sign = ' ';
    loop {
        let &(_, end) = parts.last()?;
        let mut next = end;
        while text.at(next) == ' ' {
            next += 1;
        }
        let joint = text.at(next);
        let full = parts.len() == MAX_PARTS;
        if full || !matches!(joint, ':' | '/') || (sign != ' ' && joint != sign) {
            break;
        }
        let mut start = next + 1;
        while joint == ':' && text.at(start) == ' ' {
            start += 1;
        }
        if !text.at(start).is_ascii_digit() {
            break;
        }
        sign = joint;
        parts.push((start, number::digits_end(text, start, range.end)));
    }
    let &(start, end) = parts.last()?;
    let clock = sign == ':'
        && end - start == 2
        && !text.slice(Range::new(at, end)).contains(&'.')
        && (parts.len() == 2 || parts.len() == 3 && after_day(text, at));
    let dated = text.longest(end, range.end, words!["年", "月", "日", "-"]).is_some();
    if parts.len() < 2 || clock || dated || (sign == '/' && parts.len() > 2) {
        return None;
    }
    let number = |(from, to): (usize, usize)| numeral::parse_ascii(text.slice(Range::new(from, to)));
    let first = number((parts.first()?.0, parts.first()?.1))?;
    let value = if sign == '/' {
        let below = number((start, end))?;
        if below.is_zero() || first >= below {
            return None;
        }
        first / below
    } else {
        first
    };
    Some(Quantity {
        range: Range::new(at, end),
        value: Value::Exact(value),
        exponent: 0,
        unit: Range::default(),
        base_unit: Cow::Borrowed(""),
        kind: Kind::Proportion,
        more: false,
    })
}

/// 2024/11/17 5:48:13: after a day stands the time of day.
fn after_day(text: Text<'_>, at: usize) -> bool {
    let before = text.trim(Range::new(at.saturating_sub(4), at));
    let last = text.before(before.end);
    matches!(last, '日' | '午' | '晚' | '晨') || (last.is_ascii_digit() && before.end < at)
}

/// How many numbers a ratio has at most.
const MAX_PARTS: usize = 32;

/// 百分之五十一, 千分之三, 三分之二.
pub(super) fn fraction(text: Text<'_>, at: usize, end: usize, range: Range) -> Option<Quantity> {
    let part = |from: usize| -> Option<(Decimal, usize)> {
        if text.at(from).is_ascii_digit() {
            let stop = number::digits_end(text, from, range.end);
            return Some((numeral::parse_ascii(text.slice(Range::new(from, stop)))?, stop));
        }
        let stop = number::chinese_end(text, from, range.end);
        Some((numeral::parse_chinese(text.slice(Range::new(from, stop)))?, stop))
    };
    if let Some(found) = half(text, at, range) {
        return Some(found);
    }
    if text.at(at + 1) != '分' && text.at(end) != '分' {
        return None;
    }
    for (word, unit) in [("百分之", "%"), ("千分之", "‰"), ("万分之", "‱")] {
        if let Some(length) = text.starts(at, range.end, word) {
            let (value, stop) = part(at + length)?;
            let found = share(Range::new(at, stop), value, Range::new(at, at + length), unit);
            // 百分之二至三, 百分之八到百分之十: the second number of a range.
            let second =
                text.longest(stop, range.end, words!["至", "到", "—", "-", "~"]).and_then(|(_, joint)| {
                    let from = stop + joint;
                    let again = text.starts(from, range.end, word).unwrap_or(0);
                    part(from + again).filter(|(high, stop)| {
                        *high > value && unit::unit_at(text, *stop, range.end).is_none()
                    })
                });
            return Some(match second {
                Some((high, stop)) => {
                    Quantity { range: Range::new(at, stop), value: Value::Range(value, high), ..found }
                }
                None => found,
            });
        }
    }
    let length = text.starts(end, range.end, "分之")?;
    let below = numeral::parse_chinese(text.slice(Range::new(at, end)))?;
    let (above, stop) = part(end + length)?;
    let value = above.checked_div(below)?;
    Some(Quantity { kind: Kind::Proportion, ..share(Range::new(at, stop), value, Range::default(), "") })
}

/// 减少一半, 超过一半: a half where a word says that something comes to it; 一半是山地 tells no figure.
fn half(text: Text<'_>, at: usize, range: Range) -> Option<Quantity> {
    let length = text.starts(at, range.end, "一半")?;
    text.longest_end(range.start, at, BEFORE_HALF)?;
    let found = share(Range::new(at, at + length), Decimal::new(5, 1), Range::default(), "");
    Some(Quantity { kind: Kind::Proportion, ..found })
}

/// Words before 一半 that make it a figure.
static BEFORE_HALF: &Words = words![
    "减少", "减少了", "下降", "下降了", "降低", "降低了", "压减", "压缩", "精简", "缩短", "缩短了", "减半",
    "超过", "超", "接近", "近", "过", "达到", "不足", "不到", "占", "的",
];

fn share(range: Range, value: Decimal, unit: Range, base: &'static str) -> Quantity {
    Quantity {
        range,
        value: Value::Exact(value),
        exponent: 0,
        unit,
        base_unit: Cow::Borrowed(base),
        kind: Kind::Percent,
        more: false,
    }
}

/// 分别提高1.2个、2.3个百分点: a bare 个 before points counts points.
pub(super) fn points(text: Text<'_>, unit: &Unit, range: Range) -> Option<Unit> {
    let mut end = if unit.base == "个" { unit.end } else { return None };
    loop {
        let (_, joint) = text.longest(end, range.end, words!["和", "、", "及", "与"])?;
        let start = end + joint;
        let stop = text.at(start).is_ascii_digit().then(|| number::digits_end(text, start, range.end))?;
        let next = unit::unit_at(text, stop, range.end)?;
        match (next.kind, &*next.base) {
            (Kind::Points, _) => {
                return Some(Unit { start: unit.start, end: unit.end, ..next });
            }
            (_, "个") => end = next.end,
            _ => return None,
        }
    }
}

/// 分别提高1.2和2.3个百分点: of a list of rates the last alone may write the unit.
pub(super) fn shared(text: Text<'_>, first: &Number, range: Range) -> Option<Quantity> {
    if first.style != Style::Digits {
        return None;
    }
    // 426亿和100亿元: a multiplier of its own is read, the unit is shared.
    let own = unit::unit_at(text, first.end, range.end).filter(|unit| unit.base.is_empty());
    let mut end = own.as_ref().map_or(first.end, |unit| unit.end);
    let stop = end;
    let unit = loop {
        let (_, joint) = text.longest(end, range.end, words!["和", "、", "及", "与"])?;
        let start = end + joint;
        end = text.at(start).is_ascii_digit().then(|| number::digits_end(text, start, range.end))?;
        if let Some(unit) = unit::unit_at(text, end, range.end) {
            break unit;
        }
    };
    let near = Range::new(first.start.saturating_sub(SHARED), first.start);
    let shares = matches!(unit.kind, Kind::Points | Kind::Percent | Kind::Money | Kind::Measure)
        && text.holds(near, words!["分别", "依次"]);
    shares.then(|| Quantity {
        range: Range::new(first.start, stop),
        value: first.value,
        exponent: own.map_or(unit.exponent, |own| own.exponent),
        unit: Range::new(unit.start, unit.end),
        base_unit: unit.base,
        kind: unit.kind,
        more: false,
    })
}

/// How far before a number that shares its unit 分别 is looked for, in characters.
const SHARED: usize = 48;

/// Words before a number that is a label: a post code, a telephone number.
static LABELS: &Words = words![
    "邮编", "邮政编码", "电话", "热线", "编号", "传真", "号码", "代码", "账号", "帐号", "手机", "微信",
    "页码", "字数", "共计字数",
];

/// A number without any unit: 年末总人口766579, — only where the clause ends and a link word shows it.
pub(super) fn bare(text: Text<'_>, number: Number, range: Range) -> Option<Quantity> {
    let Value::Exact(value) = number.value else { return None };
    let ends = number.end >= range.end || matches!(text.at(number.end), ',' | ';' | '。' | ')' | '\n');
    // 40622农户: those who are counted stand right behind the number.
    let people = words!["农户", "居民", "群众", "村民", "学生", "职工", "贫困户"];
    let people = value >= Decimal::ONE_HUNDRED
        && text.longest(number.end, range.end, people).is_some_and(|(_, length)| {
            let end = number.end + length;
            end >= range.end || matches!(text.at(end), ',' | ';' | '。' | '、')
        });
    let ends = ends || people;
    if number.style != Style::Digits || !ends || value < Decimal::TEN {
        return None;
    }
    let linked = text
        .longest_end(
            range.start,
            number.start,
            words!["达", "达到", "为", "共", "完成", "实现", "约", "超过", "突破", "数"],
        )
        .is_some();
    let counted = linked
        || people
        || (is_letter(text.before(number.start))
            && !text.before(number.start).is_ascii()
            && value >= Decimal::ONE_THOUSAND);
    let label = text.longest_end(range.start, number.start, LABELS).is_some();
    let year =
        label || value >= Decimal::from(1900) && value <= Decimal::from(2100) && value.fract().is_zero();
    (counted && !year).then(|| Quantity {
        range: Range::new(number.start, number.end),
        value: number.value,
        exponent: 0,
        unit: Range::default(),
        base_unit: Cow::Borrowed(""),
        kind: Kind::Bare,
        more: false,
    })
}
