//! The places found in all reports: grouped by report and section, growing while the search goes on.
//!
//! Keeps where each place is and the words around it, not the reports. Does not know how to search.

mod draw;

use std::path::Path;
use std::sync::Arc;

use crate::library::Entry;
use crate::search::finder::{Finder, Passages};
use crate::source::Span;
use crate::tui::action::Action;
use crate::tui::event::Searched;
use crate::tui::list::List;

/// So many places are kept; more are only counted.
const KEPT: usize = 20_000;

/// The places of one report.
#[derive(Debug)]
struct Group {
    /// The report's place in the library.
    entry: usize,
    /// Its place in the order of the search.
    rank: usize,
    passages: Passages,
    is_folded: bool,
}

/// One row of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Row {
    Report(u32),
    /// A section of the group, above the place with this number.
    Section(u32, u32),
    Place(u32, u32),
}

/// The state of the list.
#[derive(Debug)]
pub struct Results {
    /// What was searched for, as it was typed.
    pub query: String,
    /// The same, read.
    pub finder: Arc<Finder>,
    /// The reports to be searched, by their place in the library.
    order: Vec<usize>,
    /// How many of them were looked at.
    looked: usize,
    failed: usize,
    is_done: bool,
    is_stopped: bool,
    /// Whether more reports were still to come when it began.
    is_early: bool,
    groups: Vec<Group>,
    rows: Vec<Row>,
    list: List,
    /// How many places there are, how many of them are kept, and how many figures were not compared.
    count: usize,
    kept: usize,
    masked: usize,
}

/// A place to go to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Goal {
    /// The report's place in the library.
    pub entry: usize,
    /// Where in its text.
    pub span: Span,
    /// Which of the reports with places it is, from 1.
    pub number: usize,
}

/// What came of an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing that concerns others.
    Stay,
    /// Go there.
    Go(Goal),
}

impl Results {
    /// A search of these reports that has found nothing yet; `is_early` when more are still being read.
    pub fn new(finder: Arc<Finder>, query: &str, order: Vec<usize>, is_early: bool) -> Self {
        Self {
            query: query.to_owned(),
            finder,
            order,
            looked: 0,
            failed: 0,
            is_done: false,
            is_stopped: false,
            is_early,
            groups: Vec::new(),
            rows: Vec::new(),
            list: List::default(),
            count: 0,
            kept: 0,
            masked: 0,
        }
    }

    /// Whether the search goes on.
    pub fn is_searching(&self) -> bool {
        !self.is_done
    }

    /// How many reports were looked at, and how many are to be.
    pub fn progress(&self) -> (usize, usize) {
        (self.looked, self.order.len())
    }

    /// How many reports have places.
    pub fn reports(&self) -> usize {
        self.groups.len()
    }

    /// The search was ended by the reader.
    pub fn stop(&mut self) {
        (self.is_done, self.is_stopped) = (true, true);
    }

    /// Takes what the search tells; reports come in the order in which they were asked for.
    pub fn take(&mut self, event: Searched, entries: &[Entry]) {
        match event {
            Searched::Report(path, passages) => {
                if let Some(entry) = self.look(&path, entries) {
                    self.add(entry, passages);
                }
            }
            Searched::Failed(path) => {
                self.look(&path, entries);
                self.failed += 1;
            }
            Searched::Done => self.is_done = true,
        }
    }

    /// The entry of a path: the next one that bears it.
    fn look(&mut self, path: &Path, entries: &[Entry]) -> Option<usize> {
        let is_it = |index: &&usize| entries.get(**index).is_some_and(|entry| entry.path == path);
        let rest = self.order.get(self.looked..)?;
        let at = rest.iter().position(|index| is_it(&index))?;
        self.looked += at + 1;
        rest.get(at).copied()
    }

    fn add(&mut self, entry: usize, mut passages: Passages) {
        self.masked += passages.masked;
        self.count += passages.count;
        passages.passages.truncate(KEPT - self.kept);
        if passages.passages.is_empty() {
            return;
        }
        self.kept += passages.passages.len();
        let rank = self.looked.saturating_sub(1);
        self.groups.push(Group { entry, rank, passages, is_folded: false });
        self.show_group(self.groups.len() - 1);
    }

    fn show_group(&mut self, index: usize) {
        let Some(group) = self.groups.get(index) else { return };
        let number = index as u32;
        self.rows.push(Row::Report(number));
        if group.is_folded {
            return;
        }
        let mut section = None;
        for (at, passage) in group.passages.passages.iter().enumerate() {
            let has_path = group.path(passage.section).is_some_and(|path| !path.is_empty());
            if has_path && section != Some(passage.section) {
                self.rows.push(Row::Section(number, at as u32));
            }
            section = Some(passage.section);
            self.rows.push(Row::Place(number, at as u32));
        }
    }

