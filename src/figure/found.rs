//! The sentences of a text that have quantities, found before any is read.
//!
//! The code of either step fits the processor's cache better than that of both in turn. Does not read
//! what a quantity is of.

use crate::figure::quantity::Quantity;
use crate::figure::scan;
use crate::figure::sentence;
use crate::figure::signs::Place;
use crate::figure::text::{Range, Text};
use crate::figure::view::View;

/// The sentences of a text that have quantities.
#[derive(Default)]
pub(super) struct Sentences {
    /// The sentences, in order.
    pub(super) list: Vec<Sentence>,
    /// The signs of all of them.
    signs: Vec<Place>,
    /// The quantities of all of them.
    pub(super) quantities: Vec<Quantity>,
}

/// A sentence with quantities.
pub(super) struct Sentence {
    pub(super) range: Range,
    /// The byte at which its first quantity begins.
    pub(super) offset: u32,
    /// Where its signs and its quantities stand in the lists.
    signs: Range,
    quantities: Range,
}

impl Sentences {
    /// The sentences of a text that ends one at each of `cuts` too; `is_read` says whether what stands
    /// at a byte is read at all.
    pub(super) fn of(text: Text<'_>, view: &View<'_>, cuts: &[usize], is_read: impl Fn(u32) -> bool) -> Self {
        let mut all = Self::default();
        sentence::sentences(text, Range::new(0, text.chars.len()), cuts, |range, signs| {
            let first = all.quantities.len();
            all.quantities.extend(scan::scan(text, range, signs));
            let Some(opening) = all.quantities.get(first) else { return };
            let offset = view.span(opening.range.start, opening.range.end).start;
            if !is_read(offset) {
                all.quantities.truncate(first);
                return;
            }
            let before = all.signs.len();
            all.signs.extend_from_slice(signs);
            all.list.push(Sentence {
                range,
                offset,
                signs: Range::new(before, all.signs.len()),
                quantities: Range::new(first, all.quantities.len()),
            });
        });
        all
    }

    /// The signs of a sentence.
    pub(super) fn signs(&self, sentence: &Sentence) -> &[Place] {
        self.signs.get(sentence.signs.start..sentence.signs.end).unwrap_or_default()
    }

    /// The quantities of a sentence.
    pub(super) fn quantities(&self, sentence: &Sentence) -> &[Quantity] {
        self.quantities.get(sentence.quantities.start..sentence.quantities.end).unwrap_or_default()
    }
}
