//! Parts against their total: 新增87户，其中企业19户、个体户68户.
//!
//! Only what follows 其中 or stands in brackets right behind the total counts as its parts.

use crate::figure::{Figure, Role};
use crate::report::Report;
use crate::report::check::context::{behind, between, has, lead};
use crate::report::check::{Interval, Kind, Remark};

/// Words of values that are no sums: a part may have more than the whole.
#[rustfmt::skip]
const NO_SUM: &[&str] = &[
    "均", "每", "标准", "单价", "亩产", "单产", "率", "浓度", "最高", "最大", "最低", "最长", "气温", "寿命", "净", "差额", "工资", "房价",
    "补贴标准", "高度", "跨度", "宽", "排名", "级别", "年龄",
];

/// Units of people and households: groups of them overlap (党员、妇女), so that a sum says nothing.
const OVERLAP: &[&str] = &["人", "名", "位", "户", "家", "人次"];

/// The parts that are greater than their total.
pub(super) fn remarks(report: &Report) -> Vec<Remark> {
    let mut found = Vec::new();
    for (index, pair) in report.figures.windows(2).enumerate() {
        let [before, first] = pair else { continue };
        if before.sentence != first.sentence || !matches!(first.role, Role::Level) {
            continue;
        }
        let words = between(report, before, first);
        let named = words.contains("其中") && !has(&words, &["。", ";"]);
        let listed = words.starts_with('(') && !has(&words, &[",", "。", ";"]);
        let total = if named { total(report, index) } else { Some(before).filter(|_| listed) };
        let Some(total) = total.filter(|total| is_sum(report, total, first)) else { continue };
        let parts = parts(report, index + 1);
        let complete = named || parts.len() > 1 && closes(report, &parts);
        if complete {
            found.extend(remark(report, total, &parts));
        }
    }
    found
}

/// The level before 其中, over the changes and shares that follow it in its sentence.
fn total(report: &Report, index: usize) -> Option<&Figure> {
    let last = report.figures.get(index)?;
    let mut before = report.figures.get(..=index)?.iter().rev();
    let total = before.find(|figure| figure.role == Role::Level)?;
    let near =
        total.sentence == last.sentence && !has(&between_or_empty(report, total, last), &["其中", ";"]);
    near.then_some(total)
}

/// The words between two figures; none when they are the same.
fn between_or_empty(report: &Report, first: &Figure, second: &Figure) -> String {
    if first.span == second.span { String::new() } else { between(report, first, second) }
}

/// Whether the first part counts what the total counts, and both can be added up.
fn is_sum(report: &Report, total: &Figure, first: &Figure) -> bool {
    let words = lead(report, total) + &total.name + &first.name + &between(report, total, first);
    total.role == Role::Level
        && !total.base_unit.is_empty()
        && total.base_unit == first.base_unit
        && total.status == first.status
        && !has(&words, NO_SUM)
}

/// The figures from `index` on that make one list: joined by 、 or 和 and of one unit.
fn parts(report: &Report, index: usize) -> Vec<&Figure> {
    let mut parts: Vec<&Figure> = Vec::new();
    for figure in report.figures.iter().skip(index) {
        if let Some(last) = parts.last() {
            let words = between(report, last, figure);
            let joined = has(&words, &["、", "和"]) && !has(&words, &[",", "。", ";", ")", "("]);
            let same = figure.base_unit == last.base_unit && figure.role == Role::Level;
            if !joined || !same || figure.sentence != last.sentence {
                break;
            }
        }
        parts.push(figure);
    }
    parts
}

/// Whether the bracket closes right behind the last part.
fn closes(report: &Report, parts: &[&Figure]) -> bool {
    parts.last().is_some_and(|last| behind(report, last, 1) == ")")
}

/// What is to be said of parts and total.
fn remark(report: &Report, total: &Figure, parts: &[&Figure]) -> Option<Remark> {
    let whole = Interval::of(total)?;
    let quote = |figure: &Figure| report.source.slice(figure.span).to_owned();
    let greater = |part: &&&Figure| Interval::of(part).is_some_and(|part| part.is_above(whole));
    if let Some(part) = parts.iter().find(greater) {
        let text = format!("其中的{}大于总数{}", quote(part), quote(total));
        return Some(Remark { kind: Kind::Parts, span: part.span, other: Some(total.span), text });
    }
    let values: Option<Vec<Interval>> = parts.iter().map(|part| Interval::of(part)).collect();
    let mut values = values?.into_iter();
    let first = values.next()?;
    let sum = values.try_fold(first, Interval::plus)?;
    let span = parts.first()?.span;
    let over = parts.len() > 1 && sum.is_above(whole) && !OVERLAP.contains(&total.base_unit.as_str());
    over.then(|| {
        let list: Vec<String> = parts.iter().map(|part| quote(part)).collect();
        let text = format!("其中各项（{}）之和大于总数{}", list.join("、"), quote(total));
        Remark { kind: Kind::Parts, span, other: Some(total.span), text }
    })
}
