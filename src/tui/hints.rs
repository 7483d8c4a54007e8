//! Letters over the figures that are seen: type them, and the figure is copied, marked or gone to.
//!
//! Does not know reports: it is told where the figures stand. All names are equally long, so that none
//! is the beginning of another.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::export::copy::Template;
use crate::figure::FigureId;
use crate::tui::label;
use crate::tui::reader::Spot;
use crate::tui::theme::Theme;

/// The letters of names: those of the middle row first, and none that looks like another one or like
/// a digit (i, l, o).
const LETTERS: &[u8] = b"asdfghjkqwertyupzxcvbnm";

/// What becomes of a figure whose name is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Does {
    /// It is copied, and the names go.
    #[default]
    Copy,
    /// It is marked, or its mark is taken off, and the names stay.
    Mark,
}

/// The state of the names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hints {
    /// What becomes of a figure.
    pub does: Does,
    /// How a figure is copied.
    pub template: Template,
    typed: String,
}

/// What a letter did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// A name began.
    Stay,
    /// No figure has such a name; nothing is typed now.
    Unknown,
    /// This one was named.
    Named(FigureId),
    /// This one was named, and its last letter was a capital.
    Capital(FigureId),
}

impl Hints {
    /// Nothing is typed yet.
    pub fn new(template: Template) -> Self {
        Self { does: Does::default(), template, typed: String::new() }
    }

    /// Goes from copying to marking and back.
    pub fn turn(&mut self) {
        self.does = if self.does == Does::Copy { Does::Mark } else { Does::Copy };
    }

    /// Forgets what is typed; `false` when nothing was.
    pub fn clear(&mut self) -> bool {
        !std::mem::take(&mut self.typed).is_empty()
    }

    /// Takes a letter while these figures are seen.
    pub fn key(&mut self, letter: char, spots: &[Spot]) -> Outcome {
        self.typed.push(letter.to_ascii_lowercase());
        let mut begun = named(spots).into_iter().filter(|(name, _)| name.starts_with(&self.typed));
        let Some((name, spot)) = begun.next() else {
            self.typed.clear();
            return Outcome::Unknown;
        };
        if name != self.typed {
            return Outcome::Stay;
        }
        self.typed.clear();
        if letter.is_ascii_uppercase() { Outcome::Capital(spot.figure) } else { Outcome::Named(spot.figure) }
    }

    /// Draws the names that go on as it was typed, over the contents of the pane.
    pub fn draw(&self, buffer: &mut Buffer, inside: Rect, spots: &[Spot], theme: Theme) {
        // On one row no name hides another.
        let (mut row, mut free) = (u16::MAX, 0);
        for (name, spot) in named(spots) {
            let least = if spot.row == row { free } else { 0 };
            let column = spot.column.max(least).min(inside.width.saturating_sub(name.len() as u16));
            (row, free) = (spot.row, column.saturating_add(name.len() as u16));
            let Some(rest) = name.strip_prefix(&self.typed) else { continue };
            let area = Rect::new(inside.x + column, inside.y.saturating_add(spot.row), rest.len() as u16, 1);
            let area = area.intersection(inside).intersection(buffer.area);
            if !area.is_empty() {
                let line = Line::from(label::safe(rest, theme.found_here()));
                buffer.set_line(area.x, area.y, &line, area.width);
            }
        }
    }
}

/// The figures with their names.
fn named(spots: &[Spot]) -> Vec<(String, Spot)> {
    let length = length(spots.len());
    spots.iter().enumerate().map(|(index, spot)| (name(index, length), *spot)).collect()
}

/// How many letters are needed for so many names.
fn length(count: usize) -> u32 {
    (1..=8).find(|length| LETTERS.len().saturating_pow(*length) >= count).unwrap_or(1)
}

fn name(index: usize, length: u32) -> String {
    let letter = |place: u32| {
        let digit = index / LETTERS.len().saturating_pow(place) % LETTERS.len();
        LETTERS.get(digit).copied().map_or(' ', char::from)
    };
    (0..length).rev().map(letter).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::tui::theme::{Depth, Palette};

    fn spots(count: usize) -> Vec<Spot> {
        let spot = |at: usize| Spot { figure: FigureId(at as u32), row: at as u16, column: 4 };
        (0..count).map(spot).collect()
    }

    #[test]
    fn no_name_is_the_beginning_of_another() {
        for count in [0, 1, 2, 23, 24, 80, 529, 530, 3000] {
            let names: Vec<String> = named(&spots(count)).into_iter().map(|(name, _)| name).collect();
            assert_eq!(names.iter().collect::<HashSet<_>>().len(), count);
            assert!(names.iter().all(|name| name.len() == names[0].len()), "{count}");
            assert!(!names.concat().contains(['i', 'l', 'o', ' ']));
        }
        assert_eq!((length(23), length(24), length(529)), (1, 2, 2));
    }

    #[test]
    fn typing_a_name_names_a_figure() {
        let (few, many) = (spots(5), spots(40));
        let mut hints = Hints::new(Template::Value);
        assert_eq!(hints.key('s', &few), Outcome::Named(FigureId(1)));
        assert_eq!(hints.key('D', &few), Outcome::Capital(FigureId(2)));
        assert_eq!(hints.key('z', &few), Outcome::Unknown);
        assert_eq!(hints.key('a', &many), Outcome::Stay);
        assert_eq!(hints.key('d', &many), Outcome::Named(FigureId(2)));
        assert_eq!(hints.key('s', &many), Outcome::Stay);
        assert_eq!(hints.key('l', &many), Outcome::Unknown);
        assert_eq!(hints.key('s', &many), Outcome::Stay);
        assert!(hints.clear() && !hints.clear());
    }

    #[test]
    fn names_stand_beside_each_other_and_inside() {
        let theme = Theme::new(Palette::Mono, Depth::None);
        let spot = |figure, row, column| Spot { figure: FigureId(figure), row, column };
        let area = Rect::new(0, 0, 8, 2);
        let mut buffer = Buffer::empty(area);
        let close = [spot(0, 0, 1), spot(1, 0, 1), spot(2, 0, 30), spot(3, 1, 0), spot(4, 9, 0)];
        Hints::new(Template::Value).draw(&mut buffer, area, &close, theme);
        let text: String = buffer.content.iter().map(ratatui::buffer::Cell::symbol).collect();
        assert_eq!(text, " as    df       ");
    }
}
