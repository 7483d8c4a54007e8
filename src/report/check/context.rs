//! The words around a figure, folded for comparing.
//!
//! Does not know what they mean.

use crate::figure::{Figure, FigureId};
use crate::report::Report;
use crate::script;
use crate::source::Span;

/// So far back the words of a sentence are looked at: a text without full stops is one sentence.
const REACH: u32 = 600;

/// What ends a clause.
const ENDS: &[char] = &[',', '。', ';', ':', '!', '?', '\n'];

/// The words of a span in Simplified characters and half width, without blanks.
pub(super) fn folded(report: &Report, span: Span) -> String {
    let visible = report.source.slice(span).chars().filter_map(script::fold_visible);
    visible.filter(|c| *c != ' ').collect()
}

/// The words of its sentence before a figure.
pub(super) fn lead(report: &Report, figure: &Figure) -> String {
    let text = report.source.text();
    let mut start = figure.sentence.start.max(figure.span.start.saturating_sub(REACH));
    while !text.is_char_boundary(start as usize) {
        start += 1;
    }
    folded(report, Span::new(start, figure.span.start))
}

/// The words of its clause before a figure.
pub(super) fn clause(lead: &str) -> &str {
    lead.rsplit(ENDS).next().unwrap_or_default()
}

/// The words between two figures, of which the first stands before the second.
pub(super) fn between(report: &Report, first: &Figure, second: &Figure) -> String {
    if second.span.start.saturating_sub(first.span.end) > REACH {
        return "。".to_owned();
    }
    folded(report, Span::new(first.span.end, second.span.start))
}

/// A few characters behind a figure.
pub(super) fn behind(report: &Report, figure: &Figure, count: usize) -> String {
    let text = report.source.text().get(figure.span.end as usize..).unwrap_or_default();
    text.chars().filter_map(script::fold_visible).filter(|c| *c != ' ').take(count).collect()
}

/// Whether one of the words stands in a text.
pub(super) fn has(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

/// The figures with their ids.
pub(super) fn figures(report: &Report) -> impl Iterator<Item = (FigureId, &Figure)> {
    report.figures.iter().enumerate().map(|(index, figure)| (FigureId(index as u32), figure))
}

/// Whether a figure stands in the body: notes after it explain, they do not report.
pub(super) fn in_body(report: &Report, figure: &Figure) -> bool {
    report.outline.apart_at(figure.span.start).is_none()
}
