//! Where a heading ends: at its line end, its first sentence, or its first clause.

use crate::outline::marker::{Style, text_after};
use crate::outline::page::{Page, is_blank, is_han, is_pause, is_stop};
use crate::outline::words::{Words, ends_any, find_end, holds_any, opens_any};

/// A first sentence longer than this is body; its first clause is the heading.
const LONG: usize = 45;
/// A term before a colon longer than this is no title of its own.
const TERM: usize = 25;

/// Words that close a title, when the body is run into it without any mark.
static TITLE_ENDS: Words = Words::new(&[
    "工作回顾", "回顾", "工作回忆", "工作总结", "总体部署", "工作部署", "工作安排", "重点工作", "主要任务",
    "主要工作", "工作成效", "目标任务", "总体要求", "主要目标", "工作打算", "工作情况", "进展情况",
    "完成情况", "运行情况", "推进情况", "落实情况", "开展情况", "基本情况", "任务",
]);
/// Words that open a body behind such a title.
static BODY_OPENS: Words = Words::new(&[
    "过去", "一年来", "今年", "去年", "本年", "20", "全年", "全镇", "全区", "全县", "全市", "做好", "我们",
    "初步核算", "各位代表", "面对", "今后", "未来",
]);

/// Characters before a year that is no start of a body: 在 2013年.
const BEFORE_YEAR: &str = "在于由至自从免减到";

/// Words by which a title goes on behind a blank.
static JOINS: Words = Words::new(&["和", "及", "与", "暨", "、", "以及"]);

/// The entries of the heading behind a marker that ends at `from`; it ends at `limit` (the next section
/// or the line's end).
pub(super) fn range(page: &Page, style: Style, from: usize, limit: usize) -> (usize, usize) {
    let start = text_after(page, from).min(limit);
    let text = page.text(start, limit);
    let dashed = || (style == Style::Dash).then(|| before_quantity(text)).flatten();
    let end = if style.is_point() { dashed().unwrap_or_else(|| clause(text)) } else { title(text, style) };
    let kept = text.get(..end).unwrap_or(text);
    (start, start + kept.len() - kept.iter().rev().take_while(|c| closes(**c)).count())
}

/// The first clause: up to the first ，。；： outside quotes and brackets, or up to the end of the
/// brackets that the point stands in.
fn clause(text: &[char]) -> usize {
    first(text, |c| is_stop(c) || is_pause(c) || is_close(c)).unwrap_or(text.len())
}

/// ——水利建设 3.5公里渠道…: the title of a dash item that a blank sets apart from the first quantity.
fn before_quantity(text: &[char]) -> Option<usize> {
    let at = text.iter().take(TERM).position(|&c| is_blank(c)).filter(|&at| at >= 4)?;
    let title = text.get(..at)?.iter().all(|&c| is_han(c) || c == '、');
    (title && text.get(at + 1).is_some_and(char::is_ascii_digit)).then_some(at)
}

/// The first sentence, or its first clause where that alone is the title.
fn title(text: &[char], style: Style) -> usize {
    let sentence = first(text, |c| is_stop(c) || matches!(c, ';' | '；')).unwrap_or(text.len());
    let whole = text.get(..sentence).unwrap_or(text);
    if let Some(at) = spaced(whole).or_else(|| run_in(whole, style)) {
        return at;
    }
    if let Some(at) =
        first(whole, |c| matches!(c, ':' | '：')).filter(|&at| at > 1 && at <= TERM && at + 1 < sentence)
    {
        return at;
    }
    let pause = first(whole, is_pause).filter(|&at| at >= 2);
    let counts = |at: &usize| sentence > LONG || counts_something(whole.get(*at..).unwrap_or_default());
    pause.filter(counts).unwrap_or(sentence)
}

