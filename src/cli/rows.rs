//! Rows of many reports in one format, written as they come, in the order of the files.
//!
//! Does not know which records they are.

use std::io;
use std::ops::ControlFlow;

use crate::cli::args::Input;
use crate::cli::{Console, say};
use crate::export::{Format, Row, Shape, Surface};
use crate::library;
use crate::report::Report;
use crate::source::Options;

/// How the rows are written.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Target {
    pub(crate) format: Format,
    pub(crate) surface: Surface,
}

/// How many reports were read, how many could not be, and how many rows they gave.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) read: usize,
    pub(crate) failed: usize,
    pub(crate) rows: usize,
}

/// The rows of one report with this path.
pub(crate) type Make<'a, R> = &'a (dyn Fn(&str, &Report) -> Vec<R> + Sync);

/// Reads the input and writes the rows that `make` makes of each report.
pub(crate) fn write<R: Row + Send>(
    input: &Input,
    shape: &'static Shape,
    make: Make<'_, R>,
    target: Target,
    console: &mut Console<'_>,
) -> io::Result<Tally> {
    let Console { out, err, .. } = console;
    let mut sink = target.format.begin(*out, shape, target.surface)?;
    let options = Options { encoding: input.encoding };
    let mut tally = Tally::default();
    let mut written = Ok(());
    library::in_order(
        &input.paths,
        &|path| Ok(make(&path.display().to_string(), &library::read(path, options)?)),
        &mut |result| {
            match result {
                Ok(rows) => {
                    tally.read += 1;
                    tally.rows += rows.len();
                    written = rows.iter().try_for_each(|row| sink.row(row));
                }
                Err(failure) => {
                    tally.failed += 1;
                    say(*err, &failure);
                }
            }
            if written.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        },
    );
    written?;
    sink.end()?;
    Ok(tally)
}
