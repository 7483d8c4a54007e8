//! Every place that could be a section: markers at the start of a line, and markers in running text
//! behind a mark that ends a clause.
//!
//! Candidates are plentiful; `filter` takes the false ones out.

use crate::outline::mark::Mark;
use crate::outline::marker::{self, Style};
use crate::outline::page::{Line, Page, is_blank, is_han, is_pause, is_stop};
use crate::outline::rare;
use crate::outline::title::{self, NAMES};
use crate::outline::words::ends_any;

/// What must stand before a marker in running text, by style.
const BEFORE: &[(&[Style], &[char])] = &[
    (
        &[Style::Is, Style::Want],
        &['。', ';', '；', ':', '：', ',', '，', '、', '!', '！', '?', '？', '”', '》', '(', '（', ')', '）'],
    ),
    (&[Style::Nth], &['。', ';', '；', ':', '：', ',', '，', '!', '！', '?', '？', '”']),
    (
        &[Style::Han, Style::HanParen, Style::Digit, Style::DigitParen],
        &['。', ';', '；', ':', '：', '!', '！', '?', '？', '”'],
    ),
    // “四大区域”① and 《条例》② are notes.
    (&[Style::Circled], &['。', ';', '；', ':', '：', ',', '，', '、', '!', '！', '?', '？']),
    (&[Style::Dash], &['。', ';', '；', ':', '：', '!', '！']),
];

/// Words after which 一是 may follow without a mark: 主要一是 … 二是 ….
const LEADS: [&str; 8] = ["主要", "分别", "其中", "就是", "原因", "措施", "做法", "问题"];

/// So much before a marker tells whether a title ends there.
const TITLE: usize = 12;

/// Styles of which the second opens a list one level below the first.
const DEEPER: &[(Style, Style)] = &[
    (Style::Han, Style::Is),
    (Style::HanParen, Style::Is),
    (Style::Han, Style::HanParen),
    (Style::Han, Style::Digit),
    (Style::HanParen, Style::Digit),
    (Style::Digit, Style::DigitParen),
];
/// The length of a title between two markers.
const TITLES: std::ops::RangeInclusive<usize> = 2..=45;

/// Signs that a scribe sets before an item.
const BULLETS: [char; 15] = ['#', '*', '·', '•', '●', '■', '□', '▲', '◆', '◇', '★', '☆', '◎', '※', '▪'];

/// All candidates in document order.
pub(super) fn collect(page: &Page) -> Vec<Mark> {
    let mut marks = Vec::with_capacity(page.lines.len());
    let mut openers = page.openers.iter().copied().peekable();
    let copy = title::copy_number(page).map(|(start, _)| start);
    for (index, line) in page.lines.iter().enumerate() {
        let bullets = page.of(*line).iter().take_while(|c| is_blank(**c) || BULLETS.contains(c)).count();
        let start = carried(page, line.start + bullets);
        let push = |marks: &mut Vec<Mark>, mark: Mark| {
            if mark.end <= line.end {
                marks.push(mark);
            }
            mark.end
        };
        let mut next = start + 1;
        if let Some(found) = marker::read(page, start).filter(|_| copy != Some(start)) {
            let over = Mark::new(start, found, index, true);
            next = push(&mut marks, over);
            next = glued(page, over).map_or(next, |mark| push(&mut marks, mark));
        } else if let Some(mark) = first_chapter(page, *line, index) {
            marks.push(mark);
            next = glued(page, mark).map_or(mark.end, |mark| push(&mut marks, mark));
        } else if let Some(found) = rare::read(page, line.start) {
            push(&mut marks, Mark::new(line.start, found, index, true));
        }
        while let Some(at) = openers.next_if(|&at| at < line.end) {
            if at >= next
                && let Some(found) = marker::read(page, at)
            {
                let mark = Mark::new(at, found, index, false);
                if is_allowed(page, mark) || marks.last().is_some_and(|&over| heads(page, over, mark)) {
                    next = push(&mut marks, mark);
                    let upper = matches!(mark.style, Style::Han | Style::HanParen);
                    let deeper = if upper { glued(page, mark) } else { None };
                    next = deeper.map_or(next, |mark| push(&mut marks, mark));
                }
            }
        }
    }
    rare::keep_chained(page, &mut marks);
    marks
}

/// The entry behind what a newspaper or a copy sets before a text that goes on: (续前)(二).
fn carried(page: &Page, at: usize) -> usize {
    if !matches!(page.char(at), '(' | '（') {
        return at;
    }
    let words = ["(续前)", "(续上页)", "(接上页)", "(接前页)", "(上接", "（续前）", "（接上页）"];
    let found = words.iter().find_map(|word| page.after(at, word));
    found.filter(|&behind| page.char(behind - 1) != '接').unwrap_or(at)
}

