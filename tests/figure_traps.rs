//! Every trap of reading figures, a row each: one sentence and what a careful reader finds in it.
//!
//! A row reads `name value unit role status`; value and unit have the multiplier folded in, a masked
//! value is `?`, a range `a..b`. Longer texts stand in tests/figures.

use baogao::figure::{Figure, Role, Status, Value};
use baogao::report::Report;
use baogao::source::Options;

/// One figure as a row.
fn row(figure: &Figure) -> String {
    let number =
        |value: Option<rust_decimal::Decimal>| value.map_or("?".to_owned(), |v| v.normalize().to_string());
    let value = match figure.value {
        Value::Range(..) => format!("{}..{}", number(figure.base_value), number(figure.base_max)),
        _ => number(figure.base_value),
    };
    let role = match figure.role {
        Role::Level => "level",
        Role::Share => "share",
        Role::Change { .. } => "change",
    };
    let status = match figure.status {
        Status::Actual => "actual",
        Status::Forecast => "forecast",
        Status::Target => "target",
        Status::Rule => "rule",
    };
    format!("{} {}{} {} {}", figure.name, value, figure.base_unit, role, status)
}

#[track_caller]
fn check(sentence: &str, expected: &[&str]) {
    let text = format!("青山镇2023年工作总结\n\n　　{sentence}\n");
    let report = Report::read(text.as_bytes(), Options::default());
    let rows: Vec<String> = report.figures.iter().map(row).collect();
    assert_eq!(rows, expected, "{sentence}");
}

#[test]
fn quantities() {
    check("完成固定资产投资1.2亿元。", &["固定资产投资 120000000元 level actual"]);
    check("争取项目资金1900余万元。", &["项目资金 19000000元 level actual"]);
    check("收入１８，４０６，２７５，０００元。", &["收入 18406275000元 level actual"]);
    check("国内生产总值5 1 3 2 8 亿元。", &["国内生产总值 5132800000000元 level actual"]);
    check("人口自然增长率控制在1 1 ．2 4 ‰。", &["人口自然增长率 11.24‰ share actual"]);
    check("培训农民三百二十人。", &["培训农民 320人 level actual"]);
    check("惠及农户一亿二千万户。", &["农户 120000000户 level actual"]);
    check("栽植果树两千零五十株。", &["果树 2050株 level actual"]);
    check("粮食总产量30-50万吨。", &["粮食总产量 300000..500000吨 level actual"]);
    check("每亩成本3,000元至8,000元。", &["每亩成本 3000..8000元 level actual"]);
    check("完成率达百分之五十一。", &["完成率 51% share actual"]);
    check("绿化率达三分之二。", &["绿化率 0.6666666666666666666666666667 share actual"]);
    check("三次产业结构为5.2∶41.3∶53.5。", &["三次产业结构 5.2 share actual"]);
    check("人均住房面积达38㎡。", &["人均住房面积 38平方米 level actual"]);
    check("发展食用菌2600万棒。", &["食用菌 26000000棒 level actual"]);
    check("全镇经济总产值4.2亿。", &["经济总产值 420000000 level actual"]);
    check("到会群众近千人。", &["到会群众 1000人 level actual"]);
}

#[test]
fn what_is_no_figure() {
    for sentence in [
        "2023年6月18日，第六届党代会召开。",
        "深入实施“十四五”规划，开展“八五”普法。",
        "S242省道和G318线改造完工。",
        "5G网络和PM2.5监测点投入使用。",
        "落实中央一号文件和八项规定精神。",
        "热线12345全天开通。",
        "推进“3+2”行动和“7+28+N”产业链。",
        "引导三元、元盛等企业转型。",
        "各村千方百计增收，万众一心谋发展。",
        "全镇实现生产总值亿元，人均元。",
        "会议于8:30开始。",
        "机关地址邮编624000。",
        "红十字事业取得新成绩。",
        "前10个月工作有序推进。",
        "大学习大讨论持续二十余年。",
        "**镇和xx村率先完成。",
    ] {
        check(sentence, &[]);
    }
}

