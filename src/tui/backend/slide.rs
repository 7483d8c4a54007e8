//! The end of a line that stays and only moves aside, as when the words before it become longer.
//!
//! Terminals can delete and insert columns within a row, so such an end need not be sent again. Like
//! a scroll it is a guess that whoever asks takes only if it makes the frame shorter.

use ratatui::buffer::Cell;

use crate::tui::backend::cells;

/// A shorter end is not worth it.
const LEAST: usize = 12;

/// Columns of a row that go away, or blank ones that come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Slide {
    /// The column where it happens.
    pub(super) x: usize,
    /// How many come in, or go away if negative; never 0.
    pub(super) by: isize,
}

/// What brings the end of `old` to where it is in `new`, if both end alike and not in one column.
pub(super) fn find(old: &[Cell], new: &[Cell]) -> Option<Slide> {
    let (old_end, new_end) = (cells::end(old), cells::end(new));
    let by = new_end.cast_signed() - old_end.cast_signed();
    if by == 0 {
        return None;
    }
    let (old, new) = (old.get(..old_end)?, new.get(..new_end)?);
    let alike = old.iter().rev().zip(new.iter().rev()).take_while(|(old, new)| old == new).count();
    // Neither the end nor what goes away begins with half a character.
    let is_whole = |kept: &usize| {
        [old_end - kept, new_end - kept].iter().all(|&x| !old.get(x).is_some_and(cells::is_covered))
    };
    let kept = (LEAST..=alike).rfind(is_whole)?;
    Some(Slide { x: (old_end - kept).min(new_end - kept), by })
}

impl Slide {
    /// The bytes that make the terminal do it when the cursor is at its column.
    pub(super) fn bytes(self) -> String {
        let letter = if self.by > 0 { '@' } else { 'P' };
        match self.by.unsigned_abs() {
            1 => format!("\x1b[{letter}"),
            count => format!("\x1b[{count}{letter}"),
        }
    }

    /// The row behind it.
    pub(super) fn on(self, row: &[Cell]) -> Vec<Cell> {
        let count = self.by.unsigned_abs();
        let (before, behind) = row.split_at_checked(self.x).unwrap_or((row, &[]));
        let blanks = std::iter::repeat_with(Cell::default).take(count);
        let slid = before.iter().cloned();
        if self.by > 0 {
            slid.chain(blanks).chain(behind.iter().cloned()).take(row.len()).collect()
        } else {
            slid.chain(behind.iter().skip(count).cloned()).chain(blanks).take(row.len()).collect()
        }
    }
}
