//! What the selected row leads to: the text of a report, or a few words.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

use crate::library::Target;
use crate::report::Report;
use crate::source::Span;
use crate::tui::chrome;
use crate::tui::label;
use crate::tui::naming;
use crate::tui::theme::Theme;
use crate::tui::wrap::{self, Marked};

/// Some lines of the program's own words.
pub(super) fn draw_words(buffer: &mut Buffer, area: Rect, lines: &[String], theme: Theme) {
    for (at, line) in lines.iter().enumerate() {
        if let Some(area) = chrome::row(area, at) {
            let style = if at == 0 { theme.title() } else { theme.quiet() };
            chrome::line(buffer, area, label::safe(&label::cut(line, area.width.into()), style).into());
        }
    }
}

/// The text from the start of what the target is in, with the target marked.
pub(super) fn draw_text(
    buffer: &mut Buffer,
    area: Rect,
    report: &Report,
    target: Option<Target>,
    theme: Theme,
) {
    let (path, start, marked) = match target {
        None => (Vec::new(), 0, report.outline.title.unwrap_or_default()),
        Some(Target::Section(id)) => {
            let section = report.outline.get(id);
            let heading = section.map(|section| Span::new(section.extent.start, section.heading.end));
            let heading = heading.unwrap_or_default();
            (
                section
                    .and_then(|section| section.parent)
                    .map(|id| report.outline.path(id))
                    .unwrap_or_default(),
                heading.start,
                heading,
            )
        }
        Some(Target::Figure(id)) => {
            let Some(figure) = report.figure(id) else { return };
            let path = figure.section.map(|id| report.outline.path(id)).unwrap_or_default();
            (path, figure.sentence.start, figure.span)
        }
    };
    let width = usize::from(area.width);
    let mut at = 0;
    for id in path {
        if let (Some(section), Some(area)) = (report.outline.get(id), chrome::row(area, at)) {
            let heading = naming::heading(report, section);
            chrome::line(buffer, area, label::safe(&label::cut(heading, width), theme.quiet()).into());
            at += 1;
        }
    }
    for row in text_rows(report, start, (width, usize::from(area.height).saturating_sub(at))) {
        if let Some(area) = chrome::row(area, at) {
            chrome::line(buffer, area, marked_row(report, row, marked, theme));
            at += 1;
        }
    }
}

/// The first `height` rows of the text from byte `start`.
fn text_rows(report: &Report, start: u32, (width, height): (usize, usize)) -> Vec<Span> {
    let source = &report.source;
    let mut rows = Vec::new();
    let mut line = source.line_of(start);
    // A preview needs no more of a long line than fits: four bytes a column at most.
    let most = (width * height * 4) as u32;
    while rows.len() < height && line < source.line_count() {
        let span = source.line_span(line);
        let from = span.start.max(start);
        let mut end = span.end.min(from.saturating_add(most)).max(from);
        while end < span.end && !source.text().is_char_boundary(end as usize) {
            end += 1;
        }
        rows.extend(wrap::wrap(source.slice(Span::new(from, end)), from, Marked::default(), width.max(1)));
        line += 1;
    }
    rows.truncate(height);
    rows
}

fn marked_row(report: &Report, row: Span, marked: Span, theme: Theme) -> Line<'static> {
    let clamp = |offset: u32| offset.clamp(row.start, row.end);
    let (from, to) = (clamp(marked.start), clamp(marked.end));
    let piece = |start, end, style| label::body(report.source.slice(Span::new(start, end)), style);
    Line::from(vec![
        piece(row.start, from, Style::new()),
        piece(from, to.max(from), theme.found()),
        piece(to.max(from), row.end, Style::new()),
    ])
}
