//! All that the loop waits for: the terminal, and the threads that read, search, copy and write.
//!
//! Does not know what becomes of it.

use crossbeam_channel::{Receiver, RecvError, never};

use crate::library::{self, Change};
use crate::tui::copier::Done;
use crate::tui::event::{Event, Searched};
use crate::tui::job::Told;
use crate::tui::phrases;
use crate::tui::terminal;

/// Something that came.
#[derive(Debug)]
pub enum Arrival {
    /// From the terminal.
    Outside(terminal::Event),
    /// The terminal will say nothing any more.
    Silence,
    /// For the state.
    Event(Event),
    /// For the state, and many like it are likely to follow at once.
    Stream(Event),
    /// A copy that another program took, or did not.
    Copied(Done),
    /// A search has told everything.
    SearchOver,
}

/// Where things come from. A thread that has ended is not listened to any more.
#[derive(Debug)]
pub struct Inbox {
    /// Keys, and what else the terminal says.
    pub outside: Receiver<terminal::Event>,
    /// Reports that are read.
    pub entries: Receiver<library::Event>,
    /// Reports that were opened or looked through for an indicator.
    pub answers: Receiver<Event>,
    /// What becomes of files that are written.
    pub told: Receiver<Told>,
    /// What became of copies.
    pub copied: Receiver<Done>,
    /// What changed on disk.
    pub changes: Receiver<Change>,
    /// Why something is not remembered.
    pub faults: Receiver<String>,
}

impl Inbox {
    /// Waits for the next thing, places that a search found among them.
    pub fn next(&mut self, found: &Receiver<Searched>) -> Arrival {
        loop {
            let arrival = crossbeam_channel::select! {
                recv(self.outside) -> event => Some(event.map_or(Arrival::Silence, Arrival::Outside)),
                recv(found) -> event => {
                    Some(event.map_or(Arrival::SearchOver, |event| Arrival::Stream(Event::Searched(event))))
                }
                recv(self.entries) -> event => {
                    heard(event, &mut self.entries).map(|event| Arrival::Stream(Event::Library(event)))
                }
                recv(self.answers) -> event => heard(event, &mut self.answers).map(Arrival::Event),
                recv(self.changes) -> change => {
                    heard(change, &mut self.changes).map(|change| Arrival::Event(Event::Changed(change)))
                }
                recv(self.told) -> told => {
                    heard(told, &mut self.told).map(|told| Arrival::Event(Event::Told(told)))
                }
                recv(self.copied) -> done => heard(done, &mut self.copied).map(Arrival::Copied),
                recv(self.faults) -> reason => heard(reason, &mut self.faults)
                    .map(|reason| Arrival::Event(Event::Sent(phrases::not_kept(reason)))),
            };
            if let Some(arrival) = arrival {
                return arrival;
            }
        }
    }
}

/// What came, or nothing and never anything again when the thread at the other end is gone.
fn heard<T>(received: Result<T, RecvError>, from: &mut Receiver<T>) -> Option<T> {
    if received.is_err() {
        *from = never();
    }
    received.ok()
}

#[cfg(test)]
mod tests {
    use crossbeam_channel::unbounded;

    use super::*;

    /// An inbox of which only the terminal and the one who remembers are there.
    fn inbox(outside: Receiver<terminal::Event>, faults: Receiver<String>) -> Inbox {
        Inbox {
            outside,
            entries: unbounded().1,
            answers: unbounded().1,
            told: unbounded().1,
            copied: unbounded().1,
            changes: unbounded().1,
            faults,
        }
    }

    #[test]
    fn threads_that_ended_hold_up_nothing() {
        let (sender, outside) = unbounded();
        let (found, searched) = unbounded();
        let mut inbox = inbox(outside, unbounded().1);
        sender.send(terminal::Event::Repaint).unwrap();
        assert!(matches!(inbox.next(&searched), Arrival::Outside(terminal::Event::Repaint)));
        found.send(Searched::Done).unwrap();
        assert!(matches!(inbox.next(&searched), Arrival::Stream(Event::Searched(Searched::Done))));
        drop(found);
        assert!(matches!(inbox.next(&searched), Arrival::SearchOver));
        drop(sender);
        assert!(matches!(inbox.next(&never()), Arrival::Silence));
    }

    #[test]
    fn why_nothing_is_remembered_is_said() {
        let (sender, faults) = unbounded();
        sender.send("the disk is full".to_owned()).unwrap();
        let Arrival::Event(Event::Sent(line)) = inbox(never(), faults).next(&never()) else {
            panic!("something else")
        };
        assert!(line.contains("the disk is full"), "{line}");
    }
}
