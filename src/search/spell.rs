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
// The ideographs, 〇 among them, that are looked up at once: nearly everything that comes.
const FIRST: char = '\u{3000}';
const LAST: char = '\u{9fff}';
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
    /// All of the whole readings: few characters have any in the term.
    any_whole: u64,
}

/// A term that has letters, made ready.
pub(crate) struct Speller {
    /// The bit that stands after the last letter.
    end: u64,
    /// The step of each ideograph from [`FIRST`] to [`LAST`] and of each ASCII character; 0 leads
    /// nowhere.
    han: Vec<u16>,
    ascii: [u16; 128],
    steps: Vec<Step>,
    /// Whether the term has ideographs as well.
    has_han: bool,
}

/// What was heard in a text.
struct Listened {
    is_heard: bool,
    /// Whether it has characters of the term itself.
    has_own: bool,
    /// Whether a part of the term was heard that may go on behind the text.
    is_open: bool,
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
    #[inline]
    fn initials(&self, from: u64) -> u64 {
        (from & self.initial[0]) << 1 | (from & self.initial[1]) << 2
    }

    #[inline]
    fn wholes(&self, from: u64) -> u64 {
        if from & self.any_whole == 0 {
            return 0;
        }
        self.whole.iter().zip(1..).fold(0, |to, (mask, letters)| to | (from & mask) << letters)
    }

    #[inline]
    fn all(&self, from: u64) -> u64 {
        self.initials(from) | self.wholes(from)
    }

    fn join(&mut self, other: Self) {
        self.initial.iter_mut().zip(other.initial).for_each(|(one, other)| *one |= other);
        self.whole.iter_mut().zip(other.whole).for_each(|(one, other)| *one |= other);
        self.any_whole |= other.any_whole;
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
            let mut steps = Steps::new(&characters, reading::readings());
            let ascii = std::array::from_fn(|code| steps.number(char::from(code as u8)));
            let han = (FIRST..=LAST).map(|character| steps.number(character)).collect();
            let has_han = characters.iter().copied().any(script::is_han);
            Self { end: 1 << characters.len(), han, ascii, steps: steps.all, has_han }
        })
    }

    /// How a text matches, and whether it has letters or other characters of the term itself.
    pub(crate) fn hear(&self, text: &str) -> (Option<Heard>, bool) {
        let Listened { is_heard, has_own, .. } = self.listen(text);
        let heard = is_heard.then(|| self.hear_together(text).unwrap_or(Heard::Scattered));
        (heard, has_own || self.has_han)
    }

    /// Whether a part of the term that stands in a text may go on behind it, where no reading goes on.
    pub(crate) fn is_open(&self, text: &str) -> bool {
        self.listen(text).is_open
    }

    /// Listens to a text; nearly none matches.
    #[inline]
    fn listen(&self, text: &str) -> Listened {
        // The states of parts that are a single initial and of others, and those of parts that ended
        // one character ago and more.
        let (mut single, mut other, mut left) = (0_u64, 0_u64, [0_u64; GAP + 1]);
        let (mut is_left, mut has_own, mut is_heard) = (0_usize, false, false);
        for character in text.chars() {
            let step = self.step(character);
            // Its own ideographs are in the text whenever it matches, which is looked at then.
            has_own |= step.is_some() && !is_ideograph(character);
            if is_left > 0 {
                left.rotate_right(1);
                is_left -= 1;
            }
            let Some(step) = step else {
                (single, other, left[0]) = (0, 0, 0);
                continue;
            };
            let begin = if is_left > 0 { left.iter().skip(1).fold(1, |all, one| all | one) } else { 1 };
            (single, other) = (step.initials(begin), step.wholes(begin) | step.all(single | other));
            is_heard |= (single | other) & self.end != 0;
            left[0] = other;
            is_left = if other == 0 { is_left } else { left.len() };
        }
        Listened { is_heard, has_own, is_open: single | other != 0 || is_left > 0 }
    }

    fn hear_together(&self, text: &str) -> Option<Heard> {
        let (mut any, mut word, mut start) = (0, 0, 1);
        let (mut best, mut is_word) = (None, true);
        for character in text.chars() {
            let Some(step) = self.step(character) else {
                (any, word, start) = (0, 0, 0);
                is_word = fold::is_between_words(character);
                continue;
            };
            word |= u64::from(is_word);
            (any, word, start) = (step.all(any | 1), step.all(word), step.all(start));
            is_word = false;
            if any & self.end != 0 {
                if start & self.end != 0 {
                    return Some(Heard::AtStart);
                }
                best =
                    if word & self.end != 0 { Some(Heard::AtWord) } else { best.or(Some(Heard::Together)) };
            }
        }
        best
    }

    /// The characters of `text` that match, ascending: the best that [`Speller::hear`] heard.
    pub(crate) fn positions(&self, text: &str) -> Option<Vec<usize>> {
        let characters: Vec<char> = text.chars().collect();
        let steps: Vec<Step> =
            characters.iter().map(|&c| self.step(c).copied().unwrap_or_default()).collect();
        let is_word = |at: &usize| {
            at.checked_sub(1)
                .and_then(|before| characters.get(before))
                .is_none_or(|c| fold::is_between_words(*c))
        };
        let starts = (0..steps.len()).filter(is_word).chain(0..steps.len());
        [0, GAP].into_iter().find_map(|gap| {
            let mut path =
                Path { steps: &steps, end: self.end.trailing_zeros() as usize, gap, ..Path::default() };
            starts.clone().any(|at| path.takes(at, 0, false)).then_some(path.taken)
        })
    }

    /// The step of a character, if it leads anywhere.
    #[inline]
    fn step(&self, character: char) -> Option<&Step> {
        let number = match character {
            FIRST..=LAST => self.han.get(character as usize - FIRST as usize),
            _ => self.ascii.get(character as usize).or_else(|| self.folded(character)),
        };
        // The first step leads nowhere.
        number.filter(|&&number| number > 0).and_then(|&number| self.steps.get(usize::from(number)))
    }

    /// The number of the step of what a character folds to.
    #[cold]
    fn folded(&self, character: char) -> Option<&u16> {
        let folded = fold::key(character);
        match folded {
            FIRST..=LAST => self.han.get(folded as usize - FIRST as usize),
            _ => self.ascii.get(folded as usize),
        }
    }
}

