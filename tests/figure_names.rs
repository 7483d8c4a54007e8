//! Names in sentences as they are written: where a name begins and ends, and whose it is.
//!
//! A row reads `quote name role status`; the role of a change names the quote of its level and its
//! basis. Roles and lists of other kinds stand in `tests/figure_sentences.rs`.

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
fn check(sentence: &str, expected: &[&str]) {
    let text = format!("青山镇2023年工作总结\n\n　　{sentence}\n");
    let report = Report::read(text.as_bytes(), Options::default());
    let rows: Vec<String> = report.figures.iter().map(|figure| row(&report, figure)).collect();
    assert_eq!(rows, expected, "{text}");
}

#[test]
fn a_noun_ends_before_the_verb_of_its_own() {
    check(
        "12个村创建市级示范村，21家老企业退城入园，2个项目砌筑挡墙。",
        &["12个 村", "21家 老企业", "2个 项目"],
    );
    check(
        "8万名困难家庭学生免除学杂费，标房3座初具规模，5万亩玉米创全省纪录。",
        &["8万名 困难家庭学生", "3座 标房", "5万亩 玉米"],
    );
    check("40名医师会受惠，与市内外7所名院71位专家协作共建。", &["40名 医师", "7所 名院", "71位 专家"]);
    check("75家农业龙头企业年销售收入15.7亿元。", &["75家 农业龙头企业", "15.7亿元 农业龙头企业年销售收入"]);
    check(
        "12个乡镇财政收入增长8%，20家企业利润增长5%。",
        &["12个 乡镇", "8% 乡镇财政收入 + of -", "20家 企业", "5% 企业利润 + of -"],
    );
}

#[test]
fn a_noun_before_the_number_outweighs_a_deed_after_it() {
    check("已有入社农户45户申请贷款，带动农户540户产业化经营。", &["45户 入社农户", "540户 带动农户"]);
    check(
        "疏通6条沟渠820米清淤疏浚，建成基地3万亩“青山红”苹果通过鉴定。",
        &["6条 沟渠", "820米 沟渠", "3万亩 建成基地"],
    );
}

#[test]
fn words_that_only_look_like_links_stay_whole() {
    check(
        "完成棚户区改造任务1834户，在园幼儿5364人，在谈项目3个，在办案件2件。",
        &["1834户 棚户区改造任务", "5364人 在园幼儿", "3个 在谈项目", "2件 在办案件"],
    );
    check(
        "自行车产量3万辆，除雪20公里，签署公约3个，能繁母猪1260头。",
        &["3万辆 自行车产量", "20公里 除雪", "3个 签署公约", "1260头 能繁母猪"],
    );
    check(
        "并入管网面积20万平方米，有效灌溉面积3万亩，争取到位资金300万元。",
        &["20万平方米 并入管网面积", "3万亩 有效灌溉面积", "300万元 到位资金"],
    );
    check(
        "总长达25公里，三次产业比为14.6:53.1:32.3，非税占比为21%。",
        &["25公里 总长", "14.6:53.1:32.3 三次产业比 share", "21% 非税 share"],
    );
    check(
        "小麦平均亩产400公斤，年接待游客量20万人次，果树现有面积5万亩。",
        &["400公斤 小麦平均亩产", "20万人次 年接待游客量", "5万亩 果树现有面积"],
    );
    check(
        "建成蔬菜超市和销售网点31个，维修及服务价格上涨2.3%。",
        &["31个 蔬菜超市和销售网点", "2.3% 维修及服务价格 + of -"],
    );
    check(
        "三和瓷业等16个企业投产，未完成87案，全部财政收入10亿元。",
        &["16个 企业", "87案 未完成", "10亿元 全部财政收入"],
    );
}

#[test]
fn words_of_time_and_manner_are_no_part_of_a_name() {
    check(
        "固定资产投资五年累计完成327.8亿元，钢产量前三年共增加15万吨。",
        &["327.8亿元 固定资产投资", "15万吨 钢产量前三年 + of -"],
    );
    check(
        "财政收入连续跨越10亿元、20亿元大关，工作量却增加了15%。",
        &["10亿元 财政收入", "20亿元 财政收入", "15% 工作量 + of -"],
    );
    check(
        "应开尽开发热门诊27个，茶园面积基本稳定在5万亩，但粮食总产下降2%。",
        &["27个 发热门诊", "5万亩 茶园面积", "2% 粮食总产 - of -"],
    );
    check("生产总值增长5%，当季增长6%。", &["5% 生产总值 + of -", "6% 生产总值 + of -"]);
    check("出口8亿元，按年实质增长3.3%。", &["8亿元 出口", "3.3% 出口 + of 8亿元 按年"]);
}

#[test]
fn a_masked_year_is_a_basis() {
    check(
        "生产总值19.9亿元，比xxxx年底同比增长9%。",
        &["19.9亿元 生产总值", "9% 生产总值 + of 19.9亿元 比xxxx年底同比"],
    );
}

#[test]
fn what_was_given_out_is_named_after_it() {
    check(
        "市财政安排2600万元专项资金支持学校建设，还清了12万元贷款。",
        &["2600万元 专项资金", "12万元 贷款"],
    );
    check(
        "向住宅用户提供1800元的电费补贴，财政用于防汛抢险的资金76亿元。",
        &["1800元 电费补贴", "76亿元 用于防汛抢险的资金"],
    );
    check(
        "120名经营小店的人士获得补助，可提供超过400公顷可发展土地。",
        &["120名 人士", "400公顷 可发展土地"],
    );
}

