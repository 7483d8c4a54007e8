//! Opening a report: which one is wanted, and what becomes of the answer.

use std::path::Path;

use crate::library::Target;
use crate::report::Report;
use crate::report::check;
use crate::state::{Change, Identity, Pending};
use crate::tui::app::{App, Open, Over, Wanted};
use crate::tui::effect::Effect;
use crate::tui::event::{Opened, Purpose};
use crate::tui::layout::Pane;
use crate::tui::list::List;
use crate::tui::phrases;
use crate::tui::reasons;

impl App {
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

    /// Asks for a report and remembers where to go in it.
    pub(super) fn want(&mut self, entry: usize, target: Option<Target>) {
        if self.open.as_ref().is_some_and(|open| open.entry == entry) {
            self.wanted = None;
            self.go(target);
        } else if let Some(found) = self.shelf.entries.get(entry) {
            if self.wanted.as_ref().is_none_or(|wanted| wanted.entry != entry) {
                self.effects.push(Effect::Open(found.path.clone(), Purpose::Read));
            }
            self.wanted = Some(Wanted { entry, target, ..Wanted::default() });
        }
    }

    pub(super) fn opened(&mut self, opened: Opened) {
        let Opened { path, purpose, report } = opened;
        let entries = &self.shelf.entries;
        let is_it = |wanted: &Wanted| entries.get(wanted.entry).is_some_and(|entry| entry.path == path);
        match (purpose, report) {
            (Purpose::Read, Ok(report)) => {
                if let Some(mut wanted) = self.wanted.take_if(|wanted| is_it(wanted)) {
                    let is_other = self.overtake(&mut wanted, &report);
                    self.renew(wanted.entry, &report);
                    self.show(wanted, report);
                    if is_other {
                        self.message = Some(phrases::changed(path.display().to_string()));
                    }
                }
            }
            (Purpose::Recall, Ok(report)) => {
                if let Some(entry) = entries.iter().position(|entry| entry.path == path) {
                    let identity = Identity::of(&path, &report);
                    self.restore_marks_of(entry, &report, identity.clone());
                    if self.kept.of(&identity).is_some_and(|kept| kept.content != identity.content) {
                        self.store(Pending::Report { identity, change: Change::Seen });
                    }
                }
            }
            (Purpose::Again, Ok(report)) => self.opened_again(&path, report),
            (Purpose::Peek, Ok(report)) => {
                self.peeking = None;
                if let Some(Over::Jump(jump)) = self.overs.last_mut() {
                    jump.peek(path, report);
                }
            }
            (purpose, Err(failure)) => {
                // Another report may be wanted by now.
                if purpose == Purpose::Read {
                    self.wanted.take_if(|wanted| is_it(wanted));
                }
                self.message = Some(format!("{}: {}", path.display(), reasons::spoken(&failure.reason)));
            }
        }
    }

    pub(super) fn show(&mut self, wanted: Wanted, report: Box<Report>) {
        self.leave();
        let target = wanted.target.or_else(|| wanted.anchor.as_ref()?.find(&report));
        let width = self.layout().inside(Pane::Reader).map_or(0, |inside| self.text_width(inside.width));
        self.tree.open(&report);
        self.table.open(&report);
        self.reader.open(&report, width);
        let remarks = check::remarks(&report);
        let path = self.shelf.entries.get(wanted.entry).map(|entry| entry.path.as_path());
        let identity = Identity::of(path.unwrap_or(Path::new("-")), &report);
        self.open = Some(Open { entry: wanted.entry, report, remarks, identity, left: 0, noted: Vec::new() });
        self.restore();
        if target.is_none() && wanted.place.is_none() {
            self.go_on();
        }
        self.documents.select(wanted.entry, self.height(Pane::Documents));
        self.go(target);
        self.renew_plain();
        if let Some(start) = wanted.place {
            self.go_place(start);
        }
        self.follow(Pane::Reader);
    }
}
