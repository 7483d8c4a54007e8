//! What is searched for in the text, where it was found, and going from place to place.
//!
//! Knows one report; going on to another one is for whoever knows them.

use std::sync::Arc;

use crate::figure::{Figure, FigureId};
use crate::report::Report;
use crate::search::finder::{Finder, Found, Kind};
use crate::source::Span;
use crate::tui::reader::Reader;

/// What was searched for and found.
#[derive(Debug, Default, Clone)]
pub struct Search {
    /// As it was typed.
    pub needle: String,
    /// The query, read; `None` when nothing is searched for.
    pub finder: Option<Arc<Finder>>,
    /// The places found.
    pub found: Vec<Span>,
    /// Figures that have no value to compare.
    pub masked: usize,
    /// The current one of the places.
    pub at: Option<usize>,
}

impl Search {
    /// A search that has not looked anywhere yet.
    pub fn new(finder: Arc<Finder>, needle: &str) -> Self {
        Self { needle: needle.to_owned(), finder: Some(finder), ..Self::default() }
    }

    /// The same search in a report; no place is the current one.
    #[must_use]
    pub fn again(self, report: &Report) -> Self {
        let Some(finder) = self.finder else { return Self::default() };
        let Found { places, masked, .. } = finder.find(report);
        Self { found: places, masked, at: None, finder: Some(finder), ..self }
    }

    /// What kind of query it is.
    pub fn kind(&self) -> Kind {
        self.finder.as_ref().map(|finder| finder.kind()).unwrap_or_default()
    }
}

impl Reader {
    /// Searches; the first place at or after `from` becomes the current one.
    pub fn find(&mut self, report: &Report, search: Search, from: u32, height: usize) {
        self.search = search.again(report);
        let found = &self.search.found;
        let next = found.partition_point(|span| span.start < from);
        self.search.at = if next < found.len() { Some(next) } else { (!found.is_empty()).then_some(0) };
        self.go_found(report, height);
    }

    /// How many places `count` places found further lie beyond the last one, or before the first one if
    /// negative; 0 when there are so many here.
    pub fn beyond(&self, count: isize) -> isize {
        let len = self.search.found.len().cast_signed();
        let next = self.base(count).saturating_add(count);
        if next >= len { next - len + 1 } else { next.min(0) }
    }

    /// Goes `count` places found further, round the corner; `false` when nothing was found.
    pub fn next_found(&mut self, report: &Report, count: isize, height: usize) -> bool {
        let len = self.search.found.len().cast_signed();
        if len == 0 {
            return false;
        }
        let next = self.base(count).saturating_add(count).rem_euclid(len);
        self.search.at = Some(next.cast_unsigned());
        self.go_found(report, height);
        true
    }

    /// Goes to the place found that begins at a byte, or else just to that byte.
    pub fn go_place(&mut self, report: &Report, start: u32, height: usize) {
        self.search.at = self.search.found.binary_search_by_key(&start, |span| span.start).ok();
        if self.search.at.is_some() {
            self.go_found(report, height);
        } else {
            self.go(report, start, height);
        }
    }

    /// The place to count from: the one the reader is at, or the one on the near side of it.
    fn base(&self, count: isize) -> isize {
        let found = &self.search.found;
        let next = found.partition_point(|span| span.start < self.place);
        let here = found.get(next).is_some_and(|span| span.start == self.place);
        if here || count < 0 { next.cast_signed() } else { next.cast_signed() - 1 }
    }

    fn go_found(&mut self, report: &Report, height: usize) {
        let Some(span) = self.search.at.and_then(|at| self.search.found.get(at)).copied() else { return };
        let figures = &report.figures;
        let figure = figures.partition_point(|figure| figure.span.start < span.start);
        let is_it = figures.get(figure).is_some_and(|figure| figure.span == span);
        if self.search.kind() == Kind::Figures && is_it {
            self.go_figure(report, FigureId(figure as u32), height);
        } else {
            self.go(report, span.start, height);
            self.figure = figure_at(report, span);
        }
    }
}

/// The figure that is meant by a place of the text: the one whose number or name stands there, else the
/// next one of the sentence, else the last one before it in the sentence. A sentence without figures
/// means none.
fn figure_at(report: &Report, place: Span) -> Option<FigureId> {
    let figures = || report.figures.iter().enumerate();
    let meets = |span: Span| span.start < place.end && place.start < span.end;
    let id = |(index, _): (usize, &Figure)| FigureId(index as u32);
    let within = || figures().filter(|(_, figure)| meets(figure.sentence));
    let named = |figure: &Figure| figure.name_span.or(figure.reasons.name).is_some_and(meets);
    figures()
        .find(|(_, figure)| meets(figure.span))
        .or_else(|| within().find(|(_, figure)| figure.name_span.is_some_and(meets)))
        .or_else(|| within().find(|(_, figure)| named(figure)))
        .or_else(|| figures().find(|(_, figure)| named(figure)))
        .or_else(|| within().find(|(_, figure)| figure.span.start >= place.start))
        .or_else(|| within().next_back())
        .map(id)
}
