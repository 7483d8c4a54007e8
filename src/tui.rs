//! The screen: documents, outline, reader and figures side by side, and what lies over them.
//!
//! Knows cells, keys and the terminal; does not know flags. Here is the loop: what happened goes to
//! the state, what the state asks for is done, then one frame is drawn. Nothing ticks.

pub mod about;
pub mod action;
pub mod app;
pub mod backend;
pub mod book;
pub mod catalog;
pub mod chrome;
pub mod clip;
pub mod clipboard;
pub mod columns;
pub mod compare;
pub mod documents;
pub mod effect;
pub mod event;
pub mod exporter;
pub mod figures;
#[cfg(test)]
mod fixture;
pub mod gather;
pub mod input;
pub mod job;
pub mod jump;
pub mod keymap;
pub mod label;
pub mod language;
pub mod layout;
pub mod list;
pub mod menu;
pub mod naming;
pub mod note;
pub mod outline;
pub mod pad;
pub mod phrases;
pub mod prompt;
pub mod reader;
pub mod results;
pub mod searcher;
pub mod sheet;
pub mod terminal;
pub mod theme;
pub mod words;
pub mod wrap;

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use crossbeam_channel::{Receiver, Sender, never, unbounded};
use rustix::io::Errno;

use crate::config::Config;
use crate::library::{self, Encodings, Follower, Loader};
use crate::safe::Safe;
use crate::save;
use crate::source::{self, Encoding};
use crate::state::{self, Keeper, Kept, Pending};
use crate::tui::app::App;
use crate::tui::clipboard::Environment;
use crate::tui::effect::Effect;
use crate::tui::event::{Event, Opened, Purpose};
use crate::tui::exporter::Exporter;
use crate::tui::gather::Gatherer;
use crate::tui::language::Language;
use crate::tui::searcher::Searcher;
use crate::tui::terminal::Terminal;
use crate::tui::theme::{Depth, Palette, Theme};

/// So many things that happened are taken at most before a frame is drawn.
const BATCH: usize = 4096;
/// While reports are read in the background the screen is drawn no more often than this.
const PAUSE: Duration = Duration::from_millis(60);

/// So long entries are taken between two looks at the keyboard.
const SLICE: Duration = Duration::from_millis(12);

/// How long the end waits for what is to be remembered.
const KEEPING: Duration = Duration::from_millis(700);

/// What to show and how.
#[derive(Debug, Clone)]
pub struct Options {
    /// Files, folders and patterns.
    pub paths: Vec<PathBuf>,
    /// How to read them.
    pub source: source::Options,
    /// Whether to print at the end what was copied last.
    pub print_on_exit: bool,
    /// The file in which everything is remembered; without one, nothing is.
    pub state: Option<PathBuf>,
    /// What was set.
    pub config: Config,
    /// What is wrong with the settings, a line each.
    pub notices: Vec<String>,
    /// The folder in which what was read is kept; without one, everything is read each time.
    pub cache: Option<PathBuf>,
    /// The language of the screen.
    pub language: Language,
}

/// A file to read, and what for.
type Request = (PathBuf, Purpose);

/// Everything the loop works with.
struct Session {
    app: App,
    terminal: Terminal,
    environment: Environment,
    requests: Sender<Request>,
    gatherer: Gatherer,
    searcher: Searcher,
    /// What was copied last, cleaned as for the clipboard.
    copied: String,
    /// Who writes what is to be remembered.
    keeper: Option<Keeper>,
    /// Who writes files.
    exporter: Exporter,
    /// How files are read.
    encodings: Encodings,
    /// Who follows the files on disk.
    follower: Option<Follower>,
    /// The exit status, when it is time to end.
    end: Option<u8>,
}

