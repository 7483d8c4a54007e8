//! One term of a query against one candidate: as typed, by pinyin, or scattered.
//!
//! Does not rank.

use std::ops::Range;
use std::sync::Mutex;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::{SkimMatcherV2, SkimScoreConfig};
use memchr::memmem::Finder;

use crate::search::Candidate;
use crate::search::edge::Edge;
use crate::search::fold;
use crate::search::need::Need;
use crate::search::spell::{GAP, Heard, Speller};

// What stands as typed comes before pinyin, pinyin before scattered characters; these are more than
// any score of the next kind.
const EXACT: i64 = 100_000;
const TOGETHER: i64 = 50_000;
const APART: i64 = 40_000;
// What the place of a whole term is worth.
const AT_START: i64 = 16;
const AT_WORD: i64 = 8;
// A longer term is a text that was pasted; its beginning tells enough.
const TERM_CHARS: usize = 64;
// The matcher's table has a cell for each pair of characters; a longer text is matched in one pass.
const CELLS: usize = 1 << 18;
// Between two digits of a number a comma may stand, but no word. 农民…收入 may have a few words between, but the
// characters of one term in different clauses are chance. Letters are file names, which are longer.
const GAP_DIGITS: usize = 1;
const GAP_LETTERS: usize = 8;
// So many scores are kept.
const KNOWN: usize = 16;

/// One term, folded and made ready.
pub(crate) struct Term {
    /// The folded characters.
    pub(crate) text: String,
    /// What the mask of a candidate must have.
    pub(crate) need: Need,
    /// What the mask of a text must have in which a match begins or ends.
    pub(crate) edge: Edge,
    speller: Option<Speller>,
    /// Finds the term in folded texts.
    finder: Finder<'static>,
    /// Whether nothing is in the term that parts words, so that it never stands across their border.
    is_word: bool,
    /// The newest scores of scattered words.
    scores: Mutex<Vec<(Box<str>, i64)>>,
}

/// The matcher for every query: neighbours count more than in the crate's own setting, which was
/// made for words that have heads.
pub(crate) fn matcher() -> SkimMatcherV2 {
    let config = SkimScoreConfig { bonus_consecutive: 12, ..SkimScoreConfig::default() };
    SkimMatcherV2::default().ignore_case().score_config(config).element_limit(CELLS)
}

impl Term {
    /// A folded term, of bounded length.
    pub(crate) fn new(folded: &str) -> Self {
        Self::with(folded, Speller::new)
    }

    /// The same, but its letters are no pinyin.
    pub(crate) fn typed(folded: &str) -> Self {
        Self::with(folded, |_| None)
    }

    fn with(folded: &str, speller: impl FnOnce(&str) -> Option<Speller>) -> Self {
        let text: String = folded.chars().take(TERM_CHARS).collect();
        let speller = speller(&text);
        let (need, edge) = (Need::new(&text, speller.is_some()), Edge::new(&text, speller.is_some()));
        let finder = Finder::new(&text).into_owned();
        let is_word = !text.chars().any(fold::is_between_words);
        Self { need, edge, speller, finder, is_word, text, scores: Mutex::default() }
    }

    /// How well the term matches, or `None`.
    pub(crate) fn score(&self, matcher: &SkimMatcherV2, candidate: &mut Candidate) -> Option<i64> {
        let heard = self.speller.as_ref().map(|speller| speller.hear(candidate.text));
        // Where no letter stands, letters are not looked for: this is nearly every candidate.
        if let Some((heard, false)) = heard {
            return heard.map(worth);
        }
        if heard.is_none() && !has_in_order(candidate.text.chars().map(fold::key), &self.text) {
            return None;
        }
        let folded = candidate.folded();
        let exact = self.exact(folded).map(|(_, score)| score);
        let heard = || heard.and_then(|(heard, _)| heard).map(worth);
        // Where it stands as typed there is nothing to align, which is most of the matches and the time.
        exact.or_else(heard).or_else(|| self.scattered(matcher, folded))
    }

