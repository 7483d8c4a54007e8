//! Which characters a text has, in 128 bits: rules most candidates out before they are looked at.
//!
//! Different characters may share a bit, so a mask can say "perhaps" wrongly, but never "no".

use crate::search::fold;

/// The characters of a text, folded, each one bit of 128.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Mask(u128);

impl Mask {
    /// The mask of a text; blanks do not count.
    pub fn of(text: &str) -> Self {
        let bits = text.chars().map(fold::key).filter(|character| !character.is_whitespace()).map(bit);
        Self(bits.fold(0, |mask, bit| mask | bit))
    }

    /// Whether every bit of `part` is in this mask.
    pub const fn covers(self, part: Self) -> bool {
        part.0 & !self.0 == 0
    }
}

// Neighbours in Unicode are words of one field (农 and 冲); the product spreads them over all bits.
fn bit(character: char) -> u128 {
    1 << ((character as u32).wrapping_mul(0x9E37_79B1) >> 25)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_covers_its_characters_in_any_writing() {
        let text = Mask::of("三、农业总产值（ＧＤＰ）");
        for part in ["農業", "gdp 三", "產值", "", "、"] {
            assert!(text.covers(Mask::of(part)), "{part}");
        }
        assert!(!Mask::of("一、工业").covers(Mask::of("农业")));
    }
}
