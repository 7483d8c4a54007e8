//! The year a report speaks of, the year it plans for, and the place.
//!
//! Read from headings, title and session line, in this order of trust. A report given to a congress
//! (政府工作报告) reports on the year before its date and plans for the year of its date.

use crate::outline::{Apart, Outline, SectionKind};
use crate::source::{Shadow, Source, Span};

/// Words of a heading or a title that look back.
const PAST: &[&str] =
    &["回顾", "总结", "完成情况", "推进情况", "工作情况", "过去", "取得", "执行情况", "汇报"];
/// Words that look ahead.
const PLAN: &[&str] = &[
    "计划", "打算", "安排", "谋划", "思路", "目标", "任务", "总体要求", "重点工作", "工作重点", "展望",
    "部署", "要点",
];

/// Whether the folded words of a heading look back.
pub(super) fn looks_back(heading: &str) -> bool {
    PAST.iter().any(|word| heading.contains(word))
}

/// The year reported on and the year planned for.
pub(super) fn years(source: &Source, outline: &Outline) -> (Option<u16>, Option<u16>) {
    let (mut report, mut plan) = from_headings(source, outline);
    if let Some(title) = outline.title {
        let (past, ahead) = from_title(&folded(source.shadow(), title));
        report = report.or(past);
        plan = plan.or(ahead.filter(|ahead| report.is_none_or(|report| *ahead > report)));
    }
    let mut dated = outline.apart.iter().filter(|(_, apart)| *apart == Apart::Title);
    let session = dated.find_map(|&(span, _)| session_year(&folded(source.shadow(), span)));
    if let Some(session) = session {
        report = report.or(Some(session - 1));
        plan = plan.or(Some(session));
    }
    let plan = plan.filter(|plan| report.is_none_or(|report| *plan > report));
    (report, plan)
}

/// The folded characters of a span as text, blanks left out.
fn folded(shadow: &Shadow, span: Span) -> String {
    let range = shadow.index(span.start)..shadow.index(span.end);
    shadow.chars.get(range).unwrap_or_default().iter().filter(|c| **c != ' ').collect()
}

/// Years in headings: 一、2013年工作回顾, 二、2014年工作安排.
fn from_headings(source: &Source, outline: &Outline) -> (Option<u16>, Option<u16>) {
    let (mut report, mut plan) = (None, None);
    for section in
        outline.sections.iter().filter(|section| section.kind == SectionKind::Heading && section.depth == 1)
    {
        let heading = folded(source.shadow(), section.heading);
        let Some(year) = found_years(&heading).first().copied() else { continue };
        if PAST.iter().any(|word| heading.contains(word)) {
            report = report.or(Some(year));
        } else if PLAN.iter().any(|word| heading.contains(word)) {
            plan = plan.or(Some(year));
        }
    }
    (report, plan)
}

/// Years in a title: 2023年工作总结和2024年工作设想, 2024年政府工作报告.
pub(super) fn from_title(title: &str) -> (Option<u16>, Option<u16>) {
    match found_years(title).as_slice() {
        [] => (None, None),
        [year] if title.contains("政府工作报告") => (Some(year - 1), Some(*year)),
        [year]
            if PAST.iter().any(|word| title.contains(word))
                || !PLAN.iter().any(|word| title.contains(word)) =>
        {
            (Some(*year), None)
        }
        [year] => (None, Some(*year)),
        [first, .., last] => (Some(*first), Some(*last).filter(|last| last > first)),
    }
}

/// The year of a session line: ——2012年2月29日在…会议上, 一九九九年三月十二日在….
fn session_year(line: &str) -> Option<u16> {
    let session = line.contains("会议上") || line.contains("代表大会") || line.contains("大会上");
    found_years(line).first().copied().filter(|_| session)
}

/// All years (1949 to 2099) before a 年 in folded text, in digits of either kind.
pub(super) fn found_years(text: &str) -> Vec<u16> {
    let characters: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    for (at, _) in characters.iter().enumerate().filter(|(_, c)| **c == '年') {
        let Some(digits) = at.checked_sub(4).and_then(|start| characters.get(start..at)) else { continue };
        let year = digits.iter().try_fold(0_u16, |sum, &c| {
            let digit = c.to_digit(10).or_else(|| crate::numeral::digit(c))?;
            Some(sum * 10 + digit as u16)
        });
        found.extend(year.filter(|year| (1949..2100).contains(year)));
    }
    found
}

