//! What the loader reports: entries and failures come onto the shelf.

use crate::library;
use crate::tui::app::App;
use crate::tui::effect::Effect;
use crate::tui::event::Purpose;
use crate::tui::list::List;

impl App {
    pub(super) fn library(&mut self, event: library::Event) {
        match event {
            library::Event::Found(count) => self.shelf.found = count,
            library::Event::Loaded(mut entry) => {
                if self.kept.at(&entry.path).is_some_and(|kept| !kept.marks.is_empty()) {
                    self.effects.push(Effect::Open(entry.path.clone(), Purpose::Recall));
                }
                self.shelf.catalog.add(&mut entry);
                self.shelf.entries.push(*entry);
                self.is_stale = true;
            }
            library::Event::Failed(failure) => self.shelf.failures.push(failure),
            library::Event::Done => self.shelf.is_done = true,
        }
    }

    /// Until a key is pressed the first row is the open one, in whatever order reports arrive.
    pub(super) fn begin(&mut self) {
        if self.is_touched && (self.open.is_some() || self.wanted.is_some()) {
            return;
        }
        if !self.is_touched {
            self.documents.list = List::default();
        }
        if let Some(entry) = self.documents.current() {
            self.want(entry, None);
        }
    }
}
