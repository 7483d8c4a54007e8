//! A screen that is played on: keys by name, and what is seen then as text.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use expect_test::Expect;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::compare;
use crate::config::Config;
use crate::figure::FigureId;
use crate::library::{self, Entry, Failure, Target};
use crate::outline::SectionId;
use crate::report::{self, Report};
use crate::search::finder::{Finder, Kind};
use crate::state::Kept;
use crate::tui::app::App;
use crate::tui::effect::{Effect, Request};
use crate::tui::event::{Event, Gathered, Opened, Searched};
use crate::tui::theme::Theme;
use crate::tui::{fixture, label, naming};

fn entry(path: &str, order: u32, report: &Report) -> Entry {
    let mut entry = Entry { path: path.into(), order, ..Entry::default() };
    entry.summary.title.clone_from(&report.meta.title);
    entry.summary.year = report.meta.title.is_some().then_some(2023);
    entry.summary.sections = report.outline.sections.len() as u32;
    entry.summary.figures = report.figures.len() as u32;
    entry.summary.masked = report.figures.iter().filter(|figure| figure.is_masked()).count() as u32;
    for (index, section) in report.outline.sections.iter().enumerate() {
        entry.items.push(naming::heading(report, section), Target::Section(SectionId(index as u32)));
    }
    for (index, figure) in report.figures.iter().enumerate() {
        let label = format!("{} {}", figure.name, report.source.slice(figure.span));
        entry.items.push(&label, Target::Figure(FigureId(index as u32)));
    }
    let mut indicators: Vec<Box<str>> =
        report.figures.iter().map(|figure| report::indicator(&figure.name).into()).collect();
    indicators.sort_unstable();
    indicators.dedup();
    entry.indicators = indicators;
    entry
}

/// A screen with reports, and what it asked for.
pub(super) struct Play {
    pub(super) app: App,
    pub(super) effects: Vec<Effect>,
    /// Reports of texts, by their paths.
    reports: HashMap<PathBuf, Report>,
    /// Whether reports are read at once for what they say of an indicator.
    pub(super) is_gathering: bool,
    size: (u16, u16),
}

impl Play {
    /// The screen after two reports were read and one file was not.
    pub(super) fn new(width: u16, height: u16) -> Self {
        Self::recalling(width, height, Kept::default())
    }

    /// The same after an earlier session.
    pub(super) fn recalling(width: u16, height: u16, kept: Kept) -> Self {
        Self::begin((width, height), &Config::default(), kept)
    }

    /// The same with settings.
    pub(super) fn set(width: u16, height: u16, config: &Config) -> Self {
        Self::begin((width, height), config, Kept::default())
    }

    fn begin(size: (u16, u16), config: &Config, kept: Kept) -> Self {
        let mut play = Self::with(size, config);
        play.app.recall(kept);
        let other = fixture::plain("石桥镇的报告没有数字。");
        play.send(Event::Library(library::Event::Found(3)));
        play.send(Event::Library(library::Event::Loaded(Box::new(entry(
            "a/青石.txt",
            0,
            &fixture::report(),
        )))));
        play.send(Event::Library(library::Event::Loaded(Box::new(entry("a/石桥.txt", 1, &other)))));
        let failure = Failure { path: "a/坏.pdf".into(), reason: "a PDF file is not read".to_owned() };
        play.send(Event::Library(library::Event::Failed(failure)));
        play.send(Event::Library(library::Event::Done));
        play
    }

    /// The screen before anything was read.
    pub(super) fn empty(width: u16, height: u16) -> Self {
        Self::with((width, height), &Config::default())
    }

    fn with(size: (u16, u16), config: &Config) -> Self {
        let app = App::new(size, Theme::mono(), config);
        Self { app, effects: Vec::new(), reports: HashMap::new(), is_gathering: true, size }
    }

    /// A report of a place and year was read.
    pub(super) fn load_place(&mut self, path: &str, order: u32, (place, year): (&str, u16)) {
        let mut entry = entry(path, order, &fixture::plain("没有数字。"));
        entry.summary.title = Some("政府工作报告".to_owned());
        (entry.summary.place, entry.summary.year) = (Some(place.to_owned()), Some(year));
        self.send(Event::Library(library::Event::Loaded(Box::new(entry))));
    }

