//! The pane of reports: a sorted, filtered list of the library's entries.
//!
//! Knows entries; does not know the text of a report.

use std::cmp::Ordering;
use std::path::Path;

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use crate::library::{Entry, Summary};
use crate::search::Query;
use crate::tui::book::Word;
use crate::tui::chrome::{self, Canvas, Sign, Title};
use crate::tui::columns::{self, Column};
use crate::tui::label;
use crate::tui::layout;
use crate::tui::list::List;
use crate::tui::naming::title;
use crate::tui::words;

/// Something that the list can be sorted by.
struct Order {
    name: &'static Word,
    /// The column whose head shows the sign.
    column: usize,
    sign: Sign,
    compare: fn(&Entry, &Entry) -> Ordering,
}

/// What the list is sorted by, in the order in which the key goes through them.
#[rustfmt::skip]
const ORDERS: [Order; 6] = [
    Order { name: words::HEAD_PLACE, column: 2, sign: Sign::Up, compare: |a, b| place(a).cmp(&place(b)) },
    Order { name: words::HEAD_YEAR, column: 0, sign: Sign::Down, compare: |a, b| b.summary.year.cmp(&a.summary.year) },
    Order { name: words::HEAD_TITLE, column: 1, sign: Sign::Up, compare: |a, b| title(a).cmp(&title(b)) },
    Order { name: words::SORT_SECTIONS, column: 3, sign: Sign::Down, compare: |a, b| b.summary.sections.cmp(&a.summary.sections) },
    Order { name: words::SORT_FIGURES, column: 4, sign: Sign::Down, compare: |a, b| b.summary.figures.cmp(&a.summary.figures) },
    Order { name: words::SORT_MARKS, column: 5, sign: Sign::Down, compare: |a, b| marked(b).cmp(&marked(a)) },
];

/// By place and then by year; what has no place or no year comes last.
fn place(entry: &Entry) -> impl Ord + use<'_> {
    let summary = &entry.summary;
    (summary.place.is_none(), summary.place.as_deref(), summary.year.is_none(), summary.year)
}

/// How many places of a report ask for attention.
fn marked(entry: &Entry) -> u32 {
    let summary = &entry.summary;
    [summary.gaps, summary.lossy, summary.remarks].into_iter().fold(summary.masked, u32::saturating_add)
}

/// Columns: year, title, place, sections, figures, marks.
const COLUMNS: [Column; 6] = [
    Column { least: 5, most: 5, rank: 1 },
    Column { least: 10, most: 60, rank: 0 },
    Column { least: 8, most: 16, rank: 3 },
    Column { least: 4, most: 4, rank: 5 },
    Column { least: 4, most: 5, rank: 4 },
    Column { least: 2, most: 4, rank: 2 },
];

