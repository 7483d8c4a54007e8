//! Other programs that take a copy: how they are asked, and that none of them holds up the screen.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::driver::{PROGRAM, Session};
use crate::fixture::{self, FIRST};

/// What tells a program that it is inside tmux.
const INSIDE: (&str, &str) = ("TMUX", "/x,1,0");

/// A folder with a program that notes down its arguments and then does what `script` says.
fn fake(name: &str, script: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let program = folder.path().join(name);
    let log = folder.path().join("log");
    fs::write(&program, format!("#!/bin/sh\necho \"$@\" >> '{}'\n{script}\n", log.display())).unwrap();
    fs::set_permissions(&program, Permissions::from_mode(0o755)).unwrap();
    folder
}

fn path(fake: &TempDir) -> String {
    format!("{}:{}", fake.path().display(), std::env::var("PATH").unwrap())
}

/// The program with the reports on its screen, which believes that it is inside tmux.
fn start(reports: &TempDir, fake: &TempDir, variables: &[(&str, &str)]) -> Session {
    let path = path(fake);
    let variables = [&[("PATH", path.as_str()), INSIDE], variables].concat();
    let session = Session::start_with(&[reports.path().as_os_str()], &variables);
    session.wait_for(FIRST);
    session.settle();
    session
}

fn log(fake: &TempDir) -> Vec<String> {
    let log = fs::read_to_string(fake.path().join("log")).unwrap_or_default();
    log.lines().map(str::to_owned).collect()
}

#[test]
fn one_that_hangs_holds_up_no_key() {
    let folder = fixture::reports();
    let fake = fake("tmux", "exec sleep 600");
    let mut session = start(&folder, &fake, &[]);
    session.keys("y?");
    session.wait_for_bytes("copy", |raw| String::from_utf8_lossy(raw).contains("\x1b]52;c;"));
    let raw = session.raw();
    let text = String::from_utf8_lossy(&raw);
    let (before, _) = text.split_once("\x1b]52;c;").unwrap();
    assert!(before.contains("Keys"), "the help came after the helper was given up");
    session.keys("qq");
    assert_eq!(session.finish().0, 0);
}

#[test]
fn no_option_of_tmux_is_ever_set() {
    let folder = fixture::reports();
    let fake = fake("tmux", "cat > /dev/null");
    let mut session = start(&folder, &fake, &[]);
    session.keys("y");
    session.wait_for("tmux's buffer");
    session.keys("q");
    assert_eq!(session.finish().0, 0);
    assert_eq!(log(&fake), ["load-buffer -w -"]);
    let doctor = ["-w", PROGRAM, "doctor"];
    let variables = [("PATH", &*path(&fake)), INSIDE];
    let output = Command::new("setsid").args(doctor).envs(variables).stdin(Stdio::null()).output().unwrap();
    assert!(output.status.success());
    let asked = log(&fake);
    assert!(
        asked.len() > 1
            && asked[1..]
                .iter()
                .all(|line| line.starts_with("display-message -p") || line.starts_with("show-options -sv")),
        "{asked:?}"
    );
}

#[test]
fn a_quit_right_after_a_copy_waits_for_it() {
    let folder = fixture::reports();
    let fake = fake("tmux", "cat > \"$0.got\"");
    let mut session = start(&folder, &fake, &[]);
    session.keys("yq");
    assert_eq!(session.finish().0, 0);
    let got = fs::read_to_string(fake.path().join("tmux.got")).unwrap();
    assert!(!got.is_empty() && fixture::holds(&got), "{got:?}");
}

#[test]
fn the_restricted_mode_asks_nobody() {
    let folder = fixture::reports();
    let fake = fake("tmux", "cat > /dev/null");
    let elsewhere = tempfile::tempdir().unwrap();
    let remembered = elsewhere.path().to_string_lossy();
    let variables = [("BAOGAO_SECURE", "1"), ("XDG_STATE_HOME", &*remembered)];
    let mut session = start(&folder, &fake, &variables);
    for keys in ["y", "\x1a", "Y"] {
        session.keys(keys);
        session.wait_for("off in secure mode");
        session.keys("j");
        session.wait_until("no message", |screen| !screen.contains("off in secure mode"));
    }
    session.keys("q");
    let (status, raw) = session.finish();
    assert_eq!(status, 0);
    crate::allowed::check(&raw, false);
    assert!(log(&fake).is_empty());
    assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 0);
    let output = Command::new(PROGRAM).args(["export", ".", "-o", "/dev/null", "--secure"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("secure mode"));
}
