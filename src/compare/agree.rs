//! Whether two values or changes say the same: rounding allowed for, and more room where a word says 约.
//!
//! Knows amounts of one kind; does not know what they are of.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::compare::{Amount, Change};
use crate::figure::Approx;

/// How far apart values may be when one of them is not exact, in per cent of the larger one.
const ROOM: u32 = 10;

/// Whether both may stand for one value; a masked one agrees with any.
pub(super) fn agree(one: &Amount, other: &Amount) -> bool {
    if let (Some(one), Some(other)) = (one.interval, other.interval) {
        return one.meets(other);
    }
    let (Some(a), Some(b)) = (one.value, other.value) else { return true };
    let (a_high, b_high) = (one.high.unwrap_or(a), other.high.unwrap_or(b));
    if a == b && a_high == b_high {
        return true;
    }
    let is_rough = |amount: &Amount| amount.approx != Approx::Exact || amount.high.is_some();
    if !is_rough(one) && !is_rough(other) {
        return false;
    }
    let room = a_high.abs().max(b_high.abs()).checked_mul(Decimal::from(ROOM)).unwrap_or_default();
    let room = room.checked_div(Decimal::ONE_HUNDRED).unwrap_or_default();
    let near = |low: Decimal, high: Decimal| low.checked_sub(room).is_some_and(|low| low <= high);
    near(a, b_high) && near(b, a_high)
}

/// Whether two changes may stand for one: from one basis, and as per cent the same when the finer one is
/// rounded.
pub(super) fn changes(one: &Change, other: &Change) -> bool {
    let same = match (one.percent, other.percent) {
        (Some(a), Some(b)) => {
            let digits = a.scale().min(b.scale());
            let rounded =
                |value: Decimal| value.round_dp_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero);
            rounded(a) == rounded(b)
        }
        _ => one.text == other.text,
    };
    same && one.basis() == other.basis()
}
