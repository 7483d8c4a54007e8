//! Sentences as departments write them, and what a careful reader finds in each of them.
//!
//! A row reads `quote name role status`; the role of a change names the quote of its level and its
//! basis. Single traps with their values stand in `tests/figure_traps.rs`.

use baogao::figure::{Direction, Figure, Role, Status};
use baogao::report::Report;
use baogao::source::Options;

/// One figure as a row; what goes without saying (a level that is done) is left out.
fn row(report: &Report, figure: &Figure) -> String {
    let text = |span| report.source.slice(span);
    let role = match figure.role {
        Role::Level => String::new(),
        Role::Share => " share".to_owned(),
        Role::Change { of, basis, direction } => {
            let level = of.and_then(|of| report.figure(of)).map_or("-", |level| text(level.span));
            let sign = if direction == Some(Direction::Down) { '-' } else { '+' };
            format!(" {sign} of {level} {}", basis.map_or("", text)).trim_end().to_owned()
        }
    };
    let status = match figure.status {
        Status::Actual => "",
        Status::Forecast => " forecast",
        Status::Target => " target",
        Status::Rule => " rule",
    };
    format!("{} {}{role}{status}", text(figure.span), figure.name)
}

#[track_caller]
fn read(text: &str, expected: &[&str]) {
    let report = Report::read(text.as_bytes(), Options::default());
    let rows: Vec<String> = report.figures.iter().map(|figure| row(&report, figure)).collect();
    assert_eq!(rows, expected, "{text}");
}

#[track_caller]
fn check(sentence: &str, expected: &[&str]) {
    read(&format!("青山镇2023年工作总结\n\n　　{sentence}\n"), expected);
}

#[test]
fn a_change_belongs_to_the_level_of_its_unit() {
    check(
        "本科上线128人，上线率46%，比去年净增17人。",
        &["128人 本科上线", "46% 上线率 share", "17人 本科上线 + of 128人 比去年"],
    );
    check(
        "争取项目18个，到位资金260万元，比上年多争取3个。",
        &["18个 争取项目", "260万元 到位资金", "3个 争取项目 + of 18个 比上年"],
    );
    check("租金收入426万元，同比增收38万元。", &["426万元 租金收入", "38万元 租金收入 + of 426万元 同比"]);
    check("农户户均增收2600元。", &["2600元 农户户均增收 + of -"]);
    check(
        "信访总量下降23%，其中越级上访12批36人次。",
        &["23% 信访总量 - of -", "12批 越级上访", "36人次 越级上访"],
    );
}

#[test]
fn what_is_paid_changed_and_not_the_people() {
    check("老人320名按月领取养老金，每人每月提高15元。", &["320名 老人", "15元 养老金 + of -"]);
    check("参保老人320名，比上年增加15名。", &["320名 参保老人", "15名 参保老人 + of 320名 比上年"]);
    check(
        "城市低保标准由每人每月580元提高到620元，农村低保标准由每人每年4300元提高到5000元，\
         增幅分别为6.9%和16.3%。",
        &[
            "580元 城市低保标准", "620元 城市低保标准", "4300元 农村低保标准", "5000元 农村低保标准",
            "6.9% 城市低保标准 + of 620元", "16.3% 农村低保标准 + of 5000元",
        ],
    );
}

#[test]
fn what_stands_side_by_side_shares_its_noun() {
    check("对420户1.62万农村人口进行排查。", &["420户 农村人口", "1.62万 农村人口"]);
    check("整治渠道42条38公里。", &["42条 整治渠道", "38公里 整治渠道"]);
    check(
        "解决了120户、538人、340头大牲畜的饮水困难。",
        &["120户 饮水困难", "538人 饮水困难", "340头 大牲畜"],
    );
    check("购置耕牛30头、羊50只。", &["30头 耕牛", "50只 羊"]);
}

