//! What ratatui composes frames for: a back end that sends nothing.
//!
//! Knows a size and a cursor; the cells stay in ratatui's buffer, where [`Screen`] takes them from.
//!
//! [`Screen`]: crate::tui::backend::Screen

use std::io;

use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};

/// What ratatui composes a frame for: it has a size and a cursor, and no cells of its own.
#[derive(Debug, Default)]
pub(super) struct Composer {
    /// Columns and rows of the next frame.
    pub(super) size: Size,
    cursor: Position,
    has_cursor: bool,
}

impl Composer {
    /// Where the cursor is to be seen, if at all.
    pub(super) fn shown_cursor(&self) -> Option<Position> {
        let is_inside = self.cursor.x < self.size.width && self.cursor.y < self.size.height;
        (self.has_cursor && is_inside).then_some(self.cursor)
    }
}

impl Backend for Composer {
    type Error = io::Error;

    fn draw<'a, I: Iterator<Item = (u16, u16, &'a Cell)>>(&mut self, _: I) -> io::Result<()> {
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.has_cursor = false;
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.has_cursor = true;
        Ok(())
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        // The terminal is never asked: its answer would arrive among the keys.
        Ok(self.cursor)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.cursor = position.into();
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn clear_region(&mut self, _: ClearType) -> io::Result<()> {
        Ok(())
    }

    fn size(&self) -> io::Result<Size> {
        Ok(self.size)
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size, pixels: Size::default() })
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
