//! The threads that read reports again for what they say of one indicator.
//!
//! They start with the first report that is asked for. When another indicator is asked for, what is
//! left of the one before is dropped. Does not know the screen.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use crossbeam_channel::{Receiver, Sender, unbounded};

use crate::compare;
use crate::library::{self, Encodings};
use crate::tui::event::{Asked, Event, Gathered};

/// Who hands reports out to the threads.
#[derive(Debug)]
pub struct Gatherer {
    encodings: Encodings,
    answers: Sender<Event>,
    jobs: Option<Sender<Asked>>,
    /// The number of the table that is filled now.
    run: Arc<AtomicU64>,
}

impl Gatherer {
    /// One that sends its answers there.
    pub fn new(encodings: Encodings, answers: Sender<Event>) -> Self {
        Self { encodings, answers, jobs: None, run: Arc::default() }
    }

    /// Asks for a report; the answer comes later, unless another table is asked for before.
    pub fn ask(&mut self, asked: Asked) {
        self.run.store(asked.run, Ordering::Relaxed);
        if self.jobs.is_none() {
            self.jobs = Some(self.start());
        }
        if let Some(jobs) = &self.jobs {
            // The threads live as long as this does.
            let _ = jobs.send(asked);
        }
    }

    fn start(&self) -> Sender<Asked> {
        let (sender, jobs) = unbounded();
        let count = thread::available_parallelism().map_or(1, usize::from);
        for _ in 0..count {
            let worker = (self.encodings.clone(), jobs.clone(), self.answers.clone(), Arc::clone(&self.run));
            // With fewer threads it takes longer; without any the table stays as it is.
            let _ = thread::Builder::new()
                .name("gather".to_owned())
                .spawn(move || work(&worker.0, &worker.1, &worker.2, &worker.3));
        }
        sender
    }
}

fn work(encodings: &Encodings, jobs: &Receiver<Asked>, answers: &Sender<Event>, run: &AtomicU64) {
    for asked in jobs {
        if asked.run != run.load(Ordering::Relaxed) {
            continue;
        }
        let mentions = library::guarded(&asked.path, |path| {
            let report = library::read(path, encodings.of(path))?;
            Ok(compare::mentions(path, &report, &asked.wanted))
        });
        if answers.send(Event::Gathered(Gathered { run: asked.run, mentions })).is_err() {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::compare::Wanted;

    const PATIENCE: Duration = Duration::from_secs(30);

    #[test]
    fn reports_are_read_and_failures_told() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("青溪镇2021年工作总结.txt");
        std::fs::write(&path, "粮食产量120吨。\n").unwrap();
        let (sender, answers) = unbounded();
        let mut gatherer = Gatherer::new(Encodings::default(), sender);
        let wanted = Arc::new(Wanted::new("粮食总产量"));
        let mut ask = |path: &std::path::Path| {
            gatherer.ask(Asked { run: 1, wanted: Arc::clone(&wanted), path: path.to_owned() });
            match answers.recv_timeout(PATIENCE) {
                Ok(Event::Gathered(answer)) => answer.mentions.map(|mentions| mentions.len()).ok(),
                other => panic!("{other:?}"),
            }
        };
        assert_eq!(ask(&path), Some(1));
        assert_eq!(ask(&folder.path().join("absent.txt")), None);
    }
}
