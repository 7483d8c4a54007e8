//! The lines of one report in which something was found, with the lines around them.
//!
//! Does not write them.

use std::collections::BTreeMap;

use crate::outline::Outline;
use crate::report::Report;
use crate::search::finder::{Finder, Kind, Passages};
use crate::source::{Source, Span};

// A longer line is a whole report; then the words around each place are shown.
const LINE_BYTES: u32 = 480;
const AROUND_CHARS: usize = 40;

/// What is printed of one report.
#[derive(Debug, Default)]
pub(crate) struct Lines {
    /// How many places there are.
    pub(crate) count: usize,
    /// Figures that have no value to compare.
    pub(crate) masked: usize,
    pub(crate) parts: Vec<Part>,
}

/// One line, or what stands between lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Part {
    /// Lines are left out here.
    Break,
    /// The headings above what follows.
    Section(String),
    /// A line, counted from 1, with a place in it.
    Place(usize, String),
    /// A line near one.
    Context(usize, String),
}

/// One line with what was found in it: its section's headings, and what is shown of it.
type Hits = BTreeMap<usize, Vec<(String, String)>>;

/// The lines of a text, with `context` lines around each; with sections if they are to be shown.
pub(crate) fn of(finder: &Finder, source: Source, (context, sections): (usize, bool)) -> Lines {
    if finder.kind() == Kind::Figures {
        return of_figures(finder, source, context);
    }
    let places = finder.places(&source);
    if places.is_empty() {
        return Lines::default();
    }
    let outline = sections.then(|| Outline::parse(&source));
    let mut hits = Hits::new();
    for places in places.chunk_by(|left, right| source.line_of(left.start) == source.line_of(right.start)) {
        let Some(first) = places.first() else { continue };
        let line = source.line_of(first.start);
        let path = outline.as_ref().map(|outline| path(&source, outline, first.start)).unwrap_or_default();
        hits.entry(line).or_default().push((path, excerpt(&source, line, places)));
    }
    Lines { count: places.len(), masked: 0, parts: parts(&source, &hits, context) }
}

fn of_figures(finder: &Finder, source: Source, context: usize) -> Lines {
    let report = Report::from_source(source);
    let text = &report.source;
    let found = finder.passages_of_figures(&report, usize::MAX);
    let Passages { passages, sections, count, masked } = found;
    let mut hits = Hits::new();
    for passage in passages {
        let path = sections.get(passage.section as usize).cloned().unwrap_or_default();
        let shown =
            format!("{} | {}", passage.label, excerpt(text, passage.line as usize - 1, &[passage.span]));
        hits.entry(passage.line as usize - 1).or_default().push((path, shown));
    }
    Lines { count, masked, parts: parts(text, &hits, context) }
}

/// Puts the lines around each line between them.
fn parts(source: &Source, hits: &Hits, context: usize) -> Vec<Part> {
    let mut parts = Vec::new();
    let (mut next, mut section) = (0, None);
    for (&line, found) in hits {
        let first = line.saturating_sub(context).max(next);
        if first > next && !parts.is_empty() {
            parts.push(Part::Break);
        }
        let around = |line| Part::Context(line + 1, excerpt(source, line, &[]));
        let mut before = (first..line).map(around);
        for (path, text) in found {
            if !path.is_empty() && section != Some(path) {
                parts.push(Part::Section(path.clone()));
                section = Some(path);
            }
            parts.extend(before.by_ref());
            parts.push(Part::Place(line + 1, text.clone()));
        }
        let following = hits.range(line + 1..).next().map_or(usize::MAX, |(line, _)| *line);
        let last = (line + context).min(source.line_count() - 1).min(following.saturating_sub(1));
        parts.extend((line + 1..=last).map(around));
        next = last + 1;
    }
    parts
}

/// The headings above a place.
fn path(source: &Source, outline: &Outline, offset: u32) -> String {
    let Some(id) = outline.at(offset) else { return String::new() };
    let sections = outline.path(id).into_iter().filter_map(|id| outline.get(id));
    let words = sections.map(|section| {
        let words = [source.slice(section.marker), source.slice(section.heading)].concat();
        words.trim().chars().take(AROUND_CHARS).collect::<String>().replace('\n', " ")
    });
    words.collect::<Vec<_>>().join(" > ")
}

