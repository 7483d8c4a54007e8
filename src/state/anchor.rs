//! A place of a report in its own words, and how it is found again after the text was edited.
//!
//! Does not know files.

use serde::{Deserialize, Serialize};

use crate::figure::{Figure, FigureId};
use crate::library::Target;
use crate::outline::SectionId;
use crate::report::Report;

/// A heading is known by so many characters; more is a paragraph.
const HEADING: usize = 60;

/// A report, a section or a figure, in the words that stand there.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Anchor {
    /// The headings from the outermost one down to the section; none for the report itself.
    pub section: Vec<String>,
    /// The figure, unless the section itself is meant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub figure: Option<Quoted>,
    /// How many places with the same words stand before it.
    #[serde(skip_serializing_if = "is_zero")]
    pub nth: usize,
}

/// A figure in the words of the text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quoted {
    /// What is measured.
    pub name: String,
    /// Number and unit as they stand.
    pub quote: String,
}

// The signature is serde's.
#[allow(clippy::trivially_copy_pass_by_ref)]
fn is_zero(number: &usize) -> bool {
    *number == 0
}

impl Anchor {
    /// The anchor of a section, or of the whole report.
    pub fn section(report: &Report, id: Option<SectionId>) -> Self {
        let Some(id) = id else { return Self::default() };
        let section = headings(report, Some(id));
        let same = |other: &SectionId| {
            heading(report, *other).as_ref() == section.last() && headings(report, Some(*other)) == section
        };
        let nth = (0..id.0).map(SectionId).filter(same).count();
        Self { section, figure: None, nth }
    }

    /// The anchor of a figure; `None` when there is no such figure.
    pub fn figure(report: &Report, id: FigureId) -> Option<Self> {
        let figure = report.figure(id)?;
        let (section, quoted) = (headings(report, figure.section), quoted(report, figure));
        let same = |other: &&Figure| {
            other.name == quoted.name
                && other.written(&report.source) == quoted.quote
                && headings(report, other.section) == section
        };
        let nth = report.figures.iter().take(id.0 as usize).filter(same).count();
        Some(Self { section, figure: Some(quoted), nth })
    }

    /// Where it is now; `None` for the report itself, and for what is not there any more.
    pub fn find(&self, report: &Report) -> Option<Target> {
        match &self.figure {
            Some(quoted) => self.find_figure(report, quoted).map(Target::Figure),
            None => self.find_section(report).map(Target::Section),
        }
    }

    /// The figure in its section, or else the only one with the same words, or else the only one with
    /// its name and unit in its section: its number was corrected.
    fn find_figure(&self, report: &Report, quoted: &Quoted) -> Option<FigureId> {
        let ids = || (0..report.figures.len() as u32).map(FigureId);
        let named = |id: &FigureId| report.figure(*id).is_some_and(|figure| figure.name == quoted.name);
        let written = |id: &FigureId| {
            report.figure(*id).is_some_and(|figure| figure.written(&report.source) == quoted.quote)
        };
        let inside = |id: &FigureId| {
            report.figure(*id).is_some_and(|figure| headings(report, figure.section) == self.section)
        };
        let exact = ids().filter(named).filter(written).filter(inside).nth(self.nth);
        exact.or_else(|| only(ids().filter(named).filter(written))).or_else(|| {
            let measured =
                |id: &FigureId| report.figure(*id).is_some_and(|figure| quoted.quote.ends_with(&figure.unit));
            only(ids().filter(named).filter(inside).filter(measured))
        })
    }

    /// The section with these headings, or else the only one with its own heading.
    fn find_section(&self, report: &Report) -> Option<SectionId> {
        let last = self.section.last()?;
        let ids = || (0..report.outline.sections.len() as u32).map(SectionId);
        let named = |id: &SectionId| heading(report, *id).as_ref() == Some(last);
        let exact = ids().filter(named).filter(|id| headings(report, Some(*id)) == self.section);
        exact.clone().nth(self.nth).or_else(|| only(ids().filter(named)))
    }
}

