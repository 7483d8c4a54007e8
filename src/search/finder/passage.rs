//! The words around a place and the sections that it stands in.
//!
//! Does not know how wide a screen is: it keeps enough for any, and says where the place is in it.

use std::collections::HashMap;

use crate::figure::{Direction, Figure, Role};
use crate::outline::{Outline, SectionId};
use crate::report::Report;
use crate::search::finder::{Found, Passage, Passages};
use crate::source::{Source, Span};

/// Characters kept before a place, in its line.
const BEFORE: usize = 80;
/// Characters kept behind a place, in its line.
const AFTER: usize = 160;
/// A place that is longer is cut in the words around it.
const LONGEST: usize = 400;
/// A heading that lost its full stop is a paragraph.
const HEADING: usize = 40;
/// Between the headings of a path.
const STEP: &str = " > ";

/// The passages of places in a text.
pub(crate) fn of_places(source: &Source, outline: &Outline, places: &[Span], limit: usize) -> Passages {
    let mut sections = Sections::default();
    let passage =
        |&span: &Span| passage(source, span, sections.index(source, outline, outline.at(span.start)));
    let passages = places.iter().take(limit).map(passage).collect();
    Passages { passages, sections: sections.paths, count: places.len(), masked: 0 }
}

/// The passages of figures, with their names.
pub(crate) fn of_figures(report: &Report, found: &Found, limit: usize) -> Passages {
    let (source, outline) = (&report.source, &report.outline);
    let mut sections = Sections::default();
    let figures = found.figures.iter().take(limit).filter_map(|&id| report.figure(id));
    let passages = figures.map(|figure| {
        let section = sections.index(source, outline, figure.section);
        Passage { label: label(source, figure), ..passage(source, figure.span, section) }
    });
    let passages = passages.collect();
    Passages { passages, sections: sections.paths, count: found.places.len(), masked: found.masked }
}

/// The paths of sections, each once.
#[derive(Default)]
struct Sections {
    paths: Vec<String>,
    known: HashMap<Option<SectionId>, u32>,
}

impl Sections {
    fn index(&mut self, source: &Source, outline: &Outline, id: Option<SectionId>) -> u32 {
        let paths = &mut self.paths;
        *self.known.entry(id).or_insert_with(|| {
            paths.push(id.map(|id| path(source, outline, id)).unwrap_or_default());
            paths.len() as u32 - 1
        })
    }
}

fn path(source: &Source, outline: &Outline, id: SectionId) -> String {
    let sections = outline.path(id).into_iter().filter_map(|id| outline.get(id));
    let heading = |section: &crate::outline::Section| {
        let words = [source.slice(section.marker), source.slice(section.heading)].concat();
        one_line(words.trim()).take(HEADING).collect::<String>()
    };
    sections.map(heading).collect::<Vec<_>>().join(STEP)
}

fn passage(source: &Source, span: Span, section: u32) -> Passage {
    let line = source.line_of(span.start);
    let whole = source.line_span(line);
    let before = source.slice(Span::new(whole.start, span.start));
    let after = source.slice(Span::new(span.end, whole.end.max(span.end)));
    let mut text = String::new();
    let skipped = before.chars().count().saturating_sub(BEFORE);
    let lead = before.chars().skip(skipped).collect::<String>();
    let lead = if skipped > 0 { lead.as_str() } else { lead.trim_start() };
    text.push_str(if skipped > 0 { "…" } else { "" });
    text.push_str(lead);
    let start = text.chars().count() as u32;
    text.extend(source.slice(span).chars().take(LONGEST));
    let length = text.chars().count() as u32 - start;
    text.extend(after.chars().take(AFTER));
    text.push_str(if after.chars().nth(AFTER).is_some() { "…" } else { "" });
    let text: String = one_line(text.trim_end()).collect();
    Passage {
        span,
        line: line as u32 + 1,
        section,
        label: Box::default(),
        text: text.into(),
        mark: (start, length),
    }
}

