//! One key with its modifiers: how it is called, how a terminal sends it, and what an input method makes
//! of it.
//!
//! Does not know what keys are for.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::safe;

/// One key with its modifiers; Shift is part of a character, not a modifier of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Chord {
    code: KeyCode,
    modifiers: KeyModifiers,
}

/// Names of keys that are no characters.
const NAMES: &[(&str, KeyCode)] = &[
    ("Enter", KeyCode::Enter),
    ("Esc", KeyCode::Esc),
    ("Tab", KeyCode::Tab),
    ("Space", KeyCode::Char(' ')),
    ("Up", KeyCode::Up),
    ("Down", KeyCode::Down),
    ("Left", KeyCode::Left),
    ("Right", KeyCode::Right),
    ("Home", KeyCode::Home),
    ("End", KeyCode::End),
    ("PgUp", KeyCode::PageUp),
    ("PgDn", KeyCode::PageDown),
    ("F1", KeyCode::F(1)),
    ("F2", KeyCode::F(2)),
    ("F3", KeyCode::F(3)),
    ("F4", KeyCode::F(4)),
    ("F5", KeyCode::F(5)),
    ("F6", KeyCode::F(6)),
    ("F7", KeyCode::F(7)),
    ("F8", KeyCode::F(8)),
    ("F9", KeyCode::F(9)),
    ("F10", KeyCode::F(10)),
    ("F11", KeyCode::F(11)),
    ("F12", KeyCode::F(12)),
    ("Backspace", KeyCode::Backspace),
    ("Delete", KeyCode::Delete),
    ("Insert", KeyCode::Insert),
];

/// The modifiers in the order in which they are written.
const PREFIXES: &[(&str, KeyModifiers)] =
    &[("Ctrl-", KeyModifiers::CONTROL), ("Alt-", KeyModifiers::ALT), ("Shift-", KeyModifiers::SHIFT)];

/// Keys that send the byte of another one, so that nobody can tell them apart.
const SAME: &[(char, KeyCode)] = &[('i', KeyCode::Tab), ('m', KeyCode::Enter), ('[', KeyCode::Esc)];

/// What an input method types for a key when its Chinese punctuation is on.
const PUNCTUATION: &[(char, char)] = &[
    ('\u{3000}', ' '),
    ('、', '/'),
    ('。', '.'),
    ('【', '['),
    ('】', ']'),
    ('「', '['),
    ('」', ']'),
    ('『', '{'),
    ('』', '}'),
    ('《', '<'),
    ('》', '>'),
];

/// The half-width character of a key that an input method made full-width.
fn half_width(character: char) -> char {
    match u32::from(character) {
        code @ 0xFF01..=0xFF5E => char::from_u32(code - 0xFEE0).unwrap_or(character),
        _ => PUNCTUATION.iter().find(|(full, _)| *full == character).map_or(character, |&(_, half)| half),
    }
}

impl Chord {
    /// The chord of a key event.
    pub fn of(key: KeyEvent) -> Self {
        let modifiers = key.modifiers & (KeyModifiers::CONTROL | KeyModifiers::ALT);
        match key.code {
            KeyCode::Char(character) => {
                let character = half_width(character);
                let code = if modifiers.contains(KeyModifiers::CONTROL) {
                    character.to_ascii_lowercase()
                } else {
                    character
                };
                Self { code: KeyCode::Char(code), modifiers }
            }
            KeyCode::BackTab => Self { code: KeyCode::Tab, modifiers: KeyModifiers::SHIFT },
            KeyCode::Tab => Self { code: KeyCode::Tab, modifiers: key.modifiers & KeyModifiers::SHIFT },
            code => Self { code, modifiers },
        }
    }

    /// Reads a name such as `j`, `Ctrl-d`, `Alt-1`, `Shift-Tab`, `PgDn`; nothing for a key that a
    /// terminal cannot send.
    pub fn parse(name: &str) -> Option<Self> {
        let mut modifiers = KeyModifiers::NONE;
        let mut rest = name;
        for (prefix, modifier) in PREFIXES {
            if let Some(after) = rest.strip_prefix(prefix).filter(|after| !after.is_empty()) {
                modifiers |= *modifier;
                rest = after;
            }
        }
        let named = NAMES.iter().find(|(name, _)| name.eq_ignore_ascii_case(rest)).map(|&(_, code)| code);
        let mut characters = rest.chars();
        let code = match (named, characters.next(), characters.next()) {
            (Some(code), _, _) => code,
            (None, Some(character), None) if safe::mark(character).is_none() => KeyCode::Char(character),
            _ => return None,
        };
        Self { code, modifiers }.sent()
    }

