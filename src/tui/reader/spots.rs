//! Which column of a row shows which place of the text: for a pointer, and for what is drawn over
//! figures. Pure; agrees with what `paint` draws.

use crate::figure::FigureId;
use crate::report::Report;
use crate::source::Span;
use crate::tui::label;
use crate::tui::reader::page::{self, Row};
use crate::tui::reader::{GUTTER, Reader};

/// A figure on the screen, from the upper left corner of the pane's contents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    /// The figure.
    pub figure: FigureId,
    /// The row, from 0.
    pub row: u16,
    /// The column in which it begins, or goes on from the row before.
    pub column: u16,
}

impl Reader {
    /// The figures that are seen in so many rows, each where it is seen first.
    pub fn spots(&self, report: &Report, height: usize) -> Vec<Spot> {
        let mut spots: Vec<Spot> = Vec::new();
        for (at, row) in self.rows.iter().skip(self.list.top).take(height).enumerate() {
            for (figure, column) in figures(report, *row) {
                if spots.last().is_none_or(|last| last.figure != figure) {
                    spots.push(Spot { figure, row: at as u16, column: (column + GUTTER) as u16 });
                }
            }
        }
        spots
    }

    /// Puts the cursor where the pointer is: column and row of the pane's contents. `false` when nothing
    /// stands there, or when the cursor was in that row already.
    pub fn click(&mut self, report: &Report, (column, row): (usize, usize), height: usize) -> bool {
        let index = self.list.top + row;
        let Some(&row) = self.rows.get(index) else { return false };
        let is_new = index != self.list.selected;
        let column = column.saturating_sub(GUTTER);
        let figure = figures(report, row).into_iter().rfind(|(_, first)| *first <= column);
        self.list.select(index, self.rows.len(), height);
        self.place = match row {
            Row::Text { span, indent } => place(report, span, column.saturating_sub(indent.into())),
            _ => row.at(),
        };
        self.figure = match (row, figure) {
            (Row::Text { .. }, _) => {
                let next = report.figures.partition_point(|figure| figure.span.end <= self.place);
                let is_under =
                    |id: &FigureId| report.figure(*id).is_some_and(|f| f.span.contains(self.place));
                Some(FigureId(next as u32)).filter(is_under)
            }
            (_, figure) => figure.map(|(id, _)| id),
        };
        self.choose_figure(report);
        is_new
    }

    /// Turns the rows that are seen; the cursor stays as long as it is in sight.
    pub fn scroll(&mut self, report: &Report, rows: isize, height: usize) {
        let before = self.list.selected;
        self.list.scroll(rows, self.rows.len(), height);
        if self.list.selected != before {
            self.place = self.rows.get(self.list.selected).map_or(0, Row::at);
            self.choose_figure(report);
        }
    }
}

/// The figures of a row and the columns in which they begin, without the gutter.
fn figures(report: &Report, row: Row) -> Vec<(FigureId, usize)> {
    match row {
        Row::Text { span, indent } => {
            let first = report.figures.partition_point(|figure| figure.span.end <= span.start);
            let figures = report.figures.iter().enumerate().skip(first);
            let figures = figures.take_while(|(_, figure)| figure.span.start < span.end);
            let column = |at: u32| usize::from(indent) + columns_before(report, span, at);
            figures.map(|(index, figure)| (FigureId(index as u32), column(figure.span.start))).collect()
        }
        Row::Figures { first, last, indent, .. } => {
            let mut column = usize::from(indent);
            let mut found = Vec::new();
            for id in (first..last).map(FigureId) {
                let Some(figure) = report.figure(id) else { continue };
                let [name, value] = page::name_and_value(report, figure);
                let start = column + label::columns(&name) + 1;
                found.push((id, start));
                column = start + label::columns(&value) + page::BETWEEN;
            }
            found
        }
        Row::Folded { .. } | Row::Blank { .. } => Vec::new(),
    }
}

/// The columns of a piece of the text that stand before byte `at`.
fn columns_before(report: &Report, span: Span, at: u32) -> usize {
    shown(report, span).take_while(|(offset, _)| *offset < at).map(|(_, width)| width).sum()
}

/// The byte that is shown in a column of a piece of the text; behind its end the last one.
fn place(report: &Report, span: Span, column: usize) -> u32 {
    let mut used = 0;
    let mut last = span.start;
    for (offset, width) in shown(report, span) {
        if width > 0 {
            last = offset;
        }
        used += width;
        if used > column {
            break;
        }
    }
    last
}

/// Each character of a piece with the columns that it takes, debris as it is shown.
fn shown(report: &Report, span: Span) -> impl Iterator<Item = (u32, usize)> {
    let replaced = page::replaced(report, span);
    report.source.slice(span).char_indices().map(move |(at, character)| {
        let at = span.start + at as u32;
        let width = match replaced.iter().find(|(debris, _)| debris.contains(at)) {
            Some((debris, shown)) if debris.start == at => label::width(*shown),
            Some(_) => 0,
            None => label::width(character),
        };
        (at, width)
    })
}
