//! The decoded text itself, and work on it.
//!
//! Does not look for sections or figures.

use std::borrow::Cow;
use std::io::{self, Write};
use std::path::Path;

use crate::cli::Console;
use crate::cli::progress::Progress;
use crate::cli::rows::{self, Reading, Tally, Target, Written};
use crate::export;
use crate::library::{Document, Failure, Given};
use crate::safe::Safe;
use crate::source::Options;

/// Prints the text of each document as it is, or filtered on a terminal.
pub(crate) fn print(console: &mut Console<'_>, reading: &Reading) -> io::Result<Tally> {
    let is_terminal = console.out_is_terminal;
    let text = |_: &Path, document: Option<Document>| {
        document.map(|document| document.source.text().to_owned()).unwrap_or_default()
    };
    each(console, reading, (&|_, _| false, &text), &mut |out, text| {
        let shown = if is_terminal {
            Cow::Owned(Safe::text(&text).as_str().to_owned())
        } else {
            Cow::Borrowed(&*text)
        };
        out.write_all(shown.as_bytes())
    })
}

/// Writes a row for each document, with its text.
pub(crate) fn rows(console: &mut Console<'_>, reading: &Reading, target: Target) -> io::Result<Tally> {
    let work = |given: Given| {
        let (path, document) = given.read_text(reading.options)?;
        let row = export::text(&path.display().to_string(), &document.source);
        Ok((vec![row], changed(&path, &document)))
    };
    rows::write_rows(reading, export::TEXTS, &work, target, console)
}

/// Tells of bytes that nothing in their text is wanted.
pub(crate) type IsAbsent<'a> = &'a (dyn Fn(&[u8], Options) -> bool + Sync);

/// Makes something of a document; there is none where nothing in it is wanted.
pub(crate) type Make<'a, T> = &'a (dyn Fn(&Path, Option<Document>) -> T + Sync);

/// Works on the text of each document and writes what came of it.
pub(crate) fn each<T: Send>(
    console: &mut Console<'_>,
    reading: &Reading,
    (is_absent, make): (IsAbsent<'_>, Make<'_, T>),
    write: &mut dyn FnMut(&mut dyn Write, T) -> io::Result<()>,
) -> io::Result<Tally> {
    let progress = Progress::of(console);
    let Console { out, err, .. } = console;
    let work = |given: Given| {
        let (path, document) = given.read_wanted(reading.options, is_absent)?;
        let changed = document.as_ref().and_then(|document| changed(&path, document));
        Ok((make(&path, document), changed))
    };
    rows::each(reading, &work, (*err, progress), &mut |made| {
        let Some((product, failure)) = made else { return out.flush().map(|()| Written::default()) };
        write(*out, product)?;
        Ok(Written { rows: 0, failure })
    })
}

fn changed(path: &Path, document: &Document) -> Option<Failure> {
    document.changed.then(|| Failure { path: path.to_owned(), reason: CHANGED.to_owned() })
}

const CHANGED: &str = "changed while it was read";
