//! Inside a real tmux and a real GNU screen: what reaches the terminal outside, and what is left when
//! they end.

use std::fs;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, test_kill_process};

use crate::copy::{Tmux, decode};
use crate::driver::{PROGRAM, Session};
use crate::fixture::{self, FIRST};

/// Whether a program is there; when it is not, somebody must have said that this is meant.
fn is_installed(program: &str, excuse: &str) -> bool {
    let found =
        Command::new(program).arg("-V").arg("-v").stdout(Stdio::null()).stderr(Stdio::null()).status();
    let is_excused = std::env::var_os(excuse).is_some_and(|value| value == "1");
    assert!(
        found.is_ok() || is_excused,
        "{program} is not installed: install it, or set {excuse}=1 to leave this out"
    );
    found.is_ok()
}

#[track_caller]
fn wait_for_the_end_of(pid: &str) {
    let pid = Pid::from_raw(pid.trim().parse().unwrap()).unwrap();
    let started = Instant::now();
    while test_kill_process(pid).is_ok() {
        assert!(started.elapsed().as_secs() < 20, "{pid:?} is still there");
        thread::sleep(Duration::from_millis(20));
    }
}

/// What a terminal outside was asked to put on its clipboard.
fn copied(raw: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(raw);
    let parts = text.split("\x1b]52;").skip(1).filter_map(|part| part.split(['\x07', '\x1b']).next());
    parts.filter_map(|part| part.rsplit_once(';')).map(|(_, base64)| decode(base64)).collect()
}

#[test]
fn the_end_of_tmux_is_the_end_of_the_program() {
    if !is_installed("tmux", "BAOGAO_WITHOUT_TMUX") {
        return;
    }
    let folder = fixture::reports();
    for kill in ["kill-session", "kill-server"] {
        let tmux = Tmux(format!("baogao-{kill}-{}", std::process::id()));
        let command = format!("HOME='{0}' exec {PROGRAM} '{0}'", folder.path().display());
        tmux.run(&["new-session", "-d", "-x", "80", "-y", "24", &command]);
        tmux.wait_for(FIRST);
        let pid = tmux.run(&["display-message", "-p", "#{pane_pid}"]);
        tmux.run(&[kill]);
        wait_for_the_end_of(&pid);
    }
}

/// What the terminal outside of tmux gets of a copy inside, with these options of the reader's.
#[track_caller]
fn check_tmux(options: &str, outside: &str, is_passed_on: bool) {
    let folder = fixture::reports();
    let settings = folder.path().join("tmux.conf");
    fs::write(&settings, options).unwrap();
    let name = format!("baogao-{}-{outside}-{}", options.len(), std::process::id());
    let server = Tmux(name.clone());
    let reports = tempfile::tempdir().unwrap();
    fs::copy(folder.path().join("a.txt"), reports.path().join("a.txt")).unwrap();
    let mut session = Session::script(&format!(
        "export LC_ALL=C.UTF-8 TERM={outside}; exec tmux -L {name} -f '{}' new-session 'exec {PROGRAM} {}'",
        settings.display(),
        reports.path().display()
    ));
    session.wait_for(FIRST);
    session.settle();
    session.keys("y");
    session.wait_for("tmux's buffer");
    session.settle();
    let copied = copied(&session.raw());
    assert_eq!(copied.len(), usize::from(is_passed_on), "{options:?}: {copied:?}");
    assert!(copied.iter().all(|text| !text.is_empty() && fixture::holds(text)), "{copied:?}");
    drop(server);
}

#[test]
fn tmux_passes_a_copy_on_whatever_its_options_are() {
    if !is_installed("tmux", "BAOGAO_WITHOUT_TMUX") {
        return;
    }
    for options in
        ["", "set -s set-clipboard on\n", "set -g allow-passthrough on\n", "set -s set-clipboard off\n"]
    {
        check_tmux(options, "xterm-256color", true);
    }
    // A terminal of which tmux knows no clipboard gets nothing; the text is in tmux's buffer.
    check_tmux("", "linux", false);
}

/// A screen of its own around a script, with its defaults but for the greeting.
fn screen(name: &str, script: &str) -> Session {
    let mut session = Session::script(&format!(
        "cd \"$HOME\"; mkdir -m 700 sockets; echo 'startup_message off' > screenrc; \
         export SCREENDIR=$HOME/sockets LC_ALL=C.UTF-8; echo \"$HOME\" ; \
         exec screen -U -c screenrc -S {name} sh -c '{script}'"
    ));
    session.wait_for(FIRST);
    session.settle();
    session.keys("j");
    session.settle();
    session
}

#[test]
fn a_copy_passes_through_screen_and_leaves_nothing_on_it() {
    if !is_installed("screen", "BAOGAO_WITHOUT_SCREEN") {
        return;
    }
    let folder = fixture::reports();
    let name = format!("baogao-copy-{}", std::process::id());
    let mut session = screen(&name, &format!("{PROGRAM} {}; echo AFTER; exec cat", folder.path().display()));
    session.keys("\x1b4");
    session.settle();
    // All figures as a table: longer than screen takes in one piece.
    session.keys("ca");
    session.wait_for("through screen");
    session.settle();
    let copied = copied(&session.raw());
    assert_eq!(copied.len(), 1, "{copied:?}");
    assert!(copied[0].starts_with("name\tquote") && copied[0].len() > 400, "{copied:?}");
    // The default of screen has no second screen to go back to: the first one is cleared.
    session.keys("q");
    session.wait_for("AFTER");
    session.settle();
    let shown = session.screen();
    assert!(!shown.contains(FIRST) && !shown.contains("Figures") && !shown.contains("bmFtZ"), "{shown}");
    session.keys("\x01\\y");
}

#[test]
fn the_end_of_screen_is_the_end_of_the_program() {
    if !is_installed("screen", "BAOGAO_WITHOUT_SCREEN") {
        return;
    }
    let folder = fixture::reports();
    let name = format!("baogao-end-{}", std::process::id());
    let pid = folder.path().join("pid");
    let script = format!("echo $$ > {}; exec {PROGRAM} {}", pid.display(), folder.path().display());
    let mut session = screen(&name, &script);
    // Screen's own key for killing all windows, and its question.
    session.keys("\x01\\");
    session.settle();
    session.keys("y");
    wait_for_the_end_of(&fs::read_to_string(pid).unwrap());
}
