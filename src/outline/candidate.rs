//! Every place that could be a section: markers at the start of a line, and markers in running text
//! behind a mark that ends a clause.
//!
//! Candidates are plentiful; `filter` takes the false ones out.

use crate::outline::mark::Mark;
use crate::outline::marker::{self, Marker, Style};
use crate::outline::page::{Page, is_blank};
use crate::outline::rare;
use crate::outline::title::NAMES;
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
    let mut openers = page.openers.iter().copied().peekable();
    for (index, line) in page.lines.iter().enumerate() {
        let bullets = page.of(*line).iter().take_while(|c| is_blank(**c) || BULLETS.contains(c)).count();
        let start = line.start + bullets;
        let mut push = |at: usize, found: Marker, leads: bool| {
            if found.end <= line.end {
                marks.push(Mark::new(at, found, index, leads));
            }
            found.end
        };
        let mut next = start + 1;
        if let Some(found) = marker::read(page, start) {
            next = push(start, found, true);
        } else if let Some(found) = rare::read(page, line.start) {
            push(line.start, found, true);
        }
        while let Some(at) = openers.next_if(|&at| at < line.end) {
            if at >= next
                && let Some(found) = read_inside(page, at)
            {
                next = push(at, found, false);
            }
        }
    }
    rare::keep_chained(page, &mut marks);
    marks
}

/// The marker at `at` in running text, when what stands before it allows one.
fn read_inside(page: &Page, at: usize) -> Option<Marker> {
    let found = marker::read(page, at)?;
    let before = page.before(at);
    let table = BEFORE.iter().find(|(styles, _)| styles.contains(&found.style));
    let allowed = table.is_some_and(|(_, marks)| marks.contains(&before));
    let is_range = found.style == Style::Dash && found.end - at < 2;
    (!is_range && (allowed || is_led(page, at, found.style))).then_some(found)
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
