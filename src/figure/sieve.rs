//! Which characters may begin or end a word of which table: one row of bits a character, one bit a
//! table.
//!
//! A place of a text is asked by many tables, and nearly all of them have no word there. The bits of a
//! character lie side by side, so that all these questions look at one line of the processor's cache.
//! Knows numbers of tables; does not know words.

use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

/// How many classes of characters are told apart: their low bits, which tell neighbours apart.
const CLASSES: usize = 2048;

/// How many words of bits a row has.
const WIDTH: usize = 8;

/// The rows, filled as tables are indexed. A table's bits are set before its index is handed out, and
/// nothing is ever taken away.
static ROWS: [[AtomicU64; WIDTH]; CLASSES] = [const { [const { AtomicU64::new(0) }; WIDTH] }; CLASSES];

/// How many tables have a bit.
static TAKEN: AtomicUsize = AtomicUsize::new(0);

/// The bit of one table in every row.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bit {
    word: usize,
    mask: u64,
}

impl Bit {
    /// A bit for a table that has words with these characters at the end that it is asked for. When
    /// there is no bit left, it says that every character may have one.
    pub(super) fn of(characters: impl Iterator<Item = char>) -> Self {
        let number = TAKEN.fetch_add(1, Ordering::Relaxed);
        if number >= WIDTH * 64 {
            return Self { word: WIDTH, mask: 0 };
        }
        let bit = Self { word: number / 64, mask: 1 << (number % 64) };
        for bits in characters.filter_map(|character| bit.word_of(character)) {
            bits.fetch_or(bit.mask, Ordering::Relaxed);
        }
        bit
    }

    /// Whether a word of the table may have this character at its end.
    #[inline]
    pub(super) fn admits(self, character: char) -> bool {
        self.word_of(character).is_none_or(|bits| bits.load(Ordering::Relaxed) & self.mask != 0)
    }

    #[inline]
    fn word_of(self, character: char) -> Option<&'static AtomicU64> {
        ROWS.get(character as usize % CLASSES)?.get(self.word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bit_admits_its_characters_and_few_others() {
        let bit = Bit::of("增减".chars());
        assert!(bit.admits('增') && bit.admits('减'));
        let admitted = ('\u{4e00}'..'\u{5600}').filter(|&character| bit.admits(character)).count();
        assert!(admitted <= 2, "{admitted}");
    }

    #[test]
    fn without_a_bit_every_character_may_have_a_word() {
        let none = Bit { word: WIDTH, mask: 0 };
        assert!(none.admits('增'));
    }
}
