//! Colours and attributes: what the terminal writes with now, and the shortest way to change it.
//!
//! Does not know where on the screen it writes.

use std::fmt::Write;

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

use crate::tui::backend::cells;

/// One row for each attribute: the number that begins it, and the one that ends it.
const ATTRIBUTES: &[(Modifier, u8, u8)] = &[
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::SLOW_BLINK, 5, 25),
    (Modifier::RAPID_BLINK, 6, 25),
    (Modifier::REVERSED, 7, 27),
    (Modifier::HIDDEN, 8, 28),
    (Modifier::CROSSED_OUT, 9, 29),
];

/// The sixteen named colours: their numbers as a foreground; a background adds ten.
const NAMED: &[(Color, u8)] = &[
    (Color::Reset, 39),
    (Color::Black, 30),
    (Color::Red, 31),
    (Color::Green, 32),
    (Color::Yellow, 33),
    (Color::Blue, 34),
    (Color::Magenta, 35),
    (Color::Cyan, 36),
    (Color::Gray, 37),
    (Color::DarkGray, 90),
    (Color::LightRed, 91),
    (Color::LightGreen, 92),
    (Color::LightYellow, 93),
    (Color::LightBlue, 94),
    (Color::LightMagenta, 95),
    (Color::LightCyan, 96),
    (Color::White, 97),
];

/// What the terminal writes with now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pen {
    foreground: Color,
    background: Color,
    attributes: Modifier,
    /// Whether the terminal can end an attribute alone.
    pub(super) ends: bool,
}

impl Default for Pen {
    fn default() -> Self {
        let (foreground, background) = (Color::Reset, Color::Reset);
        Self { foreground, background, attributes: Modifier::empty(), ends: false }
    }
}

impl Pen {
    /// Whether `cell` looks right without a change of colours; a column that is covered always does.
    pub(super) fn writes(self, cell: &Cell) -> bool {
        cell.symbol().is_empty() || self.wanted(cell) == self || self.writes_blank(cell)
    }

    /// Takes the colours of `cell`.
    pub(super) fn put_on(&mut self, cell: &Cell, bytes: &mut Vec<u8>) {
        if !self.writes_blank(cell) {
            self.change(self.wanted(cell), bytes);
        }
    }

    /// Makes what is cleared next blank without colour.
    pub(super) fn plain(&mut self, bytes: &mut Vec<u8>) {
        if !self.writes_blank(&Cell::default()) {
            self.change(self.put_down(), bytes);
        }
    }

    /// The same terminal's pen as it is for `cell`.
    fn wanted(self, cell: &Cell) -> Self {
        Self { foreground: cell.fg, background: cell.bg, attributes: cell.modifier, ..self }
    }

    /// The same terminal's pen without anything.
    pub(super) fn put_down(self) -> Self {
        Self { ends: self.ends, ..Self::default() }
    }

    /// Whether `cell` is a blank that looks right: what only letters show does not matter for it.
    fn writes_blank(self, cell: &Cell) -> bool {
        let (has, wants) = (cells::seen_on_blank(self.attributes), cells::seen_on_blank(cell.modifier));
        let has_color = wants.is_empty() || cell.fg == self.foreground;
        cell.symbol() == " " && cell.bg == self.background && has == wants && has_color
    }

    fn change(&mut self, wanted: Self, bytes: &mut Vec<u8>) {
        if *self == wanted {
            return;
        }
        // Nothing before a semicolon is a zero, which puts the pen down first.
        let anew = format!(";{}", self.put_down().codes(wanted));
        // One attribute cannot be ended alone on every terminal.
        let is_kept = wanted.attributes.contains(self.attributes) && wanted != self.put_down();
        let changed = (is_kept || self.ends).then(|| self.codes(wanted));
        let codes = changed.filter(|changed| is_kept || changed.len() < anew.len()).unwrap_or(anew);
        *self = wanted;
        bytes.extend_from_slice(b"\x1b[");
        bytes.extend_from_slice(codes.strip_suffix(';').unwrap_or(&codes).as_bytes());
        bytes.push(b'm');
    }

