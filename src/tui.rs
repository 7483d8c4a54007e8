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
pub mod chord;
pub mod chrome;
pub mod clip;
pub mod clipboard;
pub mod columns;
pub mod compare;
pub mod copier;
pub mod doctor;
pub mod documents;
pub mod effect;
pub mod event;
pub mod exporter;
pub mod figures;
#[cfg(test)]
mod fixture;
pub mod gather;
pub mod glyph;
pub mod hints;
pub mod inbox;
pub mod input;
pub mod job;
pub mod jump;
pub mod keymap;
pub mod label;
pub mod language;
pub mod layout;
pub mod list;
pub mod menu;
pub mod mouse;
pub mod naming;
pub mod note;
pub mod notes;
pub mod opener;
pub mod outline;
pub mod pad;
pub mod phrases;
pub mod prompt;
pub mod reader;
pub mod reasons;
pub mod results;
pub mod searcher;
pub mod sheet;
pub mod start;
pub mod terminal;
pub mod theme;
pub mod words;
pub mod wrap;

use std::io::Write;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use anyhow::Context;
use crossbeam_channel::{Receiver, Sender, never, unbounded};

use crate::config::Config;
use crate::library::{self, Encodings, Follower, Loader};
use crate::safe::Safe;
use crate::save;
use crate::source;
use crate::state::{Keeper, Kept, Pending};
use crate::tui::app::App;
use crate::tui::backend::Terms;
use crate::tui::clipboard::Environment;
use crate::tui::copier::{Copier, Done};
use crate::tui::effect::Effect;
use crate::tui::event::Event;
use crate::tui::exporter::Exporter;
use crate::tui::gather::Gatherer;
use crate::tui::inbox::{Arrival, Inbox};
use crate::tui::language::Language;
use crate::tui::reader::PlainLine;
use crate::tui::searcher::Searcher;
use crate::tui::terminal::Terminal;

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
    /// What is known of the terminal without asking it.
    pub terms: Terms,
    /// Whether to take the mouse from the terminal.
    pub mouse: bool,
    /// Whether nothing may leave the screen: no program, clipboard, export, state or suspend.
    pub secure: bool,
    /// What was set.
    pub config: Config,
    /// What is wrong with the settings, a line each.
    pub notices: Vec<String>,
    /// The folder in which what was read is kept; without one, everything is read each time.
    pub cache: Option<PathBuf>,
    /// The language of the screen.
    pub language: Language,
}

/// Everything the loop works with.
struct Session {
    app: App,
    terminal: Terminal,
    environment: Environment,
    requests: Sender<opener::Request>,
    gatherer: Gatherer,
    searcher: Searcher,
    /// Who copies by way of another program.
    copier: Copier,
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
    /// Reports that were opened or looked through.
    answers: Receiver<Event>,
    /// Who reads the folder; last, since it is the last to be given up.
    loader: Loader,
}

/// Shows the reports until the user leaves; gives the exit status.
///
/// # Errors
/// When the terminal cannot be used.
pub fn run(options: Options) -> anyhow::Result<u8> {
    options.language.speak();
    let (kept, message) = start::recall(options.state.as_deref());
    let encodings = start::encodings(options.source.encoding, &options.config, kept.as_ref());
    let foreign = terminal::foreign_locale();
    let mut session = Session::start(&options, encodings, foreign.as_deref())?;
    if options.secure {
        session.app.restrict();
    }
    session.remember(kept, &options);
    let foreign = foreign.map(phrases::foreign_locale);
    for message in message.into_iter().chain(foreign).chain(start::notice(&options.notices)) {
        session.app.update(Event::Sent(message));
    }
    let started = if options.mouse { session.app.take_mouse() } else { Vec::new() };
    let turned = session.carry_out(started).and_then(|()| session.turn());
    let status = turned.or_else(start::hung_up);
    // What is not written yet never will be.
    save::abandon();
    // Whatever became of the terminal, what is to be remembered is not lost with it.
    if status.as_ref().is_ok_and(|status| *status == 0) {
        session.send_last();
    }
    let unkept = session.finish();
    let unwritten = session.app.unwritten();
    let Session { terminal, copied, .. } = session;
    drop(terminal);
    for reason in unkept.into_iter().chain(unwritten) {
        // Nobody is left to be told when this fails.
        let _ = writeln!(std::io::stderr(), "baogao: {}", Safe::line(&reason).as_str());
    }
    if options.print_on_exit && !copied.is_empty() {
        start::print(&copied).context(words::NOT_PRINTED)?;
    }
    status
}

impl Session {
    /// Hands over what earlier sessions left and begins to keep what this one leaves.
    fn remember(&mut self, kept: Option<Kept>, options: &Options) {
        let (Some(kept), Some(file)) = (kept, &options.state) else { return };
        self.app.recall(kept);
        self.app.greet();
        self.keeper = Keeper::start(file.clone()).ok();
        if let (Some(keeper), [folder]) = (&self.keeper, options.paths.as_slice())
            && folder.as_os_str() != "-"
        {
            keeper.keep(vec![Pending::Opened(library::absolute(folder))]);
        }
    }

