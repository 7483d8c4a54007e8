//! What the name of a file says of its report: place and years.
//!
//! For reports whose text does not say it; the words of a name are read like those of a title.

use crate::report::years;
use crate::script;

/// Place, year reported on and year planned for, by the name of a file.
pub(super) fn named(file_name: &str) -> (Option<String>, Option<u16>, Option<u16>) {
    let stem = file_name.rsplit_once('.').map_or(file_name, |(stem, _)| stem);
    let folded: String = stem.chars().filter_map(script::fold_visible).filter(|c| *c != ' ').collect();
    let characters: Vec<char> = folded.chars().collect();
    let place = years::place_at(&characters)
        .and_then(|(first, last)| Some(characters.get(first..last)?.iter().collect()));
    let (mut report, plan) = years::from_title(&folded);
    if report.is_none() && plan.is_none() {
        report = bare_year(&folded);
    }
    (place, report, plan)
}

/// The one year (1949 to 2099) of a name that stands without 年: `青石镇_2023.txt`.
fn bare_year(name: &str) -> Option<u16> {
    let mut years = name.split(|c: char| !c.is_ascii_digit()).filter(|digits| digits.len() == 4);
    let year = years.find_map(|digits| digits.parse().ok().filter(|year| (1949..2100).contains(year)))?;
    let speech = name.contains("政府工作报告");
    // A speech is given in the year after the one that it reports on.
    Some(if speech { year - 1 } else { year })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, place: Option<&str>, years: (Option<u16>, Option<u16>)) {
        let (found, report, plan) = named(name);
        assert_eq!((found.as_deref(), (report, plan)), (place, years), "{name}");
    }

    #[test]
    fn a_name_says_where_and_when() {
        check("柳河镇2023年工作总结和2024年工作计划.txt", Some("柳河镇"), (Some(2023), Some(2024)));
        check("大安縣安平鄉2016年政府工作報告.docx", Some("大安县安平乡"), (Some(2015), Some(2016)));
        check("h12__2012.txt", None, (Some(2012), None));
        check("北岭区政府工作报告2020.html", Some("北岭区"), (Some(2019), None));
        check("001_20230115.txt", None, (None, None));
        check("报告", None, (None, None));
    }
}
