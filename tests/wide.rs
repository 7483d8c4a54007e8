//! A terminal in which “ ” … — ① → are two columns wide: everything stands where it should.
//!
//! The width holds for a whole program, so these tests are a program of their own. The terminal of the
//! tests counts such characters as narrow, so each is replaced by one that is wide for it.
#![allow(clippy::unwrap_used)]

#[allow(dead_code)]
#[path = "bytes/tour.rs"]
mod tour;

use std::num::NonZeroU16;

use baogao::tui::backend::{Drawn, Lines, Parts, Screen, Terms};
use baogao::tui::glyph::{self, Ambiguous};
use baogao::tui::label;
use baogao::tui::wrap::{Marked, wrap};
use proptest::prelude::*;
use ratatui::Frame;
use ratatui::layout::{Rect, Size};
use ratatui::style::{Modifier, Style};
use tour::{Ours, Player, TOUR, reports};
use unicode_width::UnicodeWidthStr;

const WIDE: Terms = Terms {
    ambiguous: Ambiguous::Wide,
    holds_frames: false,
    edits: baogao::tui::backend::Edits::Rows,
    is_far: false,
    lines: Lines::Drawn,
};

/// Stands for every ambiguous character.
const STAND_IN: char = '囗';

fn replaced(text: &str) -> String {
    text.chars().map(|character| if glyph::is_ambiguous(character) { STAND_IN } else { character }).collect()
}

/// The rows that ratatui composed, as a terminal has to show them.
fn composed(ours: &Ours, size: Size) -> Vec<String> {
    let rows = ours.shown.content.chunks(size.width.into()).map(|row| {
        let mut text = String::new();
        let mut x = 0;
        while let Some(cell) = row.get(x) {
            let is_filled = row.get(x + 1).is_some_and(|next| next.symbol().contains(glyph::FILLER));
            let first = cell.symbol().chars().next().unwrap();
            match (glyph::is_ambiguous(first), is_filled) {
                (true, true) => text.push_str(&replaced(cell.symbol())),
                (true, false) => text.push(glyph::stand_in(first)),
                _ => text.push_str(cell.symbol()),
            }
            x += if is_filled { 2 } else { cell.symbol().width().max(1) };
        }
        text.trim_end().to_owned()
    });
    rows.collect()
}

#[test]
fn every_view_stands_where_it_should() {
    glyph::agree(Ambiguous::Wide);
    let folder = reports();
    for size in [Size::new(120, 40), Size::new(80, 24), Size::new(50, 15)] {
        let mut player = Player::new(folder.path(), size);
        let mut ours = Ours::new(WIDE);
        let (height, width) = (NonZeroU16::new(size.height).unwrap(), NonZeroU16::new(size.width).unwrap());
        let mut terminal = vt100::Parser::new(height, width, 0);
        let mut wide = 0;
        for (keys, what) in TOUR {
            player.keys(keys);
            let sent = String::from_utf8(ours.draw(&player)).unwrap();
            wide += sent.chars().filter(|&character| glyph::is_ambiguous(character)).count();
            assert!(!sent.chars().any(glyph::is_line), "a line of a box in {what}");
            terminal.process(replaced(&sent).as_bytes());
            let shown: Vec<String> =
                terminal.screen().rows(0, size.width).map(|row| row.trim_end().to_owned()).collect();
            assert_eq!(shown, composed(&ours, size), "{what} at {size}");
        }
        assert!(wide > 10, "{wide} ambiguous characters at {size}");
    }
}

const SMALL: Size = Size { width: 24, height: 8 };

/// Two panes of lines side by side, the right one over what the left one has too much.
#[derive(Debug, Clone)]
struct Page {
    lines: Vec<(String, String, bool)>,
    middle: u16,
}

impl Page {
    fn draw(&self, frame: &mut Frame) {
        for (y, (left, right, is_chosen)) in (0..SMALL.height).zip(&self.lines) {
            let style = if *is_chosen { Modifier::REVERSED.into() } else { Style::new() };
            let buffer = frame.buffer_mut();
            buffer.set_string(0, y, glyph::filled(left.clone()), Style::new());
            buffer.set_string(self.middle, y, glyph::filled(right.clone()), style);
        }
    }
}

fn pages() -> impl Strategy<Value = Vec<Page>> {
    let part =
        prop::sample::select(vec!["政", "府", "a", " ", "     ", "“", "—", "…", "①", "é", "            "]);
    let text = prop::collection::vec(part, 0..9).prop_map(|parts| parts.concat());
    let line = (text.clone(), text, any::<bool>());
    let lines = prop::collection::vec(line.clone(), usize::from(SMALL.height));
    // After the first page another one, or rows that went up or down, one of them another.
    let change = (prop::option::of(lines.clone()), 0_usize..8, line);
    let changes = prop::collection::vec(change, 1..6);
    (lines, changes, 2..SMALL.width - 2).prop_map(|(first, changes, middle)| {
        let mut pages = vec![Page { lines: first, middle }];
        for (anew, up, line) in changes {
            let mut lines = pages.last().unwrap().lines.clone();
            lines.rotate_left(up);
            lines[up / 2] = line;
            pages.push(Page { lines: anew.unwrap_or(lines), middle });
        }
        pages
    })
}

fn terminal() -> vt100::Parser {
    vt100::Parser::new(NonZeroU16::new(SMALL.height).unwrap(), NonZeroU16::new(SMALL.width).unwrap(), 0)
}

/// What can be seen of every cell.
fn seen(terminal: &vt100::Parser) -> Vec<(String, bool)> {
    let places = (0..SMALL.height).flat_map(|y| (0..SMALL.width).map(move |x| (y, x)));
    let cells = places.map(|(y, x)| terminal.screen().cell(y, x).unwrap());
    cells
        .map(|cell| (cell.contents().trim_end().to_owned(), cell.inverse() && !cell.is_wide_continuation()))
        .collect()
}

proptest! {
    #[test]
    fn a_screen_of_changes_is_the_screen_drawn_anew(pages in pages(), in_parts in any::<bool>()) {
        glyph::agree(Ambiguous::Wide);
        let mut screen = Screen::new(Vec::new()).unwrap();
        screen.agree(WIDE);
        let mut changed = terminal();
        let parts = if in_parts { Parts::First(Rect::new(3, 1, 9, 3)) } else { Parts::One };
        for page in pages {
            while screen.draw(SMALL, parts, |frame| page.draw(frame)).unwrap() == Drawn::Part {}
            let sent = String::from_utf8(std::mem::take(screen.output())).unwrap();
            changed.process(replaced(&sent).as_bytes());
            let mut anew = Screen::new(Vec::new()).unwrap();
            anew.agree(WIDE);
            anew.draw(SMALL, Parts::One, |frame| page.draw(frame)).unwrap();
            let mut drawn = terminal();
            drawn.process(replaced(std::str::from_utf8(anew.output()).unwrap()).as_bytes());
            prop_assert_eq!(seen(&changed), seen(&drawn), "{:?}", sent);
        }
    }
}

#[test]
fn rows_are_cut_by_the_width_that_is_shown() {
    glyph::agree(Ambiguous::Wide);
    assert_eq!(label::columns("“十四五”—…①℃"), 18);
    assert_eq!(label::cut("“平安”建设", 8), "“平安~");
    let rows = |text: &str, width| -> Vec<String> {
        let spans = wrap(text, 0, Marked::default(), width);
        spans
            .iter()
            .map(|span| text.get(span.start as usize..span.end as usize).unwrap().to_owned())
            .collect()
    };
    assert_eq!(rows("落实“十四五”规划", 8), ["落实“十", "四五”规", "划"]);
}
