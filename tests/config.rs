//! The settings file: what each mistake in it says, and that what is printed is read again.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use baogao::config::{self, Binding, Config};
use baogao::source::Encoding;
use baogao::tui::keymap;

/// A file with these lines says exactly this, and everything else stays as it is usual.
#[track_caller]
fn faulty(text: &str, expected: &[&str]) {
    let (config, faults) = config::parse(text, &keymap::commands());
    assert_eq!(faults.iter().map(ToString::to_string).collect::<Vec<_>>(), expected, "{text}");
    assert_eq!(config, Config::default(), "{text}");
}

#[test]
fn a_mistake_is_named_with_line_and_setting() {
    faulty(
        "\n\ntheme = \"neon\"",
        &["3: theme: \"neon\" is not one of \"terminal\", \"light\", \"dark\", \"high-contrast\", \"mono\""],
    );
    faulty("mouse = \"yes\"", &["1: mouse: \"yes\" is not true or false"]);
    faulty("ascii = 1", &["1: ascii: this number is not true or false"]);
    faulty("teme = \"dark\"", &["1: teme: there is no such setting"]);
    faulty("[panes]\nsize = 3", &["2: panes.size: there is no such setting"]);
    faulty("[pains]\nside = 30", &["1: pains: there is no such setting"]);
    faulty("panes = 3", &["1: panes: this number is not a table"]);
    faulty(
        "[panes]\nside = 3.5",
        &["2: panes.side: a number with decimals is not a whole number from 20 to 80"],
    );
    faulty("[panes]\nside = 99", &["2: panes.side: this number is not a whole number from 20 to 80"]);
    faulty(
        "[panes]\nwidths = [1, 2]",
        &["2: panes.widths: this list is not a list of 4 whole numbers from 1 to 1000"],
    );
    faulty(
        "[panes]\nshown = [\"text\", \"text\"]",
        &[
            "2: panes.shown: this list is not a list of some of \"reports\", \"outline\", \"text\", \"figures\"",
        ],
    );
    faulty("[text]\nwidth = -1", &["2: text.width: this number is not a whole number from 0 to 1000"]);
    faulty(
        "[clipboard]\nlargest = 2024-01-01",
        &["2: clipboard.largest: a date is not a whole number from 0 to 10000000"],
    );
    faulty(
        "encoding = \"latin1\"\nlanguage = \"fr\"",
        &[
            "1: encoding: \"latin1\" is not one of \"auto\", \"utf-8\", \"gb18030\", \"gbk\", \"gb2312\", \"big5\", \
         \"big5-hkscs\", \"utf-16le\", \"utf-16be\"",
            "2: language: \"fr\" is not one of \"auto\", \"zh-CN\", \"zh-TW\", \"en\"",
        ],
    );
}