/// 一、 glued to the title of a report that a host made one line: …和今年工作计划一、工作情况.
fn first_chapter(page: &Page, line: Line, index: usize) -> Option<Mark> {
    if line.len() < FLAT {
        return None;
    }
    let head = page.text(line.start, line.start + FLAT / 2);
    let at = head.windows(2).position(|pair| pair == ['一', '、']).map(|at| line.start + at)?;
    let titled = is_glued_to_title(page, at, line);
    marker::read(page, at).filter(|_| titled).map(|found| Mark::new(at, found, index, false))
}

/// Whether the title of a report ends right before an entry of a line so long that it holds the report.
pub(super) fn is_glued_to_title(page: &Page, at: usize, line: Line) -> bool {
    line.len() >= FLAT && ends_any(page.text(at.saturating_sub(TITLE).max(line.start), at), NAMES.list)
}

/// A line so long holds a whole report or a part of one.
const FLAT: usize = 200;

/// What closes a title that the next marker is glued to: 一、2021年工作回顾(一)….
const TITLED: [&str; 16] = [
    "回顾", "总结", "安排", "打算", "计划", "规划", "成效", "要求", "重点", "建议", "任务", "工作", "措施",
    "情况", "思路", "目标",
];

/// Whether what stands before a marker in running text allows one.
fn is_allowed(page: &Page, mark: Mark) -> bool {
    let before = page.before(mark.at);
    let table = BEFORE.iter().find(|(styles, _)| styles.contains(&mark.style));
    let allowed = table.is_some_and(|(_, marks)| marks.contains(&before));
    let is_range = mark.style == Style::Dash && mark.end - mark.at < 2;
    !is_range && (allowed || is_led(page, mark.at, mark.style))
}

/// Whether a title without any mark stands between two markers of one line, the second of which
/// opens a list one level deeper: 一、民生 （一）救助 1、低保, or glued, with a point: 一、民生1.低保.
pub(super) fn heads(page: &Page, over: Mark, mark: Mark) -> bool {
    let title = page.text(over.end, mark.at);
    let blanks = title.iter().rev().take_while(|c| is_blank(**c)).count();
    let last = page.char(mark.end.saturating_sub(1));
    let point = matches!(last, '.' | '．');
    let shaped = mark.style != Style::Digit || last == '、' || point;
    let glued = is_glued(page, mark)
        && (over.leads && (point || mark.style != Style::Digit) || ends_any(title, &TITLED));
    let apart = if mark.style == Style::Is { glued } else { blanks > 0 || glued };
    let marked = |c: &char| is_stop(*c) || is_pause(*c) && !matches!(c, ',' | '，');
    over.line == mark.line
        && mark.number == 1
        && DEEPER.contains(&(over.style, mark.style))
        && shaped
        && apart
        && TITLES.contains(&(title.len() - blanks))
        && !title.iter().any(marked)
        && is_han(page.char(page.skip_blanks(mark.end)))
}

/// The first number of a list that is glued to the title behind the marker of a line.
fn glued(page: &Page, over: Mark) -> Option<Mark> {
    let end = page.line(over.line).end.min(over.end + TITLES.end() + 1);
    let openers = page.text(over.end, end).iter().enumerate();
    let mut places =
        openers.filter(|(_, c)| matches!(c, '1' | '(' | '（' | '一')).map(|(at, _)| over.end + at);
    places.find_map(|at| {
        let mark = Mark::new(at, marker::read(page, at)?, over.line, false);
        (is_glued(page, mark) && heads(page, over, mark)).then_some(mark)
    })
}

/// Whether 1., (一) or 一是 stands behind a Chinese character without a blank.
pub(super) fn is_glued(page: &Page, mark: Mark) -> bool {
    matches!(mark.style, Style::Digit | Style::HanParen | Style::Is)
        && mark.number == 1
        && !mark.leads
        && is_han(page.char(mark.at.saturating_sub(1)))
}

/// Whether 一是 stands behind blanks or a word that leads to it.
fn is_led(page: &Page, at: usize, style: Style) -> bool {
    let led = || LEADS.iter().any(|word| page.is_at(at.saturating_sub(2), word));
    let spaced = || is_blank(page.char(at.saturating_sub(1)));
    match style {
        Style::Is | Style::Want => led() || spaced(),
        Style::Han | Style::HanParen | Style::Circled => spaced(),
        Style::Digit => follows_title(page, at),
        _ => false,
    }
}

/// Whether the words before `at` end a title: …工作总结 一、.
pub(super) fn follows_title(page: &Page, at: usize) -> bool {
    let head = page.text(at.saturating_sub(TITLE), at);
    let blanks = head.iter().rev().take_while(|c| is_blank(**c)).count();
    blanks > 0 && ends_any(head.get(..head.len() - blanks).unwrap_or_default(), NAMES.list)
}
