//! The jump box on the whole screen: signs, commands, indicators, recent jumps, narrow windows.

use expect_test::expect;

use crate::library::absolute;
use crate::state::{Jumped, Kept};
use crate::tui::app::tests::play::{Play, check};
use crate::tui::layout::Pane;

#[test]
fn pinyin_finds_and_the_kinds_are_counted() {
    check(
        (80, 24),
        "f 'shengchan",
        expect![[r#"
        ┌─ Jump ───────────────────────────────────────────────────────────────────────┐
        │> shengchan                                                                1/3│
        │all 3  @reports 0  #sections 0  =figures 3  %indicators 1  >commands 0        │
        │= 生产总值 8%  青石镇2023年工作总结 青石.txt                                  │
        │= 生产总值 3428万元  青石镇2023年工作总结 青石.txt                            │
        │= 生产总值 3700万元  青石镇2023年工作总结 青石.txt                            │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │一、2023年工作情况                                                            │
        │　　全年实现生产总值3428万元，同比增长8%。粮食播种面积4.5万亩，满意率90%。    │
        │（一）产业发展                                                                │
        │　　新建大棚120座，投资xxx万元，预计带动增收50万元。群众得到了实惠。          │
        │（二）“平安”建设                                                              │
        │　　调解纠纷36起，比上年减少12起。                                            │
        │二、2024年计划                                                                │
        └──────────────────────────────────────────────────────────────────────────────┘
        a/青石.txt | UTF-8 simplified | 0 characters | 1 masked
        Enter go  Up/Down choose  Tab kind  Esc back                      1 not read (!)
    "#]],
    );
}

#[test]
fn a_narrow_window_has_short_names() {
    check(
        (50, 15),
        "f '#fazhan",
        expect![[r#"
            ┌─ Jump sections ────────────────────────────────┐
            │> #fazhan                                    1/1│
            │all  @rep  #sec 1  =fig  %ind  >cmd             │
            │# （一）产业发展  青石镇2023年工作总结 青石.txt │
            │                                                │
            │                                                │
            │                                                │
            │                                                │
            │                                                │
            │一、2023年工作情况                              │
            │（一）产业发展                                  │
            │　　新建大棚120座，投资xxx万元，预计带动增收50万│
            └────────────────────────────────────────────────┘
            a/青石.txt | UTF-8 simplified | 0 characters | 1 ~
            Enter go  Up/Down choose  Tab kind  1 not read (!)
        "#]],
    );
}

#[test]
fn a_command_is_done_at_once() {
    check(
        (72, 14),
        "f '>widen",
        expect![[r#"
            ┌─ Jump commands ──────────────────────────────────────────────────────┐
            │> >widen                                                           1/1│
            │all  @reports  #sections  =figures  %indicators  >commands 1          │
            │> widen  give the pane the whole window, and back  w                  │
            │                                                                      │
            │                                                                      │
            │                                                                      │
            │                                                                      │
            │                                                                      │
            │                                                                      │
            │                                                                      │
            └──────────────────────────────────────────────────────────────────────┘
            a/青石.txt | UTF-8 simplified | 0 characters | 1 masked
            Enter go  Up/Down choose  Tab kind  Esc back              1 not read (!)
        "#]],
    );
    let mut play = Play::new(120, 30);
    play.keys("Alt-4 f '>widen Enter");
    assert!(play.app.view.wide && play.app.overs.is_empty());
    assert_eq!(play.app.view.focus, Pane::Figures);
    play.keys("f '》quit Enter");
    assert_eq!(play.effects.last(), Some(&crate::tui::effect::Effect::Quit));
    play.keys("f '>save-pad Enter");
    assert!(play.screen().0.contains("save as:"), "{}", play.screen().0);
    play.keys("Esc Esc f '>next-items Enter");
    assert!(play.screen().0.contains("no match of this kind"), "{}", play.screen().0);
}

#[test]
fn an_indicator_opens_its_comparison() {
    let mut play = Play::new(100, 24);
    play.keys("f '%生产总值 Enter");
    assert!(play.app.is_comparing());
    let (screen, _) = play.screen();
    assert!(screen.contains("地区生产总值"), "{screen}");
    play.keys("Esc Alt-4 f '=调解jiufen Enter y");
    assert_eq!(play.copied(), "36起");
}

#[test]
fn jumps_are_remembered_newest_first() {
    let mut play = Play::new(100, 24);
    play.keys("f '大棚 Enter f '@石桥 Enter f '>sort Enter");
    let item =
        Jumped::Item {
            path: absolute("a/青石.txt".as_ref()), label: "新建大棚 120座".to_owned(), nth: 0
        };
    let report = Jumped::Report(absolute("a/石桥.txt".as_ref()));
    let recents = [Jumped::Command("sort".to_owned()), report.clone(), item.clone()];
    assert_eq!(play.app.kept().jumps, recents);
    play.keys("f");
    let (screen, _) = play.screen();
    let rows: Vec<&str> = screen.lines().skip(3).take(3).collect();
    assert!(rows.iter().all(|row| row.contains("recent")), "{screen}");
    play.keys("Esc");
    play.app.recall(Kept { jumps: vec![report], ..Kept::default() });
    play.keys("f Enter");
    assert!(play.screen().0.contains("没有数字"), "Enter alone goes back to where one was");
}

#[test]
fn no_width_makes_the_box_overflow() {
    for width in 40..130 {
        let mut play = Play::new(width, 16);
        for keys in ["f", "'生产", "Tab Tab Tab", "Tab Tab"] {
            play.keys(keys);
            let (screen, _) = play.screen();
            let boxed: Vec<&str> = screen.lines().filter(|line| line.contains('│')).collect();
            assert!(boxed.len() > 8, "{screen}");
            assert!(screen.lines().all(|line| crate::tui::label::columns(line) <= width.into()), "{screen}");
        }
    }
}