fn only<T>(mut found: impl Iterator<Item = T>) -> Option<T> {
    let first = found.next();
    first.filter(|_| found.next().is_none())
}

fn quoted(report: &Report, figure: &Figure) -> Quoted {
    Quoted { name: figure.name.clone(), quote: figure.written(&report.source) }
}

fn headings(report: &Report, id: Option<SectionId>) -> Vec<String> {
    let path = id.map(|id| report.outline.path(id)).unwrap_or_default();
    path.into_iter().filter_map(|id| heading(report, id)).collect()
}

/// Marker and heading in one line.
fn heading(report: &Report, id: SectionId) -> Option<String> {
    let section = report.outline.get(id)?;
    let words = [report.source.slice(section.marker), report.source.slice(section.heading)].concat();
    Some(words.chars().filter(|character| !character.is_whitespace()).take(HEADING).collect())
}

#[cfg(test)]
mod tests {
    use crate::source::{Encoding, Evidence, Source};

    use super::*;

    const TEXT: &str = "白石镇2023年工作总结\n一、农业\n（一）粮食\n粮食产量3万吨，增长5%。\n\
                        （二）茶叶\n茶叶产量80吨。\n二、工业\n（一）产值\n工业产值3亿元，增长5%。\n";

    fn report(text: &str) -> Report {
        Report::from_source(Source::from_text(text.to_owned(), Encoding::Utf8, Evidence::Valid))
    }

    fn name(report: &Report, target: Option<Target>) -> String {
        match target {
            Some(Target::Section(id)) => heading(report, id).unwrap_or_default(),
            Some(Target::Figure(id)) => {
                report.figure(id).map_or(String::new(), |f| f.written(&report.source))
            }
            None => String::new(),
        }
    }

    #[test]
    fn every_place_is_found_again() {
        let report = report(TEXT);
        assert_eq!((report.outline.sections.len(), report.figures.len()), (5, 5));
        for id in (0..5).map(SectionId) {
            assert_eq!(Anchor::section(&report, Some(id)).find(&report), Some(Target::Section(id)));
        }
        for id in (0..5).map(FigureId) {
            let anchor = Anchor::figure(&report, id).unwrap();
            assert_eq!(anchor.find(&report), Some(Target::Figure(id)));
        }
        assert_eq!(Anchor::section(&report, None).find(&report), None);
        assert_eq!(Anchor::figure(&report, FigureId(9)), None);
    }

    #[track_caller]
    fn check(figure: u32, (from, to): (&str, &str), expected: &str) {
        let before = report(TEXT);
        let after = report(&TEXT.replace(from, to));
        let anchor = Anchor::figure(&before, FigureId(figure)).unwrap();
        assert_eq!(name(&after, anchor.find(&after)), expected);
    }

    #[test]
    fn an_edited_text_keeps_its_places() {
        check(2, ("一、农业\n", "一、农业\n今年全镇粮食再获丰收，新增农机7台。\n"), "80吨");
        check(2, ("（二）茶叶", "（二）茶业"), "80吨");
        check(2, ("80吨", "81吨"), "81吨");
        check(2, ("茶叶产量80吨", "茶叶丰收"), "");
        // The other growth of 5% is another one.
        check(1, ("，增长5%。\n（二）茶叶", "。\n（二）茶叶"), "");
    }

    #[test]
    fn a_section_is_known_by_its_own_heading_when_those_above_changed() {
        let (before, after) = (report(TEXT), report(&TEXT.replace("一、农业", "一、农业农村")));
        let anchor = Anchor::section(&before, Some(SectionId(2)));
        assert_eq!(anchor.section, ["一、农业", "（二）茶叶"]);
        assert_eq!(name(&after, anchor.find(&after)), "（二）茶叶");
        let gone = report(&TEXT.replace("（二）茶叶\n", ""));
        assert_eq!(anchor.find(&gone), None);
    }
}
