//! A Markdown table, for notes and wikis.
//!
//! A cell cannot hold a bar or a line end.

use std::io::{self, Write};

use crate::export::{Row, Shape, Sink, Surface, cell};

/// Rows between bars.
pub(crate) struct Markdown<'a> {
    out: &'a mut dyn Write,
    surface: Surface,
}

impl<'a> Markdown<'a> {
    pub(crate) fn begin(out: &'a mut dyn Write, shape: &Shape, surface: Surface) -> io::Result<Self> {
        writeln!(out, "| {} |", shape.columns.join(" | "))?;
        writeln!(out, "|{}", " --- |".repeat(shape.columns.len()))?;
        Ok(Self { out, surface })
    }
}

impl Sink for Markdown<'_> {
    fn row(&mut self, row: &dyn Row) -> io::Result<()> {
        for text in row.cells() {
            write!(self.out, "| {} ", cell::shown(&cell::between_bars(&text), self.surface))?;
        }
        writeln!(self.out, "|")
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    fn end(&mut self) -> io::Result<()> {
        Ok(())
    }
}
