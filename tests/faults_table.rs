//! The table of faults is true: no fault that is numbered is missing, each test it names exists, and a
//! row without a test says why.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

const TABLE: &str = include_str!("FAULTS.md");

/// The kinds of faults that are numbered without a hole, and how many there are of each.
const NUMBERED: [(char, usize); 4] = [('T', 14), ('L', 24), ('I', 12), ('C', 13)];

/// What stands before the reason why there is no test.
const NO_TEST: &str = "no test: ";

/// Each row: the fault, and what its last cell says.
fn rows() -> Vec<(&'static str, &'static str)> {
    let cells = |line: &'static str| {
        let (fault, rest) = line.strip_prefix("| ")?.strip_suffix(" |")?.split_once(" | ")?;
        Some((fault, rest.rsplit_once(" | ").map_or(rest, |(_, held)| held)))
    };
    TABLE.lines().filter_map(cells).filter(|(fault, _)| *fault != "Fault").collect()
}

/// Whether there is the test `file::function`.
fn exists(named: &str) -> bool {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let Some((file, function)) = named.split_once("::") else { return false };
    let read = |folder: &str| fs::read_to_string(root.join(folder).join(file).with_extension("rs"));
    let begins = format!("fn {function}(");
    ["tests", "src"].into_iter().filter_map(|folder| read(folder).ok()).any(|code| {
        // A helper stands behind no mark, and a test of random values has arguments.
        code.split("#[test]").skip(1).any(|after| {
            after
                .lines()
                .map(str::trim)
                .find(|line| line.starts_with("fn "))
                .is_some_and(|line| line.starts_with(&begins))
        })
    })
}

#[test]
fn every_row_names_tests_that_exist_or_says_why_not() {
    assert!(rows().len() > 60);
    for (fault, held) in rows() {
        if let Some(reason) = held.strip_prefix(NO_TEST) {
            assert!(reason.len() > 40, "{fault}: that is no reason");
            continue;
        }
        let named: Vec<&str> = held.split('`').skip(1).step_by(2).collect();
        assert!(!named.is_empty(), "nothing holds: {fault}");
        let absent: Vec<&str> = named.into_iter().filter(|named| !exists(named)).collect();
        assert!(absent.is_empty(), "{fault}: {absent:?}");
    }
    assert!(!exists("faults_table::rows"), "a helper is no test");
    assert!(!exists("faults_table::absent"));
}

#[test]
fn every_numbered_fault_has_one_row() {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for (fault, _) in rows() {
        *seen.entry(fault.split(' ').next().unwrap()).or_default() += 1;
    }
    for (kind, count) in NUMBERED {
        for number in 1..=count {
            let name = format!("{kind}{number:02}");
            assert_eq!(seen.get(name.as_str()), Some(&1), "{name}");
        }
    }
}
