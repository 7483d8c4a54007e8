//! The names of all that was read: reports, sections, figures with their masks, and indicators.
//!
//! Grows with every report that is read.

use std::borrow::Cow;
use std::collections::HashMap;
use std::rc::Rc;

use crate::figure::FigureId;
use crate::library::{Entry, Items, Known, Target, Words};
use crate::outline::SectionId;
use crate::report;
use crate::search::Index;
use crate::tui::naming;

/// The candidates of all reports that were read.
#[derive(Debug, Default)]
pub struct Catalog {
    /// A group for each entry: the report, its sections, its figures.
    pub entries: Index,
    /// How many sections each entry has.
    sections: Vec<u32>,
    /// A group for each indicator: its name and other names of the same.
    pub indicators: Index,
    names: Vec<Indicator>,
    numbers: HashMap<Rc<str>, u32>,
    /// The words of reports that were read before: their numbers here.
    known: Vec<u32>,
    /// For each of those words the number of the indicator that it is, and one more.
    indicator_of: Vec<u32>,
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
        let report = report_label(entry);
        self.entries.add(std::iter::once(report.as_str()).chain(items.iter().map(|(label, _)| label)));
        self.sections.push(sections(&items));
        for name in std::mem::take(&mut entry.indicators) {
            self.count(&name);
        }
    }

    /// Takes in words that follow those that were taken before, for [`Catalog::add_known`].
    pub fn learn(&mut self, words: &Words) {
        if self.known.is_empty() {
            self.known.push(0);
        }
        self.known.extend((1..words.len() as u32).map(|number| self.entries.word(words.get(number))));
        self.indicator_of.resize(self.known.len(), 0);
    }

    /// Takes in the next entry of the library, which was read before; gives back what is left of it.
    pub fn add_known(&mut self, known: Known) -> Entry {
        let Known { entry, labels, sections, indicators } = known;
        let words = &self.known;
        let word = |number: u32| words.get(number as usize).copied().unwrap_or(0);
        self.entries.add_known(&report_label(&entry), labels.iter().map(|label| label.map(word)));
        self.sections.push(sections);
        for name in indicators {
            self.count_known(name);
        }
        entry
    }

    fn count_known(&mut self, name: u32) {
        let known = self.indicator_of.get(name as usize).and_then(|number| number.checked_sub(1));
        if let Some(indicator) = known.and_then(|number| self.names.get_mut(number as usize)) {
            indicator.reports += 1;
            return;
        }
        let word = self.known.get(name as usize).copied().unwrap_or(0);
        let name_text = self.entries.words().get(word).to_owned();
        self.count(&name_text);
        if let Some((of, number)) =
            self.indicator_of.get_mut(name as usize).zip(self.numbers.get(&*name_text))
        {
            *of = number + 1;
        }
    }

    /// Takes in an entry that was read in another way. Indicators that it had and has no longer stay
    /// among the names.
    pub fn renew(&mut self, number: usize, entry: &mut Entry) {
        let items = std::mem::take(&mut entry.items);
        let report = report_label(entry);
        let labels = std::iter::once(report.as_str()).chain(items.iter().map(|(label, _)| label));
        self.entries.replace(number, labels);
        if let Some(count) = self.sections.get_mut(number) {
            *count = sections(&items);
        }
        for name in std::mem::take(&mut entry.indicators) {
            if self.number(&name).is_none() {
                self.count(&name);
            }
        }
    }

    fn count(&mut self, name: &str) {
        let number = self.numbers.get(name).and_then(|&number| self.names.get_mut(number as usize));
        if let Some(indicator) = number {
            indicator.reports += 1;
            return;
        }
        let name: Rc<str> = name.into();
        self.indicators.add(report::names_of(&name).into_iter());
        self.numbers.insert(Rc::clone(&name), self.names.len() as u32);
        self.names.push(Indicator { name, reports: 1 });
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
        (sections, self.entries.candidates() - self.entries.groups() - sections)
    }
}

fn sections(items: &Items) -> u32 {
    items.iter().filter(|(_, target)| matches!(target, Target::Section(_))).count() as u32
}

/// What a report is found by.
fn report_label(entry: &Entry) -> String {
    let title = naming::title(entry);
    let mut label = title.clone();
    for more in
        [entry.summary.year.map(|year| year.to_string()), entry.summary.place.clone()].into_iter().flatten()
    {
        if !title.contains(&more) {
            label = format!("{label} {more}");
        }
    }
    let name = entry.path.file_name().unwrap_or(entry.path.as_os_str()).to_string_lossy();
    if name == title { label } else { format!("{label} {name}") }
}

#[cfg(test)]
mod tests {
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
}
