//! Accuracy on sample reports that were annotated by hand.
//!
//! `tests/gold/*.json` say which sections and figures a careful reader finds in a report of `samples`.
//! What counts: a section whose start agrees is *found*, and in its *tree* place when heading and
//! parent agree too; a figure has its *value* when base value and base unit agree, its *record* when
//! name, role and status agree too; a *link* is a change that points at the figure that changed.
//! What the gold marks as optional neither helps nor harms.
#![allow(clippy::expect_used, clippy::panic)]

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;
use std::path::Path;

use baogao::figure::{Direction, Figure, Role, Status};
use baogao::outline::{Section, SectionKind};
use baogao::report::Report;
use baogao::source::Options;
use rust_decimal::Decimal;
use serde_json::Value as Json;

/// The least share of each kind that must be right over all annotated reports.
const LEAST: [(&str, f64); 5] =
    [("found", 0.97), ("tree", 0.85), ("value", 0.93), ("record", 0.75), ("links", 0.7)];

/// Marks at the ends of a name or a heading that say nothing.
const PUNCTUATION: &str = " \t\u{3000}，,。.；;：:、!！?？";

/// What was right, what was wanted, what was given; and the misses in words.
#[derive(Default)]
struct Score {
    found: usize,
    tree: usize,
    sections_given: usize,
    sections_wanted: usize,
    value: usize,
    record: usize,
    figures_given: usize,
    figures_wanted: usize,
    links: usize,
    links_wanted: usize,
    misses: String,
}

impl Score {
    fn miss(&mut self, what: &str, place: &str) {
        writeln!(self.misses, "  {what}: {place}").expect("a string takes every line");
    }

    fn rates(&self) -> [f64; 5] {
        [
            f1(self.found, self.sections_given, self.sections_wanted),
            share(self.tree, self.sections_wanted),
            f1(self.value, self.figures_given, self.figures_wanted),
            f1(self.record, self.figures_given, self.figures_wanted),
            share(self.links, self.links_wanted),
        ]
    }
}

/// The harmonic mean of precision and recall.
fn f1(right: usize, given: usize, wanted: usize) -> f64 {
    share(2 * right, given + wanted)
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

#[test]
fn sections_and_figures_agree_with_a_reader() {
    let mut score = Score::default();
    for (gold, report) in documents() {
        let name = text(&gold, "doc").to_owned();
        score.miss("in", &name);
        score_sections(&gold, &report, &mut score);
        score_figures(&gold, &report, &mut score);
    }
    let rates = score.rates();
    let low: Vec<String> = LEAST
        .iter()
        .zip(rates)
        .filter(|((_, least), rate)| rate < least)
        .map(|((name, least), rate)| format!("{name} is {rate:.3}, must be {least}"))
        .collect();
    assert!(low.is_empty(), "{}\n{}", low.join("; "), score.misses);
}

#[test]
fn every_quote_stands_once_in_its_report() {
    let documents = documents();
    assert!(documents.len() >= 4, "the gold is there");
    for (gold, report) in documents {
        for figure in list(&gold, "figures") {
            let place = text(figure, "before").to_owned() + text(figure, "quote");
            assert_eq!(report.source.text().matches(&place).count(), 1, "{place}");
        }
        assert_eq!(section_starts(&gold, &report).len(), list(&gold, "sections").len());
    }
}

/// The annotated reports, read.
fn documents() -> Vec<(Json, Report)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = std::fs::read_dir(root.join("tests/gold")).expect("tests/gold is a folder");
    let mut paths: Vec<_> = folder.map(|entry| entry.expect("an entry of tests/gold").path()).collect();
    paths.sort();
    paths
        .iter()
        .map(|path| {
            let gold: Json = serde_json::from_slice(&std::fs::read(path).expect("a gold file"))
                .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            let bytes = std::fs::read(root.join("samples").join(text(&gold, "doc"))).expect("a sample");
            let report = Report::read(&bytes, Options::default());
            (gold, report)
        })
        .collect()
}

fn text<'a>(json: &'a Json, field: &str) -> &'a str {
    json.get(field).and_then(Json::as_str).unwrap_or("")
}

