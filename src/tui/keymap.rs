//! From keys to actions: key names, full-width keys of input methods, the map of the table's keys.
//!
//! Knows the table of actions and key codes; does not know what actions do.

use std::collections::HashMap;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::tui::action::{ACTIONS, Action, Context};

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
];

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

    /// Reads a name such as `j`, `Ctrl-d`, `Alt-1`, `Shift-Tab`, `PgDn`.
    pub fn parse(name: &str) -> Option<Self> {
        let mut modifiers = KeyModifiers::NONE;
        let mut rest = name;
        for (prefix, modifier) in
            [("Ctrl-", KeyModifiers::CONTROL), ("Alt-", KeyModifiers::ALT), ("Shift-", KeyModifiers::SHIFT)]
        {
            if let Some(after) = rest.strip_prefix(prefix) {
                modifiers |= modifier;
                rest = after;
            }
        }
        let named = NAMES.iter().find(|(name, _)| *name == rest).map(|&(_, code)| code);
        let mut characters = rest.chars();
        let code = match (named, characters.next(), characters.next()) {
            (Some(code), _, _) => code,
            (None, Some(character), None) => KeyCode::Char(character),
            _ => return None,
        };
        Some(Self { code, modifiers })
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
        match self.code {
            KeyCode::Char(character) if self.modifiers.is_empty() => {
                character.to_digit(10).map(|digit| digit as usize)
            }
            _ => None,
        }
    }
}

/// Which key does what, per context.
#[derive(Debug, Clone)]
pub struct Keymap {
    keys: HashMap<(Context, Chord), Action>,
}

impl Default for Keymap {
    /// The keys of the table.
    fn default() -> Self {
        let rows = ACTIONS.iter().flat_map(|row| {
            let chords = row.keys.split_whitespace().filter_map(Chord::parse);
            chords.flat_map(move |chord| {
                row.group.contexts().iter().map(move |context| ((*context, chord), row.action))
            })
        });
        Self { keys: rows.collect() }
    }
}

impl Keymap {
    /// What a key does in a context.
    pub fn action(&self, context: Context, chord: Chord) -> Option<Action> {
        self.keys.get(&(context, chord)).copied()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    fn press(code: char) -> Chord {
        Chord::of(KeyEvent::new(KeyCode::Char(code), KeyModifiers::NONE))
    }

    #[test]
    fn every_key_of_the_table_is_readable_and_has_one_meaning() {
        let mut seen = HashSet::new();
        for row in ACTIONS {
            for key in row.keys.split_whitespace() {
                let chord = Chord::parse(key).unwrap_or_else(|| panic!("{key}"));
                for context in row.group.contexts() {
                    assert!(seen.insert((*context, chord)), "{key} twice in {context:?}");
                }
                // tmux and screen take Ctrl-b and Ctrl-a, flow control Ctrl-s and Ctrl-q.
                assert!(!["Ctrl-a", "Ctrl-b", "Ctrl-s", "Ctrl-q"].contains(&key), "{key}");
                assert!(chord.digit().is_none(), "{key} begins a count");
            }
        }
        assert_eq!(Keymap::default().keys.len(), seen.len());
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
