//! From a report to its compact entry: what lists, jumps and filters need, without the text.
//!
//! Does not read files.

use std::path::Path;

use crate::figure::{Direction, Figure, FigureId, Role};
use crate::library::{Entry, Items, Summary, Target};
use crate::outline::SectionId;
use crate::report::{self, Report, check};

// A jump label is read at a glance; a longer one is a paragraph that lost its full stop.
const LABEL_CHARS: usize = 200;

/// The entry of a report.
pub(crate) fn of(path: &Path, order: u32, report: &Report) -> Entry {
    Entry {
        path: path.to_owned(),
        summary: summary(report),
        items: items(report),
        indicators: indicators(report),
        order,
        is_gone: false,
    }
}

fn summary(report: &Report) -> Summary {
    let meta = &report.meta;
    Summary {
        title: meta.title.clone(),
        place: meta.place.clone(),
        year: meta.year,
        plan_year: meta.plan_year,
        script: meta.script,
        encoding: report.source.encoding(),
        lossy: report.source.lossy().len() as u32,
        chars: report.source.text().chars().count() as u32,
        sections: report.outline.sections.len() as u32,
        figures: report.figures.len() as u32,
        masked: report.figures.iter().filter(|figure| figure.is_masked()).count() as u32,
        gaps: meta.gaps.len() as u32,
        warnings: meta.warnings.clone(),
        remarks: check::remarks(report).len() as u32,
    }
}

fn items(report: &Report) -> Items {
    let mut items = Items::default();
    for (index, section) in report.outline.sections.iter().enumerate() {
        let words = [report.source.slice(section.marker), report.source.slice(section.heading)];
        items.push(&label(&words.concat()), Target::Section(SectionId(index as u32)));
    }
    for (index, figure) in report.figures.iter().enumerate() {
        let number = figure.written(&report.source);
        // A table writes the sign of a decline itself.
        let number = number.strip_prefix('-').filter(|_| sign(figure) == "-").unwrap_or(&number);
        let words = [figure.name.as_str(), " ", sign(figure), number];
        items.push(&label(&words.concat()), Target::Figure(FigureId(index as u32)));
    }
    items
}

fn indicators(report: &Report) -> Vec<Box<str>> {
    let names = report.figures.iter().map(|figure| report::indicator(&figure.name).into_boxed_str());
    let mut names: Vec<Box<str>> = names.filter(|name| !name.is_empty()).collect();
    names.sort_unstable();
    names.dedup();
    names
}

// A change stands apart from the level of the same name: 生产总值 +8%.
fn sign(figure: &Figure) -> &'static str {
    match figure.role {
        Role::Change { direction: Some(Direction::Up), .. } => "+",
        Role::Change { direction: Some(Direction::Down), .. } => "-",
        _ => "",
    }
}

// One line: a heading broken over two lines is put together again.
fn label(text: &str) -> String {
    let one_line = text.trim().chars().map(|character| if character.is_control() { ' ' } else { character });
    one_line.take(LABEL_CHARS).collect()
}

#[cfg(test)]
mod tests {
    use crate::outline::{Section, SectionKind};
    use crate::source::{Encoding, Evidence, Source, Span};

    use super::*;

    #[test]
    fn an_entry_has_headings_to_jump_to() {
        let text = "工作报告\n一、农业\n发展".to_owned();
        let mut report = Report::from_source(Source::from_text(text, Encoding::Utf8, Evidence::Valid));
        let at = |word: &str| {
            let start = report.source.text().find(word).unwrap();
            Span::new(start as u32, (start + word.len()) as u32)
        };
        let section = Section {
            parent: None,
            kind: SectionKind::Heading,
            marker: at("一、"),
            heading: at("农业\n发展"),
            extent: at("一、农业\n发展"),
            depth: 1,
        };
        report.outline.sections = vec![section];
        report.figures.clear();
        let entry = of(Path::new("a.txt"), 7, &report);
        assert_eq!(entry.items.len(), 1);
        assert_eq!(entry.items.get(0), Some(("一、农业 发展", Target::Section(SectionId(0)))));
        assert_eq!(entry.items.get(1), None);
        assert_eq!((entry.summary.sections, entry.summary.chars, entry.order), (1, 12, 7));
    }
}
