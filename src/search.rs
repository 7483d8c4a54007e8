//! What matches a query, in which order, and which characters matched.
//!
//! Both sides are folded: Traditional and Simplified, full and half width, capital and small are one.
//! Letters are pinyin as well: the initials, the whole readings or a mix of both.
//! Does not know who asks.

use std::fmt;

use fuzzy_matcher::skim::SkimMatcherV2;

use crate::source::{Source, Span};

mod find;
pub mod finder;
mod fold;
mod mask;
mod need;
mod rank;
mod reading;
mod spell;
mod term;

use term::Term;

/// A query of the jump box or of a filter; terms separated by blanks must all match, in any order.
///
/// A term matches where it stands as typed; where its letters are the pinyin of the text, in full or
/// by initials; or where its characters stand in this order, close together. One query belongs to
/// one thread: a shared one is right too, but slower.
pub struct Query {
    terms: Vec<Term>,
    matcher: SkimMatcherV2,
}

/// The characters and sounds of a text, each one bit; blanks do not count.
///
/// Different characters may share a bit, so a mask can say "perhaps" wrongly, but never "no".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Mask {
    chars: u64,
    sounds: [u64; 2],
}

/// A text that is compared with terms, folded when one of them needs it.
#[derive(Debug)]
struct Candidate<'a> {
    text: &'a str,
    folded: &'a mut String,
    is_folded: bool,
}

/// A candidate that matched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// The number that the candidate came with.
    pub index: usize,
    /// How well it matched, higher is better.
    pub score: i64,
}

impl Query {
    /// Prepares a query; an empty one matches everything with score 0.
    pub fn new(text: &str) -> Self {
        let folded = fold::folded(text);
        Self { terms: folded.split_whitespace().map(Term::new).collect(), matcher: term::matcher() }
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// Whether a candidate with this mask can match at all; a quick answer before [`Query::score`].
    pub fn may_match(&self, mask: Mask) -> bool {
        self.terms.iter().all(|term| term.need.allows(mask))
    }

    /// How well `candidate` matches, higher is better, or `None`.
    ///
    /// A term that stands there as it was typed counts more than pinyin, and pinyin more than
    /// scattered characters.
    pub fn score(&self, candidate: &str) -> Option<i64> {
        self.score_in(&mut Candidate::new(candidate, &mut String::new()))
    }

    /// The characters of `candidate` (counted from 0) that matched, ascending.
    pub fn positions(&self, candidate: &str) -> Vec<usize> {
        let mut folded = String::new();
        let mut candidate = Candidate::new(candidate, &mut folded);
        let found = self.terms.iter().filter_map(|term| term.positions(&self.matcher, &mut candidate));
        let mut positions: Vec<usize> = found.flatten().collect();
        positions.sort_unstable();
        positions.dedup();
        positions
    }

    fn score_in(&self, candidate: &mut Candidate) -> Option<i64> {
        self.terms.iter().map(|term| term.score(&self.matcher, candidate)).sum()
    }
}

impl Mask {
    /// The mask of a text.
    pub fn of(text: &str) -> Self {
        mask::of(text)
    }
}

impl<'a> Candidate<'a> {
    /// A text; `buffer` is used for its folded form and may be used again after it.
    fn new(text: &'a str, buffer: &'a mut String) -> Self {
        Self { text, folded: buffer, is_folded: false }
    }

    fn folded(&mut self) -> &str {
        if !self.is_folded {
            fold::fold_into(self.folded, self.text);
            self.is_folded = true;
        }
        self.folded
    }
}

impl Default for Query {
    fn default() -> Self {
        Self::new("")
    }
}

impl fmt::Debug for Query {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Query")
            .field("terms", &self.terms.iter().map(|term| &term.text).collect::<Vec<_>>())
            .finish_non_exhaustive()
    }
}

/// The best `limit` of the candidates, best first; of equals the shorter one, then the earlier one.
///
/// Leave out candidates that [`Query::may_match`] rules out before they are handed in.
pub fn rank<'a>(query: &Query, candidates: impl Iterator<Item = (usize, &'a str)>, limit: usize) -> Vec<Hit> {
    rank::best(query, candidates, limit)
}

/// Every place in the source where `needle` stands, folded on both sides, without overlap.
///
/// Blanks inside the needle stand for any blanks or none, a line end among them.
pub fn find(source: &Source, needle: &str) -> Vec<Span> {
    find::in_source(source, needle)
}

/// As [`find`] in a short text; the places count its characters from 0.
pub fn find_str(text: &str, needle: &str) -> Vec<(usize, usize)> {
    find::in_str(text, needle)
}
