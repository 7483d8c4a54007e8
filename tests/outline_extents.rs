//! Where sections end, one row each: a text with the sections that hold its marked places.

use baogao::outline::Outline;
use baogao::source::{Encoding, Evidence, Source};

/// Each row is a place of the text and the path of markers and headings that it belongs to.
#[track_caller]
fn check(text: &str, expected: &[(&str, &str)]) {
    let source = Source::from_text(text.to_owned(), Encoding::Utf8, Evidence::Valid);
    let outline = Outline::parse(&source);
    for (place, path) in expected {
        let at = source.text().find(place);
        assert!(at.is_some(), "{place} stands in {text}");
        let ids = at.and_then(|at| outline.at(at as u32)).map(|id| outline.path(id)).unwrap_or_default();
        let name = |section: &baogao::outline::Section| {
            format!("{}{}", source.slice(section.marker), source.slice(section.heading))
        };
        let found: Vec<String> = ids.into_iter().filter_map(|id| outline.get(id)).map(name).collect();
        assert_eq!(found.join(" > "), *path, "{place} in {text}");
    }
}

#[test]
fn a_list_in_running_text_ends_with_its_paragraph() {
    let head = "一、回顾\n（一）农业。主要一是种粮；二是种茶5吨。成效很好。\n";
    check(
        &format!("{head}全镇修路5公里。\n（二）工业。税收3亿元。"),
        &[("成效", "一、回顾 > （一）农业 > 二是种茶5吨"), ("全镇修路", "一、回顾 > （一）农业")],
    );
    check(
        &format!("{head}补充说明。\n三是种菜。\n全镇修路5公里。"),
        &[("补充", "一、回顾 > （一）农业 > 二是种茶5吨"), ("全镇", "一、回顾 > （一）农业 > 三是种菜")],
    );
    check(
        "一、回顾\n主要一是种粮；二是种茶，包括：\n（1）绿茶2吨。\n（2）红茶3吨。\n",
        &[("红茶", "一、回顾 > 二是种茶 > （2）红茶3吨")],
    );
    check(
        "一、回顾\n工作如下：①修路；②架桥。\n全镇通水。",
        &[("架桥", "一、回顾 > ②架桥"), ("全镇", "一、回顾")],
    );
    // The paragraph goes on in the next line, and what a colon announces still belongs to it.
    check("农业主要抓了：一是种粮；二是种茶，面积\n达500亩。\n全镇通水。", &[("达500亩", "二是种茶")]);
    check("农业主要抓了：一是种粮；二是种茶，包括：\n绿茶500亩。", &[("绿茶", "二是种茶")]);
}

#[test]
fn a_list_of_paragraphs_ends_where_the_text_turns() {
    let list = "一、回顾\n（一）农业\n粮食增产。\n（二）工业\n一是招商好。\n二是安商好。\n";
    for (turn, path) in [
        ("各位代表！成绩来之不易。", "一、回顾"),
        ("一年来，全镇上下团结奋斗。", "一、回顾"),
        ("回顾一年的工作，成绩喜人。", "一、回顾"),
        ("在总结成绩的同时，差距仍然很大。", "一、回顾"),
        ("在肯定成绩的同时，我们更要努力。", "一、回顾"),
        ("展望未来，信心百倍。", "一、回顾"),
        ("我们也看到，发展中还存在不少困难。", "一、回顾"),
        ("总之，全年任务已经完成。", "一、回顾"),
        ("同时，认真做好民兵工作。", "一、回顾 > （二）工业"),
        ("税收增加3亿元。", "一、回顾 > （二）工业 > 二是安商好"),
    ] {
        check(&format!("{list}{turn}\n二、安排\n再接再厉。"), &[(turn, path), ("再接", "二、安排")]);
    }
}

#[test]
fn a_summing_up_behind_the_last_chapter_belongs_to_the_report() {
    check("一、回顾\n粮食增产。\n二、安排\n（一）农业。种粮。\n总之，明年更好。", &[("总之", "")]);
}

#[test]
fn a_turn_inside_a_list_that_goes_on_ends_nothing() {
    check(
        "一、回顾\n（一）农业。粮食增产。\n同时，茶叶增产。\n各位代表，农业很好。\n（二）工业。税收3亿元。\n二、安排",
        &[("各位代表", "一、回顾 > （一）农业")],
    );
    check("一、回顾\n（一）农业\n一年来，粮食增产。\n二、安排", &[("粮食", "一、回顾 > （一）农业")]);
    check(
        "一、回顾\n一是种粮好。\n同时，种茶好。\n二是招商好。\n二、安排",
        &[("种茶", "一、回顾 > 一是种粮好")],
    );
}
