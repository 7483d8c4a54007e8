//! From keys to actions: key names, full-width keys of input methods, the map of the table's keys and
//! of those that were set.
//!
//! Knows the table of actions and key codes; does not know what actions do.

use std::collections::HashMap;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::config::{Binding, Command, Commands, Place};
use crate::safe;
use crate::tui::action::{ACTIONS, Action, Context, Row};

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

/// Actions without which there is no way on from where they can be given.
const NEEDED: &[Action] =
    &[Action::Back, Action::Quit, Action::Cancel, Action::Accept, Action::ClosePad, Action::CloseNote];

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
    /// What differs from the table.
    bindings: Vec<Binding>,
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
        Self { keys: rows.collect(), bindings: Vec::new() }
    }
}

impl Keymap {
    /// The keys of the table, but for those that were set otherwise.
    pub fn new(bindings: &[Binding]) -> Self {
        let mut keymap = Self::default();
        let known = |binding: &Binding| {
            let context = Context::ALL.into_iter().find(|context| context.name() == binding.place)?;
            let row = ACTIONS.iter().find(|row| row.name == binding.command)?;
            Some((context, row.action))
        };
        // A key may go from one action to another, so all are taken away before any is given.
        for (context, action) in bindings.iter().filter_map(known) {
            keymap.keys.retain(|(place, _), bound| (*place, *bound) != (context, action));
        }
        for binding in bindings {
            let Some((context, action)) = known(binding) else { continue };
            let chords = binding.keys.iter().filter_map(|name| Chord::parse(name));
            keymap.keys.extend(chords.map(|chord| ((context, chord), action)));
        }
        keymap.bindings = bindings.to_vec();
        keymap
    }

    /// What a key does in a context.
    pub fn action(&self, context: Context, chord: Chord) -> Option<Action> {
        self.keys.get(&(context, chord)).copied()
    }

    /// The names of the keys of an action where it is given first, parted by blanks.
    pub fn names(&self, row: &Row) -> String {
        let place = row.group.contexts().first().map(|context| context.name());
        let is_it = |binding: &&Binding| Some(binding.place) == place && binding.command == row.name;
        self.bindings.iter().find(is_it).map_or_else(|| row.keys.to_owned(), |binding| binding.keys.join(" "))
    }
}

/// Two blanks part one hint from the next.
const GAP: &str = "  ";

impl Keymap {
    /// A line of hints, each beginning with its keys, as it is with the keys that were set: `? help`
    /// is `F1 help` when help lost its `?`, and a hint whose keys are all gone goes as well.
    pub fn hints(&self, context: Context, line: &str) -> String {
        if self.bindings.is_empty() {
            return line.to_owned();
        }
        let hints = line.split(GAP).filter_map(|hint| {
            let (names, text) = hint.split_once(' ')?;
            let bound = names.split('/').map(|name| self.bound(context, name)).collect::<Option<Vec<_>>>()?;
            Some(format!("{} {text}", bound.join("/")))
        });
        hints.collect::<Vec<_>>().join(GAP)
    }

    /// The key that does what the table has this one for; what is no key of the table stays.
    fn bound(&self, context: Context, name: &str) -> Option<String> {
        let Some(chord) = Chord::parse(name) else { return Some(name.to_owned()) };
        let usual = ACTIONS.iter().find(|row| {
            row.group.contexts().contains(&context)
                && row.keys.split_whitespace().any(|key| Chord::parse(key) == Some(chord))
        });
        let Some(row) = usual else { return Some(name.to_owned()) };
        let is_it = |binding: &&Binding| binding.place == context.name() && binding.command == row.name;
        let Some(binding) = self.bindings.iter().find(is_it) else { return Some(name.to_owned()) };
        let is_kept = binding.keys.iter().any(|key| Chord::parse(key) == Some(chord));
        if is_kept { Some(name.to_owned()) } else { binding.keys.first().cloned() }
    }
}

/// The table of actions as settings know it.
pub fn commands() -> Commands {
    let places = Context::ALL.map(|context| Place { name: context.name(), is_typed: context.is_typed() });
    let command = |row: &Row| Command {
        name: row.name,
        group: row.group.title().english().to_owned(),
        places: row.group.contexts().iter().map(|context| context.name()).collect(),
        keys: row.keys,
        help: row.help.english().to_owned(),
        is_needed: NEEDED.contains(&row.action),
    };
    Commands {
        rows: ACTIONS.iter().map(command).collect(),
        places: places.into(),
        key: |name| Chord::parse(name).map(Chord::name),
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
    fn every_name_of_a_key_is_its_one_form() {
        for row in ACTIONS {
            for key in row.keys.split_whitespace() {
                assert_eq!(Chord::parse(key).map(Chord::name).as_deref(), Some(key));
            }
        }
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

    fn bound(place: &'static str, command: &'static str, keys: &[&str]) -> Binding {
        Binding { place, command, keys: keys.iter().map(|key| (*key).to_owned()).collect() }
    }

    #[test]
    fn keys_that_are_set_take_the_place_of_the_usual_ones() {
        let keymap = Keymap::new(&[bound("panes", "quit", &["Q"]), bound("panes", "sort", &["q", "F9"])]);
        let action = |context, key: char| keymap.action(context, press(key));
        assert_eq!(action(Context::Panes, 'q'), Some(Action::Sort));
        assert_eq!(action(Context::Panes, 'Q'), Some(Action::Quit));
        assert_eq!(action(Context::Panes, 'o'), None);
        assert_eq!(action(Context::List, 'q'), Some(Action::Quit), "another place");
        let row = Action::Sort.row().unwrap();
        assert_eq!((keymap.names(row).as_str(), Keymap::default().names(row).as_str()), ("q F9", "o"));
    }

    #[test]
    fn hints_name_the_keys_that_are_set() {
        let line = "? help  }/{ section  o sort  Enter text  letters type";
        assert_eq!(Keymap::default().hints(Context::Panes, line), line);
        let keymap = Keymap::new(&[
            bound("panes", "help", &["F1"]),
            bound("panes", "next-section", &["e", "}"]),
            bound("panes", "previous-section", &["E"]),
            bound("panes", "sort", &[]),
        ]);
        let expected = "F1 help  }/E section  Enter text  letters type";
        assert_eq!(keymap.hints(Context::Panes, line), expected);
        assert_eq!(keymap.hints(Context::Results, line), line, "another place");
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
