//! Tables of small reports: what stands in which row and column.

use super::*;
use crate::source::{Encoding, Evidence, Source};

fn report(text: &str) -> Report {
    Report::from_source(Source::from_text(text.to_owned(), Encoding::Utf8, Evidence::Valid))
}

/// What reports with these texts say of an indicator; they are called 0.txt, 1.txt, ….
fn told(texts: &[String], name: &str) -> Vec<Mention> {
    let wanted = Wanted::new(name);
    let reports = texts.iter().enumerate();
    reports.flat_map(|(at, text)| mentions(Path::new(&format!("{at}.txt")), &report(text), &wanted)).collect()
}

/// A table as lines: the heads, then each row.
fn lines(mentions: &[Mention], order: Order) -> Vec<String> {
    let table = Table::of(mentions, order);
    let heads = std::iter::once(String::new()).chain(table.columns.iter().map(|column| column.head()));
    let mut lines = vec![heads.collect::<Vec<_>>().join("|")];
    for row in &table.rows {
        let cells = (0..table.columns.len()).map(|column| table.text(mentions, row, column));
        lines.push(std::iter::once(row.place.clone()).chain(cells).collect::<Vec<_>>().join("|"));
    }
    lines
}

#[track_caller]
fn check(texts: &[String], name: &str, expected: &[&str]) {
    assert_eq!(lines(&told(texts, name), Order::default()), expected);
}

/// A report of a place and year with one sentence.
fn year(place: &str, year: u16, sentence: &str) -> String {
    format!("{place}{year}年工作总结\n\n一、{year}年工作回顾\n{sentence}\n")
}

/// The same with a sentence for the next year.
fn plan(place: &str, of: u16, done: &str, planned: &str) -> String {
    let next = of + 1;
    format!(
        "{place}{of}年工作总结和{next}年工作计划\n\n一、{of}年工作回顾\n{done}\n\n二、{next}年工作计划\n{planned}\n"
    )
}

#[test]
fn places_are_rows_and_years_are_columns() {
    check(
        &[
            year("青溪镇", 2021, "全镇实现地区生产总值3428万元，同比增长8%。"),
            year("白沙镇", 2021, "全镇实现生产总值4100万元，比上年下降2.5%。"),
            year("青溪镇", 2022, "完成GDP约3700万元，增长7.9%。"),
        ],
        "国内生产总值",
        &["|2021|2022", "白沙镇|4100万元 -2.5%|", "青溪镇|3428万元 +8%|约3700万元 +7.9%"],
    );
}

#[test]
fn both_scripts_and_long_and_short_names_share_a_row() {
    check(
        &[
            year("青溪镇", 2021, "农民人均纯收入达到9800元。"),
            year("白石縣青溪鎮", 2022, "農民人均純收入12300元，同比增長10%。"),
            year("黑石县白沙镇", 2022, "农民人均纯收入11000元。"),
        ],
        "农民人均纯收入",
        &["|2021|2022", "白石縣青溪鎮|9800元|12300元 +10%", "黑石县白沙镇||11000元"],
    );
}

#[test]
fn towns_of_one_name_stay_apart() {
    check(
        &[
            year("白石县城关镇", 2021, "粮食产量120吨。"),
            year("黑石县城关镇", 2021, "粮食产量130吨。"),
            year("城关镇", 2022, "粮食产量140吨。"),
            year("某镇", 2022, "粮食产量150吨。"),
        ],
        "粮食产量",
        &["|2021|2022", "城关镇||140吨", "白石县城关镇|120吨|", "黑石县城关镇|130吨|", "某镇 3.txt||150吨"],
    );
}

