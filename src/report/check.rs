//! Checks that a reader would make: what in a report does not agree with itself.
//!
//! A remark names two places and never corrects either: which of them is wrong, if any, the reader
//! decides. A check that cannot be sure is silent. Does not know other reports, but gives the
//! [`Level`]s by which they are compared.

pub(in crate::report) mod context;
mod levels;
mod parts;
mod precision;
mod repeats;
mod shares;
mod sizes;

use crate::figure::FigureId;
use crate::outline::{Doubt, Outline, SectionId};
use crate::report::Report;
use crate::report::indicator;
use crate::source::Span;

pub use precision::Interval;

/// What does not agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A growth and the values of two years.
    Growth,
    /// A part, or the sum of the parts, and the total.
    Parts,
    /// A share of more than all.
    Share,
    /// A number of a section and the one before it.
    Numbering,
    /// Two values of one indicator in one year.
    Repeat,
    /// A value and the size of the place.
    Size,
}

impl Kind {
    /// `growth`, `parts`, `share`, `numbering`, `repeat` or `size`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Growth => "growth",
            Self::Parts => "parts",
            Self::Share => "share",
            Self::Numbering => "numbering",
            Self::Repeat => "repeat",
            Self::Size => "size",
        }
    }
}

/// Something that a reader should look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// What does not agree.
    pub kind: Kind,
    /// Where.
    pub span: Span,
    /// With which other place, when there is one.
    pub other: Option<Span>,
    /// One sentence, in Chinese.
    pub text: String,
}

/// A level that a place has once in a year, by which reports are compared.
#[derive(Debug, Clone, PartialEq)]
pub struct Level {
    /// The figure.
    pub figure: FigureId,
    /// What is measured, as [`report::indicator`](crate::report::indicator) names it.
    pub indicator: String,
    /// The year that it is of.
    pub year: u16,
    /// The values that it may stand for.
    pub values: Interval,
    /// Its growth over the year before as stated, in percent.
    pub growth: Option<(FigureId, Interval)>,
}

/// Everything in a report that does not agree with itself, in the order of the text.
pub fn remarks(report: &Report) -> Vec<Remark> {
    let mut found = numbering(report);
    found.extend(parts::remarks(report));
    found.extend(shares::remarks(report));
    found.extend(sizes::remarks(report));
    found.extend(repeats::remarks(report));
    found.sort_by_key(|remark| (remark.span, remark.kind));
    found
}

/// The levels of a report with their years, as far as it is plain which year and whose they are.
pub fn levels(report: &Report) -> Vec<Level> {
    levels::levels(report)
}

/// The growth that two values of neighbouring years allow, when the stated one lies outside of it.
///
/// Growth at constant prices may differ from that of the values as they stand, but not by much.
pub fn contradicted(indicator: &str, values: [Interval; 2], stated: Interval) -> Option<Interval> {
    let [before, after] = values;
    let possible = before.growth_to(after)?;
    let margin = if indicator::is_at_constant_prices(indicator) { PRICES } else { 0 };
    (!possible.widened(margin).meets(stated)).then_some(possible)
}

/// By how many points prices may move growth in a year.
const PRICES: u32 = 6;

/// The gaps in the numbering.
fn numbering(report: &Report) -> Vec<Remark> {
    let remark = |doubt: &Doubt| {
        let Doubt::Skipped { section, expected, found } = *doubt;
        let marker = report.outline.get(section)?.marker;
        let text = format!("编号应为{expected}，实为{found}（{}）", report.source.slice(marker));
        let other = before(&report.outline, section);
        Some(Remark { kind: Kind::Numbering, span: marker, other, text })
    };
    report.outline.doubts.iter().filter_map(remark).collect()
}

/// The marker of the section before one on its level.
fn before(outline: &Outline, id: SectionId) -> Option<Span> {
    let section = outline.get(id)?;
    let earlier = outline.sections.get(..id.0 as usize)?.iter().rev();
    let mut same = earlier.filter(|other| other.parent == section.parent && other.kind == section.kind);
    same.next().map(|other| other.marker)
}

#[cfg(test)]
mod tests;
