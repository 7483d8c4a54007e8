//! Bytes of a text to places that people and programs count: scalar values, lines, columns.
//!
//! A table of counts makes each question cheap, so that a long report with many figures stays linear.

use crate::source::Source;

const STEP: usize = 1024;

/// The places of one text.
#[derive(Debug)]
pub(crate) struct Places<'a> {
    source: &'a Source,
    // How many scalar values stand before each step of bytes.
    counts: Vec<u32>,
}

impl<'a> Places<'a> {
    /// Counts through the text once.
    pub(crate) fn new(source: &'a Source) -> Self {
        let mut total = 0;
        let count = |chunk: &[u8]| {
            let before = total;
            total += starts(chunk) as u32;
            before
        };
        Self { source, counts: source.text().as_bytes().chunks(STEP).map(count).collect() }
    }

    /// How many scalar values stand before byte `offset`.
    pub(crate) fn scalars(&self, offset: u32) -> usize {
        let offset = (offset as usize).min(self.source.text().len());
        let step = offset / STEP;
        let Some(&before) = self.counts.get(step) else {
            // Past the last whole step: the text ends just there.
            return self.source.text().chars().count();
        };
        let rest = self.source.text().as_bytes().get(step * STEP..offset).unwrap_or_default();
        before as usize + starts(rest)
    }

    /// Line and column of byte `offset`, both from 1, the column in scalar values.
    pub(crate) fn line_column(&self, offset: u32) -> (usize, usize) {
        let line = self.source.line_of(offset);
        let start = self.source.line_span(line).start;
        (line + 1, self.scalars(offset) - self.scalars(start) + 1)
    }
}

// In UTF-8 every character has one byte that is no continuation.
fn starts(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0xc0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use crate::source::{Encoding, Evidence};

    use super::*;

    #[track_caller]
    fn check(text: &str) {
        let source = Source::from_text(text.to_owned(), Encoding::Utf8, Evidence::Valid);
        let places = Places::new(&source);
        for (count, (offset, _)) in text.char_indices().chain([(text.len(), ' ')]).enumerate() {
            assert_eq!(places.scalars(offset as u32), count);
            let before: String = text.chars().take(count).collect();
            let column = before.chars().rev().take_while(|&character| character != '\n').count() + 1;
            assert_eq!(places.line_column(offset as u32), (before.matches('\n').count() + 1, column));
        }
        assert_eq!(places.scalars(u32::MAX), text.chars().count());
    }

    #[test]
    fn places_are_those_of_a_plain_count() {
        check("");
        check("一\n二ab\n\n🐖");
        check(&"农业a\n".repeat(300));
        check(&"a".repeat(STEP));
        check(&"农".repeat(2 * STEP));
    }
}
