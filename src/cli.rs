//! Flags and commands: `list`, `outline`, `figures`, `check`, `compare`, `text`, `search`, `export`,
//! `notes`, `recent`, `cache`, `doctor`, `config`, `completions`, `man`.
//!
//! Knows flags and output; does not know keys or cells. Writes only to what it is handed.

use std::ffi::OsString;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use clap::{CommandFactory, Parser};

use crate::config::{Commands, Config};
use crate::export::{Format, Surface};
use crate::library::{self, Failure};
use crate::safe::Safe;
use crate::source::Options;
use crate::state::{self, Kept};

mod args;
mod cache;
mod check;
mod compare;
mod encoding;
mod manual;
mod notes;
mod progress;
mod recent;
mod rows;
mod save;
mod search;
mod settings;
mod stream;
mod text;

use args::{Arguments, Command};
use rows::{Tally, Target};
use settings::Settings;
use stream::{Question, Task};

/// Everything was done.
pub const DONE: u8 = 0;
/// Something could not be read or written.
pub const FAILED: u8 = 1;
/// The command line is wrong.
pub const MISUSED: u8 = 2;

/// Where a command's output and complaints go.
pub struct Console<'a> {
    /// Standard output.
    pub out: &'a mut dyn Write,
    /// Standard error.
    pub err: &'a mut dyn Write,
    /// Whether standard output is a terminal.
    pub out_is_terminal: bool,
    /// Whether standard error is a terminal.
    pub err_is_terminal: bool,
    /// Whether standard input is a terminal.
    pub in_is_terminal: bool,
}

/// What the command line asks for.
#[derive(Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is done; the program ends with this status.
    Exit(u8),
    /// The screen is to be opened.
    Screen(Screen),
    /// What is known of the terminal is to be told.
    Doctor(Doctor),
}

/// What is to be told of the terminal, and done with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doctor {
    /// Whether to send a text the way a copy would go.
    pub test_copy: bool,
    /// Whether nothing may leave the program.
    pub secure: bool,
    /// The file in which everything is remembered; without one, nothing is.
    pub state: Option<PathBuf>,
}

/// What the screen shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Screen {
    /// Files, folders and patterns.
    pub paths: Vec<PathBuf>,
    /// How to read them.
    pub source: Options,
    /// Whether to print at the end what was copied last.
    pub print_on_exit: bool,
    /// The folder in which what was read is kept; `None` reads everything each time.
    pub cache: Option<PathBuf>,
    /// The file in which everything is remembered; without one, nothing is.
    pub state: Option<PathBuf>,
    /// What was set, the flags included.
    pub config: Box<Config>,
    /// What is wrong with the settings file, a line each.
    pub notices: Vec<String>,
    /// The language tag that was asked for.
    pub language: Option<String>,
    /// Whether to take the mouse, if anything was said of it.
    pub mouse: Option<bool>,
    /// Whether nothing may leave the screen: no program, clipboard, export, state or suspend.
    pub secure: bool,
    /// What the characters of the terminal are like.
    pub looks: Looks,
}

/// What the reader says of the terminal's characters.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Looks {
    /// How wide ambiguous characters are, if that was said: `wide`, `narrow` or `auto`.
    pub ambiguous: Option<String>,
    /// Whether frames are ASCII.
    pub ascii: bool,
}

/// Does what the arguments say, the first of which is the program's name; `commands` are those that
/// keys can be bound to.
pub fn run(
    arguments: impl IntoIterator<Item = OsString>,
    console: &mut Console<'_>,
    commands: &Commands,
) -> Outcome {
    let mut arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => return Outcome::Exit(explain(&error, console)),
    };
    arguments.manners.secure |= std::env::var_os("BAOGAO_SECURE").is_some_and(|value| value == "1");
    arguments.no_state |= arguments.manners.secure;
    let settings = Settings::of(&arguments, commands);
    match arguments.command.take() {
        Some(Command::Export { .. } | Command::Recent { .. }) if arguments.manners.secure => {
            complain(console.err, "this is off in secure mode (--secure or BAOGAO_SECURE=1)");
            Outcome::Exit(MISUSED)
        }
        Some(Command::Recent { number: Some(number) }) => {
            recent::open(number, arguments.lang, settings, console)
        }
        Some(Command::Doctor { test_copy }) => {
            settings.complain(console);
            let state = arguments.state_file();
            Outcome::Doctor(Doctor { test_copy, secure: arguments.manners.secure, state })
        }
        Some(command) => {
            settings.complain(console);
            let state = arguments.state_file();
            Outcome::Exit(match command {
                Command::Config { path: true } => status(settings.print_path(console), console),
                Command::Config { path: false } => status(settings.print(console, commands), console),
                Command::Completions { shell } => status(manual::completions(console, shell), console),
                Command::Man => status(manual::page(console, commands), console),
                command => work(command.with_encoding(settings.config.encoding), state.as_deref(), console),
            })
        }
        None => screen(arguments, settings, console),
    }
}

// Help and version are answers, everything else is a complaint.
fn explain(error: &clap::Error, console: &mut Console<'_>) -> u8 {
    let text = Safe::text(&error.render().to_string());
    if error.use_stderr() {
        let _ = console.err.write_all(text.as_str().as_bytes());
        return MISUSED;
    }
    let written = console.out.write_all(text.as_str().as_bytes());
    status(written.map(|()| Tally::default()), console)
}

