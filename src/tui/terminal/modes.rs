//! The modes of the terminal: taken, and given back by one fixed string of bytes.
//!
//! Does not decide when.

use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use rustix::event::PollFlags;
use rustix::termios::{OptionalActions, QueueSelector, Termios};

use crate::tui::event::Tracking;
use crate::tui::terminal::Answer;
use crate::tui::terminal::decode::Decoder;
use crate::tui::terminal::line::{self, Line};
use crate::tui::terminal::tty::{self, Tty};

/// Alternate screen, bracketed paste, no cursor.
const TAKE: &[u8] = b"\x1b[?1049h\x1b[?2004h\x1b[?25l";

/// Everything off that any part of the program may have switched on. The screen is cleared before
/// it is left, for terminals that have no second one.
const GIVE_BACK: &[u8] =
    b"\x1b[?2026l\x1b[?1000l\x1b[?1002l\x1b[?1006l\x1b[?2004l\x1b[0m\x1b[H\x1b[2J\x1b[?1049l\x1b[?25h";

/// Has the Esc key sent as a sequence of its own (the first flag of kitty's protocol), and ends that. A
/// terminal has such flags for each of its two screens.
const PLAIN_ESC: &[u8] = b"\x1b[>1u";
const PLAIN_ESC_ENDS: &[u8] = b"\x1b[<u";

/// Whether the terminal knows them.
static KNOWS_ESC: AtomicBool = AtomicBool::new(false);

/// What of the mouse is reported: off, buttons and wheel, motion with a button too. Never 1003, which
/// reports every motion. To many terminals the three are one setting, so the one wanted comes last.
const TRACKING: [&[u8]; 3] =
    [b"\x1b[?1002l\x1b[?1000l\x1b[?1006l", b"\x1b[?1002l\x1b[?1000h\x1b[?1006h", b"\x1b[?1002h"];

/// The row of [`TRACKING`] that is wanted as long as the modes are ours.
static WANTED: AtomicU8 = AtomicU8::new(0);

/// The question what the terminal can do (DA1).
pub(super) const ASK: &[u8] = b"\x1b[c";

/// When a question was asked to which the answer is still to come.
static ASKED: Mutex<Option<Instant>> = Mutex::new(None);

/// After so long no answer comes any more.
const LATE: Duration = Duration::from_millis(1500);

/// Input that is quiet for so long has ended.
const QUIET_MILLISECONDS: u32 = 50;

/// How often input may go on before it is left to the shell.
const DRAINS: usize = 6;

/// Whether the modes are ours. Whoever sets it to `false` gives them back, once.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// Whether they have been given back to the end. A second thread that leaves waits for it, since
/// the program may end as soon as it returns.
static GIVEN_BACK: AtomicBool = AtomicBool::new(true);

/// How long it waits; a little longer than a terminal that reads nothing takes.
const PATIENCE: Duration = Duration::from_millis(350);

/// The terminal's own settings, as they were found.
static COOKED: Mutex<Option<Termios>> = Mutex::new(None);

/// Takes the terminal; does no harm when it is taken already.
pub(super) fn enter(tty: &'static Tty, mut line: &Line<&'static Tty>) -> io::Result<()> {
    let found = rustix::termios::tcgetattr(tty)?;
    let mut raw = found.clone();
    raw.make_raw();
    if !TAKEN.load(Ordering::SeqCst) {
        *COOKED.lock().unwrap_or_else(PoisonError::into_inner) = Some(found);
    }
    GIVEN_BACK.store(false, Ordering::SeqCst);
    TAKEN.store(true, Ordering::SeqCst);
    let taken = rustix::termios::tcsetattr(tty, OptionalActions::Now, &raw)
        .map_err(io::Error::from)
        .and_then(|()| {
            line.open();
            line.write_all(TAKE)
        })
        .and_then(|()| if KNOWS_ESC.load(Ordering::SeqCst) { line.write_all(PLAIN_ESC) } else { Ok(()) })
        .and_then(|()| match WANTED.load(Ordering::SeqCst) {
            0 => Ok(()),
            _ => send_tracking(line, Tracking::Clicks),
        });
    if taken.is_err() {
        leave();
    }
    taken
}

/// The terminal can send the Esc key so that nobody has to wait for what may follow an ESC.
pub(super) fn know_esc(mut line: &Line<&'static Tty>) -> io::Result<()> {
    if KNOWS_ESC.swap(true, Ordering::SeqCst) { Ok(()) } else { line.write_all(PLAIN_ESC) }
}

/// Says what of the mouse is wanted, now and whenever the modes are taken again.
pub(super) fn track(line: &Line<&'static Tty>, tracking: Tracking) -> io::Result<()> {
    WANTED.store(tracking as u8, Ordering::SeqCst);
    send_tracking(line, tracking)
}

fn send_tracking(mut line: &Line<&'static Tty>, tracking: Tracking) -> io::Result<()> {
    line.write_all(TRACKING.get(tracking as usize).copied().unwrap_or_default())
}

