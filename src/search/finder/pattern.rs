//! Regular expressions over the folded text.
//!
//! The expression is folded like the text, so that 農民 and 农民 are equal. What is half-width is
//! syntax; a full-width sign stands for itself: `（一）` finds (一) and `(一)` is a group. Capital and
//! small are equal, `^` and `$` are the ends of lines. Any search takes time linear in the text.

use regex::{Regex, RegexBuilder};

use crate::script;
use crate::search::find;
use crate::search::finder::Fault;
use crate::source::{Source, Span};

/// Bytes that a compiled expression may take: a slip such as `.{9999}{9999}` is refused at once.
const SIZE: usize = 4 << 20;

/// A regular expression that is ready to be looked for.
#[derive(Debug)]
pub(crate) struct Pattern(Regex);

impl Pattern {
    /// Compiles an expression.
    pub(crate) fn new(expression: &str) -> Result<Self, Fault> {
        let folded = folded(expression);
        let built = RegexBuilder::new(&folded)
            .case_insensitive(true)
            .multi_line(true)
            .size_limit(SIZE)
            .dfa_size_limit(SIZE)
            .build();
        built.map(Self).map_err(|error| fault(&folded, &error))
    }

    /// The places in a source, without empty ones.
    pub(crate) fn places(&self, source: &Source) -> Vec<Span> {
        let text: String = source.shadow().chars.iter().collect();
        let (mut places, mut byte, mut index) = (Vec::new(), 0, 0);
        for found in self.0.find_iter(&text).filter(|found| !found.is_empty()) {
            index += text.get(byte..found.start()).map_or(0, |between| between.chars().count());
            let end = index + found.as_str().chars().count();
            places.push(find::span(source, index, end));
            (byte, index) = (found.end(), end);
        }
        places
    }
}

/// The expression in folded characters; a sign that only folding made syntax is escaped.
fn folded(expression: &str) -> String {
    let mut folded = String::with_capacity(expression.len());
    for character in expression.chars() {
        let Some(plain) = script::fold_visible(character) else { continue };
        if plain != character && plain.is_ascii_punctuation() {
            folded.push('\\');
        }
        folded.push(plain);
    }
    folded
}

/// What is wrong, and where.
fn fault(expression: &str, error: &regex::Error) -> Fault {
    let regex::Error::Syntax(text) = error else {
        return Fault("the regular expression is too large".to_owned());
    };
    let reason =
        text.lines().last().and_then(|line| line.strip_prefix("error: ")).unwrap_or("not understood");
    // The message underlines the part in a line of its own, below the expression, indented by four.
    let marks = text.lines().find(|line| line.contains('^') && line.trim_matches([' ', '^']).is_empty());
    let part: String = marks.map_or_else(String::new, |marks| {
        let start = marks.find('^').unwrap_or(0).saturating_sub(INDENT);
        expression.chars().skip(start).take(marks.matches('^').count()).collect()
    });
    if part.is_empty() {
        return Fault(format!("regular expression: {reason}"));
    }
    Fault(format!("regular expression: {reason}: “{part}”"))
}

const INDENT: usize = 4;

#[cfg(test)]
mod tests {
    use crate::source::{Encoding, Evidence};

    use super::*;

    #[track_caller]
    fn check(text: &str, expression: &str, expected: &[&str]) {
        let source = Source::from_text(text.to_owned(), Encoding::Utf8, Evidence::Valid);
        let found = Pattern::new(expression).unwrap().places(&source);
        assert_eq!(found.iter().map(|&span| source.slice(span)).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn both_sides_are_folded() {
        check("農民和农民，農業", "农[民业]", &["農民", "农民", "農業"]);
        check("农民", "農民?", &["农民"]);
        check("增长１２.５％和8%", r"\d+(\.\d+)?%", &["１２.５％", "8%"]);
        check("ＧＤＰ、Gdp", "gdp", &["ＧＤＰ", "Gdp"]);
        check("GDP", r"[０-９Ａ-Ｚ]+", &["GDP"]);
        check("甲乙", r"\D", &["甲", "乙"]);
    }

    #[test]
    fn a_full_width_sign_stands_for_itself() {
        check("（一）和一", "（一）", &["（一）"]);
        check("（一）和一", "(一)", &["一", "一"]);
        check("甲？乙", "甲？", &["甲？"]);
        check("1＋1=2", "1＋1", &["1＋1"]);
    }

    #[test]
    fn lines_have_ends_and_empty_places_are_none() {
        check("一、农业\n二、工业\n", "^.、", &["一、", "二、"]);
        check("一、农业\n二、工业\n", "业$", &["业", "业"]);
        check("aab", "a*", &["aa"]);
        check("", ".*", &[]);
    }

    #[test]
    fn debris_does_not_part_words() {
        check("财政<U+00A0>收入", "财政.收入", &["财政<U+00A0>收入"]);
        check("财\u{200b}政\u{200b}", "财政", &["财\u{200b}政"]);
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (expression, expected) in [
            ("(农业", "regular expression: unclosed group: “(”"),
            ("农业[", "regular expression: unclosed character class: “[”"),
            ("农{2}{", "regular expression: unclosed counted repetition: “{”"),
            ("*", "regular expression: repetition operator missing expression: “*”"),
            (".{9999}{9999}", "the regular expression is too large"),
        ] {
            let fault = Pattern::new(expression).unwrap_err().to_string();
            assert_eq!(fault, expected, "{expression}");
        }
    }

    #[test]
    fn an_expression_that_others_take_ages_for_is_quick() {
        let text = "a".repeat(20_000);
        let source = Source::from_text(text, Encoding::Utf8, Evidence::Valid);
        assert!(Pattern::new("(a+)+b$").unwrap().places(&source).is_empty());
    }
}
