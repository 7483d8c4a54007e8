//! A frame in parts, for lines on which a whole one takes too long: each part is a frame of its own, with
//! new cells in one area and old ones elsewhere.
//!
//! Does not know which area matters, or when the other parts follow.

use ratatui::buffer::Cell;
use ratatui::layout::Rect;

use crate::tui::backend::cells::{self, Cells};
use crate::tui::backend::draft::Draft;

/// A part has no more bytes than this, unless a single row has; a slow line (64 kbit/s) carries so many in
/// less than a tenth of a second.
pub(super) const LONGEST: usize = 640;

/// What is no longer than this is not worth parts.
pub(super) const SMALL: usize = 200;

/// `old` with the cells of `new` in `area`, which is taken a little wider where a character stands across
/// its edge.
pub(super) fn laid_over(old: &Cells, new: &Cells, area: Rect) -> Cells {
    let fresh: Vec<&[Cell]> = new.rows().collect();
    old.changed(|cells, columns| {
        let rows = cells.chunks_mut(columns).zip(fresh).enumerate();
        for (_, (row, fresh)) in rows.skip(area.top().into()).take(area.height.into()) {
            let is_cut =
                |x: usize| [&*row, fresh].iter().any(|row| row.get(x).is_some_and(cells::is_covered));
            let left = (0..=usize::from(area.left())).rfind(|&x| !is_cut(x)).unwrap_or(0);
            let right = (area.right().into()..columns).find(|&x| !is_cut(x)).unwrap_or(columns);
            for (cell, fresh) in row.iter_mut().zip(fresh).take(right).skip(left) {
                cell.clone_from(fresh);
            }
        }
    })
}

/// The first rows in which `new` differs from `old`, as many as a part has room for, behind what `begun`
/// holds; the bytes and what they show.
pub(super) fn rows(
    begun: Draft,
    old: &Cells,
    new: &Cells,
    write: impl Fn(Draft, usize, &[Cell], &[Cell]) -> Draft,
) -> (Draft, Cells) {
    let (mut draft, mut height, mut count) = (begun, 0, 0);
    for (y, (was, row)) in old.rows().zip(new.rows()).enumerate() {
        if was != row {
            let longer = write(draft.clone(), y, was, row);
            if count > 0 && longer.bytes.len() > LONGEST {
                break;
            }
            (draft, count) = (longer, count + 1);
        }
        height = y + 1;
    }
    let area = Rect { height: height as u16, ..Rect::from(old.size()) };
    (draft, laid_over(old, new, area))
}
