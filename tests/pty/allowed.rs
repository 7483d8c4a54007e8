//! Everything the program may send to a terminal. What is not on this list came from a file.

use std::collections::BTreeMap;

/// The modes it may switch.
const MODES: &[&str] = &["25", "1000", "1002", "1004", "1006", "1049", "2004", "2026"];

/// Characters that must not reach a terminal although they are no control characters.
const HIDDEN: &[(u32, u32)] = &[
    (0xAD, 0xAD),
    (0x34F, 0x34F),
    (0x600, 0x605),
    (0x61C, 0x61C),
    (0x6DD, 0x6DD),
    (0x115F, 0x1160),
    (0x180B, 0x180F),
    (0x200B, 0x200F),
    (0x2028, 0x202E),
    (0x2060, 0x206F),
    (0x20E3, 0x20E3),
    (0x2800, 0x2800),
    (0x3164, 0x3164),
    (0xE000, 0xF8FF),
    (0xFDD0, 0xFDEF),
    (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0),
    (0xFFF9, 0xFFFC),
    (0xE0000, 0x10_FFFF),
];

/// Checks a whole capture: every sequence and character, and that all modes are given back.
#[track_caller]
pub(crate) fn check(raw: &[u8], may_copy: bool) {
    let text = std::str::from_utf8(raw).expect("UTF-8");
    let mut checker = Checker { modes: BTreeMap::new(), may_copy, has_asked: false };
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let before = rest;
        rest = match rest.strip_prefix('\x1b') {
            Some(sequence) => checker.sequence(sequence),
            None => rest.strip_prefix(character).filter(|_| checker.allows(character)),
        }
        .unwrap_or_else(|| panic!("not allowed: {:?}", before.chars().take(60).collect::<String>()));
    }
    for (mode, is_set) in checker.modes {
        assert_eq!(is_set, mode == "25", "mode {mode} is left so");
    }
}

struct Checker<'a> {
    modes: BTreeMap<&'a str, bool>,
    may_copy: bool,
    /// The program asks what the terminal can do, once at the start.
    has_asked: bool,
}

impl<'a> Checker<'a> {
    /// What follows the sequence at the start of `text`, if it is allowed.
    fn sequence(&mut self, text: &'a str) -> Option<&'a str> {
        if let Some(text) = text.strip_prefix("]52;c;") {
            let (base64, rest) = text.split_once("\x1b\\")?;
            let is_base64 = base64.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+/=".contains(&byte));
            return (is_base64 && self.may_copy).then_some(rest);
        }
        let text = text.strip_prefix('[')?;
        let (parameters, rest) = text.split_at(text.find(|character: char| character.is_ascii_alphabetic())?);
        let last = rest.chars().next()?;
        let is_allowed = match (parameters.strip_prefix('?'), last) {
            (Some(mode), 'h' | 'l') => {
                self.modes.insert(mode, last == 'h');
                MODES.contains(&mode)
            }
            (None, 'H' | 'm') => parameters.bytes().all(|byte| byte.is_ascii_digit() || byte == b';'),
            (None, 'A'..='D' | 'G' | 'd') => parameters.bytes().all(|byte| byte.is_ascii_digit()),
            (None, 'n') => parameters == "6",
            (Some("2026$" | "69$"), 'p') | (Some(""), 'u') => true,
            (None, 'c') => parameters.is_empty() && !std::mem::replace(&mut self.has_asked, true),
            (None, 'J' | 'K') => matches!(parameters, "" | "0" | "1" | "2" | "3"),
            _ => false,
        };
        rest.strip_prefix(last).filter(|_| is_allowed)
    }

    fn allows(&self, character: char) -> bool {
        let is_on_screen = self.modes.get("1049") == Some(&true);
        match character {
            '\r' | '\n' => !is_on_screen,
            _ => {
                let code = u32::from(character);
                !character.is_control()
                    && code & 0xFFFE != 0xFFFE
                    && !HIDDEN.iter().any(|&(first, last)| (first..=last).contains(&code))
            }
        }
    }
}

#[test]
fn the_check_finds_what_it_is_for() {
    for bad in [
        "\x1b]0;title\x07", "\x1b[c\x1b[c", "\x1b[0c", "\x1b[?1003h", "\x07", "\x1bc", "\u{9b}1m",
        "1\u{202e}2", "\x1b[?25l",
    ] {
        assert!(std::panic::catch_unwind(|| check(bad.as_bytes(), true)).is_err(), "{bad:?}");
    }
    check("\x1b[?1049h\x1b[1;2H\x1b[31m文\x1b]52;c;QQ==\x1b\\\x1b[?1049l\r\n".as_bytes(), true);
}
