//! Which characters a text has, in 128 bits: rules most candidates out before they are looked at.
//!
//! Does not keep masks: who has many candidates does.

use crate::search::fold;

/// The bits of a text's characters.
pub(crate) fn bits(text: &str) -> u128 {
    let characters = text.chars().map(fold::key).filter(|character| !character.is_whitespace());
    characters.map(bit).fold(0, |mask, bit| mask | bit)
}

// Neighbours in Unicode are words of one field (农 and 冲); the product spreads them over all bits.
fn bit(character: char) -> u128 {
    1 << ((character as u32).wrapping_mul(0x9E37_79B1) >> 25)
}

#[cfg(test)]
mod tests {
    use crate::search::Mask;

    #[test]
    fn a_text_covers_its_characters_in_any_writing() {
        let text = Mask::of("三、农业总产值（ＧＤＰ）");
        for part in ["農業", "gdp 三", "產值", "", "、"] {
            assert!(text.covers(Mask::of(part)), "{part}");
        }
        assert!(!Mask::of("一、工业").covers(Mask::of("农业")));
    }
}
