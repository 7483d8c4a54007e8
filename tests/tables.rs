//! Figures of tables: each test is a small table and, one line a figure, what must be read from it.
//!
//! A line reads `name value base-unit role`, with the direction and the quote of the level of a change,
//! and the period. The near misses have the look of a table and must give nothing.

use baogao::figure::{Direction, Figure, Role, Status};
use baogao::report::Report;
use baogao::source::{Options, Source};

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let report = Report::read(text.as_bytes(), Options::default());
    let found: Vec<String> = report.figures.iter().map(|figure| line(&report, figure)).collect();
    assert_eq!(found, expected, "{text}");
}

fn line(report: &Report, figure: &Figure) -> String {
    let value = figure.base_value.map_or("?".to_owned(), |value| value.normalize().to_string());
    let role = match figure.role {
        Role::Level => "level".to_owned(),
        Role::Share => "share".to_owned(),
        Role::Change { of, direction, .. } => {
            let of = of.and_then(|of| report.figure(of)).map_or("-", |of| report.source.slice(of.span));
            let direction = match direction {
                Some(Direction::Up) => "up",
                Some(Direction::Down) => "down",
                None => "-",
            };
            format!("{direction} of {of}")
        }
    };
    let status = match figure.status {
        Status::Actual => "",
        Status::Target => " target",
        Status::Forecast => " forecast",
        Status::Rule => " rule",
    };
    let period = figure.period.map_or("-", |span| report.source.slice(span));
    format!("{} {value} {} {role} {period}{status}", figure.name, figure.base_unit)
}

#[test]
fn a_head_names_the_columns() {
    check(
        "2023年主要指标\n单位：亿元\n指标\t绝对量\t比上年增长（%）\n一、生产总值\t120.5\t6.2\n\
         其中：工业\t40.0\t-1.3\n二、财政收入\t-\t0.0\n",
        &[
            "生产总值 12050000000 元 level 2023年",
            "生产总值 6.2 % up of 120.5 2023年",
            "工业 4000000000 元 level 2023年",
            "工业 1.3 % down of 40.0 2023年",
            "财政收入 0 % - of - 2023年",
        ],
    );
}

#[test]
fn a_unit_has_a_column_or_stands_in_the_name() {
    check(
        "产品名称\t计量单位\t2022年\t2023年\t同比增长\n水泥\t万吨\t10\t12\t20\n发电量\t亿千瓦时\t3\t2.4\t-20%\n",
        &[
            "水泥 100000 吨 level 2022年",
            "水泥 120000 吨 level 2023年",
            "水泥 20 % up of 12 2023年",
            "发电量 300000000 千瓦时 level 2022年",
            "发电量 240000000 千瓦时 level 2023年",
            "发电量 20 % down of 2.4 2023年",
        ],
    );
    check(
        "指标\t数量\n期末\t\n生猪出栏（万头）\t1.2\n#能繁母猪\t0.1\n种植面积\t300\n农村人口(人)\txxx\n",
        &["生猪出栏 12000 头 level -", "能繁母猪 1000 头 level -", "农村人口 ? 人 level -"],
    );
}

#[test]
fn columns_are_indicators_and_rows_places_or_years() {
    check(
        "乡镇  粮食产量（吨）  占全县比重\n东河镇  1,200  60\n西河乡  800  40\n",
        &[
            "东河镇粮食产量 1200 吨 level -", "东河镇占全县比重 60 % share -",
            "西河乡粮食产量 800 吨 level -", "西河乡占全县比重 40 % share -",
        ],
    );
    check(
        "| 年份 | 总人口（万人） | 增速 |\n|---|---:|:--:|\n| 2021 | 30.1 | — |\n| 2022 | 30.4 | 1.0 |\n",
        &["总人口 301000 人 level 2021", "总人口 304000 人 level 2022", "总人口 1 % up of 30.4 2022"],
    );
}

#[test]
fn a_head_may_have_two_rows() {
    check(
        "指标\t单位\t2022年\t2023年\n完成数\t增长（%）\t完成数\t增长（%）\n税收\t万元\t50\t5\t55\t10\n电费\t万元\t20\t1\t21\t5\n",
        &[
            "税收 500000 元 level 2022年", "税收 5 % up of 50 2022年", "税收 550000 元 level 2023年",
            "税收 10 % up of 55 2023年", "电费 200000 元 level 2022年", "电费 1 % up of 20 2022年",
            "电费 210000 元 level 2023年", "电费 5 % up of 21 2023年",
        ],
    );
    // Nothing says which of the upper cells stands above which of the lower.
    check("指标\t甲乡\t乙乡\n面积（亩）\t产量（吨）\t头数（头）\n水稻\t1\t2\t3\n玉米\t4\t5\t6\n", &[]);
}

#[test]
fn a_plan_is_a_target() {
    check(
        "指标  单位  2023年完成  2024年目标\n水  稻  吨  50  60\n玉  米  吨  20  30\n",
        &[
            "水稻 50 吨 level 2023年", "水稻 60 吨 level 2024年 target", "玉米 20 吨 level 2023年",
            "玉米 30 吨 level 2024年 target",
        ],
    );
}