/// The column of titles.
const TITLE: usize = 1;
/// New rows are put in one by one when they are no more than one part in so many.
const FEW: usize = 8;

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
    /// Whether rows may stand in another order than they should.
    is_moved: bool,
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

    /// The entries by their place in the library, in the order of the rows.
    pub fn shown(&self) -> impl Iterator<Item = usize> + '_ {
        self.order.iter().map(|&index| index as usize)
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
        let is_shown =
            |entry: &Entry| !entry.is_gone && (query.is_empty() || query.score(&text(entry)).is_some());
        let new = new.filter(|(_, entry)| is_shown(entry));
        let mut new: Vec<u32> = new.map(|(index, _)| index as u32).collect();
        self.seen = entries.len();
        if std::mem::take(&mut self.is_moved) || new.len() > self.order.len() / FEW {
            self.order.retain(|&at| entries.get(at as usize).is_some_and(|entry| !entry.is_gone));
            self.order.append(&mut new);
            self.put_in_order(entries);
        } else {
            self.insert(new, entries);
        }
        if let Some(row) = self.order.iter().position(|&index| Some(index as usize) == current) {
            self.list.selected = row;
        }
    }

    /// An entry says something else now, so that its row may stand elsewhere.
    pub fn disturb(&mut self) {
        self.is_moved = true;
    }

    /// An entry that had no row may have one now.
    pub fn begin_anew(&mut self) {
        self.order.clear();
        self.seen = 0;
    }

    /// Puts all rows in order.
    fn put_in_order(&mut self, entries: &[Entry]) {
        let mut order = std::mem::take(&mut self.order);
        if self.order().column == TITLE {
            // A title is put together, so each is made once.
            let titles: Vec<String> = entries.iter().map(title).collect();
            let key = |at: u32| (titles.get(at as usize), entries.get(at as usize).map(|entry| entry.order));
            order.sort_by(|&a, &b| self.turned(key(a).cmp(&key(b))));
        } else {
            order.sort_by(|&a, &b| self.ordering(entries, a, b));
        }
        self.order = order;
    }

    /// Puts a few new rows among those that are in order.
    fn insert(&mut self, mut new: Vec<u32>, entries: &[Entry]) {
        new.sort_by(|&a, &b| self.ordering(entries, a, b));
        let mut merged = Vec::with_capacity(self.order.len() + new.len());
        let mut rest = self.order.as_slice();
        for index in new {
            let at = rest.partition_point(|&other| self.ordering(entries, other, index).is_lt());
            let (before, after) = rest.split_at(at);
            merged.extend_from_slice(before);
            merged.push(index);
            rest = after;
        }
        merged.extend_from_slice(rest);
        self.order = merged;
    }

    /// Which of two entries comes first; no two are equal.
    fn ordering(&self, entries: &[Entry], a: u32, b: u32) -> Ordering {
        match (entries.get(a as usize), entries.get(b as usize)) {
            (Some(a), Some(b)) => self.turned((self.order().compare)(a, b).then(a.order.cmp(&b.order))),
            _ => Ordering::Equal,
        }
    }

    fn turned(&self, ordering: Ordering) -> Ordering {
        if self.is_reversed { ordering.reverse() } else { ordering }
    }

    fn order(&self) -> &'static Order {
        ORDERS.get(self.sort).unwrap_or(&ORDERS[0])
    }

    /// Sorts by the next column that is seen when the pane is so wide.
    pub fn sort(&mut self, entries: &[Entry], width: usize) {
        let widths = columns::fit(&COLUMNS, width);
        let is_seen = |order: &Order| widths.get(order.column).is_some_and(|&width| width > 0);
        let next = ORDERS.iter().skip(self.sort + 1).position(is_seen);
        self.sort = next.map_or(0, |next| self.sort + 1 + next);
        self.is_reversed = false;
        self.is_moved = true;
        self.arrange(entries);
    }

    /// Turns the order round.
    pub fn reverse(&mut self, entries: &[Entry]) {
        self.is_reversed = !self.is_reversed;
        self.is_moved = true;
        self.arrange(entries);
    }

    /// Shows only what matches.
    pub fn filter(&mut self, filter: &str, entries: &[Entry]) {
        let current = self.current();
        filter.clone_into(&mut self.filter);
        self.begin_anew();
        self.arrange(entries);
        let row = self.order.iter().position(|&index| Some(index as usize) == current);
        self.list.selected = row.unwrap_or(0);
    }

    /// The filter that holds.
    pub fn filter_text(&self) -> &str {
        &self.filter
    }

    /// Draws the pane; `is_noted` says which reports have notes.
    pub fn draw(
        &self,
        buffer: &mut Buffer,
        canvas: Canvas,
        entries: &[Entry],
        is_noted: &dyn Fn(&Path) -> bool,
    ) {
        chrome::pane(buffer, canvas, &self.title(entries.len()).fitting(canvas.room()));
        let inside = layout::inside(canvas.area);
        let widths = columns::fit(&COLUMNS, usize::from(inside.width));
        let sorted = (self.order().column, self.order().sign.turned(self.is_reversed));
        chrome::heads(buffer, canvas, &words::DOCUMENT_HEADS, &widths, sorted);
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
                chrome::line(
                    buffer,
                    area,
                    row((entry, is_noted(&entry.path)), &widths, &query, canvas, style),
                );
            }
        }
    }

    fn title(&self, total: usize) -> Title {
        let count =
            if self.filter.is_empty() { total.to_string() } else { format!("{}/{total}", self.len()) };
        let sign = self.order().sign.turned(self.is_reversed);
        let is_usual = self.sort == 0 && !self.is_reversed;
        Title {
            number: 1,
            counts: vec![count],
            filter: self.filter.clone(),
            sort: if is_usual { String::new() } else { format!("{} {}", self.order().name, sign.word()) },
        }
    }
}

/// Rows above the list: its heads.
pub const HEAD: usize = 1;

fn row(
    (entry, is_noted): (&Entry, bool),
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
            (width(5), label::safe(&label::cut(&marks(summary, is_noted), width(5)), theme.mark())),
        ],
        style,
    );
    line.spans.push(label::blank(1, style));
    line.spans.extend(rest.spans);
    line
}

/// The letters for masks, gaps, damage, checks and notes.
pub fn marks(summary: &Summary, is_noted: bool) -> String {
    let marks = [
        (summary.masked, words::MARK_MASKED),
        (summary.gaps, words::MARK_GAP),
        (summary.lossy, words::MARK_DAMAGED),
        (summary.remarks, words::MARK_CHECK),
        (is_noted.into(), words::MARK_NOTE),
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

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    fn entry(number: u32) -> Entry {
        let mut entry =
            Entry { path: PathBuf::from(format!("{number}.txt")), order: number, ..Entry::default() };
        // Some of each are the same.
        let mixed = number.wrapping_mul(0x9E37_79B1) >> 8;
        entry.summary.place = Some(format!("第{}镇", mixed % 7)).filter(|_| !mixed.is_multiple_of(5));
        entry.summary.year = Some(2000 + (mixed % 11) as u16);
        entry.summary.title = Some(format!("第{}号报告", mixed % 13));
        entry.summary.figures = mixed % 3;
        entry
    }

    /// However the entries come, they stand as if they had come at once.
    #[test]
    fn rows_that_come_one_by_one_are_in_order() {
        let entries: Vec<Entry> = (0..300).map(entry).collect();
        for sorts in 0..ORDERS.len() {
            for is_reversed in [false, true] {
                let mut documents = Documents::default();
                (0..sorts).for_each(|_| documents.sort(&[], 200));
                if is_reversed {
                    documents.reverse(&[]);
                }
                let mut end = 0;
                for step in [200, 1, 2, 20, 0, 70, 7] {
                    end += step;
                    documents.arrange(&entries[..end]);
                }
                let shown: Vec<usize> = documents.shown().collect();
                documents.disturb();
                documents.arrange(&entries);
                assert_eq!(shown, documents.shown().collect::<Vec<_>>(), "{sorts}");
                let mut all = shown.clone();
                all.sort_unstable();
                assert_eq!(all, (0..300).collect::<Vec<_>>());
                let ordering = |pair: &[usize]| documents.ordering(&entries, pair[0] as u32, pair[1] as u32);
                assert!(shown.windows(2).all(|pair| ordering(pair).is_lt()), "{sorts}");
            }
        }
    }
}
