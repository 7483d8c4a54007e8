//! Reports made by hand, keys by name and screens as text, for the tests of the screen.

use std::path::Path;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use rust_decimal::Decimal;

use crate::figure::{Approx, Direction, Figure, FigureId, Role, Status, Value};
use crate::library::{Entry, Failure, Target};
use crate::outline::{Apart, Outline, Section, SectionId, SectionKind};
use crate::report::{Meta, Report};
use crate::source::{Encoding, Evidence, Source, Span};
use crate::tui::app::App;
use crate::tui::effect::Effect;
use crate::tui::event::{Event, Opened};
use crate::tui::label;
use crate::tui::theme::{Colors, Theme};
use crate::{library, tui::naming};

const TEXT: &str = "青石镇2023年工作总结

一、2023年工作情况
　　全年实现生产总值3428万元，同比增长8%。粮食播种面积4.5万亩，满意率90%。
（一）产业发展
　　新建大棚120座，投资xxx万元，预计带动增收50万元。群众得到了实惠。
（二）“平安”建设
　　调解纠纷36起，比上年减少12起。
二、2024年计划
　　生产总值力争达到3700万元，建设一个农贸市场。
";

/// Number, name, role and status of each figure: value as it stands, in the order of the text.
const FIGURES: [(&str, &str, i64, char); 9] = [
    ("3428万元", "生产总值", 34_280_000, 'l'),
    ("8%", "生产总值", 8, '+'),
    ("4.5万亩", "粮食播种面积", 45_000, 'l'),
    ("90%", "满意率", 90, 's'),
    ("120座", "新建大棚", 120, 'l'),
    ("xxx万元", "投资", 0, 'm'),
    ("50万元", "带动增收", 500_000, 'f'),
    ("36起", "调解纠纷", 36, 'l'),
    ("3700万元", "生产总值", 37_000_000, 't'),
];

/// Marker, heading, parent and the heading at which the section ends.
const SECTIONS: [(&str, &str, Option<u32>, &str); 4] = [
    ("一、", "2023年工作情况", None, "二、2024"),
    ("（一）", "产业发展", Some(0), "（二）"),
    ("（二）", "“平安”建设", Some(0), "二、2024"),
    ("二、", "2024年计划", None, ""),
];

fn find(text: &str, needle: &str, from: usize) -> Span {
    let start = from + text.get(from..).unwrap().find(needle).unwrap();
    Span::new(start as u32, (start + needle.len()) as u32)
}

fn section((marker, heading, parent, next): (&str, &str, Option<u32>, &str)) -> Section {
    let whole = find(TEXT, &format!("{marker}{heading}"), 0);
    let middle = whole.start + marker.len() as u32;
    let end = if next.is_empty() { TEXT.len() as u32 } else { find(TEXT, next, 0).start };
    Section {
        parent: parent.map(SectionId),
        kind: SectionKind::Heading,
        marker: Span::new(whole.start, middle),
        heading: Span::new(middle, whole.end),
        extent: Span::new(whole.start, end),
        depth: if parent.is_some() { 2 } else { 1 },
    }
}

fn figure((quote, name, base, kind): (&str, &str, i64, char), from: &mut usize, outline: &Outline) -> Figure {
    let span = find(TEXT, quote, *from);
    *from = span.end as usize;
    let line_start = TEXT.get(..span.start as usize).unwrap().rfind('\n').unwrap() + 1;
    let sentence = Span::new(line_start as u32, find(TEXT, "。", span.end as usize).end);
    let direction = Some(Direction::Up);
    Figure {
        span,
        name: name.to_owned(),
        name_span: None,
        section: outline.at(span.start),
        value: if kind == 'm' { Value::Masked } else { Value::Exact(Decimal::from(base)) },
        unit: quote.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.').to_owned(),
        base_value: (kind != 'm').then(|| Decimal::from(base)),
        base_max: None,
        base_unit: "元".to_owned(),
        approx: Approx::Exact,
        role: match kind {
            '+' => Role::Change { of: Some(FigureId(0)), basis: Some(find(TEXT, "同比", 0)), direction },
            's' => Role::Share,
            _ => Role::Level,
        },
        status: match kind {
            'f' => Status::Forecast,
            't' => Status::Target,
            _ => Status::Actual,
        },
        period: None,
        sentence,
    }
}

