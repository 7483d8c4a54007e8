//! The levels of a report with their years and their stated growth.
//!
//! A level whose year, place or basis is not plain is left out: there is no use in a remark that the
//! reader has to check twice.

use std::collections::{HashMap, HashSet};

use crate::figure::{Direction, Figure, FigureId, Role, Status};
use crate::outline::SectionId;
use crate::report::check::context::{
    A_YEAR, LEFT_BEHIND, behind, between, clause, figures, folded, has, in_body, lead, others, without,
    years_in,
};
use crate::report::check::{Interval, Level};
use crate::report::{Report, indicator};

/// Words that say that a value is not of one whole year.
#[rustfmt::skip]
const NOT_A_YEAR: &[&str] = &[
    "月", "季", "半年", "五年", "三年", "两年", "四年", "几年", "多年", "年均", "十年", "二十年", "年来", "期间", "时期", "累计",
    "以来", "届", "截至", "截止", "一五", "二五", "三五", "四五", "平均每", "每年", "历年", "年底前", "目前",
];

/// Words of a clause that say that a value is of another year or of one side of a change.
const ELSEWHEN: &[&str] =
    &["去年", "上年", "前年", "上一年", "明年", "由", "从", "基数", "原来", "原有", "目标", "计划"];

/// How growth over the year before is introduced.
const OVER_A_YEAR: &[&str] = &["同比", "上年", "去年", "上一年", "按年", "年同期"];

/// Words between a level and its growth that say that the growth is another one.
#[rustfmt::skip]
const OTHER_GROWTH: &[&str] = &[
    "年均", "平均", "环比", "翻", "口径", "可比", "不变价", "价格", "累计", "五年", "年初", "目标", "计划", "任务",
    "预算", "其中", "扣除", "剔除", "名义", "实际增长", "增幅", "增速", "月", "季", "半年", "个百分点", "倍", "。", ";",
];

/// Names that many things have.
const COMMON: &[&str] = &[
    "投资", "总投资", "面积", "产值", "收入", "产量", "资金", "总量", "总额", "人数", "占地", "建筑面积",
    "总产",
];

/// The levels of a report.
pub(super) fn levels(report: &Report) -> Vec<Level> {
    let Some(year) = report.meta.year.filter(|_| !is_of_months(report)) else { return Vec::new() };
    let growth = growths(report);
    let spans = sections_of_years(report);
    let level = |(id, figure): (FigureId, &Figure)| {
        let done = matches!(figure.status, Status::Actual | Status::Forecast);
        let whole = figure.section.is_none_or(|section| !spans.contains(&section));
        if figure.role != Role::Level || !done || !whole || !in_body(report, figure) {
            return None;
        }
        let values = Interval::of(figure)?;
        let indicator = indicator::indicator(&figure.name);
        if indicator.chars().count() < 4 && !indicator.ends_with("收入")
            || COMMON.contains(&indicator.as_str())
        {
            return None;
        }
        let growth = growth.get(&id).copied();
        // What neither grows nor has a name that others use is compared with nothing.
        if growth.is_none() && !indicator::is_known(&indicator) {
            return None;
        }
        let year = year_of(report, figure, year)?;
        Some(Level { figure: id, indicator, year, values, growth })
    };
    figures(report).filter_map(level).collect()
}

/// Whether the whole report is of a part of a year: 2022年上半年工作总结, 1-10月工作汇报.
fn is_of_months(report: &Report) -> bool {
    let title = without(&report.outline.title.map(|span| folded(report, span)).unwrap_or_default(), A_YEAR);
    let months = has(&title, &["1-", "1—", "1至", "1~"]) && title.contains('月');
    months || has(&title, &["半年", "季度", "个月", "五年"])
}

/// The sections that look back on more than one year, by their headings and those around them.
fn sections_of_years(report: &Report) -> HashSet<SectionId> {
    let mut found = HashSet::new();
    for (index, section) in report.outline.sections.iter().enumerate() {
        let heading = folded(report, section.heading);
        let around = section.parent.is_some_and(|parent| found.contains(&parent));
        if around || has(&without(&heading, A_YEAR), NOT_A_YEAR) {
            found.insert(SectionId(index as u32));
        }
    }
    found
}

/// The year that a level is of, when that is plain and it is the report's own place that has it.
fn year_of(report: &Report, figure: &Figure, reported: u16) -> Option<u16> {
    let lead = without(&lead(report, figure), A_YEAR);
    let period = figure.period.map(|span| without(&folded(report, span), A_YEAR)).unwrap_or_default();
    let compared = ["比上年", "较上年", "比去年", "较去年", "比上一年", "较上一年"];
    let clause = without(clause(&lead), &compared);
    let elsewhen = has(&lead, NOT_A_YEAR) || has(&period, NOT_A_YEAR) || has(&clause, ELSEWHEN);
    if elsewhen || has(&behind(report, figure, 6), LEFT_BEHIND) || others(report, &clause).is_some() {
        return None;
    }
    let mut years: Vec<u16> = years_in(&lead);
    years.extend(years_in(&period));
    years.dedup();
    match years.as_slice() {
        [] => Some(reported),
        [year] => Some(*year),
        _ => None,
    }
}

/// The growth over the year before of each level that has one.
fn growths(report: &Report) -> HashMap<FigureId, (FigureId, Interval)> {
    let mut found = HashMap::new();
    for (id, figure) in figures(report) {
        let Role::Change { of: Some(of), basis, direction: Some(direction) } = figure.role else { continue };
        let Some(level) = report.figure(of).filter(|level| level.span.end <= figure.span.start) else {
            continue;
        };
        let basis = basis.map(|span| folded(report, span));
        let yearly = basis.is_none_or(|basis| has(&basis, OVER_A_YEAR));
        let words = between(report, level, figure);
        let done = matches!(figure.status, Status::Actual | Status::Forecast);
        let named = years_in(&words).is_empty();
        if figure.base_unit != "%" || !yearly || !done || !named || has(&words, OTHER_GROWTH) {
            continue;
        }
        let Some(rate) = Interval::of(figure) else { continue };
        let signed = if direction == Direction::Down { rate.negated() } else { rate };
        found.entry(of).or_insert((id, signed));
    }
    found
}
