//! A frame as a terminal shows it: every column is the start of a character or covered by one.
//!
//! ratatui lets a popup overwrite half of a wide character, and a wide one stand in the last
//! column; a terminal cannot show either, so both become blanks here. Where ambiguous characters are
//! wide, the fillers behind them go, and one without a filler, such as the line of a box, becomes a
//! character of ASCII. Sends nothing.

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Size;
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr;

use crate::tui::glyph;

/// The cells of a screen, row by row; those that look alike are equal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cells {
    size: Size,
    cells: Vec<Cell>,
}

impl Cells {
    /// A cleared screen.
    pub(super) fn blank(size: Size) -> Self {
        let count = usize::from(size.width) * usize::from(size.height);
        Self { size, cells: vec![Cell::default(); count] }
    }

    /// What a terminal can show of `buffer`; without `has_lines` the lines of boxes are ASCII.
    pub(super) fn new(buffer: &Buffer, has_lines: bool) -> Self {
        let size = buffer.area.as_size();
        let mut cells = Vec::with_capacity(buffer.content.len());
        for row in buffer.content.chunks(usize::from(size.width).max(1)) {
            push_row(&mut cells, row, has_lines);
        }
        Self { size, cells }
    }

    /// Columns and rows.
    pub(super) fn size(&self) -> Size {
        self.size
    }

    /// The same cells, `change`d: what it gets are the cells, row by row, and the columns of a row.
    pub(super) fn changed(&self, change: impl FnOnce(&mut [Cell], usize)) -> Self {
        let mut changed = self.clone();
        change(&mut changed.cells, usize::from(self.size.width).max(1));
        changed
    }

    /// The rows from the top.
    pub(super) fn rows(&self) -> impl Iterator<Item = &[Cell]> {
        self.cells.chunks(usize::from(self.size.width).max(1))
    }
}

fn push_row(cells: &mut Vec<Cell>, row: &[Cell], has_lines: bool) {
    let mut x = 0;
    while let Some(cell) = row.get(x) {
        if is_filled(row, x) {
            cells.extend([seen(cell), covering()]);
            x += 2;
            continue;
        }
        let width = cell.symbol().width();
        let covered = row.get(x + 1..x + width.max(1));
        // What a wide character covers is blank, unless something was drawn over it later.
        if width > 0
            && covered.is_some_and(|covered| covered.iter().all(|cell| cell.symbol() == " "))
            && !is_filler(cell)
        {
            cells.push(seen(&plain(cell, has_lines)));
            cells.extend(std::iter::repeat_with(covering).take(width - 1));
            x += width;
        } else {
            let mut blank = cell.clone();
            blank.set_symbol(" ");
            cells.push(seen(&blank));
            x += 1;
        }
    }
}

/// Whether an ambiguous character that is wide here stands in column `x`.
fn is_filled(row: &[Cell], x: usize) -> bool {
    let is_ambiguous = |cell: &Cell| cell.symbol().chars().next().is_some_and(glyph::is_ambiguous);
    row.get(x).is_some_and(|cell| is_ambiguous(cell) && !is_filler(cell))
        && row.get(x + 1).is_some_and(is_filler)
}

fn is_filler(cell: &Cell) -> bool {
    cell.symbol().chars().eq([glyph::FILLER])
}

/// `cell` as it can be shown in one column.
fn plain(cell: &Cell, has_lines: bool) -> Cell {
    let first = cell.symbol().chars().next().filter(|&first| glyph::is_ambiguous(first));
    let mut cell = cell.clone();
    if let Some(first) = first
        && (glyph::is_wide() || !has_lines && glyph::is_line(first))
    {
        cell.set_char(glyph::stand_in(first));
    }
    cell
}

/// `cell` without the colours that cannot be seen on a blank.
fn seen(cell: &Cell) -> Cell {
    let mut seen = cell.clone();
    if seen.symbol() == " " {
        seen.set_symbol(" ");
        seen.modifier &= seen_on_blank(seen.modifier);
        if seen.modifier.is_empty() {
            seen.fg = Color::Reset;
        }
        if seen.modifier.is_empty() && seen.bg == Color::Reset {
            return Cell::default();
        }
    }
    seen
}

/// Of `attributes` those that show on a blank.
pub(super) fn seen_on_blank(attributes: Modifier) -> Modifier {
    let lines = Modifier::UNDERLINED | Modifier::REVERSED | Modifier::CROSSED_OUT;
    // A reversed blank has the colour of letters, which bold and dim change on many terminals.
    let weight = if attributes.contains(Modifier::REVERSED) {
        Modifier::BOLD | Modifier::DIM
    } else {
        Modifier::empty()
    };
    attributes & (lines | weight)
}

/// What stands in a column that a wide character covers.
fn covering() -> Cell {
    Cell::new("")
}

/// Whether the column of `cell` belongs to a character before it.
pub(super) fn is_covered(cell: &Cell) -> bool {
    cell.symbol().is_empty()
}

/// The columns `cell` takes.
pub(super) fn width(cell: &Cell) -> usize {
    match cell.symbol().chars().next() {
        Some(first) if glyph::is_wide() && glyph::is_ambiguous(first) => 2,
        _ => cell.symbol().width(),
    }
}

/// Whether every terminal gives `cell` that width; `trusts` when ambiguous characters are narrow here.
pub(super) fn is_width_sure(cell: &Cell, trusts: bool) -> bool {
    let mut characters = cell.symbol().chars();
    let Some(character) = characters.next() else { return false };
    characters.next().is_none() && (trusts || !glyph::is_ambiguous(character))
}

/// The column from which on `row` looks like cleared.
pub(super) fn end(row: &[Cell]) -> usize {
    row.iter().rposition(|cell| *cell != Cell::default()).map_or(0, |last| last + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::Style;

    #[track_caller]
    fn check(buffer: &Buffer, expected: &[&str]) {
        let cells = Cells::new(buffer, true);
        let symbols: Vec<&str> = cells.cells.iter().map(Cell::symbol).collect();
        assert_eq!(symbols, expected);
    }

    #[test]
    fn a_wide_character_covers_the_next_column() {
        check(&Buffer::with_lines(["报a"]), &["报", "", "a"]);
    }

    #[test]
    fn half_a_character_is_a_blank() {
        let mut buffer = Buffer::with_lines(["报告"]);
        buffer.set_string(1, 0, "│", Style::new());
        check(&buffer, &[" ", "│", "告", ""]);
        let mut buffer = Buffer::with_lines(["ab"]);
        buffer.content[1].set_symbol("告");
        check(&buffer, &["a", " "]);
    }

    #[test]
    fn blanks_that_look_alike_are_equal() {
        let mut buffer = Buffer::with_lines(["a  "]);
        buffer.set_style(buffer.area, Style::new().fg(Color::Red).add_modifier(Modifier::BOLD));
        assert_eq!(end(&Cells::new(&buffer, true).cells), 1);
        buffer.set_style(buffer.area, Style::new().add_modifier(Modifier::REVERSED));
        assert_eq!(end(&Cells::new(&buffer, true).cells), 3);
    }
}
