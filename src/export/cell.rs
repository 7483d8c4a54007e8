//! Cells: text that must stay in its line, its column and its spreadsheet.
//!
//! Does not know records.

use std::borrow::Cow;

use crate::export::Surface;
use crate::safe::Safe;

/// The text trimmed and on one line.
pub(crate) fn one_line(text: &str) -> String {
    let blank = |character: char| {
        matches!(character, '\n' | '\r' | '\t' | '\u{b}' | '\u{c}' | '\u{2028}' | '\u{2029}')
    };
    text.trim().chars().map(|character| if blank(character) { ' ' } else { character }).collect()
}

/// What may be sent to the surface.
pub(crate) fn shown(text: &str, surface: Surface) -> Cow<'_, str> {
    match surface {
        Surface::Terminal => Cow::Owned(Safe::line(text).as_str().to_owned()),
        Surface::Pipe | Surface::File => Cow::Borrowed(text),
    }
}

/// A cell of a Markdown table, which cannot hold a bar or a line end.
pub(crate) fn between_bars(text: &str) -> String {
    one_line(text).replace('\\', "\\\\").replace('|', "\\|")
}

/// A cell that no spreadsheet runs: one that begins like a formula gets an apostrophe before it.
pub(crate) fn defused(text: String) -> String {
    if is_risky(&text) { format!("'{text}") } else { text }
}

/// Whether a spreadsheet might take the text for a formula.
pub(crate) fn is_risky(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']) && !is_plain(text)
}

// A signed number, or a single sign such as the path of standard input.
fn is_plain(text: &str) -> bool {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let number = unsigned.strip_suffix('%').unwrap_or(unsigned);
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, rest) = number.split_once('.').unwrap_or((number, "0"));
    matches!(text, "-" | "+") || (digits(whole) && digits(rest))
}

/// A number of more digits than this is not exact in binary, as spreadsheets and databases hold it.
pub(crate) const DIGITS: usize = 15;

/// A number that is held in binary with all its digits.
pub(crate) fn number(text: &str) -> Option<f64> {
    let digits = text.bytes().filter(u8::is_ascii_digit).skip_while(|&digit| digit == b'0');
    let number: f64 = text.parse().ok()?;
    (digits.count() <= DIGITS && number.is_finite()).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_defused_and_numbers_are_not() {
        for formula in [
            "=1+1", "+cmd", "-cmd|'/C calc'!A0", "@sum(a1)", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠a",
            "-1+1", "--1", "-.", "-%",
        ] {
            assert_eq!(defused(formula.to_owned()), format!("'{formula}"));
        }
        for plain in ["-", "-5", "+8.25", "-3.2%", "3428万元", "", "农业=1", "-0"] {
            assert_eq!(defused(plain.to_owned()), plain);
        }
    }

    #[test]
    fn a_number_keeps_all_its_digits_or_is_none() {
        for (text, expected) in [
            ("1.5", Some(1.5)),
            ("-0.00000000000000012", Some(-1.2e-16)),
            ("123456789012345", Some(123_456_789_012_345.0)),
            ("1234567890123456", None),
            ("", None),
            ("xx", None),
        ] {
            assert_eq!(number(text), expected, "{text}");
        }
    }

    #[test]
    fn a_line_end_becomes_a_blank() {
        assert_eq!(one_line(" 总结\n和\t计划\n"), "总结 和 计划");
    }
}
