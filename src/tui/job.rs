//! What is taken out, and a file that the screen wants written: where, and what.
//!
//! Writes nothing.

use std::path::PathBuf;

use crate::export::book::Plan;
use crate::save::{Existing, Selection};

/// What is taken out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// What is selected.
    Current,
    /// All marked figures.
    Marked,
    /// The rows of the pane in focus, filtered.
    Rows,
    /// All that the pane in focus could show.
    Table,
    /// The figures of the table, filtered.
    Figures,
    /// The open report.
    Report,
    /// The reports of the list, filtered.
    Reports,
    /// Everything that the program was started with.
    Folder,
}

/// A file to write.
#[derive(Debug, Clone, PartialEq)]
pub struct Job {
    /// Where, as it was typed.
    pub file: PathBuf,
    /// What becomes of a file that is there already.
    pub existing: Existing,
    /// What it holds.
    pub content: Content,
}

/// What a file holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// A text, such as the clip pad.
    Text(String),
    /// Reports or figures.
    Export(Plan, Selection),
    /// Everything that the program was started with.
    Folder(Plan),
}

/// What becomes of a job.
#[derive(Debug, Clone, PartialEq)]
pub enum Told {
    /// So many reports are in the file.
    Read(usize),
    /// There is such a file, and the job does not say that it may be replaced.
    Exists(Box<Job>),
    /// A text is in the file: one line for the reader, and the text.
    Saved(String, String),
    /// It is over; one line for the reader.
    Over(String),
}
