//! What the screen asks of the world.
//!
//! Does nothing of it.

use std::path::PathBuf;

use crate::search::finder::Kind;
use crate::source::Encoding;
use crate::state::Pending;
use crate::tui::event::{Asked, Purpose};
use crate::tui::job::Job;

/// One thing to be done outside the state of the screen.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Read a report in the background.
    Open(PathBuf, Purpose),
    /// Read a report in the background for what it says of an indicator.
    Gather(Asked),
    /// From now on read a report in this encoding, or leave it to be detected.
    Choose(PathBuf, Option<Encoding>),
    /// Search in many reports; a search that goes on is ended.
    Search(Request),
    /// End the search that goes on.
    EndSearch,
    /// Put text on the clipboard.
    Copy {
        /// The text, filtered already.
        text: String,
        /// What it is, in a few words for the user.
        what: String,
    },
    /// Write a file in the background.
    Write(Box<Job>),
    /// Break off what is being written.
    StopWriting,
    /// Keep what is to be remembered.
    Remember(Vec<Pending>),
    /// Follow the files on disk from now on.
    Follow,
    /// Look for files that came, changed or went.
    Look,
    /// Draw the whole screen again.
    Repaint,
    /// Go back to the shell until it calls again.
    Suspend,
    /// End the program.
    Quit,
}

/// A search in many reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// What kind of query it is.
    pub kind: Kind,
    /// The query.
    pub query: String,
    /// The reports, in the order in which their places are wanted.
    pub paths: Vec<PathBuf>,
}
