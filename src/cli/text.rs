//! The decoded text itself, and the lines of it in which words stand.
//!
//! Neither looks for sections or figures.

use std::borrow::Cow;
use std::io::{self, Write};
use std::ops::ControlFlow;
use std::path::Path;

use crate::cli::args::Input;
use crate::cli::rows::Tally;
use crate::cli::{Console, say};
use crate::library::{self, Document, Failure};
use crate::safe::Safe;
use crate::search;
use crate::source::{Options, Source, Span};

// A longer line is a whole report; then the words around each place are shown.
const LINE_BYTES: u32 = 480;
const AROUND_CHARS: usize = 40;

/// The places of the needle in one report.
struct Places {
    path: String,
    count: usize,
    lines: Vec<(usize, String)>,
}

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

/// Prints each line in which `needle` stands, or only how many places there are.
pub(crate) fn search(
    console: &mut Console<'_>,
    needle: &str,
    input: &Input,
    count_only: bool,
) -> io::Result<Tally> {
    let is_terminal = console.out_is_terminal;
    let shown = |text: String| if is_terminal { Safe::line(&text).as_str().to_owned() } else { text };
    let (mut places, mut reports) = (0, 0);
    let tally =
        each(console, input, &|path, document| in_document(path, document, needle), &mut |out, found| {
            places += found.count;
            reports += usize::from(found.count > 0);
            if count_only {
                return writeln!(out, "{}", shown(format!("{}: {}", found.path, found.count)));
            }
            let mut lines = found.lines.into_iter();
            lines.try_for_each(|(line, text)| {
                writeln!(out, "{}", shown(format!("{}:{line}: {text}", found.path)))
            })
        })?;
    if is_terminal {
        writeln!(console.out, "{places} places in {reports} of {} reports", tally.read)?;
    }
    Ok(tally)
}

fn each<T: Send>(
    console: &mut Console<'_>,
    input: &Input,
    make: &(dyn Fn(&Path, &Document) -> T + Sync),
    write: &mut dyn FnMut(&mut dyn Write, T) -> io::Result<()>,
) -> io::Result<Tally> {
    let Console { out, err, .. } = console;
    let options = Options { encoding: input.encoding };
    let mut tally = Tally::default();
    let mut written = Ok(());
    let work = |path: &Path| {
        let document = library::read_text(path, options)?;
        let changed = document.changed.then(|| Failure { path: path.to_owned(), reason: CHANGED.to_owned() });
        Ok((make(path, &document), changed))
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

fn in_document(path: &Path, document: &Document, needle: &str) -> Places {
    let source = &document.source;
    let places = search::find(source, needle);
    let lines = places.chunk_by(|left, right| source.line_of(left.start) == source.line_of(right.start));
    let lines = lines.filter_map(|places| {
        let line = source.line_of(places.first()?.start);
        Some((line + 1, excerpt(source, line, places)))
    });
    Places { path: path.display().to_string(), count: places.len(), lines: lines.collect() }
}

fn excerpt(source: &Source, line: usize, places: &[Span]) -> String {
    let whole = source.line_span(line);
    let windows = if whole.len() <= LINE_BYTES { vec![whole] } else { windows(source, whole, places) };
    let mut text = String::new();
    for (index, window) in windows.iter().enumerate() {
        text.push_str(if index > 0 || window.start > whole.start { "…" } else { "" });
        text.push_str(source.slice(*window).trim());
    }
    text.push_str(if windows.last().is_some_and(|window| window.end < whole.end) { "…" } else { "" });
    // A place may reach over a line end.
    text.replace('\n', " ")
}

fn windows(source: &Source, line: Span, places: &[Span]) -> Vec<Span> {
    let mut windows: Vec<Span> = Vec::new();
    for place in places {
        let before = source.slice(Span::new(line.start, place.start));
        let after = source.slice(Span::new(place.end, line.end.max(place.end)));
        let left: usize = before.chars().rev().take(AROUND_CHARS).map(char::len_utf8).sum();
        let right: usize = after.chars().take(AROUND_CHARS).map(char::len_utf8).sum();
        let window = Span::new(place.start - left as u32, place.end + right as u32);
        match windows.last_mut() {
            Some(last) if window.start <= last.end => last.end = window.end.max(last.end),
            _ => windows.push(window),
        }
    }
    windows
}

#[cfg(test)]
mod tests {
    use crate::source::{Encoding, Evidence};

    use super::*;

    #[track_caller]
    fn check(text: &str, needle: &str, expected: &[(usize, &str)]) {
        let source = Source::from_text(text.to_owned(), Encoding::Utf8, Evidence::Valid);
        let found = in_document(Path::new("a"), &Document { source, changed: false }, needle);
        let lines: Vec<_> = found.lines.iter().map(|(line, text)| (*line, text.as_str())).collect();
        assert_eq!(lines, expected);
    }

    #[test]
    fn a_line_is_shown_once() {
        check("农业\n  農業、农业\n工业", "农业", &[(1, "农业"), (2, "農業、农业")]);
        check("财政\n收入", "财政 收入", &[(1, "财政")]);
        check("工业", "农业", &[]);
    }

    #[test]
    fn of_a_long_line_the_places_are_shown() {
        let (a, b) = ("甲".repeat(200), "乙".repeat(40));
        let text = format!("{a}农业{b}农业{a}农业{a}");
        let shown = format!("…{0}农业{b}农业{0}…{0}农业{0}…", "甲".repeat(40));
        check(&text, "农业", &[(1, &shown)]);
        let start = format!("农业{a}");
        check(&start, "农业", &[(1, &format!("农业{}…", "甲".repeat(40)))]);
    }
}
