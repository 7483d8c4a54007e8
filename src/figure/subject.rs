//! The subject of a clause without figures: 垃圾清运率再创新高 is about 垃圾清运率.
//!
//! Knows the nouns of indicators; does not read numbers.

use crate::figure::Naming;
use crate::figure::draft::{Draft, Piece};
use crate::figure::left;
use crate::figure::lexicon::{Words, words};
use crate::figure::name::{is_name, trim_marks};
use crate::figure::text::{Range, Text};
use crate::figure::words::SUBJECTS;

/// What people are paid, in the words after they were counted: 老人42名按月领取养老金.
pub(super) fn payment(text: Text<'_>, after: Range) -> Option<Range> {
    let (at, length) = text.find_any(after, PAYMENTS)?;
    Some(Range::new(at, at + length))
}

/// 种植油茶（任务1480亩）1520亩: what both numbers are of stands before the bracket.
/// `ends`: where the figures of the sentence so far end.
pub(super) fn bracketed(
    text: Text<'_>,
    sentence: Range,
    segment: Range,
    ends: impl Iterator<Item = usize>,
) -> Option<Range> {
    let start = text.trim(segment).start;
    let close = start.checked_sub(1)?;
    let open = match text.at(close) {
        '(' => close,
        ')' => (sentence.start..close).rev().find(|&at| text.at(at) == '(')?,
        _ => return None,
    };
    let before = Range::new(sentence.start, open);
    let mark = text.slice(before).iter().rposition(|c| matches!(c, ',' | ';' | ':' | ')'));
    let from = mark.map_or(before.start, |mark| before.start + mark + 1);
    let told = ends.filter(|end| *end <= open).any(|end| end > from);
    left::left(text, Range::new(from, open)).noun.filter(|_| !told)
}

/// 2、出院病人：3.92万人次: the words before the colon that a bare figure follows.
pub(super) fn topic(text: Text<'_>, sentence: Range, segment: Range) -> Option<Range> {
    let colon = text.trim(segment).start.checked_sub(1).filter(|&at| text.at(at) == ':')?;
    let before = Range::new(sentence.start, colon.max(sentence.start));
    let mark = text.slice(before).iter().rposition(|c| matches!(c, ',' | ';' | ':' | '(' | ')'));
    let clause = Range::new(mark.map_or(before.start, |mark| before.start + mark + 1), before.end);
    left::left(text, clause).noun.filter(|noun| noun.len() <= TOPIC)
}

/// How long the words before a colon are at most, in characters, to name what follows.
const TOPIC: usize = 12;

/// 农户户均增收2600元: a gain is named by who has it and by the verb, with what it is counted for.
/// `rest`: the words before the verb; `start`: where the words of the figure begin.
pub(super) fn gain(text: Text<'_>, draft: &mut Draft, verb: Range, rest: Range, start: usize) {
    let counted = words!["户均", "人均", "亩均", "每户", "每人", "每亩"];
    let before = text.longest_end(start, verb.start, counted);
    let verb = Range::new(verb.start - before.map_or(0, |(_, length)| length), verb.end);
    let rest = Range::new(rest.start, rest.end.min(verb.start));
    let left = left::left(text, rest);
    let noun = left.noun.or(Some(rest)).filter(|noun| !noun.is_empty() && left.verb.is_none());
    let naming = if noun.is_some() { Naming::Before } else { Naming::Verb };
    draft.call(noun.into_iter().chain([verb]).map(Piece::Words).collect(), naming);
    draft.why.role = Some(verb);
    draft.own = true;
}

/// 植物油实现产量3万吨: the bare measure is that of what brought it about.
pub(super) fn maker(text: Text<'_>, before: Range, noun: Range) -> Option<Range> {
    text.is(noun, BARE).then_some(())?;
    let before = text.trim(before);
    let (_, length) =
        text.longest_end(before.start, before.end, words!["实现", "完成", "共实现", "共完成"])?;
    let maker = left::left(text, Range::new(before.start, before.end - length)).noun?;
    let near = maker.end + length == before.end;
    (near && (2..=MAKER).contains(&maker.len())).then_some(maker)
}

/// Measures that say nothing without what they are of.
static BARE: &Words = words![
    "产量", "总产量", "产值", "总产值", "增加值", "收入", "总收入", "利润", "利税", "税收", "投资",
    "营业收入", "主营业务收入", "销售收入"
];

/// How long what brought a measure about is at most, in characters.
const MAKER: usize = 8;

/// What people are paid.
static PAYMENTS: &Words = words![
    "养老金", "基础养老金", "基本养老金", "低保金", "低保", "最低生活保障", "工资", "津贴", "高龄津贴",
    "补贴", "生活补贴", "护理补贴", "补助", "生活补助", "定额补助", "补助金", "救助金", "奖励金", "扶助金",
    "抚恤金", "生活费", "报酬", "待遇",
];

/// The indicator that a clause without figures speaks of: 垃圾清运率再创新高 is about 垃圾清运率.
pub(super) fn subject(text: Text<'_>, clause: Range) -> Option<Range> {
    if text
        .longest(
            clause.start,
            clause.end,
            words!["按可比", "按", "扣除", "剔除", "若按", "如果", "根据", "围绕", "通过"],
        )
        .is_some()
    {
        return None;
    }
    let clause = left::strip_lead(text, clause);
    // 在总产值中工业所占的比重: the share is what the clause speaks of.
    let shares = words!["所占的比重", "所占比重", "所占的比例", "所占比例"];
    if let Some((_, length)) = text.longest_end(clause.start, clause.end, shares) {
        let whole = Range::new(clause.start, clause.end - length);
        let start = text.rfind(whole, "中").map_or(whole.start, |at| at + 1);
        let part = if start < whole.end { start } else { whole.start };
        return Some(Range::new(part, clause.end)).filter(|range| range.len() <= 24);
    }
    // 适时提高了低保人员的补助标准: what the verb changed.
    let clause = match text
        .find_any(clause, words!["提高了", "增加了", "降低了", "调整了", "扩大了", "提升了"])
    {
        Some((at, length)) => Range::new(at + length, clause.end),
        None => clause,
    };
    let mut end = None;
    for at in clause.start..clause.end {
        if let Some((_, length)) = text.longest(at, clause.end, SUBJECTS) {
            let end = end.insert(at + length);
            // 补助标准: a measure of a measure.
            if let Some((_, more)) = text.longest(*end, clause.end, SUBJECTS) {
                *end += more;
            }
            if at + length < clause.end && at + length - clause.start >= 3 {
                break;
            }
        }
    }
    let range = Range::new(clause.start, end?);
    let range = if range.len() > 16 { left::after_inner(text, range) } else { range };
    let range = trim_marks(text, range);
    (range.len() >= 2 && range.len() <= 20 && is_name(text, range)).then_some(range)
}
