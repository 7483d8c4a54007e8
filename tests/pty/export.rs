//! Files written from the screen: keys go on, nothing is replaced unasked, nothing hidden is left.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use calamine::{Reader, Xlsx};
use rustix::process::Signal;

use crate::driver::Session;
use crate::fixture;

fn open(folder: &Path) -> Session {
    let session = Session::start(&[folder.as_os_str(), OsStr::new("--no-state")]);
    // Until a key is pressed the first report of the list is the open one.
    session.wait_for("主要工作");
    session
}

fn is_draft(folder: &Path) -> bool {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
    names.into_iter().any(|name| name.to_string_lossy().ends_with(".tmp"))
}

#[test]
fn a_workbook_is_written_by_key_and_replaced_after_asking() {
    let (folder, out) = (fixture::reports(), tempfile::tempdir().unwrap());
    let file = out.path().join("a.xlsx");
    let mut session = open(folder.path());
    session.keys("x");
    session.wait_for("all reports");
    session.keys(&format!("a\x15{}\r", file.display()));
    session.wait_for("of 2 reports");
    let mut book: Xlsx<_> = calamine::open_workbook(&file).unwrap();
    assert_eq!(book.worksheet_range("reports").unwrap().height(), 3);
    fs::write(&file, "mine").unwrap();
    session.keys(&format!("xa\x15{}\r", file.display()));
    session.wait_for("is there already");
    assert_eq!(fs::read(&file).unwrap(), b"mine");
    session.keys("r");
    session.wait_for("of 2 reports");
    assert!(fs::read(&file).unwrap().starts_with(b"PK"));
    session.keys("q");
    assert_eq!(session.finish().0, 0);
    assert_eq!(fs::read_dir(out.path()).unwrap().count(), 1);
}

#[test]
fn an_end_in_the_middle_of_an_export_leaves_nothing_hidden() {
    let folder = fixture::reports();
    let text = fs::read_to_string(folder.path().join("b.txt")).unwrap().repeat(40);
    (0..400).for_each(|number| fs::write(folder.path().join(format!("c{number}.txt")), &text).unwrap());
    for (name, signal) in [("a.xlsx", Some(Signal::TERM)), ("a.sqlite", Some(Signal::HUP)), ("a.csv", None)] {
        let out = tempfile::tempdir().unwrap();
        let file = out.path().join(name);
        let mut session = open(folder.path());
        session.keys("x");
        session.wait_for("all reports");
        session.keys(&format!("a\x15{}\r", file.display()));
        let start = Instant::now();
        while !is_draft(out.path()) {
            assert!(start.elapsed() < Duration::from_secs(30), "{name}: no draft came");
            thread::sleep(Duration::from_millis(2));
        }
        match signal {
            Some(signal) => session.signal(signal),
            None => session.keys("q"),
        }
        let (status, _) = session.finish();
        assert_eq!(
            status,
            if signal.is_none() { 0 } else { 128 + signal.map_or(0, Signal::as_raw).cast_unsigned() }
        );
        assert_eq!(fs::read_dir(out.path()).unwrap().count(), 0, "{name}");
    }
}
