//! The mouse: taken only when it is asked for, never more of it than is wanted, and given back.

use crate::allowed;
use crate::driver::Session;
use crate::fixture::{self, FIRST};

/// A report of the mouse: button and what it did, at column and row from 1.
fn report(button: u32, column: u32, row: u32, is_up: bool) -> String {
    format!("\x1b[<{button};{column};{row}{}", if is_up { 'm' } else { 'M' })
}

fn count(raw: &[u8], mode: &str) -> usize {
    String::from_utf8_lossy(raw).matches(&format!("\x1b[?{mode}")).count()
}

#[test]
fn it_is_the_terminals_until_it_is_asked_for() {
    let folder = fixture::reports();
    let mut session = Session::start(&["--no-mouse".as_ref(), folder.path().as_os_str()]);
    session.wait_for(FIRST);
    session.settle();
    assert_eq!(count(&session.raw(), "1000h"), 0);
    session.keys("\x1bm");
    session.wait_for("the mouse is taken");
    assert_eq!(count(&session.raw(), "1000h"), 1);
    session.keys("\x1bm");
    session.wait_for("the terminal's again");
    assert!(String::from_utf8_lossy(&session.raw()).contains("\x1b[?1000l\x1b[?1006l"));
    session.keys("q");
    let (status, raw) = session.finish();
    assert_eq!(status, 0);
    allowed::check(&raw, false);
}

#[test]
fn a_flood_of_motions_costs_neither_frames_nor_the_next_key() {
    let folder = fixture::reports();
    let mut session = Session::start(&["--mouse".as_ref(), folder.path().as_os_str()]);
    session.wait_for(FIRST);
    session.settle();
    // The border between the panes is taken, dragged to and fro, and let go.
    session.keys(&report(0, 37, 9, false));
    session.wait_for_bytes("drag", |raw| count(raw, "1002h") == 1);
    session.settle();
    let before = session.raw().len();
    let motions: String = (0..600).map(|step| report(32, 30 + step % 17, 9, false)).collect();
    session.keys(&motions);
    session.keys(&report(32, 50, 9, false));
    session.keys(&report(0, 50, 9, true));
    session.wait_for_bytes("end of the drag", |raw| count(raw, "1002l\x1b[?1000h") >= 2);
    session.settle();
    let sent = session.raw().len() - before;
    assert!(sent < 200_000, "{sent} bytes for 600 motions");
    let screen = session.screen();
    let title = screen.lines().next().unwrap().chars().position(|character| character == '3').unwrap();
    assert_eq!(title, 51, "{screen}");
    session.keys("q");
    let (status, raw) = session.finish();
    assert_eq!(status, 0);
    assert_eq!((count(&raw, "1003"), count(&raw, "1015")), (0, 0));
    allowed::check(&raw, false);
}

#[test]
fn it_is_taken_again_after_a_stop() {
    let folder = fixture::reports();
    let mut session = Session::start(&["--mouse".as_ref(), folder.path().as_os_str()]);
    session.wait_for(FIRST);
    session.settle();
    // What draws the whole screen again takes the modes again, too.
    session.keys("\x0c");
    session.wait_for_bytes("another taking", |raw| count(raw, "1000h") == 2);
    session.keys("q");
    let (status, raw) = session.finish();
    assert_eq!(status, 0);
    allowed::check(&raw, false);
}
