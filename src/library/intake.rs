//! Where documents come from when there may be millions: paths, a list of names, or JSON lines.
//!
//! Hands them over one after the other and holds only what is under way. Does not decode a document.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use crate::library::{self, Document, Failure, LIMIT, open, read_text, report, walk};
use crate::report::Report;
use crate::source::Options;

mod frame;
mod names;
mod piece;
mod room;

use piece::Piece;
pub(crate) use room::Room;
use room::Rooms;

/// Where documents come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Intake {
    /// Files, folders and patterns; `-` is one document on standard input. A file that is named twice
    /// is read once.
    Paths(Vec<PathBuf>),
    /// The names of files and folders in this file, `-` for standard input: one a line, or with a NUL
    /// behind each. No patterns; a file that is named twice is read twice.
    List(PathBuf),
    /// Documents on standard input, each a JSON object on a line of its own: `path`, and
    /// `bytes_base64` (the bytes of the file) or `text`.
    Lines,
}

/// A document that was named or handed in and is still to be read.
#[derive(Debug)]
pub struct Given {
    path: PathBuf,
    line: Option<Line>,
    room: Option<Room>,
}

/// A line of standard input, with its number from 1.
#[derive(Debug)]
struct Line {
    number: u64,
    bytes: Vec<u8>,
}

/// Takes documents; breaking ends the intake.
pub(crate) type Take<'a> = &'a mut dyn FnMut(Result<Given, Failure>) -> ControlFlow<()>;

/// A line is refused that is longer than any document that is read can be, however it is escaped.
const LINE: u64 = 2 * LIMIT + (64 << 10);

/// So many bytes of lines are under way at a time, or else one line.
const UNDER_WAY: usize = 64 << 20;

impl Given {
    /// A file.
    pub(crate) fn file(path: PathBuf) -> Self {
        Self { path, line: None, room: None }
    }

    /// Where it is; of a line that is not understood yet `-`.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What it takes up of the memory for lines, to be given back when its result was taken.
    pub(crate) fn room(&mut self) -> Option<Room> {
        self.room.take()
    }

    /// Reads and decodes it without looking for sections and figures, and says its path.
    ///
    /// # Errors
    /// A [`Failure`] that says in one line why: as for files, and what is wrong with a line.
    pub fn read_text(self, options: Options) -> Result<(PathBuf, Document), Failure> {
        match self.line {
            Some(line) => frame::read(&line.bytes, line.number, options),
            None => read_text(&self.path, options).map(|document| (self.path, document)),
        }
    }

    /// As [`read_text`](Self::read_text), but for a file of whose bytes `is_absent` says that nothing in its
    /// text is wanted: there is no document then.
    ///
    /// # Errors
    /// As [`read_text`](Self::read_text).
    pub fn read_wanted(
        self,
        options: Options,
        is_absent: &dyn Fn(&[u8], Options) -> bool,
    ) -> Result<(PathBuf, Option<Document>), Failure> {
        match self.line {
            Some(_) => self.read_text(options).map(|(path, document)| (path, Some(document))),
            None => {
                library::read_wanted(&self.path, options, is_absent).map(|document| (self.path, document))
            }
        }
    }

    /// Reads it as a report and says its path.
    ///
    /// # Errors
    /// As [`read_text`](Self::read_text).
    pub fn read(self, options: Options) -> Result<(PathBuf, Report), Failure> {
        self.read_text(options).map(|(path, document)| (path, report(document)))
    }
}

/// Hands all documents over.
pub(crate) fn each(intake: &Intake, take: Take<'_>) {
    let mut file = |found: Result<PathBuf, Failure>| take(found.map(Given::file));
    // What broke off knows it.
    let _ = match intake {
        Intake::Paths(paths) => walk::each(paths, &mut file),
        Intake::List(path) if path.as_os_str() == "-" => {
            names::each(&mut io::stdin().lock(), path, &mut file)
        }
        Intake::List(path) => match list(path) {
            Ok(mut input) => names::each(&mut input, path, &mut file),
            Err(failure) => take(Err(failure)),
        },
        Intake::Lines => lines(&mut io::stdin().lock(), &Rooms::new(UNDER_WAY), take),
    };
}

/// A list may be a pipe (`<(find …)`), which a report may not.
fn list(path: &Path) -> Result<impl BufRead, Failure> {
    let refused = |error: &io::Error| Failure::new(path, open::reason(error));
    if fs::metadata(path).map_err(|error| refused(&error))?.is_dir() {
        return Err(Failure::new(path, "a folder, not a list of names"));
    }
    File::open(path).map(BufReader::new).map_err(|error| refused(&error))
}

fn lines(input: &mut dyn BufRead, rooms: &Rooms, take: Take<'_>) -> ControlFlow<()> {
    let standard_input = Path::new("-");
    for number in 1.. {
        match piece::next(input, b'\n', LINE) {
            Ok(None) => break,
            Ok(Some(Piece::Whole(bytes))) if bytes.iter().all(u8::is_ascii_whitespace) => {}
            Ok(Some(Piece::Whole(bytes))) => {
                let room = Some(rooms.take(bytes.len()));
                let line = Some(Line { number, bytes });
                take(Ok(Given { path: standard_input.to_owned(), line, room }))?;
            }
            Ok(Some(Piece::TooLong)) => {
                let reason = format!("line {number}: longer than {} MiB", LINE >> 20);
                take(Err(Failure::new(standard_input, reason)))?;
            }
            Err(error) => return take(Err(Failure::new(standard_input, open::reason(&error)))),
        }
    }
    ControlFlow::Continue(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_keep_their_numbers_and_blank_ones_are_left_out() {
        let mut seen = Vec::new();
        let input = "{\"a\":1}\n\n \r\nsecond\nlast without an end";
        let _ = lines(&mut input.as_bytes(), &Rooms::new(8), &mut |given| {
            let line = given.unwrap().line.unwrap();
            seen.push((line.number, String::from_utf8(line.bytes).unwrap()));
            ControlFlow::Continue(())
        });
        let seen: Vec<(u64, &str)> = seen.iter().map(|(number, line)| (*number, line.as_str())).collect();
        assert_eq!(seen, [(1, "{\"a\":1}"), (4, "second"), (5, "last without an end")]);
    }

    #[test]
    fn a_list_is_no_folder() {
        let folder = tempfile::tempdir().unwrap();
        let reason = |path: &Path| list(path).err().map(|failure| failure.reason).unwrap_or_default();
        assert_eq!(reason(folder.path()), "a folder, not a list of names");
        assert_eq!(reason(&folder.path().join("absent")), "no such file");
    }
}
