//! What is copied arrives byte for byte: at the terminal, in tmux, on standard output.

use std::fs;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use crate::allowed;
use crate::driver::{PROGRAM, Session};
use crate::fixture::{self, FIRST};

/// The texts that the terminal was asked to put on its clipboard.
fn copied(raw: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(raw);
    text.split("\x1b]52;c;").skip(1).map(|part| decode(part.split_once("\x1b\\").unwrap().0)).collect()
}

/// Base64, written down here once more, independently of the program.
pub(crate) fn decode(base64: &str) -> String {
    let alphabet: Vec<u8> = (b'A'..=b'Z').chain(b'a'..=b'z').chain(b'0'..=b'9').chain(*b"+/").collect();
    let mut bytes = Vec::new();
    let (mut value, mut bits) = (0_u32, 0);
    for byte in base64.bytes().filter(|&byte| byte != b'=') {
        value = value << 6 | alphabet.iter().position(|&letter| letter == byte).unwrap() as u32;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((value >> bits & 0xFF) as u8);
        }
    }
    String::from_utf8(bytes).unwrap()
}

#[test]
fn a_copy_reaches_the_terminal_and_the_message_claims_no_more() {
    let folder = fixture::reports();
    let mut session = Session::start(&[folder.path().as_os_str()]);
    session.wait_for(FIRST);
    session.settle();
    session.keys("y");
    session.wait_for_bytes("copy", |raw| !copied_so_far(raw).is_empty());
    session.wait_for("sent to the terminal");
    session.keys("q");
    let (status, raw) = session.finish();
    assert_eq!(status, 0);
    let copied = copied(&raw);
    assert_eq!(copied.len(), 1);
    assert!(fixture::holds(&copied[0]) && !copied[0].is_empty(), "{copied:?}");
    allowed::check(&raw, true);
}

fn copied_so_far(raw: &[u8]) -> Vec<String> {
    let whole = raw.windows(2).rposition(|part| part == b"\x1b\\").map_or(0, |last| last + 2);
    copied(&raw[..whole])
}

#[test]
fn the_last_copy_is_printed_where_it_was_asked_for() {
    let folder = fixture::reports();
    let elsewhere = tempfile::tempdir().unwrap();
    let printed = elsewhere.path().join("printed");
    let mut session = Session::script(&format!(
        "exec {PROGRAM} --print '{}' > '{}'",
        folder.path().display(),
        printed.display()
    ));
    session.wait_for(FIRST);
    session.settle();
    session.keys("y");
    session.wait_for("sent to the terminal");
    session.keys("q");
    let (status, raw) = session.finish();
    assert_eq!(status, 0);
    assert_eq!(copied(&raw), [fs::read_to_string(&printed).unwrap().trim_end_matches('\n')]);
}

/// A tmux server that nobody else uses.
pub(crate) struct Tmux(pub(crate) String);

impl Tmux {
    /// One whose name tells what it is for.
    pub(crate) fn named(name: &str) -> Self {
        Self(format!("baogao-{name}-{}", std::process::id()))
    }

    /// Runs a command of it; gives what it prints.
    pub(crate) fn run(&self, arguments: &[&str]) -> String {
        let output = Command::new("tmux")
            .args(["-L", &self.0, "-f", "/dev/null"])
            .args(arguments)
            .env_remove("TMUX")
            .env("LC_ALL", "C.UTF-8")
            .output()
            .unwrap();
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    /// Waits until its window shows `text`.
    #[track_caller]
    pub(crate) fn wait_for(&self, text: &str) {
        let started = Instant::now();
        while !self.run(&["capture-pane", "-p"]).contains(text) {
            assert!(started.elapsed().as_secs() < 20, "no {text}:\n{}", self.run(&["capture-pane", "-p"]));
            thread::sleep(Duration::from_millis(50));
        }
    }
}

impl Drop for Tmux {
    fn drop(&mut self) {
        self.run(&["kill-server"]);
    }
}

/// Whether there is a tmux. Without one a test fails, unless that was asked for.
pub(crate) fn has_tmux() -> bool {
    let has = Command::new("tmux").arg("-V").output().is_ok();
    assert!(
        has || std::env::var_os("BAOGAO_WITHOUT_TMUX").is_some_and(|value| value == "1"),
        "tmux is not installed, so what happens inside it cannot be tested: install it \
         (apt-get install tmux, brew install tmux) or set BAOGAO_WITHOUT_TMUX=1 to leave this out"
    );
    has
}

#[test]
fn a_copy_inside_tmux_is_in_its_buffer() {
    if !has_tmux() {
        return;
    }
    let folder = fixture::reports();
    let tmux = Tmux::named("copy");
    let command = format!("HOME='{0}' {PROGRAM} '{0}'", folder.path().display());
    tmux.run(&["new-session", "-d", "-x", "80", "-y", "24", &command]);
    tmux.wait_for(FIRST);
    tmux.run(&["send-keys", "y"]);
    tmux.wait_for("tmux's buffer");
    let buffer = tmux.run(&["show-buffer"]);
    assert!(!buffer.is_empty() && fixture::holds(&buffer), "{buffer:?}");
}
