//! From a report to its records: every span becomes text and places.
//!
//! Does not know formats.

use rust_decimal::Decimal;

use crate::export::{CheckRecord, FigureRecord, ListRecord, OutlineRecord, TextRecord, cell};
use crate::figure::{Approx, Direction, Figure, FigureId, Role, Status, Value};
use crate::library::Difference;
use crate::outline::{Section, SectionId, SectionKind};
use crate::report::{self, Report, check};
use crate::source::{Source, Span};

// A text without full stops is one sentence; then the words around the figure must do.
const SENTENCE_BYTES: u32 = 3000;
const AROUND_CHARS: usize = 200;

/// The row of a report.
pub(crate) fn list(path: &str, report: &Report) -> ListRecord {
    let meta = &report.meta;
    ListRecord {
        path: path.to_owned(),
        encoding: report.source.encoding().name().to_owned(),
        lossy: report.source.lossy().len(),
        script: meta.script.name().to_owned(),
        title: meta.title.clone(),
        place: meta.place.clone(),
        year: meta.year,
        plan_year: meta.plan_year,
        updated: meta.updated.clone(),
        source: meta.source.clone(),
        author: meta.author.clone(),
        chars: report.source.text().chars().count(),
        sections: report.outline.sections.len(),
        figures: report.figures.len(),
        masked: report.figures.iter().filter(|figure| figure.is_masked()).count(),
        gaps: meta.gaps.len(),
        warnings: meta.warnings.clone(),
    }
}

/// The row of a text.
pub(crate) fn text(path: &str, source: &Source) -> TextRecord {
    TextRecord {
        path: path.to_owned(),
        encoding: source.encoding().name().to_owned(),
        lossy: source.lossy().len(),
        text: source.text().to_owned(),
    }
}

/// The rows of its sections.
pub(crate) fn outline(path: &str, report: &Report) -> Vec<OutlineRecord> {
    let counts = figures_within(report);
    let sections = report.outline.sections.iter().zip(counts).enumerate();
    let record = |(index, (section, figures)): (usize, (&Section, usize))| OutlineRecord {
        path: path.to_owned(),
        id: index as u32 + 1,
        parent: number(section.parent),
        kind: kind(section.kind).to_owned(),
        marker: cell::one_line(report.source.slice(section.marker)),
        heading: cell::one_line(report.source.slice(section.heading)),
        depth: section.depth,
        start: report.source.scalars_before(section.extent.start),
        end: report.source.scalars_before(section.extent.end),
        line: report.source.line_of(section.extent.start) + 1,
        figures,
    };
    sections.map(record).collect()
}

/// The rows of its figures.
pub(crate) fn figures(path: &str, report: &Report) -> Vec<FigureRecord> {
    let paths: Vec<Vec<String>> = (0..report.outline.sections.len())
        .map(|index| section_path(report, SectionId(index as u32)))
        .collect();
    let path_of = |figure: &Figure| figure.section.and_then(|id| paths.get(id.0 as usize)).cloned();
    let record = |(index, figure): (usize, &Figure)| FigureRecord {
        path: path.to_owned(),
        id: index as u32 + 1,
        section_path: path_of(figure).unwrap_or_default(),
        ..figure_record(report, figure)
    };
    report.figures.iter().enumerate().map(record).collect()
}

/// The row of one of its figures; the others are not built.
pub(crate) fn figure(path: &str, report: &Report, id: FigureId) -> Option<FigureRecord> {
    let figure = report.figure(id)?;
    Some(FigureRecord {
        path: path.to_owned(),
        id: id.0 + 1,
        section_path: figure.section.map(|id| section_path(report, id)).unwrap_or_default(),
        ..figure_record(report, figure)
    })
}

/// The rows of what does not agree inside it.
pub(crate) fn remarks(path: &str, report: &Report) -> Vec<CheckRecord> {
    let line = |span: Span| report.source.line_of(span.start) + 1;
    let quote = |span: Span| cell::one_line(report.source.slice(span));
    let record = |remark: check::Remark| CheckRecord {
        path: path.to_owned(),
        line: line(remark.span),
        kind: remark.kind.name().to_owned(),
        text: cell::one_line(&remark.text),
        quote: quote(remark.span),
        other_path: remark.other.map(|_| path.to_owned()),
        other_line: remark.other.map(line),
        other_quote: remark.other.map(quote),
    };
    check::remarks(report).into_iter().map(record).collect()
}

