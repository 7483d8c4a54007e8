//! The pane of reports: a sorted, filtered list of the library's entries.
//!
//! Knows entries; does not know the text of a report.

use std::cmp::Ordering;

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use crate::library::{Entry, Summary};
use crate::search::Query;
use crate::tui::chrome::{self, Canvas};
use crate::tui::columns::{self, Column};
use crate::tui::label;
use crate::tui::layout;
use crate::tui::list::List;
use crate::tui::naming::title;
use crate::tui::words;

type Compare = fn(&Entry, &Entry) -> Ordering;

/// What the list is sorted by, in the order in which the key goes through them.
const ORDERS: [Compare; 6] = [
    |a, b| a.order.cmp(&b.order),
    |a, b| b.summary.year.cmp(&a.summary.year),
    |a, b| a.summary.title.cmp(&b.summary.title),
    |a, b| a.summary.place.cmp(&b.summary.place),
    |a, b| b.summary.figures.cmp(&a.summary.figures),
    |a, b| b.summary.masked.cmp(&a.summary.masked),
];

/// Columns: year, title, place, sections, figures, marks.
const COLUMNS: [Column; 6] = [
    Column { least: 4, most: 4, rank: 1 },
    Column { least: 10, most: 60, rank: 0 },
    Column { least: 8, most: 16, rank: 3 },
    Column { least: 3, most: 4, rank: 5 },
    Column { least: 4, most: 5, rank: 4 },
    Column { least: 2, most: 3, rank: 2 },
];

/// The state of the pane.
#[derive(Debug, Default)]
pub struct Documents {
    /// The cursor among [`Documents::len`] rows.
    pub list: List,
    /// Entries by their place in the library, as they are shown.
    order: Vec<u32>,
    /// How many entries of the library were looked at.
    seen: usize,
    sort: usize,
    is_reversed: bool,
    filter: String,
}

impl Documents {
    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.order.len()
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    /// The entry that is selected, by its place in the library.
    pub fn current(&self) -> Option<usize> {
        self.order.get(self.list.selected).map(|&index| index as usize)
    }

    /// Selects an entry, if it is shown.
    pub fn select(&mut self, entry: usize, height: usize) {
        if let Some(row) = self.order.iter().position(|&index| index as usize == entry) {
            self.list.select(row, self.order.len(), height);
        }
    }

    /// Takes entries that were added to the library; the selected one stays selected.
    pub fn arrange(&mut self, entries: &[Entry]) {
        let current = self.current();
        let query = Query::new(&self.filter);
        let new = entries.iter().enumerate().skip(self.seen);
        let new = new.filter(|(_, entry)| query.is_empty() || query.score(&text(entry)).is_some());
        self.order.extend(new.map(|(index, _)| index as u32));
        self.seen = entries.len();
        let compare = ORDERS.get(self.sort).copied().unwrap_or(ORDERS[0]);
        let reversed = self.is_reversed;
        // The sort is stable and quick on what is sorted already.
        self.order.sort_by(|&a, &b| match (entries.get(a as usize), entries.get(b as usize)) {
            (Some(a), Some(b)) => {
                let ordering = compare(a, b).then(a.order.cmp(&b.order));
                if reversed { ordering.reverse() } else { ordering }
            }
            _ => Ordering::Equal,
        });
        if let Some(row) = self.order.iter().position(|&index| Some(index as usize) == current) {
            self.list.selected = row;
        }
    }

    /// Sorts by the next column.
    pub fn sort(&mut self, entries: &[Entry]) {
        self.sort = (self.sort + 1) % ORDERS.len();
        self.is_reversed = false;
        self.arrange(entries);
    }

    /// Turns the order round.
    pub fn reverse(&mut self, entries: &[Entry]) {
        self.is_reversed = !self.is_reversed;
        self.arrange(entries);
    }

    /// Shows only what matches.
    pub fn filter(&mut self, filter: &str, entries: &[Entry]) {
        let current = self.current();
        filter.clone_into(&mut self.filter);
        self.order.clear();
        self.seen = 0;
        self.arrange(entries);
        let row = self.order.iter().position(|&index| Some(index as usize) == current);
        self.list.selected = row.unwrap_or(0);
    }

