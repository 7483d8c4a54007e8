//! Where everything stands: a pure function of the window's size and of the pane in focus.
//!
//! Update and draw both call it, so that they never disagree. Knows cells, not contents.

use ratatui::layout::Rect;

use crate::config::{PANES, Panes};

/// One of the four panes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Pane {
    /// The list of reports.
    Documents,
    /// The section tree.
    Outline,
    /// The text.
    Reader,
    /// The table of figures.
    Figures,
}

impl Pane {
    /// The panes from left to right.
    pub const ALL: [Self; 4] = [Self::Documents, Self::Outline, Self::Reader, Self::Figures];

    /// The pane `steps` to the right, round the corner.
    #[must_use]
    pub fn step(self, steps: usize) -> Self {
        Self::ALL.get((self as usize + steps) % Self::ALL.len()).copied().unwrap_or(self)
    }
}

/// What the layout depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct View {
    /// Columns of the window.
    pub width: u16,
    /// Rows of the window.
    pub height: u16,
    /// The pane in focus.
    pub focus: Pane,
    /// The pane that had the focus last besides the text: it stands beside the text.
    pub side: Pane,
    /// Whether the pane in focus has the whole window.
    pub wide: bool,
    /// Which panes are seen without being asked for; the text always is.
    pub shown: [bool; 4],
    /// How the window is cut into panes.
    pub splits: Splits,
}

impl View {
    /// Whether a pane is seen where there is room for it.
    fn shows(&self, pane: Pane) -> bool {
        let is_shown = self.shown.get(pane as usize).is_some_and(|&shown| shown);
        is_shown || pane == Pane::Reader || pane == self.focus
    }
}

/// Which panes are seen without being asked for, as it was set.
pub fn shown(panes: &Panes) -> [bool; 4] {
    PANES.map(|name| panes.shown.contains(&name))
}

/// How the window is cut into panes. The last one seen has what the others leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Splits {
    /// The panes side by side, in parts of the sum of those that are seen.
    pub four: [u16; 4],
    /// What stands beside the text in a narrower window, in thousandths of it.
    pub side: u16,
    /// The heights of the three panes beside the text, in parts of the sum of those that are seen.
    pub stack: [u16; 3],
}

impl Default for Splits {
    fn default() -> Self {
        Self { four: [180, 190, 320, 310], side: 450, stack: [250, 400, 350] }
    }
}

impl Splits {
    /// The shares that were set.
    pub fn of(panes: &Panes) -> Self {
        let all: u32 = panes.widths.iter().map(|&width| u32::from(width)).sum::<u32>().max(1);
        let [first, second, third, _] = panes.widths.map(|width| (u32::from(width) * 1000 / all) as u16);
        let fourth = 1000_u16.saturating_sub(first + second + third);
        Self { four: [first, second, third, fourth], side: panes.side.min(100) * 10, ..Self::default() }
    }
}

/// The places of panes and lines; a pane that is not to be seen has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Layout {
    /// The panes in the order of [`Pane::ALL`], with title row and left line.
    pub panes: [Option<Rect>; 4],
    /// Whether all that are seen stand side by side.
    pub is_row: bool,
    /// The line about what is selected; a low window has none.
    pub info: Option<Rect>,
    /// The line of messages, hints and progress.
    pub status: Rect,
    /// Where boxes over the panes stand.
    pub over: Rect,
    /// All above the last lines.
    pub body: Rect,
    /// Whether the window is too small for anything but saying so.
    pub too_small: bool,
}

/// The least size that shows anything, columns and rows.
pub const LEAST: (u16, u16) = (40, 10);
/// From this width on all four panes stand side by side.
const FOUR: u16 = 112;
/// From this width on there are two panes.
const TWO: u16 = 72;
/// From this height on the side panes are stacked beside the text.
const STACK: u16 = 32;
/// From this height on there is an info line.
const INFO: u16 = 14;

impl Layout {
    /// The place of a pane.
    pub fn pane(&self, pane: Pane) -> Option<Rect> {
        self.panes.get(pane as usize).copied().flatten()
    }

    /// The place of a pane's contents, below its title and right of its line.
    pub fn inside(&self, pane: Pane) -> Option<Rect> {
        self.pane(pane).map(inside)
    }

    /// Rows that a pane's contents have; 0 when it is not to be seen.
    pub fn rows(&self, pane: Pane) -> usize {
        self.inside(pane).map_or(0, |rect| usize::from(rect.height))
    }
}

/// The contents of a framed rectangle: one row for the title and one column for the line go away.
pub fn inside(rect: Rect) -> Rect {
    Rect {
        x: rect.x.saturating_add(1),
        y: rect.y.saturating_add(1),
        width: rect.width.saturating_sub(1),
        height: rect.height.saturating_sub(1),
    }
}

/// The layout of a window.
pub fn layout(view: View) -> Layout {
    let View { width, height, .. } = view;
    if width < LEAST.0 || height < LEAST.1 {
        let over = Rect::new(0, 0, width, height);
        return Layout { too_small: true, over, body: over, ..Layout::default() };
    }
    let lines = if height >= INFO { 2 } else { 1 };
    let body = Rect::new(0, 0, width, height - lines);
    let mut layout = Layout {
        status: Rect::new(0, height - 1, width, 1),
        info: (lines == 2).then(|| Rect::new(0, height - 2, width, 1)),
        over: over(body),
        body,
        ..Layout::default()
    };
    layout.panes = panes(view, body);
    layout.is_row = !view.wide && view.width >= FOUR;
    layout
}

