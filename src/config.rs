//! The settings file: what somebody wants otherwise, and what in it is not understood.
//!
//! Knows TOML, the table of settings and the names of the commands that it is handed. Does not know
//! what a setting does or what a key is on the keyboard. A mistake in the file costs one line and the
//! setting it is in; everything else of the file holds.

use std::fmt;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;
use etcetera::base_strategy::Xdg;

use crate::library;
use crate::source::Encoding;

mod keys;
mod print;
mod read;
mod settings;
mod value;

pub use settings::{ENCODINGS, PANES, THEMES};

/// A larger file holds no settings.
const LARGEST: u64 = 1 << 20;

/// Everything that can be set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// The name of the theme, one of [`THEMES`].
    pub theme: &'static str,
    /// How many colours the terminal has: `none`, `8`, `16`, `256` or `true`; without it the
    /// environment tells.
    pub colors: Option<&'static str>,
    /// The language of the screen: `zh-CN`, `zh-TW` or `en`; without it the locale tells.
    pub language: Option<&'static str>,
    /// Whether characters of ambiguous width take two columns; without it the terminal is asked.
    pub ambiguous: Option<bool>,
    /// Whether frames and signs are drawn in ASCII only.
    pub ascii: bool,
    /// Whether the mouse is taken from the terminal.
    pub mouse: bool,
    /// How reports are read; without it the encoding is detected.
    pub encoding: Option<Encoding>,
    /// Which panes stand side by side and how wide they are.
    pub panes: Panes,
    /// The most columns that the text takes, or 0 for all that its pane has.
    pub width: u16,
    /// How a copy leaves.
    pub clipboard: Clipboard,
    /// The keys that differ from the table of commands.
    pub keys: Vec<Binding>,
}

/// Which panes stand side by side and how wide they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Panes {
    /// The names of those that are seen without being asked for, from [`PANES`].
    pub shown: Vec<&'static str>,
    /// The widths of the four when all stand side by side, in parts of their sum.
    pub widths: [u16; 4],
    /// The width of the pane beside the text in a narrower window, per cent.
    pub side: u16,
}

/// How a copy leaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clipboard {
    /// The way: `tmux`, `screen`, `terminal` or `file`; without it the first that applies.
    pub way: Option<&'static str>,
    /// The most bytes that are sent to a terminal.
    pub largest: usize,
}

/// The keys of one command in one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binding {
    /// The name of the place.
    pub place: &'static str,
    /// The name of the command.
    pub command: &'static str,
    /// The names of its keys, all of them.
    pub keys: Vec<String>,
}

/// What keys can be bound to: the table of actions, as far as settings need to know it.
#[derive(Debug)]
pub struct Commands {
    /// The commands in the order in which they are printed.
    pub rows: Vec<Command>,
    /// The places in which keys mean something.
    pub places: Vec<Place>,
    /// The one way to write the name of a key; nothing when there is no such key.
    pub key: fn(&str) -> Option<String>,
}

/// One command.
#[derive(Debug)]
pub struct Command {
    /// Its name.
    pub name: &'static str,
    /// The heading that it stands under.
    pub group: String,
    /// The names of the places in which it can be given.
    pub places: Vec<&'static str>,
    /// The names of its usual keys, parted by blanks.
    pub keys: &'static str,
    /// What it does.
    pub help: String,
    /// Whether there is no way on without a key for it.
    pub is_needed: bool,
}

/// A place in which keys mean something.
#[derive(Debug)]
pub struct Place {
    /// Its name.
    pub name: &'static str,
    /// Whether characters are typed or chosen by there, so that none can be a command.
    pub is_typed: bool,
}

/// One mistake in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The line, from 1.
    pub line: usize,
    /// The setting with its tables, or nothing when there is none.
    pub key: String,
    /// What is wrong.
    pub reason: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { line, key, reason } = self;
        if key.is_empty() {
            write!(formatter, "{line}: {reason}")
        } else {
            write!(formatter, "{line}: {key}: {reason}")
        }
    }
}

/// The file that is read when no other is named; nothing when there is no home directory.
pub fn default_file() -> Option<PathBuf> {
    let folder = Xdg::new().ok()?.config_dir();
    folder.is_absolute().then(|| folder.join("baogao").join("config.toml"))
}

/// Reads a settings file; what is wrong with it comes as lines that name file, line and setting.
/// Nothing is wrong with a file that is not there unless somebody named it (`is_named`).
pub fn load(file: &Path, is_named: bool, commands: &Commands) -> (Config, Vec<String>) {
    let name = file.display();
    let text = match bytes(file) {
        Ok(bytes) => String::from_utf8(bytes),
        Err(error) if error.kind() == io::ErrorKind::NotFound && !is_named => return Default::default(),
        Err(error) => return (Config::default(), vec![format!("{name}: {}", library::reason(&error))]),
    };
    match text {
        Ok(text) => {
            let (config, faults) = parse(&text, commands);
            (config, faults.iter().map(|fault| format!("{name}:{fault}")).collect())
        }
        Err(error) => {
            let valid = error.as_bytes().iter().take(error.utf8_error().valid_up_to());
            let line = 1 + valid.filter(|&&byte| byte == b'\n').count();
            (Config::default(), vec![format!("{name}:{line}: not UTF-8")])
        }
    }
}

/// Reads settings; each mistake is named, and what is not understood stays as it usually is.
pub fn parse(text: &str, commands: &Commands) -> (Config, Vec<Fault>) {
    read::read(text, commands)
}

/// All settings as a file that [`parse`] reads, each with what it means.
pub fn print(config: &Config, commands: &Commands) -> String {
    print::print(config, commands)
}

fn bytes(file: &Path) -> io::Result<Vec<u8>> {
    // A pipe or a device would be waited for.
    let metadata = fs::metadata(file)?;
    if !metadata.is_file() {
        return Err(io::Error::other("not a file"));
    }
    if metadata.len() > LARGEST {
        return Err(io::Error::other("too large for settings"));
    }
    let mut bytes = Vec::new();
    fs::File::open(file)?.take(LARGEST).read_to_end(&mut bytes)?;
    Ok(bytes)
}