    /// Whether a match that begins in a text may go on behind it.
    pub(crate) fn is_open(&self, text: &str) -> bool {
        let is_spoken = self.speller.as_ref().is_some_and(|speller| speller.is_open(text));
        is_spoken
            || text.chars().rev().zip(0..=GAP_LETTERS).any(|(c, gap)| self.has_before(fold::key(c), gap))
    }

    /// Whether a text that begins with one of this score has the same, where the text behind does not hold
    /// the term alone.
    pub(crate) fn is_final(&self, score: i64) -> bool {
        // What goes on behind the border is scattered, which counts no more than what is heard, and of
        // scattered ones the first that ends counts.
        self.is_word && (self.speller.is_none() || score >= APART)
    }

    /// Whether the term may go on after this character, which stands so many before what follows.
    fn has_before(&self, folded: char, gap: usize) -> bool {
        (gap <= GAP || folded.is_ascii()) && self.text.contains(folded)
    }

    /// Which characters match, ascending, or `None`.
    pub(crate) fn positions(&self, matcher: &SkimMatcherV2, candidate: &mut Candidate) -> Option<Vec<usize>> {
        if let Some((at, _)) = self.exact(candidate.folded()) {
            let start = candidate.folded().get(..at)?.chars().count();
            return Some((start..start + self.text.chars().count()).collect());
        }
        let spelt = self.speller.as_ref().and_then(|speller| speller.positions(candidate.text));
        spelt.or_else(|| scattered_positions(matcher, candidate.folded(), &self.text))
    }

    /// The best place of the term as typed: at the start, at the start of a word, anywhere; the first of
    /// equals.
    fn exact(&self, folded: &str) -> Option<(usize, i64)> {
        let mut best: Option<(usize, i64)> = None;
        for at in self.finder.find_iter(folded.as_bytes()) {
            let before = folded.get(..at).and_then(|head| head.chars().next_back());
            let bonus = match before {
                None => AT_START,
                Some(before) if fold::is_between_words(before) => AT_WORD,
                Some(_) => 0,
            };
            if best.is_none_or(|(_, score)| score < EXACT + bonus) {
                best = Some((at, EXACT + bonus));
            }
            if bonus >= AT_WORD {
                break;
            }
        }
        best
    }

    /// The matcher's score for the stretch of the text in which the term is scattered.
    fn scattered(&self, matcher: &SkimMatcherV2, folded: &str) -> Option<i64> {
        if !has_in_order(folded.chars(), &self.text) {
            return None;
        }
        let stretch = folded.get(stretch(folded, &self.text)?)?;
        let score = || Some(matcher.fuzzy_match(stretch, &self.text)?.clamp(1, APART - 1));
        // The same words stand in thousands of labels.
        let Ok(mut known) = self.scores.try_lock() else { return score() };
        if let Some((_, score)) = known.iter().find(|(words, _)| **words == *stretch) {
            return Some(*score);
        }
        let score = score()?;
        known.truncate(KNOWN - 1);
        known.insert(0, (stretch.into(), score));
        Some(score)
    }
}

/// Whether nothing that follows a text of this score makes it another one.
pub(crate) fn is_best(score: i64) -> bool {
    score >= EXACT + AT_WORD
}

/// The score of a text that stands behind another one, at the start of a word: no longer at the start.
pub(crate) fn behind(score: i64) -> i64 {
    match score - AT_START {
        EXACT | TOGETHER => score - AT_START + AT_WORD,
        _ => score,
    }
}

fn worth(heard: Heard) -> i64 {
    match heard {
        Heard::AtStart => TOGETHER + AT_START,
        Heard::AtWord => TOGETHER + AT_WORD,
        Heard::Together => TOGETHER,
        Heard::Scattered => APART,
    }
}

fn scattered_positions(matcher: &SkimMatcherV2, folded: &str, term: &str) -> Option<Vec<usize>> {
    let stretch = stretch(folded, term)?;
    let before = folded.get(..stretch.start)?.chars().count();
    let stretch = folded.get(stretch)?;
    let text: Vec<char> = stretch.chars().collect();
    let (_, positions) = matcher.fuzzy_indices(stretch, term)?;
    // The matcher's best way may have a gap that is too wide where another way has none.
    let is_close =
        positions.windows(2).all(|pair| matches!(pair, [left, right] if is_near(&text, *left, *right)));
    let positions = if is_close { positions } else { close(&text, term)? };
    Some(positions.into_iter().map(|position| before + position).collect())
}

