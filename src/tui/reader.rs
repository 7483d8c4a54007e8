//! The pane of the text: wrapped, with its figures marked; or the skim view of it.
//!
//! Knows one report; does not know the panes beside it.

mod page;
mod paint;
mod plain;
mod search;
mod spots;

use std::collections::HashSet;

use ratatui::buffer::Buffer;

use crate::figure::FigureId;
use crate::outline::SectionId;
use crate::report::Report;
use crate::source::Span;
use crate::tui::action::Action;
use crate::tui::chrome::Canvas;
use crate::tui::list::List;
use page::Row;
pub use plain::{Line as PlainLine, Plain};
pub use search::Search;
pub use spots::Spot;

/// How the report is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mode {
    /// The whole text.
    #[default]
    Text,
    /// Headings, lead sentences and figures.
    Skim,
}

/// The state of the pane.
#[derive(Debug, Default)]
pub struct Reader {
    list: List,
    rows: Vec<Row>,
    /// Columns that the rows were made for.
    width: usize,
    /// How the report is shown.
    pub mode: Mode,
    /// Sections whose body the skim view shows; `None` is what stands before the first one.
    unfolded: HashSet<Option<SectionId>>,
    /// The byte of the text that the reader is at; it lies in the row of the cursor.
    place: u32,
    /// The current figure.
    pub figure: Option<FigureId>,
    /// What was searched for, where it stands, and which place is the current one.
    pub search: Search,
}

/// Columns at the left of the text: the cursor, the mark of the row, a blank.
pub const GUTTER: usize = 3;

impl Reader {
    /// Takes a report that was opened and shows its beginning.
    pub fn open(&mut self, report: &Report, width: usize) {
        let search = std::mem::take(&mut self.search);
        *self = Self { mode: self.mode, ..Self::default() };
        self.lay(report, width);
        self.search = search.again(report);
    }

    /// Makes the rows anew when the width is another one; the reader stays at its place.
    pub fn resize(&mut self, report: &Report, width: usize, height: usize) {
        if self.width != width {
            self.lay(report, width);
        }
        self.list.show(self.rows.len(), height);
    }

    /// Makes the rows anew the next time that the width is told.
    pub fn forget_rows(&mut self) {
        self.width = usize::MAX;
    }

    fn lay(&mut self, report: &Report, width: usize) {
        let before = self.list.selected.saturating_sub(self.list.top);
        self.width = width;
        let room = width.saturating_sub(GUTTER).max(1);
        self.rows = match self.mode {
            Mode::Text => page::text(report, room),
            Mode::Skim => page::skim(report, room, &self.unfolded),
        };
        self.list.selected = self.row_of(self.place);
        self.list.top = self.list.selected.saturating_sub(before);
    }

    /// The byte of the text that the reader is at.
    pub fn place(&self) -> u32 {
        self.place
    }

    /// The byte of the text at which the first row seen begins.
    pub fn top(&self) -> u32 {
        self.rows.get(self.list.top).map_or(0, Row::at)
    }

    /// The section that the reader is in.
    pub fn section(&self, report: &Report) -> Option<SectionId> {
        report.outline.at(self.place)
    }

    /// Moves as `action` says; `false` when it is no move.
    pub fn step(&mut self, report: &Report, action: Action, count: Option<usize>, height: usize) -> bool {
        let moved = self.list.step(action, count, self.rows.len(), height);
        if moved {
            self.place = self.rows.get(self.list.selected).map_or(0, Row::at);
            self.choose_figure(report);
        }
        moved
    }

    /// The current figure is always one of the cursor's row: what is copied is what is seen.
    fn choose_figure(&mut self, report: &Report) {
        let Some(&row) = self.rows.get(self.list.selected) else { return };
        if self.figure.is_some_and(|id| holds(report, row, id)) {
            return;
        }
        let first = match row {
            Row::Figures { first, .. } => first,
            Row::Text { span, .. } => {
                report.figures.partition_point(|figure| figure.span.start < span.start) as u32
            }
            Row::Folded { .. } | Row::Blank { .. } => u32::MAX,
        };
        self.figure = Some(FigureId(first)).filter(|&id| holds(report, row, id));
    }

    /// Goes to byte `offset`.
    pub fn go(&mut self, report: &Report, offset: u32, height: usize) {
        self.place = offset;
        let row = self.row_of(offset);
        self.list.select(row, self.rows.len(), height);
        self.choose_figure(report);
    }

    /// Goes to a byte and shows it in the upper part of the pane.
    pub fn go_top(&mut self, report: &Report, offset: u32, height: usize) {
        self.go(report, offset, height);
        self.list.top = self.list.selected;
        self.list.show(self.rows.len(), height);
    }

