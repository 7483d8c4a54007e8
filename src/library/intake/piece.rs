//! Pieces of a stream up to a mark, none of them longer than allowed.
//!
//! Does not know what a piece means.

use std::io::{self, BufRead, Read};

/// What stands before a mark or at the end.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    /// All of it, without the mark.
    Whole(Vec<u8>),
    /// It was longer than allowed and was passed over.
    TooLong,
}

/// The next piece; `None` at the end.
pub(crate) fn next(input: &mut dyn BufRead, mark: u8, limit: u64) -> io::Result<Option<Piece>> {
    let mut bytes = Vec::new();
    // The mark is taken with it.
    Read::take(&mut *input, limit + 1).read_until(mark, &mut bytes)?;
    if bytes.last() == Some(&mark) {
        bytes.pop();
        return Ok(Some(Piece::Whole(bytes)));
    }
    if bytes.len() as u64 > limit {
        drop(bytes);
        pass(input, mark)?;
        return Ok(Some(Piece::TooLong));
    }
    Ok(Some(bytes).filter(|bytes| !bytes.is_empty()).map(Piece::Whole))
}

/// Passes over everything up to the mark and the mark itself.
fn pass(input: &mut dyn BufRead, mark: u8) -> io::Result<()> {
    loop {
        let found = input.fill_buf()?;
        let (count, is_over) = match found.iter().position(|&byte| byte == mark) {
            Some(place) => (place + 1, true),
            None => (found.len(), found.is_empty()),
        };
        input.consume(count);
        if is_over {
            return Ok(());
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::BufReader;

    use super::*;

    #[track_caller]
    fn check(input: &str, expected: &[Option<&str>]) {
        // A small buffer, so that pieces come in parts.
        let mut reader = BufReader::with_capacity(2, input.as_bytes());
        let mut found = Vec::new();
        while let Some(piece) = next(&mut reader, b'\n', 4).unwrap() {
            found.push(match piece {
                Piece::Whole(bytes) => Some(String::from_utf8(bytes).unwrap()),
                Piece::TooLong => None,
            });
        }
        assert_eq!(found.iter().map(Option::as_deref).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn what_is_too_long_is_passed_over_and_the_rest_is_not() {
        check("", &[]);
        check("a\nbb\n", &[Some("a"), Some("bb")]);
        check("a\n\nbb", &[Some("a"), Some(""), Some("bb")]);
        check("1234\n12345\n1\n", &[Some("1234"), None, Some("1")]);
        check("1234567890\nab", &[None, Some("ab")]);
        check("12345", &[None]);
    }
}
