//! The manual page and what shells complete: made from the flags and the key table, whole and in order.
#![allow(clippy::unwrap_used)]

use std::io::Write;
use std::process::{Command, Stdio};

use baogao::tui::action::ACTIONS;

/// What the program prints for `arguments`.
#[track_caller]
fn printed(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_baogao")).args(arguments).output().unwrap();
    assert!(output.status.success() && output.stderr.is_empty(), "{arguments:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// The names of the commands, as the help lists them.
fn commands() -> Vec<String> {
    let help = printed(&["help"]);
    let (_, commands) = help.split_once("Commands:\n").unwrap();
    let (commands, _) = commands.split_once("\n\n").unwrap();
    let names = commands.lines().filter_map(|line| line.split_whitespace().next());
    let names: Vec<String> = names.filter(|name| *name != "help").map(str::to_owned).collect();
    assert!(names.len() > 10, "{help}");
    names
}

/// The flags of a command, as its help lists them.
fn flags(command: &str) -> Vec<String> {
    let help = printed(&["help", command]);
    let words = help.split(|c: char| c.is_whitespace() || ",[]=".contains(c));
    words.filter(|word| word.starts_with("--") && word.len() > 2).map(str::to_owned).collect()
}

/// What a program makes of `input`: whether it is content, and what it says.
fn given(program: &str, arguments: &[&str], input: &str) -> Option<(bool, String)> {
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().ok()?;
    let mut stdin = child.stdin.take()?;
    let input = input.to_owned();
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = child.wait_with_output().ok()?;
    writer.join().unwrap().unwrap();
    let mut said = output.stdout;
    said.extend(output.stderr);
    Some((output.status.success(), String::from_utf8_lossy(&said).into_owned()))
}

#[test]
fn every_shell_completes_every_command_and_flag() {
    let commands = commands();
    for shell in ["bash", "zsh", "fish"] {
        let script = printed(&["completions", shell]);
        for command in &commands {
            assert!(script.contains(command.as_str()), "{shell}: {command}");
            for flag in flags(command) {
                let name = flag.trim_start_matches('-');
                assert!(script.contains(&flag) || script.contains(&format!("-l {name}")), "{shell}: {flag}");
            }
        }
        assert!(script.contains("high-contrast") && script.contains("gb18030"), "{shell}: values");
    }
}

#[test]
fn the_shells_themselves_take_what_they_get() {
    let (is_content, said) = given("bash", &["-n"], &printed(&["completions", "bash"])).unwrap();
    assert!(is_content && said.is_empty(), "{said}");
    // Bash itself completes a command, a flag and a value with it.
    let script = printed(&["completions", "bash"]);
    let complete = |words: &str, at: usize| {
        let ask = format!(
            "{script}\nCOMP_WORDS=({words}); COMP_CWORD={at}; _baogao baogao \"${{COMP_WORDS[{at}]}}\" \"${{COMP_WORDS[{at} - 1]}}\"; \
             echo \"${{COMPREPLY[@]}}\"\n"
        );
        given("bash", &["--norc", "-s"], &ask).unwrap().1
    };
    assert!(complete("baogao comp", 1).contains("compare completions"), "{}", complete("baogao comp", 1));
    assert!(complete("baogao list --no", 2).contains("--no-state --no-config"));
    assert!(complete("baogao --theme h", 2).contains("high-contrast"));
    // Other shells need not be there.
    for shell in ["zsh", "fish"] {
        if let Some((is_content, said)) = given(shell, &["-n"], &printed(&["completions", shell])) {
            assert!(is_content, "{shell}: {said}");
        }
    }
}

#[test]
fn the_manual_names_every_command_flag_and_key() {
    let page = printed(&["man"]);
    let plain = page.replace("\\-", "-").replace("\\fB", "").replace("\\fR", "").replace("\\fI", "");
    assert!(plain.contains(".TH BAOGAO 1"), "{plain}");
    for command in commands() {
        let (_, section) =
            plain.split_once(&format!("\n.SH \"BAOGAO {}\"\n", command.to_uppercase())).unwrap();
        let section = section.split("\n.SH ").next().unwrap();
        for flag in flags(&command) {
            assert!(section.contains(&flag), "{command}: {flag} in {section}");
        }
    }
    let (_, keys) = plain.split_once("\n.SH KEYS\n").unwrap();
    for row in ACTIONS {
        assert!(keys.contains(&format!("({})", row.name)), "{}", row.name);
    }
    for title in ["NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "FILES", "ENVIRONMENT", "\"EXIT STATUS\""] {
        assert!(plain.contains(&format!("\n.SH {title}\n")), "{title}");
    }
}

#[test]
fn the_manual_is_no_more_than_a_page_may_hold() {
    let page = printed(&["man"]);
    let requests = [
        ".TH ", ".SH ", ".SS ", ".TP", ".RS", ".RE", ".IP ", ".br", ".ie ", ".el ", ".nf", ".fi", ".PP",
        ".ps",
    ];
    for line in page.lines().filter(|line| line.starts_with('.') || line.starts_with('\'')) {
        assert!(requests.iter().any(|request| line.starts_with(request)), "{line}");
    }
    // Groff, where it is there, finds nothing to warn of.
    if let Some((is_content, said)) = given("groff", &["-man", "-Kutf8", "-Tutf8", "-ww", "-z"], &page) {
        assert!(is_content && said.trim().is_empty(), "{said}");
    }
}
