//! What the status line says, and what it gives way to.

use crate::tui::app::tests::play::Play;
use crate::tui::event::Event;

fn status(play: &Play) -> String {
    play.screen().0.lines().last().unwrap_or_default().to_owned()
}

#[test]
fn an_unknown_key_is_said_until_the_next_key() {
    let mut play = Play::new(80, 16);
    play.keys("X");
    assert!(status(&play).starts_with("no such key; ? for help"), "{}", status(&play));
    play.keys("j");
    assert!(!status(&play).contains("no such key"));
    play.keys("3");
    assert!(!status(&play).contains("no such key"), "a count is none");
}

#[test]
fn going_round_the_corner_is_said() {
    let mut play = Play::new(80, 16);
    play.keys("/ '生产总值 Enter n");
    assert!(!status(&play).contains("from"), "{}", status(&play));
    play.keys("n");
    assert!(status(&play).starts_with("from the top"), "{}", status(&play));
    play.keys("N");
    assert!(status(&play).starts_with("from the bottom"), "{}", status(&play));
}

#[test]
fn a_cancelled_filter_gives_the_old_one_back() {
    let mut play = Play::new(120, 20);
    play.keys("F '青石 Enter");
    assert_eq!((play.app.documents.len(), play.app.documents.filter_text()), (1, "青石"));
    play.keys("F Backspace Backspace '没有");
    assert_eq!(play.app.documents.len(), 0);
    play.keys("Esc");
    assert_eq!((play.app.documents.len(), play.app.documents.filter_text()), (1, "青石"));
    play.keys("Alt-4 F '生产 Enter F '没有 Esc");
    assert_eq!((play.app.table.len(), play.app.table.filter_text()), (2, "生产"));
}

#[test]
fn where_a_copy_went_is_said_in_full() {
    let sent = "sent 33 bytes to the terminal by OSC 52 (cannot be confirmed)";
    for width in [200, 80, 64, 62] {
        let mut play = Play::new(width, 16);
        play.send(Event::Copied("青石镇2023年工作总结和2024年工作计划".to_owned(), sent.to_owned()));
        assert!(status(&play).contains(sent), "{width}: {}", status(&play));
        assert_eq!(status(&play).contains("青石镇2"), width >= 80, "{}", status(&play));
        assert_eq!(status(&play).contains("1 not read (!)"), width >= 200, "{}", status(&play));
    }
}

#[test]
fn nowhere_to_jump_is_said() {
    let mut play = Play::new(80, 16);
    play.keys("f '没有的 Tab Enter");
    assert!(status(&play).starts_with("no match of this kind; Tab for others"), "{}", status(&play));
}

#[test]
fn the_pad_opens_at_the_left() {
    let mut play = Play::new(50, 15);
    play.keys("Alt-4 m m p");
    let (screen, caret) = play.screen();
    assert!(screen.lines().any(|line| line.starts_with("│生产总值")), "{screen}");
    assert_eq!(caret.0, 1, "{screen}");
}

#[test]
fn what_does_not_agree_is_said_of_its_figure() {
    let mut play = Play::new(100, 20);
    play.keys("Alt-4");
    let info = |play: &Play| play.screen().0.lines().rev().nth(1).unwrap_or_default().to_owned();
    let open = play.app.open.as_mut().unwrap();
    let (kind, text) = (crate::report::check::Kind::Growth, "增速与上年数不符。".to_owned());
    let [one, other] = [0, 3].map(|index| open.report.figures[index].span);
    open.remarks = vec![crate::report::check::Remark { kind, span: one, other: Some(other), text }];
    assert!(info(&play).starts_with("生产总值 3428万元 | C 增速与上年数不符。"), "{}", info(&play));
    play.keys("j");
    assert!(!info(&play).contains("不符"), "{}", info(&play));
    play.keys("j");
    assert!(info(&play).contains("不符"), "the other place: {}", info(&play));
}
