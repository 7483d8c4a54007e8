//! A first look at the words of an index, once for each query: whether a word alone may give what a
//! term needs, and whether it gives anything of it. For nearly every label that tells all.
//!
//! May say "perhaps" wrongly, but never "no". Does not look at labels.

use std::sync::Arc;

use crate::library::Label;
use crate::search::Mask;
use crate::search::spell::Begun;
use crate::search::term::Term;

/// A later term is not asked here.
const TERMS: usize = 4;
/// The word alone allows the term.
const ALLOWS: u8 = 1;
/// The word has something of what the term needs.
const TOUCHES: u8 = 2;
/// Where the bits of the typed characters stand, when there is one term.
const TYPED: usize = 2;

/// What the words of one index give to the terms of one query.
#[derive(Debug, Default)]
pub(crate) struct Sieve {
    /// Which index it is.
    of: Option<Arc<()>>,
    /// For each mask that words have two bits for each term.
    masks: Vec<u8>,
    /// The same for each word.
    words: Vec<u8>,
    /// What each word tells of a label that it begins, as far as that was asked.
    begun: Vec<Option<Begun>>,
}

/// The bits of a word.
fn bits(mask: Mask, terms: &[Term]) -> u8 {
    let mut bits = 0;
    for (term, shift) in terms.iter().zip((0..).step_by(2)) {
        // What gives nothing allows nothing, unless nothing is needed.
        let touches = if term.need.is_touched_by(mask) { TOUCHES } else { 0 };
        let allows = if term.need.allows(mask) { ALLOWS } else { 0 };
        bits |= (touches | allows) << shift;
    }
    // A query of one term has room for the question whether it stands there as typed.
    if let [term] = terms {
        let touches = if term.need.chars() & mask.chars == 0 { 0 } else { TOUCHES };
        let allows = if term.need.allows_chars(mask.chars) { ALLOWS } else { 0 };
        bits |= (touches | allows) << TYPED;
    }
    bits
}

impl Sieve {
    /// Looks at the masks of the index, and at the words that have them, that were not looked at yet.
    pub(crate) fn follow(&mut self, of: &Arc<()>, (masks, kinds): (&[Mask], &[u32]), terms: &[Term]) {
        if self.of.as_ref().is_none_or(|known| !Arc::ptr_eq(known, of)) {
            *self = Self { of: Some(Arc::clone(of)), ..Self::default() };
        }
        let terms = terms.get(..TERMS).unwrap_or(terms);
        self.masks.extend(masks.iter().skip(self.masks.len()).map(|&mask| bits(mask, terms)));
        // A label asks its words, and the fewer bytes they have, the nearer they are.
        let bits = |&kind: &u32| self.masks.get(kind as usize).copied().unwrap_or_default();
        self.words.extend(kinds.iter().skip(self.words.len()).map(bits));
    }

    /// Whether a label may match a term, where its words tell.
    #[inline]
    pub(crate) fn allows(&self, term: usize, label: Label) -> Option<bool> {
        if term < TERMS { self.answer(label, 2 * term) } else { None }
    }

    /// Whether a label may have the characters of the only term as typed, where its words tell.
    #[inline]
    pub(crate) fn allows_chars(&self, label: Label) -> Option<bool> {
        self.answer(label, TYPED)
    }

    /// What one word allows both together do, and where only one gives anything it decides alone.
    #[inline]
    fn answer(&self, label: Label, shift: usize) -> Option<bool> {
        let [head, tail] = label.map(|word| self.words.get(word as usize).copied());
        let (head, tail) = (head?, tail?);
        if (head | tail) >> shift & ALLOWS != 0 {
            Some(true)
        } else if (head & tail) >> shift & TOUCHES != 0 {
            None
        } else {
            Some(false)
        }
    }

    /// What a word tells of a label that it begins; asked once.
    pub(crate) fn begun(&mut self, word: u32, ask: impl FnOnce() -> Begun) -> Begun {
        let at = word as usize;
        if at >= self.begun.len() {
            self.begun.resize((at + 1).next_power_of_two(), None);
        }
        self.begun.get_mut(at).map_or(Begun::Open, |begun| *begun.get_or_insert_with(ask))
    }
}
