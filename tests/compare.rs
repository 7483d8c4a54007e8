//! `baogao compare` on three places and three years: every format, and what it refuses.

// UPDATE_EXPECT=1 writes every expectation with the same number of hashes.
#![allow(clippy::unwrap_used, clippy::needless_raw_string_hashes)]

// Not all of it is used here.
#[allow(dead_code)]
#[path = "cli/program.rs"]
mod program;

use std::fs;

use expect_test::{Expect, expect};
use program::{done, run};
use tempfile::TempDir;

/// Place, year, what was done, what is planned for the year after.
const REPORTS: [(&str, u16, &str, &str); 9] = [
    (
        "云山县白果镇",
        2021,
        "全镇实现地区生产总值3.20亿元，同比增长6.4%。粮食产量1.20万吨。",
        "力争地区生产总值达到3.45亿元。",
    ),
    ("白果镇", 2022, "完成GDP达34100万元，增长6.6%。粮食产量12400吨，增长3.3%。", "地区生产总值增长7%以上。"),
    (
        "白果镇",
        2023,
        "预计全年实现生产总值3.63亿元，增长6.5%。粮食总产量1.26万吨。",
        "地区生产总值达到3.85亿元。",
    ),
    ("云山縣松口鄉", 2021, "全鄉生產總值約1.1億元。糧食產量8600噸。", "生產總值達到1.2億元。"),
    (
        "云山县松口乡",
        2022,
        "2022年，全乡生产总值1.18亿元，同比增长5.2%；2021年全乡生产总值为1.31亿元。",
        "生产总值1.25亿元。",
    ),
    ("云山县松口乡", 2023, "上半年生产总值0.62亿元。全乡生产总值x.xx亿元。", "生产总值1.4亿元。"),
    (
        "丁口县",
        2021,
        "全县完成地区生产总值86.5亿元，增长7.1%。粮食播种面积32万亩。",
        "地区生产总值增长7%左右。",
    ),
    (
        "丁口县",
        2022,
        "全县地区生产总值91.2亿元，下降0.4%。粮食播种面积2.1万公顷。",
        "地区生产总值达到95亿元。",
    ),
    (
        "丁口县",
        2023,
        "地区生产总值96.4亿元，增长5.7%。粮食播种面积220平方公里。",
        "地区生产总值100亿元以上。",
    ),
];

fn reports() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (at, (place, year, done, planned)) in REPORTS.iter().enumerate() {
        let next = year + 1;
        let text = format!(
            "{place}{year}年工作总结和{next}年工作计划\n\n一、{year}年工作回顾\n（一）经济\n{done}\n\n二、{next}年工作计划\n{planned}\n"
        );
        fs::write(folder.path().join(format!("{at}.txt")), text).unwrap();
    }
    folder
}

#[track_caller]
fn check(arguments: &[&str], expected: Expect) {
    expected.assert_eq(&done(run(reports().path(), arguments)));
}

#[track_caller]
fn refused(arguments: &[&str], status: i32, said: &str) {
    let folder = reports();
    let run = run(folder.path(), arguments);
    assert_eq!((run.status, &*run.err, &*run.out), (Some(status), said, ""));
}

