//! A table of contents before the body: headings without text, which come again with text.

use crate::outline::Apart;
use crate::outline::apart::Labels;
use crate::outline::candidate::Mark;
use crate::outline::page::{Page, is_blank};

/// Words that name a table of contents.
const NAMES: [&str; 6] = ["目录", "提纲", "内容提要", "内容提纲", "报告提纲", "目次"];
/// A line of contents is no longer than this.
const ENTRY: usize = 60;

/// Labels the lines of a table of contents, if the text has one.
pub(super) fn label(page: &Page, marks: &[Mark], labels: &mut Labels) {
    let leading: Vec<Mark> =
        marks.iter().copied().filter(|mark| mark.leads && !mark.style.is_point()).collect();
    let named = (0..page.lines.len()).find(|&index| is_name(page, index));
    let from = named.map_or(0, |line| line + 1);
    let Some(first) = leading.iter().copied().find(|mark| mark.line >= from) else { return };
    if named.is_some_and(|line| first.line > line + 2) {
        return;
    }
    let again =
        |mark: &&Mark| mark.line > first.line + 1 && (mark.style, mark.number) == (first.style, first.number);
    let Some(second) = leading.iter().find(again).copied() else { return };
    let same = key(page, first) == key(page, second);
    let lines = page.lines.get(first.line..second.line).unwrap_or_default();
    let bare = lines.iter().all(|line| line.len() <= ENTRY && !page.of(*line).contains(&'。'));
    if bare && (same || named.is_some()) {
        let start = named.unwrap_or(first.line);
        for label in labels.iter_mut().take(second.line).skip(start).filter(|label| label.is_none()) {
            *label = Some(Apart::Contents);
        }
    }
}

/// Whether a line names a table of contents.
fn is_name(page: &Page, index: usize) -> bool {
    let text: String = page.of(page.line(index)).iter().filter(|c| !is_blank(**c)).collect();
    NAMES.contains(&text.trim_end_matches([':', '：']))
}

/// A heading without blanks, leaders and page numbers, for comparing.
fn key(page: &Page, mark: Mark) -> Vec<char> {
    let text = page.text(mark.end, page.line(mark.line).end);
    let mut key: Vec<char> = text.iter().copied().filter(|c| !is_blank(*c)).collect();
    let tail = key
        .iter()
        .rev()
        .take_while(|c| !c.is_alphabetic() && !matches!(**c, '”' | '》' | ')' | '）'))
        .count();
    key.truncate(key.len() - tail);
    key
}
