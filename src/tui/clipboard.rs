//! The way a copied text takes to the reader's clipboard, over SSH, tmux and screen.
//!
//! The first way that applies is taken: tmux, GNU screen, a helper of the desktop when the program runs
//! on it and not over SSH, the terminal's own sequence, a file. No terminal confirms a clipboard, so the messages say what
//! was sent and how, and never that it arrived. Nothing is ever read from a clipboard. Who copies
//! what, and keeps it for the end of the program, is not known here.

mod file;
mod helper;

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use crossterm::Command;
use crossterm::clipboard::CopyToClipboard;

use crate::safe::{self, Safe};
use crate::tui::{phrases, words};

/// The most that is sent to a terminal, if nothing else is set: mosh cuts longer texts without a word.
pub const LARGEST: usize = 8 * 1024;

/// What GNU screen passes on in one piece, in every version of it.
const LARGEST_PIECE: usize = 250;

/// How long a helper may take.
const PATIENCE: Duration = Duration::from_secs(2);

/// What decides the way, and where a file would go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Environment {
    /// Inside tmux: the command that talks to it.
    pub tmux: Option<OsString>,
    /// Inside GNU screen.
    pub is_in_screen: bool,
    /// Helpers that reach the clipboard of the desktop that the program runs on, in order of preference;
    /// none over SSH.
    pub helpers: Vec<Helper>,
    /// The most bytes that are sent to a terminal in one sequence.
    pub largest: usize,
    /// The name of the only way to try before a file, one of the settings'.
    pub only: Option<&'static str>,
    /// What the terminal says of itself: whether it accepts clipboard writes, if it said so at all.
    pub accepts: Option<bool>,
    /// Where texts go that no clipboard takes, in order of preference.
    pub folders: Vec<PathBuf>,
}

/// A program that takes a text for the clipboard on its standard input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Helper {
    /// The program.
    pub program: OsString,
    /// What it is told.
    pub arguments: &'static [&'static str],
}

/// One row for each helper: the variable without which it reaches no desktop, the program, what it is told.
const HELPERS: &[(&str, &str, &[&str])] = &[
    ("WAYLAND_DISPLAY", "wl-copy", &[]),
    ("DISPLAY", "xclip", &["-selection", "clipboard"]),
    ("DISPLAY", "xsel", &["--clipboard", "--input"]),
    #[cfg(target_os = "macos")]
    ("HOME", "pbcopy", &[]),
];

/// With one of these the desktop of this machine is not the reader's.
const FAR: &[&str] = &["SSH_TTY", "SSH_CONNECTION"];

/// How a text is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// `tmux load-buffer -w -`: works with tmux's own defaults, which drop the sequence.
    Tmux,
    /// The sequence in pieces that GNU screen passes on.
    Screen,
    /// The helper of this number, for the desktop that the program runs on.
    Desktop(usize),
    /// The sequence OSC 52.
    Terminal,
    /// A file that only the reader can open.
    File,
    /// No way: nothing to send, or none worked.
    Nowhere,
}

/// What became of a copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// The way it took.
    pub way: Way,
    /// How many bytes were sent; hidden characters and the final newline are not among them.
    pub bytes: usize,
    /// One line for the reader.
    pub message: Safe,
}

impl Environment {
    /// The environment of this process.
    pub fn of_process() -> Self {
        Self::new(|name| std::env::var_os(name).filter(|value| !value.is_empty()), &std::env::temp_dir())
    }

