//! Wishes for keys: what they come to, and which of them cannot be.
//!
//! Does not know what a key is: names are brought into one form by whoever hands over the commands.

use toml::de::DeValue;

use crate::config::value;
use crate::config::{Binding, Command, Commands, Fault, Place};

/// What becomes of the keys of a command.
#[derive(Debug)]
enum Edit {
    /// Only these keys from now on.
    Set(Vec<String>),
    /// One more.
    Add(String),
    /// One less.
    Remove(String),
}

/// One line of the file.
#[derive(Debug)]
struct Wish<'a> {
    line: usize,
    /// The setting with its tables.
    path: String,
    command: &'a Command,
    places: Vec<&'a Place>,
    edits: Vec<Edit>,
}

/// All that the file says of keys.
#[derive(Debug)]
pub(super) struct Wishes<'a> {
    commands: &'a Commands,
    wishes: Vec<Wish<'a>>,
}

/// The keys of a command in a place, and the wish that touched them last.
struct Bound<'a> {
    place: &'a Place,
    command: &'a Command,
    keys: Vec<String>,
    by: Option<usize>,
}

impl<'a> Wishes<'a> {
    /// None so far.
    pub(super) fn new(commands: &'a Commands) -> Self {
        Self { commands, wishes: Vec::new() }
    }

    /// Takes what stands for `command`, in one place or in all that it has; or says what is wrong.
    pub(super) fn add(
        &mut self,
        (line, path): (usize, &str),
        (place, command): (Option<&str>, &str),
        value: &DeValue<'_>,
    ) -> Result<(), String> {
        let known = self.commands.rows.iter().find(|row| row.name == command);
        let command = known.ok_or("there is no such command")?;
        let named = self.commands.places.iter().find(|known| Some(known.name) == place);
        if place.is_some() && named.is_none() {
            let all: Vec<&str> = self.commands.places.iter().map(|place| place.name).collect();
            return Err(format!("there is no such place; there are {}", all.join(", ")));
        }
        if let Some(place) = named
            && !command.places.contains(&place.name)
        {
            return Err(format!("it cannot be given there, only in {}", command.places.join(", ")));
        }
        let all = self.commands.places.iter().filter(|place| command.places.contains(&place.name));
        let places: Vec<&Place> = named.map_or_else(|| all.collect(), |place| vec![place]);
        let edits = self.edits(value, &places)?;
        self.wishes.push(Wish { line, path: path.to_owned(), command, places, edits });
        Ok(())
    }