fn excerpt(source: &Source, line: usize, places: &[Span]) -> String {
    let whole = source.line_span(line);
    let is_short = whole.len() <= LINE_BYTES;
    let start = Span::new(whole.start, whole.start);
    let windows = match places {
        _ if is_short => vec![whole],
        [] => windows(source, whole, &[start]),
        places => windows(source, whole, places),
    };
    let mut text = String::new();
    for (index, window) in windows.iter().enumerate() {
        text.push_str(if index > 0 || window.start > whole.start { "…" } else { "" });
        text.push_str(source.slice(*window).trim());
    }
    text.push_str(if windows.last().is_some_and(|window| window.end < whole.end) { "…" } else { "" });
    // A place may reach over a line end.
    text.replace('\n', " ")
}

fn windows(source: &Source, line: Span, places: &[Span]) -> Vec<Span> {
    let mut windows: Vec<Span> = Vec::new();
    for place in places {
        let before = source.slice(Span::new(line.start, place.start));
        let after = source.slice(Span::new(place.end, line.end.max(place.end)));
        let left: usize = before.chars().rev().take(AROUND_CHARS).map(char::len_utf8).sum();
        let right: usize = after.chars().take(AROUND_CHARS).map(char::len_utf8).sum();
        let window = Span::new(place.start - left as u32, place.end + right as u32);
        match windows.last_mut() {
            Some(last) if window.start <= last.end => last.end = window.end.max(last.end),
            _ => windows.push(window),
        }
    }
    windows
}

#[cfg(test)]
mod tests {
    use crate::source::{Encoding, Evidence};

    use super::*;

    fn lines(kind: Kind, query: &str, text: &str, context: usize) -> Lines {
        let source = Source::from_text(text.to_owned(), Encoding::Utf8, Evidence::Valid);
        of(&Finder::new(kind, query).unwrap(), source, (context, true))
    }

    #[track_caller]
    fn check(text: &str, needle: &str, expected: &[(usize, &str)]) {
        let found = lines(Kind::Words, needle, text, 0);
        let places: Vec<_> = found
            .parts
            .iter()
            .filter_map(|part| match part {
                Part::Place(line, text) => Some((*line, text.as_str())),
                _ => None,
            })
            .collect();
        assert_eq!(places, expected);
    }

    #[test]
    fn a_line_is_shown_once() {
        check("农业\n  農業、农业\n工业", "农业", &[(1, "农业"), (2, "農業、农业")]);
        check("财政\n收入", "财政 收入", &[(1, "财政")]);
        check("工业", "农业", &[]);
    }

    #[test]
    fn of_a_long_line_the_places_are_shown() {
        let (a, b) = ("甲".repeat(200), "乙".repeat(40));
        let text = format!("{a}农业{b}农业{a}农业{a}");
        let shown = format!("…{0}农业{b}农业{0}…{0}农业{0}…", "甲".repeat(40));
        check(&text, "农业", &[(1, &shown)]);
        let start = format!("农业{a}");
        check(&start, "农业", &[(1, &format!("农业{}…", "甲".repeat(40)))]);
    }

    #[test]
    fn lines_around_are_shown_once_and_in_order() {
        let text = "一\n甲\n二\n三\n甲\n四\n五\n六\n七\n甲";
        let parts = lines(Kind::Words, "甲", text, 1).parts;
        let shown: Vec<String> = parts
            .iter()
            .map(|part| match part {
                Part::Break => "--".to_owned(),
                Part::Section(path) => path.clone(),
                Part::Place(line, text) => format!("{line}:{text}"),
                Part::Context(line, text) => format!("{line}-{text}"),
            })
            .collect();
        assert_eq!(shown, ["1-一", "2:甲", "3-二", "4-三", "5:甲", "6-四", "--", "9-七", "10:甲"]);
    }

    #[test]
    fn figures_have_their_names_and_sections() {
        let text = "青溪镇2023年工作总结\n一、经济发展\n完成固定资产投资2.05亿元，争取资金xxx万元。\n";
        let found = lines(Kind::Figures, ">1亿元", text, 0);
        assert_eq!((found.count, found.masked), (1, 1));
        let line = "固定资产投资 2.05亿元 | 完成固定资产投资2.05亿元，争取资金xxx万元。";
        assert_eq!(found.parts, [Part::Section("一、经济发展".to_owned()), Part::Place(3, line.to_owned())]);
    }
}
