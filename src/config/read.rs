//! From the text of a settings file to settings and faults.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::config::keys::Wishes;
use crate::config::settings::SETTINGS;
use crate::config::value;
use crate::config::{Commands, Config, Fault};

/// The table of keys.
pub(super) const KEYS: &str = "keys";
/// In it, the table of tables for one place each.
pub(super) const PLACES: &str = "in";

/// What is read, and where in it.
struct Reading<'a> {
    text: &'a str,
    config: Config,
    faults: Vec<Fault>,
    wishes: Wishes<'a>,
}

/// One entry of a table: the span of its key, the key, and the value.
type Entry<'a> = (Range<usize>, &'a str, &'a DeValue<'a>);

/// Reads settings; faults come in the order of lines.
pub(super) fn read(text: &str, commands: &Commands) -> (Config, Vec<Fault>) {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let table = match DeTable::parse(text) {
        Ok(table) => table,
        // What follows a slip of the pen is guesswork, so nothing of the file is used.
        Err(error) => return (Config::default(), vec![slip(text, &error)]),
    };
    let (config, wishes) = (Config::default(), Wishes::new(commands));
    let mut reading = Reading { text, config, faults: Vec::new(), wishes };
    for entry in entries(table.get_ref()) {
        reading.top(entry);
    }
    let Reading { mut config, mut faults, wishes, .. } = reading;
    config.keys = wishes.settle(&mut faults);
    faults.sort_by_key(|fault| fault.line);
    (config, faults)
}

impl Reading<'_> {
    fn top(&mut self, (span, key, value): Entry<'_>) {
        let is_table = SETTINGS.iter().any(|setting| !setting.table.is_empty() && setting.table == key);
        match value {
            DeValue::Table(table) if key == KEYS => self.keys(table),
            DeValue::Table(table) if is_table => {
                for entry in entries(table) {
                    self.setting(key, entry);
                }
            }
            _ if is_table || key == KEYS => {
                self.fault(&span, key, format!("{} is not a table", value::said(value)));
            }
            _ => self.setting("", (span, key, value)),
        }
    }

    fn setting(&mut self, table: &str, (span, key, value): Entry<'_>) {
        let path = if table.is_empty() { key.to_owned() } else { format!("{table}.{key}") };
        let Some(setting) = SETTINGS.iter().find(|setting| setting.table == table && setting.name == key)
        else {
            return self.fault(&span, &path, "there is no such setting".to_owned());
        };
        match setting.kind.read(value) {
            Ok(value) => (setting.set)(&mut self.config, value),
            Err(reason) => self.fault(&span, &path, reason),
        }
    }

    fn keys(&mut self, table: &DeTable<'_>) {
        for (span, key, value) in entries(table) {
            let DeValue::Table(places) = value else {
                self.wish(&span, (None, key), value);
                continue;
            };
            if key != PLACES {
                self.fault(&span, &format!("{KEYS}.{key}"), "a table is not a list of keys".to_owned());
                continue;
            }
            for (span, place, value) in entries(places) {
                let DeValue::Table(commands) = value else {
                    let path = format!("{KEYS}.{PLACES}.{place}");
                    self.fault(&span, &path, format!("{} is not a table", value::said(value)));
                    continue;
                };
                for (span, key, value) in entries(commands) {
                    self.wish(&span, (Some(place), key), value);
                }
            }
        }
    }

    fn wish(&mut self, span: &Range<usize>, (place, command): (Option<&str>, &str), value: &DeValue<'_>) {
        let path = match place {
            Some(place) => format!("{KEYS}.{PLACES}.{place}.{command}"),
            None => format!("{KEYS}.{command}"),
        };
        let line = line(self.text, span.start);
        if let Err(reason) = self.wishes.add((line, &path), (place, command), value) {
            self.fault(span, &path, reason);
        }
    }

    fn fault(&mut self, span: &Range<usize>, key: &str, reason: String) {
        self.faults.push(Fault { line: line(self.text, span.start), key: key.to_owned(), reason });
    }
}

/// The entries in the order in which they were written.
fn entries<'a>(table: &'a DeTable<'a>) -> Vec<Entry<'a>> {
    let entry = |(key, value): (&'a Spanned<_>, &'a Spanned<DeValue<'a>>)| {
        let key: &'a Spanned<std::borrow::Cow<'a, str>> = key;
        (key.span(), key.get_ref().as_ref(), value.get_ref())
    };
    let mut entries: Vec<Entry<'a>> = table.iter().map(entry).collect();
    entries.sort_by_key(|(span, ..)| span.start);
    entries
}

/// What is said when the text is no TOML.
fn slip(text: &str, error: &toml::de::Error) -> Fault {
    let at = error.span().map_or(0, |span| span.start);
    let line = line(text, at);
    let written = text.lines().nth(line - 1).unwrap_or_default();
    let key = written.split_once('=').map_or("", |(key, _)| key.trim());
    let reason = format!("{}; nothing of this file is used", error.message().replace('\n', ", "));
    Fault { line, key: key.chars().take(60).collect(), reason }
}

/// The line of a byte, from 1.
fn line(text: &str, at: usize) -> usize {
    1 + text.bytes().take(at).filter(|&byte| byte == b'\n').count()
}