fn list<'a>(json: &'a Json, field: &str) -> &'a [Json] {
    json.get(field).and_then(Json::as_array).map_or(&[], Vec::as_slice)
}

fn flag(json: &Json, field: &str) -> bool {
    json.get(field).and_then(Json::as_bool).unwrap_or(false)
}

fn number(json: &Json, field: &str) -> Option<u64> {
    json.get(field).and_then(Json::as_u64)
}

/// The byte at which each annotated section starts, by its id.
fn section_starts(gold: &Json, report: &Report) -> HashMap<u64, u32> {
    let mut from = 0;
    let mut starts = HashMap::new();
    for section in list(gold, "sections") {
        let rest = report.source.text().get(from..).unwrap_or("");
        let at = rest.find(text(section, "quote")).map(|at| from + at);
        let at = at.unwrap_or_else(|| panic!("no section {}", text(section, "quote")));
        starts.insert(number(section, "id").expect("a section has an id"), at as u32);
        from = at + 1;
        while !report.source.text().is_char_boundary(from) {
            from += 1;
        }
    }
    starts
}

fn start(section: &Section) -> u32 {
    section.extent.start
}

fn score_sections(gold: &Json, report: &Report, score: &mut Score) {
    let starts = section_starts(gold, report);
    let sections = &report.outline.sections;
    let given: HashMap<u32, &Section> =
        sections.iter().rev().map(|section| (start(section), section)).collect();
    let mut seen = HashSet::new();
    for wanted in list(gold, "sections") {
        let at = starts[&number(wanted, "id").expect("a section has an id")];
        let found = given.get(&at);
        seen.extend(found.map(|_| at));
        if flag(wanted, "optional") {
            continue;
        }
        score.sections_wanted += 1;
        let Some(found) = found else {
            score.miss("section missed", text(wanted, "quote"));
            continue;
        };
        score.found += 1;
        score.sections_given += 1;
        if in_place(wanted, found, report, &starts) {
            score.tree += 1;
        } else {
            score.miss("heading or parent wrong", text(wanted, "quote"));
        }
    }
    for section in sections.iter().filter(|section| !seen.contains(&start(section))) {
        score.sections_given += 1;
        score.miss("section invented", report.source.slice(section.heading));
    }
}

/// Whether heading, kind and parent are those that the reader chose or accepted.
fn in_place(wanted: &Json, found: &Section, report: &Report, starts: &HashMap<u64, u32>) -> bool {
    let parent = found.parent.and_then(|id| report.outline.get(id)).map(start);
    let accepted = list(wanted, "parent_alt").iter().filter_map(Json::as_u64).chain(number(wanted, "parent"));
    let parents: Vec<Option<u32>> = accepted.map(|id| starts.get(&id).copied()).collect();
    let kind = if found.kind == SectionKind::Heading { "heading" } else { "point" };
    parents.contains(&parent)
        && kind == text(wanted, "kind")
        && same_heading(report.source.slice(found.heading), text(wanted, "heading"))
}

fn same_heading(given: &str, wanted: &str) -> bool {
    let (given, wanted) = (trim(given), trim(wanted));
    let shorter = given.chars().count().min(wanted.chars().count());
    given == wanted || (shorter >= 4 && (given.starts_with(wanted) || wanted.starts_with(given)))
}

fn trim(text: &str) -> &str {
    text.trim_matches(|mark| PUNCTUATION.contains(mark))
}

/// Which figure of the report each annotated one is, by the annotation's id: the largest overlap wins.
fn pairs(gold: &Json, report: &Report) -> HashMap<u64, usize> {
    let mut used = HashSet::new();
    let mut pairs = HashMap::new();
    for wanted in list(gold, "figures") {
        let (before, quote) = (text(wanted, "before"), text(wanted, "quote"));
        let at = report.source.text().find(&(before.to_owned() + quote));
        let from = (at.unwrap_or_else(|| panic!("no figure {before}{quote}")) + before.len()) as u32;
        let to = from + quote.len() as u32;
        let overlap = |figure: &Figure| figure.span.end.min(to).saturating_sub(figure.span.start.max(from));
        let candidates = report.figures.iter().enumerate().filter(|(index, _)| !used.contains(index));
        let best = candidates.max_by_key(|(index, figure)| (overlap(figure), usize::MAX - index));
        if let Some((index, _)) = best.filter(|(_, figure)| overlap(figure) > 0) {
            used.insert(index);
            pairs.insert(number(wanted, "id").expect("a figure has an id"), index);
        }
    }
    pairs
}

