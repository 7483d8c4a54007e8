//! The bytes that each key of a fixed tour sends, with our back end and with ratatui's own.
//!
//! `cargo bench --bench bytes` prints a table for each size of window. The bytes do not depend on the
//! machine; `tests/bytes.rs` keeps the limits.
#![allow(clippy::print_stdout, clippy::unwrap_used)]

#[path = "../tests/bytes/tour.rs"]
mod tour;

use baogao::tui::backend::{Edits, Terms};
use baogao::tui::glyph::Ambiguous;
use ratatui::layout::Size;
use tour::{Ours, Player, Stock, TOUR, reports, styling, text};

fn main() {
    let folder = reports();
    for size in [Size::new(120, 40), Size::new(80, 24)] {
        println!("\n{} columns, {} rows; bytes, styling of it in brackets", size.width, size.height);
        println!(
            "{:>7} {:>7} {:>14} {:>14} {:>14} {:>7} {:>6}  {:<5} what",
            "text", "stock", "unknown", "narrow", "margins", "of all", "first", "key"
        );
        print(folder.path(), size);
    }
}

fn print(folder: &std::path::Path, size: Size) {
    let mut player = Player::new(folder, size);
    let narrow = Terms { ambiguous: Ambiguous::Narrow, ..Terms::default() };
    let narrow = Terms { edits: Edits::Rows, ..narrow };
    let margins = Terms { edits: Edits::Columns, ..narrow };
    let mut ours = [Terms::default(), narrow, margins].map(Ours::new);
    // Over a network: the part of the frame that goes first.
    let mut far = Ours::new(narrow);
    let mut stock = Stock::new(size);
    let mut totals = [0; 4];
    for (keys, what) in TOUR {
        player.keys(keys);
        let [unknown, narrow, margins] = ours.each_mut().map(|screen| screen.draw(&player));
        let stock = stock.draw(&player);
        let parts = far.parts(&player);
        let first = parts.first().map_or(0, Vec::len);
        let sent = [&stock, &unknown, &narrow, &margins].map(Vec::len);
        for (total, sent) in totals.iter_mut().zip(sent) {
            *total += sent;
        }
        let [unknown, narrow, margins] =
            [&unknown, &narrow, &margins].map(|bytes| format!("{} ({})", bytes.len(), styling(bytes)));
        let share = sent[3] * 100 / sent[0].max(1);
        println!(
            "{:>7} {:>7} {unknown:>14} {narrow:>14} {margins:>14} {share:>6}% {first:>6}  {keys:<5} {what}",
            text(&ours[0].shown),
            sent[0]
        );
    }
    println!(
        "{:>7} {:>7} {:>14} {:>14} {:>14}                in all",
        "", totals[0], totals[1], totals[2], totals[3]
    );
}
