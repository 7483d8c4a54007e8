//! Letters over figures, and the text alone.
// The lines of expected screens are written by expect-test itself.
#![allow(clippy::needless_raw_string_hashes)]

use expect_test::expect;

use crate::tui::app::tests::play::{Play, check};
use crate::tui::words;

#[test]
fn letters_stand_over_every_figure_of_a_small_window() {
    check(
        (50, 15),
        "Alt-3 ;",
        expect![[r#"
        ┌ 3 Text 92% ─────────────────────────────────────
        │>  青石镇2023年工作总结
        │
        │   一、2023年工作情况
        │   　　全年实现生产总值a428万元，同比增长s%。粮食
        │   播种面积d.5万亩，满意率f0%。
        │   （一）产业发展
        │ M 　　新建大棚g20座，投资hxx万元，预计带动增收
        │ F j0万元。群众得到了实惠。
        │   （二）“平安”建设
        │   　　调解纠纷k6起，比上年减少12起。
        │   二、2024年计划
        │ T 　　生产总值力争达到q700万元，建设一个农贸市
        type the letters over a figure to copy it as value
        Esc back  Tab template  Space mark  1 not read (!)
    "#]],
    );
}

#[test]
fn a_letter_copies_by_the_template_and_the_cursor_stays() {
    let mut play = Play::new(80, 24);
    let before = play.screen().0;
    play.keys("; d");
    assert_eq!(play.copied(), "4.5万亩");
    assert_eq!(play.screen().0, before);
    // The next template is kept for the next time.
    play.keys("; Tab Esc ; f");
    assert_eq!(play.copied(), "满意率 90%");
    play.keys("; 'ｓ");
    assert_eq!(play.copied(), "生产总值 +8%");
}

#[test]
fn a_capital_goes_there_and_what_is_no_name_is_said() {
    let mut play = Play::new(80, 24);
    play.keys("; o");
    assert!(play.screen().0.contains(&**words::NO_SUCH_HINT));
    play.keys("G");
    assert!(play.screen().0.contains("新建大棚 120座"), "{}", play.screen().0);
    assert_eq!(play.copied(), "");
    // Escape takes the letters away, and they copy nothing any more.
    play.keys("; Esc d");
    assert_eq!(play.copied(), "");
}

#[test]
fn after_space_the_letters_mark() {
    let mut play = Play::new(120, 24);
    play.keys("; Space a s d s Esc");
    assert!(play.screen().0.contains("2 marked"), "{}", play.screen().0);
    assert_eq!(play.copied(), "");
}

#[test]
fn where_no_figure_is_seen_there_are_no_letters() {
    let mut play = Play::empty(80, 24);
    play.keys(";");
    assert!(play.screen().0.contains(&**words::NO_HINTS));
}

#[test]
fn the_text_alone_has_the_whole_window() {
    check(
        (50, 15),
        "v",
        expect![[r#"
        青石镇2023年工作总结

        一、2023年工作情况
        　　全年实现生产总值3428万元，同比增长8%。粮食播种
        面积4.5万亩，满意率90%。
        （一）产业发展
        　　新建大棚120座，投资xxx万元，预计带动增收50万元
        。群众得到了实惠。
        （二）“平安”建设
        　　调解纠纷36起，比上年减少12起。
        二、2024年计划
        　　生产总值力争达到3700万元，建设一个农贸市场。



    "#]],
    );
}

#[test]
fn the_text_alone_is_turned_and_left_at_its_place() {
    let mut play = Play::new(40, 10);
    let before = play.screen().0;
    play.keys("v");
    assert!(
        play.app.plain_page().is_some_and(|page| page.len() == 10 && page.iter().any(|line| line.goes_on))
    );
    play.keys("v");
    assert!(play.app.plain_page().is_none());
    assert_eq!(play.screen().0, before);
    play.keys("v G");
    let last = play.app.plain_page().unwrap();
    assert!(
        last.last().unwrap().text.as_str().is_empty()
            || last.iter().any(|l| l.text.as_str().contains("农贸市场"))
    );
    play.resize(30, 9);
    assert!(play.app.plain_page().is_none(), "too small");
    play.resize(60, 12);
    assert!(play.app.plain_page().is_some());
    play.keys("q");
    assert!(play.screen().0.contains("1 Reports"), "{}", play.screen().0);
}
