//! From a report to rows: the whole text wrapped, or the skim view. Pure.

use std::collections::HashSet;

use crate::outline::{Section, SectionId};
use crate::report::Report;
use crate::source::Span;
use crate::tui::label;
use crate::tui::wrap::{self, Marked};

/// One row of the pane.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Row {
    /// A piece of the text, this far from the left.
    Text { span: Span, indent: u16 },
    /// Figures `first..last` with their names.
    Figures { first: u32, last: u32, indent: u16, at: u32 },
    /// So many characters of a body are folded here; they begin at byte `at`.
    Folded { chars: u32, indent: u16, at: u32 },
    /// Nothing.
    Blank { at: u32 },
}

impl Row {
    /// The byte of the text that the row stands for.
    pub(super) fn at(&self) -> u32 {
        match self {
            Self::Text { span, .. } => span.start,
            Self::Figures { at, .. } | Self::Folded { at, .. } | Self::Blank { at } => *at,
        }
    }
}

/// The marks at which a sentence ends.
const STOPS: [char; 4] = ['。', '！', '？', '!'];
/// Between two figures of one row.
pub(super) const BETWEEN: usize = 2;

/// The rows of the whole text.
pub(super) fn text(report: &Report, width: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    wrap_span(report, Span::new(0, report.source.text().len() as u32), (width, 0), &mut rows);
    rows
}

/// The rows of the skim view; what stands before the first section is unfolded as `None`.
pub(super) fn skim(report: &Report, width: usize, unfolded: &HashSet<Option<SectionId>>) -> Vec<Row> {
    let sections = &report.outline.sections;
    let Some(first) = sections.first() else { return text(report, width) };
    let mut rows = Vec::new();
    let title = report.outline.title.unwrap_or_default();
    if !title.is_empty() {
        wrap_span(report, title, (width, 0), &mut rows);
    }
    let preamble = Span::new(title.end, first.extent.start.max(title.end));
    body(report, preamble, (width, 0), unfolded.contains(&None), &mut rows);
    for (index, section) in sections.iter().enumerate() {
        if section.depth <= 1 {
            rows.push(Row::Blank { at: section.extent.start });
        }
        let indent = (usize::from(section.depth.saturating_sub(1)) * step(width)).min(width / 4);
        let heading = Span::new(section.extent.start, section.heading.end.max(section.marker.end));
        wrap_span(report, trimmed(report, heading), (width, indent), &mut rows);
        let is_open = unfolded.contains(&Some(SectionId(index as u32)));
        body(report, own_body(sections, index, section), (width, indent), is_open, &mut rows);
    }
    rows
}

/// Columns that a part stands further to the right than what it is a part of.
fn step(width: usize) -> usize {
    if width >= 60 { 2 } else { 1 }
}

/// What stands in a section before its first part.
fn own_body(sections: &[Section], index: usize, section: &Section) -> Span {
    let start = section.heading.end.max(section.marker.end);
    let child = sections.get(index + 1).filter(|next| next.parent == Some(SectionId(index as u32)));
    Span::new(start, child.map_or(section.extent.end, |child| child.extent.start).max(start))
}

/// The body of a section: its lead sentence and figures, or all of it when that is no longer.
fn body(report: &Report, span: Span, (width, indent): (usize, usize), is_open: bool, rows: &mut Vec<Row>) {
    let whole = without_stop(report, span);
    if whole.is_empty() {
        return;
    }
    let indent = (indent + step(width)).min(width / 3);
    let mut all = Vec::new();
    wrap_span(report, whole, (width, indent), &mut all);
    let mut folded = Vec::new();
    if !is_open {
        let lead = lead(report, whole);
        wrap_span(report, lead, (width, indent), &mut folded);
        // Rows stand in the order of their places, so that a place leads to its row.
        let at = folded.last().map_or(lead.start, Row::at);
        figures(report, whole, (width, indent), at, &mut folded);
        let rest = trimmed(report, Span::new(lead.end, whole.end));
        let chars = report.source.slice(rest).chars().filter(|character| !character.is_whitespace()).count();
        if chars > 0 {
            // The row of text that would begin here begins with the blanks of its line.
            let line = report.source.line_span(report.source.line_of(rest.start));
            let at = line.start.max(lead.end);
            folded.push(Row::Folded { chars: chars as u32, indent: indent as u16, at });
        }
    }
    rows.append(if is_open || all.len() <= folded.len() { &mut all } else { &mut folded });
}

