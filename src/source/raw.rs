//! Looking for characters in the bytes of a file that is not decoded: it can tell that they are not
//! there, at a fraction of what decoding and folding cost.
//!
//! Says "not there" only of plain text in an encoding that is certain; of everything else, and wherever
//! debris may stand for a character or between two, it says nothing. Does not fold: it is handed all
//! characters that are the same.

use std::sync::LazyLock;

use encoding_rs::{BIG5, GB18030};
use memchr::memmem;

use crate::script;
use crate::source::{Encoding, Needle, Options, decode, detect, kind, reading};

/// A needle in one encoding: of each character all bytes that mean it.
#[derive(Debug, Clone)]
pub(super) struct Reading {
    encoding: Encoding,
    first: Vec<memmem::Finder<'static>>,
    rest: Vec<Vec<Vec<u8>>>,
}

/// The encodings that are looked into.
const ENCODINGS: [Encoding; 5] =
    [Encoding::Utf8, Encoding::Gb18030, Encoding::Big5, Encoding::Utf16Le, Encoding::Utf16Be];

/// Pairs of bytes, sorted by the characters that they mean; several may mean the same one.
type Pairs = Vec<([u8; 2], char)>;

static GB18030_PAIRS: LazyLock<Pairs> = LazyLock::new(|| sorted(reading::pairs_of(GB18030)));
static BIG5_PAIRS: LazyLock<Pairs> = LazyLock::new(|| sorted(reading::pairs_of(BIG5)));

fn sorted(mut pairs: Pairs) -> Pairs {
    pairs.sort_unstable_by_key(|(_, character)| *character);
    pairs
}

/// No character has more bytes.
const LONGEST: usize = 4;

/// The needle of characters, each with all that are the same; `None` when bytes cannot tell.
pub(super) fn needle(characters: &[Vec<char>]) -> Option<Needle> {
    let is_plain = |c: &char| script::is_han(*c) || script::to_half_width(*c).is_ascii_alphanumeric();
    let (first, rest) = characters.split_first().filter(|_| characters.iter().flatten().all(is_plain))?;
    let reading = |encoding| {
        let pairs: &[([u8; 2], char)] = match encoding {
            Encoding::Gb18030 => &GB18030_PAIRS,
            Encoding::Big5 => &BIG5_PAIRS,
            _ => &[],
        };
        let bytes = |all: &Vec<char>| forms(all, encoding, pairs);
        let first = bytes(first).iter().map(|form| memmem::Finder::new(form).into_owned()).collect();
        Reading { encoding, first, rest: rest.iter().map(bytes).collect() }
    };
    Some(Needle(ENCODINGS.map(reading).into()))
}

/// Whether the needle is certainly not in a file with these bytes.
pub(super) fn is_absent(needle: &Needle, bytes: &[u8], options: Options) -> bool {
    let Some(encoding) = plain(bytes, options) else { return false };
    let reading = needle.0.iter().find(|reading| reading.encoding == encoding);
    reading.is_some_and(|reading| !reading.first.iter().any(|first| reading.may_stand(first, bytes)))
}

impl Reading {
    /// Whether the needle may stand where its first character has this form.
    fn may_stand(&self, first: &memmem::Finder<'_>, bytes: &[u8]) -> bool {
        let mut rest = bytes;
        while let Some(at) = first.find(rest) {
            let behind = rest.get(at + first.needle().len()..).unwrap_or_default();
            if self.may_go_on(behind) {
                return true;
            }
            // One that is put together from halves of two characters may lie over a real one.
            rest = rest.get(at + 1..).unwrap_or_default();
        }
        false
    }

    fn may_go_on(&self, mut bytes: &[u8]) -> bool {
        for forms in &self.rest {
            match forms.iter().find_map(|form| bytes.strip_prefix(form.as_slice())) {
                Some(behind) => bytes = behind,
                None => return may_hide(bytes, self.encoding),
            }
        }
        true
    }
}