#[test]
fn lists_without_a_word_too_many() {
    check(
        "办件986件，办结率99.8%，满意率98.6%，同比分别提高1.2和2.3个百分点。",
        &[
            "986件 办件",
            "99.8% 办结率 share",
            "98.6% 满意率 share",
            "1.2 办结率 + of 99.8% 同比",
            "2.3个百分点 满意率 + of 98.6% 同比",
        ],
    );
    check(
        "产值增速比一季度、上半年、前三季度分别提高1.2个、0.5个、0.3个百分点。",
        &[
            "1.2个 产值增速 + of - 比一季度",
            "0.5个 产值增速 + of - 上半年",
            "0.3个百分点 产值增速 + of - 前三季度",
        ],
    );
    check(
        "产值28亿元，比一季度、上半年分别提高1.2个、0.5个百分点。",
        &["28亿元 产值", "1.2个 产值 + of 28亿元 比一季度", "0.5个百分点 产值 + of 28亿元 上半年"],
    );
    check("警情数、发案数“双下降”，降幅分别为9.1%、14.6%。", &["9.1% 警情数 - of -", "14.6% 发案数 - of -"]);
    check("先进村、文明户分别新增11个和27项。", &["11个 先进村", "27项 文明户"]);
}

#[test]
fn names_keep_what_belongs_to_them() {
    check("“三公”经费支出186万元。", &["186万元 “三公”经费支出"]);
    check("重点人群签约9.8万人。", &["9.8万人 重点人群签约"]);
    check("重点建设提水泵站3座。", &["3座 提水泵站"]);
    check("基本公共服务经费84万元。", &["84万元 基本公共服务经费"]);
    check("社会保障和就业支出9.28亿元。", &["9.28亿元 社会保障和就业支出"]);
    check("公务用车购置及运行费157万元。", &["157万元 公务用车购置及运行费"]);
    check("计划生育奖励金218万元。", &["218万元 计划生育奖励金"]);
    check("无偿献血412人次。", &["412人次 无偿献血"]);
    check("约谈干部12人。", &["12人 约谈干部"]);
    check("新建的4个4S店正式运营。", &["4个 4S店"]);
    check("压减率94%，审减率9%，节约率8%。", &["94% 压减率 share", "9% 审减率 share", "8% 节约率 share"]);
    check("产值增长率8%。", &["8% 产值增长率 + of -"]);
    check("优良天数比率不低于86%。", &["86% 优良天数比率 share"]);
    check("新建机耕路16条，建成大棚235亩。", &["16条 机耕路", "235亩 大棚"]);
    check("惠及居民1.7万人。", &["1.7万人 居民"]);
    check("残疾人补贴惠及1.2万人。", &["1.2万人 残疾人补贴"]);
    check("剩余240套计划明年6月交付。", &["240套 剩余 target"]);
    check("6月底前要完成3.4万平方米草坪建设。", &["3.4万平方米 草坪建设 target"]);
}

#[test]
fn units_go_on() {
    check("整治占道经营3.2万处次。", &["3.2万处次 占道经营"]);
    check("收缴子弹126发、管制刀具23把。", &["126发 收缴子弹", "23把 管制刀具"]);
    check("补助标准提高到620元/人·月。", &["620元/人·月 补助标准"]);
}

#[test]
fn plans_are_told_from_what_was_done() {
    check("营养改善计划惠及学生2.37万名。", &["2.37万名 学生"]);
    check("全镇计划发展生态茶园2300亩。", &["2300亩 生态茶园 target"]);
    check("2024年，绿化率达到35%。", &["35% 绿化率 share target"]);
    check("2022年，绿化率达到35%。", &["35% 绿化率 share"]);
    check("2024年，绿化率达到35%；2023年达到33%。", &["35% 绿化率 share target", "33% 绿化率 share"]);
    let aims = "青山镇2023年工作总结\n一、工作目标任务\n";
    read(
        &format!("{aims}全镇现有监测户75户。2021年脱贫98户。已通自来水36户。\n二、问题\n"),
        &["75户 监测户", "98户 脱贫", "36户 通自来水"],
    );
    read(
        &format!("{aims}全镇产值达到3亿元。新建泵站4座。已建成水窖36口。\n二、问题\n"),
        &["3亿元 产值 target", "4座 泵站 target", "36口 水窖"],
    );
}