/// The body without the stop that closes the heading before it and without blanks at both ends.
fn without_stop(report: &Report, span: Span) -> Span {
    let text = report.source.slice(span);
    let rest = text.trim_start_matches(|c: char| c.is_whitespace() || "。：:；，、.,".contains(c));
    trimmed(report, Span::new(span.start + (text.len() - rest.len()) as u32, span.end))
}

fn trimmed(report: &Report, span: Span) -> Span {
    let text = report.source.slice(span);
    let start = span.start + (text.len() - text.trim_start().len()) as u32;
    Span::new(start, start + text.trim().len() as u32)
}

fn lead(report: &Report, span: Span) -> Span {
    let text = report.source.slice(span);
    let end = text.char_indices().find(|(_, character)| *character == '\n' || STOPS.contains(character));
    let end = end
        .map_or(text.len(), |(at, character)| at + if character == '\n' { 0 } else { character.len_utf8() });
    Span::new(span.start, span.start + end as u32)
}

/// Rows of the figures in `span`, as many in a row as fit.
fn figures(report: &Report, span: Span, (width, indent): (usize, usize), at: u32, rows: &mut Vec<Row>) {
    let before = |offset: u32| report.figures.partition_point(|figure| figure.span.start < offset);
    let (mut first, last) = (before(span.start), before(span.end));
    let room = width.saturating_sub(indent);
    while first < last {
        let mut used = 0;
        let mut next = first;
        while let Some(figure) = report.figures.get(next).filter(|_| next < last) {
            used += label::columns(&name_and_value(report, figure).concat()) + 1;
            if used > room + 1 && next > first {
                break;
            }
            used += BETWEEN;
            next += 1;
        }
        rows.push(Row::Figures { first: first as u32, last: next as u32, indent: indent as u16, at });
        first = next;
    }
}

/// What the skim view shows of a figure.
pub(super) fn name_and_value(report: &Report, figure: &crate::figure::Figure) -> [String; 2] {
    [figure.name.clone(), figure.written(&report.source)]
}

/// Wraps the lines of `span`.
fn wrap_span(report: &Report, span: Span, (width, indent): (usize, usize), rows: &mut Vec<Row>) {
    let source = &report.source;
    let room = width.saturating_sub(indent).max(1);
    let lines = source.line_of(span.start)..=source.line_of(span.end.saturating_sub(1).max(span.start));
    for line in lines {
        let line = source.line_span(line);
        let line = Span::new(line.start.max(span.start), line.end.min(span.end));
        if line.start > line.end {
            continue;
        }
        let before = |offset: u32| report.figures.partition_point(|figure| figure.span.start < offset);
        let inside = report.figures.get(before(line.start)..before(line.end)).unwrap_or_default();
        let whole: Vec<Span> = inside.iter().map(|figure| figure.span).collect();
        let replaced = replaced(report, line);
        let marked = Marked { whole: &whole, replaced: &replaced };
        let spans = wrap::wrap(source.slice(line), line.start, marked, room);
        rows.extend(spans.into_iter().map(|span| Row::Text { span, indent: indent as u16 }));
    }
}

/// The debris of converters that touches `span`, with what is shown in its place: what it stands for,
/// or else a blank. A single character that is hidden is no debris here: its mark is shown.
pub(super) fn replaced(report: &Report, span: Span) -> Vec<(Span, char)> {
    let debris = report.source.debris();
    let first = debris.partition_point(|piece| piece.end <= span.start);
    let inside = debris.iter().skip(first).take_while(|piece| piece.start < span.end);
    let shadow = report.source.shadow();
    let shown = |piece: &Span| {
        let index = shadow.index(piece.start);
        let stands = shadow.offsets.get(index) == Some(&piece.start);
        let character = shadow.chars.get(index).copied().filter(|_| stands).unwrap_or(' ');
        if character.is_whitespace() { ' ' } else { character }
    };
    let long = inside.filter(|piece| report.source.slice(**piece).chars().nth(1).is_some());
    long.map(|piece| (*piece, shown(piece))).collect()
}
