//! Styles by meaning. No meaning rests on colour alone: without colours the modifiers still tell.

use ratatui::style::{Color, Modifier, Style};

use crate::figure::{Direction, Figure, Role, Status};

/// The styles of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    color: bool,
}

impl Theme {
    /// A theme with colours, or one that uses none (`NO_COLOR`).
    pub const fn new(colors: Colors) -> Self {
        Self { color: matches!(colors, Colors::Ansi) }
    }

    fn paint(self, color: Color) -> Style {
        if self.color { Style::new().fg(color) } else { Style::new() }
    }

    /// Lines between panes.
    pub fn frame(self) -> Style {
        self.quiet()
    }

    /// The title of a pane.
    pub fn title(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// The title of the pane in focus.
    pub fn focus(self) -> Style {
        self.paint(Color::Cyan).add_modifier(Modifier::BOLD | Modifier::REVERSED)
    }

    /// The selected row of the list in focus.
    pub fn selected(self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }

    /// The selected row of another list.
    pub fn resting(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD | Modifier::UNDERLINED)
    }

    /// Less important words.
    pub fn quiet(self) -> Style {
        if self.color { Style::new().fg(Color::DarkGray) } else { Style::new().add_modifier(Modifier::DIM) }
    }

    /// A heading of depth 1, 2, …
    pub fn heading(self, depth: u16) -> Style {
        let style = self.paint(if depth <= 1 { Color::Yellow } else { Color::LightYellow });
        if depth <= 2 { style.add_modifier(Modifier::BOLD) } else { style }
    }

    /// The report's own title.
    pub fn own_title(self) -> Style {
        self.paint(Color::Yellow).add_modifier(Modifier::BOLD | Modifier::UNDERLINED)
    }

    /// A mark that asks for attention: masked, gap, damaged.
    pub fn mark(self) -> Style {
        self.paint(Color::Red).add_modifier(Modifier::BOLD)
    }

    /// A place found by search or a letter that matched.
    pub fn found(self) -> Style {
        if self.color {
            Style::new().fg(Color::Black).bg(Color::Yellow)
        } else {
            Style::new().add_modifier(Modifier::REVERSED)
        }
    }

    /// The place found that is the current one.
    pub fn found_here(self) -> Style {
        self.found().add_modifier(Modifier::BOLD | Modifier::UNDERLINED)
    }

    /// A letter that matched in a list.
    pub fn matched(self) -> Style {
        self.paint(Color::Magenta).add_modifier(Modifier::BOLD | Modifier::UNDERLINED)
    }

    /// A figure in the text or in the table.
    pub fn figure(self, figure: &Figure) -> Style {
        let style = match figure.role {
            _ if figure.is_masked() => {
                self.paint(Color::Red).add_modifier(Modifier::DIM | Modifier::CROSSED_OUT)
            }
            Role::Level => self.paint(Color::Cyan).add_modifier(Modifier::BOLD),
            Role::Share => self.paint(Color::Blue).add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
            Role::Change { direction: Some(Direction::Down), .. } => {
                self.paint(Color::Magenta).add_modifier(Modifier::UNDERLINED)
            }
            Role::Change { .. } => self.paint(Color::Green).add_modifier(Modifier::UNDERLINED),
        };
        match figure.status {
            Status::Actual => style,
            Status::Forecast | Status::Target | Status::Rule => style.add_modifier(Modifier::ITALIC),
        }
    }

    /// What the current figure has on top of its own style.
    pub fn current(self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED | Modifier::BOLD)
    }
}

/// Whether the terminal shows colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colors {
    /// The sixteen colours of the terminal's own palette.
    Ansi,
    /// None.
    None,
}