/// Gives the terminal back if it is taken. Never waits long, whether or not the terminal reads. While
/// another thread does it, waits until that is done.
pub(super) fn leave() {
    if TAKEN.swap(false, Ordering::SeqCst) {
        give_back();
        GIVEN_BACK.store(true, Ordering::SeqCst);
        return;
    }
    let started = Instant::now();
    while !GIVEN_BACK.load(Ordering::SeqCst) && started.elapsed() < PATIENCE {
        thread::sleep(Duration::from_millis(1));
    }
}

fn give_back() {
    if let Some(line) = line::started() {
        let ends = if KNOWS_ESC.load(Ordering::SeqCst) { PLAIN_ESC_ENDS } else { b"" };
        line.close(&[ends, GIVE_BACK].concat());
    }
    let cooked = COOKED.lock().unwrap_or_else(PoisonError::into_inner).clone();
    if let (Some(tty), Some(cooked)) = (tty::opened(), cooked) {
        let _ = rustix::termios::tcsetattr(tty, OptionalActions::Now, &cooked);
    }
}

/// Asks without taking the terminal, and waits for the answer.
pub(super) fn ask_once(tty: &'static Tty) -> io::Result<Option<Answer>> {
    let found = rustix::termios::tcgetattr(tty)?;
    let mut raw = found.clone();
    raw.make_raw();
    rustix::termios::tcsetattr(tty, OptionalActions::Now, &raw)?;
    let answer = read_answer(tty);
    let _ = rustix::termios::tcflush(tty, QueueSelector::IFlush);
    rustix::termios::tcsetattr(tty, OptionalActions::Now, &found)?;
    answer
}

fn read_answer(mut tty: &'static Tty) -> io::Result<Option<Answer>> {
    tty.write_all(ASK)?;
    let (started, mut decoder, mut bytes) = (Instant::now(), Decoder::new(LATE), [0; 256]);
    while let Some(left) = LATE.checked_sub(started.elapsed()) {
        match tty.read_within(Some(left), &mut bytes)? {
            None | Some(0) => break,
            Some(count) => decoder.feed(bytes.get(..count).unwrap_or_default(), &mut Vec::new()),
        }
        if let Some(answer) = decoder.answers().pop() {
            return Ok(Some(answer));
        }
    }
    Ok(None)
}

/// An answer is under way.
pub(super) fn expect_answer() {
    *ASKED.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
}

/// The answer came.
pub(super) fn answered() {
    *ASKED.lock().unwrap_or_else(PoisonError::into_inner) = None;
}

fn is_expecting() -> bool {
    let asked = *ASKED.lock().unwrap_or_else(PoisonError::into_inner);
    asked.is_some_and(|asked| asked.elapsed() < LATE)
}

/// Throws away what the terminal still sends, until it is quiet. An answer that is under way is waited
/// for, though not for long; else it would be typed into the shell.
pub(super) fn drain() {
    if !TAKEN.load(Ordering::SeqCst) {
        return;
    }
    let Some(tty) = tty::opened() else { return };
    let is_asking = || line::started().is_some_and(Line::is_asking);
    // The thread that reads takes it.
    let begun = Instant::now();
    while (is_expecting() || is_asking() && begun.elapsed() < LATE)
        && tty.wait(PollFlags::empty(), Some(0)).is_ok_and(|come| come.is_empty())
    {
        thread::sleep(Duration::from_millis(5));
    }
    for _ in 0..DRAINS {
        let come = tty.wait(PollFlags::IN, Some(QUIET_MILLISECONDS));
        if !come.is_ok_and(|come| come == PollFlags::IN) {
            return;
        }
        let _ = rustix::termios::tcflush(tty, QueueSelector::IFlush);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn giving_back_ends_every_mode_that_taking_began() {
        let (take, give) = (String::from_utf8_lossy(TAKE), String::from_utf8_lossy(GIVE_BACK));
        let tracking = String::from_utf8_lossy(&TRACKING.concat()).into_owned();
        let taken = format!("{take}{tracking}");
        for mode in taken.split("\x1b[?").filter_map(|part| part.strip_suffix('h')) {
            assert!(give.contains(&format!("\x1b[?{mode}l")), "{mode}");
        }
        for never in ["1003", "1015"] {
            assert!(!taken.contains(never), "{never}");
        }
        assert!(give.ends_with("\x1b[?25h"));
    }

    #[test]
    fn giving_back_happens_once_and_is_waited_for() {
        GIVEN_BACK.store(false, Ordering::SeqCst);
        TAKEN.store(true, Ordering::SeqCst);
        leave();
        assert!(!TAKEN.load(Ordering::SeqCst) && GIVEN_BACK.load(Ordering::SeqCst));

        GIVEN_BACK.store(false, Ordering::SeqCst);
        let other = thread::spawn(|| {
            thread::sleep(Duration::from_millis(20));
            GIVEN_BACK.store(true, Ordering::SeqCst);
        });
        leave();
        assert!(GIVEN_BACK.load(Ordering::SeqCst));
        other.join().unwrap();

        // One that never ends is not waited for.
        GIVEN_BACK.store(false, Ordering::SeqCst);
        leave();
        assert!(!GIVEN_BACK.swap(true, Ordering::SeqCst));
    }
}
