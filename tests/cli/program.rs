//! The program, run in a folder: what it is given, what it says, how it ends.

use std::io::Write;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

/// What a run said and how it ended.
pub(crate) struct Run {
    pub(crate) status: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// The program in a folder, with nothing to read on standard input.
pub(crate) fn baogao(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_baogao"));
    command.current_dir(folder).stdin(Stdio::null());
    command
}

/// What a run that is over said.
pub(crate) fn result(output: Output) -> Run {
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Run { status: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

pub(crate) fn run(folder: &Path, arguments: &[&str]) -> Run {
    result(baogao(folder).args(arguments).output().unwrap())
}

/// A run that is talked with through pipes.
pub(crate) fn start(folder: &Path, arguments: &[&str]) -> Child {
    let mut command = baogao(folder);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.args(arguments).spawn().unwrap()
}

pub(crate) fn run_with_input(folder: &Path, arguments: &[&str], input: &[u8]) -> Run {
    let mut child = start(folder, arguments);
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    // A run that refuses its input closes the pipe.
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let run = result(child.wait_with_output().unwrap());
    writer.join().unwrap();
    run
}

/// Everything was read: nothing is said and the status is 0.
#[track_caller]
pub(crate) fn done(run: Run) -> String {
    assert_eq!((run.status, run.err.as_str()), (Some(0), ""), "{}", run.out);
    run.out
}

/// Something was not read: one line for each, and the rest is printed.
#[track_caller]
pub(crate) fn failed(run: Run, said: &[&str]) -> String {
    let said: Vec<String> = said.iter().map(|line| format!("baogao: {line}")).collect();
    assert_eq!(run.err.lines().collect::<Vec<_>>(), said);
    assert_eq!(run.status, Some(1));
    run.out
}

/// Wrong use: nothing is printed, and what is said has these words.
#[track_caller]
pub(crate) fn misused(run: Run, words: &str) {
    assert_eq!((run.status, run.out.as_str()), (Some(2), ""));
    assert!(run.err.contains(words), "{}", run.err);
}
