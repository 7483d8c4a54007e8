//! The terminal: the one owner of its modes, of what is read from it and of what is written to it.
//!
//! Takes the terminal over, draws frames, and gives it back whatever happens: quit, error, panic,
//! signal, Ctrl-Z. When the terminal is gone the program ends within a second. It does not know
//! what the frames show, what keys mean, or flags.

mod decode;
mod fault;
mod leave;
mod line;
mod modes;
mod pace;
mod probe;
mod threads;
mod tty;

use std::fmt::{self, Write as _};
use std::io::{self, Write};

use crossbeam_channel::{Receiver, Sender};
use ratatui::Frame;
use ratatui::layout::{Rect, Size};

use crate::safe::Safe;
use crate::tui::backend::{Drawn, Parts, Screen, Terms};
use crate::tui::event::Tracking;
use crate::tui::glyph;
use line::Line;
use tty::Tty;

/// Larger windows are drawn in their upper left part; a buffer of 65535² cells would be the end.
const LARGEST: Size = Size { width: 1000, height: 500 };

/// What a terminal has that tells no size.
const USUAL: Size = Size { width: 80, height: 24 };

/// The terminal while the program has it. There is one at a time; dropping it restores the modes.
pub struct Terminal {
    tty: &'static Tty,
    line: &'static Line<&'static Tty>,
    screen: Screen<&'static Line<&'static Tty>>,
    events: Receiver<Event>,
    /// The page that is shown instead of a frame.
    page: Option<Vec<Row>>,
    /// What the terminal was asked.
    probe: probe::Probe,
    /// Where the next part of a frame is asked for.
    free: Sender<Event>,
}

/// A row of text that is sent as it is, not as cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The text; no longer than a row of the window.
    pub text: Safe,
    /// Whether it is the rest of the row above: the terminal breaks the line itself then, and knows
    /// that both are one.
    pub goes_on: bool,
}

/// What a terminal says of itself when it is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// What it can do (DA1).
    Attributes {
        /// Whether it says that programs may write to its clipboard. Silence does not mean that they
        /// may not.
        clipboard: bool,
    },
    /// It has read everything (DSR 5).
    Status,
    /// It can send the Esc key as a sequence of its own.
    Keys,
    /// In which column the cursor is, from 1.
    Column(u16),
    /// Whether it has a mode that can be switched (DECRQM).
    Mode {
        /// The private mode.
        number: u16,
        /// Whether it has it.
        is_known: bool,
    },
}

/// What happens outside and concerns the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A key, a paste or a new size. A size need not be looked at: the next frame has it.
    Input(crossterm::event::Event),
    /// The terminal answered a question.
    Answer(Answer),
    /// What was drawn before has been sent: draw, if something is to be drawn. Before it, nothing is.
    Free,
    /// Someone else asks to stop (`kill -TSTP`): call [`Terminal::suspend`].
    Suspend,
    /// The program goes on after a stop it did not ask for: call [`Terminal::repaint`].
    Repaint,
    /// Leave now with this exit status (129 hang-up, 130, 131, 143). A program that is still there
    /// after 300 ms is ended without being asked.
    End(u8),
    /// A worker thread panicked; the screen is still up. The message is for the reader.
    Fault(Safe),
}

/// Why there can be no screen. The message names the commands that need none.
#[derive(Debug)]
pub enum StartError {
    /// No terminal to draw on (cron, a service, `setsid`).
    NoTerminal,
    /// The terminal in `TERM`, which may be empty, cannot move its cursor.
    Unable(Safe),
    /// The terminal refused.
    Refused(io::Error),
}

impl StartError {
    /// What the program exits with for it.
    pub fn exit_status(&self) -> u8 {
        2
    }
}

impl fmt::Display for StartError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let commands = "`baogao list PATH`, `baogao outline PATH` or `baogao figures PATH`";
        match self {
            Self::NoTerminal => {
                write!(formatter, "there is no terminal to draw on; without one use {commands}")
            }
            Self::Unable(name) if name.as_str().is_empty() => {
                write!(
                    formatter,
                    "TERM is not set, so nothing is known of the terminal; set it or use {commands}"
                )
            }
            Self::Unable(name) => {
                write!(formatter, "a terminal of type “{name}” (TERM) cannot show a screen; use {commands}")
            }
            Self::Refused(error) => write!(formatter, "the terminal cannot be used: {error}; try {commands}"),
        }
    }
}

