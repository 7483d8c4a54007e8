//! The comparison on the screen: what stands where, what its keys do, where they lead.
// The lines of expected screens are written by expect-test itself.
#![allow(clippy::needless_raw_string_hashes)]

use expect_test::{Expect, expect};

use crate::library::Failure;
use crate::tui::app::tests::play::Play;
use crate::tui::effect::Effect;
use crate::tui::event::{Event, Gathered};
use crate::tui::layout::Pane;

/// File, place, year, what was done, what is planned.
const REPORTS: [(&str, &str, u16, &str, &str); 5] = [
    ("a.txt", "青溪镇", 2021, "完成财政总收入480万元，增长5%。", "财政总收入达到500万元。"),
    ("b.txt", "青溪镇", 2022, "完成财政总收入520万元。去年完成财政总收入455万元。", "财政总收入增长6%左右。"),
    ("c.txt", "白沙镇", 2021, "完成财政总收入xxx万元。", "财政总收入0.06亿元。"),
    ("d.txt", "白沙鎮", 2022, "預計全年財政總收入約610萬元，增長2.5%。", "財政總收入650萬元。"),
    ("e.txt", "丁口县", 2022, "粮食产量120吨。", "粮食产量130吨。"),
];

fn play(width: u16, height: u16) -> Play {
    let mut play = Play::empty(width, height);
    for (order, (path, place, year, done, planned)) in REPORTS.iter().enumerate() {
        let next = year + 1;
        let text = format!(
            "{place}{year}年工作总结和{next}年工作计划\n\n一、{year}年工作回顾\n{done}\n\n二、{next}年工作计划\n{planned}\n"
        );
        play.load_text(path, order as u32, &text);
    }
    play.keys("Alt-1 F 'a.txt Enter Esc Alt-4 g");
    play
}

/// The screen after keys were pressed on the figures of the first report.
#[track_caller]
fn check((width, height): (u16, u16), keys: &str, expected: Expect) {
    let mut play = play(width, height);
    play.keys("i");
    play.work();
    play.keys(keys);
    expected.assert_eq(&play.screen().0);
}

