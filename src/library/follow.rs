//! Follows files on disk: which of them came, changed or went since they were read.
//!
//! Looks at sizes and times, and reads again only what differs. Looks when it is asked to, and where
//! the system tells of changes, by itself.

use std::collections::HashMap;
use std::io;
use std::ops::ControlFlow;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, SystemTime};

use crossbeam_channel::{Receiver, Sender, unbounded};
use notify::{RecommendedWatcher, RecursiveMode, Watcher};

use crate::library::{Change, Encodings, Failure, Follower, entry, ordered, read, walk};

/// A file that is being written changes many times; so long nothing more must come.
const PAUSE: Duration = Duration::from_millis(300);
/// After so long what changes all the time is looked at all the same.
const LONGEST: Duration = Duration::from_secs(3);

/// Disks note times this coarsely.
const COARSE: Duration = Duration::from_secs(2);
/// Why a file that was read is a failure now.
const GONE: &str = "no longer there";

/// What the thread is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ask {
    /// All files were read; what changes from now on counts.
    Begin,
    /// Look and say what was found.
    Look,
    /// Something changed.
    Stir,
    /// It is over.
    End,
}

/// By what a file is known to be the same: bytes, time of the last change, number on its disk.
type Stamp = (u64, Option<SystemTime>, u64);

/// A file that was seen, and its place in the order of the list.
#[derive(Debug, Clone, Copy)]
struct Seen {
    stamp: Stamp,
    order: u32,
}

/// What the thread knows.
struct Follow {
    paths: Vec<PathBuf>,
    encodings: Encodings,
    /// What changed after this may have been read before it did.
    since: SystemTime,
    changes: Sender<Change>,
    seen: HashMap<PathBuf, Seen>,
}

/// Starts the thread, which waits until it is told to begin.
pub(crate) fn start(paths: Vec<PathBuf>, encodings: Encodings) -> io::Result<Follower> {
    let (sender, changes) = unbounded();
    let (asks, asked) = unbounded();
    let follow =
        Follow { paths, encodings, since: SystemTime::now() - COARSE, changes: sender, seen: HashMap::new() };
    let stir = asks.clone();
    thread::Builder::new().name("follow".to_owned()).spawn(move || follow.run(&asked, stir))?;
    Ok(Follower { changes, asks })
}

impl Follow {
    fn run(mut self, asks: &Receiver<Ask>, stir: Sender<Ask>) {
        let mut watcher = None;
        while let Ok(ask) = asks.recv() {
            match ask {
                Ask::End => return,
                Ask::Begin => {
                    watcher = watcher.or_else(|| watch(&self.paths, stir.clone()));
                    self.begin();
                }
                Ask::Look => self.look(true),
                Ask::Stir => match settled(asks) {
                    Some(is_asked) => self.look(is_asked),
                    None => return,
                },
            }
        }
    }

    /// Takes what there is as known, except what changed while it was being read.
    fn begin(&mut self) {
        let is_new = |seen: &Seen| seen.stamp.1.is_none_or(|changed| changed >= self.since);
        let mut found = self.scan();
        let new: Vec<(PathBuf, Seen)> = found.extract_if(|_, seen| is_new(seen)).collect();
        self.seen = found;
        self.tell(new);
    }

    fn scan(&self) -> HashMap<PathBuf, Seen> {
        let (mut found, mut order) = (HashMap::new(), 0);
        let _ = walk::each(&self.paths, &mut |file| {
            if let Ok(path) = file
                && let Some(stamp) = stamp(&path)
            {
                found.insert(path, Seen { stamp, order });
            }
            order += 1;
            ControlFlow::Continue(())
        });
        found
    }

    /// Tells what differs from what is known; also that nothing does, when that was asked.
    fn look(&mut self, is_asked: bool) {
        let found = self.scan();
        let count = self.compare(found);
        if is_asked {
            let _ = self.changes.send(Change::Looked(count));
        }
    }

    /// Tells in which files what was found differs from what is known; how many they are.
    fn compare(&mut self, found: HashMap<PathBuf, Seen>) -> usize {
        let mut count = 0;
        let gone: Vec<PathBuf> =
            self.seen.keys().filter(|path| !found.contains_key(*path)).cloned().collect();
        for path in gone {
            self.seen.remove(&path);
            count += 1;
            let _ = self.changes.send(Change::Failed(Failure::new(&path, GONE)));
        }
        let is_changed =
            |(path, now): &(PathBuf, Seen)| self.seen.get(path).is_none_or(|seen| seen.stamp != now.stamp);
        let changed: Vec<(PathBuf, Seen)> = found.into_iter().filter(is_changed).collect();
        count + self.tell(changed)
    }

