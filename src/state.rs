//! What is remembered of reports from one session to the next: the place, closed sections, the
//! encoding chosen, marks, notes; places jumped to and folders opened.
//!
//! A report is known again by its content, or else by its path, and a place in it by its words: so
//! both survive a file that is moved or edited. Does not know keys or the screen. Everything stands in
//! one small file of the user's; [`Keeper`] writes it in the background, whole or not at all.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::library::absolute;
use crate::report::Report;

mod anchor;
mod file;
mod keeper;
mod kept;
mod paths;

pub use anchor::{Anchor, Quoted};
pub use keeper::Keeper;
pub use kept::Kept;

/// By what a report is known again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// The absolute path of its file; `-` for standard input, which is known by its content only.
    pub path: PathBuf,
    /// A hash of its decoded text, so that another encoding of it is the same report.
    pub content: String,
}

/// Where somebody stopped reading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The section, or the whole report.
    pub anchor: Anchor,
    /// How many bytes of text after its beginning.
    pub offset: u32,
}

/// A note on a report, a section or a figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// What it is on.
    pub anchor: Anchor,
    /// Its text, one or more lines.
    pub text: String,
}

/// What is remembered of one report.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Remembered {
    /// Where its file was last.
    #[serde(with = "paths::one")]
    pub path: PathBuf,
    /// The hash of its text ([`Identity::content`]).
    pub content: String,
    /// When it was open last, in seconds since 1970.
    pub seen: u64,
    /// The name of the encoding that was chosen for it, if one was.
    pub encoding: Option<String>,
    /// Where somebody stopped reading.
    pub place: Option<Place>,
    /// The sections that were closed, when any was opened or closed by hand.
    pub closed: Option<Vec<Anchor>>,
    /// The figures that are marked.
    pub marks: Vec<Anchor>,
    /// The notes on it.
    pub notes: Vec<Note>,
}

/// A place that was jumped to, in words that still mean the same when files were read again. Paths are
/// absolute.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Jumped {
    /// To a report.
    Report(#[serde(with = "paths::one")] PathBuf),
    /// To a section or figure.
    Item {
        /// The report's file.
        #[serde(with = "paths::one")]
        path: PathBuf,
        /// The label: marker and heading, or name and value.
        label: String,
        /// Which one of the same label, from 0.
        nth: usize,
    },
    /// To an indicator, by its name.
    Indicator(String),
    /// To a command, by its name in the key table.
    Command(String),
}

/// One thing that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// It was opened with another text or under another path than is remembered.
    Seen,
    /// Reading stopped here.
    Place(Place),
    /// These sections are closed now.
    Closed(Vec<Anchor>),
    /// This encoding was chosen; `None` leaves it to be detected.
    Encoding(Option<String>),
    /// A figure was marked.
    Mark(Anchor),
    /// A mark was taken off.
    Unmark(Anchor),
    /// A note was written, changed, or (with an empty `after`) taken off.
    Note {
        /// What it is on.
        anchor: Anchor,
        /// The text that the writer began with; empty when there was none.
        before: String,
        /// The text now.
        after: String,
    },
}

/// A change on its way to the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pending {
    /// A change of one report.
    Report {
        /// The report.
        identity: Identity,
        /// What changed.
        change: Change,
    },
    /// Somebody jumped here.
    Jumped(Jumped),
    /// These files and folders were opened together.
    Opened(PathBuf),
}

impl Identity {
    /// The identity of a report that was read from `path`.
    pub fn of(path: &Path, report: &Report) -> Self {
        let hash = xxhash_rust::xxh3::xxh3_128(report.source.text().as_bytes());
        Self { path: absolute(path), content: format!("{hash:032x}") }
    }
}

/// The file in which everything is remembered: `baogao/state.json` in the XDG state directory
/// (`$XDG_STATE_HOME`, else `~/.local/state`); `None` when there is no home.
pub fn default_file() -> Option<PathBuf> {
    file::default()
}

/// Reads what is remembered. What cannot be used comes back as a message for the user, and nothing of
/// it is lost: a damaged file is set aside under another name, a newer one is left alone.
///
/// # Errors
/// When nothing can be remembered in this file; the message says why.
pub fn read(file: &Path) -> Result<(Kept, Option<String>), String> {
    file::read(file)
}

/// Applies changes to the file, whole or not at all, together with what other programs wrote to it in
/// the meantime; `now` is in seconds since 1970. Of several programs one waits for the other.
///
/// # Errors
/// In one line why it could not be written; nothing has changed then.
pub fn write(file: &Path, changes: &[Pending], now: u64) -> Result<(), String> {
    file::write(file, changes, now)
}
