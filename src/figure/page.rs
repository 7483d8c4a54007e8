//! Page numbers that stand in the middle of a sentence, where the pages of a document were joined.
//!
//! Knows how a line with a page number looks; a bare number is none, for it may be a cell.

use crate::figure::text::{Range, Text, is_blank};

/// Where the text goes on after a line end that a page number follows: `\n- 3 -\n`, `\n\n第3页\n`.
pub(super) fn past(text: Text<'_>, at: usize) -> Option<usize> {
    if text.at(at) != '\n' {
        return None;
    }
    let line = (at..at + MARGIN).find(|&at| !is_blank(text.at(at)))?;
    if !matches!(text.at(line), '-' | '—' | '第') {
        return None;
    }
    let end = (line..line + PAGE).find(|&at| text.at(at) == '\n')?;
    let mark: Vec<char> = text.slice(Range::new(line, end)).iter().copied().filter(|c| *c != ' ').collect();
    let (['-' | '—', inner @ .., '-' | '—'] | ['第', inner @ .., '页']) = mark.as_slice() else {
        return None;
    };
    let number = !inner.is_empty() && inner.iter().all(char::is_ascii_digit);
    // Blanks stay: a line that is indented opens a paragraph.
    (end..end + PAGE).find(|&at| text.at(at) != '\n').filter(|_| number)
}

/// How long a line with a page number is at most.
const PAGE: usize = 12;

/// How many blanks may stand before a page number that is centred or set to the right.
const MARGIN: usize = 80;
