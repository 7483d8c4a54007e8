//! What lies under the pointer, and how the panes are cut anew when a border is dragged. Pure.
//!
//! Knows the layout; does not know what panes show or what a click does.

use ratatui::layout::Rect;

use crate::tui::layout::{self, Layout, Pane, Splits, View};

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
    let is_four = layout.panes.iter().flatten().filter(|rect| rect.y == 0).count() == Pane::ALL.len();
    let inside = layout::inside(rect);
    match () {
        () if column == rect.x && rect.x > 0 && is_four => Under::Border(Border::Before(pane)),
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
    let rect = |pane: Pane| layout.pane(pane).unwrap_or_default();
    match border {
        Border::Before(pane) => {
            let before = rect(pane.step(Pane::ALL.len() - 1));
            let at = between(column, (before.x, rect(pane).right()), LEAST_COLUMNS);
            set(&mut splits.four, pane as usize - 1, (at - before.x, body.width));
            set(&mut splits.four, pane as usize, (rect(pane).right() - at, body.width));
        }
        Border::Side => {
            let at = between(column, (body.x, body.right()), LEAST_COLUMNS);
            splits.side = share(at, body.width);
        }
        Border::Above(pane) => {
            let before = if pane == Pane::Figures { Pane::Outline } else { Pane::Documents };
            let top = rect(before).y;
            let at = between(row, (top, rect(pane).bottom()), LEAST_ROWS);
            let index = usize::from(pane == Pane::Figures);
            set(&mut splits.stack, index, (at - top, body.height));
            set(&mut splits.stack, index + 1, (rect(pane).bottom() - at, body.height));
        }
    }
    splits
}

/// `at`, so that something is left on both sides of it.
fn between(at: u16, (first, end): (u16, u16), least: u16) -> u16 {
    let least = least.min(end.saturating_sub(first) / 2);
    at.clamp(first + least, end - least)
}

fn set(shares: &mut [u16], index: usize, (cells, total): (u16, u16)) {
    if let Some(slot) = shares.get_mut(index) {
        *slot = share(cells, total);
    }
}

/// The least share that gives so many cells of a window that is no larger than a thousand.
fn share(cells: u16, total: u16) -> u16 {
    (u32::from(cells) * 1000).div_ceil(u32::from(total).max(1)) as u16
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
}
