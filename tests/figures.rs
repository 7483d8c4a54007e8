//! Figures of small reports, compared with expectations that a reader decided by eye.
//!
//! Every folder of `tests/figures` holds one kind of trap: `report.txt` and, one line a figure,
//! `figures.txt`. A line reads
//! `LINE:COL  quote | name | base value and unit | role | status | approx | period`,
//! where `?` is a masked value, `a..b` a range and `-` nothing. The expectations were written from
//! the text, not from a run; `UPDATE_EXPECT=1` rewrites them and must be read before it is kept.

#![allow(clippy::expect_used)]

use std::path::{Path, PathBuf};

use baogao::figure::{Approx, Direction, Figure, FigureId, Role, Status};
use baogao::report::Report;
use baogao::source::{Options, Source};
use expect_test::expect_file;

/// Reads one fixture and compares its figures, one a line.
#[track_caller]
fn check(fixture: &str) {
    let folder = folder().join(fixture);
    let bytes = std::fs::read(folder.join("report.txt")).expect("the fixture has a report");
    let report = Report::read(&bytes, Options::default());
    let lines: String = report.figures.iter().map(|figure| line(&report, figure) + "\n").collect();
    expect_file![folder.join("figures.txt")].assert_eq(&lines);
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/figures")
}

fn line(report: &Report, figure: &Figure) -> String {
    let source = &report.source;
    let period = figure.period.map_or("-", |span| source.slice(span));
    format!(
        "{}  {} | {} | {} | {} | {} | {} | {period}",
        place(source, figure.span.start),
        source.slice(figure.span),
        figure.name,
        amount(figure),
        role(report, figure),
        status(figure.status),
        approx(figure.approx),
    )
}

/// Line and column of a byte, both counted from 1, the column in characters.
fn place(source: &Source, offset: u32) -> String {
    let line = source.line_of(offset);
    let start = source.line_span(line).start;
    let column = source.scalars_before(offset) - source.scalars_before(start);
    format!("{}:{}", line + 1, column + 1)
}

fn amount(figure: &Figure) -> String {
    let value = match (figure.base_value, figure.base_max) {
        (Some(first), Some(last)) => format!("{}..{}", first.normalize(), last.normalize()),
        (Some(value), None) => value.normalize().to_string(),
        (None, _) => "?".to_owned(),
    };
    format!("{value} {}", figure.base_unit).trim_end().to_owned()
}

fn role(report: &Report, figure: &Figure) -> String {
    match figure.role {
        Role::Level => "level".to_owned(),
        Role::Share => "share".to_owned(),
        Role::Change { of, basis, direction } => {
            let of = of.map_or("-".to_owned(), |id| target(report, id));
            let basis = basis.map_or("-", |span| report.source.slice(span));
            let direction = direction.map_or("-", |way| if way == Direction::Up { "up" } else { "down" });
            format!("change(of {of}, {basis}, {direction})")
        }
    }
}

fn target(report: &Report, id: FigureId) -> String {
    let figure = report.figure(id).expect("a change points at a figure of its report");
    place(&report.source, figure.span.start)
}

fn status(status: Status) -> &'static str {
    match status {
        Status::Actual => "actual",
        Status::Forecast => "forecast",
        Status::Target => "target",
        Status::Rule => "rule",
    }
}

fn approx(approx: Approx) -> &'static str {
    match approx {
        Approx::Exact => "exact",
        Approx::About => "about",
        Approx::Over => "over",
        Approx::Under => "under",
    }
}

macro_rules! fixtures {
    ($($name:ident)*) => {
        $(#[test]
        fn $name() {
            check(stringify!($name));
        })*

        /// A fixture that no test reads would be dead.
        #[test]
        fn every_folder_is_read() {
            let known = [$(stringify!($name)),*];
            let folders = std::fs::read_dir(folder()).expect("tests/figures is a folder");
            for entry in folders.map(|entry| entry.expect("an entry of tests/figures")) {
                let name = entry.file_name().into_string().expect("fixtures have plain names");
                assert!(known.contains(&name.as_str()), "no test reads tests/figures/{name}");
            }
        }
    };
}

fixtures! {
    quantities
    numerals
    ranges
    refused
    names_before
    names_after
    lists
    scope
    masked
    shares
    changes
    sections
    traditional
    brackets
    forecast
    wrapped
    hospital
    council
    school
    street
    zone
    decades
    county
    spoiled
    district
    bureau
}
