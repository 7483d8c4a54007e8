//! However the program ends, the terminal comes back.

use std::ffi::OsStr;
use std::fs;
use std::process::{Command, Stdio};
use std::time::Duration;

use rustix::process::Signal;

use crate::allowed;
use crate::driver::{PROGRAM, Session};
use crate::fixture::{self, FIRST};

const SOON: Duration = Duration::from_secs(1);

#[test]
fn quitting_gives_the_terminal_back() {
    let folder = fixture::reports();
    let mut session = Session::start(&[folder.path().as_os_str()]);
    session.wait_for(FIRST);
    assert!(!session.is_cooked());
    session.keys("q");
    let (status, raw) = session.finish();
    assert_eq!(status, 0);
    assert!(session.is_cooked());
    allowed::check(&raw, false);
}

#[test]
fn a_signal_ends_it_with_the_status_a_shell_expects() {
    let folder = fixture::reports();
    for (signal, expected) in
        [(Signal::TERM, 143), (Signal::INT, 130), (Signal::QUIT, 131), (Signal::HUP, 129)]
    {
        let mut session = Session::start(&[folder.path().as_os_str()]);
        session.wait_for(FIRST);
        session.signal(signal);
        assert_eq!(session.status_within(SOON), expected);
        assert!(session.is_cooked());
        session.settle();
        allowed::check(&session.raw(), false);
    }
}

#[test]
fn a_signal_ends_it_while_it_loads() {
    let folder = fixture::many(1500);
    let mut session = Session::start(&[folder.path().as_os_str()]);
    session.wait_for_bytes("screen", |raw| raw.windows(8).any(|part| part == b"\x1b[?1049h"));
    session.signal(Signal::TERM);
    assert_eq!(session.status_within(SOON), 143);
    session.settle();
    allowed::check(&session.raw(), false);
}

#[test]
fn it_ends_with_its_terminal() {
    let folder = fixture::reports();
    let mut session = Session::start(&[folder.path().as_os_str()]);
    session.wait_for(FIRST);
    session.hang_up();
    assert_eq!(session.status_within(SOON), 129);
}

#[test]
fn it_ends_with_its_terminal_when_nobody_tells_it() {
    let folder = fixture::reports();
    let mut session = Session::script(&format!("trap '' HUP; exec {PROGRAM} '{}'", folder.path().display()));
    session.wait_for(FIRST);
    session.hang_up();
    assert_eq!(session.status_within(SOON), 129);
}

#[test]
fn it_ends_when_what_holds_its_terminal_is_killed() {
    let folder = fixture::reports();
    let elsewhere = tempfile::tempdir().unwrap();
    let pid = elsewhere.path().join("pid");
    // Like a server of connections: it has a terminal for the program and passes on what both say.
    let inner = format!("echo $$ > {}; exec {PROGRAM} {}", pid.display(), folder.path().display());
    let mut session = Session::script(&format!("exec script -qfc '{inner}' /dev/null"));
    session.wait_for(FIRST);
    session.keys("j");
    session.settle();
    session.signal(Signal::KILL);
    let pid = fs::read_to_string(pid).unwrap();
    let stat = format!("/proc/{}/stat", pid.trim());
    let started = std::time::Instant::now();
    // Nobody may be there to ask how it ended, so one that has ended may still be listed.
    while fs::read_to_string(&stat).is_ok_and(|stat| !stat.contains(") Z ")) {
        assert!(started.elapsed() < 2 * SOON, "still there");
        std::thread::sleep(Duration::from_millis(10));
    }
}

#[test]
#[cfg(debug_assertions)]
fn a_panic_gives_the_terminal_back_before_it_speaks() {
    let folder = fixture::reports();
    let mut session = Session::start_with(&[folder.path().as_os_str()], &[("BAOGAO_FAULT", "panic:ui")]);
    session.wait_for_bytes("screen", |raw| raw.len() > 40);
    session.resize(70, 20);
    let (status, raw) = session.finish();
    assert_eq!(status, 101);
    assert!(session.is_cooked());
    allowed::check(&raw, false);
    let text = String::from_utf8(raw).unwrap();
    let (_, after) = text.rsplit_once("\x1b[?1049l").unwrap();
    assert!(after.contains("a fault was asked for"), "{after:?}");
}

