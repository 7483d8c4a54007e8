//! The year of a figure: by its own words, the heading above it, or the year of the report.
//!
//! The words nearest to the figure count most. What is not of one whole year is said in words, so
//! that nobody takes a half year for a year. Does not know other reports.

use crate::figure::{Figure, Scoping, Status};
use crate::outline::Section;
use crate::report::check::context::{
    A_YEAR, LEFT_BEHIND, behind, clause, folded, has, lead, others, without, years_in,
};
use crate::report::{Dated, Report, years};

/// Words of a part of a year or of a stretch of years.
#[rustfmt::skip]
const STRETCHES: &[&str] = &[
    "上半年", "下半年", "半年", "前三季度", "一季度", "二季度", "三季度", "四季度", "季度", "过去五年", "五年", "三年", "两年", "四年",
    "十年", "年均", "累计", "十一五", "十二五", "十三五", "十四五", "十五五", "每年", "历年", "期间", "以来", "本届",
];

/// Words that make a sum of a year out of 累计.
const WHOLE: &[&str] = &["全年", "今年", "当年", "年内", "本年"];

/// Words of a sentence that speak of years by their distance, and how far each is.
const DISTANT: &[(&str, i16)] = &[
    ("前年", -2),
    ("去年", -1),
    ("上年", -1),
    ("上一年", -1),
    ("明年", 1),
    ("来年", 1),
    ("下一年", 1),
    ("下年度", 1),
];

/// Words of a target that was set for the year reported on.
const LOOKING_BACK: &[&str] = &[
    "年初", "年度目标", "全年目标", "目标任务", "任务数", "计划任务", "下达", "预期目标", "的目标", "完成率",
];

/// The year of a figure; `file` is what the name of the file says: year reported on, year planned for.
pub(super) fn dated(report: &Report, figure: &Figure, file: (Option<u16>, Option<u16>)) -> Dated {
    let reported = report.meta.year.or(file.0);
    let planned = report.meta.plan_year.or(file.1);
    let period = figure.period.map(|span| without(&folded(report, span), A_YEAR)).unwrap_or_default();
    let lead = without(&lead(report, figure), A_YEAR);
    let named = years_in(&period);
    let left_behind = named.is_empty() && has(&behind(report, figure, 6), LEFT_BEHIND);
    let year = if left_behind {
        None
    } else {
        own_year(&named, &period, &lead, spoken(report, reported, planned))
            .or_else(|| heading_year(report, figure))
            .or_else(|| usual_year(report, figure, &lead, (reported, planned)))
    };
    let own = if left_behind { Some(BEFORE.to_owned()) } else { within(&period, &lead) };
    let plain = own.is_none() && named.is_empty();
    let above = plain.then(|| above(report, figure)).flatten();
    let is_above = above.is_some();
    Dated { year, within: own.or(above), is_above, elsewhere: others(report, clause(&lead)) }
}

/// What is said of a value where a change began.
const BEFORE: &str = "此前";

/// The year in which the text speaks: a speech is given in the year that it plans for.
fn spoken(report: &Report, reported: Option<u16>, planned: Option<u16>) -> Option<u16> {
    let title = report.outline.title.map(|span| folded(report, span)).unwrap_or_default();
    if title.contains("政府工作报告") { planned.or(reported.map(|year| year + 1)) } else { reported }
}

/// The year that the words of the sentence name.
fn own_year(named: &[u16], period: &str, lead: &str, spoken: Option<u16>) -> Option<u16> {
    if let Some(year) = named.last() {
        return Some(*year);
    }
    if let Some((_, distance)) = DISTANT.iter().find(|(word, _)| period.contains(word)) {
        return spoken.and_then(|year| year.checked_add_signed(*distance));
    }
    let mut years = years_in(lead);
    years.dedup();
    match years.as_slice() {
        [year] => Some(*year),
        _ => None,
    }
}

/// The sections around a figure with their folded headings, the innermost first.
fn headings<'a>(report: &'a Report, figure: &Figure) -> impl Iterator<Item = String> + 'a {
    let path = figure.section.map(|id| report.outline.path(id)).unwrap_or_default();
    let sections = path.into_iter().rev().filter_map(|id| report.outline.get(id));
    // A point of running text has no heading of its own.
    let heading = |section: &Section| folded(report, section.heading).chars().take(HEADING).collect();
    sections.map(heading)
}

/// A longer heading is a paragraph that lost its full stop.
const HEADING: usize = 60;

/// The one year of the nearest heading that names years: 二、2024年工作安排.
fn heading_year(report: &Report, figure: &Figure) -> Option<u16> {
    let mut named = headings(report, figure).map(|heading| years_in(&heading));
    let mut years = named.find(|years| !years.is_empty())?;
    years.dedup();
    if let [year] = years.as_slice() { Some(*year) } else { None }
}

