//! The words of the language in which figures are asked for: comparisons, keys, kinds.
//!
//! All in folded characters, so that full-width signs and Traditional characters need no rows.

use crate::figure::{Direction, Figure, Status};

/// How a value is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Comparison {
    Above,
    AtLeast,
    Below,
    AtMost,
    Equal,
    Unequal,
}

/// What a figure can be to the thing measured, as it is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RoleKind {
    Level,
    Share,
    Change,
}

/// What stands before a colon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Key {
    Name,
    Unit,
    Status,
    Role,
    Year,
}

/// Signs of comparison, a longer one before the shorter one that it begins with. `《` and `》` are what
/// the keys of `<` and `>` type while an input method is on.
pub(crate) const SIGNS: &[(&str, Comparison)] = &[
    (">=", Comparison::AtLeast),
    ("<=", Comparison::AtMost),
    ("=>", Comparison::AtLeast),
    ("=<", Comparison::AtMost),
    ("!=", Comparison::Unequal),
    ("<>", Comparison::Unequal),
    ("==", Comparison::Equal),
    (">", Comparison::Above),
    ("<", Comparison::Below),
    ("=", Comparison::Equal),
    ("≥", Comparison::AtLeast),
    ("≧", Comparison::AtLeast),
    ("≤", Comparison::AtMost),
    ("≦", Comparison::AtMost),
    ("≠", Comparison::Unequal),
    ("》=", Comparison::AtLeast),
    ("《=", Comparison::AtMost),
    ("》", Comparison::Above),
    ("《", Comparison::Below),
];

/// Words of comparison, a longer one before the shorter one that it begins with.
pub(crate) const WORDS: &[(&str, Comparison)] = &[
    ("大于等于", Comparison::AtLeast),
    ("小于等于", Comparison::AtMost),
    ("不低于", Comparison::AtLeast),
    ("不少于", Comparison::AtLeast),
    ("不小于", Comparison::AtLeast),
    ("不超过", Comparison::AtMost),
    ("不大于", Comparison::AtMost),
    ("不高于", Comparison::AtMost),
    ("不多于", Comparison::AtMost),
    ("不等于", Comparison::Unequal),
    ("大于", Comparison::Above),
    ("超过", Comparison::Above),
    ("高于", Comparison::Above),
    ("多于", Comparison::Above),
    ("突破", Comparison::Above),
    ("小于", Comparison::Below),
    ("低于", Comparison::Below),
    ("少于", Comparison::Below),
    ("不到", Comparison::Below),
    ("不足", Comparison::Below),
    ("至少", Comparison::AtLeast),
    ("至多", Comparison::AtMost),
    ("等于", Comparison::Equal),
];

/// Words behind a number that compare: 1亿元以上.
pub(crate) const AFTER: &[(&str, Comparison)] = &[
    ("及以上", Comparison::AtLeast),
    ("及以下", Comparison::AtMost),
    ("以上", Comparison::AtLeast),
    ("以下", Comparison::AtMost),
    ("以内", Comparison::AtMost),
];

/// What stands between the two ends of a range.
pub(crate) const BETWEEN: &[&str] = &["..", "~", "至", "到"];

/// The keys.
pub(crate) const KEYS: &[(&str, Key)] = &[
    ("name", Key::Name),
    ("名称", Key::Name),
    ("指标", Key::Name),
    ("unit", Key::Unit),
    ("单位", Key::Unit),
    ("status", Key::Status),
    ("状态", Key::Status),
    ("role", Key::Role),
    ("类别", Key::Role),
    ("year", Key::Year),
    ("年", Key::Year),
    ("年份", Key::Year),
];

/// What follows `status:`.
pub(crate) const STATUSES: &[(&str, Status)] = &[
    ("actual", Status::Actual),
    ("完成", Status::Actual),
    ("实际", Status::Actual),
    ("forecast", Status::Forecast),
    ("预计", Status::Forecast),
    (Status::Forecast.letter(), Status::Forecast),
    ("target", Status::Target),
    ("目标", Status::Target),
    ("计划", Status::Target),
    (Status::Target.letter(), Status::Target),
    ("rule", Status::Rule),
    ("标准", Status::Rule),
    (Status::Rule.letter(), Status::Rule),
];

/// What follows `role:`.
pub(crate) const ROLES: &[(&str, RoleKind)] = &[
    ("level", RoleKind::Level),
    ("绝对值", RoleKind::Level),
    ("总量", RoleKind::Level),
    ("share", RoleKind::Share),
    ("占比", RoleKind::Share),
    ("比率", RoleKind::Share),
    ("change", RoleKind::Change),
    ("增减", RoleKind::Change),
    ("变化", RoleKind::Change),
];

/// Words that ask for a change in one direction, alone or behind a name: 投资增长.
pub(crate) const CHANGES: &[(&str, Direction)] = &[
    ("增长", Direction::Up),
    ("增加", Direction::Up),
    ("提高", Direction::Up),
    ("上升", Direction::Up),
    ("下降", Direction::Down),
    ("减少", Direction::Down),
    ("降低", Direction::Down),
    ("回落", Direction::Down),
];

/// Words that ask for masked figures.
pub(crate) const MASKED: &[&str] = &["masked", "打码", Figure::MASKED];

/// The meaning of a word in a table.
pub(crate) fn look<T: Copy>(table: &[(&str, T)], word: &str) -> Option<T> {
    table.iter().find(|(known, _)| *known == word).map(|&(_, meaning)| meaning)
}

/// The longest word of a table that begins a text, with what follows it.
pub(crate) fn begins<'a, T: Copy>(table: &[(&str, T)], text: &'a str) -> Option<(T, &'a str)> {
    table.iter().find_map(|&(word, meaning)| Some((meaning, text.strip_prefix(word)?)))
}

/// A word of a table that ends a text, with what stands before it.
pub(crate) fn ends<'a, T: Copy>(table: &[(&str, T)], text: &'a str) -> Option<(T, &'a str)> {
    table.iter().find_map(|&(word, meaning)| Some((meaning, text.strip_suffix(word)?)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::script;

    #[test]
    fn words_are_folded_and_longer_ones_come_first() {
        for table in [SIGNS, WORDS, AFTER] {
            for (at, (word, _)) in table.iter().enumerate() {
                assert_eq!(word.chars().map(script::fold_search).collect::<String>(), **word);
                let hidden = table.iter().take(at).any(|(before, _)| word.starts_with(before));
                assert!(!hidden, "{word}");
            }
        }
    }
}
