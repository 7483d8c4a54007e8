//! JSON and JSON lines, written so that no byte of them can steer a terminal.
//!
//! What is not seen (control, bidirectional, invisible characters) is escaped as `\uXXXX`, which
//! means the same to every reader of JSON.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;

use crate::export::{Row, Sink};
use crate::safe;

/// Writes a record as one JSON object.
pub(crate) fn write<T: Serialize>(record: &T, out: &mut dyn Write) -> io::Result<()> {
    let mut serializer = Serializer::with_formatter(out, Escaping);
    record.serialize(&mut serializer).map_err(io::Error::from)
}

/// One object a line.
pub(crate) struct Lines<'a> {
    out: &'a mut dyn Write,
}

impl<'a> Lines<'a> {
    pub(crate) fn new(out: &'a mut dyn Write) -> Self {
        Self { out }
    }
}

impl Sink for Lines<'_> {
    fn row(&mut self, row: &dyn Row) -> io::Result<()> {
        row.json(self.out)?;
        self.out.write_all(b"\n")
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    fn end(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// One array of objects, an object a line.
pub(crate) struct Array<'a> {
    out: &'a mut dyn Write,
    before: &'static [u8],
}

impl<'a> Array<'a> {
    pub(crate) fn begin(out: &'a mut dyn Write) -> io::Result<Self> {
        out.write_all(b"[")?;
        Ok(Self { out, before: b"\n" })
    }
}

impl Sink for Array<'_> {
    fn row(&mut self, row: &dyn Row) -> io::Result<()> {
        self.out.write_all(self.before)?;
        self.before = b",\n";
        row.json(self.out)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    fn end(&mut self) -> io::Result<()> {
        self.out.write_all(b"\n]\n")
    }
}

struct Escaping;

impl Formatter for Escaping {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        if !fragment.chars().any(is_unseen) {
            return out.write_all(fragment.as_bytes());
        }
        for character in fragment.chars() {
            if is_unseen(character) {
                let mut units = [0; 2];
                character
                    .encode_utf16(&mut units)
                    .iter()
                    .try_for_each(|unit| write!(out, "\\u{unit:04x}"))?;
            } else {
                write!(out, "{character}")?;
            }
        }
        Ok(())
    }
}

fn is_unseen(character: char) -> bool {
    !character.is_ascii_graphic() && (character.is_control() || safe::mark(character).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let mut out = Vec::new();
        write(&text, &mut out).unwrap();
        assert_eq!(String::from_utf8(out.clone()).unwrap(), expected);
        assert_eq!(serde_json::from_slice::<String>(&out).unwrap(), text);
    }

    #[test]
    fn what_steers_a_terminal_is_escaped() {
        check("生产总值 3428万元\n", "\"生产总值 3428万元\\n\"");
        check("a\u{1b}[2J\u{9b}2J\u{7f}", "\"a\\u001b[2J\\u009b2J\\u007f\"");
        check("\"\\", r#""\"\\""#);
    }
}
