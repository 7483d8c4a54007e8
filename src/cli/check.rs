//! `baogao check`: what does not agree in each report, as it is read, then what does not between them.
//!
//! Does not know the checks.

use std::io::{self, Write as _};
use std::ops::ControlFlow;

use crate::cli::args::Input;
use crate::cli::rows::{Tally, Target};
use crate::cli::{Console, say};
use crate::export;
use crate::library::{self, Facts, Neighbours};
use crate::source::Options;

/// Writes the remarks and, to a person, how many there are.
pub(crate) fn print(console: &mut Console<'_>, input: &Input, target: Target) -> io::Result<Tally> {
    let Console { out, err, err_is_terminal, .. } = console;
    let mut sink = target.format.begin(*out, export::CHECK, target.surface)?;
    let options = Options { encoding: input.encoding };
    let (mut tally, mut neighbours, mut written) = (Tally::default(), Neighbours::default(), Ok(()));
    library::in_order(
        &input.paths,
        &|path| {
            let report = library::read(path, options)?;
            Ok((export::remarks(&path.display().to_string(), &report), Facts::of(path, &report)))
        },
        &mut |result| {
            match result {
                Ok((remarks, facts)) => {
                    neighbours.add(facts);
                    tally.read += 1;
                    tally.rows += remarks.len();
                    written = remarks.iter().try_for_each(|remark| sink.row(remark));
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
    let differences = neighbours.differences();
    tally.rows += differences.len();
    differences.iter().try_for_each(|found| sink.row(&export::difference(found)))?;
    sink.end()?;
    drop(sink);
    if *err_is_terminal {
        // The count stands behind the rows also where both are one terminal.
        out.flush()?;
        // Nobody is left to be told when this fails.
        let _ = writeln!(err, "{} remarks in {} reports", tally.rows, tally.read);
    }
    Ok(tally)
}
