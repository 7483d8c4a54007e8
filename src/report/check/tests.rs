//! Table tests of the checks: what is remarked and what must not be.

use super::*;
use crate::source::{Encoding, Evidence, Source};

/// A report of a township on 2022 with these lines.
fn report(body: &str) -> Report {
    let text = format!("青溪镇2022年工作总结\n\n一、2022年工作回顾\n{body}\n");
    Report::from_source(Source::from_text(text, Encoding::Utf8, Evidence::Valid))
}

/// The remarks on a text: kind, words, words of the other place.
#[track_caller]
fn check(body: &str, expected: &[(Kind, &str, &str)]) {
    let report = report(body);
    let found = remarks(&report);
    let rows: Vec<_> = found
        .iter()
        .map(|remark| {
            let other = remark.other.map_or("", |span| report.source.slice(span));
            (remark.kind, report.source.slice(remark.span), other)
        })
        .collect();
    assert_eq!(rows, expected, "{body}: {found:?}");
    assert!(found.iter().all(|remark| !remark.text.is_empty()));
}

#[track_caller]
fn silent(body: &str) {
    check(body, &[]);
}

#[test]
fn parts_are_not_greater_than_their_total() {
    check("新增市场主体120户，其中个体工商户130户。", &[(Kind::Parts, "130户", "120户")]);
    check(
        "争取资金1250万元，增长5%，其中省级资金1310万元、市级资金20万元。",
        &[(Kind::Parts, "1310万元", "1250万元")],
    );
    check("争取资金1250万元（中央资金815万元、省级资金635万元）。", &[(Kind::Parts, "815万元", "1250万元")]);
    check("实施项目28个，其中农业项目17个、水利项目12个、交通项目9个。", &[(Kind::Parts, "17个", "28个")]);
}

#[test]
fn what_is_no_part_is_not_compared() {
    silent("新增市场主体87户，其中企业19户、个体工商户68户。");
    // Averages, groups that overlap, another unit, another sentence, another list.
    silent("居民人均可支配收入21560元，其中城镇居民32180元、农村居民17565元。");
    silent("共有党员125人，其中女党员72人、35岁以下党员81人。");
    silent("新修产业路14.3公里，其中桥梁22座、涵洞31座。");
    silent("实施项目28个。其中有的项目投资大，争取资金35个批次。");
    silent("争取资金1250万元，其中省级资金815万元，实现产值3320万元。");
    silent("完成投资突破1000万元，其中财政资金1210万元。");
    silent("完成投资xx万元，其中财政资金1210万元。");
    silent("完成投资1250万元（上年完成1310万元）。");
    // 1.2亿 may be 1.25亿.
    silent("完成投资1.2亿元，其中财政资金1.24亿元。");
}

#[test]
fn a_share_ends_at_all() {
    check("城乡居民医保参保率达102.3%。", &[(Kind::Share, "102.3%", "")]);
    check("村庄绿化覆盖率115%。", &[(Kind::Share, "115%", "")]);
    silent("城乡居民医保参保率达100%。");
    silent("完成投资1.4亿元，占年度计划的108%。");
    silent("完成全年任务的102%。");
    silent("规上企业产销率达到101.3%。");
    silent("农村居民收入增长120%。");
    silent("债务余额占地区生产总值的112%。");
}

#[test]
fn numbers_of_sections_follow_each_other() {
    check(
        "（一）农业。粮食稳产。\n（二）工业。企业增多。\n（四）民生。就业稳定。",
        &[(Kind::Numbering, "（四）", "（二）")],
    );
    silent("（一）农业。粮食稳产。\n（二）工业。企业增多。\n（三）民生。就业稳定。");
}

