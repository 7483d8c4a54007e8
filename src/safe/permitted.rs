//! The white list: which characters may reach a screen, and which of them sit on the one before.
//!
//! A table of facts and two look-ups. What stands for a character that is not on the list is not
//! decided here.
//!
//! On the list are the scripts that reports from China are written in (Chinese, the left-to-right
//! scripts of the minorities, Latin, Greek, Cyrillic) and common signs. Not on it, on purpose:
//! scripts written from right to left, because a terminal that reorders them may change the order
//! of a figure beside them; overlays, which strike digits out; whatever terminals disagree on in
//! width (Hangul jamo, regional indicators, skin tones, variation selectors); blank look-alikes.

/// Every permitted range, first and last character, in ascending order.
const PERMITTED: &[(char, char)] = &[
    // ASCII without its controls.
    ('\u{20}', '\u{7E}'),
    // Latin letters and signs without the soft hyphen.
    ('\u{A0}', '\u{AC}'),
    ('\u{AE}', '\u{333}'),
    ('\u{339}', '\u{34E}'),
    ('\u{350}', '\u{377}'),
    ('\u{37A}', '\u{37F}'),
    ('\u{384}', '\u{38A}'),
    ('\u{38C}', '\u{38C}'),
    ('\u{38E}', '\u{3A1}'),
    // Greek and Cyrillic.
    ('\u{3A3}', '\u{487}'),
    ('\u{48A}', '\u{52F}'),
    // Tibetan.
    ('\u{F00}', '\u{F47}'),
    ('\u{F49}', '\u{F6C}'),
    ('\u{F71}', '\u{F97}'),
    ('\u{F99}', '\u{FBC}'),
    ('\u{FBE}', '\u{FCC}'),
    ('\u{FCE}', '\u{FDA}'),
    // Mongolian without its variation selectors.
    ('\u{1800}', '\u{180A}'),
    ('\u{1810}', '\u{1819}'),
    ('\u{1820}', '\u{1878}'),
    ('\u{1880}', '\u{18AA}'),
    // Tai Le.
    ('\u{1950}', '\u{196D}'),
    ('\u{1970}', '\u{1974}'),
    // New Tai Lue.
    ('\u{1980}', '\u{19AB}'),
    ('\u{19B0}', '\u{19C9}'),
    ('\u{19D0}', '\u{19DA}'),
    ('\u{19DE}', '\u{19DF}'),
    // Latin with marks (Vietnamese, pinyin).
    ('\u{1E00}', '\u{1EFF}'),
    // Spaces with a width.
    ('\u{2000}', '\u{200A}'),
    // Dashes, quotation marks, ….
    ('\u{2010}', '\u{2027}'),
    // ‰, ※ and other punctuation.
    ('\u{202F}', '\u{205F}'),
    ('\u{2070}', '\u{2071}'),
    ('\u{2074}', '\u{208E}'),
    ('\u{2090}', '\u{209C}'),
    ('\u{20A0}', '\u{20C0}'),
    ('\u{2100}', '\u{218B}'),
    // Arrows, mathematics, Control Pictures.
    ('\u{2190}', '\u{2426}'),
    ('\u{2440}', '\u{244A}'),
    // ①, box drawing, shapes.
    ('\u{2460}', '\u{27FF}'),
    // Braille without its blank.
    ('\u{2801}', '\u{2B73}'),
    ('\u{2B76}', '\u{2B95}'),
    ('\u{2B97}', '\u{2BFF}'),
    ('\u{2E00}', '\u{2E5D}'),
    // CJK radicals.
    ('\u{2E80}', '\u{2E99}'),
    ('\u{2E9B}', '\u{2EF3}'),
    ('\u{2F00}', '\u{2FD5}'),
    // CJK punctuation.
    ('\u{2FF0}', '\u{303F}'),
    // Kana.
    ('\u{3041}', '\u{3096}'),
    ('\u{3099}', '\u{30FF}'),
    // Bopomofo.
    ('\u{3105}', '\u{312F}'),
    // Hangul letters without the filler.
    ('\u{3131}', '\u{3163}'),
    ('\u{3165}', '\u{318E}'),
    // Strokes and annotation.
    ('\u{3190}', '\u{31E5}'),
    ('\u{31EF}', '\u{321E}'),
    // CJK enclosed, units, extension A, unified ideographs, Yi.
    ('\u{3220}', '\u{A48C}'),
    ('\u{A490}', '\u{A4C6}'),
    // Hangul syllables.
    ('\u{AC00}', '\u{D7A3}'),
    // Compatibility ideographs.
    ('\u{F900}', '\u{FA6D}'),
    ('\u{FA70}', '\u{FAD9}'),
    // Vertical and small forms.
    ('\u{FE10}', '\u{FE19}'),
    ('\u{FE30}', '\u{FE52}'),
    ('\u{FE54}', '\u{FE66}'),
    ('\u{FE68}', '\u{FE6B}'),
    // Full-width and half-width forms.
    ('\u{FF01}', '\u{FF9F}'),
    ('\u{FFE0}', '\u{FFE6}'),
    // The replacement character: a decoder saw damage here.
    ('\u{FFFD}', '\u{FFFD}'),
    // Enclosed letters and ideographs, without regional indicators.
    ('\u{1F100}', '\u{1F1AD}'),
    ('\u{1F200}', '\u{1F202}'),
    ('\u{1F210}', '\u{1F23B}'),
    ('\u{1F240}', '\u{1F248}'),
    ('\u{1F250}', '\u{1F251}'),
    ('\u{1F260}', '\u{1F265}'),
    // Pictographs, without skin tones.
    ('\u{1F300}', '\u{1F3FA}'),
    ('\u{1F400}', '\u{1F6D7}'),
    ('\u{1F6DD}', '\u{1F6EC}'),
    ('\u{1F6F0}', '\u{1F6FC}'),
    ('\u{1F7E0}', '\u{1F7EB}'),
    ('\u{1F900}', '\u{1F9FF}'),
    ('\u{1FA70}', '\u{1FA74}'),
    ('\u{1FA78}', '\u{1FA7C}'),
    ('\u{1FA80}', '\u{1FA86}'),
    ('\u{1FA90}', '\u{1FAAC}'),
    ('\u{1FAB0}', '\u{1FABA}'),
    ('\u{1FAC0}', '\u{1FAC5}'),
    ('\u{1FAD0}', '\u{1FAD9}'),
    ('\u{1FAE0}', '\u{1FAE7}'),
    ('\u{1FAF0}', '\u{1FAF6}'),
    // Extension B and later.
    ('\u{20000}', '\u{2A6DF}'),
    ('\u{2A700}', '\u{2B738}'),
    ('\u{2B740}', '\u{2B81D}'),
    ('\u{2B820}', '\u{2CEA1}'),
    ('\u{2CEB0}', '\u{2EBE0}'),
    ('\u{2EBF0}', '\u{2EE5D}'),
    ('\u{2F800}', '\u{2FA1D}'),
    ('\u{30000}', '\u{3134A}'),
    ('\u{31350}', '\u{323AF}'),
];

