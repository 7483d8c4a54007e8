//! The unit after a number: multiplier, 余 or 多, and the longest unit of the table.
//!
//! Knows the shape of units; the words are in `units`.

use std::borrow::Cow;

use crate::figure::lexicon::{Words, words};
use crate::figure::page;
use crate::figure::text::{Text, is_blank, is_letter, is_word};
use crate::figure::units::{Kind, NO_UNIT, NOT_UNITS, UNITS};
use crate::numeral;

/// A unit that was read after a number.
#[derive(Clone)]
pub(super) struct Unit {
    pub(super) end: usize,
    pub(super) exponent: u32,
    pub(super) start: usize,
    pub(super) base: Cow<'static, str>,
    pub(super) kind: Kind,
    pub(super) more: bool,
}

/// Reads `[多|余] [万|亿 …] [多|余] unit` after a number that ends at `from`.
pub(super) fn unit_at(text: Text<'_>, from: usize, end: usize) -> Option<Unit> {
    let mut at = from;
    while at < end && is_blank(text.at(at)) && at < from + 2 {
        at += 1;
    }
    if let Some(next) = page::past(text, at - usize::from(text.before(at) == '\n')) {
        at = next;
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
                // 45 万 亩: a blank or a line end may stand between multiplier and unit.
                let next = at + usize::from(text.at(at) == ' ');
                let next = next + usize::from(text.at(next) == '\n');
                if next > at && word_at(text, next, end).is_some() {
                    at = next;
                }
            }
            None => break,
        }
    }
    let unit = word_at(text, at, end);
    if text
        .longest(at, end, NO_UNIT)
        .is_some_and(|(word, length)| unit.is_none_or(|(_, unit, _)| unit <= length && word != "国"))
    {
        return None;
    }
    match unit {
        Some((word, length, kind)) => {
            let (word, length, kind) = joined(text, at, end, word).unwrap_or((word, length, kind));
            let mut unit =
                Unit { end: at + length, exponent, start, base: Cow::Borrowed(spelled(word)), kind, more };
            per(text, &mut unit, end);
            Some(unit)
        }
        None if exponent > 0 && unseen(text, at, end) => {
            let base = Cow::Owned(text.at(at).to_string());
            Some(Unit { end: at + 1, exponent, start, base, kind: Kind::Count, more })
        }
        None if exponent > 0 => {
            Some(Unit { end: at, exponent, start, base: Cow::Borrowed(""), kind: Kind::Bare, more })
        }
        None => None,
    }
}

/// Units that a blank or a line end may part: 628人 次, 3平方 米.
static PARTED: Words<(&str, (&str, &str))> = Words::new(&[
    ("人 次", ("人", "人次")),
    ("户 次", ("户", "户次")),
    ("场 次", ("场", "场次")),
    ("平方 米", ("平方", "平方米")),
    ("平方 公里", ("平方", "平方公里")),
    ("立方 米", ("立方", "立方米")),
]);

/// The unit that the word at a place and the one behind a blank make together, with its length.
fn joined(text: Text<'_>, at: usize, end: usize, word: &str) -> Option<(&'static str, usize, Kind)> {
    let gap = at + word.chars().count();
    if !is_blank(text.at(gap)) {
        return None;
    }
    let near: Vec<char> =
        (at..end.min(gap + 4)).map(|i| if is_blank(text.at(i)) { ' ' } else { text.at(i) }).collect();
    let ((_, (first, whole)), length) = PARTED.leads(&near)?;
    // 12人 次日: another word begins there.
    let other =
        text.longest(gap + 1, end, NOT_UNITS).is_some() || matches!(text.at(at + length), '日' | '年' | '月');
    let row = UNITS.leads(&whole.chars().collect::<Vec<_>>()).filter(|_| first == word && !other);
    row.map(|((unit, kind), _)| (unit, length, kind))
}