#[test]
fn units_of_one_kind_become_one_and_kinds_stay_apart() {
    check(
        &[
            year("青溪镇", 2021, "完成固定资产投资3200万元。"),
            year("青溪镇", 2022, "完成固定资产投资0.35亿元。"),
            year("白沙镇", 2022, "完成固定资产投资4100万元，固定资产投资项目12个。"),
            year("白沙镇", 2021, "完成固定资产投资300万美元。"),
        ],
        "固定资产投资",
        &["|2021|2022", "白沙镇||4100万元", "青溪镇|3200万元|3500万元", "白沙镇|300万美元|"],
    );
    check(
        &[
            year("青溪镇", 2021, "粮食播种面积1500亩。"),
            year("白沙镇", 2021, "粮食播种面积2平方公里。"),
            year("石桥镇", 2021, "粮食播种面积90公顷。"),
            year("青溪镇", 2022, "粮食播种面积1600亩。"),
        ],
        "粮食播种面积",
        &["|2021|2022", "白沙镇|3000亩|", "石桥镇|1350亩|", "青溪镇|1500亩|1600亩"],
    );
}

#[test]
fn values_that_do_not_agree_are_both_shown() {
    check(
        &[
            year("青溪镇", 2021, "粮食产量120吨。"),
            plan("青溪镇", 2022, "粮食产量150吨，比2021年的138吨增长8.7%。", "粮食产量160吨。"),
        ],
        "粮食产量",
        &["|2021|2022|2023标", "青溪镇|120吨 ! 138吨|150吨 +8.7%|160吨"],
    );
    check(
        &[year("青溪镇", 2021, "粮食产量1.24万吨。全年粮食总产量12417吨，增长3%。粮食产量约1.2万吨。")],
        "粮食产量",
        &["|2021", "青溪镇|1.2417万吨 +3%"],
    );
}

#[test]
fn a_masked_value_is_no_number() {
    let texts = [
        year("青溪镇", 2021, "完成财政总收入xxx万元，增长5%。"),
        year("青溪镇", 2022, "完成财政总收入500万元。"),
    ];
    check(&texts, "财政总收入", &["|2021|2022", "青溪镇|xxx万元 +5% 掩|500万元"]);
    let mentions = told(&texts, "财政总收入");
    let table = Table::of(&mentions, Order::default());
    assert_eq!(table.bars(&mentions, &table.rows[0], 10), [None, Some(10)]);
}

#[test]
fn a_target_stands_before_its_result() {
    let texts = [
        plan("青溪镇", 2021, "完成财政总收入480万元。", "力争财政总收入达到500万元。"),
        plan("青溪镇", 2022, "完成财政总收入520万元。", "财政总收入增长6%左右。"),
    ];
    check(&texts, "财政总收入", &["|2021|2022标|2022|2023标", "青溪镇|480万元|500万元|520万元|+约6%"]);
    let mentions = told(&texts, "财政总收入");
    let table = Table::of(&mentions, Order::default());
    let reached = |year| table.reached(&mentions, &table.rows[0], year).map(|share| share.to_string());
    assert_eq!((reached(2022), reached(2021)), (Some("104".to_owned()), None));
}

#[test]
fn parts_of_a_year_give_way_to_the_year() {
    check(
        &[
            year("青溪镇", 2021, "1-9月，完成财政总收入360万元。全年完成财政总收入480万元。"),
            year("青溪镇", 2022, "上半年完成财政总收入250万元。"),
        ],
        "财政总收入",
        &["|2021|2022", "青溪镇|480万元|250万元 (上半年)"],
    );
}

#[test]
fn what_is_said_of_other_places_has_its_own_row() {
    check(
        &[year("青溪镇", 2021, "全县完成财政总收入9000万元，全镇完成财政总收入480万元。")],
        "财政总收入",
        &["|2021", "青溪镇|480万元", "青溪镇 全县|9000万元"],
    );
}

#[test]
fn growth_of_another_sentence_stands_beside_the_value() {
    check(
        &[year("青溪镇", 2021, "财政总收入快速增长8%。完成财政总收入480万元。")],
        "财政总收入",
        &["|2021", "青溪镇|480万元 +8%"],
    );
}

#[test]
fn how_exactly_a_change_is_meant_is_said() {
    check(
        &[
            year("青溪镇", 2021, "财政总收入增长6.5%以上。"),
            year("青溪镇", 2022, "完成财政总收入480万元，下降3%以上。"),
            year("青溪镇", 2023, "完成财政总收入500万元，环比增长2%左右。"),
        ],
        "财政总收入",
        &["|2021|2022|2023", "青溪镇|+超6.5%|480万元 -超3%|500万元 环比+约2%"],
    );
}

