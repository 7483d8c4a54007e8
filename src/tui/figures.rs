//! The pane of figures: a table of the section's or the report's figures, sorted and filtered.
//!
//! A change that says of which figure it is stands in the row of that figure.

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Span as Piece;

use crate::figure::{Direction, Figure, FigureId, Role};
use crate::outline::SectionId;
use crate::report::Report;
use crate::search::finder::{Fault, Finder, Kind};
use crate::tui::book::Word;
use crate::tui::chrome::{self, Canvas, Sign, Title};
use crate::tui::label;
use crate::tui::layout;
use crate::tui::list::List;
use crate::tui::phrases;
use crate::tui::words;

/// Rows above the list: its heads.
pub const HEAD: usize = 1;

/// Something that the table can be sorted by: its name, the column whose head shows the sign, and
/// which way.
type Order = (&'static Word, usize, Sign);

/// What figures are sorted by, in the order in which the key goes through them; the first one is the
/// order of the text.
const ORDERS: [Order; 5] = [
    (words::SORT_TEXT, NO_COLUMN, Sign::Up),
    (words::HEAD_NAME, 1, Sign::Up),
    (words::HEAD_VALUE, 2, Sign::Down),
    (words::HEAD_CHANGE, 3, Sign::Down),
    (words::SORT_STATUS, 4, Sign::Up),
];
/// Of an order that no column stands for.
const NO_COLUMN: usize = usize::MAX;

/// The widest that values, changes and periods are shown, whatever the room for names.
const WIDEST: [usize; 3] = [14, 11, 12];
/// The same in a narrow table.
const WIDEST_NARROW: [usize; 3] = [11, 7, 12];
/// A table is narrow below this width.
const NARROW: usize = 50;
/// Values, changes and names give way down to this.
const LEAST: [usize; 3] = [8, 6, 10];
/// There is a column for periods when names keep so much.
const NAME: usize = 12;
/// From this height on the legend has a row.
const LEGEND: u16 = 12;

/// Rows of a pane that are no figures: the heads, and the legend where there is room for it.
pub fn taken(inside: Rect) -> usize {
    let is_wide = usize::from(inside.width) >= label::columns(words::LEGEND);
    HEAD + usize::from(is_wide && inside.height >= LEGEND)
}

/// Which figures are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Scope {
    /// All of the report.
    #[default]
    Report,
    /// Those of the section that the reader is in, with its parts.
    Section,
}

/// The state of the pane.
#[derive(Debug, Default)]
pub struct Table {
    /// The cursor among the rows.
    pub list: List,
    /// Which figures are shown.
    pub scope: Scope,
    section: Option<SectionId>,
    rows: Vec<FigureId>,
    /// Per figure: its first change.
    changes: Vec<Option<FigureId>>,
    /// How many figures stand in the rows: a change stands in the row of its figure.
    figures: usize,
    /// How many rows there would be without a filter.
    all: usize,
    /// Columns that values, changes and periods need.
    widest: [usize; 3],
    sort: usize,
    is_reversed: bool,
    filter: String,
    /// The filter, read; without one all figures are shown.
    finder: Option<Finder>,
    masked: usize,
}

