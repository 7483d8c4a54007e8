//! Settings in a real terminal: keys that were set, a file with a mistake, colours that are there.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;

use crate::driver::Session;
use crate::fixture::{self, FIRST};

/// A session with these settings in the usual place.
fn start(home: &Path, settings: &str, flags: &[&str], variables: &[(&str, &str)]) -> Session {
    let folder = home.join("baogao");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("config.toml"), settings).unwrap();
    let reports = home.join("reports");
    if !reports.exists() {
        fs::rename(fixture::reports().keep(), &reports).unwrap();
    }
    let mut arguments: Vec<&OsStr> = flags.iter().map(OsStr::new).collect();
    arguments.push(reports.as_os_str());
    let mut variables = variables.to_vec();
    variables.push(("XDG_CONFIG_HOME", home.to_str().unwrap()));
    Session::start_with(&arguments, &variables)
}

#[test]
fn a_key_that_was_set_works() {
    let home = tempfile::tempdir().unwrap();
    let settings = "[keys]\nquit = [\"Ctrl-x\"]\nhelp = [\"F12\"]\n";
    let mut session = start(home.path(), settings, &[], &[]);
    session.wait_for(FIRST);
    session.keys("q");
    session.wait_for("no such key");
    session.keys("\x1b[24~");
    session.wait_for("one line down");
    session.keys("\x1b");
    session.wait_until("the panes", |screen| !screen.contains("one line down"));
    session.keys("\x18");
    assert_eq!(session.finish().0, 0);
}

#[test]
fn a_file_with_a_mistake_starts_with_a_notice() {
    let home = tempfile::tempdir().unwrap();
    let settings = "theme = \"\\u001b]0;x\"\n[keys]\nquit = \"\"\n";
    let mut session = start(home.path(), settings, &[], &[("COLUMNS", "80")]);
    session.resize(160, 24);
    session.wait_for("config.toml:1: theme:");
    session.wait_for("(+1 more: baogao config)");
    session.wait_for(FIRST);
    session.keys("q");
    let (status, raw) = session.finish();
    assert_eq!(status, 0);
    assert!(!raw.windows(4).any(|bytes| bytes == b"\x1b]0;"), "a setting reached the terminal");
}

/// Whether anything on the way to the terminal was coloured.
fn is_coloured(raw: &[u8]) -> bool {
    let text = String::from_utf8_lossy(raw).into_owned();
    let sequences = text.split("\x1b[").skip(1).filter_map(|rest| {
        let end = rest.find(|c: char| !(c.is_ascii_digit() || c == ';'))?;
        let (codes, rest) = rest.split_at(end);
        rest.starts_with('m').then(|| codes.to_owned())
    });
    let is_color =
        |code: &str| code.parse().is_ok_and(|code: u8| matches!(code, 30..=38 | 40..=48 | 90..=107));
    sequences
        .flat_map(|codes| codes.split(';').map(str::to_owned).collect::<Vec<_>>())
        .any(|code| is_color(&code))
}

#[test]
fn colours_are_those_that_there_are() {
    let home = tempfile::tempdir().unwrap();
    let check = |settings: &str, flags: &[&str], variables: &[(&str, &str)], expected: bool| {
        let mut session = start(home.path(), settings, flags, variables);
        session.wait_for(FIRST);
        session.keys("\t\t\t");
        session.settle();
        session.keys("q");
        let (status, raw) = session.finish();
        assert_eq!((status, is_coloured(&raw)), (0, expected), "{settings} {flags:?} {variables:?}");
    };
    check("", &[], &[], true);
    check("", &[], &[("NO_COLOR", "1")], false);
    check("", &[], &[("NO_COLOR", "")], true);
    check("colors = \"8\"", &[], &[("NO_COLOR", "1")], true);
    check("", &["--theme", "mono"], &[], false);
    check("theme = \"mono\"", &[], &[], false);
    check("theme = \"mono\"", &["--no-config"], &[], true);
    check("theme = \"mono\"", &["--theme", "dark"], &[("COLORTERM", "truecolor")], true);
    check("", &[], &[("TERM", "vt220")], false);
}
