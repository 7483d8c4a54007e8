//! Queries asked of a small report whose figures can be checked by eye.

use crate::source::{Encoding, Evidence, Source};

use super::*;

const TEXT: &str = "\
青溪镇2023年工作总结和2024年工作计划

一、2023年工作回顾
实现地区生产总值2亿元。全年完成固定资产投资2.05亿元，同比增长15.8%。粮食播种面积4.5万亩，比上年减少3%。
工业总产值突破1亿元，税收收入800万元，争取资金xxx万元。
二、2024年工作计划
固定资产投资力争达到3亿元，增长10%。
";

fn report() -> Report {
    Report::from_source(Source::from_text(TEXT.to_owned(), Encoding::Utf8, Evidence::Valid))
}

#[track_caller]
fn check(query: &str, expected: &[&str], masked: usize) {
    let report = report();
    let found = FigureQuery::new(query).unwrap().find(&report);
    let words: Vec<&str> = found.places.iter().map(|&span| report.source.slice(span)).collect();
    assert_eq!((words.as_slice(), found.masked), (expected, masked), "{query}");
}

#[test]
fn values_are_compared_in_base_units() {
    check(">1亿元", &["2亿元", "2.05亿元", "1亿元", "3亿元"], 1);
    check(">10000万元", &["2亿元", "2.05亿元", "1亿元", "3亿元"], 1);
    check("<1亿元", &["800万元"], 1);
    check("=800万元", &["800万元"], 1);
    check("500..1000万元", &["800万元"], 1);
    check(">4万亩", &["4.5万亩"], 0);
    check(">4万公顷", &[], 0);
    check(">2000公顷", &["4.5万亩"], 0);
    check("29..31平方公里", &["4.5万亩"], 0);
    check(">40000", &["2亿元", "2.05亿元", "4.5万亩", "1亿元", "800万元", "3亿元"], 1);
    check("投资 >=2.05亿", &["2.05亿元", "3亿元"], 0);
}

#[test]
fn an_indicator_has_several_names() {
    check("gdp", &["2亿元"], 0);
    check("GDP >=1亿元", &["2亿元"], 0);
}

#[test]
fn more_than_a_value_is_above_it() {
    check("工业总产值 >1亿元", &["1亿元"], 0);
    check("工业总产值 =1亿元", &[], 0);
}

#[test]
fn changes_have_a_direction() {
    check("增长 >10%", &["15.8%"], 0);
    check("增长 >=10%", &["15.8%", "10%"], 0);
    check("下降 >2%", &["3%"], 0);
    check("类别:增减 <0%", &["3%"], 0);
    check("固定资产投资增长", &["15.8%", "10%"], 0);
}

#[test]
fn kinds_and_years_are_conditions() {
    check("状态:目标", &["3亿元", "10%"], 0);
    check("status:target role:level", &["3亿元"], 0);
    check("单位:亩", &["4.5万亩"], 0);
    check("年:2024", &["3亿元", "10%"], 0);
    check("年:2023 投资 role:level", &["2.05亿元"], 0);
    check("打码", &["xxx万元"], 0);
}

#[test]
fn a_masked_value_matches_no_comparison_and_is_counted() {
    check("资金 >1万元", &[], 1);
    check("资金 ≠1万元", &[], 1);
    check("资金 >1亩", &[], 0);
    check("资金 <1万元 状态:目标", &[], 0);
    check("资金", &["xxx万元"], 0);
}

#[test]
fn both_scripts_and_widths_ask_the_same() {
    check("稅收收入", &["800万元"], 0);
    check("稅收 ＞７００萬元", &["800万元"], 0);
    check("狀態:目標 單位:元", &["3亿元"], 0);
}
