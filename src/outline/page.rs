//! The folded text seen as lines: one [`Line`] a paragraph, without its blanks at both ends.
//!
//! Small questions about characters and lines are answered here, so that the steps need no
//! indexing of their own. Knows nothing of markers.

/// Marks that end a sentence.
pub(super) const STOPS: [char; 6] = ['。', '!', '?', '！', '？', '…'];
/// Marks that end a clause but no sentence.
const PAUSES: [char; 6] = [',', '，', ';', '；', ':', '：'];
/// Marks that close something and may stand after the mark that ends a sentence.
const CLOSERS: [char; 9] = ['”', '’', '"', ')', '）', '》', '】', ']', '」'];

/// A line that is not blank, as entries of the shadow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Line {
    /// Its first character that is no blank.
    pub(super) start: usize,
    /// The entry after its last character that is no blank.
    pub(super) end: usize,
}

impl Line {
    /// How many characters it has.
    pub(super) fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }
}

/// The folded text and its lines.
pub(super) struct Page<'a> {
    /// The folded characters.
    pub(super) chars: &'a [char],
    /// The lines that are not blank, in order.
    pub(super) lines: Vec<Line>,
}

impl<'a> Page<'a> {
    /// Finds the lines of a folded text.
    pub(super) fn new(chars: &'a [char]) -> Self {
        let mut lines = Vec::new();
        let mut start = 0;
        for piece in chars.split(|&c| c == '\n') {
            let lead = piece.iter().take_while(|c| is_blank(**c)).count();
            let tail = piece.iter().rev().take_while(|c| is_blank(**c)).count();
            if lead < piece.len() {
                lines.push(Line { start: start + lead, end: start + piece.len() - tail });
            }
            start += piece.len() + 1;
        }
        Self { chars, lines }
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

    /// The line with this number, or an empty one behind the text.
    pub(super) fn line(&self, index: usize) -> Line {
        let end = self.chars.len();
        self.lines.get(index).copied().unwrap_or(Line { start: end, end })
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

    /// Whether a sentence or clause mark stands inside the line.
    pub(super) fn is_prose(&self, line: Line) -> bool {
        self.of(line).iter().any(|&c| is_stop(c) || is_pause(c))
    }
}

/// Whether a character is a blank (not a line end).
pub(super) fn is_blank(c: char) -> bool {
    c != '\n' && (c.is_whitespace() || c == '\u{a0}' || c == '\u{200b}' || c == '\u{feff}')
}

/// Whether a character ends a sentence.
pub(super) fn is_stop(c: char) -> bool {
    STOPS.contains(&c)
}

/// Whether a character ends a clause.
pub(super) fn is_pause(c: char) -> bool {
    PAUSES.contains(&c)
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

/// How far `word` reaches in `text`, which begins with it; a stray blank may stand between two of its
/// characters, as where a converter joined two lines: 工作总 结.
pub(super) fn reach(text: &[char], word: &str) -> Option<usize> {
    let mut end = 0;
    for c in word.chars() {
        let stray = end > 0 && text.get(end) != Some(&c) && text.get(end).is_some_and(|&c| is_blank(c));
        end += usize::from(stray);
        if text.get(end) != Some(&c) {
            return None;
        }
        end += 1;
    }
    Some(end)
}

/// Whether `text` ends with `word`; stray blanks may stand in it.
pub(super) fn ends_with(text: &[char], word: &str) -> bool {
    let longest = 2 * word.chars().count();
    let tail = text.get(text.len().saturating_sub(longest)..).unwrap_or_default();
    (0..tail.len()).any(|at| tail.get(at..).is_some_and(|rest| reach(rest, word) == Some(rest.len())))
}

/// Where `word` stands in `text`.
pub(super) fn find(text: &[char], word: &str) -> Option<usize> {
    let first = word.chars().next()?;
    (0..text.len())
        .find(|&at| text.get(at) == Some(&first) && starts_with(text.get(at..).unwrap_or_default(), word))
}

/// The entry after the first place of `word` in `text`; stray blanks may stand in it.
pub(super) fn find_end(text: &[char], word: &str) -> Option<usize> {
    let first = word.chars().next()?;
    let mut places = (0..text.len()).filter(|&at| text.get(at) == Some(&first));
    places.find_map(|at| reach(text.get(at..).unwrap_or_default(), word).map(|length| at + length))
}

/// Whether one of `words` stands in `text`; stray blanks may stand in it.
pub(super) fn holds_any(text: &[char], words: &[&str]) -> bool {
    words.iter().any(|word| find_end(text, word).is_some())
}

/// Whether `text` begins with one of `words`; stray blanks may stand in it.
pub(super) fn opens_any(text: &[char], words: &[&str]) -> bool {
    words.iter().any(|word| reach(text, word).is_some())
}

/// Whether `text` ends with one of `words`.
pub(super) fn ends_any(text: &[char], words: &[&str]) -> bool {
    words.iter().any(|word| ends_with(text, word))
}