#[test]
fn masks_stay_masked() {
    check("完成产值xxx万元，增长xx0.9%。", &["产值 ?元 level actual", "产值 ?% change actual"]);
    check("到位资金x.6億元。", &["到位资金 ?元 level actual"]);
    check("农民人均纯收入*元。", &["农民人均纯收入 ?元 level actual"]);
    check("实现税收**万元。", &["税收 ?元 level actual"]);
}

#[test]
fn names_stand_before_after_and_earlier() {
    check("实施了4个生态搬迁村。", &["生态搬迁村 4个 level actual"]);
    check("新建100口沼气池、18座蓄水池。", &["沼气池 100口 level actual", "蓄水池 18座 level actual"]);
    check("总投资3400万元。", &["总投资 34000000元 level actual"]);
    check("合作医疗参保率稳步提高，达到97.2%。", &["合作医疗参保率 97.2% share actual"]);
    check("全镇12500亩耕地苗情良好。", &["耕地苗情良好 12500亩 level actual"]);
    check(
        "种植油菜8200亩，占耕地总面积的36%。",
        &["油菜 8200亩 level actual", "油菜占耕地总面积 36% share actual"],
    );
    check("水质达标率达到95%。", &["水质达标率 95% share actual"]);
    check("建成保障性住房2262套。", &["保障性住房 2262套 level actual"]);
    check("中央转移支付总额达5亿元。", &["中央转移支付总额 500000000元 level actual"]);
    check(
        "为326位85岁以上低收入老年人发放补贴。",
        &["低收入老年人 326位 level actual", "低收入老年人 85岁 level rule"],
    );
    check(
        "高新技术企业由35家增至121家。",
        &["高新技术企业 35家 level actual", "高新技术企业 121家 level actual"],
    );
}

#[test]
fn lists_give_each_its_own() {
    check(
        "生猪、羊出栏分别达到3万头、2万头。",
        &["生猪出栏 30000头 level actual", "羊出栏 20000头 level actual"],
    );
    check(
        "城乡居民人均可支配收入分别达到3万元和1.5万元。",
        &["城镇居民人均可支配收入 30000元 level actual", "农村居民人均可支配收入 15000元 level actual"],
    );
    check(
        "第一、二、三产业增加值分别为12亿元、41亿元和32亿元。",
        &[
            "第一产业增加值 1200000000元 level actual",
            "第二产业增加值 4100000000元 level actual",
            "第三产业增加值 3200000000元 level actual",
        ],
    );
    check(
        "生猪存栏31万头，能繁母猪3万头，分别增长3.1%、下降1.2%。",
        &[
            "生猪存栏 310000头 level actual", "能繁母猪 30000头 level actual", "生猪存栏 3.1% change actual",
            "能繁母猪 1.2% change actual",
        ],
    );
    check(
        "会议和文件数量分别减少12.3%和15.8%。",
        &["会议数量 12.3% change actual", "文件数量 15.8% change actual"],
    );
}

#[test]
fn a_list_may_stand_a_clause_before_its_numbers() {
    check(
        "医疗、养老保险参保面不断扩大，参保率分别达到98%、96%。",
        &["医疗参保率 98% share actual", "养老保险参保率 96% share actual"],
    );
    check(
        "村庄、企业废水处理能力增强，处理率分别达到72%和91%。",
        &["村庄处理率 72% share actual", "企业废水处理率 91% share actual"],
    );
}

