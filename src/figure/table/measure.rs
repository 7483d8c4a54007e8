//! Units of a table: in parentheses after a name, in a column of their own, in the line 单位：亿元.
//!
//! Knows where a unit stands in a table; what a unit is, `unit` knows.

use std::borrow::Cow;

use crate::figure::draft::Piece;
use crate::figure::text::{Range, Text};
use crate::figure::unit;
use crate::figure::units::Kind;
use crate::numeral;

/// A unit that holds for a cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Measure {
    /// The unit as written, or the word that stands for it.
    pub(super) written: Piece,
    /// The power of ten of 万, 亿 ….
    pub(super) exponent: u32,
    /// The unit without it.
    pub(super) base: Cow<'static, str>,
    /// What it counts.
    pub(super) kind: Kind,
}

impl Measure {
    /// The percentage that 同比增长 and 比重 mean without saying so.
    pub(super) const fn percent() -> Self {
        Self { written: Piece::Implied("%"), exponent: 0, base: Cow::Borrowed("%"), kind: Kind::Percent }
    }

    /// Whether it is a percentage or a difference of two.
    pub(super) const fn is_rate(&self) -> bool {
        matches!(self.kind, Kind::Percent | Kind::Points)
    }
}

/// A range that is a unit and nothing else: 万吨, ±%.
pub(super) fn measure(text: Text<'_>, range: Range) -> Option<Measure> {
    let mut range = text.trim(range);
    while !range.is_empty() && matches!(text.at(range.start), '±' | '+' | '-' | '、' | ' ') {
        range.start += 1;
    }
    let unit = unit::unit_at(text, range.start, range.end)?;
    (unit.end == range.end && !unit.more && !unit.base.is_empty()).then(|| Measure {
        written: Piece::Words(Range::new(unit.start, unit.end)),
        exponent: unit.exponent,
        base: unit.base,
        kind: unit.kind,
    })
}

/// How long a unit is that no table of units has.
const LONGEST: usize = 8;

/// A cell of a column of units: it is one, whether the table of units has it or not.
pub(super) fn named(text: Text<'_>, range: Range) -> Option<Measure> {
    measure(text, range).or_else(|| {
        let range = text.trim(range);
        let mut start = range.start;
        let mut exponent = 0;
        while let Some(power) = numeral::magnitude(text.at(start)).filter(|power| *power >= 4) {
            exponent += power;
            start += 1;
        }
        let base = Range::new(start, range.end);
        let plain = text.slice(base).iter().all(|c| c.is_alphabetic() || *c == '/');
        (plain && !base.is_empty() && base.len() <= LONGEST).then(|| Measure {
            written: Piece::Words(range),
            exponent,
            base: Cow::Owned(text.slice(base).iter().collect()),
            kind: Kind::Measure,
        })
    })
}

/// Takes the unit in parentheses off the end of a name: 粮食产量(吨), 增长(±%), 增长%.
pub(super) fn split(text: Text<'_>, range: Range) -> (Range, Option<Measure>) {
    let range = text.trim(range);
    if let Some((inner, rest)) = group(text, range) {
        let inner = after_label(text, inner).unwrap_or(inner);
        return match measure(text, inner) {
            Some(unit) => (rest, Some(unit)),
            None => (range, None),
        };
    }
    if range.len() > 1 && matches!(text.before(range.end), '%' | '‰') {
        let rest = text.trim(Range::new(range.start, range.end - 1));
        let rest = match text.before(rest.end) {
            '±' | ',' | ':' => text.trim(Range::new(rest.start, rest.end - 1)),
            _ => rest,
        };
        return (rest, measure(text, Range::new(range.end - 1, range.end)));
    }
    (range, None)
}

/// The parentheses that end a range: what stands in them, and what stands before.
pub(super) fn group(text: Text<'_>, range: Range) -> Option<(Range, Range)> {
    if !matches!(text.before(range.end), ')' | ']' | '〕' | '】') {
        return None;
    }
    let mut depth = 0_usize;
    for at in (range.start..range.end).rev() {
        match text.at(at) {
            ')' | ']' | '〕' | '】' => depth += 1,
            '(' | '[' | '〔' | '【' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    let before = text.trim(Range::new(range.start, at));
                    return Some((Range::new(at + 1, range.end - 1), before));
                }
            }
            _ => {}
        }
    }
    None
}

/// What follows 单位: in a range.
fn after_label(text: Text<'_>, range: Range) -> Option<Range> {
    let at = (range.start..range.end).find(|&at| {
        text.at(at) == '位'
            && (range.start..at).rev().map(|before| text.at(before)).find(|c| *c != ' ') == Some('单')
    })?;
    let mut start = at + 1;
    while start < range.end && text.at(start) == ' ' {
        start += 1;
    }
    (text.at(start) == ':' && start < range.end).then(|| Range::new(start + 1, range.end))
}

/// The units that a line above a table states: 单位:万元、%; none when it states none.
pub(super) fn stated(text: Text<'_>, line: Range) -> Vec<Measure> {
    let line = text.trim(line);
    let Some(units) = after_label(text, line) else {
        // 主要指标情况(亿元)
        return group(text, line).and_then(|(inner, _)| measure(text, inner)).into_iter().collect();
    };
    let mut found = Vec::new();
    let mut start = units.start;
    for at in units.start..=units.end {
        let ends =
            at == units.end || matches!(text.at(at), '、' | ',' | ';' | ' ' | ')' | '。' | '】' | ']' | '〕');
        if ends {
            let part = Range::new(start, at);
            if !text.trim(part).is_empty() {
                found.extend(named(text, part));
            }
            start = at + 1;
        }
    }
    found
}

/// Whether a line speaks of the units of a table.
pub(super) fn is_stated(text: Text<'_>, line: Range) -> bool {
    after_label(text, line).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(words: &str) -> (Vec<char>, Range) {
        let chars: Vec<char> = words.chars().collect();
        let range = Range::new(0, chars.len());
        (chars, range)
    }

    #[track_caller]
    fn check(words: &str, expected: &[(&str, u32)]) {
        let (chars, range) = whole(words);
        let found = stated(Text { chars: &chars }, range);
        let found: Vec<_> = found.iter().map(|unit| (&*unit.base, unit.exponent)).collect();
        assert_eq!(found, expected, "{words}");
    }

    #[test]
    fn a_line_states_its_units() {
        check("单位:亿元", &[("元", 8)]);
        check("  单 位 :万元、%", &[("元", 4), ("%", 0)]);
        check("表3 收支情况(单位:万元)", &[("元", 4)]);
        check("主要产品产量(万吨)", &[("吨", 4)]);
        check("单位:万重量箱", &[("重量箱", 4)]);
        check("责任单位", &[]);
        check("主要指标(按可比价)", &[]);
    }

    #[track_caller]
    fn parts(words: &str, rest: &str, unit: Option<&str>) {
        let (chars, range) = whole(words);
        let text = Text { chars: &chars };
        let (left, found) = split(text, range);
        assert_eq!(text.slice(left).iter().collect::<String>(), rest);
        assert_eq!(found.as_ref().map(|unit| &*unit.base), unit);
    }

    #[test]
    fn a_name_is_parted_from_its_unit() {
        parts("粮食产量(吨)", "粮食产量", Some("吨"));
        parts("化肥(折纯)", "化肥(折纯)", None);
        parts("化肥(折纯)(万吨)", "化肥(折纯)", Some("吨"));
        parts("同比增长(±%)", "同比增长", Some("%"));
        parts("增长±%", "增长", Some("%"));
        parts("指数(上年=100)", "指数(上年=100)", None);
    }
}
