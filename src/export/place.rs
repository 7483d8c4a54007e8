//! From places in a text to their records, with the words around them.
//!
//! Does not know what was searched for.

use crate::export::{PlaceRecord, cell, record};
use crate::report::Report;
use crate::source::{Source, Span};

/// Characters of the line that are kept before and behind a place.
const AROUND_CHARS: usize = 200;

/// The rows of places.
pub(crate) fn places(path: &str, report: &Report, places: &[Span]) -> Vec<PlaceRecord> {
    let source = &report.source;
    let record = |&span: &Span| {
        let section = report.outline.at(span.start);
        PlaceRecord {
            path: path.to_owned(),
            section: record::number(section),
            section_path: section.map(|id| record::section_path(report, id)).unwrap_or_default(),
            quote: cell::one_line(source.slice(span)),
            start: source.scalars_before(span.start),
            end: source.scalars_before(span.end),
            line: source.line_of(span.start) + 1,
            column: source.column(span.start) + 1,
            text: around(source, span),
        }
    };
    places.iter().map(record).collect()
}

fn around(source: &Source, span: Span) -> String {
    let line = source.line_span(source.line_of(span.start));
    let before = source.slice(Span::new(line.start, span.start));
    let after = source.slice(Span::new(span.end, line.end.max(span.end)));
    let start = before.char_indices().rev().nth(AROUND_CHARS - 1).map_or(0, |(index, _)| index);
    let head = before.get(start..).unwrap_or_default();
    let tail: String = after.chars().take(AROUND_CHARS).collect();
    cell::one_line(&[head, source.slice(span), &tail].concat())
}
