//! A terminal in which “ ” … — ① → are two columns wide: everything stands where it should.
//!
//! The width holds for a whole program, so these tests are a program of their own. The terminal of the
//! tests counts such characters as narrow, so each is replaced by one that is wide for it.
#![allow(clippy::unwrap_used)]

#[allow(dead_code)]
#[path = "bytes/tour.rs"]
mod tour;

use std::num::NonZeroU16;

use baogao::tui::backend::{Lines, Terms};
use baogao::tui::glyph::{self, Ambiguous};
use baogao::tui::label;
use baogao::tui::wrap::{Marked, wrap};
use ratatui::layout::Size;
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
