//! The list of all notes: which notes are in it, and the way to the place of one.

use std::collections::HashMap;
use std::path::Path;

use crate::library::absolute;
use crate::state::Remembered;
use crate::tui::app::{App, Over};
use crate::tui::layout::Pane;
use crate::tui::naming;
use crate::tui::notes::{Noted, Notes};
use crate::tui::words;

impl App {
    /// Opens the list of the notes on the reports that are listed.
    pub(super) fn list_notes(&mut self) {
        let all = self.all_notes();
        if all.is_empty() {
            self.message = Some(words::NO_NOTE.to_string());
        } else {
            self.overs.push(Over::Notes(Notes::new(all)));
        }
    }

    /// The notes in the order of the reports.
    fn all_notes(&self) -> Vec<Noted> {
        let noted = self.kept.reports.iter().filter(|kept| !kept.notes.is_empty());
        let noted: HashMap<&Path, &Remembered> = noted.map(|kept| (kept.path.as_path(), kept)).collect();
        if noted.is_empty() {
            return Vec::new();
        }
        let mut found = Vec::new();
        for index in self.documents.shown() {
            let Some(entry) = self.shelf.entries.get(index) else { continue };
            // The open report may be known by its content; of the others the path is known.
            let open = self.open.as_ref().filter(|open| open.entry == index);
            let kept = match open {
                Some(open) => self.kept.of(&open.identity),
                None => noted.get(absolute(&entry.path).as_path()).copied(),
            };
            let title = naming::title(entry);
            found.extend(kept.into_iter().flat_map(|kept| &kept.notes).map(|note| Noted {
                entry: index,
                anchor: note.anchor.clone(),
                title: title.clone(),
                text: note.text.clone(),
            }));
        }
        found
    }

    /// Goes to the place of the selected note.
    pub(super) fn go_note(&mut self) {
        let Some(Over::Notes(notes)) = self.overs.last() else { return };
        let Some(Noted { entry, anchor, .. }) = notes.current().cloned() else { return };
        self.overs.pop();
        self.focus(Pane::Reader);
        self.documents.select(entry, self.height(Pane::Documents));
        let open = self.open.as_ref().filter(|open| open.entry == entry);
        let target = open.and_then(|open| anchor.find(&open.report));
        self.want(entry, target);
        if let Some(wanted) = &mut self.wanted {
            wanted.anchor = Some(anchor);
        }
    }
}
