//! The comparison box: one indicator over places and years, which fills while reports are read again.
//!
//! Knows mentions and the library's entries; does not read files. Which entries may have the
//! indicator is seen from the names that they keep, and only those reports are asked for.

mod chart;
mod draw;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::compare::{self, Column, Mention, Order, Row, Table, Wanted};
use crate::figure::FigureId;
use crate::library::Entry;
use crate::report::Report;
use crate::search::Query;
use crate::tui::action::Action;
use crate::tui::catalog::Catalog;
use crate::tui::event::{Asked, Gathered};
use crate::tui::list::List;
use crate::tui::phrases;
use crate::tui::words;

/// So many reports are asked for at a time, so that another indicator need not wait for them.
const WAITING: usize = 32;
/// The table is made anew when it has grown by one part in so many, and at the end.
const GROWN: usize = 8;

/// How the values are arranged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Shape {
    /// Places and years.
    #[default]
    Table,
    /// A value a row.
    List,
}

/// A row of the box: a row of the table and, in the list, one of its mentions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Line {
    row: usize,
    mention: Option<u32>,
}

/// The state of the box.
#[derive(Debug)]
pub struct Compare {
    wanted: Arc<Wanted>,
    /// Tells its answers from those to an earlier box.
    run: u64,
    /// The next entry of the library to look at.
    next: usize,
    /// Which words may be names of the indicator.
    names: HashMap<u32, bool>,
    /// A report that was read already.
    known: Option<PathBuf>,
    /// How many reports were asked for and have not answered.
    waiting: usize,
    /// How many reports could not be read.
    failed: usize,
    mentions: Vec<Mention>,
    table: Table,
    /// How many mentions are in the table.
    tabled: usize,
    /// How many places.
    places: usize,
    order: Order,
    shape: Shape,
    filter: String,
    lines: Vec<Line>,
    list: List,
    /// The column of the cursor; none is that of the places.
    column: Option<Column>,
    /// A mention of the line of the cursor, by which it is found again.
    held: Option<u32>,
    /// The columns that places and then cells need.
    widths: Vec<usize>,
}

impl Compare {
    /// An empty box for an indicator.
    pub fn new(wanted: Wanted, run: u64) -> Self {
        Self {
            wanted: Arc::new(wanted),
            run,
            next: 0,
            names: HashMap::new(),
            known: None,
            waiting: 0,
            failed: 0,
            mentions: Vec::new(),
            table: Table::default(),
            tabled: 0,
            places: 0,
            order: Order::default(),
            shape: Shape::default(),
            filter: String::new(),
            lines: Vec::new(),
            list: List::default(),
            column: None,
            held: None,
            widths: Vec::new(),
        }
    }

    /// Which indicator.
    pub fn wanted(&self) -> &Wanted {
        &self.wanted
    }

    /// Takes what the open report says, and puts the cursor on what a figure of it says.
    pub fn begin(&mut self, path: &Path, report: &Report, figure: Option<FigureId>) {
        self.mentions = compare::mentions(path, report, &self.wanted);
        self.known = Some(path.to_owned());
        let own = |mention: &Mention| Some(mention.origin.figure) == figure;
        let at = self.mentions.iter().position(own).or((!self.mentions.is_empty()).then_some(0));
        self.held = at.map(|at| at as u32);
        self.column = at.and_then(|at| self.mentions.get(at)).map(Mention::column);
        self.arrange();
    }

    /// Goes to what a figure of a report says, when that is known.
    pub fn go(&mut self, path: &Path, figure: FigureId) {
        let own = |mention: &Mention| mention.origin.figure == figure && *mention.origin.path == *path;
        if let Some(at) = self.mentions.iter().position(own) {
            self.held = Some(at as u32);
            self.column = self.mentions.get(at).map(Mention::column);
            self.find_line();
        }
    }

    /// Whether there are entries to look at and room to ask for their reports.
    pub fn is_pending(&self, entries: &[Entry]) -> bool {
        self.next < entries.len() && self.waiting < WAITING
    }

    /// Looks at about `budget` names and gives the reports to ask for.
    pub fn work(&mut self, entries: &[Entry], catalog: &Catalog, budget: usize) -> Vec<Asked> {
        let (mut looked, mut found) = (0, Vec::new());
        while looked < budget && self.is_pending(entries) {
            let Some(entry) = entries.get(self.next) else { break };
            let number = self.next as u32;
            self.next += 1;
            looked += catalog.entries.labels(number as usize);
            if self.known.as_ref() != Some(&entry.path) && self.may_have(catalog, number) {
                self.waiting += 1;
                found.push(Asked {
                    run: self.run,
                    wanted: Arc::clone(&self.wanted),
                    path: entry.path.clone(),
                });
            }
        }
        found
    }

