//! How numbers and units are written, a row each: points, steps, currencies, signs, broken lines.
//!
//! A row reads `quote: value unit`, with the multiplier folded in, and of a change whether it goes up
//! or down. What the figures are about, `tests/figure_traps.rs` asks.

use baogao::figure::{Direction, Role};
use baogao::report::Report;
use baogao::source::Options;

#[track_caller]
fn check(sentence: &str, expected: &[&str]) {
    let text = format!("青山镇2023年工作总结\n\n　　{sentence}\n");
    let report = Report::read(text.as_bytes(), Options::default());
    let rows: Vec<String> = report
        .figures
        .iter()
        .map(|figure| {
            let sign = match figure.role {
                Role::Change { direction: Some(Direction::Up), .. } => " up",
                Role::Change { direction: Some(Direction::Down), .. } => " down",
                _ => "",
            };
            let value = figure.base_value.map_or("?".to_owned(), |value| value.normalize().to_string());
            format!("{}: {value}{}{sign}", figure.written(&report.source), figure.base_unit)
        })
        .collect();
    assert_eq!(rows, expected, "{sentence}");
}

#[test]
fn chinese_digits_have_a_point() {
    check("疏浚经费共约二一.五四億元。", &["二一.五四億元: 2154000000元"]);
    check("堤防长三.二公里，完好率达九·五%。", &["三.二公里: 3.2公里", "九·五%: 9.5%"]);
    check("项目经费（一．六亿元）已到位。", &["一．六亿元: 160000000元"]);
    check("植树三十二.五公顷。", &["三十二.五公顷: 32.5公顷"]);
}

#[test]
fn a_point_after_the_number_of_an_item_is_none() {
    check("工作有序。二.三百个苗圃建成。", &["三百个: 300个"]);
    check("七.一前夕慰问老党员20人。", &["20人: 20人"]);
    check("“十二.五”规划开局良好。", &[]);
}

#[test]
fn a_number_goes_on_in_a_lower_multiplier() {
    check("堤防以3億4200餘萬元發包。", &["3億4200餘萬元: 342000000元"]);
    check("发放贷款2亿3千8百万元。", &["2亿3千8百万元: 238000000元"]);
    check("清收贷款1亿零500万元。", &["1亿零500万元: 105000000元"]);
    check("人口12万3456人，产粮5万3千吨。", &["12万3456人: 123456人", "5万3千吨: 53000吨"]);
    check("总产值三亿六千多万元。", &["三亿六千多万元: 360000000元"]);
    check("税收一千二百余万元。", &["一千二百余万元: 12000000元"]);
}

#[test]
fn two_numbers_side_by_side_stay_two() {
    check("投资8万5户受益。", &["8万: 80000", "5户: 5户"]);
    check("总投资1.2亿3个项目开工。", &["1.2亿: 120000000", "3个: 3个"]);
}

#[test]
fn money_has_its_currency() {
    check("援助20亿澳門元和3億新臺幣。", &["20亿澳門元: 2000000000澳门元", "3億新臺幣: 300000000新台币"]);
    check("捐款人民币300万元。", &["300万元: 3000000元"]);
    check("捐款300万人民币。", &["300万人民币: 3000000元"]);
    check("捐款港币300万元、美元20万元。", &["300万元: 3000000港元", "20万元: 200000美元"]);
    check("注册资本港币1亿2000万元。", &["1亿2000万元: 120000000港元"]);
    check("捐款20万港币。", &["20万港币: 200000港元"]);
    check(
        "储备金和基金会分别拨出26亿和10亿澳门元。",
        &["26亿: 2600000000澳门元", "10亿澳门元: 1000000000澳门元"],
    );
}

#[test]
fn a_sign_tells_the_way_of_a_rate() {
    check(
        "生产总值30亿元，税收2亿元，同比分别-6.1%、+4.3%。",
        &["30亿元: 3000000000元", "2亿元: 200000000元", "-6.1%: 6.1% down", "+4.3%: 4.3% up"],
    );
    check("工业增加值增速-1.5%，出口额+3.2%。", &["-1.5%: 1.5% down", "+3.2%: 3.2% up"]);
    check("财政收入3亿元（同比-5.2%）。", &["3亿元: 300000000元", "-5.2%: 5.2% down"]);
}

