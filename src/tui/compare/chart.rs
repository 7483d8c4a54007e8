//! The bars of one place over the years, in ASCII: block characters are one column wide in one
//! terminal and two in another, and some fonts of serial and remote terminals have none.

use crate::compare::{Class, Mention, Row, Table};
use crate::figure::Status;
use crate::tui::label;

/// One line of the chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Bar {
    /// The head of the column.
    pub(super) head: String,
    /// `#` for what was done, `-` for what was planned.
    pub(super) line: String,
    /// The cell itself, and how much of the target was reached.
    pub(super) text: String,
}

/// The bars of a row, in `width` columns; a masked value and a change alone have none.
pub(super) fn bars(table: &Table, mentions: &[Mention], row: &Row, width: usize) -> Vec<Bar> {
    let texts: Vec<String> =
        (0..table.columns.len()).map(|column| text(table, mentions, row, column)).collect();
    let heads = table.columns.iter().map(|column| label::columns(&column.head())).max().unwrap_or(0);
    let widest = texts.iter().map(|text| label::columns(text)).max().unwrap_or(0).min(width / 2);
    let lengths = table.bars(mentions, row, width.saturating_sub(heads + widest + 2));
    let mut found = Vec::new();
    for ((column, text), length) in table.columns.iter().zip(texts).zip(lengths) {
        if text.is_empty() {
            continue;
        }
        let sign = if column.class == Class::Done { "#" } else { "-" };
        found.push(Bar {
            head: label::left(&column.head(), heads),
            line: sign.repeat(length.unwrap_or(0)),
            text,
        });
    }
    found
}

/// What a cell says and, of what was done, how much of the target that is.
fn text(table: &Table, mentions: &[Mention], row: &Row, column: usize) -> String {
    let done = table.columns.get(column).filter(|column| column.class == Class::Done);
    let reached = done.and_then(|column| table.reached(mentions, row, column.year?));
    let reached = reached.map(|share| format!(" ={share}%{}", Status::Target.letter())).unwrap_or_default();
    table.text(mentions, row, column) + &reached
}
