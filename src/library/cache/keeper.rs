//! The thread that writes a file of the cache while reports are read, so that a slow disk holds nobody
//! up.
//!
//! Nothing is written before there is something new.

use std::io;
use std::thread::{self, JoinHandle};

use crossbeam_channel::{Receiver, Sender, bounded};

use crate::library::cache::writer::Writer;
use crate::library::cache::{Fresh, Kept, Place, Reader};

/// So many reports may wait to be written; others are left out, and read again the next time.
const WAITING: usize = 512;

/// What the thread is told.
enum Told {
    Fresh(Box<Fresh>),
    /// All was read; these reports of the old file are right.
    Finish(Vec<Kept>),
}

/// Who keeps what is read.
#[derive(Debug)]
pub(crate) struct Keeper {
    told: Sender<Told>,
    thread: JoinHandle<io::Result<()>>,
}

/// Hands reports to the keeper.
#[derive(Debug, Clone)]
pub(crate) struct Desk(Sender<Told>);

impl Desk {
    /// Hands a report over, without waiting.
    pub(crate) fn keep(&self, fresh: Fresh) {
        let _ = self.0.try_send(Told::Fresh(Box::new(fresh)));
    }
}

impl Keeper {
    /// Starts the thread that writes at this place; `None` when it cannot be started.
    pub(crate) fn start(place: Place, old: Option<Reader>) -> Option<Self> {
        let (told, taken) = bounded(WAITING);
        let work = move || write(&place, old, &taken);
        let thread = thread::Builder::new().name("cache".to_owned()).spawn(work).ok()?;
        Some(Self { told, thread })
    }

    /// Where reports are handed in.
    pub(crate) fn desk(&self) -> Desk {
        Desk(self.told.clone())
    }

    /// Waits until all is written; `kept` are the reports of the old file that are still right. Without it
    /// nothing is written.
    ///
    /// # Errors
    /// When it cannot be written; the old file is still there.
    pub(crate) fn finish(self, kept: Option<Vec<Kept>>) -> io::Result<()> {
        if let Some(kept) = kept {
            // The thread ends early when it cannot write.
            let _ = self.told.send(Told::Finish(kept));
        }
        drop(self.told);
        self.thread.join().unwrap_or_else(|_| Err(io::Error::other("internal error")))
    }
}

fn write(place: &Place, old: Option<Reader>, told: &Receiver<Told>) -> io::Result<()> {
    let Ok(first) = told.recv() else { return Ok(()) };
    let mut writer = Writer::start(place)?;
    let mut next = Some(first);
    while let Some(told_now) = next {
        match told_now {
            Told::Fresh(fresh) => writer.add(&fresh)?,
            Told::Finish(kept) => return writer.finish(old.as_ref(), &kept),
        }
        next = told.recv().ok();
    }
    Ok(())
}