/// Endings of the names of administrative places, the smallest first.
const PLACES: &[char] = &['镇', '乡', '县', '区', '市', '旗', '省', '州', '盟'];

/// The place that a report speaks of, in the words of the text: from the title, else from who gave it.
pub(super) fn place(source: &Source, outline: &Outline) -> Option<String> {
    let titles = outline.title.into_iter();
    let lines = outline.apart.iter().filter(|(_, apart)| *apart == Apart::Title).map(|&(span, _)| span);
    titles.chain(lines).find_map(|span| place_in(source, span))
}

/// The first name of a place in a span: 云溪县柳河镇, 河东区 (of 河东区人民政府).
fn place_in(source: &Source, span: Span) -> Option<String> {
    let shadow = source.shadow();
    let (start, end) = (shadow.index(span.start), shadow.index(span.end));
    let (first, last) = place_at(shadow.chars.get(start..end)?)?;
    let name: String = source.slice(shadow.span(start + first, start + last)).split_whitespace().collect();
    Some(name)
}

/// Where the first name of a place begins and ends in folded characters.
pub(super) fn place_at(characters: &[char]) -> Option<(usize, usize)> {
    let mut from = 0;
    let mut best: Option<(usize, usize)> = None;
    for (at, &character) in characters.iter().enumerate() {
        let word = character.is_alphabetic() && !character.is_ascii();
        if !word || matches!(character, '在' | '年' | '月' | '日' | '届') {
            if best.is_some() {
                break;
            }
            from = at + 1;
        } else if is_place_end(characters, from, at) {
            best = Some((from, at + 1));
        }
    }
    best.filter(|(first, last)| last - first >= 2 && last - first <= 14)
}

/// Whether the name of a place ends at `at`: 镇 of 柳河镇, not of 镇党委, 乡镇 or 城镇.
fn is_place_end(characters: &[char], from: usize, at: usize) -> bool {
    let name = characters.get(from..=at).unwrap_or_default();
    let ends = |word: &str| name.iter().rev().copied().take(word.chars().count()).eq(word.chars().rev());
    let street = ends("街道") && !ends("各街道");
    let suffix = characters.get(at).is_some_and(|c| PLACES.contains(c));
    let common = [
        "乡镇", "城镇", "村镇", "城区", "园区", "社区", "地区", "市区", "城市", "全镇", "全县", "全市",
        "全区", "全省", "我镇", "我区", "我县", "我市", "城乡",
    ];
    (street || suffix) && at > from && !common.iter().any(|word| ends(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: (Option<u16>, Option<u16>), where_: Option<&str>) {
        let source =
            Source::from_text(text.to_owned(), crate::source::Encoding::Utf8, crate::source::Evidence::Valid);
        let outline = Outline::parse(&source);
        assert_eq!(years(&source, &outline), expected, "{text}");
        assert_eq!(place(&source, &outline).as_deref(), where_, "{text}");
    }

    #[test]
    fn years_and_places_stand_in_headings_titles_and_session_lines() {
        check(
            "柳河镇2023年工作总结和2024年工作计划\n\n今年以来，我镇…。\n",
            (Some(2023), Some(2024)),
            Some("柳河镇"),
        );
        check("乡镇2024年度工作年终总结\n\n2024年，我们…。\n", (Some(2024), None), None);
        check("2024年政府工作报告\n\n各位代表：\n\n现在，我…。\n", (Some(2023), Some(2024)), None);
        let session = "政 府 工 作 报 告\n\n——2012年2月29日在东河区第三届人民代表大会第一次会议上\n\n东河区人民政府区长 王某\n\n各位代表：\n\n一、过去一年工作回顾\n\n去年完成产值5亿元。\n";
        check(session, (Some(2011), Some(2012)), Some("东河区"));
        let headed = "政府工作报告\n\n一、2013年工作回顾\n\n完成产值5亿元。\n\n二、2014年工作安排\n\n实现产值6亿元。\n";
        check(headed, (Some(2013), Some(2014)), None);
    }
}
