//! What is not body: furniture of web pages, gap lines, page numbers, notes after the report.
//!
//! Every line gets at most one label. Repeats, contents and title lines have steps of their own.

use crate::outline::Apart;
use crate::outline::class::{ADDRESS, CUT, PAUSE, SITE};
use crate::outline::page::{Line, Page, find, is_blank, is_han};
use crate::outline::quantity::tells_quantity;
use crate::outline::words::{Words, ends_any, holds_any, opens_any};
use std::collections::HashMap;

/// Words that say that text was cut out, all with a sign of [`CUT`] in it.
static GAPS: Words = Words::new(&[
    "此处隐藏", "此处省略", "中间部分略", "内容省略", "部分省略", "以下省略", "此处删去", "此处略去",
    "下文隐藏",
]);
/// A line longer than this is body, even if it holds such a word.
const GAP_LINE: usize = 60;

/// Short signs of the same, which stand alone on a line no longer than this.
static SIGNS: Words = Words::new(&["(略)", "(省略)", "(从略)", "以下略", "此处略"]);
/// The longest such line.
const SIGN: usize = 12;

/// Words that open a line of a web page or of a scraped file.
static FURNITURE: Words = Words::new(&[
    "来源:", "来源：", "来源 :", "文章来源", "信息来源", "稿件来源", "更新时间", "发布时间", "发布日期",
    "发表时间", "时间:", "时间：", "日期:", "作者:", "作者：", "编辑:", "编辑：", "责任编辑", "(责任编辑",
    "（责任编辑", "责编", "(来源", "（来源", "当前位置", "您的位置", "你的位置", "首页", "【字体", "【字号",
    "字体:", "字号:", "浏览次数", "点击数", "阅读次数", "分享到", "上一篇", "下一篇", "相关报道", "相关链接",
    "扫一扫", "打印本页", "<!--", "索引号", "组配分类", "主题分类", "生成日期", "公开范围", "公开方式",
    "发布机构",
]);
/// Signs before an item of a list, as sites make one of what they tell of a page.
const ITEMS: [char; 5] = ['•', '·', '-', '*', '|'];
/// Words that are a whole line of furniture.
static WIDGETS: Words = Words::new(&[
    "下载", "打印", "全屏", "收藏", "加大", "还原", "减小", "】", "-->", "关闭", "关闭窗口", "返回顶部",
    "大", "中", "小", "分享", "返回", "复制", "推荐", "【E-mail推荐", "评论", "纠错",
]);
/// Words by which a site speaks of itself and of its files, all with a sign of [`SITE`] in it.
static SITES: Words = Words::new(&[
    "本站不", "本站仅", "本站观点", "本站立场", "本站声明", "本站所有", "本网站", "申明敬告", "免责声明",
    "版权归", "版权所有", "如有侵权", "侵权请", "网友上传", "网络整理", "来源于网", "文档介绍", "文档简介",
    "文档预览", "下载文档", "下载后可", "仅供参考", "客服老师", "发布 |", "如涉及侵权", "用户上传",
    "转载请注明", "联系我们删除", "联系本站", "小编", "供大家参考", "部分预览", "在线预览", "侵犯您的权",
    "联系客服", "人工客服",
]);
/// A line longer than this says more than that.
const SITE_LINE: usize = 120;

/// Words by which a site counts what it shows of a text, with the number behind them: 全文共1734字.
static COUNTS: Words =
    Words::new(&["全文共", "全文约", "原文共", "本文共", "当前显示", "仅展示", "仅显示", "剩余"]);

/// Marks of a line that no reader wrote, all with a sign of [`SITE`] in it.
static MACHINE: Words = Words::new(&["http:", "https:", "www.", "function ", "var ", "<!--"]);
/// A line longer than this was written by someone.
const MACHINE_LINE: usize = 400;

/// Words of a line below a picture.
static CREDITS: Words = Words::new(&["记者", "通讯员", "图"]);

/// The longest line that holds a page number: - 第 12 页 -.
const PAGE_NUMBER: usize = 12;

/// Headings of notes after the report.
static NOTES: Words =
    Words::new(&["名词解释", "名词注释", "名词术语解释", "名词说明", "名词术语", "名词解析", "注释", "附注"]);
/// What opens a note that stands alone.
static NOTE: Words = Words::new(&["注:", "注：", "注释:", "注释："]);
/// A note line is no longer than this.
const NOTES_LINE: usize = 25;

/// The labels of all lines, by line number.
pub(super) type Labels = Vec<Option<Apart>>;