fn one_line(text: &str) -> impl Iterator<Item = char> {
    text.chars().map(|character| if character.is_control() { ' ' } else { character })
}

/// A name with the value as it stands; a change has the sign of its direction.
fn label(source: &Source, figure: &Figure) -> Box<str> {
    let written = figure.written(source);
    let sign = match figure.role {
        Role::Change { direction: Some(Direction::Up), .. } => "+",
        Role::Change { direction: Some(Direction::Down), .. } if !written.starts_with('-') => "-",
        _ => "",
    };
    let text = format!("{} {sign}{written}", figure.name);
    one_line(text.trim()).collect::<String>().into()
}

#[cfg(test)]
mod tests {
    use crate::search::finder::{Finder, Kind};
    use crate::source::{Encoding, Evidence};

    use super::*;

    const TEXT: &str = "\
青溪镇2023年工作总结

一、2023年工作回顾
（一）农业生产
　　粮食播种面积4.5万亩，比上年减少3%。农业总产值5亿元。
二、2024年工作计划
发展农業。
";

    fn passages(kind: Kind, query: &str, text: &str, limit: usize) -> Passages {
        let source = Source::from_text(text.to_owned(), Encoding::Utf8, Evidence::Valid);
        Finder::new(kind, query).unwrap().passages(source, limit)
    }

    fn marked(passage: &Passage) -> String {
        let (start, length) = (passage.mark.0 as usize, passage.mark.1 as usize);
        passage.text.chars().skip(start).take(length).collect()
    }

    #[test]
    fn places_have_their_line_and_section() {
        let found = passages(Kind::Words, "农业", TEXT, 10);
        let rows: Vec<_> = found
            .passages
            .iter()
            .map(|passage| (passage.line, found.sections[passage.section as usize].as_str(), marked(passage)))
            .collect();
        let inner = "一、2023年工作回顾 > （一）农业生产";
        let expected = [(4, inner, "农业"), (5, inner, "农业"), (7, "二、2024年工作计划", "农業")];
        assert_eq!(rows, expected.map(|(line, section, mark)| (line, section, mark.to_owned())));
        assert_eq!(&*found.passages[1].text, "粮食播种面积4.5万亩，比上年减少3%。农业总产值5亿元。");
        assert_eq!((found.count, found.masked), (3, 0));
    }

    #[test]
    fn figures_have_their_name_and_sign() {
        let found = passages(Kind::Figures, "下降", TEXT, 10);
        let [passage] = found.passages.as_slice() else { panic!("{found:?}") };
        assert!(passage.label.ends_with(" -3%"), "{}", passage.label);
        assert_eq!(marked(passage), "3%");
    }

    #[test]
    fn beyond_the_limit_places_are_only_counted() {
        let found = passages(Kind::Words, "农业", TEXT, 1);
        assert_eq!((found.passages.len(), found.count), (1, 3));
        assert_eq!(passages(Kind::Words, "渔业", TEXT, 10), Passages::default());
    }

    #[test]
    fn of_a_long_line_the_words_around_are_kept() {
        let text = format!("{}农业{}", "甲".repeat(500), "乙".repeat(500));
        let found = passages(Kind::Words, "农业", &text, 10);
        let passage = &found.passages[0];
        assert_eq!(passage.text.chars().count(), 1 + BEFORE + 2 + AFTER + 1);
        assert_eq!((passage.mark, marked(passage)), ((BEFORE as u32 + 1, 2), "农业".to_owned()));
        assert!(passage.text.starts_with("…甲") && passage.text.ends_with("乙…"));
    }

    #[test]
    fn a_place_over_a_line_end_stands_on_one_line() {
        let found = passages(Kind::Words, "财政 收入", "全镇财政\n收入增加", 10);
        assert_eq!(&*found.passages[0].text, "全镇财政 收入");
    }
}
