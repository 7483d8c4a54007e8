//! Beside a shell: Ctrl-Z and `fg`, a stop from outside, and what is typed too early.

use portable_pty::CommandBuilder;
use rustix::process::{Pid, Signal, kill_process};

use crate::driver::{PROGRAM, Session};
use crate::fixture::{self, FIRST};

/// A shell with job control.
pub(crate) fn shell() -> Session {
    let mut command = CommandBuilder::new("bash");
    command.args(["--norc", "--noprofile", "-i"]);
    let mut session = Session::run(command, &[("PS1", "ready> "), ("BASH_SILENCE_DEPRECATION_WARNING", "1")]);
    // The prompt comes twice: bash draws it again when it has been told to be short.
    session.keys("bind 'set enable-bracketed-paste off'; PS1='ready> '\n");
    session.settle();
    session
}

/// How often the program took the terminal and gave it back.
fn turns(raw: &[u8]) -> (usize, usize) {
    let count = |mode: &[u8]| raw.windows(mode.len()).filter(|part| *part == mode).count();
    (count(b"\x1b[?1049h"), count(b"\x1b[?1049l"))
}

#[test]
fn it_stops_and_goes_on_in_a_window_of_another_size() {
    let folder = fixture::reports();
    let mut session = shell();
    session.keys(&format!("{PROGRAM} '{}'\n", folder.path().display()));
    session.wait_for(FIRST);
    session.keys("\x1a");
    session.wait_for("Stopped");
    assert_eq!(turns(&session.raw()), (1, 1));
    session.resize(60, 20);
    session.keys("fg\n");
    session.wait_for_bytes("second turn", |raw| turns(raw).0 == 2);
    session.wait_for(FIRST);
    session.keys("q");
    session.wait_for_bytes("second end", |raw| turns(raw) == (2, 2));
    // What comes before the shell asks is drained with the answers of the terminal.
    session.wait_for_bytes("the prompt", |raw| raw.ends_with(b"ready> "));
    session.keys("echo $((6*7))end\n");
    session.wait_for("42end");
}

#[test]
fn a_stop_from_outside_gives_the_terminal_back_too() {
    let folder = fixture::reports();
    let mut session = shell();
    let pid = folder.path().join("pid");
    session.keys(&format!(
        "sh -c 'echo $$ > {}; exec {PROGRAM} {}'\n",
        pid.display(),
        folder.path().display()
    ));
    session.wait_for(FIRST);
    let pid: i32 = std::fs::read_to_string(&pid).unwrap().trim().parse().unwrap();
    kill_process(Pid::from_raw(pid).unwrap(), Signal::TSTP).unwrap();
    session.wait_for("Stopped");
    let (taken, given) = turns(&session.raw());
    assert_eq!(taken, given);
    session.keys("fg\n");
    session.wait_for_bytes("another turn", |raw| turns(raw).0 > taken);
    session.wait_for(FIRST);
    session.keys("q");
    session.wait_for_bytes("the end", |raw| {
        let (taken, given) = turns(raw);
        taken == given
    });
}
