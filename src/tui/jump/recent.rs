//! Where the jump box led before, in words that still mean the same when files were read again.
//!
//! Keeps nothing by itself: the app has the list, newest first.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use crate::library::Entry;
use crate::tui::action::ACTIONS;
use crate::tui::catalog::Catalog;
use crate::tui::jump::Place;

/// So many are kept.
pub const LIMIT: usize = 50;

/// A jump that was made.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Recent {
    /// To a report.
    Report(PathBuf),
    /// To a section or figure.
    Item {
        /// The report's file, as it was found.
        path: PathBuf,
        /// The label: marker and heading, or name and value.
        label: String,
        /// Which one of the same label, from 0.
        nth: usize,
    },
    /// To an indicator, by its name.
    Indicator(String),
    /// To a command, by its name in the key table.
    Command(String),
}

impl Recent {
    /// What is remembered of a place.
    pub fn of(place: Place, entries: &[Entry], catalog: &Catalog) -> Option<Self> {
        Some(match place {
            Place::Report(entry) => Self::Report(entries.get(entry as usize)?.path.clone()),
            Place::Item(entry, item) => {
                let (label, _) = catalog.item(entry, item)?;
                let nth = catalog.items(entry).take(item as usize).filter(|other| *other == label).count();
                Self::Item { path: entries.get(entry as usize)?.path.clone(), label: label.to_owned(), nth }
            }
            Place::Indicator(number) => Self::Indicator(catalog.indicator(number)?.name.to_string()),
            Place::Command(row) => Self::Command(ACTIONS.get(row as usize)?.name.to_owned()),
        })
    }

    fn path(&self) -> Option<&Path> {
        match self {
            Self::Report(path) | Self::Item { path, .. } => Some(path),
            Self::Indicator(_) | Self::Command(_) => None,
        }
    }

    fn place(&self, found: &HashMap<&Path, u32>, catalog: &Catalog) -> Option<Place> {
        match self {
            Self::Report(path) => found.get(path.as_path()).map(|&entry| Place::Report(entry)),
            Self::Item { path, label, nth } => {
                let &entry = found.get(path.as_path())?;
                let mut same = catalog.items(entry).zip(0..).filter(|(other, _)| other == label);
                same.nth(*nth).map(|(_, item)| Place::Item(entry, item))
            }
            Self::Indicator(name) => catalog.number(name).map(Place::Indicator),
            Self::Command(name) => {
                ACTIONS.iter().position(|row| row.name == name).map(|row| Place::Command(row as u32))
            }
        }
    }
}

/// Puts a jump first in the list, once.
pub fn remember(recents: &mut Vec<Recent>, recent: Recent) {
    recents.retain(|other| *other != recent);
    recents.insert(0, recent);
    recents.truncate(LIMIT);
}

/// Where the recent jumps lead now, newest first; those whose place is not there are left out.
pub fn places(recents: &[Recent], entries: &[Entry], catalog: &Catalog) -> Vec<Place> {
    let mut found: HashMap<&Path, u32> = HashMap::new();
    if recents.iter().any(|recent| recent.path().is_some()) {
        for (number, entry) in entries.iter().enumerate() {
            if recents.iter().any(|recent| recent.path() == Some(&entry.path)) {
                found.insert(&entry.path, number as u32);
            }
        }
    }
    recents.iter().filter_map(|recent| recent.place(&found, catalog)).collect()
}

#[cfg(test)]
mod tests {
    use crate::figure::FigureId;
    use crate::library::Target;

    use super::*;

    fn shelf() -> (Vec<Entry>, Catalog) {
        let (mut entries, mut catalog) = (Vec::new(), Catalog::default());
        for path in ["a.txt", "b.txt"] {
            let mut entry = Entry { path: path.into(), ..Entry::default() };
            for (index, label) in ["产值 8亿元", "户 3户", "产值 8亿元"].into_iter().enumerate() {
                entry.items.push(label, Target::Figure(FigureId(index as u32)));
            }
            entry.indicators = vec!["产值".into()];
            catalog.add(&mut entry);
            entries.push(entry);
        }
        (entries, catalog)
    }

    #[test]
    fn a_place_is_found_again() {
        let (entries, catalog) = shelf();
        let places =
            [Place::Item(1, 2), Place::Item(1, 0), Place::Report(0), Place::Indicator(0), Place::Command(3)];
        let mut recents: Vec<Recent> =
            places.iter().filter_map(|&place| Recent::of(place, &entries, &catalog)).collect();
        assert_eq!(super::places(&recents, &entries, &catalog), places);
        recents.push(Recent::Report("gone.txt".into()));
        recents.push(Recent::Indicator("没有".to_owned()));
        recents.push(Recent::Command("no-such-command".to_owned()));
        assert_eq!(super::places(&recents, &entries, &catalog), places, "what is gone is left out");
        assert_eq!(Recent::of(Place::Item(7, 0), &entries, &catalog), None);
    }

    #[test]
    fn the_newest_stands_first_and_once() {
        let mut recents = Vec::new();
        for number in (0..LIMIT + 3).chain([5]) {
            remember(&mut recents, Recent::Report(number.to_string().into()));
        }
        assert_eq!(recents.len(), LIMIT);
        assert_eq!(recents[0], Recent::Report("5".into()));
        assert_eq!(recents.iter().filter(|recent| **recent == recents[0]).count(), 1);
    }
}
