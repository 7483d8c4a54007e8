//! A fixed tour through the screen, with the bytes that each key costs.
//!
//! Shared by the test of the limits and by the benchmark. Reports, keys and sizes are always the
//! same, so the bytes are too. Knows nothing of a real terminal.

use std::cell::RefCell;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use baogao::config::Config;
use baogao::library::{self, Encodings};
use baogao::source;
use baogao::tui::app::App;
use baogao::tui::backend::{Drawn, Parts, Screen, Terms};
use baogao::tui::chord::Chord;
use baogao::tui::effect::Effect;
use baogao::tui::event::{Event, Opened};
use baogao::tui::theme::{Depth, Palette, Theme};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::backend::CrosstermBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};
use ratatui::{Frame, Terminal, TerminalOptions, Viewport};

/// What is typed, one step a row, and what the step is.
pub(crate) const TOUR: &[(&str, &str)] = &[
    ("", "the first frame"),
    ("Down", "one line down in the list of reports"),
    ("Enter", "the text of the report"),
    ("j", "one line down in the text"),
    ("PgDn", "a screen down"),
    ("3 3 j", "33 lines down"),
    ("j", "one line down, the text scrolls"),
    ("k", "one line up"),
    ("]", "the next figure"),
    ("}", "the next section"),
    ("w", "the text has the whole window"),
    ("PgDn", "a screen down"),
    ("3 5 j", "35 lines down"),
    ("j", "one line down, the text scrolls"),
    ("2 j", "two lines down"),
    ("3 5 k", "35 lines up"),
    ("2 k", "two lines up, the text scrolls back"),
    ("w", "four panes again"),
    ("Tab", "to the figures"),
    ("Down", "one line down in the figures"),
    ("4 0 j", "40 lines down"),
    ("j", "one line down, the figures scroll"),
    ("o", "the figures in another order"),
    ("f", "the jump box"),
    ("农", "a letter typed"),
    ("业", "one more"),
    ("Esc", "the panes again"),
    ("?", "the page of keys"),
    ("Esc", "the panes again"),
];

/// A writer whose bytes can be taken while somebody else has it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Wire(Rc<RefCell<Vec<u8>>>);

impl Wire {
    /// What was written since this was last asked.
    pub(crate) fn take(&self) -> Vec<u8> {
        std::mem::take(&mut self.0.borrow_mut())
    }
}

impl Write for Wire {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The samples, and one long report made of all of them.
pub(crate) fn reports() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let mut paths: Vec<PathBuf> = fs::read_dir(samples).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let mut whole = String::new();
    for path in paths.iter().filter(|path| path.extension().is_some_and(|extension| extension == "txt")) {
        let report = library::read(path, source::Options::default()).unwrap();
        whole.push_str(report.source.text());
        fs::copy(path, folder.path().join(path.file_name().unwrap())).unwrap();
    }
    fs::write(folder.path().join("0.txt"), whole).unwrap();
    folder
}

/// The state of the screen with those reports in it.
pub(crate) struct Player {
    app: App,
    encodings: Encodings,
    size: Size,
}

impl Player {
    /// Reads all reports of `folder`.
    pub(crate) fn new(folder: &Path, size: Size) -> Self {
        let encodings = Encodings::new(source::Options::default());
        let theme = Theme::new(Palette::Terminal, Depth::Sixteen);
        let app = App::new((size.width, size.height), theme, &Config::default());
        let mut player = Self { app, encodings, size };
        let loader = library::load(&[folder.to_owned()], &player.encodings, None);
        for event in &loader.events {
            player.update(Event::Library(event));
        }
        player.app.settle();
        let effects = player.app.effects();
        player.carry_out(effects);
        player
    }

    /// Types the keys of a step.
    pub(crate) fn keys(&mut self, keys: &str) {
        for name in keys.split_whitespace() {
            self.update(Event::Key(key(name)));
            while self.app.is_busy() {
                self.app.work();
            }
            self.app.settle();
            let effects = self.app.effects();
            self.carry_out(effects);
        }
    }

