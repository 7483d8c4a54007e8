//! Which mentions are of one place, and what it is called.
//!
//! 柳河镇 and 云溪县柳河镇 are one place as long as no other county has a 柳河镇. Reports whose place
//! is masked or unknown stand alone: two of them may be two places.

use std::collections::{BTreeMap, HashMap};

use crate::compare::Mention;
use crate::report::place::{folded, is_masked, smallest};

/// The key of the row of each mention, by which rows are told apart and sorted, and each key's name.
pub(super) fn rows(mentions: &[Mention]) -> (Vec<String>, BTreeMap<String, String>) {
    let names: Vec<Option<String>> = mentions.iter().map(name).collect();
    let whole = wholes(names.iter().flatten());
    let mut labels: BTreeMap<String, String> = BTreeMap::new();
    let mut keys = Vec::with_capacity(mentions.len());
    for (mention, name) in mentions.iter().zip(&names) {
        let known = name.as_ref().map(|name| whole.get(name.as_str()).copied().unwrap_or(name.as_str()));
        let own = known.map_or_else(|| alone(mention), str::to_owned);
        let (key, label) = match &mention.elsewhere {
            Some(word) => (format!("{own}\u{10ffff}{word}"), format!("{} {word}", written(mention))),
            None => (own, written(mention)),
        };
        let shown = labels.entry(key.clone()).or_insert_with(|| label.clone());
        if better(&label, shown) {
            *shown = label;
        }
        keys.push(key);
    }
    (keys, labels)
}

/// The folded name of a mention's place, when it names one place.
fn name(mention: &Mention) -> Option<String> {
    mention.place.as_deref().filter(|place| !is_masked(place)).map(folded)
}

/// Rows without a name come last, one for each file.
fn alone(mention: &Mention) -> String {
    format!("\u{10fffe}{}", mention.origin.path.display())
}

/// The name as written; of a place without one the file's.
fn written(mention: &Mention) -> String {
    let file = || {
        let name = mention.origin.path.file_name().unwrap_or(mention.origin.path.as_os_str());
        name.to_string_lossy().into_owned()
    };
    match mention.place.as_deref() {
        Some(place) if is_masked(place) => format!("{place} {}", file()),
        Some(place) => place.to_owned(),
        None => file(),
    }
}

/// Whether a writing is the better one: the longer name, then the one in Simplified characters.
fn better(label: &str, shown: &str) -> bool {
    let rank = |label: &str| (label.chars().count(), folded(label) == label);
    rank(label) > rank(shown)
}

/// The whole name of each name that is the end of just one longer one.
fn wholes<'a>(names: impl Iterator<Item = &'a String>) -> HashMap<&'a str, &'a str> {
    let mut by_end: HashMap<&str, Vec<&str>> = HashMap::new();
    for name in names {
        let same = by_end.entry(smallest(name)).or_default();
        if !same.contains(&name.as_str()) {
            same.push(name);
        }
    }
    let mut found = HashMap::new();
    for same in by_end.values() {
        for name in same {
            let longer = || same.iter().filter(|other| other.len() > name.len() && other.ends_with(name));
            // 安平镇 is 大安县安平镇 also when 临江市大安县安平镇 is there: the longest holds them all.
            let Some(longest) = longer().max_by_key(|other| (other.len(), **other)) else { continue };
            if longer().all(|other| longest.ends_with(other)) {
                found.insert(*name, *longest);
            }
        }
    }
    found
}
