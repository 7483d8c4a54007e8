//! Signs: +3.2% and -6.2% say which way a rate went, as 增长 and 下降 do.
//!
//! Knows what a sign before a rate means; how numbers are written, `number` says.

use crate::figure::draft::{Draft, DraftRole};
use crate::figure::left;
use crate::figure::quantity::Quantity;
use crate::figure::role::{self, Hint};
use crate::figure::text::{Range, Text};
use crate::figure::units::Kind;
use crate::figure::{Direction, Value};

/// What the words before a number and its sign say of its role.
pub(super) fn hint(text: Text<'_>, segment: Range, quantity: &Quantity) -> Hint {
    let hint = || role::hint(text, segment, quantity.kind);
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
