//! A frame as a terminal shows it: every column is the start of a character or covered by one.
//!
//! ratatui lets a popup overwrite half of a wide character, and a wide one stand in the last
//! column; a terminal cannot show either, so both become blanks here. Sends nothing.

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Size;
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr;

/// The attributes that show on a blank.
pub(super) const SEEN_ON_BLANK: Modifier =
    Modifier::UNDERLINED.union(Modifier::REVERSED).union(Modifier::CROSSED_OUT);

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

    /// What a terminal can show of `buffer`.
    pub(super) fn new(buffer: &Buffer) -> Self {
        let size = buffer.area.as_size();
        let mut cells = Vec::with_capacity(buffer.content.len());
        for row in buffer.content.chunks(usize::from(size.width).max(1)) {
            push_row(&mut cells, row);
        }
        Self { size, cells }
    }

    /// Columns and rows.
    pub(super) fn size(&self) -> Size {
        self.size
    }

    /// The rows from the top.
    pub(super) fn rows(&self) -> impl Iterator<Item = &[Cell]> {
        self.cells.chunks(usize::from(self.size.width).max(1))
    }
}

fn push_row(cells: &mut Vec<Cell>, row: &[Cell]) {
    let mut x = 0;
    while let Some(cell) = row.get(x) {
        let width = width(cell);
        let covered = row.get(x + 1..x + width.max(1));
        // What a wide character covers is blank, unless something was drawn over it later.
        if width > 0 && covered.is_some_and(|covered| covered.iter().all(|cell| cell.symbol() == " ")) {
            cells.push(seen(cell));
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

/// `cell` without the colours that cannot be seen on a blank.
fn seen(cell: &Cell) -> Cell {
    let mut seen = cell.clone();
    if seen.symbol() == " " {
        seen.set_symbol(" ");
        seen.modifier &= SEEN_ON_BLANK;
        if seen.modifier.is_empty() {
            seen.fg = Color::Reset;
        }
        if seen.modifier.is_empty() && seen.bg == Color::Reset {
            return Cell::default();
        }
    }
    seen
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
    cell.symbol().width()
}

/// Whether every terminal gives `cell` that width.
pub(super) fn is_width_sure(cell: &Cell) -> bool {
    let mut characters = cell.symbol().chars();
    characters.next().is_some() && characters.next().is_none() && cell.symbol().width_cjk() == width(cell)
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
        let cells = Cells::new(buffer);
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
        assert_eq!(end(&Cells::new(&buffer).cells), 1);
        buffer.set_style(buffer.area, Style::new().add_modifier(Modifier::REVERSED));
        assert_eq!(end(&Cells::new(&buffer).cells), 3);
    }
}