#[test]
fn what_is_striven_for_beyond_a_rate_is_a_rate() {
    check("产值增长7%以上、力争达到8%。", &["7% 产值 + of -", "8% 产值 + of - target"]);
    check("产值增长7%，达到28亿元。", &["7% 产值 + of 28亿元", "28亿元 产值"]);
    check("失业率、消费价格涨幅分别控制在5%、3%。", &["5% 失业率 share", "3% 消费价格涨幅 + of -"]);
}

#[test]
fn the_thing_counted_may_stand_behind_what_describes_it() {
    check("新增10所达到二级水平的乡镇卫生院。", &["10所 乡镇卫生院"]);
    check("建设7万套（间）保障性租赁住房。", &["7万套 保障性租赁住房"]);
    check("每千人口执业（助理）医师3.12人。", &["3.12人 每千人口执业（助理）医师"]);
    check("淘汰10蒸吨以下燃煤锅炉86台。", &["10蒸吨 燃煤锅炉 rule", "86台 10蒸吨以下燃煤锅炉"]);
    check("实现所有乡镇和90%以上行政村通客车。", &["90% 行政村通客车 share"]);
    check("185项高频事项“免证可办”。", &["185项 高频事项"]);
    check("使用外资168亿美元、约合1195亿元人民币。", &["168亿美元 使用外资", "1195亿元 使用外资"]);
    check("争创10个省级示范村。", &["10个 省级示范村"]);
}

#[test]
fn a_heading_with_a_year_to_come_plans() {
    let report = "青溪县2024年政府工作报告\n一、2023年工作回顾\n产值达到28亿元。\n二、2024年主要工作\n";
    read(&format!("{report}建成泵站4座。\n"), &["28亿元 产值", "4座 泵站 target"]);
    let report = "青溪县2024年工作总结\n一、2023年工作\n产值达到28亿元。\n二、2024年主要工作\n";
    read(&format!("{report}建成泵站4座。\n"), &["28亿元 产值", "4座 泵站"]);
}

#[test]
fn numbers_as_newspapers_write_them() {
    check("總經費約一七.六八億元。", &["一七.六八億元 總經費"]);
    check("以2億6400餘萬元發包。", &["2億6400餘萬元 發包"]);
    check("全县今年教育投入持续增长，征收义务教育费附加889万\n元。", &["889万\n元 义务教育费附加"]);
    check("平均浓度20.5微克每立方米。", &["20.5微克每立方米 平均浓度"]);
    check("完成34校裝設，分4案發包。", &["34校 裝設", "4案 發包"]);
    check("举办4期专题培训班，4期工程完工。", &["4期 专题培训班"]);
    check("发布于11月17日 5:48:13。", &[]);
    check("税收同比-6.2%。", &["-6.2% 税收 - of - 同比"]);
    check("出口增速+3.2%。", &["+3.2% 出口 + of -"]);
    check("将十组新湾清理完毕。", &[]);
}

#[test]
fn what_is_set_or_expected_reaches_as_far_as_it_is_meant() {
    check(
        "预计全年实现产值39亿元;财政收入3亿元,增长4%。",
        &["39亿元 产值 forecast", "3亿元 财政收入 forecast", "4% 财政收入 + of 3亿元 forecast"],
    );
    check("预计产值39亿元;已完成税收3亿元。", &["39亿元 产值 forecast", "3亿元 税收"]);
    check("9月底前,14个村、3万名群众都将用上天然气。", &["14个 村 target", "3万名 群众 target"]);
    check("产业发展目标：打造园区3处。", &["3处 打造园区 target"]);
    check("种植油茶（任务1481亩）1520亩。", &["1481亩 油茶 target", "1520亩 油茶"]);
    check("引进50家以上企业。", &["50家 企业"]);
    check("扶持50头以上养殖户。", &["50头 养殖户 rule"]);
    check(
        "年度计划投资44亿元,完成投资6亿元,完成年度计划14%。",
        &["44亿元 投资 target", "6亿元 投资", "14% 投资完成年度计划 share"],
    );
    check(
        "今年计划开工项目6个,目前3个项目已开工,完成投资2亿元。",
        &["6个 开工项目 target", "3个 项目", "2亿元 投资"],
    );
    read("下半年工作计畫\n計畫投資1300萬元。\n", &["1300萬元 投資 target"]);
}

