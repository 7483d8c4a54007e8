//! Work on many files on all cores with the results in the order of the files.
//!
//! Every file has a slot in a short queue; a worker fills the slot, the caller empties the queue from
//! its front. So the results are in order and only a few wait at a time.

use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::thread;

use crossbeam_channel::{Receiver, Sender, bounded};

use crate::library::{Failure, walk};

/// What is done with each file.
pub(crate) type Work<'a, T> = &'a (dyn Fn(&Path) -> Result<T, Failure> + Sync);

/// Takes the results.
pub(crate) type Each<'a, T> = &'a mut dyn FnMut(Result<T, Failure>) -> ControlFlow<()>;

type Answer<T> = Result<T, Failure>;

// So many files may be in work or done before the caller takes the first of them.
const AHEAD: usize = 64;

/// How many threads read files.
pub(crate) fn threads() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

/// Does `work` and turns a panic into a failure of this one file.
pub(crate) fn guarded<T>(path: &Path, work: impl FnOnce(&Path) -> Answer<T>) -> Answer<T> {
    let result = catch_unwind(AssertUnwindSafe(|| work(path)));
    result.unwrap_or_else(|_| Err(Failure::new(path, "internal error while reading")))
}

/// Works on all files under `paths`.
pub(crate) fn run<T: Send>(paths: &[PathBuf], work: Work<'_, T>, each: Each<'_, T>) {
    let done = thread::scope(|scope| {
        let (to_workers, jobs) = bounded(AHEAD);
        let (to_caller, queue) = bounded::<Receiver<Answer<T>>>(AHEAD);
        let spawn = |jobs: Receiver<Job<T>>| {
            thread::Builder::new().spawn_scoped(scope, move || jobs.iter().for_each(|job| job.run(work)))
        };
        let workers = (0..threads()).filter(|_| spawn(jobs.clone()).is_ok()).count();
        drop(jobs);
        if workers == 0 {
            return false;
        }
        let walk = move || fill(paths, &to_workers, &to_caller);
        if thread::Builder::new().spawn_scoped(scope, walk).is_err() {
            return false;
        }
        for slot in queue {
            // A slot without a result has lost its worker, which only a dying process does.
            if slot.recv().is_ok_and(|answer| each(answer).is_break()) {
                break;
            }
        }
        true
    });
    // Without threads there is still the one that asks.
    if !done {
        let _ = walk::each(paths, &mut |found| each(found.and_then(|path| guarded(&path, work))));
    }
}

/// A file to work on and the slot for its result.
struct Job<T> {
    path: PathBuf,
    slot: Sender<Answer<T>>,
}

impl<T> Job<T> {
    fn run(self, work: Work<'_, T>) {
        // Nobody waits for it any more when the caller broke off.
        let _ = self.slot.send(guarded(&self.path, work));
    }
}

fn fill<T>(paths: &[PathBuf], workers: &Sender<Job<T>>, caller: &Sender<Receiver<Answer<T>>>) {
    let _ = walk::each(paths, &mut |found| {
        let (slot, answer) = bounded(1);
        if caller.send(answer).is_err() {
            return ControlFlow::Break(());
        }
        let sent = match found {
            Ok(path) => workers.send(Job { path, slot }).is_ok(),
            Err(failure) => slot.send(Err(failure)).is_ok(),
        };
        if sent { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::sync::atomic::{AtomicUsize, Ordering};

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
        run(&paths, &work, &mut |result| {
            names.push(result.unwrap_or_else(|failure| failure.reason));
            ControlFlow::Continue(())
        });
        let expected: Vec<_> =
            (0..500).map(|number| format!("{number:04}")).chain(["no such file".to_owned()]).collect();
        assert_eq!(names, expected);
    }

    #[test]
    fn a_panic_costs_one_file() {
        let folder = folder(3);
        let mut results = Vec::new();
        let work =
            |path: &Path| if name(path) == "0001" { panic!("a fault of ours") } else { Ok(name(path)) };
        run(&[folder.path().to_owned()], &work, &mut |result| {
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
        run(&[folder.path().to_owned()], &work, &mut |_| ControlFlow::Break(()));
        assert!(worked.load(Ordering::Relaxed) < 2000);
    }
}
