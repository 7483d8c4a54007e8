//! What one session leaves and the next one finds: notes, place, closed sections.

use expect_test::{Expect, expect};

use crate::state::{Kept, Pending};
use crate::tui::app::tests::play::Play;
use crate::tui::effect::Effect;

/// Plays, ends the session and gives what it leaves.
fn leave(play: &mut Play) -> Kept {
    let end = play.app.end();
    let effects = play.effects.iter().chain(&end);
    let changes = effects.filter_map(|effect| match effect {
        Effect::Remember(changes) => Some(changes),
        _ => None,
    });
    let mut kept = Kept::default();
    changes.flatten().for_each(|change: &Pending| kept.apply(change, 1));
    kept
}

#[track_caller]
fn check((width, height): (u16, u16), first: &str, then: &str, expected: Expect) {
    let mut play = Play::new(width, height);
    play.keys(first);
    let kept = leave(&mut play);
    let mut play = Play::recalling(width, height, kept);
    play.keys(then);
    expected.assert_eq(&play.screen().0);
}

#[test]
fn notes_are_there_again_and_shown_in_every_pane() {
    check(
        (120, 18),
        "a '来自统计局 Esc Tab j a '核对 Esc Tab Tab a '与年鉴不同 Enter '再问 Esc",
        "",
        expect![[r#"
            ┌ 1 Reports 2 ───────┌ 2 Outline 4 ────────┌ 3 Text 100% ────────────────────────┌ 4 Figures 8 rows, 9 figures ─────────
            │year  title         │-一、2023年工作情况 8│   青石镇2023年工作总结              │  name              value    change st
            │2023  青石镇2023~ MN│  （一）产业发展  3 N│                                     │N 生产总值          3428万元 +8%
            │      石桥.txt      │  （二）“平安”建设  1│   一、2023年工作情况                │  粮食播种面积      4.5万亩
            │                    │ 二、2024年计划     1│ N 　　全年实现生产总值3428万元，同比│  满意率            90%
            │                    │                     │   增长8%。粮食播种面积4.5万亩，满意 │  新建大棚          120座
            │                    │                     │   率90%。                           │  投资              xxx万元         掩
            │                    │                     │>N （一）产业发展                    │  带动增收          50万元          预
            │                    │                     │ M 　　新建大棚120座，投资xxx万元，预│  调解纠纷          36起
            │                    │                     │ F 计带动增收50万元。群众得到了实惠。│  生产总值          3700万元        标
            │                    │                     │   （二）“平安”建设                  │
            │                    │                     │   　　调解纠纷36起，比上年减少12起。│
            │                    │                     │   二、2024年计划                    │
            │                    │                     │ T 　　生产总值力争达到3700万元，建设│
            │                    │                     │   一个农贸市场。                    │
            │                    │                     │                                     │预forecast 标target 规rule 掩masked
            note: 来自统计局 | a/青石.txt | UTF-8 simplified | 0 characters | 1 masked
            ? help  Enter text  f jump  S search all  o sort  F filter  q quit                                        1 not read (!)
        "#]],
    );
}

#[test]
fn a_report_that_is_looked_at_after_an_edit_is_known_by_its_new_text() {
    let mut play = Play::new(80, 16);
    play.keys("Tab Tab ] a '核对 Esc");
    let mut kept = leave(&mut play);
    let now = kept.reports[0].content.clone();
    kept.reports[0].content = "before the edit".to_owned();
    let changes = |kept: &Kept| {
        let mut play = Play::recalling(80, 16, kept.clone());
        let left = leave(&mut play);
        left.reports.first().map(|report| report.content.clone())
    };
    assert_eq!(changes(&kept).as_deref(), Some(now.as_str()));
    kept.reports[0].content = now;
    assert_eq!(changes(&kept), None, "what is known is not written again");
}

#[test]
fn a_note_is_edited_and_taken_off() {
    let mut play = Play::new(80, 16);
    play.keys("Tab Tab ] a '核对 Enter '再问 Esc");
    assert_eq!(notes(&leave(&mut play)), ["核对\n再问"]);
    play.keys("a '！ Esc");
    assert_eq!(notes(&leave(&mut play)), ["核对\n再问！"]);
    play.keys("a Backspace Backspace Backspace Backspace Backspace Backspace Esc");
    assert_eq!(notes(&leave(&mut play)), [""; 0]);
    // What was not changed is not kept anew.
    let before = play.effects.len();
    play.keys("a Esc");
    assert_eq!(play.effects.len(), before);
}

fn notes(kept: &Kept) -> Vec<&str> {
    let notes = kept.reports.iter().flat_map(|report| &report.notes);
    notes.map(|note| note.text.as_str()).collect()
}

#[test]
fn the_box_of_a_note_lies_over_the_panes() {
    let mut play = Play::new(50, 15);
    play.keys("Tab Tab ] a '与去年的报告 Enter 'x");
    expect![[r#"
        ┌─ Note on 生产总值 3428万元 ────────────────────┐
        │与去年的报告                                    │
        │x                                               │
        │                                                │
        │                                                │
        │                                                │
        │                                                │
        │                                                │
        │                                                │
        │                                                │
        │                                                │
        │                                                │
        └────────────────────────────────────────────────┘
        生产总值 3428万元 | level actual | = 34280000元 |~
        Esc keep and close                  1 not read (!)
    "#]]
    .assert_eq(&play.screen().0);
}

#[test]
fn reading_goes_on_where_it_stopped() {
    check(
        (80, 12),
        "Tab Space Tab j j j j j",
        "Tab",
        expect![[r#"
            ┌ 2 Outline 2/4 ────────────────────┌ 3 Text 100% ──────────────────────────────
            │+一、2023年工作情况               8│   　　全年实现生产总值3428万元，同比增长
            │ 二、2024年计划                   1│   8%。粮食播种面积4.5万亩，满意率90%。
            │                                   │>  （一）产业发展
            │                                   │ M 　　新建大棚120座，投资xxx万元，预计带动
            │                                   │ F 增收50万元。群众得到了实惠。
            │                                   │   （二）“平安”建设
            │                                   │   　　调解纠纷36起，比上年减少12起。
            │                                   │   二、2024年计划
            │                                   │ T 　　生产总值力争达到3700万元，建设一个农
            │                                   │   贸市场。
            ? help  Enter text  Space fold  2z to level  f jump  / search     1 not read (!)
        "#]],
    );
}

#[test]
fn an_encoding_is_chosen_from_a_list() {
    let mut play = Play::new(50, 15);
    play.keys("e j j");
    expect![[r#"
        ┌ 1 Reports 2 ────────────────────────────────────
        │year  title                 place^   sec  fig
        │2023  青石镇2023年工作总结              4    9 M
        ┌─ Encoding of this report ──────────────────────┐
        │ 0  detected                              UTF-8 │
        │ 1  UTF-8                                       │
        │ 2  GB18030                                     │
        │ 3  Big5-HKSCS                                  │
        │ 4  UTF-16LE                                    │
        │ 5  UTF-16BE                                    │
        │ 6  UTF-32LE                                    │
        │ 7  UTF-32BE                                    │
        └────────────────────────────────────────────────┘
        a/青石.txt | UTF-8 simplified | 0 characters | 1 ~
        Enter or letter choose  Esc back    1 not read (!)
    "#]]
    .assert_eq(&play.screen().0);
    play.keys("Enter");
    let path = std::path::PathBuf::from("a/青石.txt");
    let chosen = Effect::Choose(path, Some(crate::source::Encoding::Gb18030));
    assert!(play.effects.contains(&chosen));
    assert!(matches!(play.effects.last(), Some(Effect::Open(..))), "{:?}", play.effects);
    let kept = leave(&mut play);
    assert_eq!(kept.reports[0].encoding.as_deref(), Some("GB18030"));
}

#[test]
fn marks_are_there_again_before_their_report_is_opened() {
    let mut play = Play::new(80, 16);
    play.keys("Alt-4 m m m m");
    play.keys("g m");
    let kept = leave(&mut play);
    assert_eq!(kept.reports[0].marks.len(), 3);
    let mut play = Play::recalling(80, 16, kept);
    play.keys("Tab j p");
    let (screen, _) = play.screen();
    assert!(screen.contains("Clip pad 3") && screen.contains("粮食播种面积"), "{screen}");
    play.keys("Esc M");
    assert!(leave(&mut play).reports[0].marks.is_empty());
}

#[test]
fn what_was_only_looked_at_leaves_nothing() {
    let mut play = Play::new(80, 12);
    play.keys("j k");
    assert_eq!(leave(&mut play), Kept::default());
}
