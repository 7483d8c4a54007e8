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
    waiting: Vec<Vec<String>>,
    columns: Option<Vec<Column>>,
}

#[derive(Debug, Clone, Copy)]
struct Column {
    width: usize,
    is_number: bool,
}

impl<'a> Table<'a> {
    pub(crate) fn new(out: &'a mut dyn Write, shape: &Shape, surface: Surface) -> Self {
        let header = shape.brief.iter().map(|&name| name.to_owned()).collect();
        Self { out, surface, waiting: vec![header], columns: None }
    }

    fn settle(&mut self) -> io::Result<()> {
        let count = self.waiting.first().map_or(0, Vec::len);
        let columns: Vec<Column> = (0..count).map(|index| column(&self.waiting, index)).collect();
        for cells in std::mem::take(&mut self.waiting) {
            self.line(&cells, &columns)?;
        }
        self.columns = Some(columns);
        Ok(())
    }

    fn line(&mut self, cells: &[String], columns: &[Column]) -> io::Result<()> {
        let last = columns.len().saturating_sub(1);
        let mut line = String::new();
        for (index, (text, column)) in cells.iter().zip(columns).enumerate() {
            // The last column ends the line: it is neither cut nor filled up.
            line.push_str(&if index == last { text.clone() } else { column.fitted(text) });
            line.push_str(if index == last { "" } else { "  " });
        }
        writeln!(self.out, "{}", line.trim_end())
    }
}

impl Sink for Table<'_> {
    fn row(&mut self, row: &dyn Row) -> io::Result<()> {
        let cells: Vec<String> =
            row.brief().into_iter().map(|text| cell::shown(&text, self.surface).into_owned()).collect();
        if let Some(columns) = self.columns.take() {
            let written = self.line(&cells, &columns);
            self.columns = Some(columns);
            return written;
        }
        self.waiting.push(cells);
        if self.waiting.len() > FIRST_ROWS { self.settle() } else { Ok(()) }
    }

    fn end(&mut self) -> io::Result<()> {
        if self.columns.is_none() { self.settle() } else { Ok(()) }
    }
}

fn column(rows: &[Vec<String>], index: usize) -> Column {
    let cells = || rows.iter().filter_map(|row| row.get(index));
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
