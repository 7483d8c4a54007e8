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

/// A cell that no spreadsheet runs: one that begins like a formula gets an apostrophe before it.
pub(crate) fn defused(text: String) -> String {
    let risky = text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    if risky && !is_plain(&text) { format!("'{text}") } else { text }
}

// A signed number, or a single sign such as the path of standard input.
fn is_plain(text: &str) -> bool {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let number = unsigned.strip_suffix('%').unwrap_or(unsigned);
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, rest) = number.split_once('.').unwrap_or((number, "0"));
    matches!(text, "-" | "+") || (digits(whole) && digits(rest))
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
    fn a_line_end_becomes_a_blank() {
        assert_eq!(one_line(" 总结\n和\t计划\n"), "总结 和 计划");
    }
}