    /// Each name is looked at once, in however many reports it stands.
    fn may_have(&mut self, catalog: &Catalog, entry: u32) -> bool {
        let words = catalog.entries.words();
        let (names, wanted) = (&mut self.names, &self.wanted);
        catalog.names(entry).any(|name| *names.entry(name).or_insert_with(|| wanted.may_be(words.get(name))))
    }

    /// Takes an answer, unless it is that to an earlier box.
    pub fn take(&mut self, gathered: Gathered) {
        if gathered.run != self.run {
            return;
        }
        self.waiting = self.waiting.saturating_sub(1);
        match gathered.mentions {
            Ok(mentions) => self.mentions.extend(mentions),
            Err(_) => self.failed += 1,
        }
    }

    /// Brings the table into line with what came, and the cursor into its sight.
    pub fn settle(&mut self, entries: &[Entry], height: usize) {
        let new = self.mentions.len() - self.tabled;
        let is_last = self.waiting == 0 && self.next >= entries.len();
        if new > 0 && (is_last || new * GROWN >= self.tabled) {
            self.arrange();
        }
        self.list.show(self.lines.len(), height);
    }

    /// Makes table and lines anew; the cursor stays where it was.
    fn arrange(&mut self) {
        self.table = Table::of(&self.mentions, self.order);
        self.tabled = self.mentions.len();
        let mut places: Vec<&str> = self.table.rows.iter().map(|row| row.place.as_str()).collect();
        places.sort_unstable();
        places.dedup();
        self.places = places.len();
        let query = Query::new(&self.filter);
        let is_shown = |row: &Row| query.is_empty() || query.score(&self.table.label(row)).is_some();
        let rows = self.table.rows.iter().enumerate().filter(|(_, row)| is_shown(row));
        let rows: Vec<usize> = rows.map(|(at, _)| at).collect();
        self.lines = match self.shape {
            Shape::Table => rows.into_iter().map(|row| Line { row, mention: None }).collect(),
            Shape::List => {
                let all = self.table.list().into_iter();
                let seen = all.filter(|(row, _)| rows.binary_search(row).is_ok());
                seen.map(|(row, mention)| Line { row, mention: Some(mention) }).collect()
            }
        };
        self.widths = draw::widths(self);
        self.find_line();
    }

    /// Puts the cursor on the line of its mention.
    fn find_line(&mut self) {
        let Some(held) = self.held else { return };
        let holds = |line: &Line| match line.mention {
            Some(mention) => mention == held,
            None => self.table.rows.get(line.row).is_some_and(|row| {
                (0..self.table.columns.len())
                    .filter_map(|column| row.cell(column))
                    .any(|cell| cell.mentions.contains(&held))
            }),
        };
        self.list.selected = self.lines.iter().position(holds).unwrap_or(0);
    }

    /// Remembers a mention of the line of the cursor: that of its cell, or else any of its row.
    fn hold(&mut self) {
        let Some(line) = self.lines.get(self.list.selected) else { return };
        let any = || {
            let row = self.table.rows.get(line.row)?;
            let mut cells = (0..self.table.columns.len()).filter_map(|column| row.cell(column));
            cells.find_map(|cell| cell.mentions.first().copied())
        };
        self.held = line.mention.or_else(|| self.cell_mentions().first().copied()).or_else(any);
        if self.shape == Shape::List {
            self.column = self.current().map(Mention::column);
        }
    }

    fn row(&self) -> Option<&Row> {
        self.table.rows.get(self.lines.get(self.list.selected)?.row)
    }

    fn column_at(&self) -> Option<usize> {
        self.table.columns.iter().position(|column| Some(*column) == self.column)
    }

    /// The mentions of the cell of the cursor.
    fn cell_mentions(&self) -> &[u32] {
        let cell = self.row().zip(self.column_at()).and_then(|(row, column)| row.cell(column));
        cell.map(|cell| cell.mentions.as_slice()).unwrap_or_default()
    }

