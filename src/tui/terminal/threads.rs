//! The three threads that watch the outside: what is typed, signals, and whether the terminal is
//! still there.
//!
//! Each only sends an [`Event`]; but when the program does not leave in time, it is made to.

use std::io;
use std::thread;
use std::time::Duration;

use crossbeam_channel::Sender;
use crossterm::event::Event as Input;
use rustix::event::PollFlags;
use signal_hook::consts::{
    SIGALRM, SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGUSR1, SIGUSR2, SIGWINCH,
};
use signal_hook::iterator::Signals;

use crate::tui::terminal::decode::Decoder;
use crate::tui::terminal::line::{self, Line};
use crate::tui::terminal::tty::Tty;
use crate::tui::terminal::{Answer, Event, leave, modes};

/// The signals that end the program and the exit status a shell expects for each.
const ENDING: &[(i32, u8)] = &[(SIGHUP, 129), (SIGINT, 130), (SIGQUIT, 131), (SIGTERM, 143)];

/// Signals that mean nothing here; left alone they would end the program with the terminal taken.
const IGNORED: [i32; 3] = [SIGALRM, SIGUSR1, SIGUSR2];

/// How long the program may take to leave by itself after a signal.
const PATIENCE: Duration = Duration::from_millis(300);

/// The same when the terminal is gone.
const PATIENCE_WITHOUT_TERMINAL: Duration = Duration::from_millis(200);

/// How long an event may wait for room among the others before it is dropped.
const ROOM: Duration = Duration::from_millis(50);

/// How long the bytes of one key may be apart, here and over a network.
const PIECE: Duration = Duration::from_millis(50);
const PIECE_FAR: Duration = Duration::from_millis(150);

/// The least time from one size to the next.
const FRAME: Duration = Duration::from_millis(33);

/// Tells the drawing thread that the line to the terminal is free again. Whoever finds no room among the
/// events is about to draw anyway.
pub(super) fn tell_free(events: &Sender<Event>) {
    drop(events.send_timeout(Event::Free, ROOM));
}

/// Starts all three.
pub(super) fn start(tty: &'static Tty, events: Sender<Event>) -> io::Result<()> {
    let ending = ENDING.iter().map(|&(signal, _)| signal);
    let signals = Signals::new(ending.chain([SIGTSTP, SIGCONT, SIGWINCH]).chain(IGNORED))?;
    let (inputs, hang_ups) = (events.clone(), events.clone());
    spawn("signals", move || watch_signals(tty, signals, &events))?;
    spawn("hang-up", move || watch_terminal(tty, &hang_ups))?;
    spawn("input", move || read_input(tty, &inputs))
}

fn spawn(name: &str, work: impl FnOnce() + Send + 'static) -> io::Result<()> {
    thread::Builder::new().name(name.to_owned()).spawn(work).map(drop)
}

/// Sends what is typed. Ends with its channel, and the program when nothing can be read any more:
/// the terminal is gone, or another program has it for good.
fn read_input(tty: &Tty, events: &Sender<Event>) {
    let is_far = std::env::var_os("SSH_CONNECTION").is_some();
    let mut decoder = Decoder::new(if is_far { PIECE_FAR } else { PIECE });
    let mut inputs = Vec::new();
    let mut bytes = [0; 4096];
    loop {
        match tty.read_within(decoder.patience(), &mut bytes) {
            Ok(None) => decoder.pause(&mut inputs),
            Ok(Some(count @ 1..)) => decoder.feed(bytes.get(..count).unwrap_or_default(), &mut inputs),
            Ok(Some(0)) | Err(_) => return end(events, 129, PATIENCE_WITHOUT_TERMINAL),
        }
        for answer in decoder.answers() {
            // The answers come in the order of the questions, and these two stand last.
            if matches!(answer, Answer::Attributes { .. } | Answer::Mode { number: 69, .. }) {
                modes::answered();
            }
            let event = match answer {
                Answer::Status if !line::started().is_some_and(Line::answered) => continue,
                Answer::Status => Event::Free,
                answer => Event::Answer(answer),
            };
            if events.send(event).is_err() {
                return;
            }
        }
        for input in inputs.drain(..) {
            if events.send(Event::Input(input)).is_err() {
                return;
            }
        }
    }
}

fn watch_signals(tty: &Tty, mut signals: Signals, events: &Sender<Event>) {
    for signal in signals.forever() {
        match signal {
            SIGTSTP => drop(events.send_timeout(Event::Suspend, ROOM)),
            SIGWINCH => {
                // A dragged window sends hundreds; those that come meanwhile are one.
                thread::sleep(FRAME);
                if let Some(size) = tty.size() {
                    drop(events.send_timeout(Event::Input(Input::Resize(size.width, size.height)), ROOM));
                }
            }
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

/// The thread that reads cannot see the end of the terminal while it waits for room among the
/// events, so this one looks for nothing else.
fn watch_terminal(tty: &Tty, events: &Sender<Event>) {
    // Some systems cannot watch a terminal in this way.
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