    /// A report with this text was read.
    pub(super) fn load_text(&mut self, path: &str, order: u32, text: &str) {
        let report = Report::from_source(fixture::plain(text).source);
        let mut entry = entry(path, order, &report);
        entry.summary.place.clone_from(&report.meta.place);
        entry.summary.year = report.meta.year;
        self.reports.insert(path.into(), report);
        self.send(Event::Library(library::Event::Loaded(Box::new(entry))));
    }

    /// From now on a file has this text, which nobody was told.
    pub(super) fn put(&mut self, path: &str, text: &str) {
        self.reports.insert(path.into(), Report::from_source(fixture::plain(text).source));
    }

    /// A file came or changed on disk: from now on it has this text.
    pub(super) fn change(&mut self, path: &str, text: &str) {
        let report = Report::from_source(fixture::plain(text).source);
        let entry = entry(path, 99, &report);
        self.reports.insert(path.into(), report);
        self.send(Event::Changed(library::Change::Renewed(Box::new(entry))));
    }

    /// Works as long as there is something to do.
    pub(super) fn work(&mut self) {
        while self.app.is_busy() {
            self.app.work();
            self.app.settle();
            let effects = self.app.effects();
            for effect in effects {
                self.carry_out(effect);
            }
        }
    }

    /// A report without figures was read.
    pub(super) fn load(&mut self, path: &str, order: u32) {
        let entry = entry(path, order, &fixture::plain("没有数字。"));
        self.send(Event::Library(library::Event::Loaded(Box::new(entry))));
    }

    /// Sends one event; reports that are asked for are there at once.
    pub(super) fn send(&mut self, event: Event) {
        let mut effects = self.app.update(event);
        self.app.settle();
        effects.extend(self.app.effects());
        for effect in effects {
            self.carry_out(effect);
        }
    }

    /// Remembers an effect, after its answer was sent.
    fn carry_out(&mut self, effect: Effect) {
        let report = |path: &Path| self.reports.get(path).cloned().unwrap_or_else(|| report_of(path));
        match &effect {
            Effect::Open(path, purpose) => {
                let (path, purpose, report) = (path.clone(), *purpose, Box::new(report(path)));
                self.send(Event::Opened(Opened { path, purpose, report: Ok(report) }));
            }
            Effect::Gather(asked) if self.is_gathering => {
                let mentions = compare::mentions(&asked.path, &report(&asked.path), &asked.wanted);
                self.send(Event::Gathered(Gathered { run: asked.run, mentions: Ok(mentions) }));
            }
            Effect::Search(request) => {
                for event in answers(request) {
                    self.send(Event::Searched(event));
                }
            }
            _ => {}
        }
        self.effects.push(effect);
    }

    /// Sends keys by name, parted by blanks; `'…` is typed.
    pub(super) fn keys(&mut self, keys: &str) -> &mut Self {
        for key in keys.split_whitespace() {
            match key.strip_prefix('\'') {
                Some(text) => {
                    text.chars().for_each(|c| self.send(press(KeyCode::Char(c), KeyModifiers::NONE)));
                }
                None => self.send(named(key)),
            }
        }
        self
    }

    /// Gives the window another size.
    pub(super) fn resize(&mut self, width: u16, height: u16) {
        self.size = (width, height);
        self.send(Event::Resize(width, height));
    }

    /// The screen as text, and the caret if it is shown.
    pub(super) fn screen(&self) -> (String, (u16, u16)) {
        let mut terminal = Terminal::new(TestBackend::new(self.size.0, self.size.1)).unwrap();
        let text = screen(terminal.draw(|frame| self.app.draw(frame)).unwrap().buffer);
        let caret = terminal.get_cursor_position().unwrap();
        (text, (caret.x, caret.y))
    }

