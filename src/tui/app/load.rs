//! What the loader tells: what was read before, reports that were read, how far it has come.
//!
//! Does not put them in order.

use std::time::Instant;

use crate::library::{self, Entry, Event, Known, absolute};
use crate::report::Report;
use crate::tui::app::{App, Wanted};
use crate::tui::effect::Effect;
use crate::tui::event::Purpose;
use crate::tui::phrases;
use crate::tui::reasons;

impl App {
    /// Takes what the loader tells.
    pub(super) fn library(&mut self, event: Event) {
        match event {
            Event::Found(count) => self.shelf.found = count,
            Event::Known(known) => self.known(*known),
            Event::Checked(count) => self.shelf.checked = count,
            Event::Renewed(number, entry) => {
                self.shelf.renewed += 1;
                self.renew_entry(number as usize, *entry);
            }
            Event::Gone(number) => self.gone(number as usize),
            Event::Ordered(orders) => self.reorder(orders),
            Event::Loaded(mut entry) => {
                self.shelf.begun.get_or_insert_with(Instant::now);
                self.shelf.catalog.add(&mut entry);
                self.recall_marks(&entry);
                self.shelf.entries.push(*entry);
                self.is_stale = true;
            }
            Event::Unkept(reason) => self.message = Some(phrases::not_cached(reasons::spoken(&reason))),
            Event::Failed(failure) => self.shelf.failures.push(failure),
            Event::Done => {
                self.shelf.is_done = true;
                self.effects.push(Effect::Follow);
            }
        }
    }

    /// Takes what was read before; nothing else was taken yet.
    fn known(&mut self, known: Known) {
        self.shelf.known = known.entries.len();
        self.shelf.entries = self.shelf.catalog.adopt(known);
        if !self.marked.is_empty() {
            let entries = std::mem::take(&mut self.shelf.entries);
            for entry in &entries {
                self.recall_marks(entry);
            }
            self.shelf.entries = entries;
        }
        self.is_stale = true;
    }

    /// A report that was shown as it was before is not there any more.
    fn gone(&mut self, number: usize) {
        let Some(entry) = self.shelf.entries.get_mut(number) else { return };
        entry.is_gone = true;
        self.shelf.gone += 1;
        self.shelf.catalog.drop(number);
        self.documents.disturb();
        self.is_stale = true;
    }

    /// Whether a report that is shown as it was before turns out to be another one when it is opened, before
    /// its file was looked at. The lists take over what it says, and what was wanted of it is found again by
    /// its words.
    pub(super) fn overtake(&mut self, wanted: &mut Wanted, report: &Report) -> bool {
        let number = wanted.entry;
        let is_checked = self.shelf.is_done || number >= self.shelf.known;
        let unchecked = self.shelf.entries.get(number).filter(|_| !is_checked);
        let Some(known) = unchecked else { return false };
        let entry = library::entry(&known.path, known.order, report);
        let labels = || entry.items.iter().map(|(label, _)| label);
        if entry.summary == known.summary && self.shelf.catalog.items(number as u32).eq(labels()) {
            return false;
        }
        let label = wanted.target.and_then(|target| self.shelf.catalog.label(number as u32, target));
        let place = label.and_then(|label| labels().position(|other| other == label));
        wanted.target = place.and_then(|at| entry.items.get(at)).map(|(_, target)| target);
        self.renew_entry(number, entry);
        true
    }

    fn reorder(&mut self, orders: Vec<u32>) {
        for (entry, order) in self.shelf.entries.iter_mut().zip(orders) {
            entry.order = order;
        }
        self.documents.disturb();
        self.is_stale = true;
    }

    /// Asks for a report in which an earlier session left marks.
    fn recall_marks(&mut self, entry: &Entry) {
        if !self.marked.is_empty() && self.marked.contains(&absolute(&entry.path)) {
            self.effects.push(Effect::Open(entry.path.clone(), Purpose::Recall));
        }
    }
}
