//! Rows of many documents in one format, written as they come.
//!
//! Does not know which records they are.

use std::io::{self, Write};
use std::ops::ControlFlow;
use std::time::Duration;

use crate::cli::args::Input;
use crate::cli::progress::Progress;
use crate::cli::{Console, say};
use crate::export::{Format, Row, Shape, Surface};
use crate::library::{self, Delivery, Failure, Given, Intake, Turn};
use crate::report::Report;
use crate::source::Options;

/// What is read, and how.
#[derive(Debug)]
pub(crate) struct Reading {
    pub(crate) intake: Intake,
    pub(crate) options: Options,
    pub(crate) delivery: Delivery,
}

impl From<&Input> for Reading {
    fn from(input: &Input) -> Self {
        Self {
            intake: Intake::Paths(input.paths.clone()),
            options: Options { encoding: input.encoding },
            delivery: Delivery::InOrder,
        }
    }
}

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

/// What a document gave when it was written.
#[derive(Debug, Default)]
pub(crate) struct Written {
    pub(crate) rows: usize,
    /// What must be said of it nevertheless.
    pub(crate) failure: Option<Failure>,
}

/// The rows of one report with this path.
pub(crate) type Make<'a, R> = &'a (dyn Fn(&str, &Report) -> Vec<R> + Sync);

/// What is made of a document.
pub(crate) type Work<'a, T> = &'a (dyn Fn(Given) -> Result<T, Failure> + Sync);

/// Writes what came of a document. Without one nothing came for a moment: what was written may go on.
pub(crate) type Sheet<'a, T> = &'a mut dyn FnMut(Option<T>) -> io::Result<Written>;

/// Reads the documents as reports and writes the rows that `make` makes of each.
pub(crate) fn write<R: Row + Send>(
    reading: &Reading,
    shape: &'static Shape,
    make: Make<'_, R>,
    target: Target,
    console: &mut Console<'_>,
) -> io::Result<Tally> {
    let work = |given: Given| {
        let (path, report) = given.read(reading.options)?;
        Ok((make(&path.display().to_string(), &report), None))
    };
    write_rows(reading, shape, &work, target, console)
}

/// Writes the rows that `work` makes of each document, and says what it says of it.
pub(crate) fn write_rows<R: Row + Send>(
    reading: &Reading,
    shape: &'static Shape,
    work: Work<'_, (Vec<R>, Option<Failure>)>,
    target: Target,
    console: &mut Console<'_>,
) -> io::Result<Tally> {
    let progress = Progress::of(console);
    let Console { out, err, .. } = console;
    let mut sink = target.format.begin(*out, shape, target.surface)?;
    let tally = each(reading, work, (*err, progress), &mut |made| {
        let Some((rows, failure)) = made else { return sink.flush().map(|()| Written::default()) };
        rows.iter().try_for_each(|row| sink.row(row))?;
        Ok(Written { rows: rows.len(), failure })
    })?;
    sink.end()?;
    Ok(tally)
}

/// Works on the documents and hands over what came of each; one that cannot be read costs one line.
pub(crate) fn each<T: Send>(
    reading: &Reading,
    work: Work<'_, T>,
    (err, mut progress): (&mut dyn Write, Progress),
    write: Sheet<'_, T>,
) -> io::Result<Tally> {
    let mut tally = Tally::default();
    let mut done = Ok(());
    library::stream(&reading.intake, reading.delivery, work, &mut |turn| {
        let written = match turn {
            Turn::Idle => write(None),
            Turn::Result(Err(failure)) => Ok(Written { rows: 0, failure: Some(failure) }),
            Turn::Result(Ok(made)) => {
                tally.read += 1;
                write(Some(made))
            }
        };
        done = written.map(|Written { rows, failure }| {
            tally.rows += rows;
            if let Some(failure) = failure {
                tally.failed += 1;
                progress.clear(err);
                say(err, &failure);
            }
        });
        progress.show(err, &|elapsed| far(tally, elapsed));
        if done.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    progress.clear(err);
    done.map(|()| tally)
}

/// How far a run is, and how fast.
fn far(tally: Tally, elapsed: Duration) -> String {
    let Tally { read, failed, rows } = tally;
    let done = read + failed;
    let rate = (done as f64 / elapsed.as_secs_f64().max(0.001)).round();
    let failed = if failed > 0 { format!(", {failed} not read") } else { String::new() };
    let rows = if rows > 0 { format!(", {rows} rows") } else { String::new() };
    format!("{done} documents{failed}{rows}, {rate} a second")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_says_how_much_and_how_fast() {
        let two = Duration::from_secs(2);
        let tally = Tally { read: 3000, failed: 0, rows: 81_000 };
        assert_eq!(far(tally, two), "3000 documents, 81000 rows, 1500 a second");
        let tally = Tally { read: 1, failed: 2, rows: 0 };
        assert_eq!(far(tally, two), "3 documents, 2 not read, 2 a second");
    }
}
