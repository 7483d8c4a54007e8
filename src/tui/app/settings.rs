//! What settings do on the screen: the theme that is chosen, and the keys that the help page names.

use crate::tui::action::Action;
use crate::tui::app::{App, Over};
use crate::tui::choice::{Choice, Use};
use crate::tui::sheet::{Content, Sheet};
use crate::tui::theme::Palette;
use crate::tui::words;

/// Columns of a text that are not too few to read it.
const LEAST_WIDTH: u16 = 20;

impl App {
    /// The columns that the text takes in a pane of this width; the setting has none that are too few.
    pub(super) fn text_width(&self, pane: u16) -> usize {
        let width = if self.width == 0 { pane } else { pane.min(self.width.max(LEAST_WIDTH)) };
        width.into()
    }

    /// Opens the list of themes.
    pub(super) fn ask_theme(&mut self) {
        let palette = self.theme.palette();
        let rows = Palette::ALL.map(|palette| palette.name().to_owned()).into();
        let choice = Choice::new(words::THEME, rows, palette as usize).used(Use::Theme(palette));
        self.overs.push(Over::Choice(choice));
    }

    /// Opens the help page.
    pub(super) fn help(&mut self) {
        self.overs.push(Over::Sheet(Sheet::new(Content::Help).with_keys(&self.keymap)));
    }

    /// Shows the theme that is selected, while others can still be.
    pub(super) fn show_theme(&mut self) {
        if let Some(Over::Choice(choice)) = self.overs.last()
            && let Use::Theme(_) = choice.used
            && let Some(palette) = Palette::ALL.get(choice.selected())
        {
            self.theme = self.theme.with(*palette);
        }
    }

    /// Takes what is selected in a list to choose from.
    pub(super) fn choose(&mut self) {
        match self.overs.last() {
            Some(Over::Choice(choice)) if choice.used == Use::Encoding => self.choose_encoding(),
            _ => {
                self.overs.pop();
                self.message = Some(words::theme_for_now(self.theme.palette().name()));
            }
        }
    }

    /// Closes a list; a theme that was only looked at goes.
    pub(super) fn close_list(&mut self) {
        if let Some(Over::Choice(choice)) = self.overs.pop()
            && let Use::Theme(before) = choice.used
        {
            self.theme = self.theme.with(before);
        }
    }

    /// Moves in a list to choose from.
    pub(super) fn step_choice(&mut self, action: Action, count: Option<usize>) {
        let area = self.layout().over;
        if let Some(Over::Choice(choice)) = self.overs.last_mut() {
            choice.step(action, count, area);
        }
        self.show_theme();
    }
}