#[test]
fn a_mistake_in_the_keys_is_named_with_line_and_command() {
    faulty("[keys]\nflie = \"x\"", &["2: keys.flie: there is no such command"]);
    faulty("keys = \"x\"", &["1: keys: \"x\" is not a table"]);
    faulty("[keys]\ndown = 3", &["2: keys.down: this number is not the name of a key or a list of them"]);
    faulty(
        "[keys]\ndown = [\"j\", 3]",
        &["2: keys.down: this number is not the name of a key or a list of them"],
    );
    faulty("[keys]\ndown = [\"j\", \"Hyper-x\"]", &["2: keys.down: \"Hyper-x\" is not the name of a key"]);
    faulty("[keys]\ndown = \"Shift-Up\"", &["2: keys.down: \"Shift-Up\" is not the name of a key"]);
    faulty("[keys]\ndown = \"+\u{202e}\"", &["2: keys.down: \"\u{202e}\" is not the name of a key"]);
    faulty("[keys]\ndown = \"5\"", &["2: keys.down: 5 begins a count"]);
    faulty("[keys]\naccept = \"x\"", &["2: keys.accept: x is a character, which is typed in prompt"]);
    faulty(
        "[keys]\nclose-note = [\"Esc\", \"Space\"]",
        &["2: keys.close-note: Space is a character, which is typed in note"],
    );
    faulty("[keys]\n\nsort = \"q\"", &["3: keys.sort: q is the key of quit in panes"]);
    faulty("[keys]\nquit = [\"+o\"]", &["2: keys.quit: o is the key of sort in panes"]);
    // A letter with Ctrl is the same in capitals, and some are the byte of another key.
    faulty("[keys]\nsort = \"Ctrl-D\"", &["2: keys.sort: Ctrl-d is the key of half-down in panes"]);
    faulty("[keys]\nsort = \"Ctrl-i\"", &["2: keys.sort: Tab is the key of next-pane in panes"]);
    faulty("[keys]\nsort = \"ｑ\"", &["2: keys.sort: q is the key of quit in panes"]);
    faulty("[keys]\nclose-pad = []", &["2: keys.close-pad: it needs a key in clip"]);
    faulty("[keys]\nquit = [\"-q\", \"-Ctrl-c\"]", &["2: keys.quit: it needs a key in panes"]);
    faulty("[keys.down]\nkeys = \"x\"", &["1: keys.down: a table is not a list of keys"]);
    faulty(
        "[keys.in.attic]\ndown = \"e\"",
        &[
            "2: keys.in.attic.down: there is no such place; there are panes, list, results, prompt, jump, menu, \
         compare, clip, note, hints",
        ],
    );
    faulty(
        "[keys.in.clip]\ndown = \"F9\"",
        &["2: keys.in.clip.down: it cannot be given there, only in panes, list, results, compare"],
    );
    faulty("[keys]\nin = 3", &["2: keys.in: there is no such command"]);
    faulty("[keys.in]\npanes = 3", &["2: keys.in.panes: this number is not a table"]);
}

#[test]
fn what_is_no_toml_is_named_with_its_line() {
    for (text, line, key) in [
        ("theme = \"dark\"\nmouse = yes\n", 2, "mouse: "),
        ("theme = \"dark\ncolors = \"8\"", 1, "theme: "),
        ("[keys\ndown = \"j\"", 1, ""),
        ("theme = \"dark\"\ntheme = \"light\"", 2, "theme: "),
        ("= 3", 1, ""),
        ("\u{1b}[31m", 1, ""),
    ] {
        let (config, faults) = config::parse(text, &keymap::commands());
        let [fault] = faults.as_slice() else { panic!("{text}: {faults:?}") };
        let said = fault.to_string();
        assert!(said.starts_with(&format!("{line}: {key}")), "{text}: {said}");
        assert!(said.ends_with("nothing of this file is used") && !said.contains('\n'), "{said}");
        assert_eq!(config, Config::default(), "{text}");
    }
}

#[test]
fn a_mistake_leaves_the_rest_of_the_file() {
    let text =
        "theme = \"dark\"\nmouse = 1\n[keys]\nsort = \"q\"\nquit = \"Q\"\nskim = \"u F9\"\nlevel = \"u\"\n";
    let (config, faults) = config::parse(text, &keymap::commands());
    let said: Vec<String> = faults.iter().map(ToString::to_string).collect();
    assert_eq!(
        said,
        ["2: mouse: this number is not true or false", "7: keys.level: u is the key of skim in panes"]
    );
    assert_eq!(config.theme, "dark");
    let keys = |command: &str| -> Vec<&str> {
        let bound = config.keys.iter().find(|bound| bound.place == "panes" && bound.command == command);
        bound.map_or(vec![], |bound| bound.keys.iter().map(String::as_str).collect())
    };
    // A key that one command gives up is free for another one.
    assert_eq!((keys("sort"), keys("quit"), keys("skim")), (vec!["q"], vec!["Q"], vec!["u", "F9"]));
    assert!(keys("level").is_empty(), "as usual");
}