impl Table {
    /// Takes a report that was opened.
    pub fn open(&mut self, report: &Report) {
        self.list = List::default();
        self.section = None;
        self.changes = vec![None; report.figures.len()];
        for (index, figure) in report.figures.iter().enumerate() {
            if let Role::Change { of: Some(of), .. } = figure.role
                && let Some(slot) = self.changes.get_mut(of.0 as usize)
            {
                slot.get_or_insert(FigureId(index as u32));
            }
        }
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

    /// The figures of the rows in their order; after a figure come those that say how it changed.
    pub fn shown(&self, report: &Report) -> Vec<FigureId> {
        let mut changes: HashMap<FigureId, Vec<FigureId>> = HashMap::new();
        for (index, figure) in report.figures.iter().enumerate() {
            if let Role::Change { of: Some(of), .. } = figure.role {
                changes.entry(of).or_default().push(FigureId(index as u32));
            }
        }
        let of = |id: &FigureId| changes.get(id).into_iter().flatten().copied();
        // A change whose figure is not among the rows has a row of its own.
        self.rows.iter().flat_map(|id| std::iter::once(*id).chain(of(id))).collect()
    }

    /// The selected figure.
    pub fn current(&self) -> Option<FigureId> {
        self.rows.get(self.list.selected).copied()
    }

    /// Selects the row of a figure, if it is shown.
    pub fn follow(&mut self, report: &Report, id: FigureId, height: usize) {
        let of = match report.figure(id).map(|figure| figure.role) {
            Some(Role::Change { of, .. }) => of,
            _ => None,
        };
        let row = self.rows.iter().position(|&row| row == id);
        let row = row.or_else(|| self.rows.iter().position(|&row| Some(row) == of));
        if let Some(row) = row {
            self.list.select(row, self.rows.len(), height);
        }
    }

    /// Shows the figures of the section that the reader is in, when that is the scope.
    pub fn enter(&mut self, report: &Report, section: Option<SectionId>) {
        if self.section != section {
            self.section = section;
            if self.scope == Scope::Section {
                self.arrange(report);
            }
        }
    }

    /// Goes between the section's and the report's figures.
    pub fn turn(&mut self, report: &Report) {
        self.scope = match self.scope {
            Scope::Report => Scope::Section,
            Scope::Section => Scope::Report,
        };
        self.arrange(report);
    }

    /// Sorts by the next column that is seen when the pane is so wide.
    pub fn sort(&mut self, report: &Report, width: usize) {
        let widths = self.widths(width);
        let is_seen = |order: &Order| widths.get(order.1).is_some_and(|&width| width > 0);
        let next = ORDERS.iter().skip(self.sort + 1).position(is_seen);
        self.sort = next.map_or(0, |next| self.sort + 1 + next);
        self.is_reversed = false;
        self.arrange(report);
    }

    /// Turns the order round.
    pub fn reverse(&mut self, report: &Report) {
        self.is_reversed = !self.is_reversed;
        self.arrange(report);
    }

    /// Shows only what matches.
    ///
    /// # Errors
    /// A [`Fault`] when the filter is not understood; then the rows stay as they are.
    pub fn filter(&mut self, report: &Report, filter: &str) -> Result<(), Fault> {
        let finder = Finder::new(Kind::Figures, filter)?;
        self.finder = (!filter.trim().is_empty()).then_some(finder);
        filter.clone_into(&mut self.filter);
        self.arrange(report);
        Ok(())
    }

    /// How many figures the filter left out because their value is masked.
    pub fn masked(&self) -> usize {
        self.masked
    }

    /// The filter that holds.
    pub fn filter_text(&self) -> &str {
        &self.filter
    }

    fn arrange(&mut self, report: &Report) {
        let current = self.current();
        let section =
            self.section.and_then(|id| report.outline.get(id)).filter(|_| self.scope == Scope::Section);
        let before = |offset: u32| report.figures.partition_point(|figure| figure.span.start < offset);
        let range = section.map_or(0..report.figures.len(), |section| {
            before(section.extent.start)..before(section.extent.end)
        });
        let found = self.finder.as_ref().map(|finder| finder.find(report));
        self.masked = found.as_ref().map_or(0, |found| found.masked);
        // A change that matches shows the row that it stands in.
        let kept: Option<HashSet<FigureId>> = found.map(|found| {
            let own = |id: &FigureId| [Some(*id), report.figure(*id).and_then(row_of)];
            found.figures.iter().flat_map(own).flatten().collect()
        });
        let has_row = |figure: &Figure| row_of(figure).is_some_and(|of| range.contains(&(of.0 as usize)));
        let figures = report.figures.iter().enumerate().skip(range.start).take(range.len());
        let rows = figures.filter(|(_, figure)| !has_row(figure)).map(|(index, _)| FigureId(index as u32));
        self.rows = rows.collect();
        self.all = self.rows.len();
        self.rows.retain(|id| kept.as_ref().is_none_or(|kept| kept.contains(id)));
        self.figures = self.count(report);
        self.order(report);
        self.measure(report);
        let row = current.and_then(|id| self.rows.iter().position(|&row| row == id));
        self.list.selected = row.unwrap_or(0);
    }

    fn count(&self, report: &Report) -> usize {
        let is_row = |id: &FigureId| self.rows.binary_search(id).is_ok();
        let changes = report.figures.iter().filter(|figure| match &figure.role {
            Role::Change { of: Some(of), .. } => is_row(of),
            _ => false,
        });
        self.rows.len() + changes.count()
    }

    fn order(&mut self, report: &Report) {
        let change = |id: FigureId| self.changes.get(id.0 as usize).copied().flatten().or(Some(id));
        let of = |id: FigureId| report.figure(id);
        let compare = |a: &FigureId, b: &FigureId| -> Ordering {
            let (Some(x), Some(y)) = (of(*a), of(*b)) else { return Ordering::Equal };
            match self.sort {
                1 => x.name.cmp(&y.name),
                2 => x.base_unit.cmp(&y.base_unit).then(y.base_value.cmp(&x.base_value)),
                3 => signed(change(*b).and_then(of)).cmp(&signed(change(*a).and_then(of))),
                4 => x.status.cmp(&y.status),
                _ => Ordering::Equal,
            }
        };
        self.rows.sort_by(compare);
        if self.is_reversed {
            self.rows.reverse();
        }
    }

    fn title(&self) -> Title {
        let (rows, figures) = (self.rows.len(), self.figures);
        // With a filter as in the other panes: the rows shown, of how many.
        let mut counts = if self.finder.is_some() {
            vec![format!("{rows}/{}", self.all)]
        } else {
            vec![phrases::rows(rows, figures), rows.to_string()]
        };
        if self.scope == Scope::Section {
            counts = counts.into_iter().map(phrases::in_section).collect();
        }
        let (name, _, sign) = self.sorted();
        let is_usual = self.sort == 0 && !self.is_reversed;
        Title {
            number: 4,
            counts,
            filter: self.filter.clone(),
            sort: if is_usual { String::new() } else { format!("{name} {}", sign.word()) },
        }
    }

    fn sorted(&self) -> Order {
        let (name, column, sign) = ORDERS.get(self.sort).copied().unwrap_or(ORDERS[0]);
        (name, column, sign.turned(self.is_reversed))
    }

    /// Draws the pane; `sign` is what stands before a figure: marked, with a note, or neither.
    pub fn draw(
        &self,
        buffer: &mut Buffer,
        canvas: Canvas,
        report: &Report,
        sign: &dyn Fn(FigureId) -> &'static str,
    ) {
        chrome::pane(buffer, canvas, &self.title().fitting(canvas.room()));
        let inside = layout::inside(canvas.area);
        let widths = self.widths(usize::from(inside.width));
        let (_, column, order) = self.sorted();
        chrome::heads(buffer, canvas, &words::FIGURE_HEADS, &widths, (column, order));
        if taken(inside) > HEAD
            && let Some(area) = chrome::row(inside, usize::from(inside.height).saturating_sub(1))
        {
            chrome::line(buffer, area, label::word(words::LEGEND, canvas.theme.quiet()).into());
        }
        if self.rows.is_empty()
            && let Some(area) = chrome::row(inside, 1)
        {
            chrome::line(buffer, area, label::word(words::NONE, canvas.theme.quiet()).into());
        }
        let rows = usize::from(inside.height).saturating_sub(taken(inside));
        for (at, &id) in self.rows.iter().enumerate().skip(self.list.top).take(rows) {
            let (Some(area), Some(figure)) =
                (chrome::row(inside, at - self.list.top + HEAD), report.figure(id))
            else {
                continue;
            };
            let style = if at == self.list.selected { canvas.selected() } else { Style::new() };
            let cells = self.cells(report, (id, figure), canvas, sign(id));
            let cells = cells.into_iter().zip(&widths).map(|((text, style), &width)| {
                let text = label::cut(&text, width);
                (width, label::safe(&text, style))
            });
            chrome::line(buffer, area, chrome::cells(cells.collect::<Vec<(usize, Piece)>>(), style));
        }
    }

    /// The widths of mark, name, value, change, status and period: mark and status are always whole,
    /// changes and then values give way to names, and periods come when names have enough.
    fn widths(&self, width: usize) -> [usize; 6] {
        let (mark, status) = (1, 2);
        let widest = if width < NARROW { WIDEST_NARROW } else { WIDEST };
        let [mut value, mut change, period] = [0, 1, 2].map(|at: usize| {
            let (own, most) = (self.widest.get(at), widest.get(at));
            own.zip(most).map_or(0, |(own, most)| *own.min(most))
        });
        let room = width.saturating_sub(mark + status + 4);
        let mut over = (LEAST[2] + value + change).saturating_sub(room);
        for (column, least) in [(&mut change, LEAST[1]), (&mut value, LEAST[0])] {
            let given = over.min(column.saturating_sub(least));
            *column -= given;
            over -= given;
        }
        let mut name = room.saturating_sub(value + change);
        let period = if name > NAME + period { period } else { 0 };
        if period > 0 {
            name -= period + 1;
        }
        [mark, name.min(40), value, change, status, period]
    }

    /// Measures values, changes and periods, so that none is cut without need.
    fn measure(&mut self, report: &Report) {
        let mut widest = [label::columns(words::HEAD_VALUE), 0, 0];
        let slice = |span| label::columns(report.source.slice(span));
        for id in &self.rows {
            let Some(figure) = report.figure(*id) else { continue };
            let change = self.change(report, *id);
            let is_change = matches!(figure.role, Role::Change { .. });
            let change = change.map_or(0, |change| label::columns(&change_text(report, change)).max(6));
            let period =
                figure.period.map_or(0, |period| slice(period).max(label::columns(words::HEAD_PERIOD)));
            let own =
                [if is_change { 0 } else { label::columns(&figure.written(&report.source)) }, change, period];
            for ((widest, own), most) in widest.iter_mut().zip(own).zip(WIDEST) {
                *widest = (*widest).max(own).min(most);
            }
        }
        self.widest = widest;
    }

    /// The change that stands in a figure's row: its own, or the first one of it.
    fn change<'a>(&self, report: &'a Report, id: FigureId) -> Option<&'a Figure> {
        let change = self.changes.get(id.0 as usize).copied().flatten();
        let figure = report.figure(id).filter(|figure| matches!(figure.role, Role::Change { .. }));
        change.and_then(|id| report.figure(id)).or(figure)
    }

    fn cells(
        &self,
        report: &Report,
        (id, figure): (FigureId, &Figure),
        canvas: Canvas,
        sign: &str,
    ) -> [(String, Style); 6] {
        let theme = canvas.theme;
        let own = figure.written(&report.source);
        let change = self.change(report, id);
        let is_change = matches!(figure.role, Role::Change { .. });
        let status = if figure.is_masked() { Figure::MASKED } else { figure.status.letter() };
        let period = figure.period.map(|span| report.source.slice(span).to_owned()).unwrap_or_default();
        [
            (sign.to_owned(), theme.mark()),
            (figure.name.clone(), Style::new()),
            (if is_change { String::new() } else { own }, theme.figure(figure)),
            (
                change.map(|change| change_text(report, change)).unwrap_or_default(),
                change.map(|change| theme.figure(change)).unwrap_or_default(),
            ),
            (status.to_owned(), theme.mark()),
            (period, theme.quiet()),
        ]
    }
}

