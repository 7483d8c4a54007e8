//! The text alone, over the whole window.

use crate::tui::action::Action;
use crate::tui::app::{App, Over};
use crate::tui::event::Tracking;
use crate::tui::layout::Pane;
use crate::tui::reader::{Plain, PlainLine};
use crate::tui::words;

impl App {
    /// The rows of the text when it is shown alone; the terminal is to break its long lines.
    pub fn plain_page(&self) -> Option<Vec<PlainLine>> {
        match (self.overs.last(), &self.open) {
            (Some(Over::Plain(plain)), Some(open)) if !self.layout().too_small => {
                Some(plain.page(&open.report, self.view.height.into()))
            }
            _ => None,
        }
    }

    /// Shows the text alone, from the first row that is seen.
    pub(super) fn show_plain(&mut self) {
        let Some(open) = &self.open else {
            self.message = Some(words::NOTHING_OPEN.to_string());
            return;
        };
        let size = (self.view.width.into(), self.view.height.into());
        let plain = Plain::new(&open.report, self.reader.top(), size);
        self.overs.push(Over::Plain(plain));
        // The text is selected with the terminal's own mouse.
        self.track(Tracking::Off);
    }

    pub(super) fn act_plain(&mut self, action: Action, count: Option<usize>) {
        let height = self.view.height.into();
        match (action, self.overs.last_mut()) {
            (Action::Back | Action::Quit | Action::Plain, Some(Over::Plain(plain))) => {
                let place = plain.place();
                self.overs.pop();
                self.track(Tracking::Clicks);
                let height = self.height(Pane::Reader);
                if let Some(open) = &self.open
                    && place != self.reader.top()
                {
                    self.reader.go_top(&open.report, place, height);
                    self.follow(Pane::Reader);
                }
            }
            (action, Some(Over::Plain(plain))) => plain.step(action, count, height),
            _ => {}
        }
    }

    /// Another report was opened: it is the one that is shown.
    pub(super) fn renew_plain(&mut self) {
        let size = (self.view.width.into(), self.view.height.into());
        if let (Some(Over::Plain(plain)), Some(open)) = (self.overs.last_mut(), &self.open) {
            *plain = Plain::new(&open.report, self.reader.top(), size);
        }
    }

    /// Breaks the lines anew when the window changed.
    pub(super) fn settle_plain(&mut self) {
        let size = (self.view.width.into(), self.view.height.into());
        if let (Some(Over::Plain(plain)), Some(open)) = (self.overs.last_mut(), &self.open) {
            plain.resize(&open.report, size);
        }
    }
}