#[test]
fn places_and_years_stand_beside_each_other() {
    check(
        (120, 20),
        "",
        expect![[r#"
        ┌─ 财政总收入 2 places, 9 values ──────────────────────────────────────────────────────────────────────────────────────┐
        │place^ 2021                  2022标  2022               2023标                                                        │
        │白沙镇 xxx万元 掩            600万元 约610万元 +2.5% 预 650万元                                                       │
        │青溪镇 480万元 +5% ! 455万元 500万元 520万元            +约6%                                                         │
        │                                                                                                                      │
        │-- 青溪镇 ------------------------------------------------------------------------------------------------------------│
        │2021   ################################################################################## 480万元 +5% ! 455万元       │
        │2022标 -------------------------------------------------------------------------------------- 500万元                 │
        │2022   ######################################################################################### 520万元 =104%标      │
        │2023标 +约6%                                                                                                          │
        │                                                                                                                      │
        │                                                                                                                      │
        │                                                                                                                      │
        │                                                                                                                      │
        │                                                                                                                      │
        │                                                                                                                      │
        │                                                                                                                      │
        └──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────┘
        财政总收入 2021 | 480万元 +5% actual a.txt:4 | 455万元 actual b.txt:4
        ? help  Enter source  t list  o sort  F filter  y copy  Y all  Esc back                                         5/0 read
    "#]],
    );
    check(
        (80, 24),
        "l l l j",
        expect![[r#"
        ┌─ 财政总收入 2 places, 9 values ──────────────────────────────────────────────┐
        │place^ 2021                  2022标  2022               2023标                │
        │白沙镇 xxx万元 掩            600万元 约610万元 +2.5% 预 650万元               │
        │青溪镇 480万元 +5% ! 455万元 500万元 520万元            +约6%                 │
        │                                                                              │
        │-- 青溪镇 --------------------------------------------------------------------│
        │2021   ############################################# 480万元 +5% ! 455万元    │
        │2022标 ----------------------------------------------- 500万元                │
        │2022   ################################################# 520万元 =104%标      │
        │2023标 +约6%                                                                  │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        └──────────────────────────────────────────────────────────────────────────────┘
        财政总收入 2023标 | +约6% target b.txt:7
        ? help  Enter source  t list  o sort  F filter  y copy  Y all  Esc back 5/0 read
    "#]],
    );
    check(
        (50, 15),
        "k l",
        expect![[r#"
            ┌─ 财政总收入 2 places, 9 values ────────────────┐
            │place^ 2021                  2022标 >           │
            │白沙镇 xxx万元 掩            600万元            │
            │青溪镇 480万元 +5% ! 455万元 500万元            │
            │                                                │
            │-- 白沙镇 --------------------------------------│
            │2021   xxx万元 掩                               │
            │2022标 --------------- 600万元                  │
            │2022   ############### 约610万元 +2.5% 预 =101.7│
            │2023标 ---------------- 650万元                 │
            │                                                │
            │                                                │
            └────────────────────────────────────────────────┘
            财政总收入 2022标 | 0.06亿元 target c.txt:7 | 101~
            ? help  Enter source  t list  o sort      5/0 read
        "#]],
    );
}

#[test]
fn values_stand_one_by_one() {
    check(
        (80, 16),
        "t",
        expect![[r#"
        ┌─ 财政总收入 2 places, 9 values ──────────────────────────────────────────────┐
        │place^ year   value                                                           │
        │白沙镇 2021   xxx万元 掩            c.txt:4                                   │
        │白沙镇 2022标 600万元               c.txt:7                                   │
        │白沙镇 2022   约610万元 +2.5% 预    d.txt:4                                   │
        │白沙镇 2023标 650万元               d.txt:7                                   │
        │青溪镇 2021   480万元 +5% !         a.txt:4                                   │
        │青溪镇 2021   455万元 !             b.txt:4                                   │
        │青溪镇 2022标 500万元               a.txt:7                                   │
        │青溪镇 2022   520万元               b.txt:4                                   │
        │青溪镇 2023标 +约6%                 b.txt:7                                   │
        │                                                                              │
        │                                                                              │
        └──────────────────────────────────────────────────────────────────────────────┘
        财政总收入 2021 | 480万元 +5% actual a.txt:4
        ? help  Enter source  t list  o sort  F filter  y copy  Y all  Esc back 5/0 read
    "#]],
    );
}

#[test]
fn a_column_sorts_and_a_filter_hides() {
    let sorted = |keys: &str| {
        let mut play = play(80, 16);
        play.keys("i");
        play.work();
        let table = play.keys(keys).over();
        let mut rows = table.lines().skip(1).map(|row| row.trim_matches('│').split_whitespace());
        let head = rows.next().and_then(|mut heads| heads.find(|head| head.ends_with(['^', 'v'])));
        let places = rows.take(2).filter_map(|mut cells| cells.next());
        head.into_iter().chain(places).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(sorted(""), ["place^", "白沙镇", "青溪镇"]);
    assert_eq!(sorted("O"), ["placev", "青溪镇", "白沙镇"]);
    assert_eq!(sorted("l o"), ["2022标v", "白沙镇", "青溪镇"], "600万元 before 500万元");
    assert_eq!(sorted("l o O"), ["2022标^", "青溪镇", "白沙镇"]);
    check(
        (80, 16),
        "F '白 Enter",
        expect![[r#"
            ┌─ 财政总收入 2 places, 9 values “白” ─────────────────────────────────────────┐
            │place^ 2021       2022标  2022               2023标                           │
            │白沙镇 xxx万元 掩 600万元 约610万元 +2.5% 预 650万元                          │
            │                                                                              │
            │-- 白沙镇 --------------------------------------------------------------------│
            │2021   xxx万元 掩                                                             │
            │2022标 --------------------------------------- 600万元                        │
            │2022   ####################################### 约610万元 +2.5% 预 =101.7%标   │
            │2023标 ------------------------------------------ 650万元                     │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            └──────────────────────────────────────────────────────────────────────────────┘
            财政总收入 2021 | xxx万元 actual c.txt:4
            ? help  Enter source  t list  o sort  F filter  y copy  Y all  Esc back 5/0 read
        "#]],
    );
}

#[test]
fn a_value_leads_to_its_sentence_and_back() {
    let mut play = play(100, 24);
    play.keys("i");
    play.work();
    play.keys("l l Enter");
    assert_eq!(play.app.view.focus, Pane::Reader);
    let (screen, _) = play.screen();
    assert!(screen.contains("完成财政总收入520万元") && screen.contains("财政总收入 520万元 |"), "{screen}");
    play.keys("i l Enter");
    let (screen, _) = play.screen();
    assert!(screen.contains("财政总收入 +6% |"), "the box went on where the reader came from: {screen}");
    play.keys("i Esc");
    assert!(play.app.overs.is_empty());
}

#[test]
fn only_reports_with_the_name_are_read_again_and_once() {
    let mut play = play(100, 24);
    play.keys("i");
    play.work();
    let asked = |play: &Play| {
        let paths = play.effects.iter().filter_map(|effect| match effect {
            Effect::Gather(asked) => Some(asked.path.display().to_string()),
            _ => None,
        });
        paths.collect::<Vec<_>>()
    };
    assert_eq!(asked(&play), ["b.txt", "c.txt", "d.txt"]);
    play.keys("Esc i");
    play.work();
    assert_eq!(asked(&play).len(), 3, "what was read is kept");
}

#[test]
fn the_box_fills_while_reports_come() {
    let mut play = play(100, 24);
    play.is_gathering = false;
    play.keys("i");
    play.work();
    let (screen, _) = play.screen();
    assert!(screen.contains("1 place, 2 values reading 2/5"), "{screen}");
    let asked: Vec<_> = play
        .effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::Gather(asked) => Some(asked.clone()),
            _ => None,
        })
        .collect();
    let failure = || Failure { path: "b.txt".into(), reason: "no such file".to_owned() };
    play.send(Event::Gathered(Gathered { run: asked[0].run + 1, mentions: Err(failure()) }));
    assert!(play.screen().0.contains("reading 2/5"), "an answer to another comparison");
    for _ in &asked {
        play.send(Event::Gathered(Gathered { run: asked[0].run, mentions: Err(failure()) }));
    }
    let (screen, _) = play.screen();
    assert!(screen.contains("1 place, 2 values 3 not read"), "{screen}");
}

#[test]
fn cells_and_tables_are_copied() {
    let mut play = play(100, 24);
    play.keys("i");
    play.work();
    play.keys("y");
    assert_eq!(play.copied(), "480万元 +5% ! 455万元");
    play.keys("Y");
    assert_eq!(
        play.copied(),
        "place\tunit\t2021\t2021 change\t2022标\t2022\t2022 change\t2022 status\t2023标\t2023标 change\n\
         白沙镇\t万元\txxx万元\t\t600\t约610\t+2.5%\tforecast\t650\t\n\
         青溪镇\t万元\t480 ! 455\t+5%\t500\t520\t\tactual\t\t'+约6%"
    );
}

#[test]
fn what_has_no_figure_is_not_compared() {
    let mut play = play(100, 24);
    play.keys("Alt-1 i");
    assert!(play.screen().0.contains("no figure is selected"), "{}", play.screen().0);
    play.app.compare("国内生产总值");
    play.work();
    assert!(play.screen().0.contains("地区生产总值 0 places, 0 values"), "{}", play.screen().0);
    play.keys("j l o O t Enter y");
    assert!(play.screen().0.contains("nothing"), "{}", play.screen().0);
}
