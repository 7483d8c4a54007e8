//! From a typed query for figures to its parts, or to the part that is not understood.
//!
//! `投资 >1亿元 状态:目标`: parts are separated by blanks and must all hold. A part is a word, a
//! comparison with or without a name before it, a range, or `key:value`. Does not look at figures.

use std::iter::Peekable;
use std::str::SplitWhitespace;

use crate::figure;
use crate::script;
use crate::search::finder::Fault;
use crate::search::finder::operand::{Bounds, begins_number, is_half};
use crate::search::finder::query::{Condition, Parts};
use crate::search::finder::words::{
    CHANGES, Comparison, KEYS, Key, MASKED, ROLES, SIGNS, STATUSES, WORDS, begins, ends, look,
};

type Terms<'a> = Peekable<SplitWhitespace<'a>>;

/// What stands before a comparison, how it compares, and what stands behind it.
type Compared<'a> = (&'a str, Comparison, &'a str);

/// The parts of a query.
pub(crate) fn parts(text: &str) -> Result<Parts, Fault> {
    let folded: String = text.chars().filter_map(script::fold_visible).collect();
    let mut terms = folded.split_whitespace().peekable();
    let mut parts = Parts::default();
    while let Some(term) = terms.next() {
        part(term, &mut terms, &mut parts)?;
    }
    Ok(parts)
}

fn part(term: &str, terms: &mut Terms<'_>, parts: &mut Parts) -> Result<(), Fault> {
    let is_key = |word: &str| !word.is_empty() && word.chars().all(char::is_alphabetic);
    if let Some((key, value)) = term.split_once(':').filter(|(key, _)| is_key(key)) {
        let value = if value.is_empty() { terms.next().unwrap_or("") } else { value };
        return keyed(key, value, parts);
    }
    if let Some((name, comparison, after)) = signed(term) {
        let operand = if after.is_empty() { terms.next().unwrap_or("") } else { after };
        if operand.is_empty() {
            return Err(Fault(format!("“{term}”: a number is missing")));
        }
        parts.bounds.push(Bounds::compared(comparison, operand)?);
        named(name, parts);
        return Ok(());
    }
    if let Some((name, comparison, after)) = worded(term, terms.peek().copied()) {
        let operand = if after.is_empty() { terms.next().unwrap_or("") } else { after };
        parts.bounds.push(Bounds::compared(comparison, operand)?);
        named(name, parts);
        return Ok(());
    }
    // 一等以上 and 五到六成 are words as well, so only digits are held to be a number in any case.
    match Bounds::range(term) {
        Some(Ok(bounds)) => parts.bounds.push(bounds),
        Some(Err(fault)) if term.starts_with(|c: char| c.is_ascii_digit()) => return Err(fault),
        _ if is_half(term) => return Err(Fault(format!("“{term}”: a number is missing"))),
        _ => named(term, parts),
    }
    Ok(())
}

/// Splits a part at the first sign of comparison.
fn signed(term: &str) -> Option<Compared<'_>> {
    term.char_indices().find_map(|(at, character)| {
        let (name, rest) = term.split_at(at);
        let (comparison, after) = begins(SIGNS, rest)?;
        // Titles stand in these signs, too: 《意见》.
        let is_title = matches!(character, '《' | '》') && !begins_number(after);
        (!is_title).then_some((name, comparison, after))
    })
}

/// Splits a part at the first word of comparison that a number follows, here or in the next part.
fn worded<'a>(term: &'a str, next: Option<&str>) -> Option<Compared<'a>> {
    term.char_indices().find_map(|(at, _)| {
        let (name, rest) = term.split_at(at);
        let (comparison, after) = begins(WORDS, rest)?;
        let operand = if after.is_empty() { next? } else { after };
        let is_number = operand.trim_start_matches('-').starts_with(|c: char| c.is_ascii_digit())
            || (begins_number(operand) && Bounds::compared(comparison, operand).is_ok());
        is_number.then_some((name, comparison, after))
    })
}

/// A word, which may say that a figure is masked or a change.
fn named(word: &str, parts: &mut Parts) {
    if word.is_empty() {
        return;
    }
    let lower = word.to_ascii_lowercase();
    if MASKED.contains(&lower.as_str()) {
        return parts.conditions.push(Condition::Masked);
    }
    let (word, direction) = match ends(CHANGES, word) {
        Some((direction, before)) => (before, Some(direction)),
        None => (word, None),
    };
    parts.conditions.extend(direction.map(Condition::Direction));
    parts.words.push_str(word);
    parts.words.push(' ');
}

