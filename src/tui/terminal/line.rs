//! The line to the terminal: what waits to be sent, and the thread that sends it when there is room.
//!
//! Nobody who writes here ever waits for the terminal. What there is room for is sent at once; the
//! rest waits, and no further frame is drawn before it is gone, so that the next one shows the newest
//! state and differs from what was really sent. It does not know sequences, modes or frames.

use std::io::{self, Write};
use std::sync::{Condvar, Mutex, MutexGuard, OnceLock, PoisonError, TryLockError};
use std::thread;
use std::time::{Duration, Instant};

use crate::tui::terminal::pace::{self, Pace};
use crate::tui::terminal::tty::{Outlet, Tty};

/// More than this does not wait, frames apart: a terminal that reads nothing would fill the memory.
const MOST: usize = 1 << 20;

/// How long the thread looks for room before it looks whether anything is still to be sent.
const LOOK: Duration = Duration::from_millis(50);

/// At the end what waits is given up when nothing of it has been read for so long,
const STALLED: Duration = Duration::from_millis(200);

/// or when all of it takes longer than this.
const LONGEST: Duration = Duration::from_secs(1);

/// How long the last bytes of all may wait for room.
const LAST: Duration = Duration::from_millis(100);

/// Ends a sequence or a string that was cut, so that the last bytes are not taken for a part of it.
const UNCUT: &[u8] = b"\x18\x1b\\";

/// Bytes under way to an outlet.
#[derive(Debug)]
pub(super) struct Line<O> {
    outlet: O,
    state: Mutex<State>,
    /// Something waits.
    more: Condvar,
}

#[derive(Debug, Default)]
struct State {
    /// What is to be sent; of it so many bytes are.
    waiting: Vec<u8>,
    sent: usize,
    /// Whether somebody wants to be told when nothing waits any more.
    is_wanted: bool,
    /// Whether nothing is sent because someone else has the terminal.
    is_closed: bool,
    /// Why nothing can be sent any more.
    fault: Option<io::Error>,
    /// What of it the terminal has read.
    pace: Pace,
}

static LINE: OnceLock<Line<&'static Tty>> = OnceLock::new();

/// The line to the terminal of the process, with its thread; `tell` is called from there when a line
/// that was not free becomes so, or broken.
///
/// # Errors
/// When there can be no thread.
pub(super) fn start(
    tty: &'static Tty,
    tell: impl Fn() + Send + 'static,
) -> io::Result<&'static Line<&'static Tty>> {
    let line = LINE.get_or_init(|| Line::new(tty));
    thread::Builder::new().name("output".to_owned()).spawn(move || line.run(tell))?;
    Ok(line)
}

/// The line that [`start`] made earlier.
pub(super) fn started() -> Option<&'static Line<&'static Tty>> {
    LINE.get()
}

impl<O: Outlet> Line<O> {
    /// Nothing waits yet.
    pub(super) fn new(outlet: O) -> Self {
        Self { outlet, state: Mutex::default(), more: Condvar::new() }
    }

    /// Whether a frame can be sent now. If not, whoever started the line is told when it can.
    pub(super) fn is_free(&self) -> bool {
        let mut state = self.lock();
        state.is_wanted = !state.is_free();
        !state.is_wanted
    }

    /// Asks the terminal from now on how far it has read, and sends no more than it reads.
    pub(super) fn keep_pace(&self) {
        self.lock().pace.begin();
    }

    /// The terminal has read as far as it was asked; whether somebody is to be told.
    pub(super) fn answered(&self) -> bool {
        let mut state = self.lock();
        state.pace.answered();
        state.is_told()
    }

    /// Whether an answer is under way.
    pub(super) fn is_asking(&self) -> bool {
        let state = self.lock();
        state.pace.is_asking() && state.fault.is_none()
    }

    /// Takes `bytes` behind all that waits. Drops them while the line is closed.
    fn push(&self, bytes: &[u8]) -> io::Result<()> {
        let mut state = self.lock();
        if state.is_closed {
            return Ok(());
        }
        if state.is_waiting() && state.waiting.len() + bytes.len() > MOST {
            return Err(io::Error::new(io::ErrorKind::WouldBlock, "the terminal does not read"));
        }
        state.waiting.extend_from_slice(bytes);
        state.pace.sent(bytes.len());
        state.send(&self.outlet);
        if state.is_waiting() || state.pace.is_asking() {
            self.more.notify_one();
        }
        match &state.fault {
            Some(fault) => Err(again(fault)),
            None => Ok(()),
        }
    }

    /// Asks behind a frame how far the terminal has read.
    fn mark(&self) -> io::Result<()> {
        let asks = self.lock().pace.asks(Instant::now());
        if asks { self.push(pace::ASK) } else { Ok(()) }
    }

