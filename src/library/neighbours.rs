//! Reports of neighbouring years side by side: does the growth that one states fit both values?
//!
//! Works on the levels that `report` gives; keeps of each only name, unit, values and place. Does not
//! read files and does not judge which report is right.

use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::sync::Arc;

use crate::figure::FigureId;
use crate::library::{Difference, Place};
use crate::report::Report;
use crate::report::check::{self, Interval, Kind, Level};
use crate::report::place;

/// What one report says of its place.
#[derive(Debug)]
pub(crate) struct Facts {
    place: Option<String>,
    rows: Vec<(Level, Fact)>,
}

/// One level of a place and year.
#[derive(Debug)]
struct Fact {
    values: Interval,
    unit: String,
    at: Place,
    growth: Option<(Interval, Place)>,
}

/// What fits together: the short name of the place, the indicator, the unit and the year.
type Key = (Arc<str>, Arc<str>, Arc<str>, u16);

/// The levels of many reports.
#[derive(Debug, Default)]
pub(crate) struct Neighbours {
    /// Every word once.
    words: HashSet<Arc<str>>,
    /// Places in full, one for each report that has one.
    places: Vec<Arc<str>>,
    /// Which report has which level.
    rows: HashMap<Key, Vec<(usize, Fact)>>,
    /// The levels that have a growth, in the order of the reports.
    grown: Vec<(Key, usize)>,
}

/// The facts of a report. Without a place and a year it has none.
pub(crate) fn facts(path: &Path, report: &Report) -> Facts {
    let place = report.meta.place.as_deref().map(place::folded).filter(|place| !place::is_masked(place));
    if place.is_none() {
        return Facts { place, rows: Vec::new() };
    }
    let path: Arc<Path> = Arc::from(path);
    let at = |id: FigureId| {
        let figure = report.figure(id)?;
        let line = report.source.line_of(figure.span.start) as u32 + 1;
        Some(Place { path: Arc::clone(&path), line, quote: report.source.slice(figure.span).into() })
    };
    let fact = |level: Level| {
        let fact = Fact {
            values: level.values,
            unit: report.figure(level.figure)?.base_unit.clone(),
            at: at(level.figure)?,
            growth: level.growth.and_then(|(id, stated)| Some((stated, at(id)?))),
        };
        Some((level, fact))
    };
    Facts { place, rows: check::levels(report).into_iter().filter_map(fact).collect() }
}

impl Neighbours {
    /// Takes in what a report says.
    pub(crate) fn add(&mut self, facts: Facts) {
        let Some(place) = facts.place else { return };
        let (index, full, short) = (self.places.len(), self.word(&place), self.word(place::smallest(&place)));
        self.places.push(full);
        for (level, fact) in facts.rows {
            let (indicator, unit) = (self.word(&level.indicator), self.word(&fact.unit));
            let key = (Arc::clone(&short), indicator, unit, level.year);
            let same = self.rows.entry(key.clone()).or_default();
            if fact.growth.is_some() {
                self.grown.push((key, same.len()));
            }
            same.push((index, fact));
        }
    }

    /// A word that is kept once.
    fn word(&mut self, word: &str) -> Arc<str> {
        if let Some(known) = self.words.get(word) {
            return Arc::clone(known);
        }
        let new: Arc<str> = Arc::from(word);
        self.words.insert(Arc::clone(&new));
        new
    }

    /// The growths that do not fit the values of their two years.
    pub(crate) fn differences(&self) -> Vec<Difference> {
        self.grown.iter().filter_map(|(key, at)| self.difference(key, *at)).collect()
    }

    /// A growth that none of the values of the year before can give.
    fn difference(&self, key: &Key, at: usize) -> Option<Difference> {
        let (report, after) = self.rows.get(key)?.get(at)?;
        let (stated, place) = after.growth.as_ref()?;
        let (short, indicator, unit, year) = key;
        let earlier = (Arc::clone(short), Arc::clone(indicator), Arc::clone(unit), year.checked_sub(1)?);
        let full = self.places.get(*report)?;
        let mut first = None;
        for (other, before) in self.rows.get(&earlier)? {
            let place = self.places.get(*other)?;
            if !(full.ends_with(&**place) || place.ends_with(&**full)) {
                continue;
            }
            // One value that fits is enough: the others are of something else with the same name.
            let possible = check::contradicted(indicator, [before.values, after.values], *stated)?;
            first = first.or(Some((before, possible)));
        }
        let (before, possible) = first?;
        let text = format!(
            "{indicator}：由{}年{}到{year}年{}，增长应为{}，文中为{}",
            year - 1,
            before.at.quote,
            after.at.quote,
            possible.percent(),
            place.quote,
        );
        Some(Difference { kind: Kind::Growth, place: place.clone(), other: before.at.clone(), text })
    }
}

#[cfg(test)]
mod tests {
    use crate::source::{Encoding, Evidence, Source};

