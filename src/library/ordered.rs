//! Work on many documents on all cores, with the results in the order of the documents or as they come.
//!
//! In order, every document has a slot in a short queue; a worker fills the slot, the caller empties the
//! queue from its front. Either way only a few results wait at a time.

use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::thread;
use std::time::Duration;

use crossbeam_channel::{Receiver, RecvTimeoutError, Sender, bounded};

use crate::library::intake::{Given, Room};
use crate::library::{Delivery, Failure, Turn};

/// Takes the documents; breaking ends what hands them over.
pub(crate) type Take<'a> = &'a mut dyn FnMut(Result<Given, Failure>) -> ControlFlow<()>;

/// Hands over the documents.
pub(crate) type Feed<'a> = &'a (dyn Fn(Take<'_>) + Sync);

/// What is done with each document.
pub(crate) type Work<'a, T> = &'a (dyn Fn(Given) -> Result<T, Failure> + Sync);

/// Takes the results.
pub(crate) type Each<'a, T> = &'a mut dyn FnMut(Turn<T>) -> ControlFlow<()>;

type Answer<T> = Result<T, Failure>;

// So many documents may be in work or done before the caller takes the first of them.
const AHEAD: usize = 64;

// A result that takes longer is waited for with the output handed on.
const MOMENT: Duration = Duration::from_millis(50);

/// How many threads read files.
pub(crate) fn threads() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

/// Does `work` and turns a panic into a failure of this one file.
pub(crate) fn guarded<T>(path: &Path, work: impl FnOnce(&Path) -> Answer<T>) -> Answer<T> {
    let result = catch_unwind(AssertUnwindSafe(|| work(path)));
    result.unwrap_or_else(|_| Err(Failure::new(path, "internal error while reading")))
}

/// Works on all documents of the feed.
pub(crate) fn run<T: Send>(feed: Feed<'_>, work: Work<'_, T>, delivery: Delivery, each: Each<'_, T>) {
    let done = thread::scope(|scope| {
        let (to_workers, jobs) = bounded(AHEAD);
        let (to_caller, queue) = bounded::<Receiver<Done<T>>>(AHEAD);
        let (as_done, results) = bounded(AHEAD);
        let spawn = |jobs: Receiver<Job<T>>| {
            thread::Builder::new().spawn_scoped(scope, move || jobs.iter().for_each(|job| job.run(work)))
        };
        let workers = (0..threads()).filter(|_| spawn(jobs.clone()).is_ok()).count();
        drop(jobs);
        if workers == 0 {
            return false;
        }
        let fill = move || {
            let target = match delivery {
                Delivery::InOrder => Slots::InOrder(&to_caller),
                Delivery::AsDone => Slots::AsDone(&as_done),
            };
            feed(&mut |given| target.give(given, &to_workers));
        };
        if thread::Builder::new().spawn_scoped(scope, fill).is_err() {
            return false;
        }
        let _ = match delivery {
            Delivery::InOrder => drain(queue, |slot, each| take(&slot, each), each),
            Delivery::AsDone => drain(results, |done: Done<T>, each| each(Turn::Result(done.answer)), each),
        };
        true
    });
    // Without threads there is still the one that asks.
    if !done {
        feed(&mut |given| each(Turn::Result(given.and_then(|given| answer(given, work)))));
    }
}

/// Empties a queue until it ends or breaks off.
fn drain<Q, T>(
    queue: Receiver<Q>,
    mut one: impl FnMut(Q, Each<'_, T>) -> ControlFlow<()>,
    each: Each<'_, T>,
) -> ControlFlow<()> {
    while let Some(found) = wait(&queue, each)? {
        one(found, each)?;
    }
    ControlFlow::Continue(())
}

/// Takes the result out of its slot. One without a result has lost its worker, which only a dying
/// process does.
fn take<T>(slot: &Receiver<Done<T>>, each: Each<'_, T>) -> ControlFlow<()> {
    match wait(slot, each)? {
        Some(done) => each(Turn::Result(done.answer)),
        None => ControlFlow::Continue(()),
    }
}

/// Waits for what comes next, and says so when it takes a moment; `None` at the end.
fn wait<Q, T>(queue: &Receiver<Q>, each: Each<'_, T>) -> ControlFlow<(), Option<Q>> {
    ControlFlow::Continue(match queue.recv_timeout(MOMENT) {
        Ok(found) => Some(found),
        Err(RecvTimeoutError::Disconnected) => None,
        Err(RecvTimeoutError::Timeout) => {
            each(Turn::Idle)?;
            queue.recv().ok()
        }
    })
}

fn answer<T>(given: Given, work: Work<'_, T>) -> Answer<T> {
    let path = given.path().to_owned();
    guarded(&path, |_| work(given))
}

/// What became of a document. Its room is given back when the result was taken.
struct Done<T> {
    answer: Answer<T>,
    _room: Option<Room>,
}

/// A document to work on and where its result goes.
struct Job<T> {
    given: Given,
    slot: Sender<Done<T>>,
}

impl<T> Job<T> {
    fn run(mut self, work: Work<'_, T>) {
        let room = self.given.room();
        // Nobody waits for it any more when the caller broke off.
        let _ = self.slot.send(Done { answer: answer(self.given, work), _room: room });
    }
}

/// Where results go.
enum Slots<'a, T> {
    /// Each into a slot of its own, in a queue of slots.
    InOrder(&'a Sender<Receiver<Done<T>>>),
    /// All into one queue.
    AsDone(&'a Sender<Done<T>>),
}

impl<T> Slots<'_, T> {
    fn give(&self, given: Answer<Given>, workers: &Sender<Job<T>>) -> ControlFlow<()> {
        let slot = match self {
            Self::InOrder(queue) => {
                let (slot, done) = bounded(1);
                if queue.send(done).is_err() {
                    return ControlFlow::Break(());
                }
                slot
            }
            Self::AsDone(slot) => Sender::clone(slot),
        };
        let sent = match given {
            Ok(given) => workers.send(Job { given, slot }).is_ok(),
            Err(failure) => slot.send(Done { answer: Err(failure), _room: None }).is_ok(),
        };
        if sent { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::PathBuf;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use crate::library::in_order;

    use super::*;

    fn folder(count: usize) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for number in 0..count {
            fs::write(folder.path().join(format!("{number:04}")), "报告").unwrap();
        }
        folder
    }

    fn name(path: &Path) -> String {
        path.file_name().unwrap().to_string_lossy().into_owned()
    }

    #[test]
    fn results_come_in_the_order_of_the_files() {
        let folder = folder(500);
        let mut names = Vec::new();
        let paths = [folder.path().to_owned(), PathBuf::from("/absent/last")];
        let work = |path: &Path| {
            // Early files take longer, so that without a queue they would come last.
            let wait = if name(path).as_str() < "0020" { 2 } else { 0 };
            thread::sleep(std::time::Duration::from_millis(wait));
            Ok(name(path))
        };
        in_order(&paths, &work, &mut |result| {
            names.push(result.unwrap_or_else(|failure| failure.reason));
            ControlFlow::Continue(())
        });
        let expected: Vec<_> =
            (0..500).map(|number| format!("{number:04}")).chain(["no such file".to_owned()]).collect();
        assert_eq!(names, expected);
    }

    /// Hands over so many documents and counts them.
    fn run_counted(delivery: Delivery, each: &mut dyn FnMut(usize, usize)) {
        let (given, mut taken) = (AtomicUsize::new(0), 0);
        let feed = |take: Take<'_>| {
            for number in 0..2000 {
                given.fetch_add(1, Ordering::SeqCst);
                if take(Ok(Given::file(PathBuf::from(number.to_string())))).is_break() {
                    break;
                }
            }
        };
        run(&feed, &|given| Ok(given.path().to_owned()), delivery, &mut |turn| {
            if let Turn::Result(result) = turn {
                assert!(result.is_ok());
                each(taken, given.load(Ordering::SeqCst));
                taken += 1;
            }
            ControlFlow::Continue(())
        });
        assert_eq!(taken, 2000);
    }

    #[test]
    fn only_a_few_documents_are_under_way() {
        // Those in both queues, one in the hands of everybody.
        let most = 2 * AHEAD + threads() + 2;
        for delivery in [Delivery::InOrder, Delivery::AsDone] {
            let mut ahead = 0;
            run_counted(delivery, &mut |taken, given| {
                if taken == 0 {
                    // Time enough for a feed that does not wait to hand over everything.
                    thread::sleep(std::time::Duration::from_millis(100));
                }
                ahead = ahead.max(given - taken);
            });
            assert!(AHEAD / 2 < ahead && ahead <= most, "{delivery:?}: {ahead} of at most {most}");
        }
    }

    #[test]
    fn a_panic_costs_one_file() {
        let folder = folder(3);
        let mut results = Vec::new();
        let work =
            |path: &Path| if name(path) == "0001" { panic!("a fault of ours") } else { Ok(name(path)) };
        in_order(&[folder.path().to_owned()], &work, &mut |result| {
            results.push(result.unwrap_or_else(|failure| failure.reason));
            ControlFlow::Continue(())
        });
        assert_eq!(results, ["0000", "internal error while reading", "0002"]);
    }

    #[test]
    fn breaking_off_ends_the_work_soon() {
        let folder = folder(2000);
        let worked = AtomicUsize::new(0);
        let work = |_: &Path| {
            worked.fetch_add(1, Ordering::Relaxed);
            Ok(())
        };
        in_order(&[folder.path().to_owned()], &work, &mut |_| ControlFlow::Break(()));
        assert!(worked.load(Ordering::Relaxed) < 2000);
    }
}
