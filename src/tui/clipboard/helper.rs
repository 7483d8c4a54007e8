//! A program that is given a text and must be done soon. No shell is involved.

use std::ffi::OsStr;
use std::io::{self, Write};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// How often is looked whether it is done.
const STEP: Duration = Duration::from_millis(5);

/// Runs `program` with `text` on its standard input.
///
/// # Errors
/// When it cannot be started, fails, or is not done after `patience`; it is killed then.
pub(super) fn run(program: &OsStr, arguments: &[&str], text: &str, patience: Duration) -> io::Result<()> {
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
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
                child.kill()?;
                child.wait()?;
                return Err(io::Error::from(io::ErrorKind::TimedOut));
            }
        }
    };
    if status.success() { Ok(()) } else { Err(io::Error::other(format!("it ended with {status}"))) }
}
