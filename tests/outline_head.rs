//! Where the body begins, one row each: a text and what its head holds.

use baogao::outline::{Apart, Outline};
use baogao::source::{Encoding, Evidence, Source};

/// The lines that are set apart as the report's title, date and speaker.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let source = Source::from_text(text.to_owned(), Encoding::Utf8, Evidence::Valid);
    let outline = Outline::parse(&source);
    let heads = outline.apart.iter().filter(|(_, apart)| *apart == Apart::Title);
    let found: Vec<&str> = heads.flat_map(|(span, _)| source.slice(*span).lines()).map(str::trim).collect();
    let found: Vec<&str> = found.into_iter().filter(|line| !line.is_empty()).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn a_head_has_titles_dates_and_speakers() {
    check(
        "政府工作报告\n——2024年2月1日在青山镇第三届人民代表大会第四次会议上\n镇长 王某某\n各位代表：\n现在报告工作。",
        &["政府工作报告", "——2024年2月1日在青山镇第三届人民代表大会第四次会议上", "镇长 王某某"],
    );
    check(
        "青山镇人民政府\n关于10万亩油茶基地建设情况的汇报\n（2024年2月）\n油茶长得很好。",
        &["青山镇人民政府", "关于10万亩油茶基地建设情况的汇报", "（2024年2月）"],
    );
}

#[test]
fn a_head_is_broken_or_glued() {
    check(
        "政府工作报告\n——2026年1月20日在青山县第十四届\n人民代表大会第五次会议上\n县长 王某某\n各位代表：\n现在报告工作。",
        &["政府工作报告", "——2026年1月20日在青山县第十四届", "人民代表大会第五次会议上", "县长 王某某"],
    );
    let text = "青山县政府工作报告——2024年3月5日在青山县第三届人民代表大会第二次会议上\u{2002}县长 王某某\n各位代表：\n现在报告工作。";
    let source = Source::from_text(text.to_owned(), Encoding::Utf8, Evidence::Valid);
    let title = Outline::parse(&source).title.map(|span| source.slice(span).to_owned());
    assert_eq!(title.as_deref(), Some("青山县政府工作报告"));
}

#[test]
fn a_title_stands_before_the_first_section_of_one_line() {
    let text = "柳河镇2023年工作总结 一、工作回顾 一年来，粮食增产。二、工作安排 今年，继续努力。";
    let source = Source::from_text(text.to_owned(), Encoding::Utf8, Evidence::Valid);
    let title = Outline::parse(&source).title.map(|span| source.slice(span).to_owned());
    assert_eq!(title.as_deref(), Some("柳河镇2023年工作总结"));
}

#[test]
fn a_piece_of_running_text_is_no_head() {
    let title = "金沙乡2015年工作总结";
    for body in [
        "　　全年完成地区生产总值3.2亿元，比上年\n增长7.8%；农民人均\n纯收入8120元，增长10.5%。",
        "　　全年完成地区生产总值3.2亿元\n增长7.8%。",
        "新建村道\n12.4公里。",
        "粮食种植9000亩\n茶叶种植800亩\n",
        "　　全乡上下坚持以经济建设为中\n心，农村面貌焕然一新。",
        "1.5亿元的园区项目顺利开工，\n二、三产业从业人员达到3975人。\n一、农业\n二、工业",
        "农业抓了：一是种粮；二是种茶\n三是种菜。",
    ] {
        let head: &[&str] = if body.starts_with("新建") { &[title, "新建村道"] } else { &[title] };
        check(&format!("{title}\n\n{body}"), head);
    }
}
