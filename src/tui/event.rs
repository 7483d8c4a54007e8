//! What happens to the screen: keys, pasted text, sizes, reports read in the background.

use std::path::PathBuf;
use std::sync::Arc;

use crossterm::event::{KeyEvent, MouseEvent};

use crate::compare::{Mention, Wanted};
use crate::library::{self, Failure};
use crate::report::Report;
use crate::search::finder::Passages;
use crate::tui::job::Told;

/// One thing that happened.
#[derive(Debug)]
pub enum Event {
    /// A key was pressed.
    Key(KeyEvent),
    /// The mouse did something, while the program has it.
    Mouse(MouseEvent),
    /// Text was pasted, or committed in one piece by an input method.
    Paste(String),
    /// The window has so many columns and rows now.
    Resize(u16, u16),
    /// Somebody asks the program to stop for a while.
    Stop,
    /// The loader reports.
    Library(library::Event),
    /// Something changed on disk.
    Changed(library::Change),
    /// A report that was asked for was read, or was not.
    Opened(Opened),
    /// What a report says of the indicator that is compared.
    Gathered(Gathered),
    /// A search in all reports found something, or came to its end.
    Searched(Searched),
    /// What becomes of a file that is written.
    Told(Told),
    /// One line for the user.
    Sent(String),
    /// What was copied, and where it was sent.
    Copied(String, String),
}

/// What of the mouse the terminal is to report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tracking {
    /// Nothing: the terminal's own selection works.
    #[default]
    Off,
    /// Buttons and the wheel.
    Clicks,
    /// Motion too, as long as a button is down.
    Drags,
}

/// What a search in many reports tells while it goes on.
#[derive(Debug)]
pub enum Searched {
    /// One report was looked at.
    Report(PathBuf, Passages),
    /// One file could not be read.
    Failed(PathBuf),
    /// All were looked at.
    Done,
}

/// The answer to a request to read a report.
#[derive(Debug)]
pub struct Opened {
    /// The file.
    pub path: PathBuf,
    /// What it was read for.
    pub purpose: Purpose,
    /// The report, or why there is none.
    pub report: Result<Box<Report>, Failure>,
}

/// A report whose mentions of an indicator are wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The number of the comparison.
    pub run: u64,
    /// The indicator.
    pub wanted: Arc<Wanted>,
    /// The file.
    pub path: PathBuf,
}

/// The answer to [`Asked`].
#[derive(Debug)]
pub struct Gathered {
    /// The number of the comparison.
    pub run: u64,
    /// What the report says, or why it could not be read.
    pub mentions: Result<Vec<Mention>, Failure>,
}

/// What a report is read for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To be the open report.
    Read,
    /// To be the open report still, after it changed on disk.
    Again,
    /// To be seen in the jump box.
    Peek,
    /// To mark again what was marked in an earlier session.
    Recall,
}
