//! The lookup tables of the folding, made while compiling from lists that a reader can check.
//!
//! One entry of 16 bits for each character of the basic plane, so that a fold is one load; what does
//! not fit stands in a sorted list.

use crate::script::table::{
    BOTH_TELL, COMPATIBLE, NEITHER_TELLS, RADICALS, SIMPLIFIED_TELLS, TRADITIONAL_TELLS, WIDE as WIDE_PAIRS,
};

/// The entry of a character whose fold stands in [`WIDE`].
pub(super) const SUPPLEMENTARY: u16 = 0xd800;

/// The entry of a character that is not seen at all.
pub(super) const INVISIBLE: u16 = 0xd801;

/// What each character of the basic plane folds to.
pub(super) static FOLD: [u16; 0x1_0000] = fold_table();

/// The folds from or to another plane, sorted.
pub(super) static WIDE: [(u32, u32); count_pairs(WIDE_PAIRS)] = pairs(WIDE_PAIRS);

/// The characters that only Traditional and those that only Simplified text has.
pub(super) static TELLING: Telling =
    Telling::new().with(BOTH_TELL, 0).with(BOTH_TELL, 1).with(TRADITIONAL_TELLS, 0).with(SIMPLIFIED_TELLS, 1);

/// Signs that mean the same, in pairs: from, to.
const SIGNS: &str = "\
    「“『“」”』”〝“〞”﹁“﹂”﹃“﹄”\
    ―—–—─—━—‒—‐-‑-−-﹣-⁃-\
    〜~∼~∶:︰:﹕:꞉:\
    ﹐,﹑、﹒.﹔;﹖?﹗!﹙(﹚)﹪%﹢+﹦=､、｡。\
    ・·･·‧·∙·";

/// The blanks that become a space, first and last of each range.
const BLANKS: [(u32, u32); 9] = [
    (0x09, 0x09),
    (0x0b, 0x0d),
    (0x85, 0x85),
    (0xa0, 0xa0),
    (0x1680, 0x1680),
    (0x2000, 0x200a),
    (0x2028, 0x2029),
    (0x202f, 0x202f),
    (0x205f, 0x205f),
];

/// The characters that nobody sees, first and last of each range.
const UNSEEN: [(u32, u32); 9] = [
    (0xad, 0xad),
    (0x061c, 0x061c),
    (0x180e, 0x180e),
    (0x200b, 0x200f),
    (0x202a, 0x202e),
    (0x2060, 0x2064),
    (0x2066, 0x2069),
    (0xfe00, 0xfe0f),
    (0xfeff, 0xfeff),
];

/// Two sets of characters of the basic plane: two bits a character.
pub(super) struct Telling([u8; 0x4000]);

impl Telling {
    const fn new() -> Self {
        Self([0; 0x4000])
    }

    /// Adds the first (0) or the second (1) characters of the pairs to the set of this number.
    const fn with(mut self, list: &str, which: usize) -> Self {
        let bytes = list.as_bytes();
        let (mut at, mut index) = (0, 0);
        while at < bytes.len() {
            let (character, next) = character(bytes, at);
            if index % 2 == which {
                self.0[character as usize / 4] |= 1 << (character % 4 * 2 + which as u32);
            }
            (at, index) = (next, index + 1);
        }
        self
    }

    /// For each of the sets 1 if the character of this code is in it, else 0.
    #[inline]
    pub(super) fn of(&self, code: u16) -> [usize; 2] {
        let code = usize::from(code);
        let bits = self.0.get(code / 4).map_or(0, |byte| usize::from(byte >> (code % 4 * 2)));
        [bits & 1, bits >> 1 & 1]
    }
}

/// The half-width code of a full-width character.
pub(super) const fn half_width(code: u32) -> Option<u32> {
    match code {
        0x3000 => Some(0x20),
        0xff01..=0xff5e => Some(code - 0xfee0),
        _ => None,
    }
}

