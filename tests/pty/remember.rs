//! What one session leaves, the next one finds: also after a hang-up, and without anything to keep it in.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;
use std::process::Command;

use portable_pty::CommandBuilder;

use crate::driver::{PROGRAM, Session};
use crate::fixture::{self, FIRST};

/// Opens `folder` in a home of its own.
fn open(folder: &Path, home: &Path, arguments: &[&str]) -> Session {
    let mut command = CommandBuilder::new(PROGRAM);
    command.args(arguments.iter().map(OsStr::new));
    command.arg(folder);
    let session = Session::run(command, &[("XDG_STATE_HOME", home.to_str().unwrap())]);
    session.wait_for(FIRST);
    session
}

#[test]
fn a_note_outlives_the_session_and_a_move_of_the_file() {
    let (folder, home) = (fixture::reports(), tempfile::tempdir().unwrap());
    let mut session = open(folder.path(), home.path(), &[]);
    session.keys("\t\t]a");
    session.wait_for("Note on");
    session.keys("核对年鉴\x1b");
    session.wait_for("note kept");
    session.keys("q");
    assert_eq!(session.finish().0, 0);
    fs::rename(folder.path().join("a.txt"), folder.path().join("moved.txt")).unwrap();
    let mut session = open(folder.path(), home.path(), &[]);
    session.keys("\t\t");
    session.wait_for("note: 核对年鉴");
    session.keys("q");
    assert_eq!(session.finish().0, 0);
    let recent = Command::new(PROGRAM).arg("recent").env("XDG_STATE_HOME", home.path()).output().unwrap();
    let expected = format!("1\t{}\n", folder.path().display());
    assert_eq!(String::from_utf8(recent.stdout).unwrap(), expected);
    let mut command = CommandBuilder::new(PROGRAM);
    command.args(["recent", "1"]);
    let mut session = Session::run(command, &[("XDG_STATE_HOME", home.path().to_str().unwrap())]);
    session.wait_for(FIRST);
    session.keys("\t\t");
    session.wait_for("note: 核对年鉴");
    session.keys("q");
    assert_eq!(session.finish().0, 0);
}

#[test]
fn an_encoding_that_was_chosen_is_kept_for_its_report() {
    let (folder, home) = (fixture::reports(), tempfile::tempdir().unwrap());
    fs::remove_file(folder.path().join("b.txt")).unwrap();
    let mut session = open(folder.path(), home.path(), &[]);
    session.settle();
    session.keys("ejj\r");
    session.wait_for("| GB18030");
    session.keys("q");
    assert_eq!(session.finish().0, 0);
    let mut command = CommandBuilder::new(PROGRAM);
    command.arg(folder.path());
    let mut session = Session::run(command, &[("XDG_STATE_HOME", home.path().to_str().unwrap())]);
    session.wait_for("| GB18030");
    session.settle();
    session.keys("e0");
    session.wait_for("| UTF-8");
    session.wait_for(FIRST);
    session.keys("q");
    assert_eq!(session.finish().0, 0);
}

#[test]
fn a_hang_up_loses_no_note() {
    let (folder, home) = (fixture::reports(), tempfile::tempdir().unwrap());
    let mut session = open(folder.path(), home.path(), &[]);
    session.keys("a");
    session.wait_for("Note on");
    session.keys("没写完");
    session.wait_for("没写完");
    session.hang_up();
    assert_eq!(session.finish().0, 129);
    let kept = fs::read_to_string(home.path().join("baogao/state.json")).unwrap();
    assert!(kept.contains("没写完"), "{kept}");
}

#[test]
fn nothing_is_kept_when_that_is_asked_for() {
    let (folder, home) = (fixture::reports(), tempfile::tempdir().unwrap());
    let mut session = open(folder.path(), home.path(), &["--no-state"]);
    session.keys("\t\tjja");
    session.wait_for("Note on");
    session.keys("x\x1b");
    session.wait_for("this session only");
    session.keys("q");
    assert_eq!(session.finish().0, 0);
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 0);
}

#[test]
fn a_full_disk_is_said_and_what_was_kept_stays() {
    let (folder, home) = (fixture::reports(), tempfile::tempdir().unwrap());
    let mut session = open(folder.path(), home.path(), &[]);
    session.keys("a");
    session.wait_for("Note on");
    session.keys("要留下\x1b");
    session.wait_for("note kept");
    session.keys("q");
    assert_eq!(session.finish().0, 0);
    let before = fs::read(home.path().join("baogao/state.json")).unwrap();
    // A limit for the size of files stands for a full disk.
    let (place, folder) = (home.path().display(), folder.path().display());
    let script = format!("trap '' XFSZ; ulimit -f 0; XDG_STATE_HOME='{place}' exec '{PROGRAM}' '{folder}'");
    let mut session = Session::script(&script);
    session.wait_for("not remembered");
    session.keys("q");
    assert_eq!(session.finish().0, 0);
    assert_eq!(fs::read(home.path().join("baogao/state.json")).unwrap(), before);
    assert_eq!(fs::read_dir(home.path().join("baogao")).unwrap().count(), 2, "the file and its lock");
}

#[test]
fn a_place_that_cannot_be_written_is_said_and_stops_nobody() {
    let (folder, home) = (fixture::reports(), tempfile::tempdir().unwrap());
    fs::write(home.path().join("baogao"), "in the way").unwrap();
    let mut session = open(folder.path(), home.path(), &[]);
    session.wait_for("not remembered");
    session.keys("\t\tjj");
    session.keys("q");
    let (status, _) = session.finish();
    assert_eq!(status, 0);
}