/// The row of what does not agree between two.
pub(crate) fn difference(difference: &Difference) -> CheckRecord {
    let (place, other) = (&difference.place, &difference.other);
    CheckRecord {
        path: place.path.display().to_string(),
        line: place.line as usize,
        kind: difference.kind.name().to_owned(),
        text: cell::one_line(&difference.text),
        quote: cell::one_line(&place.quote),
        other_path: Some(other.path.display().to_string()),
        other_line: Some(other.line as usize),
        other_quote: Some(cell::one_line(&other.quote)),
    }
}

fn figure_record(report: &Report, figure: &Figure) -> FigureRecord {
    let text = |span: Span| cell::one_line(report.source.slice(span));
    let (value, value_max) = match figure.value {
        Value::Exact(value) => (Some(value), None),
        Value::Range(low, high) => (Some(low), Some(high)),
        Value::Masked => (None, None),
    };
    let (of, basis, direction) = match figure.role {
        Role::Change { of, basis, direction } => (of, basis, direction),
        Role::Level | Role::Share => (None, None, None),
    };
    FigureRecord {
        section: number(figure.section),
        name: figure.name.clone(),
        indicator: report::indicator(&figure.name),
        quote: report.source.slice(figure.span).to_owned(),
        value: value.map(decimal),
        value_max: value_max.map(decimal),
        unit: figure.unit.clone(),
        base_value: figure.base_value.map(decimal),
        base_max: figure.base_max.map(decimal),
        base_unit: figure.base_unit.clone(),
        approx: approx(figure.approx).to_owned(),
        role: role(figure.role).to_owned(),
        of: of.map(|id| id.0 + 1),
        basis: basis.map(text),
        direction: direction.map(|way| self::direction(way).to_owned()),
        status: status(figure.status).to_owned(),
        period: figure.period.map(text),
        masked: figure.is_masked(),
        start: report.source.scalars_before(figure.span.start),
        end: report.source.scalars_before(figure.span.end),
        line: report.source.line_of(figure.span.start) + 1,
        column: report.source.column(figure.span.start) + 1,
        sentence: sentence(report, figure),
        ..FigureRecord::default()
    }
}

fn figures_within(report: &Report) -> Vec<usize> {
    let mut counts = vec![0; report.outline.sections.len()];
    for figure in &report.figures {
        let mut next = figure.section;
        while let Some(id) = next {
            if let Some(count) = counts.get_mut(id.0 as usize) {
                *count += 1;
            }
            next = report.outline.get(id).and_then(|section| section.parent);
        }
    }
    counts
}

/// The most characters of a heading in a section path.
const HEADING_CHARS: usize = 200;

/// The headings from the outermost down to a section.
pub(crate) fn section_path(report: &Report, id: SectionId) -> Vec<String> {
    let titled = |section: &Section| {
        let words = [report.source.slice(section.marker), report.source.slice(section.heading)];
        // A heading that lost its full stop is a paragraph; every figure under it carries this path.
        cell::one_line(&words.concat().chars().take(HEADING_CHARS).collect::<String>())
    };
    report.outline.path(id).into_iter().filter_map(|id| report.outline.get(id)).map(titled).collect()
}

fn sentence(report: &Report, figure: &Figure) -> String {
    if figure.sentence.len() <= SENTENCE_BYTES {
        return cell::one_line(report.source.slice(figure.sentence));
    }
    let before = report.source.slice(Span::new(figure.sentence.start, figure.span.start));
    let after = report.source.slice(Span::new(figure.span.end, figure.sentence.end));
    let start = before.char_indices().rev().nth(AROUND_CHARS - 1).map_or(0, |(index, _)| index);
    let head = before.get(start..).unwrap_or_default();
    let tail: String = after.chars().take(AROUND_CHARS).collect();
    cell::one_line(&[head, report.source.slice(figure.span), &tail].concat())
}

/// The number of a section in records: from 1, 0 for none.
pub(crate) fn number(id: Option<SectionId>) -> u32 {
    id.map_or(0, |id| id.0 + 1)
}

fn decimal(value: Decimal) -> String {
    value.normalize().to_string()
}

const fn kind(kind: SectionKind) -> &'static str {
    match kind {
        SectionKind::Heading => "heading",
        SectionKind::Point => "point",
    }
}

const fn approx(approx: Approx) -> &'static str {
    match approx {
        Approx::Exact => "exact",
        Approx::About => "about",
        Approx::Over => "over",
        Approx::Under => "under",
    }
}

const fn role(role: Role) -> &'static str {
    match role {
        Role::Level => "level",
        Role::Share => "share",
        Role::Change { .. } => "change",
    }
}

const fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::Up => "up",
        Direction::Down => "down",
    }
}

/// What a status is called in records.
pub(crate) const fn status(status: Status) -> &'static str {
    match status {
        Status::Actual => "actual",
        Status::Forecast => "forecast",
        Status::Target => "target",
        Status::Rule => "rule",
    }
}
