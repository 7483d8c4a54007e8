//! Export to a file: whole or not at all, never over another file unless told to.
//!
//! The rows go to a hidden file in the same folder, which takes its name only when it is complete.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use crate::cli::args::{Filter, Input, What};
use crate::cli::rows::{Tally, Target};
use crate::cli::{Console, FAILED, MISUSED, complain, records, status};
use crate::export::{FORMATS, Format, Surface};
use crate::library;

/// What to write where.
#[derive(Debug)]
pub(crate) struct Order {
    pub(crate) file: PathBuf,
    pub(crate) what: What,
    pub(crate) format: Option<Format>,
    pub(crate) force: bool,
}

/// Writes the file and says how much is in it.
pub(crate) fn export(console: &mut Console<'_>, input: &Input, order: &Order) -> u8 {
    let format = match checked(order).and_then(|format| spares_input(input, order).map(|()| format)) {
        Ok(format) => format,
        Err(reason) => {
            complain(console.err, &reason);
            return MISUSED;
        }
    };
    match write(console, input, order, format) {
        Ok(tally) => {
            let line = format!("{}: {} rows of {} reports", order.file.display(), tally.rows, tally.read);
            let shown = if tally.read > 0 { tell(console, &line) } else { Ok(()) };
            status(shown.map(|()| tally), console)
        }
        Err(error) => {
            complain(console.err, &format!("{}: {}", order.file.display(), library::reason(&error)));
            FAILED
        }
    }
}

fn tell(console: &mut Console<'_>, line: &str) -> io::Result<()> {
    writeln!(console.out, "{}", crate::safe::Safe::line(line).as_str())
}

// Neither a report nor an earlier export may be read and replaced in one go.
fn spares_input(input: &Input, order: &Order) -> Result<(), String> {
    let Ok(target) = order.file.canonicalize() else { return Ok(()) };
    let (files, _) = library::expand(&input.paths);
    let read = files.iter().any(|path| path.canonicalize().is_ok_and(|path| path == target));
    if read {
        Err(format!("{}: is one of the files to read; write elsewhere", order.file.display()))
    } else {
        Ok(())
    }
}

// What can be refused before anything is read.
fn checked(order: &Order) -> Result<Format, String> {
    let file = order.file.display();
    match order.file.symlink_metadata() {
        Ok(found) if !found.is_file() => return Err(format!("{file}: exists and is not a regular file")),
        Ok(_) if !order.force => return Err(format!("{file}: exists; --force replaces it")),
        _ => {}
    }
    let extension = order.file.extension().and_then(|extension| extension.to_str());
    order.format.or_else(|| extension.and_then(Format::named)).ok_or_else(|| {
        let names = FORMATS.map(|(_, name)| name).join(", ");
        format!("{file}: its extension names no format; give --format ({names})")
    })
}

fn write(console: &mut Console<'_>, input: &Input, order: &Order, format: Format) -> io::Result<Tally> {
    let mut draft = Draft::create(&order.file)?;
    let target = Target { format, surface: Surface::File };
    let mut out = BufWriter::new(&mut draft.file);
    let mut inner = Console { out: &mut out, err: &mut *console.err, ..*console };
    let tally = records(input, order.what, &Filter::default(), target, &mut inner)?;
    out.flush()?;
    drop(out);
    // A file without a single report would look like a result.
    if tally.read > 0 {
        draft.publish(&order.file, order.force)?;
    }
    Ok(tally)
}

/// A file that has no name of its own yet; it goes away unless it is published.
#[derive(Debug)]
struct Draft {
    file: File,
    path: PathBuf,
}

impl Draft {
    fn create(target: &Path) -> io::Result<Self> {
        let folder = folder_of(target);
        let mut taken = ErrorKind::AlreadyExists.into();
        for number in 0..100 {
            let path = folder.join(format!(".baogao-{}-{number}.tmp", std::process::id()));
            // `create_new` follows no link that somebody may have laid in wait.
            match OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path) {
                Ok(file) => return Ok(Self { file, path }),
                Err(error) if error.kind() == ErrorKind::AlreadyExists => taken = error,
                Err(error) => return Err(error),
            }
        }
        Err(taken)
    }

    fn publish(&mut self, target: &Path, force: bool) -> io::Result<()> {
        self.file.sync_all()?;
        if force {
            fs::rename(&self.path, target)?;
        } else {
            self.publish_new(target)?;
        }
        // The name is as safe as the contents once the folder is written; not all systems can.
        let _ = File::open(folder_of(target)).and_then(|folder| folder.sync_all());
        Ok(())
    }

    // A link is made only where there is no file, even one that came in this moment.
    fn publish_new(&self, target: &Path) -> io::Result<()> {
        match fs::hard_link(&self.path, target) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(error),
            // Some file systems have no links.
            Err(_) if target.symlink_metadata().is_err() => fs::rename(&self.path, target),
            linked => linked,
        }
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        // After a rename there is nothing left to remove.
        let _ = fs::remove_file(&self.path);
    }
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn a_draft_that_is_not_published_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        drop(Draft::create(&folder.path().join("a.csv")).unwrap());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_published_draft_is_private_and_alone() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("a.csv");
        let mut draft = Draft::create(&target).unwrap();
        draft.file.write_all(b"new").unwrap();
        draft.publish(&target, false).unwrap();
        drop(draft);
        assert_eq!(fs::read(&target).unwrap(), b"new");
        assert_eq!(fs::metadata(&target).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_file_that_came_in_the_meantime_stays() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("a.csv");
        let mut draft = Draft::create(&target).unwrap();
        fs::write(&target, "other").unwrap();
        assert_eq!(draft.publish(&target, false).unwrap_err().kind(), ErrorKind::AlreadyExists);
        assert_eq!(fs::read(&target).unwrap(), b"other");
        draft.publish(&target, true).unwrap();
        assert_eq!(fs::read(&target).unwrap(), b"");
    }
}
