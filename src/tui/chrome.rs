//! Frames, title rows and rows of lists: what all panes draw in the same way.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Borders, Clear, Widget};

use crate::tui::book::Word;
use crate::tui::input::Input;
use crate::tui::label;
use crate::tui::layout;
use crate::tui::phrases;
use crate::tui::theme::Theme;
use crate::tui::words;

/// What a pane is told when it is drawn.
#[derive(Debug, Clone, Copy)]
pub struct Canvas {
    /// Its place with title row and left line.
    pub area: Rect,
    /// Whether it has the focus.
    pub focus: bool,
    /// The styles.
    pub theme: Theme,
}

impl Canvas {
    /// The style of the selected row.
    pub fn selected(self) -> Style {
        if self.focus { self.theme.selected() } else { self.theme.resting() }
    }

    /// Columns that the title has.
    pub fn room(self) -> usize {
        usize::from(self.area.width).saturating_sub(4)
    }
}

/// Which way a list is sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// The least comes first.
    Up,
    /// The largest comes first.
    Down,
}

impl Sign {
    /// The other way, if the list is turned round.
    #[must_use]
    pub fn turned(self, is_turned: bool) -> Self {
        match (self, is_turned) {
            (Self::Up, true) | (Self::Down, false) => Self::Down,
            _ => Self::Up,
        }
    }

    /// What stands behind the name of the column.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Up => "^",
            Self::Down => "v",
        }
    }
}

/// What the title of a list says; filter and order are the last to go, because they hide rows or
/// turn them round.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Title {
    /// The number of the pane, from 1.
    pub number: usize,
    /// Counts of the rows, the longest way to say it first.
    pub counts: Vec<String>,
    /// What the rows must match, or nothing.
    pub filter: String,
    /// By what they are sorted, or nothing when it is the usual order.
    pub sort: String,
}

impl Title {
    /// The longest way to say it in `room` columns.
    pub fn fitting(&self, room: usize) -> String {
        let name = self.number.checked_sub(1).and_then(|index| words::PANES.get(index)).copied();
        let name = name.unwrap_or_default();
        let filter =
            if self.filter.is_empty() { String::new() } else { phrases::quoted(self.filter.as_str()) };
        let number = self.number.to_string();
        let joined = |parts: &[&str]| {
            let parts: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
            parts.join(" ")
        };
        let counts = self.counts.iter().map(|count| joined(&[&number, name, count, &filter, &self.sort]));
        let last = self.counts.last().map_or("", String::as_str);
        let bare = [joined(&[&number, last, &filter, &self.sort]), joined(&[&filter, &self.sort])];
        if let Some(title) = counts.chain(bare).find(|title| label::columns(title) <= room) {
            return title;
        }
        let rest = room.saturating_sub(label::columns(&self.sort) + 1);
        joined(&[&label::cut(&filter, rest), &self.sort])
    }
}

/// Draws the heads of columns; the one that the list is sorted by has a sign.
pub fn heads(
    buffer: &mut Buffer,
    canvas: Canvas,
    words: &[&Word],
    widths: &[usize],
    (sorted, sign): (usize, Sign),
) {
    let seen = words.iter().zip(widths).enumerate().filter(|(_, (_, width))| **width > 0);
    // The sign may stand in the blank between two columns.
    let heads = seen.map(|(index, (word, &width))| {
        let sign = if index == sorted { sign.word() } else { "" };
        let word = label::within(word, width + 1 - sign.len());
        label::left(&format!("{word}{sign}"), width + 1)
    });
    let text: String = heads.collect();
    if let Some(area) = row(layout::inside(canvas.area), 0) {
        line(buffer, area, label::safe(&text, canvas.theme.quiet()).into());
    }
}

/// Draws the frame of a pane: its title row and, unless it is the leftmost, the line at its left.
pub fn pane(buffer: &mut Buffer, canvas: Canvas, title: &str) {
    let Canvas { area, focus, theme } = canvas;
    Block::new().borders(Borders::TOP | Borders::LEFT).border_style(theme.frame()).render(area, buffer);
    let room = usize::from(area.width.saturating_sub(2));
    let style = if focus { theme.focus() } else { theme.title() };
    let text = format!(" {} ", label::cut(title, room.saturating_sub(2)));
    let place = Rect { x: area.x.saturating_add(1), height: area.height.min(1), ..area };
    line(buffer, place, Line::from(label::safe(&label::cut(&text, room), style)));
}

/// Draws a box over the panes with its title and empties it; returns its inside.
pub fn over(buffer: &mut Buffer, area: Rect, title: &str, theme: Theme) -> Rect {
    open_edge(buffer, area);
    Clear.render(area, buffer);
    let block = Block::bordered().border_style(theme.frame());
    let inside = block.inner(area);
    block.render(area, buffer);
    let room = usize::from(area.width.saturating_sub(4));
    let place = Rect { x: area.x.saturating_add(2), height: area.height.min(1), ..area };
    line(buffer, place, Line::from(label::safe(&label::cut(&format!(" {title} "), room), theme.focus())));
    inside
}

/// A wide character that the box would cut in half becomes a blank.
fn open_edge(buffer: &mut Buffer, area: Rect) {
    let Some(x) = area.x.checked_sub(1) else { return };
    for y in area.top()..area.bottom() {
        if let Some(cell) = buffer.cell_mut((x, y))
            && label::columns(cell.symbol()) > 1
        {
            cell.set_symbol(" ");
        }
    }
}

/// Draws one line at the top of `area`, cut at its right edge.
pub fn line(buffer: &mut Buffer, area: Rect, line: Line) {
    let area = area.intersection(buffer.area);
    if area.width > 0 && area.height > 0 {
        buffer.set_line(area.x, area.y, &line, area.width);
    }
}

/// Row `index` of `area`, if it has so many.
pub fn row(area: Rect, index: usize) -> Option<Rect> {
    let index = u16::try_from(index).ok().filter(|&index| index < area.height)?;
    Some(Rect { y: area.y + index, height: 1, ..area })
}

/// Cells side by side with one blank between, for those that have a width.
pub fn cells(cells: Vec<(usize, Span<'static>)>, style: Style) -> Line<'static> {
    let mut spans = Vec::with_capacity(cells.len() * 2);
    for (width, mut span) in cells.into_iter().filter(|(width, _)| *width > 0) {
        if !spans.is_empty() {
            spans.push(label::blank(1, style));
        }
        let gap = width.saturating_sub(label::columns(&span.content));
        span.style = style.patch(span.style);
        spans.push(span);
        spans.push(label::blank(gap, style));
    }
    Line::from(spans)
}

/// Draws a label, an input and a note on one line, with the cursor at the caret.
pub fn prompt(
    frame: &mut Frame,
    area: Rect,
    (label, note): (&'static str, &str),
    input: &Input,
    theme: Theme,
) {
    let before = label::columns(label);
    let after = if note.is_empty() { 0 } else { label::columns(note) + 1 };
    let room = usize::from(area.width).saturating_sub(before + after);
    let (shown, caret) = input.view(room);
    let spans = vec![
        label::word(label, theme.title()),
        label::safe(&label::left(&shown, room), Style::new()),
        label::safe(&format!(" {note}"), theme.quiet()),
    ];
    Clear.render(area.intersection(frame.area()), frame.buffer_mut());
    line(frame.buffer_mut(), area, Line::from(spans));
    let x = area.x.saturating_add((before + caret) as u16).min(area.right().saturating_sub(1));
    if area.width > 0 && area.height > 0 {
        frame.set_cursor_position(Position::new(x, area.y));
    }
}