#[test]
fn an_indicator_has_one_value_in_a_year() {
    check(
        "全年实现地区生产总值6.35亿元，增长7.2%。\n全镇GDP达到6.53亿元。",
        &[(Kind::Repeat, "6.53亿元", "6.35亿元")],
    );
    // The same value more or less exactly.
    silent("全年实现地区生产总值6.35亿元。\n全镇生产总值达到6.4亿元。");
    silent("全年实现地区生产总值6.35亿元。\n全镇生产总值突破6亿元。");
    // Another year, part of a year, place, status or side of a change; a thing that may be there twice.
    silent("全年实现地区生产总值6.35亿元。\n2021年，地区生产总值5.92亿元。");
    silent("全年实现地区生产总值6.35亿元。\n一季度，地区生产总值1.41亿元。");
    silent("全年实现地区生产总值6.35亿元。\n全县地区生产总值98.3亿元。");
    silent("全年实现地区生产总值6.35亿元。\n明年力争地区生产总值6.82亿元。");
    silent("全年实现地区生产总值6.35亿元。\n五年来，地区生产总值由4.11亿元增加到6.35亿元。");
    silent("广场建筑面积1200平方米。\n学校建筑面积5300平方米。");
    silent("产业园完成投资3200万元。\n大桥完成投资460万元。");
}

#[test]
fn a_township_is_no_province() {
    check("完成大春作物栽种28200万亩。", &[(Kind::Size, "28200万亩", "")]);
    check("城镇登记失业率83.2%。", &[(Kind::Size, "83.2%", "")]);
    silent("完成大春作物栽种28200亩。");
    silent("全国粮食播种面积17.8亿亩。");
    silent("城镇登记失业率3.2%。");
    silent("全年接待旅游人数320万人。");
    let title = "镇2022年工作总结\n\n一、2022年工作回顾\n完成大春作物栽种28200万亩。\n";
    let report = Report::from_source(Source::from_text(title.to_owned(), Encoding::Utf8, Evidence::Valid));
    assert_eq!(report.meta.place, None);
    assert_eq!(remarks(&report).iter().map(|remark| remark.kind).collect::<Vec<_>>(), [Kind::Size]);
}

#[test]
fn no_text_is_too_strange() {
    for body in ["", "其中", "（（（", "增长8%，其中9%，其中1%。", "0元，其中0元、0元。", "\u{fffd}（四）"]
    {
        let _ = remarks(&report(body));
        let _ = levels(&report(body));
    }
    let digits = "9".repeat(24);
    silent(&format!("完成投资{digits}亿亿元，其中{digits}亿亿元、{digits}万亿元。"));
}

#[test]
fn a_report_on_months_has_no_level_of_a_year() {
    for (title, count) in
        [("2022年", 1), ("2022年上半年", 0), ("2022年1-10月", 0), ("2022年1-12月", 1), ("2022年第一季度", 0)]
    {
        let text = format!("青溪镇{title}工作总结\n\n一、工作完成情况\n完成固定资产投资2.05亿元，增长5%。\n");
        let source = Source::from_text(text, Encoding::Utf8, Evidence::Valid);
        assert_eq!(levels(&Report::from_source(source)).len(), count, "{title}");
    }
}

#[test]
fn levels_have_the_year_and_the_growth_of_the_year() {
    let report = report(
        "全年实现地区生产总值6.35亿元，同比增长7.2%；粮食总产量1.25万吨，比上年下降0.8%。\n\
         2021年，一般公共预算收入2350万元，增长6.1%。上半年，固定资产投资1.1亿元，同比增长9%。",
    );
    let found: Vec<_> = levels(&report)
        .into_iter()
        .map(|level| {
            let growth = level.growth.and_then(|(id, stated)| Some((report.figure(id)?, stated)));
            let growth = growth.map_or_else(String::new, |(figure, stated)| {
                let sign = if stated.percent().starts_with('-') { "-" } else { "+" };
                sign.to_owned() + report.source.slice(figure.span)
            });
            (level.indicator, level.year, growth)
        })
        .collect();
    let row = |name: &str, year, growth: &str| (name.to_owned(), year, growth.to_owned());
    assert_eq!(
        found,
        [
            row("地区生产总值", 2022, "+7.2%"),
            row("粮食产量", 2022, "-0.8%"),
            row("一般公共预算收入", 2021, "+6.1%"),
        ]
    );
}
