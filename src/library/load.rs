//! The background load: what was read before is told first; then one thread walks, the others look at the
//! files that are known and read those that are new or have changed. All tell what happened through a
//! channel.
//!
//! Does not know who listens. The text of a report is dropped as soon as its entry is made.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread::{self, JoinHandle};

use crossbeam_channel::{Receiver, Sender, bounded, unbounded};

use crate::library::cache::{Desk, Fresh, Keeper, Kept, Place, Reader, Stamp};
use crate::library::known::{self, Check};
use crate::library::{self, Encodings, Entry, Event, Failure, Known, Loader, entry, open, ordered, walk};

// Readers wait when so many events were not taken yet: a stopped screen must not fill the memory.
const WAITING: usize = 256;
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
    /// What is known of the files.
    check: Arc<Check>,
    /// How many of them were looked at.
    checked: Arc<AtomicUsize>,
}

/// A file that was found.
struct Job {
    /// Its place in the order.
    order: u32,
    path: PathBuf,
    /// The number of the report, when it is known.
    known: Option<u32>,
}

/// Starts the threads.
pub(crate) fn start(paths: Vec<PathBuf>, encodings: Encodings, cache: Option<&Path>) -> Loader {
    let (sender, events) = bounded(WAITING);
    let stop: Arc<AtomicBool> = Arc::default();
    let load = Load {
        encodings,
        events: sender.clone(),
        stop: Arc::clone(&stop),
        check: Arc::default(),
        checked: Arc::default(),
    };
    let place = cache.and_then(|folder| Place::of(folder, &paths));
    let work = move || load.run(paths, place);
    if let Err(error) = thread::Builder::new().name("load".to_owned()).spawn(work) {
        let reason = format!("no thread could be started: {error}");
        let _ = sender.send(Event::Failed(Failure::new(Path::new("."), reason)));
        let _ = sender.send(Event::Done);
    }
    Loader { events, stop: StopOnDrop(stop) }
}

impl Load {
    fn run(mut self, paths: Vec<PathBuf>, place: Option<Place>) {
        let found = self.walker(paths.clone());
        let old = place.as_ref().and_then(Reader::open);
        let (known, check) = Check::begin(old.as_ref(), &paths);
        self.check = Arc::new(check);
        let keeper = place.and_then(|place| Keeper::start(place, old));
        let (sender, jobs) = unbounded();
        let readers = self.readers(&jobs, keeper.as_ref());
        drop(jobs);
        let mut orders = Vec::new();
        if readers.is_empty() || found.is_none() {
            self.tell(Event::Failed(Failure::new(Path::new("."), "no thread could be started")));
        } else if let Some(found) = found {
            orders = known.as_ref().map(Known::orders).unwrap_or_default();
            self.sort(&found, known, &sender);
        }
        drop(sender);
        let fresh = readers.into_iter().filter_map(|reader| reader.join().ok()).sum::<usize>();
        let kept = if self.stopped() { None } else { self.finish(&orders, fresh) };
        self.tell(Event::Done);
        if let Some(Err(error)) = keeper.map(|keeper| keeper.finish(kept)) {
            self.tell(Event::Unkept(open::reason(&error)));
        }
    }

    /// Tells what became of the known reports; what the cache is to keep, if that is not what it has.
    fn finish(&self, orders: &[u32], fresh: usize) -> Option<Vec<Kept>> {
        let checked = self.check.finish(orders);
        for number in checked.gone {
            self.tell(Event::Gone(number));
        }
        if let Some(orders) = checked.orders {
            self.tell(Event::Ordered(orders));
        }
        (checked.is_other || fresh > 0).then(|| self.check.kept())
    }

    fn readers(&self, jobs: &Receiver<Job>, keeper: Option<&Keeper>) -> Vec<JoinHandle<usize>> {
        let spawn = |_| {
            let (load, jobs, desk) = (self.clone(), jobs.clone(), keeper.map(Keeper::desk));
            let work = move || load.take_all(&jobs, desk.as_ref());
            thread::Builder::new().name("read".to_owned()).spawn(work).ok()
        };
        (0..ordered::threads()).filter_map(spawn).collect()
    }

    /// Starts the thread that looks for files.
    fn walker(&self, paths: Vec<PathBuf>) -> Option<Receiver<walk::Found>> {
        let (sender, found) = bounded(WAITING);
        let stop = Arc::clone(&self.stop);
        let work = move || {
            let _ = walk::each(&paths, &mut |found| {
                if sender.send(found).is_ok() && !stop.load(Ordering::Relaxed) {
                    ControlFlow::Continue(())
                } else {
                    ControlFlow::Break(())
                }
            });
        };
        thread::Builder::new().name("walk".to_owned()).spawn(work).ok().map(|_| found)
    }

