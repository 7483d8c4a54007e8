//! How much memory documents under way may take: who brings one waits until there is room for it.
//!
//! A document that is larger than all the room is let in alone.

use std::sync::{Arc, Condvar, Mutex, PoisonError};

/// The memory that is shared out, in bytes.
#[derive(Debug, Clone)]
pub(crate) struct Rooms(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    taken: Mutex<usize>,
    freed: Condvar,
    limit: usize,
}

/// A part of it, given back when it is dropped.
#[derive(Debug)]
pub(crate) struct Room {
    shared: Arc<Shared>,
    size: usize,
}

impl Rooms {
    /// So many bytes.
    pub(crate) fn new(limit: usize) -> Self {
        Self(Arc::new(Shared { taken: Mutex::default(), freed: Condvar::new(), limit }))
    }

    /// Waits until there is room.
    pub(crate) fn take(&self, size: usize) -> Room {
        let Shared { taken, freed, limit } = &*self.0;
        let full = |taken: &mut usize| *taken > 0 && taken.saturating_add(size) > *limit;
        let taken = taken.lock().unwrap_or_else(PoisonError::into_inner);
        let mut taken = freed.wait_while(taken, full).unwrap_or_else(PoisonError::into_inner);
        *taken = taken.saturating_add(size);
        Room { shared: Arc::clone(&self.0), size }
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        let mut taken = self.shared.taken.lock().unwrap_or_else(PoisonError::into_inner);
        *taken = taken.saturating_sub(self.size);
        self.shared.freed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;
    use std::thread;

    use super::*;

    #[test]
    fn who_finds_no_room_waits_for_it() {
        let rooms = Rooms::new(10);
        let (first, second) = (rooms.take(6), rooms.take(4));
        let (sender, came) = mpsc::channel();
        let waiting = thread::spawn({
            let rooms = rooms.clone();
            move || {
                let room = rooms.take(5);
                sender.send(()).unwrap();
                drop(room);
            }
        });
        drop(second);
        // 6 are still taken: whether it waits is seen by what is taken, not by a clock.
        assert!(came.try_recv().is_err());
        assert_eq!(*rooms.0.taken.lock().unwrap(), 6);
        drop(first);
        came.recv().unwrap();
        waiting.join().unwrap();
        assert_eq!(*rooms.0.taken.lock().unwrap(), 0);
    }

    #[test]
    fn what_is_larger_than_all_is_let_in_alone() {
        let rooms = Rooms::new(10);
        drop(rooms.take(100));
        drop(rooms.take(100));
        assert_eq!(*rooms.0.taken.lock().unwrap(), 0);
    }
}
