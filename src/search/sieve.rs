//! What the words of an index give to the terms of one query: each word is asked once, for nearly every
//! label that tells its score.
//!
//! A match lies in one of the two words of a label, unless it begins in the first and ends in the second:
//! only then is the label itself asked. Does not know groups.

use std::sync::Arc;

use fuzzy_matcher::skim::SkimMatcherV2;

use crate::library::{Label, Words};
use crate::search::edge::{BEGINS, ENDS};
use crate::search::term::{self, Term};
use crate::search::{Candidate, Mask};

/// A later term is asked of each label that the others match.
const TERMS: usize = 4;

// What is known of a word beside `BEGINS` and `ENDS`, one bit each.
/// The whole term may be in the word, or it is and there is no room for the score.
const HOLDS: u8 = 4;
/// The word matches alone, with a score that is kept.
const MATCHES: u8 = 8;
/// The text of the word was asked whether a match goes on behind it.
const LISTENED: u8 = 16;
/// From here on the number of the score of a word that matches, if it is one of the first; else [`ELSEWHERE`].
const WHICH: u32 = 5;
const ELSEWHERE: u8 = 7;
/// What may be of a word of which no mask is known.
const ALL: u8 = BEGINS | ENDS | HOLDS;

/// What the words of one index give to the terms of one query.
#[derive(Debug, Default)]
pub(crate) struct Sieve {
    /// Which index it is.
    of: Option<Arc<()>>,
    columns: Vec<Column>,
    /// For the texts of labels and their folded form, one after the other.
    texts: [String; 2],
}

/// What the words give to one term.
#[derive(Debug, Default)]
struct Column {
    /// The bits that the masks tell, and those of each word.
    masks: Vec<u8>,
    words: Vec<u8>,
    /// The different scores, and which of them words have that have none of the first.
    scores: Vec<i64>,
    which: Vec<u8>,
}

/// What the columns are asked about: the words of an index, and a term with its matcher.
#[derive(Clone, Copy)]
pub(crate) struct Asked<'a> {
    /// The words.
    pub(crate) words: &'a Words,
    /// The term.
    pub(crate) term: &'a Term,
    /// The matcher of the query.
    pub(crate) matcher: &'a SkimMatcherV2,
}

impl Sieve {
    /// Looks at the masks of the index, and at the words that have them, that were not looked at yet.
    pub(crate) fn follow(
        &mut self,
        (of, words): (&Arc<()>, &Words),
        (masks, kinds): (&[Mask], &[u32]),
        terms: &[Term],
    ) {
        if self.of.as_ref().is_none_or(|known| !Arc::ptr_eq(known, of)) {
            *self = Self { of: Some(Arc::clone(of)), ..Self::default() };
        }
        let terms = terms.get(..TERMS).unwrap_or(terms);
        self.columns.resize_with(terms.len(), Column::default);
        for (column, term) in self.columns.iter_mut().zip(terms) {
            column.follow((masks, kinds), words.len(), term);
        }
    }

    /// Whether a label may match the term with this number, at a look.
    #[inline]
    pub(crate) fn may_match(&self, at: usize, label: Label) -> bool {
        self.columns.get(at).is_none_or(|column| column.may_match(label))
    }

    /// Puts the numbers of those labels of a group that may match the term into `passed`, behind what is
    /// there. It does not ask twice for one label, so that many are on their way from memory at once.
    #[inline]
    pub(crate) fn sift(&self, at: usize, labels: &[Label], passed: &mut Vec<u32>) {
        let Some(column) = self.columns.get(at) else {
            return passed.extend(0..labels.len() as u32);
        };
        let mut end = passed.len();
        passed.resize(end + labels.len(), 0);
        for (&label, number) in labels.iter().zip(0..) {
            // Whether one passes cannot be foreseen: written it is anyway, and the next one over it.
            if let Some(slot) = passed.get_mut(end) {
                *slot = number;
            }
            end += usize::from(column.may_match(label));
        }
        passed.truncate(end);
    }

    /// The score of a label for the term with this number.
    pub(crate) fn score(&mut self, at: usize, asked: Asked, label: Label) -> Option<i64> {
        let column = self.columns.get_mut(at);
        let told = column.map_or(Told::Nothing, |column| column.tell(asked, label, &mut self.texts));
        match told {
            Told::Score(score) => score,
            Told::Nothing => {
                let [text, folded] = &mut self.texts;
                text.clear();
                text.extend(label.iter().map(|&word| asked.words.get(word)));
                asked.term.score(asked.matcher, &mut Candidate { text, folded, is_folded: false })
            }
        }
    }
}

