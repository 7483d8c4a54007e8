//! The list of reports: its first row, its order, its title.

use crate::library::Failure;
use crate::tui::app::tests::play::Play;
use crate::tui::event::{Event, Opened, Purpose};

fn titles(play: &Play) -> Vec<String> {
    let entries = &play.app.shelf.entries;
    play.app.documents.shown().map(|index| entries[index].path.display().to_string()).collect()
}

fn opened(play: &Play) -> String {
    let open = play.app.open.as_ref().unwrap();
    play.app.shelf.entries[open.entry].path.display().to_string()
}

#[test]
fn until_a_key_is_pressed_the_first_row_is_open() {
    let mut play = Play::empty(120, 18);
    play.load_place("c", 2, ("柳河镇", 2021));
    assert_eq!((opened(&play).as_str(), play.app.documents.list.selected), ("c", 0));
    play.load("x", 0);
    assert_eq!((opened(&play).as_str(), play.app.documents.list.selected), ("c", 0));
    play.load_place("b", 1, ("太平县", 2020));
    assert_eq!((opened(&play).as_str(), play.app.documents.list.selected), ("b", 0));
    play.load_place("a", 3, ("柳河镇", 2019));
    assert_eq!(opened(&play), "b");
    assert_eq!(titles(&play), ["b", "a", "c", "x"]);
    play.keys("j");
    play.load_place("0", 4, ("丁县", 2019));
    assert_eq!((opened(&play).as_str(), play.app.documents.list.selected), ("a", 2));
    assert!(play.screen().0.contains("太平县 政"), "{}", play.screen().0);
}

#[test]
fn sorting_goes_through_the_columns_that_are_seen() {
    let mut play = Play::empty(50, 15);
    play.load_place("b", 1, ("太平县", 2020));
    play.load_place("a", 0, ("柳河镇", 2019));
    play.load_place("c", 2, ("柳河镇", 2021));
    let heads = |play: &Play| {
        let (screen, _) = play.screen();
        let mut lines = screen.lines().map(|line| line.trim_start_matches(['┌', '│', ' ']).to_owned());
        let title = lines.next().unwrap().split(" ─").next().unwrap().to_owned();
        (
            title,
            lines
                .next()
                .unwrap()
                .split_whitespace()
                .find(|w| w.contains('^') || w.contains("rv"))
                .map(str::to_owned),
        )
    };
    let expect = |title: &str, head: &str| (title.to_owned(), Some(head.to_owned()));
    assert_eq!(heads(&play), expect("1 Reports 3", "place^"));
    play.keys("o");
    assert_eq!(heads(&play), expect("1 Reports 3 year v", "yearv"));
    assert_eq!(titles(&play), ["c", "b", "a"]);
    play.keys("O");
    assert_eq!(heads(&play), expect("1 Reports 3 year ^", "year^"));
    play.resize(40, 12);
    play.keys("F '柳 Enter");
    assert_eq!(heads(&play), expect("1 Reports 2/3 “柳” year ^", "year^"));
    play.keys("Esc o");
    assert_eq!(heads(&play), expect("1 Reports 3 title ^", "title^"));
    play.resize(20, 12);
}

#[test]
fn the_title_keeps_filter_and_order_longest() {
    let title = crate::tui::chrome::Title {
        number: 4,
        counts: vec!["8 rows, 9 figures".to_owned(), "8".to_owned()],
        filter: "生产".to_owned(),
        sort: "name^".to_owned(),
    };
    for (room, expected) in [
        (60, "4 Figures 8 rows, 9 figures “生产” name^"),
        (36, "4 Figures 8 “生产” name^"),
        (20, "4 8 “生产” name^"),
        (14, "“生产” name^"),
        (10, "“生~ name^"),
        (5, "name^"),
    ] {
        assert_eq!(title.fitting(room), expected, "{room}");
    }
}

#[test]
fn marks_are_letters() {
    let summary = crate::library::Summary { masked: 1, lossy: 2, remarks: 3, ..Default::default() };
    assert_eq!(crate::tui::documents::marks(&summary, true), "MDCN");
}

#[test]
fn a_late_failure_does_not_cancel_what_is_wanted_now() {
    let mut play = Play::new(120, 18);
    let fail = |play: &mut Play, path: &str| {
        let report = Err(Failure { path: path.into(), reason: "no such file".to_owned() });
        play.send(Event::Opened(Opened { path: path.into(), purpose: Purpose::Read, report }));
    };
    play.app.want(1, None);
    // The request is on its way, and its answer has not come.
    assert_eq!(play.app.effects().len(), 1);
    fail(&mut play, "a/青石.txt");
    assert_eq!(play.app.wanted.as_ref().map(|wanted| wanted.entry), Some(1));
    fail(&mut play, "a/石桥.txt");
    assert!(play.app.wanted.is_none());
}