/// 2600万棒,: one character between a multiplier and a mark is a unit, though no table has it.
fn unseen(text: Text<'_>, at: usize, end: usize) -> bool {
    let character = text.at(at);
    let han = is_letter(character) && !character.is_ascii();
    // 50万县: a kind of place is what is counted, no unit.
    let place = matches!(character, '县' | '区' | '市' | '省' | '州');
    han && !place
        && at < end
        && !is_word(text.at(at + 1))
        && !matches!(character, '的' | '了' | '和' | '及' | '与' | '多' | '余' | '等')
}

/// The unit of the table that stands at a place; none where a longer word says something else.
pub(super) fn word_at(text: Text<'_>, at: usize, end: usize) -> Option<(&'static str, usize, Kind)> {
    let ((word, kind), length) = text.longest(at, end, &UNITS)?;
    let other = text.longest(at, end, NOT_UNITS).is_some_and(|(_, longer)| longer > length);
    let latin = text.at(at).is_ascii_alphabetic() && text.at(at + length).is_ascii_alphabetic();
    (!other && !latin).then_some((word, length, kind))
}

/// 港币300万元: the currency before the number is that of its 元.
pub(super) fn in_currency(text: Text<'_>, number: usize, start: usize, unit: Unit) -> Unit {
    if unit.base != "元" {
        return unit;
    }
    let mut end = number;
    while let Some((_, length)) = text.longest_end(start, end, words!["约", "近", "超", "超过", " "]) {
        end -= length;
    }
    match text.longest_end(start, end, &CURRENCIES) {
        Some(((_, base), _)) => Unit { base: Cow::Borrowed(base), ..unit },
        None => unit,
    }
}

/// Currencies that stand before a number, and the unit they make of its 元. The 元 of a text from
/// Taiwan is the local one with or without 新台币.
static CURRENCIES: Words<(&str, &str)> = Words::new(&[
    ("美元", "美元"),
    ("美金", "美元"),
    ("欧元", "欧元"),
    ("日元", "日元"),
    ("港元", "港元"),
    ("港币", "港元"),
    ("澳门元", "澳门元"),
]);

/// A symbol in words: 38㎡ has the base unit 平方米.
fn spelled(unit: &'static str) -> &'static str {
    SYMBOLS.iter().find(|(symbol, _)| *symbol == unit).map_or(unit, |(_, word)| word)
}

/// Symbols of measures (GB 3100) and their names; 3亿人民币 is 3亿元.
const SYMBOLS: &[(&str, &str)] = &[
    ("㎡", "平方米"),
    ("m2", "平方米"),
    ("m²", "平方米"),
    ("km²", "平方公里"),
    ("㎥", "立方米"),
    ("m3", "立方米"),
    ("m³", "立方米"),
    ("﹪", "%"),
    ("人民币", "元"),
    ("港币", "港元"),
];

/// 元/吨, 微克/立方米, 元/人·月, 微克每立方米: the unit goes on after a slash or 每.
fn per(text: Text<'_>, unit: &mut Unit, end: usize) {
    let ends = |length: usize| !is_letter(text.at(unit.end + length));
    if let Some((word, length)) = text.longest(unit.end, end, PER)
        && (!matches!(word, "每日" | "每天" | "每年") || (unit.kind == Kind::Measure && ends(length)))
    {
        let base = unit.base.to_mut();
        base.push('/');
        base.extend(word.chars().skip(1));
        unit.end += length;
        return;
    }
    let mut joint = '/';
    while text.at(unit.end) == joint || (joint == '·' && text.at(unit.end) == '/') {
        let time =
            || text.longest(unit.end + 1, end, words!["月", "年", "天", "日", "床位", "学生", "生", "车位"]);
        let word = word_at(text, unit.end + 1, end).map(|(word, length, _)| (word, length));
        let Some((word, length)) = word.or_else(time) else { return };
        let base = unit.base.to_mut();
        base.push(text.at(unit.end));
        base.push_str(word);
        unit.end += 1 + length;
        joint = '·';
    }
}

/// Measures by which another is told: 每户 and 每人 begin what comes next (每户2袋) and are none.
static PER: &Words = words![
    "每立方米", "每平方米", "每平方公里", "每公顷", "每升", "每秒", "每小时", "每吨", "每公斤", "每千瓦时",
    "每日", "每天", "每年",
];
