//! `baogao notes`: what was written on reports.
//!
//! Does not know where notes are kept.

use std::io;
use std::path::Path;

use crate::cli::Console;
use crate::cli::args::Input;
use crate::cli::rows::{self, Reading, Tally, Target};
use crate::export::{self, NoteRecord};
use crate::report::Report;
use crate::search;
use crate::state::{Identity, Kept};

/// Prints the notes on the reports, or only those with these words.
pub(crate) fn print(
    console: &mut Console<'_>,
    input: &Input,
    words: Option<&str>,
    target: Target,
    kept: &Kept,
) -> io::Result<Tally> {
    let has_words =
        |note: &NoteRecord| words.is_none_or(|words| !search::find_str(&note.text, words).is_empty());
    let notes = |path: &str, report: &Report| -> Vec<NoteRecord> {
        let kept = kept.of(&Identity::of(Path::new(path), report));
        let notes = kept.map(|kept| export::notes(path, report, kept)).unwrap_or_default();
        notes.into_iter().filter(has_words).collect()
    };
    rows::write(&Reading::from(input), export::NOTES, &notes, target, console)
}