#[test]
fn points_by_which_one_thing_differs_from_another() {
    check(
        "产值28亿元,完成年度目标46%,增速比上年同期回落2个百分点。",
        &["28亿元 产值", "46% 产值完成年度目标 share", "2个百分点 产值 - of 28亿元 比上年同期"],
    );
    check(
        "产值28亿元,增长7%,高于全县平均水平0.6个百分点。",
        &["28亿元 产值", "7% 产值 + of 28亿元", "0.6个百分点 产值 + of 28亿元 高于全县平均水平"],
    );
    check(
        "产值28亿元,与上年同期增幅相比低3个百分点。",
        &["28亿元 产值", "3个百分点 产值 - of 28亿元 与上年同期增幅相比"],
    );
    check(
        "农民人均纯收入：年均增长14%，2023年达到7800元。",
        &["14% 农民人均纯收入 + of 7800元", "7800元 农民人均纯收入"],
    );
    check("产值28亿元，五年内翻了一番。", &["28亿元 产值", "一番 产值 + of 28亿元"]);
}

#[test]
fn nouns_in_a_row_each_have_their_number() {
    check("辖上坝、下坝、新湾等5个村民小组6个自然村。", &["5个 村民小组", "6个 自然村"]);
    check("在上坝、新湾2个乡完成造林。", &["2个 乡"]);
    check("该村共有5个村民小组。", &["5个 村民小组"]);
    check("产业园15个产业集群9个。", &["15个 产业园", "9个 产业集群"]);
    check("争取项目122项上报市发改委。", &["122项 争取项目"]);
    check("工厂2019年硫氧化物排放量24吨。", &["24吨 硫氧化物排放量"]);
    check("新建的养老院3所。", &["3所 养老院"]);
    check("种植油茶（含套种）1520亩。", &["1520亩 油茶（含套种）"]);
}

#[test]
fn lists_are_of_the_levels_right_before_them() {
    check(
        "总投资79亿元，增长3%，A区投资3亿元，B区投资4亿元，分别增长6%、7%。",
        &[
            "79亿元 总投资", "3% 总投资 + of 79亿元", "3亿元 A区投资", "4亿元 B区投资",
            "6% A区投资 + of 3亿元", "7% B区投资 + of 4亿元",
        ],
    );
    check(
        "农民纯收入：年均增长14%以上，2023年农民纯收入达到7800元。",
        &["14% 农民纯收入 + of 7800元", "7800元 农民纯收入"],
    );
}

#[test]
fn a_numbered_clause_is_no_title() {
    let report = "青溪镇2023年工作总结\n一、公路\n1、今年计划修路8公里，实际修路9公里，完成投资2亿元。\n";
    read(report, &["8公里 修路 target", "9公里 修路", "2亿元 投资"]);
}

#[test]
fn members_of_lists_share_their_measure() {
    check(
        "高技术制造业、装备制造业增加值分别增长12.6%和9.8%，占工业比重分别提高到15%和31%。",
        &[
            "12.6% 高技术制造业增加值 + of -",
            "9.8% 装备制造业增加值 + of -",
            "15% 高技术制造业增加值占比 share",
            "31% 装备制造业增加值占比 share",
        ],
    );
    check(
        "刑事警情、治安警情同比分别下降18%、22%。",
        &["18% 刑事警情 - of - 同比", "22% 治安警情 - of - 同比"],
    );
    check("事故起数和死亡人数分别下降18%、22%。", &["18% 事故起数 - of -", "22% 死亡人数 - of -"]);
}

#[test]
fn limits_stand_before_what_they_sort() {
    check(
        "其中10亿元以上项目1个、亿元以上项目9个。",
        &["10亿元 项目 rule", "1个 10亿元以上项目", "亿元 项目 rule", "9个 亿元以上项目"],
    );
    check(
        "新增养老床位21张、3岁以下婴幼儿托位46个。",
        &["21张 养老床位", "3岁 婴幼儿托位 rule", "46个 婴幼儿托位"],
    );
    check("发展党员36名，其中35岁以下26名。", &["36名 发展党员", "35岁 发展党员 rule", "26名 发展党员"]);
}

