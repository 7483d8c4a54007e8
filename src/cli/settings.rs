//! Which settings file is read, and `config`, which prints all settings.
//!
//! Does not know what a setting does.

use std::io;
use std::path::PathBuf;

use crate::cli::args::{Arguments, Command};
use crate::cli::rows::Tally;
use crate::cli::{Console, complain};
use crate::config::{self, Commands, Config};
use crate::library;
use crate::safe::Safe;

/// The settings that hold, and where they are from.
#[derive(Debug, Default)]
pub(crate) struct Settings {
    /// What is set.
    pub(crate) config: Config,
    /// The file, whether it is there or not; nothing when none is read.
    file: Option<PathBuf>,
    /// What is wrong with the file, a line each.
    pub(crate) notices: Vec<String>,
}

impl Settings {
    /// Reads the file that the flags name, or else the usual one.
    pub(crate) fn of(arguments: &Arguments, commands: &Commands) -> Self {
        let is_idle = matches!(arguments.command, Some(Command::Completions { .. } | Command::Man));
        if arguments.no_config || is_idle {
            return Self::default();
        }
        let named = arguments.config.clone();
        let is_named = named.is_some();
        let Some(file) = named.or_else(config::default_file) else { return Self::default() };
        let (config, notices) = config::load(&file, is_named, commands);
        Self { config, file: Some(file), notices }
    }

    /// Says what is wrong with the file.
    pub(crate) fn complain(&self, console: &mut Console<'_>) {
        for notice in &self.notices {
            complain(console.err, notice);
        }
    }
    /// Prints all of them as a file.
    pub(crate) fn print(&self, console: &mut Console<'_>, commands: &Commands) -> io::Result<Tally> {
        say(console, &config::print(&self.config, commands))
    }

    /// Prints where the file is, or would be.
    pub(crate) fn print_path(&self, console: &mut Console<'_>) -> io::Result<Tally> {
        let Some(file) = &self.file else {
            complain(console.err, "no settings file is read");
            return Ok(Tally { failed: 1, ..Tally::default() });
        };
        say(console, &format!("{}\n", library::absolute(file).display()))
    }
}

fn say(console: &mut Console<'_>, text: &str) -> io::Result<Tally> {
    if console.out_is_terminal {
        write!(console.out, "{}", Safe::text(text))?;
    } else {
        write!(console.out, "{text}")?;
    }
    Ok(Tally::default())
}
