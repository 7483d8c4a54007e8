//! Styles by meaning. No meaning rests on colour alone: without colours the modifiers still tell.
//!
//! Does not know where on the screen anything is drawn. The colours stand in one table.

mod color;
mod table;

use ratatui::style::{Modifier, Style};

use crate::config::THEMES;
use crate::figure::{Direction, Figure, Role, Status};

pub use color::Depth;
use table::Meaning;

/// The styles of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    palette: Palette,
    depth: Depth,
}

/// Which colours a theme has, in the order of [`THEMES`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Palette {
    /// The sixteen of the terminal itself.
    Terminal,
    /// Colours that are read well on a light background.
    Light,
    /// Colours that are read well on a dark background.
    Dark,
    /// Strong ones, each with a background of its own.
    Contrast,
    /// None.
    Mono,
}

impl Palette {
    /// The palettes in the order of [`THEMES`].
    pub const ALL: [Self; 5] = [Self::Terminal, Self::Light, Self::Dark, Self::Contrast, Self::Mono];

    /// The palette of this name.
    pub fn named(name: &str) -> Option<Self> {
        THEMES.iter().position(|known| *known == name).and_then(|index| Self::ALL.get(index)).copied()
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        THEMES.get(self as usize).copied().unwrap_or_default()
    }
}

impl Theme {
    /// A theme for a terminal with so many colours.
    pub const fn new(palette: Palette, depth: Depth) -> Self {
        Self { palette, depth }
    }

    /// The theme that uses no colours.
    pub const fn mono() -> Self {
        Self::new(Palette::Mono, Depth::None)
    }

    /// The same terminal with the colours of another palette.
    #[must_use]
    pub const fn with(self, palette: Palette) -> Self {
        Self { palette, ..self }
    }

    /// Which colours it has.
    pub const fn palette(self) -> Palette {
        self.palette
    }

    fn style(self, meaning: Meaning) -> Style {
        table::style(meaning, self.palette, self.depth)
    }

    /// Lines between panes.
    pub fn frame(self) -> Style {
        self.quiet()
    }

    /// The title of a pane.
    pub fn title(self) -> Style {
        self.style(Meaning::Title)
    }

    /// The title of the pane in focus.
    pub fn focus(self) -> Style {
        self.style(Meaning::Focus)
    }

    /// The selected row of the list in focus.
    pub fn selected(self) -> Style {
        self.style(Meaning::Selected)
    }

    /// The selected row of another list.
    pub fn resting(self) -> Style {
        self.style(Meaning::Resting)
    }

    /// Less important words.
    pub fn quiet(self) -> Style {
        self.style(Meaning::Quiet)
    }

    /// A heading of depth 1, 2, …
    pub fn heading(self, depth: u16) -> Style {
        self.style(match depth {
            0 | 1 => Meaning::Heading,
            2 => Meaning::SecondHeading,
            _ => Meaning::DeepHeading,
        })
    }

    /// The report's own title.
    pub fn own_title(self) -> Style {
        self.style(Meaning::OwnTitle)
    }

    /// A mark that asks for attention: masked, gap, damaged.
    pub fn mark(self) -> Style {
        self.style(Meaning::Mark)
    }

    /// A place found by search or a letter that matched.
    pub fn found(self) -> Style {
        self.style(Meaning::Found)
    }

    /// The place found that is the current one.
    pub fn found_here(self) -> Style {
        self.found().add_modifier(Modifier::BOLD | Modifier::UNDERLINED)
    }

    /// A letter that matched in a list.
    pub fn matched(self) -> Style {
        self.style(Meaning::Matched)
    }

    /// A figure in the text or in the table.
    pub fn figure(self, figure: &Figure) -> Style {
        let style = self.style(match figure.role {
            _ if figure.is_masked() => Meaning::Masked,
            Role::Level => Meaning::Level,
            Role::Share => Meaning::Share,
            Role::Change { direction: Some(Direction::Down), .. } => Meaning::Decline,
            Role::Change { .. } => Meaning::Change,
        });
        match figure.status {
            Status::Actual => style,
            Status::Forecast | Status::Target | Status::Rule => style.add_modifier(Modifier::ITALIC),
        }
    }

    /// What the current figure has on top of its own style.
    pub fn current(self) -> Style {
        self.style(Meaning::Current)
    }
}

#[cfg(test)]
mod tests;
