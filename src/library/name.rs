//! What a report is called: in lists by its title, in the jump box by all that tells it from others.
//!
//! Works on entries; does not know the screen.

use crate::library::Entry;

/// Titles that do not tell one report from another, without their blanks and years.
#[rustfmt::skip]
const EMPTY: &[&str] = &[
    "政府工作报告", "政府工作報告", "政府工作报告（文字实录）", "工作报告", "工作報告", "工作总结", "工作總結", "年度工作总结", "年度工作總結",
    "年终总结", "工作汇报", "工作匯報", "工作总结及工作计划", "工作总结和工作计划", "工作總結及工作計劃",
];

/// As [`Entry::title`].
pub(crate) fn title(entry: &Entry) -> String {
    let name = || entry.path.file_name().unwrap_or(entry.path.as_os_str()).to_string_lossy().into_owned();
    let title = entry.summary.title.as_deref().map(unspaced).filter(|title| !title.is_empty());
    let Some(title) = title else { return name() };
    let bare: String = title.chars().filter(|c| !c.is_whitespace() && !is_year(*c)).collect();
    match entry.summary.place.as_deref() {
        Some(place) if EMPTY.contains(&bare.as_str()) => format!("{place} {title}"),
        _ => title,
    }
}

/// As [`Entry::label`].
pub(crate) fn label(entry: &Entry) -> String {
    let title = title(entry);
    let mut label = title.clone();
    for more in
        [entry.summary.year.map(|year| year.to_string()), entry.summary.place.clone()].into_iter().flatten()
    {
        if !title.contains(&more) {
            label = format!("{label} {more}");
        }
    }
    let name = entry.path.file_name().unwrap_or(entry.path.as_os_str()).to_string_lossy();
    if name == title { label } else { format!("{label} {name}") }
}

fn is_year(character: char) -> bool {
    character.is_ascii_digit() || "年〇○零一二三四五六七八九".contains(character)
}

/// A title without its blanks where it is spaced out: 政 府 工 作 报 告.
fn unspaced(title: &str) -> String {
    let title = title.trim();
    let characters = title.chars().filter(|character| !character.is_whitespace()).count();
    if title.split_whitespace().count() * 2 < characters {
        return title.to_owned();
    }
    title.split_whitespace().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(title: &str, place: &str, expected: &str) {
        let mut entry = Entry { path: "县/a.txt".into(), ..Entry::default() };
        entry.summary.title = Some(title.to_owned());
        entry.summary.place = Some(place.to_owned()).filter(|place| !place.is_empty());
        assert_eq!(super::title(&entry), expected);
    }

    #[test]
    fn a_title_that_says_nothing_is_told_by_its_place() {
        check("政 府 工 作 报 告", "临江市北岭区", "临江市北岭区 政府工作报告");
        check("政　府　工　作　报　告", "太平县", "太平县 政府工作报告");
        check("政府工作报告", "太平县", "太平县 政府工作报告");
        check("2019年政府工作报告", "太平县", "太平县 2019年政府工作报告");
        check("政府 工作 报告", "", "政府工作报告");
        check("太平县政府工作报告", "太平县", "太平县政府工作报告");
        check("青石镇 工作总结", "青石镇", "青石镇 工作总结");
        check("  ", "太平县", "a.txt");
    }
}
