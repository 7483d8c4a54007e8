//! Which encoding bytes are in: a mark, else valid UTF-8, else the most plausible reading, in which what
//! a page says of itself counts a little.
//!
//! Decides from a few hundred bytes, or a few kilobytes where those leave a doubt, taken where the bytes are not ASCII. A damaged place costs a
//! reading something but never rules it out, and decoding without an error proves nothing: every
//! Big5 file decodes as GB18030.

use crate::source::{Encoding, Evidence, html, plausible, reading};

/// How many bytes of the beginning are looked at, and in each of the places further on: few at first.
const LOOKS: [(usize, usize); 2] = [(384, 96), (HEAD, PIECE)];
const HEAD: usize = 2048;
const PIECE: usize = 512;

/// A first look is enough if the bytes cost in any other encoding a third more …
const OTHER: (u64, u64) = (4, 3);

/// … and in this one hardly more than common characters alone: the half of a file that is in another
/// encoding would cost more than that.
const COMMON: (u64, u64) = (11, 10);

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
    let found = LOOKS.iter().find_map(|&look| most_plausible(bytes, look));
    match found.unwrap_or_default() {
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

/// The most plausible encoding, unless a look that is not the last leaves a doubt.
fn most_plausible(bytes: &[u8], look: (usize, usize)) -> Option<Encoding> {
    let samples = samples(bytes, look);
    let declared = html::declared(bytes);
    let total = |&(encoding, cost): &Reading| {
        let total: u64 = samples.iter().map(|sample| cost(sample)).sum();
        (total.saturating_sub(if declared == Some(encoding) { DECLARED } else { 0 }), encoding)
    };
    let (narrow, wide) = (NARROW.each_ref().map(total), WIDE.each_ref().map(total));
    let cheapest = |costs: &[(u64, Encoding)]| costs.iter().copied().min_by_key(|(cost, _)| *cost);
    let length: usize = samples.iter().map(|sample| sample.len()).sum();
    let best = cheapest(&narrow).unwrap_or_default();
    let (cost, found) = match cheapest(&wide) {
        Some(wide) if wide.0 + MARKLESS < best.0 && wide.0 <= LIKELY * length as u64 / 2 => wide,
        _ => best,
    };
    let mut others = narrow.iter().chain(&wide).filter(|(_, other)| *other != found);
    let clear = others.all(|(other, _)| other * OTHER.1 >= cost * OTHER.0);
    let characters = length as u64 / if found == Encoding::Utf8 { 3 } else { 2 };
    let common = cost * COMMON.1 <= characters * u64::from(plausible::COMMON) * COMMON.0;
    (clear && common || look == (HEAD, PIECE)).then_some(found)
}

/// Pieces of `bytes`; each begins where a character begins, unless they are UTF-16.
fn samples(bytes: &[u8], (first, further): (usize, usize)) -> Vec<&[u8]> {
    // A page may begin with kilobytes of ASCII, which say nothing.
    let head = bytes.iter().position(|byte| !byte.is_ascii()).filter(|&start| start > PIECE).unwrap_or(0);
    let mut samples = vec![piece(bytes, head, first)];
    let mut end = head + first;
    for quarter in QUARTERS {
        let rest = bytes.get(end.max(bytes.len() / 4 * quarter)..).unwrap_or_default();
        // No encoding has a byte below 0x30 inside a character.
        let Some(safe) = rest.iter().position(|&byte| byte < 0x30) else { continue };
        let Some(start) = rest.iter().skip(safe).position(|byte| !byte.is_ascii()) else { continue };
        samples.push(piece(rest, safe + start, further));
        end = bytes.len() - rest.len() + safe + start + further;
    }
    samples
}

fn piece(bytes: &[u8], start: usize, length: usize) -> &[u8] {
    let rest = bytes.get(start..).unwrap_or_default();
    rest.get(..length).unwrap_or(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Several kilobytes of a report.
    fn text() -> String {
        (1..60).fold(String::new(), |text, year| {
            text + &format!("第{year}年，全镇实现工农业总产值{year}亿元，粮食喜获丰收。\n")
        })
    }

    #[track_caller]
    fn check(bytes: &[u8], at_first: Option<Encoding>) {
        assert_eq!(most_plausible(bytes, LOOKS[0]), at_first);
    }

    #[test]
    fn a_first_look_decides_on_clean_text_alone() {
        let text = text();
        let narrow = encoding_rs::GB18030.encode(&text).0;
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        check(&narrow, Some(Encoding::Gb18030));
        check(
            &encoding_rs::BIG5.encode("全鎮實現工農業總產值，糧食喜獲豐收。\n".repeat(90).as_str()).0,
            Some(Encoding::Big5),
        );
        check(&wide, Some(Encoding::Utf16Le));
        // The one half says UTF-8, the other GB 18030.
        let (utf8, gbk) = (text.as_bytes(), narrow.as_ref());
        check(&[utf8, gbk].concat(), None);
        check(&[gbk, utf8].concat(), None);
        check(&b"<br>".repeat(900), None);
    }
}
