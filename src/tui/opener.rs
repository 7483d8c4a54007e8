//! Reads reports in the background, each for its purpose.
//!
//! Does not know who looks at them.

use std::path::PathBuf;
use std::thread;

use crossbeam_channel::{Sender, unbounded};

use crate::library::{self, Encodings};
use crate::tui::event::{Event, Opened, Purpose};

/// A file to read, and what for.
pub type Request = (PathBuf, Purpose);

/// A thread that reads one report after the other; of several to be seen the last one counts.
///
/// # Errors
/// When there is no room for another thread.
pub fn start(encodings: Encodings, answers: Sender<Event>) -> std::io::Result<Sender<Request>> {
    let (requests, wanted) = unbounded::<Request>();
    thread::Builder::new().name("open".to_owned()).spawn(move || {
        while let Ok(first) = wanted.recv() {
            let mut requests = vec![first];
            requests.extend(wanted.try_iter());
            let last = |purpose| requests.iter().rfind(move |(_, asked)| *asked == purpose);
            let recalls = requests.iter().filter(|(_, asked)| *asked == Purpose::Recall);
            let seen = [Purpose::Read, Purpose::Again, Purpose::Peek].into_iter().filter_map(last);
            let wanted = seen.chain(recalls);
            for &(ref path, purpose) in wanted {
                let report =
                    library::guarded(path, |path| library::read(path, encodings.of(path))).map(Box::new);
                let opened = Opened { path: path.clone(), purpose, report };
                if answers.send(Event::Opened(opened)).is_err() {
                    return;
                }
            }
        }
    })?;
    Ok(requests)
}