fn is_ideograph(character: char) -> bool {
    matches!(character, FIRST..=LAST)
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

/// The different steps of a term, and how to come to them.
struct Steps {
    readings: &'static Readings,
    /// The step of each set of readings.
    sets: Vec<u16>,
    /// The term's own characters: each one leads over itself.
    own: Vec<(char, Step)>,
    all: Vec<Step>,
    known: HashMap<Step, u16>,
    has_han: bool,
}

impl Steps {
    fn new(term: &[char], readings: &'static Readings) -> Self {
        let own = own(term);
        let has_han = own.iter().any(|(character, _)| script::is_han(*character));
        let (all, known) = (vec![Step::default()], HashMap::from([(Step::default(), 0)]));
        let mut made = Self { readings, sets: Vec::new(), own, all, known, has_han };
        let spelt: Vec<Step> = readings.spellings().iter().map(|spelling| spelt(term, spelling)).collect();
        for set in readings.sets() {
            let mut step = Step::default();
            let parts = set.spellings.iter().filter_map(|&number| spelt.get(usize::from(number)));
            for part in parts {
                step.join(*part);
            }
            let number = made.enter(step);
            made.sets.push(number);
        }
        made
    }

    fn enter(&mut self, step: Step) -> u16 {
        // Most characters begin with no letter of the term.
        if step == Step::default() {
            return 0;
        }
        *self.known.entry(step).or_insert_with(|| {
            self.all.push(step);
            (self.all.len() - 1) as u16
        })
    }

    /// The number of a character's step.
    fn number(&mut self, character: char) -> u16 {
        let set = self.readings.number(character).and_then(|set| self.sets.get(set)).copied();
        if is_ideograph(character) && !self.has_han {
            return set.unwrap_or(0);
        }
        let folded = fold::key(character);
        let own = self.own.iter().find(|(own, _)| *own == folded).map(|(_, step)| *step);
        match (own, set.and_then(|set| self.all.get(usize::from(set)))) {
            (Some(mut own), read) => {
                own.join(read.copied().unwrap_or_default());
                self.enter(own)
            }
            (None, _) => set.unwrap_or(0),
        }
    }
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
            step.any_whole |= bit;
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
        let Step { initial: [initial, _], whole: [whole, ..], any_whole } = step;
        if script::is_han(character) {
            (*whole, *any_whole) = (*whole | 1 << at, *any_whole | 1 << at);
        } else {
            *initial |= 1 << at;
        }
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
