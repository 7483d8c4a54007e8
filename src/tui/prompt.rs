//! The one-line prompt at the bottom: search, filter, file name.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::search::finder::{Fault, Kind};
use crate::tui::action::Action;
use crate::tui::chrome;
use crate::tui::input::Input;
use crate::tui::job::Scope;
use crate::tui::layout::Pane;
use crate::tui::reasons;
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
    /// To search in all reports that are listed.
    SearchAll,
    /// To filter a pane's rows.
    Filter(Pane),
    /// To filter the places that are compared.
    Places,
    /// To filter the rows of the help page or the failures.
    Rows,
    /// To save the clip pad under this name.
    Save,
    /// To export to a file of this name.
    Export(Scope),
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
    /// What kind of query it is, when it is one.
    pub kind: Kind,
    /// Why what was typed is no query.
    pub fault: Option<Fault>,
    /// Why what was entered was not taken, in the reader's language, until something else is typed.
    pub refused: Option<String>,
    /// Which earlier search is shown, counted from the latest.
    earlier: Option<usize>,
}

impl Prompt {
    /// A prompt that begins with `text`.
    pub fn new(used: Use, text: &str) -> Self {
        let (input, before) = (Input::new(text), text.to_owned());
        Self { used, input, before, kind: Kind::default(), fault: None, refused: None, earlier: None }
    }

    /// Whether it is for a search.
    pub const fn is_search(&self) -> bool {
        matches!(self.used, Use::Search { .. } | Use::SearchAll)
    }

    /// What is wrong with what was typed, or before anything is typed what may be.
    pub fn info(&self) -> Option<String> {
        if self.refused.is_some() {
            return self.refused.clone();
        }
        if let Some(fault) = &self.fault {
            return Some(reasons::spoken(&fault.to_string()));
        }
        let kind = match self.used {
            _ if !self.input.text().is_empty() => return None,
            Use::Search { .. } | Use::SearchAll => self.kind,
            Use::Filter(Pane::Figures) => Kind::Figures,
            Use::Filter(_) | Use::Places | Use::Rows | Use::Save | Use::Export(_) => return None,
        };
        words::HINTS_SEARCH.get(kind as usize).map(|&hint| hint.to_string())
    }

    /// Shows an earlier search, or a later one; behind the latest one there is an empty line.
    pub fn recall(&mut self, action: Action, history: &[(Kind, String)]) {
        let next = match action {
            Action::PreviousItem => Some(self.earlier.map_or(0, |at| at + 1)),
            _ => self.earlier.and_then(|at| at.checked_sub(1)),
        };
        let recalled = next.map(|next| next.min(history.len().saturating_sub(1)));
        match recalled.and_then(|at| history.get(history.len().checked_sub(at + 1)?)) {
            Some((kind, text)) => (self.kind, self.input) = (*kind, Input::new(text)),
            None => self.input = Input::default(),
        }
        self.earlier = recalled.filter(|_| !history.is_empty());
    }

    /// Draws it in `area`, with `note` (a count) at the right, and puts the cursor at the caret.
    pub fn draw(&self, frame: &mut Frame, area: Rect, note: &str, theme: Theme) {
        let label = match self.used {
            Use::Search { .. } => words::SEARCH.get(self.kind as usize).copied().unwrap_or_default(),
            Use::SearchAll => words::SEARCH_ALL.get(self.kind as usize).copied().unwrap_or_default(),
            Use::Filter(_) | Use::Places | Use::Rows => words::FILTER,
            Use::Save => words::SAVE,
            Use::Export(_) => words::EXPORT,
        };
        chrome::prompt(frame, area, (label, note), &self.input, theme);
    }
}
