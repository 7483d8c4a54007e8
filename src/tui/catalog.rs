//! The names of all that was read: reports, sections, figures with their masks, and indicators.
//!
//! Grows with every report that is read.

use std::borrow::Cow;
use std::collections::HashMap;
use std::rc::Rc;

use crate::figure::FigureId;
use crate::library::{Entry, Items, Known, Target};
use crate::outline::SectionId;
use crate::report;
use crate::search::Index;

/// So many words are made ready at a time: a few milliseconds.
const STEP: usize = 8192;

/// The candidates of all reports that were read.
#[derive(Debug, Default)]
pub struct Catalog {
    /// A group for each entry: the report, its sections, its figures.
    pub entries: Index,
    /// How many sections each entry has.
    sections: Vec<u32>,
    /// How many entries have nothing any more, not even a name.
    dropped: usize,
    /// A group for each indicator: its name and other names of the same.
    pub indicators: Index,
    names: Vec<Indicator>,
    numbers: HashMap<Rc<str>, u32>,
}

/// A name under which figures of several reports stand together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indicator {
    /// The name.
    pub name: Rc<str>,
    /// How many reports have figures of it.
    pub reports: u32,
}

impl Catalog {
    /// Takes in the next entry of the library, and from the entry what is kept here.
    pub fn add(&mut self, entry: &mut Entry) {
        let items = std::mem::take(&mut entry.items);
        let report = entry.label();
        self.entries.add(std::iter::once(report.as_str()).chain(items.iter().map(|(label, _)| label)));
        self.sections.push(sections(&items));
        for name in std::mem::take(&mut entry.indicators) {
            self.count(&name, 1);
        }
    }

    /// Whether there is nothing to be made ready for the jump box.
    pub fn is_ready(&self) -> bool {
        self.entries.is_prepared() && self.indicators.is_prepared()
    }

    /// Makes a part of what was taken in ready for the jump box.
    pub fn make_ready(&mut self) {
        self.entries.prepare(STEP);
        self.indicators.prepare(STEP);
    }

    /// Takes in all that was read before, when nothing else was taken in yet; gives back its entries.
    pub fn adopt(&mut self, known: Known) -> Vec<Entry> {
        let Known { entries, words, labels, counts, indicators } = known;
        self.entries = Index::of(words, labels, counts.iter().map(|[labels, _]| *labels));
        self.sections = counts.into_iter().map(|[_, sections]| sections).collect();
        for [word, reports] in indicators {
            let name = self.entries.words().get(word).to_owned();
            self.count(&name, reports);
        }
        entries
    }

    /// Forgets what an entry had: its file is not there any more.
    pub fn drop(&mut self, number: usize) {
        self.dropped += usize::from(self.entries.labels(number) > 0);
        self.entries.replace(number, std::iter::empty());
        if let Some(count) = self.sections.get_mut(number) {
            *count = 0;
        }
    }

    /// Takes in an entry that was read in another way. Indicators that it had and has no longer stay
    /// among the names.
    pub fn renew(&mut self, number: usize, entry: &mut Entry) {
        let items = std::mem::take(&mut entry.items);
        let report = entry.label();
        let labels = std::iter::once(report.as_str()).chain(items.iter().map(|(label, _)| label));
        let was_dropped = number < self.entries.groups() && self.entries.labels(number) == 0;
        self.dropped -= usize::from(was_dropped);
        self.entries.replace(number, labels);
        if let Some(count) = self.sections.get_mut(number) {
            *count = sections(&items);
        }
        for name in std::mem::take(&mut entry.indicators) {
            if self.number(&name).is_none() {
                self.count(&name, 1);
            }
        }
    }

    fn count(&mut self, name: &str, reports: u32) {
        let number = self.numbers.get(name).and_then(|&number| self.names.get_mut(number as usize));
        if let Some(indicator) = number {
            indicator.reports += reports;
            return;
        }
        let name: Rc<str> = name.into();
        self.indicators.add(report::names_of(&name).into_iter());
        self.numbers.insert(Rc::clone(&name), self.names.len() as u32);
        self.names.push(Indicator { name, reports });
    }

    /// An indicator by its number.
    pub fn indicator(&self, number: u32) -> Option<&Indicator> {
        self.names.get(number as usize)
    }

    /// Another name of an indicator, by the number of its label.
    pub fn other_name(&self, number: u32, label: u32) -> Option<Cow<'_, str>> {
        label.checked_sub(1)?;
        self.indicators.label(number as usize, label)
    }

    /// The number of an indicator.
    pub fn number(&self, name: &str) -> Option<u32> {
        self.numbers.get(name).copied()
    }

    /// What a report is called here.
    pub fn report(&self, entry: u32) -> Cow<'_, str> {
        self.entries.label(entry as usize, 0).unwrap_or_default()
    }

    /// Label and target of an item of a report, by their numbers: first all sections, then all figures.
    pub fn item(&self, entry: u32, item: u32) -> Option<(Cow<'_, str>, Target)> {
        Some((self.entries.label(entry as usize, item + 1)?, self.target(entry, item)?))
    }

    /// The target of an item alone, whether or not there is one.
    pub fn target(&self, entry: u32, item: u32) -> Option<Target> {
        let sections = *self.sections.get(entry as usize)?;
        Some(match item.checked_sub(sections) {
            None => Target::Section(SectionId(item)),
            Some(figure) => Target::Figure(FigureId(figure)),
        })
    }

    /// The label of a section or a figure of a report.
    pub fn label(&self, entry: u32, target: Target) -> Option<Cow<'_, str>> {
        let item = match target {
            Target::Section(section) => section.0,
            Target::Figure(figure) => figure.0.checked_add(*self.sections.get(entry as usize)?)?,
        };
        self.entries.label(entry as usize, item.checked_add(1)?)
    }

    /// Labels of all items of a report.
    pub fn items(&self, entry: u32) -> impl Iterator<Item = Cow<'_, str>> {
        (1..self.entries.labels(entry as usize) as u32)
            .filter_map(move |number| self.entries.label(entry as usize, number))
    }

    /// The names of the figures of a report as numbers of words ([`Index::words`]).
    pub fn names(&self, entry: u32) -> impl Iterator<Item = u32> {
        let sections = self.sections.get(entry as usize).copied().unwrap_or(0);
        let labels = self.entries.labels(entry as usize) as u32;
        (sections + 1..labels).filter_map(move |number| self.entries.head(entry as usize, number))
    }

    /// How many sections and how many figures there are.
    pub fn parts(&self) -> (usize, usize) {
        let sections = self.sections.iter().map(|&count| count as usize).sum();
        let names = self.entries.groups() - self.dropped;
        (sections, self.entries.candidates() - names - sections)
    }
}

