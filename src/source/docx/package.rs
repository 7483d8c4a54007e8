//! The container of a Word file: which parts it has, and their text.
//!
//! A part is inflated only up to a limit, whatever size it claims.

use std::io::{Cursor, Read};

use memchr::memmem;
use zip::ZipArchive;
use zip::result::ZipError;

use crate::source::docx::Refusal;
use crate::source::{Encoding, decode};

/// What is said of a Word file that cannot be read to its end.
pub(crate) const DAMAGED: Refusal = "a damaged Word file (.docx): open it in Word or WPS and save it again";

/// What is said of one that holds something in two ways, so that two programs would read two texts.
pub(crate) const AMBIGUOUS: Refusal =
    "a Word file (.docx) that holds its text twice: it is not to be trusted";

/// What is said of one that inflates beyond all measure.
pub(crate) const TOO_LARGE: Refusal = "a Word file (.docx) too large when unpacked: the limit is 64 MiB";

const ENCRYPTED: Refusal = "a Word file (.docx) with a password: save it without one first";

/// How many bytes of a part are read at most.
const PART: u64 = 64 << 20;

/// How many bytes of all parts are read at most.
const TOTAL: u64 = 128 << 20;

/// How many parts a file may have.
const ENTRIES: usize = 10_000;

/// How each row of the directory of a container begins.
const ENTRY: &[u8] = b"PK\x01\x02";

/// An opened container.
pub(crate) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// The name of each part, folded for comparing.
    names: Vec<String>,
    left: u64,
}

impl<'a> Package<'a> {
    /// Opens a container; nothing if `bytes` are none, or one of something else than a Word file.
    pub(crate) fn open(bytes: &'a [u8]) -> Option<Result<Self, Refusal>> {
        if !bytes.starts_with(b"PK\x03\x04") {
            return None;
        }
        let refused = || memmem::find(bytes, b"word/document").map(|_| Err(DAMAGED));
        if memmem::find_iter(bytes, ENTRY).nth(ENTRIES).is_some() {
            return refused();
        }
        let Ok(archive) = ZipArchive::new(Cursor::new(bytes)) else { return refused() };
        let folded = |name: &[u8]| String::from_utf8_lossy(name).replace('\\', "/").to_ascii_lowercase();
        let names: Vec<String> = archive.file_names_raw().map(folded).collect();
        // Both names would be one to Word, which ignores case.
        let twice = archive.has_duplicate_names() || doubled(&names);
        let package = Self { archive, names, left: TOTAL };
        package.index("document")?;
        Some(if twice { Err(AMBIGUOUS) } else { Ok(package) })
    }

    /// The text of a part: `document` is `word/document.xml`; nothing if there is none.
    pub(crate) fn part(&mut self, name: &str) -> Result<Option<String>, Refusal> {
        let Some(index) = self.index(name) else { return Ok(None) };
        let part = self.archive.by_index(index).map_err(|error| reason(&error))?;
        let limit = PART.min(self.left);
        let mut bytes = Vec::new();
        part.take(limit + 1).read_to_end(&mut bytes).map_err(|_| DAMAGED)?;
        let length = bytes.len() as u64;
        if length > limit {
            return Err(TOO_LARGE);
        }
        self.left -= length;
        let mark = [(&b"\xff\xfe"[..], Encoding::Utf16Le), (b"\xfe\xff", Encoding::Utf16Be)];
        let mark = mark.into_iter().find(|(mark, _)| bytes.starts_with(mark));
        let encoding = mark.map_or(Encoding::Utf8, |(_, encoding)| encoding);
        Ok(Some(decode::decode(&bytes, encoding).trim_start_matches('\u{feff}').to_owned()))
    }

    /// Where `word/name.xml` is, or else `word/name2.xml`, as some programs write.
    fn index(&self, name: &str) -> Option<usize> {
        let number = |found: &String| {
            let number = found.strip_prefix("word/")?.strip_prefix(name)?.strip_suffix(".xml")?;
            number.bytes().all(|byte| byte.is_ascii_digit()).then_some(number.len())
        };
        let found = self.names.iter().enumerate().filter_map(|(index, found)| Some((number(found)?, index)));
        found.min().map(|(_, index)| index)
    }
}

fn doubled(names: &[String]) -> bool {
    let mut names: Vec<&String> = names.iter().collect();
    names.sort_unstable();
    names.windows(2).any(|pair| matches!(pair, [left, right] if left == right))
}

fn reason(error: &ZipError) -> Refusal {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => ENCRYPTED,
        _ => DAMAGED,
    }
}
