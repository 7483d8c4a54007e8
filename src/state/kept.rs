//! What is remembered, and what a change makes of it.
//!
//! Does not know files: a change is applied in the same way to what is in memory and to what another
//! program wrote to the file in the meantime.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::library::absolute;
use crate::state::{Anchor, Change, Identity, Jumped, Note, Pending, Remembered};

/// The version of the file's layout.
pub(crate) const VERSION: u32 = 1;
/// So many reports are remembered of which only the place is known; the oldest go first.
const PLACES: usize = 2000;
/// So many jumps are remembered.
const JUMPS: usize = 50;
/// So many folders are remembered.
const FOLDERS: usize = 20;

/// Everything that is remembered.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Kept {
    /// The version of the layout; 0 in an empty one.
    pub version: u32,
    /// The reports.
    pub reports: Vec<Remembered>,
    /// The places jumped to, the latest first.
    pub jumps: Vec<Jumped>,
    /// The files and folders opened, the latest first.
    #[serde(with = "crate::state::paths::many")]
    pub folders: Vec<PathBuf>,
}

impl Kept {
    /// What is remembered of a report: of its content, or else of its path.
    pub fn of(&self, identity: &Identity) -> Option<&Remembered> {
        self.position(identity).and_then(|index| self.reports.get(index))
    }

    /// What is remembered of the file at `path`, whatever is in it now.
    pub fn at(&self, path: &Path) -> Option<&Remembered> {
        let path = absolute(path);
        self.reports.iter().find(|kept| kept.path == path && path.as_os_str() != "-")
    }

    /// Applies a change that is made `now`, in seconds since 1970; 0 leaves the time as it was.
    pub fn apply(&mut self, pending: &Pending, now: u64) {
        match pending {
            Pending::Report { identity, change } => {
                if *change == Change::Seen {
                    self.follow(identity);
                }
                if let Some(kept) = self.entry(identity) {
                    kept.seen = kept.seen.max(now);
                    kept.change(change);
                }
            }
            Pending::Jumped(jumped) => first(&mut self.jumps, jumped.clone(), JUMPS),
            Pending::Opened(path) => first(&mut self.folders, path.clone(), FOLDERS),
        }
    }

    /// Forgets the oldest places, but neither a note nor a mark nor a choice.
    pub(crate) fn prune(&mut self) {
        let is_slight =
            |kept: &Remembered| kept.notes.is_empty() && kept.marks.is_empty() && kept.encoding.is_none();
        let mut seen: Vec<u64> =
            self.reports.iter().filter(|kept| is_slight(kept)).map(|kept| kept.seen).collect();
        if seen.len() > PLACES {
            seen.sort_unstable_by(|one, other| other.cmp(one));
            let oldest = seen.get(PLACES).copied().unwrap_or_default();
            self.reports.retain(|kept| !is_slight(kept) || kept.seen > oldest);
        }
    }

    fn position(&self, identity: &Identity) -> Option<usize> {
        let same_content = |kept: &Remembered| kept.content == identity.content;
        let same_path = |kept: &Remembered| kept.path == identity.path && identity.path.as_os_str() != "-";
        // Two files with one content are told apart by their paths.
        let both = self.reports.iter().position(|kept| same_content(kept) && same_path(kept));
        both.or_else(|| self.reports.iter().position(same_content))
            .or_else(|| self.reports.iter().position(same_path))
    }

    /// Jumps to a report that was moved lead to where it is now.
    fn follow(&mut self, identity: &Identity) {
        let Some(old) = self.of(identity).map(|kept| kept.path.clone()) else { return };
        for jump in &mut self.jumps {
            if let Jumped::Report(path) | Jumped::Item { path, .. } = jump
                && *path == old
            {
                path.clone_from(&identity.path);
            }
        }
    }

    fn entry(&mut self, identity: &Identity) -> Option<&mut Remembered> {
        let index = self.position(identity).unwrap_or(self.reports.len());
        if index == self.reports.len() {
            self.reports.push(Remembered::default());
        }
        let kept = self.reports.get_mut(index)?;
        kept.path.clone_from(&identity.path);
        kept.content.clone_from(&identity.content);
        Some(kept)
    }
}

impl Remembered {
    /// The note on a place.
    pub fn note(&self, anchor: &Anchor) -> Option<&str> {
        self.notes.iter().find(|note| note.anchor == *anchor).map(|note| note.text.as_str())
    }

    fn change(&mut self, change: &Change) {
        match change {
            Change::Place(place) => self.place = Some(place.clone()),
            Change::Closed(closed) => self.closed = Some(closed.clone()),
            Change::Encoding(encoding) => self.encoding.clone_from(encoding),
            Change::Mark(anchor) if !self.marks.contains(anchor) => self.marks.push(anchor.clone()),
            // Path and content are taken over with any change.
            Change::Mark(_) | Change::Seen => {}
            Change::Unmark(anchor) => self.marks.retain(|mark| mark != anchor),
            Change::Note { anchor, before, after } => self.write(anchor, before, after),
        }
    }

