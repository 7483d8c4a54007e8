//! What reports and sections are called on the screen.

use crate::library::Entry;
use crate::outline::Section;
use crate::report::Report;
use crate::source::Span;

/// The title of a report, or else its file name.
pub fn title(entry: &Entry) -> String {
    let name = || entry.path.file_name().unwrap_or(entry.path.as_os_str()).to_string_lossy().into_owned();
    entry.summary.title.clone().filter(|title| !title.trim().is_empty()).unwrap_or_else(name)
}

/// Marker and heading of a section as they stand.
pub fn heading<'a>(report: &'a Report, section: &Section) -> &'a str {
    let start = if section.marker.is_empty() { section.heading.start } else { section.marker.start };
    report.source.slice(Span::new(start, section.heading.end.max(section.marker.end))).trim()
}