/// Labels gap lines, furniture and page numbers.
pub(super) fn label(page: &Page) -> Labels {
    let mut labels: Labels = page.lines.iter().map(|&line| label_of(page, line)).collect();
    let numbers = page_numbers(page);
    for index in running_heads(page, &numbers).into_iter().chain(numbers) {
        if let Some(label) = labels.get_mut(index) {
            *label = Some(Apart::Furniture);
        }
    }
    labels
}

/// Lines that stand above or below page numbers again and again.
fn running_heads(page: &Page, numbers: &[usize]) -> Vec<usize> {
    let around = |&number: &usize| [number.checked_sub(1), Some(number + 1)].into_iter().flatten();
    let mut counts: HashMap<&[char], usize> = HashMap::new();
    for index in numbers.iter().flat_map(around) {
        *counts.entry(page.of(page.line(index))).or_default() += 1;
    }
    let often = |index: &usize| counts.get(page.of(page.line(*index))).is_some_and(|count| *count >= 3);
    numbers.iter().flat_map(around).filter(often).collect()
}

/// The label that a line deserves by itself.
fn label_of(page: &Page, line: Line) -> Option<Apart> {
    let text = page.of(line);
    let dots = text.len() >= 2 && text.iter().all(|c| matches!(c, '…' | '.')) && text != ['.', '.'];
    if dots
        || text.len() <= GAP_LINE && line.has(CUT) && holds_any(text, &GAPS)
        || text.len() <= SIGN && line.has(CUT) && holds_any(text, &SIGNS)
    {
        return Some(Apart::Gap);
    }
    let whole = |limit: usize| text.len() <= limit && !text.contains(&'。');
    let bullets = text.iter().take_while(|c| is_blank(**c) || ITEMS.contains(c)).count();
    let item = text.get(bullets..).unwrap_or_default();
    let is_furniture = opens_any(item, &FURNITURE) && whole(2 * GAP_LINE)
        || opens_any(text, &WIDGETS) && WIDGETS.list.iter().any(|word| text.iter().copied().eq(word.chars()))
        || line.has(SITE) && text.len() <= MACHINE_LINE && holds_any(text, &MACHINE) && whole(MACHINE_LINE)
        || line.has(SITE) && text.len() <= SITE_LINE && holds_any(text, &SITES) && !tells(text)
        || text.len() <= GAP_LINE && (is_caption(text) || is_counted(text))
        || line.has(PAUSE) && line.has(ADDRESS) && whole(2 * GAP_LINE) && is_stamped(text);
    is_furniture.then_some(Apart::Furniture)
}

/// Whether a line with a notice of the site tells something of the report as well: a sentence and a
/// quantity.
fn tells(text: &[char]) -> bool {
    text.contains(&'。') && tells_quantity(text)
}

/// Whether a line tells who took a picture: 图为… 某某 摄.
fn is_caption(text: &[char]) -> bool {
    ends_any(text, &["摄", "摄影"]) && (holds_any(text, &CREDITS) || ends_any(text, &[" 摄", " 摄影"]))
}

/// Whether a line tells how many characters a site shows of a text: (未完,全文共1734字,当前显示689字).
fn is_counted(text: &[char]) -> bool {
    let closed = text.iter().rev().find(|c| !matches!(c, ')' | '）' | '。' | '.' | ' '));
    let counts = |word: &&str| {
        let behind = find(text, word).and_then(|at| text.get(at + word.chars().count()));
        behind.is_some_and(char::is_ascii_digit)
    };
    closed == Some(&'字') && COUNTS.list.iter().any(counts)
}

/// Whether a line tells the time of the day, as a site does below a title: 2021-07-27 17:07.
fn is_stamped(text: &[char]) -> bool {
    let digits =
        |from: usize, to: usize| text.get(from..to).is_some_and(|run| run.iter().all(char::is_ascii_digit));
    let time = |at: usize| at >= 2 && digits(at - 2, at) && digits(at + 1, at + 3);
    let date = |at: usize| at >= 4 && digits(at - 4, at) && digits(at + 1, at + 2);
    let dated = text.iter().enumerate().any(|(at, c)| matches!(c, '-' | '/' | '.' | '年') && date(at));
    dated && text.iter().enumerate().any(|(at, c)| *c == ':' && time(at))
}