#[test]
fn a_level_may_be_below_zero_and_a_dash_is_no_sign() {
    check("平均利润率为-3%。", &["-3%: -3%"]);
    check("推进3+2产业和1+6模式，编号12-35。", &[]);
    check("进出口总额增速为-8.5%。", &["-8.5%: 8.5% down"]);
    check("增幅保持在3-5%。", &["3-5%: 3% up"]);
}

#[test]
fn a_line_end_or_a_page_number_stands_before_the_unit() {
    check(
        "各类学校教职员工的义务教育经费共计889万\n元，其中加固维修各类中小学校舍面积12.23 万\n平方米。",
        &["889万元: 8890000元", "12.23 万平方米: 122300平方米"],
    );
    check(
        "各村合作社的存款余额和贷款余额分别达7338万元和4022\n- 1 -\n万元，同比分别增长37.8%和14.8%。",
        &["7338万元: 73380000元", "4022万元: 40220000元", "37.8%: 37.8% up", "14.8%: 14.8% up"],
    );
}

#[test]
fn a_page_number_stands_inside_a_name() {
    let text =
        "青山镇2023年工作总结\n\n　　全镇对困难群众的医疗救助办法进行了修订，共设12种救助\n\n-3-\n\n项目。\n";
    let report = Report::read(text.as_bytes(), Options::default());
    let names: Vec<&str> = report.figures.iter().map(|figure| figure.name.as_str()).collect();
    assert_eq!(names, ["救助项目"]);
}

#[test]
fn units_of_measures_and_of_counts() {
    check("细颗粒物浓度为20.5微克每立方米。", &["20.5微克每立方米: 20.5微克/立方米"]);
    check("处理能力1.5万立方米每日。", &["1.5万立方米每日: 15000立方米/日"]);
    check("用水3立方米每日户。", &["3立方米: 3立方米"]);
    check("新建公厕近百座，整改上百处。", &["百座: 100座", "百处: 100处"]);
    check("发放300元每户2袋。", &["300元: 300元", "2袋: 2袋"]);
    check("护岸长七十公尺，噪声降至50分贝。", &["七十公尺: 70公尺", "50分贝: 50分贝"]);
    check("完成34校装设，分4案发包，刻录光盘50盘。", &["34校: 34校", "4案: 4案", "50盘: 50盘"]);
    check("5校园改造、3案件移送、2盘活资产。", &[]);
    check("举办4期专题培训班。", &["4期: 4期"]);
    check("园区2期厂房竣工。", &[]);
}

#[test]
fn times_and_labels_are_no_figures() {
    check("发布于2024/11/17 5:48:13星期一。", &[]);
    check("三次产业结构为5:48:47。", &["5:48:47: 5"]);
    check("将十组新湾、四组李家、八组王家纳入改造。", &[]);
}

#[test]
fn a_rate_is_a_change_though_a_link_stands_before_it() {
    check("进出口总额增速为8.5%。", &["8.5%: 8.5% up"]);
    check("工业增加值、进出口总额增速分别为2.1%和8.5%。", &["2.1%: 2.1% up", "8.5%: 8.5% up"]);
    check("失业率、价格涨幅分别控制在5%、3%。", &["5%: 5%", "3%: 3% up"]);
    check("村集体收入增长到30万元。", &["30万元: 300000元"]);
}

#[test]
fn tenths_have_hundredths() {
    check("農業人口佔四成三，自籌僅一成八。", &["四成三: 4.3成", "一成八: 1.8成"]);
    check("妥善处理率八成五以上。", &["八成五: 8.5成"]);
    check("参保率八成三百户补缴。", &["八成: 8成", "三百户: 300户"]);
}

