//! The words of the screen in every language: none is missing, none is left over, and each is fit for a
//! terminal and for its script.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use baogao::script;
use baogao::tui::action::{ACTIONS, GROUPS};
use baogao::tui::book::{SIMPLIFIED, TRADITIONAL, Word};
use baogao::tui::label;
use baogao::tui::language::Language;
use baogao::tui::phrases::PHRASES;
use baogao::tui::reasons::REASONS;
use baogao::tui::words::{HINTS, WORDS};
use unicode_width::UnicodeWidthChar;

const FILES: [(Language, &str); 2] =
    [(Language::Simplified, SIMPLIFIED), (Language::Traditional, TRADITIONAL)];

/// Signs of the figures that are the same in every language.
const SIGNS: &str = "预标规掩";

/// Every word that stands for itself, in the order of the tables.
fn words() -> impl Iterator<Item = &'static Word> {
    let actions = ACTIONS.iter().map(|row| row.help);
    WORDS.iter().copied().chain(actions).chain(GROUPS.iter().map(|(_, title)| title))
}

/// Every text with its name, in English.
fn english() -> BTreeMap<&'static str, &'static str> {
    let words = words().map(|word| (word.name(), word.english()));
    words.chain(PHRASES.iter().chain(REASONS).copied()).collect()
}

/// The lines of a locale file: name and text.
fn lines(text: &str) -> Vec<(&str, &str)> {
    text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(" = ")).collect()
}

/// The places that a sentence shows: `{ $count }`, but not a choice by it.
fn places(text: &str) -> BTreeSet<&str> {
    let named = text.split("{ $").skip(1);
    named
        .filter_map(|rest| rest.split_once(' '))
        .filter(|(_, end)| end.starts_with('}'))
        .map(|(name, _)| name)
        .collect()
}

#[test]
fn every_text_has_every_language() {
    let known: BTreeSet<&str> = english().into_keys().collect();
    assert_eq!(known.len(), words().count() + PHRASES.len() + REASONS.len(), "two texts have one name");
    for (language, text) in FILES {
        let named: Vec<&str> = lines(text).into_iter().map(|(name, _)| name).collect();
        let set: BTreeSet<&str> = named.iter().copied().collect();
        assert_eq!(set.len(), named.len(), "a name stands twice in {language:?}");
        let missing: Vec<_> = known.difference(&set).collect();
        let unused: Vec<_> = set.difference(&known).collect();
        assert!(missing.is_empty() && unused.is_empty(), "{language:?} lacks {missing:?}, has {unused:?}");
    }
}

#[test]
fn every_text_is_said() {
    for (language, text) in FILES {
        language.speak();
        let texts: BTreeMap<&str, &str> = lines(text).into_iter().collect();
        for word in words() {
            let written = texts[word.name()].replace("{ \"{\" }", "{").replace("{ \"}\" }", "}");
            assert_eq!(word.text(), written, "{language:?}");
        }
    }
}

#[test]
fn the_places_of_a_sentence_are_the_same() {
    let english = english();
    for (language, text) in FILES {
        for (name, text) in lines(text) {
            assert_eq!(places(text), places(english[name]), "{language:?} {name}");
        }
    }
    assert_eq!(places("{ $a } and { $b ->\n[one] x\n*[other] y\n}"), BTreeSet::from(["a"]));
}

/// Characters of the Traditional texts that are the Simplified form of another one, too, and right as
/// they stand: 只 is not 隻 here.
const BOTH: &str = "修出占即只合同向回才板查游致表面";

#[test]
fn every_text_keeps_to_its_script() {
    for (name, text) in lines(SIMPLIFIED) {
        assert_eq!(text.chars().map(script::to_simplified).collect::<String>(), text, "{name}");
    }
    let traditional = ('\u{4e00}'..='\u{9fff}').filter(|&c| script::to_simplified(c) != c);
    let simplified: BTreeSet<char> = traditional.map(script::to_simplified).collect();
    let mut doubtful = BTreeSet::new();
    for (_, text) in lines(TRADITIONAL) {
        doubtful.extend(text.chars().filter(|c| simplified.contains(c) && !SIGNS.contains(*c)));
    }
    assert_eq!(doubtful.into_iter().collect::<String>(), BOTH);
}

#[test]
fn the_screen_counts_every_character_right() {
    for (_, text) in FILES {
        for (name, text) in lines(text) {
            for character in text.chars() {
                assert_eq!(character.width(), character.width_cjk(), "{name}: {character}");
            }
        }
    }
}

#[test]
fn chinese_sentences_have_chinese_signs() {
    let is_chinese = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    for (name, text) in FILES.into_iter().flat_map(|(_, text)| lines(text)) {
        let signs: Vec<char> = text.chars().collect();
        for window in signs.windows(2) {
            let is_wrong = is_chinese(window[0]) && ",;!?()".contains(window[1]);
            // Queries have a syntax of their own.
            assert!(!is_wrong || name.ends_with("_HOW"), "{name}: {text}");
        }
    }
}

/// The keys that a line of hints names.
fn keys(hints: &str) -> Vec<String> {
    hints.split("  ").map(|hint| hint.split(' ').next().unwrap().to_owned()).collect()
}

#[test]
fn hints_name_the_same_keys_and_are_no_longer() {
    // The second hint of a note names no key.
    let hints = || words().filter(|word| word.name().starts_with("HINT_") && word.name() != "HINT_NOTE");
    assert!(hints().count() > HINTS.len());
    for (language, _) in FILES {
        language.speak();
        for word in hints() {
            assert_eq!(keys(word), keys(word.english()), "{language:?} {}", word.name());
            let (own, english) = (label::columns(word), label::columns(word.english()));
            assert!(own <= english.max(80), "{language:?} {}: {own} columns", word.name());
        }
    }
}

/// The modules below know no screen, so a sentence of theirs that is written anew would be said in English:
/// each form must still stand in one of their files.
#[test]
fn every_reason_is_still_given_below() {
    let mut below = String::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if entry.is_dir() && !entry.ends_with("src/tui") {
                folders.push(entry);
            } else if entry.extension().is_some_and(|ending| ending == "rs") {
                below += &fs::read_to_string(entry).unwrap();
            }
        }
    }
    for (name, form) in REASONS {
        let pieces = form.split("{ $").filter_map(|piece| piece.split(" }").last());
        for piece in pieces {
            assert!(below.contains(piece), "{name}: nobody says “{piece}”");
        }
    }
}
