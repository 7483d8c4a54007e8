//! Whether a file holds text at all, told from its first bytes; if not, what the user can do about it.

use memchr::memmem;

use crate::script;
use crate::source::Encoding;

/// How many bytes are looked at for control codes.
const HEAD: usize = 8 * 1024;

/// How a file of the old Office begins, and any new one with a password.
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// The name of what a password locks, in UTF-16.
const ENCRYPTED: &[u8] = b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";

/// The beginnings of files that are no text: where, which bytes, what it is.
const BEGINNINGS: [(usize, &[u8], &str); 24] = [
    (0, b"%PDF-", "a PDF file: convert it to text first, e.g. pdftotext -layout"),
    (0, b"\xef\xbb\xbf%PDF-", "a PDF file: convert it to text first, e.g. pdftotext -layout"),
    (
        0,
        COMPOUND,
        "an old Word, WPS or Excel file: save it as text first, e.g. soffice --convert-to txt:Text",
    ),
    (0, b"{\\rtf", "an RTF file: save it as text first, e.g. soffice --convert-to txt:Text"),
    (0, b"%!PS", "a PostScript file: convert it to text first, e.g. ps2ascii"),
    (0, b"\x89PNG\r\n\x1a\n", "a picture (PNG): it holds no text"),
    (0, b"\xff\xd8\xff", "a picture (JPEG): it holds no text"),
    (0, b"GIF87a", "a picture (GIF): it holds no text"),
    (0, b"GIF89a", "a picture (GIF): it holds no text"),
    (8, b"WEBP", "a picture (WebP): it holds no text"),
    (0, b"II*\0", "a picture (TIFF): it holds no text"),
    (0, b"MM\0*", "a picture (TIFF): it holds no text"),
    (0, b"\x1f\x8b\x08", "a gzip archive: unpack it first"),
    (0, b"BZh91AY&SY", "a bzip2 archive: unpack it first"),
    (0, b"\xfd7zXZ\0", "an xz archive: unpack it first"),
    (0, b"\x28\xb5\x2f\xfd", "a zstd archive: unpack it first"),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7z archive: unpack it first"),
    (0, b"Rar!\x1a\x07", "a RAR archive: unpack it first"),
    (257, b"ustar", "a tar archive: unpack it first"),
    (0, b"\x7fELF", "a program"),
    (0, b"SQLite format 3\0", "an SQLite database"),
    (0, b"ID3\x03", "a sound file"),
    (0, b"ID3\x04", "a sound file"),
    (4, b"ftyp", "a film or sound file"),
];

/// What a ZIP container is, by a name that stands in it; the last row is any other.
const CONTAINERS: [(&[u8], &str); 6] = [
    (b"xl/workbook", "an Excel file (.xlsx): save the sheet as CSV first"),
    (b"ppt/presentation", "a PowerPoint file (.pptx): save it as text first"),
    (b"OFD.xml", "an OFD file: save it as text first"),
    (b"opendocument", "an OpenDocument file: save it as text first, e.g. soffice --convert-to txt:Text"),
    (b"epub+zip", "an EPUB book: save it as text first, e.g. pandoc -t plain"),
    (b"", "a ZIP archive: unpack it first"),
];

/// What bytes are by their beginning, if they are no text.
pub(super) fn foreign(bytes: &[u8]) -> Option<&'static str> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return CONTAINERS.iter().find(|(name, _)| memmem::find(bytes, name).is_some()).map(|row| row.1);
    }
    if bytes.starts_with(COMPOUND) && memmem::find(bytes, ENCRYPTED).is_some() {
        return Some("a Word or Excel file with a password: save it without one first");
    }
    let begins = |offset: usize, mark| bytes.get(offset..).is_some_and(|rest| rest.starts_with(mark));
    BEGINNINGS.iter().find(|&&(offset, mark, _)| begins(offset, mark)).map(|row| row.2)
}

/// Whether there is nothing to see: blanks, line ends and byte order marks.
pub(super) fn is_blank(text: &str) -> bool {
    !text.chars().any(|character| !character.is_whitespace() && script::fold_visible(character).is_some())
}

