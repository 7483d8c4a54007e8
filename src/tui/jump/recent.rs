//! Where the jump box led before, in words that still mean the same when files were read again.
//!
//! Keeps nothing by itself: `state` has the list, newest first.

use std::collections::HashMap;
use std::path::Path;

use crate::library::{self, Entry};
use crate::state::Jumped;
use crate::tui::action::{ACTIONS, Row};
use crate::tui::catalog::Catalog;
use crate::tui::jump::Place;

/// What is remembered of a place.
pub fn of(place: Place, entries: &[Entry], catalog: &Catalog) -> Option<Jumped> {
    let path = |entry: u32| Some(library::absolute(&entries.get(entry as usize)?.path));
    Some(match place {
        Place::Report(entry) => Jumped::Report(path(entry)?),
        Place::Item(entry, item) => {
            let (label, _) = catalog.item(entry, item)?;
            let nth = catalog.items(entry).take(item as usize).filter(|other| *other == label).count();
            Jumped::Item { path: path(entry)?, label: label.into_owned(), nth }
        }
        Place::Indicator(number) => Jumped::Indicator(catalog.indicator(number)?.name.to_string()),
        Place::Command(row) => Jumped::Command(ACTIONS.get(row as usize)?.name.to_owned()),
    })
}

fn path(jumped: &Jumped) -> Option<&Path> {
    match jumped {
        Jumped::Report(path) | Jumped::Item { path, .. } => Some(path),
        Jumped::Indicator(_) | Jumped::Command(_) => None,
    }
}

fn place(jumped: &Jumped, found: &HashMap<&Path, u32>, catalog: &Catalog) -> Option<Place> {
    match jumped {
        Jumped::Report(path) => found.get(path.as_path()).map(|&entry| Place::Report(entry)),
        Jumped::Item { path, label, nth } => {
            let &entry = found.get(path.as_path())?;
            let mut same = catalog.items(entry).zip(0..).filter(|(other, _)| other == label);
            same.nth(*nth).map(|(_, item)| Place::Item(entry, item))
        }
        Jumped::Indicator(name) => catalog.number(name).map(Place::Indicator),
        Jumped::Command(name) => {
            let is_it = |row: &Row| row.name == name && row.is_from_panes();
            ACTIONS.iter().position(is_it).map(|row| Place::Command(row as u32))
        }
    }
}

/// Where the recent jumps lead now, newest first; those whose place is not there are left out.
pub fn places(recents: &[Jumped], entries: &[Entry], catalog: &Catalog) -> Vec<Place> {
    let mut found: HashMap<&Path, u32> = HashMap::new();
    let wanted: Vec<&Path> = recents.iter().filter_map(path).collect();
    for (number, entry) in entries.iter().enumerate().filter(|_| !wanted.is_empty()) {
        // Few files have a name that is wanted, so that few paths are made absolute.
        let name = entry.path.file_name();
        let is_it = |path: &&&Path| path.file_name() == name && library::absolute(&entry.path) == **path;
        if let Some(path) = wanted.iter().find(is_it) {
            found.insert(path, number as u32);
        }
    }
    recents.iter().filter_map(|recent| place(recent, &found, catalog)).collect()
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
        let mut recents: Vec<Jumped> =
            places.iter().filter_map(|&place| of(place, &entries, &catalog)).collect();
        assert_eq!(super::places(&recents, &entries, &catalog), places);
        recents.push(Jumped::Report("gone.txt".into()));
        recents.push(Jumped::Indicator("没有".to_owned()));
        recents.push(Jumped::Command("no-such-command".to_owned()));
        assert_eq!(super::places(&recents, &entries, &catalog), places, "what is gone is left out");
        assert_eq!(of(Place::Item(7, 0), &entries, &catalog), None);
    }
}