impl std::error::Error for StartError {}

impl Terminal {
    /// Takes the terminal over. The thread that calls this is the one that draws: when it panics
    /// the terminal is restored first.
    ///
    /// # Errors
    /// When there is no terminal or it cannot show a screen; nothing has been sent to it then.
    ///
    /// What `terms` say is not asked; what they leave open the terminal is asked, and its answers are
    /// [`Event::Answer`]s for [`Terminal::learn`].
    pub fn start(terms: Terms) -> Result<Self, StartError> {
        let name = std::env::var_os("TERM").unwrap_or_default();
        if name.is_empty() || name == "dumb" {
            return Err(StartError::Unable(Safe::line(&name.to_string_lossy())));
        }
        let tty = tty::open().ok_or(StartError::NoTerminal)?;
        let (sender, events) = crossbeam_channel::bounded(1024);
        leave::install_panic_hook(sender.clone());
        let (teller, free) = (sender.clone(), sender.clone());
        let line = line::start(tty, move || threads::tell_free(&teller)).map_err(StartError::Refused)?;
        modes::enter(tty, line).map_err(StartError::Refused)?;
        match threads::start(tty, sender).and_then(|()| Screen::new(line)) {
            Ok(screen) => {
                fault::start();
                let is_far = std::env::var_os("SSH_CONNECTION").is_some();
                let probe = probe::Probe::new(Terms { is_far, ..terms });
                let mut terminal = Self { tty, line, screen, events, page: None, probe, free };
                let questions = terminal.probe.questions(size(tty).height);
                terminal.agree();
                terminal.ask(&questions).map_err(StartError::Refused)?;
                Ok(terminal)
            }
            Err(error) => {
                restore();
                Err(StartError::Refused(error))
            }
        }
    }

    /// What happens outside. Take all that has come before drawing once.
    pub fn events(&self) -> Receiver<Event> {
        self.events.clone()
    }

    /// Draws a frame in the size the terminal has now; sends nothing when nothing changed. Never waits for
    /// the terminal: while an earlier frame is on its way nothing is drawn, and [`Event::Free`] tells when
    /// the newest state can be. Over a network a long frame is drawn in parts, what changed in `first`
    /// before the others.
    ///
    /// A terminal that is gone is no error: [`Event::End`] is on its way then.
    ///
    /// # Errors
    /// When the terminal cannot be written to; the program can only end then.
    pub fn draw(&mut self, first: Rect, draw: impl FnOnce(&mut Frame)) -> io::Result<()> {
        let size = size(self.tty);
        fault::draw(size.height)?;
        if !self.line.is_free() {
            return Ok(());
        }
        self.page = None;
        let parts = if self.probe.terms().is_far { Parts::First(first) } else { Parts::One };
        match self.screen.draw(size, parts, draw) {
            Err(_) if self.tty.is_gone() => Ok(()),
            // What comes meanwhile goes before the other parts.
            Ok(Drawn::Part) if self.line.is_free() => {
                drop(self.free.try_send(Event::Free));
                Ok(())
            }
            result => result.map(drop),
        }
    }

    /// Columns and rows that the next frame will have.
    pub fn size(&self) -> (u16, u16) {
        let size = size(self.tty);
        (size.width, size.height)
    }

    /// Shows rows of text in place of a frame, for the terminal's own selection. Sends nothing when they
    /// are shown already; the next frame is a full one.
    ///
    /// # Errors
    /// When the terminal cannot be written to.
    pub fn show_page(&mut self, page: Vec<Row>) -> io::Result<()> {
        if self.page.as_ref() == Some(&page) || !self.line.is_free() {
            return Ok(());
        }
        let mut bytes = String::from("\x1b[0m\x1b[?25l\x1b[2J");
        for (row, line) in (1..).zip(&page) {
            if !line.goes_on {
                let _ = write!(bytes, "\x1b[{row}H");
            }
            bytes.push_str(line.text.as_str());
        }
        self.screen.forget();
        self.page = Some(page);
        let out = self.screen.output();
        match out.write_all(bytes.as_bytes()).and_then(|()| out.flush()) {
            Err(_) if self.tty.is_gone() => Ok(()),
            result => result,
        }
    }

