//! Whether a line tells a quantity: a number with a unit behind it.
//!
//! Only tells head lines and notices from running text; figures are read elsewhere.

use crate::outline::words::{Words, opens_any};

/// Units that stand behind a number in running text and in no head line.
static UNITS: Words = Words::new(&[
    "亿", "万元", "万亩", "万吨", "万人", "元", "%", "‰", "亩", "户", "公里", "千米", "平方", "吨", "公斤",
    "人", "公顷", "个百分点",
]);

/// Whether a number with a unit stands in a line: 3.2亿元. Years and sessions have none of these units.
pub(super) fn tells_quantity(text: &[char]) -> bool {
    let behind_number = |at: &usize| text.get(at.wrapping_sub(1)).is_some_and(char::is_ascii_digit);
    let unit = |at: usize| opens_any(text.get(at..).unwrap_or_default(), &UNITS);
    (1..text.len()).filter(behind_number).any(unit)
}
