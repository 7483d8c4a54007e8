//! A term typed in letters against the readings of a text: nongmsr, nmsr and 农min find 农民收入.
//!
//! A character takes its initial (also zh, ch, sh), one of its readings in full, or, as the last one,
//! the beginning of a reading. Between parts of a term a few characters may be left out, but no part
//! is a single initial, unless it is the last: letters that are scattered one by one match nearly
//! every text. Whatever matches a term matches each beginning of the term. Does not rank.

use std::collections::{HashMap, HashSet};

use crate::script;
use crate::search::fold;
use crate::search::reading::{self, Readings};

/// So many characters may be left out between two parts.
pub(crate) const GAP: usize = 5;
// The states are the bits of one word: one for each letter, and one more.
const LETTERS: usize = 63;
// The longest spelling.
const LONGEST: usize = 6;

/// Two letters that are one initial.
pub(crate) const DOUBLE: [&str; 3] = ["zh", "ch", "sh"];

/// From which letters of the term a character leads to a later one, each letter one bit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
struct Step {
    /// By its initial of one or two letters.
    initial: [u64; 2],
    /// By a whole reading of so many letters, less one.
    whole: [u64; LONGEST],
}

/// A term that has letters, made ready.
pub(crate) struct Speller {
    readings: &'static Readings,
    /// The bit that stands after the last letter.
    end: u64,
    /// The step of each set of readings; 0 leads nowhere.
    numbers: Vec<u16>,
    steps: Vec<Step>,
    /// The term's own characters: each one leads over itself.
    own: Vec<(char, Step)>,
    /// Whether the term has ideographs as well.
    has_han: bool,
}

/// How a text matches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Heard {
    /// Without a gap, from the start of the text.
    AtStart,
    /// Without a gap, from the start of a word.
    AtWord,
    /// Without a gap.
    Together,
    /// With gaps.
    Scattered,
}

impl Step {
    fn initials(self, from: u64) -> u64 {
        (from & self.initial[0]) << 1 | (from & self.initial[1]) << 2
    }

    fn wholes(self, from: u64) -> u64 {
        self.whole.iter().zip(1..).fold(0, |to, (mask, letters)| to | (from & mask) << letters)
    }

    fn all(self, from: u64) -> u64 {
        self.initials(from) | self.wholes(from)
    }

    fn join(&mut self, other: Self) {
        self.initial.iter_mut().zip(other.initial).for_each(|(one, other)| *one |= other);
        self.whole.iter_mut().zip(other.whole).for_each(|(one, other)| *one |= other);
    }

    /// Where letter `at` leads to, and whether by more than an initial; longer readings first.
    fn ways(self, at: usize) -> impl Iterator<Item = (usize, bool)> {
        let has = move |mask: u64| mask >> at & 1 == 1;
        let whole = self.whole.into_iter().enumerate().rev().filter(move |&(_, mask)| has(mask));
        let initial = self.initial.into_iter().enumerate().filter(move |&(_, mask)| has(mask));
        let whole = whole.map(move |(letters, _)| (at + letters + 1, true));
        whole.chain(initial.map(move |(letters, _)| (at + letters + 1, false)))
    }
}

impl Speller {
    /// Makes a folded term ready; `None` when it has no letter or is too long for words that anyone
    /// types.
    pub(crate) fn new(term: &str) -> Option<Self> {
        let characters: Vec<char> = term.chars().collect();
        let is_spelt = characters.iter().any(char::is_ascii_lowercase) && characters.len() <= LETTERS;
        is_spelt.then(|| {
            let readings = reading::readings();
            let (numbers, steps) = steps(&characters, readings);
            Self {
                readings,
                end: 1 << characters.len(),
                numbers,
                steps,
                own: own(&characters),
                has_han: characters.iter().copied().any(script::is_han),
            }
        })
    }

    /// How a text matches, and whether it has letters or other characters of the term itself.
    pub(crate) fn hear(&self, text: &str) -> (Option<Heard>, bool) {
        let (mut any, mut word, mut start) = (0, 0, 1);
        let (mut best, mut has_own, mut is_word) = (None, false, true);
        for character in text.chars() {
            let (step, is_own) = self.step(character);
            has_own |= is_own;
            let Some(step) = step else {
                (any, word, start) = (0, 0, 0);
                is_word = !character.is_alphanumeric();
                continue;
            };
            word |= u64::from(is_word);
            (any, word, start) = (step.all(any | 1), step.all(word), step.all(start));
            is_word = false;
            if any & self.end != 0 {
                if start & self.end != 0 {
                    return (Some(Heard::AtStart), has_own || self.has_han);
                }
                best =
                    if word & self.end != 0 { Some(Heard::AtWord) } else { best.or(Some(Heard::Together)) };
            }
        }
        let best = best.or_else(|| self.hears_scattered(text).then_some(Heard::Scattered));
        (best, has_own || self.has_han)
    }

