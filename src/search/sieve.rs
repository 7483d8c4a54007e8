//! A first look at the words of an index, once for each query: a few bits say of a word what it gives
//! to each term, and the bits of the words of a label together rule out nearly every label.
//!
//! May say "perhaps" wrongly, but never "no". Does not look at labels.

use std::sync::Arc;

use crate::library::Label;
use crate::search::Mask;
use crate::search::mask::Sounds;
use crate::search::spell::Begun;
use crate::search::term::Term;

/// So many bits of characters are asked for by all terms together.
const BITS: u32 = 24;
/// A later term is not asked here.
const TERMS: usize = 4;

/// What the words of one index give to the terms of one query.
#[derive(Debug, Default)]
pub(crate) struct Sieve {
    /// Which index it is.
    of: Option<Arc<()>>,
    questions: Vec<Question>,
    /// For each word the bits of what it has.
    words: Vec<u32>,
    /// What each word tells of a label that it begins, as far as that was asked.
    begun: Vec<Option<Begun>>,
}

/// What is asked of a word for one term.
#[derive(Debug, Default)]
struct Question {
    /// Characters of the term, each one bit of a mask.
    chars: Vec<u64>,
    /// Where the bits of these characters begin.
    shift: u32,
    /// All of them.
    all: u32,
    /// The bit of a word that has some of these sounds, of which every way to read the term needs one.
    any: u32,
    sounds: Sounds,
}

impl Question {
    fn new(term: &Term, shift: u32, room: u32) -> Self {
        let mut rest = term.need.chars();
        let mut chars = Vec::new();
        while rest != 0 && (chars.len() as u32) < room {
            chars.push(rest & rest.wrapping_neg());
            rest &= rest - 1;
        }
        let all = ((1 << chars.len()) - 1) << shift;
        let (any, sounds) = term.need.first().map_or((0, [0; 4]), |sounds| (1 << (shift + room), sounds));
        Self { chars, shift, all, any, sounds }
    }

    fn bits(&self, mask: &Mask) -> u32 {
        let chars = self.chars.iter().zip(self.shift..);
        let mut bits = chars.fold(0, |bits, (&bit, at)| bits | u32::from(mask.chars & bit != 0) << at);
        if self.any != 0 && mask.sounds.iter().zip(self.sounds).any(|(own, any)| own & any != 0) {
            bits |= self.any;
        }
        bits
    }

    fn allows(&self, bits: u32) -> bool {
        bits & self.all == self.all || bits & self.any != 0
    }
}

impl Sieve {
    /// Looks at the words of the index that were not looked at yet.
    pub(crate) fn follow(&mut self, of: &Arc<()>, masks: &[Mask], terms: &[Term]) {
        if self.of.as_ref().is_none_or(|known| !Arc::ptr_eq(known, of)) {
            let room = BITS / (terms.len().clamp(1, TERMS) as u32);
            let shifts = (0..).step_by(room as usize + 1);
            let questions = terms.iter().take(TERMS).zip(shifts);
            *self = Self {
                of: Some(Arc::clone(of)),
                questions: questions.map(|(term, shift)| Question::new(term, shift, room)).collect(),
                words: Vec::with_capacity(masks.len()),
                begun: Vec::new(),
            };
        }
        let questions = &self.questions;
        let all = |mask| questions.iter().fold(0, |bits, question| bits | question.bits(mask));
        self.words.extend(masks.iter().skip(self.words.len()).map(all));
    }

    /// What the words of a label have together.
    pub(crate) fn bits(&self, label: Label) -> u32 {
        let bits = |word: u32| self.words.get(word as usize).copied().unwrap_or(u32::MAX);
        bits(label[0]) | bits(label[1])
    }

    /// What a word tells of a label that it begins; asked once.
    pub(crate) fn begun(&mut self, word: u32, ask: impl FnOnce() -> Begun) -> Begun {
        let at = word as usize;
        if at >= self.begun.len() {
            self.begun.resize(self.words.len().max(at + 1), None);
        }
        self.begun.get_mut(at).map_or(Begun::Open, |begun| *begun.get_or_insert_with(ask))
    }

    /// Whether a label with these bits may match a term.
    pub(crate) fn allows(&self, term: usize, bits: u32) -> bool {
        self.questions.get(term).is_none_or(|question| question.allows(bits))
    }
}
