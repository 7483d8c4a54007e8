//! The noun after a quantity: 3个易地搬迁村, 100口沼气池.
//!
//! Knows where a noun phrase ends; does not choose between the words before and after a number.

use crate::figure::lexicon::{Words, words};
use crate::figure::name::{is_name, trim_marks};
use crate::figure::text::{Range, Text, is_blank, is_letter, is_word};
use crate::figure::unit;
use crate::figure::words::{DEEDS, INSIDE, STOPS};
use crate::numeral;

/// The noun phrase right after a quantity, up to `end` (the clause's end or the next quantity).
pub(super) fn right(text: Text<'_>, from: usize, end: usize) -> Option<Range> {
    // 13亿人口: the unit 人 is half of the word.
    if text.before(from) == '人' && text.at(from) == '口' && from < end {
        return Some(Range::new(from - 1, from + 1));
    }
    let mut start = skip_modifiers(text, from, end);
    let stops = |at| text.longest(at, end, STOPS).is_some() && !inside_word(text, at);
    if let Some(described) = described(text, start, end).filter(|_| stops(start)) {
        start = described;
    }
    let verb = stops(start);
    // 口粮田1444亩及配套的渠道: what is joined is another thing.
    let joined = matches!(text.at(start), '及' | '和' | '与' | '或')
        && text.longest(start, end, words!["和平", "和谐", "与会", "及格"]).is_none();
    if joined {
        return None;
    }
    if start >= end || !(is_word(text.at(start)) || matches!(text.at(start), '“' | '《')) || verb {
        return None;
    }
    let mut range = phrase(text, start, end);
    if numeral::is_part(text.at(end)) || text.at(end).is_ascii_digit() {
        range.end = text.find_any(range, words!["和", "及", "与", "、"]).map_or(range.end, |(at, _)| at);
    }
    while let Some(length) = ["和", "与", "及", "以及", "、", "了", "将", "都", "均", "不", "未"]
        .iter()
        .find_map(|word| text.ends(range.start, range.end, word))
    {
        range.end -= length;
    }
    // 事项“免证可办”: a mark that opens and does not close ends the noun.
    if let Some(open) = text.slice(range).iter().rposition(|c| *c == '“')
        && open > 1
        && !text.slice(range).iter().skip(open).any(|c| *c == '”')
    {
        range.end = range.start + open;
    }
    if range.len() > 12
        && let Some(mark) = text.find(range, "、")
    {
        range.end = mark;
    }
    let range = trim_marks(text, Range::new(range.start, range.end.min(range.start + 20)));
    is_name(text, range).then_some(range)
}

/// The noun after a quantity that ends at `from`, where the next one ends at `next`, up to the ends of
/// its words and of its sentence; 3条全长24公里的通达工程 counts what stands after the length.
pub(super) fn after(text: Text<'_>, from: usize, next: Option<usize>, ends: [usize; 2]) -> Option<Range> {
    let [end, sentence] = ends;
    let mut gap = text.trim(Range::new(from, end));
    let bounds = words!["以上", "以下", "及以上", "及以下"];
    let limit = next.filter(|&next| gap.is_empty() && text.longest(next, next + 3, bounds).is_some());
    if let Some(next) = limit {
        return right(text, next, sentence);
    }
    gap.start += usize::from(text.at(gap.start) == '、');
    let property = words![
        "全长", "总长", "总长度", "长度", "总投资", "投资", "总面积", "占地", "面积", "总建筑面积",
        "建筑面积",
    ];
    let described = text.longest(gap.start, gap.end, property).is_some();
    match next.filter(|&next| described && text.at(next) == '的') {
        Some(next) => right(text, next, sentence),
        None => right(text, from, end),
    }
}

/// 100所达到二级水平的医院: what describes the thing stands before it and ends with 的.
fn described(text: Text<'_>, start: usize, end: usize) -> Option<usize> {
    let near = Range::new(start, end.min(start + 16));
    let at = text.find(near, "的")?;
    let told = text.holds(Range::new(start, at), words!["了", "在", "中", "等", "并"]);
    (!told && at > start + 2 && is_word(text.at(at + 1))).then_some(at + 1)
}

/// Words between a quantity and its noun.
#[rustfmt::skip]
static MODIFIERS: &Words = words![
    "的", "人民币", "左右的", "以上的", "以下的", "以内的", "以上", "左右", "以下", "以内", "及以上", "及以下", "及以上的", "及以下的", "多", "余", "之多", "高标准的", "高标准", "各类", "各种", "各级各类", "不同类型的",
];

