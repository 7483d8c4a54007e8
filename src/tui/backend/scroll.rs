//! Rows that are on the screen already, only elsewhere: a list or a text that went up or down.
//!
//! Finds by which part of the screen and how far rows have moved, so that the terminal can move them
//! itself. A guess costs nothing: whoever asks takes it only if it makes the frame shorter.

use std::hash::{Hash, Hasher};
use std::ops::Range;

use ratatui::buffer::Cell;

use crate::tui::backend::Edits;
use crate::tui::backend::cells::{self, Cells};

/// With fewer changed rows there is nothing to win.
const LEAST_ROWS: usize = 3;

/// A part of the screen whose rows move.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shift {
    /// The first row and the one behind the last.
    pub(super) top: usize,
    pub(super) bottom: usize,
    /// The first column and the one behind the last.
    pub(super) left: usize,
    pub(super) right: usize,
    /// How many rows they move up, or down if negative; less than the part has rows.
    pub(super) up: isize,
}

/// The moves that may make `new` of `old`: of whole rows, and of parts of them if the terminal can.
pub(super) fn candidates(old: &Cells, new: &Cells, edits: Edits) -> Vec<Shift> {
    if edits == Edits::None {
        return Vec::new();
    }
    let (before, after) = (Prints::of(old), Prints::of(new));
    let changed: Vec<usize> = (0..after.rows()).filter(|&y| before.row(y) != after.row(y)).collect();
    let (Some(&first), Some(&last)) = (changed.first(), changed.last()) else { return Vec::new() };
    if changed.len() < LEAST_ROWS {
        return Vec::new();
    }
    let height = (last + 1 - first).cast_signed();
    let ups = (1 - height..height).filter(|&up| up != 0);
    let gains = ups.map(|up| (up, gains(&before, &after, &changed, up)));
    let Some((up, gains)) = gains.max_by_key(|(_, gains)| gains.iter().sum::<usize>()) else {
        return Vec::new();
    };
    if gains.iter().all(|&gain| gain == 0) {
        return Vec::new();
    }
    let columns = after.columns;
    let mut parts = vec![(0, columns)];
    if edits == Edits::Columns
        && let Some((left, right)) = part(&gains)
    {
        let inner = rows(&before, &after, up, left..right);
        let counts = inner.map(|(top, bottom)| changes(&before, &after, top..bottom));
        parts.push((left, right));
        parts.extend(counts.and_then(|counts| around(&counts, left)));
    }
    let shifts = parts.into_iter().flat_map(|(left, right)| {
        let ranges = [rows(&before, &after, up, left..right), best_rows(&before, &after, up, left..right)];
        ranges.into_iter().flatten().map(move |(top, bottom)| Shift { top, bottom, left, right, up })
    });
    let mut shifts: Vec<Shift> = shifts.map(|shift| shift.clean(old)).collect();
    shifts.dedup();
    shifts
}

impl Shift {
    /// The cells after the terminal has moved some of them.
    pub(super) fn on(&self, cells: &Cells) -> Cells {
        let before: Vec<&[Cell]> = cells.rows().collect();
        cells.changed(|moved, columns| {
            let rows = moved.chunks_mut(columns).enumerate();
            for (y, row) in rows.take(self.bottom).skip(self.top) {
                let from =
                    y.checked_add_signed(self.up).filter(|from| (self.top..self.bottom).contains(from));
                let from = from.and_then(|from| before.get(from));
                for (x, cell) in row.iter_mut().enumerate().take(self.right).skip(self.left) {
                    *cell = from.and_then(|from| from.get(x)).cloned().unwrap_or_default();
                }
            }
        })
    }

    /// The same a little wider, so that no character stands half in it.
    fn clean(mut self, old: &Cells) -> Self {
        let is_cut = |x: usize| {
            let mut rows = old.rows().take(self.bottom).skip(self.top);
            rows.any(|row| row.get(x).is_some_and(cells::is_covered))
        };
        // No row has its first column covered, and none has one behind the last.
        self.left = (0..=self.left).rfind(|&x| !is_cut(x)).unwrap_or(0);
        let columns = usize::from(old.size().width);
        self.right = (self.right..columns).find(|&x| !is_cut(x)).unwrap_or(columns);
        self
    }
}

/// For each column how many cells would be right after a move by `up` that are not right now.
fn gains(before: &Prints, after: &Prints, changed: &[usize], up: isize) -> Vec<usize> {
    let mut gains = vec![0; after.columns];
    for &y in changed {
        let Some(from) = y.checked_add_signed(up) else { continue };
        let cells = after.row(y).iter().zip(before.row(y)).zip(before.row(from));
        for (gain, ((new, here), there)) in gains.iter_mut().zip(cells) {
            *gain += usize::from(new == there && new != here);
        }
    }
    gains
}

