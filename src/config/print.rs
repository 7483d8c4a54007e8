//! Settings written as a file, with what each means.

use std::fmt::Write;

use crate::config::read::{KEYS, PLACES};
use crate::config::settings::SETTINGS;
use crate::config::value::Value;
use crate::config::{Command, Commands, Config};

/// All settings, the usual ones too.
pub(super) fn print(config: &Config, commands: &Commands) -> String {
    let mut text =
        String::from("# Settings of baogao. A line that is taken out is as if it said the usual.\n");
    let mut table = "";
    for setting in SETTINGS {
        text.push('\n');
        if setting.table != table {
            table = setting.table;
            let _ = writeln!(text, "[{table}]");
        }
        let _ = writeln!(text, "# {}\n# {}", setting.help, setting.kind.wanted());
        let _ = writeln!(text, "{} = {}", setting.name, written(&(setting.get)(config)));
    }
    keys(config, commands, &mut text);
    text
}

fn keys(config: &Config, commands: &Commands, text: &mut String) {
    let _ = write!(
        text,
        "\n[{KEYS}]\n# Only these keys; \"+x\" adds a key to the usual ones and \"-x\" takes one away.\n\
         # [{KEYS}.{PLACES}.PLACE] is for one place alone: {}.\n",
        commands.places.iter().map(|place| place.name).collect::<Vec<_>>().join(", ")
    );
    let mut group = "";
    for command in &commands.rows {
        if group != command.group {
            group = &command.group;
            let _ = writeln!(text, "\n# {group}");
        }
        let first = command.places.first().copied().unwrap_or_default();
        let keys = list(&keys_of(config, command, first));
        let _ = writeln!(text, "{} = {keys}  # {}", command.name, command.help);
    }
    for place in &commands.places {
        let mut is_headed = false;
        for command in commands.rows.iter().filter(|command| command.places.contains(&place.name)) {
            let first = command.places.first().copied().unwrap_or_default();
            let keys = keys_of(config, command, place.name);
            if keys == keys_of(config, command, first) {
                continue;
            }
            if !is_headed {
                let _ = writeln!(text, "\n[{KEYS}.{PLACES}.{}]", place.name);
                is_headed = true;
            }
            let _ = writeln!(text, "{} = {}", command.name, list(&keys));
        }
    }
}

/// The keys of a command in a place.
fn keys_of(config: &Config, command: &Command, place: &str) -> Vec<String> {
    let is_it = |binding: &&crate::config::Binding| binding.place == place && binding.command == command.name;
    match config.keys.iter().find(is_it) {
        Some(binding) => binding.keys.clone(),
        None => command.keys.split_whitespace().map(str::to_owned).collect(),
    }
}

fn written(value: &Value) -> String {
    match value {
        Value::Flag(flag) => flag.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Numbers(numbers) => format!("{numbers:?}"),
        Value::Word(word) => string(word),
        Value::Words(words) => list(words),
    }
}

fn list(words: &[impl AsRef<str>]) -> String {
    let words: Vec<String> = words.iter().map(|word| string(word.as_ref())).collect();
    format!("[{}]", words.join(", "))
}

fn string(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
