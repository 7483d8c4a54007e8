//! The choice of the way by table, and what each way sends.

use super::*;
use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::time::Instant;

fn environment(names: &[&str]) -> Environment {
    let variable = |name: &str| names.contains(&name).then(|| OsString::from("/x"));
    Environment::new(variable, Path::new("/tmp"))
}

#[track_caller]
fn check_ways(names: &[&str], bytes: usize, expected: &[Way]) {
    assert_eq!(environment(names).ways(bytes), expected);
}

#[test]
fn the_environment_decides_the_way() {
    check_ways(&[], 12, &[Way::Terminal, Way::File]);
    check_ways(&["STY"], 12, &[Way::Screen, Way::File]);
    check_ways(&["TMUX"], 12, &[Way::Tmux, Way::Terminal, Way::File]);
    check_ways(&["TMUX", "STY"], 12, &[Way::Tmux, Way::Screen, Way::File]);
    check_ways(&[], LARGEST, &[Way::Terminal, Way::File]);
    check_ways(&[], LARGEST + 1, &[Way::File]);
    check_ways(&["STY"], LARGEST + 1, &[Way::File]);
    check_ways(&["TMUX"], 800_000, &[Way::Tmux, Way::File]);
    check_ways(&["DISPLAY"], 12, &[Way::Desktop(0), Way::Desktop(1), Way::Terminal, Way::File]);
    check_ways(&["WAYLAND_DISPLAY"], LARGEST + 1, &[Way::Desktop(0), Way::File]);
    // The desktop of another machine is not the reader's, nor is the one that tmux was started on.
    check_ways(&["DISPLAY", "SSH_TTY"], 12, &[Way::Terminal, Way::File]);
    check_ways(&["DISPLAY", "SSH_CONNECTION", "STY"], 12, &[Way::Screen, Way::File]);
    check_ways(&["DISPLAY", "TMUX"], 12, &[Way::Tmux, Way::Terminal, Way::File]);
}

#[test]
fn a_file_goes_to_the_state_folder_or_beside_it() {
    let folders = |names: &[&str]| environment(names).folders;
    assert_eq!(folders(&["XDG_STATE_HOME", "HOME"]), [Path::new("/x/baogao"), Path::new("/tmp")]);
    assert_eq!(folders(&["HOME"]), [Path::new("/x/.local/state/baogao"), Path::new("/tmp")]);
    assert_eq!(folders(&[]), [Path::new("/tmp")]);
}

#[track_caller]
fn check_clean(text: &str, expected: &str, hidden: usize) {
    assert_eq!(without_hidden(text), (expected.to_owned(), hidden));
}

#[test]
fn what_nobody_saw_is_not_copied() {
    check_clean("粮食产量\t5.2万吨\r\n\n", "粮食产量\t5.2万吨", 0);
    check_clean("甲\n乙", "甲\n乙", 0);
    check_clean("rm\u{1b}[201~\u{3}\r", "rm[201~", 3);
    check_clean("1\u{200b},0\u{202e}00\u{9b}", "1,000", 3);
    check_clean("\u{feff}\u{ad}\u{3164}\u{115f}", "", 4);
    check_clean("葛\u{e0100}a\u{e0100}", "葛\u{e0100}a", 1);
    check_clean("\u{e123}\u{fdd0}", "\u{e123}", 1);
}

#[test]
fn no_code_point_brings_a_control_or_hidden_one_into_a_copy() {
    for character in '\0'..=char::MAX {
        let copied = clean(&format!("a{character}"));
        let is_fine = |copied: char| {
            matches!(copied, '\t' | '\n')
                || !copied.is_control()
                    && !matches!(copied, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
                        | '\u{FEFF}' | '\u{AD}' | '\u{61C}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E01EF}'
                        | '\u{FE00}'..='\u{FE0F}' | '\u{3164}' | '\u{115F}' | '\u{1160}' | '\u{FFA0}')
        };
        assert!(copied.chars().all(is_fine), "{:04X}", character as u32);
    }
}

