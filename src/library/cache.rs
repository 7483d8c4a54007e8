//! What was read of a folder, kept in a file of the user's cache, so that opening the folder again reads
//! only the files that changed.
//!
//! Nothing depends on it: a file that is missing, damaged, of another version or of other paths is left
//! aside, and what it would have said is read from the reports. What it says is shown at once and as
//! something that is still being checked: of every report it has the `Stamp`, and a report is only taken as
//! it is known when nothing about its file leaves doubt.

use std::fs::{self, Metadata};
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use etcetera::BaseStrategy;
use xxhash_rust::xxh3::{Xxh3, xxh3_128};

use crate::library::Entry;
use crate::source::Encoding;

mod bytes;
mod carry;
mod frame;
mod keeper;
mod reader;
mod shelf;
mod writer;

pub(crate) use keeper::{Desk, Keeper};
pub(crate) use reader::{Reader, Seen};

/// Raised when what is kept of a report changes its meaning or its form.
const FORMAT: u32 = 2;
/// The program that wrote a file, down to its build: another one may read reports otherwise.
const PROGRAM: &str = concat!(env!("CARGO_PKG_VERSION"), " ", env!("BAOGAO_BUILD"));
/// A larger file is neither written nor read.
const LIMIT: u64 = 1 << 30;
/// What the clock of a file system may lag behind, in nanoseconds: FAT counts in two seconds.
const GRAIN: i128 = 2_000_000_000;

/// Where what was read of certain paths is kept.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    pub(crate) file: PathBuf,
    /// Of the program and the paths.
    pub(crate) key: u128,
    /// The paths as they were named.
    pub(crate) roots: Vec<PathBuf>,
}

/// Of a report of an old file that is still right: its stamp and its place in the order; else nothing.
pub(crate) type Kept = Option<(Stamp, u32)>;

/// By what a file is known not to have changed. Times are nanoseconds since 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Stamp {
    pub(crate) size: u64,
    pub(crate) inode: u64,
    /// When its contents were changed, as it says.
    pub(crate) modified: i128,
    /// When its inode was changed, which nobody can set.
    pub(crate) changed: i128,
    /// When all this was looked at.
    pub(crate) seen: i128,
    /// The hash of its bytes.
    pub(crate) hash: u128,
}

/// What a stamp says of a file that was looked at again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It has not changed.
    Same,
    /// Its bytes have to be compared.
    Doubtful,
    /// It has changed.
    Other,
}

/// A report that was read, as it is written.
#[derive(Debug)]
pub(crate) struct Fresh {
    pub(crate) entry: Entry,
    pub(crate) stamp: Stamp,
    /// The encoding that it was to be read in.
    pub(crate) encoding: Option<Encoding>,
}

impl Place {
    /// The place in `folder` for what was read of `paths`; none for standard input, which is not there
    /// again.
    pub(crate) fn of(folder: &Path, paths: &[PathBuf]) -> Option<Self> {
        if paths.iter().any(|path| path.as_os_str() == "-") {
            return None;
        }
        let mut hasher = Xxh3::new();
        for path in paths {
            let path = crate::library::absolute(path);
            // However many strokes stand between and behind its parts.
            hasher.update(path.components().collect::<PathBuf>().as_os_str().as_bytes());
            hasher.update(&[0]);
        }
        let name = hasher.digest128();
        hasher.update(&FORMAT.to_le_bytes());
        // Numbers are written as the processor has them.
        hasher.update(&1_u32.to_ne_bytes());
        hasher.update(PROGRAM.as_bytes());
        let file = folder.join(format!("{name:032x}.{}", shelf::ENDING));
        Some(Self { file, key: hasher.digest128(), roots: paths.to_vec() })
    }
}

impl Stamp {
    /// The stamp of the file at a path as it is now, without the hash; `None` of what is no file.
    pub(crate) fn at(path: &Path) -> Option<Self> {
        fs::metadata(path).ok().filter(Metadata::is_file).map(|metadata| Self::of(&metadata))
    }

    /// The stamp of a file that is looked at now, without the hash.
    fn of(metadata: &Metadata) -> Self {
        let since = SystemTime::now().duration_since(UNIX_EPOCH);
        Self::seen_at(metadata, since.map_or(0, |since| since.as_nanos().cast_signed()))
    }