    /// Sends what waits, for ever.
    fn run(&self, tell: impl Fn()) {
        loop {
            if self.wait() || self.step() {
                tell();
            }
        }
    }

    /// Waits until something waits; whether somebody is to be told that no answer will come.
    fn wait(&self) -> bool {
        let mut state = self.lock();
        while !state.is_waiting() {
            if state.pace.gave_up(Instant::now()) {
                return state.is_told();
            }
            state = if state.pace.is_asking() {
                self.more.wait_timeout(state, LONGEST).map_or_else(|lock| lock.into_inner().0, |lock| lock.0)
            } else {
                self.more.wait(state).unwrap_or_else(PoisonError::into_inner)
            };
        }
        false
    }

    /// Waits for room and uses it; whether somebody is to be told.
    fn step(&self) -> bool {
        let has_room = self.outlet.has_room(LOOK);
        let mut state = self.lock();
        if has_room && !state.send(&self.outlet) {
            drop(state);
            // Not every system knows how to wait for a terminal.
            thread::sleep(LOOK / 10);
            return false;
        }
        state.is_told()
    }

    /// Waits until nothing waits any more, but not for a terminal that does not read.
    pub(super) fn settle(&self) {
        let begun = Instant::now();
        let mut last = (begun, 0);
        while begun.elapsed() < LONGEST && last.0.elapsed() < STALLED {
            let state = self.lock();
            if !state.is_waiting() {
                return;
            }
            if state.sent != last.1 {
                last = (Instant::now(), state.sent);
            }
            drop(state);
            thread::sleep(LOOK / 10);
        }
    }

    /// Takes bytes again after [`Line::close`].
    pub(super) fn open(&self) {
        self.lock().is_closed = false;
    }

    /// Sends `last` in place of all that waits, and nothing more until [`Line::open`]. Never waits
    /// long: from a terminal that reads nothing even what it has not read yet is taken back, so that
    /// `last` is the first that it reads when it reads again.
    pub(super) fn close(&self, last: &[u8]) {
        let Some(mut state) = self.lock_within(LAST) else { return };
        let begun = Instant::now();
        let is_full = !self.outlet.has_room(LAST);
        if is_full {
            self.outlet.discard();
        }
        let is_cut = state.is_waiting() || is_full;
        state.waiting = if is_cut { [UNCUT, last].concat() } else { last.to_owned() };
        state.sent = 0;
        while !state.send(&self.outlet) || state.is_waiting() {
            if begun.elapsed() >= 2 * LAST || !self.outlet.has_room(LAST / 5) {
                break;
            }
        }
        (state.waiting, state.sent, state.is_closed) = (Vec::new(), 0, true);
        state.pace.forget();
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The same for whoever cannot wait for an outlet that does not keep its promise not to wait.
    fn lock_within(&self, limit: Duration) -> Option<MutexGuard<'_, State>> {
        let begun = Instant::now();
        loop {
            match self.state.try_lock() {
                Ok(state) => return Some(state),
                Err(TryLockError::Poisoned(state)) => return Some(state.into_inner()),
                Err(TryLockError::WouldBlock) if begun.elapsed() < limit => {
                    thread::sleep(Duration::from_millis(1));
                }
                Err(TryLockError::WouldBlock) => return None,
            }
        }
    }
}

impl State {
    fn is_waiting(&self) -> bool {
        self.sent < self.waiting.len()
    }

    fn is_free(&self) -> bool {
        !self.is_waiting() && (self.pace.is_open() || self.fault.is_some())
    }

    /// Whether somebody is to be told that the line is free; once.
    fn is_told(&mut self) -> bool {
        let is_told = self.is_wanted && self.is_free();
        self.is_wanted &= !is_told;
        is_told
    }

    /// Sends what there is room for; whether that was anything.
    fn send(&mut self, outlet: &impl Outlet) -> bool {
        let before = self.sent;
        while let Some(rest) = self.waiting.get(self.sent..).filter(|rest| !rest.is_empty()) {
            match outlet.put(rest) {
                Ok(0) => return self.sent > before,
                Ok(count) => self.sent += count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => return self.sent > before,
                Err(error) => {
                    self.fault = Some(error);
                    break;
                }
            }
        }
        self.waiting.clear();
        self.sent = 0;
        true
    }
}

impl<O: Outlet> Write for &Line<O> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.push(bytes).map(|()| bytes.len())
    }

    /// Here something whole ends.
    fn flush(&mut self) -> io::Result<()> {
        self.mark()
    }
}

/// The same error once more.
fn again(error: &io::Error) -> io::Error {
    match error.raw_os_error() {
        Some(number) => io::Error::from_raw_os_error(number),
        None => io::Error::new(error.kind(), error.to_string()),
    }
}

#[cfg(test)]
mod tests;
