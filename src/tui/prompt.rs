//! The one-line prompt at the bottom: search, filter, file name.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::Line;
use ratatui::widgets::{Clear, Widget};

use crate::tui::chrome;
use crate::tui::input::Input;
use crate::tui::label;
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
}

impl Prompt {
    /// A prompt that begins with `text`.
    pub fn new(used: Use, text: &str) -> Self {
        Self { used, input: Input::new(text) }
    }

    /// Draws it in `area`, with `note` (a count) at the right, and puts the cursor at the caret.
    pub fn draw(&self, frame: &mut Frame, area: Rect, note: &str, theme: Theme) {
        let label = match self.used {
            Use::Search { .. } => words::SEARCH,
            Use::Filter(_) => words::FILTER,
            Use::Save => words::SAVE,
        };
        line(frame, area, (label, note), &self.input, theme);
    }
}

/// Draws a label, an input and a note on one line, with the cursor at the caret.
pub fn line(frame: &mut Frame, area: Rect, (label, note): (&'static str, &str), input: &Input, theme: Theme) {
    let before = label.len();
    let after = if note.is_empty() { 0 } else { label::columns(note) + 1 };
    let room = usize::from(area.width).saturating_sub(before + after);
    let (shown, caret) = input.view(room);
    let spans = vec![
        label::word(label, theme.title()),
        label::safe(&label::left(&shown, room), Style::new()),
        label::safe(&format!(" {note}"), theme.quiet()),
    ];
    Clear.render(area.intersection(frame.area()), frame.buffer_mut());
    chrome::line(frame.buffer_mut(), area, Line::from(spans));
    let x = area.x.saturating_add((before + caret) as u16).min(area.right().saturating_sub(1));
    if area.width > 0 && area.height > 0 {
        frame.set_cursor_position(Position::new(x, area.y));
    }
}
