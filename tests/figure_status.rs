//! What is done, expected, planned or a rule, a row each: how far a word of plans or forecasts reaches.
//!
//! A row reads `quote status`. Names and roles, `tests/figure_sentences.rs` asks.

use baogao::figure::Status;
use baogao::report::Report;
use baogao::source::Options;

#[track_caller]
fn read(text: &str, expected: &[&str]) {
    let report = Report::read(text.as_bytes(), Options::default());
    let status = |status| match status {
        Status::Actual => "actual",
        Status::Forecast => "forecast",
        Status::Target => "target",
        Status::Rule => "rule",
    };
    let rows = report.figures.iter();
    let rows: Vec<String> =
        rows.map(|figure| format!("{} {}", figure.written(&report.source), status(figure.status))).collect();
    assert_eq!(rows, expected, "{text}");
}

#[track_caller]
fn check(sentence: &str, expected: &[&str]) {
    read(&format!("青山镇2023年工作总结\n\n　　{sentence}\n"), expected);
}

#[test]
fn a_forecast_that_opens_its_sentence_speaks_for_all_of_it() {
    check(
        "预计全县生产总值突破86亿元，增长6.2%；财政收入5.3亿元，增长4%；工业投资已完成3亿元。",
        &["86亿元 forecast", "6.2% forecast", "5.3亿元 forecast", "4% forecast", "3亿元 actual"],
    );
    check("预计年底达到20名；完成投资3亿元。", &["20名 forecast", "3亿元 actual"]);
    check("其它项目也有望按时完工；东溪大桥完成征地84亩。", &["84亩 actual"]);
}

#[test]
fn a_bracket_may_say_that_all_is_expected() {
    let rows = ["74亿元 forecast", "7.1% forecast", "35亿元 forecast", "2亿元 forecast"];
    for sentence in [
        "2023年，预计（下同）全县生产总值74亿元，比2018年增长7.1%；固定资产投资35亿元。税收2亿元。",
        "生产总值74亿元（预计，下同），增长7.1%；固定资产投资35亿元。税收2亿元。",
    ] {
        check(sentence, &rows);
    }
    check(
        "生产总值74亿元（预计），税收2亿元；修路5公里。",
        &["74亿元 forecast", "2亿元 forecast", "5公里 actual"],
    );
}

#[test]
fn what_something_is_measured_by_says_nothing_of_it() {
    check("播种油菜3.1万亩，占预计完成的78%。", &["3.1万亩 actual", "78% actual"]);
    check("盈余比原先估计多4亿元。", &["4亿元 actual"]);
    check(
        "预计产量20万吨，比2021年的17.3万吨增加2.7万吨。",
        &["20万吨 forecast", "17.3万吨 actual", "2.7万吨 forecast"],
    );
    check("预计人均收入从3.6万元提高至4.4万元。", &["3.6万元 actual", "4.4万元 forecast"]);
}

#[test]
fn a_time_to_come_at_the_head_plans_to_the_end() {
    check(
        "下一步我村将壮大集体经济，人均收入达到1.1万元以上，新增就业30人。",
        &["1.1万元 target", "30人 target"],
    );
    check("今年养老院建设任务是新增床位60张。", &["60张 target"]);
    check("网点增速要高于35%。", &["35% target"]);
    check("公屋供应以最少2万个单位为产量目标。", &["2万个 target"]);
    check("我建议预留3亿元，资助淘汰旧车800辆。", &["3亿元 target", "800辆 target"]);
}

#[test]
fn what_only_sounds_like_a_plan_is_done() {
    check(
        "财政收入由2018年的800万元，到2026年的突破千万元大关，达1100万元；税收130万元。",
        &["800万元 actual", "千万元 actual", "1100万元 actual", "130万元 actual"],
    );
    check("我镇努力争取上级支持，新建学校3所。", &["3所 actual"]);
    check("计划总投资4亿元的水厂进展较快，完成管道12公里。", &["4亿元 target", "12公里 actual"]);
}

#[test]
fn a_bound_beside_a_count_is_a_rule() {
    check(
        "12个5000万元以上项目开工，新开工5个超亿元项目。",
        &["12个 actual", "5000万元 rule", "5个 actual", "亿元 rule"],
    );
    check("成为全省首个年产量超过50万吨的煤矿。", &["50万吨 actual"]);
    check("每户每季补贴以300元为上限，全年上限为900元。", &["300元 rule", "900元 rule"]);
}

#[test]
fn all_parts_behind_the_turn_to_the_plan_plan() {
    let report = "东溪县政府工作报告\n\n一、2022年工作回顾\n全县新建学校3所。\n二、2023年工作总体部署\n\
                  生产总值增长6%。\n三、扩大内需\n新建农田8万亩。\n四、改善民生\n增加床位60张。\n";
    read(report, &["3所 actual", "6% target", "8万亩 target", "60张 target"]);
    let summary = "东溪县2022年工作总结\n\n一、产业发展\n新建厂房3座。\n二、2022年工作目标完成情况\n\
                   生产总值增长6%。\n三、扩大内需\n新建农田8万亩。\n";
    read(summary, &["3座 actual", "6% actual", "8万亩 actual"]);
}

#[test]
fn a_list_is_planned_by_the_words_that_announce_it() {
    let speech = "东溪施政報告\n\n去年修建長者中心3間。我建議推出以下措施：\n\n（一）增撥900萬元，增加\
                  100個名額；\n\n（二）添置車輛6部；及\n\n（三）再建中心2間。\n";
    read(speech, &["3間 actual", "900萬元 target", "100個 target", "6部 target", "2間 target"]);
}
