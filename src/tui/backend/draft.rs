//! The bytes of one frame in the making, and what the terminal will be like behind them.
//!
//! Everything here appends bytes and keeps account of the cursor and the pen; of two drafts of the
//! same frame the shorter one is sent. Knows rows of cells; does not know what was shown before.

use ratatui::buffer::Cell;

use crate::tui::backend::cells;
use crate::tui::backend::pen::Pen;
use crate::tui::backend::scroll::Shift;
use crate::tui::backend::slide::Slide;

/// From this many columns on, clearing the rest of a line is shorter than writing blanks.
const WORTH_CLEARING: usize = 4;

/// From this many columns on, erasing within a line and moving on is shorter than writing blanks.
const WORTH_ERASING: usize = 10;

/// So many rows are gone down, and columns back, by control characters; a sequence is shorter then.
const FEEDS: usize = 4;
const BACKSPACES: usize = 3;

/// Where the terminal's cursor stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    At(usize, usize),
    /// Somewhere in this row: terminals disagree on the width of what was written last.
    InRow(usize),
    Unknown,
}

/// Bytes, and what the terminal is like when it has read them.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    /// What is to be sent.
    pub(super) bytes: Vec<u8>,
    pub(super) pen: Pen,
    pub(super) at: Place,
    pub(super) has_cursor: bool,
    /// Whether ambiguous characters were found to be narrow, so that they need no move.
    pub(super) trusts: bool,
    /// Whether the terminal can erase within a line and takes control characters for moves.
    pub(super) edits: bool,
}

impl Draft {
    /// Nothing is known of the terminal.
    pub(super) fn new() -> Self {
        Self {
            bytes: Vec::with_capacity(16 * 1024),
            pen: Pen::default(),
            at: Place::Unknown,
            has_cursor: false,
            trusts: false,
            edits: false,
        }
    }

    /// Clears the whole screen.
    pub(super) fn clear(&mut self) {
        self.push("\x1b[m\x1b[?25l\x1b[2J");
        (self.pen, self.at, self.has_cursor) = (self.pen.put_down(), Place::Unknown, false);
    }

    /// Moves rows up or down within a part of the screen; what moves in is blank.
    pub(super) fn scroll(&mut self, shift: Shift, columns: usize) {
        self.hide_cursor();
        self.pen.plain(&mut self.bytes);
        let is_partial = shift.left > 0 || shift.right < columns;
        if is_partial {
            self.push(&format!("\x1b[?69h\x1b[{};{}s", shift.left + 1, shift.right));
        }
        self.push(&format!("\x1b[{};{}r", shift.top + 1, shift.bottom));
        self.at = Place::Unknown;
        // Line feeds and their reverse at the margin: older terminals have no other scrolling.
        if shift.up > 0 {
            self.move_to(shift.left, shift.bottom.saturating_sub(1));
            self.push(&"\n".repeat(shift.up.unsigned_abs()));
        } else {
            self.move_to(shift.left, shift.top);
            self.push(&"\x1bM".repeat(shift.up.unsigned_abs()));
        }
        self.push("\x1b[r");
        self.at = Place::At(0, 0);
        if is_partial {
            self.push("\x1b[?69l");
            self.at = Place::Unknown;
        }
    }

    /// Moves the end of row `y` aside.
    pub(super) fn slide(&mut self, y: usize, slide: Slide) {
        self.hide_cursor();
        self.move_to(slide.x, y);
        self.pen.plain(&mut self.bytes);
        self.push(&slide.bytes());
    }

