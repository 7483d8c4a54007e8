//! What matches a query, in which order, and which characters matched.
//!
//! Both sides are folded: Traditional and Simplified, full and half width, capital and small are one.
//! Letters are pinyin as well: the initials, the whole readings or a mix of both.
//! Does not know who asks.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;
use std::ops::Range;
use std::sync::{Arc, Mutex};

use fuzzy_matcher::skim::SkimMatcherV2;

use crate::library::{Label, Words};
use crate::source::{Source, Span};

mod edge;
mod find;
pub mod finder;
mod fold;
mod index;
mod mask;
mod need;
mod rank;
mod reading;
mod sieve;
mod spell;
mod term;

use sieve::Sieve;
use term::Term;

/// So many terms may be pinyin: making one ready takes a millisecond, and a longer query is a text that
/// was pasted.
const SPELT: usize = 8;

/// A query of the jump box or of a filter; terms separated by blanks must all match, in any order.
///
/// A term matches where it stands as typed; where its letters are the pinyin of the text, in full or
/// by initials; or where its characters stand in this order, close together. One query belongs to
/// one thread: a shared one is right too, but slower.
pub struct Query {
    terms: Vec<Term>,
    matcher: SkimMatcherV2,
    /// For folded texts, one after the other.
    buffer: Mutex<String>,
    /// What the words of the index that is asked give to the terms.
    sieve: Mutex<Sieve>,
}

/// The characters and sounds of a text, each one bit; blanks do not count.
///
/// Different characters may share a bit, so a mask can say "perhaps" wrongly, but never "no".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Mask {
    chars: u64,
    sounds: mask::Sounds,
    /// The letters that the characters, or readings of them, begin with.
    initials: u32,
}

/// The labels of many candidates in groups, which are a report and what is in it, with their masks: a
/// pass over millions takes milliseconds, and the texts of few candidates are looked at.
#[derive(Debug, Default)]
pub struct Index {
    /// What the labels are put together from, each word once, and the masks that words have.
    words: Words,
    masks: Vec<Mask>,
    /// Which of the masks each word has: values, which are most words, share few.
    kinds: Vec<u32>,
    /// How many bytes each word has, those that have many left out: of equal hits the shorter is better.
    lens: Vec<u8>,
    /// The numbers of the masks.
    known: HashMap<Mask, u32>,
    labels: Vec<Label>,
    groups: Vec<index::Group>,
    candidates: usize,
    /// Tells this index from others.
    key: Arc<()>,
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

/// A label of an index that matched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GroupHit {
    /// The group.
    pub group: u32,
    /// The number of the label in the group.
    pub number: u32,
    /// How well it matched, higher is better.
    pub score: i64,
}

/// The best of many things, least first, without keeping the others.
#[derive(Debug)]
pub struct Best<T> {
    kept: Vec<T>,
    limit: usize,
    /// What is not less than this is not among the best.
    bound: Option<T>,
}

