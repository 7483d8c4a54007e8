//! Every place that could be a section: markers at the start of a line, and markers in running text
//! behind a mark that ends a clause.
//!
//! Candidates are plentiful; `filter` takes the false ones out.

use crate::outline::mark::Mark;
use crate::outline::marker::{self, Marker, Style};
use crate::outline::page::{Page, ends_any, is_blank};
use crate::outline::rare;
use crate::outline::title::NAMES;

/// What must stand before a marker in running text, by style.
const BEFORE: &[(&[Style], &[char])] = &[
    (
        &[Style::Is, Style::Want],
        &['。', ';', '；', ':', '：', ',', '，', '、', '!', '！', '?', '？', '”', '》', ')', '）'],
    ),
    (&[Style::Nth], &['。', ';', '；', ':', '：', ',', '，', '!', '！', '?', '？', '”']),
    (
        &[Style::Han, Style::HanParen, Style::Digit, Style::DigitParen],
        &['。', ';', '；', ':', '：', '!', '！', '?', '？', '”'],
    ),
    (&[Style::Circled], &['。', ';', '；', ':', '：', ',', '，', '、', '!', '！', '?', '？', '”']),
    (&[Style::Dash], &['。', ';', '；', ':', '：', '!', '！']),
];

/// Words after which 一是 may follow without a mark: 主要一是 … 二是 ….
const LEADS: [&str; 8] = ["主要", "分别", "其中", "就是", "原因", "措施", "做法", "问题"];

/// So much before a marker tells whether a title ends there.
const TITLE: usize = 12;

/// Signs that a scribe sets before an item.
const BULLETS: [char; 15] = ['#', '*', '·', '•', '●', '■', '□', '▲', '◆', '◇', '★', '☆', '◎', '※', '▪'];

/// All candidates in document order.
pub(super) fn collect(page: &Page) -> Vec<Mark> {
    let mut marks = Vec::new();
    for (index, line) in page.lines.iter().enumerate() {
        let bullets = page.of(*line).iter().take_while(|c| is_blank(**c) || BULLETS.contains(c)).count();
        let start = line.start + bullets;
        let mut at = start;
        if let Some((at, marker)) = rare_at(page, line.start, start) {
            marks.push(Mark::new(at, marker, index, true));
        }
        while at < line.end {
            let Some(found) = read_at(page, at, start) else {
                at += 1;
                continue;
            };
            let leads = at == start;
            if found.end <= line.end {
                marks.push(Mark::new(at, found, index, leads));
            }
            at = found.end.max(at + 1);
        }
    }
    rare::keep_chained(page, &mut marks);
    marks
}

/// The rare marker at the start of a line, when no common one stands behind its signs.
fn rare_at(page: &Page, line_start: usize, text: usize) -> Option<(usize, Marker)> {
    if marker::read(page, text).is_some() {
        return None;
    }
    rare::read(page, line_start).map(|found| (line_start, found))
}

/// The marker at `at`, when what stands before it allows one.
fn read_at(page: &Page, at: usize, line_start: usize) -> Option<Marker> {
    let c = page.char(at);
    if is_blank(c) || !may_open(c) {
        return None;
    }
    if at == line_start {
        return marker::read(page, at);
    }
    let before = page.before(at);
    let found = marker::read(page, at).filter(|found| {
        let table = BEFORE.iter().find(|(styles, _)| styles.contains(&found.style));
        table.is_some_and(|(_, marks)| marks.contains(&before)) || is_led(page, at, found.style)
    })?;
    let is_range = found.style == Style::Dash && found.end - at < 2;
    (!is_range).then_some(found)
}

/// Whether 一是 stands behind blanks or a word that leads to it.
fn is_led(page: &Page, at: usize, style: Style) -> bool {
    let led = || LEADS.iter().any(|word| page.is_at(at.saturating_sub(2), word));
    let spaced = || is_blank(page.char(at.saturating_sub(1)));
    match style {
        Style::Is | Style::Want => led() || spaced(),
        Style::Han | Style::HanParen | Style::Circled => spaced(),
        _ => false,
    }
}

/// Whether the words before `at` end a title: …工作总结 一、.
pub(super) fn follows_title(page: &Page, at: usize) -> bool {
    let head = page.text(at.saturating_sub(TITLE), at);
    let blanks = head.iter().rev().take_while(|c| is_blank(**c)).count();
    blanks > 0 && ends_any(head.get(..head.len() - blanks).unwrap_or_default(), &NAMES)
}

/// A quick look that spares most characters the full reading.
fn may_open(c: char) -> bool {
    matches!(
        c,
        '一' | '二'
            | '三'
            | '四'
            | '五'
            | '六'
            | '七'
            | '八'
            | '九'
            | '十'
            | '('
            | '（'
            | '第'
            | '首'
            | '其'
            | '再'
            | '最'
    ) || matches!(c, '0'..='9' | '０'..='９' | '①'..='⒛' | '❶'..='❿' | '㈠'..='㈩')
        || matches!(
            c,
            '-' | '－'
                | '—'
                | '―'
                | '─'
                | '–'
                | '壹'
                | '贰'
                | '叁'
                | '肆'
                | '伍'
                | '陆'
                | '柒'
                | '捌'
                | '玖'
                | '拾'
        )
}
