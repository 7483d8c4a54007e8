//! Going to a report and to places in it, and bringing the other panes along.

use std::path::Path;

use crate::library::Target;
use crate::report::Report;
use crate::report::check;
use crate::state::Identity;
use crate::tui::app::{App, Open, Wanted};
use crate::tui::layout::Pane;

impl App {
    /// Shows a report that was read, at the place that was asked for.
    pub(super) fn show(&mut self, wanted: Wanted, report: Box<Report>) {
        self.leave();
        let width = self.layout().inside(Pane::Reader).map_or(0, |inside| self.text_width(inside.width));
        self.tree.open(&report);
        self.table.open(&report);
        self.reader.open(&report, width);
        let remarks = check::remarks(&report);
        let path = self.shelf.entries.get(wanted.entry).map(|entry| entry.path.as_path());
        let identity = Identity::of(path.unwrap_or(Path::new("-")), &report);
        self.open = Some(Open { entry: wanted.entry, report, remarks, identity, left: 0, noted: Vec::new() });
        self.restore(wanted.target.is_some() || wanted.place.is_some());
        self.documents.select(wanted.entry, self.height(Pane::Documents));
        self.go(wanted.target);
        if let Some(start) = wanted.place {
            self.go_place(start);
        }
        self.follow(Pane::Reader);
    }

    /// Goes to a section or figure of the open report.
    pub(super) fn go(&mut self, target: Option<Target>) {
        let height = self.height(Pane::Reader);
        let Some(open) = &self.open else { return };
        match target {
            Some(Target::Section(id)) => {
                let start = open.report.outline.get(id).map_or(0, |section| section.extent.start);
                self.reader.go_top(&open.report, start, height);
            }
            Some(Target::Figure(id)) => self.reader.go_figure(&open.report, id, height),
            None => return,
        }
        self.follow(Pane::Reader);
    }

    /// Brings the other panes to where `leader` went.
    pub(super) fn follow(&mut self, leader: Pane) {
        let (reader_height, tree_height) = (self.height(Pane::Reader), self.height(Pane::Outline));
        let table_height = self.height(Pane::Figures);
        if leader == Pane::Documents {
            if let Some(entry) = self.documents.current() {
                self.want(entry, None);
            }
            return;
        }
        let Some(open) = &self.open else { return };
        let report = &open.report;
        match leader {
            Pane::Outline => {
                if let Some(section) = self.tree.current().and_then(|id| report.outline.get(id)) {
                    self.reader.go_top(report, section.extent.start, reader_height);
                }
            }
            Pane::Figures => {
                if let Some(id) = self.table.current() {
                    self.reader.go_figure(report, id, reader_height);
                }
            }
            Pane::Documents | Pane::Reader => {}
        }
        let section = self.reader.section(report);
        if leader != Pane::Outline {
            self.tree.follow(report, section, tree_height);
        }
        if leader != Pane::Figures {
            self.table.enter(report, section);
            if let Some(id) = self.reader.figure {
                self.table.follow(report, id, table_height);
            }
        }
    }
}
