//! What settings do on the screen: the theme that is chosen, and the keys that the help page names.

use crate::tui::app::{App, Over};
use crate::tui::menu::{Menu, Offer, Pick};
use crate::tui::phrases;
use crate::tui::sheet::{Content, Sheet};
use crate::tui::theme::{Palette, Theme};
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
        let offer = |(palette, key): (Palette, char)| Offer {
            key,
            text: palette.name().to_owned(),
            note: String::new(),
            pick: Pick::Theme(palette),
        };
        let offers = Palette::ALL.into_iter().zip('1'..).map(offer).collect();
        self.overs.push(Over::Menu(Menu::new(words::THEME, offers, self.theme.palette() as usize)));
    }

    /// Takes a theme for as long as the program runs.
    pub(super) fn choose_theme(&mut self, palette: Palette) {
        self.theme = self.theme.with(palette);
        self.message = Some(phrases::theme_for_now(palette.name()));
    }

    /// The theme to draw with: in the list of themes the one that is selected is seen.
    pub(super) fn theme(&self) -> Theme {
        match self.overs.last() {
            Some(Over::Menu(menu)) if let Some(Pick::Theme(palette)) = menu.selected() => {
                self.theme.with(*palette)
            }
            _ => self.theme,
        }
    }

    /// Opens the help page.
    pub(super) fn help(&mut self) {
        self.overs.push(Over::Sheet(Sheet::new(Content::Help).with_keys(&self.keymap)));
    }
}
