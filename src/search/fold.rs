//! The form in which a query and its candidates are compared: one character for each character.
//!
//! Does not know scores.

use crate::script::fold_search;

// A character after one of these begins a word, as after a slash; ASCII signs are known to do so.
const SEPARATORS: &str = "、。，；：！？《》〈〉「」『』【】〔〕“”‘’—–…·・";

/// The folded form of a text, of as many characters.
pub(crate) fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(&mut folded, text);
    folded
}

/// Puts the folded form of a text into a buffer that is used again for the next one.
pub(crate) fn fold_into(folded: &mut String, text: &str) {
    folded.clear();
    folded.extend(text.chars().map(key));
}

/// What stands for a character in comparisons.
pub(crate) fn key(character: char) -> char {
    let folded = fold_search(character);
    // All of them stand before the ideographs, which are nearly everything that comes here.
    if folded < '\u{3040}' && !folded.is_ascii() && SEPARATORS.contains(folded) { '/' } else { folded }
}

/// Whether a word may begin after this character.
pub(crate) fn is_between_words(character: char) -> bool {
    // Nearly every character is an ideograph, and the question for all is dear.
    !matches!(character, '\u{4e00}'..='\u{9fff}') && !character.is_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fold_keeps_the_number_of_characters() {
        for text in ["三、農業（ＧＤＰ）“五”——１２％", "a\u{200b}b", "🐖猪", ""] {
            assert_eq!(folded(text).chars().count(), text.chars().count(), "{text}");
        }
        assert_eq!(folded("三、農業（ＧＤＰ）"), "三/农业(gdp)");
    }
}