/// Shows the reports until the user leaves; gives the exit status.
///
/// # Errors
/// When the terminal cannot be used.
pub fn run(options: Options) -> anyhow::Result<u8> {
    options.language.speak();
    let (kept, message) = recall(options.state.as_deref());
    let encoding = options.source.encoding.or(options.config.encoding);
    let encodings = Encodings::new(source::Options { encoding });
    if let (Some(kept), None) = (&kept, options.source.encoding) {
        choose(&encodings, kept);
    }
    // Without a thread for this the program does without.
    let follower = library::follow(&options.paths, &encodings).ok();
    let loader = library::load(&options.paths, &encodings, options.cache.as_deref());
    let (sender, answers) = unbounded();
    let requests = open_in_background(encodings.clone(), sender.clone())?;
    let exporter = Exporter::start(options.paths.clone(), encodings.clone())?;
    let terminal = Terminal::start()?;
    let mut session = Session {
        app: App::new((0, 0), theme(&options.config), &options.config),
        terminal,
        environment: Environment::of_process(),
        requests,
        gatherer: Gatherer::new(encodings.clone(), sender),
        searcher: Searcher::idle(),
        copied: String::new(),
        keeper: None,
        exporter,
        encodings,
        follower,
        end: None,
    };
    session.remember(kept, &options);
    if let Some(message) = notice(&options.notices).or(message) {
        session.app.update(Event::Sent(message));
    }
    let status = session.turn(&loader, &answers).or_else(hung_up);
    // What is not written yet never will be.
    save::abandon();
    let status = status?;
    let unkept = session.finish();
    let unwritten = session.app.unwritten();
    let Session { terminal, copied, .. } = session;
    drop(terminal);
    for reason in unkept.into_iter().chain(unwritten) {
        // Nobody is left to be told when this fails.
        let _ = writeln!(std::io::stderr(), "baogao: {}", Safe::line(&reason).as_str());
    }
    if options.print_on_exit && !copied.is_empty() {
        print(&copied);
    }
    Ok(status)
}

/// The theme that was set, for the colours that the terminal has.
fn theme(config: &Config) -> Theme {
    let variable = |name: &str| std::env::var_os(name).unwrap_or_default().to_string_lossy().into_owned();
    let found = || Depth::of(&variable("TERM"), &variable("COLORTERM"), &variable("NO_COLOR"));
    let depth = config.colors.and_then(Depth::named).unwrap_or_else(found);
    Theme::new(Palette::named(config.theme).unwrap_or(Palette::Terminal), depth)
}

/// One line about what is wrong with the settings.
fn notice(notices: &[String]) -> Option<String> {
    let first = notices.first()?;
    Some(match notices.len() - 1 {
        0 => first.clone(),
        more => phrases::more_notices(first.as_str(), more),
    })
}

/// What earlier sessions left, and what the user should know of it.
fn recall(file: Option<&Path>) -> (Option<Kept>, Option<String>) {
    match file.map(state::read) {
        Some(Ok((kept, message))) => (Some(kept), message),
        Some(Err(reason)) => (None, Some(phrases::not_kept(reason.clone()))),
        None => (None, None),
    }
}

/// Reads the reports again for which an encoding was chosen in that encoding.
fn choose(encodings: &Encodings, kept: &Kept) {
    for report in &kept.reports {
        if let Some(encoding) = report.encoding.as_deref().and_then(Encoding::named) {
            encodings.choose(&report.path, Some(encoding));
        }
    }
}

/// Prints what was copied, on a terminal with marks for what a terminal must not get.
fn print(copied: &str) {
    let mut out = std::io::stdout();
    // The screen is gone; a closed pipe is nobody's concern any more.
    let _ =
        if out.is_terminal() { writeln!(out, "{}", Safe::text(copied)) } else { writeln!(out, "{copied}") };
}

/// A write to a terminal that is gone ends the program like its hang-up signal does.
fn hung_up(error: anyhow::Error) -> anyhow::Result<u8> {
    let gone = error.downcast_ref::<std::io::Error>().is_some_and(|error| {
        let number = error.raw_os_error();
        number == Some(Errno::IO.raw_os_error()) || number == Some(Errno::PIPE.raw_os_error())
    });
    if gone { Ok(HUNG_UP) } else { Err(error) }
}

/// The exit status after a hang-up: 128 and the number of SIGHUP.
const HUNG_UP: u8 = 129;