fn keyed(key: &str, value: &str, parts: &mut Parts) -> Result<(), Fault> {
    let Some(meaning) = look(KEYS, &key.to_ascii_lowercase()) else {
        return Err(Fault(format!("“{key}:” is not known; known: name unit status role year")));
    };
    if value.is_empty() {
        return Err(Fault(format!("“{key}:”: a word is missing")));
    }
    let unknown = |known: &str| Fault(format!("“{key}:{value}” is not known; known: {known}"));
    let lower = value.to_ascii_lowercase();
    let condition = match meaning {
        Key::Name => {
            parts.words.push_str(value);
            parts.words.push(' ');
            return Ok(());
        }
        // A unit that no table has may stand in a report all the same.
        Key::Unit => Condition::Unit(figure::unit(value).map_or_else(|| value.to_owned(), |(_, base)| base)),
        Key::Status => Condition::Status(
            look(STATUSES, &lower)
                .ok_or_else(|| unknown("actual/完成 forecast/预计 target/目标 rule/标准"))?,
        ),
        Key::Role => Condition::Role(
            look(ROLES, &lower).ok_or_else(|| unknown("level/绝对值 share/占比 change/增减"))?,
        ),
        Key::Year => years(value).ok_or_else(|| unknown("2023 or 2020..2023"))?,
    };
    parts.conditions.push(condition);
    Ok(())
}

fn years(value: &str) -> Option<Condition> {
    let year = |text: &str| text.trim_end_matches(['年', '度']).parse::<u16>().ok();
    match value.split_once("..").or_else(|| value.split_once('~')) {
        Some((first, last)) => Some(Condition::Years(year(first)?, year(last)?)),
        None => year(value).map(|year| Condition::Years(year, year)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(query: &str, words: &str, conditions: &[Condition], bounds: usize) {
        let parts = parts(query).unwrap_or_else(|fault| panic!("{query}: {fault}"));
        let found: Vec<&str> = parts.words.split_whitespace().collect();
        assert_eq!((found.join(" ").as_str(), parts.bounds.len()), (words, bounds), "{query}");
        assert_eq!(parts.conditions, conditions, "{query}");
    }

    use crate::figure::{Direction, Status};
    use crate::search::finder::words::RoleKind;

    #[test]
    fn words_conditions_and_comparisons_are_told_apart() {
        let up = Condition::Direction(Direction::Up);
        let target = Condition::Status(Status::Target);
        check("农民 收入", "农民 收入", &[], 0);
        check("增长 >10%", "", std::slice::from_ref(&up), 1);
        check("投资增长＞１０％", "投资", std::slice::from_ref(&up), 1);
        check("投资>1亿", "投资", &[], 1);
        check("投資 > 1億元", "投资", &[], 1);
        check("投资》1亿", "投资", &[], 1);
        check("《意见》", "《意见》", &[], 0);
        check("单位:亩 ≥100 <200", "", &[Condition::Unit("亩".into())], 2);
        check("单位：万元", "", &[Condition::Unit("元".into())], 0);
        check("状态:目标", "", std::slice::from_ref(&target), 0);
        check("STATUS: target", "", &[target], 0);
        check("類別:增減", "", &[Condition::Role(RoleKind::Change)], 0);
        check(
            "年:2023 year:2020..2022",
            "",
            &[Condition::Years(2023, 2023), Condition::Years(2020, 2022)],
            0,
        );
        check("打码 masked", "", &[Condition::Masked, Condition::Masked], 0);
        check("100..200万元", "", &[], 1);
        check("生产总值 5亿元以上", "生产总值", &[], 1);
        check("name:增长", "增长", &[], 0);
        check("4:3:2", "4:3:2", &[], 0);
        check("5A- 到5月", "5A- 到5月", &[], 0);
    }

    #[test]
    fn words_compare_where_a_number_follows() {
        check("投资超过1亿元", "投资", &[], 1);
        check("投资不低于 一千万元", "投资", &[], 1);
        check("投资 超过 1亿元", "投资", &[], 1);
        check("大于等于5亩", "", &[], 1);
        check("超过", "超过", &[], 0);
        check("高于一般水平", "高于一般水平", &[], 0);
        check("一等以上", "一等以上", &[], 0);
    }

    #[track_caller]
    fn refused(query: &str, expected: &str) {
        assert_eq!(parts(query).unwrap_err().to_string(), expected);
    }

    #[test]
    fn what_is_not_understood_is_named() {
        refused("投资 >", "“>”: a number is missing");
        refused("投资>很多", "“很多” is no number");
        refused(">5斗米", "“斗米” in “5斗米” is no unit");
        refused("颜色:红", "“颜色:” is not known; known: name unit status role year");
        refused("状态:好", "“状态:好” is not known; known: actual/完成 forecast/预计 target/目标 rule/标准");
        refused("role:x", "“role:x” is not known; known: level/绝对值 share/占比 change/增减");
        refused("年:去年", "“年:去年” is not known; known: 2023 or 2020..2023");
        refused("单位:", "“单位:”: a word is missing");
        refused("5%~", "“5%~”: a number is missing");
        refused("投资 ..100万元", "“..100万元”: a number is missing");
        refused("5亩..3亩", "“5亩” is more than “3亩”");
    }
}