/// The permitted characters that take no column of their own, in ascending order.
const COMBINING: &[(char, char)] = &[
    ('\u{300}', '\u{333}'),
    ('\u{339}', '\u{34E}'),
    ('\u{350}', '\u{36F}'),
    ('\u{483}', '\u{487}'),
    ('\u{F18}', '\u{F19}'),
    ('\u{F35}', '\u{F35}'),
    ('\u{F37}', '\u{F37}'),
    ('\u{F39}', '\u{F39}'),
    ('\u{F71}', '\u{F7E}'),
    ('\u{F80}', '\u{F84}'),
    ('\u{F86}', '\u{F87}'),
    ('\u{F8D}', '\u{F97}'),
    ('\u{F99}', '\u{FBC}'),
    ('\u{FC6}', '\u{FC6}'),
    ('\u{1885}', '\u{1886}'),
    ('\u{18A9}', '\u{18A9}'),
    ('\u{302A}', '\u{302D}'),
    ('\u{3099}', '\u{309A}'),
];

/// Whether `character` may be shown as it is.
pub(super) fn is_permitted(character: char) -> bool {
    is_common(character) || holds(PERMITTED, character)
}

/// Whether `character` is drawn onto the character before it.
pub(super) fn is_combining(character: char) -> bool {
    holds(COMBINING, character)
}

/// The characters that make up nearly all of a report: permitted and with a column of their own.
pub(super) fn is_common(character: char) -> bool {
    matches!(character,
        ' '..='~' | '\u{3001}'..='\u{3029}' | '\u{4E00}'..='\u{9FFF}' | '\u{FF01}'..='\u{FF5E}')
}

fn holds(ranges: &[(char, char)], character: char) -> bool {
    let after = ranges.partition_point(|&(first, _)| first <= character);
    after.checked_sub(1).and_then(|at| ranges.get(at)).is_some_and(|&(_, last)| character <= last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_in_order() {
        for table in [PERMITTED, COMBINING] {
            assert!(table.iter().all(|(first, last)| first <= last));
            assert!(table.windows(2).all(|pair| pair[0].1 < pair[1].0));
        }
    }

    #[test]
    fn combining_and_common_characters_are_permitted() {
        for character in '\0'..=char::MAX {
            if is_combining(character) || is_common(character) {
                assert!(holds(PERMITTED, character), "{:04X}", character as u32);
            }
        }
        assert!(!is_common('\u{300}') && is_combining('\u{300}') && !is_combining('省'));
    }
}