#[test]
fn roles() {
    check(
        "工业总产值5亿元，同比增长8%。",
        &["工业总产值 500000000元 level actual", "工业总产值 8% change actual"],
    );
    check("比重提高2个百分点。", &["比重 2个百分点 change actual"]);
    check("旅游收入是上年的2.1倍。", &["旅游收入 2.1倍 share actual"]);
    check("旅游收入增长2.1倍。", &["旅游收入 2.1倍 change actual"]);
    check("村集体收入翻一番。", &["村集体收入 1番 change actual"]);
    check("肉牛比例由去年的64%提高到82%。", &["肉牛比例 64% share actual", "肉牛比例 82% share actual"]);
    check("新增就业1260人。", &["新增就业 1260人 level actual"]);
    check("户均增收2600元。", &["户均增收 2600元 change actual"]);
    check("提升100家养老机构服务水平。", &["养老机构服务水平 100家 level actual"]);
    check(
        "固定资产投资3亿元，完成年度目标的90%。",
        &["固定资产投资 300000000元 level actual", "固定资产投资完成年度目标 90% share actual"],
    );
    check("出口39亿元，逆势增长15.6%。", &["出口 3900000000元 level actual", "出口 15.6% change actual"]);
}

#[test]
fn statuses() {
    check(
        "经初步预测，全镇完成生产总值3亿元，增长8%。",
        &["生产总值 300000000元 level forecast", "生产总值 8% change forecast"],
    );
    check(
        "生产总值3亿元（预计年底达到4亿元），税收1亿元。",
        &[
            "生产总值 300000000元 level actual",
            "生产总值 400000000元 level forecast",
            "税收 100000000元 level actual",
        ],
    );
    check("力争明年实现产值5亿元，增长6%。", &["产值 500000000元 level target", "产值 6% change target"]);
    check(
        "扶持出栏百头以上的养殖户30余户。",
        &["扶持出栏 100头 level rule", "百头以上的养殖户 30户 level actual"],
    );
    check("每户补助不超过1.5万元。", &["每户补助 15000元 level rule"]);
    check("确保了粮食播种面积3万亩。", &["粮食播种面积 30000亩 level actual"]);
    check(
        "人均预期寿命79.8岁，办理建议126件。",
        &["人均预期寿命 79.8岁 level actual", "建议 126件 level actual"],
    );
    check("全年争取到资金3亿元。", &["争取到资金 300000000元 level actual"]);
}

#[test]
fn numbers_in_unusual_dress() {
    check("三次产业结构为4.1∶37.6:58.3。", &["三次产业结构 4.1 share actual"]);
    check("绿化面积占全县九成。", &["绿化面积占全县 9成 share actual"]);
    check("成立3个工作专班，建成2座水厂。", &["工作专班 3个 level actual", "水厂 2座 level actual"]);
    check("会议精简四分之一。", &["会议 0.25 change actual"]);
    check("完成投资２１亿余元。", &["投资 2100000000元 level actual"]);
    check("发电装机三百二十万千瓦。", &["发电装机 3200000千瓦 level actual"]);
    check("二〇二三年建成村道一千〇五米。", &["村道 1005米 level actual"]);
    check("人口自然增长率为-1.2‰。", &["人口自然增长率 -1.2‰ share actual"]);
    check("出生率回落0.35个千分点。", &["出生率 0.35个千分点 change actual"]);
    check(
        "贫困人口减少1206万，用户突破5300万，进展顺利。",
        &["贫困人口 12060000 change actual", "用户 53000000 level actual"],
    );
    check(
        "年末全县常住人口534217,增长0.3%。",
        &["常住人口 534217 level actual", "常住人口 0.3% change actual"],
    );
    check("引进外资3.2亿元人民币，人民币汇率保持稳定。", &["外资 320000000元 level actual"]);
    check("收购ｘī＠②铜片，投资5万元。", &["投资 50000元 level actual"]);
}

#[test]
fn years_and_months_are_no_values() {
    check("1—9月完成产值3亿元，1-8月、1~7月份，１——５月份均有增长。", &["产值 300000000元 level actual"]);
    check("2010-2015年完成投资3亿元。", &["投资 300000000元 level actual"]);
    check(
        "公路里程由2015年的120公里增加到2020年的180公里。",
        &["公路里程 120公里 level actual", "公路里程 180公里 level actual"],
    );
}

