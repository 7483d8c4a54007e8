//! A short list over the panes from which one thing is chosen.
//!
//! Knows what is chosen, not what is done with it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

use crate::tui::action::Action;
use crate::tui::chrome;
use crate::tui::label;
use crate::tui::list::List;
use crate::tui::theme::{Palette, Theme};

/// The state of the list.
#[derive(Debug, Clone)]
pub struct Choice {
    title: String,
    rows: Vec<String>,
    list: List,
    /// What it is for.
    pub used: Use,
}

/// What is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// The encoding of the open report.
    Encoding,
    /// The theme, and which one it was before.
    Theme(Palette),
}

impl Choice {
    /// A list of rows with one of them selected.
    pub fn new(title: &str, rows: Vec<String>, selected: usize) -> Self {
        Self { title: title.to_owned(), rows, list: List { selected, top: 0 }, used: Use::Encoding }
    }

    /// The same list for something else.
    #[must_use]
    pub fn used(self, used: Use) -> Self {
        Self { used, ..self }
    }

    /// The selected row.
    pub fn selected(&self) -> usize {
        self.list.selected
    }

    /// Moves as `action` says.
    pub fn step(&mut self, action: Action, count: Option<usize>, area: Rect) {
        self.list.step(action, count, self.rows.len(), usize::from(area.height.saturating_sub(2)));
    }

    /// Draws the list in the middle of `area`.
    pub fn draw(&self, buffer: &mut Buffer, area: Rect, theme: Theme) {
        let widest = self.rows.iter().map(|row| label::columns(row)).max().unwrap_or_default();
        let width = (widest.max(label::columns(&self.title) + 2) + 4).min(area.width.into()) as u16;
        let height = (self.rows.len() + 2).min(area.height.into()) as u16;
        let (x, y) = (area.x + (area.width - width) / 2, area.y + (area.height - height) / 2);
        let inside = chrome::over(buffer, Rect { x, y, width, height }, &self.title, theme);
        for (at, row) in self.rows.iter().enumerate().skip(self.list.top) {
            let Some(area) = chrome::row(inside, at - self.list.top) else { break };
            let style = if at == self.list.selected { theme.selected() } else { Style::new() };
            let text = label::left(&format!(" {row}"), area.width.into());
            chrome::line(buffer, area, Line::from(label::safe(&text, style)));
        }
    }
}
