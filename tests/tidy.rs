//! The rules of the house that the compiler does not keep: layers, owners, introductions, sizes.
//!
//! Plain text scanning, so that it needs no dependency. A rule that is broken is named with its file.
#![allow(clippy::expect_used)]

use std::path::Path;

/// The modules of the crate, from the ground up. A module imports only what stands above it here.
const CRATE: &[&[&str]] = &[
    &["numeral", "script", "safe"],
    &["source"],
    &["outline"],
    &["figure"],
    &["report"],
    &["library"],
    &["state", "compare", "config"],
    &["search", "export"],
    &["save"],
    &["cli", "tui"],
    &["lib", "main"],
];

/// The modules inside `tui`, by the same rule; the last row is `tui.rs` itself.
const TUI: &[&[&str]] = &[
    &["job", "glyph", "language", "about", "chord"],
    &["book"],
    &["words", "phrases", "reasons"],
    &["action", "event", "theme", "layout", "label", "naming", "fixture", "backend", "clipboard"],
    &[
        "catalog", "mouse", "wrap", "columns", "list", "input", "effect", "copier", "opener", "exporter",
        "gather", "start", "terminal",
    ],
    &["chrome", "doctor", "inbox", "keymap", "pad", "searcher"],
    &[
        "documents", "outline", "reader", "figures", "compare", "jump", "prompt", "clip", "note", "notes",
        "sheet", "results", "menu",
    ],
    &["hints"],
    &["app"],
    &["tui"],
];

/// What only its owners may name: each outside crate, and the parts of std that reach the world.
const OWNERS: &[(&[&str], &[&str])] = &[
    (&["ratatui", "crossterm", "tui_textarea", "fluent_bundle"], &["tui"]),
    (&["signal_hook"], &["tui", "save"]),
    (&["rustix"], &["tui", "library", "state"]),
    (&["unicode_width"], &["tui", "export"]),
    (&["fuzzy_matcher", "pinyin", "regex"], &["search"]),
    (&["serde"], &["export", "state", "library"]),
    (&["serde_json"], &["export", "state", "library"]),
    (&["csv", "rust_xlsxwriter", "rusqlite", "parquet"], &["export"]),
    (&["xxhash_rust", "tempfile"], &["state", "library"]),
    (&["etcetera"], &["state", "library", "config"]),
    (&["toml"], &["config"]),
    (&["encoding_rs", "simdutf8", "zip", "quick_xml"], &["source"]),
    (&["memchr"], &["source", "search"]),
    (&["mimalloc"], &["main"]),
    (&["rust_decimal"], &["numeral", "figure", "report", "compare", "search", "export"]),
    (&["ignore", "globset", "base64", "notify", "hashbrown", "postcard", "bytemuck"], &["library"]),
    (&["crossbeam_channel"], &["library", "state", "tui"]),
    (&["clap", "clap_complete", "clap_mangen"], &["cli"]),
    (&["anyhow"], &["main", "cli", "library", "tui"]),
    (&["std::fs", "std::time"], &["library", "state", "config", "save", "cli", "tui"]),
    (&["std::env"], &["cli", "tui", "main"]),
    (&["std::net"], &[]),
];

/// The longest file, tables of characters excepted.
const LINES: usize = 500;
#[test]
fn the_house_is_tidy() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for folder in ["src", "tests"] {
        visit(&root.join(folder), &mut |path, text| {
            let path = path.strip_prefix(root).expect("a file of the project").to_string_lossy();
            found.extend(offences(&path, text).iter().map(|offence| format!("{path}: {offence}")));
        });
    }
    let cargo = std::fs::read_to_string(root.join("Cargo.toml")).expect("Cargo.toml");
    let dependencies = cargo.lines().skip_while(|line| *line != "[dependencies]").skip(1);
    for line in dependencies.take_while(|line| !line.starts_with('[')) {
        let name = line.split('=').next().unwrap_or("").trim().replace('-', "_");
        let dependency = !name.is_empty() && !name.starts_with('#');
        let owned = OWNERS.iter().any(|(owned, _)| owned.contains(&name.as_str()));
        found.extend((dependency && !owned).then(|| format!("Cargo.toml: {name} has no owner")));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

fn visit(folder: &Path, see: &mut dyn FnMut(&Path, &str)) {
    for entry in std::fs::read_dir(folder).expect("a folder of the project") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            visit(&path, see);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            see(&path, &std::fs::read_to_string(&path).expect("a source file"));
        }
    }
}

