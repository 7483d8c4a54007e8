//! The box in which a note is written.
//!
//! Does not know where notes are kept.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::state::Anchor;
use crate::tui::chrome;
use crate::tui::label;
use crate::tui::pad::Pad;
use crate::tui::phrases;
use crate::tui::theme::Theme;

/// A note that is being written.
#[derive(Debug)]
pub struct Note {
    /// What it is on.
    pub anchor: Anchor,
    /// The text that the writer began with.
    pub before: String,
    /// What it is on, in a few words.
    title: String,
    /// The text now.
    pub pad: Pad,
}

impl Note {
    /// A note on `title` that begins with `text`, with the caret at its end.
    pub fn new(anchor: Anchor, title: &str, text: &str) -> Self {
        Self { anchor, before: text.to_owned(), title: title.to_owned(), pad: Pad::new(text) }
    }

    /// Draws the box and puts the cursor at the caret.
    pub fn draw(&self, frame: &mut Frame, area: Rect, theme: Theme) {
        let title = phrases::note_on(self.title.as_str());
        let title = label::cut(&title, usize::from(area.width.saturating_sub(6)));
        let inside = chrome::over(frame.buffer_mut(), area, &title, theme);
        self.pad.draw(frame, inside);
    }
}