    /// What makes `wanted` of this, a semicolon behind each.
    fn codes(self, wanted: Self) -> String {
        let (mut codes, mut has) = (String::new(), self.attributes);
        for &(attribute, _, end) in ATTRIBUTES {
            if (has - wanted.attributes).contains(attribute) {
                let _ = write!(codes, "{end};");
                // It ends what shares its number too.
                let alike = ATTRIBUTES.iter().filter(|(_, _, other)| *other == end);
                alike.for_each(|(attribute, ..)| has.remove(*attribute));
            }
        }
        for &(attribute, code, _) in ATTRIBUTES {
            if (wanted.attributes - has).contains(attribute) {
                let _ = write!(codes, "{code};");
            }
        }
        if wanted.foreground != self.foreground {
            codes.push_str(&color(wanted.foreground, 0));
        }
        if wanted.background != self.background {
            codes.push_str(&color(wanted.background, 10));
        }
        codes
    }
}

fn color(color: Color, offset: u8) -> String {
    match color {
        Color::Indexed(index) => format!("{};5;{index};", 38 + offset),
        Color::Rgb(red, green, blue) => format!("{};2;{red};{green};{blue};", 38 + offset),
        named => NAMED
            .iter()
            .find(|(row, _)| *row == named)
            .map(|(_, code)| format!("{};", code + offset))
            .unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(pen: &mut Pen, cell: &mut Cell, expected: &str) {
        let mut frame = Vec::new();
        pen.put_on(cell, &mut frame);
        assert_eq!(String::from_utf8(frame).unwrap(), expected);
    }

    #[test]
    fn only_changes_are_sent() {
        let mut pen = Pen::default();
        let mut cell = Cell::new("字");
        check(&mut pen, &mut cell, "");
        check(&mut pen, cell.set_fg(Color::Red), "\x1b[31m");
        check(&mut pen, &mut cell, "");
        cell.modifier = Modifier::BOLD;
        check(&mut pen, cell.set_bg(Color::Indexed(7)), "\x1b[1;48;5;7m");
        cell.modifier = Modifier::REVERSED;
        check(&mut pen, cell.set_bg(Color::Rgb(1, 2, 3)), "\x1b[;7;31;48;2;1;2;3m");
        check(&mut pen, &mut Cell::new("字"), "\x1b[m");
    }

    #[test]
    fn an_attribute_is_ended_alone_where_that_is_shorter() {
        let mut pen = Pen { ends: true, ..Pen::default() };
        let mut cell = Cell::new("字");
        cell.modifier = Modifier::BOLD | Modifier::REVERSED;
        check(&mut pen, cell.set_fg(Color::Cyan), "\x1b[1;7;36m");
        cell.modifier = Modifier::BOLD;
        check(&mut pen, &mut cell, "\x1b[27m");
        cell.modifier = Modifier::BOLD | Modifier::DIM;
        check(&mut pen, cell.set_fg(Color::Rgb(1, 2, 3)), "\x1b[2;38;2;1;2;3m");
        // Both have one end.
        cell.modifier = Modifier::DIM;
        check(&mut pen, &mut cell, "\x1b[22;2m");
        check(&mut pen, &mut Cell::new("字"), "\x1b[m");
    }

    #[test]
    fn a_blank_needs_no_colour_of_letters() {
        let mut pen = Pen::default();
        check(&mut pen, Cell::new("a").set_fg(Color::Red), "\x1b[31m");
        check(&mut pen, &mut Cell::new(" "), "");
        let mut bold = Cell::new("a");
        bold.modifier = Modifier::BOLD;
        check(&mut pen, &mut bold, "\x1b[1;39m");
        check(&mut pen, &mut Cell::new(" "), "");
        check(&mut pen, &mut bold, "");
        check(&mut pen, Cell::new(" ").set_bg(Color::White), "\x1b[;107m");
    }
}