    /// Draws the screen.
    pub(crate) fn draw(&self, frame: &mut Frame) {
        self.app.draw(frame);
    }

    fn update(&mut self, event: Event) {
        let effects = self.app.update(event);
        self.carry_out(effects);
    }

    fn carry_out(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            if let Effect::Open(path, purpose) = effect {
                let report = library::read(&path, self.encodings.of(&path)).map(Box::new);
                self.update(Event::Opened(Opened { path, purpose, report }));
            }
        }
    }
}

fn key(name: &str) -> KeyEvent {
    let code = match name {
        "Enter" => KeyCode::Enter,
        "Esc" => KeyCode::Esc,
        "Tab" => KeyCode::Tab,
        "Down" => KeyCode::Down,
        "PgDn" => KeyCode::PageDown,
        name => KeyCode::Char(name.chars().next().unwrap()),
    };
    let key = KeyEvent::new(code, KeyModifiers::NONE);
    assert!(name.len() == 1 || !name.is_ascii() || Chord::parse(name) == Some(Chord::of(key)));
    key
}

/// Our own screen, and what it sends.
pub(crate) struct Ours {
    screen: Screen<Wire>,
    wire: Wire,
    /// What the last frame showed.
    pub(crate) shown: Buffer,
}

impl Ours {
    /// A terminal of which so much is known.
    pub(crate) fn new(terms: Terms) -> Self {
        let wire = Wire::default();
        let mut screen = Screen::new(wire.clone()).unwrap();
        screen.agree(terms);
        Self { screen, wire, shown: Buffer::default() }
    }

    /// Draws a frame; the bytes it took.
    pub(crate) fn draw(&mut self, player: &Player) -> Vec<u8> {
        self.part(player, Parts::One).0
    }

    /// Draws a frame as over a slow line; the bytes of each part.
    pub(crate) fn parts(&mut self, player: &Player) -> Vec<Vec<u8>> {
        let first = player.app.front();
        let mut parts = Vec::new();
        loop {
            let (bytes, drawn) = self.part(player, Parts::First(first));
            parts.push(bytes);
            if drawn == Drawn::Whole {
                return parts;
            }
        }
    }

    fn part(&mut self, player: &Player, parts: Parts) -> (Vec<u8>, Drawn) {
        let shown = &mut self.shown;
        let drawn = self.screen.draw(player.size, parts, |frame| {
            player.draw(frame);
            shown.clone_from(frame.buffer_mut());
        });
        (self.wire.take(), drawn.unwrap())
    }
}

/// ratatui with the backend that comes with it, and what it sends.
pub(crate) struct Stock {
    terminal: Terminal<CrosstermBackend<Wire>>,
    wire: Wire,
}

impl Stock {
    /// A terminal of `size`.
    pub(crate) fn new(size: Size) -> Self {
        let wire = Wire::default();
        let viewport = Viewport::Fixed(Rect::new(0, 0, size.width, size.height));
        let terminal =
            Terminal::with_options(CrosstermBackend::new(wire.clone()), TerminalOptions { viewport });
        Self { terminal: terminal.unwrap(), wire }
    }

    /// Draws a frame; the bytes it took.
    pub(crate) fn draw(&mut self, player: &Player) -> Vec<u8> {
        self.terminal.draw(|frame| player.draw(frame)).unwrap();
        self.wire.take()
    }
}

/// The bytes of the letters that a frame shows, blanks apart.
pub(crate) fn text(buffer: &Buffer) -> usize {
    buffer.content.iter().map(|cell| cell.symbol().trim().len()).sum()
}

/// Bytes that only change colours and attributes.
pub(crate) fn styling(bytes: &[u8]) -> usize {
    let text = String::from_utf8_lossy(bytes);
    let sequences = text.split('\u{1b}').skip(1);
    sequences
        .filter_map(|rest| {
            let end = rest.find(|character: char| character.is_ascii_alphabetic())?;
            rest.get(end..)?.starts_with('m').then_some(end + 2)
        })
        .sum()
}
