//! Periods: 2023年, 1-12月, 今年, 目前, and which figures of their sentence they hold for.
//!
//! Knows dates and how far they reach; does not know what a figure is about.

use crate::figure::lexicon::{Union, Words, words};
use crate::figure::text::{Range, Text};
use crate::numeral;

/// The periods that were met in a sentence up to a place.
///
/// At the start of the sentence one holds for all of it; at the start of a clause up to the next ；;
/// elsewhere for its own clause alone.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Periods {
    whole: Option<Range>,
    part: Option<Range>,
    own: Option<Range>,
    /// What held outside the parenthesis that is open.
    outside: Option<(Option<Range>, Option<Range>)>,
    /// Whether the place is where a clause opens.
    opening: bool,
    /// Whether the first clause goes on.
    first: bool,
    at: usize,
}

/// What is read anew for the next quantity: no period is longer.
const LONGEST: usize = 48;

/// As much where no date in digits begins: no word of [`PERIODS`], with 与 before it and 的 behind it, is
/// longer.
const WORD: usize = 8;

impl Periods {
    /// Before a sentence that begins at a place.
    pub(super) fn new(at: usize) -> Self {
        Self { opening: true, first: true, at, ..Self::default() }
    }

    /// The period stated for a quantity that begins at `end`, after those asked for before.
    pub(super) fn until(&mut self, text: Text<'_>, end: usize) -> Option<Range> {
        while self.at < end {
            let at = SIGNS.next(text.chars, self.at, end);
            if !self.is_settled(text, at, end) {
                break;
            }
            self.step(text, at, end);
        }
        // A word that the quantity cuts off may be whole for the next one.
        let mut near = *self;
        while near.at < end {
            let at = SIGNS.next(text.chars, near.at, end);
            near.step(text, at, end);
        }
        near.own.or(near.part).or(near.whole)
    }

    /// Whether the step to the next sign, at `at`, would be the same for every quantity from `end` on:
    /// what it looks at ends before.
    fn is_settled(&self, text: Text<'_>, at: usize, end: usize) -> bool {
        let reach = match text.at(at) {
            _ if at > self.at => 0,
            '(' | ')' | ',' | ':' | ';' | ' ' => 1,
            '0'..='9' | '截' | '到' | '比' | '较' => LONGEST,
            _ => WORD,
        };
        at + reach <= end
    }

    /// Goes to the next sign, at `at`, or reads what stands there: a period, or one character.
    fn step(&mut self, text: Text<'_>, at: usize, end: usize) {
        if at > self.at {
            self.opening = false;
            self.at = at;
            return;
        }
        let character = text.at(at);
        match character {
            // What stands in parentheses that closed before the quantity speaks of another figure.
            '(' => self.outside = Some((self.part, self.own)),
            ')' => (self.part, self.own) = self.outside.take().unwrap_or((self.part, self.own)),
            ',' | ':' => self.own = None,
            ';' => (self.part, self.own) = (None, None),
            _ => {}
        }
        // 较2020年增加21人: what a change is measured against is not its period.
        let against = matches!(character, '比' | '较') && text.before(at) != '可';
        if against && let Some(length) = dated(text, at + 1, end) {
            self.at += 1 + length;
            // 比2022年的32亿元: the number right after it is of that time.
            if text.at(self.at) == '的' && self.at + 1 == end {
                self.own = Some(Range::new(at + 1, at + 1 + length));
            }
            return;
        }
        let compared = matches!(character, '比' | '较' | '与' | '占' | '是' | '由' | '从');
        if compared && text.longest(at + 1, end, PERIODS).is_some() {
            self.at += 3;
            return;
        }
        // Marks begin no period, and they are most of what is met.
        let mark = matches!(character, '(' | ')' | ',' | ':' | ';' | ' ');
        let period = || text.longest(at, end, PERIODS).map(|(_, length)| length);
        let length = if mark { None } else { dated(text, at, end).or_else(period) };
        let Some(length) = length else {
            self.opening = matches!(character, ',' | ';' | '(') || (self.opening && character == ' ');
            self.first &= !is_stop(character);
            self.at += 1;
            return;
        };
        let span = Range::new(at, at + length);
        // 由去年的70%提高到90%: 的 ties the time to the number right after it.
        let tied = text.at(at + length) == '的' && at + length + 1 != end;
        if !tied {
            self.own = Some(span);
            self.part = if self.opening { self.own } else { self.part };
            self.whole = if self.first && self.opening { self.own } else { self.whole };
        }
        self.at += length;
    }
}

/// What a step looks at: marks, words of comparison, and what a period may begin with.
static SIGNS: Union = Union::new(&[
    words!["(", ")", ",", ":", ";", " ", "比", "较", "与", "占", "是", "由", "从", "截", "到"],
    words!["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"],
    words!["零", "〇", "○", "一", "壹", "二", "两", "贰", "三", "叁", "四", "肆", "五", "伍", "六", "陆"],
    words!["七", "柒", "八", "捌", "九", "玖"],
    PERIODS,
]);

/// A mark that ends the first clause.
const fn is_stop(character: char) -> bool {
    matches!(character, ',' | ';' | ':')
}

static PERIODS: &Words = words![
    "今年以来", "今年", "去年", "上年", "全年", "目前", "截至目前", "截止目前", "截止到目前", "年底", "年末",
    "年内", "一年来", "五年来", "上半年", "下半年", "前三季度", "一季度", "三季度", "本年度", "明年", "当年",
    "近年来", "过去五年", "五年", "届时", "期末",
];

/// How many characters of a date are read, blanks of a scan among them.
const DATE: usize = LONGEST - 8;

/// A date in digits: 2023年, 1-12月份, 2023年6月.
pub(super) fn dated(text: Text<'_>, at: usize, end: usize) -> Option<usize> {
    if text.at(at).is_ascii_digit() && text.before(at).is_ascii_digit() {
        return None;
    }
    let until = match text.at(at) {
        '截' | '到' => text.longest(at, end, words!["截至", "截止", "截止到", "到"]),
        _ => None,
    };
    let until = until.map_or(0, |(_, length)| length);
    let chinese = (at..end.min(at + 5)).take_while(|&i| numeral::digit(text.at(i)).is_some()).count();
    if chinese == 4 && text.at(at + 4) == '年' {
        return Some(5);
    }
    let at = at + until;
    let running = matches!(text.before(at), '续') && until == 0;
    if !text.at(at).is_ascii_digit() || text.before(at).is_ascii_digit() || running {
        return None;
    }
    let mut stop = at;
    let mut closed = None;
    let end = end.min(at + DATE);
    while stop < end {
        let character = text.at(stop);
        if character == '年' || character == '月' {
            stop += 1;
            stop +=
                text.longest(stop, end, words!["份", "底", "末", "初", "度"]).map_or(0, |(_, length)| length);
            closed = Some(stop);
            continue;
        }
        if !(character.is_ascii_digit() || matches!(character, '-' | '—' | '~' | '至' | ' ')) {
            break;
        }
        stop += 1;
    }
    closed.map(|stop| stop - at + until)
}

/// The year (1949 to 2099) that stands at a place in four digits before 年.
pub(super) fn year(text: Text<'_>, at: usize, end: usize) -> Option<u16> {
    let digits = Range::new(at, at + 4);
    if digits.end >= end || text.at(digits.end) != '年' {
        return None;
    }
    let year = text.slice(digits).iter().try_fold(0_u16, |sum, &character| {
        let digit = character.to_digit(10).or_else(|| numeral::digit(character))?;
        Some(sum * 10 + digit as u16)
    });
    year.filter(|year| (1949..2100).contains(year))
}
