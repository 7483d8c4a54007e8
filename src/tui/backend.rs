//! The bytes of a frame: what changed on the screen, in as few bytes as a slow line deserves.
//!
//! ratatui's own backend moves the cursor after every wide character, which triples a page of
//! Chinese, sends 25 bytes for a frame in which nothing changed, and leaves half a character behind
//! when a wide one is replaced by a narrow one of another colour. So ratatui only composes the
//! frame here, `cells` turns it into what a terminal can show, and [`Screen`] sends the
//! difference in one write. It does not know modes, keys or files.

mod cells;
mod pen;

use std::io::{self, Write};

use ratatui::Frame;
use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};

use cells::Cells;
use pen::Pen;

/// From this many columns on, clearing the rest of a line is shorter than writing blanks.
const WORTH_CLEARING: usize = 4;

/// The bytes of a move within a row.
const SHORTEST_MOVE: usize = 4;

/// The screen of a terminal that reads from `out`.
#[derive(Debug)]
pub struct Screen<W: Write> {
    composer: ratatui::Terminal<Composer>,
    out: W,
    bytes: Vec<u8>,
    /// What the terminal shows; `None` when someone else may have written to it.
    shown: Option<Cells>,
    pen: Pen,
    at: Place,
    has_cursor: bool,
}

/// Where the terminal's cursor stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    At(usize, usize),
    /// Somewhere in this row: terminals disagree on the width of what was written last.
    InRow(usize),
    Unknown,
}

impl<W: Write> Screen<W> {
    /// The screen behind `out`, of which nothing is known yet.
    ///
    /// # Errors
    /// Never in fact: ratatui's interface allows for one.
    pub fn new(out: W) -> io::Result<Self> {
        Ok(Self {
            composer: ratatui::Terminal::new(Composer::default())?,
            out,
            bytes: Vec::with_capacity(64 * 1024),
            shown: None,
            pen: Pen::default(),
            at: Place::Unknown,
            has_cursor: false,
        })
    }

    /// Composes a frame of `size` and sends what differs from the one before; nothing if nothing.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    pub fn draw(&mut self, size: Size, compose: impl FnOnce(&mut Frame)) -> io::Result<()> {
        self.composer.backend_mut().size = size;
        let next = Cells::new(self.composer.draw(compose)?.buffer);
        let cursor = self.composer.backend_mut().shown_cursor();
        self.send(next);
        self.place_cursor(cursor);
        if self.bytes.is_empty() {
            return Ok(());
        }
        let sent = self.out.write_all(&self.bytes).and_then(|()| self.out.flush());
        self.bytes.clear();
        sent
    }

    /// Makes the next frame a full one, because someone else wrote to the terminal.
    pub fn forget(&mut self) {
        self.shown = None;
    }

    /// Where everything that goes to the terminal between two frames has to be written.
    pub fn output(&mut self) -> &mut W {
        &mut self.out
    }

    fn send(&mut self, next: Cells) {
        let shown = match self.shown.take() {
            Some(shown) if shown.size() == next.size() => shown,
            _ => {
                self.push("\x1b[0m\x1b[?25l\x1b[2J");
                (self.pen, self.at, self.has_cursor) = (Pen::default(), Place::Unknown, false);
                Cells::blank(next.size())
            }
        };
        for (y, (old, new)) in shown.rows().zip(next.rows()).enumerate() {
            if old != new {
                self.send_row(y, old, new);
            }
        }
        self.shown = Some(next);
    }

    /// Writes what changed in one row.
    fn send_row(&mut self, y: usize, old: &[Cell], new: &[Cell]) {
        if self.has_cursor {
            self.push("\x1b[?25l");
            self.has_cursor = false;
        }
        let end = cells::end(new);
        let clears = cells::end(old) >= end + WORTH_CLEARING;
        for (x, (was, cell)) in old.iter().zip(new).enumerate() {
            if was != cell && !cells::is_covered(cell) && !(clears && x >= end) {
                self.fill_gap(x, y, new);
                self.print(x, y, cell, new.len());
            }
        }
        if clears {
            self.move_to(end, y);
            self.pen.plain(&mut self.bytes);
            self.push("\x1b[K");
        }
    }

    /// Writes again what stands between the cursor and `x`, when that is shorter than a move.
    fn fill_gap(&mut self, x: usize, y: usize, row: &[Cell]) {
        let Place::At(from, at_y) = self.at else { return };
        // There is none when the cursor stands behind `x`.
        let Some(gap) = row.get(from..x) else { return };
        if at_y == y && gap.len() <= SHORTEST_MOVE && gap.iter().all(|cell| self.pen.writes(cell)) {
            for cell in gap {
                self.push(cell.symbol());
            }
            self.at = Place::At(x, y);
        }
    }

    fn print(&mut self, x: usize, y: usize, cell: &Cell, columns: usize) {
        self.move_to(x, y);
        self.pen.put_on(cell, &mut self.bytes);
        self.push(cell.symbol());
        let next = x + cells::width(cell);
        // In the last column the cursor may stand there or in the next row already; so may one
        // that went a column further than counted.
        self.at = match (cells::is_width_sure(cell), columns.saturating_sub(next)) {
            (true, 1..) => Place::At(next, y),
            (false, 2..) => Place::InRow(y),
            _ => Place::Unknown,
        };
    }

    fn move_to(&mut self, x: usize, y: usize) {
        let (column, row) = (x + 1, y + 1);
        match self.at {
            Place::At(at_x, at_y) if (at_x, at_y) == (x, y) => return,
            Place::At(_, at_y) | Place::InRow(at_y) if at_y == y => self.push(&format!("\x1b[{column}G")),
            _ if x == 0 => self.push(&format!("\x1b[{row}H")),
            _ => self.push(&format!("\x1b[{row};{column}H")),
        }
        self.at = Place::At(x, y);
    }

    fn place_cursor(&mut self, wanted: Option<Position>) {
        if let Some(Position { x, y }) = wanted {
            self.move_to(x.into(), y.into());
        }
        if wanted.is_some() != self.has_cursor {
            self.push(if self.has_cursor { "\x1b[?25l" } else { "\x1b[?25h" });
            self.has_cursor = !self.has_cursor;
        }
    }

    fn push(&mut self, text: &str) {
        self.bytes.extend_from_slice(text.as_bytes());
    }
}

/// What ratatui composes a frame for: it has a size and a cursor, and no cells of its own.
#[derive(Debug, Default)]
struct Composer {
    size: Size,
    cursor: Position,
    has_cursor: bool,
}

impl Composer {
    fn shown_cursor(&self) -> Option<Position> {
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

#[cfg(test)]
mod tests;