#[test]
fn a_terminal_gets_the_sequence() {
    let mut out = Vec::new();
    let sent = send("增长8.1%\n", &environment(&[]), &mut out);
    assert_eq!(String::from_utf8(out).unwrap(), "\x1b]52;c;5aKe6ZW/OC4xJQ==\x1b\\");
    assert_eq!((sent.way, sent.bytes), (Way::Terminal, 10));
    assert_eq!(sent.message.as_str(), "10 bytes sent to the terminal by OSC 52 (cannot be confirmed)");
}

#[test]
fn screen_gets_it_in_pieces() {
    let text = "报".repeat(300);
    let mut out = Vec::new();
    let sent = send(&text, &environment(&["STY"]), &mut out);
    let out = String::from_utf8(out).unwrap();
    let pieces: Vec<&str> = out.split_inclusive("\x1b\\").collect();
    assert!(pieces.len() > 4 && pieces.iter().all(|piece| piece.len() <= LARGEST_PIECE));
    let inner: String = pieces
        .iter()
        .map(|piece| piece.strip_prefix("\x1bP").unwrap().strip_suffix("\x1b\\").unwrap())
        .collect();
    assert_eq!(inner.strip_suffix('\x07'), sequence(&text).unwrap().strip_suffix("\x1b\\"));
    assert_eq!(sent.way, Way::Screen);
}

#[test]
fn a_long_text_becomes_a_private_file() {
    let folder = tempfile::tempdir().unwrap();
    let state = folder.path().join("state/baogao");
    let environment = Environment { folders: vec![state.clone()], ..environment(&[]) };
    let text = "告".repeat(LARGEST);
    let mut out = Vec::new();
    for number in 1..=2 {
        let sent = send(&text, &environment, &mut out);
        let path = state.join(format!("baogao-copy-{number}.txt"));
        assert_eq!(fs::read_to_string(&path).unwrap(), text);
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert!(
            sent.message.as_str().ends_with(&format!("written to {}", path.display())),
            "{:?}",
            sent.message
        );
    }
    assert_eq!(fs::metadata(&state).unwrap().permissions().mode() & 0o777, 0o700);
    assert!(out.is_empty());
}

#[test]
fn a_file_falls_back_to_the_next_folder_and_its_failure_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let blocked = folder.path().join("blocked");
    fs::write(&blocked, "").unwrap();
    let next = folder.path().join("next");
    let mut environment = Environment { folders: vec![blocked.clone(), next.clone()], ..environment(&[]) };
    let text = "a".repeat(LARGEST + 1);
    assert_eq!(send(&text, &environment, &mut Vec::new()).way, Way::File);
    assert!(next.join("baogao-copy-1.txt").exists());
    environment.folders = vec![blocked];
    let sent = send(&text, &environment, &mut Vec::new());
    assert_eq!((sent.way, sent.bytes), (Way::Nowhere, 0));
    assert!(sent.message.as_str().starts_with("nothing was sent"), "{:?}", sent.message);
}

/// A command in place of tmux that does what `script` says.
fn fake(folder: &Path, script: &str) -> Environment {
    let program = folder.join("tmux");
    fs::write(&program, format!("#!/bin/sh\n{script}\n")).unwrap();
    fs::set_permissions(&program, Permissions::from_mode(0o755)).unwrap();
    Environment { tmux: Some(program.into()), folders: vec![folder.join("state")], ..environment(&[]) }
}

#[test]
fn tmux_gets_the_text_on_its_standard_input() {
    let folder = tempfile::tempdir().unwrap();
    let got = folder.path().join("got");
    let environment = fake(folder.path(), &format!("echo \"$@\" > {0}; cat >> {0}", got.display()));
    let text = "总量\n".repeat(100_000);
    let mut out = Vec::new();
    let sent = send(&text, &environment, &mut out);
    assert_eq!(fs::read_to_string(&got).unwrap(), format!("load-buffer -w -\n{}", text.trim_end()));
    assert!(out.is_empty());
    assert_eq!(
        sent.message.as_str(),
        "699999 bytes in 100000 lines sent to tmux's buffer (tmux load-buffer -w)"
    );
}

