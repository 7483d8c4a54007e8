//! Which figures a query asks for: words of the name, kinds, and values in base units.
//!
//! All parts must hold. A masked or missing value never matches a comparison; it is counted when all
//! else would.

use rust_decimal::Decimal;

use crate::compare::{self, Wanted};
use crate::figure::{Approx, Direction, Figure, FigureId, Role, Status};
use crate::report::Report;
use crate::script;
use crate::search::Query;
use crate::search::finder::operand::Bounds;
use crate::search::finder::words::RoleKind;
use crate::search::finder::{Fault, Found, parse};

/// One thing that a figure must be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Condition {
    Masked,
    Status(Status),
    Role(RoleKind),
    Direction(Direction),
    Unit(String),
    /// From the first year to the second.
    Years(u16, u16),
}

/// A query as it was read.
#[derive(Debug, Default)]
pub(crate) struct Parts {
    /// Words of the name, of the value as written or of the period, separated by blanks.
    pub(crate) words: String,
    pub(crate) conditions: Vec<Condition>,
    pub(crate) bounds: Vec<Bounds>,
}

/// A query for figures.
#[derive(Debug)]
pub(crate) struct FigureQuery {
    words: Query,
    /// The words as the name of an indicator.
    indicator: Wanted,
    conditions: Vec<Condition>,
    bounds: Vec<Bounds>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Yes,
    No,
    /// All holds but a comparison that has no value to compare.
    Hidden,
}

impl FigureQuery {
    /// Reads a query.
    pub(crate) fn new(text: &str) -> Result<Self, Fault> {
        let Parts { words, conditions, bounds } = parse::parts(text)?;
        let indicator = Wanted::new(words.trim());
        Ok(Self { words: Query::new(&words), indicator, conditions, bounds })
    }

    /// The figures that match.
    pub(crate) fn find(&self, report: &Report) -> Found {
        let mut found = Found::default();
        for (index, figure) in report.figures.iter().enumerate() {
            match self.verdict(report, figure) {
                Verdict::Yes => {
                    found.places.push(figure.span);
                    found.figures.push(FigureId(index as u32));
                }
                Verdict::Hidden => found.masked += 1,
                Verdict::No => {}
            }
        }
        found
    }

    fn verdict(&self, report: &Report, figure: &Figure) -> Verdict {
        let kind = compare::base(&figure.base_unit).0;
        let unit = |bounds: &Bounds| bounds.unit.as_ref().is_none_or(|unit| unit == kind);
        let is_so = self.conditions.iter().all(|condition| condition.holds(report, figure))
            && self.bounds.iter().all(unit)
            && (self.words.is_empty() || self.is_named(report, figure));
        if !is_so {
            return Verdict::No;
        }
        if self.bounds.is_empty() {
            return Verdict::Yes;
        }
        let Some(values) = self.values(figure) else { return Verdict::Hidden };
        let is_more = figure.approx == Approx::Over;
        let factor = compare::base(&figure.base_unit).1;
        let hold = self.bounds.iter().all(|bounds| {
            // Without a unit in the query the value counts in its own.
            let factor = if bounds.unit.is_some() { factor } else { Decimal::ONE };
            let ends = (values.0.checked_mul(factor), values.1.checked_mul(factor));
            matches!(ends, (Some(low), Some(high)) if bounds.hold((low, high), is_more))
        });
        if hold { Verdict::Yes } else { Verdict::No }
    }

    /// Whether the words are found, or are another name of its indicator (GDP is 生产总值).
    fn is_named(&self, report: &Report, figure: &Figure) -> bool {
        self.words.score(&text(report, figure)).is_some() || self.indicator.is(&figure.name)
    }

    /// The least and the largest value of a figure. A decline is below zero, unless declines are asked
    /// for: then it is how far something fell.
    fn values(&self, figure: &Figure) -> Option<(Decimal, Decimal)> {
        let low = figure.base_value?;
        let high = figure.base_max.unwrap_or(low);
        let is_decline = matches!(figure.role, Role::Change { direction: Some(Direction::Down), .. });
        if !is_decline {
            return Some((low, high));
        }
        let (low, high) = (low.abs().min(high.abs()), low.abs().max(high.abs()));
        let is_asked = self.conditions.contains(&Condition::Direction(Direction::Down));
        Some(if is_asked { (low, high) } else { (-high, -low) })
    }
}

impl Condition {
    fn holds(&self, report: &Report, figure: &Figure) -> bool {
        match self {
            Self::Masked => figure.is_masked(),
            Self::Status(status) => figure.status == *status,
            Self::Role(RoleKind::Level) => figure.role == Role::Level,
            Self::Role(RoleKind::Share) => figure.role == Role::Share,
            Self::Role(RoleKind::Change) => matches!(figure.role, Role::Change { .. }),
            Self::Direction(wanted) => {
                matches!(figure.role, Role::Change { direction: Some(direction), .. } if direction == *wanted)
            }
            Self::Unit(unit) => same_unit(unit, figure),
            Self::Years(first, last) => {
                let year = report.dated(figure, (None, None)).year;
                year.is_some_and(|year| (*first..=*last).contains(&year))
            }
        }
    }
}

fn same_unit(unit: &str, figure: &Figure) -> bool {
    let folded = |text: &str| text.chars().map(script::fold_search).collect::<String>();
    figure.base_unit == unit || folded(&figure.base_unit) == folded(unit)
}

/// What the words of a query are looked for in.
fn text(report: &Report, figure: &Figure) -> String {
    let period = figure.period.map(|span| report.source.slice(span)).unwrap_or_default();
    let masked = if figure.is_masked() { Figure::MASKED } else { "" };
    format!("{} {} {}{masked} {period}", figure.name, figure.written(&report.source), figure.status.letter())
}

#[cfg(test)]
mod tests;