    fn hears_scattered(&self, text: &str) -> bool {
        // Parts that may be left, by how many characters ago they ended, and the states of parts that
        // are a single initial and of others.
        let (mut left, mut single, mut other) = ([0_u64; GAP + 1], 0_u64, 0_u64);
        for character in text.chars() {
            left.rotate_right(1);
            let step = self.step(character).0.unwrap_or_default();
            let begin = left.iter().skip(1).fold(1, |all, one| all | one);
            (single, other) = (step.initials(begin), step.wholes(begin) | step.all(single | other));
            if (single | other) & self.end != 0 {
                return true;
            }
            left[0] = other;
        }
        false
    }

    /// The characters of `text` that match, ascending: the best that [`Speller::hear`] heard.
    pub(crate) fn positions(&self, text: &str) -> Option<Vec<usize>> {
        let characters: Vec<char> = text.chars().collect();
        let steps: Vec<Step> = characters.iter().map(|&c| self.step(c).0.unwrap_or_default()).collect();
        let is_word = |at: &usize| {
            at.checked_sub(1).and_then(|before| characters.get(before)).is_none_or(|c| !c.is_alphanumeric())
        };
        let starts = (0..steps.len()).filter(is_word).chain(0..steps.len());
        [0, GAP].into_iter().find_map(|gap| {
            let mut path =
                Path { steps: &steps, end: self.end.trailing_zeros() as usize, gap, ..Path::default() };
            starts.clone().any(|at| path.takes(at, 0, false)).then_some(path.taken)
        })
    }

    /// The step of a character, and whether it stands in the term itself.
    fn step(&self, character: char) -> (Option<Step>, bool) {
        let number = self.readings.number(character).and_then(|set| self.numbers.get(set));
        let step =
            number.filter(|&&number| number > 0).and_then(|&number| self.steps.get(usize::from(number)));
        if number.is_some() && !self.has_han {
            return (step.copied(), false);
        }
        let folded = fold::key(character);
        match self.own.iter().find(|(own, _)| *own == folded) {
            Some((_, own)) => {
                let mut both = *own;
                both.join(step.copied().unwrap_or_default());
                (Some(both), true)
            }
            None => (step.copied(), false),
        }
    }
}

/// A way through the characters, letter by letter.
#[derive(Default)]
struct Path<'a> {
    steps: &'a [Step],
    end: usize,
    gap: usize,
    taken: Vec<usize>,
    /// Where no way led to the end: character, letter, whether the part may be left.
    closed: HashSet<(usize, usize, bool)>,
}

impl Path<'_> {
    /// Goes on from letter `letter` with the character at `at`, which goes on a part or begins one.
    fn takes(&mut self, at: usize, letter: usize, goes_on: bool) -> bool {
        if letter >= self.end {
            return true;
        }
        let Some(&step) = self.steps.get(at).filter(|_| !self.closed.contains(&(at, letter, goes_on))) else {
            return false;
        };
        for (next, is_whole) in step.ways(letter) {
            self.taken.push(at);
            if self.takes(at + 1, next, true) || ((goes_on || is_whole) && self.leaps(at, next)) {
                return true;
            }
            self.taken.pop();
        }
        self.closed.insert((at, letter, goes_on));
        false
    }

    fn leaps(&mut self, at: usize, letter: usize) -> bool {
        (1..=self.gap).any(|gap| self.takes(at + gap + 1, letter, false))
    }
}

fn steps(term: &[char], readings: &Readings) -> (Vec<u16>, Vec<Step>) {
    let spelt: Vec<Step> = readings.spellings().iter().map(|spelling| spelt(term, spelling)).collect();
    let mut steps = vec![Step::default()];
    let mut known = HashMap::new();
    let numbers = readings.sets().iter().map(|set| {
        let mut step = Step::default();
        let parts = set.spellings.iter().filter_map(|&number| spelt.get(usize::from(number)));
        parts.for_each(|part| step.join(*part));
        // Most characters begin with no letter of the term.
        if step == Step::default() {
            return 0;
        }
        *known.entry(step).or_insert_with(|| {
            steps.push(step);
            (steps.len() - 1) as u16
        })
    });
    let numbers = numbers.collect();
    (numbers, steps)
}

/// Where a character that is read so leads in the term.
fn spelt(term: &[char], spelling: &str) -> Step {
    let mut step = Step::default();
    let is_double = DOUBLE.iter().any(|double| spelling.starts_with(double));
    for at in 0..term.len() {
        let rest = term.iter().skip(at);
        let same = rest.zip(spelling.chars()).take_while(|(typed, read)| **typed == *read).count();
        let bit = 1_u64 << at;
        let [one, two] = &mut step.initial;
        *one |= if same > 0 { bit } else { 0 };
        *two |= if same > 1 && is_double { bit } else { 0 };
        let is_whole = same > 1 && (same == spelling.len() || at + same == term.len());
        if let Some(mask) = step.whole.get_mut(same.wrapping_sub(1)).filter(|_| is_whole) {
            *mask |= bit;
        }
    }
    step
}