    use super::*;

    fn report(text: &str) -> Report {
        Report::from_source(Source::from_text(text.to_owned(), Encoding::Utf8, Evidence::Valid))
    }

    #[track_caller]
    fn check(texts: &[String], expected: &[(&str, u32, &str, &str, u32, &str)]) {
        let mut neighbours = Neighbours::default();
        for (index, text) in texts.iter().enumerate() {
            neighbours.add(facts(Path::new(&index.to_string()), &report(text)));
        }
        let found = neighbours.differences();
        let rows: Vec<_> = found
            .iter()
            .map(|found| {
                let (place, other) = (&found.place, &found.other);
                let (path, other_path) = (place.path.to_str().unwrap(), other.path.to_str().unwrap());
                (path, place.line, &*place.quote, other_path, other.line, &*other.quote)
            })
            .collect();
        assert_eq!(rows, expected, "{found:?}");
    }

    /// A report of a place and year with one sentence.
    fn year(place: &str, year: u16, sentence: &str) -> String {
        format!("{place}{year}年工作总结\n\n一、{year}年工作回顾\n{sentence}\n")
    }

    #[test]
    fn growth_must_fit_the_values_of_both_years() {
        let one = year("青溪镇", 2021, "全年完成固定资产投资2.05亿元，增长10.2%。");
        let two = year("白石县青溪镇", 2022, "全社会固定资产投資完成2.31亿元，同比增长15.8%。");
        check(&[one.clone(), two.clone()], &[("1", 4, "15.8%", "0", 4, "2.05亿元")]);
        check(&[two, one], &[("0", 4, "15.8%", "1", 4, "2.05亿元")]);
    }

    #[test]
    fn a_decline_is_a_growth_below_zero() {
        let one = year("青溪镇", 2021, "全镇粮食总产量达到1.60万吨。");
        let fits = year("青溪镇", 2022, "全镇粮食产量1.52万吨，比上年下降5%。");
        let not = year("青溪镇", 2022, "全镇粮食产量1.52万吨，比上年增长5%。");
        check(&[one.clone(), fits], &[]);
        check(&[one, not], &[("1", 4, "5%", "0", 4, "1.60万吨")]);
    }

    #[test]
    fn what_need_not_fit_is_not_remarked() {
        let one = year("青溪镇", 2021, "完成固定资产投资2.05亿元，增长10.2%。");
        for (place, at, sentence) in [
            // It fits within the room that rounding gives.
            ("青溪镇", 2022, "完成固定资产投资2.3亿元，同比增长12%。"),
            // Another place, another year, another thing, another basis, another part of the year.
            ("白沙镇", 2022, "完成固定资产投资2.31亿元，同比增长15.8%。"),
            ("青溪镇", 2023, "完成固定资产投资2.31亿元，同比增长15.8%。"),
            ("青溪镇", 2022, "完成工业固定资产投资2.31亿元，同比增长15.8%。"),
            ("青溪镇", 2022, "完成固定资产投资2.31亿元，比年初增长15.8%。"),
            ("青溪镇", 2022, "1-9月，完成固定资产投资2.31亿元，同比增长15.8%。"),
            ("青溪镇", 2022, "五年来，累计完成固定资产投资2.31亿元，年均增长15.8%。"),
            // No number, or one that is more than it says.
            ("青溪镇", 2022, "完成固定资产投资2.xx亿元，同比增长15.8%。"),
            ("青溪镇", 2022, "完成固定资产投资突破2亿元，同比增长15.8%。"),
            ("青溪镇", 2022, "完成固定资产投资2.31亿元，同比增长约15.8%。"),
        ] {
            check(&[one.clone(), year(place, at, sentence)], &[]);
        }
        let two = year("青溪镇", 2022, "完成固定资产投资2.31亿元，同比增长15.8%。");
        let other = year("青溪镇", 2021, "完成固定资产投资1.99亿元。");
        check(&[one, other, two], &[]);
    }

    #[test]
    fn towns_of_one_name_are_two_places() {
        let one = year("白石县城关镇", 2021, "完成固定资产投资2.05亿元，增长10.2%。");
        let two = year("黑石县城关镇", 2022, "完成固定资产投资2.31亿元，增长15.8%。");
        check(&[one, two], &[]);
    }

    #[test]
    fn growth_at_constant_prices_may_differ_a_little() {
        let one = year("青溪镇", 2021, "全年实现地区生产总值4.00亿元。");
        let near = year("青溪镇", 2022, "全年实现地区生产总值4.40亿元，同比增长6.0%。");
        let far = year("青溪镇", 2022, "全年实现地区生产总值4.40亿元，同比增长26.0%。");
        check(&[one.clone(), near], &[]);
        check(&[one, far], &[("1", 4, "26.0%", "0", 4, "4.00亿元")]);
    }
}
