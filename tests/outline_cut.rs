//! Sections of texts that were cut, broken or copied with what stood around, one row each.

use baogao::outline::{Outline, Section};
use baogao::source::{Encoding, Evidence, Source};

/// The sections as marker and heading, two blanks for each level below the first.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let source = Source::from_text(text.to_owned(), Encoding::Utf8, Evidence::Valid);
    let line = |section: &Section| {
        let indent = "  ".repeat(usize::from(section.depth) - 1);
        format!("{indent}{}{}", source.slice(section.marker), source.slice(section.heading))
    };
    let found: Vec<String> = Outline::parse(&source).sections.iter().map(line).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn an_item_that_begins_a_sentence_needs_no_second() {
    check("各村齐心协力。一是修好水渠，全年修渠5公里。", &["一是修好水渠"]);
    check("主要做法：一要选好项目，多方筹资。", &["一要选好项目"]);
    check("全镇统一是共识，做法不一是常态，三是奇数。", &[]);
    check("出栏生猪3万头。 1.水利建设稳步推进。", &["1.水利建设稳步推进"]);
    check("全长3.5公里。1.5万人受益，增长8.2倍。", &[]);
    check(
        "各位请审议。一、去年工作 去年，是青山镇发展史上很不平凡的一年，全镇上下一心，克服重重困难，完成了各项任务。",
        &["一、去年工作"],
    );
    check("会议认为，一、二把手要带头。一、二、三产业协调发展。", &[]);
}

#[test]
fn a_chapter_stands_before_its_first_part() {
    check(
        "现报告如下: 一、完成情况 (一)农业生产形势喜人。粮食增产。(二)工业生产稳中有升。",
        &["一、完成情况", "  (一)农业生产形势喜人", "  (二)工业生产稳中有升"],
    );
    check("青山镇工作总结和工作计划 1.抓好农业。2.抓好工业。", &["1.抓好农业", "2.抓好工业"]);
}

#[test]
fn a_list_announced_inside_a_point_belongs_to_it() {
    check(
        "一是招商成效好。在谈企业有2家：一是青山茶厂，投资1亿元；二是柳河纸厂，投资2亿元。税收增加。二是安商服务优。",
        &["一是招商成效好", "  一是青山茶厂", "  二是柳河纸厂", "二是安商服务优"],
    );
    check(
        "做法是：一是领导带头，分工明确（一是包村，二是包户）；二是奖惩分明。",
        &["一是领导带头", "  一是包村", "  二是包户", "二是奖惩分明"],
    );
    check(
        "去年办了两件事：一是修路；二是架桥。今年办两件事：一是通水；二是通电。",
        &["一是修路", "二是架桥", "一是通水", "二是通电"],
    );
}

#[test]
fn a_broken_line_may_end_with_a_marker() {
    check(
        "一、工业\n新办企业2家：一是\n青山茶厂，投资1亿元；二是柳河纸厂。",
        &["一、工业", "  一是青山茶厂", "  二是柳河纸厂"],
    );
    check(
        "一、安排\n抓好三件事，一要\n抓水利，二要抓交通，三要\n二、措施",
        &["一、安排", "  一要抓水利", "  二要抓交通", "二、措施"],
    );
    check("代表们5月3日至\n1、2日外出考察。", &[]);
}

#[test]
fn a_list_goes_on_behind_a_gap_inside_its_chapter() {
    check(
        "一、安排\n（一）农业\n（二）工业\n此处隐藏3000字\n（五）党建\n二、措施",
        &["一、安排", "  （一）农业", "  （二）工业", "  （五）党建", "二、措施"],
    );
    check(
        "一、安排\n（一）农业\n（二）工业\n此处隐藏3000字\n（五）党建\n三、措施",
        &["一、安排", "  （一）农业", "  （二）工业", "（五）党建", "三、措施"],
    );
}

#[test]
fn words_of_thanks_in_a_part_belong_to_the_part() {
    check(
        "第一部分 去年工作\n一、农业\n粮食增产。\n二、工业\n工业增效。\n各位代表！成绩来之不易，还要看到：\n1.底子薄；\n2.人才少。\n第二部分 今年工作",
        &["第一部分去年工作", "  一、农业", "  二、工业", "  1.底子薄", "  2.人才少", "第二部分今年工作"],
    );
}

#[test]
fn what_stands_between_title_and_body_breaks_no_sentence() {
    let body = "一年来，全街道上下团结一心，扎实工作，各项任务顺利完成。";
    for between in [
        "- 时间:2023-02-24",
        "• 信息来源:青山街道，政务公开",
        "索引号 | K0001/2024-1，其他 |",
        "下面是小编为大家整理的街道工作总结，供大家参考。",
    ] {
        check(
            &format!("青山街道2022年工作总结\n{between}\n一、2022年工作回顾\n{body}"),
            &["一、2022年工作回顾"],
        );
    }
}

