//! `baogao search`: where words, an expression or figures stand, as lines or as rows.
//!
//! Lines stand below their report and section on a terminal and behind their path elsewhere. Does not
//! know how places are found.

mod lines;

use std::io::{self, Write};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::cli::args::{Input, Shown, Wanted};
use crate::cli::rows::{self, Reading, Tally};
use crate::cli::{Console, MISUSED, complain, status, target, text};
use crate::export::{self, FigureRecord, PlaceRecord};
use crate::library::Document;
use crate::report::Report;
use crate::safe::Safe;
use crate::search::finder::{Finder, Kind};
use lines::{Lines, Part};

/// How many places there are in how many reports, and how many figures were not compared.
#[derive(Debug, Default)]
struct Sum {
    places: usize,
    reports: usize,
    masked: usize,
}

/// Prints where the query is found; a query that is none is wrong use.
pub(crate) fn print(console: &mut Console<'_>, wanted: &Wanted, input: &Input, shown: &Shown) -> u8 {
    if wanted.query.trim().is_empty() {
        complain(console.err, "what to search for is missing");
        return MISUSED;
    }
    let kind = match (wanted.regex, wanted.figures) {
        (true, _) => Kind::Regex,
        (_, true) => Kind::Figures,
        _ => Kind::Words,
    };
    let finder = match Finder::new(kind, &wanted.query) {
        Ok(finder) => finder,
        Err(fault) => {
            complain(console.err, &fault.to_string());
            return MISUSED;
        }
    };
    let done = match shown.format {
        Some(_) => print_rows(console, &finder, input, shown),
        None => print_lines(console, &finder, input, shown),
    };
    status(done, console)
}

fn print_rows(console: &mut Console<'_>, finder: &Finder, input: &Input, shown: &Shown) -> io::Result<Tally> {
    let target = target(console, shown.format);
    if finder.kind() == Kind::Figures {
        let masked = AtomicUsize::new(0);
        let rows = |path: &str, report: &Report| -> Vec<FigureRecord> {
            let found = finder.find(report);
            masked.fetch_add(found.masked, Ordering::Relaxed);
            found.figures.iter().filter_map(|&id| export::figure(path, report, id)).collect()
        };
        let tally = rows::write(&Reading::from(input), export::FIGURES, &rows, target, console)?;
        say_masked(console, masked.into_inner());
        return Ok(tally);
    }
    let rows = |path: &str, report: &Report| -> Vec<PlaceRecord> {
        export::places(path, report, &finder.find(report).places)
    };
    rows::write(&Reading::from(input), export::PLACES, &rows, target, console)
}

fn print_lines(
    console: &mut Console<'_>,
    finder: &Finder,
    input: &Input,
    shown: &Shown,
) -> io::Result<Tally> {
    let is_terminal = console.out_is_terminal;
    let mut sum = Sum::default();
    let work = |path: &Path, document: Option<Document>| {
        let lines = document.map(|document| lines::of(finder, document.source, (shown.context, is_terminal)));
        (path.display().to_string(), lines.unwrap_or_default())
    };
    let is_absent = |bytes: &[u8], options| finder.is_absent(bytes, options);
    let tally =
        text::each(console, &Reading::from(input), (&is_absent, &work), &mut |out, (path, found)| {
            let is_first = sum.reports == 0;
            sum.places += found.count;
            sum.masked += found.masked;
            sum.reports += usize::from(found.count > 0);
            if shown.count {
                let masked =
                    if found.masked > 0 { format!(", {} masked", found.masked) } else { String::new() };
                return line(out, is_terminal, &format!("{path}: {}{masked}", found.count));
            }
            if is_terminal { group(out, is_first, &path, &found) } else { plain(out, &path, &found, shown) }
        })?;
    summary(console, &sum, &tally)?;
    Ok(tally)
}

/// A line that can neither steer a terminal nor be two lines of it.
fn line(out: &mut dyn Write, is_terminal: bool, text: &str) -> io::Result<()> {
    if is_terminal { writeln!(out, "{}", Safe::line(text).as_str()) } else { writeln!(out, "{text}") }
}

/// The lines as `grep` writes them, each with its path.
fn plain(out: &mut dyn Write, path: &str, found: &Lines, shown: &Shown) -> io::Result<()> {
    for part in &found.parts {
        match part {
            Part::Break if shown.context > 0 => writeln!(out, "--")?,
            Part::Break | Part::Section(_) => {}
            Part::Place(number, text) => writeln!(out, "{path}:{number}: {text}")?,
            Part::Context(number, text) => writeln!(out, "{path}-{number}- {text}")?,
        }
    }
    Ok(())
}

/// The lines below their report and sections.
fn group(out: &mut dyn Write, is_first: bool, path: &str, found: &Lines) -> io::Result<()> {
    if found.count == 0 {
        return Ok(());
    }
    if !is_first {
        writeln!(out)?;
    }
    line(out, true, &format!("{path}  {}", found.count))?;
    for part in &found.parts {
        let text = match part {
            Part::Break => continue,
            Part::Section(path) => format!("  {path}"),
            Part::Place(number, text) => format!("{number:>6}: {text}"),
            Part::Context(number, text) => format!("{number:>6}- {text}"),
        };
        line(out, true, &text)?;
    }
    Ok(())
}

/// Tells a person how many there are and what could not be compared.
fn summary(console: &mut Console<'_>, sum: &Sum, tally: &Tally) -> io::Result<()> {
    let masked = match sum.masked {
        0 => String::new(),
        masked => format!("; {masked} more are masked and were not compared"),
    };
    if console.out_is_terminal {
        let Sum { places, reports, .. } = sum;
        let read = tally.read;
        writeln!(console.out, "{places} places in {reports} of {read} reports{masked}")?;
    } else {
        say_masked(console, sum.masked);
    }
    Ok(())
}

/// Tells a person who sees only the complaints how many figures could not be compared.
fn say_masked(console: &mut Console<'_>, masked: usize) {
    if console.err_is_terminal && masked > 0 {
        // Nobody is left to be told when this fails.
        let _ = writeln!(console.err, "{masked} figures are masked and were not compared");
    }
}