/// The year that a figure of its status has in such a report.
fn usual_year(
    report: &Report,
    figure: &Figure,
    lead: &str,
    (reported, planned): (Option<u16>, Option<u16>),
) -> Option<u16> {
    if figure.status != Status::Target {
        return reported;
    }
    let by_heading = figure.reasons.scoping == Scoping::Heading;
    let looks_back =
        has(lead, LOOKING_BACK) || headings(report, figure).any(|heading| years::looks_back(&heading));
    if looks_back && !by_heading {
        return reported;
    }
    planned.or_else(|| reported.and_then(|year| year.checked_add(1)))
}

/// The words of the sentence that say that a value is not of one whole year.
fn within(period: &str, lead: &str) -> Option<String> {
    let months = period.contains('月') || has(period, &["季", "半年"]);
    if months || years_in(period).len() > 1 {
        return Some(period.to_owned());
    }
    let clause = clause(lead);
    let stretch = |text: &str| stretch(text).filter(|word| *word != "累计" || !has(lead, WHOLE));
    let own = stretch(period).or_else(|| stretch(clause));
    let own = own.or_else(|| stretch(lead).filter(|_| years_in(period).is_empty()));
    own.map(str::to_owned)
}

/// A word of a part of a year or of a stretch of years.
fn stretch(text: &str) -> Option<&'static str> {
    STRETCHES.iter().find(|word| text.contains(**word)).copied()
}

/// The words of the headings above it, else of the title, that say so.
fn above(report: &Report, figure: &Figure) -> Option<String> {
    let heading = headings(report, figure).find_map(|heading| stretch(&without(&heading, A_YEAR)));
    let title = || {
        let title = without(&folded(report, report.outline.title?), A_YEAR);
        let months = title.contains('月') && has(&title, &["1-", "1—", "1至", "1~"]);
        if months { Some(MONTHS) } else { stretch(&title) }
    };
    let found = heading.or_else(|| title().filter(|_| figure.status != Status::Target));
    found.map(str::to_owned)
}

/// What is said of the values of a report of some months.
const MONTHS: &str = "数月";

#[cfg(test)]
mod tests {
    use crate::source::{Encoding, Evidence, Source};

    use super::*;

    /// The last figure of a text: its year, what it is a part of, whose it is.
    #[track_caller]
    fn check(text: &str, year: Option<u16>, within: Option<&str>, elsewhere: Option<&str>) {
        let source = Source::from_text(text.to_owned(), Encoding::Utf8, Evidence::Valid);
        let report = Report::from_source(source);
        let figure = report.figures.last().unwrap();
        let found = dated(&report, figure, (None, None));
        let found = (found.year, found.within.as_deref(), found.elsewhere.as_deref());
        assert_eq!(found, (year, within, elsewhere), "{text}");
    }

    fn summary(sentence: &str) -> String {
        format!("青溪镇2022年工作总结\n\n一、2022年工作回顾\n{sentence}\n")
    }

    fn speech(sentence: &str) -> String {
        format!(
            "政府工作报告\n\n——2012年2月29日在青溪县第三届人民代表大会第一次会议上\n\n各位代表：\n\n一、过去一年工作回顾\n{sentence}\n"
        )
    }

    #[test]
    fn the_nearest_words_say_the_year() {
        check(&summary("完成财政收入500万元。"), Some(2022), None, None);
        check(&summary("2021年，完成财政收入500万元。"), Some(2021), None, None);
        check(&summary("去年完成财政收入500万元。"), Some(2021), None, None);
        check(&speech("去年完成财政收入500万元。"), Some(2011), None, None);
        check(&speech("完成财政收入500万元。"), Some(2011), None, None);
        check("青溪镇工作总结\n\n完成财政收入500万元。\n", None, None, None);
    }

    #[test]
    fn a_plan_is_of_the_next_year_and_a_target_met_of_this_one() {
        let plan = "青溪镇2022年工作总结和2023年工作计划\n\n一、2022年工作回顾\n完成财政收入500万元。\n\n二、2023年工作计划\n完成财政收入600万元。\n";
        check(plan, Some(2023), None, None);
        let unnamed = "青溪镇2022年工作总结\n\n一、工作回顾\n完成财政收入500万元。\n\n二、下一步工作打算\n力争财政收入达到600万元。\n";
        check(unnamed, Some(2023), None, None);
    }

    #[test]
    fn what_is_no_whole_year_is_said() {
        check(&summary("1-10月，完成财政收入500万元。"), Some(2022), Some("1-10月"), None);
        check(&summary("1-12月，完成财政收入500万元。"), Some(2022), None, None);
        check(&summary("上半年完成财政收入500万元。"), Some(2022), Some("上半年"), None);
        check(&summary("五年来，累计完成财政收入500万元。"), Some(2022), Some("五年"), None);
        check(&summary("全年累计完成财政收入500万元。"), Some(2022), None, None);
        let half = "青溪镇2022年上半年工作总结\n\n完成财政收入500万元。\n";
        check(half, Some(2022), Some("上半年"), None);
    }

    #[test]
    fn values_of_other_places_are_told_apart() {
        check(&summary("全县完成财政收入500万元。"), Some(2022), None, Some("全县"));
        check(&summary("全镇完成财政收入500万元。"), Some(2022), None, None);
    }
}