    /// The filter that holds.
    pub fn filter_text(&self) -> &str {
        &self.filter
    }

    /// Draws the pane.
    pub fn draw(&self, buffer: &mut Buffer, canvas: Canvas, entries: &[Entry]) {
        chrome::pane(buffer, canvas, &self.title(entries.len()));
        let inside = layout::inside(canvas.area);
        let widths = columns::fit(&COLUMNS, usize::from(inside.width));
        let head = words::DOCUMENT_HEADS.into_iter().zip(&widths);
        let head =
            head.map(|(word, &width)| (width, label::safe(&label::cut(word, width), canvas.theme.quiet())));
        if let Some(area) = chrome::row(inside, 0) {
            chrome::line(buffer, area, chrome::cells(head.collect(), Style::new()));
        }
        if self.order.is_empty()
            && let Some(area) = chrome::row(inside, 1)
        {
            chrome::line(buffer, area, label::word(words::NONE, canvas.theme.quiet()).into());
        }
        let query = Query::new(&self.filter);
        let rows = usize::from(inside.height).saturating_sub(HEAD);
        for (at, &index) in self.order.iter().enumerate().skip(self.list.top).take(rows) {
            if let (Some(area), Some(entry)) =
                (chrome::row(inside, at - self.list.top + HEAD), entries.get(index as usize))
            {
                let style = if at == self.list.selected { canvas.selected() } else { Style::new() };
                chrome::line(buffer, area, row(entry, &widths, &query, canvas, style));
            }
        }
    }

    fn title(&self, total: usize) -> String {
        let name = words::PANES[0];
        let title = match self.filter.as_str() {
            "" => format!("1 {name} {total}"),
            filter => format!("1 {name} {}/{total} “{filter}”", self.len()),
        };
        match words::DOCUMENT_ORDERS.get(self.sort) {
            Some(name) if self.sort > 0 || self.is_reversed => {
                format!("{title} {}{name}", if self.is_reversed { "-" } else { "" })
            }
            _ => title,
        }
    }
}

/// Rows above the list: its heads.
pub const HEAD: usize = 1;

fn row(
    entry: &Entry,
    widths: &[usize],
    query: &Query,
    canvas: Canvas,
    style: Style,
) -> ratatui::text::Line<'static> {
    let summary = &entry.summary;
    let theme = canvas.theme;
    let width = |column: usize| widths.get(column).copied().unwrap_or(0);
    let plain = |column: usize, text: &str| {
        (width(column), label::safe(&label::cut(text, width(column)), Style::new()))
    };
    let number = |column: usize, count: u32| {
        (width(column), label::safe(&label::right(&count.to_string(), width(column)), theme.quiet()))
    };
    let title = title(entry);
    let mut line =
        chrome::cells(vec![plain(0, &summary.year.map(|year| year.to_string()).unwrap_or_default())], style);
    if width(0) > 0 {
        line.spans.push(label::blank(1, style));
    }
    let positions = if query.is_empty() { Vec::new() } else { query.positions(&title) };
    let matched = label::matched(
        &label::cut(&title, width(1)),
        &positions,
        width(1),
        (style, style.patch(theme.matched())),
    );
    line.spans.extend(matched.spans);
    let rest = chrome::cells(
        vec![
            plain(2, summary.place.as_deref().unwrap_or_default()),
            number(3, summary.sections),
            number(4, summary.figures),
            (width(5), label::safe(&label::cut(&marks(summary), width(5)), theme.mark())),
        ],
        style,
    );
    line.spans.push(label::blank(1, style));
    line.spans.extend(rest.spans);
    line
}

/// The letters for masks, gaps and damage.
pub fn marks(summary: &Summary) -> String {
    let marks = [
        (summary.masked, words::MARK_MASKED),
        (summary.gaps, words::MARK_GAP),
        (summary.lossy, words::MARK_DAMAGED),
    ];
    marks.into_iter().filter(|(count, _)| *count > 0).map(|(_, mark)| mark).collect()
}

/// What the filter looks at.
fn text(entry: &Entry) -> String {
    let summary = &entry.summary;
    let year = summary.year.map(|year| year.to_string()).unwrap_or_default();
    let place = summary.place.as_deref().unwrap_or_default();
    format!("{} {year} {place} {}", title(entry), entry.path.display())
}
