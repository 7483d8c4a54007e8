//! What hosts and converters do to reports, one row each: a text and the sections left in it.

#[path = "outline/sections.rs"]
mod sections;

use baogao::outline::{Apart, Outline};
use baogao::source::{Encoding, Evidence, Source};
use sections::check;

fn source(text: &str) -> Source {
    Source::from_text(text.to_owned(), Encoding::Utf8, Evidence::Valid)
}

#[test]
fn a_word_of_the_host_at_line_ends_is_read_over() {
    let text = "工作总结qwk\n各位代表:qwk\n现在报告工作。qwk\n一、工作回顾qwk\n全年修路5公里,通水8\n村。qwk\n（一）农业增产。种茶。qwk";
    check(text, &["一、工作回顾", "  （一）农业增产"]);
    let source = source(text);
    let outline = Outline::parse(&source);
    let at = source.text().find("。qwk").expect("the word stands there") + "。".len();
    assert_eq!(outline.apart_at(at as u32), Some(Apart::Furniture));
}

#[test]
fn a_half_width_point_ends_a_sentence() {
    check(
        "一、农业.全年抓了三件事:一是种粮.二是种茶1.5万亩.三是种果.",
        &["一、农业", "  一是种粮", "  二是种茶1.5万亩", "  三是种果"],
    );
    check(
        "一.农业\n（一）种粮.面积大.（二）种茶.面积小.\n二.工业",
        &["一.农业", "  （一）种粮", "  （二）种茶", "二.工业"],
    );
}

#[test]
fn a_line_in_the_place_of_the_first_number_is_a_heading() {
    check(
        "柳河镇工作总结\n全镇团结奋斗。\n一、工作总结\n保春耕,奋力稳住粮食生产\n一是整田5000亩,备足种子。二是修渠8公里,引水下田。\n（二）抓招商,稳步推进工业\n税收3亿元。",
        &[
            "一、工作总结",
            "  保春耕,奋力稳住粮食生产",
            "    一是整田5000亩",
            "    二是修渠8公里",
            "  （二）抓招商,稳步推进工业",
        ],
    );
}

#[test]
fn a_list_opens_at_a_line_start_behind_a_broken_line() {
    check("全镇抓好三件大事,群众满意度提高\n一是修路。\n二是架桥。", &["一是修路", "二是架桥"]);
    check(
        "全镇上下坚持目标与任务的高度统\n一是必要的,分工也要明确。主要有:一是修路;二是架桥。",
        &["一是修路", "二是架桥"],
    );
}

#[test]
fn a_lone_number_behind_a_sentence_is_a_heading() {
    check(
        "青山镇工作总结全镇团结奋斗。一、抓好茶园建设,农业稳步发展。全年种茶5吨。1、以招商为抓手,扎实建好园区。入驻企业8家。",
        &["一、抓好茶园建设,农业稳步发展", "  1、以招商为抓手,扎实建好园区"],
    );
    check("全镇稳步发展。二、三产业增长5%。一、二把手带头。1、2月份开门红。三、四季度加快。", &[]);
    check("各位代表,全镇农业稳步发展;一、农业", &[]);
}

#[test]
fn a_title_and_a_first_heading_on_one_line_are_two() {
    check(
        "青山镇2023年工作总结和2024年工作思路 一、2023 年度工作总结 今年以来,全镇团结奋斗。种茶5吨。(一)农业稳步增长。种粮800吨。",
        &["一、2023 年度工作总结", "  (一)农业稳步增长"],
    );
    check(
        "全镇总结 一、农业工作回顾 和茶叶、果树、蔬菜三个产业的工作展望。种茶。",
        &["一、农业工作回顾 和茶叶、果树、蔬菜三个产业的工作展望"],
    );
    check("全镇从事 一、二产业的农民增加。", &[]);
}

/// The report's title.
#[track_caller]
fn check_title(text: &str, expected: Option<&str>) {
    let source = source(text);
    let outline = Outline::parse(&source);
    assert_eq!(outline.title.map(|title| source.slice(title)), expected, "{text}");
    let bare = outline.sections.iter().find(|section| section.marker.is_empty());
    assert!(bare.is_none(), "the title is no section: {text}");
}

#[test]
fn the_title_stands_among_the_words_of_the_site() {
    let title = "青山镇2023年上半年工作目标自查报告";
    let body = "2023年,全镇围绕年初目标团结奋斗,各项工作都取得了新的成绩。\n一、农业\n种茶5吨。\n二、工业";
    for head in [
        &format!("青山镇人民政府-{title}\n{title}"),
        &format!("{title}_某某文档网\n{title}\n来源: 发布时间:2023-11-03 14:59:50 字体大小:"),
        &format!(
            "- 2023-04-15 发布 |\n- 37.5 KB |\n- 11页\n申明敬告: 本站不保证该文档完整,由此产生的问题本站不予受理。\n文档介绍\n{title}"
        ),
        &format!("某某搜 2023-07-27 17:07:19 政府报告\n{title}"),
        &format!("大会现场 张某某 摄\n{title}"),
        &format!("读者可以在这里读到全镇的工作情况,也可以打印出来慢慢看。\n{title}"),
    ] {
        check_title(&format!("{head}\n{body}"), Some(title));
    }
    check_title(
        &format!("(湖东省)青山县政府工作报告(全文)\n{body}"),
        Some("(湖东省)青山县政府工作报告(全文)"),
    );
    check_title(&format!("大会现场 张某某 摄\n{body}"), None);
}

#[test]
fn stray_blanks_part_markers_and_words() {
    check(
        "青山镇2023 年工作总 结 一、2023 年工作回 顾 今年以 来,全镇团结奋斗。工作 如下:一 是种茶5 吨,增长3%。二 是修路。( 一) 农 业稳步 增长。从事 二、 三产 业的人增加。( 二 )工业。\n第 二部 分 安 排\n种果。",
        &[
            "一、2023 年工作回 顾", "  一 是种茶5 吨", "  二 是修路", "  ( 一)农 业稳步 增长",
            "  ( 二 )工业", "第 二部 分安 排",
        ],
    );
}
