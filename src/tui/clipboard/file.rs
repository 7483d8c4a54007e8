//! A file for a text that no clipboard takes: new, and readable by its owner only.

use std::fs::{DirBuilder, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

/// How many names are tried in one folder.
const NAMES: u32 = 10_000;

/// Writes `text` to a new file in the first of `folders` that takes one, and returns its path.
///
/// # Errors
/// When no folder does.
pub(super) fn write(text: &str, folders: &[PathBuf]) -> io::Result<PathBuf> {
    let mut failure = io::Error::from(io::ErrorKind::NotFound);
    for folder in folders {
        match write_in(text, folder) {
            Ok(path) => return Ok(path),
            Err(error) => failure = error,
        }
    }
    Err(failure)
}

fn write_in(text: &str, folder: &Path) -> io::Result<PathBuf> {
    DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    for number in 1..=NAMES {
        let path = folder.join(format!("baogao-copy-{number}.txt"));
        // Only a name that nobody took: a link laid out beforehand is not followed.
        match OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path) {
            Ok(mut file) => {
                let written = file.write_all(text.as_bytes());
                if written.is_err() {
                    let _ = std::fs::remove_file(&path);
                }
                return written.map(|()| path);
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::Error::from(io::ErrorKind::AlreadyExists))
}