    /// A list of names, or one string of them; a name with + before it is added to the keys that are
    /// there, one with - is taken away.
    fn edits(&self, value: &DeValue<'_>, places: &[&Place]) -> Result<Vec<Edit>, String> {
        let wrong = |value: &DeValue<'_>| {
            format!("{} is not the name of a key or a list of them", value::said(value))
        };
        let names: Vec<&str> = match value {
            DeValue::String(names) => names.split_whitespace().collect(),
            DeValue::Array(values) => {
                let name = |value: &'_ toml::Spanned<DeValue<'_>>| {
                    value.get_ref().as_str().is_none().then(|| wrong(value.get_ref()))
                };
                if let Some(reason) = values.iter().find_map(name) {
                    return Err(reason);
                }
                values.iter().filter_map(|value| value.get_ref().as_str()).collect()
            }
            _ => return Err(wrong(value)),
        };
        let (mut set, mut edits) = (Vec::new(), Vec::new());
        for name in &names {
            match (name.strip_prefix('+'), name.strip_prefix('-')) {
                (Some(more), _) if !more.is_empty() => edits.push(Edit::Add(self.key(more, places)?)),
                (_, Some(less)) if !less.is_empty() => edits.push(Edit::Remove(self.key(less, &[])?)),
                _ => set.push(self.key(name, places)?),
            }
        }
        if !set.is_empty() || edits.is_empty() {
            edits.insert(0, Edit::Set(set));
        }
        Ok(edits)
    }

    /// The name of a key in its one form.
    fn key(&self, name: &str, places: &[&Place]) -> Result<String, String> {
        let shown: String = name.chars().take(30).collect();
        let key = (self.commands.key)(name).ok_or_else(|| format!("\"{shown}\" is not the name of a key"))?;
        let is_character = key.chars().count() == 1 || key == "Space";
        let is_digit = is_character && key.chars().all(|character| character.is_ascii_digit());
        for place in places {
            if place.is_typed && is_character {
                return Err(format!("{key} is a character, which is typed in {}", place.name));
            }
            if is_digit {
                return Err(format!("{key} begins a count"));
            }
        }
        Ok(key)
    }

    /// What they come to; a wish that cannot be is left out and named.
    pub(super) fn settle(self, faults: &mut Vec<Fault>) -> Vec<Binding> {
        let mut left_out = vec![false; self.wishes.len()];
        loop {
            let bound = self.bound(&left_out);
            let Some((index, reason)) = objection(&bound) else {
                return self.changed(bound);
            };
            let wish = index.and_then(|index| Some((self.wishes.get(index)?, left_out.get_mut(index)?)));
            // Only wishes are at fault: the table itself has no two commands on one key.
            let Some((wish, left_out)) = wish else { return self.changed(bound) };
            *left_out = true;
            faults.push(Fault { line: wish.line, key: wish.path.clone(), reason });
        }
    }

    /// The keys of every command in every place.
    fn bound(&self, left_out: &[bool]) -> Vec<Bound<'a>> {
        let mut bound: Vec<Bound<'a>> = Vec::new();
        for command in &self.commands.rows {
            for place in self.commands.places.iter().filter(|place| command.places.contains(&place.name)) {
                bound.push(Bound { place, command, keys: self.usual(command), by: None });
            }
        }
        let wishes = self.wishes.iter().zip(left_out).enumerate().filter(|(_, (_, left_out))| !**left_out);
        // What is said of one place alone comes after what is said of all.
        let (all, one): (Vec<_>, Vec<_>) =
            wishes.map(|(index, (wish, _))| (index, wish)).partition(|(_, wish)| wish.is_of_all());
        for (index, wish) in all.into_iter().chain(one) {
            let is_meant = |bound: &&mut Bound<'_>| {
                bound.command.name == wish.command.name
                    && wish.places.iter().any(|place| place.name == bound.place.name)
            };
            for bound in bound.iter_mut().filter(is_meant) {
                wish.edits.iter().for_each(|edit| edit.apply(&mut bound.keys));
                bound.by = Some(index);
            }
        }
        bound
    }

    fn usual(&self, command: &Command) -> Vec<String> {
        command.keys.split_whitespace().filter_map(self.commands.key).collect()
    }

    fn changed(&self, bound: Vec<Bound<'a>>) -> Vec<Binding> {
        let changed = bound.into_iter().filter(|bound| bound.keys != self.usual(bound.command));
        let binding = |bound: Bound<'a>| Binding {
            place: bound.place.name,
            command: bound.command.name,
            keys: bound.keys,
        };
        changed.map(binding).collect()
    }
}

impl Wish<'_> {
    fn is_of_all(&self) -> bool {
        self.places.len() == self.command.places.len()
    }
}

impl Edit {
    fn apply(&self, keys: &mut Vec<String>) {
        match self {
            Self::Set(set) => set.clone_into(keys),
            Self::Add(key) if keys.contains(key) => {}
            Self::Add(key) => keys.push(key.clone()),
            Self::Remove(key) => keys.retain(|kept| kept != key),
        }
    }
}

/// The first thing that cannot be: the wish at fault, the later one of two, and why.
fn objection(bound: &[Bound<'_>]) -> Option<(Option<usize>, String)> {
    for (at, one) in bound.iter().enumerate() {
        if one.command.is_needed && one.keys.is_empty() {
            return Some((one.by, format!("it needs a key in {}", one.place.name)));
        }
        for other in bound.iter().skip(at + 1).filter(|other| other.place.name == one.place.name) {
            if let Some(key) = one.keys.iter().find(|key| other.keys.contains(key)) {
                let (by, there) = if one.by > other.by { (one.by, other) } else { (other.by, one) };
                let reason = format!("{key} is the key of {} in {}", there.command.name, one.place.name);
                return Some((by, reason));
            }
        }
    }
    None
}
