//! How exactly a number is written, and what may be computed from such numbers.
//!
//! 4.83亿元 stands for anything from 4.825 to 4.835. Zeros at the end of a whole number may be
//! rounded: 9000万 stands for 8500万 to 9500万. A small number without multiplier was counted.

use rust_decimal::Decimal;

use crate::figure::{Approx, Figure, Value};
use crate::numeral;

/// The values that a number may stand for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    low: Decimal,
    high: Decimal,
}

/// Whole numbers below this are counted, not estimated: 120户 is not 115户.
const COUNTED: Decimal = Decimal::ONE_THOUSAND;

impl Interval {
    /// What an exact figure may stand for with its multiplier folded in; `None` when it is masked, a
    /// range, or more or less than what is written.
    pub fn of(figure: &Figure) -> Option<Self> {
        let (Value::Exact(written), Some(base)) = (figure.value, figure.base_value) else { return None };
        if figure.approx != Approx::Exact || written <= Decimal::ZERO {
            return None;
        }
        let counted = base == written && written.scale() == 0 && written < COUNTED;
        let half = if counted { Decimal::new(5, 1) } else { half_unit(written) };
        let half = half.checked_mul(base.checked_div(written)?)?;
        Some(Self { low: base.checked_sub(half)?, high: base.checked_add(half)? })
    }

    /// Whether some value is in both.
    pub fn meets(self, other: Self) -> bool {
        self.low <= other.high && other.low <= self.high
    }

    /// Whether every value of this is above every value of the other.
    pub fn is_above(self, other: Self) -> bool {
        self.low > other.high
    }

    /// The sum of both.
    pub fn plus(self, other: Self) -> Option<Self> {
        Some(Self { low: self.low.checked_add(other.low)?, high: self.high.checked_add(other.high)? })
    }

    /// In a unit of which there are `factor` in one.
    pub fn times(self, factor: Decimal) -> Option<Self> {
        Some(Self { low: self.low.checked_mul(factor)?, high: self.high.checked_mul(factor)? })
    }

    /// The other way: a decline as a growth.
    #[must_use]
    pub fn negated(self) -> Self {
        Self { low: -self.high, high: -self.low }
    }

    /// With `margin` more at both ends.
    #[must_use]
    pub fn widened(self, margin: u32) -> Self {
        let margin = Decimal::from(margin);
        Self {
            low: self.low.checked_sub(margin).unwrap_or(self.low),
            high: self.high.checked_add(margin).unwrap_or(self.high),
        }
    }

    /// The growth from this to `after`, in percent.
    pub fn growth_to(self, after: Self) -> Option<Self> {
        if self.low <= Decimal::ZERO {
            return None;
        }
        let rate = |from: Decimal, to: Decimal| {
            to.checked_div(from)?.checked_sub(Decimal::ONE)?.checked_mul(Decimal::ONE_HUNDRED)
        };
        Some(Self { low: rate(self.high, after.low)?, high: rate(self.low, after.high)? })
    }

    /// As a growth: `+12.7%`, or `+12.2%至+13.2%`.
    pub fn percent(self) -> String {
        let sign = |value: Decimal| {
            let value = value.round_dp(1).normalize();
            let plus = if value > Decimal::ZERO { "+" } else { "" };
            format!("{plus}{value}%")
        };
        let (low, high) = (sign(self.low), sign(self.high));
        if low == high { low } else { format!("{low}至{high}") }
    }
}

/// Half of the last place that counts.
fn half_unit(written: Decimal) -> Decimal {
    let half = Decimal::new(5, 1);
    if written.scale() > 0 {
        return half.checked_div(numeral::power_of_ten(written.scale())).unwrap_or(half);
    }
    let zeros = written.to_string().bytes().rev().take_while(|byte| *byte == b'0').count();
    half.checked_mul(numeral::power_of_ten(zeros as u32)).unwrap_or(half)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn interval(low: i64, high: i64) -> Interval {
        Interval { low: Decimal::from(low), high: Decimal::from(high) }
    }

    #[track_caller]
    fn check(written: &str, half: &str) {
        assert_eq!(half_unit(written.parse().unwrap()).normalize().to_string(), half, "{written}");
    }

    #[test]
    fn the_last_place_that_counts() {
        for (written, half) in
            [("4.83", "0.005"), ("8.0", "0.05"), ("1452", "0.5"), ("17650", "5"), ("9000", "500")]
        {
            check(written, half);
        }
    }

    #[test]
    fn growth_has_the_room_that_rounding_gives() {
        let growth = interval(99, 101).growth_to(interval(109, 111)).unwrap();
        assert_eq!(growth.percent(), "+7.9%至+12.1%");
        assert_eq!(growth.negated().percent(), "-12.1%至-7.9%");
        assert!(growth.meets(interval(12, 13)) && !growth.meets(interval(13, 14)));
        assert!(growth.widened(1).meets(interval(13, 14)));
        assert_eq!(interval(0, 5).growth_to(interval(1, 2)), None);
        assert_eq!(interval(100, 100).growth_to(interval(110, 110)).unwrap().percent(), "+10%");
    }

    #[test]
    fn sums_and_order() {
        let sum = interval(1, 2).plus(interval(3, 4)).unwrap();
        assert_eq!(sum, interval(4, 6));
        assert!(sum.is_above(interval(1, 3)) && !sum.is_above(interval(1, 4)));
    }
}