const fn fold_table() -> [u16; 0x1_0000] {
    #[expect(clippy::large_stack_arrays, reason = "it is made while compiling")]
    let mut table = [0; 0x1_0000];
    let mut code = 0;
    while code < 0x1_0000 {
        table[code as usize] = match half_width(code) {
            Some(half) => half as u16,
            None => code as u16,
        };
        code += 1;
    }
    let lists = [
        BOTH_TELL, TRADITIONAL_TELLS, SIMPLIFIED_TELLS, NEITHER_TELLS, RADICALS, COMPATIBLE, SIGNS,
        WIDE_PAIRS,
    ];
    let mut index = 0;
    while index < lists.len() {
        enter(&mut table, lists[index]);
        index += 1;
    }
    let mut range = 0;
    while range < BLANKS.len() {
        fill(&mut table, BLANKS[range], b' ' as u16);
        fill(&mut table, UNSEEN[range], INVISIBLE);
        range += 1;
    }
    table
}

/// Enters the pairs of a list whose first character is in the basic plane.
const fn enter(table: &mut [u16; 0x1_0000], list: &str) {
    let bytes = list.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let (from, second) = character(bytes, at);
        let (to, next) = character(bytes, second);
        if from < 0x1_0000 {
            table[from as usize] = if to < 0x1_0000 { to as u16 } else { SUPPLEMENTARY };
        }
        at = next;
    }
}

const fn fill(table: &mut [u16; 0x1_0000], (first, last): (u32, u32), entry: u16) {
    let mut code = first;
    while code <= last {
        table[code as usize] = entry;
        code += 1;
    }
}

const fn count_pairs(list: &str) -> usize {
    let bytes = list.as_bytes();
    let (mut at, mut count) = (0, 0);
    while at < bytes.len() {
        (at, count) = (character(bytes, at).1, count + 1);
    }
    count / 2
}

const fn pairs<const N: usize>(list: &str) -> [(u32, u32); N] {
    let bytes = list.as_bytes();
    let mut pairs = [(0, 0); N];
    let (mut at, mut index) = (0, 0);
    while index < N {
        let (from, second) = character(bytes, at);
        let (to, next) = character(bytes, second);
        pairs[index] = (from, to);
        (at, index) = (next, index + 1);
    }
    pairs
}

/// The character whose UTF-8 begins at byte `at`, and where the next one begins.
const fn character(bytes: &[u8], at: usize) -> (u32, usize) {
    let lead = bytes[at];
    let (mut code, length) = match lead {
        0..0x80 => (lead as u32, 1),
        0x80..0xe0 => (lead as u32 & 0x1f, 2),
        0xe0..0xf0 => (lead as u32 & 0x0f, 3),
        0xf0.. => (lead as u32 & 0x07, 4),
    };
    let mut index = 1;
    while index < length {
        code = code << 6 | (bytes[at + index] & 0x3f) as u32;
        index += 1;
    }
    (code, at + length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_opencc_is_whole() {
        // 4,113 rows of which 8 fold to themselves; 9 of the wide ones are compatibility ideographs.
        let lists = [BOTH_TELL, TRADITIONAL_TELLS, SIMPLIFIED_TELLS, NEITHER_TELLS, WIDE_PAIRS];
        let count: usize = lists.iter().map(|list| count_pairs(list)).sum();
        assert_eq!(count, 4105 + 9);
        assert_eq!(count_pairs(RADICALS) + count_pairs(COMPATIBLE), 691);
    }

    #[test]
    fn the_wide_list_is_sorted() {
        assert!(WIDE.is_sorted_by(|left, right| left.0 < right.0));
    }

    #[test]
    fn what_tells_has_three_bytes() {
        for code in 0..=u16::MAX {
            let bytes = char::from_u32(u32::from(code)).map_or(3, char::len_utf8);
            assert!(bytes == 3 || TELLING.of(code) == [0, 0], "{code:x}");
        }
    }

    #[test]
    fn no_character_folds_to_two() {
        let lists =
            [BOTH_TELL, TRADITIONAL_TELLS, SIMPLIFIED_TELLS, NEITHER_TELLS, RADICALS, COMPATIBLE, SIGNS];
        let mut first: Vec<char> = lists.iter().flat_map(|list| list.chars().step_by(2)).collect();
        let count = first.len();
        first.sort_unstable();
        first.dedup();
        assert_eq!(first.len(), count);
    }
}