    /// Writes what changed in row `y`.
    pub(super) fn row(&mut self, y: usize, old: &[Cell], new: &[Cell]) {
        self.hide_cursor();
        let end = cells::end(new);
        let clears = cells::end(old) >= end + WORTH_CLEARING;
        let mut erased = 0;
        for (x, (was, cell)) in old.iter().zip(new).enumerate() {
            if was == cell || cells::is_covered(cell) || x < erased || (clears && x >= end) {
                continue;
            }
            let blanks = blanks(old, new, x);
            if self.edits && blanks >= WORTH_ERASING && x + blanks < new.len() {
                self.move_to(x, y);
                self.pen.plain(&mut self.bytes);
                self.push(&format!("\x1b[{blanks}X"));
                erased = x + blanks;
            } else {
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

    /// Puts the cursor where it is wanted, or hides it.
    pub(super) fn place_cursor(&mut self, wanted: Option<(usize, usize)>) {
        let Some((x, y)) = wanted else { return self.hide_cursor() };
        self.move_to(x, y);
        if !self.has_cursor {
            self.push("\x1b[?25h");
            self.has_cursor = true;
        }
    }

    fn hide_cursor(&mut self) {
        if self.has_cursor {
            self.push("\x1b[?25l");
            self.has_cursor = false;
        }
    }

    /// Writes again what stands between the cursor and `x`, when that is shorter than a move.
    fn fill_gap(&mut self, x: usize, y: usize, row: &[Cell]) {
        let Place::At(from, at_y) = self.at else { return };
        // There is none when the cursor stands behind `x`.
        let Some(gap) = row.get(from..x).filter(|gap| at_y == y && !gap.is_empty()) else { return };
        let length: usize = gap.iter().map(|cell| cell.symbol().len()).sum();
        let is_sure = |cell: &Cell| cells::is_covered(cell) || cells::is_width_sure(cell, self.trusts);
        if length <= self.way(x, y).len() && gap.iter().all(|cell| is_sure(cell) && self.pen.writes(cell)) {
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
        self.at = match (cells::is_width_sure(cell, self.trusts), columns.saturating_sub(next)) {
            (true, 1..) => Place::At(next, y),
            (false, 2..) => Place::InRow(y),
            _ => Place::Unknown,
        };
    }

    fn move_to(&mut self, x: usize, y: usize) {
        let way = self.way(x, y);
        self.push(&way);
        self.at = Place::At(x, y);
    }

    /// The shortest bytes that bring the cursor to a place.
    fn way(&self, x: usize, y: usize) -> String {
        let (column, row) = (x + 1, y + 1);
        let (from, at_y) = match self.at {
            Place::At(at_x, at_y) => (Some(at_x), at_y),
            Place::InRow(at_y) => (None, at_y),
            Place::Unknown => (None, usize::MAX),
        };
        let absolute = match (x, y) {
            (0, 0) => "\x1b[H".to_owned(),
            (0, _) => format!("\x1b[{row}H"),
            _ => format!("\x1b[{row};{column}H"),
        };
        let Some(down) = y.checked_sub(at_y) else { return absolute };
        let aside = across(from, x, self.edits);
        let relative = match (down, from) {
            (0, _) => aside,
            // A line feed never stands in the last row here, so nothing scrolls.
            (1..=FEEDS, _) if self.edits => "\n".repeat(down) + &aside,
            (_, Some(from)) if from == x => format!("\x1b[{}B", count(down)),
            _ => return absolute,
        };
        if relative.len() < absolute.len() { relative } else { absolute }
    }

    fn push(&mut self, text: &str) {
        self.bytes.extend_from_slice(text.as_bytes());
    }
}

/// The shortest bytes that bring the cursor to column `x` of its row, from a column that may be unknown;
/// `controls` where the terminal is known for one that takes control characters.
fn across(from: Option<usize>, x: usize, controls: bool) -> String {
    match from {
        Some(from) if from == x => String::new(),
        _ if x == 0 && controls => "\r".to_owned(),
        Some(from) if from < x => format!("\x1b[{}C", count(x - from)),
        Some(from) if from - x <= BACKSPACES && controls => "\x08".repeat(from - x),
        Some(from) if from - x < 10 => format!("\x1b[{}D", count(from - x)),
        _ => format!("\x1b[{}G", count(x + 1)),
    }
}

/// A parameter of a sequence; 1 is what is meant without one.
fn count(count: usize) -> String {
    if count == 1 { String::new() } else { count.to_string() }
}

/// How many cells of `new` from `x` on are cleared ones, up to the last of them that was not before.
fn blanks(old: &[Cell], new: &[Cell], x: usize) -> usize {
    let run = new.iter().skip(x).take_while(|cell| **cell == Cell::default());
    let changed = old.iter().skip(x).zip(run).map(|(was, cell)| was != cell);
    changed.enumerate().filter(|(_, is_changed)| *is_changed).last().map_or(0, |(last, _)| last + 1)
}
