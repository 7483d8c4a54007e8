//! One indicator with two values in one year: 生产总值4.83亿元 here and 4.38亿元 there.
//!
//! Only of indicators that a place has one of in a year, and only when no rounding explains it.

use std::collections::HashMap;

use crate::figure::{Figure, Status};
use crate::report::check::{Kind, Level, Remark, levels};
use crate::report::{Report, indicator};

/// The later places that do not agree with the first.
pub(super) fn remarks(report: &Report) -> Vec<Remark> {
    let levels = levels(report);
    let mut first: HashMap<(&str, u16, &str, Status), (&Level, &Figure)> = HashMap::new();
    let mut found: Vec<Remark> = Vec::new();
    for level in &levels {
        let Some(figure) = report.figure(level.figure) else { continue };
        if !indicator::is_one_a_year(&level.indicator) {
            continue;
        }
        let key = (level.indicator.as_str(), level.year, figure.base_unit.as_str(), figure.status);
        let (other, before) = *first.entry(key).or_insert((level, figure));
        if !level.values.meets(other.values) {
            found.push(remark(report, level, figure, before));
        }
    }
    found
}

/// The remark on a value and the first one.
fn remark(report: &Report, level: &Level, figure: &Figure, first: &Figure) -> Remark {
    let quote = |figure: &Figure| report.source.slice(figure.span).to_owned();
    let text = format!("{}年{}：此处{}，前文{}", level.year, level.indicator, quote(figure), quote(first));
    Remark { kind: Kind::Repeat, span: figure.span, other: Some(first.span), text }
}
