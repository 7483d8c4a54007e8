//! The text and nothing else, for the terminal's own selection: no frame, no margin, no numbers, lines
//! broken only where the window ends.
//!
//! Knows one report; does not know the terminal, which breaks the lines itself when it is given them
//! whole.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::report::Report;
use crate::safe::Safe;
use crate::source::Span;
use crate::tui::action::Action;
use crate::tui::chrome;
use crate::tui::label;
use crate::tui::list::List;
use crate::tui::reader::page;

/// The state of the view.
#[derive(Debug, Default)]
pub struct Plain {
    rows: Vec<Row>,
    width: usize,
    top: usize,
}

/// A piece of the text that fits into the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Row {
    span: Span,
    /// Whether a line of the text begins here; else the row goes on with the one before it.
    begins: bool,
}

/// What is shown: a row of text, and whether it goes on with the row before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The text as a terminal may have it.
    pub text: Safe,
    /// Whether the terminal is to take it for the rest of the line above.
    pub goes_on: bool,
}

impl Plain {
    /// The text from the row at a byte of it.
    pub fn new(report: &Report, place: u32, (width, height): (usize, usize)) -> Self {
        let mut plain = Self::default();
        plain.lay(report, width);
        plain.go(place, height);
        plain
    }

    /// Breaks the lines anew when the window has another width; the first row seen stays.
    pub fn resize(&mut self, report: &Report, (width, height): (usize, usize)) {
        if self.width != width {
            let place = self.place();
            self.lay(report, width);
            self.go(place, height);
        }
        self.top = self.top.min(self.rows.len().saturating_sub(height));
    }

    /// The byte of the text at which the first row seen begins.
    pub fn place(&self) -> u32 {
        self.rows.get(self.top).map_or(0, |row| row.span.start)
    }

    fn go(&mut self, place: u32, height: usize) {
        let row = self.rows.partition_point(|row| row.span.start <= place).saturating_sub(1);
        self.top = row.min(self.rows.len().saturating_sub(height));
    }

    fn lay(&mut self, report: &Report, width: usize) {
        let source = &report.source;
        self.width = width;
        self.rows.clear();
        let last = source.line_of(source.text().len() as u32);
        for line in 0..=last {
            self.break_line(report, source.line_span(line), width.max(2));
        }
    }

    fn break_line(&mut self, report: &Report, line: Span, width: usize) {
        let (mut start, mut used, mut begins) = (line.start, 0, true);
        for (at, character) in report.source.slice(line).char_indices() {
            let (at, columns) = (line.start + at as u32, label::width(character));
            if used + columns > width && used > 0 {
                self.rows.push(Row { span: Span::new(start, at), begins });
                (start, used, begins) = (at, 0, false);
            }
            used += columns;
        }
        self.rows.push(Row { span: Span::new(start, line.end), begins });
    }

    /// Moves what is seen.
    pub fn step(&mut self, action: Action, count: Option<usize>, height: usize) {
        let last = self.rows.len().saturating_sub(height);
        let mut moved = List { selected: self.top, top: self.top };
        moved.step(action, count, last + 1, height);
        self.top = moved.selected.min(last);
    }

    /// The rows that are seen.
    pub fn page(&self, report: &Report, height: usize) -> Vec<Line> {
        let seen = self.rows.iter().skip(self.top).take(height).enumerate();
        seen.map(|(at, row)| Line { text: shown(report, row.span), goes_on: at > 0 && !row.begins }).collect()
    }

    /// Draws the rows as cells, for whoever has no terminal that breaks lines.
    pub fn draw(&self, buffer: &mut Buffer, area: Rect, report: &Report) {
        for (at, line) in self.page(report, area.height.into()).into_iter().enumerate() {
            if let Some(row) = chrome::row(area, at) {
                chrome::line(buffer, row, label::body(line.text.as_str(), Style::new()).into());
            }
        }
    }
}

/// A row as it is shown: debris of converters as what it stands for, a final line end as nothing.
fn shown(report: &Report, span: Span) -> Safe {
    let text = report.source.slice(span).trim_end_matches(['\n', '\r']);
    let end = span.start + text.len() as u32;
    let mut whole = String::with_capacity(text.len());
    let mut at = span.start;
    for (debris, stands_for) in page::replaced(report, Span::new(span.start, end)) {
        if debris.start >= at && debris.end <= end {
            whole.push_str(report.source.slice(Span::new(at, debris.start)));
            whole.push(stands_for);
            at = debris.end;
        }
    }
    whole.push_str(report.source.slice(Span::new(at, end)));
    Safe::text(&whole.replace('\u{a0}', " "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::fixture;

    #[track_caller]
    fn check(text: &str, width: usize, expected: &[(&str, bool)]) {
        let report = fixture::plain(text);
        let page = Plain::new(&report, 0, (width, 50)).page(&report, 50);
        let page: Vec<(&str, bool)> = page.iter().map(|line| (line.text.as_str(), line.goes_on)).collect();
        assert_eq!(page, expected);
    }

    #[test]
    fn lines_break_where_the_window_ends() {
        check("增长8.1%", 20, &[("增长8.1%", false)]);
        check("增长8.1%，达标", 7, &[("增长8.1", false), ("%，达标", true)]);
        // A wide character that has half its room goes to the next row, as in a terminal.
        check("a增长率", 4, &[("a增", false), ("长率", true)]);
        check("甲\n\n乙", 8, &[("甲", false), ("", false), ("乙", false)]);
        check("\u{1b}[2J\u{202e}", 20, &[("␛[2J<U+202E>", false)]);
    }

    #[test]
    fn nothing_is_lost_and_nothing_is_too_wide() {
        let report = fixture::report();
        for width in 2..90 {
            let plain = Plain::new(&report, 0, (width, 9999));
            let mut whole = String::new();
            for line in plain.page(&report, 9999) {
                assert!(label::columns(line.text.as_str()) <= width, "{width}: {line:?}");
                if !line.goes_on && !whole.is_empty() {
                    whole.push('\n');
                }
                whole.push_str(line.text.as_str());
            }
            assert_eq!(whole.trim_end(), report.source.text().trim_end(), "{width}");
        }
    }

    #[test]
    fn another_width_keeps_the_place() {
        let report = fixture::report();
        let mut plain = Plain::new(&report, 0, (60, 4));
        plain.step(Action::Down, Some(3), 4);
        let place = plain.place();
        plain.resize(&report, (30, 4));
        assert!(plain.place() <= place);
        plain.step(Action::Bottom, None, 4);
        plain.resize(&report, (90, 50));
        assert_eq!(plain.place(), 0);
    }
}
