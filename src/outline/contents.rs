//! A table of contents before the body: headings without text, which come again with text.

use crate::outline::Apart;
use crate::outline::apart::Labels;
use crate::outline::mark::Mark;
use crate::outline::page::{Page, is_blank};
use crate::outline::words::Words;

/// Words that name a table of contents.
static NAMES: Words = Words::new(&["目录", "提纲", "内容提要", "内容提纲", "报告提纲", "目次"]);
/// A line with such a word alone is no longer than this, blanks between the characters among it.
const NAME: usize = 16;
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
    let entries = (first.line..page.lines.len()).take_while(|&index| is_entry(page, &leading, index)).count();
    let end = first.line + entries;
    let again = |mark: &&Mark| mark.line >= end && (mark.style, mark.number) == (first.style, first.number);
    let head = key(page, first);
    // Without a body between, the list starts over inside the run of entries.
    let inside = |mark: &&Mark| mark.line > first.line + 1 && key(page, **mark) == head;
    let mut run = leading.iter().take_while(|mark| mark.line < end);
    let restart = run.find(inside).filter(|mark| mark.style == first.style);
    let Some(second) = restart.or_else(|| leading.iter().find(again)) else { return };
    let same = head == key(page, *second);
    if entries >= 2 && (same || named.is_some()) {
        let start = named.unwrap_or(first.line);
        for label in labels.iter_mut().take(end.min(second.line)).skip(start).filter(|label| label.is_none())
        {
            *label = Some(Apart::Contents);
        }
    }
}

/// Whether a line is a heading and nothing else.
fn is_entry(page: &Page, leading: &[Mark], index: usize) -> bool {
    let place = leading.partition_point(|mark| mark.line < index);
    let marked = leading.get(place).is_some_and(|mark| mark.line == index);
    let line = page.line(index);
    marked && line.len() <= ENTRY && !page.of(line).contains(&'。')
}

/// Whether a line names a table of contents.
fn is_name(page: &Page, index: usize) -> bool {
    let line = page.line(index);
    if line.len() > NAME || !NAMES.may_begin(page.char(line.start)) {
        return false;
    }
    let text: String = page.of(line).iter().filter(|c| !is_blank(**c)).collect();
    NAMES.list.contains(&text.trim_end_matches([':', '：']))
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
