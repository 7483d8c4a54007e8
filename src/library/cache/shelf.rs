//! The folder of the cache: drafts that become files, what is thrown away.
//!
//! Does not know what is in a file. Of several programs that write the same file the last one to be
//! ready wins; a draft is locked as long as it is written, so that one that was left behind is known.

use std::fs::{self, DirBuilder, File};
use std::io::{self, ErrorKind};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use rustix::fs::FlockOperation;
use tempfile::NamedTempFile;

/// What files are called.
pub(crate) const ENDING: &str = "reports";
const DRAFT: &str = ".draft-";
/// So many files and bytes are kept, the newest ones.
const FILES: usize = 64;
const BYTES: u64 = 2 << 30;

/// A file that is kept.
#[derive(Debug)]
pub(crate) struct Kept {
    pub(crate) path: PathBuf,
    pub(crate) size: u64,
    written: SystemTime,
}

/// Begins a file; the folder is made, for the user only.
pub(crate) fn draft(folder: &Path) -> io::Result<NamedTempFile> {
    DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    let draft = tempfile::Builder::new().prefix(DRAFT).tempfile_in(folder)?;
    // Where there are no locks, drafts that were left behind stay.
    let _ = rustix::fs::flock(draft.as_file(), FlockOperation::NonBlockingLockExclusive);
    Ok(draft)
}

/// Gives a draft its name, and throws away what is too much.
pub(crate) fn publish(draft: NamedTempFile, file: &Path) -> io::Result<()> {
    draft.persist(file).map_err(|error| error.error)?;
    if let Some(folder) = file.parent() {
        sweep(folder);
        prune(folder, FILES, BYTES);
    }
    Ok(())
}

/// What is kept in a folder.
pub(crate) fn kept(folder: &Path) -> io::Result<Vec<Kept>> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries?,
    };
    let kept = entries.filter_map(Result::ok).filter_map(|entry| {
        let metadata = entry.metadata().ok().filter(fs::Metadata::is_file)?;
        let path = entry.path();
        path.extension().filter(|ending| *ending == ENDING)?;
        Some(Kept { path, size: metadata.len(), written: metadata.modified().ok()? })
    });
    Ok(kept.collect())
}

/// Removes drafts that nobody writes any more.
pub(crate) fn sweep(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok) {
        let is_draft = entry.file_name().as_encoded_bytes().starts_with(DRAFT.as_bytes());
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        if let Some(file) = (is_draft && is_file).then(|| File::open(entry.path()).ok()).flatten()
            && rustix::fs::flock(&file, FlockOperation::NonBlockingLockExclusive).is_ok()
        {
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn prune(folder: &Path, files: usize, bytes: u64) {
    let mut kept = kept(folder).unwrap_or_default();
    kept.sort_by_key(|kept| std::cmp::Reverse(kept.written));
    let mut sum = 0;
    for (number, kept) in kept.iter().enumerate() {
        sum += kept.size;
        // The newest one stays, however large it is.
        if number >= files || (number > 0 && sum > bytes) {
            let _ = fs::remove_file(&kept.path);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn a_file_is_private_and_whole() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("a/baogao");
        let mut draft = draft(&folder).unwrap();
        draft.write_all(b"abc").unwrap();
        assert!(kept(&folder).unwrap().is_empty());
        sweep(&folder);
        publish(draft, &folder.join("x.reports")).unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&folder), mode(&folder.join("x.reports"))), (0o700, 0o600));
        assert_eq!(kept(&folder).unwrap().len(), 1);
    }

    #[test]
    fn what_was_left_behind_is_swept_away() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(".draft-left"), "abc").unwrap();
        fs::write(folder.path().join("other"), "abc").unwrap();
        let draft = draft(folder.path()).unwrap();
        sweep(folder.path());
        let names = fs::read_dir(folder.path()).unwrap().count();
        assert_eq!(names, 2, "what is not ours and what is being written stays");
        drop(draft);
    }

    #[test]
    fn the_newest_files_stay() {
        let folder = tempfile::tempdir().unwrap();
        for number in 0..6 {
            let file = File::create(folder.path().join(format!("{number}.reports"))).unwrap();
            file.set_len(10).unwrap();
            file.set_modified(SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(number)).unwrap();
        }
        let names = || {
            let mut names: Vec<_> = kept(folder.path())
                .unwrap()
                .iter()
                .map(|kept| kept.path.file_stem().unwrap().to_owned())
                .collect();
            names.sort();
            names
        };
        prune(folder.path(), 4, 1000);
        assert_eq!(names(), ["2", "3", "4", "5"]);
        prune(folder.path(), 4, 25);
        assert_eq!(names(), ["4", "5"]);
        prune(folder.path(), 4, 1);
        assert_eq!(names(), ["5"]);
    }
}
