//! Other programs that take a copy: how they are asked, and that none of them holds up the screen.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::driver::{PROGRAM, Session};
use crate::fixture::{self, FIRST};

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

fn log(fake: &TempDir) -> Vec<String> {
    let log = fs::read_to_string(fake.path().join("log")).unwrap_or_default();
    log.lines().map(str::to_owned).collect()
}

#[test]
fn one_that_hangs_holds_up_no_key() {
    let folder = fixture::reports();
    let fake = fake("tmux", "exec sleep 600");
    let variables = [("PATH", path(&fake)), ("TMUX", "/x,1,0".to_owned())];
    let variables: Vec<(&str, &str)> =
        variables.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let mut session = Session::start_with(&[folder.path().as_os_str()], &variables);
    session.wait_for(FIRST);
    session.settle();
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
    let variables = [("PATH", path(&fake)), ("TMUX", "/x,1,0".to_owned())];
    let variables: Vec<(&str, &str)> =
        variables.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let mut session = Session::start_with(&[folder.path().as_os_str()], &variables);
    session.wait_for(FIRST);
    session.settle();
    session.keys("y");
    session.wait_for("tmux's buffer");
    session.keys("q");
    assert_eq!(session.finish().0, 0);
    assert_eq!(log(&fake), ["load-buffer -w -"]);
    let doctor = ["-w", PROGRAM, "doctor"];
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
    let variables = [("PATH", path(&fake)), ("TMUX", "/x,1,0".to_owned())];
    let variables: Vec<(&str, &str)> =
        variables.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let mut session = Session::start_with(&[folder.path().as_os_str()], &variables);
    session.wait_for(FIRST);
    session.settle();
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
    let variables = [
        ("PATH", path(&fake)),
        ("TMUX", "/x,1,0".to_owned()),
        ("BAOGAO_SECURE", "1".to_owned()),
        ("XDG_STATE_HOME", elsewhere.path().display().to_string()),
    ];
    let variables: Vec<(&str, &str)> =
        variables.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let mut session = Session::start_with(&[folder.path().as_os_str()], &variables);
    session.wait_for(FIRST);
    session.settle();
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
