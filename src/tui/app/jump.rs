//! The jump box and the panes: what it looks through, and where it leads.

use crate::state::Pending;
use crate::tui::action::{Action, Context};
use crate::tui::app::{App, Over};
use crate::tui::jump::recent;
use crate::tui::jump::{Chosen, Holdings, Jump, Outcome};
use crate::tui::layout::Pane;

impl App {
    /// What the jump box looks through.
    pub(super) fn holdings(&self) -> Holdings<'_> {
        Holdings {
            entries: &self.shelf.entries,
            catalog: &self.shelf.catalog,
            open: self.open.as_ref().map(|open| open.entry),
            recents: &self.kept.jumps,
        }
    }

    /// Lets the jump box look at candidates until `is_over` says that it was enough.
    pub(super) fn look_around(&mut self, is_over: &dyn Fn() -> bool) {
        let height = Jump::rows(self.layout().over);
        self.jump(|jump, holdings| jump.work(holdings, height, is_over));
    }

    /// Lets the jump box do something, if it is the uppermost.
    fn jump<T>(&mut self, act: impl FnOnce(&mut Jump, Holdings) -> T) -> Option<T> {
        let Some(Over::Jump(mut jump)) = self.overs.pop_if(|over| matches!(over, Over::Jump(_))) else {
            return None;
        };
        let result = act(&mut jump, self.holdings());
        self.overs.push(Over::Jump(jump));
        Some(result)
    }

    pub(super) fn act_jump(&mut self, action: Action) {
        let height = Jump::rows(self.layout().over);
        match self.jump(|jump, holdings| jump.act(action, holdings, height)) {
            Some(Outcome::Nothing(message)) => self.message = Some(message.to_owned()),
            Some(Outcome::Close) => drop(self.overs.pop()),
            Some(Outcome::Chosen(place, chosen)) => {
                if let Some(jumped) = recent::of(place, &self.shelf.entries, &self.shelf.catalog) {
                    self.store(Pending::Jumped(jumped));
                }
                self.chosen(chosen);
            }
            Some(Outcome::Stay) | None => {}
        }
    }

    /// Goes where the jump box leads.
    fn chosen(&mut self, chosen: Chosen) {
        match chosen {
            Chosen::Target(entry, target) => {
                self.overs.pop();
                self.focus(Pane::Reader);
                self.documents.select(entry, self.height(Pane::Documents));
                self.want(entry, target);
            }
            Chosen::Indicator(name) => {
                self.overs.pop();
                self.compare(&name);
            }
            Chosen::Command(action) => {
                self.overs.pop();
                self.command(action);
            }
        }
    }

    /// Does what a key does where it has a meaning.
    fn command(&mut self, action: Action) {
        let Some(row) = action.row() else { return };
        let contexts = row.group.contexts();
        if contexts.contains(&Context::Panes) {
            self.act(action, None);
        } else if row.is_from_panes() {
            self.act(Action::Clip, None);
            self.act_clip(action);
        }
    }
}