/// Whether the next character may be left out when a text is folded, with those behind it.
fn may_hide(bytes: &[u8], encoding: Encoding) -> bool {
    let piece = bytes.get(..LONGEST).unwrap_or(bytes);
    let next = decode::decode(piece, encoding).chars().next();
    next.is_some_and(|next| {
        matches!(next, '<' | '&' | '[' | '(' | '（' | char::REPLACEMENT_CHARACTER)
            || script::fold_visible(next).is_none()
    })
}

/// All bytes that mean one of these characters.
fn forms(characters: &[char], encoding: Encoding, pairs: &[([u8; 2], char)]) -> Vec<Vec<u8>> {
    let mut forms: Vec<Vec<u8>> = characters.iter().filter_map(|&c| form(c, encoding)).collect();
    for character in characters {
        let start = pairs.partition_point(|(_, other)| other < character);
        let same = pairs.iter().skip(start).take_while(|(_, other)| other == character);
        forms.extend(same.map(|(pair, _)| pair.to_vec()));
    }
    forms.sort_unstable();
    forms.dedup();
    forms
}

/// The usual bytes of a character; none where the encoding lacks it.
fn form(character: char, encoding: Encoding) -> Option<Vec<u8>> {
    let mut units = [0; 2];
    let units = || character.encode_utf16(&mut units).to_vec();
    let mut text = [0; 4];
    let narrow = match encoding {
        Encoding::Utf16Le => return Some(units_to(units, u16::to_le_bytes)),
        Encoding::Utf16Be => return Some(units_to(units, u16::to_be_bytes)),
        Encoding::Gb18030 => GB18030,
        Encoding::Big5 => BIG5,
        _ => return Some(character.encode_utf8(&mut text).as_bytes().to_vec()),
    };
    let (bytes, _, is_lossy) = narrow.encode(character.encode_utf8(&mut text));
    (!is_lossy).then(|| bytes.into_owned())
}

fn units_to(units: impl FnOnce() -> Vec<u16>, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    units().into_iter().flat_map(bytes).collect()
}

/// The encoding of bytes that are plain text, nothing but text, and read as they stand.
fn plain(bytes: &[u8], options: Options) -> Option<Encoding> {
    if kind::foreign(bytes).is_some() {
        return None;
    }
    let (encoding, _) = detect::detect(bytes);
    let is_it = match encoding {
        Encoding::Utf8 | Encoding::Gb18030 | Encoding::Big5 => {
            // A tag of a page, an escape or an entity; what only a binary file has.
            memchr::memchr2(b'<', b'&', bytes).is_none()
                && !bytes.iter().copied().any(kind::is_control)
                && has_digit(bytes)
        }
        Encoding::Utf16Le => are_plain(bytes, u16::from_le_bytes),
        Encoding::Utf16Be => are_plain(bytes, u16::from_be_bytes),
        _ => false,
    };
    let is_wanted = options.encoding.is_none_or(|wanted| wanted == encoding);
    (is_it && is_wanted).then_some(encoding)
}

/// Whether there is a digit to be seen. One behind a byte that is not ASCII may be a part of a character of
/// four bytes, which may be a blank.
fn has_digit(bytes: &[u8]) -> bool {
    let pairs = bytes.iter().zip(bytes.iter().skip(1));
    bytes.first().is_some_and(u8::is_ascii_digit)
        || pairs.into_iter().any(|(before, digit)| before.is_ascii() && digit.is_ascii_digit())
}

