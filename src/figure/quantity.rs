//! A quantity: a number with its unit; and whether number and unit make a figure at all.
//!
//! Refuses manners of speaking (两个, 一批) and labels (3级); does not find numbers in a text.

use std::borrow::Cow;

use rust_decimal::Decimal;

use crate::figure::Value;
use crate::figure::lexicon::{Words, words};
use crate::figure::number::{Number, Style};
use crate::figure::text::{Range, Text, is_letter};
use crate::figure::unit::Unit;
use crate::figure::units::{Kind, STRONG, VAGUE};
use crate::figure::words::{DOWN, UP};

/// A number with its unit, by places in the shadow.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Quantity {
    /// Number and unit.
    pub(super) range: Range,
    /// The number as written.
    pub(super) value: Value,
    /// The power of ten of 万, 亿 … in the unit.
    pub(super) exponent: u32,
    /// Where multiplier and unit stand (余 and 多 may stand among them).
    pub(super) unit: Range,
    /// The unit without multiplier.
    pub(super) base_unit: Cow<'static, str>,
    /// What the unit counts.
    pub(super) kind: Kind,
    /// Whether 余 or 多 stands inside or a bare magnitude implies more.
    pub(super) more: bool,
}

/// Whether number and unit make a figure.
pub(super) fn accepts(text: Text<'_>, number: &Number, unit: &Unit, range: Range) -> bool {
    let small = || matches!(number.value, Value::Exact(value) if value < Decimal::TEN) && unit.exponent == 0;
    // 前10个月 is a period.
    let span = matches!(&*unit.base, "个月" | "天" | "个工作日");
    if span && matches!(text.before(number.start), '前' | '近' | '头') {
        return false;
    }
    // 建镇七十周年 tells a date, 进入前三甲 a rank.
    if unit.base == "周年" || (unit.base == "甲" && text.before(number.start) == '前') {
        return false;
    }
    // 全文共926字 is said by the site.
    let written =
        || text.longest_end(range.start, number.start, words!["全文共", "正文共", "本文共", "全文约"]);
    if unit.base == "字" && written().is_some() {
        return false;
    }
    match number.style {
        Style::Digits | Style::Mask => {
            // 举办4期培训班 counts, 4期工程 is a label.
            let held = || {
                text.longest_end(
                    range.start,
                    number.start,
                    words![
                        "举办", "开展", "组织", "培训", "开办", "举行", "编发", "印发", "刊发", "推出",
                        "制作", "举办了", "开展了", "播出", "完成", "共"
                    ],
                )
                .is_some()
            };
            !(unit.base == "级" || (unit.base == "期" && small() && is_letter(text.at(unit.end)) && !held()))
        }
        Style::Chinese => {
            // 提高一成, not 一成不变.
            let changed = || {
                let end = number.start - text.ends(range.start, number.start, "了").unwrap_or(0);
                [UP, DOWN].into_iter().any(|verbs| text.longest_end(range.start, end, verbs).is_some())
            };
            let rate = matches!(unit.kind, Kind::Doublings | Kind::Times | Kind::Points)
                || unit.kind == Kind::Tenths && changed();
            let single = matches!(number.value, Value::Exact(value) if value <= Decimal::ONE);
            let one = single && !rate && unit.exponent == 0;
            // 崩土抢修等四项 counts what it names.
            let named = text.before(number.start) == '等' && matches!(&*unit.base, "项" | "处" | "案" | "件");
            let vague = VAGUE.contains(&unit.base) && small() && (!named || is_letter(text.at(unit.end)));
            let idiom = matches!(&*unit.base, "分" | "点" | "级" | "期" | "平" | "度" | "方" | "字" | "甲")
                || (unit.base == "元" && small());
            // 十组, 三队 are names of places.
            let label = matches!(&*unit.base, "组" | "队" | "胎" | "邻") && is_letter(text.at(unit.end));
            !(vague || one || label || (idiom && unit.exponent == 0))
        }
        Style::Magnitude => {
            let meant = unit.more || text.longest_end(range.start, number.start, BEFORE_MAGNITUDE).is_some();
            let after =
                text.longest(unit.end, range.end, words!["以上", "左右", "以下", "以内", "大关"]).is_some();
            // 建成千座公园城市 is a slogan, 近千座 a number.
            let near = words!["近", "上", "逾", "约", "将近", "超过", "超", "接近", "不足"];
            let nearly = text.longest_end(range.start, number.start, near).is_some() || unit.more;
            // 上百万农民: so many of what comes next.
            let people = || text.holds(Range::new(unit.end, range.end.min(unit.end + 8)), PEOPLE);
            let crowd = unit.base.is_empty() && unit.exponent > 0 && nearly && people();
            // 产值达到,万元: the digits were lost.
            let lost = unit.base == "元"
                && !nearly
                && !after
                && text.longest_end(range.start, number.start, words!["达", "达到"]).is_some()
                && !is_letter(text.at(unit.end));
            if crowd || lost {
                return crowd;
            }
            (STRONG.contains(&unit.base) && (meant || after)) || (THINGS.contains(&unit.base) && nearly)
        }
    }
}

/// Whom a report counts by the million without a unit.
static PEOPLE: &Words = words![
    "农民", "群众", "家庭", "青年", "医生", "职工", "居民", "人口", "百姓", "用户", "游客", "农户", "学生",
    "学子", "工人", "党员", "干部", "老人",
];

/// Counters of things: 近百座, 上百处; the masked xx处 may be an office.
static THINGS: &Words = words![
    "座", "处", "所", "场", "位", "间", "栋", "幢", "盏", "艘", "起", "例", "种", "眼", "口", "宗", "笔",
    "批次",
];

/// Words before a bare magnitude that show that it is meant as a number.
static BEFORE_MAGNITUDE: &Words = words![
    "近", "上", "过", "逾", "超", "超过", "突破", "达", "达到", "约", "不足", "将近", "破", "可达", "接近",
    "成",
];
