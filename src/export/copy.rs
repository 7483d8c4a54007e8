//! Figures as text for the clipboard: alone, with their name, as a row, with their source.
//!
//! Does not know the clipboard. Each is one line without a line end.

use crate::export::{FigureRecord, Line, ListRecord, Row, cell};

/// The figure on one line.
pub(crate) fn line(figure: &FigureRecord, line: Line) -> String {
    let quote = cell::one_line(&figure.quote);
    match line {
        Line::Value => quote,
        Line::NameValue if figure.name.is_empty() => quote,
        Line::NameValue => format!("{} {quote}", cell::one_line(&figure.name)),
        Line::Row => {
            let cells = figure.cells().into_iter().map(|text| cell::defused(cell::one_line(&text)));
            cells.collect::<Vec<_>>().join("\t")
        }
    }
}

/// The figure's sentence with its source before it.
pub(crate) fn citation(figure: &FigureRecord, report: &ListRecord) -> String {
    let title = report.title.as_deref().unwrap_or(&report.path);
    let year = report.year.map(|year| year.to_string());
    // A title that names the year need not say it twice.
    let year = year.filter(|year| !title.contains(year.as_str())).map(|year| format!("（{year}年）"));
    let mut source = cell::one_line(title) + year.as_deref().unwrap_or_default();
    if !figure.section_path.is_empty() {
        source = format!("{source}，{}", figure.section_path.join(" > "));
    }
    format!("{source}：{}", figure.sentence)
}
