//! A cursor in a list and the part of the list that is seen: pure numbers.

use crate::tui::action::Action;

/// Rows kept in sight above and below the cursor.
const MARGIN: usize = 2;

/// Where the cursor stands and which row is the first one seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct List {
    /// The selected row.
    pub selected: usize,
    /// The first row seen.
    pub top: usize,
}

impl List {
    /// Moves as `action` says, `count` times; `false` when it is no move.
    pub fn step(&mut self, action: Action, count: Option<usize>, len: usize, height: usize) -> bool {
        let times = count.unwrap_or(1);
        let last = len.saturating_sub(1);
        let page = height.saturating_sub(1).max(1).saturating_mul(times);
        let half = (height / 2).max(1).saturating_mul(times);
        let (from, top) = (self.selected, self.top);
        self.selected = match action {
            Action::Down | Action::NextItem => from.saturating_add(times),
            Action::Up | Action::PreviousItem => from.saturating_sub(times),
            Action::PageDown | Action::NextItems => from.saturating_add(page),
            Action::PageUp | Action::PreviousItems => from.saturating_sub(page),
            Action::HalfDown => from.saturating_add(half),
            Action::HalfUp => from.saturating_sub(half),
            Action::Top => count.map_or(0, |line| line.saturating_sub(1)),
            Action::Bottom => count.map_or(last, |line| line.saturating_sub(1)),
            _ => return false,
        }
        .min(last);
        // A page turns the rows seen as well, so that the cursor keeps its place in the window.
        self.top = match action {
            Action::PageDown | Action::NextItems => top.saturating_add(page),
            Action::HalfDown => top.saturating_add(half),
            Action::PageUp | Action::PreviousItems => top.saturating_sub(page),
            Action::HalfUp => top.saturating_sub(half),
            _ => top,
        };
        self.show(len, height);
        true
    }

    /// Turns the part of the list that is seen by so many rows; the cursor stays where it is as long as
    /// it is in sight.
    pub fn scroll(&mut self, rows: isize, len: usize, height: usize) {
        let margin = MARGIN.min(height.saturating_sub(1) / 2);
        let bottom = len.saturating_sub(height);
        self.top = self.top.saturating_add_signed(rows).min(bottom);
        let least = if self.top == 0 { 0 } else { self.top + margin };
        let most = match self.top {
            top if top == bottom => len.saturating_sub(1),
            top => (top + height).saturating_sub(margin + 1),
        };
        self.selected = self.selected.clamp(least.min(most), most);
        self.show(len, height);
    }

    /// Brings the cursor into the list and the seen part to the cursor.
    pub fn show(&mut self, len: usize, height: usize) {
        self.selected = self.selected.min(len.saturating_sub(1));
        let margin = MARGIN.min(height.saturating_sub(1) / 2);
        let least = (self.selected + margin + 1).saturating_sub(height.max(1));
        let most = self.selected.saturating_sub(margin);
        self.top = self.top.clamp(least.min(most), most).min(len.saturating_sub(height));
    }

    /// Selects `row` and puts it at about a third of the height when it is out of sight.
    pub fn select(&mut self, row: usize, len: usize, height: usize) {
        let seen = self.top..self.top.saturating_add(height);
        self.selected = row;
        if !seen.contains(&row) {
            self.top = row.saturating_sub(height / 3);
        }
        self.show(len, height);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cursor_is_always_seen() {
        for height in 0..9 {
            for len in 0..30 {
                let mut list = List::default();
                for action in
                    [Action::Down, Action::PageDown, Action::Bottom, Action::HalfUp, Action::Up, Action::Top]
                {
                    assert!(list.step(action, None, len, height));
                    assert!(list.selected < len.max(1));
                    assert!(list.top <= list.selected);
                    assert!(height == 0 || list.selected < list.top + height, "{list:?} {height} {len}");
                }
            }
        }
    }

    #[test]
    fn scrolling_turns_what_is_seen() {
        for height in 0..9 {
            for len in 0_usize..30 {
                let mut list = List::default();
                for rows in [3, 3, -1, 100, -3, -100] {
                    let wanted = list.top.saturating_add_signed(rows).min(len.saturating_sub(height));
                    list.scroll(rows, len, height);
                    assert!(list.selected < len.max(1) && list.top <= list.selected);
                    assert!(height == 0 || list.top == wanted, "{list:?} {rows} {height} {len}");
                }
            }
        }
        let mut list = List { selected: 5, top: 0 };
        list.scroll(3, 100, 10);
        assert_eq!((list.selected, list.top), (5, 3));
        list.scroll(3, 100, 10);
        assert_eq!((list.selected, list.top), (8, 6));
    }

    #[test]
    fn counts_multiply_moves_and_name_lines() {
        let mut list = List::default();
        list.step(Action::Down, Some(5), 100, 10);
        assert_eq!(list.selected, 5);
        list.step(Action::Bottom, Some(12), 100, 10);
        assert_eq!(list.selected, 11);
        list.step(Action::Bottom, None, 100, 10);
        assert_eq!((list.selected, list.top), (99, 90));
        assert!(!list.step(Action::Sort, None, 100, 10));
    }
}
