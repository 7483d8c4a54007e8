//! Settings on the screen: themes, keys, the width of the text.

use ratatui::style::Style;

use crate::config;
use crate::tui::app::tests::play::Play;
use crate::tui::keymap;
use crate::tui::theme::Palette;

fn with(settings: &str) -> Play {
    let (config, faults) = config::parse(settings, &keymap::commands());
    assert!(faults.is_empty(), "{faults:?}");
    Play::set(80, 24, &config)
}

#[test]
fn a_theme_is_seen_while_it_is_chosen() {
    let mut play = Play::new(80, 24);
    let before = play.app.theme();
    play.keys("T k k");
    assert_eq!(play.app.theme().palette(), Palette::Dark);
    assert!(play.screen().0.contains("high-contrast"));
    play.keys("Esc");
    assert_eq!(play.app.theme(), before, "it was only looked at");
    play.keys("T '2");
    assert_eq!(play.app.theme().palette(), Palette::Light);
    assert!(play.screen().0.contains("theme light for now"));
    assert_eq!(play.app.theme().selected(), Style::new().reversed());
    // Other sheets leave it alone.
    play.keys("e j");
    assert_eq!(play.app.theme().palette(), Palette::Light);
}

#[test]
fn keys_that_are_set_act_and_are_shown() {
    let mut play = with("[keys]\nhelp = [\"e\", \"F1\"]\nencoding = []\nsort = \"-o +u\"\n");
    assert!(play.screen().0.contains("e help"), "{}", play.screen().0);
    assert!(play.screen().0.contains("u sort"), "{}", play.screen().0);
    play.keys("e");
    assert!(play.screen().0.contains("Move"), "the help page");
    play.keys("Esc ?");
    assert!(play.screen().0.contains("no such key"), "{}", play.screen().0);
    play.keys("e G");
    let page = play.screen().0;
    play.keys("g");
    assert_ne!(play.screen().0, page);
    let mut lines = Vec::new();
    for _ in 0..12 {
        lines.extend(play.screen().0.lines().map(str::to_owned).collect::<Vec<_>>());
        play.keys("PgDn");
    }
    assert!(lines.iter().any(|line| line.contains("e F1 ") && line.contains("this page")));
}

#[test]
fn the_text_is_no_wider_than_it_is_set() {
    let widest = |play: &mut Play| {
        play.keys("Alt-3 w");
        let screen = play.screen().0;
        let body = screen.lines().skip(1).take(18).map(|line| line.trim_end().chars().count());
        body.max().unwrap_or_default()
    };
    let free = widest(&mut Play::new(80, 24));
    let bound = widest(&mut with("[text]\nwidth = 30\n"));
    assert!(bound < free && bound <= 30, "{bound} {free}");
    // A width at which nothing can be read is not meant.
    assert!(widest(&mut with("[text]\nwidth = 1\n")) > 5);
}
