//! The words around a figure, folded for comparing.
//!
//! Does not know what they mean.

use crate::figure::{Figure, FigureId};
use crate::report::Report;
use crate::script;
use crate::source::Span;

/// So far back the words of a sentence are looked at: a text without full stops is one sentence.
const REACH: u32 = 600;

/// What ends a clause.
const ENDS: &[char] = &[',', '。', ';', ':', '!', '?', '\n'];

/// The words of a span in Simplified characters and half width, without blanks.
pub(in crate::report) fn folded(report: &Report, span: Span) -> String {
    let visible = report.source.slice(span).chars().filter_map(script::fold_visible);
    visible.filter(|c| *c != ' ').collect()
}

/// The words of its sentence before a figure.
pub(in crate::report) fn lead(report: &Report, figure: &Figure) -> String {
    let text = report.source.text();
    let mut start = figure.sentence.start.max(figure.span.start.saturating_sub(REACH));
    while !text.is_char_boundary(start as usize) {
        start += 1;
    }
    folded(report, Span::new(start, figure.span.start))
}

/// The words of its clause before a figure.
pub(in crate::report) fn clause(lead: &str) -> &str {
    lead.rsplit(ENDS).next().unwrap_or_default()
}

/// The words between two figures, of which the first stands before the second.
pub(in crate::report) fn between(report: &Report, first: &Figure, second: &Figure) -> String {
    if second.span.start.saturating_sub(first.span.end) > REACH {
        return "。".to_owned();
    }
    folded(report, Span::new(first.span.end, second.span.start))
}

/// A few characters behind a figure.
pub(in crate::report) fn behind(report: &Report, figure: &Figure, count: usize) -> String {
    let text = report.source.text().get(figure.span.end as usize..).unwrap_or_default();
    text.chars().filter_map(script::fold_visible).filter(|c| *c != ' ').take(count).collect()
}

/// Whether one of the words stands in a text.
pub(in crate::report) fn has(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

/// The figures with their ids.
pub(in crate::report) fn figures(report: &Report) -> impl Iterator<Item = (FigureId, &Figure)> {
    report.figures.iter().enumerate().map(|(index, figure)| (FigureId(index as u32), figure))
}

/// The last characters of words that name whose value it is: 全镇, 我县.
const PLACES: &[char] = &['国', '省', '市', '州', '盟', '区', '县', '旗', '乡', '镇'];

/// The word by which a clause speaks of another place than the report: 全市 in the report of a county.
pub(in crate::report) fn others(report: &Report, clause: &str) -> Option<String> {
    let own = report.meta.place.as_deref().and_then(|place| place.chars().last()).map(script::fold)?;
    let mut before = ' ';
    clause.chars().find_map(|character| {
        let scope = matches!(before, '全' | '我') && PLACES.contains(&character) && own != character;
        let word = scope.then(|| [before, character].iter().collect());
        before = character;
        word
    })
}

/// The years that are named in folded text: 2023年.
pub(in crate::report) fn years_in(text: &str) -> Vec<u16> {
    let before = text.split('年').collect::<Vec<_>>();
    let named = before.iter().take(before.len().saturating_sub(1)).filter_map(|words| {
        let digits: String = words.chars().rev().take(4).collect::<Vec<_>>().into_iter().rev().collect();
        digits.parse().ok().filter(|year| (1949..2100).contains(year))
    });
    named.collect()
}

/// A text without some words.
pub(in crate::report) fn without(text: &str, words: &[&str]) -> String {
    words.iter().fold(text.to_owned(), |text, word| text.replace(word, ""))
}

/// Words that name parts of a year or stretches of years, where they do mean a year.
pub(in crate::report) const A_YEAR: &[&str] =
    &["1-12月", "1—12月", "1至12月", "1~12月", "一年来", "今年以来", "12月底"];

/// Words behind a value that say that it is where a change began: 由3家增加到5家.
pub(in crate::report) const LEFT_BEHIND: &[&str] =
    &["提高到", "增加到", "增长到", "上升到", "提升到", "下降到", "降低到", "降到", "增至", "升至", "降至"];

/// Whether a figure stands in the body: notes after it explain, they do not report.
pub(in crate::report) fn in_body(report: &Report, figure: &Figure) -> bool {
    report.outline.apart_at(figure.span.start).is_none()
}