/// The settings that a text gives, without a mistake.
#[track_caller]
fn parsed(text: &str) -> Config {
    let (config, faults) = config::parse(text, &keymap::commands());
    assert!(faults.is_empty(), "{text}: {faults:?}");
    config
}

#[test]
fn keys_are_replaced_added_and_taken_away() {
    let of = |text: &str, place: &str, command: &str| -> Vec<String> {
        let config = parsed(text);
        let bound = config.keys.into_iter().find(|bound| bound.place == place && bound.command == command);
        bound.map(|bound| bound.keys).unwrap_or_default()
    };
    assert_eq!(of("[keys]\ndown = [\"e\"]\nencoding = []", "panes", "down"), ["e"]);
    assert_eq!(of("[keys]\ndown = \"e\"\nencoding = \"E\"", "list", "down"), ["e"]);
    assert_eq!(of("[keys]\nquit = [\"+Q\"]", "panes", "quit"), ["q", "Ctrl-c", "Q"]);
    assert_eq!(of("[keys]\nquit = [\"+Q\", \"-q\"]", "results", "quit"), ["Ctrl-c", "Q"]);
    assert_eq!(of("[keys]\nquit = [\"-\", \"+\"]", "panes", "quit"), ["-", "+"]);
    assert_eq!(of("[keys]\nquit = \"Shift-q\"", "panes", "quit"), ["Q"]);
}

#[test]
fn one_place_may_have_keys_of_its_own() {
    let config = parsed("[keys]\ndown = [\"+F9\"]\n[keys.in.results]\ndown = [\"+e\"]\n");
    let keys = |place: &str| {
        let bound = config.keys.iter().find(|bound| bound.place == place && bound.command == "down");
        bound.map(|bound| bound.keys.join(" ")).unwrap_or_default()
    };
    assert_eq!(keys("panes"), "j Down Ctrl-n F9");
    assert_eq!(keys("results"), "j Down Ctrl-n F9 e");
}

#[test]
fn what_is_printed_is_read_again() {
    let commands = keymap::commands();
    let texts = [
        "",
        "theme = \"high-contrast\"\ncolors = \"256\"\nlanguage = \"zh-TW\"\nambiguous = \"wide\"\nascii = true\n\
         mouse = true\nencoding = \"gbk\"\n[panes]\nshown = [\"text\", \"figures\"]\nwidths = [1, 2, 3, 4]\nside = 60\n\
         [text]\nwidth = 80\n[clipboard]\nway = \"file\"\nlargest = 100\n",
        "[keys]\ndown = [\"e\", \"\\\\\", \"'\"]\nencoding = [\"\\\"\"]\nhints = \";\"\n[keys.in.results]\ndown = \"E\"\n[keys.in.menu]\naccept = \"F9\"\n",
    ];
    for text in texts {
        let config = parsed(text);
        let printed = config::print(&config, &commands);
        assert_eq!(parsed(&printed), config, "{printed}");
        for command in &commands.rows {
            assert!(printed.contains(&command.help), "{}", command.name);
        }
    }
    assert_eq!(parsed(""), Config::default());
    assert_eq!(parsed(texts[1]).encoding, Some(Encoding::Gb18030));
    let bound = Binding { place: "menu", command: "accept", keys: vec!["F9".to_owned()] };
    assert!(parsed(texts[2]).keys.contains(&bound));
}

#[test]
fn the_example_of_the_readme_is_without_a_mistake() {
    let readme = include_str!("../README.md");
    let (_, settings) = readme.split_once("```toml\n").unwrap();
    let config = parsed(settings.split_once("```").unwrap().0);
    assert_eq!((config.theme, config.width), ("light", 60));
}