/// Lines that hold nothing but a number which counts up with its neighbours.
fn page_numbers(page: &Page) -> Vec<usize> {
    let mut numbers: Vec<(usize, u32)> = Vec::new();
    for (index, line) in page.lines.iter().enumerate() {
        let text = page.of(*line);
        if text.len() > PAGE_NUMBER || !text.iter().any(char::is_ascii_digit) {
            continue;
        }
        let core: String =
            text.iter().filter(|c| !is_blank(**c) && !matches!(**c, '-' | '—' | '–')).collect();
        let digits = core.trim_start_matches('第').trim_end_matches('页');
        if digits.len() <= 4
            && let Ok(number) = digits.parse()
        {
            numbers.push((index, number));
        }
    }
    let near = |at: usize, number: u32| {
        let other = |step: usize| numbers.get(step).map(|&(_, n)| n);
        at.checked_sub(1).and_then(other) == number.checked_sub(1) && number > 0
            || other(at + 1) == Some(number + 1)
    };
    let mut places = numbers.iter().enumerate();
    if numbers.len() < 3 {
        Vec::new()
    } else {
        places.by_ref().filter(|(at, (_, n))| near(*at, *n)).map(|(_, (i, _))| *i).collect()
    }
}

/// Gap marks inside a longer line, as entries: the words with the dashes and brackets around them.
pub(super) fn inner_gaps(page: &Page, labels: &Labels) -> Vec<(usize, usize, Apart)> {
    let mut gaps = Vec::new();
    for (index, &line) in page.lines.iter().enumerate() {
        if labels.get(index).copied().flatten().is_some() || !line.has(CUT) {
            continue;
        }
        let text = page.of(line);
        let mut from = 0;
        while let Some((at, word)) = next_gap(text.get(from..).unwrap_or_default()) {
            let (start, end) = widen(text, from + at, from + at + word);
            if end > start + word {
                gaps.push((line.start + start, line.start + end, Apart::Gap));
            }
            from = end.max(from + at + word);
        }
    }
    gaps
}

/// The first gap word of a text: where it stands and its length.
fn next_gap(text: &[char]) -> Option<(usize, usize)> {
    let opens = |at: usize| {
        let rest = text.get(at..).unwrap_or_default();
        GAPS.list
            .iter()
            .find(|word| find(rest.get(..word.chars().count()).unwrap_or_default(), word) == Some(0))
    };
    let mut places =
        (0..text.len()).filter(|&at| matches!(text.get(at), Some('此' | '中' | '内' | '部' | '以' | '下')));
    places.find_map(|at| opens(at).map(|word| (at, word.chars().count())))
}

/// Takes the dashes, dots and brackets around a gap word in.
fn widen(text: &[char], start: usize, end: usize) -> (usize, usize) {
    let edge = |c: &char| {
        matches!(c, '-' | '—' | '…' | '.' | '(' | '（' | ')' | '）' | '[' | ']' | '*' | '=' | '【' | '】')
    };
    let head = text.get(..start).unwrap_or_default().iter().rev().take_while(|c| edge(c)).count();
    let tail = text.get(end..).unwrap_or_default();
    let inner = tail.iter().take(30).position(edge).unwrap_or(0);
    let close = tail.iter().skip(inner).take_while(|c| edge(c)).count();
    if head == 0 || close == 0 { (start, end) } else { (start - head, end + inner + close) }
}

/// The line at which notes or a glossary begin, after the first half of the report.
pub(super) fn notes(page: &Page, labels: &Labels) -> Option<usize> {
    let half = page.chars.len() / 2;
    (0..page.lines.len()).find(|&index| {
        let line = page.line(index);
        if line.start < half || labels.get(index) != Some(&None) {
            return false;
        }
        let text = page.of(line);
        let tail = page.chars.len() - line.start;
        let heads = text.len() <= NOTES_LINE && holds_any(text, &NOTES) && !text.contains(&'。');
        let note = opens_any(text, &NOTE) && tail * 8 <= page.chars.len();
        heads || note
    })
}

/// Labels the lines before the body that hold no Chinese character.
pub(super) fn label_head(page: &Page, labels: &mut Labels) {
    for (label, line) in labels.iter_mut().zip(&page.lines) {
        if page.of(*line).iter().any(|&c| is_han(c)) {
            break;
        }
        *label = Some(Apart::Furniture);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outline::class::{Class, is};

    #[track_caller]
    fn check(words: &Words, sign: Class) {
        let without = words.list.iter().find(|word| !word.chars().any(|c| is(c, sign)));
        assert_eq!(without, None);
    }

    #[test]
    fn every_word_has_the_sign_that_its_lines_are_asked_for() {
        check(&GAPS, CUT);
        check(&SIGNS, CUT);
        check(&SITES, SITE);
        check(&MACHINE, SITE);
    }
}
