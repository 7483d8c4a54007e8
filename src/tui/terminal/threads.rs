//! The three threads that watch the outside: what is typed, signals, and whether the terminal is
//! still there.
//!
//! Each only sends an [`Event`]; but when the program does not leave in time, it is made to.

use std::io;
use std::thread;
use std::time::Duration;

use crossbeam_channel::Sender;
use rustix::event::PollFlags;
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
use signal_hook::iterator::Signals;

use super::input::{self, Typed};
use super::tty::Tty;
use super::{Event, leave};

/// The signals that end the program and the exit status a shell expects for each.
const ENDING: &[(i32, u8)] = &[(SIGHUP, 129), (SIGINT, 130), (SIGQUIT, 131), (SIGTERM, 143)];

/// How long the program may take to leave by itself after a signal.
const PATIENCE: Duration = Duration::from_millis(300);

/// The same when the terminal is gone: meanwhile the reading thread uses a whole processor.
const PATIENCE_WITHOUT_TERMINAL: Duration = Duration::from_millis(200);

/// How long an event may wait for room among the others before it is dropped.
const ROOM: Duration = Duration::from_millis(50);

/// Starts all three.
pub(super) fn start(tty: &'static Tty, events: Sender<Event>) -> io::Result<()> {
    let signals = Signals::new(ENDING.iter().map(|&(signal, _)| signal).chain([SIGTSTP, SIGCONT]))?;
    let (inputs, hang_ups) = (events.clone(), events.clone());
    spawn("signals", move || watch_signals(signals, &events))?;
    spawn("hang-up", move || watch_terminal(tty, &hang_ups))?;
    spawn("input", move || read_input(&inputs))
}

fn spawn(name: &str, work: impl FnOnce() + Send + 'static) -> io::Result<()> {
    thread::Builder::new().name(name.to_owned()).spawn(work).map(drop)
}

/// Sends what is typed. Ends with its channel, or when nothing can be read any more.
fn read_input(events: &Sender<Event>) {
    let mut typed = Typed::new(input::terminal);
    loop {
        match typed.read() {
            Ok(input) => {
                if events.send(Event::Input(input)).is_err() {
                    return;
                }
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(_) => return end(events, 129, PATIENCE),
        }
    }
}

fn watch_signals(mut signals: Signals, events: &Sender<Event>) {
    for signal in signals.forever() {
        match signal {
            SIGTSTP => drop(events.send_timeout(Event::Suspend, ROOM)),
            SIGCONT if leave::was_asked() => {}
            SIGCONT => drop(events.send_timeout(Event::Repaint, ROOM)),
            _ => {
                if let Some(&(_, status)) = ENDING.iter().find(|(ending, _)| *ending == signal) {
                    end(events, status, PATIENCE);
                }
            }
        }
    }
}

/// crossterm does not notice that its terminal is gone: it reads for ever. So this thread looks
/// for nothing but the end of the terminal.
fn watch_terminal(tty: &Tty, events: &Sender<Event>) {
    // Some systems cannot watch a terminal in this way; crossterm reads it in another one there.
    if tty.wait(PollFlags::empty(), Some(0)).is_ok_and(|come| come.contains(PollFlags::NVAL)) {
        return;
    }
    loop {
        match tty.wait(PollFlags::empty(), None) {
            Ok(come) if come.is_empty() => {}
            _ => return end(events, 129, PATIENCE_WITHOUT_TERMINAL),
        }
    }
}

/// Asks the program to leave with `status`, and makes it when it does not.
fn end(events: &Sender<Event>, status: u8, patience: Duration) {
    drop(events.send_timeout(Event::End(status), ROOM));
    thread::sleep(patience);
    leave::now(status);
}