/// What `baogao list` says on standard error with a settings file of these bytes.
fn said(file: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_baogao"));
    command.args(arguments).arg("--config").arg(file).stdin(Stdio::null());
    let output = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

#[test]
fn the_program_says_file_line_and_setting_and_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let report = folder.path().join("a.txt");
    fs::write(&report, "青石镇2023年工作总结\n一、经济\n生产总值完成3428万元。\n").unwrap();
    let report = report.to_str().unwrap();
    let file = folder.path().join("s.toml");
    let check = |bytes: &[u8], expected: &str| {
        fs::write(&file, bytes).unwrap();
        let (status, out, err) = said(&file, &["list", report]);
        assert_eq!((status, out.lines().count()), (Some(0), 1), "{out}");
        assert_eq!(err, expected.replace('@', file.to_str().unwrap()));
    };
    check(b"mouse = true\n", "");
    check(b"\n\nmouse = 3\n", "baogao: @:3: mouse: this number is not true or false\n");
    // What the file says never reaches the terminal as it is.
    check(
        b"theme = \"\\u001b[31m\\u202e\"\n",
        "baogao: @:1: theme: \"\u{241b}[31m<U+202E>\" is not one of \"terminal\", \"light\", \"dark\", \
         \"high-contrast\", \"mono\"\n",
    );
    check(b"# \xff\n", "baogao: @:1: not UTF-8\n");
    check(
        b"theme = \"dark\"\n[keys]\nsort = \"q\"\nfoo = 1\n",
        concat!(
            "baogao: @:3: keys.sort: q is the key of quit in panes\n",
            "baogao: @:4: keys.foo: there is no such command\n",
        ),
    );
    let folder = folder.path();
    let (status, _, err) = said(folder, &["list", report]);
    assert_eq!((status, err), (Some(0), format!("baogao: {}: not a file\n", folder.display())));
    let (status, _, err) = said(&folder.join("none"), &["list", report]);
    assert_eq!(status, Some(0));
    assert!(err.starts_with(&format!("baogao: {}: ", folder.join("none").display())), "{err}");
}

#[test]
fn the_encoding_that_is_set_is_the_one_that_files_are_read_in() {
    let folder = tempfile::tempdir().unwrap();
    let (report, file) = (folder.path().join("a.txt"), folder.path().join("s.toml"));
    // 一、農業 in Big5.
    fs::write(&report, b"\xa4@\xa1B\xb9A\xb7~\n").unwrap();
    fs::write(&file, "encoding = \"utf-16le\"\n").unwrap();
    let report = report.to_str().unwrap();
    let (_, out, _) = said(&file, &["list", "--format", "csv", report]);
    assert!(out.contains("UTF-16LE"), "{out}");
    let (_, out, _) = said(&file, &["list", "--format", "csv", "--encoding", "big5", report]);
    assert!(out.contains("Big5"), "{out}");
}

#[test]
fn the_path_of_the_file_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = |variables: &[(&str, &str)], arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_baogao"));
        command.args(["config", "--path"]).args(arguments).env_remove("XDG_CONFIG_HOME");
        command.env("HOME", folder.path()).envs(variables.iter().copied());
        let output = command.output().unwrap();
        (output.status.code(), String::from_utf8(output.stdout).unwrap().trim_end().to_owned())
    };
    let home = folder.path().join(".config/baogao/config.toml");
    assert_eq!(path(&[], &[]), (Some(0), home.display().to_string()));
    let other = folder.path().join("x");
    let named = other.join("baogao/config.toml").display().to_string();
    assert_eq!(path(&[("XDG_CONFIG_HOME", other.to_str().unwrap())], &[]), (Some(0), named));
    // A relative one is not to be followed (XDG Base Directory Specification).
    assert_eq!(path(&[("XDG_CONFIG_HOME", "x")], &[]), (Some(0), home.display().to_string()));
    assert_eq!(path(&[], &["--config", "/etc/b.toml"]), (Some(0), "/etc/b.toml".to_owned()));
    assert_eq!(path(&[], &["--no-config"]), (Some(1), String::new()));
}
