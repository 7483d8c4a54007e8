//! Columns for reading on a screen, aligned by what a terminal shows.
//!
//! The first rows decide how wide the columns are, so that the others need not wait for the last.

use std::io::{self, Write};
use std::iter;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::export::{Row, Shape, Sink, Surface, cell};

const FIRST_ROWS: usize = 200;
const WIDEST: usize = 36;

/// Rows in columns.
pub(crate) struct Table<'a> {
    out: &'a mut dyn Write,
    surface: Surface,
    waiting: Vec<Line>,
    columns: Option<Vec<Column>>,
}

/// The cells of a row and what stands below it.
struct Line {
    cells: Vec<String>,
    note: Option<String>,
}

#[derive(Debug, Clone, Copy)]
struct Column {
    width: usize,
    is_number: bool,
}

impl<'a> Table<'a> {
    pub(crate) fn new(out: &'a mut dyn Write, shape: &Shape, surface: Surface) -> Self {
        let cells = shape.brief.iter().map(|&name| name.to_owned()).collect();
        let header = Line { cells, note: None };
        Self { out, surface, waiting: vec![header], columns: None }
    }

    fn settle(&mut self) -> io::Result<()> {
        let count = self.waiting.first().map_or(0, |header| header.cells.len());
        let columns: Vec<Column> = (0..count).map(|index| column(&self.waiting, index)).collect();
        for line in std::mem::take(&mut self.waiting) {
            self.line(&line, &columns)?;
        }
        self.columns = Some(columns);
        Ok(())
    }

    fn line(&mut self, row: &Line, columns: &[Column]) -> io::Result<()> {
        let last = columns.len().saturating_sub(1);
        let mut line = String::new();
        for (index, (text, column)) in row.cells.iter().zip(columns).enumerate() {
            // The last column ends the line: it is neither cut nor filled up.
            line.push_str(&if index == last { text.clone() } else { column.fitted(text) });
            line.push_str(if index == last { "" } else { "  " });
        }
        writeln!(self.out, "{}", line.trim_end())?;
        row.note.iter().try_for_each(|note| writeln!(self.out, "    {note}"))
    }
}

impl Sink for Table<'_> {
    fn row(&mut self, row: &dyn Row) -> io::Result<()> {
        let shown = |text: String| cell::shown(&text, self.surface).into_owned();
        let line = Line { cells: row.brief().into_iter().map(shown).collect(), note: row.note().map(shown) };
        if let Some(columns) = self.columns.take() {
            let written = self.line(&line, &columns);
            self.columns = Some(columns);
            return written;
        }
        self.waiting.push(line);
        if self.waiting.len() > FIRST_ROWS { self.settle() } else { Ok(()) }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    fn end(&mut self) -> io::Result<()> {
        if self.columns.is_none() { self.settle() } else { Ok(()) }
    }
}

fn column(rows: &[Line], index: usize) -> Column {
    let cells = || rows.iter().filter_map(|row| row.cells.get(index));
    let is_number = |text: &String| text.chars().all(|character| character.is_ascii_digit());
    Column {
        width: cells().map(|text| text.width()).max().unwrap_or(0).min(WIDEST),
        is_number: cells().skip(1).all(is_number),
    }
}

impl Column {
    fn fitted(self, text: &str) -> String {
        let text = cut(text, self.width);
        let fill: String = iter::repeat_n(' ', self.width.saturating_sub(text.width())).collect();
        if self.is_number { fill + &text } else { text + &fill }
    }
}

// As much as fits, with a mark where something is missing.
fn cut(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut left = width.saturating_sub(1);
    let fits = |character: &char| {
        let needed = character.width().unwrap_or(0);
        let fits = needed <= left;
        left = left.saturating_sub(needed);
        fits
    };
    text.chars().take_while(fits).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_cut_at_the_width_of_the_screen() {
        for (text, width, expected) in [
            ("农业生产", 8, "农业生产"),
            ("农业生产", 7, "农业生…"),
            ("农业生产", 6, "农业…"),
            ("农", 1, "…"),
            ("", 0, ""),
        ] {
            assert_eq!(cut(text, width), expected);
            assert!(cut(text, width).width() <= width);
        }
    }
}