    /// Takes an action of the list.
    pub fn act(&mut self, action: Action, count: Option<usize>, height: usize) -> Outcome {
        let times = count.unwrap_or(1);
        let is_place = |row: &Row| matches!(row, Row::Place(..));
        let is_report = |row: &Row| matches!(row, Row::Report(_));
        match action {
            Action::Enter | Action::ShowPlace => return self.current().map_or(Outcome::Stay, Outcome::Go),
            Action::NextPlace => self.skip(is_place, (times, true), height),
            Action::PreviousPlace => self.skip(is_place, (times, false), height),
            Action::NextGroup => self.skip(is_report, (times, true), height),
            Action::PreviousGroup => self.skip(is_report, (times, false), height),
            Action::FoldGroup => self.fold(height),
            Action::FoldGroups => self.fold_all(height),
            _ => {
                self.list.step(action, count, self.rows.len(), height);
            }
        }
        Outcome::Stay
    }

    /// Brings the cursor into the list.
    pub fn settle(&mut self, height: usize) {
        self.list.show(self.rows.len(), height);
    }

    /// Moves to a row of a kind that lies so many further down, or up; to the last one if there are less.
    fn skip(&mut self, is_so: impl Fn(&Row) -> bool, (times, down): (usize, bool), height: usize) {
        let from = self.list.selected;
        let rows = self.rows.iter().enumerate().filter(|(_, row)| is_so(row)).map(|(at, _)| at);
        let row = if down {
            rows.filter(|&at| at > from).take(times).last()
        } else {
            let before: Vec<usize> = rows.take_while(|&at| at < from).collect();
            before.get(before.len().saturating_sub(times)).copied()
        };
        if let Some(row) = row {
            self.list.select(row, self.rows.len(), height);
        }
    }

    fn fold(&mut self, height: usize) {
        let Some((number, _)) = self.place() else { return };
        if let Some(group) = self.groups.get_mut(number) {
            group.is_folded = !group.is_folded;
        }
        self.arrange(number, height);
    }

    fn fold_all(&mut self, height: usize) {
        let number = self.place().map_or(0, |(number, _)| number);
        let is_open = self.groups.iter().any(|group| !group.is_folded);
        self.groups.iter_mut().for_each(|group| group.is_folded = is_open);
        self.arrange(number, height);
    }

    /// Makes the rows anew and selects the row of a report.
    fn arrange(&mut self, number: usize, height: usize) {
        self.rows.clear();
        for index in 0..self.groups.len() {
            self.show_group(index);
        }
        let row = self.rows.iter().position(|row| *row == Row::Report(number as u32));
        self.list.select(row.unwrap_or(0), self.rows.len(), height);
    }

    /// Group and place of the selected row; of a heading the first place below it.
    fn place(&self) -> Option<(usize, usize)> {
        self.rows.get(self.list.selected).map(|row| match *row {
            Row::Report(group) => (group as usize, 0),
            Row::Section(group, place) | Row::Place(group, place) => (group as usize, place as usize),
        })
    }

    fn current(&self) -> Option<Goal> {
        let (group, place) = self.place()?;
        self.goal(group, place)
    }

    fn goal(&self, number: usize, place: usize) -> Option<Goal> {
        let group = self.groups.get(number)?;
        let span = group.passages.passages.get(place)?.span;
        Some(Goal { entry: group.entry, span, number: number + 1 })
    }

    /// The first place of the report after this one, round the corner; the last one of the report
    /// before it if `down` is false.
    pub fn beyond(&self, entry: usize, down: bool) -> Option<Goal> {
        let len = self.groups.len();
        let own = self.order.iter().position(|&one| one == entry).unwrap_or(0);
        let number = if down {
            self.groups.iter().position(|group| group.rank > own).unwrap_or(0)
        } else {
            self.groups.iter().rposition(|group| group.rank < own).unwrap_or(len.checked_sub(1)?)
        };
        let last = self.groups.get(number)?.passages.passages.len().checked_sub(1)?;
        self.goal(number, if down { 0 } else { last })
    }

    /// Whether going from a report to a place went round the corner.
    pub fn is_round(&self, entry: usize, goal: Goal, down: bool) -> bool {
        let rank = |entry: usize| self.order.iter().position(|&one| one == entry);
        let (from, to) = (rank(entry), rank(goal.entry));
        if down { to <= from } else { to >= from }
    }

    /// Selects the row of a place, so that the list is there when it is opened again.
    pub fn follow(&mut self, goal: Goal) {
        let Some(number) = goal.number.checked_sub(1) else { return };
        let Some(group) = self.groups.get(number) else { return };
        let at = group.passages.passages.iter().position(|passage| passage.span == goal.span);
        let row = Row::Place(number as u32, at.unwrap_or(0) as u32);
        let row = self.rows.iter().position(|one| *one == row);
        if let Some(row) = row {
            self.list.selected = row;
        }
    }
}

impl Group {
    fn path(&self, section: u32) -> Option<&str> {
        self.passages.sections.get(section as usize).map(String::as_str)
    }
}

#[cfg(test)]
mod tests;
