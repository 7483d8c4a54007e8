//! What the README lists is what the program has: keys, commands, fields, examples that find something.
#![allow(clippy::expect_used, clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::process::Command;

use baogao::tui::action::ACTIONS;

const README: &str = include_str!("../README.md");

/// The text between two words of the README; the test fails when one is missing.
#[track_caller]
fn between(from: &str, to: &str) -> &'static str {
    let (_, rest) = README.split_once(from).expect(from);
    rest.split_once(to).expect(to).0
}

/// The key table as the README has to print it.
fn key_rows() -> Vec<String> {
    let mut rows = Vec::new();
    let mut group = None;
    for row in ACTIONS {
        if group != Some(row.group) {
            rows.push(format!("| **{}** | | |", row.group.title()));
            group = Some(row.group);
        }
        let keys: Vec<String> = row.keys.split(' ').map(|key| format!("`{key}`")).collect();
        rows.push(format!("| {} | {} | {} |", keys.join(" "), row.name, row.help));
    }
    rows
}

#[test]
fn the_key_table_is_the_programs() {
    let table = between("<!-- keys:", "<!-- /keys -->");
    let (_, table) = table.split_once("|---|---|---|\n").expect("a table of three columns");
    let listed: Vec<&str> = table.lines().collect();
    assert_eq!(listed, key_rows());
}

/// What the program prints for `arguments`.
fn printed(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_baogao")).args(arguments).output().unwrap();
    assert!(output.status.success(), "{arguments:?}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn every_command_is_named() {
    let help = printed(&["help"]);
    let (_, commands) = help.split_once("Commands:\n").unwrap();
    let (commands, _) = commands.split_once("\n\n").unwrap();
    let names: Vec<&str> = commands.lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert!(names.len() > 5, "{help}");
    for name in names {
        assert!(
            README.contains(&format!("`baogao {name}")) || README.contains(&format!("\nbaogao {name} ")),
            "{name}"
        );
    }
}

/// The fields that the README names for a command, in their order.
#[track_caller]
fn fields(command: &str) -> Vec<String> {
    let row = between(&format!("\n| {command} | "), "\n");
    let row = row.split_once("; with").map_or(row, |(row, _)| row);
    // Words in brackets explain a field and name none.
    let mut depth = 0;
    let outside: String = row
        .chars()
        .filter(|&c| {
            depth += i32::from(c == '(') - i32::from(c == ')');
            depth == 0
        })
        .collect();
    outside.split('`').skip(1).step_by(2).map(|name| name.trim_end_matches("[]").to_owned()).collect()
}

/// The README's fields of a command are those of its rows, in their order.
#[track_caller]
fn check_fields(command: &str, arguments: &[&str]) {
    let head = printed(&[arguments, &["--format", "csv", "--no-state", "samples"]].concat());
    let head = head.trim_start_matches('\u{feff}').lines().next().unwrap_or_default();
    assert_eq!(fields(command), head.split(',').collect::<Vec<_>>(), "{command}");
}

#[test]
fn the_fields_are_those_of_the_rows() {
    check_fields("`list`", &["list"]);
    check_fields("`outline`", &["outline"]);
    check_fields("`figures`", &["figures"]);
    check_fields("`notes`", &["notes"]);
    check_fields("`compare`", &["compare", "--long", "GDP"]);
    check_fields("`check`", &["check"]);
    check_fields("`search` with `--format`", &["search", "收入"]);
}

/// No example of the README is without a result.
#[test]
fn every_example_finds_something() {
    let commands = between("## On the command line", "### Fields");
    let commands = between_blocks(commands);
    let mut run = BTreeSet::new();
    for line in commands.lines() {
        let line = line.split("  #").next().unwrap_or_default().trim_end();
        let Some(arguments) = line.strip_prefix("baogao ") else { continue };
        // The shell's own work (a pipe, a file, a pattern) and what writes or draws is left to other tests.
        let arguments: Vec<&str> =
            arguments.split(['|', '>']).next().unwrap_or_default().split(' ').collect();
        let asks = ["list", "outline", "figures", "check", "compare", "search"];
        if line.contains(">1") || !asks.contains(&arguments[0]) {
            continue;
        }
        let arguments: Vec<&str> = arguments
            .into_iter()
            .map(|word| word.trim_matches('\''))
            .filter(|word| !word.is_empty())
            .collect();
        assert!(!printed(&arguments).is_empty(), "{line}");
        run.insert(arguments[0]);
    }
    assert!(run.len() >= 5, "{run:?}");
}

/// The first block of commands in a piece of the README.
fn between_blocks(text: &'static str) -> &'static str {
    text.split("```").nth(1).expect("a block of commands")
}
