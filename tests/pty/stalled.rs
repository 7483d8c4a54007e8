//! A terminal that reads nothing, or that somebody else has set not to wait: keys, signals and the end
//! wait for neither.

use std::time::Duration;

use portable_pty::CommandBuilder;
use rustix::process::Signal;

use crate::allowed;
use crate::driver::{PROGRAM, Session};
use crate::fixture::{self, FIRST};

/// How long leaving may take, whatever the terminal does.
const SOON: Duration = Duration::from_secs(1);

/// What ends the screen.
const BACK: &str = "\x1b[?1049l";

/// A session whose terminal has stopped reading while much was to be drawn.
fn stalled(folder: &std::path::Path) -> Session {
    let mut session = Session::start(&[folder.as_os_str()]);
    session.wait_for(FIRST);
    session.settle();
    // The answers that are waited for at the end.
    session.keys("\x1b[2;2R\x1b[?2026;0$y\x1b[?62;22c\x1b[?69;0$y");
    session.settle();
    session.stall();
    // The box of keys over and over: more than lies between a program and its terminal.
    for round in 0..60 {
        session.keys(if round % 2 == 0 { "?" } else { "\x1b" });
        std::thread::sleep(Duration::from_millis(70));
    }
    session
}

fn count(raw: &[u8], text: &str) -> usize {
    String::from_utf8_lossy(raw).matches(text).count()
}

#[test]
fn signals_are_obeyed_and_the_terminal_is_back_when_it_reads_again() {
    let folder = fixture::reports();
    for (signal, expected) in [(Signal::TERM, 143), (Signal::HUP, 129)] {
        let mut session = stalled(folder.path());
        let before = session.raw().len();
        session.signal(signal);
        assert_eq!(session.status_within(SOON), expected);
        assert!(session.is_cooked());
        assert_eq!(session.raw().len(), before, "it was read after all");
        session.read_on();
        session.settle();
        let raw = session.raw();
        assert_eq!(count(&raw, BACK), 1, "{:?}", String::from_utf8_lossy(&raw[before..]));
        assert!(raw.ends_with(b"\x1b[?25h"));
    }
}

#[test]
fn leaving_waits_for_nobody() {
    let folder = fixture::reports();
    let mut session = stalled(folder.path());
    session.keys("\x1b\x1b");
    std::thread::sleep(Duration::from_millis(300));
    session.keys("q");
    assert_eq!(session.status_within(2 * SOON), 0);
    session.read_on();
    session.settle();
    assert_eq!(count(&session.raw(), BACK), 1);
}

#[test]
fn the_end_of_a_terminal_that_reads_nothing_is_the_end_of_the_program() {
    let folder = fixture::reports();
    let mut session = stalled(folder.path());
    session.hang_up();
    assert_eq!(session.status_within(SOON), 129);
}

#[test]
fn only_the_newest_frame_is_drawn_when_it_reads_again() {
    let folder = fixture::reports();
    let mut session = stalled(folder.path());
    session.keys("\x1b\x1b");
    std::thread::sleep(Duration::from_millis(300));
    session.keys("?");
    std::thread::sleep(Duration::from_millis(300));
    let before = session.raw().len();
    session.read_on();
    session.wait_for("Keys");
    session.settle();
    // Blanks at the ends of lines may have been sent or not.
    let trimmed = |screen: &str| screen.lines().map(|line| line.trim_end().to_owned()).collect::<Vec<_>>();
    let (shown, sent) = (trimmed(&session.screen()), session.raw().len() - before);
    // What lay between, the frame that was cut short, and the newest one.
    assert!(sent < 40_000, "{sent} bytes");
    session.keys("\x0c");
    session.settle();
    assert_eq!(trimmed(&session.screen()), shown);
    session.keys("qq");
    assert_eq!(session.finish().0, 0);
}

#[test]
fn a_terminal_that_another_program_set_not_to_wait_is_written_to_in_full() {
    let folder = fixture::reports();
    // The flag belongs to the open file that the shell and its children share.
    let script = "use Fcntl; fcntl(STDOUT, F_SETFL, fcntl(STDOUT, F_GETFL, 0) | O_NONBLOCK); exec @ARGV";
    let mut command = CommandBuilder::new("perl");
    command.args(["-e", script, PROGRAM]);
    command.arg(folder.path());
    let mut session = Session::run(command, &[]);
    session.wait_for(FIRST);
    for _ in 0..10 {
        session.keys("?");
        session.wait_for("Keys");
        session.keys("q");
        session.wait_until("panes", |screen| !screen.contains("Keys"));
    }
    session.keys("q");
    let (status, raw) = session.finish();
    assert_eq!(status, 0);
    assert!(session.is_cooked());
    allowed::check(&raw, false);
}