#[test]
fn words_are_not_cut_in_two() {
    check("调解成功182件，成功率97.8%。", &["182件 调解成功", "97.8% 成功率 share"]);
    check("均价27.6元/公斤。", &["27.6元/公斤 均价"]);
    check("建档立卡户156户。", &["156户 建档立卡户"]);
    check("新建和改造提升高标准农田42万亩。", &["42万亩 高标准农田"]);
    check("个体户占市场主体比重高达78%。", &["78% 个体户占市场主体比重 share"]);
    check("企业数量偏少，仅占全区的6.8%。", &["6.8% 企业数量占全区 share"]);
}

#[test]
fn brackets_and_units_do_not_hide_the_thing() {
    check(
        "服务业营收14亿元，增长11%；固定资产投资下降6.5%（扣除房地产后增长4.1%）。",
        &[
            "14亿元 服务业营收",
            "11% 服务业营收 + of 14亿元",
            "6.5% 固定资产投资 - of -",
            "4.1% 固定资产投资 + of - 扣除房地产后",
        ],
    );
    check("完成6所小学、4所初中国家义务教育监测。", &["6所 小学", "4所 初中"]);
}

#[test]
fn a_share_without_its_whole_is_no_level_of_a_rate() {
    check(
        "税收收入6亿元，占62.2%，下降2.3%；完成投资3亿元，同比多完成0.2亿元。",
        &[
            "6亿元 税收收入", "62.2% 税收收入 share", "2.3% 税收收入 - of 6亿元", "3亿元 投资",
            "0.2亿元 投资 + of 3亿元 同比",
        ],
    );
}

#[test]
fn what_was_left_over_last_year_is_planned_too() {
    read(
        "青山县2023年预算草案的报告\n\n一、2024年预算安排\n　　加上级补助收入9000万元、上年结转600万元。\n",
        &["9000万元 上级补助收入 target", "600万元 上年结转 target"],
    );
}

#[test]
fn a_reckoning_and_what_is_not_yet_are_no_names() {
    check(
        "全年税收6亿元，同口径增长8%，自然口径下降3%。",
        &["6亿元 税收", "8% 税收 + of 6亿元 同口径", "3% 税收 - of 6亿元 自然口径"],
    );
    check("126个重点项目中有23个尚未开工。", &["126个 重点项目", "23个 重点项目"]);
}

#[test]
fn a_heading_of_forecast_and_measures_plans() {
    read(
        "青山县2022年上半年汇报\n\n一、全年预计及下半年措施\n　　预计全年税收6亿元。下半年抓好两项工作：一是促消费，发放消费券80万元；二是保就业，新增就业260人。\n",
        &["6亿元 税收 forecast", "80万元 消费券 target", "260人 新增就业 target"],
    );
}

#[test]
fn headings_of_ideas_and_of_duties_done_plan_nothing() {
    let under = |heading: &str| {
        format!("青山镇2023年工作总结\n一、概况\n辖8个村。\n二、{heading}\n新建渠道15公里。\n")
    };
    for heading in ["创新思路，抓好三农工作", "圆满完成各项目标任务", "理清思路，促进增收"]
    {
        read(&under(heading), &["8个 村", "15公里 渠道"]);
    }
    for heading in ["创新思路，做好下步工作", "工作思路", "确保圆满完成目标任务"] {
        read(&under(heading), &["8个 村", "15公里 渠道 target"]);
    }
}

#[test]
fn what_can_be_done_by_the_end_of_the_year_is_expected() {
    check("路面工程年前可完成投资600万元。", &["600万元 投资 forecast"]);
    check("年前完成投资600万元。", &["600万元 投资"]);
}