#[test]
fn without_the_help_of_tmux_the_terminal_is_next() {
    let folder = tempfile::tempdir().unwrap();
    let mut out = Vec::new();
    assert_eq!(send("8%", &fake(folder.path(), "exit 1"), &mut out).way, Way::Terminal);
    assert_eq!(out, b"\x1b]52;c;OCU=\x1b\\");
}

#[test]
fn the_desktop_gets_it_by_a_helper_and_the_next_one_is_tried() {
    let folder = tempfile::tempdir().unwrap();
    let got = folder.path().join("got");
    let tmux = fake(folder.path(), &format!("echo \"$@\" > {0}; cat >> {0}", got.display())).tmux;
    let helper = Helper { program: tmux.unwrap(), arguments: &["--clipboard"] };
    let absent = Helper { program: folder.path().join("absent").into(), arguments: &[] };
    let environment = Environment { helpers: vec![absent, helper], ..environment(&[]) };
    let mut out = Vec::new();
    let sent = send("8%", &environment, &mut out);
    assert_eq!((sent.way, out.len()), (Way::Desktop(1), 0));
    assert_eq!(fs::read_to_string(got).unwrap(), "--clipboard\n8%");
    assert!(sent.message.as_str().ends_with("(cannot be confirmed)"), "{:?}", sent.message);
}

#[test]
fn what_the_terminal_says_of_itself_is_said_and_nothing_is_claimed() {
    for (accepts, expected) in [
        (None, "2 bytes sent to the terminal by OSC 52 (cannot be confirmed)"),
        (Some(false), "2 bytes sent to the terminal by OSC 52 (cannot be confirmed)"),
        (Some(true), "2 bytes sent to the terminal by OSC 52 (which accepts clipboard writes)"),
    ] {
        let environment = Environment { accepts, ..environment(&[]) };
        let message = send("8%", &environment, &mut Vec::new()).message;
        assert_eq!(message.as_str(), expected);
        assert!(!message.as_str().contains("copied"));
    }
}

#[test]
fn a_helper_that_hangs_is_killed_with_what_it_started() {
    let folder = tempfile::tempdir().unwrap();
    let pid = folder.path().join("pid");
    let environment = fake(folder.path(), &format!("sleep 60 & echo $! > {}; wait", pid.display()));
    assert_eq!(send("8%", &environment, &mut Vec::new()).way, Way::Terminal);
    let pid: i32 = fs::read_to_string(pid).unwrap().trim().parse().unwrap();
    let started = Instant::now();
    let is_there = || {
        let state = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
        rustix::process::test_kill_process(rustix::process::Pid::from_raw(pid).unwrap()).is_ok()
            && !state.contains(") Z ")
    };
    while is_there() {
        assert!(started.elapsed().as_secs() < 20, "{pid} is still there");
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn a_helper_that_hangs_is_killed() {
    let folder = tempfile::tempdir().unwrap();
    let environment = fake(folder.path(), "exec sleep 60");
    let started = Instant::now();
    assert_eq!(send("8%", &environment, &mut Vec::new()).way, Way::Terminal);
    assert!(started.elapsed() < PATIENCE * 3);
}

#[test]
fn hidden_characters_are_counted_and_emptiness_is_told() {
    let sent = send("1\u{200b}0\u{202e}", &environment(&[]), &mut Vec::new());
    assert!(sent.message.as_str().starts_with("2 bytes, 2 hidden characters left out, sent to"));
    assert_eq!(send("\n\u{200b}", &environment(&[]), &mut Vec::new()).message.as_str(), "nothing to copy");
}
