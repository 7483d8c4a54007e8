//! Which encoding bytes are in: a mark, else valid UTF-8, else the most plausible reading, in which what
//! a page says of itself counts a little.
//!
//! Decides from at most a few kilobytes, taken where the bytes are not ASCII. A damaged place costs a
//! reading something but never rules it out, and decoding without an error proves nothing: every
//! Big5 file decodes as GB18030.

use crate::source::{Encoding, Evidence, html, plausible, reading};

/// How many bytes of the beginning are looked at.
const HEAD: usize = 2048;

/// How many bytes are looked at in each of the places further on.
const PIECE: usize = 512;

/// Where the further places are, in quarters of the file.
const QUARTERS: [usize; 3] = [1, 2, 3];

/// The byte order marks, the longer ones first.
const MARKS: [(&[u8], Encoding); 5] = [
    (&[0xff, 0xfe, 0, 0], Encoding::Utf32Le),
    (&[0, 0, 0xfe, 0xff], Encoding::Utf32Be),
    (&[0xef, 0xbb, 0xbf], Encoding::Utf8),
    (&[0xff, 0xfe], Encoding::Utf16Le),
    (&[0xfe, 0xff], Encoding::Utf16Be),
];

/// The encodings of two bytes a unit.
const WIDE: [Reading; 2] = [(Encoding::Utf16Le, reading::utf16_le), (Encoding::Utf16Be, reading::utf16_be)];

/// The other ones, the likelier first.
const NARROW: [Reading; 3] =
    [(Encoding::Utf8, reading::utf8), (Encoding::Gb18030, reading::gb18030), (Encoding::Big5, reading::big5)];

/// An encoding and what bytes cost that are read in it.
type Reading = (Encoding, fn(&[u8]) -> u64);

/// What a reading as UTF-16 costs beforehand, as hardly a file of it lacks the mark.
const MARKLESS: u64 = 24;

/// What a unit of UTF-16 costs at most on the average: numbers of a binary file cost more.
const LIKELY: u64 = plausible::POSSIBLE as u64 - 1;

/// What a reading costs less if a page says that it is in this encoding: a few characters outweigh it.
const DECLARED: u64 = 24;

/// The encoding of `bytes` and why.
pub(super) fn detect(bytes: &[u8]) -> (Encoding, Evidence) {
    if let Some((_, encoding)) = MARKS.iter().find(|(mark, _)| bytes.starts_with(mark)) {
        return (*encoding, Evidence::Mark);
    }
    let valid = simdutf8::basic::from_utf8(bytes).is_ok();
    if valid && memchr::memchr(0, bytes).is_none() {
        return (Encoding::Utf8, Evidence::Valid);
    }
    if let Some(encoding) = wide(bytes) {
        return (encoding, Evidence::Plausible);
    }
    match most_plausible(bytes) {
        Encoding::Utf8 if valid => (Encoding::Utf8, Evidence::Valid),
        encoding => (encoding, Evidence::Plausible),
    }
}

/// UTF-32 without a mark: nothing else has a zero at the same place of every four bytes.
fn wide(bytes: &[u8]) -> Option<Encoding> {
    let units = || bytes.get(..bytes.len().min(PIECE)).unwrap_or_default().chunks_exact(4);
    let is = |decode: fn([u8; 4]) -> u32| {
        let mut units = units().filter_map(|unit| unit.try_into().ok().map(decode));
        units.all(|code| char::from_u32(code).is_some_and(|unit| plausible::cost(unit) < plausible::JUNK))
    };
    if units().len() < 2 {
        None
    } else if is(u32::from_le_bytes) {
        Some(Encoding::Utf32Le)
    } else if is(u32::from_be_bytes) {
        Some(Encoding::Utf32Be)
    } else {
        None
    }
}

fn most_plausible(bytes: &[u8]) -> Encoding {
    let samples = samples(bytes);
    let declared = html::declared(bytes);
    let cheapest = |readings: &[Reading]| {
        let total = |&(encoding, cost): &Reading| {
            let total: u64 = samples.iter().map(|sample| cost(sample)).sum();
            (encoding, total.saturating_sub(if declared == Some(encoding) { DECLARED } else { 0 }))
        };
        readings.iter().map(total).min_by_key(|(_, cost)| *cost)
    };
    let length: usize = samples.iter().map(|sample| sample.len()).sum();
    let (narrow, narrow_cost) = cheapest(&NARROW).unwrap_or_default();
    match cheapest(&WIDE) {
        Some((wide, cost)) if cost + MARKLESS < narrow_cost && cost <= LIKELY * length as u64 / 2 => wide,
        _ => narrow,
    }
}

/// Pieces of `bytes`; each begins where a character begins, unless they are UTF-16.
fn samples(bytes: &[u8]) -> Vec<&[u8]> {
    // A page may begin with kilobytes of ASCII, which say nothing.
    let head = bytes.iter().position(|byte| !byte.is_ascii()).filter(|&start| start > PIECE).unwrap_or(0);
    let mut samples = vec![piece(bytes, head, HEAD)];
    let mut end = head + HEAD;
    for quarter in QUARTERS {
        let rest = bytes.get(end.max(bytes.len() / 4 * quarter)..).unwrap_or_default();
        // No encoding has a byte below 0x30 inside a character.
        let Some(safe) = rest.iter().position(|&byte| byte < 0x30) else { continue };
        let Some(start) = rest.iter().skip(safe).position(|byte| !byte.is_ascii()) else { continue };
        samples.push(piece(rest, safe + start, PIECE));
        end = bytes.len() - rest.len() + safe + start + PIECE;
    }
    samples
}

fn piece(bytes: &[u8], start: usize, length: usize) -> &[u8] {
    let rest = bytes.get(start..).unwrap_or_default();
    rest.get(..length).unwrap_or(rest)
}
