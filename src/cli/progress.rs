//! How far a long run is, on a terminal that nothing else is written to.
//!
//! One line that is written over. Does not count.

use std::io::Write;
use std::time::{Duration, Instant};

use crate::cli::Console;

/// So long nothing is said, and so long lies between two sayings.
const PAUSE: Duration = Duration::from_millis(500);

/// The line, if there is one.
#[derive(Debug)]
pub(crate) struct Progress {
    clock: Option<Clock>,
    /// How many columns are to be cleared.
    width: usize,
}

#[derive(Debug)]
struct Clock {
    start: Instant,
    last: Instant,
}

impl Progress {
    /// Of a run whose rows go elsewhere.
    pub(crate) fn of(console: &Console<'_>) -> Self {
        let is_seen = console.err_is_terminal && !console.out_is_terminal;
        let now = Instant::now();
        Self { clock: is_seen.then_some(Clock { start: now, last: now }), width: 0 }
    }

    /// From time to time says the line that `far` makes of the time gone by, in ASCII.
    pub(crate) fn show(&mut self, err: &mut dyn Write, far: &dyn Fn(Duration) -> String) {
        let Some(clock) = self.clock.as_mut().filter(|clock| clock.last.elapsed() >= PAUSE) else { return };
        clock.last = Instant::now();
        let line = far(clock.start.elapsed());
        // Nobody is left to be told when this fails.
        let _ = write!(err, "\r{line:<width$}", width = self.width);
        self.width = line.len();
    }

    /// Takes the line away.
    pub(crate) fn clear(&mut self, err: &mut dyn Write) {
        let width = std::mem::take(&mut self.width);
        if width > 0 {
            let _ = write!(err, "\r{:width$}\r", "");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shorter_line_leaves_nothing_of_a_longer_one() {
        let past = Instant::now().checked_sub(Duration::from_secs(9)).unwrap();
        let mut progress = Progress { clock: Some(Clock { start: past, last: past }), width: 60 };
        let mut err = Vec::new();
        progress.show(&mut err, &|_| "1 document".to_owned());
        assert_eq!(err.len(), 1 + 60);
        progress.show(&mut err, &|_| "2 documents".to_owned());
        assert_eq!(err.len(), 1 + 60, "twice within the pause");
        progress.clear(&mut err);
        progress.clear(&mut err);
        let expected = format!("\r{:<60}\r{:10}\r", "1 document", "");
        assert_eq!(String::from_utf8(err).unwrap(), expected);
    }

    #[test]
    fn nothing_is_said_where_nobody_sees_it() {
        let mut progress = Progress { clock: None, width: 0 };
        let mut err = Vec::new();
        progress.show(&mut err, &|_| "1 document".to_owned());
        progress.clear(&mut err);
        assert!(err.is_empty());
    }
}
