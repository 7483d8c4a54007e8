//! Going to places in the open report, and bringing the other panes along.

use crate::library::Target;
use crate::tui::app::App;
use crate::tui::layout::Pane;

impl App {
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
