//! Signals that end a command: what was not finished is removed first.
//!
//! The screen watches signals itself. A signal that whoever started the program turned off (`nohup`,
//! a job in the background of a script) stays off.

use std::io;
use std::thread;

use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
use signal_hook::iterator::Signals;

use crate::save::draft;

/// The signals that end the program.
const ENDING: [i32; 4] = [SIGHUP, SIGINT, SIGQUIT, SIGTERM];

/// Starts to watch.
pub(crate) fn watch() -> io::Result<()> {
    let ignored = std::fs::read_to_string("/proc/self/status").map_or(0, |status| ignored(&status));
    let mut signals = Signals::new(ENDING.into_iter().filter(|signal| ignored & (1 << (signal - 1)) == 0))?;
    let watch = move || {
        if let Some(signal) = signals.forever().next() {
            draft::abandon();
            // The shell learns which signal it was.
            signal_hook::low_level::exit(128 + signal);
        }
    };
    thread::Builder::new().name("signals".to_owned()).spawn(watch).map(drop)
}

/// The signals that are turned off, one bit each; none on a system that does not tell.
fn ignored(status: &str) -> u64 {
    let line = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    line.and_then(|bits| u64::from_str_radix(bits.trim(), 16).ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signals_that_are_off_are_known() {
        assert_eq!(ignored("Name:\tbaogao\nSigIgn:\t0000000000000001\n"), 1 << (SIGHUP - 1));
        assert_eq!(ignored("Name:\tbaogao\n"), 0);
    }
}
