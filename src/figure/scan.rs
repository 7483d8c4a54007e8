//! The scanner: finds the quantities of a stretch of text, each a number with its unit.
//!
//! Refuses what only looks like a quantity: dates, ordinals, codes, list numbers, plan names. Knows
//! numbers and units; does not know what is measured.

use rust_decimal::Decimal;

use super::text::{Range, Text, is_blank};
use super::units::{Kind, NO_UNIT, NOT_UNITS, STRONG, UNITS, VAGUE};
use crate::figure::Value;
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
    pub(super) base_unit: String,
    /// What the unit counts.
    pub(super) kind: Kind,
    /// Whether 余 or 多 stands inside or a bare magnitude implies more.
    pub(super) more: bool,
}

/// A number without its unit yet.
struct Number {
    start: usize,
    end: usize,
    value: Value,
    exponent: u32,
    style: Style,
    more: bool,
}

/// How a number is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    Digits,
    Chinese,
    Magnitude,
    Mask,
}

/// A unit that was read after a number.
struct Unit {
    end: usize,
    exponent: u32,
    start: usize,
    base: String,
    kind: Kind,
    more: bool,
}

/// Finds the quantities that begin in `range`, in order, without overlap.
pub(super) fn scan(text: Text<'_>, range: Range) -> Vec<Quantity> {
    let mut found = Vec::new();
    let mut at = range.start;
    while at < range.end {
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
    if is_mask(character) || (character.is_ascii_digit() && mask_run(text, at, range.end).is_some()) {
        if let Some(end) = mask_run(text, at, range.end) {
            return masked(text, at, end, range)
                .map_or(Step::Skip(end), |found| Step::Found(Box::new(found)));
        }
        return Step::Skip(at + 1);
    }
    if character.is_ascii_digit() {
        let end = token_end(text, at, range.end);
        if is_code(text, at, end, range) {
            return Step::Skip(end);
        }
        return proportion(text, at, range)
            .or_else(|| digits(text, at, range).and_then(|number| finish(text, number, range)))
            .map_or(Step::Skip(end), |found| Step::Found(Box::new(found)));
    }
    if numeral::is_part(character) {
        let end = chinese_end(text, at, range.end);
        if let Some(found) = fraction(text, at, end, range) {
            return Step::Found(Box::new(found));
        }
        if matches!(text.before(at), '第' | '数' | '几' | '好') || in_short_quotes(text, at, range) {
            return Step::Skip(end);
        }
        return chinese(text, at, end)
            .and_then(|number| finish(text, number, range))
            .map_or(Step::Skip(end), |found| Step::Found(Box::new(found)));
    }
    Step::Skip(at + 1)
}

const fn is_mask(character: char) -> bool {
    matches!(character, 'x' | 'X' | '×' | '*' | '\u{ff0a}')
}

/// The end of a run of mask characters, digits and points that begins at `at` and holds a mask.
fn mask_run(text: Text<'_>, at: usize, end: usize) -> Option<usize> {
    if text.before(at).is_ascii_alphanumeric() || matches!(text.before(at), '.') {
        return None;
    }
    let mut stop = at;
    while stop < end && (is_mask(text.at(stop)) || text.at(stop).is_ascii_digit() || text.at(stop) == '.') {
        stop += 1;
    }
    let run = text.slice(Range::new(at, stop));
    let masks = run.iter().filter(|c| is_mask(**c)).count();
    // 2×35万千瓦 multiplies: one sign between digits is no mask.
    let product = masks == 1
        && run.first().is_some_and(char::is_ascii_digit)
        && run.last().is_some_and(char::is_ascii_digit);
    (masks > 0 && !product && !text.at(stop).is_ascii_alphabetic()).then_some(stop)
}

fn masked(text: Text<'_>, start: usize, end: usize, range: Range) -> Option<Quantity> {
    let unit = unit_at(text, end, range.end)?;
    let sure = unit.exponent > 0 || !matches!(unit.kind, Kind::Count) || sure_count(text, &unit, end, range);
    let number = Number { start, end, value: Value::Masked, exponent: 0, style: Style::Mask, more: false };
    sure.then(|| quantity(number, unit))
}

/// Whether a counter after a mask ends there: `xx户,` counts, `xx人民政府` and `xx场镇` do not.
fn sure_count(text: Text<'_>, unit: &Unit, end: usize, range: Range) -> bool {
    !is_mask(text.at(end))
        && (STRONG.contains(&unit.base.as_str())
            || !text.at(unit.end).is_alphabetic()
            || unit.end >= range.end)
}

/// The end of the run of digits and number signs that begins at `at`.
fn token_end(text: Text<'_>, at: usize, end: usize) -> usize {
    let mut stop = at;
    while stop < end
        && (text.at(stop).is_ascii_alphanumeric()
            || (text.at(stop) == '.' && text.at(stop + 1).is_ascii_digit()))
    {
        stop += 1;
    }
    stop.max(at + 1)
}

/// Whether the digits at `at` are part of a code, an ordinal or a date: S242, 5G, 3+2, 第12, 2023.11.5.
fn is_code(text: Text<'_>, at: usize, end: usize, range: Range) -> bool {
    let before = text.before(at);
    if before.is_ascii_alphabetic() && text.starts(at.saturating_sub(1), range.end, "x").is_none()
        || matches!(before, '第' | '+' | '/' | '〔' | '[' | '_' | '#')
    {
        return true;
    }
    // “7+28+N”, “3+2”, N+1
    if text.at(end) == '+' && (text.at(end + 1).is_ascii_alphanumeric()) {
        return true;
    }
    if before == '-' && text.before(at.saturating_sub(1)).is_ascii_alphanumeric() {
        return true;
    }
    let token = text.slice(Range::new(at, end));
    if token.iter().filter(|c| **c == '.').count() > 1 {
        return true;
    }
    let letters = token.iter().position(char::is_ascii_alphabetic);
    if let Some(first) = letters {
        let unit: String = token.iter().skip(first).collect();
        return !UNITS.iter().any(|(word, _)| *word == unit);
    }
    in_short_quotes(text, at, range) && !matches!(text.at(end), '%' | '‰' | '元' | '万' | '亿')
}

/// Whether a place stands in quotation marks that hold only a few characters: a slogan, a plan name.
fn in_short_quotes(text: Text<'_>, at: usize, range: Range) -> bool {
    let open = (range.start.max(at.saturating_sub(12))..at)
        .rev()
        .find(|&i| matches!(text.at(i), '“' | '”' | '《' | '》'));
    let Some(open) = open.filter(|&i| matches!(text.at(i), '“' | '《')) else { return false };
    (at..(open + 14).min(range.end)).any(|i| matches!(text.at(i), '”' | '》'))
}

/// Reads digits at `at`: 3428, 27,203,319, 12.5, 7 4 7 7 2, 2×35.
fn digits(text: Text<'_>, at: usize, range: Range) -> Option<Number> {
    let end =
        if spaced(text, at) { spaced_end(text, at, range.end) } else { digits_end(text, at, range.end) };
    let mut value = numeral::parse_ascii(text.slice(Range::new(at, end)))?;
    let mut start = at;
    let mut stop = end;
    if text.before(at) == '-'
        && text.before(at.saturating_sub(1)).is_alphabetic()
        && !text.before(at - 1).is_ascii()
    {
        value.set_sign_negative(true);
        start = at - 1;
    }
    if matches!(text.at(end), '×' | '*') && text.at(end + 1).is_ascii_digit() {
        stop = digits_end(text, end + 1, range.end);
        value = numeral::parse_ascii(text.slice(Range::new(end + 1, stop)))?;
    }
    Some(Number {
        start,
        end: stop,
        value: Value::Exact(value),
        exponent: 0,
        style: Style::Digits,
        more: false,
    })
}

/// Whether single digits stand apart: `7 4 7`.
fn spaced(text: Text<'_>, at: usize) -> bool {
    text.at(at + 1) == ' ' && text.at(at + 2).is_ascii_digit() && !text.at(at + 3).is_ascii_digit()
}

fn spaced_end(text: Text<'_>, at: usize, end: usize) -> usize {
    let mut stop = at + 1;
    loop {
        let next = if text.at(stop) == ' ' { stop + 1 } else { stop };
        let point = text.at(next) == '.';
        let digit = next + usize::from(point) + usize::from(point && text.at(next + 1) == ' ');
        let single = text.at(digit).is_ascii_digit() && !text.at(digit + 1).is_ascii_digit();
        if digit >= end || !single || (digit == stop && !point) {
            return stop;
        }
        stop = digit + 1;
    }
}

fn digits_end(text: Text<'_>, at: usize, end: usize) -> usize {
    let run = |from: usize| (from..end).find(|&i| !text.at(i).is_ascii_digit()).unwrap_or(end);
    let mut stop = run(at);
    // 8 .6‰: a scan may set the point apart.
    if text.at(stop) == ' ' && text.at(stop + 1) == '.' && text.at(stop + 2).is_ascii_digit() {
        return run(stop + 2);
    }
    // A comma groups thousands only between groups of exactly three digits.
    if stop - at <= 3 {
        while text.at(stop) == ',' && run(stop + 1) == stop + 4 {
            stop += 4;
        }
    }
    if matches!(text.at(stop), '.' | '·') && text.at(stop + 1).is_ascii_digit() {
        stop = run(stop + 1);
    }
    stop
}

/// The end of a run of Chinese numeral characters; 千 of 千瓦 and 百 of 百分 are not part of it.
fn chinese_end(text: Text<'_>, at: usize, end: usize) -> usize {
    let mut stop = at;
    while stop < end {
        let character = text.at(stop);
        let point = character == '点' && numeral::digit(text.at(stop + 1)).is_some() && stop > at;
        if !(numeral::is_part(character) || point) || text.starts(stop, end, "百分").is_some() {
            break;
        }
        let unit =
            matches!(character, '千') && text.longest(stop, end, &["千瓦", "千伏", "千米", "千克"]).is_some();
        if unit && stop > at {
            break;
        }
        stop += 1;
    }
    stop.max(at + 1)
}

/// Reads a Chinese numeral; a final 万 or 亿 belongs to the unit.
fn chinese(text: Text<'_>, start: usize, end: usize) -> Option<Number> {
    let run = text.slice(Range::new(start, end));
    if run.iter().all(|&c| numeral::magnitude(c).is_some()) && run != ['十'] {
        return Some(magnitude_alone(run, start, end));
    }
    let tail = run.iter().rev().take_while(|c| matches!(c, '万' | '亿')).count();
    let (head, multiplier) = run.split_at(run.len() - tail);
    let exponent = multiplier.iter().filter_map(|&c| numeral::magnitude(c)).sum();
    let simple = tail > 0 && !head.is_empty() && !head.iter().any(|c| matches!(c, '万' | '亿'));
    let (value, exponent) =
        if simple { (numeral::parse_chinese(head)?, exponent) } else { (numeral::parse_chinese(run)?, 0) };
    // A year or a plan (一九五六, 九五) is written in bare digits; a quantity of two digits is not.
    if run.len() > 1 && run.iter().all(|&c| numeral::digit(c).is_some()) {
        return None;
    }
    let end = if simple { end - tail } else { end };
    Some(Number { start, end, value: Value::Exact(value), exponent: 0, style: Style::Chinese, more: false })
        .map(|number| if simple { number } else { Number { exponent, ..number } })
}

/// 千, 百, 万, 千万, 亿 without a digit: 近千人, 上亿株.
fn magnitude_alone(run: &[char], start: usize, end: usize) -> Number {
    let tail = run.iter().rev().take_while(|c| matches!(c, '万' | '亿')).count();
    let head = run.get(..run.len() - tail).unwrap_or_default();
    let value = if head.is_empty() { Some(Decimal::ONE) } else { numeral::parse_chinese(head) };
    Number {
        start,
        end: end - tail,
        value: Value::Exact(value.unwrap_or(Decimal::ONE)),
        exponent: 0,
        style: Style::Magnitude,
        more: false,
    }
}

/// Reads the unit, the second half of a range, and refuses what is no quantity.
fn finish(text: Text<'_>, number: Number, range: Range) -> Option<Quantity> {
    if let Some(found) = interval(text, &number, range) {
        return Some(found);
    }
    let Some(unit) = unit_at(text, number.end, range.end) else {
        return bare(text, number, range);
    };
    accepts(text, &number, &unit, range).then(|| quantity(number, unit))
}

/// Whether number and unit make a figure.
fn accepts(text: Text<'_>, number: &Number, unit: &Unit, range: Range) -> bool {
    let small = matches!(number.value, Value::Exact(value) if value < Decimal::TEN) && unit.exponent == 0;
    match number.style {
        Style::Digits | Style::Mask => {
            !(unit.base == "级" || (unit.base == "期" && small && text.at(unit.end).is_alphabetic()))
        }
        Style::Chinese => {
            let one =
                matches!(number.value, Value::Exact(value) if value <= Decimal::ONE) && unit.exponent == 0;
            let vague = small && VAGUE.contains(&unit.base.as_str());
            let idiom = matches!(unit.base.as_str(), "分" | "点" | "级" | "期" | "平" | "度" | "方" | "字")
                || (small && unit.base == "元");
            !(vague || (one && unit.kind != Kind::Doublings) || (idiom && unit.exponent == 0))
        }
        Style::Magnitude => {
            let meant = unit.more
                || BEFORE_MAGNITUDE.iter().any(|word| text.ends(range.start, number.start, word).is_some());
            let after =
                text.longest(unit.end, range.end, &["以上", "左右", "以下", "以内", "大关"]).is_some();
            STRONG.contains(&unit.base.as_str()) && (meant || after)
        }
    }
}

/// Words before a bare magnitude that show that it is meant as a number.
const BEFORE_MAGNITUDE: &[&str] = &[
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

/// Reads `[多|余] [万|亿 …] [多|余] unit` after a number that ends at `from`.
fn unit_at(text: Text<'_>, from: usize, end: usize) -> Option<Unit> {
    let mut at = from;
    while at < end && is_blank(text.at(at)) && at < from + 2 {
        at += 1;
    }
    let (mut exponent, mut more) = (0, false);
    let start = at;
    loop {
        let character = text.at(at);
        if at >= end {
            break;
        }
        if matches!(character, '余' | '多' | '来') && at < end {
            let next = text.at(at + 1);
            let goes_on = numeral::magnitude(next).is_some() || word_at(text, at + 1, end).is_some();
            if !goes_on && exponent == 0 {
                return None;
            }
            more = more || character != '来';
            at += 1;
            if !goes_on {
                break;
            }
            continue;
        }
        let multiplier = numeral::magnitude(character)
            .filter(|_| !matches!(word_at(text, at, end), Some((word, _, _)) if word.chars().count() > 1));
        match multiplier {
            Some(power) => {
                exponent += power;
                at += 1;
                // 45 万 亩: a blank may stand between multiplier and unit.
                if text.at(at) == ' ' && word_at(text, at + 1, end).is_some() {
                    at += 1;
                }
            }
            None => break,
        }
    }
    if text.longest(at, end, NO_UNIT).is_some_and(|(word, length)| {
        word_at(text, at, end).is_none_or(|(_, unit, _)| unit <= length && word != "国")
    }) {
        return None;
    }
    match word_at(text, at, end) {
        Some((word, length, kind)) => {
            let mut unit = Unit { end: at + length, exponent, start, base: word.to_owned(), kind, more };
            per(text, &mut unit, end);
            Some(unit)
        }
        None if exponent > 0 => {
            Some(Unit { end: at, exponent, start, base: String::new(), kind: Kind::Bare, more })
        }
        None => None,
    }
}

/// The unit of the table that stands at a place; none where a longer word says something else.
fn word_at(text: Text<'_>, at: usize, end: usize) -> Option<(&'static str, usize, Kind)> {
    let mut best: Option<(&'static str, usize, Kind)> = None;
    let first = text.at(at);
    for &(word, kind) in UNITS {
        if word.starts_with(first)
            && let Some(length) = text.starts(at, end, word)
            && best.is_none_or(|(_, longest, _)| length > longest)
        {
            best = Some((word, length, kind));
        }
    }
    let (_, length, _) = best?;
    let other = text.longest(at, end, NOT_UNITS).is_some_and(|(_, longer)| longer > length);
    let latin = first.is_ascii_alphabetic() && text.at(at + length).is_ascii_alphabetic();
    (!other && !latin).then_some(best).flatten()
}

/// 元/吨, 微克/立方米: the unit goes on after a slash.
fn per(text: Text<'_>, unit: &mut Unit, end: usize) {
    if text.at(unit.end) == '/'
        && let Some((word, length, _)) = word_at(text, unit.end + 1, end)
    {
        unit.base.push('/');
        unit.base.push_str(word);
        unit.end += 1 + length;
    }
}

/// A range: 30-50亩, 4.5%—5%, 3,000元至8,000元.
fn interval(text: Text<'_>, first: &Number, range: Range) -> Option<Quantity> {
    let Value::Exact(low) = first.value else { return None };
    let left = unit_at(text, first.end, range.end);
    let mut at = left.as_ref().map_or(first.end, |unit| unit.end);
    while text.at(at) == ' ' {
        at += 1;
    }
    let joiner = text.longest(at, range.end, JOINERS)?.1;
    if text.longest_end(range.start, first.start, &["从", "由"]).is_some()
        && matches!(text.at(at), '至' | '到')
    {
        return None;
    }
    at += joiner;
    while text.at(at) == ' ' {
        at += 1;
    }
    let second = match first.style {
        Style::Digits if text.at(at).is_ascii_digit() => digits(text, at, Range::new(at, range.end))?,
        Style::Chinese if numeral::is_part(text.at(at)) => {
            chinese(text, at, chinese_end(text, at, range.end))?
        }
        _ => return None,
    };
    let Value::Exact(high) = second.value else { return None };
    let right = unit_at(text, second.end, range.end)?;
    let same = left.as_ref().is_none_or(|unit| unit.base == right.base || unit.base.is_empty());
    let plain = !matches!(right.base.as_str(), "级" | "") && same && accepts(text, &second, &right, range);
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

/// What joins the two numbers of a range.
const JOINERS: &[&str] = &["-", "--", "—", "——", "~", "至", "到", "－"];

/// A ratio (4.0:37.7:58.3) or a fraction in digits (1/3).
fn proportion(text: Text<'_>, at: usize, range: Range) -> Option<Quantity> {
    let mut parts = vec![(at, digits_end(text, at, range.end))];
    let mut sign = ' ';
    loop {
        let &(_, end) = parts.last()?;
        let mut next = end;
        while text.at(next) == ' ' {
            next += 1;
        }
        let joint = text.at(next);
        if !matches!(joint, ':' | '/') || (sign != ' ' && joint != sign) {
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
        parts.push((start, digits_end(text, start, range.end)));
    }
    let &(start, end) = parts.last()?;
    let clock = parts.len() == 2
        && sign == ':'
        && end - start == 2
        && !text.slice(Range::new(at, end)).contains(&'.');
    let dated = text.longest(end, range.end, &["年", "月", "日", "-"]).is_some();
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
        base_unit: String::new(),
        kind: Kind::Proportion,
        more: false,
    })
}

/// 百分之五十一, 千分之三, 三分之二.
fn fraction(text: Text<'_>, at: usize, end: usize, range: Range) -> Option<Quantity> {
    let part = |from: usize| -> Option<(Decimal, usize)> {
        if text.at(from).is_ascii_digit() {
            let stop = digits_end(text, from, range.end);
            return Some((numeral::parse_ascii(text.slice(Range::new(from, stop)))?, stop));
        }
        let stop = chinese_end(text, from, range.end);
        Some((numeral::parse_chinese(text.slice(Range::new(from, stop)))?, stop))
    };
    for (word, unit) in [("百分之", "%"), ("千分之", "‰"), ("万分之", "‱")] {
        if let Some(length) = text.starts(at, range.end, word) {
            let (value, stop) = part(at + length)?;
            return Some(share(Range::new(at, stop), value, Range::new(at, at + length), unit));
        }
    }
    let length = text.starts(end, range.end, "分之")?;
    let below = numeral::parse_chinese(text.slice(Range::new(at, end)))?;
    let (above, stop) = part(end + length)?;
    let value = above.checked_div(below)?;
    Some(Quantity { kind: Kind::Proportion, ..share(Range::new(at, stop), value, Range::default(), "") })
}

fn share(range: Range, value: Decimal, unit: Range, base: &str) -> Quantity {
    Quantity {
        range,
        value: Value::Exact(value),
        exponent: 0,
        unit,
        base_unit: base.to_owned(),
        kind: Kind::Percent,
        more: false,
    }
}

/// Words before a number that is a label: a post code, a telephone number.
const LABELS: &[&str] = &[
    "邮编", "邮政编码", "电话", "热线", "编号", "传真", "号码", "代码", "账号", "帐号", "手机", "微信",
    "页码", "字数", "共计字数",
];

/// A number without any unit: 年末总人口766579, — only where the clause ends and a link word shows it.
fn bare(text: Text<'_>, number: Number, range: Range) -> Option<Quantity> {
    let Value::Exact(value) = number.value else { return None };
    let ends = number.end >= range.end || matches!(text.at(number.end), ',' | ';' | '。' | ')' | '\n');
    let linked = text
        .longest_end(
            range.start,
            number.start,
            &["达", "达到", "为", "共", "完成", "实现", "约", "超过", "突破", "数"],
        )
        .is_some();
    let counted = linked
        || (text.before(number.start).is_alphabetic()
            && !text.before(number.start).is_ascii()
            && value >= Decimal::ONE_THOUSAND);
    let label = text.longest_end(range.start, number.start, LABELS).is_some();
    let year =
        label || value >= Decimal::from(1900) && value <= Decimal::from(2100) && value.fract().is_zero();
    (number.style == Style::Digits && ends && counted && !year && value >= Decimal::TEN).then(|| Quantity {
        range: Range::new(number.start, number.end),
        value: number.value,
        exponent: 0,
        unit: Range::default(),
        base_unit: String::new(),
        kind: Kind::Bare,
        more: false,
    })
}
