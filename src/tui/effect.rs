//! What the screen asks of the world; the one place where it writes files.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::search::finder::Kind;
use crate::source::Encoding;
use crate::state::Pending;
use crate::tui::event::Purpose;

/// One thing to be done outside the state of the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Read a report in the background.
    Open(PathBuf, Purpose),
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
    /// Write text to a new file.
    Save {
        /// The file; one that exists is not overwritten.
        path: PathBuf,
        /// The text.
        text: String,
    },
    /// Keep what is to be remembered.
    Remember(Vec<Pending>),
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

/// Writes `text` to a new file and says in one line what came of it. A leading `~/` is the home
/// folder, since no shell has seen the path.
pub fn save(path: &Path, text: &str) -> String {
    let path = expand(path, std::env::var_os("HOME").as_deref());
    create(&path, |file| file.write_all(text.as_bytes()).and_then(|()| file.write_all(b"\n")))
}

fn expand(path: &Path, home: Option<&OsStr>) -> PathBuf {
    match (path.strip_prefix("~"), home.filter(|home| !home.is_empty())) {
        (Ok(inside), Some(home)) => Path::new(home).join(inside),
        _ => path.to_owned(),
    }
}

fn create(path: &Path, write: impl FnOnce(&mut File) -> io::Result<()>) -> String {
    let shown = path.display();
    match File::create_new(path).map(|mut file| write(&mut file)) {
        Ok(Ok(())) => format!("saved as {shown}"),
        Ok(Err(error)) => {
            // Half a text must not pass for the whole; it is also in the way of the next try.
            let left = if fs::remove_file(path).is_ok() { "" } else { " and is not complete" };
            format!("{shown} was not saved{left}: {error}")
        }
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
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

    #[test]
    fn half_a_file_is_not_left() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("clip.txt");
        let said = create(&path, |file| {
            file.write_all(b"half")?;
            Err(io::ErrorKind::StorageFull.into())
        });
        assert!(said.contains("was not saved:"), "{said}");
        assert!(!path.exists());
    }

    #[test]
    fn a_leading_tilde_is_the_home_folder() {
        let home = Some(OsStr::new("/home/reader"));
        for (path, expected) in
            [("~/a.txt", "/home/reader/a.txt"), ("~a/b", "~a/b"), ("a/~/b", "a/~/b"), ("/~/b", "/~/b")]
        {
            assert_eq!(expand(Path::new(path), home), Path::new(expected));
        }
        assert_eq!(expand(Path::new("~/a.txt"), None), Path::new("~/a.txt"));
    }
}
