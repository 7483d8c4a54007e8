//! The commands on a real terminal: a table instead of JSON lines, and nothing that steers it.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::io::{Read, Write};
use std::process::{Command, Stdio};
use std::time::Duration;

use portable_pty::{CommandBuilder, PtySize, native_pty_system};

/// What the terminal receives, and the exit status.
fn on_terminal(arguments: &[&str], text: &str) -> (String, u32) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), text).unwrap();
    let size = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
    let pty = native_pty_system().openpty(size).unwrap();
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_baogao"));
    command.args(arguments);
    command.cwd(folder.path());
    let mut child = pty.slave.spawn_command(command).unwrap();
    drop(pty.slave);
    let mut received = Vec::new();
    // The end of a terminal is an error on Linux; what came before it is kept.
    let _ = pty.master.try_clone_reader().unwrap().read_to_end(&mut received);
    let status = child.wait().unwrap().exit_code();
    (String::from_utf8(received).unwrap().replace("\r\n", "\n"), status)
}

#[test]
fn a_terminal_gets_a_table() {
    let (received, status) = on_terminal(&["list", "a.txt"], "一、农业\n");
    assert_eq!(status, 0);
    let mut lines = received.lines();
    assert!(lines.next().unwrap().starts_with("year  place"), "{received}");
    assert!(lines.next().unwrap().ends_with("a.txt"), "{received}");
}

#[test]
fn a_text_cannot_steer_the_terminal() {
    let text = "一\u{1b}[2J\u{9b}2J\u{202e}二\t三";
    let (received, _) = on_terminal(&["text", "a.txt"], text);
    assert!(received.starts_with('一') && received.ends_with("二    三"), "{received:?}");
    for format in ["jsonl", "json", "csv", "tsv", "md", "table"] {
        let (received, status) =
            on_terminal(&["outline", "a.txt", "--format", format], &format!("一、农{text}\n"));
        assert_eq!(status, 0);
        let steering = |character: char| character.is_control() && !matches!(character, '\n' | '\t');
        assert!(!received.contains(steering) && !received.contains('\u{202e}'), "{format}: {received:?}");
    }
}

/// What the program prints of `pieces` that come one after the other.
fn of_pieces(pieces: &[&[u8]]) -> Vec<u8> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_baogao"));
    command.args(["outline", "-", "--format", "jsonl"]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    for piece in pieces {
        input.write_all(piece).unwrap();
        input.flush().unwrap();
        std::thread::sleep(Duration::from_millis(15));
    }
    drop(input);
    child.wait_with_output().unwrap().stdout
}

#[test]
fn a_sequence_that_is_cut_between_two_reads_is_text_like_any() {
    let text = "一、农\u{1b}]52;c;QQ==\u{7}业\u{9b}2J\u{202e}\n".as_bytes();
    let whole = of_pieces(&[text]);
    let shown = String::from_utf8(whole.clone()).unwrap();
    assert!(shown.contains('农') && !shown.contains(['\u{1b}', '\u{7}', '\u{9b}', '\u{202e}']), "{shown:?}");
    for cut in 1..text.len() {
        let (first, rest) = text.split_at(cut);
        assert_eq!(of_pieces(&[first, rest]), whole, "cut behind {cut} bytes");
    }
}

#[test]
fn a_terminal_gets_no_parquet() {
    for arguments in [&["list", "a.txt"][..], &["search", "农业", "a.txt"], &["figures", "a.txt"]] {
        let arguments = [arguments, &["--format", "parquet"]].concat();
        let said = "baogao: parquet is not for a terminal; write it to a file or into a pipe\n";
        assert_eq!(on_terminal(&arguments, "一、农业\n"), (said.to_owned(), 2));
    }
}

#[test]
fn found_lines_are_counted_for_a_reader() {
    let (received, status) = on_terminal(&["search", "農業", "a.txt"], "一、农业\n农业产值\n");
    let shown = "a.txt  2\n  一、农业\n     1: 一、农业\n     2: 农业产值\n2 places in 1 of 1 reports\n";
    assert_eq!((received.as_str(), status), (shown, 0));
}

#[test]
fn figures_that_cannot_be_compared_are_counted_for_a_reader() {
    let text = "柳溪镇2023年工作总结\n\n完成投资2亿元，争取资金xxx万元。\n";
    let (received, status) = on_terminal(&["search", "-f", ">1亿元", "a.txt"], text);
    assert_eq!(status, 0);
    let last = "1 places in 1 of 1 reports; 1 more are masked and were not compared";
    assert_eq!(received.lines().last(), Some(last), "{received}");
    let (received, _) = on_terminal(&["search", "-f", ">1亿元", "a.txt", "--format", "csv"], text);
    assert!(received.ends_with("1 figures are masked and were not compared\n"), "{received}");
}

#[test]
fn remarks_are_counted_for_a_reader() {
    let text = "柳溪镇2023年工作总结\n\n一、2023年工作回顾\n新增市场主体120户，其中企业130户。\n";
    let (received, status) = on_terminal(&["check", "a.txt"], text);
    assert_eq!(status, 0);
    let lines: Vec<&str> = received.lines().collect();
    assert_eq!(lines.len(), 3, "{received}");
    assert!(lines.contains(&"1 remarks in 1 reports"), "{received}");
    assert!(lines.iter().any(|line| line.starts_with("parts  a.txt:4  :4 ")), "{received}");
}

#[test]
fn the_screen_does_not_open_for_nothing() {
    let (received, status) = on_terminal(&["absent.txt"], "");
    assert_eq!((received.as_str(), status), ("baogao: absent.txt: no such file\n", 1));
}