#[test]
fn an_indicator_of_latin_letters_stands_right_before_its_number() {
    check("全县完成GDP79.4亿元。", &["79.4亿元: 7940000000元"]);
    check("CPI上涨1.2%，5G、PM2.5和G318沿线有序。", &["1.2%: 1.2% up"]);
}

#[test]
fn a_line_end_breaks_a_number() {
    check("全乡居民人均可支配收入稳步提高到1\n4380元。", &["14380元: 14380元"]);
    check("全乡实现社会消费品零售总额，同比下降1.\n9%，降幅收窄。", &["1.9%: 1.9% down"]);
    check("全乡林草覆盖率持续提升，并且达到了43.\n07%。", &["43.07%: 43.07%"]);
    check("全乡新改建产业路和通组路里程达52\n6公里。", &["526公里: 526公里"]);
}

#[test]
fn parts_and_masks_make_no_false_value() {
    check("总收入186万5,000元，结余13万6,400元。", &["186万5,000元: 1865000元", "13万6,400元: 136400元"]);
    check("人均纯收入达到15*00元，装机2×35万千瓦。", &["15*00元: ?元", "2×35万千瓦: 350000千瓦"]);
    check("来电1,040通，三通一平完工，12个村通过验收。", &["1,040通: 1040通", "12个: 12个"]);
    check("增长百分之二至三，幅度百分之八到百分之十。", &["百分之二至三: 2% up", "百分之八到百分之十: 8%"]);
}

#[test]
fn a_point_that_a_converter_spoiled_is_a_point() {
    check(
        "完成投资3、28亿元，其中设备29851、2万元，同比下降33、7%。",
        &["3、28亿元: 328000000元", "29851、2万元: 298512000元", "33、7%: 33.7% down"],
    );
    check("全乡面积70. 1平方公里，占全年任务的103 7%。", &["70. 1平方公里: 70.1平方公里", "103 7%: 103.7%"]);
    check("增长3%、19%。整治6个村。1. 2个村庄建成。", &["3%: 3% up", "19%: 19% up", "6个: 6个", "2个: 2个"]);
}

#[test]
fn a_blank_groups_thousands_before_a_multiplier_too() {
    check(
        "库容57 586万立方米，拨款1 200万元。",
        &["57 586万立方米: 575860000立方米", "1 200万元: 12000000元"],
    );
    check("一手市场可以提供的住宅单位有67 000\n个單位。", &["67 000个: 67000个"]);
    check("建成第 2 家工厂。第xx次人代会以来修路2公里。", &["2公里: 2公里"]);
}

#[test]
fn a_numeral_goes_on_behind_a_line_end() {
    check("农路改善等各项工程的总概算经费为五千零\n七十四万元。", &["五千零七十四万元: 50740000元"]);
    check("零星工程的修缮补助总经费一百六十万\n四千五百元。", &["一百六十万四千五百元: 1604500元"]);
}

#[test]
fn tenths_and_times_have_halves() {
    check(
        "补贴提高一成，七成半的农户受益，产量增长一倍半。",
        &["一成: 1成 up", "七成半: 7.5成", "一倍半: 1.5倍 up"],
    );
    check("做法保持一成不变。", &[]);
}

#[test]
fn units_of_transport_and_of_old_reports_are_read() {
    check(
        "用电1200万千瓦小时，客运周转量2.9亿人公里，看诊45趟。",
        &["1200万千瓦小时: 12000000千瓦小时", "2.9亿人公里: 290000000人公里", "45趟: 45趟"],
    );
    check(
        "土石方14万多公方，拖拉机37标准台，面积70.1 km²，补助1.6万元/床位。",
        &[
            "14万多公方: 140000公方", "37标准台: 37标准台", "70.1 km²: 70.1平方公里",
            "1.6万元/床位: 16000元/床位",
        ],
    );
    check("建设三甲医院2家，进入全市前三甲，办培训班4期次。", &["2家: 2家", "4期次: 4期次"]);
}

#[test]
fn so_many_of_a_people_needs_no_unit() {
    check("上百万农民受益。税收达到,万元,利润达到万元。", &["百万: 1000000"]);
    check("全文共926字，仅供会员参考。", &[]);
}
