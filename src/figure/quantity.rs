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
    let small = matches!(number.value, Value::Exact(value) if value < Decimal::TEN) && unit.exponent == 0;
    // 前10个月 is a period.
    let span = matches!(&*unit.base, "个月" | "天" | "个工作日");
    if span && matches!(text.before(number.start), '前' | '近' | '头') {
        return false;
    }
    match number.style {
        Style::Digits | Style::Mask => {
            let stage = unit.base == "期" && small && is_letter(text.at(unit.end));
            let held = text.longest_end(range.start, number.start, HELD).is_some();
            !(unit.base == "级" || (stage && !held))
        }
        Style::Chinese => {
            let rate = matches!(unit.kind, Kind::Doublings | Kind::Times | Kind::Points);
            let single = matches!(number.value, Value::Exact(value) if value <= Decimal::ONE);
            let one = single && !rate && unit.exponent == 0;
            let vague = small && VAGUE.contains(&unit.base);
            let idiom = matches!(&*unit.base, "分" | "点" | "级" | "期" | "平" | "度" | "方" | "字")
                || (small && unit.base == "元");
            !(vague || one || (idiom && unit.exponent == 0) || is_group(text, number, unit, range))
        }
        Style::Magnitude => {
            let meant = unit.more || text.longest_end(range.start, number.start, BEFORE_MAGNITUDE).is_some();
            let after =
                text.longest(unit.end, range.end, words!["以上", "左右", "以下", "以内", "大关"]).is_some();
            STRONG.contains(&unit.base) && (meant || after)
        }
    }
}

/// 将十组新湾、八组李家纳入: the groups of a village have numbers, and a place name follows them.
fn is_group(text: Text<'_>, number: &Number, unit: &Unit, range: Range) -> bool {
    let label = matches!(&*unit.base, "组" | "队") && is_letter(text.at(unit.end));
    label && unit.exponent == 0 && text.longest_end(range.start, number.start, GROUPED).is_none()
}

/// Words before groups that are counted.
static GROUPED: &Words = words![
    "分", "分成", "分为", "共", "设", "成立", "组建", "组织", "出动", "派出", "派", "编成", "有", "约", "近",
    "超过", "达",
];

/// Verbs before what comes out or is held in 期: 举办4期培训班 counts, 工程2期厂房 does not.
static HELD: &Words = words![
    "举办", "举办了", "开办", "开办了", "组织", "组织了", "开展", "开展了", "编印", "编印了", "编发",
    "编发了", "印发", "印发了", "刊发", "刊发了", "播出", "播出了", "制作", "制作了", "推出", "推出了",
    "出刊", "开设", "办", "办了", "共举办", "共", "累计举办",
];

/// Words before a bare magnitude that show that it is meant as a number.
static BEFORE_MAGNITUDE: &Words = words![
    "近", "上", "过", "逾", "超", "超过", "突破", "达", "达到", "约", "不足", "将近", "破", "可达", "接近",
    "成",
];
