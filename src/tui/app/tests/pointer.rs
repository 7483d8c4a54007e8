//! The mouse on the panes.

use crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

use crate::tui::app::tests::play::Play;
use crate::tui::effect::Effect;
use crate::tui::event::{Event, Tracking};
use crate::tui::label;
use crate::tui::words;

const LEFT: MouseEventKind = MouseEventKind::Down(MouseButton::Left);
const DRAG: MouseEventKind = MouseEventKind::Drag(MouseButton::Left);
const UP: MouseEventKind = MouseEventKind::Up(MouseButton::Left);

/// Column and row of the first place on the screen that shows `text`.
#[track_caller]
fn find(play: &Play, text: &str) -> (u16, u16) {
    let screen = play.screen().0;
    let (row, line) = screen.lines().enumerate().find(|(_, line)| line.contains(text)).expect(text);
    let before = line.split(text).next().unwrap_or_default();
    (label::columns(before) as u16, row as u16)
}

fn send(play: &mut Play, kind: MouseEventKind, (column, row): (u16, u16)) {
    play.send(Event::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE }));
}

/// The screen with the mouse taken.
fn taken(width: u16, height: u16) -> Play {
    let mut play = Play::new(width, height);
    play.keys("Alt-m");
    play
}

/// What is selected, below the panes.
fn info(play: &Play) -> String {
    let screen = play.screen().0;
    let lines: Vec<&str> = screen.lines().collect();
    lines[lines.len() - 2].to_owned()
}

#[test]
fn the_mouse_is_the_terminals_until_a_key_takes_it() {
    let mut play = Play::new(120, 18);
    let before = play.screen().0;
    let place = find(&play, "产业发展");
    send(&mut play, LEFT, place);
    assert_eq!(play.screen().0, before);
    play.keys("Alt-m");
    assert_eq!(play.effects.last(), Some(&Effect::Track(Tracking::Clicks)));
    send(&mut play, LEFT, place);
    assert!(info(&play).ends_with("（一）产业发展"));
    play.keys("Alt-m");
    assert_eq!(play.effects.last(), Some(&Effect::Track(Tracking::Off)));
}

#[test]
fn a_click_selects_and_leads_the_other_panes() {
    let mut play = taken(120, 18);
    let place = find(&play, "满意率 ");
    send(&mut play, LEFT, place);
    assert!(info(&play).starts_with("满意率 90%"), "{}", info(&play));
    // In the text the figure under the pointer is the current one.
    let (column, row) = find(&play, "粮食播种面积4.5万亩，满意");
    send(&mut play, LEFT, (column + 13, row));
    assert!(info(&play).starts_with("粮食播种面积 4.5万亩"), "{}", info(&play));
    // A title gives its pane the focus, and nothing else.
    send(&mut play, LEFT, (5, 0));
    assert!(info(&play).starts_with("a/青石.txt"));
}

#[test]
fn a_second_click_is_enter() {
    let mut play = taken(120, 18);
    let place = find(&play, "二、2024年计划");
    send(&mut play, LEFT, place);
    assert!(info(&play).starts_with("二、2024年计划"));
    send(&mut play, UP, place);
    send(&mut play, LEFT, place);
    assert!(play.screen().0.contains("? help  ]/[ figure"), "{}", play.screen().0);
}

#[test]
fn the_wheel_turns_what_it_is_over_and_opens_nothing() {
    let mut play = taken(80, 12);
    play.keys("Alt-2");
    let text = find(&play, "3 Text");
    send(&mut play, MouseEventKind::ScrollDown, (text.0, 5));
    let screen = play.screen().0;
    assert!(!screen.contains("  青石镇2023年工作总结"), "{screen}");
    send(&mut play, MouseEventKind::ScrollUp, (text.0, 5));
    assert!(play.screen().0.contains("  青石镇2023年工作总结"));
    let mut play = taken(120, 18);
    let opened = play.effects.len();
    let place = find(&play, "石桥.txt");
    for _ in 0..5 {
        send(&mut play, MouseEventKind::ScrollDown, place);
    }
    assert!(!play.effects[opened..].iter().any(|effect| matches!(effect, Effect::Open(..))));
}

#[test]
fn the_wheel_turns_a_list_over_the_panes_and_a_click_beside_it_closes_it() {
    let mut play = taken(120, 30);
    play.keys("?");
    let before = play.screen().0;
    send(&mut play, MouseEventKind::ScrollDown, (60, 10));
    assert_ne!(play.screen().0, before);
    send(&mut play, LEFT, (60, 10));
    assert_ne!(play.screen().0, Play::new(120, 30).screen().0);
    send(&mut play, LEFT, (0, 10));
    assert!(!play.screen().0.contains(words::HELP), "{}", play.screen().0);
    play.keys("f");
    send(&mut play, MouseEventKind::ScrollDown, (60, 10));
    assert!(play.screen().0.contains(words::JUMP));
}

#[test]
fn a_border_follows_the_pointer_until_the_button_is_up() {
    let mut play = taken(120, 18);
    let (x, _) = find(&play, "┌ 3 Text");
    send(&mut play, LEFT, (x, 9));
    assert_eq!(play.effects.last(), Some(&Effect::Track(Tracking::Drags)));
    for column in [x + 1, x + 4, x + 9] {
        send(&mut play, DRAG, (column, 9));
    }
    assert_eq!(find(&play, "┌ 3 Text").0, x + 9);
    send(&mut play, UP, (x + 9, 9));
    assert_eq!(play.effects.last(), Some(&Effect::Track(Tracking::Clicks)));
    send(&mut play, DRAG, (x, 9));
    assert_eq!(find(&play, "┌ 3 Text").0, x + 9);
}

#[test]
fn no_place_of_any_window_is_a_trap() {
    for (width, height) in [(0, 0), (1, 1), (39, 9), (40, 10), (50, 15), (72, 12), (80, 33), (120, 40)] {
        let mut play = taken(width, height);
        play.resize(width, height);
        for keys in ["", "s", "Alt-1", "Alt-4", "w", "?", "f", "'农", "Esc Esc", "i"] {
            play.keys(keys);
            for row in (0..height + 2).step_by(3) {
                for column in (0..width + 2).step_by(7) {
                    for kind in [LEFT, DRAG, UP, MouseEventKind::ScrollDown, MouseEventKind::ScrollUp] {
                        send(&mut play, kind, (column, row));
                    }
                }
            }
            send(&mut play, LEFT, (u16::MAX, u16::MAX));
            play.screen();
        }
    }
}
