//! Rows on the screen: headings, figures and places found in their styles. Writes no state.

use ratatui::buffer::Buffer;
use ratatui::style::Style;
use ratatui::text::{Line, Span as Piece};

use crate::figure::{Figure, FigureId, Status};
use crate::outline::Apart;
use crate::report::Report;
use crate::source::Span;
use crate::tui::chrome::{self, Canvas};
use crate::tui::label;
use crate::tui::layout;
use crate::tui::phrases;
use crate::tui::reader::page::{self, Row};
use crate::tui::reader::{Mode, Reader};
use crate::tui::theme::Theme;
use crate::tui::words;

/// A stretch of a row with a style on top of those before it.
type Layer = (Span, Style);

pub(super) fn draw(
    reader: &Reader,
    buffer: &mut Buffer,
    canvas: Canvas,
    (report, noted): (&Report, &[Span]),
) {
    let inside = layout::inside(canvas.area);
    let height = usize::from(inside.height);
    chrome::pane(buffer, canvas, &title(reader, height, canvas.room()));
    for (at, row) in reader.rows.iter().enumerate().skip(reader.list.top).take(height) {
        let Some(area) = chrome::row(inside, at - reader.list.top) else { continue };
        let is_cursor = at == reader.list.selected;
        let mut spans = vec![gutter(is_cursor, canvas)];
        spans.push(mark(report, row, noted, canvas.theme));
        spans.push(label::blank(1, Style::new()));
        spans.extend(self::row(reader, report, row, canvas.theme));
        chrome::line(buffer, area, Line::from(spans));
    }
}

fn title(reader: &Reader, height: usize, room: usize) -> String {
    let mut title = format!("3 {} {}%", words::PANES[2], reader.percent(height));
    if reader.mode == Mode::Skim {
        title = format!("{title} {}", words::SKIM);
    }
    if !reader.search.needle.is_empty() {
        let at = reader.search.at.map_or(0, |at| at + 1);
        let count = format!(" {at}/{}", reader.search.found.len());
        // A long query gives way to the count.
        let rest = room.saturating_sub(label::columns(&title) + label::columns(&count) + 1);
        let needle = label::cut(&phrases::quoted(reader.search.needle.as_str()), rest);
        title = format!("{title} {needle}{count}");
    }
    title
}

fn gutter(is_cursor: bool, canvas: Canvas) -> Piece<'static> {
    match is_cursor {
        true if canvas.focus => label::word(">", canvas.theme.title()),
        true => label::word(">", canvas.theme.quiet()),
        false => label::word(" ", Style::new()),
    }
}

/// The letter beside a row: damage, gap, note, mask, target, forecast, rule, in this order.
fn mark(report: &Report, row: &Row, noted: &[Span], theme: Theme) -> Piece<'static> {
    let span = match row {
        Row::Text { span, .. } => *span,
        Row::Figures { first, last, .. } => {
            let figures = report.figures.get(*first as usize..*last as usize).unwrap_or_default();
            return letter(figures, theme);
        }
        _ => return label::word(" ", Style::new()),
    };
    let is_damaged = report.source.lossy().iter().any(|lossy| touch(*lossy, span));
    let has_gap = report.meta.gaps.iter().any(|gap| touch(gap.span, span));
    let is_noted = noted.iter().any(|noted| touch(*noted, span));
    match (is_damaged, has_gap, is_noted) {
        (true, _, _) => label::word(words::MARK_DAMAGED, theme.mark()),
        (_, true, _) => label::word(words::MARK_GAP, theme.mark()),
        (_, _, true) => label::word(words::MARK_NOTE, theme.mark()),
        _ => letter(figures_in(report, span), theme),
    }
}

fn letter(figures: &[Figure], theme: Theme) -> Piece<'static> {
    let has = |status: Status| figures.iter().any(|figure| figure.status == status);
    match () {
        () if figures.iter().any(Figure::is_masked) => label::word(words::MARK_MASKED, theme.mark()),
        () if has(Status::Target) => label::word(words::MARK_TARGET, theme.quiet()),
        () if has(Status::Forecast) => label::word(words::MARK_FORECAST, theme.quiet()),
        () if has(Status::Rule) => label::word(words::MARK_RULE, theme.quiet()),
        () => label::word(" ", Style::new()),
    }
}

