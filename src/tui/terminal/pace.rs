//! How far a terminal behind a network has read: it is asked behind frames, and answers when it is there.
//!
//! A line over a network takes far more bytes than it carries in a second, so that room alone says
//! nothing: what has been sent but not read yet stands before the next key's frame. Pure: whoever calls
//! knows the time.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

/// The question (DSR 5), which every terminal answers that answers anything.
pub(super) const ASK: &[u8] = b"\x1b[5n";

/// It is asked once for so many bytes.
const STEP: usize = 400;

/// While more than this is under way no further frame is drawn; a slow line (64 kbit/s) carries it in a
/// fifth of a second. With less, such a line would be idle while the answer comes.
const WINDOW: usize = 1600;

/// After so long no answer comes any more, and none is asked for.
const LATE: Duration = Duration::from_secs(3);

/// What was sent and what was answered. Asks nothing before [`Pace::begin`].
#[derive(Debug, Default)]
pub(super) struct Pace {
    is_on: bool,
    /// Whether it is not asked any more because it did not answer.
    has_given_up: bool,
    /// Sent since it was asked last.
    unasked: usize,
    /// For each question that is open: when it was asked, and the bytes that it stands behind.
    asked: VecDeque<(Instant, usize)>,
}

impl Pace {
    /// From now on it is asked.
    pub(super) fn begin(&mut self) {
        self.is_on = true;
    }

    /// So many bytes go out.
    pub(super) fn sent(&mut self, count: usize) {
        if self.is_on {
            self.unasked += count;
        }
    }

    /// Whether to ask now, behind a whole frame; it is taken for done then.
    pub(super) fn asks(&mut self, now: Instant) -> bool {
        let asks = self.unasked >= STEP;
        if asks {
            self.asked.push_back((now, std::mem::take(&mut self.unasked)));
        }
        asks
    }

    /// An answer came; one that comes late shows that it is worth asking again.
    pub(super) fn answered(&mut self) {
        self.asked.pop_front();
        self.is_on |= std::mem::take(&mut self.has_given_up);
    }

    /// Waits for no answer that is under way.
    pub(super) fn forget(&mut self) {
        self.asked.clear();
        self.unasked = 0;
    }

    /// Whether answers are under way.
    pub(super) fn is_asking(&self) -> bool {
        !self.asked.is_empty()
    }

    /// Whether little enough is under way for another frame.
    pub(super) fn is_open(&self) -> bool {
        self.asked.iter().map(|(_, count)| count).sum::<usize>() + self.unasked < WINDOW
    }

    /// Gives up a terminal that does not answer any more; whether it was one.
    pub(super) fn gave_up(&mut self, now: Instant) -> bool {
        let is_late = self.asked.front().is_some_and(|(asked, _)| now.duration_since(*asked) >= LATE);
        if is_late {
            *self = Self { has_given_up: true, ..Self::default() };
        }
        is_late
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_asked_of_a_terminal_nearby() {
        let mut pace = Pace::default();
        pace.sent(1 << 20);
        assert!(pace.is_open() && !pace.asks(Instant::now()));
    }

    #[test]
    fn so_much_is_under_way_and_no_more() {
        let (mut pace, now) = (Pace::default(), Instant::now());
        pace.begin();
        pace.sent(STEP - 1);
        assert!(pace.is_open() && !pace.asks(now) && !pace.is_asking());
        pace.sent(WINDOW);
        assert!(!pace.is_open() && pace.asks(now) && !pace.is_open());
        pace.sent(STEP);
        assert!(pace.asks(now) && !pace.asks(now));
        pace.answered();
        assert!(pace.is_open() && pace.is_asking());
        pace.answered();
        // One that nobody asked for.
        pace.answered();
        assert!(pace.is_open() && !pace.is_asking());
    }

    #[test]
    fn a_terminal_that_answers_no_more_is_not_waited_for() {
        let (mut pace, now) = (Pace::default(), Instant::now());
        pace.begin();
        pace.sent(WINDOW);
        assert!(pace.asks(now) && !pace.gave_up(now) && !pace.is_open());
        assert!(pace.gave_up(now + LATE));
        pace.sent(10 * WINDOW);
        assert!(pace.is_open() && !pace.asks(now) && !pace.gave_up(now + 2 * LATE));
        // It was only slow.
        pace.answered();
        pace.sent(10 * WINDOW);
        assert!(!pace.is_open() && pace.asks(now));
        pace.forget();
        assert!(pace.is_open() && !pace.is_asking());
    }
}