    /// The mention of the cursor: that of the line, or the first one of the cell.
    pub fn current(&self) -> Option<&Mention> {
        let line = self.lines.get(self.list.selected)?;
        let at = line.mention.or_else(|| self.cell_mentions().first().copied())?;
        self.mentions.get(at as usize)
    }

    /// Moves the cursor; `false` when the action is no move.
    pub fn step(&mut self, action: Action, count: Option<usize>, height: usize) -> bool {
        let times = count.unwrap_or(1);
        match action {
            Action::CellLeft => self.go_column(|at| at.saturating_sub(times)),
            Action::CellRight => self.go_column(|at| at.saturating_add(times)),
            _ if !self.list.step(action, count, self.lines.len(), height) => return false,
            _ => {}
        }
        self.hold();
        true
    }

    /// Goes to another column; the places are number 0.
    fn go_column(&mut self, to: impl Fn(usize) -> usize) {
        let at = self.column_at().map_or(0, |at| at + 1);
        let to = to(at).min(self.table.columns.len());
        self.column = to.checked_sub(1).and_then(|column| self.table.columns.get(column)).copied();
    }

    /// Sorts by the column of the cursor; once more by place.
    pub fn sort(&mut self) {
        let column = self.column.filter(|_| self.order.column != self.column);
        self.order = Order { column, is_reversed: false };
        self.arrange();
    }

    /// Turns the order round.
    pub fn reverse(&mut self) {
        self.order.is_reversed = !self.order.is_reversed;
        self.arrange();
    }

    /// Goes between places and years and a value a row.
    pub fn turn(&mut self) {
        self.shape = match self.shape {
            Shape::Table => Shape::List,
            Shape::List => Shape::Table,
        };
        self.arrange();
        self.hold();
    }

    /// Shows only the places that match.
    pub fn filter(&mut self, filter: &str) {
        filter.clone_into(&mut self.filter);
        self.arrange();
    }

    /// The filter that holds.
    pub fn filter_text(&self) -> &str {
        &self.filter
    }

    /// How many lines there are.
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// Whether there is no line.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// The cell of the cursor as it is shown, for copying.
    pub fn cell_text(&self) -> Option<String> {
        let row = self.row()?;
        let line = self.lines.get(self.list.selected)?;
        if let Some(mention) = line.mention.and_then(|at| self.mentions.get(at as usize)) {
            return Some(mention.text(self.table.unit(row)?));
        }
        Some(match self.column_at() {
            Some(column) => self.table.text(&self.mentions, row, column),
            None => row.place.clone(),
        })
    }

    /// What is copied of the whole table: its mentions and itself.
    pub fn whole(&self) -> (&Table, &[Mention]) {
        (&self.table, &self.mentions)
    }

    /// All that is known of the cell of the cursor, on one line.
    pub fn info(&self) -> String {
        let Some(mention) = self.current() else {
            return self.row().map(|row| self.table.label(row)).unwrap_or_default();
        };
        let mut parts = vec![format!("{} {}", self.wanted.name(), mention.column().head())];
        let others = if self.shape == Shape::Table { self.cell_mentions() } else { &[] };
        let all: Vec<&Mention> = match others {
            [] => vec![mention],
            all => all.iter().filter_map(|&at| self.mentions.get(at as usize)).collect(),
        };
        parts.extend(all.iter().take(SAID).map(|mention| said(mention)));
        parts.extend((all.len() > SAID).then(|| phrases::more_values(all.len() - SAID)));
        let reached = self.row().zip(mention.year);
        let reached = reached.and_then(|(row, year)| self.table.reached(&self.mentions, row, year));
        // A decimal number is written without naming its type.
        parts.extend(reached.map(|share| phrases::of_target(share.to_string())));
        parts.join(" | ")
    }
}

/// So many mentions of a cell are said in full.
const SAID: usize = 3;

/// What a mention says as it stands, and where.
fn said(mention: &Mention) -> String {
    let quote = mention.amount.as_ref().map(|amount| amount.quote.to_string());
    let status = words::STATUS_LONG.get(mention.status as usize).copied().unwrap_or_default();
    let within = mention.within.as_ref().map(|within| format!("({within})"));
    let name = mention.origin.path.file_name().unwrap_or(mention.origin.path.as_os_str()).to_string_lossy();
    let change = Some(mention.change_text()).filter(|change| !change.is_empty());
    let at = format!("{name}:{}", mention.origin.line);
    [quote, change, Some(status.to_string()), within, Some(at)]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ")
}
