//! The one-line prompt at the bottom: search, filter, file name.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::tui::chrome;
use crate::tui::input::Input;
use crate::tui::layout::Pane;
use crate::tui::theme::Theme;
use crate::tui::words;

/// What the typed line is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// To search in the text; the place to return to when it is cancelled.
    Search {
        /// Byte of the text.
        from: u32,
    },
    /// To filter a pane's rows.
    Filter(Pane),
    /// To filter the places that are compared.
    Places,
    /// To save the clip pad under this name.
    Save,
}

/// The state of the prompt.
#[derive(Debug)]
pub struct Prompt {
    /// What it is for.
    pub used: Use,
    /// What was typed.
    pub input: Input,
    /// What it began with, to return to when it is cancelled.
    pub before: String,
}

impl Prompt {
    /// A prompt that begins with `text`.
    pub fn new(used: Use, text: &str) -> Self {
        Self { used, input: Input::new(text), before: text.to_owned() }
    }

    /// Draws it in `area`, with `note` (a count) at the right, and puts the cursor at the caret.
    pub fn draw(&self, frame: &mut Frame, area: Rect, note: &str, theme: Theme) {
        let label = match self.used {
            Use::Search { .. } => words::SEARCH,
            Use::Filter(_) | Use::Places => words::FILTER,
            Use::Save => words::SAVE,
        };
        chrome::prompt(frame, area, (label, note), &self.input, theme);
    }
}
