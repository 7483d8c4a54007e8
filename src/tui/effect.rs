//! What the screen asks of the world; the one place where it writes files.

use std::io::Write;
use std::path::PathBuf;

use crate::tui::event::Purpose;

/// One thing to be done outside the state of the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Read a report in the background.
    Open(PathBuf, Purpose),
    /// Put text on the clipboard.
    Copy {
        /// The text, filtered already.
        text: String,
        /// What it is, in a few words for the user.
        what: String,
    },
    /// Write text to a new file.
    Save {
        /// The file; one that exists is not overwritten.
        path: PathBuf,
        /// The text.
        text: String,
    },
    /// Draw the whole screen again.
    Repaint,
    /// Go back to the shell until it calls again.
    Suspend,
    /// End the program.
    Quit,
}

/// Writes `text` to a new file and says in one line what came of it.
pub fn save(path: &std::path::Path, text: &str) -> String {
    let shown = path.display();
    match std::fs::OpenOptions::new().write(true).create_new(true).open(path) {
        Ok(mut file) => match file.write_all(text.as_bytes()).and_then(|()| file.write_all(b"\n")) {
            Ok(()) => format!("saved as {shown}"),
            Err(error) => format!("{shown} is not complete: {error}"),
        },
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            format!("{shown} exists already: not saved")
        }
        Err(error) => format!("{shown} was not saved: {error}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn saving_never_overwrites() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("clip.txt");
        assert!(save(&path, "生产总值").starts_with("saved as"));
        assert!(save(&path, "other").contains("exists already"));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "生产总值\n");
        assert!(save(&folder.path().join("no/such/folder"), "x").contains("was not saved"));
    }
}
