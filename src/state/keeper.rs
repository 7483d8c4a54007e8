//! The thread that writes what is remembered, so that a slow disk never holds up a key.
//!
//! Does not know what a change means.

use std::path::PathBuf;
use std::thread;
use std::time::{Duration, SystemTime};

use crossbeam_channel::{Receiver, Sender, bounded, unbounded};

use crate::state::{self, Pending};

/// Writes changes to the file, in the order in which they come.
#[derive(Debug)]
pub struct Keeper {
    changes: Sender<Vec<Pending>>,
    faults: Receiver<String>,
    ended: Receiver<()>,
}

impl Keeper {
    /// Starts the thread that writes to `file`.
    ///
    /// # Errors
    /// When no thread can be started.
    pub fn start(file: PathBuf) -> std::io::Result<Self> {
        let (changes, taken) = unbounded::<Vec<Pending>>();
        let (told, faults) = unbounded();
        let (end, ended) = bounded(1);
        thread::Builder::new().name("remember".to_owned()).spawn(move || {
            let mut waiting = Vec::new();
            for changes in &taken {
                waiting.extend(changes);
                waiting.extend(taken.try_iter().flatten());
                match state::write(&file, &waiting, now()) {
                    Ok(()) => waiting.clear(),
                    // They are tried again together with the next ones.
                    Err(reason) => drop(told.send(reason)),
                }
            }
            let _ = end.send(());
        })?;
        Ok(Self { changes, faults, ended })
    }

    /// Hands changes over.
    pub fn keep(&self, changes: Vec<Pending>) {
        if !changes.is_empty() {
            // The thread lives as long as this sender.
            let _ = self.changes.send(changes);
        }
    }

    /// Why changes could not be written, one line each time.
    pub fn faults(&self) -> Receiver<String> {
        self.faults.clone()
    }

    /// Waits until everything is written, but no longer than `patience`; the last reason why it is not.
    pub fn finish(self, patience: Duration) -> Option<String> {
        let Self { changes, faults, ended } = self;
        drop(changes);
        if ended.recv_timeout(patience).is_err() {
            return Some("what should be remembered could not be written in time".to_owned());
        }
        faults.try_iter().last()
    }
}

/// Seconds since 1970; a clock before that counts as 1970.
fn now() -> u64 {
    SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, |time| time.as_secs())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PATIENCE: Duration = Duration::from_secs(30);

    #[test]
    fn what_was_handed_over_is_written_before_the_end() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("deep/state.json");
        let keeper = Keeper::start(file.clone()).unwrap();
        keeper.keep(vec![Pending::Opened("/a".into())]);
        keeper.keep(vec![Pending::Opened("/b".into())]);
        assert_eq!(keeper.finish(PATIENCE), None);
        let (kept, message) = state::read(&file).unwrap();
        assert_eq!((kept.folders, message), (vec!["/b".into(), "/a".into()], None));
    }

    #[test]
    fn what_cannot_be_written_is_told() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("file"), "").unwrap();
        let keeper = Keeper::start(folder.path().join("file/state.json")).unwrap();
        keeper.keep(vec![Pending::Opened("/a".into())]);
        assert!(keeper.finish(PATIENCE).is_some_and(|reason| reason.contains("state.json")));
    }
}
