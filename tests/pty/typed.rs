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