/// The place after blanks and modifiers.
fn skip_modifiers(text: Text<'_>, from: usize, end: usize) -> usize {
    let mut start = from;
    loop {
        while start < end && is_blank(text.at(start)) {
            start += 1;
        }
        // 7万套(间): how else it may be counted.
        let other = text.at(start) == '(' && text.at(start + 2) == ')' && start == from;
        if other {
            start += 3;
            continue;
        }
        let Some((_, length)) = text.longest(start, end, MODIFIERS) else { return start };
        start += length;
    }
}

/// The run of words from `start` to where a verb, a mark or 的 ends it.
fn phrase(text: Text<'_>, start: usize, end: usize) -> Range {
    let mut start = start;
    let mut stop = start;
    while stop < end
        && (is_word(text.at(stop))
            || matches!(text.at(stop), '“' | '”' | '《' | '》' | '+' | '、' | '\n' | '-' | '·'))
    {
        // 2个乡完成: a word of one character may name a place.
        let place = matches!(text.at(start), '乡' | '镇' | '村' | '县' | '市' | '区' | '厂' | '校' | '站');
        let verb = stop > start + usize::from(!place)
            && text.longest(stop, end, STOPS).is_some()
            && !inside_word(text, stop);
        if verb
            || starts_date(text, stop, end)
            || (stop > start && counts(text, stop, end))
            || (text.at(stop) == '、' && text.at(stop + 1).is_ascii_digit())
        {
            break;
        }
        // 11个重点项目中新兴产业项目有6个: what is counted ends where 中 takes a part of it.
        let whole = matches!(text.before(stop), '目' | '业' | '户' | '村' | '员');
        if text.at(stop) == '中'
            && whole
            && stop > start + 1
            && !matches!(
                text.at(stop + 1),
                '心' | '学' | '小' | '央' | '国' | '药' | '医' | '型' | '等' | '专' | '职'
            )
        {
            break;
        }
        // 高龄老年人购买了保险: what comes before the verb that 了 follows is the noun.
        if text.at(stop) == '了' && stop >= start + 4 {
            stop -= 2;
            break;
        }
        if text.at(stop) == '的' && stop > start {
            // 4座现代化的垃圾中转站: what describes is passed over.
            if !matches!(text.before(stop), '化' | '型' | '性' | '级' | '好' | '新' | '优') {
                break;
            }
            start = stop + 1;
        }
        stop += 1;
    }
    Range::new(start.min(stop), stop)
}

/// One-character stops that are inside a longer word here: 中心, 外资, 内河, 上海.
fn inside_word(text: Text<'_>, at: usize) -> bool {
    let from = at.saturating_sub(2);
    (from..=at)
        .any(|start| text.longest(start, start + 6, INSIDE).is_some_and(|(_, length)| start + length > at))
}

/// Whether a number with a unit begins at a place: 项目9个.
fn counts(text: Text<'_>, at: usize, end: usize) -> bool {
    let han = is_letter(text.before(at)) && !text.before(at).is_ascii();
    let digits = (at..end).take_while(|&i| text.at(i).is_ascii_digit() || text.at(i) == '.').count();
    digits > 0 && han && unit::unit_at(text, at + digits, end).is_some()
}

/// Whether a date in digits begins at a place: 小区10月底前完工.
fn starts_date(text: Text<'_>, at: usize, end: usize) -> bool {
    let digits = (at..end).take_while(|&i| text.at(i).is_ascii_digit()).count();
    digits > 0 && matches!(text.at(at + digits), '年' | '月' | '日')
}

/// What stands after a quantity that nothing else names: 96户实现脱贫 is about 脱贫.
pub(super) fn right_deed(text: Text<'_>, from: usize, end: usize) -> Option<Range> {
    let mut start = from;
    while start < end {
        let word = text.longest(start, end, STOPS).filter(|_| !inside_word(text, start));
        let deed = matches!(word, Some((word, _)) if DEEDS.contains(word));
        match word {
            Some((_, length)) if !deed => start += length,
            _ if is_blank(text.at(start)) || text.at(start) == '的' => start += 1,
            _ => break,
        }
    }
    let mut stop = start;
    while stop < end && is_word(text.at(stop)) && stop - start < 10 {
        stop += 1;
    }
    let range = Range::new(start, stop);
    (range.len() >= 2 && is_name(text, range)).then_some(range)
}