#[test]
fn a_line_that_says_the_title_again_heads_nothing() {
    let body = "按照要求，我乡高度重视，周密安排，现将有关情况汇报如下。";
    for (title, again) in [
        ("青山乡2016年工作总结和2017年工作安排 2018-06-15", "青山乡2016年工作总结和2017年工作安排"),
        ("2008年政府工作计划", "2008年工作计划"),
        ("青山乡水利站工作总结报告范本", "2020青山乡水利站工作总结报告"),
    ] {
        check(&format!("{title}\n{again}\n{body}\n一、农业\n{body}"), &["一、农业"]);
    }
    check(
        &format!("青山乡2016年工作总结和2017年工作安排\n2016年工作总结\n{body}\n一、农业\n{body}"),
        &["2016年工作总结", "  一、农业"],
    );
}

#[test]
fn notices_of_a_site_are_no_items() {
    check(
        "青山镇2021年救助工作总结\n1. 1、下载文档前请看清内容。\n2. 2、\"仅部分预览\"的文档，可以退款。\n3. 3、如文档侵犯您的权益，请联系客服。\n青山镇2021年救助工作总结\n一、救助有力\n发放低保金300万元。\n二、福利有为\n建成敬老院2所。\n(未完，全文共1507字，当前显示476字)",
        &["一、救助有力", "二、福利有为"],
    );
    check(
        "一、服务\n1、客服中心建成2处。\n2、政策文件在网上公开，全文共有12章。\n二、党建",
        &["一、服务", "  1、客服中心建成2处", "  2、政策文件在网上公开", "二、党建"],
    );
}

#[test]
fn what_a_site_counts_is_set_apart() {
    let apart = |line: &str| {
        let text = format!("一、农业\n粮食增产300吨。\n{line}");
        let source = Source::from_text(text, Encoding::Utf8, Evidence::Valid);
        !Outline::parse(&source).apart.is_empty()
    };
    assert!(apart("(未完，全文共1507字，当前显示476字)"));
    assert!(apart("仅展示689字，全文共1734字"));
    assert!(!apart("全文共五章，编写材料300字"));
    assert!(!apart("全年编发简报，剩余纸张300张"));
}

#[test]
fn a_blank_before_a_quantity_ends_the_title_of_a_dash_item() {
    check(
        "——水利建设 3.5公里渠道完工，受益500人。\n——公路建设 12公里村道完工。",
        &["——水利建设", "——公路建设"],
    );
    check(
        "——新建村道 全长3.5公里，投资2万元。\n——种茶 500亩，增收。",
        &["——新建村道 全长3.5公里", "——种茶 500亩"],
    );
}

#[test]
fn a_list_opens_behind_a_title_without_a_mark() {
    check(
        "一、去年工作完成情况 （一）民生工程圆满完成 1、城乡低保。发放300万元。 2、医疗救助。救助500人。",
        &["一、去年工作完成情况", "  （一）民生工程圆满完成", "    1、城乡低保", "    2、医疗救助"],
    );
    check("一、今年完成投资 1、2月份开工。", &["一、今年完成投资 1、2月份开工"]);
    check("一、水库蓄水 1.5万立方米", &["一、水库蓄水 1.5万立方米"]);
    check("一、工业。新建厂房 1、2号楼。", &["一、工业"]);
    check("粮食增产，新建水库 1、青山水库。", &[]);
}

#[test]
fn a_first_number_may_be_glued_to_its_chapter() {
    check(
        "一、救助工作扎实有力1.低保政策落实。发放300万元。\n2.五保供养扎实\n供养50人。3.救灾及时。救济20户。",
        &["一、救助工作扎实有力", "  1.低保政策落实", "  2.五保供养扎实", "  3.救灾及时"],
    );
    check("一、救助工作扎实有力1.低保政策落实\n发放300万元。", &["一、救助工作扎实有力1.低保政策落实"]);
    check("全镇工作扎实有力1.低保政策落实。\n2.五保供养扎实", &[]);
    check("一、全年新建道路1.5公里\n2.五保供养扎实", &["一、全年新建道路1.5公里"]);
}

#[test]
fn a_lone_chapter_is_a_section() {
    check("青山镇2021年工作总结\n一、救助工作\n全年发放低保金300万元。", &["一、救助工作"]);
    check(
        "青山镇工作总结 【 - 青山镇总结】\n一、救助 （一）低保工作\n发放300万元。",
        &["一、救助", "  （一）低保工作"],
    );
}
