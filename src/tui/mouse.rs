//! What lies under the pointer, and how the panes are cut anew when a border is dragged. Pure.
//!
//! Knows the layout; does not know what panes show or what a click does.

use ratatui::layout::Rect;

use crate::tui::layout::{self, Layout, Pane, STACKED, Splits, View};

/// Rows that one step of the wheel turns.
pub const WHEEL: usize = 3;

/// A pane keeps so many columns or rows.
const LEAST_COLUMNS: u16 = 12;
const LEAST_ROWS: u16 = 4;

/// What the pointer is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Under {
    /// The contents of a pane: column and row in it, from 0.
    Inside(Pane, u16, u16),
    /// The title of a pane.
    Title(Pane),
    /// The line between two panes.
    Border(Border),
    /// A last line of the window.
    Nothing,
}

/// A line that can be dragged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Border {
    /// At the left of this one of the four panes that stand side by side.
    Before(Pane),
    /// Between the text and what stands at its left.
    Side,
    /// Above this one of the panes that are stacked beside the text.
    Above(Pane),
}

/// What the pointer is on in a window with this layout.
pub fn under(layout: &Layout, column: u16, row: u16) -> Under {
    let holds = |rect: Rect| rect.contains((column, row).into());
    let found =
        Pane::ALL.into_iter().find_map(|pane| Some((pane, layout.pane(pane).filter(|rect| holds(*rect))?)));
    let Some((pane, rect)) = found else { return Under::Nothing };
    let inside = layout::inside(rect);
    match () {
        () if column == rect.x && rect.x > 0 && layout.is_row => Under::Border(Border::Before(pane)),
        () if column == rect.x && rect.x > 0 => Under::Border(Border::Side),
        () if row == rect.y && rect.y > 0 => Under::Border(Border::Above(pane)),
        () if row == rect.y => Under::Title(pane),
        () => Under::Inside(pane, column.saturating_sub(inside.x), row - inside.y),
    }
}

/// How the panes are cut when `border` is dragged to a place.
#[must_use]
pub fn dragged(view: View, border: Border, column: u16, row: u16) -> Splits {
    let mut splits = view.splits;
    let layout = layout::layout(view);
    let body = layout.body;
    match border {
        Border::Before(pane) => {
            let row = Row { panes: &Pane::ALL, length: body.width, least: LEAST_COLUMNS };
            row.drag(&mut splits.four, (pane, column), |pane| {
                span(layout.pane(pane), |rect| (rect.x, rect.width))
            });
        }
        Border::Side => {
            let at = between(column, (body.x, body.right()), LEAST_COLUMNS);
            splits.side = share(at, body.width, 1000);
        }
        Border::Above(pane) => {
            let stack = Row { panes: &STACKED, length: body.height, least: LEAST_ROWS };
            stack.drag(&mut splits.stack, (pane, row), |pane| {
                span(layout.pane(pane), |rect| (rect.y, rect.height))
            });
        }
    }
    splits
}

/// Where a pane begins and ends along the row, if it is seen.
fn span(rect: Option<Rect>, along: impl Fn(Rect) -> (u16, u16)) -> Option<(u16, u16)> {
    rect.map(along).map(|(start, length)| (start, start + length))
}

/// Panes in a row that share a length.
struct Row<'a> {
    panes: &'a [Pane],
    length: u16,
    /// What each of them keeps.
    least: u16,
}

impl Row<'_> {
    /// Gives the pane and the one before it the shares that set the border between them to `at`; the sum
    /// of all that are seen stays as it is.
    fn drag(&self, shares: &mut [u16], (pane, at): (Pane, u16), span: impl Fn(Pane) -> Option<(u16, u16)>) {
        let seen = |index: usize| self.panes.get(index).and_then(|&pane| span(pane));
        let Some(index) = self.panes.iter().position(|&other| other == pane) else { return };
        let Some(before) = (0..index).rev().find(|&index| seen(index).is_some()) else { return };
        let (Some((start, _)), Some((_, end))) = (seen(before), seen(index)) else { return };
        let of_seen = |shares: &[u16]| {
            let seen = shares.iter().enumerate().filter(|&(index, _)| seen(index).is_some());
            seen.map(|(_, &share)| u32::from(share)).sum::<u32>()
        };
        let sum = of_seen(shares);
        let at = between(at, (start, end), self.least);
        set(shares, before, share(at - start, self.length, sum));
        set(shares, index, share(end - at, self.length, sum));
        // The last one has what the others leave.
        if let Some(last) = (0..shares.len()).rev().find(|&index| seen(index).is_some()) {
            set(shares, last, 0);
            set(shares, last, sum.saturating_sub(of_seen(shares)) as u16);
        }
    }
}

/// `at`, so that something is left on both sides of it.
fn between(at: u16, (first, end): (u16, u16), least: u16) -> u16 {
    let least = least.min(end.saturating_sub(first) / 2);
    at.clamp(first + least, end - least)
}