    fn new(variable: impl Fn(&str) -> Option<OsString>, temporary: &Path) -> Self {
        let is_far = FAR.iter().any(|name| variable(name).is_some());
        let helpers = HELPERS.iter().filter(|(needed, _, _)| !is_far && variable(needed).is_some());
        let helper = |row: &(&str, &str, &'static [&str])| Helper { program: row.1.into(), arguments: row.2 };
        let state = variable("XDG_STATE_HOME").map(PathBuf::from).filter(|folder| folder.is_absolute());
        let home = variable("HOME").map(|home| Path::new(&home).join(".local/state"));
        let folder = state.or(home).map(|state| state.join("baogao"));
        Self {
            tmux: variable("TMUX").map(|_| "tmux".into()),
            is_in_screen: variable("STY").is_some(),
            helpers: helpers.map(helper).collect(),
            largest: LARGEST,
            only: None,
            accepts: None,
            folders: folder.into_iter().chain([temporary.to_owned()]).collect(),
        }
    }

    /// The ways to try for a text of `bytes` bytes, one after the other.
    pub fn ways(&self, bytes: usize) -> Vec<Way> {
        let fits = bytes <= self.largest;
        match self.only {
            Some("tmux") => return vec![Way::Tmux, Way::File],
            Some("screen") if fits => return vec![Way::Screen, Way::File],
            Some("terminal") if fits => return vec![Way::Terminal, Way::File],
            Some(_) => return vec![Way::File],
            None => {}
        }
        let sequence = if self.is_in_screen { Way::Screen } else { Way::Terminal };
        let tmux = self.tmux.is_some().then_some(Way::Tmux);
        // Inside of tmux or screen the desktop may be another one by now.
        let is_alone = self.tmux.is_none() && !self.is_in_screen;
        let desktop = (0..self.helpers.len()).filter(|_| is_alone).map(Way::Desktop);
        let sequence = fits.then_some(sequence);
        tmux.into_iter().chain(desktop).chain(sequence).chain([Way::File]).collect()
    }

    /// Whether another program may be asked, which takes time.
    pub fn asks(&self) -> bool {
        self.ways(0).iter().any(|way| matches!(way, Way::Tmux | Way::Desktop(_)))
    }
}

/// Sends `text`, cleaned, to the reader's clipboard; `out` is the terminal.
pub fn send(text: &str, environment: &Environment, out: &mut dyn Write) -> Sent {
    let (text, hidden) = without_hidden(text);
    if text.is_empty() {
        return Sent { way: Way::Nowhere, bytes: 0, message: Safe::line(words::COPY_EMPTY) };
    }
    let mut failure = None;
    for way in environment.ways(text.len()) {
        match try_way(way, &text, environment, out) {
            Ok(place) => {
                let size = size(&text, hidden);
                let message = Safe::line(&message(way, size, text.len(), (environment, &place)));
                return Sent { way, bytes: text.len(), message };
            }
            Err(error) => failure = Some(error),
        }
    }
    let message = failure
        .map_or_else(|| words::COPY_NOWHERE.to_string(), |error| phrases::copy_failed(error.to_string()));
    let message = Safe::line(&message);
    Sent { way: Way::Nowhere, bytes: 0, message }
}

/// What a copied text may hold: no control character but tab and newline, nothing invisible or
/// turning the line, and no newline at its end, which a shell would take for Enter.
pub fn clean(text: &str) -> String {
    without_hidden(text).0
}

/// The clean text and how many hidden characters it lost.
fn without_hidden(text: &str) -> (String, usize) {
    let text = text.replace("\r\n", "\n");
    let mut hidden = 0;
    let mut kept = String::with_capacity(text.len());
    let mut is_after_ideograph = false;
    for character in text.chars() {
        if matches!(character, '\t' | '\n') || !is_hidden(character, is_after_ideograph) {
            kept.push(character);
        } else {
            hidden += 1;
        }
        is_after_ideograph = matches!(character, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}');
    }
    kept.truncate(kept.trim_end_matches('\n').len());
    (kept, hidden)
}

/// Whether nobody could have seen `character`. Private ones and letters of other scripts were seen,
/// as marks.
fn is_hidden(character: char, is_after_ideograph: bool) -> bool {
    match character {
        // The variant of an ideograph is part of how a name is written.
        '\u{E0100}'..='\u{E01EF}' => !is_after_ideograph,
        '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{FFFFD}' | '\u{100000}'..='\u{10FFFD}' => false,
        // Fillers: letters by their class, but blank.
        '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{3164}' | '\u{FFA0}' => true,
        _ => safe::mark(character).is_some() && !character.is_alphanumeric(),
    }
}

fn try_way(way: Way, text: &str, environment: &Environment, out: &mut dyn Write) -> io::Result<PathBuf> {
    match way {
        Way::Tmux => {
            let program = environment.tmux.as_deref().unwrap_or("tmux".as_ref());
            helper::run(program, &["load-buffer", "-w", "-"], text, PATIENCE)?;
        }
        Way::Desktop(number) => {
            let asked = environment.helpers.get(number).ok_or(io::ErrorKind::NotFound)?;
            helper::run(&asked.program, asked.arguments, text, PATIENCE)?;
        }
        Way::Screen => {
            for piece in pieces(&sequence(text)?) {
                write!(out, "\x1bP{piece}\x1b\\")?;
            }
            out.flush()?;
        }
        Way::Terminal => {
            out.write_all(sequence(text)?.as_bytes())?;
            out.flush()?;
        }
        Way::File => return file::write(text, &environment.folders),
        Way::Nowhere => {}
    }
    Ok(PathBuf::new())
}

/// The sequence OSC 52 for the clipboard `c`, the only one that mosh knows.
fn sequence(text: &str) -> io::Result<String> {
    let mut sequence = String::new();
    CopyToClipboard::to_clipboard_from(text).write_ansi(&mut sequence).map_err(io::Error::other)?;
    Ok(sequence)
}

/// `sequence` cut for GNU screen. It ends with BEL inside, since screen takes ST for its own end.
fn pieces(sequence: &str) -> Vec<String> {
    let body = sequence.strip_suffix("\x1b\\").unwrap_or(sequence);
    let characters: Vec<char> = body.chars().chain(['\x07']).collect();
    characters.chunks(LARGEST_PIECE - 4).map(|piece| piece.iter().collect()).collect()
}

/// "12 bytes", or "230 bytes in 4 lines, 2 hidden characters left out,".
fn size(text: &str, hidden: usize) -> String {
    let bytes = phrases::copy_bytes(text.len());
    let size = match text.lines().count() {
        0 | 1 => bytes,
        lines => phrases::copy_lines(bytes, lines),
    };
    if hidden == 0 { size } else { phrases::copy_hidden(size, hidden) }
}

fn message(way: Way, size: String, bytes: usize, (environment, place): (&Environment, &Path)) -> String {
    let file = || place.display().to_string();
    match way {
        Way::Tmux => phrases::copy_tmux(size),
        Way::Desktop(number) => {
            let program = environment.helpers.get(number).map(|helper| helper.program.to_string_lossy());
            phrases::copy_desktop(size, program.unwrap_or_default().into_owned())
        }
        Way::Screen => phrases::copy_screen(size),
        Way::Terminal if environment.accepts == Some(true) => phrases::copy_accepted(size),
        Way::Terminal => phrases::copy_terminal(size),
        Way::File if bytes > environment.largest => phrases::copy_too_long(size, file()),
        Way::File => phrases::copy_file(size, file()),
        Way::Nowhere => String::new(),
    }
}

#[cfg(test)]
mod tests;