#[test]
fn words_with_numerals_are_no_figures() {
    for sentence in [
        "两处古镇分别评为国家3A和4A级。",
        "会上，两位委员分别作了报告。",
        "地铁14号线开工，推进五位一体布局，参加二十国集团会议，重申九二共识，跻身十强。",
        "综合排名全省第三十九位，入选全国百强县。",
        "见第9/12-13號文件。",
        "精神文明建设千年大计，两会、三农工作，“九五”计划完成。",
    ] {
        check(sentence, &[]);
    }
}

#[test]
fn multiples_are_ratios_or_changes() {
    check(
        "工业产值增长一点三倍，即增加二百一十亿元。",
        &["工业产值 1.3倍 change actual", "工业产值 21000000000元 change actual"],
    );
    check("投入总额是十年前的3倍。", &["投入总额 3倍 share actual"]);
    check("产量提高一倍以上。", &["产量 1倍 change actual"]);
    check("工业总产值比1990年翻两番。", &["工业总产值 2番 change actual"]);
    check(
        "五年累计完成投资86亿元，年均增长9.2%。",
        &["投资 8600000000元 level actual", "投资 9.2% change actual"],
    );
}

#[test]
fn one_verb_or_unit_serves_two_numbers() {
    check(
        "产值增速和投资增速分别回落2.14和1.53个百分点。",
        &["产值增速 2.14个百分点 change actual", "投资增速 1.53个百分点 change actual"],
    );
    check(
        "工业增加值12亿元，增长8%（按可比价格计算，下同），税收增长5%。",
        &["工业增加值 1200000000元 level actual", "工业增加值 8% change actual", "税收 5% change actual"],
    );
    // With one number too few no member of the list gets a number of its own.
    check(
        "税收、产值和出口额分别增长5%和6%。",
        &["税收、产值和出口额 5% change actual", "税收、产值和出口额 6% change actual"],
    );
}

#[test]
fn a_name_stands_before_each_of_many_numbers() {
    check(
        "辖12个行政村、31个自然屯，2个街道、4个居民委。",
        &[
            "行政村 12个 level actual", "自然屯 31个 level actual", "街道 2个 level actual",
            "居民委 4个 level actual",
        ],
    );
    check(
        "稻谷产量18320吨,增长0.52%;小麦产量2140吨,增长1.3%。",
        &[
            "稻谷产量 18320吨 level actual", "稻谷产量 0.52% change actual", "小麦产量 2140吨 level actual",
            "小麦产量 1.3% change actual",
        ],
    );
    check(
        "每万人口高价值发明专利拥有量达到5.2件，人均预期寿命78.3岁。",
        &["每万人口高价值发明专利拥有量 5.2件 level actual", "人均预期寿命 78.3岁 level actual"],
    );
    check(
        "耕地面积5630亩，林地面积5630公顷。",
        &["耕地面积 5630亩 level actual", "林地面积 5630公顷 level actual"],
    );
}

#[test]
fn an_english_count_beside_it_adds_nothing() {
    check(
        "全镇产粮5300吨，增长6%。\nThe township produced 5300 tons of grain.",
        &["产粮 5300吨 level actual", "产粮 6% change actual"],
    );
}

#[test]
fn a_text_that_breaks_off_is_read_to_its_end() {
    for text in ["报告0", "产值5", "产值5 ", "从5", "3-", "1:", "百分之"] {
        assert_eq!(Report::read(text.as_bytes(), Options::default()).figures, [], "{text}");
    }
    let report = Report::read("增长8%，".as_bytes(), Options::default());
    assert_eq!(report.figures.iter().map(row).collect::<Vec<_>>(), [" 8% change actual"]);
}
