//! Reports that came, changed or went on disk after they were read.

use std::path::Path;

use crate::library::{Change, Entry};
use crate::report::Report;
use crate::state::Identity;
use crate::tui::app::{App, Wanted};
use crate::tui::effect::Effect;
use crate::tui::event::Purpose;
use crate::tui::phrases;
use crate::tui::reasons;
use crate::tui::words;

impl App {
    /// Takes what became of a file.
    pub(super) fn changed(&mut self, change: Change) {
        match change {
            Change::Renewed(entry) => self.renewed(*entry),
            Change::Failed(failure) => {
                self.shelf.failures.retain(|known| known.path != failure.path);
                if self.path().as_ref() == Some(&failure.path) {
                    self.message =
                        Some(format!("{}: {}", failure.path.display(), reasons::spoken(&failure.reason)));
                }
                self.shelf.failures.push(failure);
            }
            Change::Looked(0) => self.message = Some(words::UNCHANGED.to_string()),
            // What became of the open report says more.
            Change::Looked(count) => {
                self.message.get_or_insert_with(|| phrases::looked(count));
            }
        }
    }

    fn renewed(&mut self, mut entry: Entry) {
        self.shelf.failures.retain(|failure| failure.path != entry.path);
        let Some(number) = self.shelf.entries.iter().position(|known| known.path == entry.path) else {
            self.shelf.catalog.add(&mut entry);
            self.shelf.entries.push(entry);
            self.is_stale = true;
            return;
        };
        entry.order = self.shelf.entries.get(number).map_or(entry.order, |known| known.order);
        self.renew_entry(number, entry);
    }

    /// Puts what was read of a report in the place of what was known of it.
    pub(super) fn renew_entry(&mut self, number: usize, mut entry: Entry) {
        self.is_stale = true;
        self.documents.disturb();
        self.shelf.catalog.renew(number, &mut entry);
        let path = entry.path.clone();
        if let Some(known) = self.shelf.entries.get_mut(number) {
            if known.is_gone {
                self.shelf.gone -= 1;
                self.documents.begin_anew();
            }
            *known = entry;
        }
        if self.open.as_ref().is_some_and(|open| open.entry == number) {
            self.effects.push(Effect::Open(path, Purpose::Again));
        }
    }

    /// Shows the open report as it is now, where it is another one than before.
    pub(super) fn opened_again(&mut self, path: &Path, report: Box<Report>) {
        let Some(open) = &self.open else { return };
        let is_open = self.shelf.entries.get(open.entry).is_some_and(|entry| entry.path == path);
        if !is_open || Identity::of(path, &report).content == open.identity.content {
            return;
        }
        // Who shows another text remembers the place in words, and finds it again there.
        let wanted = Wanted { entry: open.entry, ..Wanted::default() };
        self.message = Some(phrases::changed(path.display().to_string()));
        self.show(wanted, report);
    }
}
