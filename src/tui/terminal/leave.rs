//! The ways out that are not a return: a forced exit, a stop, a panic.
//!
//! All of them give the terminal back first. None of them prints with a macro that panics when
//! standard error is gone.

use std::io::{self, Write};
use std::panic::{self, PanicHookInfo};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use crossbeam_channel::Sender;
use rustix::process::{Signal, getpgrp, getppid, getsid, kill_current_process_group};

use crate::safe::Safe;
use crate::save;
use crate::tui::terminal::{Event, modes};

/// Whether the stop that a SIGCONT will end was our own.
static STOPPING: AtomicBool = AtomicBool::new(false);

/// Ends the program at once: nothing that waits, be it a lock or a file, can hold it up for long. A file
/// in the making is removed.
pub(super) fn now(status: u8) -> ! {
    modes::leave();
    save::abandon();
    signal_hook::low_level::exit(i32::from(status))
}

/// Whether a shell could continue the program if it stopped. A program that is the session's
/// first, or shares the first one's group (`ssh -t host baogao`), would stop for ever.
pub(super) fn has_shell() -> bool {
    let Ok(session) = getsid(None) else { return false };
    session != getpgrp() && getppid().is_some_and(|parent| getsid(Some(parent)) == Ok(session))
}

/// Stops the whole job, as the terminal does for Ctrl-Z; returns when it is continued.
pub(super) fn stop() -> io::Result<()> {
    STOPPING.store(true, Ordering::SeqCst);
    // SIGTSTP is handled here, so only SIGSTOP stops.
    Ok(kill_current_process_group(Signal::STOP)?)
}

/// Whether the program asked for the stop that just ended; asking forgets it.
pub(super) fn was_asked() -> bool {
    STOPPING.swap(false, Ordering::SeqCst)
}

/// From now on a panic of this thread restores the terminal and then says what happened; a panic
/// of another thread leaves the screen alone and becomes an event.
pub(super) fn install_panic_hook(events: Sender<Event>) {
    let drawing = thread::current().id();
    panic::set_hook(Box::new(move |info| {
        let message = Safe::line(&describe(info));
        if thread::current().id() == drawing {
            modes::leave();
            save::abandon();
            let _ = writeln!(io::stderr(), "baogao: {message}");
        } else {
            let _ = events.try_send(Event::Fault(message));
        }
    }));
}

fn describe(info: &PanicHookInfo<'_>) -> String {
    let what = info.payload_as_str().unwrap_or("no reason given");
    let thread = thread::current();
    let name = thread.name().unwrap_or("unnamed");
    match info.location() {
        Some(at) => {
            format!("an error in the program itself ({name} thread, {}:{}): {what}", at.file(), at.line())
        }
        None => format!("an error in the program itself ({name} thread): {what}"),
    }
}