#[test]
fn a_second_change_is_shown_beside_the_first() {
    check(
        &[plan("青溪镇", 2021, "财政总收入480万元。", "财政总收入达到520万元，增长7%以上，力争8%。")],
        "财政总收入",
        &["|2021|2022标", "青溪镇|480万元|520万元 +超7% ! +8%"],
    );
    check(
        &[plan(
            "青溪镇",
            2021,
            "财政总收入增长5%。财政总收入快速增长5.0%。",
            "财政总收入增长7%以上，力争8%。",
        )],
        "财政总收入",
        &["|2021|2022标", "青溪镇|+5%|+超7% ! +8%"],
    );
    check(
        &[year("青溪镇", 2021, "财政总收入480万元，增长8.04%。财政总收入快速增长8%。财政总收入环比增长2%。")],
        "财政总收入",
        &["|2021", "青溪镇|480万元 +8.04% 环比+2%"],
    );
}

#[test]
fn rows_are_sorted_by_a_column() {
    let texts = [
        year("青溪镇", 2021, "粮食产量120吨。"),
        year("白沙镇", 2021, "粮食产量150吨。"),
        year("石桥镇", 2022, "粮食产量900吨。"),
        year("丁字镇", 2021, "粮食产量增长5%。"),
    ];
    let mentions = told(&texts, "粮食产量");
    let places = |order: Order| -> Vec<String> {
        Table::of(&mentions, order).rows.into_iter().map(|row| row.place).collect()
    };
    let column = Some(Column { year: Some(2021), class: Class::Done });
    assert_eq!(places(Order { column, is_reversed: false }), ["白沙镇", "青溪镇", "丁字镇", "石桥镇"]);
    assert_eq!(places(Order { column, is_reversed: true }), ["丁字镇", "青溪镇", "白沙镇", "石桥镇"]);
    assert_eq!(places(Order { column: None, is_reversed: true }), ["青溪镇", "石桥镇", "白沙镇", "丁字镇"]);
}

#[test]
fn the_order_in_which_reports_come_does_not_matter() {
    let texts = [
        year("青溪镇", 2021, "粮食产量120吨。粮食产量138吨。"),
        year("白石县青溪镇", 2022, "粮食产量0.015万吨。"),
        year("白沙镇", 2021, "粮食产量150吨，增长3%。"),
    ];
    let mut mentions = told(&texts, "粮食产量");
    let before = lines(&mentions, Order::default());
    mentions.reverse();
    assert_eq!(lines(&mentions, Order::default()), before);
    assert_eq!(before.len(), 3);
}

#[test]
fn a_file_name_says_what_the_text_does_not() {
    let wanted = Wanted::new("粮食产量");
    let text = report("工作总结\n\n粮食产量120吨。\n");
    let found = mentions(Path::new("a/青溪镇2021年工作总结.txt"), &text, &wanted);
    assert_eq!(lines(&found, Order::default()), ["|2021", "青溪镇|120吨"]);
    let found = mentions(Path::new("a/b.txt"), &text, &wanted);
    assert_eq!(lines(&found, Order::default()), ["|?", "b.txt|120吨"]);
}

#[test]
fn a_quick_look_never_says_no_wrongly() {
    let wanted = Wanted::new("gdp");
    assert_eq!(wanted.name(), "地区生产总值");
    for name in ["GDP", "ＧＤＰ", "全縣生產總值", "国内生产总值", "全年实现地区 生产总值"]
    {
        assert!(wanted.may_be(&format!("{name} 5亿元")) && wanted.is(name), "{name}");
    }
    assert!(wanted.may_be("人均地区生产总值") && !wanted.is("人均地区生产总值"));
    assert!(!wanted.may_be("粮食产量 5吨"));
}

#[test]
fn near_names_are_found() {
    let text = report(&year("青溪镇", 2021, "粮食总产量120吨，生猪出栏5000头。"));
    assert_eq!(near(&text, "粮食"), [("粮食产量".to_owned(), 83)]);
}