#[test]
fn places_stand_beside_each_other_over_the_years() {
    check(
        &["compare", "GDP", ".", "--format", "table"],
        expect![[r#"
            place         2021                  2022标    2022            2023标    2023               2024标
            丁口县        86.5亿元 +7.1%        +约7%     91.2亿元 -0.4%  95亿元    96.4亿元 +5.7%     超100亿元
            云山县松口乡  1.31亿元 ! 约1.1亿元  1.2亿元   1.18亿元 +5.2%  1.25亿元  x.xx亿元 掩        1.4亿元
            云山县白果镇  3.2亿元 +6.4%         3.45亿元  3.41亿元 +6.6%  +超7%     3.63亿元 +6.5% 预  3.85亿元
        "#]],
    );
}

#[test]
fn areas_become_one_unit() {
    check(
        &["compare", "粮食播种面积", ".", "--format", "table"],
        expect![[r#"
        place   2021    2022      2023
        丁口县  32万亩  31.5万亩  33万亩
    "#]],
    );
}

#[test]
fn a_column_sorts() {
    check(
        &["compare", "gdp", ".", "--format", "md", "--sort", "2021"],
        expect![[r#"
            | place | 2021 | 2022标 | 2022 | 2023标 | 2023 | 2024标 |
            | --- | --- | --- | --- | --- | --- | --- |
            | 丁口县 | 86.5亿元 +7.1% | +约7% | 91.2亿元 -0.4% | 95亿元 | 96.4亿元 +5.7% | 超100亿元 |
            | 云山县白果镇 | 3.2亿元 +6.4% | 3.45亿元 | 3.41亿元 +6.6% | +超7% | 3.63亿元 +6.5% 预 | 3.85亿元 |
            | 云山县松口乡 | 1.31亿元 ! 约1.1亿元 | 1.2亿元 | 1.18亿元 +5.2% | 1.25亿元 | x.xx亿元 掩 | 1.4亿元 |
        "#]],
    );
}

#[test]
fn numbers_are_numbers_for_a_spreadsheet() {
    check(
        &["compare", "國內生產總值", ".", "--format", "csv"],
        expect![[r#"
            place,unit,2021,2021 change,2022标,2022标 change,2022,2022 change,2023标,2023标 change,2023,2023 change,2023 status,2024标
            丁口县,亿元,86.5,+7.1%,,'+约7%,91.2,-0.4%,95,,96.4,+5.7%,actual,超100
            云山县松口乡,亿元,1.31 ! 约1.1,,1.2,,1.18,+5.2%,1.25,,x.xx亿元,,actual,1.4
            云山县白果镇,亿元,3.2,+6.4%,3.45,,3.41,+6.6%,,'+超7%,3.63,+6.5%,forecast,3.85
        "#]],
    );
    check(
        &["compare", "粮食总产量", ".", "--format", "tsv"],
        expect![[r#"
        place	unit	2021	2022	2022 change	2023
        云山縣松口鄉	吨	8600			
        云山县白果镇	吨	12000	12400	+3.3%	12600
    "#]],
    );
}

#[test]
fn each_value_has_its_source() {
    check(
        &["compare", "粮食播种面积", "."],
        expect![[r#"
        {"indicator":"粮食播种面积","place":"丁口县","year":2021,"within":null,"status":"actual","value":"32","value_max":null,"unit":"万亩","base_value":"320000","base_max":null,"base_unit":"亩","approx":"exact","masked":false,"change":null,"differs":false,"name":"粮食播种面积","quote":"32万亩","path":"6.txt","line":5,"section_path":["一、2021年工作回顾","（一）经济"],"sentence":"粮食播种面积32万亩。"}
        {"indicator":"粮食播种面积","place":"丁口县","year":2022,"within":null,"status":"actual","value":"31.5","value_max":null,"unit":"万亩","base_value":"315000","base_max":null,"base_unit":"亩","approx":"exact","masked":false,"change":null,"differs":false,"name":"粮食播种面积","quote":"2.1万公顷","path":"7.txt","line":5,"section_path":["一、2022年工作回顾","（一）经济"],"sentence":"粮食播种面积2.1万公顷。"}
        {"indicator":"粮食播种面积","place":"丁口县","year":2023,"within":null,"status":"actual","value":"33","value_max":null,"unit":"万亩","base_value":"330000","base_max":null,"base_unit":"亩","approx":"exact","masked":false,"change":null,"differs":false,"name":"粮食播种面积","quote":"220平方公里","path":"8.txt","line":5,"section_path":["一、2023年工作回顾","（一）经济"],"sentence":"粮食播种面积220平方公里。"}
    "#]],
    );
    check(
        &["compare", "GDP", ".", "--long", "--format", "table"],
        expect![[r#"
            place         year  status    value            change  within  at
            丁口县        2021  actual    86.5亿元         +7.1%           6.txt:5
            丁口县        2022  target                     +约7%           6.txt:8
            丁口县        2022  actual    91.2亿元         -0.4%           7.txt:5
            丁口县        2023  target    95亿元                           7.txt:8
            丁口县        2023  actual    96.4亿元         +5.7%           8.txt:5
            丁口县        2024  target    100亿元 over                     8.txt:8
            云山县松口乡  2021  actual    1.31亿元 !                       4.txt:5
            云山县松口乡  2021  actual    1.1亿元 about !                  3.txt:5
            云山县松口乡  2022  target    1.2亿元                          3.txt:8
            云山县松口乡  2022  actual    1.18亿元         +5.2%           4.txt:5
            云山县松口乡  2023  target    1.25亿元                         4.txt:8
            云山县松口乡  2023  actual    x.xx亿元                         5.txt:5
            云山县松口乡  2023  actual    0.62亿元                 上半年  5.txt:5
            云山县松口乡  2024  target    1.4亿元                          5.txt:8
            云山县白果镇  2021  actual    3.2亿元          +6.4%           0.txt:5
            云山县白果镇  2022  target    3.45亿元                         0.txt:8
            云山县白果镇  2022  actual    3.41亿元         +6.6%           1.txt:5
            云山县白果镇  2023  target                     +超7%           1.txt:8
            云山县白果镇  2023  forecast  3.63亿元         +6.5%           2.txt:5
            云山县白果镇  2024  target    3.85亿元                         2.txt:8
        "#]],
    );
}

#[test]
fn near_names_are_said() {
    refused(
        &["compare", "粮食", "."],
        2,
        "baogao: 粮食: no report has this indicator; near: 粮食产量, 粮食播种面积\n",
    );
    refused(&["compare", "进出口总额", "."], 2, "baogao: 进出口总额: no report has this indicator\n");
    refused(&["compare", " ", "."], 2, "baogao: the name of an indicator is missing\n");
    refused(
        &["compare", "粮食播种面积", ".", "--sort", "1999"],
        2,
        "baogao: there is no column 1999; there are 2021, 2022, 2023\n",
    );
}

#[test]
fn what_could_not_be_read_may_have_it() {
    refused(
        &["compare", "进出口总额", ".", "absent.txt"],
        1,
        "baogao: absent.txt: no such file\nbaogao: 进出口总额: no report has this indicator\n",
    );
}