/// What is wrong with a file of `src` or `tests`.
fn offences(path: &str, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rule = |broken: bool, what: String| found.extend(broken.then_some(what));
    let lines = text.lines().count();
    rule(!text.starts_with("//!"), "does not begin with an introduction".into());
    rule(lines > LINES && !path.starts_with("src/script/"), format!("{lines} lines"));
    let left = [concat!("TO", "DO"), concat!("FIX", "ME")];
    rule(left.iter().any(|word| text.contains(word)), "something is left over".into());
    let code: String =
        text.lines().map(|line| line.split("//").next().unwrap_or("").to_owned() + "\n").collect();
    rule(places(&code, concat!("un", "safe")).next().is_some(), concat!("un", "safe code").into());
    let Some(inner) = path.strip_prefix("src/") else { return found };
    let body = code.split("mod tests {").next().unwrap_or("");
    let upward = places(body, "super").any(|rest| rest.starts_with("::"));
    rule(upward && !inner.ends_with("tests.rs"), "super:: outside tests".into());
    let inner = inner.trim_end_matches(".rs");
    let module = inner.split('/').next().unwrap_or("");
    let pane = inner.split('/').nth(1).unwrap_or("tui");
    rule(layer(CRATE, module).is_none(), format!("{module} stands in no layer"));
    rule(module == "tui" && layer(TUI, pane).is_none(), format!("tui/{pane} stands in no layer"));
    for target in paths(&code, "crate") {
        let mut steps = target.split("::").skip(1);
        let (first, second) = (steps.next().unwrap_or(""), steps.next().unwrap_or("tui"));
        let second = if layer(TUI, second).is_some() { second } else { "tui" };
        let outside = first != module && layer(CRATE, first).is_some();
        rule(outside && layer(CRATE, first) >= layer(CRATE, module), format!("names {target}"));
        let inside = module == "tui" && first == "tui" && second != pane;
        rule(inside && layer(TUI, second) >= layer(TUI, pane), format!("names {target}"));
    }
    for (owned, owners) in OWNERS.iter().filter(|(_, owners)| !owners.contains(&module)) {
        for name in *owned {
            // A test may use any crate.
            let code = if inner.ends_with("tests") { "" } else { body };
            let root = name.split("::").next().unwrap_or(name);
            let named = |path: &String| path == name || path.starts_with(&format!("{name}::"));
            rule(paths(code, root).iter().any(named), format!("names {name}, which belongs to {owners:?}"));
        }
    }
    found
}

fn layer(layers: &[&[&str]], module: &str) -> Option<usize> {
    layers.iter().position(|layer| layer.contains(&module))
}

/// What follows each place where `word` stands as a whole path root.
fn places<'a>(code: &'a str, word: &'a str) -> impl Iterator<Item = &'a str> {
    let name = |character: char| character.is_alphanumeric() || character == '_';
    code.match_indices(word).filter_map(move |(at, _)| {
        let (before, rest) = (code.get(..at)?, code.get(at + word.len()..)?);
        // `export::csv::x` names our own module; `::csv` at the start of a path is the crate.
        let inner = before.strip_suffix("::").is_some_and(|path| path.ends_with(name));
        (!before.ends_with(name) && !inner && !rest.starts_with(name)).then_some(rest)
    })
}

/// Every path that begins with `root`, groups spread out: `crate::{a::B, c}` is `crate::a::B`, `crate::c`.
fn paths(code: &str, root: &str) -> Vec<String> {
    let mut found = Vec::new();
    for rest in places(code, root) {
        if let Some(rest) = rest.strip_prefix("::") {
            spread(rest, root, &mut found);
        }
    }
    found
}

/// Reads one path or group after `prefix::` and returns what follows it.
fn spread<'a>(code: &'a str, prefix: &str, found: &mut Vec<String>) -> &'a str {
    let code = code.trim_start();
    if let Some(mut rest) = code.strip_prefix('{') {
        while !rest.trim_start().starts_with('}') && !rest.is_empty() {
            // `as name` stands between a path and the next comma.
            rest = spread(rest, prefix, found).trim_start_matches(|character| !",}".contains(character));
            rest = rest.strip_prefix(',').unwrap_or(rest);
        }
        return rest.trim_start().strip_prefix('}').unwrap_or("");
    }
    let ends = |character: char| !character.is_alphanumeric() && character != '_' && character != '*';
    let (name, rest) = code.split_at(code.find(ends).unwrap_or(code.len()));
    let path = format!("{prefix}::{name}");
    if let Some(deeper) = rest.strip_prefix("::") {
        return spread(deeper, &path, found);
    }
    found.push(path);
    rest
}

#[test]
fn the_check_catches() {
    let long = "\n".repeat(LINES);
    for (path, code, caught) in [
        ("src/source.rs", "use crate::{safe::Safe, tui::app};", "names crate::tui::app"),
        ("src/figure/unit.rs", "fn f() { crate::report::g() }", "names crate::report"),
        ("src/search.rs", "use crate::export::csv;", "names crate::export"),
        ("src/tui/action.rs", "use crate::tui::app::App;", "names crate::tui::app"),
        ("src/tui/jump/key.rs", "use crate::tui::{theme, app::{self as a}};", "names crate::tui::app"),
        ("src/tui/jump.rs", "use crate::tui::Tui;", "names crate::tui::Tui"),
        ("src/outline.rs", "use std::{fmt, fs::File};", "std::fs"),
        ("src/cli.rs", "fn f() { ratatui::init(); }", "ratatui"),
        ("src/report.rs", "use super::figure;", "super::"),
        ("src/helpers.rs", "", "no layer"),
        ("src/tui/widget.rs", "", "no layer"),
        ("src/numeral.rs", &long, "lines"),
        ("tests/a.rs", concat!("un", "safe { f() }"), concat!("un", "safe")),
        ("tests/a.rs", concat!("// TO", "DO: later"), "left over"),
    ] {
        let found = offences(path, &format!("//! A file.\n{code}"));
        assert!(found.len() == 1 && found.concat().contains(caught), "{path} {code}: {found:?}");
    }
    assert_eq!(offences("src/source.rs", "fn f() {}"), ["does not begin with an introduction"]);
    for (path, code) in [
        ("src/main.rs", "use crate::{script, tui::{self, app::App}};\nmod tests { use super::*; }"),
        ("src/export/csv.rs", "use crate::report::Report;\nuse csv::Writer;"),
    ] {
        assert_eq!(offences(path, &format!("//! A file.\n{code}")), [""; 0]);
    }
}
