//! What matches a query, in which order, and which characters matched.
//!
//! Both sides are folded: Traditional and Simplified, full and half width, capital and small are one.
//! Does not know who asks.

use std::fmt;

use fuzzy_matcher::skim::SkimMatcherV2;

use crate::source::{Source, Span};

mod find;
pub mod finder;
mod fold;
mod mask;
mod rank;
mod term;

/// A query of the jump box or of a filter; terms separated by blanks must all match, in any order.
///
/// A term matches where its characters stand in this order, close together. One query belongs to one
/// thread: a shared one is right too, but slower.
pub struct Query {
    terms: Vec<String>,
    mask: Mask,
    matcher: SkimMatcherV2,
}

/// The characters of a text, folded, each one bit of 128; blanks do not count.
///
/// Different characters may share a bit, so a mask can say "perhaps" wrongly, but never "no".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Mask(u128);

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
        let terms = folded.split_whitespace().map(term::shortened).collect();
        Self { terms, mask: Mask::of(text), matcher: term::matcher() }
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// Whether a candidate with this mask can match at all; a quick answer before [`Query::score`].
    pub fn may_match(&self, mask: Mask) -> bool {
        mask.covers(self.mask)
    }

    /// How well `candidate` matches, higher is better, or `None`.
    ///
    /// A term that stands there as it was typed counts more than any scattered one.
    pub fn score(&self, candidate: &str) -> Option<i64> {
        self.score_folded(&fold::folded(candidate))
    }

    /// The characters of `candidate` (counted from 0) that matched, ascending.
    pub fn positions(&self, candidate: &str) -> Vec<usize> {
        let folded = fold::folded(candidate);
        let found = self.terms.iter().filter_map(|term| term::positions(&self.matcher, &folded, term));
        let mut positions: Vec<usize> = found.flatten().collect();
        positions.sort_unstable();
        positions.dedup();
        positions
    }

    fn score_folded(&self, folded: &str) -> Option<i64> {
        self.terms.iter().map(|term| term::score(&self.matcher, folded, term)).sum()
    }
}

impl Mask {
    /// The mask of a text.
    pub fn of(text: &str) -> Self {
        Self(mask::bits(text))
    }

    /// Whether every bit of `part` is in this mask.
    pub const fn covers(self, part: Self) -> bool {
        part.0 & !self.0 == 0
    }
}

impl Default for Query {
    fn default() -> Self {
        Self::new("")
    }
}

impl fmt::Debug for Query {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Query").field("terms", &self.terms).finish_non_exhaustive()
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