#[test]
#[cfg(debug_assertions)]
fn a_panic_of_a_worker_leaves_the_screen_up() {
    let folder = fixture::reports();
    let mut session = Session::start_with(&[folder.path().as_os_str()], &[("BAOGAO_FAULT", "panic:worker")]);
    session.wait_for(FIRST);
    std::thread::sleep(Duration::from_millis(800));
    session.settle();
    assert!(!session.is_cooked());
    session.keys("q");
    let (status, raw) = session.finish();
    assert_eq!(status, 0);
    allowed::check(&raw, false);
}

#[test]
#[cfg(debug_assertions)]
fn what_is_to_be_remembered_is_kept_when_the_terminal_fails() {
    let folder = fixture::reports();
    let elsewhere = tempfile::tempdir().unwrap();
    let variables = [("BAOGAO_FAULT", "error:draw"), ("XDG_STATE_HOME", elsewhere.path().to_str().unwrap())];
    let mut session = Session::start_with(&[folder.path().as_os_str()], &variables);
    session.wait_for(FIRST);
    session.settle();
    session.keys("a");
    session.wait_for("Note on");
    session.keys("quarry");
    session.wait_for("quarry");
    // The window becomes one that cannot be drawn; the note is still being written.
    session.resize(80, 1);
    let (status, raw) = session.finish();
    assert_eq!(status, 1);
    assert!(session.is_cooked());
    allowed::check(&raw, false);
    assert!(String::from_utf8(raw).unwrap().contains("baogao: a fault was asked for"));
    let kept = fs::read_to_string(elsewhere.path().join("baogao/state.json")).unwrap();
    assert!(kept.contains("quarry"), "{kept}");
}

#[test]
fn a_pipe_gets_nothing_of_the_screen() {
    let folder = fixture::reports();
    let elsewhere = tempfile::tempdir().unwrap();
    let piped = elsewhere.path().join("piped");
    let mut session =
        Session::script(&format!("exec {PROGRAM} '{}' > '{}'", folder.path().display(), piped.display()));
    session.wait_for(FIRST);
    session.keys("q");
    let (status, raw) = session.finish();
    assert_eq!(status, 0);
    assert_eq!(fs::read(&piped).unwrap(), b"");
    allowed::check(&raw, false);
}

#[test]
fn without_a_terminal_it_names_the_command_line() {
    let folder = fixture::reports();
    let output = Command::new("setsid")
        .args(["-w", PROGRAM])
        .arg(folder.path())
        .stdin(Stdio::null())
        .output()
        .expect("setsid is installed");
    check_refusal(output.status.code(), &output.stdout, &output.stderr);
}

#[test]
fn a_dumb_terminal_gets_one_line() {
    let folder = fixture::reports();
    for term in ["dumb", ""] {
        let mut session = Session::start_with(&[folder.path().as_os_str()], &[("TERM", term)]);
        let (status, raw) = session.finish();
        check_refusal(i32::try_from(status).ok(), b"", &raw);
    }
}

#[track_caller]
fn check_refusal(status: Option<i32>, output: &[u8], errors: &[u8]) {
    let errors = String::from_utf8_lossy(errors);
    assert_eq!(status, Some(2), "{errors}");
    assert!(output.is_empty());
    assert!(errors.contains("baogao figures") && errors.trim_end().lines().count() == 1, "{errors}");
    assert!(!errors.contains('\x1b'), "{errors:?}");
}

#[test]
fn the_help_needs_no_terminal() {
    let output = Command::new(PROGRAM).arg(OsStr::new("--help")).output().unwrap();
    assert!(output.status.success());
    assert!(!output.stdout.is_empty() && !output.stdout.contains(&0x1b));
}
