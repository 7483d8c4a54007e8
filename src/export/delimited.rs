//! Values separated by commas or tabs, for spreadsheets and scripts.
//!
//! A file gets a byte order mark, without which Excel takes Chinese for another encoding.

use std::io::{self, Write};

use csv::{Writer, WriterBuilder};

use crate::export::{Row, Shape, Sink, Surface, cell};

/// Rows with a header line.
pub(crate) struct Delimited<'a> {
    writer: Writer<&'a mut dyn Write>,
    surface: Surface,
}

impl<'a> Delimited<'a> {
    pub(crate) fn comma(out: &'a mut dyn Write, shape: &Shape, surface: Surface) -> io::Result<Self> {
        if surface == Surface::File {
            out.write_all("\u{feff}".as_bytes())?;
        }
        Self::begin(out, b',', shape, surface)
    }

    pub(crate) fn tab(out: &'a mut dyn Write, shape: &Shape, surface: Surface) -> io::Result<Self> {
        Self::begin(out, b'\t', shape, surface)
    }

    fn begin(out: &'a mut dyn Write, between: u8, shape: &Shape, surface: Surface) -> io::Result<Self> {
        let mut writer = WriterBuilder::new().delimiter(between).from_writer(out);
        writer.write_record(shape.columns).map_err(error)?;
        Ok(Self { writer, surface })
    }
}

impl Sink for Delimited<'_> {
    fn row(&mut self, row: &dyn Row) -> io::Result<()> {
        let cells = row.cells().into_iter().map(cell::defused);
        let cells = cells.map(|text| cell::shown(&text, self.surface).into_owned());
        self.writer.write_record(cells).map_err(error)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.writer.flush()
    }

    fn end(&mut self) -> io::Result<()> {
        self.writer.flush()
    }
}

// The crate's own conversion forgets that a pipe was closed.
fn error(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        kind => io::Error::other(format!("{kind:?}")),
    }
}
