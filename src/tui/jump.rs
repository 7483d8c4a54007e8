//! The jump box: reports, sections and figures of the whole library by a few letters.
//!
//! Candidates are looked at in slices between two keys, so that typing never waits for them.

mod draw;

use std::borrow::Cow;
use std::path::PathBuf;

use crossterm::event::KeyEvent;

use crate::library::{Entry, Target};
use crate::report::Report;
use crate::search::Query;
use crate::tui::action::Action;
use crate::tui::input::Input;
use crate::tui::list::List;
use crate::tui::naming;
use crate::tui::words;

/// So many hits are kept and can be gone through.
const KEPT: usize = 500;
/// When so many have been collected, the worst are dropped.
const COLLECTED: usize = 4 * KEPT;

/// Which candidates are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Kind {
    /// All of them.
    #[default]
    All,
    /// Reports only.
    Reports,
    /// Sections only.
    Sections,
    /// Figures only.
    Figures,
}

impl Kind {
    fn next(self) -> Self {
        match self {
            Self::All => Self::Reports,
            Self::Reports => Self::Sections,
            Self::Sections => Self::Figures,
            Self::Figures => Self::All,
        }
    }

    fn takes(self, target: Option<Target>) -> bool {
        match self {
            Self::All => true,
            Self::Reports => target.is_none(),
            Self::Sections => matches!(target, Some(Target::Section(_))),
            Self::Figures => matches!(target, Some(Target::Figure(_))),
        }
    }
}

/// A candidate that matched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Hit {
    /// Higher is better.
    score: i64,
    /// The entry's place in the library.
    entry: u32,
    /// The item of the entry, or the report itself.
    item: Option<u32>,
    /// Whether it is a change: the level of the same name says more.
    is_change: bool,
    /// Bytes of the label: of equals the shorter one is better.
    len: u32,
    /// Whether it is in the open report.
    near: bool,
}

impl Hit {
    fn key(self) -> impl Ord {
        // Best first: higher score, nearer, reports before their parts, levels before changes,
        // shorter, earlier.
        (-self.score, !self.near, self.item.is_some(), self.is_change, self.len, self.entry, self.item)
    }
}

/// The state of the box.
#[derive(Debug, Default)]
pub struct Jump {
    input: Input,
    query: Query,
    /// Whether the query has more than one term.
    has_terms: bool,
    kind: Kind,
    list: List,
    hits: Vec<Hit>,
    /// How many candidates matched, those that were dropped among them.
    matched: usize,
    /// The next entry to look at, counted from the open one.
    next: usize,
    /// The report that the preview shows, when it is not the open one.
    peeked: Option<(PathBuf, Box<Report>)>,
}

/// What came of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing that concerns others.
    Stay,
    /// There is nowhere to go; this says so.
    Nothing(&'static str),
    /// Close the box.
    Close,
    /// Close the box and go there: the entry's place in the library, and what in it.
    Go(usize, Option<Target>),
}

impl Jump {
    /// Takes an action of the jump box.
    pub fn act(&mut self, action: Action, entries: &[Entry], height: usize) -> Outcome {
        match action {
            Action::Cancel => return Outcome::Close,
            Action::Accept => return self.go(entries),
            Action::Kind => {
                self.kind = self.kind.next();
                self.restart();
            }
            _ => {
                self.list.step(action, None, self.hits.len(), height);
            }
        }
        Outcome::Stay
    }

    /// Takes an editing key.
    pub fn key(&mut self, key: KeyEvent) {
        if self.input.key(key) {
            self.restart();
        }
    }

    /// Takes pasted text.
    pub fn paste(&mut self, text: &str) {
        self.input.insert(text);
        self.restart();
    }

    fn restart(&mut self) {
        let text = self.input.text();
        self.query = Query::new(&text);
        self.has_terms = text.split_whitespace().nth(1).is_some();
        self.hits.clear();
        self.list = List::default();
        (self.matched, self.next) = (0, 0);
    }