fn panes(view: View, body: Rect) -> [Option<Rect>; 4] {
    let mut panes = [None; 4];
    let mut put = |pane: Pane, rect: Rect| {
        if let Some(slot) = panes.get_mut(pane as usize) {
            *slot = Some(rect);
        }
    };
    if view.wide || view.width < TWO {
        put(view.focus, body);
    } else if view.width >= FOUR {
        let seen = Pane::ALL.into_iter().zip(view.splits.four).filter(|&(pane, _)| view.shows(pane));
        for (pane, start, length) in cut(body.width, seen.collect()) {
            put(pane, Rect { x: start, width: length, ..body });
        }
    } else {
        let side = Rect { width: part(body.width, view.splits.side), ..body };
        put(Pane::Reader, Rect { x: side.width, width: body.width - side.width, ..body });
        if view.height >= STACK {
            let shares = STACKED.into_iter().zip(view.splits.stack);
            let seen = shares.filter(|&(pane, _)| view.shows(pane) || pane == view.side);
            for (pane, start, length) in cut(body.height, seen.collect()) {
                put(pane, Rect { y: start, height: length, ..side });
            }
        } else {
            put(view.side, side);
        }
    }
    panes
}

/// The panes that are stacked beside the text, from above.
pub const STACKED: [Pane; 3] = [Pane::Documents, Pane::Outline, Pane::Figures];

/// Where each pane begins and how long it is, when they share a length by parts of their sum.
fn cut(length: u16, shares: Vec<(Pane, u16)>) -> Vec<(Pane, u16, u16)> {
    let sum = shares.iter().map(|&(_, share)| u32::from(share)).sum::<u32>().max(1);
    let (mut start, last) = (0, shares.len().saturating_sub(1));
    let place = |(index, (pane, share)): (usize, (Pane, u16))| {
        let rest = length - start;
        let own = (u32::from(length) * u32::from(share) / sum) as u16;
        let own = if index == last { rest } else { own.min(rest) };
        start += own;
        (pane, start - own, own)
    };
    shares.into_iter().enumerate().map(place).collect()
}

/// So many thousandths of a length; never more than all of it.
fn part(length: u16, share: u16) -> u16 {
    (u32::from(length) * u32::from(share.min(1000)) / 1000) as u16
}

/// A box over the panes: nearly everything in a small window, a part of a large one.
fn over(body: Rect) -> Rect {
    let (dx, dy) = (if body.width >= 100 { body.width / 12 } else { 0 }, u16::from(body.height >= 24) * 2);
    Rect { x: dx, y: dy, width: body.width - 2 * dx, height: body.height - 2 * dy }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view(width: u16, height: u16) -> View {
        let (focus, side) = (Pane::Outline, Pane::Outline);
        View { width, height, focus, side, wide: false, shown: [true; 4], splits: Splits::default() }
    }

    #[test]
    fn panes_never_overlap_and_stay_inside() {
        for width in 0..220 {
            for height in 0..60 {
                for (focus, shown) in Pane::ALL.into_iter().flat_map(|pane| SHOWN.map(|shown| (pane, shown)))
                {
                    let side = if focus == Pane::Reader { Pane::Figures } else { focus };
                    let layout = layout(View { focus, side, shown, ..view(width, height) });
                    let window = Rect::new(0, 0, width, height);
                    let seen: Vec<Rect> = layout
                        .panes
                        .into_iter()
                        .flatten()
                        .chain(layout.info)
                        .chain([layout.status])
                        .collect();
                    for (index, rect) in seen.iter().enumerate() {
                        assert_eq!(rect.intersection(window).area(), rect.area(), "{width}x{height}");
                        for other in &seen[index + 1..] {
                            assert!(rect.intersection(*other).is_empty(), "{width}x{height}");
                        }
                    }
                    assert!(layout.too_small || layout.pane(focus).is_some());
                }
            }
        }
    }

    #[test]
    fn what_is_not_shown_comes_when_it_is_asked_for() {
        let seen = |view: View| {
            let layout = layout(view);
            let seen = Pane::ALL.into_iter().filter(|&pane| layout.pane(pane).is_some());
            seen.collect::<Vec<_>>()
        };
        let view = |width, height| View { shown: [false, true, true, false], ..view(width, height) };
        let reading = |width, height| View { focus: Pane::Reader, ..view(width, height) };
        assert_eq!(seen(reading(120, 40)), [Pane::Outline, Pane::Reader]);
        let figures = View { focus: Pane::Figures, side: Pane::Figures, ..view(120, 40) };
        assert_eq!(seen(figures), [Pane::Outline, Pane::Reader, Pane::Figures]);
        assert_eq!(seen(View { width: 80, ..figures }), [Pane::Outline, Pane::Reader, Pane::Figures]);
        assert_eq!(seen(View { focus: Pane::Reader, ..reading(80, 40) }), [Pane::Outline, Pane::Reader]);
        assert_eq!(seen(View { shown: [false; 4], ..reading(160, 40) }), [Pane::Reader]);
        let widths = layout(reading(120, 40)).panes.map(|rect| rect.map(|rect| rect.width));
        assert_eq!(widths, [None, Some(44), Some(76), None], "they share what the others leave");
    }

    /// Every pane, some, none.
    const SHOWN: [[bool; 4]; 4] =
        [[true; 4], [false; 4], [true, false, false, true], [false, true, true, false]];

    #[track_caller]
    fn seen(width: u16, height: u16, expected: usize) {
        let layout = layout(view(width, height));
        assert_eq!(layout.panes.iter().flatten().count(), expected, "{width}x{height}");
    }

    #[test]
    fn narrower_windows_show_fewer_panes() {
        seen(120, 40, 4);
        seen(200, 50, 4);
        seen(80, 40, 4);
        seen(80, 24, 2);
        seen(50, 15, 1);
        seen(39, 15, 0);
        seen(50, 9, 0);
    }
}
