//! The decoded text itself, and work on it.
//!
//! Does not look for sections or figures.

use std::borrow::Cow;
use std::io::{self, Write};
use std::ops::ControlFlow;
use std::path::Path;

use crate::cli::args::Input;
use crate::cli::rows::Tally;
use crate::cli::{Console, say};
use crate::library::{self, Document, Failure};
use crate::safe::Safe;
use crate::source::Options;

/// Prints the text of each file as it is, or filtered on a terminal.
pub(crate) fn print(console: &mut Console<'_>, input: &Input) -> io::Result<Tally> {
    let is_terminal = console.out_is_terminal;
    each(console, input, &|_, document| document.source.text().to_owned(), &mut |out, text| {
        let shown = if is_terminal {
            Cow::Owned(Safe::text(&text).as_str().to_owned())
        } else {
            Cow::Borrowed(&*text)
        };
        out.write_all(shown.as_bytes())
    })
}

/// Works on the text of each file and writes what came of it, in the order of the files.
pub(crate) fn each<T: Send>(
    console: &mut Console<'_>,
    input: &Input,
    make: &(dyn Fn(&Path, Document) -> T + Sync),
    write: &mut dyn FnMut(&mut dyn Write, T) -> io::Result<()>,
) -> io::Result<Tally> {
    let Console { out, err, .. } = console;
    let options = Options { encoding: input.encoding };
    let mut tally = Tally::default();
    let mut written = Ok(());
    let work = |path: &Path| {
        let document = library::read_text(path, options)?;
        let changed = document.changed.then(|| Failure { path: path.to_owned(), reason: CHANGED.to_owned() });
        Ok((make(path, document), changed))
    };
    library::in_order(&input.paths, &work, &mut |result| {
        let failure = match result {
            Ok((product, changed)) => {
                tally.read += 1;
                written = write(*out, product);
                changed
            }
            Err(failure) => Some(failure),
        };
        if let Some(failure) = failure {
            tally.failed += 1;
            say(*err, &failure);
        }
        if written.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    written.map(|()| tally)
}

const CHANGED: &str = "changed while it was read";
