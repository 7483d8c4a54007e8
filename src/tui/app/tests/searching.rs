//! Searching in all reports, for expressions and for figures, and going on from place to place.

use expect_test::expect;

use crate::search::finder::Kind;
use crate::tui::app::Over;
use crate::tui::app::tests::play::{Play, check};
use crate::tui::effect::Effect;
use crate::tui::event::{Event, Searched};
use crate::tui::layout::Pane;

#[test]
fn places_are_grouped_by_report_and_section() {
    check(
        (100, 24),
        "S '镇 Enter j j",
        expect![[r#"
            ┌ 1 Repo┌─ Found “镇”: 2 in 2 of 2 reports ────────────────────────────────────────────────┐────────
            │year  t│-青石镇2023年工作总结 (1)  青石.txt                                               │
            │2023   │    1 青石镇2023年工作总结                                                        │
            │       │-石桥.txt (1)                                                                     │
            │       │    1 石桥镇的报告没有数字。                                                      │ 食播种
            │       │                                                                                  │
            │       │                                                                                  │
            │       │                                                                                  │
            │       │                                                                                  │
            │       │                                                                                  │
            │       │                                                                                  │
            │       │                                                                                  │
            │       │                                                                                  │ 场。
            │       │                                                                                  │
            │       │                                                                                  │
            │       │                                                                                  │
            │       │                                                                                  │
            │       │石桥镇的报告没有数字。                                                            │
            │       │                                                                                  │
            │       │                                                                                  │
            │       │                                                                                  │
            │       └──────────────────────────────────────────────────────────────────────────────────┘
            a/青石.txt | UTF-8 simplified | 0 characters | 1 masked
            Enter open  n/N place  >/< report  Space fold  S search  Esc back                     1 not read (!)
        "#]],
    );
}

#[test]
fn a_small_window_shows_the_place_and_what_stands_near() {
    check(
        (50, 15),
        "S '农贸 Enter",
        expect![[r#"
            ┌─ Found “农贸”: 1 in 1 of 2 reports ────────────┐
            │-青石镇2023年工作总结 (1)  青石.txt             │
            │  二、2024年计划                                │
            │   10 ~总值力争达到3700万元，建设一个农贸市场。 │
            │                                                │
            │                                                │
            │                                                │
            │                                                │
            │                                                │
            │                                                │
            │                                                │
            │                                                │
            └────────────────────────────────────────────────┘
            a/青石.txt | UTF-8 simplified | 0 characters | 1 ~
            Enter open  n/N place  >/< report   1 not read (!)
        "#]],
    );
}

#[test]
fn figures_are_found_by_value_and_the_masked_ones_are_counted() {
    check(
        (80, 20),
        "S Tab Tab '>30万元 Enter n",
        expect![[r#"
            ┌─ Found “>30万元”: 3 in 1 of 2 reports ───────────────────────────────────────┐
            │-青石镇2023年工作总结 (3)  青石.txt                                           │
            │  一、2023年工作情况                                                          │
            │    4 生产总值 3428万元  全年实现生产总值3428万元，同比增长8%。粮食播种面积4.~│
            │  一、2023年工作情况 > （一）产业发展                                         │
            │    6 带动增收 50万元  ~0座，投资xxx万元，预计带动增收50万元。群众得到了实惠。│
            │  二、2024年计划                                                              │
            │   10 生产总值 3700万元  生产总值力争达到3700万元，建设一个农贸市场。         │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │全年实现生产总值3428万元，同比增长8%。粮食播种面积4.5万亩，满意率90%。        │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │1 more masked, not compared                                                   │
            └──────────────────────────────────────────────────────────────────────────────┘
            a/青石.txt | UTF-8 simplified | 0 characters | 1 masked
            Enter open  n/N place  >/< report  Space fold  S search  Esc back 1 not read (!)
        "#]],
    );
}

#[test]
fn a_place_is_opened_and_the_next_one_may_be_in_another_report() {
    let mut play = Play::new(100, 24);
    play.keys("S '镇 Enter Enter");
    let opened = |play: &Play| play.app.open.as_ref().map(|open| open.entry);
    let first = opened(&play);
    assert_eq!(play.app.view.focus, Pane::Reader);
    let found = play.app.reader.search.found.len();
    assert!(found > 0 && play.app.reader.search.at == Some(0));
    play.keys(&"n ".repeat(found));
    assert_ne!(opened(&play), first, "n goes on to the next report");
    assert!(play.screen().0.contains("report 2 of 2"), "{}", play.screen().0);
    play.keys("N");
    assert_eq!((opened(&play), play.app.reader.search.at), (first, Some(found - 1)));
    play.keys("n n");
    assert!(play.screen().0.contains("report 1 of 2 from the top"), "{}", play.screen().0);
    play.keys("R");
    assert!(matches!(play.app.overs.last(), Some(Over::Results)));
    play.keys("q R Esc");
    assert!(play.app.overs.is_empty());
}

#[test]
fn a_search_that_goes_on_can_be_ended_and_another_one_takes_its_place() {
    let mut play = Play::new(80, 24);
    play.keys("S '镇 Enter");
    assert!(!play.app.results.as_ref().unwrap().is_searching());
    // A search whose answers do not come.
    play.app.update(Event::Searched(Searched::Done));
    let results = play.app.results.as_mut().unwrap();
    **results = crate::tui::results::Results::new(results.finder.clone(), "镇", vec![0, 1], false);
    assert!(play.screen().0.contains("searching"), "{}", play.screen().0);
    play.keys("Esc");
    assert_eq!(play.effects.last(), Some(&Effect::EndSearch));
    assert!(play.screen().0.contains("the search was ended here"), "{}", play.screen().0);
    play.keys("S '石桥 Enter");
    let over = play.app.overs.iter().filter(|over| matches!(over, Over::Results)).count();
    assert_eq!(over, 1);
    assert!(play.screen().0.contains("“石桥”: 1 in 1 of 2 reports"), "{}", play.screen().0);
}

#[test]
fn only_reports_that_are_listed_are_searched() {
    let mut play = Play::new(100, 24);
    play.keys("F '石桥 Enter Alt-1 S");
    assert!(play.screen().0.lines().last().unwrap().ends_with(" 1 report"), "{}", play.screen().0);
    play.keys("'镇 Enter");
    assert!(play.screen().0.contains("1 in 1 of 1 report"), "{}", play.screen().0);
}

#[test]
fn an_expression_is_typed_after_tab_and_its_faults_are_shown() {
    let mut play = Play::new(100, 16);
    play.keys("/ Tab '生产(总值");
    let screen = play.screen().0;
    assert!(screen.contains("search regex: 生产(总值") && screen.contains("unclosed group: “(”"), "{screen}");
    play.keys("Enter");
    assert!(!play.app.overs.is_empty(), "a fault is mended, not taken");
    play.keys("') Enter n");
    assert!(play.screen().0.contains("“生产(总值)” 2/2"), "{}", play.screen().0);
}

#[test]
fn figures_of_one_text_are_gone_through() {
    let mut play = Play::new(100, 16);
    play.keys("/ Tab Tab '状态:目标 Enter");
    assert_eq!(play.app.reader.figure.map(|id| id.0), Some(8));
    play.keys("/ Tab Tab '>30万元 Enter n n");
    assert_eq!(play.app.reader.search.found.len(), 3);
    assert_eq!(play.app.reader.figure.map(|id| id.0), Some(6), "from the last one round the corner");
}

#[test]
fn the_filter_of_the_figures_compares() {
    let mut play = Play::new(120, 30);
    let rows = |play: &mut Play, query: &str| {
        play.keys(&format!("Alt-4 F Ctrl-u '{query} Enter"));
        play.app.table.len()
    };
    assert_eq!(rows(&mut play, ">1000万元"), 2);
    assert_eq!(rows(&mut play, "增长>5%"), 1, "a change shows its row");
    assert_eq!(rows(&mut play, "生产"), 2);
    play.keys("Alt-4 F Ctrl-u '>30万元");
    let screen = play.screen().0;
    assert!(screen.lines().last().unwrap().ends_with("3, 1 masked, not compared"), "{screen}");
    play.keys("Ctrl-u '>很多");
    assert_eq!(play.app.table.len(), 8, "the rows stay until it is understood");
    assert!(play.screen().0.contains("“很多” is no number"));
    play.keys("Esc");
    assert_eq!(play.app.table.filter_text(), "生产");
}

#[test]
fn the_filter_of_the_figures_is_asked_of_all_reports() {
    let mut play = Play::new(120, 30);
    play.keys("Alt-4 F '>1000万元 Enter Alt-4 S Enter");
    assert!(play.screen().0.contains("“>1000万元”: 2 in 1 of 2 reports"), "{}", play.screen().0);
}

#[test]
fn earlier_searches_come_back() {
    let mut play = Play::new(100, 24);
    play.keys("/ '产业 Enter / Tab '发.展 Enter S Up");
    let typed = |play: &Play| match play.app.overs.last() {
        Some(Over::Prompt(prompt)) => (prompt.kind, prompt.input.text()),
        _ => panic!("no prompt"),
    };
    assert_eq!(typed(&play), (Kind::Regex, "发.展".to_owned()));
    play.keys("Up Up");
    assert_eq!(typed(&play), (Kind::Words, "产业".to_owned()));
    play.keys("Down Down");
    assert_eq!(typed(&play).1, "");
    play.keys("Esc");
}

#[test]
fn reports_are_folded_and_gone_through() {
    let mut play = Play::new(80, 24);
    play.keys("S '镇 Enter Space");
    let shown = |play: &Play| play.screen().0.matches("石桥镇的报告").count();
    assert_eq!(shown(&play), 1, "only the first one is folded");
    play.keys("z");
    assert_eq!(shown(&play), 0);
    play.keys("z > Enter");
    assert_eq!(play.app.open.as_ref().map(|open| open.entry), Some(1));
}

#[test]
fn there_is_nothing_to_show_before_a_search() {
    let mut play = Play::new(80, 24);
    play.keys("R");
    assert!(play.screen().0.contains("nothing was searched for in all reports: press S"));
    play.keys("S Enter");
    assert!(play.app.overs.is_empty() && play.app.results.is_none());
    play.keys("S '没有的话 Enter");
    assert!(play.screen().0.contains("“没有的话”: 0 in 0 of 2 reports"), "{}", play.screen().0);
    play.keys("Enter n > Space z Esc");
}
