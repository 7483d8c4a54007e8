//! Keys in, screens and effects out.
// The lines of expected screens are written by expect-test itself.
#![allow(clippy::needless_raw_string_hashes)]

mod compared;
mod follow;
mod hinted;
mod jump;
mod known;
mod languages;
mod lists;
mod noted;
mod notices;
mod outside;
mod play;
mod pointer;
mod remember;
mod searching;
mod settings;
mod take;

use expect_test::expect;

use crate::tui::effect::Effect;
use crate::tui::event::Event;
use crate::tui::job::Content;
use crate::tui::layout::Pane;
use play::{Play, check};

#[test]
fn a_wide_window_shows_four_panes() {
    check(
        (120, 18),
        "",
        expect![[r#"
            ┌ 1 Reports 2 ───────┌ 2 Outline 4 ────────┌ 3 Text 100% ────────────────────────┌ 4 Figures 8 rows, 9 figures ─────────
            │year  title         │-一、2023年工作情况 8│>  青石镇2023年工作总结              │  name              value    change st
            │2023  青石镇2023~ M │  （一）产业发展    3│                                     │  生产总值          3428万元 +8%
            │      石桥.txt      │  （二）“平安”建设  1│   一、2023年工作情况                │  粮食播种面积      4.5万亩
            │                    │ 二、2024年计划     1│   　　全年实现生产总值3428万元，同比│  满意率            90%
            │                    │                     │   增长8%。粮食播种面积4.5万亩，满意 │  新建大棚          120座
            │                    │                     │   率90%。                           │  投资              xxx万元         掩
            │                    │                     │   （一）产业发展                    │  带动增收          50万元          预
            │                    │                     │ M 　　新建大棚120座，投资xxx万元，预│  调解纠纷          36起
            │                    │                     │ F 计带动增收50万元。群众得到了实惠。│  生产总值          3700万元        标
            │                    │                     │   （二）“平安”建设                  │
            │                    │                     │   　　调解纠纷36起，比上年减少12起。│
            │                    │                     │   二、2024年计划                    │
            │                    │                     │ T 　　生产总值力争达到3700万元，建设│
            │                    │                     │   一个农贸市场。                    │
            │                    │                     │                                     │预forecast 标target 规rule 掩masked
            a/青石.txt | UTF-8 simplified | 0 characters | 1 masked
            ? help  Enter text  f jump  S search all  o sort  F filter  q quit                                        1 not read (!)
        "#]],
    );
}

#[test]
fn a_narrow_window_shows_two() {
    check(
        (80, 16),
        "Tab j",
        expect![[r#"
            ┌ 2 Outline 4 ──────────────────────┌ 3 Text 100% ──────────────────────────────
            │-一、2023年工作情况               8│   青石镇2023年工作总结
            │   （一）产业发展                 3│
            │   （二）“平安”建设               1│   一、2023年工作情况
            │ 二、2024年计划                   1│   　　全年实现生产总值3428万元，同比增长
            │                                   │   8%。粮食播种面积4.5万亩，满意率90%。
            │                                   │>  （一）产业发展
            │                                   │ M 　　新建大棚120座，投资xxx万元，预计带动
            │                                   │ F 增收50万元。群众得到了实惠。
            │                                   │   （二）“平安”建设
            │                                   │   　　调解纠纷36起，比上年减少12起。
            │                                   │   二、2024年计划
            │                                   │ T 　　生产总值力争达到3700万元，建设一个农
            │                                   │   贸市场。
            一、2023年工作情况 > （一）产业发展
            ? help  Enter text  Space fold  2z to level  f jump  / search     1 not read (!)
        "#]],
    );
}

#[test]
fn a_small_window_shows_one_and_tab_goes_on() {
    check(
        (50, 15),
        "Tab Tab ] ] ]",
        expect![[r#"
            ┌ 3 Text 92% ─────────────────────────────────────
            │   青石镇2023年工作总结
            │
            │   一、2023年工作情况
            │   　　全年实现生产总值3428万元，同比增长8%。粮食
            │>  播种面积4.5万亩，满意率90%。
            │   （一）产业发展
            │ M 　　新建大棚120座，投资xxx万元，预计带动增收
            │ F 50万元。群众得到了实惠。
            │   （二）“平安”建设
            │   　　调解纠纷36起，比上年减少12起。
            │   二、2024年计划
            │ T 　　生产总值力争达到3700万元，建设一个农贸市
            粮食播种面积 4.5万亩 | level actual | = 45000亩 |~
            ? help  ]/[ figure  }/{ section     1 not read (!)
        "#]],
    );
    check(
        (50, 12),
        "Tab Tab Tab t",
        expect![[r#"
            ┌ 4 Figures 8 rows, 9 figures in section ─────────
            │  name                         value    change st
            │  生产总值                     3428万元 +8%
            │  粮食播种面积                 4.5万亩
            │  满意率                       90%
            │  新建大棚                     120座
            │  投资                         xxx万元         掩
            │  带动增收                     50万元          预
            │  调解纠纷                     36起
            │  生产总值                     3700万元        标
            │
            ? help  i compare  y copy  c more   1 not read (!)
        "#]],
    );
}

#[test]
fn a_tiny_window_says_so_and_comes_back() {
    let mut play = Play::new(60, 15);
    let before = play.screen();
    play.resize(30, 5);
    assert!(play.screen().0.starts_with("window too small: 30x5"), "{}", play.screen().0);
    play.resize(60, 15);
    assert_eq!(play.screen(), before);
}

#[test]
fn the_skim_view_folds_bodies_and_unfolds_in_place() {
    check(
        (60, 20),
        "s } Enter",
        expect![[r#"
            ┌ 3 Text 100% skim ─────────────────────────────────────────
            │   青石镇2023年工作总结
            │
            │>  一、2023年工作情况
            │    全年实现生产总值3428万元，同比增长8%。粮食播种面积
            │    4.5万亩，满意率90%。
            │    （一）产业发展
            │ M   新建大棚120座，投资xxx万元，预计带动增收50万元。群众得
            │     到了实惠。
            │    （二）“平安”建设
            │     调解纠纷36起，比上年减少12起。
            │
            │   二、2024年计划
            │ T  生产总值力争达到3700万元，建设一个农贸市场。
            │
            │
            │
            │
            一、2023年工作情况
            nothing is folded here                        1 not read (!)
        "#]],
    );
}

#[test]
fn the_jump_box_shows_what_matches_and_where_it_leads() {
    check(
        (100, 20),
        "f '大棚",
        expect![[r#"
            ┌ 1 Repo┌─ Jump ───────────────────────────────────────────────────────────────────────────┐────────
            │year  t│> 大棚                                                                         1/1│
            │2023   │all 1  @reports 0  #sections 0  =figures 1  %indicators 1  >commands 0            │
            │       │= 新建大棚 120座  青石镇2023年工作总结 青石.txt                                   │
            │       │                                                                                  │ 食播种
            │       │                                                                                  │
            │       │                                                                                  │
            │       │                                                                                  │
            │       │                                                                                  │
            │       │                                                                                  │
            │       │                                                                                  │
            │       │                                                                                  │
            │       │一、2023年工作情况                                                                │ 场。
            │       │（一）产业发展                                                                    │
            │       │　　新建大棚120座，投资xxx万元，预计带动增收50万元。群众得到了实惠。              │
            │       │（二）“平安”建设                                                                  │
            │       │　　调解纠纷36起，比上年减少12起。                                                │
            │       └──────────────────────────────────────────────────────────────────────────────────┘
            a/青石.txt | UTF-8 simplified | 0 characters | 1 masked
            Enter go  Up/Down choose  Tab kind  Esc back                                          1 not read (!)
        "#]],
    );
    let mut play = Play::new(100, 20);
    play.keys("f '大棚 Enter y");
    assert_eq!(play.copied(), "120座");
    assert_eq!(play.app.view.focus, Pane::Reader);
    play.keys("f '石桥 Enter");
    assert!(play.screen().0.contains("没有数字"));
}

#[test]
fn searching_counts_and_goes_on() {
    let mut play = Play::new(80, 16);
    play.keys("/ '生产总值");
    assert!(play.screen().0.contains("1/2"), "{}", play.screen().0);
    assert_eq!(play.screen().1, (16, 15), "the cursor stands at the caret");
    play.keys("Enter n");
    assert!(play.screen().0.contains("“生产总值” 2/2"), "{}", play.screen().0);
    play.keys("n");
    assert!(play.screen().0.contains("“生产总值” 1/2"));
    play.keys("N");
    assert!(play.screen().0.contains("“生产总值” 2/2"));
    play.keys("/ '没有 Enter");
    assert!(play.screen().0.contains("is not in this report"));
    play.keys("Esc");
    assert_eq!(play.app.reader.search.needle, "");
}

#[test]
fn counts_and_full_width_keys_move() {
    let mut play = Play::new(120, 30);
    play.keys("Tab Tab 5 j");
    let five = play.app.reader.place();
    play.keys("g ５ ｊ");
    assert_eq!(play.app.reader.place(), five);
    assert!(five > 0);
    play.keys("？");
    assert!(play.screen().0.contains("one line down"));
}

#[test]
fn outline_and_text_and_figures_follow_each_other() {
    let mut play = Play::new(120, 30);
    play.keys("Tab G");
    assert_eq!(
        play.app.reader.place(),
        play.app.open.as_ref().unwrap().report.outline.sections[3].extent.start
    );
    play.keys("Tab [");
    assert_eq!(play.app.tree.current().map(|id| id.0), Some(2));
    play.keys("Tab G");
    assert_eq!(play.app.tree.current().map(|id| id.0), Some(3));
    play.keys("Alt-2 g h Enter");
    assert_eq!(play.app.tree.len(), 2, "the first section is closed");
    play.keys("Alt-2 Z");
    assert_eq!(play.app.tree.len(), 4);
    play.keys("z");
    assert_eq!(play.app.tree.len(), 2);
}

#[test]
fn figures_are_sorted_filtered_and_scoped() {
    let mut play = Play::new(120, 30);
    play.keys("Alt-4");
    assert_eq!(play.app.table.len(), 8, "the change stands in the row of its figure");
    play.keys("F '生产 Enter");
    assert_eq!(play.app.table.len(), 2);
    play.keys("Esc");
    assert_eq!(play.app.table.len(), 8);
    play.keys("o o g y");
    assert_eq!(play.copied(), "90%", "one unit after the other");
    play.keys("Alt-2 G Alt-4 t");
    assert_eq!(play.app.table.len(), 1);
}

#[test]
fn figures_are_copied_marked_and_cited() {
    let mut play = Play::new(120, 30);
    play.keys("] y");
    assert_eq!(play.copied(), "青石镇2023年工作总结");
    play.keys("Alt-4 y");
    assert_eq!(play.copied(), "3428万元");
    play.keys("C");
    assert!(
        play.copied().contains("青石镇2023年工作总结") && play.copied().contains("同比增长8%"),
        "{}",
        play.copied()
    );
    play.keys("Y");
    assert!(play.copied().starts_with("生产总值\t3428万元\t"), "{}", play.copied());
    play.keys("m m c Enter");
    assert_eq!(play.copied().lines().count(), 3, "two rows with their heads");
    play.keys("p Ctrl-t");
    assert_eq!(play.copied().lines().count(), 2, "two lines on the pad");
    assert!(play.copied().starts_with("生产总值\t3428万元"), "{}", play.copied());
    play.keys("Ctrl-o Enter");
    assert!(
        matches!(play.effects.last(), Some(Effect::Write(job)) if matches!(&job.content, Content::Text(text) if text.contains("3428万元")))
    );
    play.keys("Esc g m");
    assert_eq!(play.app.marks.len(), 1);
    play.keys("M");
    assert!(play.app.marks.is_empty() && play.app.clip.is_empty());
}

#[test]
fn a_masked_figure_is_copied_as_it_stands() {
    let mut play = Play::new(120, 30);
    play.keys("Alt-4 F 'xxx Enter Alt-4 y");
    assert_eq!(play.copied(), "xxx万元");
}

#[test]
fn pasted_text_is_typed_into_the_prompt() {
    let mut play = Play::new(80, 16);
    play.keys("/");
    play.send(Event::Paste("生产总值\r\n".to_owned()));
    assert!(play.screen().0.contains("search: 生产总值"), "{}", play.screen().0);
    play.keys("Esc f");
    play.send(Event::Paste("纠纷".to_owned()));
    play.keys("Enter");
    assert_eq!(play.app.reader.figure.map(|id| id.0), Some(7));
}

#[test]
fn failures_are_listed_and_quitting_asks_nothing() {
    check(
        (60, 12),
        "!",
        expect![[r#"
            ┌─ Not read 1 ─────────────────────────────────────────────┐
            │ a/坏.pdf                                                 │
            │   a PDF file is not read                                 │
            │                                                          │
            │                                                          │
            │                                                          │
            │                                                          │
            │                                                          │
            │                                                          │
            │                                                          │
            └──────────────────────────────────────────────────────────┘
            j/k move  / filter  Esc back                  1 not read (!)
        "#]],
    );
    let mut play = Play::new(60, 12);
    play.keys("! q q");
    assert_eq!(play.effects.last(), Some(&Effect::Quit));
}

#[test]
fn every_view_survives_every_size() {
    let views = [
        "", "Tab", "Tab Tab", "Tab Tab Tab", "s", "f '生", "/ '生", "?", "!", "p", "w", "Alt-4 m p", "F '生",
        "c", "x", "x a", "S '镇 Enter", "S Tab '(", "Alt-4 S '>10 Enter", "S '镇 Enter z", "Alt-4 i",
        "Alt-4 i t",
    ];
    for keys in views {
        let mut play = Play::new(100, 30);
        play.keys(keys);
        for width in (0..=40).chain([41, 50, 72, 80, 111, 112, 120, 200]) {
            for height in (0..=12).chain([24, 40]) {
                play.resize(width, height);
                let (screen, caret) = play.screen();
                assert!(
                    screen.lines().all(|line| crate::tui::label::columns(line) <= width.into()),
                    "{keys}"
                );
                assert!(caret.0 <= width && caret.1 <= height);
            }
        }
        for width in [40, 72, 112] {
            play.resize(width, 10);
            play.keys("j PgDn Tab j");
            play.screen();
        }
    }
}

#[test]
fn the_screen_begins_with_the_first_report_whichever_is_read_first() {
    let mut play = Play::empty(120, 18);
    play.load("b.txt", 7);
    play.load("a.txt", 3);
    play.load("c.txt", 9);
    let opened = |play: &Play| play.app.shelf.entries[play.app.open.as_ref().unwrap().entry].path.clone();
    assert_eq!(opened(&play), std::path::PathBuf::from("a.txt"));
    assert_eq!(play.app.documents.list.selected, 0);
    play.keys("j");
    play.load("0.txt", 1);
    assert_eq!(opened(&play), std::path::PathBuf::from("b.txt"), "a key was pressed");
}

const KEYS: [&str; 55] = [
    "j", "k", "5", "0", "g", "G", "Ctrl-d", "Ctrl-u", "PgDn", "Tab", "h", "l", "Alt-1", "Alt-2", "Alt-3",
    "Alt-4", "w", "Enter", "Space", "z", "Z", "o", "O", "F", "a", "f", "/", "n", "N", "]", "[", "}", "{",
    ">", "<", "s", "y", "C", "m", "p", "?", "Esc", "'镇生", "Backspace", "S", "R", "Up", "Enter", "c", "x",
    "Ctrl-g", "M", "i", "i", "t",
];

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config { cases: 48, failure_persistence: None, ..Default::default() })]

    #[test]
    fn no_row_of_keys_is_too_much(
        keys in proptest::collection::vec(proptest::sample::select(&KEYS[..]), 0..80),
        (width, height) in (38u16..130, 8u16..45),
    ) {
        let mut play = Play::new(80, 24);
        let middle = keys.len() / 2;
        play.keys(&keys[..middle].join(" "));
        play.resize(width, height);
        play.screen();
        play.keys(&keys[middle..].join(" "));
        play.screen();
        let open = play.app.open.as_ref().unwrap();
        let figures = open.report.figures.len();
        proptest::prop_assert!(play.app.reader.figure.is_none_or(|id| (id.0 as usize) < figures));
        proptest::prop_assert!(play.app.table.len() <= figures);
    }
}