// Rules nearly everything out at no cost.
fn has_in_order(mut characters: impl Iterator<Item = char>, term: &str) -> bool {
    term.chars().all(|wanted| characters.any(|character| character == wanted))
}

/// The bytes from the first to the last character of a way through the text on which no gap is too
/// wide, if there is one; the first that ends.
///
/// What is close for a term is close for each beginning of the term.
fn stretch(folded: &str, term: &str) -> Option<Range<usize>> {
    // For each beginning of the term, where it ended last and where it began: the nearest is the best.
    let mut ends: Vec<(char, Option<(usize, usize)>)> =
        term.chars().map(|character| (character, None)).collect();
    let mut before = '\0';
    for (at, (byte, character)) in folded.char_indices().enumerate() {
        for index in (0..ends.len()).rev() {
            if ends.get(index).is_none_or(|(wanted, _)| *wanted != character) {
                continue;
            }
            let begin = match index.checked_sub(1).and_then(|previous| ends.get(previous)) {
                None => Some(byte),
                Some(&(left, end)) => end
                    .filter(|&(end, _)| may_follow((left, character), at - end - 1, before))
                    .map(|(_, begin)| begin),
            };
            if let (Some(begin), Some((_, end))) = (begin, ends.get_mut(index)) {
                *end = Some((at, begin));
            }
        }
        if let Some(&(_, Some((_, begin)))) = ends.last() {
            return Some(begin..byte + character.len_utf8());
        }
        before = character;
    }
    None
}

/// The characters of such a way.
fn close(text: &[char], term: &str) -> Option<Vec<usize>> {
    let term: Vec<char> = term.chars().collect();
    // For each beginning of the term, where it ended, the last place last, and where the character
    // before it stood.
    let mut ends: Vec<Vec<(usize, usize)>> = vec![Vec::new(); term.len()];
    for (at, character) in text.iter().enumerate() {
        for (index, _) in term.iter().enumerate().rev().filter(|(_, wanted)| *wanted == character) {
            let before =
                match index.checked_sub(1).map(|before| ends.get(before).and_then(|ends| ends.last())) {
                    None => Some(at),
                    Some(before) => before.map(|&(end, _)| end).filter(|&end| is_near(text, end, at)),
                };
            if let (Some(before), Some(ends)) = (before, ends.get_mut(index)) {
                ends.push((at, before));
            }
        }
        if let Some(&(end, _)) = ends.last().and_then(|ends| ends.last()) {
            return back(&ends, end);
        }
    }
    None
}

/// The way that ends at `end`, from its beginning.
fn back(ends: &[Vec<(usize, usize)>], end: usize) -> Option<Vec<usize>> {
    let mut way = Vec::with_capacity(ends.len());
    let mut at = end;
    for ends in ends.iter().rev() {
        way.push(at);
        at = ends.iter().rfind(|(end, _)| *end == at)?.1;
    }
    way.reverse();
    Some(way)
}

/// Whether one matched character may follow another.
fn is_near(text: &[char], left: usize, right: usize) -> bool {
    let gap = right.saturating_sub(left + 1);
    let before = right.checked_sub(1).and_then(|before| text.get(before)).copied().unwrap_or_default();
    let pair = text.get(left).copied().zip(text.get(right).copied());
    pair.is_some_and(|pair| may_follow(pair, gap, before))
}

/// Whether there may be a gap of so many characters, of which `last` is the last one.
fn may_follow((left, right): (char, char), gap: usize, last: char) -> bool {
    if left.is_ascii_digit() && right.is_ascii_digit() {
        gap == 0 || (gap <= GAP_DIGITS && !last.is_alphanumeric())
    } else if left.is_ascii() && right.is_ascii() {
        gap <= GAP_LETTERS
    } else {
        gap <= GAP
    }
}
