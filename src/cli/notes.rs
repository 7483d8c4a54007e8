//! `baogao notes`: what was written on reports, also on those that are no longer there.
//!
//! Does not know where notes are kept.

use std::io;
use std::path::{Path, PathBuf};

use crate::cli::args::Input;
use crate::cli::progress::Progress;
use crate::cli::rows::{self, Reading, Tally, Target, Written};
use crate::cli::{Console, complain};
use crate::export::{self, NoteRecord};
use crate::library::Given;
use crate::search;
use crate::state::{Identity, Kept};

/// Prints the notes on the reports, or only those with these words. With a folder come, at the end, the
/// notes that belong to no file that is there.
pub(crate) fn print(
    console: &mut Console<'_>,
    input: &Input,
    words: Option<&str>,
    target: Target,
    kept: &Kept,
) -> io::Result<Tally> {
    let has_words =
        |note: &NoteRecord| words.is_none_or(|words| !search::find_str(&note.text, words).is_empty());
    let reading = Reading::from(input);
    let work = |given: Given| {
        let (path, report) = given.read(reading.options)?;
        let kept = kept.of(&Identity::of(&path, &report));
        let path = path.display().to_string();
        let notes = kept.map(|kept| export::notes(&path, &report, kept)).unwrap_or_default();
        Ok((notes.into_iter().filter(has_words).collect(), kept.map(|kept| kept.path.clone())))
    };
    let progress = Progress::of(console);
    let Console { out, err, .. } = console;
    let mut sink = target.format.begin(*out, export::NOTES, target.surface)?;
    let mut found: Vec<PathBuf> = Vec::new();
    let mut tally = rows::each(&reading, &work, (*err, progress), &mut |made| {
        let made: Option<(Vec<NoteRecord>, Option<PathBuf>)> = made;
        let Some((notes, known)) = made else { return sink.flush().map(|()| Written::default()) };
        found.extend(known);
        notes.iter().try_for_each(|note| sink.row(note))?;
        Ok(Written { rows: notes.len(), failure: None })
    })?;
    let is_whole = input.paths.iter().any(|path| path.is_dir());
    for report in kept.reports.iter().filter(|report| is_whole && !is_there(&report.path, &found)) {
        let notes: Vec<NoteRecord> = export::lost_notes(report).into_iter().filter(has_words).collect();
        if notes.is_empty() {
            continue;
        }
        notes.iter().try_for_each(|note| sink.row(note))?;
        tally.rows += notes.len();
        let path = report.path.display();
        complain(*err, &format!("{path}: no longer there; its notes stand under the path that it had"));
    }
    sink.end()?;
    Ok(tally)
}

/// Whether what is remembered under a path is of a report that was just read, or that can be.
fn is_there(path: &Path, found: &[PathBuf]) -> bool {
    found.iter().any(|found| found == path) || path.exists()
}