/// 综 合 初步核算,全年…: a title in short pieces, then a blank, then a long piece.
fn spaced(text: &[char]) -> Option<usize> {
    let mut start = 0;
    let mut letters = true;
    // 增拨 7,300万元, 在 2013年: a blank beside a number is typography.
    let set = |at: usize, piece: &[char]| {
        let digits = piece.iter().take_while(|c| c.is_ascii_digit()).count();
        let year = digits == 4 && piece.get(4) == Some(&'年');
        let before = text.get(at.wrapping_sub(1)).copied().unwrap_or(' ');
        digits > 0 && (!year || BEFORE_YEAR.contains(before))
            || before.is_ascii_digit() && piece.first().is_some_and(|&c| is_han(c))
    };
    let title_ends = |at: usize| ends_any(text.get(..at).unwrap_or_default(), TITLE_ENDS.list);
    for piece in text.split(|&c| is_blank(c)) {
        let long = piece.len() > 12 && piece.iter().any(|&c| is_pause(c)) && start > 1 && start <= TERM;
        let runs_in = start > 2 && title_ends(start - 1) && opens_any(piece, &BODY_OPENS);
        let long = long && !set(start - 1, piece);
        if long || runs_in || letters && start > 2 && piece.len() > 4 {
            return Some(start - 1);
        }
        letters &= piece.len() == 1;
        start += piece.len() + 1;
    }
    None
}

/// 2013年工作回顾过去一年是…: a title that the body follows without any mark.
fn run_in(text: &[char], style: Style) -> Option<usize> {
    let head = text.get(..text.len().min(TERM)).unwrap_or(text);
    let ends = |word: &str| {
        let at = find_end(head, word)?;
        let rest = text.get(at..)?;
        let opens = text.len() > TERM && opens_any(rest, &BODY_OPENS);
        (opens || is_apart(rest)).then_some(at)
    };
    if style.is_point() || !holds_any(head, &TITLE_ENDS) {
        return None;
    }
    TITLE_ENDS.list.iter().find_map(|word| ends(word))
}

/// Whether a clause of its own stands behind a blank: …工作总结 今年以来,….
fn is_apart(rest: &[char]) -> bool {
    let text = rest.get(1..).unwrap_or_default();
    rest.first().is_some_and(|&c| is_blank(c))
        && text.iter().any(|&c| is_pause(c))
        && !opens_any(text, &JOINS)
}

/// Whether the sentence tells figures, which a title hardly does: digits that are no year.
fn counts_something(text: &[char]) -> bool {
    let digits = text.split(|c| !c.is_ascii_digit() && *c != '.');
    let numbers = digits.filter(|run| !run.is_empty()).filter(|run| run.len() != 4);
    numbers.count() >= 1
}

/// The first character outside quotes and brackets that `is_end` accepts.
fn first(text: &[char], is_end: impl Fn(char) -> bool) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, &c) in text.iter().enumerate() {
        match c {
            ',' | '，' | '.' if is_inside_number(text, at) => {}
            '“' | '《' | '(' | '（' | '【' | '「' => depth += 1,
            '”' | '》' | ')' | '）' | '】' | '」' if depth > 0 => depth -= 1,
            c if is_end(c) && (depth == 0 || at > 2 * LONG) => return Some(at),
            _ => {}
        }
    }
    // A quote that is never closed must not swallow the whole paragraph.
    if depth > 0 { text.iter().position(|&c| is_end(c)) } else { None }
}

/// Whether a character closes brackets.
fn is_close(c: char) -> bool {
    matches!(c, ')' | '）')
}

/// Whether the mark at `at` stands between digits: 27,203,319.
fn is_inside_number(text: &[char], at: usize) -> bool {
    let digit =
        |place: Option<usize>| place.and_then(|place| text.get(place)).is_some_and(|c| c.is_numeric());
    digit(at.checked_sub(1)) && (1..=3).all(|step| digit(Some(at + step)))
}

/// Marks and blanks that do not belong to a heading's end.
fn closes(c: char) -> bool {
    is_blank(c) || is_pause(c) || is_stop(c) && c != '…' || matches!(c, '、' | '.')
}
