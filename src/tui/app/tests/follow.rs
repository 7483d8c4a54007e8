//! Reports that change on disk while they are looked at.

use crate::library::{Change, Failure};
use crate::tui::app::tests::play::Play;
use crate::tui::effect::Effect;
use crate::tui::event::Event;
use crate::tui::words;

const BEFORE: &str = "一、农业\n粮食12吨。\n二、工业\n钢材8吨。\n三、商业\n商店9家。\n";
const AFTER: &str = "前言很长。\n一、农业\n粮食12吨。\n二、工业\n水泥70吨。\n三、商业\n商店9家。\n";

#[test]
fn the_open_report_is_read_again_at_its_place() {
    let mut play = Play::empty(80, 10);
    play.load_text("a.txt", 0, BEFORE);
    play.keys("Tab j Tab w");
    assert!(play.screen().0.contains(">  二、工业"), "{}", play.screen().0);
    play.change("a.txt", AFTER);
    let (screen, _) = play.screen();
    assert!(screen.contains(">  二、工业") && screen.contains("水泥70吨"), "{screen}");
    assert!(screen.contains("a.txt changed on disk"), "{screen}");
    play.keys("f '水泥");
    assert!(play.screen().0.contains("= 水泥 70吨"), "{}", play.screen().0);
    play.keys("Ctrl-u '钢材");
    assert!(!play.screen().0.contains("= 钢材"), "{}", play.screen().0);
}

#[test]
fn reports_come_and_go_without_moving_the_reader() {
    let mut play = Play::empty(80, 12);
    play.load_text("a.txt", 0, BEFORE);
    play.change("b.txt", "新来的报告。");
    assert!(play.screen().0.contains("b.txt"), "{}", play.screen().0);
    assert_eq!(play.app.documents.len(), 2);
    let failure = |reason: &str| Failure { path: "a.txt".into(), reason: reason.to_owned() };
    play.send(Event::Changed(Change::Failed(failure("no longer there"))));
    assert!(play.screen().0.contains("a.txt: no longer there"), "{}", play.screen().0);
    assert!(play.screen().0.contains("一、农业"), "what is open stays open");
    play.send(Event::Changed(Change::Failed(failure("empty"))));
    assert!(play.screen().0.contains("1 not read"), "a file is counted once: {}", play.screen().0);
    play.change("a.txt", AFTER);
    assert!(!play.screen().0.contains("not read"), "{}", play.screen().0);
}

#[test]
fn a_key_looks_and_says_what_was_found() {
    let mut play = Play::new(80, 12);
    play.keys("r");
    assert_eq!(play.effects.last(), Some(&Effect::Look));
    play.send(Event::Changed(Change::Looked(0)));
    assert!(play.screen().0.contains(words::UNCHANGED.text()));
    play.keys("r");
    play.send(Event::Changed(Change::Looked(2)));
    assert!(play.screen().0.contains("2 changes on disk"));
}