/// What the words of a label tell.
enum Told {
    /// Its score, if it matches.
    Score(Option<i64>),
    /// The label has to be asked.
    Nothing,
}

impl Column {
    fn follow(&mut self, (masks, kinds): (&[Mask], &[u32]), words: usize, term: &Term) {
        self.masks.extend(masks.iter().skip(self.masks.len()).map(|mask| bits(mask, term)));
        // A label asks its words, and the fewer bytes they have, the nearer they are.
        let bits = |&kind: &u32| self.masks.get(kind as usize).copied().unwrap_or(ALL);
        self.words.extend(kinds.iter().skip(self.words.len()).map(bits));
        self.words.resize(words.max(self.words.len()), ALL);
    }

    #[inline]
    fn may_match(&self, label: Label) -> bool {
        let [head, tail] = label.map(|word| self.bits(word));
        // `BEGINS` of the first and `ENDS` of the second, one bit above it.
        ((head | tail) & (HOLDS | MATCHES)) | (head & BEGINS & (tail >> 1)) != 0
    }

    #[inline]
    fn bits(&self, word: u32) -> u8 {
        self.words.get(word as usize).copied().unwrap_or(0)
    }

    fn tell(&mut self, asked: Asked, label: Label, texts: &mut [String; 2]) -> Told {
        let [head, tail] = label;
        let own = self.score(asked, head, texts);
        let behind = self.bits(tail);
        let is_last = behind & ENDS == 0;
        let is_only = || behind & (HOLDS | MATCHES) == 0;
        let is_final = |score| term::is_best(score) || (is_only() && asked.term.is_final(score));
        if is_last || own.is_some_and(is_final) {
            return Told::Score(own);
        }
        if own.is_none() && !self.is_open(asked, head) {
            let behind = self.score(asked, tail, texts);
            return Told::Score(if head == 0 { behind } else { behind.map(term::behind) });
        }
        Told::Nothing
    }

    /// The score of a word alone.
    fn score(&mut self, asked: Asked, word: u32, texts: &mut [String; 2]) -> Option<i64> {
        let bits = self.bits(word);
        if bits & MATCHES != 0 {
            let which = match bits >> WHICH {
                ELSEWHERE => self.which.get(word as usize).copied()?,
                which => which,
            };
            return self.scores.get(usize::from(which)).copied();
        }
        if bits & HOLDS == 0 {
            return None;
        }
        let text = asked.words.get(word);
        let [_, folded] = texts;
        let score = asked.term.score(asked.matcher, &mut Candidate { text, folded, is_folded: false });
        let known = match score {
            Some(score) => self.keep(word, score),
            None => Some(0),
        };
        if let Some((bits, known)) = self.words.get_mut(word as usize).zip(known) {
            *bits = *bits & !HOLDS | known;
        }
        score
    }

    /// Keeps the score of a word, if there is room; few words have the same score.
    fn keep(&mut self, word: u32, score: i64) -> Option<u8> {
        let at = self.scores.iter().position(|&known| known == score).unwrap_or_else(|| {
            self.scores.push(score);
            self.scores.len() - 1
        });
        let Ok(at) = u8::try_from(at) else {
            self.scores.pop();
            return None;
        };
        if at >= ELSEWHERE {
            if self.which.len() < self.words.len() {
                self.which.resize(self.words.len(), 0);
            }
            *self.which.get_mut(word as usize)? = at;
        }
        Some(MATCHES | at.min(ELSEWHERE) << WHICH)
    }

    /// Whether a match that begins in a word may go on behind it.
    fn is_open(&mut self, asked: Asked, word: u32) -> bool {
        let Some(bits) = self.words.get_mut(word as usize) else { return true };
        if *bits & (BEGINS | LISTENED) == BEGINS {
            let opens = if asked.term.is_open(asked.words.get(word)) { BEGINS } else { 0 };
            *bits = *bits & !BEGINS | LISTENED | opens;
        }
        *bits & BEGINS != 0
    }
}

/// What a mask tells of the words that have it.
fn bits(mask: &Mask, term: &Term) -> u8 {
    let edges = term.edge.of(mask);
    let holds = edges == BEGINS | ENDS && term.need.allows(mask);
    edges | if holds { HOLDS } else { 0 }
}