fn sections(items: &Items) -> u32 {
    items.iter().filter(|(_, target)| matches!(target, Target::Section(_))).count() as u32
}

#[cfg(test)]
mod tests {
    use crate::library::Words;

    use super::*;

    #[test]
    fn indicators_are_counted_once_a_report() {
        let mut catalog = Catalog::default();
        for names in [&["生产总值", "粮食产量"][..], &["生产总值"], &[]] {
            let indicators = names.iter().map(|&name| name.into()).collect();
            let mut entry = Entry { indicators, ..Entry::default() };
            entry.items.push("一、农业", Target::Section(SectionId(0)));
            entry.items.push("生产总值 8亿元", Target::Figure(FigureId(0)));
            catalog.add(&mut entry);
            assert!(entry.indicators.is_empty() && entry.items.is_empty());
        }
        assert_eq!(catalog.item(1, 0), Some(("一、农业".into(), Target::Section(SectionId(0)))));
        assert_eq!(catalog.item(1, 1), Some(("生产总值 8亿元".into(), Target::Figure(FigureId(0)))));
        assert_eq!((catalog.item(1, 2), catalog.item(3, 0), catalog.items(1).count()), (None, None, 2));
        let names: Vec<&str> = catalog.names(1).map(|name| catalog.entries.words().get(name)).collect();
        assert_eq!(names, ["生产总值 "]);
        let counts: Vec<(&str, u32)> = (0..3)
            .filter_map(|number| catalog.indicator(number))
            .map(|one| (&*one.name, one.reports))
            .collect();
        assert_eq!(counts, [("生产总值", 2), ("粮食产量", 1)]);
        assert_eq!((catalog.number("粮食产量"), catalog.number("产量")), (Some(1), None));
        assert_eq!((catalog.entries.groups(), catalog.entries.candidates(), catalog.parts()), (3, 9, (3, 3)));
        let mut entry = Entry { indicators: vec!["产量".into()], ..Entry::default() };
        entry.items.push("鋼產量 9吨", Target::Figure(FigureId(0)));
        catalog.renew(1, &mut entry);
        assert_eq!(
            (catalog.items(1).collect::<Vec<_>>(), catalog.parts()),
            (vec!["鋼產量 9吨".into()], (2, 3))
        );
        assert_eq!(catalog.item(1, 0), Some(("鋼產量 9吨".into(), Target::Figure(FigureId(0)))));
        assert_eq!((catalog.number("产量"), catalog.items(2).count()), (Some(2), 2));
    }

    #[test]
    fn what_was_read_before_is_taken_as_it_was() {
        let mut words = Words::default();
        let rows = ["青石镇", "一、农业", "生产总值 8亿元", "石桥镇", "生产总值 9亿元"];
        let labels = rows.map(|label| words.label(label)).to_vec();
        let indicator = words.add("地区生产总值");
        let known = Known {
            entries: vec![Entry::default(), Entry::default()],
            words,
            labels,
            counts: vec![[3, 1], [2, 0]],
            indicators: vec![[indicator, 2]],
        };
        let mut catalog = Catalog::default();
        assert_eq!(catalog.adopt(known).len(), 2);
        assert_eq!((catalog.report(1), catalog.parts()), ("石桥镇".into(), (1, 2)));
        assert_eq!(catalog.item(0, 1), Some(("生产总值 8亿元".into(), Target::Figure(FigureId(0)))));
        assert_eq!(catalog.label(0, Target::Figure(FigureId(0))).as_deref(), Some("生产总值 8亿元"));
        assert_eq!(catalog.label(0, Target::Section(SectionId(0))).as_deref(), Some("一、农业"));
        let gdp = catalog.number("地区生产总值").unwrap();
        assert_eq!(catalog.indicator(gdp).unwrap().reports, 2);
        let mut entry = Entry { indicators: vec!["地区生产总值".into()], ..Entry::default() };
        entry.items.push("生产总值 7亿元", Target::Figure(FigureId(0)));
        catalog.add(&mut entry);
        catalog.drop(0);
        assert_eq!((catalog.parts(), catalog.items(0).count(), catalog.items(2).count()), ((0, 2), 0, 1));
        assert_eq!(catalog.indicator(gdp).unwrap().reports, 3);
        catalog.renew(0, &mut Entry::default());
        assert_eq!(catalog.parts(), (0, 2));
    }
}
