//! The pane of sections: a tree that opens and closes, follows the reader and leads it.

use ratatui::buffer::Buffer;
use ratatui::style::Style;
use ratatui::text::Line;

use crate::outline::{Section, SectionId, SectionKind};
use crate::report::Report;
use crate::search::Query;
use crate::source::Span;
use crate::tui::chrome::{self, Canvas};
use crate::tui::label;
use crate::tui::layout;
use crate::tui::list::List;
use crate::tui::naming::heading;
use crate::tui::phrases;
use crate::tui::words;

/// A tree of more sections than this starts with its points closed.
const MANY: usize = 40;

/// The state of the pane.
#[derive(Debug, Default)]
pub struct Tree {
    /// The cursor among the rows.
    pub list: List,
    /// The sections that are shown.
    rows: Vec<SectionId>,
    /// Per section: whether it is closed.
    closed: Vec<bool>,
    /// Whether any was opened or closed by hand.
    is_touched: bool,
    /// Per section: whether it has sections inside.
    parents: Vec<bool>,
    /// Per section: the figures inside it and its parts.
    counts: Vec<u32>,
    filter: String,
}

impl Tree {
    /// Takes a report that was opened.
    pub fn open(&mut self, report: &Report) {
        let sections = &report.outline.sections;
        *self = Self { filter: std::mem::take(&mut self.filter), ..Self::default() };
        self.parents = vec![false; sections.len()];
        let mut has_heading = vec![false; sections.len()];
        for section in sections {
            if let Some(parent) = section.parent.map(|parent| parent.0 as usize) {
                set(&mut self.parents, parent, true);
                if section.kind == SectionKind::Heading {
                    set(&mut has_heading, parent, true);
                }
            }
        }
        let many = sections.len() > MANY;
        let closed = self.parents.iter().zip(&has_heading);
        self.closed = closed.map(|(parent, heading)| many && *parent && !heading).collect();
        self.counts = sections.iter().map(|section| count(report, section.extent)).collect();
        self.arrange(report);
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The sections of the rows, in their order.
    pub fn shown(&self) -> impl Iterator<Item = SectionId> + '_ {
        self.rows.iter().copied()
    }

    /// The selected section.
    pub fn current(&self) -> Option<SectionId> {
        self.rows.get(self.list.selected).copied()
    }

    /// Selects a section, or the innermost open one around it.
    pub fn follow(&mut self, report: &Report, section: Option<SectionId>, height: usize) {
        if let Some(row) = section.map_or(Some(0), |id| self.row_around(report, id)) {
            self.list.select(row, self.rows.len(), height);
        }
    }

    /// The row of a section, or of the innermost one around it that is shown.
    fn row_around(&self, report: &Report, section: SectionId) -> Option<usize> {
        let path = report.outline.path(section);
        path.iter().rev().find_map(|id| self.rows.binary_search(id).ok())
    }

    /// Opens the section; `false` when it is open or has nothing inside.
    pub fn unfold(&mut self, report: &Report) -> bool {
        self.turn(report, false)
    }

    /// Closes the section, or goes to the one around it; `false` when there is neither.
    pub fn fold(&mut self, report: &Report, height: usize) -> bool {
        let parent = self.current().and_then(|id| report.outline.get(id)).and_then(|section| section.parent);
        if self.turn(report, true) {
            return true;
        }
        if parent.is_some() {
            self.follow(report, parent, height);
        }
        parent.is_some()
    }

    /// Opens or closes the section.
    pub fn toggle(&mut self, report: &Report) {
        if !self.turn(report, false) {
            self.turn(report, true);
        }
    }

    fn turn(&mut self, report: &Report, close: bool) -> bool {
        let Some(index) = self.current().map(|id| id.0 as usize) else { return false };
        if self.parents.get(index) != Some(&true) || self.closed.get(index) == Some(&close) {
            return false;
        }
        set(&mut self.closed, index, close);
        self.is_touched = true;
        self.arrange(report);
        true
    }

    /// The closed sections, when any was opened or closed by hand.
    pub fn closed(&self) -> Option<Vec<SectionId>> {
        let closed = self.closed.iter().enumerate().filter(|(_, closed)| **closed);
        self.is_touched.then(|| closed.map(|(index, _)| SectionId(index as u32)).collect())
    }

    /// Closes these sections and opens all others.
    pub fn close(&mut self, report: &Report, ids: impl Iterator<Item = SectionId>) {
        self.closed = vec![false; report.outline.sections.len()];
        for id in ids {
            let index = id.0 as usize;
            let is_parent = self.parents.get(index) == Some(&true);
            set(&mut self.closed, index, is_parent);
        }
        self.arrange(report);
    }

    /// Opens the tree down to `level`; 1 shows the outermost sections only.
    pub fn level(&mut self, report: &Report, level: usize) {
        let sections = report.outline.sections.iter().zip(&self.parents);
        self.is_touched = true;
        self.closed =
            sections.map(|(section, parent)| *parent && usize::from(section.depth) >= level).collect();
        self.arrange(report);
    }

