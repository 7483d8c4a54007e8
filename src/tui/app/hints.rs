//! The letters over the figures and the panes: what is copied, marked or gone to.

use crossterm::event::{KeyCode, KeyEvent};

use crate::figure::FigureId;
use crate::tui::action::Action;
use crate::tui::app::{App, Over};
use crate::tui::chord::Chord;
use crate::tui::hints::{Does, Hints, Outcome};
use crate::tui::layout::Pane;
use crate::tui::reader::Spot;
use crate::tui::words;

impl App {
    /// The figures of the text that are seen.
    pub(super) fn spots(&self) -> Vec<Spot> {
        let height = self.height(Pane::Reader);
        self.open.as_ref().map(|open| self.reader.spots(&open.report, height)).unwrap_or_default()
    }

    /// Puts letters over the figures of the text; the text is shown first when it is not.
    pub(super) fn show_hints(&mut self) {
        if self.layout().pane(Pane::Reader).is_none() {
            self.focus(Pane::Reader);
            self.settle();
        }
        if self.spots().is_empty() {
            self.message = Some(words::NO_HINTS.to_string());
        } else {
            self.overs.push(Over::Hints(Hints::new(self.hinted)));
        }
    }

    pub(super) fn act_hints(&mut self, key: KeyEvent, action: Option<Action>) {
        let spots = self.spots();
        let Some(Over::Hints(hints)) = self.overs.last_mut() else { return };
        match action {
            Some(Action::TurnHints) => {
                hints.template = hints.template.next();
                self.hinted = hints.template;
            }
            Some(Action::MarkHints) => hints.turn(),
            Some(_) => drop(self.overs.pop()),
            None if key.code == KeyCode::Backspace => drop(hints.clear()),
            None => {
                let Some(letter) = Chord::of(key).character() else { return };
                let outcome = hints.key(letter, &spots);
                self.hinted(outcome);
            }
        }
    }

    fn hinted(&mut self, outcome: Outcome) {
        let Some(Over::Hints(hints)) = self.overs.last() else { return };
        let (does, template) = (hints.does, hints.template);
        match (outcome, does) {
            (Outcome::Stay, _) => {}
            (Outcome::Unknown, _) => self.message = Some(words::NO_SUCH_HINT.to_string()),
            (Outcome::Capital(id), _) => {
                self.overs.pop();
                self.go_to_figure(id);
            }
            (Outcome::Named(id), Does::Mark) => {
                self.go_to_figure(id);
                self.mark();
            }
            (Outcome::Named(id), Does::Copy) => {
                self.overs.pop();
                self.copy_figure(id, template);
            }
        }
    }

    fn go_to_figure(&mut self, id: FigureId) {
        let height = self.height(Pane::Reader);
        self.focus(Pane::Reader);
        if let Some(open) = &self.open {
            self.reader.go_figure(&open.report, id, height);
        }
        self.follow(Pane::Reader);
    }

    /// What a letter does now, for the line below the panes.
    pub(super) fn hints_info(&self, hints: &Hints) -> String {
        match hints.does {
            Does::Copy => format!("{}{}", words::HINTS_COPY, hints.template.name()),
            Does::Mark => format!("{}{}", words::HINTS_MARK, self.clip.len()),
        }
    }
}
