//! Why a figure is what it is: the words that decided name, role, status and link, for a reader.
//!
//! Says only what was recorded while reading; decides nothing itself.

use crate::export::{Datum, ExplainedRecord, FigureRecord, Row, cell};
use crate::figure::{Figure, Linking, Naming, Role, Scoping};
use crate::report::Report;
use crate::source::Span;

const NO_WORD: &str = "no word";

/// A figure's row with its reasons.
pub(crate) fn explained(report: &Report, figure: &Figure, record: FigureRecord) -> ExplainedRecord {
    let words = |span: Span| cell::one_line(report.source.slice(span));
    let reasons = figure.reasons;
    ExplainedRecord {
        why_name: name(reasons.naming, reasons.from.map(words), &name_words(report, figure)),
        why_role: reasons.role.map_or_else(|| role(figure), words),
        why_status: match (reasons.scoping, reasons.status.map(words)) {
            (Scoping::Heading, Some(heading)) => format!("heading: {heading}"),
            (_, Some(word)) => word,
            (_, None) => NO_WORD.to_owned(),
        },
        why_of: reasons.link.zip(record.of).map(|(link, of)| format!("{}: figure {of}", linking(link))),
        figure: record,
    }
}

/// The words of the text that name a figure. Pieces with a number between them, and those of another
/// figure, read better as the name that was made of them.
fn name_words(report: &Report, figure: &Figure) -> String {
    let whole = figure.reasons.name.filter(|name| {
        let around = name.start <= figure.span.start && figure.span.end <= name.end;
        !around && figure.reasons.from.is_none()
    });
    whole.map_or_else(|| figure.name.clone(), |span| cell::one_line(report.source.slice(span)))
}

fn name(naming: Naming, from: Option<String>, name: &str) -> String {
    let found = match naming {
        Naming::Nothing => return NO_WORD.to_owned(),
        Naming::Before => "before the number",
        Naming::After => "after the number",
        Naming::Earlier => "in an earlier clause",
        Naming::List => "by its place in the list",
        Naming::Taken => "taken over",
        Naming::Verb => "verb only",
    };
    let from = from.map(|number| format!(" from {number}")).unwrap_or_default();
    format!("{found}{from}: {name}")
}

/// Without a word the unit decides: % is a share, 个百分点 a change, 万元 a level.
fn role(figure: &Figure) -> String {
    match figure.role {
        Role::Level => NO_WORD.to_owned(),
        // 三分之二 is written without a unit.
        _ if figure.unit.is_empty() => "the number itself".to_owned(),
        Role::Share | Role::Change { .. } => format!("unit: {}", figure.unit),
    }
}

const fn linking(link: Linking) -> &'static str {
    match link {
        Linking::SameName => "same name",
        Linking::LastLevel => "last level before",
        Linking::ListOrder => "in order of the list",
        Linking::LevelAfter => "level that follows",
    }
}

impl Row for ExplainedRecord {
    fn values(&self) -> Vec<Datum<'_>> {
        let why = [&self.why_name, &self.why_role, &self.why_status].map(|why| Datum::Text(why));
        let of = Datum::Maybe(self.why_of.as_deref());
        self.figure.values().into_iter().chain(why).chain([of]).collect()
    }

    fn brief(&self) -> Vec<String> {
        self.figure.brief()
    }

    fn note(&self) -> Option<String> {
        let of = self.why_of.as_ref().map(|of| format!("; of {of}")).unwrap_or_default();
        let (name, role, status) = (&self.why_name, &self.why_role, &self.why_status);
        Some(format!("name {name}; role {role}; status {status}{of}"))
    }
}