    /// The chord as a terminal sends it.
    fn sent(self) -> Option<Self> {
        let Self { code, mut modifiers } = self;
        let is_shifted = modifiers.contains(KeyModifiers::SHIFT);
        let code = match code {
            KeyCode::Char(letter) if is_shifted && letter.is_ascii_alphabetic() => {
                modifiers -= KeyModifiers::SHIFT;
                KeyCode::Char(letter.to_ascii_uppercase())
            }
            KeyCode::Tab => code,
            // Of other keys a terminal does not tell whether Shift is held.
            _ if is_shifted => return None,
            code => code,
        };
        let KeyCode::Char(character) = code else { return Some(Self { code, modifiers }) };
        let character = half_width(character);
        if !modifiers.contains(KeyModifiers::CONTROL) {
            return Some(Self { code: KeyCode::Char(character), modifiers });
        }
        let character = character.to_ascii_lowercase();
        let same = SAME.iter().find(|(letter, _)| *letter == character);
        Some(match same {
            Some(&(_, code)) => Self { code, modifiers: modifiers - KeyModifiers::CONTROL },
            None => Self { code: KeyCode::Char(character), modifiers },
        })
    }

    /// The name, which [`Chord::parse`] reads.
    pub fn name(self) -> String {
        let mut name = String::new();
        for (prefix, modifier) in PREFIXES {
            if self.modifiers.contains(*modifier) {
                name.push_str(prefix);
            }
        }
        match (NAMES.iter().find(|(_, code)| *code == self.code), self.code) {
            (Some((own, _)), _) => name.push_str(own),
            (None, KeyCode::Char(character)) => name.push(character),
            (None, _) => {}
        }
        name
    }

    /// The character that it types, half-width.
    pub fn character(self) -> Option<char> {
        match self.code {
            KeyCode::Char(character) if self.modifiers.is_empty() => Some(character),
            _ => None,
        }
    }

    /// The digit of a count, if it is one.
    pub fn digit(self) -> Option<usize> {
        self.character()?.to_digit(10).map(|digit| digit as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(code: char) -> Chord {
        Chord::of(KeyEvent::new(KeyCode::Char(code), KeyModifiers::NONE))
    }

    #[test]
    fn every_name_has_one_form() {
        for (given, name) in [
            ("pgdn", "PgDn"),
            ("Alt-Ctrl-x", ""),
            ("Ctrl-Alt-x", "Ctrl-Alt-x"),
            ("Ctrl--", "Ctrl--"),
            ("Shift-a", "A"),
            ("Ctrl-M", "Enter"),
            ("Ctrl-[", "Esc"),
            ("？", "?"),
            ("F12", "F12"),
            ("F13", ""),
            ("Ctrl-", ""),
            ("", ""),
            ("\u{1b}", ""),
        ] {
            assert_eq!(Chord::parse(given).map(Chord::name).unwrap_or_default(), name, "{given}");
        }
    }

    #[test]
    fn full_width_keys_act_like_their_half_width_ones() {
        for (full, half) in
            [('ｊ', 'j'), ('：', ':'), ('／', '/'), ('、', '/'), ('？', '?'), ('】', ']'), ('！', '!')]
        {
            assert_eq!(press(full), press(half), "{full}");
        }
        assert_eq!(press('５').digit(), Some(5));
    }

    #[test]
    fn names_and_events_meet() {
        let event = KeyEvent::new(KeyCode::Char('D'), KeyModifiers::CONTROL | KeyModifiers::SHIFT);
        assert_eq!(Chord::parse("Ctrl-d"), Some(Chord::of(event)));
        let event = KeyEvent::new(KeyCode::BackTab, KeyModifiers::SHIFT);
        assert_eq!(Chord::parse("Shift-Tab"), Some(Chord::of(event)));
        let event = KeyEvent::new(KeyCode::Char('G'), KeyModifiers::SHIFT);
        assert_eq!(Chord::parse("G"), Some(Chord::of(event)));
        assert_eq!(Chord::parse("Hyper-x"), None);
    }
}
