//! Tables: rows of cells become figures where head, row or caption give indicator, unit and period.
//!
//! Knows how a table is laid out in a text; does not read sentences. A number whose unit stands nowhere
//! is no figure, and a table that cannot be lined up with its head is left to the running text.

mod cell;
mod grid;
mod head;
mod measure;
mod row;

use crate::figure::scan;
use crate::figure::status::Plan;
use crate::figure::text::{Range, Text};
use crate::figure::view::View;
use crate::figure::{Figure, FigureId, Role};
use crate::outline::{Apart, Outline};
use crate::source::{Source, Span};
use head::Column;

/// What tables are read from.
pub(super) struct Page<'a> {
    pub(super) source: &'a Source,
    pub(super) view: &'a View<'a>,
    pub(super) text: Text<'a>,
    pub(super) outline: &'a Outline,
    /// Whether each section plans or looks back.
    pub(super) plans: &'a [Option<Plan>],
}

/// The tables of a text.
#[derive(Default)]
pub(super) struct Tables {
    /// Their figures; `of` counts in this list.
    figures: Vec<Figure>,
    /// The stretches that were read as cells, in order.
    stretches: Vec<Span>,
}

/// A line with its cells.
#[derive(Debug, Clone)]
struct Line {
    /// The whole line without its end.
    range: Range,
    /// Its cells, trimmed; empty ones among them.
    cells: Vec<Range>,
    mark: Mark,
}

/// What parts the cells of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Tab,
    Bar,
    Blanks,
}

impl Line {
    /// The cells that hold something.
    fn filled(&self) -> impl Iterator<Item = Range> {
        self.cells.iter().copied().filter(|cell| !cell.is_empty())
    }
}

/// A table.
#[derive(Debug, Clone, Default)]
struct Table {
    /// The lines above it that may be its title and its unit, the nearest first.
    caption: Vec<Range>,
    /// The rows that name the columns.
    head: Vec<Line>,
    /// The rows with data.
    rows: Vec<Line>,
}

/// Reads the tables of a text.
pub(super) fn read(page: &Page<'_>) -> Tables {
    let mut tables = Tables::default();
    for table in grid::tables(page) {
        let Some(columns) = head::columns(page.text, &table) else { continue };
        let before = tables.figures.len();
        row::figures(page, &table, &columns, &mut tables.figures);
        if tables.figures.len() > before {
            let named = |at: usize| columns.get(at).is_some_and(Column::names);
            for line in &table.head {
                tables.take(page, line, |_| false);
            }
            for line in &table.rows {
                tables.take(page, line, |at| !named(at) && is_prose(page.text, line, at));
            }
        }
    }
    tables
}

/// Whether a cell holds words with quantities of their own: 新建道路5公里.
fn is_prose(text: Text<'_>, line: &Line, at: usize) -> bool {
    let cell = line.cells.get(at).copied().unwrap_or_default();
    let signs: Vec<_> = text.signs(cell).collect();
    matches!(cell::read(text, cell), cell::Cell::Words) && scan::scan(text, cell, &signs).next().is_some()
}

impl Tables {
    /// Where the running text must be cut so that no sentence runs into a table.
    pub(super) fn cuts(&self) -> impl Iterator<Item = u32> {
        self.stretches.iter().flat_map(|stretch| [stretch.start, stretch.end])
    }

    /// Whether byte `offset` was read as part of a table.
    pub(super) fn hold(&self, offset: u32) -> bool {
        let next = self.stretches.partition_point(|stretch| stretch.start <= offset);
        next.checked_sub(1)
            .and_then(|last| self.stretches.get(last))
            .is_some_and(|stretch| stretch.contains(offset))
    }

    /// Takes a line out of the running text, but for the cells that are `prose`.
    fn take(&mut self, page: &Page<'_>, line: &Line, prose: impl Fn(usize) -> bool) {
        let mut start = line.range.start;
        let mut push = |start: usize, end: usize| {
            let stretch = page.view.span(start, end);
            if !stretch.is_empty() {
                self.stretches.push(stretch);
            }
        };
        for (at, cell) in line.cells.iter().enumerate() {
            if prose(at) {
                push(start, cell.start);
                start = cell.end;
            }
        }
        push(start, line.range.end + 1);
    }

    /// The figures of the running text and those of the tables in one list, in document order.
    pub(super) fn merge(self, running: Vec<Figure>) -> Vec<Figure> {
        if self.figures.is_empty() {
            return running;
        }
        let first = running.len() as u32;
        let mut all = running;
        all.extend(self.figures.into_iter().map(|mut figure| {
            if let Role::Change { of: Some(of), .. } = &mut figure.role {
                of.0 += first;
            }
            figure
        }));
        let mut order: Vec<usize> = (0..all.len()).collect();
        order.sort_by_key(|&at| all.get(at).map(|figure| figure.span.start));
        let mut places = vec![0_u32; all.len()];
        for (place, at) in order.into_iter().enumerate() {
            if let Some(slot) = places.get_mut(at) {
                *slot = place as u32;
            }
        }
        for figure in &mut all {
            renumber(figure, &places);
        }
        let mut sorted: Vec<(u32, Figure)> = places.into_iter().zip(all).collect();
        sorted.sort_by_key(|(place, _)| *place);
        sorted.into_iter().map(|(_, figure)| figure).collect()
    }
}

/// Gives the link of a change the place that its level has in the common list.
fn renumber(figure: &mut Figure, places: &[u32]) {
    if let Role::Change { of: Some(of), .. } = &mut figure.role
        && let Some(&place) = places.get(of.0 as usize)
    {
        *of = FigureId(place);
    }
}

/// Whether a line is no body text: its cells are no figures. The first rows of a text that is only a
/// table may pass for its title.
fn is_apart(page: &Page<'_>, line: &Line) -> bool {
    let start = page.view.span(line.range.start, line.range.end).start;
    matches!(
        page.outline.apart_at(start),
        Some(Apart::Contents | Apart::Furniture | Apart::Repeat | Apart::Gap)
    )
}

/// A range without blanks, as a string for comparing.
fn squeezed(text: Text<'_>, range: Range) -> String {
    text.slice(range).iter().filter(|c| !c.is_whitespace()).collect()
}

/// Whether one of the words ends a text.
fn ends_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.ends_with(word))
}

/// Whether one of the words stands in a text.
fn holds_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

/// The one thing that is found, when there is no second.
fn only<T>(mut found: impl Iterator<Item = T>) -> Option<T> {
    found.next().filter(|_| found.next().is_none())
}

/// What the section around a figure plans, if it does.
fn planned(page: &Page<'_>, offset: u32) -> Option<Plan> {
    page.outline.at(offset).and_then(|id| page.plans.get(id.0 as usize).copied().flatten())
}

/// Whether a line above a table has one of the words.
fn title_holds(text: Text<'_>, table: &Table, words: &[&str]) -> bool {
    table.caption.iter().any(|&line| holds_any(&squeezed(text, line), words))
}
