//! Text of several lines that is edited: the clip pad's and a note's.
//!
//! Does not know what the text is for.

use crossterm::event::{KeyCode, KeyEvent};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::widgets::Widget;
use tui_textarea::{CursorMove, TextArea, WrapMode};

use crate::safe::{self, Safe};

/// The text, its caret and what can be taken back.
#[derive(Debug, Default)]
pub struct Pad {
    /// What is edited.
    pub area: TextArea<'static>,
}

impl Pad {
    /// A pad that begins with `text`, with the caret at its end.
    pub fn new(text: &str) -> Self {
        let mut pad = Self { area: TextArea::from(text.lines()) };
        pad.go_to_end();
        pad
    }

    /// Puts the caret at the end.
    pub fn go_to_end(&mut self) {
        self.area.move_cursor(CursorMove::Bottom);
        self.area.move_cursor(CursorMove::End);
    }

    /// The whole text, without blank lines at its end.
    pub fn text(&self) -> String {
        self.area.lines().join("\n").trim_end().to_owned()
    }

    /// Takes an editing key; a character that a terminal must not get is none. Says whether the text is
    /// another one now.
    pub fn key(&mut self, key: KeyEvent) -> bool {
        let is_taken = !matches!(key.code, KeyCode::Char(character) if safe::mark(character).is_some());
        is_taken && self.area.input(key)
    }

    /// Takes pasted text.
    pub fn paste(&mut self, text: &str) {
        self.area.insert_str(Safe::text(text).as_str());
    }

    /// Draws the text and puts the cursor at the caret.
    pub fn draw(&self, frame: &mut Frame, inside: Rect) {
        let mut shown = self.area.clone();
        shown.set_cursor_line_style(Style::new());
        shown.set_cursor_style(Style::new());
        shown.set_tab_length(2);
        shown.set_wrap_mode(WrapMode::Glyph);
        (&shown).render(inside, frame.buffer_mut());
        let (caret, (row, column)) = (shown.screen_cursor(), shown.scroll_offset());
        let x = usize::from(inside.x) + caret.col.saturating_sub(column.into());
        let y = usize::from(inside.y) + caret.row.saturating_sub(row.into());
        if inside.width > 0 && inside.height > 0 {
            let x = (x as u16).min(inside.right() - 1);
            let y = (y as u16).min(inside.bottom() - 1);
            frame.set_cursor_position(Position::new(x, y));
        }
    }
}
