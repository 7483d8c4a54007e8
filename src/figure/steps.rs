//! Numbers that go on in a lower multiplier: 2亿6400余万元, 1万2千元, 一亿二千余万元.
//!
//! Knows how the parts add up; a single number with its unit, `number` and `unit` read.

use rust_decimal::Decimal;

use crate::figure::Value;
use crate::figure::number::{self, Number, Style};
use crate::figure::quantity::Quantity;
use crate::figure::text::{Range, Text};
use crate::figure::unit::{self, Unit};
use crate::numeral;

/// 2亿6400余万元, 1万2千元, 一亿二千余万元: the number, which has this unit, goes on in a lower multiplier.
pub(super) fn stepped(
    text: Text<'_>,
    first: &Number,
    whole: Option<&Unit>,
    range: Range,
) -> Option<Quantity> {
    let (Value::Exact(high), Some(whole)) = (first.value, whole) else { return None };
    let (value, unit) = match first.style {
        Style::Chinese => (within(text, first, whole)?, whole.clone()),
        Style::Digits if next_part(text, whole).is_some() => lower(text, high, whole.clone(), range)?,
        _ => return None,
    };
    let unit = unit::in_currency(text, first.start, range.start, unit);
    Some(Quantity {
        range: Range::new(first.start, unit.end),
        value: Value::Exact(value),
        exponent: unit.exponent,
        unit: Range::new(unit.start, unit.end),
        base_unit: unit.base,
        kind: unit.kind,
        more: unit.more,
    })
}

/// The value in the last multiplier of digits that go on after 亿, 万, 千 or 百, and their unit.
#[cold]
fn lower(text: Text<'_>, high: Decimal, first: Unit, range: Range) -> Option<(Decimal, Unit)> {
    let mut steps = Steps::default();
    let (mut value, mut unit) = (high, first);
    loop {
        steps.add(value, unit.exponent)?;
        let Some(start) = next_part(text, &unit) else { break };
        let stop = number::digits_end(text, start, range.end);
        value = numeral::parse_ascii(text.slice(Range::new(start, stop)))?;
        let next = unit::unit_at(text, stop, range.end)?;
        // 投资8万5户受益: without a multiplier of its own it fills the places that are left.
        let digits = text.slice(Range::new(start, stop)).iter().filter(|c| c.is_ascii_digit()).count();
        if next.exponent == 0 && (start == unit.end && digits != unit.exponent as usize) {
            return None;
        }
        unit = next;
    }
    let total = steps.total + steps.section;
    (steps.count > 1).then(|| (total / numeral::power_of_ten(unit.exponent), unit))
}

/// Where digits go on right behind a multiplier without a unit: 2亿6400, 1万零50.
fn next_part(text: Text<'_>, unit: &Unit) -> Option<usize> {
    let bare = unit.base.is_empty() && unit.exponent > 0 && !unit.more;
    let start = unit.end + usize::from(text.at(unit.end) == '零');
    let goes_on =
        bare && text.at(start).is_ascii_digit() && numeral::magnitude(text.before(unit.end)).is_some();
    goes_on.then_some(start)
}

/// A number that is added up from its parts: 2亿, 3千, 8百万.
#[derive(Default)]
struct Steps {
    count: usize,
    total: Decimal,
    /// What 万 or 亿 has not closed yet.
    section: Decimal,
    /// The powers of ten of the last part: of 万 and 亿, and below.
    last: Option<(u32, u32)>,
    /// Whether the last part has a fraction.
    broken: bool,
}

impl Steps {
    /// Adds a part with its power of ten; `None` when it does not go on from the last one.
    fn add(&mut self, value: Decimal, exponent: u32) -> Option<()> {
        let great = if exponent >= 12 { 12 } else { exponent / 4 * 4 };
        let small = exponent - great;
        let falls = match self.last {
            Some((0, last)) => small < last,
            Some((last, _)) => great < last,
            None => true,
        };
        // 1.2亿3个项目 are two numbers.
        if !falls || (self.count > 0 && self.broken) {
            return None;
        }
        self.broken = !value.fract().is_zero();
        self.section += value.checked_mul(numeral::power_of_ten(small))?;
        if great > 0 {
            let part = self.section.checked_mul(numeral::power_of_ten(great))?;
            (self.total, self.section) = (self.total.checked_add(part)?, Decimal::ZERO);
        }
        (self.count, self.last) = (self.count + 1, Some((great, small)));
        Some(())
    }
}

/// The value in the multiplier of the unit of a numeral that has a higher one inside: 一亿二千余万元.
fn within(text: Text<'_>, number: &Number, unit: &Unit) -> Option<Decimal> {
    let run = text.slice(Range::new(number.start, number.end));
    let at = run.iter().rposition(|c| matches!(c, '万' | '亿')).filter(|_| unit.exponent > 0)?;
    let power = run.get(at).and_then(|c| numeral::magnitude(*c))?.checked_sub(unit.exponent)?;
    let low = run.get(at + 1..).filter(|low| !low.is_empty()).map(numeral::parse_chinese)??;
    let high = numeral::parse_chinese(run.get(..at)?)?;
    high.checked_mul(numeral::power_of_ten(power))?.checked_add(low).filter(|_| power > 0)
}