/// A report of four sections and nine figures.
pub(crate) fn report() -> Report {
    let title = find(TEXT, "青石镇2023年工作总结", 0);
    let outline = Outline {
        sections: SECTIONS.map(section).to_vec(),
        apart: vec![(title, Apart::Title)],
        title: Some(title),
        doubts: Vec::new(),
    };
    let mut from = 0;
    let figures = FIGURES.map(|row| figure(row, &mut from, &outline)).to_vec();
    let meta = Meta { title: Some("青石镇2023年工作总结".to_owned()), ..Meta::default() };
    Report {
        source: Source::from_text(TEXT.to_owned(), Encoding::Utf8, Evidence::Valid),
        outline,
        figures,
        meta,
    }
}

/// A report of plain text without sections or figures.
pub(crate) fn plain(text: &str) -> Report {
    let source = Source::from_text(text.to_owned(), Encoding::Utf8, Evidence::Valid);
    Report { source, ..Report::default() }
}

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
    entry
}

/// A screen with reports, and what it asked for.
pub(crate) struct Play {
    pub(crate) app: App,
    pub(crate) effects: Vec<Effect>,
    size: (u16, u16),
}

impl Play {
    /// The screen after two reports were read and one file was not.
    pub(crate) fn new(width: u16, height: u16) -> Self {
        let app = App::new((width, height), Theme::new(Colors::None));
        let mut play = Self { app, effects: Vec::new(), size: (width, height) };
        let other = plain("石桥镇的报告没有数字。");
        play.send(Event::Library(library::Event::Found(3)));
        play.send(Event::Library(library::Event::Loaded(Box::new(entry("a/青石.txt", 0, &report())))));
        play.send(Event::Library(library::Event::Loaded(Box::new(entry("a/石桥.txt", 1, &other)))));
        let failure = Failure { path: "a/坏.pdf".into(), reason: "a PDF file is not read".to_owned() };
        play.send(Event::Library(library::Event::Failed(failure)));
        play.send(Event::Library(library::Event::Done));
        play
    }

    /// Sends one event; reports that are asked for are there at once.
    pub(crate) fn send(&mut self, event: Event) {
        let mut effects = self.app.update(event);
        self.app.settle();
        effects.extend(self.app.effects());
        for effect in effects {
            if let Effect::Open(path, purpose) = &effect {
                let is_first = path == Path::new("a/青石.txt");
                let report = if is_first { report() } else { plain("石桥镇的报告没有数字。") };
                let (path, purpose) = (path.clone(), *purpose);
                self.send(Event::Opened(Opened { path, purpose, report: Ok(Box::new(report)) }));
            }
            self.effects.push(effect);
        }
    }

    /// Sends keys by name, parted by blanks; `'…` is typed.
    pub(crate) fn keys(&mut self, keys: &str) -> &mut Self {
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
    pub(crate) fn resize(&mut self, width: u16, height: u16) {
        self.size = (width, height);
        self.send(Event::Resize(width, height));
    }

    /// The screen as text, and the caret if it is shown.
    pub(crate) fn screen(&self) -> (String, (u16, u16)) {
        let mut terminal = Terminal::new(TestBackend::new(self.size.0, self.size.1)).unwrap();
        let text = screen(terminal.draw(|frame| self.app.draw(frame)).unwrap().buffer);
        let caret = terminal.get_cursor_position().unwrap();
        (text, (caret.x, caret.y))
    }

    /// The text of what was copied last.
    pub(crate) fn copied(&self) -> &str {
        let copied = self.effects.iter().rev().find_map(|effect| match effect {
            Effect::Copy { text, .. } => Some(text.as_str()),
            _ => None,
        });
        copied.unwrap_or_default()
    }
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
        "PgDn" => KeyCode::PageDown,
        "Backspace" => KeyCode::Backspace,
        name => KeyCode::Char(name.chars().next().unwrap()),
    };
    press(code, modifiers)
}

fn press(code: KeyCode, modifiers: KeyModifiers) -> Event {
    Event::Key(KeyEvent::new(code, modifiers))
}

/// A buffer as text; cells that a wide character covers are left out.
pub(crate) fn screen(buffer: &Buffer) -> String {
    let mut text = String::new();
    for y in 0..buffer.area.height {
        let (mut line, mut covered) = (String::new(), 0);
        for x in 0..buffer.area.width {
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
