//! Groups that grow, and going from report to report.

use std::path::PathBuf;

use crate::search::finder::{Kind, Passage};
use crate::source::Span;

use super::*;

fn entries(count: usize) -> Vec<Entry> {
    let entry = |number| Entry { path: PathBuf::from(format!("{number}.txt")), ..Entry::default() };
    (0..count).map(entry).collect()
}

fn passages(places: u32, count: usize) -> Passages {
    let passage = |number: u32| Passage {
        span: Span::new(number * 10, number * 10 + 6),
        line: number + 1,
        section: 0,
        label: Box::default(),
        text: "农业".into(),
        mark: (0, 2),
    };
    Passages { passages: (0..places).map(passage).collect(), sections: vec![String::new()], count, masked: 0 }
}

fn results(order: Vec<usize>) -> Results {
    Results::new(Arc::new(Finder::new(Kind::Words, "农业").unwrap()), "农业", order, false)
}

fn take(results: &mut Results, number: usize, places: u32, entries: &[Entry]) {
    let path = PathBuf::from(format!("{number}.txt"));
    results.take(Searched::Report(path, passages(places, places as usize)), entries);
}

#[test]
fn reports_are_found_by_their_path_in_the_order_of_the_search() {
    let entries = entries(4);
    let mut results = results(vec![2, 0, 3, 1]);
    take(&mut results, 2, 2, &entries);
    take(&mut results, 0, 0, &entries);
    results.take(Searched::Failed("3.txt".into()), &entries);
    take(&mut results, 1, 1, &entries);
    results.take(Searched::Done, &entries);
    assert_eq!((results.progress(), results.failed, results.count), ((4, 4), 1, 3));
    let found: Vec<usize> = results.groups.iter().map(|group| group.entry).collect();
    assert_eq!(found, [2, 1]);
    assert!(!results.is_searching());
}

#[test]
fn going_on_passes_reports_without_places_and_goes_round() {
    let entries = entries(4);
    let mut results = results(vec![0, 1, 2, 3]);
    for (number, places) in [(0, 2), (1, 0), (2, 3), (3, 0)] {
        take(&mut results, number, places, &entries);
    }
    let beyond = |entry, down| results.beyond(entry, down).map(|goal| (goal.entry, goal.span.start));
    assert_eq!(beyond(0, true), Some((2, 0)));
    assert_eq!(beyond(1, true), Some((2, 0)));
    assert_eq!(beyond(2, true), Some((0, 0)));
    assert_eq!(beyond(2, false), Some((0, 10)));
    assert_eq!(beyond(0, false), Some((2, 20)));
    let goal = results.beyond(3, true).unwrap();
    assert!(results.is_round(3, goal, true) && !results.is_round(3, goal, false));
}

#[test]
fn so_many_places_are_kept_and_the_others_counted() {
    let entries = entries(3);
    let mut results = results(vec![0, 1, 2]);
    for number in 0..3 {
        take(&mut results, number, KEPT as u32 - 5, &entries);
    }
    assert_eq!((results.kept, results.count, results.reports()), (KEPT, 3 * (KEPT - 5), 2));
}