/// Whether the head of a decoded text has too many zeros, control codes and undecodable places.
pub(super) fn is_binary(text: &str, encoding: Encoding) -> bool {
    // Units of two or four bytes were recognised by being writing.
    let narrow = matches!(encoding, Encoding::Utf8 | Encoding::Gb18030 | Encoding::Big5);
    let text = text.get(..text.floor_char_boundary(HEAD)).unwrap_or(text);
    if !narrow || !text.bytes().any(is_control) {
        return false;
    }
    let (mut zeros, mut controls, mut damaged, mut length) = (0, 0, 0, 0);
    for character in text.chars() {
        length += 1;
        match character {
            '\0' => zeros += 1,
            '\u{1}'..='\u{1f}' if is_control(character as u8) => controls += 1,
            char::REPLACEMENT_CHARACTER => damaged += 1,
            _ => {}
        }
    }
    // One zero is damage. A text about control codes may show each of them once, so that control codes
    // alone must be many; compressed data has all three.
    zeros > 1 && zeros * 20 > length
        || (zeros + controls) * 3 > length
        || controls * 20 > length && (zeros + controls + damaged) * 5 > length
}

/// Whether a byte is a control code that no text has: no blank, line end or escape.
pub(super) const fn is_control(byte: u8) -> bool {
    matches!(byte, 0..=8 | 0xe..=0x1a | 0x1c..=0x1f)
}

#[cfg(test)]
mod tests {
    use crate::source::{Kind, recognise};

    #[track_caller]
    fn check(bytes: &[u8], expected: Kind) {
        assert_eq!(recognise(bytes), expected, "{bytes:x?}");
    }

    #[track_caller]
    fn check_foreign(bytes: &[u8], name: &str) {
        assert!(matches!(recognise(bytes), Kind::Foreign(found) if found.contains(name)), "{bytes:x?}");
    }

    fn utf16(text: &str) -> Vec<u8> {
        text.encode_utf16().flat_map(u16::to_le_bytes).collect()
    }

    #[test]
    fn containers_and_pictures_are_named() {
        check_foreign(b"%PDF-1.7\n%\xe2\xe3", "pdftotext -layout");
        check_foreign(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", "old Word");
        let locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";
        check_foreign(locked, "password");
        check_foreign(b"PK\x03\x04\x14\0\0\0word/document.xml", "damaged Word file");
        check_foreign(b"PK\x03\x04\x14\0\0\0xl/workbook.xml", ".xlsx");
        check_foreign(b"PK\x03\x04\x14\0\0\0a.txt", "ZIP");
        check_foreign(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "PNG");
        check_foreign(b"\xff\xd8\xff\xe0\0\x10JFIF", "JPEG");
        check_foreign(b"\x1f\x8b\x08\0\0\0", "gzip");
        check_foreign(b"\x7fELF\x02\x01\x01", "program");
        check_foreign(b"SQLite format 3\0", "SQLite");
        check_foreign(&[&[b'a'; 257][..], b"ustar\x0000"].concat(), "tar");
    }

    #[test]
    fn binary_is_not_text() {
        check_foreign(&[0; 512], "binary");
        check_foreign(&[1, 0, 0, 0, 7, 0, 0, 0, 9, 0, 0, 0, 200, 1, 0, 0], "binary");
        // A linear congruential generator stands for compressed data.
        let mut state = 7_u32;
        let noise = std::iter::repeat_with(|| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 24) as u8
        });
        check_foreign(&noise.take(4000).collect::<Vec<_>>(), "binary");
    }

    #[test]
    fn blank_is_empty() {
        check(b"", Kind::Empty);
        check(b" \r\n\t\n", Kind::Empty);
        check("\u{feff}\u{3000}\u{a0}\n\u{200b}".as_bytes(), Kind::Empty);
        check(&utf16("\u{feff}\u{3000}\n"), Kind::Empty);
        check(&"\u{3000}".repeat(5000).into_bytes(), Kind::Empty);
        check((" ".repeat(20_000) + "一").as_bytes(), Kind::Text);
    }

    #[test]
    fn text_is_text() {
        check("一".as_bytes(), Kind::Text);
        check(b"x", Kind::Text);
        check("<html><p>政府工作报告</p>".as_bytes(), Kind::Text);
        check(&utf16("政府工作报告"), Kind::Text);
        check(&utf16("\u{feff}2023, GDP 12.5"), Kind::Text);
        check(&utf16("2023, GDP 12.5\r\n"), Kind::Text);
        check(&"GDP一".chars().flat_map(|c| (c as u32).to_le_bytes()).collect::<Vec<_>>(), Kind::Text);
        check(&"GDP一".chars().flat_map(|c| (c as u32).to_be_bytes()).collect::<Vec<_>>(), Kind::Text);
        check("全镇总\0人口".as_bytes(), Kind::Text);
        check(b"bell \x07, back \x08, escape \x1b[2J, null \0, and so on", Kind::Text);
    }
}