#[test]
fn a_page_has_tables_and_text() {
    check(
        "<html><body><p>全镇有村12个。</p><p>单位：万元、%</p><table><tr><td>项目</td><td>本年</td><td>增幅</td></tr>\
         <tr><td>工业产值</td><td>30</td><td>3</td></tr><tr><td>商业产值</td><td>20</td><td>-2</td></tr></table>\
         <p>新建公路5公里。</p></body></html>",
        &[
            "村 12 个 level -", "工业产值 300000 元 level 本年", "工业产值 3 % up of 30 本年",
            "商业产值 200000 元 level 本年", "商业产值 2 % down of 20 本年", "公路 5 公里 level -",
        ],
    );
}

#[test]
fn words_in_a_table_are_still_read() {
    check(
        "序号\t项目名称\t建设内容\t投资（万元）\n1\t环镇路\t新建道路5公里\t300\n2\t自来水厂\t铺设管道8公里\t200\n",
        &[
            "新建道路 5 公里 level -", "环镇路投资 3000000 元 level -", "管道 8 公里 level -",
            "自来水厂投资 2000000 元 level -",
        ],
    );
}

#[test]
fn no_number_gets_a_unit_that_stands_nowhere() {
    check("指标\t2022年\t2023年\n学校\t12\t13\n教师\t120\t130\n", &[]);
    check("单位：万元、吨\n指标\t数量\n化肥\t12\n农膜\t3\n", &[]);
    check("单位：亿元\n指标\t位次\n生产总值\t3\n财政收入\t5\n", &[]);
    check("单位：亿元\n地区\t企业数\n东河\t3\n西河\t5\n", &[]);
    check("指标\t指数（上年=100）\n食品\t101.5\n衣着\t99.2\n", &[]);
}

#[test]
fn what_looks_like_a_table_gives_nothing() {
    check("时间\t内容\t地点\n8:30\t开幕\t礼堂\n9:00\t报告\t礼堂\n", &[]);
    check("车次  开点  到点\n101  8:30  12:10\n102  9:40  13:20\n", &[]);
    check("部门\t电话\t邮编\n办公室\t6300123\t163000\n财政所\t6300124\t163001\n", &[]);
    check("姓名  职务  票数\n张某某  委员  32\n李某某  委员  31\n", &[]);
    check("来源：本站  作者：某某  日期：2023-01-05\n浏览：1203  评论：5  字号：14\n", &[]);
    check("首页 | 政务 | 服务\n上一页 | 1 | 2 | 3 | 下一页\n", &[]);
    check("镇人民政府    2023年1月\n县人民政府    2023年2月\n", &[]);
    check("我们要抓好生产  也要抓好生活\n我们要抓好建设  也要抓好保护\n", &[]);
    check("目录\n一、总体情况\t1\n二、主要工作\t5\n三、明年打算\t9\n", &[]);
}

#[test]
fn a_figure_has_its_place() {
    let text = "一、农业\n\n指标\t產量（噸）\n糧  食\t1200\n蔬菜\t300\n";
    let report = Report::read(text.as_bytes(), Options::default());
    let source: &Source = &report.source;
    let figure = report.figures.first().unwrap();
    assert_eq!((source.slice(figure.span), figure.name.as_str()), ("1200", "糧食產量"));
    assert_eq!((source.slice(figure.sentence), figure.unit.as_str()), ("糧  食\t1200", "噸"));
    assert!(figure.section.is_some() && figure.name_span.is_none());
}

#[test]
fn a_cell_is_written_with_the_unit_of_its_head() {
    let text = "单位：亿元\n指标\t2023年\t同比增长（%）\n生产总值\t42.5\t6.1\n财政收入\t3.2\t-1.4\n工业增加值\t12.8\t5.0\n";
    let report = Report::read(format!("青山县2023年统计表\n\n{text}").as_bytes(), Options::default());
    let written: Vec<String> = report.figures.iter().map(|figure| figure.written(&report.source)).collect();
    assert_eq!(written, ["42.5亿元", "6.1%", "3.2亿元", "-1.4%", "12.8亿元", "5.0%"]);
}

#[test]
fn a_cell_says_which_way_a_change_went() {
    check(
        "指标\t2023年\t同比增长（±%）\n期末存栏\n大牲畜（万头）\t6.5\t-1.6\n#黄牛\t3.2\t下降8.7\n\
         奶牛\t2.1\t↓9.3\n家禽（万只）\t90.1\t+9.2\n",
        &[
            "大牲畜 65000 头 level 2023年", "大牲畜 1.6 % down of 6.5 2023年", "黄牛 32000 头 level 2023年",
            "黄牛 8.7 % down of 3.2 2023年", "奶牛 21000 头 level 2023年", "奶牛 9.3 % down of 2.1 2023年",
            "家禽 901000 只 level 2023年", "家禽 9.2 % up of 90.1 2023年",
        ],
    );
}
