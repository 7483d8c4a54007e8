//! The table of traps is true: each test it names exists, and no test of traps is missing in it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const TABLE: &str = include_str!("TRAPS.md");

/// Where the tests stand that are all to be named.
const TRAPS: [&str; 2] = ["figure_traps", "outline_traps"];

/// The names in the second column of each row.
fn rows() -> Vec<(&'static str, Vec<&'static str>)> {
    let cells = |line: &'static str| line.strip_prefix("| ")?.strip_suffix(" |")?.rsplit_once(" | ");
    let named = |held: &'static str| held.split('`').skip(1).step_by(2).collect();
    let rows = TABLE.lines().filter_map(cells).filter(|(_, held)| *held != "Held by");
    rows.map(|(trap, held)| (trap, named(held))).collect()
}

/// The tests of a file.
fn tests(code: &str) -> BTreeSet<&str> {
    let after = code.split("#[test]").skip(1);
    after.filter_map(|rest| rest.split_once("fn ")?.1.split_once('(')).map(|(name, _)| name).collect()
}

/// Whether there is the test `file::function`, or the folder with a report.
fn exists(named: &str) -> bool {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let Some((file, function)) = named.split_once("::") else {
        return root.join("tests").join(named).join("report.txt").is_file();
    };
    let read = |folder: &str| fs::read_to_string(root.join(folder).join(file).with_extension("rs"));
    ["tests", "src"]
        .into_iter()
        .filter_map(|folder| read(folder).ok())
        .any(|code| tests(&code).contains(function))
}

#[test]
fn every_test_that_is_named_exists() {
    let rows = rows();
    assert!(!rows.is_empty());
    for (trap, named) in rows {
        assert!(!named.is_empty(), "nothing holds: {trap}");
        let absent: Vec<&str> = named.into_iter().filter(|named| !exists(named)).collect();
        assert!(absent.is_empty(), "{trap}: {absent:?}");
    }
    assert!(!exists("figure_traps::check"), "a helper is no test");
    assert!(!exists("figures/absent"));
}

#[test]
fn every_test_of_traps_is_named() {
    let named: BTreeSet<String> =
        rows().into_iter().flat_map(|(_, named)| named).map(str::to_owned).collect();
    for file in TRAPS {
        let code = fs::read_to_string(format!("{}/tests/{file}.rs", env!("CARGO_MANIFEST_DIR"))).unwrap();
        for test in tests(&code) {
            assert!(named.contains(&format!("{file}::{test}")), "{file}::{test} is missing in TRAPS.md");
        }
    }
}