/// A thread that reads one report after the other; of several to be seen the last one counts.
fn open_in_background(encodings: Encodings, answers: Sender<Event>) -> std::io::Result<Sender<Request>> {
    let (requests, wanted) = unbounded::<Request>();
    thread::Builder::new().name("open".to_owned()).spawn(move || {
        while let Ok(first) = wanted.recv() {
            let mut requests = vec![first];
            requests.extend(wanted.try_iter());
            let last = |purpose| requests.iter().rfind(move |(_, asked)| *asked == purpose);
            let recalls = requests.iter().filter(|(_, asked)| *asked == Purpose::Recall);
            let wanted = last(Purpose::Read).into_iter().chain(last(Purpose::Peek)).chain(recalls);
            for &(ref path, purpose) in wanted {
                let report =
                    library::guarded(path, |path| library::read(path, encodings.of(path))).map(Box::new);
                let opened = Opened { path: path.clone(), purpose, report };
                if answers.send(Event::Opened(opened)).is_err() {
                    return;
                }
            }
        }
    })?;
    Ok(requests)
}

impl Session {
    /// Hands over what earlier sessions left and begins to keep what this one leaves.
    fn remember(&mut self, kept: Option<Kept>, options: &Options) {
        let (Some(kept), Some(file)) = (kept, &options.state) else { return };
        self.app.recall(kept);
        self.keeper = Keeper::start(file.clone()).ok();
        if let (Some(keeper), [folder]) = (&self.keeper, options.paths.as_slice())
            && folder.as_os_str() != "-"
        {
            keeper.keep(vec![Pending::Opened(library::absolute(folder))]);
        }
    }

    /// Keeps what is left at the end; the reason why it could not be kept.
    fn finish(&mut self) -> Option<String> {
        let keeper = self.keeper.take()?;
        for effect in self.app.end() {
            if let Effect::Remember(changes) = effect {
                keeper.keep(changes);
            }
        }
        keeper.finish(KEEPING)
    }

    fn turn(&mut self, loader: &Loader, answers: &Receiver<Event>) -> anyhow::Result<u8> {
        let outside = self.terminal.events();
        let (mut entries, mut answers) = (loader.events.clone(), answers.clone());
        let mut told = self.exporter.told();
        let mut changes = self.follower.as_ref().map_or_else(never, |follower| follower.changes.clone());
        let mut faults = self.keeper.as_ref().map_or_else(never, Keeper::faults);
        loop {
            self.settle()?;
            self.draw()?;
            if let Some(status) = self.end {
                return Ok(status);
            }
            let mut is_loading = false;
            let found = self.searcher.events.clone();
            if self.app.is_busy() {
                self.app.work();
            } else {
                crossbeam_channel::select! {
                    recv(outside) -> event => match event {
                        Ok(event) => self.outside(event)?,
                        Err(_) => self.end = Some(0),
                    },
                    recv(entries) -> event => match event {
                        Ok(event) => {
                            is_loading = true;
                            self.update(Event::Library(event))?;
                        }
                        Err(_) => entries = never(),
                    },
                    recv(answers) -> event => match event {
                        Ok(event) => self.update(event)?,
                        Err(_) => answers = never(),
                    },
                    recv(changes) -> change => match change {
                        Ok(change) => self.update(Event::Changed(change))?,
                        Err(_) => changes = never(),
                    },
                    recv(told) -> event => match event {
                        Ok(event) => self.update(Event::Told(event))?,
                        Err(_) => told = never(),
                    },
                    recv(faults) -> fault => match fault {
                        Ok(reason) => self.update(Event::Sent(phrases::not_kept(reason)))?,
                        Err(_) => faults = never(),
                    },
                    recv(found) -> event => match event {
                        Ok(event) => {
                            is_loading = true;
                            self.update(Event::Searched(event))?;
                        }
                        Err(_) => self.searcher = Searcher::idle(),
                    },
                }
            }
            if is_loading {
                self.wait(&outside, &entries)?;
            }
            self.drain(&outside, &entries, &answers)?;
        }
    }

    /// Takes the entries that come until it is time to draw again, or until something comes from outside.
    fn wait(
        &mut self,
        outside: &Receiver<terminal::Event>,
        entries: &Receiver<library::Event>,
    ) -> anyhow::Result<()> {
        let end = Instant::now() + PAUSE;
        loop {
            self.take(entries)?;
            let left = end.saturating_duration_since(Instant::now());
            // Where nothing more waits, the readers have the processor for themselves.
            match outside.recv_timeout(if entries.is_empty() { left } else { Duration::ZERO }) {
                Ok(event) => return self.outside(event),
                Err(_) if left.is_zero() || entries.is_empty() => return Ok(()),
                Err(_) => {}
            }
        }
    }

