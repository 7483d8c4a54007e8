//! `baogao export`: what speaks against it, and how much was written.
//!
//! The writing itself is done by `save`.

use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use crate::cli::args::{Input, What};
use crate::cli::rows::Tally;
use crate::cli::{Console, FAILED, MISUSED, complain, say, status};
use crate::export::book::{self, Layout, Plan};
use crate::library::Encodings;
use crate::safe::Safe;
use crate::save::{self, Existing, Refusal, Selection, Step};
use crate::source::{Encoding, Options};
use crate::state::Kept;

/// What to write where.
#[derive(Debug)]
pub(crate) struct Order {
    pub(crate) file: PathBuf,
    pub(crate) what: Option<What>,
    pub(crate) layout: Option<Layout>,
    pub(crate) encoding: Option<Encoding>,
    pub(crate) existing: Existing,
    pub(crate) kept: Kept,
}

/// Writes the file and says how much is in it.
pub(crate) fn export(console: &mut Console<'_>, input: &Input, order: Order) -> u8 {
    let selection = Selection::Reports(input.paths.clone());
    let plan = match refused(&order.file, order.existing, &selection).and_then(|()| plan(&order)) {
        Ok(plan) => plan,
        Err(reason) => {
            complain(console.err, &format!("{}: {reason}", order.file.display()));
            return MISUSED;
        }
    };
    let order = save::Order { file: order.file, plan, existing: order.existing, kept: order.kept };
    let file = order.file.display();
    // Without them a file in the making may be left behind, which is no reason to write none.
    let _ = save::abandon_on_signals();
    let err = &mut *console.err;
    let written = save::export(
        &order,
        &selection,
        &Encodings::new(Options { encoding: input.encoding }),
        &mut |step| {
            if let Step::Failed(failure) = step {
                say(err, failure);
            }
            ControlFlow::Continue(())
        },
    );
    match written {
        Ok(tally) => {
            let line = format!("{file}: {} rows of {} reports", tally.rows, tally.read);
            let shown = if tally.read > 0 { tell(console, &line) } else { Ok(()) };
            let is_whole = missing(console, &order, &tally.missing);
            let failed = tally.failed + usize::from(!is_whole);
            status(shown.map(|()| Tally { read: tally.read, failed, rows: tally.rows }), console)
        }
        Err(error) => {
            complain(console.err, &format!("{file}: {}", save::reason(&error)));
            FAILED
        }
    }
}

fn tell(console: &mut Console<'_>, line: &str) -> io::Result<()> {
    writeln!(console.out, "{}", Safe::line(line).as_str())
}

/// Says what the encoding lacks, and whether it has everything.
fn missing(console: &mut Console<'_>, order: &save::Order, missing: &book::Missing) -> bool {
    if missing.count > 0 {
        let (file, encoding) = (order.file.display(), order.plan.encoding.name());
        let (count, first) = (missing.count, &missing.first);
        let line = format!("{file}: {count} characters that {encoding} lacks are written as □: {first}");
        complain(console.err, &line);
    }
    missing.count == 0
}

/// What the file is to hold, or why the flags do not fit together.
fn plan(order: &Order) -> Result<Plan, String> {
    let layout = order
        .layout
        .or_else(|| Layout::of(&order.file))
        .ok_or_else(|| format!("its extension names no format; give --format ({})", Layout::names()))?;
    if order.what.is_some() && !matches!(layout, Layout::Rows(_)) {
        return Err("holds reports, sections, figures and notes; leave --what out".to_owned());
    }
    if order.encoding.is_some() && layout != Layout::Rows(crate::export::Format::Csv) {
        return Err("is no csv file; leave --csv-encoding out".to_owned());
    }
    let what = match order.what {
        Some(What::List) => book::What::Reports,
        Some(What::Outline) => book::What::Sections,
        Some(What::Notes) => book::What::Notes,
        Some(What::Figures) | None => book::What::Figures,
    };
    Ok(Plan { layout, what, encoding: order.encoding.unwrap_or_default() })
}

/// What `--force` says of a file that is there already.
pub(crate) fn existing(force: bool) -> Existing {
    if force { Existing::GivesWay } else { Existing::Stays }
}

/// What can be refused before anything is read.
pub(crate) fn refused(file: &Path, existing: Existing, selection: &Selection) -> Result<(), String> {
    let reason = match save::refusal(file, existing, selection) {
        None => return Ok(()),
        Some(Refusal::Exists) => "exists; --force replaces it",
        Some(Refusal::Special) => "exists and is not a regular file",
        Some(Refusal::IsRead) => "is one of the files to read; write elsewhere",
    };
    Err(reason.to_owned())
}
