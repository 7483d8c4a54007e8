//! Numbers as they stand in a text: digits, Chinese numerals, masks; and what only looks like one.
//!
//! Knows how numbers are written; does not know units, but for the letters that may follow a digit.

use rust_decimal::Decimal;

use crate::figure::Value;
use crate::figure::lexicon::words;
use crate::figure::text::{Range, Text, is_letter};
use crate::figure::units::UNITS;
use crate::numeral;

/// A number without its unit yet.
pub(super) struct Number {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) value: Value,
    pub(super) exponent: u32,
    pub(super) style: Style,
    pub(super) more: bool,
}

/// How a number is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Digits,
    Chinese,
    Magnitude,
    Mask,
}

pub(super) const fn is_mask(character: char) -> bool {
    matches!(character, 'x' | 'X' | '×' | '*' | '\u{ff0a}')
}

/// The end of a run of mask characters, digits and points that begins at `at` and holds a mask.
pub(super) fn mask_run(text: Text<'_>, at: usize, end: usize) -> Option<usize> {
    if text.before(at).is_ascii_alphanumeric() || matches!(text.before(at), '.') {
        return None;
    }
    let (mut stop, mut masks) = (at, 0);
    let end = end.min(at + MASK_RUN);
    while stop < end {
        match text.at(stop) {
            '0'..='9' | '.' => {}
            sign if is_mask(sign) => masks += 1,
            _ => break,
        }
        stop += 1;
    }
    if masks == 0 {
        return None;
    }
    let run = text.slice(Range::new(at, stop));
    // 2×35万千瓦 multiplies: one sign between digits is no mask.
    let zero = run.windows(2).any(|pair| matches!(pair, [sign, '0'] if is_mask(*sign)));
    let product = masks == 1
        && !zero
        && run.first().is_some_and(char::is_ascii_digit)
        && run.last().is_some_and(char::is_ascii_digit);
    (!product && !text.at(stop).is_ascii_alphabetic()).then_some(stop)
}

/// How many characters of a masked number are read; a longer run is a line of stars.
const MASK_RUN: usize = 128;

/// The end of the run of digits and number signs that begins at `at`.
pub(super) fn token_end(text: Text<'_>, at: usize, end: usize) -> usize {
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
pub(super) fn is_code(text: Text<'_>, at: usize, end: usize, range: Range) -> bool {
    let before = text.before(at);
    if before.is_ascii_alphabetic()
        && text.starts(at.saturating_sub(1), range.end, "x").is_none()
        && !after_name(text, at, end)
        || matches!(before, '第' | '/' | '〔' | '[' | '_' | '#')
        || before == ' ' && is_cut_off(text, at)
        || (before == '+' && !signed(text, at, end))
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
        return !text.is(Range::new(at + first, end), &UNITS);
    }
    in_short_quotes(text, at, range) && !matches!(text.at(end), '%' | '‰' | '元' | '万' | '亿')
}

/// Whether the digits behind a blank are the second half of a number or of an ordinal: 67 000, 第 2.
fn is_cut_off(text: Text<'_>, at: usize) -> bool {
    let ahead = text.before(at - 1);
    ahead == '第' || ahead.is_ascii_digit() && text.at(at) == '0' && text.at(at + 1).is_ascii_digit()
}

/// Whether the digits `at..end` are what an indicator of Latin letters comes to: GDP79.4亿元, CPI1.2%.
fn after_name(text: Text<'_>, at: usize, end: usize) -> bool {
    let names = words!["GDP", "CPI", "PPI", "FDI", "R&D"];
    let name = text.longest_end(0, at, names).filter(|(_, length)| {
        let outer = text.before(at - length);
        !outer.is_ascii_alphanumeric()
    });
    name.is_some() && matches!(text.at(end), '%' | '‰' | '元' | '万' | '亿')
}

/// Whether a place stands in quotation marks that hold only a few characters: a slogan, a plan name.
pub(super) fn in_short_quotes(text: Text<'_>, at: usize, range: Range) -> bool {
    let near = Range::new(range.start.max(at.saturating_sub(12)), at);
    let open = text.slice(near).iter().rposition(|c| matches!(c, '“' | '”' | '《' | '》'));
    let open = open.map(|open| near.start + open).filter(|&open| matches!(text.at(open), '“' | '《'));
    let Some(open) = open else { return false };
    (at..(open + 14).min(range.end)).any(|i| matches!(text.at(i), '”' | '》'))
}

