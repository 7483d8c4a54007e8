//! The folded text seen as lines: one [`Line`] a paragraph, without its blanks at both ends.
//!
//! Small questions about characters and lines are answered here, so that the steps need no
//! indexing of their own. Knows nothing of markers.

use crate::outline::class::{ADMITS, BLANK, Class, OPENS, PAUSE, STOP, class, is};
use crate::outline::words::reach;

/// Marks that close something and may stand after the mark that ends a sentence.
const CLOSERS: [char; 9] = ['”', '’', '"', ')', '）', '》', '】', ']', '」'];

/// A line that is not blank, as entries of the shadow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Line {
    /// Its first character that is no blank.
    pub(super) start: usize,
    /// The entry after its last character that is no blank.
    pub(super) end: usize,
    /// What its characters are, and the blanks around them.
    pub(super) classes: Class,
}

impl Line {
    /// How many characters it has.
    pub(super) fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether a sentence or clause mark stands inside it.
    pub(super) fn is_prose(self) -> bool {
        self.has(STOP | PAUSE)
    }

    /// Whether one of its characters has one of the signs.
    pub(super) fn has(self, signs: Class) -> bool {
        self.classes & signs != 0
    }
}

/// The folded text and its lines.
pub(super) struct Page<'a> {
    /// The folded characters.
    pub(super) chars: &'a [char],
    /// The lines that are not blank, in order.
    pub(super) lines: Vec<Line>,
    /// The entries at which a marker may begin in running text, by the two characters there.
    pub(super) openers: Vec<usize>,
}

impl<'a> Page<'a> {
    /// Finds the lines of a folded text.
    pub(super) fn new(chars: &'a [char]) -> Self {
        let mut page = Self { chars, lines: Vec::new(), openers: Vec::new() };
        let mut start = 0;
        for line in chars.split(|&c| c == '\n') {
            page.lines.extend(trimmed(line, start, &mut page.openers));
            start += line.len() + 1;
        }
        page
    }

    /// The character at `at`, or NUL outside the text.
    pub(super) fn char(&self, at: usize) -> char {
        self.chars.get(at).copied().unwrap_or('\0')
    }

    /// The characters of `start..end`, as far as they exist.
    pub(super) fn text(&self, start: usize, end: usize) -> &'a [char] {
        self.chars.get(start..end.min(self.chars.len())).unwrap_or_default()
    }

    /// The characters of a line.
    pub(super) fn of(&self, line: Line) -> &'a [char] {
        self.text(line.start, line.end)
    }

    /// A part of a line as a line of its own.
    pub(super) fn part(&self, start: usize, end: usize) -> Line {
        let classes = self.text(start, end).iter().fold(0, |classes, &c| classes | class(c));
        Line { start, end, classes }
    }

    /// The line with this number, or an empty one behind the text.
    pub(super) fn line(&self, index: usize) -> Line {
        let end = self.chars.len();
        self.lines.get(index).copied().unwrap_or(Line { start: end, end, classes: 0 })
    }

    /// The line before this one.
    pub(super) fn line_before(&self, index: usize) -> Option<Line> {
        index.checked_sub(1).and_then(|before| self.lines.get(before)).copied()
    }

    /// Whether blanks stand before the line.
    pub(super) fn is_indented(&self, line: Line) -> bool {
        line.start.checked_sub(1).and_then(|before| self.chars.get(before)).is_some_and(|&c| is_blank(c))
    }

    /// The first entry at or after `at` that is no blank (a line end is none).
    pub(super) fn skip_blanks(&self, at: usize) -> usize {
        at + self.chars.iter().skip(at).take_while(|c| is_blank(**c)).count()
    }

    /// The character before `at` on the same line, blanks left out; `\n` at the start of a line.
    pub(super) fn before(&self, at: usize) -> char {
        let head = self.text(0, at);
        head.iter().rev().copied().find(|c| !is_blank(*c)).unwrap_or('\n')
    }

    /// Whether `word` stands at `at`.
    pub(super) fn is_at(&self, at: usize, word: &str) -> bool {
        starts_with(self.text(at, at + word.len()), word)
    }

    /// The entry after `word`, which begins at `at`; stray blanks may stand in it.
    pub(super) fn after(&self, at: usize, word: &str) -> Option<usize> {
        reach(self.text(at, at + 2 * word.len()), word).map(|length| at + length)
    }

    /// Whether the line stops at a mark that ends a sentence or announces what follows.
    pub(super) fn is_ended(&self, line: Line) -> bool {
        let last = self.of(line).iter().rev().copied().find(|c| !CLOSERS.contains(c));
        last.is_none_or(|c| is_stop(c) || matches!(c, ';' | '；' | ':' | '：' | '.' | '~' | '—' | '-'))
            || self.of(line).last().is_some_and(|c| matches!(c, ')' | '）' | '】' | ']'))
    }
}

/// The line whose characters begin at the entry `start`, unless it is blank; with its openers.
fn trimmed(chars: &[char], start: usize, openers: &mut Vec<usize>) -> Option<Line> {
    let blanks = chars.iter().take_while(|c| is_blank(**c)).count();
    let behind = chars.iter().rev().take_while(|c| is_blank(**c)).count();
    if blanks == chars.len() {
        return None;
    }
    let (mut classes, mut before) = (0, 0);
    for (at, &c) in chars.iter().enumerate() {
        let class = class(c);
        if class & OPENS != 0 && before & ADMITS != 0 {
            openers.push(start + at);
        }
        classes |= class;
        before = class;
    }
    Some(Line { start: start + blanks, end: start + chars.len() - behind, classes })
}

/// Whether a character is a blank (not a line end).
pub(super) fn is_blank(c: char) -> bool {
    is(c, BLANK)
}

/// Whether a character ends a sentence.
pub(super) fn is_stop(c: char) -> bool {
    is(c, STOP)
}

/// Whether a character ends a clause.
pub(super) fn is_pause(c: char) -> bool {
    is(c, PAUSE)
}

/// Whether a character is a Chinese one.
pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

/// Whether `text` begins with `word`.
pub(super) fn starts_with(text: &[char], word: &str) -> bool {
    let mut rest = text.iter();
    word.chars().all(|c| rest.next() == Some(&c))
}

/// Where `word` stands in `text`.
pub(super) fn find(text: &[char], word: &str) -> Option<usize> {
    let first = word.chars().next()?;
    (0..text.len())
        .find(|&at| text.get(at) == Some(&first) && starts_with(text.get(at..).unwrap_or_default(), word))
}