/// Whether units are no tags, escapes and entities, and there is something to be seen.
fn are_plain(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> bool {
    let units = || bytes.as_chunks::<2>().0.iter().copied().map(unit);
    !units().any(|unit| unit == u16::from(b'<') || unit == u16::from(b'&'))
        && units().any(|unit| (u16::from(b'0')..=u16::from(b'9')).contains(&unit))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::source::{Source, encode};

    use super::*;

    fn of(text: &str) -> Needle {
        needle(&script::unfold_search(&text.chars().collect::<Vec<_>>())).unwrap()
    }

    /// The bytes of a text in every encoding that has all of it.
    fn written(text: &str) -> Vec<(Encoding, Vec<u8>)> {
        let mut written = vec![
            (Encoding::Utf8, text.as_bytes().to_vec()),
            (
                Encoding::Utf16Le,
                ["\u{feff}", text].concat().encode_utf16().flat_map(u16::to_le_bytes).collect(),
            ),
            (
                Encoding::Utf16Be,
                ["\u{feff}", text].concat().encode_utf16().flat_map(u16::to_be_bytes).collect(),
            ),
        ];
        for encoding in [Encoding::Gb18030, Encoding::Big5] {
            let mut is_whole = true;
            let bytes = encode::encode(text, encoding, &mut |_| is_whole = false);
            written.extend(is_whole.then_some((encoding, bytes)));
        }
        written
    }

    #[track_caller]
    fn check(text: &str, absent: &[&str], perhaps: &[&str]) {
        let pad = "全鎮30日";
        for (encoding, bytes) in written(&[pad, text, pad].concat()) {
            let options = Options { encoding: Some(encoding) };
            let found = Source::decode(&bytes, options);
            assert!(found.text().contains(text), "{encoding:?}");
            // Where the text is too short to tell, nothing is said.
            let is_certain = detect::detect(&bytes).0 == encoding;
            for word in absent {
                assert_eq!(is_absent(&of(word), &bytes, options), is_certain, "{word} {encoding:?}");
            }
            for word in perhaps {
                assert!(!is_absent(&of(word), &bytes, options), "{word} {encoding:?}");
            }
        }
    }

    #[test]
    fn what_is_not_there_is_told_in_every_encoding() {
        let text = "，全鎮實現工農業總產值12.5億元，比上年增長8%，糧食喜獲豐收。\n\
                    各項社會事業全面進步，人民生活水平進一步提高，社會大局和諧穩定。\n";
        let (absent, there) = (["旅游", "总产品", "农民", "13", "gdp"], ["农业总产值", "粮食", "12", "增长"]);
        check(text, &absent, &there);
        check(&text.chars().map(script::to_simplified).collect::<String>(), &absent, &there);
        check("人均ＧＤＰ和Gdp一万二千元，比上年增长百分之八，粮食喜获丰收。", &["gnp"], &["gdp"]);
    }

    #[test]
    fn where_something_may_be_hidden_nothing_is_told() {
        for text in [
            "农\u{200b}业", "农(nóng)业", "农[bookmark: _Toc1]业", "农&shy;业", "&#20892;业", "<U+519C>业",
            "<b>农</b>业", "农（nóng）业",
        ] {
            check(text, &[], &["农业"]);
        }
    }

    #[test]
    fn what_is_no_plain_text_is_not_judged() {
        let needle = of("农业");
        for bytes in [&b""[..], b"  \n", b"%PDF-1.7 12", b"PK\x03\x04 12", b"12\0\0\0\0", b"<html>12"] {
            assert!(!is_absent(&needle, bytes, Options::default()), "{bytes:?}");
        }
        assert!(is_absent(&needle, b"12", Options::default()));
        assert!(!is_absent(&needle, b"12", Options { encoding: Some(Encoding::Big5) }), "not as it is read");
        assert!(super::needle(&[vec!['“']]).is_none() && super::needle(&[]).is_none());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(100))]

        /// What the folded text has is never called absent, whatever the bytes are.
        #[test]
        fn nothing_is_missed(
            text in "[农農业業一二a-cＡ0-3（(n)ó&;<U+\u{200b}\n ]{0,24}",
            word in "[农业一a-c0-3]{1,3}",
            noise in prop::collection::vec(any::<u8>(), 0..6),
        ) {
            let needle = of(&word);
            for (encoding, mut bytes) in written(&text) {
                bytes.extend(&noise);
                for options in [Options::default(), Options { encoding: Some(encoding) }] {
                    let is_there = Source::read(&bytes, options).map_or(true, |source| {
                        let folded: String =
                            source.shadow().chars.iter().map(|&c| script::fold_search(c)).collect();
                        folded.contains(&word)
                    });
                    prop_assert!(!(is_there && is_absent(&needle, &bytes, options)), "{encoding:?}");
                }
            }
        }
    }
}