fn score_figures(gold: &Json, report: &Report, score: &mut Score) {
    let pairs = pairs(gold, report);
    for wanted in list(gold, "figures").iter().filter(|figure| !flag(figure, "optional")) {
        let place = format!("{}[{}]", text(wanted, "before"), text(wanted, "quote"));
        let link = text(wanted, "role") == "change" && number(wanted, "of").is_some();
        score.figures_wanted += 1;
        score.links_wanted += usize::from(link);
        let index = number(wanted, "id").and_then(|id| pairs.get(&id));
        let Some(given) = index.and_then(|&index| report.figures.get(index)) else {
            score.miss("figure missed", &place);
            continue;
        };
        score.figures_given += 1;
        if !same_value(wanted, given) {
            score.miss("value wrong", &place);
            continue;
        }
        score.value += 1;
        let wrong = wrong_fields(wanted, given);
        if wrong.is_empty() {
            score.record += 1;
        } else {
            score.miss(&wrong, &place);
        }
        if link && same_link(wanted, given, &pairs) {
            score.links += 1;
        } else if link {
            score.miss("link wrong", &place);
        }
    }
    let used: HashSet<&usize> = pairs.values().collect();
    for (_, figure) in report.figures.iter().enumerate().filter(|(index, _)| !used.contains(index)) {
        score.figures_given += 1;
        score.miss("figure invented", &format!("{} [{}]", figure.name, report.source.slice(figure.span)));
    }
}

fn same_value(wanted: &Json, given: &Figure) -> bool {
    let decimal = |field: &str| {
        let number = wanted.get(field).filter(|number| !number.is_null())?;
        number.to_string().parse::<Decimal>().ok()
    };
    let unit = given.base_unit == text(wanted, "base_unit");
    if flag(wanted, "masked") || given.is_masked() {
        return unit && flag(wanted, "masked") == given.is_masked();
    }
    // The gold's upper end of a range is the number as written.
    let top = match given.value {
        baogao::figure::Value::Range(_, top) => Some(top),
        _ => None,
    };
    unit && given.base_value == decimal("base_value") && top == decimal("value_max")
}

/// Role, status and name as far as they differ, in words; empty when all agree.
fn wrong_fields(wanted: &Json, given: &Figure) -> String {
    let role = match given.role {
        Role::Level => "level",
        Role::Share => "share",
        Role::Change { .. } => "change",
    };
    let status = match given.status {
        Status::Actual => "actual",
        Status::Forecast => "forecast",
        Status::Target => "target",
        Status::Rule => "rule",
    };
    let mut wrong = String::new();
    for (field, given) in [("role", role), ("status", status)] {
        if given != text(wanted, field) {
            write!(wrong, "{field} {given} ").expect("a string takes every word");
        }
    }
    let names = list(wanted, "names").iter().filter_map(Json::as_str);
    if !names.into_iter().any(|name| same_name(&given.name, name)) {
        write!(wrong, "name {:?}", given.name).expect("a string takes every word");
    }
    wrong
}

/// The same, or longer by a few qualifiers, or shorter by less than half.
fn same_name(given: &str, wanted: &str) -> bool {
    let given = trim(given);
    let (long, short) = (given.chars().count(), wanted.chars().count());
    given == wanted
        || (given.contains(wanted) && long <= short + 8)
        || (!given.is_empty() && wanted.contains(given) && long * 2 >= short)
}

fn same_link(wanted: &Json, given: &Figure, pairs: &HashMap<u64, usize>) -> bool {
    let Role::Change { of: Some(of), direction, .. } = given.role else { return false };
    let way = match direction {
        Some(Direction::Up) => "up",
        Some(Direction::Down) => "down",
        None => "",
    };
    let target = number(wanted, "of").and_then(|id| pairs.get(&id));
    target == Some(&(of.0 as usize)) && way == text(wanted, "direction")
}
