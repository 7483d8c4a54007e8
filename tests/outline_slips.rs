//! Headings in texts that hosts and converters spoiled: glued, cut into pieces, noted, carried over.
//!
//! A row of an outline reads `depth marker heading`.

use baogao::outline::Outline;
use baogao::source::{Encoding, Evidence, Source};

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let source = Source::from_text(text.to_owned(), Encoding::Utf8, Evidence::Valid);
    let outline = Outline::parse(&source);
    let rows = outline.sections.iter();
    let rows: Vec<String> =
        rows.map(|s| format!("{} {} {}", s.depth, source.slice(s.marker), source.slice(s.heading))).collect();
    assert_eq!(rows, expected, "{text}");
}

/// A long sentence without figures.
const FILLER: &str =
    "全县上下攻坚克难，各项工作有序推进，群众生活稳步改善，社会大局和谐稳定，基层基础不断夯实。";

#[test]
fn a_note_mark_behind_quotes_is_no_item() {
    check(
        "一、重点工作\n我们推进“三大片区”①建设，抓好“八项攻坚”②，开展“五抓五比”③，实干创新。\n二、打算\n抓落实。\n",
        &["1 一、 重点工作", "1 二、 打算"],
    );
    check(
        "一、重点工作\n主要任务：①抓好工业。多招商。②抓好农业。多种粮。\n二、打算\n抓落实。\n",
        &["1 一、 重点工作", "2 ① 抓好工业", "2 ② 抓好农业", "1 二、 打算"],
    );
}

#[test]
fn a_blank_beside_a_number_ends_no_title() {
    check(
        "（一）增拨 7,300万元的经常开支，改善宿位供应。\n（二）容许在 2021年毕业的学生延期还款。\n",
        &["1 （一） 增拨 7,300万元的经常开支，改善宿位供应", "1 （二） 容许在 2021年毕业的学生延期还款"],
    );
}

#[test]
fn markers_glued_to_a_title_open_a_section() {
    let report = format!(
        "县长 王某 一、2022 年工作回顾(一)全力稳住大局。{FILLER}(二)推进项目建设。{FILLER}\
         二、2023年工作安排(一)抓好工业。{FILLER}"
    );
    check(
        &report,
        &[
            "1 一、 2022 年工作回顾", "2 (一) 全力稳住大局", "2 (二) 推进项目建设", "1 二、 2023年工作安排",
            "2 (一) 抓好工业",
        ],
    );
    let copy = format!(
        "某局去年工作总结和今年工作计划一、去年工作总结1、推进民生工程。{FILLER}{FILLER}\
         2、开展双拥工作。{FILLER}{FILLER}"
    );
    check(&copy, &["1 一、 去年工作总结", "2 1、 推进民生工程", "2 2、 开展双拥工作"]);
}

#[test]
fn a_first_item_may_begin_with_a_numeral() {
    let report = format!("本届政府届满。(一)五年来，经济实力实现提升。{FILLER}");
    check(&report, &["1 (一) 五年来，经济实力实现提升"]);
}

#[test]
fn an_item_may_end_in_a_word_that_joins_the_last() {
    let list = "主要措施如下：\n\n(1) 本县增建公共租赁住房供困难家庭编配；\n\n(2) 本县收回长期空置的土地和\n\
                厂房，供各村编配；及\n\n(3) 本县为各村添置公共设施，改善居住环境。\n";
    check(
        list,
        &[
            "1 (1) 本县增建公共租赁住房供困难家庭编配",
            "1 (2) 本县收回长期空置的土地和",
            "1 (3) 本县为各村添置公共设施，改善居住环境",
        ],
    );
}

#[test]
fn pieces_that_a_site_numbers_are_no_sections() {
    let (one, two) = (FILLER.repeat(5), FILLER.repeat(6));
    let copy = format!(
        "一、抓结构调整\n{one}全县播\n2、种粮食作物。{two}全\n3、县种植棉花。{two}\n二、抓建设\n{one}\n"
    );
    check(&copy, &["1 一、 抓结构调整", "1 二、 抓建设"]);
}

#[test]
fn a_text_that_goes_on_says_so_before_its_marker() {
    check(
        "（续前）（二）办理调处。\n已办完。\n（三）开发土地。\n已办完。\n",
        &["1 （二） 办理调处", "1 （三） 开发土地"],
    );
}