fn screen(arguments: Arguments, settings: Settings, console: &mut Console<'_>) -> Outcome {
    let state = arguments.state_file();
    let (mouse, secure) = (arguments.manners.wants_mouse(), arguments.manners.secure);
    let looks = Looks { ambiguous: arguments.looks.ambiguous, ascii: arguments.looks.ascii };
    let mut paths = arguments.paths;
    if paths.is_empty() {
        // Without a name it is what is piped in, or else the current folder.
        paths.push(PathBuf::from(if console.in_is_terminal { "." } else { "-" }));
    }
    if let Some(name) = paths.first().filter(|path| is_absent(path)).and_then(|path| command_name(path)) {
        complain(
            console.err,
            &format!("{name} is a command: its flags stand behind it (baogao {name} --help)"),
        );
        return Outcome::Exit(MISUSED);
    }
    if paths.iter().all(|path| is_absent(path)) {
        let (found, failures) = library::expand(&paths);
        if found.is_empty() {
            settings.complain(console);
            for failure in &failures {
                say(console.err, failure);
            }
            return Outcome::Exit(FAILED);
        }
    }
    let source = Options { encoding: arguments.encoding };
    let cache = if arguments.no_cache || secure { None } else { library::cache::folder() };
    let Settings { mut config, notices, .. } = settings;
    config.theme = arguments.theme.unwrap_or(config.theme);
    let (config, print_on_exit, language) = (Box::new(config), arguments.print, arguments.lang);
    Outcome::Screen(Screen {
        paths,
        source,
        print_on_exit,
        cache,
        state,
        config,
        notices,
        language,
        mouse,
        secure,
        looks,
    })
}

/// The name of a command that was taken for a path, because a flag stood before it.
fn command_name(path: &Path) -> Option<&str> {
    path.to_str().filter(|name| Arguments::command().find_subcommand(name).is_some())
}

fn is_absent(path: &Path) -> bool {
    path.as_os_str() != "-" && path.symlink_metadata().is_err()
}

fn work(command: Command, state: Option<&Path>, console: &mut Console<'_>) -> u8 {
    // Only what has to do with notes looks into what is remembered.
    let asks = matches!(command, Command::Notes { .. } | Command::Export { .. });
    let kept = remembered(state.filter(|_| asks), console);
    let done = match command {
        Command::List { input, output, stream } => {
            return stream::run(console, &Task { question: Question::List, input, output, stream });
        }
        Command::Outline { input, output, stream } => {
            return stream::run(console, &Task { question: Question::Outline, input, output, stream });
        }
        Command::Figures { input, output, stream, filter, explain } => {
            let question = Question::Figures { filter, explain };
            return stream::run(console, &Task { question, input, output, stream });
        }
        Command::Text { input, output, stream } => {
            return stream::run(console, &Task { question: Question::Text, input, output, stream });
        }
        Command::Check { input, output } => check::print(console, &input, target(console, output.format)),
        Command::Notes { input, output, find } => {
            let target = target(console, output.format);
            notes::print(console, &input, find.as_deref(), target, &kept)
        }
        Command::Compare { indicator, input, output, long, sort } => {
            let target = target(console, output.format);
            let task = compare::Task {
                indicator: &indicator,
                input: &input,
                target,
                is_long: long,
                sort: sort.as_deref(),
            };
            return compare::run(console, &task);
        }
        Command::Recent { .. } => recent::list(console),
        Command::Cache { clear: true } => cache::clear(console),
        Command::Cache { clear: false } => cache::tell(console),
        // What needs no reports is done already.
        Command::Doctor { .. } | Command::Config { .. } | Command::Completions { .. } | Command::Man => {
            Ok(Tally::default())
        }
        Command::Search { wanted, input, shown } => return search::print(console, &wanted, &input, &shown),
        Command::Export { input, file, what, layout, csv_encoding: encoding, force } => {
            let order = save::Order { file, what, layout, encoding, existing: save::existing(force), kept };
            return save::export(console, &input, order);
        }
    };
    status(done, console)
}

/// The format asked for, or the one that whoever reads the output can use.
fn target(console: &Console<'_>, format: Option<Format>) -> Target {
    let natural = if console.out_is_terminal { Format::Table } else { Format::Jsonl };
    Target { format: format.unwrap_or(natural), surface: surface(console) }
}

/// What earlier sessions of the screen left in a file.
fn remembered(file: Option<&Path>, console: &mut Console<'_>) -> Kept {
    match file.map(state::read) {
        Some(Ok((kept, message))) => {
            if let Some(message) = message {
                complain(console.err, &message);
            }
            kept
        }
        Some(Err(reason)) => {
            complain(console.err, &reason);
            Kept::default()
        }
        None => Kept::default(),
    }
}

fn surface(console: &Console<'_>) -> Surface {
    if console.out_is_terminal { Surface::Terminal } else { Surface::Pipe }
}

// Who closes a pipe has seen enough: that is no failure.
fn status(done: io::Result<Tally>, console: &mut Console<'_>) -> u8 {
    match done.and_then(|tally| console.out.flush().map(|()| tally)) {
        Ok(tally) if tally.failed == 0 => DONE,
        Ok(_) => FAILED,
        Err(error) if error.kind() == ErrorKind::BrokenPipe => DONE,
        // What can be known before anything is read.
        Err(error) if error.kind() == ErrorKind::InvalidInput => {
            complain(console.err, &error.to_string());
            MISUSED
        }
        Err(error) => {
            complain(console.err, &format!("the output cannot be written: {}", library::reason(&error)));
            FAILED
        }
    }
}

/// Says in one line why a file could not be read.
fn say(err: &mut dyn Write, failure: &Failure) {
    complain(err, &format!("{}: {}", failure.path.display(), failure.reason));
}

fn complain(err: &mut dyn Write, text: &str) {
    // Nobody is left to be told when this fails.
    let _ = writeln!(err, "baogao: {}", Safe::line(text).as_str());
}