    fn seen_at(metadata: &Metadata, seen: i128) -> Self {
        let time = |seconds: i64, rest: i64| i128::from(seconds) * 1_000_000_000 + i128::from(rest);
        Self {
            size: metadata.len(),
            inode: metadata.ino(),
            modified: time(metadata.mtime(), metadata.mtime_nsec()),
            changed: time(metadata.ctime(), metadata.ctime_nsec()),
            seen,
            hash: 0,
        }
    }

    /// The hash of the bytes of a file.
    pub(crate) fn hash(bytes: &[u8]) -> u128 {
        xxh3_128(bytes)
    }

    /// What is to be thought of a file that had this stamp and has that one `now`.
    ///
    /// A file that was written to within the grain of its clock before it was looked at may have been
    /// written to again without another time, so its times say nothing.
    pub(crate) fn verdict(&self, now: &Self) -> Verdict {
        let what = |stamp: &Self| (stamp.inode, stamp.modified, stamp.changed);
        if self.size != now.size {
            Verdict::Other
        } else if what(self) == what(now) && self.modified.max(self.changed) + GRAIN < self.seen {
            Verdict::Same
        } else {
            Verdict::Doubtful
        }
    }
}

/// The folder in which what was read is kept: `baogao` in the XDG cache directory (`$XDG_CACHE_HOME`,
/// else `~/.cache`); `None` when there is no home.
pub fn folder() -> Option<PathBuf> {
    let strategy = etcetera::base_strategy::Xdg::new().ok()?;
    Some(strategy.cache_dir().join("baogao"))
}

/// How many files `folder` holds and how many bytes they have.
///
/// # Errors
/// When it cannot be listed; a folder that is not there is empty.
pub fn size(folder: &Path) -> io::Result<(usize, u64)> {
    let kept = shelf::kept(folder)?;
    Ok((kept.len(), kept.iter().map(|kept| kept.size).sum()))
}

/// Takes everything out of `folder` that was put there by this program; how many files that were.
///
/// # Errors
/// When one cannot be removed.
pub fn clear(folder: &Path) -> io::Result<usize> {
    shelf::sweep(folder);
    let kept = shelf::kept(folder)?;
    kept.iter().try_for_each(|kept| fs::remove_file(&kept.path))?;
    Ok(kept.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(change: impl Fn(&mut Stamp), expected: Verdict) {
        let second = 1_000_000_000;
        let before = Stamp {
            size: 9,
            inode: 3,
            modified: 50 * second,
            changed: 60 * second,
            seen: 70 * second,
            hash: 1,
        };
        let mut now = Stamp { seen: 90 * second, ..before };
        change(&mut now);
        assert_eq!(before.verdict(&now), expected);
        let before = Stamp { seen: 61 * second, ..before };
        let doubtful = if expected == Verdict::Same { Verdict::Doubtful } else { expected };
        assert_eq!(before.verdict(&now), doubtful, "it was written to just before it was read");
    }

    #[test]
    fn what_leaves_doubt_is_compared() {
        check(|_| {}, Verdict::Same);
        check(|now| now.size = 10, Verdict::Other);
        check(|now| now.inode = 4, Verdict::Doubtful);
        check(|now| now.modified += 1, Verdict::Doubtful);
        check(|now| now.changed += 1, Verdict::Doubtful);
        // A clock that was set back.
        check(|now| now.seen = 0, Verdict::Same);
        check(|now| (now.modified, now.changed) = (0, 0), Verdict::Doubtful);
    }

    #[test]
    fn a_place_is_for_its_paths() {
        let place = |paths: &[&str]| {
            let paths: Vec<PathBuf> = paths.iter().map(PathBuf::from).collect();
            Place::of(Path::new("/cache"), &paths).map(|place| place.file)
        };
        assert_eq!(place(&["/a", "-"]), None);
        assert_eq!(place(&["/a"]), place(&["/a/"]));
        assert_ne!(place(&["/a", "/b"]), place(&["/b", "/a"]));
        assert_ne!(place(&["/a", "/b"]), place(&["/a/b"]));
    }
}
