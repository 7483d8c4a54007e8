//! What is known of the terminal, which way a copy takes from here, what limits it, and what to set.
//!
//! Reads the environment, asks the terminal and tmux, and changes nothing: no option of tmux, no file.
//! What it says is made of plain facts in `facts`, so that every case can be tried without a terminal.

mod facts;
mod report;

use std::io::{self, Write};
use std::path::PathBuf;

use crate::safe::Safe;
use crate::tui::clipboard::{self, Environment, Way};
use crate::tui::terminal;
use facts::Facts;

/// What is sent for a test: words of both scripts, and something that a shell would leave alone.
const TEST: &str = "baogao 报告 1,234.5%";

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Send a text the way a copy would go.
    pub test_copy: bool,
    /// Nothing may leave the program.
    pub secure: bool,
    /// The file in which everything is remembered; without one, nothing is.
    pub state: Option<PathBuf>,
}

/// Tells what is known, and sends the text if that is asked for; gives the exit status.
///
/// # Errors
/// When the output cannot be written to.
pub fn run(asked: &Asked, out: &mut dyn Write) -> io::Result<u8> {
    let facts = Facts::gather(asked);
    for line in report::lines(&facts) {
        writeln!(out, "{}", Safe::line(&line))?;
    }
    let status = if asked.test_copy { test_copy(&facts, out)? } else { 0 };
    out.flush()?;
    Ok(status)
}

fn test_copy(facts: &Facts, out: &mut dyn Write) -> io::Result<u8> {
    if facts.is_secure {
        writeln!(out, "test       nothing is copied in secure mode")?;
        return Ok(1);
    }
    let sent = match terminal::plain_output() {
        Some(mut tty) => clipboard::send(TEST, &facts.environment, &mut tty),
        // The other ways need no terminal.
        None => clipboard::send(TEST, &without_terminal(&facts.environment), &mut io::sink()),
    };
    writeln!(out, "test       {}", sent.message)?;
    writeln!(out, "           paste now: what comes should be “{TEST}”; if it is not, it did not arrive")?;
    Ok(u8::from(sent.way == Way::Nowhere))
}

fn without_terminal(environment: &Environment) -> Environment {
    Environment { largest: 0, ..environment.clone() }
}
