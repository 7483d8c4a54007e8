//! The background load: one thread walks, the others read, all tell what happened through a channel.
//!
//! Does not know who listens. The text of a report is dropped as soon as its entry is made.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};

use crossbeam_channel::{Receiver, Sender, bounded, unbounded};

use crate::library::{Encodings, Entry, Event, Failure, Loader, entry, ordered, read, walk};

// Readers wait when so many events were not taken yet: a stopped screen must not fill the memory.
const WAITING: usize = 1024;
// A count is announced this often; the first and the last one always.
const ANNOUNCED: usize = 256;

/// Tells the threads of a load to stop when it is dropped.
#[derive(Debug)]
pub(crate) struct StopOnDrop(Arc<AtomicBool>);

impl Drop for StopOnDrop {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// Everything that a thread of the load needs to know.
#[derive(Debug, Clone)]
struct Load {
    encodings: Encodings,
    events: Sender<Event>,
    stop: Arc<AtomicBool>,
}

type Job = (u32, PathBuf);

/// Starts the threads.
pub(crate) fn start(paths: Vec<PathBuf>, encodings: Encodings) -> Loader {
    let (sender, events) = bounded(WAITING);
    let load = Load { encodings, events: sender.clone(), stop: Arc::default() };
    let stop = StopOnDrop(Arc::clone(&load.stop));
    let walker = thread::Builder::new().name("walk".to_owned()).spawn(move || load.run(&paths));
    if let Err(error) = walker {
        let reason = format!("no thread could be started: {error}");
        let _ = sender.send(Event::Failed(Failure::new(Path::new("."), reason)));
        let _ = sender.send(Event::Done);
    }
    Loader { events, stop }
}

impl Load {
    fn run(&self, paths: &[PathBuf]) {
        let (sender, jobs) = unbounded();
        let readers = self.readers(&jobs);
        drop(jobs);
        if readers.is_empty() {
            self.tell(Event::Failed(Failure::new(Path::new("."), "no thread could be started")));
        } else {
            self.walk(paths, &sender);
        }
        drop(sender);
        for reader in readers {
            let _ = reader.join();
        }
        self.tell(Event::Done);
    }

    fn readers(&self, jobs: &Receiver<Job>) -> Vec<JoinHandle<()>> {
        let spawn = |_| {
            let (load, jobs) = (self.clone(), jobs.clone());
            thread::Builder::new().name("read".to_owned()).spawn(move || load.read_all(&jobs)).ok()
        };
        (0..ordered::threads()).filter_map(spawn).collect()
    }

    fn walk(&self, paths: &[PathBuf], jobs: &Sender<Job>) {
        let mut count = 0;
        let _ = walk::each(paths, &mut |found| {
            let order = count as u32;
            count += 1;
            let told = match found {
                Ok(path) => jobs.send((order, path)).is_ok(),
                Err(failure) => self.tell(Event::Failed(failure)),
            };
            let announced = (count != 1 && count % ANNOUNCED != 0) || self.tell(Event::Found(count));
            if told && announced && !self.stopped() {
                ControlFlow::Continue(())
            } else {
                ControlFlow::Break(())
            }
        });
        self.tell(Event::Found(count));
    }

    fn read_all(&self, jobs: &Receiver<Job>) {
        for (order, path) in jobs {
            let event = match ordered::guarded(&path, |path| self.entry(path, order)) {
                Ok(entry) => Event::Loaded(Box::new(entry)),
                Err(failure) => Event::Failed(failure),
            };
            if self.stopped() || !self.tell(event) {
                break;
            }
        }
    }

    fn entry(&self, path: &Path, order: u32) -> Result<Entry, Failure> {
        read(path, self.encodings.of(path)).map(|report| entry::of(path, order, &report))
    }

    fn stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    // Whether anybody still listens.
    fn tell(&self, event: Event) -> bool {
        self.events.send(event).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::time::Duration;

    use crate::library::load;

    use super::*;

    const PATIENCE: Duration = Duration::from_secs(30);

    fn finish(loader: &Loader) -> (Vec<Entry>, Vec<Failure>, usize) {
        let (mut entries, mut failures, mut found) = (Vec::new(), Vec::new(), 0);
        loop {
            match loader.events.recv_timeout(PATIENCE).unwrap() {
                Event::Found(count) => found = count,
                Event::Loaded(entry) => entries.push(*entry),
                Event::Failed(failure) => failures.push(failure),
                Event::Done => return (entries, failures, found),
            }
        }
    }

    #[test]
    fn every_file_is_loaded_or_failed() {
        let folder = tempfile::tempdir().unwrap();
        for number in 0..600 {
            fs::write(folder.path().join(format!("{number:03}.txt")), format!("报告{number}。")).unwrap();
        }
        fs::write(folder.path().join("empty.txt"), "").unwrap();
        let (mut entries, failures, found) =
            finish(&load(&[folder.path().to_owned()], &Encodings::default()));
        assert_eq!((entries.len(), failures.len(), found), (600, 1, 601));
        assert_eq!(failures[0].reason, "empty");
        entries.sort_by_key(|entry| entry.order);
        assert!(entries.iter().map(|entry| &entry.path).is_sorted());
    }

    #[test]
    fn what_cannot_be_listed_is_told() {
        let (entries, failures, found) =
            finish(&load(&[PathBuf::from("/absent/file")], &Encodings::default()));
        assert_eq!((entries.len(), found), (0, 1));
        assert_eq!(failures, [Failure::new(Path::new("/absent/file"), "no such file")]);
    }

    #[test]
    fn dropping_the_loader_ends_the_threads() {
        let folder = tempfile::tempdir().unwrap();
        for number in 0..3000 {
            fs::write(folder.path().join(number.to_string()), "报告").unwrap();
        }
        let loader = load(&[folder.path().to_owned()], &Encodings::default());
        let stop = Arc::downgrade(&loader.stop.0);
        drop(loader);
        let ended = (0..3000).any(|_| {
            thread::sleep(Duration::from_millis(10));
            stop.strong_count() == 0
        });
        assert!(ended);
    }
}
