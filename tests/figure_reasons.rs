//! Why a figure is what it is: the words that decided its name, role, status and link.
#![allow(clippy::unwrap_used)]

use baogao::export;
use baogao::report::Report;
use baogao::source::Options;

/// Reads a text and compares the reasons of the figure with this quote, one after the other:
/// name, role, status, link (`-` for none).
#[track_caller]
fn check(text: &str, quote: &str, expected: [&str; 4]) {
    let report = Report::read(text.as_bytes(), Options::default());
    let rows = export::explained("a.txt", &report);
    let row = rows.iter().find(|row| row.figure.quote == quote).unwrap();
    let of = row.why_of.as_deref().unwrap_or("-");
    assert_eq!([row.why_name.as_str(), &row.why_role, &row.why_status, of], expected, "{text}");
}

#[test]
fn names_say_where_they_stand() {
    let before = "before the number: 粮食总产量";
    check("粮食总产量达到1200吨。", "1200吨", [before, "达到", "no word", "-"]);
    check("建成3个易地搬迁村。", "3个", ["after the number: 易地搬迁村", "no word", "no word", "-"]);
    let taken = "taken over from 28亿元: 财政收入";
    check("财政收入28亿元，增长9%。", "9%", [taken, "增长", "no word", "last level before: figure 1"]);
    let earlier = "in an earlier clause: 垃圾清运率";
    check("垃圾清运率再创新高，达到97%。", "97%", [earlier, "达到", "no word", "-"]);
    check("全年共投入320万元。", "320万元", ["verb only: 投入", "no word", "no word", "-"]);
    let list = "by its place in the list: 玉米产量";
    check("小麦产量、玉米产量分别达到300吨、500吨。", "500吨", [list, "分别达到", "no word", "-"]);
}

#[test]
fn roles_name_their_word_or_the_unit() {
    let name = "before the number: 养殖比例";
    check("养殖比例62%。", "62%", [name, "unit: %", "no word", "-"]);
    check("养殖比例提高到68%。", "68%", [name, "提高到", "no word", "-"]);
    let part = "before the number: 水田占耕地面积";
    check("水田占耕地面积的70%。", "70%", [part, "占", "no word", "-"]);
    let gain = "before the number: 农户户均增收";
    check("农户户均增收2600元。", "2600元", [gain, "户均增收", "no word", "-"]);
}

#[test]
fn statuses_name_their_word_or_heading() {
    let income = "before the number: 财政收入";
    check("预计财政收入达到3亿元。", "3亿元", [income, "达到", "预计", "-"]);
    check("力争财政收入达到3亿元。", "3亿元", [income, "达到", "力争", "-"]);
    let borne = "before the number: 个人负担";
    check("个人负担不超过10%。", "10%", [borne, "unit: %", "负担不超过", "-"]);
    let report = "青溪镇工作总结\n一、2024年工作安排\n财政收入达到3亿元。已建成水库2座。\n二、保障\n";
    check(report, "3亿元", [income, "达到", "heading: 2024年工作安排", "-"]);
    check(report, "2座", ["before the number: 水库", "no word", "已建成", "-"]);
}

#[test]
fn links_name_their_rule() {
    let before = "before the number: 财政收入";
    let same = "财政收入28亿元，工业产值50亿元，其中财政收入增长9%。";
    check(same, "9%", [before, "增长", "no word", "same name: figure 1"]);
    check(
        "财政收入增长11%，达到28亿元。",
        "11%",
        [before, "增长", "no word", "level that follows: figure 2"],
    );
    let lists = "存款余额80亿元，贷款余额50亿元，分别增长9%、6%。";
    let taken = "taken over from 50亿元: 贷款余额";
    check(lists, "6%", [taken, "增长", "no word", "in order of the list: figure 2"]);
}
