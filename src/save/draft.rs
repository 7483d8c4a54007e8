//! A file that has no name of its own yet.
//!
//! The rows go to a hidden file in the same folder, which takes its name only when it is complete.
//! It goes away with its owner, and also when the program is ended by force.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, TryLockError};
use std::thread;
use std::time::Duration;

use crate::save::Existing;

/// How many names are tried in one folder.
const NAMES: u32 = 100;

/// Whoever ends the program waits so often, so long for a file that is just getting its name.
const TRIES: u32 = 20;
const TRY: Duration = Duration::from_millis(5);

/// All drafts of the program.
#[derive(Debug)]
struct Drafts {
    paths: Vec<PathBuf>,
    /// Whether the program ends, so that nothing gets its name any more.
    is_over: bool,
}

static DRAFTS: Mutex<Drafts> = Mutex::new(Drafts { paths: Vec::new(), is_over: false });

fn drafts() -> MutexGuard<'static, Drafts> {
    DRAFTS.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

/// Removes all drafts. Does not wait long: a disk that hangs must not hold up the end.
pub(crate) fn abandon() {
    for _ in 0..TRIES {
        let mut drafts = match DRAFTS.try_lock() {
            Ok(drafts) => drafts,
            Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner(),
            Err(TryLockError::WouldBlock) => {
                thread::sleep(TRY);
                continue;
            }
        };
        drafts.is_over = true;
        for path in drafts.paths.drain(..) {
            let _ = fs::remove_file(path);
        }
        return;
    }
}

/// A file in the making; it goes away unless it is published.
#[derive(Debug)]
pub(crate) struct Draft {
    file: File,
    path: PathBuf,
}

impl Draft {
    /// Begins a file that will stand at `target`.
    pub(crate) fn create(target: &Path) -> io::Result<Self> {
        let folder = folder_of(target);
        let mut taken = ErrorKind::AlreadyExists.into();
        let mut drafts = drafts();
        if drafts.is_over {
            return Err(ErrorKind::Interrupted.into());
        }
        for number in 0..NAMES {
            let path = folder.join(format!(".baogao-{}-{number}.tmp", std::process::id()));
            // `create_new` follows no link that somebody may have laid in wait.
            match OpenOptions::new().read(true).write(true).create_new(true).mode(0o600).open(&path) {
                Ok(file) => {
                    drafts.paths.push(path.clone());
                    return Ok(Self { file, path });
                }
                Err(error) if error.kind() == ErrorKind::AlreadyExists => taken = error,
                Err(error) => return Err(error),
            }
        }
        Err(taken)
    }

    /// The file, to be written.
    pub(crate) fn file(&mut self) -> &mut File {
        &mut self.file
    }

    /// Where it stands until it is published.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Gives it its name.
    pub(crate) fn publish(&mut self, target: &Path, existing: Existing) -> io::Result<()> {
        self.file.sync_all()?;
        let drafts = drafts();
        if drafts.is_over {
            return Err(ErrorKind::Interrupted.into());
        }
        match existing {
            Existing::GivesWay => fs::rename(&self.path, target)?,
            Existing::Stays => self.publish_new(target)?,
        }
        drop(drafts);
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
        drafts().paths.retain(|path| *path != self.path);
    }
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

#[cfg(test)]
mod tests {
    use std::io::Write;
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn a_draft_that_is_not_published_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let draft = Draft::create(&folder.path().join("a.csv")).unwrap();
        assert!(drafts().paths.contains(&draft.path));
        let path = draft.path.clone();
        drop(draft);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
        assert!(!drafts().paths.contains(&path));
    }

    #[test]
    fn a_published_draft_is_private_and_alone() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("a.csv");
        let mut draft = Draft::create(&target).unwrap();
        draft.file.write_all(b"new").unwrap();
        draft.publish(&target, Existing::Stays).unwrap();
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
        assert_eq!(draft.publish(&target, Existing::Stays).unwrap_err().kind(), ErrorKind::AlreadyExists);
        assert_eq!(fs::read(&target).unwrap(), b"other");
        draft.publish(&target, Existing::GivesWay).unwrap();
        assert_eq!(fs::read(&target).unwrap(), b"");
    }
}
