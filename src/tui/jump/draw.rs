//! The jump box on the screen: the typed line, the hits, the place that the selected one leads to.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

use crate::library::{Entry, Target};
use crate::report::Report;
use crate::source::Span;
use crate::tui::chrome;
use crate::tui::jump::{Hit, Jump, report_label, target};
use crate::tui::label;
use crate::tui::naming;
use crate::tui::theme::Theme;
use crate::tui::words;
use crate::tui::wrap::{self, Marked};

/// From this width on the preview stands beside the hits, else below them.
const BESIDE: u16 = 90;

impl Jump {
    /// Draws the box; `open` is the open report with its place in the library.
    pub fn draw(
        &self,
        frame: &mut Frame,
        area: Rect,
        entries: &[Entry],
        open: Option<(usize, &Report)>,
        theme: Theme,
    ) {
        let kind = words::KINDS.get(self.kind as usize).copied().unwrap_or_default();
        let inside = chrome::over(frame.buffer_mut(), area, &format!("{}{kind}", words::JUMP), theme);
        let note = format!("{}{}", self.matched, if self.is_pending(entries) { "+" } else { "" });
        let top = Rect { height: inside.height.min(1), ..inside };
        chrome::prompt(frame, top, ("> ", &note), &self.input, theme);
        let (list, preview) = halves(inside);
        self.draw_hits(frame.buffer_mut(), list, entries, theme);
        let hit = self.current();
        let report = hit.and_then(|hit| self.report(hit, entries, open));
        if let (Some(hit), Some(report)) = (hit, report) {
            draw_preview(frame.buffer_mut(), preview, report, target(entries, hit), theme);
        } else if hit.is_some() {
            chrome::line(frame.buffer_mut(), preview, label::word(words::OPENING, theme.quiet()).into());
        }
    }

    /// Rows that the hits have in a box of this size.
    pub fn rows(area: Rect) -> usize {
        let inside =
            Rect { height: area.height.saturating_sub(2), width: area.width.saturating_sub(2), ..area };
        usize::from(halves(inside).0.height)
    }

    fn report<'a>(
        &'a self,
        hit: Hit,
        entries: &[Entry],
        open: Option<(usize, &'a Report)>,
    ) -> Option<&'a Report> {
        let index = hit.entry as usize;
        match (open, &self.peeked) {
            (Some((open, report)), _) if open == index => Some(report),
            (_, Some((path, report))) if entries.get(index).is_some_and(|entry| entry.path == *path) => {
                Some(report)
            }
            _ => None,
        }
    }

    fn draw_hits(&self, buffer: &mut Buffer, area: Rect, entries: &[Entry], theme: Theme) {
        for (at, &hit) in self.hits.iter().enumerate().skip(self.list.top).take(usize::from(area.height)) {
            let Some(area) = chrome::row(area, at - self.list.top) else { break };
            let style = if at == self.list.selected { theme.selected() } else { Style::new() };
            if let Some(entry) = entries.get(hit.entry as usize) {
                chrome::line(buffer, area, self.row(entry, hit, usize::from(area.width), (style, theme)));
            }
        }
    }

    fn row(&self, entry: &Entry, hit: Hit, width: usize, (style, theme): (Style, Theme)) -> Line<'static> {
        let item = hit.item.and_then(|item| entry.items.get(item as usize));
        let (sign, text, of) = match item {
            Some((label, Target::Section(_))) => ("S ", label.to_owned(), report_label(entry)),
            Some((label, Target::Figure(_))) => ("F ", label.to_owned(), report_label(entry)),
            None => ("R ", report_label(entry), String::new()),
        };
        let room = width.saturating_sub(2);
        let wanted = label::columns(&text).min(room);
        let rest = room - wanted;
        let candidate = if of.is_empty() { text.as_str().into() } else { self.candidate(&text, &of) };
        let positions = if self.query.is_empty() { Vec::new() } else { self.query.positions(&candidate) };
        let shown = label::cut(&text, wanted);
        let mut line = Line::from(label::word(sign, style.patch(theme.quiet())));
        line.spans
            .extend(label::matched(&shown, &positions, wanted, (style, style.patch(theme.matched()))).spans);
        let of = if rest > 8 { format!("  {}", label::cut(&of, rest - 2)) } else { String::new() };
        line.spans.push(label::safe(&label::left(&of, rest), style.patch(theme.quiet())));
        line
    }
}

/// The place of the hits and of the preview, below the typed line.
fn halves(inside: Rect) -> (Rect, Rect) {
    let body = Rect { y: inside.y.saturating_add(1), height: inside.height.saturating_sub(1), ..inside };
    if body.width >= BESIDE {
        let width = body.width * 55 / 100;
        let x = body.x + width + 1;
        (Rect { width, ..body }, Rect { x, width: body.width - width - 1, ..body })
    } else {
        let height = if body.height >= 9 { body.height * 6 / 10 } else { body.height };
        let y = (body.y + height + 1).min(body.bottom());
        (Rect { height, ..body }, Rect { y, height: body.bottom() - y, ..body })
    }
}

/// The text from the start of what the target is in, with the target marked.
fn draw_preview(buffer: &mut Buffer, area: Rect, report: &Report, target: Option<Target>, theme: Theme) {
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
