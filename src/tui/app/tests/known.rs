//! Reports that were read before: shown as they were, marked as being checked, and set right.

use std::path::Path;

use crate::library::{self, Entry, Event as Library, Failure, Known, Target};
use crate::outline::SectionId;
use crate::report::Report;
use crate::tui::app::tests::play::Play;
use crate::tui::event::{Event, Opened, Purpose};
use crate::tui::fixture;

const BEFORE: &str = "一、农业\n粮食12吨。\n二、工业\n钢材8吨。\n";
const AFTER: &str = "前言。\n一、农业\n（一）畜牧业\n生猪5头。\n二、工业\n水泥70吨。\n";

fn report(text: &str) -> Report {
    Report::from_source(fixture::plain(text).source)
}

fn entry(name: &str, order: u32, text: &str) -> Entry {
    library::entry(Path::new(name), order, &report(text))
}

/// What the cache says of some reports.
fn known(names: &[&str], text: &str) -> Library {
    let mut known = Known::default();
    for (name, order) in names.iter().zip(0..) {
        let entry = entry(name, order, text);
        let labels = [entry.label()].into_iter().chain(entry.items.iter().map(|(label, _)| label.to_owned()));
        let labels: Vec<_> = labels.map(|label| known.words.label(&label)).collect();
        let sections = entry.items.iter().filter(|(_, target)| matches!(target, Target::Section(_)));
        known.counts.push([labels.len() as u32, sections.count() as u32]);
        known.labels.extend(labels);
        known.entries.push(Entry { items: library::Items::default(), ..entry });
    }
    Library::Known(Box::new(known))
}

fn play(names: &[&str]) -> Play {
    let mut play = Play::empty(90, 14);
    for name in names {
        play.put(name, BEFORE);
    }
    play.send(Event::Library(known(names, BEFORE)));
    play
}

#[test]
fn what_is_known_is_shown_and_marked_as_being_checked() {
    let mut play = play(&["a.txt", "b.txt", "c.txt"]);
    let (screen, _) = play.screen();
    assert!(screen.contains("c.txt") && screen.contains("0/3 checked"), "{screen}");
    assert!(screen.contains("一、农业"), "the first one is open: {screen}");
    play.send(Event::Library(Library::Checked(2)));
    assert!(play.screen().0.contains("2/3 checked"), "{}", play.screen().0);
    play.keys("f '钢材");
    assert!(play.screen().0.contains("= 钢材 8吨"), "{}", play.screen().0);
    play.keys("Esc");
    play.send(Event::Library(Library::Done));
    assert!(!play.screen().0.contains("checked"), "{}", play.screen().0);
}

#[test]
fn what_is_gone_or_changed_is_set_right() {
    let mut play = play(&["a.txt", "b.txt", "c.txt"]);
    play.send(Event::Library(Library::Gone(1)));
    let renewed = Box::new(entry("c.txt", 2, AFTER));
    play.send(Event::Library(Library::Renewed(2, renewed)));
    play.send(Event::Library(Library::Loaded(Box::new(entry("aa.txt", 1, BEFORE)))));
    play.send(Event::Library(Library::Ordered(vec![0, 1, 2])));
    play.send(Event::Library(Library::Done));
    let (screen, _) = play.screen();
    assert!(!screen.contains("b.txt") && screen.contains("aa.txt"), "{screen}");
    assert_eq!(play.app.documents.len(), 3);
    play.keys("f '水泥");
    assert!(play.screen().0.contains("= 水泥 70吨"), "{}", play.screen().0);
    play.keys("Ctrl-u '钢材");
    let found = play.screen().0.matches("= 钢材").count();
    assert_eq!(found, 2, "{}", play.screen().0);
    play.keys("Esc s s s s s s");
    assert!(!play.screen().0.contains("b.txt"), "in no order: {}", play.screen().0);
}

#[test]
fn a_jump_into_a_report_that_has_changed_tells_so() {
    let mut play = play(&["a.txt", "b.txt"]);
    play.put("b.txt", AFTER);
    play.keys("Tab");
    play.app.want(1, Some(Target::Section(SectionId(1))));
    play.send(Event::Library(Library::Checked(0)));
    let (screen, _) = play.screen();
    assert!(screen.contains("b.txt changed on disk"), "{screen}");
    assert!(screen.contains(">  二、工业"), "it is found by its words: {screen}");
}

#[test]
fn a_jump_into_a_report_that_is_as_it_was_tells_nothing() {
    let mut play = play(&["a.txt", "b.txt"]);
    play.app.want(1, Some(Target::Section(SectionId(1))));
    play.send(Event::Library(Library::Checked(0)));
    let (screen, _) = play.screen();
    assert!(!screen.contains("changed on disk") && screen.contains(">  二、工业"), "{screen}");
}

#[test]
fn a_report_that_was_gone_may_come_back() {
    let mut play = play(&["a.txt", "b.txt"]);
    play.send(Event::Library(Library::Gone(1)));
    play.send(Event::Library(Library::Done));
    assert!(!play.screen().0.contains("b.txt"), "{}", play.screen().0);
    play.change("b.txt", AFTER);
    assert!(play.screen().0.contains("b.txt"), "{}", play.screen().0);
    assert_eq!(play.app.documents.len(), 2);
}

#[test]
fn a_jump_into_a_report_that_is_gone_tells_so() {
    let mut play = play(&["a.txt", "b.txt"]);
    play.keys("j");
    let failure = Failure { path: "b.txt".into(), reason: "no such file".to_owned() };
    play.app.want(1, None);
    play.send(Event::Opened(Opened { path: "b.txt".into(), purpose: Purpose::Read, report: Err(failure) }));
    assert!(play.screen().0.contains("b.txt: no such file"), "{}", play.screen().0);
}
