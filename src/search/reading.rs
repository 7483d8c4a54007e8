//! How characters are read: every reading of each, as it is spelt with the letters of a keyboard.
//!
//! The data is that of the crate `pinyin`, brought into one table at first use. Tones are left out,
//! and ü is `v` or `u`. A Traditional character has the readings of its Simplified form as well.
//! Knows single characters; does not know words.

use std::collections::HashMap;
use std::sync::LazyLock;

use pinyin::ToPinyinMulti;

use crate::script;

// From 〇 to the last ideograph of the basic plane; what stands elsewhere folds to one of these.
const FIRST: u32 = 0x3000;
const LAST: u32 = 0x9fff;

/// The number of the set without readings.
const UNREAD: u16 = 0;

static READINGS: LazyLock<Readings> = LazyLock::new(Readings::build);

/// The readings of all characters.
pub(crate) struct Readings {
    /// The number of the set of each character from [`FIRST`] to [`LAST`].
    numbers: Vec<u16>,
    sets: Vec<Set>,
    spellings: Vec<&'static str>,
}

/// The readings of one character; thousands of characters share a set.
#[derive(Debug, Default)]
pub(crate) struct Set {
    /// The numbers of the spellings.
    pub(crate) spellings: Vec<u16>,
    /// The letters that spellings begin with, `a` in the lowest bit.
    pub(crate) initials: u32,
}

/// The readings, which are looked up in the crate's data the first time.
pub(crate) fn readings() -> &'static Readings {
    &READINGS
}

impl Readings {
    /// The number of the set of a character, if it has a reading.
    pub(crate) fn number(&self, character: char) -> Option<usize> {
        let number = self.direct(character).or_else(|| {
            // Letters and signs, which are many, fold to no ideograph.
            if character < '\u{2e80}' { None } else { self.direct(script::fold(character)) }
        });
        number.filter(|&number| number != UNREAD).map(usize::from)
    }

    fn direct(&self, character: char) -> Option<u16> {
        self.numbers.get((character as usize).checked_sub(FIRST as usize)?).copied()
    }

    /// All sets, the empty one first.
    pub(crate) fn sets(&self) -> &[Set] {
        &self.sets
    }

    /// All spellings, two to six letters from `a` to `z`, or one.
    pub(crate) fn spellings(&self) -> &[&'static str] {
        &self.spellings
    }

    fn build() -> Self {
        let mut readings = Self { numbers: Vec::new(), sets: vec![Set::default()], spellings: Vec::new() };
        let mut numbers: HashMap<&'static str, u16> = HashMap::new();
        let mut known: HashMap<Vec<u16>, u16> = HashMap::from([(Vec::new(), UNREAD)]);
        for character in (FIRST..=LAST).filter_map(char::from_u32) {
            let mut set = Vec::new();
            for spelling in spellings(character).into_iter().chain(spellings(script::fold(character))) {
                set.push(*numbers.entry(spelling).or_insert_with(|| {
                    readings.spellings.push(spelling);
                    (readings.spellings.len() - 1) as u16
                }));
            }
            set.sort_unstable();
            set.dedup();
            let next = readings.sets.len() as u16;
            let number = *known.entry(set).or_insert_with_key(|set| {
                readings.sets.push(Set { spellings: set.clone(), initials: 0 });
                next
            });
            readings.numbers.push(number);
        }
        for set in &mut readings.sets {
            let first = |number: &u16| readings.spellings.get(usize::from(*number))?.bytes().next();
            set.initials = set.spellings.iter().filter_map(first).map(letter).fold(0, |all, one| all | one);
        }
        readings
    }
}

/// The bit of a letter among the initials; none for anything else.
pub(crate) fn letter(letter: u8) -> u32 {
    if letter.is_ascii_lowercase() { 1 << (letter - b'a') } else { 0 }
}

fn spellings(character: char) -> Vec<&'static str> {
    let readings = character.to_pinyin_multi().into_iter().flatten().map(pinyin::Pinyin::plain);
    let mut spellings = Vec::new();
    for reading in readings {
        match reading {
            "lü" => spellings.extend(["lv", "lu"]),
            "lüe" => spellings.extend(["lve", "lue"]),
            "nü" => spellings.extend(["nv", "nu"]),
            "nüe" => spellings.extend(["nve", "nue"]),
            "ê" => spellings.push("e"),
            _ => spellings.push(reading),
        }
    }
    spellings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(character: char, expected: &[&str]) {
        let readings = readings();
        let set = &readings.sets()[readings.number(character).unwrap_or_default()];
        let mut found: Vec<&str> =
            set.spellings.iter().map(|&number| readings.spellings()[usize::from(number)]).collect();
        found.sort_unstable();
        assert_eq!(found, expected, "{character}");
    }

    #[test]
    fn every_reading_counts() {
        check('农', &["nong"]);
        check('行', &["hang", "heng", "xing"]);
        check('率', &["lu", "lue", "lv", "lve", "shuai"]);
        check('女', &["nu", "nv", "ru"]);
        check('〇', &["ling", "xing", "yuan"]);
        check('a', &[]);
        check('，', &[]);
    }

    #[test]
    fn a_traditional_character_is_read_in_both_forms() {
        check('農', &["nong"]);
        check('乾', &["an", "gan", "qian"]);
        check('\u{f98e}', &["nian", "ning"]);
    }

    #[test]
    fn spellings_are_letters() {
        let spellings = readings().spellings();
        assert!(spellings.iter().all(|spelling| matches!(spelling.len(), 1..=6)));
        assert!(spellings.iter().all(|spelling| spelling.bytes().all(|letter| letter.is_ascii_lowercase())));
        assert!(readings().sets().iter().skip(1).all(|set| set.initials != 0));
    }
}