    /// Takes entries for so long that no key has to wait.
    fn take(&mut self, entries: &Receiver<library::Event>) -> anyhow::Result<()> {
        let start = Instant::now();
        for event in entries.try_iter() {
            self.update(Event::Library(event))?;
            if start.elapsed() >= SLICE {
                break;
            }
        }
        Ok(())
    }

    /// Takes what has come in the meantime, so that many events make one frame.
    fn drain(
        &mut self,
        outside: &Receiver<terminal::Event>,
        entries: &Receiver<library::Event>,
        answers: &Receiver<Event>,
    ) -> anyhow::Result<()> {
        for event in outside.try_iter().take(BATCH) {
            self.outside(event)?;
        }
        self.take(entries)?;
        for event in answers.try_iter().take(BATCH) {
            self.update(event)?;
        }
        // A key may have started another search: what the one before it found is not wanted any more.
        let found = self.searcher.events.clone();
        for event in found.try_iter().take(BATCH) {
            self.update(Event::Searched(event))?;
        }
        Ok(())
    }

    fn settle(&mut self) -> anyhow::Result<()> {
        self.app.settle();
        let effects = self.app.effects();
        self.carry_out(effects)
    }

    /// Draws a frame; a size that the state does not know yet is told to it first.
    fn draw(&mut self) -> anyhow::Result<()> {
        let (app, mut effects) = (&mut self.app, Vec::new());
        self.terminal.draw(|frame| {
            let (width, height) = (frame.area().width, frame.area().height);
            if app.size() != (width, height) {
                effects = app.update(Event::Resize(width, height));
            }
            app.draw(frame);
        })?;
        self.carry_out(effects)
    }

    fn outside(&mut self, event: terminal::Event) -> anyhow::Result<()> {
        use crossterm::event::Event as Input;
        match event {
            terminal::Event::Input(Input::Key(key)) => self.update(Event::Key(key)),
            terminal::Event::Input(Input::Paste(text)) => self.update(Event::Paste(text)),
            terminal::Event::Input(_) => Ok(()),
            terminal::Event::Suspend => self.suspend(),
            terminal::Event::Repaint => Ok(self.terminal.repaint()?),
            terminal::Event::End(status) => {
                self.end = Some(status);
                Ok(())
            }
            terminal::Event::Fault(message) => self.update(Event::Sent(message.as_str().to_owned())),
        }
    }

    fn update(&mut self, event: Event) -> anyhow::Result<()> {
        let effects = self.app.update(event);
        self.carry_out(effects)
    }

    fn carry_out(&mut self, effects: Vec<Effect>) -> anyhow::Result<()> {
        for effect in effects {
            match effect {
                Effect::Open(path, purpose) => drop(self.requests.send((path, purpose))),
                Effect::Gather(asked) => self.gatherer.ask(asked),
                Effect::Choose(path, encoding) => self.encodings.choose(&path, encoding),
                Effect::Search(request) => self.searcher = Searcher::start(request, self.encodings.clone()),
                Effect::EndSearch => self.searcher = Searcher::idle(),
                Effect::Copy { text, what } => {
                    let sent = clipboard::send(&text, &self.environment, self.terminal.output());
                    self.copied = clipboard::clean(&text);
                    self.update(Event::Copied(what, sent.message.as_str().to_owned()))?;
                }
                Effect::Write(job) => self.exporter.write(*job, self.app.kept().clone()),
                Effect::StopWriting => self.exporter.stop(),
                Effect::Remember(changes) => {
                    if let Some(keeper) = &self.keeper {
                        keeper.keep(changes);
                    }
                }
                Effect::Follow => self.follower.iter().for_each(Follower::begin),
                Effect::Look => self.follower.iter().for_each(Follower::look),
                Effect::Repaint => self.terminal.repaint()?,
                Effect::Suspend => self.suspend()?,
                Effect::Quit => self.end = Some(0),
            }
        }
        Ok(())
    }

    fn suspend(&mut self) -> anyhow::Result<()> {
        if !self.terminal.suspend()? {
            self.update(Event::Sent(words::NO_SHELL.to_string()))?;
        }
        Ok(())
    }
}