    /// Makes a figure the current one and goes to it.
    pub fn go_figure(&mut self, report: &Report, id: FigureId, height: usize) {
        let Some(figure) = report.figure(id) else { return };
        self.figure = Some(id);
        self.go(report, figure.span.start, height);
        let holds =
            |row: &Row| matches!(row, Row::Figures { first, last, .. } if (*first..*last).contains(&id.0));
        if let Some(row) = self.rows.iter().position(holds) {
            self.list.select(row, self.rows.len(), height);
        }
    }

    /// The figure `count` places after the current one (or after the cursor), before it if negative.
    pub fn next_figure(&self, report: &Report, count: isize) -> Option<FigureId> {
        let figures = &report.figures;
        let index = if let Some(id) = self.figure {
            (id.0 as usize).checked_add_signed(count)?
        } else {
            let next = figures.partition_point(|figure| figure.span.start < self.place);
            next.checked_add_signed(if count > 0 { count - 1 } else { count })?
        };
        figures.get(index).map(|_| FigureId(index as u32))
    }

    /// Where the section begins that stands `count` sections after the place, before it if negative.
    pub fn next_section(&self, report: &Report, count: isize) -> Option<u32> {
        let sections = &report.outline.sections;
        let index = if count > 0 {
            let next = sections.partition_point(|section| section.extent.start <= self.place);
            next.checked_add_signed(count - 1)?
        } else {
            let before = sections.partition_point(|section| section.extent.start < self.place);
            before.checked_add_signed(count)?
        };
        sections.get(index).map(|section| section.extent.start)
    }

    /// Goes between the whole text and the skim view.
    pub fn turn(&mut self, report: &Report, height: usize) {
        self.mode = match self.mode {
            Mode::Text => Mode::Skim,
            Mode::Skim => Mode::Text,
        };
        self.lay(report, self.width);
        self.list.show(self.rows.len(), height);
    }

    /// In the skim view: shows or hides the body of the section at the cursor, in place; `false` when
    /// nothing is folded there.
    pub fn unfold(&mut self, report: &Report, height: usize) -> bool {
        let Some(place) = self.rows.get(self.list.selected).map(Row::at) else { return false };
        let section = report.outline.at(place);
        let before = self.rows.len();
        let was_open = self.unfolded.remove(&section);
        if !was_open {
            self.unfolded.insert(section);
        }
        self.place = place;
        self.lay(report, self.width);
        if !was_open && self.rows.len() == before {
            self.unfolded.remove(&section);
        }
        self.list.show(self.rows.len(), height);
        self.choose_figure(report);
        self.rows.len() != before
    }

    /// The last row that starts at or before byte `offset`.
    fn row_of(&self, offset: u32) -> usize {
        let next = self.rows.partition_point(|row| row.at() <= offset);
        let last = next.saturating_sub(1);
        // Rows of figures and blank rows share their place with the row of text before them.
        let at = self.rows.get(last).map(Row::at);
        let first = self.rows.partition_point(|row| Some(row.at()) < at);
        let is_text = |row: &&Row| matches!(row, Row::Text { .. });
        if self.rows.iter().skip(first).take(next.saturating_sub(first)).any(|row| is_text(&row)) {
            let text = self.rows.iter().skip(first).position(|row| is_text(&row)).unwrap_or(0);
            return first + text;
        }
        last
    }

    /// The text of the cursor's row, for copying.
    pub fn row_text<'a>(&self, report: &'a Report) -> &'a str {
        match self.rows.get(self.list.selected) {
            Some(Row::Text { span, .. }) => report.source.slice(*span).trim(),
            _ => "",
        }
    }

    /// Which part of the text is seen, per cent of its rows.
    pub fn percent(&self, height: usize) -> usize {
        let last = (self.list.top + height).min(self.rows.len());
        (last * 100).checked_div(self.rows.len()).unwrap_or(100)
    }

    /// Draws the pane; `noted` is what has a note.
    pub fn draw(&self, buffer: &mut Buffer, canvas: Canvas, report: &Report, noted: &[Span]) {
        paint::draw(self, buffer, canvas, (report, noted));
    }
}

/// Whether a row shows a figure or a part of it.
fn holds(report: &Report, row: Row, id: FigureId) -> bool {
    match row {
        Row::Figures { first, last, .. } => (first..last).contains(&id.0),
        Row::Text { span, .. } => {
            report.figure(id).is_some_and(|f| f.span.start < span.end && span.start < f.span.end)
        }
        Row::Folded { .. } | Row::Blank { .. } => false,
    }
}

#[cfg(test)]
mod tests;
