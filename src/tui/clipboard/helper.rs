//! A program that is given a text and must be done soon. No shell is involved.

use std::ffi::OsStr;
use std::io::{self, Write};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process_group};

/// How often is looked whether it is done.
const STEP: Duration = Duration::from_millis(5);

/// Runs `program` with `text` on its standard input.
///
/// # Errors
/// When it cannot be started, fails, or is not done after `patience`; it and what it started are killed
/// then.
pub(super) fn run(program: &OsStr, arguments: &[&str], text: &str, patience: Duration) -> io::Result<()> {
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        // Ctrl-C at the terminal is not for it, and all of it can be ended at once.
        .process_group(0)
        .spawn()?;
    // A text may be larger than a pipe holds, and the program may not read it.
    if let Some(mut input) = child.stdin.take() {
        let text = text.to_owned();
        thread::Builder::new().name("copy".to_owned()).spawn(move || input.write_all(text.as_bytes()))?;
    }
    let started = Instant::now();
    let status = loop {
        match child.try_wait()? {
            Some(status) => break status,
            None if started.elapsed() < patience => thread::sleep(STEP),
            None => {
                kill(&mut child)?;
                return Err(io::Error::from(io::ErrorKind::TimedOut));
            }
        }
    };
    if status.success() { Ok(()) } else { Err(io::Error::other(format!("it ended with {status}"))) }
}

/// Ends the program with its whole group.
fn kill(child: &mut Child) -> io::Result<()> {
    if let Some(group) = Pid::from_raw(child.id().cast_signed()) {
        let _ = kill_process_group(group, Signal::KILL);
    }
    child.kill()?;
    child.wait().map(drop)
}