    /// Puts a note; one that somebody else wrote in the meantime stays, before the new one.
    fn write(&mut self, anchor: &Anchor, before: &str, after: &str) {
        let index = self.notes.iter().position(|note| note.anchor == *anchor);
        let there = index.and_then(|index| self.notes.get(index)).map_or("", |note| note.text.as_str());
        let is_foreign = there != before && there != after && !there.is_empty();
        let text = match (is_foreign, after.is_empty()) {
            (false, _) => after.to_owned(),
            (true, true) => there.to_owned(),
            (true, false) => format!("{there}\n{after}"),
        };
        match index {
            Some(index) if text.is_empty() => drop(self.notes.remove(index)),
            Some(index) => {
                if let Some(note) = self.notes.get_mut(index) {
                    note.text = text;
                }
            }
            None if text.is_empty() => {}
            None => self.notes.push(Note { anchor: anchor.clone(), text }),
        }
    }
}

/// Puts an item in front of a list without a second one of it.
fn first<T: PartialEq>(list: &mut Vec<T>, item: T, limit: usize) {
    list.retain(|other| *other != item);
    list.insert(0, item);
    list.truncate(limit);
}

#[cfg(test)]
mod tests {
    use crate::state::Place;

    use super::*;

    fn identity(path: &str, content: &str) -> Identity {
        Identity { path: path.into(), content: content.to_owned() }
    }

    fn report(identity: &Identity, change: Change) -> Pending {
        Pending::Report { identity: identity.clone(), change }
    }

    fn note(before: &str, after: &str) -> Change {
        Change::Note { anchor: Anchor::default(), before: before.to_owned(), after: after.to_owned() }
    }

    fn place(offset: u32) -> Change {
        Change::Place(Place { anchor: Anchor::default(), offset })
    }

    #[test]
    fn a_report_is_known_by_content_and_by_path() {
        let mut kept = Kept::default();
        kept.apply(&report(&identity("/a", "1"), place(7)), 1);
        assert!(kept.of(&identity("/moved", "1")).is_some());
        assert!(kept.of(&identity("/a", "2")).is_some());
        assert!(kept.of(&identity("/b", "2")).is_none());
        kept.apply(&report(&identity("/moved", "1"), place(8)), 2);
        assert_eq!((kept.reports.len(), kept.reports[0].path.as_path()), (1, Path::new("/moved")));
        assert!(kept.at(Path::new("/moved")).is_some() && kept.at(Path::new("/a")).is_none());
    }

    #[test]
    fn jumps_follow_a_report_that_was_moved() {
        let mut kept = Kept::default();
        kept.apply(&report(&identity("/a", "1"), place(7)), 1);
        let jump =
            |path: &str| Jumped::Item { path: path.into(), label: "产值 3亿元".to_owned(), nth: 0 };
        kept.apply(&Pending::Jumped(jump("/other")), 1);
        kept.apply(&Pending::Jumped(jump("/a")), 1);
        kept.apply(&report(&identity("/moved", "1"), Change::Seen), 2);
        assert_eq!(kept.jumps, [jump("/moved"), jump("/other")]);
        assert_eq!(kept.reports[0].path.as_path(), Path::new("/moved"));
    }

    #[test]
    fn standard_input_is_known_by_its_content_only() {
        let mut kept = Kept::default();
        kept.apply(&report(&identity("-", "1"), place(7)), 1);
        assert!(kept.of(&identity("-", "2")).is_none());
        assert!(kept.of(&identity("-", "1")).is_some());
    }

    #[test]
    fn a_note_is_written_changed_and_taken_off() {
        let mut kept = Kept::default();
        let it = identity("/a", "1");
        kept.apply(&report(&it, note("", "核对")), 1);
        kept.apply(&report(&it, note("核对", "核对\n统计局")), 1);
        let text =
            |kept: &Kept| kept.of(&it).and_then(|kept| kept.note(&Anchor::default())).map(str::to_owned);
        assert_eq!(text(&kept).as_deref(), Some("核对\n统计局"));
        kept.apply(&report(&it, note("核对\n统计局", "")), 1);
        assert_eq!(text(&kept), None);
    }

    #[test]
    fn a_note_of_somebody_else_is_never_lost() {
        let mut kept = Kept::default();
        let it = identity("/a", "1");
        kept.apply(&report(&it, note("", "甲")), 1);
        kept.apply(&report(&it, note("", "乙")), 1);
        kept.apply(&report(&it, note("丙", "")), 1);
        assert_eq!(kept.of(&it).and_then(|kept| kept.note(&Anchor::default())), Some("甲\n乙"));
    }

    #[test]
    fn marks_and_lists_hold_each_thing_once() {
        let mut kept = Kept::default();
        let it = identity("/a", "1");
        for change in [Change::Mark(Anchor::default()), Change::Mark(Anchor::default())] {
            kept.apply(&report(&it, change), 1);
        }
        assert_eq!(kept.reports[0].marks.len(), 1);
        kept.apply(&report(&it, Change::Unmark(Anchor::default())), 1);
        assert!(kept.reports[0].marks.is_empty());
        for folder in ["/a", "/b", "/a"] {
            kept.apply(&Pending::Opened(folder.into()), 1);
        }
        assert_eq!(kept.folders, [Path::new("/a"), Path::new("/b")]);
    }

    #[test]
    fn only_old_places_are_forgotten() {
        let mut kept = Kept::default();
        kept.apply(&report(&identity("/note", "note"), note("", "留")), 0);
        for number in 0..PLACES as u64 + 5 {
            let it = identity(&format!("/{number}"), &number.to_string());
            kept.apply(&report(&it, place(1)), number + 1);
        }
        kept.prune();
        assert_eq!(kept.reports.len(), PLACES + 1);
        assert!(kept.at(Path::new("/note")).is_some() && kept.at(Path::new("/4")).is_none());
        assert!(kept.at(Path::new("/5")).is_some());
    }
}