fn set(shares: &mut [u16], index: usize, share: u16) {
    if let Some(slot) = shares.get_mut(index) {
        *slot = share;
    }
}

/// The least part of `sum` that gives so many cells of a window that is no larger than the sum.
fn share(cells: u16, total: u16, sum: u32) -> u16 {
    (u32::from(cells) * sum).div_ceil(u32::from(total).max(1)) as u16
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view(width: u16, height: u16) -> View {
        View {
            width,
            height,
            focus: Pane::Reader,
            side: Pane::Outline,
            wide: false,
            shown: [true; 4],
            splits: Splits::default(),
        }
    }

    #[test]
    fn every_cell_of_a_pane_belongs_to_it() {
        for (width, height) in [(120, 40), (80, 40), (80, 24), (50, 15), (200, 60)] {
            let layout = layout::layout(view(width, height));
            for pane in Pane::ALL {
                let Some(inside) = layout.inside(pane) else { continue };
                for (x, y) in [(0, 0), (inside.width - 1, 0), (0, inside.height - 1), (3, 2)] {
                    let found = under(&layout, inside.x + x, inside.y + y);
                    assert_eq!(found, Under::Inside(pane, x, y), "{width}x{height} {pane:?}");
                }
            }
            assert_eq!(under(&layout, 3, height - 1), Under::Nothing);
            assert_eq!(under(&layout, width, 3), Under::Nothing);
        }
    }

    #[test]
    fn titles_and_borders_are_told_apart() {
        let four = layout::layout(view(120, 40));
        assert_eq!(under(&four, 5, 0), Under::Title(Pane::Documents));
        let x = four.pane(Pane::Reader).unwrap().x;
        assert_eq!(under(&four, x, 9), Under::Border(Border::Before(Pane::Reader)));
        let stacked = layout::layout(view(80, 40));
        let y = stacked.pane(Pane::Figures).unwrap().y;
        assert_eq!(under(&stacked, 5, y), Under::Border(Border::Above(Pane::Figures)));
        let x = stacked.pane(Pane::Reader).unwrap().x;
        assert_eq!(under(&stacked, x, 30), Under::Border(Border::Side));
        assert_eq!(under(&layout::layout(view(80, 24)), 2, 0), Under::Title(Pane::Outline));
    }

    /// After a drag the border stands where it was dragged to, and no pane is lost, wherever that is.
    #[test]
    fn a_border_goes_where_it_is_dragged_to() {
        let borders = [
            (120, 40, Border::Before(Pane::Outline), 12..32),
            (120, 40, Border::Before(Pane::Reader), 33..70),
            (131, 40, Border::Before(Pane::Figures), 59..119),
            (80, 24, Border::Side, 12..68),
            (80, 40, Border::Above(Pane::Outline), 4..20),
            (80, 40, Border::Above(Pane::Figures), 13..34),
        ];
        for (width, height, border, free) in borders {
            for at in 0..140 {
                let mut view = view(width, height);
                let before = layout::layout(view);
                view.splits = dragged(view, border, at, at);
                let after = layout::layout(view);
                let least = |rect: Rect| rect.width >= LEAST_COLUMNS && rect.height >= LEAST_ROWS;
                assert!(after.panes.iter().flatten().all(|rect| least(*rect)), "{border:?} {at}: {after:?}");
                let seen = |layout: &Layout| layout.panes.map(|pane| pane.is_some());
                assert_eq!(seen(&before), seen(&after));
                let place = match border {
                    Border::Before(pane) => after.pane(pane).map(|rect| rect.x),
                    Border::Side => after.pane(Pane::Reader).map(|rect| rect.x),
                    Border::Above(pane) => after.pane(pane).map(|rect| rect.y),
                };
                let again = dragged(view, border, at, at);
                assert_eq!(again, view.splits, "{border:?} {at} {place:?}");
                assert!(place == Some(at) || !free.contains(&at), "{border:?} {at} {place:?}");
            }
        }
    }

    /// A border between panes that have one between them that is not seen goes where it is dragged to,
    /// and no other border does.
    #[test]
    fn borders_of_panes_that_are_seen_are_dragged() {
        for at in 12..70 {
            let mut view = View { shown: [true, false, true, true], ..view(150, 40) };
            let fourth = layout::layout(view).pane(Pane::Figures).map(|rect| rect.x);
            view.splits = dragged(view, Border::Before(Pane::Reader), at, 0);
            let after = layout::layout(view);
            assert_eq!(after.pane(Pane::Reader).map(|rect| rect.x), Some(at));
            assert_eq!(
                (after.pane(Pane::Figures).map(|rect| rect.x), after.pane(Pane::Outline)),
                (fourth, None)
            );
        }
        for at in 4..30 {
            let mut view = View { shown: [true, false, false, true], side: Pane::Documents, ..view(80, 40) };
            view.splits = dragged(view, Border::Above(Pane::Figures), 0, at);
            assert_eq!(layout::layout(view).pane(Pane::Figures).map(|rect| rect.y), Some(at));
        }
    }
}
