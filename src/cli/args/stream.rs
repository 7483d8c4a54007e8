//! The flags of the commands that read any number of documents and write rows as they come.

use std::path::{Path, PathBuf};

use clap::{Arg, Args};

use crate::cli::args::Input;
use crate::library::{Delivery, Intake};

/// Where documents come from instead of paths, and where the rows go.
#[derive(Debug, Args)]
pub(crate) struct Stream {
    /// Read the files and folders that this file names, or - for standard input: one a line, or with
    /// NUL behind each
    #[arg(long, value_name = "FILE", conflicts_with_all = ["paths", "stdin_jsonl"])]
    files_from: Option<PathBuf>,

    /// Read documents from standard input, a JSON object a line: path, and `bytes_base64` or text
    #[arg(long, conflicts_with = "paths")]
    stdin_jsonl: bool,

    /// Write what is done first first, not in the order of the documents
    #[arg(long)]
    unordered: bool,

    /// Write this file, whole or not at all; its ending is the format, if none is given
    #[arg(short = 'o', long = "output", value_name = "FILE")]
    file: Option<PathBuf>,

    /// Replace the file if it exists
    #[arg(long, requires = "file")]
    pub(crate) force: bool,
}

impl Stream {
    /// What is read.
    pub(crate) fn intake(&self, input: &Input) -> Intake {
        match &self.files_from {
            Some(list) => Intake::List(list.clone()),
            None if self.stdin_jsonl => Intake::Lines,
            None => Intake::Paths(input.paths.clone()),
        }
    }

    /// In which order the rows go out.
    pub(crate) fn delivery(&self) -> Delivery {
        if self.unordered { Delivery::AsDone } else { Delivery::InOrder }
    }

    /// The file to write, if it is not standard output.
    pub(crate) fn file(&self) -> Option<&Path> {
        self.file.as_deref().filter(|file| file.as_os_str() != "-")
    }
}

/// Paths are not needed where documents come otherwise.
pub(crate) fn instead(paths: Arg) -> Arg {
    paths.required(false).required_unless_present_any(["files_from", "stdin_jsonl"])
}
