//! Names of places, for comparing: in Simplified characters, and by their smallest part.
//!
//! Does not find places in a text.

use crate::script;

/// A name in Simplified characters without blanks.
pub fn folded(place: &str) -> String {
    place.chars().filter_map(script::fold_visible).filter(|c| !c.is_whitespace()).collect()
}

/// Whether the name of a place is masked: XX镇, 某某县. Two such names may be two places.
pub fn is_masked(place: &str) -> bool {
    place.contains(['x', 'X', '×', '*', '某', '○', '□', '_'])
}

/// The smallest place of a folded name: 柳河镇 of 云溪县柳河镇.
pub fn smallest(place: &str) -> &str {
    let ends = ['省', '州', '盟', '市', '县', '区', '旗', '镇', '乡'];
    let mut start = 0;
    for (at, character) in place.char_indices().filter(|(_, c)| ends.contains(c)) {
        let after = at + character.len_utf8();
        let characters = |part: Option<&str>| part.map_or(0, |part| part.chars().count());
        if characters(place.get(start..at)) >= 1 && characters(place.get(after..)) >= 2 {
            start = after;
        }
    }
    place.get(start..).unwrap_or(place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_smallest_place_of_a_name() {
        for (place, expected) in [
            ("云溪县柳河镇", "柳河镇"),
            ("柳河镇", "柳河镇"),
            ("临江市北岭区", "北岭区"),
            ("乡宁县", "乡宁县"),
            ("某省某市", "某市"),
            ("", ""),
        ] {
            assert_eq!(smallest(place), expected);
        }
    }

    #[test]
    fn names_in_both_writings_are_one() {
        assert_eq!(folded("大安縣 安平鄉"), "大安县安平乡");
        assert!(is_masked("XX镇") && is_masked("某县") && !is_masked("云溪县"));
    }
}
