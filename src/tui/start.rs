//! What is done before the screen is there and after it is gone.
//!
//! Does not know the loop between.

use std::io::{IsTerminal, Write};
use std::path::Path;

use rustix::io::Errno;

use crate::config::Config;
use crate::library::Encodings;
use crate::safe::Safe;
use crate::source::{Encoding, Options};
use crate::state::{self, Kept};
use crate::tui::clipboard::Environment;
use crate::tui::phrases;
use crate::tui::reasons;
use crate::tui::theme::{Depth, Palette, Theme};

/// The theme that was set, for the colours that the terminal has.
pub(crate) fn theme(config: &Config) -> Theme {
    let variable = |name: &str| std::env::var_os(name).unwrap_or_default().to_string_lossy().into_owned();
    let found = || Depth::of(&variable("TERM"), &variable("COLORTERM"), &variable("NO_COLOR"));
    let depth = config.colors.and_then(Depth::named).unwrap_or_else(found);
    Theme::new(Palette::named(config.theme).unwrap_or(Palette::Terminal), depth)
}

/// One line about what is wrong with the settings.
pub(crate) fn notice(notices: &[String]) -> Option<String> {
    let first = notices.first()?;
    Some(match notices.len() - 1 {
        0 => first.clone(),
        more => phrases::more_notices(first.as_str(), more),
    })
}

/// What earlier sessions left, and what the user should know of it.
pub(crate) fn recall(file: Option<&Path>) -> (Option<Kept>, Option<String>) {
    match file.map(state::read) {
        Some(Ok((kept, message))) => (Some(kept), message),
        Some(Err(reason)) => (None, Some(phrases::not_kept(reasons::spoken(&reason)))),
        None => (None, None),
    }
}

/// How files are read: all in the encoding that was `asked` for, or else each report in the one that
/// was chosen for it, and the others as the settings say.
pub(crate) fn encodings(asked: Option<Encoding>, config: &Config, kept: Option<&Kept>) -> Encodings {
    let encodings = Encodings::new(Options { encoding: asked.or(config.encoding) });
    let known = kept.filter(|_| asked.is_none()).into_iter().flat_map(|kept| &kept.reports);
    for report in known {
        if let Some(encoding) = report.encoding.as_deref().and_then(Encoding::named) {
            encodings.choose(&report.path, Some(encoding));
        }
    }
    encodings
}

/// What decides the way of a copy, the settings among it.
pub(crate) fn environment(config: &Config) -> Environment {
    let (largest, only) = (config.clipboard.largest, config.clipboard.way);
    Environment { largest, only, ..Environment::of_process() }
}

/// Prints what was copied, on a terminal with marks for what a terminal must not get.
pub(crate) fn print(copied: &str) -> std::io::Result<()> {
    let mut out = std::io::stdout();
    let printed =
        if out.is_terminal() { writeln!(out, "{}", Safe::text(copied)) } else { writeln!(out, "{copied}") };
    match printed.and_then(|()| out.flush()) {
        // Who closes a pipe has seen enough.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        result => result,
    }
}

/// A write to a terminal that is gone ends the program like its hang-up signal does.
pub(crate) fn hung_up(error: anyhow::Error) -> anyhow::Result<u8> {
    let gone = error.downcast_ref::<std::io::Error>().is_some_and(|error| {
        let number = error.raw_os_error();
        number == Some(Errno::IO.raw_os_error()) || number == Some(Errno::PIPE.raw_os_error())
    });
    if gone { Ok(HUNG_UP) } else { Err(error) }
}

/// The exit status after a hang-up: 128 and the number of SIGHUP.
const HUNG_UP: u8 = 129;
