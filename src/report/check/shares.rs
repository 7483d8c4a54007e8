//! Shares of more than all: 参保率105%.
//!
//! Only of what cannot be more than all: a plan can be fulfilled by 108 %.

use rust_decimal::Decimal;

use crate::figure::{Role, Value};
use crate::report::Report;
use crate::report::check::context::{clause, has, in_body, lead};
use crate::report::check::{Kind, Remark};

/// Words of shares that end at 100 %.
#[rustfmt::skip]
const BOUNDED: &[&str] = &[
    "占", "比重", "比例", "覆盖率", "合格率", "满意率", "满意度", "参保率", "普及率", "达标率", "优良率", "办结率", "化解率", "城镇化率",
    "入户率", "及格率", "成活率", "化率", "失业率", "知晓率", "参与率", "签约率", "处理率", "处置率", "办复率", "调解率", "调处率", "保洁率",
    "安全率", "通过率", "死亡率", "发生率", "贫困率", "入住率", "巩固率", "接种率", "参合率", "建档率", "破案率", "受理率", "回复率", "落实率",
];

/// Words of shares that go on above it.
#[rustfmt::skip]
const UNBOUNDED: &[&str] = &[
    "计划", "任务", "目标", "预算", "完成", "进度", "指标", "毛入学", "增长", "同比", "上年", "去年", "拨备", "负债", "杠杆", "充足率", "回报",
    "增值", "产销", "利用率", "自给", "覆盖倍数", "债务", "保障率", "储备率", "出栏", "复种", "指数", "相当于", "比值", "超额", "占GDP", "生产总值", "存款", "贷款", "性别",
];

/// The shares over 100 %.
pub(super) fn remarks(report: &Report) -> Vec<Remark> {
    let mut found = Vec::new();
    for figure in report.figures.iter().filter(|figure| figure.role == Role::Share) {
        let Value::Exact(value) = figure.value else { continue };
        if figure.base_unit != "%" || value <= Decimal::ONE_HUNDRED || !in_body(report, figure) {
            continue;
        }
        let lead = lead(report, figure);
        let words = [figure.name.as_str(), clause(&lead)].concat();
        if has(&words, BOUNDED) && !has(&words, UNBOUNDED) {
            let quote = report.source.slice(figure.span);
            let text = format!("{}{quote}超过100%", figure.name);
            found.push(Remark { kind: Kind::Share, span: figure.span, other: None, text });
        }
    }
    found
}
