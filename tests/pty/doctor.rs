//! What doctor says on a real terminal, and what the program makes of the terminal's answers.

use std::thread;
use std::time::Duration;

use crate::driver::{PROGRAM, Session};
use crate::fixture::{self, FIRST};

/// The question what the terminal can do.
fn asks(raw: &[u8]) -> bool {
    raw.windows(3).any(|part| part == b"\x1b[c")
}

#[test]
fn doctor_asks_the_terminal_and_tells_which_way_a_copy_takes() {
    let mut session = Session::script(&format!("{PROGRAM} doctor --test-copy; echo status=$?; exec cat"));
    session.wait_for_bytes("question", asks);
    session.keys("\x1b[?62;22;52c");
    session.wait_for("status=0");
    let screen = session.screen();
    for expected in [
        "xterm-256color, 80x24", "it accepts clipboard writes", "to the terminal by OSC 52", "state",
        "paste now",
    ] {
        assert!(screen.contains(expected), "{expected}:\n{screen}");
    }
    let raw = session.raw();
    let text = String::from_utf8_lossy(&raw);
    assert_eq!(text.matches("\x1b]52;c;").count(), 1);
    assert!(session.is_cooked());
    // The answer is neither on the screen nor left to the shell.
    assert!(!screen.contains("62;22"), "{screen}");
}

#[test]
fn doctor_needs_no_terminal_and_no_answer() {
    let output = std::process::Command::new("setsid")
        .args(["-w", PROGRAM, "doctor"])
        .stdin(std::process::Stdio::null())
        .output()
        .expect("setsid is installed");
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("no screen") && text.contains("nobody to ask") && !text.contains('\x1b'), "{text}");
    let session =
        Session::script(&format!("{PROGRAM} doctor --secure --test-copy; echo status=$?; exec cat"));
    session.wait_for("status=1");
    assert!(session.screen().contains("nothing is copied in secure mode"), "{}", session.screen());
}

/// What a copy is said to be when the terminal answered so.
#[track_caller]
fn check_answer(answer: &str, expected: &str) {
    let folder = fixture::reports();
    let mut session = Session::start(&[folder.path().as_os_str()]);
    session.wait_for_bytes("question", asks);
    session.keys(answer);
    session.wait_for(FIRST);
    session.settle();
    session.keys("y");
    session.wait_for(expected);
    session.keys("q");
    assert_eq!(session.finish().0, 0);
}

#[test]
fn a_copy_is_said_to_be_sent_and_no_more() {
    check_answer("\x1b[?62;52c", "which accepts clipboard writes");
    check_answer("\x1b[?62;4c", "cannot be confirmed");
    check_answer("", "cannot be confirmed");
}

#[test]
fn an_answer_that_comes_late_is_no_key() {
    let folder = fixture::reports();
    let mut session = Session::start(&[folder.path().as_os_str()]);
    session.wait_for(FIRST);
    thread::sleep(Duration::from_secs(3));
    let before = session.raw().len();
    session.keys("\x1b[?62;52c");
    session.settle();
    assert_eq!(session.raw().len(), before);
    session.keys("y");
    session.wait_for("which accepts clipboard writes");
    session.keys("q");
    assert_eq!(session.finish().0, 0);
}

#[test]
fn an_answer_on_its_way_is_not_typed_into_the_shell() {
    let folder = fixture::reports();
    let mut session = crate::shell::shell();
    session.keys(&format!("{PROGRAM} '{}'\n", folder.path().display()));
    session.wait_for_bytes("question", asks);
    session.keys("q");
    // As over a slow line: the answer is on its way when the program wants to leave.
    thread::sleep(Duration::from_millis(300));
    session.keys("\x1b[?62;22;52c");
    session.wait_for_bytes("the end", |raw| raw.windows(8).any(|part| part == b"\x1b[?1049l"));
    session.keys("echo $((6*7))end\n");
    session.wait_for("42end");
    assert!(!session.screen().contains("62;22"), "{}", session.screen());
}
