//! How many bytes the screen sends for a page, a move, a line: the limits, on the project's samples.
#![allow(clippy::unwrap_used)]

#[path = "bytes/tour.rs"]
mod tour;

use baogao::tui::backend::{Edits, Lines, Terms};
use baogao::tui::glyph::Ambiguous;
use ratatui::layout::Size;
use tour::{Ours, Player, Stock, TOUR, reports, styling, text};

/// A terminal that was asked for the width of its characters.
const NARROW: Terms = Terms {
    ambiguous: Ambiguous::Narrow,
    holds_frames: false,
    edits: Edits::Rows,
    is_far: false,
    lines: Lines::Drawn,
};

/// The same that can move rows between two columns.
const MARGINS: Terms = Terms { edits: Edits::Columns, ..NARROW };

const LARGE: Size = Size { width: 120, height: 40 };
const SMALL: Size = Size { width: 80, height: 24 };

/// The bytes of each frame after one typed, from the state that `keys` lead to.
fn sent(size: Size, terms: Terms, keys: &str, then: &[&str]) -> Vec<usize> {
    let folder = reports();
    let mut player = Player::new(folder.path(), size);
    let mut ours = Ours::new(terms);
    player.keys(keys);
    ours.draw(&player);
    let frames = then.iter().map(|keys| {
        player.keys(keys);
        ours.draw(&player).len()
    });
    frames.collect()
}

/// The bytes of a full page of text, its letters, and what of the bytes is styling.
fn page(size: Size) -> (usize, usize, usize) {
    let folder = reports();
    let mut player = Player::new(folder.path(), size);
    let mut ours = Ours::new(NARROW);
    player.keys("Enter w PgDn");
    let sent = ours.draw(&player);
    (sent.len(), text(&ours.shown), styling(&sent))
}

#[test]
fn a_page_of_chinese_costs_little_more_than_its_text() {
    for size in [LARGE, SMALL] {
        let (sent, text, styling) = page(size);
        assert!((sent - styling) * 100 <= text * 115, "{sent} bytes, {styling} of them styling, for {text}");
        assert!(sent * 100 <= text * 135, "{sent} bytes for {text}");
    }
}

#[test]
fn a_move_in_a_list_is_short() {
    let moves = sent(LARGE, NARROW, "Enter Tab c", &["Down"; 2]);
    assert!(moves.iter().all(|sent| (1..=200).contains(sent)), "{moves:?}");
    // The current figure in the text and the line about it change with the list.
    let mut moves = sent(LARGE, MARGINS, "Enter Tab", &["Down"; 15]);
    moves.sort_unstable();
    assert!(moves[moves.len() / 2] <= 260, "{moves:?}");
}

#[test]
fn over_a_network_a_move_comes_before_what_it_changes_elsewhere() {
    let folder = reports();
    for terms in [NARROW, MARGINS] {
        let mut player = Player::new(folder.path(), LARGE);
        let mut ours = Ours::new(terms);
        player.keys("Enter Tab");
        ours.draw(&player);
        let mut moves: Vec<usize> = Vec::new();
        for _ in 0..15 {
            player.keys("Down");
            moves.push(ours.parts(&player)[0].len());
        }
        moves.sort_unstable();
        assert!(moves[moves.len() / 2] <= 200, "{moves:?}");
    }
}

#[test]
fn over_a_network_no_part_of_a_frame_keeps_the_next_key_waiting() {
    let folder = reports();
    for size in [LARGE, SMALL] {
        let mut player = Player::new(folder.path(), size);
        let (mut ours, mut whole) = (Ours::new(NARROW), Ours::new(NARROW));
        let (mut sent, mut at_once) = (0, 0);
        for (keys, what) in TOUR {
            player.keys(keys);
            let parts: Vec<usize> = ours.parts(&player).iter().map(Vec::len).collect();
            assert!(parts.iter().all(|&part| part <= 680), "{what}: {parts:?}");
            sent += parts.iter().sum::<usize>();
            at_once += whole.draw(&player).len();
        }
        assert!(sent * 100 <= at_once * 115, "{sent} in parts, {at_once} at once");
    }
}

#[test]
fn nothing_is_sent_for_nothing() {
    assert_eq!(sent(LARGE, NARROW, "Enter", &[""; 3]), [0; 3]);
}

#[test]
fn a_line_of_scrolling_costs_a_quarter_of_a_page_at_most() {
    let (whole, ..) = page(LARGE);
    for sent in sent(LARGE, NARROW, "Enter w 3 3 j", &["j"; 6]) {
        assert!(sent * 4 <= whole, "{sent} of {whole}");
    }
    // Beside other panes, where the terminal has margins at the sides. Where it has none, the text is a
    // third of the window and has to be sent again.
    for (size, most) in [(LARGE, 36), (SMALL, 32)] {
        let (whole, ..) = page(size);
        for sent in sent(size, NARROW, "Enter 3 3 j", &["j"; 6]) {
            assert!(sent * 100 <= whole * most, "{sent} of {whole}");
        }
    }
    for sent in sent(LARGE, MARGINS, "Enter 3 3 j", &["j"; 6]) {
        assert!(sent * 4 <= whole, "{sent} of {whole}");
    }
}

#[test]
fn a_tour_costs_a_third_of_what_ratatui_sends() {
    let folder = reports();
    for size in [LARGE, SMALL] {
        let mut player = Player::new(folder.path(), size);
        let (mut ours, mut stock) = (Ours::new(NARROW), Stock::new(size));
        let (mut sent, mut plain) = (0, 0);
        for (keys, _) in TOUR {
            player.keys(keys);
            sent += ours.draw(&player).len();
            plain += stock.draw(&player).len();
        }
        assert!(sent * 3 <= plain, "{sent} for {plain}");
    }
}
