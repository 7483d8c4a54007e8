//! Values that a place of this size cannot have: 28200万亩 in one township.
//!
//! The limits are far above what the largest places of their kind have, so that only slips of the
//! multiplier (万 for nothing, 亿 for 万) are met.

use rust_decimal::Decimal;

use crate::figure::Figure;
use crate::report::Report;
use crate::report::check::context::{clause, has, in_body, lead};
use crate::report::check::{Kind, Remark};
use crate::script;

/// What the base unit of a level may reach in a township, and in a county.
///
/// The largest township has some 50 thousand km², the largest county 200 thousand; the richest of
/// them produce some 150 billion and some 2 trillion 元 a year.
const LIMITS: &[(&str, i64, i64)] = &[
    ("亩", 80_000_000, 320_000_000),
    ("公顷", 5_300_000, 21_000_000),
    ("平方公里", 53_000, 210_000),
    ("公里", 30_000, 300_000),
    ("人", 2_000_000, 10_000_000),
    ("户", 1_000_000, 4_000_000),
    ("元", 300_000_000_000, 3_000_000_000_000),
    ("吨", 200_000_000, 2_000_000_000),
    ("头", 5_000_000, 50_000_000),
];

/// Rates with what they may reach, in percent.
const RATES: &[(&str, i64)] = &[("失业率", 50), ("出生率", 20), ("自然增长率", 20)];

/// Words that say that a value is of more than the place.
#[rustfmt::skip]
const OTHERS: &[&str] = &[
    "全国", "全省", "全市", "全州", "我国", "中国", "世界", "全球", "国家", "中央", "省内", "国内", "集团", "央企", "银行",
    "辐射", "直播", "点击", "浏览", "曝光", "自治区", "流域", "旅客", "游客", "接待", "旅游", "观众", "里程", "巡", "行驶",
];

/// The size of a place by the last characters of its name; of others none is known.
const PLACES: &[(&str, Size)] = &[
    ("自治区", Size::Unknown),
    ("地区", Size::Unknown),
    ("特区", Size::Unknown),
    ("新区", Size::Unknown),
    ("镇", Size::Township),
    ("乡", Size::Township),
    ("街道", Size::Township),
    ("县", Size::County),
    ("区", Size::County),
    ("旗", Size::County),
];

/// How large a place is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Size {
    Township,
    County,
    Unknown,
}

/// The values that are too large.
pub(super) fn remarks(report: &Report) -> Vec<Remark> {
    let place = folded(report.meta.place.as_deref());
    let named = PLACES.iter().find(|(end, _)| place.ends_with(end)).map_or(Size::Unknown, |(_, size)| *size);
    let size = if place.is_empty() { of_title(&folded(report.meta.title.as_deref())) } else { named };
    let place = if place.is_empty() { "本地" } else { &place };
    let remark = |figure: &Figure| {
        let limit = limit(figure, size)?;
        let value = figure.base_value.filter(|value| *value > Decimal::from(limit))?;
        let lead = lead(report, figure);
        if has(clause(&lead), OTHERS) || has(&figure.name, OTHERS) || !in_body(report, figure) {
            return None;
        }
        let (quote, unit) = (report.source.slice(figure.span), figure.base_unit.as_str());
        let text = match unit {
            "%" => format!("{}{quote}，不合常理", figure.name),
            _ => format!("{}{quote}，即{}{unit}，超出{place}可能的规模", figure.name, value.normalize()),
        };
        Some(Remark { kind: Kind::Size, span: figure.span, other: None, text })
    };
    report.figures.iter().filter_map(remark).collect()
}

/// Words in Simplified characters.
fn folded(words: Option<&str>) -> String {
    words.unwrap_or_default().chars().map(script::fold).collect()
}

/// The size of a place that only the title gives away, when its name is cut out: 镇2023年工作总结.
fn of_title(title: &str) -> Size {
    let larger = title.contains(['县', '区', '市', '省', '州', '国', '旗']);
    if !larger && title.contains(['镇', '乡']) { Size::Township } else { Size::Unknown }
}

/// What a figure may reach.
fn limit(figure: &Figure, size: Size) -> Option<i64> {
    if figure.base_unit == "%" {
        return RATES.iter().find(|(name, _)| figure.name.ends_with(name)).map(|(_, limit)| *limit);
    }
    let (_, township, county) = LIMITS.iter().find(|(unit, _, _)| *unit == figure.base_unit)?;
    match size {
        Size::Township => Some(*township),
        Size::County => Some(*county),
        Size::Unknown => None,
    }
}
