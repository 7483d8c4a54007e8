//! Files that are written for a reader: whole or not at all, never over another one unless told to.
//!
//! What goes into a file is said by `export`; here reports are read for it, the file gets its name
//! when it is complete, and nothing of it stays when it never will be. Knows neither flags nor keys.

use std::fs;
use std::io::{self, BufWriter, ErrorKind, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use crate::export::FigureRecord;
use crate::export::book::{Missing, Plan};
use crate::library::{self, Encodings, Failure};
use crate::state::Kept;

mod draft;
mod gather;
mod signals;

use draft::Draft;

/// A file to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// Where.
    pub file: PathBuf,
    /// What it is to hold.
    pub plan: Plan,
    /// What becomes of a file that is there already.
    pub existing: Existing,
    /// What is remembered, for the notes.
    pub kept: Kept,
}

/// What becomes of a file that stands already where one is to be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Existing {
    /// It stays, and nothing is written.
    #[default]
    Stays,
    /// It gives way.
    GivesWay,
}

/// What is taken out.
#[derive(Debug, Clone, PartialEq)]
pub enum Selection {
    /// All of the reports under these paths.
    Reports(Vec<PathBuf>),
    /// Some figures.
    Figures(Vec<Chosen>),
}

/// Figures that were chosen from one report, as the reader saw them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Chosen {
    /// The report's file.
    pub path: PathBuf,
    /// The figures in the order in which they are written.
    pub figures: Vec<FigureRecord>,
}

/// What became of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// Reports in it; without one there is no file.
    pub read: usize,
    /// Reports that could not be read.
    pub failed: usize,
    /// Rows in it.
    pub rows: usize,
    /// What its encoding lacks.
    pub missing: Missing,
}

/// Why a file is not written before anything is read for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// There is one, and it is not to be replaced.
    Exists,
    /// There is something that is no file.
    Special,
    /// It is one of the reports that are to be read.
    IsRead,
}

/// What happens while a file is written.
#[derive(Debug)]
pub enum Step<'a> {
    /// So many reports are in it.
    Read(usize),
    /// A report could not be read.
    Failed(&'a Failure),
}

/// Hears of every step and may break off.
pub type Hear<'a> = &'a mut dyn FnMut(Step<'_>) -> ControlFlow<()>;

/// What speaks against writing the file.
pub fn refusal(file: &Path, existing: Existing, selection: &Selection) -> Option<Refusal> {
    let found = file.symlink_metadata().ok()?;
    if !found.is_file() {
        Some(Refusal::Special)
    } else if existing == Existing::Stays {
        Some(Refusal::Exists)
    } else if reads(selection, file) {
        Some(Refusal::IsRead)
    } else {
        None
    }
}

// Neither a report nor an earlier export may be read and replaced in one go.
fn reads(selection: &Selection, file: &Path) -> bool {
    let Ok(target) = file.canonicalize() else { return false };
    let same = |path: &Path| path.canonicalize().is_ok_and(|path| path == target);
    match selection {
        Selection::Reports(paths) => library::expand(paths).0.iter().any(|path| same(path)),
        Selection::Figures(chosen) => chosen.iter().any(|chosen| same(&chosen.path)),
    }
}

/// Writes a file of reports or figures.
///
/// # Errors
/// When it cannot be written; `Interrupted` when `hear` broke off, and `AlreadyExists` when another
/// file came in the meantime. Nothing of the file is left then.
pub fn export(
    order: &Order,
    selection: &Selection,
    encodings: &Encodings,
    hear: Hear<'_>,
) -> io::Result<Tally> {
    let mut draft = Draft::create(&order.file)?;
    let tally = gather::write((order.plan, &order.kept), selection, encodings, &mut draft, hear)?;
    // A file without a single report would look like a result.
    if tally.read > 0 {
        draft.publish(&order.file, order.existing)?;
    }
    Ok(tally)
}

/// Writes a file of rows: `write` writes them and says whether the file is worth its name.
///
/// # Errors
/// As [`text`], and those of `write`. Nothing of the file is left then.
pub fn rows<T>(
    file: &Path,
    existing: Existing,
    write: impl FnOnce(&mut dyn Write) -> io::Result<(T, bool)>,
) -> io::Result<T> {
    let mut draft = Draft::create(file)?;
    let mut out = BufWriter::with_capacity(64 << 10, draft.file());
    let (result, is_kept) = write(&mut out)?;
    out.flush()?;
    drop(out);
    if is_kept {
        draft.publish(file, existing)?;
    }
    Ok(result)
}

/// Writes a text as a file, with a line end at its end.
///
/// # Errors
/// When it cannot be written; `AlreadyExists` when there is such a file and it is not to be replaced.
pub fn text(file: &Path, text: &str, existing: Existing) -> io::Result<()> {
    if existing == Existing::Stays && fs::symlink_metadata(file).is_ok() {
        return Err(ErrorKind::AlreadyExists.into());
    }
    let mut draft = Draft::create(file)?;
    draft.file().write_all(text.as_bytes())?;
    draft.file().write_all(b"\n")?;
    draft.publish(file, existing)
}

/// Removes what was not finished; from now on no file is finished any more. For the end of the program.
pub fn abandon() {
    draft::abandon();
}

/// From now on a signal that ends the program removes first what was not finished.
///
/// # Errors
/// When the signals cannot be caught.
pub fn abandon_on_signals() -> io::Result<()> {
    signals::watch()
}

/// Why a file could not be written, in a few words without the number of the error.
pub fn reason(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "no such folder".to_owned(),
        ErrorKind::PermissionDenied => "no permission to write there".to_owned(),
        ErrorKind::AlreadyExists => "exists".to_owned(),
        ErrorKind::StorageFull => "the disk is full".to_owned(),
        ErrorKind::Interrupted => "stopped".to_owned(),
        _ => library::reason(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_written_once() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        text(&path, "生产总值", Existing::Stays).unwrap();
        assert_eq!(text(&path, "other", Existing::Stays).unwrap_err().kind(), ErrorKind::AlreadyExists);
        assert_eq!(fs::read_to_string(&path).unwrap(), "生产总值\n");
        text(&path, "other", Existing::GivesWay).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "other\n");
        let absent = text(&folder.path().join("absent/a.txt"), "", Existing::Stays).unwrap_err();
        assert_eq!(reason(&absent), "no such folder");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
