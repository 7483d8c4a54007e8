//! UTF-8 that is written becomes another encoding on its way.
//!
//! Pieces may end inside a character. Counts what the encoding lacks.

use std::io::{self, Write};

use crate::export::book::Missing;
use crate::source::{self, Encoding};

/// The byte order mark, which only Unicode has.
const MARK: char = '\u{feff}';

/// Writes UTF-8 on in another encoding; UTF-8 goes through as it is.
pub(crate) struct Transcoder<W> {
    out: W,
    encoding: Encoding,
    /// The beginning of a character whose end has not come yet.
    tail: Vec<u8>,
    missing: Missing,
}

impl<W: Write> Transcoder<W> {
    /// Writes to `out` in `encoding`.
    pub(crate) fn new(out: W, encoding: Encoding) -> Self {
        Self { out, encoding, tail: Vec::new(), missing: Missing::default() }
    }

    /// Writes the rest and tells what was not written.
    pub(crate) fn end(mut self) -> io::Result<Missing> {
        self.flush()?;
        if self.tail.is_empty() { Ok(self.missing) } else { Err(io::ErrorKind::InvalidData.into()) }
    }

    fn text(&mut self, text: &str) -> io::Result<()> {
        let missing = &mut self.missing;
        let text = text.trim_start_matches(MARK);
        let bytes = source::encode(text, self.encoding, &mut |character| missing.add(character));
        self.out.write_all(&bytes)
    }
}

impl<W: Write> Write for Transcoder<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.encoding == Encoding::Utf8 {
            return self.out.write(bytes);
        }
        let mut waiting = std::mem::take(&mut self.tail);
        waiting.extend_from_slice(bytes);
        let whole = match std::str::from_utf8(&waiting) {
            Ok(_) => waiting.len(),
            Err(error) if error.error_len().is_none() => error.valid_up_to(),
            Err(_) => return Err(io::ErrorKind::InvalidData.into()),
        };
        let (text, tail) = waiting.split_at(whole);
        self.tail = tail.to_vec();
        self.text(&String::from_utf8_lossy(text))?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_cut_in_pieces_arrive_whole() {
        let text = "\u{feff}糧食,1.5\n产量\n";
        for size in 1..8 {
            let mut out = Vec::new();
            let mut coder = Transcoder::new(&mut out, Encoding::Big5);
            for piece in text.as_bytes().chunks(size) {
                coder.write_all(piece).unwrap();
            }
            let missing = coder.end().unwrap();
            assert_eq!((missing.count, missing.first.as_str()), (1, "产"));
            let mut whole = Vec::new();
            whole.extend(source::encode("糧食,1.5\n□量\n", Encoding::Big5, &mut |_| {}));
            assert_eq!(out, whole, "{size}");
        }
    }

    #[test]
    fn utf_8_keeps_its_mark() {
        let mut out = Vec::new();
        let mut coder = Transcoder::new(&mut out, Encoding::Utf8);
        coder.write_all("\u{feff}粮".as_bytes()).unwrap();
        assert_eq!(coder.end().unwrap(), Missing::default());
        assert_eq!(out, "\u{feff}粮".as_bytes());
    }
}
