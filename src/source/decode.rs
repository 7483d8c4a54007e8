//! Bytes in a known encoding become text; a place that cannot be decoded becomes U+FFFD.

use std::borrow::Cow;

use encoding_rs::{BIG5, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use crate::source::Encoding;

/// The text of `bytes` in `encoding`, byte order mark and line ends as they are.
pub(super) fn decode(bytes: &[u8], encoding: Encoding) -> Cow<'_, str> {
    let decoder = match encoding {
        Encoding::Utf8 => match simdutf8::basic::from_utf8(bytes) {
            Ok(text) => return Cow::Borrowed(text),
            Err(_) => UTF_8,
        },
        Encoding::Utf16Le => UTF_16LE,
        Encoding::Utf16Be => UTF_16BE,
        Encoding::Gb18030 => GB18030,
        Encoding::Big5 => BIG5,
        Encoding::Utf32Le => return wide(bytes, u32::from_le_bytes),
        Encoding::Utf32Be => return wide(bytes, u32::from_be_bytes),
    };
    decoder.decode_without_bom_handling(bytes).0
}

fn wide(bytes: &[u8], unit: fn([u8; 4]) -> u32) -> Cow<'_, str> {
    let (units, rest) = bytes.as_chunks();
    let whole = units.iter().map(|&bytes| char::from_u32(unit(bytes)).unwrap_or(char::REPLACEMENT_CHARACTER));
    let cut = (!rest.is_empty()).then_some(char::REPLACEMENT_CHARACTER);
    Cow::Owned(whole.chain(cut).collect())
}

/// The text without byte order marks, each `\r\n` and each lone `\r` made one `\n`.
pub(super) fn normalise(text: Cow<'_, str>) -> String {
    if !text.starts_with('\u{feff}') && memchr::memchr(b'\r', text.as_bytes()).is_none() {
        return text.into_owned();
    }
    let text = text.trim_start_matches('\u{feff}');
    let mut pieces = text.split('\r');
    let mut normal = String::with_capacity(text.len());
    normal.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        normal.push('\n');
        normal.push_str(piece.strip_prefix('\n').unwrap_or(piece));
    }
    normal
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(input: &str, expected: &str) {
        assert_eq!(normalise(Cow::Borrowed(input)), expected, "{input:?}");
    }

    #[test]
    fn line_ends_become_one() {
        check("一\r\n二\r三\n四", "一\n二\n三\n四");
        check("一\r\r\n二", "一\n\n二");
        check("\r\n\r\n", "\n\n");
        check("\n\r", "\n\n");
        check("", "");
    }

    #[test]
    fn leading_marks_are_removed() {
        check("\u{feff}一", "一");
        check("\u{feff}\u{feff}一\u{feff}", "一\u{feff}");
    }

    #[test]
    fn four_bytes_a_character() {
        assert_eq!(decode(b"\x00\x4e\x00\x00\x00\x00\x11\x00\x41", Encoding::Utf32Le), "一\u{fffd}\u{fffd}");
        assert_eq!(decode(b"\x00\x00\x4e\x00\x00\x02\x00\x00", Encoding::Utf32Be), "一\u{20000}");
    }
}