    /// Sends the last copies of a reader who leaves by himself.
    fn send_last(&mut self) {
        for done in self.copier.finish() {
            // Nobody is left to be told when this fails.
            let _ = self.terminal.output().write_all(&done.bytes);
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

    /// Starts what works in the background, and takes the terminal.
    fn start(options: &Options, encodings: Encodings, foreign: Option<&str>) -> anyhow::Result<Self> {
        // Without a thread for this the program does without.
        let follower = library::follow(&options.paths, &encodings).ok();
        let loader = library::load(&options.paths, &encodings, options.cache.as_deref());
        let (sender, answers) = unbounded();
        Ok(Self {
            app: App::new((0, 0), start::theme(&options.config), &options.config),
            requests: opener::start(encodings.clone(), sender.clone())?,
            exporter: Exporter::start(options.paths.clone(), encodings.clone())?,
            environment: start::environment(&options.config),
            copier: Copier::start()?,
            terminal: Terminal::start(options.terms.in_locale(foreign))?,
            gatherer: Gatherer::new(encodings.clone(), sender),
            searcher: Searcher::idle(),
            copied: String::new(),
            keeper: None,
            encodings,
            follower,
            end: None,
            answers,
            loader,
        })
    }

    /// All that comes while the screen is open.
    fn inbox(&self) -> Inbox {
        Inbox {
            outside: self.terminal.events(),
            entries: self.loader.events.clone(),
            answers: self.answers.clone(),
            told: self.exporter.told(),
            copied: self.copier.done.clone(),
            changes: self.follower.as_ref().map_or_else(never, |follower| follower.changes.clone()),
            faults: self.keeper.as_ref().map_or_else(never, Keeper::faults),
        }
    }

    /// Turns until it is time to end; gives the exit status.
    fn turn(&mut self) -> anyhow::Result<u8> {
        let mut inbox = self.inbox();
        loop {
            self.settle()?;
            self.draw()?;
            if let Some(status) = self.end {
                return Ok(status);
            }
            if self.app.is_busy() {
                self.app.work();
            } else {
                let arrival = inbox.next(&self.searcher.events);
                self.hear(arrival, &inbox)?;
            }
            self.drain(&inbox)?;
        }
    }

    fn hear(&mut self, arrival: Arrival, inbox: &Inbox) -> anyhow::Result<()> {
        match arrival {
            Arrival::Outside(event) => self.outside(event)?,
            Arrival::Silence => self.end = Some(0),
            Arrival::Event(event) => self.update(event)?,
            Arrival::Stream(event) => {
                self.update(event)?;
                self.wait(inbox)?;
            }
            Arrival::Copied(done) => self.copied(done)?,
            Arrival::SearchOver => self.searcher = Searcher::idle(),
        }
        Ok(())
    }

    /// Takes the entries that come until it is time to draw again, or until something comes from outside.
    fn wait(&mut self, inbox: &Inbox) -> anyhow::Result<()> {
        let end = Instant::now() + PAUSE;
        loop {
            self.take(&inbox.entries)?;
            let left = end.saturating_duration_since(Instant::now());
            // Where nothing more waits, the readers have the processor for themselves.
            let is_idle = inbox.entries.is_empty() && !self.app.prepare();
            match inbox.outside.recv_timeout(if is_idle { left } else { Duration::ZERO }) {
                Ok(event) => return self.outside(event),
                Err(_) if left.is_zero() || is_idle => return Ok(()),
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
    fn drain(&mut self, inbox: &Inbox) -> anyhow::Result<()> {
        for event in inbox.outside.try_iter().take(BATCH) {
            self.outside(event)?;
        }
        self.take(&inbox.entries)?;
        for event in inbox.answers.try_iter().take(BATCH) {
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
        let size = self.terminal.size();
        if self.app.plain_page().is_some() && self.app.size() != size {
            self.update(Event::Resize(size.0, size.1))?;
        }
        if let Some(page) = self.app.plain_page() {
            let row = |line: PlainLine| terminal::Row { text: line.text, goes_on: line.goes_on };
            return Ok(self.terminal.show_page(page.into_iter().map(row).collect())?);
        }
        let (app, mut effects) = (&mut self.app, Vec::new());
        self.terminal.draw(app.front(), |frame| {
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
            terminal::Event::Input(Input::Mouse(mouse)) => self.update(Event::Mouse(mouse)),
            // The loop draws after whatever came.
            terminal::Event::Input(_) | terminal::Event::Free => Ok(()),
            terminal::Event::Suspend => {
                let effects = self.app.update(Event::Stop);
                self.carry_out(effects)
            }
            terminal::Event::Answer(answer) => self.answered(answer),
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
                Effect::Copy { text, what } if self.environment.asks() => {
                    self.copied = clipboard::clean(&text);
                    self.copier.copy(text, what, &self.environment);
                }
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
                Effect::Track(tracking) => self.terminal.track(tracking)?,
                Effect::Follow => self.follower.iter().for_each(Follower::begin),
                Effect::Look => self.follower.iter().for_each(Follower::look),
                Effect::Repaint => self.terminal.repaint()?,
                Effect::Suspend => self.suspend()?,
                Effect::Quit => self.end = Some(0),
            }
        }
        Ok(())
    }

    /// The terminal said something of itself.
    fn answered(&mut self, answer: terminal::Answer) -> anyhow::Result<()> {
        if let terminal::Answer::Attributes { clipboard } = answer {
            self.environment.accepts = Some(clipboard);
        }
        if self.terminal.learn(answer)? {
            self.app.lay_again();
        }
        Ok(())
    }

    /// Another program took a copy, or did not.
    fn copied(&mut self, done: Done) -> anyhow::Result<()> {
        self.copier.came();
        let out = self.terminal.output();
        out.write_all(&done.bytes)?;
        out.flush()?;
        self.update(Event::Copied(done.what, done.sent.message.as_str().to_owned()))
    }

    fn suspend(&mut self) -> anyhow::Result<()> {
        if !self.terminal.suspend()? {
            self.update(Event::Sent(words::NO_SHELL.to_string()))?;
        }
        Ok(())
    }
}