    /// Whether there are candidates that were not looked at yet.
    pub fn is_pending(&self, entries: &[Entry]) -> bool {
        self.next < entries.len() && !(self.query.is_empty() && self.hits.len() >= KEPT)
    }

    /// Looks at about `budget` candidates, the open report's first.
    pub fn work(&mut self, entries: &[Entry], open: Option<usize>, budget: usize) {
        let mut looked = 0;
        while looked < budget && self.is_pending(entries) {
            let index = match (open, self.next) {
                (Some(open), 0) => open,
                (Some(open), next) if next <= open => next - 1,
                (_, next) => next,
            };
            self.next += 1;
            if let Some(entry) = entries.get(index) {
                looked += entry.items.len() + 1;
                self.look(index, entry, open == Some(index));
            }
        }
        self.hits.sort_by_key(|hit| hit.key());
        self.hits.truncate(KEPT);
    }

    fn look(&mut self, index: usize, entry: &Entry, near: bool) {
        let report = report_label(entry);
        self.take(&report, (index, None), near, None);
        for item in 0..entry.items.len() {
            if let Some((label, target)) = entry.items.get(item) {
                self.take(&self.candidate(label, &report), (index, Some(item as u32)), near, Some(target));
            }
        }
        if self.hits.len() > COLLECTED {
            self.hits.sort_by_key(|hit| hit.key());
            self.hits.truncate(KEPT);
        }
    }

    /// What an item is found by: its label, and with it what its report is found by when there are
    /// several terms, so that `青石 产业` finds the section of one report among many.
    fn candidate<'a>(&self, label: &'a str, report: &str) -> Cow<'a, str> {
        if self.has_terms { format!("{label} {report}").into() } else { label.into() }
    }

    fn take(&mut self, label: &str, (entry, item): (usize, Option<u32>), near: bool, target: Option<Target>) {
        if !self.kind.takes(target) {
            return;
        }
        if let Some(score) = self.query.score(label) {
            self.matched += 1;
            let len = if self.query.is_empty() { 0 } else { label.len() as u32 };
            // The label of a change has a sign before the value.
            let is_change = !self.query.is_empty()
                && matches!(target, Some(Target::Figure(_)))
                && (label.contains(" +") || label.contains(" -"));
            self.hits.push(Hit { score, entry: entry as u32, item, is_change, len, near });
        }
    }

    fn current(&self) -> Option<Hit> {
        self.hits.get(self.list.selected).copied()
    }

    fn go(&self, entries: &[Entry]) -> Outcome {
        let Some(hit) = self.current() else {
            return Outcome::Nothing(if self.kind == Kind::All {
                words::NO_HIT
            } else {
                words::NO_HIT_OF_KIND
            });
        };
        Outcome::Go(hit.entry as usize, target(entries, hit))
    }

    /// The report that the preview needs and does not have.
    pub fn wanted(&self, entries: &[Entry], open: Option<usize>) -> Option<PathBuf> {
        let entry = self.current().map(|hit| hit.entry as usize).filter(|&entry| Some(entry) != open)?;
        let path = &entries.get(entry)?.path;
        (self.peeked.as_ref().map(|(path, _)| path) != Some(path)).then(|| path.clone())
    }

    /// Takes a report for the preview.
    pub fn peek(&mut self, path: PathBuf, report: Box<Report>) {
        self.peeked = Some((path, report));
    }
}

/// What a report is found by.
fn report_label(entry: &Entry) -> String {
    let title = naming::title(entry);
    let mut label = title.clone();
    for more in
        [entry.summary.year.map(|year| year.to_string()), entry.summary.place.clone()].into_iter().flatten()
    {
        if !title.contains(&more) {
            label = format!("{label} {more}");
        }
    }
    let name = entry.path.file_name().unwrap_or(entry.path.as_os_str()).to_string_lossy();
    if name == title { label } else { format!("{label} {name}") }
}

fn target(entries: &[Entry], hit: Hit) -> Option<Target> {
    let item = hit.item? as usize;
    entries.get(hit.entry as usize)?.items.get(item).map(|(_, target)| target)
}

#[cfg(test)]
mod tests;
