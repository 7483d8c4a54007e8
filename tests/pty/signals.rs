//! Signals and sizes of every kind, wherever the program is.

use std::fs;
use std::thread;
use std::time::Duration;

use rustix::process::{Signal, kill_process};

use crate::allowed;
use crate::driver::{PROGRAM, Session};
use crate::fixture::{self, FIRST};

const SOON: Duration = Duration::from_secs(1);

#[test]
fn a_signal_ends_it_over_every_box() {
    let folder = fixture::reports();
    for (keys, shown) in
        [("/", "search:"), ("?", "Keys"), ("f", "Jump"), ("p", "Clip pad"), ("'", "type the letters")]
    {
        let mut session = Session::start(&[folder.path().as_os_str()]);
        session.wait_for(FIRST);
        session.settle();
        session.keys(keys);
        session.wait_for(shown);
        session.signal(Signal::TERM);
        assert_eq!(session.status_within(SOON), 143);
        assert!(session.is_cooked());
        session.settle();
        allowed::check(&session.raw(), false);
    }
}

#[test]
fn signals_that_mean_nothing_are_ignored() {
    let folder = fixture::reports();
    let mut session = Session::start(&[folder.path().as_os_str()]);
    session.wait_for(FIRST);
    for signal in [Signal::USR1, Signal::USR2, Signal::ALARM, Signal::PIPE] {
        session.signal(signal);
    }
    session.settle();
    session.keys("?");
    session.wait_for("Keys");
    session.keys("qq");
    let (status, raw) = session.finish();
    assert_eq!(status, 0);
    allowed::check(&raw, false);
}

#[test]
fn many_signals_at_once_give_the_terminal_back_once() {
    let folder = fixture::reports();
    let mut session = Session::start(&[folder.path().as_os_str()]);
    session.wait_for(FIRST);
    session.settle();
    let pid = session.pid();
    for _ in 0..50 {
        // It may be gone already.
        let _ = kill_process(pid, Signal::TERM);
    }
    assert_eq!(session.status_within(SOON), 143);
    session.settle();
    let raw = session.raw();
    assert_eq!(String::from_utf8_lossy(&raw).matches("\x1b[?1049l").count(), 1);
    assert!(session.is_cooked());
    allowed::check(&raw, false);
}

#[test]
fn what_is_remembered_survives_a_kill_at_any_time() {
    let folder = fixture::reports();
    let elsewhere = tempfile::tempdir().unwrap();
    let variables = [("XDG_STATE_HOME", elsewhere.path().to_str().unwrap())];
    for round in 0..6 {
        let mut session = Session::start_with(&[folder.path().as_os_str()], &variables);
        session.wait_for(FIRST);
        // Marks are written one after the other while the program is killed.
        session.keys("\x1b4mmmmmmMmmmm");
        thread::sleep(Duration::from_millis(23 * round));
        session.signal(Signal::KILL);
        drop(session);
        if let Ok(kept) = fs::read(elsewhere.path().join("baogao/state.json")) {
            serde_json::from_slice::<serde_json::Value>(&kept).unwrap();
        }
    }
}

#[test]
fn sizes_that_no_window_has_are_survived() {
    let folder = fixture::reports();
    let mut session = Session::start(&[folder.path().as_os_str()]);
    session.wait_for(FIRST);
    for (columns, rows) in [(0, 0), (65_535, 65_535), (0, 24), (80, 0), (65_535, 1), (1, 65_535)] {
        session.claim_size(columns, rows);
        session.settle();
        session.keys("j");
    }
    session.resize(80, 24);
    session.keys("?");
    session.wait_for("Keys");
    session.keys("qq");
    assert_eq!(session.finish().0, 0);
}

#[test]
fn an_unknown_terminal_gets_basic_sequences_and_no_colours_none() {
    let folder = fixture::reports();
    let variables = [("TERM", "unheard-of"), ("NO_COLOR", "1")];
    let mut session = Session::start_with(&[folder.path().as_os_str()], &variables);
    session.wait_for(FIRST);
    session.settle();
    // The selected row is seen without a colour.
    assert!(
        String::from_utf8_lossy(&session.raw()).contains("\x1b[7m")
            || session.raw().windows(3).any(|part| part == b";7m")
    );
    session.keys("q");
    let (status, raw) = session.finish();
    assert_eq!(status, 0);
    allowed::check(&raw, false);
    let text = String::from_utf8(raw).unwrap();
    for sequence in text.split("\x1b[").skip(1) {
        let Some((numbers, _)) =
            sequence.split_once('m').filter(|(numbers, _)| !numbers.contains(char::is_alphabetic))
        else {
            continue;
        };
        let is_color = |number: &str| matches!(number.parse::<u32>(), Ok(30..=38 | 40..=48 | 90..=107));
        assert!(!numbers.split(';').any(is_color), "{numbers:?}");
    }
}

#[test]
fn in_the_background_it_stops_like_any_job() {
    let folder = fixture::reports();
    let mut session = crate::shell::shell();
    session.keys(&format!("{PROGRAM} '{}' &\n", folder.path().display()));
    session.settle();
    session.keys("jobs\n");
    session.wait_for("Stopped");
    session.keys("fg\n");
    session.wait_for(FIRST);
    session.keys("q");
    session.wait_for_bytes("the end", |raw| raw.windows(8).any(|part| part == b"\x1b[?1049l"));
    session.keys("echo $((6*7))end\n");
    session.wait_for("42end");
}

#[test]
fn in_the_background_for_good_it_ends() {
    let folder = fixture::reports();
    let mut session = Session::script(&format!(
        "set -m; trap '' TTIN TTOU; {PROGRAM} '{}' & wait $!; echo status=$?; exec cat",
        folder.path().display()
    ));
    session.wait_for(FIRST);
    // It may not read what is typed, and knows that then.
    session.keys("j\n");
    session.wait_for("status=129");
}