/// A change with the sign of its direction.
pub fn change_text(report: &Report, figure: &Figure) -> String {
    let text = figure.written(&report.source);
    match figure.role {
        Role::Change { direction: Some(Direction::Up), .. } => format!("+{text}"),
        Role::Change { direction: Some(Direction::Down), .. } => format!("-{}", text.trim_start_matches('-')),
        _ => text,
    }
}

fn signed(figure: Option<&Figure>) -> Option<impl Ord + use<>> {
    let figure = figure.filter(|figure| matches!(figure.role, Role::Change { .. }))?;
    let value = figure.base_value?;
    match figure.role {
        Role::Change { direction: Some(Direction::Down), .. } => Some(-value.abs()),
        _ => Some(value),
    }
}

/// The figure in whose row a change stands, if it says of which it is.
fn row_of(figure: &Figure) -> Option<FigureId> {
    match figure.role {
        Role::Change { of, .. } => of,
        Role::Level | Role::Share => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(widest: [usize; 3], width: usize, expected: [usize; 6]) {
        let table = Table { widest, ..Table::default() };
        assert_eq!(table.widths(width), expected, "{width}");
    }

    #[test]
    fn names_give_way_and_the_status_is_always_whole() {
        check([8, 6, 4], 38, [1, 12, 8, 6, 2, 4]);
        check([8, 6, 4], 35, [1, 14, 8, 6, 2, 0]);
        check([14, 11, 6], 35, [1, 10, 11, 7, 2, 0]);
        check([14, 11, 6], 31, [1, 10, 8, 6, 2, 0]);
        check([14, 11, 6], 80, [1, 40, 14, 11, 2, 6]);
        for width in 31..120 {
            let table = Table { widest: [14, 11, 12], ..Table::default() };
            let widths = table.widths(width);
            let blanks = widths.iter().filter(|&&width| width > 0).count() - 1;
            assert!(widths.iter().sum::<usize>() + blanks <= width && widths[1] >= 10, "{width}");
        }
    }
}