#[test]
fn a_sum_and_a_rate_are_of_the_level_that_they_fit() {
    check(
        "播种面积12.5万亩，其中小麦6.1万亩，大豆1.2万亩，比上年增加0.5万亩，增长4.2%。",
        &[
            "12.5万亩 播种面积",
            "6.1万亩 小麦",
            "1.2万亩 大豆",
            "0.5万亩 播种面积 + of 12.5万亩 比上年",
            "4.2% 播种面积 + of 12.5万亩",
        ],
    );
    check(
        "播种面积12.5万亩，其中大豆1.2万亩，比上年增加0.2万亩，增长20%。",
        &["12.5万亩 播种面积", "1.2万亩 大豆", "0.2万亩 大豆 + of 1.2万亩 比上年", "20% 大豆 + of 1.2万亩"],
    );
}

#[test]
fn a_list_behind_shares_of_a_plan_is_of_the_levels() {
    check(
        "完成公路投资3.5亿元，水利投资2.4亿元，分别占年计划161%和101%，同比增长41%和33%。",
        &[
            "3.5亿元 公路投资", "2.4亿元 水利投资", "161% 公路投资 share", "101% 水利投资 share",
            "41% 公路投资 + of 3.5亿元 同比", "33% 水利投资 + of 2.4亿元 同比",
        ],
    );
}

#[test]
fn a_bare_measure_is_that_of_its_maker() {
    check("食用油实现产量3.1万吨，增长12%。", &["3.1万吨 食用油产量", "12% 食用油产量 + of 3.1万吨"]);
    check("全镇实现产值3.1亿元。", &["3.1亿元 产值"]);
}

#[test]
fn times_and_places_name_nothing() {
    check("春节期间为860名困难群众发放慰问金43万元。", &["860名 困难群众", "43万元 慰问金"]);
    check("东风路*段正在施工，扩建教室xx间。", &["xx间 扩建教室"]);
}

#[test]
fn a_half_is_a_share_or_a_change() {
    check(
        "会议经费减少一半，公办幼儿占比超过一半，一半是山地。",
        &["一半 会议经费 - of -", "一半 公办幼儿 share"],
    );
}

#[test]
fn line_ends_and_blanks_inside_words_and_units_are_read_over() {
    check(
        "全年实现工农业总产值32.6亿元,比上年增\n长14.5%，发放补贴320万 元，累计服务3215人 次。",
        &[
            "32.6亿元 工农业总产值",
            "14.5% 工农业总产值 + of 32.6亿元 比上年",
            "320万 元 发放补贴",
            "3215人 次 服务",
        ],
    );
    check("用电量增长3·5%。", &["3·5% 用电量 + of -"]);
    check(
        "工业产值、农业产值、财政收入，预 计分别 增 长\n5.8% 、5% 和3%。",
        &["5.8% 工业产值 + of - forecast", "5% 农业产值 + of - forecast", "3% 财政收入 + of - forecast"],
    );
    check("建成房屋77 100个单位，入住12 156人。", &["77 100个 单位", "12 156人 入住"]);
}

#[test]
fn a_bound_is_part_of_the_name_that_it_sorts() {
    check("引进亿元以上项目19个。", &["亿元 项目 rule", "19个 亿元以上项目"]);
    check("注册资金千万元以上46家。", &["千万元 注册资金 rule", "46家 注册资金千万元以上"]);
    check("60岁以上老人287人。", &["60岁 老人 rule", "287人 老人"]);
}

#[test]
fn a_rate_is_restated_in_a_sum() {
    check(
        "税收3亿元，增长15%，即0.4亿元。",
        &["3亿元 税收", "15% 税收 + of 3亿元", "0.4亿元 税收 + of 3亿元"],
    );
    check("首年即创造8600万元剩余。", &["8600万元 剩余"]);
}

#[test]
fn a_topic_inside_a_review_plans_nothing() {
    let text = "青山镇工作总结\n一、2023年工作回顾\n（一）城乡规划建设管理持续深入推进\n新修乡道4条。\n\
                （二）明年工作计划\n新修村道5条。\n路灯即将投入使用，完成投资2亿元。\n";
    read(text, &["4条 乡道", "5条 村道 target", "2亿元 投资 target"]);
    check("路灯即将投入使用，完成投资2亿元。", &["2亿元 投资"]);
    check("庆祝建镇七十周年。", &[]);
}