impl Query {
    /// Prepares a query; an empty one matches everything with score 0.
    pub fn new(text: &str) -> Self {
        let folded = fold::folded(text);
        let mut words: Vec<&str> = Vec::new();
        for word in folded.split_whitespace() {
            if !words.contains(&word) {
                words.push(word);
            }
        }
        let term = |(at, word)| if at < SPELT { Term::new(word) } else { Term::typed(word) };
        Self {
            terms: words.into_iter().enumerate().map(term).collect(),
            matcher: term::matcher(),
            buffer: Mutex::default(),
            sieve: Mutex::default(),
        }
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// Whether a candidate with this mask can match at all; a quick answer before [`Query::score`].
    pub fn may_match(&self, mask: Mask) -> bool {
        self.terms.iter().all(|term| term.need.allows(&mask))
    }

    /// The folded terms with `joint` between them.
    pub fn joined(&self, joint: &str) -> String {
        self.terms.iter().map(|term| term.text.as_str()).collect::<Vec<_>>().join(joint)
    }

    /// Whether there are several terms, of which some may match what a candidate belongs to.
    pub fn has_terms(&self) -> bool {
        self.terms.len() > 1
    }

    /// How well `candidate` matches, higher is better, or `None`.
    ///
    /// A term that stands there as it was typed counts more than pinyin, and pinyin more than
    /// scattered characters.
    pub fn score(&self, candidate: &str) -> Option<i64> {
        self.with(candidate, |candidate| {
            self.terms.iter().map(|term| term.score(&self.matcher, candidate)).sum()
        })
    }

    /// How well each term matches a text that candidates belong to, for [`Query::score_part`].
    pub fn scores(&self, whole: &str) -> Vec<Option<i64>> {
        self.with(whole, |whole| self.terms.iter().map(|term| term.score(&self.matcher, whole)).collect())
    }

    /// How well `part` matches, where a term may match what it belongs to instead, of which `whole`
    /// has the scores; one term must match the part itself.
    pub fn score_part(&self, part: &str, whole: &[Option<i64>]) -> Option<i64> {
        self.with(part, |part| {
            let (mut sum, mut is_own) = (0, self.is_empty());
            for (index, term) in self.terms.iter().enumerate() {
                let own = term.score(&self.matcher, part);
                is_own |= own.is_some();
                sum += own.max(whole.get(index).copied().flatten())?;
            }
            is_own.then_some(sum)
        })
    }

    /// The characters of `candidate` (counted from 0) that matched, ascending.
    pub fn positions(&self, candidate: &str) -> Vec<usize> {
        let mut positions: Vec<usize> = self.with(candidate, |candidate| {
            let found = self.terms.iter().filter_map(|term| term.positions(&self.matcher, candidate));
            found.flatten().collect()
        });
        positions.sort_unstable();
        positions.dedup();
        positions
    }

    fn with<T>(&self, text: &str, use_it: impl FnOnce(&mut Candidate) -> T) -> T {
        let ask = |folded: &mut String| use_it(&mut Candidate { text, folded, is_folded: false });
        // Another thread may have it, which does without.
        match self.buffer.try_lock() {
            Ok(mut buffer) => ask(&mut buffer),
            Err(_) => ask(&mut String::new()),
        }
    }
}

impl Index {
    /// An index of labels that are there already, put together from words; `counts` are the lengths of the
    /// groups, one behind the other.
    pub fn of(words: Words, labels: Vec<Label>, counts: impl Iterator<Item = u32>) -> Self {
        index::of_columns(words, labels, counts)
    }

    /// Adds a group: the first label is what the others belong to.
    pub fn add<'a>(&mut self, labels: impl Iterator<Item = &'a str>) {
        index::add(self, labels);
    }

    /// Gives a group other labels; nothing happens where there is no such group.
    pub fn replace<'a>(&mut self, group: usize, labels: impl Iterator<Item = &'a str>) {
        index::replace(self, group, labels);
    }

    /// A label of a group, by their numbers.
    pub fn label(&self, group: usize, number: u32) -> Option<Cow<'_, str>> {
        index::label(self, group, number)
    }

    /// The first word of a label of a group, by its number: of a figure its name and a blank.
    pub fn head(&self, group: usize, number: u32) -> Option<u32> {
        index::head(self, group, number)
    }

    /// The words of the labels.
    pub fn words(&self) -> &Words {
        &self.words
    }

    /// Makes so many labels of those that were added quick to ask; the others are asked one by one.
    pub fn prepare(&mut self, most: usize) {
        index::prepare(self, most);
    }

    /// Whether all labels are quick to ask.
    pub fn is_prepared(&self) -> bool {
        self.kinds.len() >= self.words.len()
    }

    /// How many groups there are.
    pub fn groups(&self) -> usize {
        self.groups.len()
    }

    /// How many labels there are in all groups.
    pub fn candidates(&self) -> usize {
        self.candidates
    }

    /// How many labels there are in a group.
    pub fn labels(&self, group: usize) -> usize {
        index::labels(self, group)
    }

    /// How many bytes a label has.
    pub fn len(&self, group: usize, number: u32) -> usize {
        index::len(self, group, number)
    }

    /// Puts the labels of these groups that match into `hits`, in their order: the first label of a
    /// group as in [`Query::score`], the others, if there are several terms, with it as in
    /// [`Query::score_part`].
    pub fn hits(&self, query: &Query, groups: Range<usize>, hits: &mut Vec<GroupHit>) {
        index::hits(self, query, groups, hits);
    }

    /// As [`Index::hits`], of some labels of a group by their numbers.
    pub fn hits_among(
        &self,
        query: &Query,
        group: usize,
        numbers: impl Iterator<Item = u32>,
        hits: &mut Vec<GroupHit>,
    ) {
        index::hits_among(self, query, (group, numbers), hits);
    }
}

impl Mask {
    /// The mask of a text.
    pub fn of(text: &str) -> Self {
        mask::of(text)
    }
}

impl Candidate<'_> {
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
