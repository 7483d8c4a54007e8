//! A search in many reports in the background: reads each again, keeps none, tells what was found.
//!
//! Does not know the screen.

use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use crossbeam_channel::{Receiver, Sender, bounded, never};

use crate::library::{self, Encodings, Failure};
use crate::search::finder::Finder;
use crate::tui::effect::Request;
use crate::tui::event::Searched;

/// The places kept of one report; more are only counted.
const KEPT: usize = 2000;
/// So many answers may wait: a stopped screen must not fill the memory.
const WAITING: usize = 256;

/// A search that goes on; dropping it ends the work.
#[derive(Debug)]
pub struct Searcher {
    /// What was found, in the order of the paths; [`Searched::Done`] comes last, once.
    pub events: Receiver<Searched>,
    stop: Arc<AtomicBool>,
}

impl Drop for Searcher {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

impl Searcher {
    /// No search.
    pub fn idle() -> Self {
        Self { events: never(), stop: Arc::default() }
    }

    /// Starts a search and returns at once.
    pub fn start(request: Request, encodings: Encodings) -> Self {
        let (sender, events) = bounded(WAITING);
        let stop: Arc<AtomicBool> = Arc::default();
        let asked = Arc::clone(&stop);
        let work = move || search(&request, &encodings, &sender, &asked);
        // Without a thread the channel closes, which is the end of a search as well.
        let _ = thread::Builder::new().name("search".to_owned()).spawn(work);
        Self { events, stop }
    }
}

fn search(request: &Request, encodings: &Encodings, sender: &Sender<Searched>, stop: &AtomicBool) {
    let is_over = || stop.load(Ordering::Relaxed);
    if let Ok(finder) = Finder::new(request.kind, &request.query) {
        let work = |path: &Path| {
            if is_over() {
                return Err(Failure { path: path.to_owned(), reason: String::new() });
            }
            let is_absent = |bytes: &[u8], options| finder.is_absent(bytes, options);
            let document = library::read_wanted(path, encodings.of(path), &is_absent)?;
            let passages = document.map(|document| finder.passages(document.source, KEPT));
            Ok((path.to_owned(), passages.unwrap_or_default()))
        };
        library::in_order(&request.paths, &work, &mut |result| {
            let told = match result {
                Ok((path, passages)) => Searched::Report(path, passages),
                Err(failure) => Searched::Failed(failure.path),
            };
            if is_over() || sender.send(told).is_err() {
                return ControlFlow::Break(());
            }
            ControlFlow::Continue(())
        });
    }
    let _ = sender.send(Searched::Done);
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::PathBuf;
    use std::time::Duration;

    use crate::search::finder::Kind;

    use super::*;

    const PATIENCE: Duration = Duration::from_secs(30);

    fn request(folder: &Path, count: usize) -> Request {
        let path = |number| folder.join(format!("{number:04}.txt"));
        let paths: Vec<PathBuf> = (0..count).map(path).collect();
        for (number, path) in paths.iter().enumerate() {
            fs::write(path, format!("第{number}个村的农业。")).unwrap();
        }
        Request { kind: Kind::Words, query: "農業".to_owned(), paths }
    }

    #[test]
    fn places_come_in_the_order_of_the_paths_and_then_the_end() {
        let folder = tempfile::tempdir().unwrap();
        let mut request = request(folder.path(), 40);
        request.paths.push(folder.path().join("absent.txt"));
        let mut expected = request.paths.clone();
        let searcher = Searcher::start(request, Encodings::default());
        let mut seen = Vec::new();
        loop {
            match searcher.events.recv_timeout(PATIENCE).unwrap() {
                Searched::Report(path, passages) => {
                    assert_eq!(passages.count, 1);
                    seen.push(path);
                }
                Searched::Failed(path) => assert_eq!(Some(path), expected.pop()),
                Searched::Done => break,
            }
        }
        assert_eq!(seen, expected);
    }

    #[test]
    fn dropping_a_search_ends_it() {
        let folder = tempfile::tempdir().unwrap();
        let searcher = Searcher::start(request(folder.path(), 2000), Encodings::default());
        let events = searcher.events.clone();
        drop(searcher);
        let mut count = 0;
        while events.recv_timeout(PATIENCE).is_ok_and(|event| !matches!(event, Searched::Done)) {
            count += 1;
        }
        assert!(count < 2000, "{count}");
    }
}
