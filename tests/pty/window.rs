//! Windows of any size, and how little is sent for them.

use std::thread;
use std::time::Duration;

use crate::allowed;
use crate::driver::Session;
use crate::fixture::{self, FIRST, SECOND};

#[test]
fn an_idle_screen_sends_nothing() {
    let folder = fixture::reports();
    let mut session = Session::start(&[folder.path().as_os_str()]);
    session.wait_for(SECOND);
    session.settle();
    let before = session.raw().len();
    thread::sleep(Duration::from_secs(1));
    assert_eq!(session.raw().len(), before);
    session.keys("q");
    session.finish();
}

#[test]
fn a_window_may_become_too_small_and_large_again() {
    let folder = fixture::reports();
    let mut session = Session::start(&[folder.path().as_os_str()]);
    session.wait_for(FIRST);
    for (columns, rows) in [(1, 1), (2, 500), (500, 1), (12, 3), (1, 24)] {
        session.resize(columns, rows);
        session.settle();
    }
    session.resize(100, 30);
    session.wait_for(FIRST);
    session.keys("q");
    let (status, raw) = session.finish();
    assert_eq!(status, 0);
    allowed::check(&raw, false);
}

#[test]
fn a_flood_of_sizes_is_not_drawn_one_by_one() {
    let folder = fixture::reports();
    let mut session = Session::start(&[folder.path().as_os_str()]);
    session.wait_for(FIRST);
    session.settle();
    let before = session.raw().len();
    for number in 0..300 {
        session.resize(40 + number % 60, 10 + number % 30);
        thread::sleep(Duration::from_millis(2));
    }
    session.resize(80, 24);
    session.settle();
    session.wait_for(FIRST);
    let sent = session.raw().len() - before;
    assert!(sent < 150_000, "{sent} bytes for 300 sizes");
    session.keys("q");
    let (status, raw) = session.finish();
    assert_eq!(status, 0);
    allowed::check(&raw, false);
}

#[test]
fn a_few_letters_jump() {
    let folder = fixture::reports();
    let mut session = Session::start(&[folder.path().as_os_str()]);
    session.wait_for(SECOND);
    session.keys("f出栏生猪");
    session.wait_for("1.2万头");
    session.keys("\r");
    session.settle();
    session.wait_for("出栏生猪");
    session.keys("\x1bq");
    session.settle();
    session.keys("q");
    let (status, raw) = session.finish();
    assert_eq!(status, 0);
    allowed::check(&raw, false);
}

#[test]
fn a_report_that_changes_on_disk_is_read_again() {
    let folder = fixture::reports();
    let mut session = Session::start(&[folder.path().as_os_str()]);
    session.wait_for("出栏生猪");
    let path = folder.path().join("b.txt");
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, text.replace("1.2万头", "7.7万头")).unwrap();
    session.wait_for("7.7万头");
    std::fs::write(folder.path().join("c.txt"), "黑水镇2023年工作总结\n一、农业\n").unwrap();
    session.keys("r");
    session.wait_for("黑水镇");
    session.keys("q");
    assert_eq!(session.finish().0, 0);
}
