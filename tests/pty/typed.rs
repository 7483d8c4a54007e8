//! What a terminal sends is not always what somebody typed.

use std::thread;
use std::time::Duration;

use crate::driver::Session;
use crate::fixture::{self, FIRST};

#[test]
fn answers_to_other_programs_are_not_keys() {
    let folder = fixture::reports();
    let mut session = Session::start(&[folder.path().as_os_str()]);
    session.wait_for(FIRST);
    session.settle();
    let before = session.raw().len();
    for answer in
        ["\x1b]11;rgb:q/q/q\x1b\\", "\x1bP1+r71=q\x1b\\", "\x1b[?62;52c", "\x1b[24;80R", "\x1b[<35;1;1M"]
    {
        session.keys(answer);
    }
    session.settle();
    assert_eq!(session.raw().len(), before);
    session.keys("q");
    assert_eq!(session.finish().0, 0);
}

#[test]
fn a_paste_without_an_end_does_not_lock_the_reader_out() {
    let folder = fixture::reports();
    let mut session = Session::start(&[folder.path().as_os_str()]);
    session.wait_for(FIRST);
    session.keys("\x1b[200~abcq");
    thread::sleep(Duration::from_secs(3));
    session.keys("q");
    assert_eq!(session.finish().0, 0);
}

#[test]
fn ten_thousand_keys_are_not_ten_thousand_frames() {
    let folder = fixture::reports();
    let mut session = Session::start(&[folder.path().as_os_str()]);
    session.wait_for(FIRST);
    session.settle();
    let before = session.raw().len();
    session.keys(&"jk".repeat(5000));
    session.keys("q");
    assert_eq!(session.finish().0, 0);
    let sent = session.raw().len() - before;
    assert!(sent < 400_000, "{sent} bytes");
}

#[test]
fn two_thousand_steps_are_two_thousand_steps_in_few_frames() {
    let folder = tempfile::tempdir().unwrap();
    let lines: Vec<String> = (1..=2500).map(|number| format!("第{number}行文字\n")).collect();
    std::fs::write(folder.path().join("a.txt"), lines.concat()).unwrap();
    let mut session = Session::start(&[folder.path().as_os_str()]);
    session.wait_for("第5行文字");
    session.settle();
    session.keys("\x1b3");
    session.settle();
    let before = session.raw().len();
    session.keys(&"j".repeat(2000));
    session.wait_for("第2001行文字");
    session.settle();
    let sent = session.raw().len() - before;
    assert!(sent < 150_000, "{sent} bytes");
    let cursor: Vec<String> =
        session.screen().lines().filter(|line| line.contains(">  第")).map(str::to_owned).collect();
    assert!(cursor.len() == 1 && cursor[0].contains("第2001行文字"), "{cursor:?}");
    session.keys("q");
    assert_eq!(session.finish().0, 0);
}

#[test]
fn a_flood_typed_into_a_prompt_is_taken_and_left() {
    let folder = fixture::reports();
    let mut session = Session::start(&[folder.path().as_os_str()]);
    session.wait_for(FIRST);
    session.settle();
    let before = session.raw().len();
    session.keys("/");
    session.keys(&"就业x".repeat(10_000));
    session.keys("\x1b");
    session.settle();
    session.keys("?");
    session.wait_for("Keys");
    let sent = session.raw().len() - before;
    assert!(sent < 200_000, "{sent} bytes");
    session.keys("qq");
    assert_eq!(session.finish().0, 0);
}

#[test]
fn flow_control_is_two_keys_like_others() {
    let folder = fixture::reports();
    let mut session = Session::start(&[folder.path().as_os_str()]);
    session.wait_for(FIRST);
    session.keys("\x13");
    session.settle();
    session.keys("?");
    session.wait_for("Keys");
    session.keys("q\x11q");
    assert_eq!(session.finish().0, 0);
}
