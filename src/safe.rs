//! The one way text reaches a screen or a terminal: a white list of what may be shown.
//!
//! Control, bidirectional, invisible and width-ambiguous format characters become visible marks
//! (`␛`, `<9B>`, `<U+202E>`). A white list, because every black list of this kind was found
//! incomplete once. It works on decoded code points, after the last decoder, and keeps no state of
//! an escape sequence that an attacker could confuse. Knows nothing of files, cells or colours.

mod permitted;

use std::fmt::{self, Write};

use permitted::{is_combining, is_common, is_permitted};

/// How many combining marks one character may carry; a cell of a terminal has to hold them all.
const MARKS_PER_CHARACTER: u32 = 4;

/// What a tab becomes in a text of several lines.
const TAB: &str = "    ";

/// Text that may be sent to a terminal: it holds no character outside the white list.
///
/// ```
/// use baogao::safe::Safe;
///
/// assert_eq!(Safe::line("增长\u{1b}[31m8%").as_str(), "增长␛[31m8%");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Safe(String);

impl Safe {
    /// Filters one line of text; a line end or a tab becomes a visible mark too.
    pub fn line(text: &str) -> Self {
        Self::filtered(text, |_| None)
    }

    /// Filters text of several lines: `\n` stays, a tab becomes spaces.
    pub fn text(text: &str) -> Self {
        Self::filtered(text, |character| match character {
            '\n' => Some("\n"),
            '\t' => Some(TAB),
            _ => None,
        })
    }

    /// The filtered text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn filtered(text: &str, layout: impl Fn(char) -> Option<&'static str>) -> Self {
        if text.chars().all(is_common) {
            return Self(text.to_owned());
        }
        let mut shown = String::with_capacity(text.len() + text.len() / 8);
        // A text must not put its marks on what stands before it on the screen, so it begins as
        // if the character before were full.
        let mut marks = MARKS_PER_CHARACTER;
        for character in text.chars() {
            if let Some(blank) = layout(character) {
                shown.push_str(blank);
                marks = if blank == "\n" { MARKS_PER_CHARACTER } else { 0 };
            } else if is_combining(character) {
                if marks < MARKS_PER_CHARACTER {
                    marks += 1;
                    shown.push(character);
                } else {
                    // `marks` stays: what a flood leaves over is marked to its end.
                    push_name(&mut shown, character);
                }
            } else {
                marks = 0;
                if is_permitted(character) {
                    shown.push(character);
                } else {
                    push_mark(&mut shown, character);
                }
            }
        }
        Self(shown)
    }
}

impl fmt::Display for Safe {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(&self.0)
    }
}

/// What stands for `character` on a screen, or `None` when it may be shown as it is.
///
/// Looks at one character only; [`Safe`] also marks a permitted combining mark that has nothing to
/// sit on, or too much beside it.
pub fn mark(character: char) -> Option<String> {
    if is_permitted(character) {
        return None;
    }
    let mut shown = String::new();
    push_mark(&mut shown, character);
    Some(shown)
}

fn push_mark(shown: &mut String, character: char) {
    match u32::from(character) {
        // The block of Control Pictures repeats the order of the controls.
        code @ 0..=0x1F => shown.extend(char::from_u32(0x2400 + code)),
        0x7F => shown.push('␡'),
        code @ 0x80..=0x9F => {
            let _ = write!(shown, "<{code:02X}>");
        }
        _ => push_name(shown, character),
    }
}

fn push_name(shown: &mut String, character: char) {
    let _ = write!(shown, "<U+{:04X}>", u32::from(character));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, line: &str) {
        assert_eq!(Safe::line(text).as_str(), line);
    }

    #[test]
    fn ordinary_text_is_left_alone() {
        for text in
            ["", "2024年，GDP增长5.2%。", "“十四五”—…①℃→■│", "ǎ́ é", "ཀྱི", "㐀𠀀𰻞﨎", "🏭", "￥１，０００"]
        {
            check(text, text);
        }
    }

    #[test]
    fn controls_become_pictures_and_names() {
        check("\0\u{1b}[2J\u{7f}", "␀␛[2J␡");
        check("a\tb\nc\r\n", "a␉b␊c␍␊");
        check("\u{9b}31m\u{85}", "<9B>31m<85>");
    }

    #[test]
    fn deceiving_characters_are_named() {
        check("\u{202e}000,1", "<U+202E>000,1");
        check("1\u{200b}0\u{ad}0", "1<U+200B>0<U+00AD>0");
        check("1\u{338}", "1<U+0338>");
        check("\u{1f1e8}\u{1f1f3}", "<U+1F1E8><U+1F1F3>");
        check("葛\u{e0100}", "葛<U+E0100>");
        check("\u{3164}\u{e000}\u{10ffff}", "<U+3164><U+E000><U+10FFFF>");
    }

    #[test]
    fn a_character_carries_four_marks_and_no_more() {
        check("e\u{301}\u{302}\u{303}\u{304}", "e\u{301}\u{302}\u{303}\u{304}");
        check(
            "e\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}x",
            "e\u{301}\u{302}\u{303}\u{304}<U+0305><U+0306>x",
        );
    }

    #[test]
    fn a_text_cannot_mark_what_stands_before_it() {
        check("\u{301}a", "<U+0301>a");
        assert_eq!(Safe::text("a\n\u{301}b").as_str(), "a\n<U+0301>b");
    }

    #[test]
    fn text_keeps_its_lines_and_expands_tabs() {
        assert_eq!(Safe::text("甲\t1\n乙\t2\r\n\u{2028}").as_str(), "甲    1\n乙    2␍\n<U+2028>");
    }

    #[test]
    fn mark_says_what_line_shows() {
        for character in '\0'..=char::MAX {
            let shown = mark(character);
            let text = format!("a{character}");
            let expected = format!("a{}", shown.unwrap_or_else(|| character.to_string()));
            assert_eq!(Safe::line(&text).as_str(), expected, "{:04X}", character as u32);
        }
    }
}
