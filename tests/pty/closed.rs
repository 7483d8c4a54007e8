//! Standard input, output and error that are closed, full or given up.

use std::fs;

use crate::allowed;
use crate::driver::{PROGRAM, Session};
use crate::fixture::{self, FIRST};

#[test]
fn closed_ones_do_no_harm() {
    let folder = fixture::reports();
    for closed in ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"] {
        let mut session = Session::script(&format!(
            "cd \"$HOME\"; mkdir state; XDG_STATE_HOME=$PWD/state exec {PROGRAM} '{}' {closed}",
            folder.path().display()
        ));
        session.wait_for(FIRST);
        session.settle();
        session.keys("\x1b4m");
        session.wait_for("1 marked");
        session.keys("q");
        let (status, raw) = session.finish();
        assert_eq!(status, 0, "{closed}");
        allowed::check(&raw, false);
    }
}

#[test]
#[cfg(debug_assertions)]
fn a_panic_that_nobody_can_be_told_is_none_the_worse() {
    let folder = fixture::reports();
    for error in ["2>&-", "2>/dev/full"] {
        let mut session = Session::script(&format!(
            "BAOGAO_FAULT=panic:ui exec {PROGRAM} '{}' {error}",
            folder.path().display()
        ));
        session.wait_for_bytes("screen", |raw| raw.len() > 40);
        session.resize(70, 20);
        let (status, raw) = session.finish();
        assert_eq!(status, 101, "{error}");
        assert!(session.is_cooked());
        allowed::check(&raw, false);
    }
}

/// What the last copy comes to when it is printed to `target`.
#[track_caller]
fn check_printed(target: &str, expected: u32) {
    let folder = fixture::reports();
    let mut session = Session::script(&format!(
        "{PROGRAM} --print '{}' {target}; echo status=$?; exec cat",
        folder.path().display()
    ));
    session.wait_for(FIRST);
    session.settle();
    session.keys("y");
    session.wait_for("sent to the terminal");
    session.keys("q");
    session.wait_for(&format!("status={expected}"));
    assert!(session.is_cooked());
}

#[test]
fn a_full_disk_is_said_and_a_closed_pipe_is_not() {
    check_printed("> /dev/full", 1);
    check_printed("| true", 0);
    check_printed("| head -c 1", 0);
}

#[test]
fn the_screen_is_on_the_terminal_whatever_the_output_is() {
    let folder = fixture::reports();
    let elsewhere = tempfile::tempdir().unwrap();
    let piped = elsewhere.path().join("piped");
    let mut session = Session::script(&format!(
        "{PROGRAM} '{}' | cat > '{}'; echo status=$?; exec cat",
        folder.path().display(),
        piped.display()
    ));
    session.wait_for(FIRST);
    session.keys("q");
    session.wait_for("status=0");
    assert_eq!(fs::read(&piped).unwrap(), b"");
}
