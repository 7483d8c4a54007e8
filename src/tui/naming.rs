//! What reports, sections, scripts and templates are called on the screen.

use crate::export::copy::Template;
use crate::library::Entry;
use crate::outline::Section;
use crate::report::{Report, Script};
use crate::source::Span;
use crate::tui::book::Word;
use crate::tui::words;

/// What a report is called in a list.
pub fn title(entry: &Entry) -> String {
    entry.title()
}

/// What a way to copy is called.
pub fn template(template: Template) -> &'static Word {
    match template {
        Template::Value => words::TEMPLATE_VALUE,
        Template::NameValue => words::TEMPLATE_NAME_VALUE,
        Template::Tsv => words::TEMPLATE_TSV,
        Template::Markdown => words::TEMPLATE_MARKDOWN,
        Template::Citation => words::TEMPLATE_CITATION,
    }
}

/// What the characters of a report are called.
pub fn script(script: Script) -> &'static Word {
    match script {
        Script::Simplified => words::SCRIPT_SIMPLIFIED,
        Script::Traditional => words::SCRIPT_TRADITIONAL,
        Script::Mixed => words::SCRIPT_MIXED,
    }
}

/// Marker and heading of a section as they stand.
pub fn heading<'a>(report: &'a Report, section: &Section) -> &'a str {
    let start = if section.marker.is_empty() { section.heading.start } else { section.marker.start };
    report.source.slice(Span::new(start, section.heading.end.max(section.marker.end))).trim()
}