    /// The box that lies over the panes, rows that are alike only once, and the two lines at the bottom.
    pub(super) fn over(&self) -> String {
        let mut terminal = Terminal::new(TestBackend::new(self.size.0, self.size.1)).unwrap();
        let buffer = terminal.draw(|frame| self.app.draw(frame)).unwrap().buffer;
        let Rect { width, height, .. } = buffer.area;
        let is = |x: u16, y: u16, sign: &str| buffer.cell((x, y)).is_some_and(|cell| cell.symbol() == sign);
        let mut places = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
        let (left, top) = places.find(|&(x, y)| is(x, y, "┌") && is(x + 1, y, "─")).expect("a box");
        let right = (left..width).find(|&x| is(x, top, "┐")).expect("its corner");
        let bottom = (top..height).find(|&y| is(left, y, "└")).expect("its end");
        let overlay = text_in(buffer, Rect::new(left, top, right - left + 1, bottom - top + 1));
        let mut lines: Vec<&str> = overlay.lines().collect();
        lines.dedup();
        lines.join("\n") + "\n" + &text_in(buffer, Rect::new(0, height - 2, width, 2))
    }

    /// The text of what was copied last.
    pub(super) fn copied(&self) -> &str {
        let copied = self.effects.iter().rev().find_map(|effect| match effect {
            Effect::Copy { text, .. } => Some(text.as_str()),
            _ => None,
        });
        copied.unwrap_or_default()
    }
}

/// What the screen shows when keys were pressed in a window of this size.
#[track_caller]
pub(super) fn check((width, height): (u16, u16), keys: &str, expected: Expect) {
    let mut play = Play::new(width, height);
    play.keys(keys);
    // On a slow machine the jump box needs more than one slice.
    while play.app.is_looking() {
        play.app.work();
    }
    expected.assert_eq(&play.screen().0);
}

/// The report behind a path.
fn report_of(path: &Path) -> Report {
    let is_first = path == Path::new("a/青石.txt");
    if is_first { fixture::report() } else { fixture::plain("石桥镇的报告没有数字。") }
}

/// What a search finds: all at once.
fn answers(request: &Request) -> Vec<Searched> {
    let finder = Finder::new(request.kind, &request.query).unwrap();
    let look = |path: &PathBuf| {
        let report = report_of(path);
        let passages = match request.kind {
            Kind::Figures => finder.passages_of_figures(&report, 100),
            _ => finder.passages(report.source, 100),
        };
        Searched::Report(path.clone(), passages)
    };
    request.paths.iter().map(look).chain([Searched::Done]).collect()
}

fn named(key: &str) -> Event {
    let (modifiers, name) = match key.split_once('-') {
        Some(("Ctrl", name)) => (KeyModifiers::CONTROL, name),
        Some(("Alt", name)) => (KeyModifiers::ALT, name),
        _ => (KeyModifiers::NONE, key),
    };
    let code = match name {
        "Enter" => KeyCode::Enter,
        "Esc" => KeyCode::Esc,
        "Tab" => KeyCode::Tab,
        "Shift-Tab" => KeyCode::BackTab,
        "Space" => KeyCode::Char(' '),
        "Down" => KeyCode::Down,
        "Up" => KeyCode::Up,
        "PgDn" => KeyCode::PageDown,
        "Home" => KeyCode::Home,
        "Backspace" => KeyCode::Backspace,
        name => KeyCode::Char(name.chars().next().unwrap()),
    };
    press(code, modifiers)
}

fn press(code: KeyCode, modifiers: KeyModifiers) -> Event {
    Event::Key(KeyEvent::new(code, modifiers))
}

/// A buffer as text.
pub(super) fn screen(buffer: &Buffer) -> String {
    text_in(buffer, buffer.area)
}

/// A part of a buffer as text; cells that a wide character covers are left out.
fn text_in(buffer: &Buffer, area: Rect) -> String {
    let mut text = String::new();
    for y in area.top()..area.bottom() {
        let (mut line, mut covered) = (String::new(), 0);
        for x in area.left()..area.right() {
            let symbol = buffer.cell((x, y)).map_or(" ", |cell| cell.symbol());
            if covered == 0 {
                line.push_str(symbol);
                covered = label::columns(symbol).saturating_sub(1);
            } else {
                covered -= 1;
            }
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}