/// Reads digits at `at`: 3428, 27,203,319, 12.5, 7 4 7 7 2, 2×35.
pub(super) fn digits(text: Text<'_>, at: usize, range: Range) -> Option<Number> {
    let end =
        if spaced(text, at) { spaced_end(text, at, range.end) } else { digits_end(text, at, range.end) };
    let run = text.slice(Range::new(at, end));
    let mut value = numeral::parse_ascii(run)?;
    // 103 7%: a blank for the point.
    let decimals = run.iter().rev().take_while(|c| c.is_ascii_digit()).count();
    if decimals < 3
        && !run.contains(&'.')
        && run.iter().nth_back(decimals) == Some(&' ')
        && run.len() > decimals + 2
        && !spaced(text, at)
    {
        value /= numeral::power_of_ten(decimals as u32);
    }
    let mut start = at;
    let mut stop = end;
    if signed(text, at, end) {
        value.set_sign_negative(text.before(at) == '-');
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

/// Whether a sign stands before the number `at..end`: 增速-1.5%, 分别+1%、-2%. Other signs than a
/// minus after a word are those of rates: N+1 and 3-5 have none.
fn signed(text: Text<'_>, at: usize, end: usize) -> bool {
    let (sign, before) = (text.before(at), text.before(at.saturating_sub(1)));
    let word = is_letter(before) && !before.is_ascii();
    let rate = matches!(text.at(end), '%' | '‰') || text.starts(end, end + 4, "个百分点").is_some();
    match sign {
        '-' => word || (rate && matches!(before, '、' | ',' | ':' | '(')),
        '+' => rate && (word || matches!(before, '、' | ',' | ':' | '(')),
        _ => false,
    }
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

pub(super) fn digits_end(text: Text<'_>, at: usize, end: usize) -> usize {
    let run = |from: usize| (from..end).find(|&i| !text.at(i).is_ascii_digit()).unwrap_or(end);
    let mut stop = run(at);
    if let Some(next) = broken(text, at, stop, end) {
        return next;
    }
    // 8 .6‰: a scan may set the point apart.
    if text.at(stop) == ' ' && text.at(stop + 1) == '.' && text.at(stop + 2).is_ascii_digit() {
        return run(stop + 2);
    }
    // A comma groups thousands only between groups of exactly three digits; so does a blank, where a
    // unit follows: 77 100个.
    if stop - at <= 3 {
        while text.at(stop) == ',' && run(stop + 1) == stop + 4 {
            stop += 4;
        }
        let mut grouped = stop;
        while text.at(grouped) == ' ' && run(grouped + 1) == grouped + 4 && text.at(at) != '0' {
            grouped += 4;
        }
        let counts = || {
            counts_behind(text, grouped, end) || matches!(text.at(grouped), '至' | '多' | '余' | '-' | '—')
        };
        if grouped > stop && counts() {
            stop = grouped;
        }
    }
    if matches!(text.at(stop), '.' | '·') && text.at(stop + 1).is_ascii_digit() {
        stop = run(stop + 1);
    } else if matches!(text.at(stop), '.' | '、' | ' ') {
        stop = slipped(text, at, stop, end).unwrap_or(stop);
    }
    stop
}

/// Whether a unit stands at a place, which a multiplier, a blank or a line end may part from it.
fn counts_behind(text: Text<'_>, at: usize, end: usize) -> bool {
    let at = at + usize::from(text.at(at) == ' ');
    let at = at + usize::from(text.at(at) == '\n');
    let powers = (at..end).take_while(|&at| matches!(text.at(at), '万' | '亿' | '千' | '百')).count();
    let unit = |at: usize| is_letter(text.at(at)) && text.longest(at, end, &UNITS).is_some();
    unit(at) || powers > 0 && unit(at + powers)
}

/// The end of a number of which a converter spoiled the point: 3、19亿元, 70. 1平方公里, 103 7%.
fn slipped(text: Text<'_>, at: usize, stop: usize, end: usize) -> Option<usize> {
    let point = text.at(stop);
    let first = stop + 1 + usize::from(point == '.');
    if !text.at(first).is_ascii_digit()
        || !is_letter(text.before(at)) && (point != '、' || stop - at < 3)
        || (point == '.' && text.at(stop + 1) != ' ')
    {
        return None;
    }
    let last = (first..end).find(|&i| !text.at(i).is_ascii_digit()).unwrap_or(end);
    let rate = matches!(text.at(last), '%' | '‰');
    let sum = || {
        let at = last + usize::from(matches!(text.at(last), '万' | '亿'));
        let unit = text.longest(at, end, &UNITS).map(|((unit, _), _)| unit);
        unit.is_some_and(|unit| matches!(unit, "元" | "吨" | "美元") || point == '.')
    };
    let listed = || {
        let near = Range::new(at.saturating_sub(24), at);
        text.holds(near, words!["分别", "依次"]) || matches!(text.at(last + 1), '、' | '和')
    };
    let (whole, decimals) = (stop - at, last - first);
    let shaped = match point {
        ' ' => rate && (2..=3).contains(&whole) && decimals <= 2,
        '、' => (rate || sum()) && decimals <= 2 && !listed(),
        _ => decimals <= 2 && (rate || sum()),
    };
    shaped.then_some(last)
}

/// The end of digits that a line end breaks (1⏎4380元, 43.⏎07%): the line is long, the number follows
/// a word, and a unit stands right behind what opens the next line.
fn broken(text: Text<'_>, at: usize, stop: usize, end: usize) -> Option<usize> {
    let point = text.at(stop) == '.';
    let decimals = || (stop + 1..end).find(|&i| !text.at(i).is_ascii_digit()).unwrap_or(end);
    let line_end = match text.at(stop) {
        '\n' => stop,
        '.' => decimals(),
        _ => return None,
    };
    if text.at(line_end) != '\n' {
        return None;
    }
    let line = text.slice(Range::new(0, at)).iter().rev().take(BROKEN_LINE);
    let long = line.take_while(|c| **c != '\n').count() == BROKEN_LINE;
    let first = line_end + 1;
    let digit = |i: usize| text.at(i).is_ascii_digit();
    // 5⏎.2% breaks before the point.
    let tail = first + usize::from(!point && text.at(first) == '.');
    let mut last = (tail..end).find(|&i| !digit(i)).unwrap_or(end);
    if !point && text.at(last) == '.' && digit(last + 1) {
        last = (last + 1..end).find(|&i| !digit(i)).unwrap_or(end);
    }
    let unit = matches!(text.at(last), '%' | '‰') || text.longest(last, end, &UNITS).is_some() || {
        matches!(text.at(last), '万' | '亿') && text.longest(last + 1, end, &UNITS).is_some()
    };
    (long && is_letter(text.before(at)) && last > tail && unit).then_some(last)
}

/// A line that breaks a number is at least so long before it, in characters.
const BROKEN_LINE: usize = 14;

/// The end of a run of Chinese numeral characters; 千 of 千瓦 and 百 of 百分 are not part of it.
pub(super) fn chinese_end(text: Text<'_>, at: usize, end: usize) -> usize {
    let mut stop = at;
    while stop < end {
        let character = text.at(stop);
        if character == '\n' && stop > at && goes_on(text, stop) {
            stop += 1;
            continue;
        }
        let point = numeral::is_point(character)
            && numeral::digit(text.at(stop + 1)).is_some()
            && stop > at
            && (character == '点' || !opens_item(text, at));
        if !(numeral::is_part(character) || point) || text.starts(stop, end, "百分").is_some() {
            break;
        }
        let unit = matches!(character, '千')
            && text.longest(stop, end, words!["千瓦", "千伏", "千米", "千克"]).is_some();
        if unit && stop > at {
            break;
        }
        stop += 1;
    }
    stop.max(at + 1)
}

/// Whether a numeral that a line end breaks goes on: 五千零⏎七十四万.
fn goes_on(text: Text<'_>, line_end: usize) -> bool {
    let line = text.slice(Range::new(0, line_end)).iter().rev().take(BROKEN_LINE);
    let long = line.take_while(|c| **c != '\n').count() == BROKEN_LINE;
    let (before, next) = (text.before(line_end), text.at(line_end + 1));
    let power = |c| numeral::magnitude(c).is_some();
    let fits = power(before) != power(next) || before == '零' || before == '万' && !power(next);
    let item = matches!(text.at(line_end + 2), '、' | '是' | '要');
    long && numeral::is_part(next) && fits && !item
}

/// Whether a numeral may be the number of an item: 二.三个村 opens a line.
fn opens_item(text: Text<'_>, at: usize) -> bool {
    let blanks = (0..at).rev().take_while(|&i| text.at(i) == ' ').count();
    matches!(text.before(at - blanks), '\0' | '\n' | '。' | ';')
}

/// Reads a Chinese numeral; a final 万 or 亿 belongs to the unit.
pub(super) fn chinese(text: Text<'_>, start: usize, end: usize) -> Option<Number> {
    let run = text.slice(Range::new(start, end));
    let joined: Vec<char>;
    let run = if run.contains(&'\n') {
        joined = run.iter().copied().filter(|c| *c != '\n').collect();
        &joined
    } else {
        run
    };
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