    /// Reads these files and tells what they say; how many they are.
    fn tell(&mut self, mut changed: Vec<(PathBuf, Seen)>) -> usize {
        changed.sort_unstable_by_key(|(_, seen)| seen.order);
        let count = changed.len();
        for (path, Seen { stamp, order }) in changed {
            let order = self.seen.get(&path).map_or(order, |seen| seen.order);
            self.seen.insert(path.clone(), Seen { stamp, order });
            let _ = self.changes.send(self.read(&path, order));
        }
        count
    }

    fn read(&self, path: &Path, order: u32) -> Change {
        let made = ordered::guarded(path, |path| {
            read(path, self.encodings.of(path)).map(|report| entry::of(path, order, &report))
        });
        match made {
            Ok(entry) => Change::Renewed(Box::new(entry)),
            Err(failure) => Change::Failed(failure),
        }
    }
}

fn stamp(path: &Path) -> Option<Stamp> {
    let metadata = std::fs::metadata(path).ok()?;
    Some((metadata.len(), metadata.modified().ok(), metadata.ino()))
}

/// Waits until nothing more changes; whether somebody asked meanwhile, and nothing when it is over.
fn settled(asks: &Receiver<Ask>) -> Option<bool> {
    let (start, mut is_asked) = (std::time::Instant::now(), false);
    while start.elapsed() < LONGEST {
        match asks.recv_timeout(PAUSE) {
            Ok(Ask::End) => return None,
            Ok(Ask::Look) => is_asked = true,
            Ok(Ask::Begin | Ask::Stir) => {}
            Err(_) => break,
        }
    }
    Some(is_asked)
}

/// Lets the system tell of changes, as far as it can: it may have no way to, or too many folders.
fn watch(paths: &[PathBuf], stir: Sender<Ask>) -> Option<RecommendedWatcher> {
    let told = move |event: notify::Result<notify::Event>| {
        // Reading is no change; whoever lists a folder to see what changed would never end.
        if event.is_ok_and(|event| !event.kind.is_access()) {
            let _ = stir.send(Ask::Stir);
        }
    };
    let mut watcher = notify::recommended_watcher(told).ok()?;
    for path in paths.iter().filter(|path| path.as_os_str() != "-") {
        let (folder, mode) = if path.is_dir() {
            (path.as_path(), RecursiveMode::Recursive)
        } else {
            // A file is replaced in its folder.
            let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
            (folder.unwrap_or(Path::new(".")), RecursiveMode::NonRecursive)
        };
        let _ = watcher.watch(folder, mode);
    }
    Some(watcher)
}

impl Follower {
    /// Everything was read: what changes from now on counts.
    pub fn begin(&self) {
        let _ = self.asks.send(Ask::Begin);
    }

    /// Looks now; [`Change::Looked`] comes last.
    pub fn look(&self) {
        let _ = self.asks.send(Ask::Look);
    }
}

impl Drop for Follower {
    fn drop(&mut self) {
        let _ = self.asks.send(Ask::End);
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use crate::library;

    use super::*;

    const PATIENCE: Duration = Duration::from_secs(30);

    /// Looks, and gives what was found in words.
    fn look(follower: &Follower) -> Vec<String> {
        follower.look();
        let mut found = Vec::new();
        loop {
            match follower.changes.recv_timeout(PATIENCE).unwrap() {
                Change::Renewed(entry) => {
                    found.push(format!("{} {}", name(&entry.path), entry.summary.chars));
                }
                Change::Failed(failure) => found.push(format!("{} {}", name(&failure.path), failure.reason)),
                // The system may have told of a change before it was asked for.
                Change::Looked(_) => return found,
            }
        }
    }

    fn name(path: &Path) -> String {
        path.file_name().unwrap().to_string_lossy().into_owned()
    }

    #[test]
    fn what_came_changed_or_went_is_told_once() {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str| folder.path().join(name);
        let old = SystemTime::now() - Duration::from_secs(100);
        for (name, text) in [("a.txt", "甲。"), ("b.txt", "乙。")] {
            fs::write(file(name), text).unwrap();
            fs::File::options().write(true).open(file(name)).unwrap().set_modified(old).unwrap();
        }
        let follower = library::follow(&[folder.path().to_owned()], &Encodings::default()).unwrap();
        follower.begin();
        assert_eq!(look(&follower), Vec::<String>::new());
        fs::write(file("a.txt"), "甲甲甲。").unwrap();
        fs::write(file("c.txt"), "丙丙。").unwrap();
        fs::write(file("d.txt"), "").unwrap();
        fs::remove_file(file("b.txt")).unwrap();
        assert_eq!(look(&follower), ["b.txt no longer there", "a.txt 4", "c.txt 3", "d.txt empty"]);
        assert_eq!(look(&follower), Vec::<String>::new());
    }

    #[test]
    fn what_changed_while_it_was_read_is_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let follower = library::follow(&[folder.path().to_owned()], &Encodings::default()).unwrap();
        fs::write(folder.path().join("a.txt"), "甲。").unwrap();
        follower.begin();
        assert_eq!(look(&follower), ["a.txt 2"]);
    }
}
