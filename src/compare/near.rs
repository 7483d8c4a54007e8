//! Names that are like a name that no report has.
//!
//! Knows letters only: how many of them stand in both names in the same order.

use std::collections::HashSet;

use crate::compare::folded;
use crate::report::{self, Report};

/// Names that are less like than this are no help.
const LEAST: u32 = 50;

/// The indicators of a report that are like `name`, with how like they are.
pub(super) fn near(report: &Report, name: &str) -> Vec<(String, u32)> {
    let wanted: Vec<char> = folded(name).chars().collect();
    let mut seen = HashSet::new();
    let names = report.figures.iter().map(|figure| figure.name.as_str()).filter(|name| seen.insert(*name));
    let like = names.filter_map(|name| {
        let indicator = report::indicator(name);
        let letters: Vec<char> = folded(&indicator).chars().collect();
        let likeness = likeness(&wanted, &letters);
        (likeness >= LEAST).then_some((indicator, likeness))
    });
    let mut found: Vec<(String, u32)> = like.collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// How like two names are: the letters that both have in one order, in per cent of those of both. A
/// name that holds the whole other one is like it, however long it is.
fn likeness(one: &[char], other: &[char]) -> u32 {
    if one.is_empty() || other.is_empty() {
        return 0;
    }
    let mut lengths = vec![0_u32; other.len() + 1];
    for a in one {
        let mut before = 0;
        for (at, b) in other.iter().enumerate() {
            let (here, left) = (lengths.get(at + 1).copied(), lengths.get(at).copied());
            let (here, left) = (here.unwrap_or(0), left.unwrap_or(0));
            let best = if a == b { before + 1 } else { here.max(left) };
            if let Some(slot) = lengths.get_mut(at + 1) {
                *slot = best;
            }
            before = here;
        }
    }
    let common = lengths.last().copied().unwrap_or(0) as usize;
    let all = one.len() + other.len();
    let share = (common * 200 / all) as u32;
    // A single letter is in too many names.
    let holds = common > 1 && (common == one.len() || common == other.len());
    if holds { share.max(LEAST + share / 2) } else { share }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(one: &str, other: &str, expected: u32) {
        let letters = |name: &str| name.chars().collect::<Vec<_>>();
        assert_eq!(likeness(&letters(one), &letters(other)), expected, "{one} {other}");
        assert_eq!(likeness(&letters(other), &letters(one)), expected, "{other} {one}");
    }

    #[test]
    fn names_with_the_same_letters_are_like() {
        check("粮食产量", "粮食产量", 100);
        check("粮食产量", "粮食总产量", 94);
        check("收入", "农村居民人均可支配收入", 65);
        check("粮食产量", "蔬菜产量", 50);
        check("粮食产量", "生猪出栏", 0);
        check("", "生猪", 0);
    }
}
