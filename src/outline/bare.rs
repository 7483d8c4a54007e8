//! Headings without a marker: a short line that heads the paragraphs below it.
//!
//! One alone needs a word that report headings have; in company the shape is enough.

use crate::outline::Apart;
use crate::outline::apart::Labels;
use crate::outline::mark::Mark;
use crate::outline::marker::Style;
use crate::outline::page::{Line, Page, is_blank, is_han, is_pause, is_stop};
use crate::outline::words::{Words, ends_any, holds_any, opens_any};

/// The shortest and the longest heading, in characters.
const LENGTH: std::ops::RangeInclusive<usize> = 4..=30;
/// The shortest and the longest topic of bullets, in characters.
const TOPIC: std::ops::RangeInclusive<usize> = 2..=10;
/// A paragraph below a heading is at least so long.
const BODY: usize = 24;

/// How many sections around a line tell what list it may belong to.
const REACH: usize = 24;

/// A line at least so long is a piece of a paragraph.
const WRAPPED: usize = 14;

/// Words of headings that name a part of a report.
static WORDS: Words = Words::new(&[
    "回顾", "总结", "安排", "打算", "谋划", "计划", "措施", "任务", "体会", "展望", "名词解释", "实事",
    "问题", "不足", "亮点", "思路", "成效", "做法", "工作情况", "重点工作", "总体要求", "目标", "完成情况",
]);
/// Words with which a heading may end in a colon.
const COLON_WORDS: [&str; 10] =
    ["问题", "不足", "打算", "计划", "措施", "做法", "安排", "回顾", "亮点", "名词解释"];
/// Words of a sentence that announces a list and heads nothing.
static ANNOUNCES: Words = Words::new(&["以下", "如下", "下列", "主要是", "主要有", "为", "要"]);
/// What opens a short line that is no heading.
static STOPS: Words = Words::new(&[
    "各位", "同志们", "谢谢", "图", "表", "附表", "附图", "单位", "注", "来源", "作者", "现在", "主席",
    "记者", "本报", "新华社", "以上", "特此", "此致",
]);
/// What opens a heading that ends like a sentence: 关于…的问题。
static ABOUT: Words = Words::new(&["关于"]);
/// What closes a short line that is no heading.
const STOP_ENDS: [&str; 26] = [
    "摄", "报道", "会议上", "大会上", "会上", "区长", "县长", "镇长", "乡长", "市长", "书记", "人民政府",
    "委员会", "办公室", "日", "月", "元", "上午", "下午", "公司", "政府", "党委", "议员", "同志", "先生",
    "女士",
];

/// The bare headings among the lines; `marks` are the numbered sections, `width` is the usual line
/// length of broken paragraphs.
pub(super) fn collect(page: &Page, marks: &[Mark], labels: &Labels, width: Option<usize>) -> Vec<Mark> {
    let longest = width.map_or(*LENGTH.end(), |width| width / 2);
    let found: Vec<usize> = (0..page.lines.len())
        .filter(|&index| labels.get(index).is_some_and(Option::is_none))
        .filter(|&index| page.line(index).len() <= longest)
        .filter(|&index| is_heading(page, index, marks, labels, width))
        .collect();
    let in_company = found.len() >= 2;
    let named = |index: &usize| holds_any(page.of(page.line(*index)), &WORDS);
    let counts = |index: &usize| in_company || named(index) || stands_for_first(marks, *index);
    let number = |index| u32::from(stands_for_first(marks, index));
    found
        .into_iter()
        .filter(counts)
        .map(|index| Mark { number: number(index), ..mark(page, index) })
        .collect()
}

/// Whether a line stands where the first number of a list is missing: the list above it is of a
/// higher style, and the next heading below has the number two.
fn stands_for_first(marks: &[Mark], line: usize) -> bool {
    let place = marks.partition_point(|mark| mark.line < line);
    let heads = |mark: &&Mark| mark.leads && mark.style.counts() && !mark.style.is_point();
    let after = marks.iter().skip(place).take(REACH).find(heads);
    let before = marks.iter().take(place).rev().take(REACH).find(heads);
    after.is_some_and(|after| {
        after.number == 2 && before.is_none_or(|before| before.style.rank() < after.style.rank())
    })
}

/// The usual line length of a text whose paragraphs are broken into lines, as in a PDF: there a
/// heading must be much shorter than a line, because any line may begin a paragraph.
pub(super) fn wrapped(page: &Page) -> Option<usize> {
    let long = page.lines.iter().filter(|line| line.len() >= WRAPPED);
    let (ended, broken): (Vec<&Line>, Vec<&Line>) = long.partition(|line| page.is_ended(**line));
    let width = broken.iter().map(|line| line.len()).sum::<usize>() / broken.len().max(1);
    let longest = broken.iter().map(|line| line.len()).max().unwrap_or(0);
    let even = || broken.iter().filter(|line| line.len() + RAGGED >= longest).count() * 5 >= broken.len() * 4;
    let enough = broken.len() >= 20 || broken.len() >= 5 && even();
    (enough && broken.len() > ended.len()).then_some(width)
}

/// A line that stops so little before the usual width is full.
const RAGGED: usize = 2;