/// The step of each character of the term over itself; an ideograph says more than an initial.
fn own(term: &[char]) -> Vec<(char, Step)> {
    let mut own: Vec<(char, Step)> = Vec::new();
    for (at, &character) in term.iter().enumerate() {
        if own.iter().all(|(known, _)| *known != character) {
            own.push((character, Step::default()));
        }
        let Some((_, step)) = own.iter_mut().find(|(known, _)| *known == character) else { continue };
        let Step { initial: [initial, _], whole: [whole, ..] } = step;
        *(if script::is_han(character) { whole } else { initial }) |= 1 << at;
    }
    own
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(term: &str, text: &str, expected: Option<Heard>, marked: &str) {
        let speller = Speller::new(term).unwrap();
        assert_eq!(speller.hear(text).0, expected, "{term} {text}");
        let positions = speller.positions(text).unwrap_or_default();
        let taken: String =
            text.chars().enumerate().filter(|(at, _)| positions.contains(at)).map(|(_, c)| c).collect();
        assert_eq!(taken, marked, "{term} {text}");
        // Each beginning of the term matches, too.
        for end in 1..term.chars().count() {
            let begin: String = term.chars().take(end).collect();
            let Some(speller) = Speller::new(&begin) else { continue };
            assert!(expected.is_none() || speller.hear(text).0.is_some(), "{begin} {text}");
        }
    }

    #[test]
    fn readings_in_full_in_part_and_initials_are_heard() {
        for term in ["nongminrenjunchunshouru", "nmrjcsr", "nongmrjcshour", "nongminrenjch", "农minrjc收ru"]
        {
            check(term, "农民人均纯收入", Some(Heard::AtStart), {
                if term.ends_with("jch") { "农民人均纯" } else { "农民人均纯收入" }
            });
        }
        check("nongm", "稳农民收入", Some(Heard::Together), "农民");
        check("nongm", "三、农民收入", Some(Heard::AtWord), "农民");
        check("no", "三、农民收入", Some(Heard::AtWord), "农");
        check("zhf", "区政府", Some(Heard::Together), "政府");
        check("zf", "區政府", Some(Heard::Together), "政府");
        check("lvhua", "道路绿化", Some(Heard::Together), "绿化");
        check("lhua", "道路绿化", Some(Heard::Together), "绿化");
        check("luhua", "道路绿化", Some(Heard::Together), "绿化");
        check("gdpzz", "人均GDP增长", Some(Heard::Together), "GDP增长");
        check("2023nian", "２０２３年", Some(Heard::AtStart), "２０２３年");
    }

    #[test]
    fn every_reading_of_a_character_is_heard() {
        for term in ["chongqing", "zhongqing", "cq", "zq", "zhq"] {
            check(term, "重庆", Some(Heard::AtStart), "重庆");
        }
        for term in ["yinhang", "yinxing", "yh", "yx"] {
            check(term, "銀行", Some(Heard::AtStart), "銀行");
        }
        check("zengzhang", "增长", Some(Heard::AtStart), "增长");
        check("zengchang", "增长", Some(Heard::AtStart), "增长");
        check("tiaozheng", "调整", Some(Heard::AtStart), "调整");
        check("diaocha", "调查", Some(Heard::AtStart), "调查");
        check("xian", "西安", Some(Heard::AtStart), "西安");
        check("xian", "县", Some(Heard::AtStart), "县");
    }

    #[test]
    fn parts_may_be_apart_but_not_letter_by_letter() {
        check("nmsr", "农民人均纯收入", Some(Heard::Scattered), "农民收入");
        check("nongminshouru", "农民人均纯收入", Some(Heard::Scattered), "农民收入");
        check("nongshouru", "农民人均纯收入", Some(Heard::Scattered), "农收入");
        check("nms", "农民人均纯收入", Some(Heard::Scattered), "农民收");
        check("nsr", "农民人均纯收入", None, "");
        check("nmsr", "农民的生活有了提高收入", None, "");
        check("nmsr", "农村人民收入", None, "");
        check("ny", "工业", None, "");
    }

    #[test]
    fn a_term_needs_letters_and_an_end() {
        for term in ["农业", "2023", "", &"a".repeat(64)] {
            assert!(Speller::new(term).is_none());
        }
        check(&"nong".repeat(15), &"农".repeat(16), Some(Heard::AtStart), &"农".repeat(15));
    }
}
