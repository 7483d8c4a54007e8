//! Figures: quantities of the text with what they measure, their role, status, period and place.
//!
//! Knows numbers, units, names and the words that link them; does not know files or screens.

use rust_decimal::Decimal;

use crate::outline::{Outline, SectionId};
use crate::source::{Source, Span};

/// A figure's place in a report's list of figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FigureId(pub u32);

/// A number as written, before its multiplier (万, 亿) is applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value {
    /// One number.
    Exact(Decimal),
    /// A range from the first to the second.
    Range(Decimal, Decimal),
    /// Digits are masked (xx, ×, *): there is no number.
    Masked,
}

/// How exactly the number is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Approx {
    /// As written.
    Exact,
    /// 约, 近, 左右.
    About,
    /// 超过, 余, 多, 以上.
    Over,
    /// 不超过, 以内, 以下.
    Under,
}

/// Which way a change goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Growth.
    Up,
    /// Decline.
    Down,
}

/// What the figure is to the thing measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The quantity itself.
    Level,
    /// A percentage or ratio that is itself the level (占…88%, 满意率90%).
    Share,
    /// By how much something changed.
    Change {
        /// The figure of the level that changed, when it stands in the text.
        of: Option<FigureId>,
        /// The words that name the basis (同比, 比年初).
        basis: Option<Span>,
        /// Up or down, when a word says so.
        direction: Option<Direction>,
    },
}

/// Whether the figure is done, expected, planned or a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Status {
    /// Done.
    Actual,
    /// Expected (预计).
    Forecast,
    /// Planned (力争, 计划, next year's part).
    Target,
    /// A limit or rule being applied (百头以上的大户).
    Rule,
}

/// One quantity of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Number and unit as they stand.
    pub span: Span,
    /// What is measured, in the words of the text.
    pub name: String,
    /// Where those words stand, when they are one piece.
    pub name_span: Option<Span>,
    /// The innermost section around it.
    pub section: Option<SectionId>,
    /// The number as written.
    pub value: Value,
    /// The unit as written, with its multiplier: 万元.
    pub unit: String,
    /// The multiplier folded in: 3428万元 is 34280000; the first of a range; `None` when masked.
    pub base_value: Option<Decimal>,
    /// The second number of a range with the multiplier folded in.
    pub base_max: Option<Decimal>,
    /// The unit in Simplified characters without multiplier: 元.
    pub base_unit: String,
    /// How exactly it is meant.
    pub approx: Approx,
    /// What it is to the thing measured.
    pub role: Role,
    /// Done, expected, planned, rule.
    pub status: Status,
    /// The period that its sentence attaches to it (2023年, 1-12月).
    pub period: Option<Span>,
    /// The sentence that it stands in.
    pub sentence: Span,
}

impl Figure {
    /// Whether its digits are masked.
    pub fn is_masked(&self) -> bool {
        self.value == Value::Masked
    }
}

/// Finds the figures of a source in document order. Total: any text gives a list.
pub fn extract(source: &Source, outline: &Outline) -> Vec<Figure> {
    let _ = (source, outline);
    Vec::new()
}
