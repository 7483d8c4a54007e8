//! The file of what is remembered: read, locked, written whole or not at all, private.
//!
//! Does not know what a change means.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use etcetera::BaseStrategy;
use rustix::fs::{FlockOperation, OFlags};

use crate::state::Pending;
use crate::state::kept::{Kept, VERSION};

/// A larger file is not ours.
const LIMIT: u64 = 64 << 20;
/// How often and how long another program is waited for: two seconds in all.
const TRIES: (usize, Duration) = (100, Duration::from_millis(20));

/// The default place of the file.
pub(crate) fn default() -> Option<PathBuf> {
    let strategy = etcetera::base_strategy::Xdg::new().ok()?;
    Some(strategy.state_dir()?.join("baogao").join("state.json"))
}

/// Reads the file; one that is damaged is set aside.
pub(crate) fn read(file: &Path) -> Result<(Kept, Option<String>), String> {
    match load(file) {
        Ok(kept) => Ok((kept, None)),
        Err(Fault::Damaged) => {
            let aside = set_aside(file).map_err(|error| explain(file, &error))?;
            let message = format!("{} is damaged; it is kept as {}", file.display(), aside.display());
            Ok((Kept::default(), Some(message)))
        }
        Err(fault) => Err(fault.reason(file)),
    }
}

/// Applies changes to the file.
pub(crate) fn write(file: &Path, changes: &[Pending], now: u64) -> Result<(), String> {
    let folder = file.parent().ok_or_else(|| format!("{} is in no folder", file.display()))?;
    let fail = |error: &io::Error| explain(file, error);
    DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(|error| fail(&error))?;
    let _lock = lock(&file.with_extension("lock")).map_err(|error| fail(&error))?;
    let (mut kept, _) = read(file)?;
    for change in changes {
        kept.apply(change, now);
    }
    kept.prune();
    kept.version = VERSION;
    publish(file, folder, &kept).map_err(|error| fail(&error))
}

/// Why the file cannot be read.
enum Fault {
    Damaged,
    Newer,
    Unreadable(io::Error),
}

impl Fault {
    fn reason(&self, file: &Path) -> String {
        match self {
            Self::Damaged => format!("{} is damaged", file.display()),
            Self::Newer => format!("{} was written by a newer baogao", file.display()),
            Self::Unreadable(error) => explain(file, error),
        }
    }
}

fn load(file: &Path) -> Result<Kept, Fault> {
    let flags = (OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC).bits().cast_signed();
    let open = match OpenOptions::new().read(true).custom_flags(flags).open(file) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Kept::default()),
        open => open.map_err(Fault::Unreadable)?,
    };
    if !open.metadata().map_err(Fault::Unreadable)?.is_file() {
        return Err(Fault::Unreadable(io::Error::other("not a regular file")));
    }
    let mut text = Vec::new();
    open.take(LIMIT).read_to_end(&mut text).map_err(Fault::Unreadable)?;
    let kept: Kept = serde_json::from_slice(&text).map_err(|_| Fault::Damaged)?;
    if kept.version > VERSION { Err(Fault::Newer) } else { Ok(kept) }
}

fn set_aside(file: &Path) -> io::Result<PathBuf> {
    for number in 1..100 {
        let aside = file.with_extension(format!("damaged-{number}.json"));
        match fs::hard_link(file, &aside) {
            Ok(()) => return fs::remove_file(file).map(|()| aside),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(_) => return fs::rename(file, &aside).map(|()| aside),
        }
    }
    Err(io::Error::other("too many damaged files stand beside it"))
}

/// The lock is held until the file is dropped.
fn lock(path: &Path) -> io::Result<File> {
    let flags = (OFlags::NOFOLLOW | OFlags::CLOEXEC).bits().cast_signed();
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false).mode(0o600).custom_flags(flags);
    let file = options.open(path)?;
    for _ in 0..TRIES.0 {
        match rustix::fs::flock(&file, FlockOperation::NonBlockingLockExclusive) {
            Err(rustix::io::Errno::WOULDBLOCK) => thread::sleep(TRIES.1),
            // Some network file systems have no locks; a whole file is still written whole.
            Ok(()) | Err(_) => return Ok(file),
        }
    }
    Err(io::Error::other("another baogao is writing to it"))
}

fn publish(file: &Path, folder: &Path, kept: &Kept) -> io::Result<()> {
    let mut draft = tempfile::Builder::new().prefix(".state-").suffix(".tmp").tempfile_in(folder)?;
    serde_json::to_writer(&mut draft, kept)?;
    draft.write_all(b"\n")?;
    draft.as_file().sync_all()?;
    draft.persist(file).map_err(|error| error.error)?;
    // The name is as safe as the contents once the folder is written; not all systems can.
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
    Ok(())
}

fn explain(file: &Path, error: &io::Error) -> String {
    format!("{}: {}", file.display(), crate::library::reason(error))
}

#[cfg(test)]
mod tests;
