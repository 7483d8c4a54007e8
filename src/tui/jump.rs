//! The jump box: whatever the program has, by a few letters: reports, sections, figures, indicators
//! and commands.
//!
//! Candidates are looked at in slices between two keys, so that typing never waits for them. Goes
//! nowhere itself: it says what was chosen.

mod draw;
mod kind;
mod preview;
pub mod recent;
mod scan;

use std::path::PathBuf;

use crossterm::event::KeyEvent;

use crate::library::{Entry, Target};
use crate::report::Report;
use crate::search::Query;
use crate::state::Jumped;
use crate::tui::action::{ACTIONS, Action};
use crate::tui::catalog::Catalog;
use crate::tui::input::Input;
use crate::tui::list::List;
use crate::tui::words;
use kind::Kind;
use scan::Scan;

/// What a candidate is, by its numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// A report: the entry's place in the library.
    Report(u32),
    /// A section or figure: the entry, and the item's place in it.
    Item(u32, u32),
    /// An indicator of the catalog.
    Indicator(u32),
    /// A row of the table of actions.
    Command(u32),
}

/// Where candidates come from.
#[derive(Debug, Clone, Copy)]
pub struct Holdings<'a> {
    /// The reports that were read.
    pub entries: &'a [Entry],
    /// Their labels and indicators.
    pub catalog: &'a Catalog,
    /// The place of the open report among the entries: its parts come first.
    pub open: Option<usize>,
    /// Jumps that were made, newest first.
    pub recents: &'a [Jumped],
}

/// The state of the box.
#[derive(Debug, Default)]
pub struct Jump {
    input: Input,
    kind: Kind,
    query: Query,
    list: List,
    scan: Scan,
    /// The report that the preview shows, when it is not the open one.
    peeked: Option<(PathBuf, Box<Report>)>,
}

/// What came of a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing that concerns others.
    Stay,
    /// There is nowhere to go; this says so.
    Nothing(&'static str),
    /// Close the box.
    Close,
    /// This was chosen.
    Chosen(Place, Chosen),
}

/// What was chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Chosen {
    /// A place in a report: the entry's place in the library, and what in it.
    Target(usize, Option<Target>),
    /// The figures of all reports that have this indicator.
    Indicator(String),
    /// What a key does.
    Command(Action),
}

impl Jump {
    /// Takes an action of the jump box.
    pub fn act(&mut self, action: Action, holdings: Holdings, height: usize) -> Outcome {
        match action {
            Action::Cancel => return Outcome::Close,
            Action::Accept => {
                // Whoever types faster than candidates are looked at means the best of all.
                self.work(holdings, height, &|| false);
                return self.choose(holdings);
            }
            Action::Kind => {
                self.input = Input::new(&Kind::turned(&self.input.text()));
                self.restart();
            }
            _ => {
                self.list.step(action, None, self.scan.hits().len(), height);
            }
        }
        Outcome::Stay
    }

    /// Takes an editing key.
    pub fn key(&mut self, key: KeyEvent) {
        let before = self.input.text();
        if self.input.key(key) {
            self.typed(&before);
        }
    }

    /// Takes pasted text.
    pub fn paste(&mut self, text: &str) {
        let before = self.input.text();
        self.input.insert(text);
        self.typed(&before);
    }

    /// The line is another one now. Where the last term only grew, no candidate is looked at that did
    /// not match before.
    fn typed(&mut self, before: &str) {
        let text = self.input.text();
        let is_blank = |character: char| character.is_whitespace();
        let more = text.strip_prefix(before).filter(|more| !more.contains(is_blank));
        let has_grown = more.is_some() && !self.query.is_empty() && !before.ends_with(is_blank);
        let matches = self.scan.matches().filter(|_| has_grown);
        self.restart();
        if let Some((matches, next)) = matches {
            self.scan.narrow(matches, next);
        }
    }

    fn restart(&mut self) {
        let text = self.input.text();
        let (kind, query) = Kind::of(&text);
        (self.kind, self.query) = (kind, Query::new(query));
        (self.list, self.scan) = (List::default(), Scan::default());
    }

    /// Whether there are candidates that were not looked at yet.
    pub fn is_pending(&self, holdings: Holdings) -> bool {
        self.scan.is_pending((&self.query, self.kind), holdings)
    }

    /// Looks at candidates, the open report's first, until `is_over` says that it was enough.
    pub fn work(&mut self, holdings: Holdings, height: usize, is_over: &dyn Fn() -> bool) {
        // What was chosen stays chosen when better candidates come; the first row stays the first.
        let chosen = self.current().filter(|_| self.list.selected > 0);
        self.scan.work((&self.query, self.kind), holdings, is_over);
        let hits = self.scan.hits();
        if let Some(row) = chosen.and_then(|place| hits.iter().position(|hit| hit.place == place)) {
            self.list.selected = row;
        }
        self.list.show(hits.len(), height);
    }

    fn current(&self) -> Option<Place> {
        self.scan.hits().get(self.list.selected).map(|hit| hit.place)
    }

    fn choose(&self, holdings: Holdings) -> Outcome {
        let nothing = if self.kind == Kind::All { words::NO_HIT } else { words::NO_HIT_OF_KIND };
        let chosen = self.current().and_then(|place| Some((place, chosen(place, holdings)?)));
        chosen.map_or(Outcome::Nothing(nothing), |(place, chosen)| Outcome::Chosen(place, chosen))
    }

    /// The report that the preview needs and does not have.
    pub fn wanted(&self, entries: &[Entry], open: Option<usize>) -> Option<PathBuf> {
        let (Place::Report(entry) | Place::Item(entry, _)) = self.current()? else { return None };
        let path = &entries.get(entry as usize).filter(|_| Some(entry as usize) != open)?.path;
        (self.peeked.as_ref().map(|(path, _)| path) != Some(path)).then(|| path.clone())
    }

    /// Takes a report for the preview.
    pub fn peek(&mut self, path: PathBuf, report: Box<Report>) {
        self.peeked = Some((path, report));
    }
}

fn chosen(place: Place, holdings: Holdings) -> Option<Chosen> {
    Some(match place {
        Place::Report(entry) => Chosen::Target(entry as usize, None),
        Place::Item(entry, item) => {
            let (_, target) = holdings.catalog.item(entry, item)?;
            Chosen::Target(entry as usize, Some(target))
        }
        Place::Indicator(number) => Chosen::Indicator(holdings.catalog.indicator(number)?.name.to_string()),
        Place::Command(row) => Chosen::Command(ACTIONS.get(row as usize)?.action),
    })
}

#[cfg(test)]
mod tests;
