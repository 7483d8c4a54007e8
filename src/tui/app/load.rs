//! What the loader tells: reports that were read or are known, how far it has come.
//!
//! Does not put them in order.

use std::time::Instant;

use crate::library::{Entry, Event, absolute};
use crate::tui::app::App;
use crate::tui::effect::Effect;
use crate::tui::event::Purpose;
use crate::tui::phrases;
use crate::tui::reasons;

impl App {
    /// Takes what the loader tells.
    pub(super) fn library(&mut self, event: Event) {
        match event {
            Event::Found(count) => self.shelf.found = count,
            Event::Loaded(mut entry) => {
                self.shelf.begun.get_or_insert_with(Instant::now);
                self.shelf.catalog.add(&mut entry);
                self.shelve(*entry);
            }
            Event::Known(batch) => {
                self.shelf.catalog.learn(&batch.words);
                self.shelf.known += batch.rows.len();
                for known in batch.rows {
                    let entry = self.shelf.catalog.add_known(known);
                    self.shelve(entry);
                }
            }
            Event::Unkept(reason) => self.message = Some(phrases::not_cached(reasons::spoken(&reason))),
            Event::Failed(failure) => self.shelf.failures.push(failure),
            Event::Done => {
                self.shelf.is_done = true;
                self.effects.push(Effect::Follow);
            }
        }
    }

    /// Puts an entry whose names were taken to the others.
    fn shelve(&mut self, entry: Entry) {
        if !self.marked.is_empty() && self.marked.contains(&absolute(&entry.path)) {
            self.effects.push(Effect::Open(entry.path.clone(), Purpose::Recall));
        }
        self.shelf.entries.push(entry);
        self.is_stale = true;
    }
}