/// For each column how many cells of some rows change.
fn changes(before: &Prints, after: &Prints, rows: Range<usize>) -> Vec<usize> {
    let mut changes = vec![0; after.columns];
    for y in rows {
        for (change, (new, here)) in changes.iter_mut().zip(after.row(y).iter().zip(before.row(y))) {
            *change += usize::from(new != here);
        }
    }
    changes
}

/// The columns round the best one between columns that win nothing.
fn part(gains: &[usize]) -> Option<(usize, usize)> {
    around(gains, gains.iter().enumerate().max_by_key(|(_, gain)| **gain)?.0)
}

/// The columns round `middle` between columns that have nothing.
fn around(counts: &[usize], middle: usize) -> Option<(usize, usize)> {
    let left = counts.get(..middle)?.iter().rposition(|&count| count == 0).map_or(0, |last| last + 1);
    let width = counts.get(middle..)?.iter().position(|&count| count == 0);
    let right = width.map_or(counts.len(), |width| middle + width);
    (left < right).then_some((left, right))
}

/// The rows from the first to the last that would mostly be right after the move, with those they
/// come from.
fn rows(before: &Prints, after: &Prints, up: isize, columns: Range<usize>) -> Option<(usize, usize)> {
    let is_won = |&y: &usize| {
        let Some(from) = y.checked_add_signed(up).filter(|&from| from < after.rows()) else { return false };
        let cells = after.row(y).iter().zip(before.row(y)).zip(before.row(from));
        let changed = cells.take(columns.end).skip(columns.start).filter(|((new, here), _)| new != here);
        let (all, won) =
            changed.fold((0, 0), |(all, won), ((new, _), there)| (all + 1, won + usize::from(new == there)));
        won * 2 > all
    };
    let first = (0..after.rows()).find(is_won)?;
    let last = (0..after.rows()).rfind(is_won)?;
    let (top, bottom) =
        (first.min(first.checked_add_signed(up)?), last.max(last.checked_add_signed(up)?) + 1);
    (bottom - top > up.unsigned_abs()).then_some((top, bottom))
}

/// The rows that win most together, those that lose a little between them among them, with those they come
/// from: beside a text that scrolls other columns stand still.
fn best_rows(before: &Prints, after: &Prints, up: isize, columns: Range<usize>) -> Option<(usize, usize)> {
    let gain = |y: usize| {
        let from = y.checked_add_signed(up).filter(|&from| from < after.rows())?;
        let cells = after.row(y).iter().zip(before.row(y)).zip(before.row(from));
        let cells = cells.take(columns.end).skip(columns.start);
        Some(
            cells
                .map(|((new, here), there)| isize::from(new != here) - isize::from(new != there))
                .sum::<isize>(),
        )
    };
    let (mut best, mut first, mut sum) = ((0, 0, 0), 0, 0);
    for y in 0..after.rows() {
        let Some(gain) = gain(y) else { continue };
        if sum <= 0 {
            (first, sum) = (y, 0);
        }
        sum += gain;
        if sum > best.0 {
            best = (sum, first, y);
        }
    }
    let (_, first, last) = Some(best).filter(|(sum, ..)| *sum > 0)?;
    let (top, bottom) =
        (first.min(first.checked_add_signed(up)?), last.max(last.checked_add_signed(up)?) + 1);
    (bottom - top > up.unsigned_abs()).then_some((top, bottom))
}

/// A number for each cell: those of equal cells are equal, and others hardly ever.
struct Prints {
    prints: Vec<u64>,
    columns: usize,
}

impl Prints {
    fn of(cells: &Cells) -> Self {
        let mut prints = Vec::with_capacity(cells.rows().map(<[Cell]>::len).sum());
        let mut last = 0_u64;
        for cell in cells.rows().flatten() {
            let mut hasher = Fold::default();
            cell.hash(&mut hasher);
            // What a character covers has moved if the character has.
            last = if cells::is_covered(cell) { last.rotate_left(1) } else { hasher.finish() };
            prints.push(last);
        }
        Self { prints, columns: usize::from(cells.size().width) }
    }

    fn rows(&self) -> usize {
        self.prints.len().checked_div(self.columns).unwrap_or(0)
    }

    fn row(&self, y: usize) -> &[u64] {
        self.prints.get(y * self.columns..(y + 1) * self.columns).unwrap_or_default()
    }
}

/// A quick hash (FNV-1a): thousands of cells are hashed for each frame, and nobody attacks them.
struct Fold(u64);

impl Default for Fold {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fold {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}
