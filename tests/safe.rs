//! What `Safe` promises for every text, tried on every code point and on texts of all kinds.
//!
//! The lists here are written down a second time on purpose: a slip in the white list shows.

use baogao::safe::{Safe, mark};
use proptest::prelude::*;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// What must never reach a terminal, whatever else is on the white list.
const FORBIDDEN: &[(u32, u32)] = &[
    (0x00, 0x1F),
    (0x7F, 0x9F),
    (0xAD, 0xAD),
    (0x34F, 0x34F),
    (0x590, 0x8FF),
    (0x1100, 0x11FF),
    (0x1680, 0x1680),
    (0x180B, 0x180F),
    (0x200B, 0x200F),
    (0x2028, 0x202E),
    (0x2060, 0x206F),
    (0x20D0, 0x20FF),
    (0x2800, 0x2800),
    (0x3164, 0x3164),
    (0xD7A4, 0xF8FF),
    (0xFB1D, 0xFE0F),
    (0xFE70, 0xFEFF),
    (0xFFA0, 0xFFA0),
    (0xFFF0, 0xFFFC),
    (0xFFFE, 0xFFFF),
    (0x1F1E6, 0x1F1FF),
    (0x1F3FB, 0x1F3FF),
    (0xE0000, 0x10_FFFF),
];

fn is_forbidden(character: char) -> bool {
    let code = u32::from(character);
    code & 0xFFFE == 0xFFFE || FORBIDDEN.iter().any(|&(first, last)| (first..=last).contains(&code))
}

fn is_mark(character: char) -> bool {
    character.width() == Some(0)
}

#[test]
fn no_code_point_brings_a_forbidden_character_to_the_screen() {
    for character in '\0'..=char::MAX {
        let text = format!("报{character}");
        let line = Safe::line(&text);
        assert!(!line.as_str().chars().any(is_forbidden), "U+{:04X}: {line}", character as u32);
        assert!(!Safe::text(&text).as_str().chars().any(|shown| shown != '\n' && is_forbidden(shown)));
        assert!(!is_forbidden(character) || mark(character).is_some(), "U+{:04X}", character as u32);
    }
}

#[test]
fn every_character_shown_has_one_width_alone_and_in_a_text() {
    for character in ('\0'..=char::MAX).filter(|&character| mark(character).is_none()) {
        let line = Safe::line(&format!("a{character}文"));
        let alone: Option<usize> = line.as_str().chars().map(UnicodeWidthChar::width).sum();
        assert_eq!(alone, Some(line.as_str().width()), "U+{:04X}", character as u32);
    }
}

#[test]
fn a_flood_of_marks_costs_linear_time_and_stays_on_no_character() {
    let flood = format!("一{}", "\u{301}".repeat(200_000));
    let started = std::time::Instant::now();
    let shown = Safe::line(&flood);
    assert!(started.elapsed().as_secs() < 2);
    assert_eq!(shown.as_str().chars().filter(|&character| character == '\u{301}').count(), 4);
}

/// Texts in which the interesting characters are as frequent as the plain ones.
fn texts() -> impl Strategy<Value = String> {
    let hostile = prop::sample::select(vec![
        '\u{1b}', '\n', '\t', '\r', '\u{9b}', '\u{202e}', '\u{200b}', '\u{301}', '\u{338}', '\u{fe0f}',
        '\u{e0100}', '\u{3164}', '\u{ad}', '[', '<', '>', '文', ' ', '“', '1',
    ]);
    prop::collection::vec(prop_oneof![hostile, any::<char>()], 0..60)
        .prop_map(|characters| characters.into_iter().collect())
}

proptest! {
    #[test]
    fn filtering_twice_changes_nothing(text in texts()) {
        let line = Safe::line(&text);
        prop_assert_eq!(Safe::line(line.as_str()), line);
        let lines = Safe::text(&text);
        prop_assert_eq!(Safe::text(lines.as_str()), lines);
    }

    #[test]
    fn a_text_with_its_marks_written_out_looks_the_same(text in texts()) {
        let written: String =
            text.chars().map(|character| mark(character).unwrap_or_else(|| character.to_string())).collect();
        prop_assert_eq!(Safe::line(&written), Safe::line(&text));
    }

    #[test]
    fn no_character_carries_more_than_four_marks(text in texts()) {
        let mut marks = 4;
        for character in Safe::text(&text).as_str().chars() {
            marks = if is_mark(character) { marks + 1 } else { 0 };
            prop_assert!(marks <= 4 || character == '\n');
            marks = if character == '\n' { 4 } else { marks };
        }
    }

    #[test]
    fn columns_add_up(text in texts()) {
        let line = Safe::line(&text);
        let alone: Option<usize> = line.as_str().chars().map(UnicodeWidthChar::width).sum();
        prop_assert_eq!(alone, Some(line.as_str().width()));
    }
}
