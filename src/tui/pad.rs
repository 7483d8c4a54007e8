//! Text of several lines that is edited: the clip pad's and a note's.
//!
//! Does not know what the text is for.

use crossterm::event::{KeyCode, KeyEvent};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::widgets::Widget;
use tui_textarea::{TextArea, WrapMode};

use crate::safe::{self, Safe};

/// Takes an editing key; a character that a terminal must not get is none.
pub fn key(area: &mut TextArea<'static>, key: KeyEvent) {
    if !matches!(key.code, KeyCode::Char(character) if safe::mark(character).is_some()) {
        area.input(key);
    }
}

/// Takes pasted text.
pub fn paste(area: &mut TextArea<'static>, text: &str) {
    area.insert_str(Safe::text(text).as_str());
}

/// Draws the text and puts the cursor at the caret.
pub fn draw(area: &TextArea<'static>, frame: &mut Frame, inside: Rect) {
    let mut shown = area.clone();
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