#[test]
fn a_share_keeps_what_it_is_a_share_of() {
    check(
        "粮食在农业总产值中的比重为56.6%，科研支出相当于地区产值的比例达到3.7%。",
        &["56.6% 粮食在农业总产值中的比重 share", "3.7% 科研支出相当于地区产值的比例 share"],
    );
    check("商标注册量占全市43%，占全省31%。", &["43% 商标注册量占全市 share", "31% 商标注册量占全省 share"]);
    check(
        "高新技术产业占全市GDP、工业利税和外贸的比重分别达到61%、79%和66%。",
        &[
            "61% 高新技术产业占全市GDP share",
            "79% 高新技术产业占工业利税 share",
            "66% 高新技术产业占外贸 share",
        ],
    );
    check("各项税收共收到118亿元，完成预算数的94.2%。", &["118亿元 税收", "94.2% 税收完成预算数 share"]);
    check(
        "现代工业所占的比重，由33%上升到34%。",
        &["33% 现代工业所占的比重 share", "34% 现代工业所占的比重 share"],
    );
}

#[test]
fn a_verb_before_its_object_says_how_that_changed() {
    check(
        "减少政府债务6.5亿元，压减一般性支出15%，减轻企业负担1800万元。",
        &["6.5亿元 政府债务 - of -", "15% 一般性支出 - of -", "1800万元 企业负担 - of -"],
    );
    check(
        "降低电价5%，增加铁路资本金1000万元，增加护理中心1间。",
        &["5% 电价 - of -", "1000万元 铁路资本金 + of -", "1间 护理中心"],
    );
    check(
        "贷款增速要高于35%，出口增速不低于5%。",
        &["35% 贷款增速 + of - target", "5% 出口增速 + of - target"],
    );
    check(
        "开支由2000万元增至4000万元，增幅接近一倍。",
        &["2000万元 开支", "4000万元 开支", "一倍 开支 + of 4000万元"],
    );
}

#[test]
fn what_passes_the_plan_is_an_aside() {
    check(
        "财政总收入20亿元，超年初任务2.3亿元，增长5%。",
        &["20亿元 财政总收入", "2.3亿元 财政总收入", "5% 财政总收入 + of 20亿元"],
    );
    check(
        "投资完成19亿元，超额完成年度任务1.4亿元，增长18.3%。",
        &["19亿元 投资", "1.4亿元 投资", "18.3% 投资 + of 19亿元"],
    );
    check(
        "决算支出276亿元，比预算数280亿元少4亿元。",
        &["276亿元 决算支出", "280亿元 决算支出", "4亿元 决算支出 - of 276亿元"],
    );
    check("决算支出比预算少支出了约1.6%。", &["1.6% 决算支出 - of - 比预算"]);
}

#[test]
fn a_figure_without_words_has_the_name_of_its_like() {
    check("接获57宗申请，已批准20宗，其余37宗仍在处理。", &["57宗 申请", "20宗 批准", "37宗 申请"]);
    check(
        "引进项目8个，总投资5.8亿元，其中投资超亿元的2个。",
        &["8个 引进项目", "5.8亿元 总投资", "亿元 投资 rule", "2个 引进项目"],
    );
    check("实施项目38个，开工31个，竣工12个。", &["38个 实施项目", "31个 开工项目", "12个 竣工项目"]);
    check("生产总值160亿元，人均15万元。", &["160亿元 生产总值", "15万元 人均生产总值"]);
    check("公共开支400亿元，其中275亿元为经常开支。", &["400亿元 公共开支", "275亿元 经常开支"]);
    check("发放保险金29亿元，先后有1075人得到保险理赔。", &["29亿元 保险金", "1075人 保险理赔"]);
}

#[test]
fn a_size_or_a_level_alone_shares_the_noun_after_it() {
    check(
        "6个市级、42个县级重点项目完工，建成4个千亩、5个百亩茶叶示范片。",
        &["6个 重点项目", "42个 县级重点项目", "4个 茶叶示范片", "5个 百亩茶叶示范片"],
    );
    check("新开工5个超亿元项目。", &["5个 项目", "亿元 项目 rule"]);
    check("投资2亿元的东山至西河公路通车。", &["2亿元 东山至西河公路投资"]);
}

#[test]
fn two_subjects_may_stand_in_one_word() {
    check(
        "城、乡居民人均可支配收入分别为23815元、9746元。",
        &["23815元 城镇居民人均可支配收入", "9746元 农村居民人均可支配收入"],
    );
    check("各项存贷款余额分别为127亿元和88.3亿元。", &["127亿元 存款余额", "88.3亿元 贷款余额"]);
}

#[test]
fn a_rate_may_stand_before_its_verb() {
    check(
        "工业产值以年均10%的速度增长，财政收入保持8%的增速，贷款农户以每年5%的量递减。",
        &["10% 工业产值 + of -", "8% 财政收入 + of -", "5% 贷款农户 - of -"],
    );
}

#[test]
fn people_are_counted_where_the_unit_is_their_name() {
    check("联保小组136个，40622农户，余额3亿元。", &["136个 联保小组", "40622 农户", "3亿元 余额"]);
    check("镇政府为138名老人办理保险。", &["138名 老人"]);
    check("进入全市前三甲。", &[]);
}
