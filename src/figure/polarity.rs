//! Signs: +3.2% and -6.2% say which way a rate went, as 增长 and 下降 do.
//!
//! Knows what a sign before a rate means; how numbers are written, `number` says.

use crate::figure::draft::{Draft, DraftRole};
use crate::figure::left;
use crate::figure::lexicon::{Words, words};
use crate::figure::quantity::Quantity;
use crate::figure::role::{self, Hint};
use crate::figure::text::{Range, Text};
use crate::figure::units::Kind;
use crate::figure::words::{DOWN, UP};
use crate::figure::{Direction, Value};

/// What the words before a number and its sign say of its role.
pub(super) fn hint(text: Text<'_>, segment: Range, quantity: &Quantity) -> Hint {
    let hint = || role::hint(text, segment, quantity.kind);
    if let Some(paced) = paced(text, segment, quantity) {
        return paced;
    }
    let Some(sign) = direction(text, quantity) else { return hint() };
    let (rest, basis) = role::split_basis(text, segment);
    // 利润率为-3%: a level may be below zero.
    let level = left::strip_links(text, segment).1.is_some() || text.before(rest.end) == '率';
    if level && basis.is_none() && sign == Direction::Down {
        return match hint() {
            Hint::Change { rest, basis, verb, .. } => {
                Hint::Change { rest, basis, verb, direction: Some(sign) }
            }
            hint => hint,
        };
    }
    let verb = Range::new(quantity.range.start, quantity.range.start + 1);
    Hint::Change { rest, basis, verb, direction: Some(sign) }
}

/// 以年均10%的速度增长, 保持10%的增速: the word of change stands after the rate.
fn paced(text: Text<'_>, segment: Range, quantity: &Quantity) -> Option<Hint> {
    let from = quantity.range.end;
    if quantity.kind != Kind::Percent || text.at(from) != '的' {
        return None;
    }
    let from = from + 1;
    let end = from + 8;
    let (verb, falls) = if let Some((word, length)) = text.longest(from, end, PACES) {
        (Range::new(from, from + length), matches!(word, "降幅" | "减幅" | "降速"))
    } else {
        let (_, length) = text.longest(from, end, words!["速度", "速率", "幅度", "比例", "量"])?;
        let at = from + length;
        let (down, up) = (text.longest(at, end, DOWN), text.longest(at, end, UP));
        let (_, length) = down.or(up)?;
        (Range::new(at, at + length), down.is_some())
    };
    let mut rest = text.trim(segment);
    while let Some((_, length)) = text.longest_end(rest.start, rest.end, BEFORE_PACE) {
        rest.end -= length;
    }
    let direction = Some(if falls { Direction::Down } else { Direction::Up });
    Some(Hint::Change { rest, basis: None, verb, direction })
}

/// Nouns of a rate of change.
static PACES: &Words =
    words!["增速", "增幅", "增长率", "增长速度", "增长幅度", "涨幅", "降幅", "减幅", "降速"];

/// Words between a name and a rate of which the verb comes later.
static BEFORE_PACE: &Words = words![
    "以", "按", "每年", "年均", "平均", "保持", "保持了", "实现", "实现了", "都", "均", "约", "近", "超过",
    "不低于",
];

/// Which way the sign of a rate points; `None` without a sign.
fn direction(text: Text<'_>, quantity: &Quantity) -> Option<Direction> {
    let rate = matches!(quantity.kind, Kind::Percent | Kind::Points);
    match text.at(quantity.range.start) {
        '-' if rate => Some(Direction::Down),
        '+' if rate => Some(Direction::Up),
        _ => None,
    }
}

/// Gives a change the direction of its sign and takes the sign off its number.
pub(super) fn settle(text: Text<'_>, draft: &mut Draft) {
    let Some(sign) = direction(text, &draft.quantity) else { return };
    if let (DraftRole::Change { direction, .. }, Value::Exact(value)) =
        (&mut draft.role, &mut draft.quantity.value)
    {
        *direction = Some(sign);
        value.set_sign_positive(true);
    }
}