fn row(reader: &Reader, report: &Report, row: &Row, theme: Theme) -> Vec<Piece<'static>> {
    match row {
        Row::Text { span, indent } => {
            let mut pieces = vec![label::blank((*indent).into(), Style::new())];
            pieces.extend(text(reader, report, *span, theme));
            pieces
        }
        Row::Figures { first, last, indent, .. } => figures(reader, report, (*first, *last, *indent), theme),
        Row::Folded { chars, indent, .. } => vec![
            label::blank((*indent).into(), Style::new()),
            label::safe(&format!("+{chars} "), theme.quiet()),
            label::word(words::FOLDED, theme.quiet()),
        ],
        Row::Blank { .. } => Vec::new(),
    }
}

fn figures(
    reader: &Reader,
    report: &Report,
    (first, last, indent): (u32, u32, u16),
    theme: Theme,
) -> Vec<Piece<'static>> {
    let mut pieces = vec![label::blank(indent.into(), Style::new())];
    for index in first..last {
        let Some(figure) = report.figure(FigureId(index)) else { continue };
        let [name, value] = page::name_and_value(report, figure);
        let mut style = theme.figure(figure);
        if reader.figure == Some(FigureId(index)) {
            style = style.patch(theme.current());
        }
        pieces.push(label::safe(&name, theme.quiet()));
        pieces.push(label::blank(1, Style::new()));
        pieces.push(label::safe(&value, style));
        pieces.push(label::blank(page::BETWEEN, Style::new()));
    }
    pieces
}

/// A piece of the text: all layers that touch it, the later over the earlier ones.
fn text(reader: &Reader, report: &Report, span: Span, theme: Theme) -> Vec<Piece<'static>> {
    let base = match report.outline.apart_at(span.start) {
        Some(Apart::Title) => theme.own_title(),
        Some(Apart::Gap) => theme.mark(),
        Some(_) => theme.quiet(),
        None => Style::new(),
    };
    let layers = layers(reader, report, span, theme);
    let replaced = page::replaced(report, span);
    let mut replaced = replaced.iter().peekable();
    let mut pieces = Vec::new();
    let (mut run, mut style) = (String::new(), base);
    let mut offset = span.start;
    for character in report.source.slice(span).chars() {
        let at = offset;
        offset += character.len_utf8() as u32;
        while replaced.next_if(|(debris, _)| debris.end <= at).is_some() {}
        let character = match replaced.peek() {
            Some((debris, shown)) if debris.start == at => *shown,
            Some((debris, _)) if debris.contains(at) => continue,
            _ => character,
        };
        let here = layers.iter().filter(|(layer, _)| layer.contains(at));
        let here = here.fold(base, |style, (_, layer)| style.patch(*layer));
        // A mark that sits on the character before it must not be parted from it.
        if here != style && label::width(character) > 0 {
            pieces.push(label::body(&std::mem::take(&mut run), style));
            style = here;
        }
        run.push(character);
    }
    pieces.push(label::body(&run, style));
    pieces
}

fn layers(reader: &Reader, report: &Report, span: Span, theme: Theme) -> Vec<Layer> {
    let mut layers: Vec<Layer> = Vec::new();
    let sections = &report.outline.sections;
    let next = sections.partition_point(|section| section.extent.start < span.end);
    for section in sections.iter().take(next).rev().take_while(|section| section.heading.end > span.start) {
        let heading = Span::new(section.extent.start, section.heading.end);
        layers.push((heading, theme.heading(section.depth)));
    }
    for figure in figures_in(report, span) {
        layers.push((figure.span, theme.figure(figure)));
    }
    if let Some(figure) = reader.figure.and_then(|id| report.figure(id)).filter(|f| touch(f.span, span)) {
        layers.push((figure.span, theme.current()));
    }
    let found = &reader.search.found;
    let first = found.partition_point(|place| place.end <= span.start);
    for (index, place) in found.iter().enumerate().skip(first).take_while(|(_, place)| place.start < span.end)
    {
        let style = if reader.search.at == Some(index) { theme.found_here() } else { theme.found() };
        layers.push((*place, style));
    }
    layers
}

fn touch(a: Span, b: Span) -> bool {
    a.start < b.end && b.start < a.end
}

/// The figures that touch `span`; a figure that began in the row before is the one before the first.
fn figures_in(report: &Report, span: Span) -> &[Figure] {
    let figures = &report.figures;
    let first = figures.partition_point(|figure| figure.span.start < span.start);
    let torn =
        first.checked_sub(1).and_then(|before| figures.get(before)).is_some_and(|f| f.span.end > span.start);
    let last = figures.partition_point(|figure| figure.span.start < span.end);
    figures.get(first - usize::from(torn)..last).unwrap_or_default()
}
