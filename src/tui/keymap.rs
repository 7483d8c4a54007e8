//! From keys to actions: the map of the table's keys and of those that were set.
//!
//! Knows the table of actions; does not know what actions do, nor how a key is called.

use std::collections::HashMap;

use crate::config::{Binding, Command, Commands, Place};
use crate::tui::action::{ACTIONS, Action, Context, Row};
use crate::tui::chord::Chord;

/// Actions without which there is no way on from where they can be given.
const NEEDED: &[Action] =
    &[Action::Back, Action::Quit, Action::Cancel, Action::Accept, Action::ClosePad, Action::CloseNote];

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
    fn every_key_of_the_table_has_its_one_form() {
        for row in ACTIONS {
            for key in row.keys.split_whitespace() {
                assert_eq!(Chord::parse(key).map(Chord::name).as_deref(), Some(key));
            }
        }
    }

    fn bound(place: &'static str, command: &'static str, keys: &[&str]) -> Binding {
        Binding { place, command, keys: keys.iter().map(|key| (*key).to_owned()).collect() }
    }

    #[test]
    fn keys_that_are_set_take_the_place_of_the_usual_ones() {
        let keymap = Keymap::new(&[bound("panes", "quit", &["Q"]), bound("panes", "sort", &["q", "F9"])]);
        let action = |context, key| keymap.action(context, Chord::parse(key).unwrap());
        assert_eq!(action(Context::Panes, "q"), Some(Action::Sort));
        assert_eq!(action(Context::Panes, "Q"), Some(Action::Quit));
        assert_eq!(action(Context::Panes, "o"), None);
        assert_eq!(action(Context::List, "q"), Some(Action::Quit), "another place");
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
}