    /// Tells what is known and hands out the files that are found.
    fn sort(&self, found: &Receiver<walk::Found>, known: Option<Known>, jobs: &Sender<Job>) {
        let mut first = Vec::new();
        if let Some(mut known) = known {
            // A pattern does not tell how its files are named before they are found.
            if self.check.is_elsewhere() {
                first.extend(found);
                known::rename(&mut known, &self.check, first.iter().flatten());
            }
            self.tell(Event::Known(Box::new(known)));
        }
        let mut count = 0;
        for found in first.into_iter().chain(found) {
            let order = count as u32;
            count += 1;
            let told = match found {
                Ok(path) => jobs.send(Job { order, known: self.check.number(&path), path }).is_ok(),
                Err(failure) => self.tell(Event::Failed(failure)),
            };
            let announced = (count != 1 && count % ANNOUNCED != 0) || self.tell(Event::Found(count));
            if !told || !announced || self.stopped() {
                break;
            }
        }
        self.tell(Event::Found(count));
    }

    /// Looks at files and reads reports; how many of them were handed to the cache.
    fn take_all(&self, jobs: &Receiver<Job>, desk: Option<&Desk>) -> usize {
        let mut kept = 0;
        for job in jobs {
            let stamp = match job.known {
                Some(number) => self.check.look(number, &job.path, job.order, &self.encodings).err(),
                None => Some(Stamp::at(&job.path)),
            };
            let goes_on = match stamp {
                Some(stamp) => self.read(&job, stamp, (desk, &mut kept)),
                None => true,
            };
            let counted = job.known.is_none() || self.count_checked();
            if self.stopped() || !goes_on || !counted {
                break;
            }
        }
        kept
    }

    /// Reads a report and tells of it; whether anybody still listens.
    fn read(&self, job: &Job, stamp: Option<Stamp>, (desk, kept): (Option<&Desk>, &mut usize)) -> bool {
        let stamp = stamp.filter(|_| desk.is_some());
        match ordered::guarded(&job.path, |path| self.entry(path, job.order, stamp)) {
            Ok((entry, fresh)) => {
                if let Some((desk, fresh)) = desk.zip(fresh) {
                    desk.keep(fresh);
                    *kept += 1;
                }
                let entry = Box::new(entry);
                self.tell(match job.known {
                    Some(number) => Event::Renewed(number, entry),
                    None => Event::Loaded(entry),
                })
            }
            Err(failure) => {
                let gone = job.known.is_none_or(|number| self.tell(Event::Gone(number)));
                gone && self.tell(Event::Failed(failure))
            }
        }
    }

    fn count_checked(&self) -> bool {
        let count = self.checked.fetch_add(1, Ordering::Relaxed) + 1;
        !count.is_multiple_of(ANNOUNCED) || self.tell(Event::Checked(count))
    }

    fn entry(
        &self,
        path: &Path,
        order: u32,
        stamp: Option<Stamp>,
    ) -> Result<(Entry, Option<Fresh>), Failure> {
        let options = self.encodings.of(path);
        let bytes = open::bytes(path).map_err(|reason| Failure::new(path, reason))?;
        // A text that may be half old, half new is none to be kept.
        let stamp =
            stamp.filter(|_| !bytes.changed).map(|stamp| Stamp { hash: Stamp::hash(&bytes.data), ..stamp });
        let entry = entry::of(path, order, &library::report(library::decode(path, &bytes, options)?));
        let fresh = stamp.map(|stamp| Fresh { entry: entry.clone(), stamp, encoding: options.encoding });
        Ok((entry, fresh))
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
                other => panic!("there is no cache: {other:?}"),
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
            finish(&load(&[folder.path().to_owned()], &Encodings::default(), None));
        assert_eq!((entries.len(), failures.len(), found), (600, 1, 601));
        assert_eq!(failures[0].reason, "empty");
        entries.sort_by_key(|entry| entry.order);
        assert!(entries.iter().map(|entry| &entry.path).is_sorted());
    }

    #[test]
    fn what_cannot_be_listed_is_told() {
        let (entries, failures, found) =
            finish(&load(&[PathBuf::from("/absent/file")], &Encodings::default(), None));
        assert_eq!((entries.len(), found), (0, 1));
        assert_eq!(failures, [Failure::new(Path::new("/absent/file"), "no such file")]);
    }

    #[test]
    fn dropping_the_loader_ends_the_threads() {
        let folder = tempfile::tempdir().unwrap();
        for number in 0..3000 {
            fs::write(folder.path().join(number.to_string()), "报告").unwrap();
        }
        let loader = load(&[folder.path().to_owned()], &Encodings::default(), None);
        let stop = Arc::downgrade(&loader.stop.0);
        drop(loader);
        let ended = (0..3000).any(|_| {
            thread::sleep(Duration::from_millis(10));
            stop.strong_count() == 0
        });
        assert!(ended);
    }
}
