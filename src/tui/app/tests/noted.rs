//! The list of all notes.

use expect_test::expect;

use crate::tui::app::tests::play::{Play, check};

/// Notes on a report, a section and a figure of the first report, and on the other report.
const WRITTEN: &str =
    "a '来自统计局 Esc Tab j a '核对 Esc Alt-4 a '与年鉴不同 Enter '再问 Esc Alt-1 j a '催要数字 Esc";

#[test]
fn all_notes_of_the_list_are_seen_and_one_in_full() {
    check(
        (80, 18),
        &format!("{WRITTEN} A j j"),
        expect![[r#"
        ┌─ Notes 4 ────────────────────────────────────────────────────────────────────┐
        │ 来自统计局                                              青石镇2023年工作总结 │
        │ 核对                                                          （一）产业发展 │
        │ 与年鉴不同                                                 生产总值 3428万元 │
        │ 催要数字                                                            石桥.txt │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │ 青石镇2023年工作总结 > 一、2023年工作情况                                    │
        │ 与年鉴不同                                                                   │
        │ 再问                                                                         │
        │                                                                              │
        └──────────────────────────────────────────────────────────────────────────────┘
        note: 催要数字 | a/石桥.txt | UTF-8 simplified | 0 characters
        Enter open  j/k move  / filter  Esc back                          1 not read (!)
    "#]],
    );
    check(
        (50, 12),
        &format!("{WRITTEN} A / 'tongjiju"),
        expect![[r#"
        ┌─ Notes 1/4 “tongjiju” ─────────────────────────┐
        │ 来自统计局                青石镇2023年工作总结 │
        │                                                │
        │                                                │
        │                                                │
        │                                                │
        │                                                │
        │                                                │
        │                                                │
        │                                                │
        └────────────────────────────────────────────────┘
        filter: tongjiju                                 1
    "#]],
    );
}

#[test]
fn enter_goes_to_the_place_of_a_note_in_any_report() {
    let mut play = Play::new(80, 18);
    play.keys(WRITTEN);
    play.keys("A / '年鉴 Enter Enter");
    let (screen, _) = play.screen();
    assert!(screen.contains("note: 与年鉴不同 | 生产总值 3428万元"), "{screen}");
    play.keys("A G Enter");
    assert!(play.screen().0.contains("石桥镇的报告没有数字"), "{}", play.screen().0);
    play.keys("A / '核对 Enter Enter");
    let (screen, _) = play.screen();
    assert!(screen.contains(">N （一）产业发展"), "{screen}");
}

#[test]
fn a_filter_is_taken_back_before_the_list_closes() {
    let mut play = Play::new(80, 18);
    play.keys("A");
    assert!(play.screen().0.contains("no report of the list has a note"), "{}", play.screen().0);
    play.keys(WRITTEN);
    play.keys("A / '没有 Enter");
    assert!(play.screen().0.contains("Notes 0/4 “没有”"), "{}", play.screen().0);
    play.keys("Enter Esc");
    assert!(play.screen().0.contains("─ Notes 4 ─"), "{}", play.screen().0);
    play.keys("Esc");
    assert!(play.screen().0.contains("1 Reports 2"));
    play.keys("F '石桥 Enter A");
    assert!(play.screen().0.contains("─ Notes 1 ─"), "only of reports that are listed");
}
