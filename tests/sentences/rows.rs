//! Figures as rows `quote name role status`: the role of a change names the quote of its level and its basis.

use baogao::figure::{Direction, Figure, Role, Status};
use baogao::report::Report;
use baogao::source::Options;

/// One figure as a row; what goes without saying (a level that is done) is left out.
fn row(report: &Report, figure: &Figure) -> String {
    let text = |span| report.source.slice(span);
    let role = match figure.role {
        Role::Level => String::new(),
        Role::Share => " share".to_owned(),
        Role::Change { of, basis, direction } => {
            let level = of.and_then(|of| report.figure(of)).map_or("-", |level| text(level.span));
            let sign = if direction == Some(Direction::Down) { '-' } else { '+' };
            format!(" {sign} of {level} {}", basis.map_or("", text)).trim_end().to_owned()
        }
    };
    let status = match figure.status {
        Status::Actual => "",
        Status::Forecast => " forecast",
        Status::Target => " target",
        Status::Rule => " rule",
    };
    format!("{} {}{role}{status}", text(figure.span), figure.name)
}

/// Compares the figures of a text with rows.
#[track_caller]
pub(crate) fn read(text: &str, expected: &[&str]) {
    let report = Report::read(text.as_bytes(), Options::default());
    let rows: Vec<String> = report.figures.iter().map(|figure| row(&report, figure)).collect();
    assert_eq!(rows, expected, "{text}");
}

/// The same for a sentence of a report.
#[track_caller]
pub(crate) fn check(sentence: &str, expected: &[&str]) {
    read(&format!("青山镇2023年工作总结\n\n　　{sentence}\n"), expected);
}
