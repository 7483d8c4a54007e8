//! Whether a query asks for a text of our own: a command, a row of the help page, a note.
//!
//! These are sentences and not names, so that scattered letters would be found in nearly all of them.

use crate::script;
use crate::search::{self, Query};

/// What parts the clauses of a text.
const CLAUSE: [char; 8] = ['：', '，', '；', '、', '。', '\n', '\t', '|'];

/// Whether all words of the query stand in the text as they were typed, or the query is how Chinese
/// words of one clause are read that stand together. An empty query asks for everything.
pub fn is_about(text: &str, query: &Query) -> bool {
    let typed = query.joined(" ");
    let is_said = typed.split_whitespace().all(|term| !search::find_str(text, term).is_empty());
    is_said || text.split(CLAUSE).any(|clause| is_read(clause, query))
}

fn is_read(clause: &str, query: &Query) -> bool {
    if !clause.chars().any(script::is_han) || query.score(clause).is_none() {
        return false;
    }
    query.positions(clause).windows(2).all(|pair| matches!(pair, [one, next] if one + 1 == *next))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, query: &str, expected: bool) {
        assert_eq!(is_about(text, &Query::new(query)), expected, "{query} in {text}");
    }

    #[test]
    fn words_and_readings_find_a_text() {
        let (chinese, english) = ("导出数据或报告到文件：csv、xlsx 等", "one line down; 5j five lines");
        for (query, expected) in [
            ("", true),
            ("導出", true),
            ("数据 文件", true),
            ("daochu", true),
            ("dcsj", true),
            ("xlsx", true),
            ("dsj", false),
            ("数据 标题", false),
        ] {
            check(chinese, query, expected);
        }
        for (query, expected) in [("", true), ("LINE down", true), ("old", false), ("5j", true)] {
            check(english, query, expected);
        }
    }
}
