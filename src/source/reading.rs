//! What bytes cost if they are read in an encoding: the cheapest way to cut them into characters.
//!
//! A byte may be passed over at the price of junk, so that a reading finds its way again behind a byte
//! that was lost or added, where a decoder would misread everything up to the next line.

use std::sync::LazyLock;

use encoding_rs::{BIG5, GB18030};

use crate::source::plausible::{JUNK, POSSIBLE, RARE, cost};

/// What each pair of bytes costs; the first one is the high half of the index.
type Pairs = Box<[u8]>;

static GB18030_PAIRS: LazyLock<Pairs> = LazyLock::new(|| pairs(GB18030));
static BIG5_PAIRS: LazyLock<Pairs> = LazyLock::new(|| pairs(BIG5));

/// The cost of `bytes` as UTF-8.
pub(super) fn utf8(bytes: &[u8]) -> u64 {
    let mut rest = false;
    let chunks = bytes.utf8_chunks().map(|chunk| {
        let valid: u64 = chunk.valid().chars().map(|character| u64::from(cost(character))).sum();
        // What is left of a character that lost its first byte is one or two bytes.
        let second = rest && chunk.valid().is_empty();
        rest = matches!(chunk.invalid(), [0x80..=0xbf]) && !second;
        valid
            + match chunk.invalid() {
                [] => 0,
                [0x80..=0xbf] if second => 0,
                // The beginning of a character that was cut is likelier than any byte.
                [0xc2..=0xf4, ..] => u64::from(POSSIBLE),
                _ => u64::from(JUNK),
            }
    });
    chunks.sum()
}

/// The cost of `bytes` as GB 18030.
pub(super) fn gb18030(bytes: &[u8]) -> u64 {
    narrow(bytes, &GB18030_PAIRS, |last| {
        // The characters of four bytes are those that GBK lacks.
        matches!(last, [0x81..=0xfe, b'0'..=b'9', 0x81..=0xfe, b'0'..=b'9']).then_some(RARE)
    })
}

/// The cost of `bytes` as Big5.
pub(super) fn big5(bytes: &[u8]) -> u64 {
    narrow(bytes, &BIG5_PAIRS, |_| None)
}

/// The cost of `bytes` as UTF-16, little-endian.
pub(super) fn utf16_le(bytes: &[u8]) -> u64 {
    wide(bytes, u16::from_le_bytes)
}

/// The cost of `bytes` as UTF-16, big-endian.
pub(super) fn utf16_be(bytes: &[u8]) -> u64 {
    wide(bytes, u16::from_be_bytes)
}

fn narrow(bytes: &[u8], pairs: &[u8], four: impl Fn([u8; 4]) -> Option<u8>) -> u64 {
    let one = |byte| if byte < 0x80 { cost(char::from(byte)) } else { JUNK };
    let two = |pair| pairs.get(usize::from(u16::from_be_bytes(pair))).copied().unwrap_or(JUNK);
    let (whole, but_last) = cheapest(bytes, one, two, four);
    match bytes.last() {
        Some(0x81..=0xfe) => whole.min(but_last + u64::from(POSSIBLE)),
        _ => whole,
    }
}

fn wide(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> u64 {
    let two = |pair| char::from_u32(u32::from(unit(pair))).map_or(JUNK, cost);
    let (whole, but_last) = cheapest(bytes, |_| JUNK, two, |_| None);
    whole.min(but_last + u64::from(POSSIBLE))
}

/// The least cost of cutting `bytes` into characters of one, two and four bytes, and the same but for
/// the last byte, at which a sample may cut a character.
fn cheapest(
    bytes: &[u8],
    one: impl Fn(u8) -> u8,
    two: impl Fn([u8; 2]) -> u8,
    four: impl Fn([u8; 4]) -> Option<u8>,
) -> (u64, u64) {
    const NEVER: u64 = u64::MAX / 2;
    // The costs of the bytes up to here, to one, two and three places before, and the bytes since.
    let mut costs = [0, NEVER, NEVER, NEVER];
    let mut last = [0; 4];
    for &byte in bytes {
        last = [last[1], last[2], last[3], byte];
        let mut best = costs[0] + u64::from(one(byte));
        best = best.min(costs[1] + u64::from(two([last[2], byte])));
        if let Some(cost) = four(last) {
            best = best.min(costs[3] + u64::from(cost));
        }
        costs = [best, costs[0], costs[1], costs[2]];
    }
    (costs[0], costs[1])
}

/// What the pairs of an encoding cost.
fn pairs(encoding: &'static encoding_rs::Encoding) -> Pairs {
    // A pair that is undefined costs as much as the two places it would be passed over in.
    let mut pairs = vec![JUNK + JUNK; 0x1_0000];
    for (pair, character) in pairs_of(encoding) {
        if let Some(entry) = pairs.get_mut(usize::from(u16::from_be_bytes(pair))) {
            *entry = cost(character);
        }
    }
    pairs.into_boxed_slice()
}

/// The pairs of an encoding that mean one character, decoded all at once.
pub(super) fn pairs_of(encoding: &'static encoding_rs::Encoding) -> Vec<([u8; 2], char)> {
    let known = || (0x81..=0xfe_u8).flat_map(|first| (0x40..=0xfe_u8).map(move |second| [first, second]));
    let listed: Vec<u8> = known().flat_map(|[first, second]| [first, second, b'\n']).collect();
    let text = encoding.decode_without_bom_handling(&listed).0;
    let one = |(pair, piece): ([u8; 2], &str)| {
        let mut characters = piece.chars().filter(|&character| character != char::REPLACEMENT_CHARACTER);
        characters.next().filter(|_| characters.next().is_none()).map(|character| (pair, character))
    };
    known().zip(text.split('\n')).filter_map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lost_byte_costs_one_piece_of_junk() {
        let text = "全镇实现工农业总产值，比上年增长";
        let (bytes, _, _) = GB18030.encode(text);
        let whole = gb18030(&bytes);
        for lost in 0..bytes.len() - 1 {
            let damaged = [&bytes[..lost], &bytes[lost + 1..]].concat();
            let cost = gb18030(&damaged);
            assert!(cost < whole + 2 * u64::from(JUNK), "{lost}: {cost} of {whole}");
            assert!(cost < big5(&damaged) && cost < utf8(&damaged) && cost < utf16_le(&damaged), "{lost}");
        }
    }

    #[test]
    fn the_tables_are_complete() {
        for (encoding, table) in [(GB18030, &GB18030_PAIRS), (BIG5, &BIG5_PAIRS)] {
            for character in "一丁七，（１Ａ龜中文后里".chars() {
                let mut buffer = [0; 4];
                let (bytes, _, _) = encoding.encode(character.encode_utf8(&mut buffer));
                assert_eq!(
                    table[usize::from(bytes[0]) << 8 | usize::from(bytes[1])],
                    cost(character),
                    "{character}"
                );
            }
        }
        assert_eq!(gb18030(b"\xd2\xbb"), u64::from(cost('一')));
        assert_eq!(big5(b"\xa4\x40"), u64::from(cost('一')));
        assert_eq!(gb18030(b"\x81\x39\xee\x39"), u64::from(RARE));
        assert_eq!(big5(b"\xff\xff\n"), u64::from(2 * JUNK + cost('\n')));
    }
}