    /// Where [`crate::tui::clipboard::send`] writes to; for nothing else.
    pub fn output(&mut self) -> &mut impl Write {
        self.screen.output()
    }

    /// Takes the modes again and makes the next frame a full one.
    ///
    /// # Errors
    /// When the terminal refuses.
    pub fn repaint(&mut self) -> io::Result<()> {
        modes::enter(self.tty, self.line)?;
        self.screen.forget();
        self.page = None;
        Ok(())
    }

    /// Takes an answer of the terminal; whether characters have another width from now on, so that
    /// everything has to be laid out again.
    ///
    /// # Errors
    /// When the terminal refuses.
    pub fn learn(&mut self, answer: Answer) -> io::Result<bool> {
        let was_wide = glyph::is_wide();
        match answer {
            Answer::Attributes { .. } if self.probe.terms().is_far => self.line.keep_pace(),
            Answer::Keys => modes::know_esc(self.line)?,
            _ => {}
        }
        if let Some(question) = self.probe.answered(answer) {
            self.ask(question)?;
        }
        self.agree();
        Ok(glyph::is_wide() != was_wide)
    }

    fn agree(&mut self) {
        glyph::agree(self.probe.terms().ambiguous);
        self.screen.agree(self.probe.terms());
    }

    fn ask(&mut self, questions: &str) -> io::Result<()> {
        let mut line = self.line;
        modes::expect_answer();
        line.write_all(questions.as_bytes())
    }

    /// Takes the mouse from the terminal, or gives it back.
    ///
    /// # Errors
    /// When the terminal refuses.
    pub fn track(&mut self, tracking: Tracking) -> io::Result<()> {
        modes::track(self.line, tracking)
    }

    /// Gives the terminal back and stops, as Ctrl-Z does; goes on with a full frame to draw.
    /// Returns `false`, and did nothing, when no shell is there that could continue the program.
    ///
    /// # Errors
    /// When the terminal refuses.
    pub fn suspend(&mut self) -> io::Result<bool> {
        if !leave::has_shell() {
            return Ok(false);
        }
        restore();
        leave::stop()?;
        self.repaint()?;
        Ok(true)
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        restore();
    }
}

/// Gives the terminal back: cooked mode, main screen, visible cursor, no mouse, no paste marks.
/// Waits a moment for what is still to be sent and for late replies first, so that they are not typed
/// into the shell. May be called at any time, from any thread, and as often as one likes.
pub fn restore() {
    if let Some(line) = line::started() {
        line.settle();
    }
    modes::drain();
    modes::leave();
}

/// What is known of the terminal without a screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Probe {
    /// Columns and rows, if it tells them.
    pub size: Option<(u16, u16)>,
    /// Its answer, if it gave one.
    pub answer: Option<Answer>,
}

/// Asks the terminal for its size and what it can do; `None` when there is none. Its settings are as
/// before when this returns, and what came late is not left to the shell.
pub fn probe() -> Option<Probe> {
    let tty = tty::open()?;
    let size = tty.size().map(|size| (size.width, size.height));
    Some(Probe { size, answer: modes::ask_once(tty).ok().flatten() })
}

/// The locale, if it is one of another encoding than UTF-8. Nothing is known where none is set.
pub fn foreign_locale() -> Option<String> {
    let set = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().filter_map(std::env::var_os);
    let name = set.into_iter().find(|value| !value.is_empty())?.to_string_lossy().into_owned();
    let folded = name.to_ascii_lowercase().replace('-', "");
    (!folded.contains("utf8")).then_some(name)
}

/// The terminal to write to when there is no screen.
pub fn plain_output() -> Option<impl Write> {
    tty::open()
}

fn size(tty: &Tty) -> Size {
    match tty.size() {
        Some(size) => Size::new(size.width.min(LARGEST.width), size.height.min(LARGEST.height)),
        None => USUAL,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_refusal_names_the_command_line_and_exits_with_2() {
        for error in [
            StartError::NoTerminal,
            StartError::Unable(Safe::line("dumb")),
            StartError::Unable(Safe::default()),
            StartError::Refused(io::Error::other("gone")),
        ] {
            assert!(error.to_string().contains("`baogao figures PATH`"), "{error}");
            assert_eq!(error.exit_status(), 2);
        }
    }
}