    /// Shows only sections that match, and the ones around them.
    pub fn filter(&mut self, report: &Report, filter: &str) {
        filter.clone_into(&mut self.filter);
        self.arrange(report);
    }

    /// The filter that holds.
    pub fn filter_text(&self) -> &str {
        &self.filter
    }

    fn arrange(&mut self, report: &Report) {
        let current = self.current();
        let sections = &report.outline.sections;
        let kept = if self.filter.is_empty() { self.unfolded(sections) } else { self.matching(report) };
        let rows = kept.into_iter().enumerate().filter(|(_, kept)| *kept);
        self.rows = rows.map(|(index, _)| SectionId(index as u32)).collect();
        self.list.selected = current.and_then(|id| self.row_around(report, id)).unwrap_or(0);
    }

    fn unfolded(&self, sections: &[Section]) -> Vec<bool> {
        let mut shown: Vec<bool> = Vec::with_capacity(sections.len());
        for section in sections {
            let parent = section.parent.map(|parent| parent.0 as usize);
            let is_shown = parent.is_none_or(|parent| {
                shown.get(parent) == Some(&true) && self.closed.get(parent) != Some(&true)
            });
            shown.push(is_shown);
        }
        shown
    }

    fn matching(&self, report: &Report) -> Vec<bool> {
        let query = Query::new(&self.filter);
        let mut kept = vec![false; report.outline.sections.len()];
        for (index, section) in report.outline.sections.iter().enumerate() {
            if query.score(heading(report, section)).is_some() {
                for id in report.outline.path(SectionId(index as u32)) {
                    set(&mut kept, id.0 as usize, true);
                }
            }
        }
        kept
    }

    /// Draws the pane; `is_noted` says which sections have a note.
    pub fn draw(
        &self,
        buffer: &mut Buffer,
        canvas: Canvas,
        report: &Report,
        is_noted: &dyn Fn(SectionId) -> bool,
    ) {
        let total = report.outline.sections.len();
        let title = format!("2 {}", words::PANES[1]);
        let title = match self.filter.as_str() {
            "" if self.rows.len() == total => format!("{title} {total}"),
            "" => format!("{title} {}/{total}", self.rows.len()),
            filter => format!("{title} {}/{total} {}", self.rows.len(), phrases::quoted(filter)),
        };
        chrome::pane(buffer, canvas, &title);
        let inside = layout::inside(canvas.area);
        let query = Query::new(&self.filter);
        for (at, &id) in self.rows.iter().enumerate().skip(self.list.top).take(usize::from(inside.height)) {
            let style = if at == self.list.selected { canvas.selected() } else { Style::new() };
            if let Some(area) = chrome::row(inside, at - self.list.top) {
                let line =
                    self.row(report, (id, is_noted(id)), (usize::from(area.width), &query, canvas, style));
                chrome::line(buffer, area, line);
            }
        }
    }

    fn row(
        &self,
        report: &Report,
        (id, is_noted): (SectionId, bool),
        (width, query, canvas, style): (usize, &Query, Canvas, Style),
    ) -> Line<'static> {
        let Some(section) = report.outline.get(id) else { return Line::default() };
        let index = id.0 as usize;
        let figures = self.counts.get(index).copied().filter(|&count| count > 0);
        let figures = figures.map(|count| format!(" {count}")).unwrap_or_default();
        let figures = if is_noted { format!("{figures} {}", words::MARK_NOTE) } else { figures };
        let step = if width >= 34 { 2 } else { 1 };
        let indent = (usize::from(section.depth.saturating_sub(1)) * step).min(width / 3);
        let sign = match (self.parents.get(index), self.closed.get(index)) {
            (Some(true), Some(true)) if self.filter.is_empty() => "+",
            (Some(true), _) => "-",
            _ => " ",
        };
        let room = width.saturating_sub(indent + 1 + figures.len());
        let heading = heading(report, section);
        let positions = if query.is_empty() { Vec::new() } else { query.positions(heading) };
        let body = match section.kind {
            SectionKind::Heading if section.depth <= 1 => style.patch(canvas.theme.title()),
            _ => style,
        };
        let mut spans =
            vec![label::blank(indent, style), label::word(sign, style.patch(canvas.theme.quiet()))];
        let text = label::cut(heading, room);
        spans.extend(
            label::matched(&text, &positions, room, (body, style.patch(canvas.theme.matched()))).spans,
        );
        spans.push(label::safe(&figures, style.patch(canvas.theme.quiet())));
        Line::from(spans)
    }
}

fn count(report: &Report, extent: Span) -> u32 {
    let before = |offset: u32| report.figures.partition_point(|figure| figure.span.start < offset);
    before(extent.end).saturating_sub(before(extent.start)) as u32
}

fn set(slots: &mut [bool], index: usize, value: bool) {
    if let Some(slot) = slots.get_mut(index) {
        *slot = value;
    }
}