/// A mark without a marker at the start of a line.
pub(super) fn mark(page: &Page, line: usize) -> Mark {
    let at = page.line(line).start;
    Mark { at, end: at, style: Style::Bare, number: 0, line, leads: true }
}

/// Whether a line is a heading by its shape and by what stands around it.
fn is_heading(page: &Page, index: usize, marks: &[Mark], labels: &Labels, width: Option<usize>) -> bool {
    if heads_bullets(page, index, marks) {
        return true;
    }
    let line = page.line(index);
    if !LENGTH.contains(&line.len()) || has_mark(marks, index) || !is_title(page.of(line)) {
        return false;
    }
    let free = |index: &usize| labels.get(*index).is_some_and(|label| !label.is_some_and(is_set_apart));
    let before = (0..index).rev().find(free);
    let after = (index + 1..page.lines.len()).find(free);
    let named = holds_any(page.of(line), &WORDS);
    let opened = before.is_none_or(|before| {
        let above = page.line(before);
        page.is_ended(above)
            || has_mark(marks, before) && !breaks_off(page, above)
            || named && above.len() <= *LENGTH.end() && !above.is_prose()
    });
    opened
        && after.is_some_and(|after| {
            let place = marks.partition_point(|mark| mark.line < after);
            let first = marks.get(place).filter(|mark| mark.line == after && mark.leads);
            let below = page.line(after);
            // 2023年，主要做了以下工作： is body as well.
            let announces = below.len() >= WRAPPED && ends_any(page.of(below), &[":", "："]);
            // A full line of a broken paragraph need not have a mark.
            let full = width.is_some_and(|width| below.len() + RAGGED >= width) && !page.is_ended(below);
            let body = (below.len() >= BODY || announces) && below.is_prose() || full;
            first.map_or(body, |mark| mark.number <= 1)
        })
}

/// Whether a line is the short topic of the bullets below it: 便民利民：
fn heads_bullets(page: &Page, index: usize, marks: &[Mark]) -> bool {
    let text = page.of(page.line(index));
    let topic = text.strip_suffix(&[':']).or_else(|| text.strip_suffix(&['：'])).unwrap_or(text);
    let next = marks.get(marks.partition_point(|mark| mark.line <= index));
    let bullet = next.filter(|next| next.line == index + 1 && next.leads && next.style == Style::Bullet);
    bullet.is_some()
        && TOPIC.contains(&topic.len())
        && topic.iter().all(|&c| is_han(c))
        && !has_mark(marks, index)
        && !holds_any(topic, &ANNOUNCES)
        && !opens_any(text, &STOPS)
        && !ends_any(topic, &STOP_ENDS)
        && (index == 0 || page.is_ended(page.line(index - 1)))
}

/// Whether a heading's line goes on behind its first sentence and stops within the next: the line
/// below continues it.
fn breaks_off(page: &Page, line: Line) -> bool {
    !page.is_ended(line) && page.of(line).iter().any(|&c| is_stop(c))
}

/// Whether a label sets a line apart from the body.
fn is_set_apart(label: Apart) -> bool {
    matches!(label, Apart::Title | Apart::Furniture | Apart::Repeat | Apart::Contents)
}

/// Whether a numbered section opens a line.
fn has_mark(marks: &[Mark], line: usize) -> bool {
    let place = marks.partition_point(|mark| mark.line < line);
    marks.get(place).is_some_and(|mark| mark.line == line && mark.leads)
}

/// Whether a line above the body heads it: 2024年工作回顾 below the report's own title.
pub(super) fn heads_body(text: &[char]) -> bool {
    LENGTH.contains(&text.len()) && is_title(text) && holds_any(text, &WORDS)
}

/// 图1 … and 表二 …
fn is_caption(text: &[char]) -> bool {
    let number = text.iter().skip(1).find(|c| !is_blank(**c));
    matches!(text.first(), Some('图' | '表'))
        && number.is_some_and(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(*c))
}

/// Whether a text has the shape of a title: Chinese, without end mark, no date, no salutation.
fn is_title(text: &[char]) -> bool {
    let opens = text.first().is_some_and(|&c| is_han(c) || c.is_ascii_digit() || matches!(c, '“' | '《'));
    let letters = text.iter().filter(|c| is_han(**c)).count();
    let last = text.last().copied().unwrap_or('。');
    let question = opens_any(text, &ABOUT) && ends_any(text, &["问题。", "情况。"]);
    let announced = matches!(last, ':' | '：') && {
        let head = text.get(..text.len() - 1).unwrap_or_default();
        head.len() <= 12 && ends_any(head, &COLON_WORDS) && !holds_any(head, &ANNOUNCES)
    };
    let closed = is_stop(last) || is_pause(last) || matches!(last, '、' | '-' | '—' | '.');
    let inner = text.get(..text.len().saturating_sub(1)).unwrap_or_default();
    let whole =
        !inner.iter().any(|&c| is_stop(c) || matches!(c, ';' | '；' | ':' | '：' | '【' | '】' | '…'));
    opens
        && whole
        && letters * 2 >= text.len()
        && (!closed || question || announced)
        && !is_caption(text)
        && !opens_any(text, &STOPS)
        && !ends_any(text, &STOP_ENDS)
}
