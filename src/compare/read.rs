//! From a report to what it says of one indicator.
//!
//! A level takes its changes with it, by the links that the figures have. Knows one report.

use std::path::Path;
use std::sync::Arc;

use rust_decimal::Decimal;

use crate::compare::{Amount, Change, Mention, Origin, Wanted, text, unit};
use crate::figure::{Direction, Figure, FigureId, Role, Value};
use crate::report::check::Interval;
use crate::report::{self, Dated, Report};
use crate::script;
use crate::source::Span;

/// What holds for every mention of a report.
struct Page<'a> {
    report: &'a Report,
    path: Arc<Path>,
    place: Option<Box<str>>,
    /// The years that the name of the file says.
    file: (Option<u16>, Option<u16>),
}

/// What a report says of an indicator, in the order of the text.
pub(super) fn mentions(path: &Path, report: &Report, wanted: &Wanted) -> Vec<Mention> {
    let figures = report.figures.iter().enumerate();
    let own: Vec<usize> = figures
        .filter(|(_, figure)| is_told(report, figure) && wanted.is(&figure.name))
        .map(|(at, _)| at)
        .collect();
    if own.is_empty() {
        return Vec::new();
    }
    let (place, year, plan) = report::named(&path.file_name().unwrap_or_default().to_string_lossy());
    let place = report.meta.place.clone().or(place).map(String::into_boxed_str);
    let page = Page { report, path: Arc::from(path), place, file: (year, plan) };
    let level_of = |figure: &Figure| match figure.role {
        Role::Change { of: Some(of), .. } => Some(of.0 as usize),
        _ => None,
    };
    // A change stands with its level, also when only the level bears the name.
    let is_row = |at: &usize| {
        let level = report.figures.get(*at).and_then(level_of);
        level.is_none_or(|level| own.binary_search(&level).is_err())
    };
    let mut changes: Vec<(usize, &Figure)> = Vec::new();
    for figure in report.figures.iter().filter(|figure| is_told(report, figure)) {
        changes.extend(level_of(figure).map(|level| (level, figure)));
    }
    let rows = own.iter().copied().filter(is_row);
    rows.filter_map(|at| {
        let its = changes.iter().filter(|(level, _)| *level == at).map(|(_, change)| *change);
        page.mention(FigureId(at as u32), its)
    })
    .collect()
}

/// Whether a figure stands in the body: notes after it explain, they do not report.
fn is_told(report: &Report, figure: &Figure) -> bool {
    report.outline.apart_at(figure.span.start).is_none()
}

impl<'p> Page<'p> {
    /// What a figure says, with the changes of it.
    fn mention(&self, id: FigureId, changes: impl Iterator<Item = &'p Figure>) -> Option<Mention> {
        let report: &'p Report = self.report;
        let figure = report.figure(id)?;
        let Dated { year, within, is_above, elsewhere } = self.report.dated(figure, self.file);
        let alone = matches!(figure.role, Role::Change { .. });
        let changes: Vec<Change> =
            changes.chain(alone.then_some(figure)).map(|change| self.change(change)).collect();
        // A look back on five years gives the growth of the last one where it gives a growth at all.
        let within = within.filter(|_| !is_above || changes.is_empty());
        Some(Mention {
            place: self.place.clone(),
            elsewhere: elsewhere.map(String::into_boxed_str),
            year,
            within: within.map(String::into_boxed_str),
            status: figure.status,
            amount: (!alone).then(|| self.amount(figure)),
            changes,
            origin: Origin {
                path: Arc::clone(&self.path),
                figure: id,
                line: self.report.source.line_of(figure.span.start) as u32 + 1,
            },
        })
    }

    fn amount(&self, figure: &Figure) -> Amount {
        let (base, factor) = unit::base(&figure.base_unit);
        let scaled = |value: Option<Decimal>| value.and_then(|value| value.checked_mul(factor));
        let value = scaled(figure.base_value);
        Amount {
            quote: one_line(&figure.written(&self.report.source)).into(),
            value,
            high: scaled(figure.base_max),
            base: base.into(),
            unit: figure.base_unit.as_str().into(),
            power: power(figure),
            approx: figure.approx,
            interval: value.and_then(|_| Interval::of(figure)?.times(factor)),
        }
    }

    fn change(&self, figure: &Figure) -> Change {
        let written = one_line(&figure.written(&self.report.source));
        let (sign, direction) = match figure.role {
            Role::Change { direction: Some(Direction::Up), .. } => ("+", Decimal::ONE),
            Role::Change { direction: Some(Direction::Down), .. } => ("-", Decimal::NEGATIVE_ONE),
            _ => ("", Decimal::ONE),
        };
        let basis = match figure.role {
            Role::Change { basis: Some(basis), .. } => self.basis(basis),
            _ => String::new(),
        };
        // A word in the number itself says it already: 10多个百分点.
        let meant = if written.contains(ROUGHLY) { "" } else { text::meant(figure.approx) };
        let is_percent = figure.base_unit == "%" && !figure.is_masked();
        Change {
            text: format!("{basis}{sign}{meant}{}", written.trim_start_matches(['+', '-'])).into(),
            percent: figure.base_value.filter(|_| is_percent).map(|value| value.abs() * direction),
        }
    }

    /// The basis of a change, unless it is the year before, which nobody has to be told.
    fn basis(&self, basis: Span) -> String {
        let words = one_line(self.report.source.slice(basis));
        let folded: String = words.chars().filter_map(script::fold_visible).collect();
        let usual = YEARLY.iter().any(|word| folded.contains(word));
        if usual || folded.chars().count() > LONGEST { String::new() } else { words }
    }
}

/// Words for the year before.
const YEARLY: &[&str] = &["同比", "上年", "去年", "上一年", "年同期", "同期", "可比价", "不变价"];

/// What stands in a number that is not meant exactly.
const ROUGHLY: [char; 6] = ['余', '餘', '多', '来', '來', '几'];

/// A longer basis is a clause.
const LONGEST: usize = 8;

/// The power of ten of the multiplier that a figure is written with.
fn power(figure: &Figure) -> u32 {
    let written = match figure.value {
        Value::Exact(value) | Value::Range(value, _) => value,
        Value::Masked => return 0,
    };
    let ratio = figure.base_value.and_then(|base| base.checked_div(written)).unwrap_or(Decimal::ONE);
    let mut power = 0;
    let mut reached = Decimal::ONE;
    while reached < ratio && power < 16 {
        reached *= Decimal::TEN;
        power += 1;
    }
    power
}

/// On one line, with digits and signs in half width.
fn one_line(text: &str) -> String {
    text.chars().map(script::to_half_width).filter(|character| !character.is_whitespace()).collect()
}
