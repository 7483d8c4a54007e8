//! Tables of words that are looked up by the character at which a word begins or ends.
//!
//! Knows how to find a word fast; does not know what any word means. A table is indexed when it is
//! first asked, once, and a place where no word of it stands costs one look at a bit.

use std::sync::OnceLock;

use crate::figure::sieve::Bit;

/// A row of a table: a word, alone or with what is known of it.
pub(super) trait Row: Copy + 'static {
    /// The word of the row.
    fn word(&self) -> &'static str;
}

impl Row for &'static str {
    fn word(&self) -> &'static str {
        self
    }
}

impl<T: Copy + 'static> Row for (&'static str, T) {
    fn word(&self) -> &'static str {
        self.0
    }
}

/// A table of words.
pub(super) struct Words<R: Row = &'static str> {
    rows: &'static [R],
    heads: OnceLock<Index>,
    tails: OnceLock<Index>,
}

/// A table of words in place: `words!["年", "月"]`.
macro_rules! words {
    ($($row:expr),* $(,)?) => {{
        static WORDS: crate::figure::lexicon::Words = crate::figure::lexicon::Words::new(&[$($row),*]);
        &WORDS
    }};
}
pub(super) use words;

impl<R: Row> Words<R> {
    /// A table of these rows; of two rows with one word the first counts.
    pub(super) const fn new(rows: &'static [R]) -> Self {
        Self { rows, heads: OnceLock::new(), tails: OnceLock::new() }
    }

    /// The longest word that begins `characters`, with its length.
    // A call is dearer than its few instructions, but copies of them at hundreds of places are dearer.
    #[inline(never)]
    pub(super) fn leads(&self, characters: &[char]) -> Option<(R, usize)> {
        let entry = self.heads().lead(characters)?;
        self.rows.get(usize::from(entry.row)).map(|&row| (row, usize::from(entry.length)))
    }

    /// The longest word that ends `characters`, with its length.
    #[inline(never)]
    pub(super) fn closes(&self, characters: &[char]) -> Option<(R, usize)> {
        let tails = self.tails.get_or_init(|| Index::new(self.rows, End::Last));
        let entry = tails.close(characters)?;
        self.rows.get(usize::from(entry.row)).map(|&row| (row, usize::from(entry.length)))
    }

    /// The first place in `characters` where a word stands, with the length of the longest there.
    pub(super) fn first_in(&self, characters: &[char]) -> Option<(usize, usize)> {
        self.heads().first_in(characters)
    }

    /// Whether a word of the table may begin with a character; when not, none does.
    pub(super) fn may_begin(&self, character: char) -> bool {
        self.heads().bit.admits(character)
    }

    /// Whether `characters` are a word of the table.
    pub(super) fn is(&self, characters: &[char]) -> bool {
        self.leads(characters).is_some_and(|(_, length)| length == characters.len())
    }

    #[inline]
    fn heads(&self) -> &Index {
        self.heads.get_or_init(|| Index::new(self.rows, End::First))
    }
}

impl Words {
    /// Whether a word stands in the table.
    pub(super) fn contains(&self, word: &str) -> bool {
        let mut characters = word.chars();
        let Some(first) = characters.next() else { return false };
        let mut entries = self.heads().bucket(first, characters.next().unwrap_or(NONE)).iter();
        entries.any(|entry| self.rows.get(usize::from(entry.row)).is_some_and(|row| *row == word))
    }
}

/// Several tables that are asked at once whether any word of theirs stands in a stretch.
pub(super) struct Union {
    parts: &'static [&'static Words],
    heads: OnceLock<Index>,
}

impl Union {
    /// All words of some tables.
    pub(super) const fn new(parts: &'static [&'static Words]) -> Self {
        Self { parts, heads: OnceLock::new() }
    }

    /// Whether a word stands anywhere in `characters`.
    pub(super) fn stands_in(&self, characters: &[char]) -> bool {
        self.heads().first_in(characters).is_some()
    }

    /// The first place from `at` on where a word may begin, or `end`: before it none does.
    pub(super) fn next(&self, characters: &[char], at: usize, end: usize) -> usize {
        let heads = self.heads();
        let stretch = characters.get(at..end).unwrap_or(&[]);
        stretch.iter().position(|&first| heads.bit.admits(first)).map_or(end, |found| at + found)
    }

    #[inline]
    fn heads(&self) -> &Index {
        self.heads.get_or_init(|| {
            let rows: Vec<_> = self.parts.iter().flat_map(|words| words.rows).copied().collect();
            Index::new(&rows, End::First)
        })
    }
}

/// Which end of a word an index goes by.
#[derive(Clone, Copy)]
enum End {
    First,
    Last,
}

/// The words of a table by the two characters at one end.
struct Index {
    /// Which characters have a word at all.
    bit: Bit,
    /// Whether some word has one character only.
    short: bool,
    /// Where the entries of each bucket begin, and where those of the last one end.
    starts: Box<[u16]>,
    /// The words, those of a bucket side by side, the longest first.
    entries: Box<[Entry]>,
    /// The characters of all words.
    characters: Box<[char]>,
}

/// A word of a table. Its two characters at the end that the index goes by stand in the entry itself:
/// nearly every word that does not match is told by them.
struct Entry {
    outer: char,
    /// The character beside the outer one, or [`NONE`].
    inner: char,
    /// Where its characters stand among those of the index.
    start: u16,
    length: u16,
    row: u16,
}

/// What stands beside the only character of a word or a text.
const NONE: char = '\0';

impl Index {
    fn new<R: Row>(rows: &[R], end: End) -> Self {
        let ends = |row: &R| {
            let mut characters = row.word().chars();
            let mut next = || match end {
                End::First => characters.next(),
                End::Last => characters.next_back(),
            };
            next().map(|outer| (outer, next().unwrap_or(NONE)))
        };
        let buckets = (2 * rows.len()).next_power_of_two().max(16);
        let mut order: Vec<(usize, usize, usize)> = rows
            .iter()
            .enumerate()
            .filter_map(|(at, row)| Some((bucket(ends(row)?, buckets), row.word().chars().count(), at)))
            .collect();
        order.sort_by_key(|&(bucket, length, at)| (bucket, usize::MAX - length, at));
        let mut characters = Vec::new();
        let mut entries = Vec::with_capacity(order.len());
        for &(_, length, at) in &order {
            let start = characters.len();
            let Some((row, (outer, inner))) = rows.get(at).and_then(|row| Some((row, ends(row)?))) else {
                continue;
            };
            characters.extend(row.word().chars());
            entries.push(Entry { outer, inner, start: start as u16, length: length as u16, row: at as u16 });
        }
        let starts = (0..=buckets).map(|bucket| order.partition_point(|row| row.0 < bucket) as u16).collect();
        Self {
            bit: Bit::of(entries.iter().map(|entry| entry.outer)),
            short: entries.iter().any(|entry| entry.length == 1),
            starts,
            entries: entries.into(),
            characters: characters.into(),
        }
    }

    /// The words that may have these two characters at their end, the longest first.
    #[inline]
    fn bucket(&self, outer: char, inner: char) -> &[Entry] {
        let bucket = bucket((outer, inner), self.starts.len() - 1);
        match (self.starts.get(bucket), self.starts.get(bucket + 1)) {
            (Some(&start), Some(&end)) => self.entries.get(start.into()..end.into()).unwrap_or(&[]),
            _ => &[],
        }
    }

    #[inline]
    fn word(&self, entry: &Entry) -> &[char] {
        let start = usize::from(entry.start);
        self.characters.get(start..start + usize::from(entry.length)).unwrap_or(&[])
    }

    #[inline]
    fn lead(&self, text: &[char]) -> Option<&Entry> {
        let first = *text.first()?;
        if self.bit.admits(first) { self.pick(first, text) } else { None }
    }

    /// The longest word that begins a text of which the first character may begin one.
    fn pick(&self, first: char, text: &[char]) -> Option<&Entry> {
        let second = text.get(1).copied().unwrap_or(NONE);
        let long = self.bucket(first, second).iter().find(|entry| {
            let ends = entry.outer == first && entry.inner == second;
            ends && (entry.length <= 2 || same(text, self.word(entry)))
        });
        long.or_else(|| self.single(first))
    }

    /// The word that is this character alone.
    #[inline]
    fn single(&self, character: char) -> Option<&Entry> {
        let mut entries = if self.short { self.bucket(character, NONE) } else { &[] }.iter();
        entries.find(|entry| entry.outer == character && entry.length == 1)
    }

    /// The first place in a text where a word stands, with the length of the longest there.
    fn first_in(&self, text: &[char]) -> Option<(usize, usize)> {
        let mut rest = text;
        while let [first, behind @ ..] = rest {
            if self.bit.admits(*first)
                && let Some(entry) = self.pick(*first, rest)
            {
                return Some((text.len() - rest.len(), usize::from(entry.length)));
            }
            rest = behind;
        }
        None
    }

    #[inline]
    fn close(&self, text: &[char]) -> Option<&Entry> {
        let last = *text.last()?;
        if !self.bit.admits(last) {
            return None;
        }
        let before = text.len().checked_sub(2).and_then(|at| text.get(at)).copied().unwrap_or(NONE);
        let long = self.bucket(last, before).iter().find(|entry| {
            let ends = entry.outer == last && entry.inner == before;
            ends && (entry.length <= 2 || text.ends_with(self.word(entry)))
        });
        long.or_else(|| self.single(last))
    }
}

/// Whether a text begins with a word; a loop is faster than a call where words are this short.
#[inline]
fn same(text: &[char], word: &[char]) -> bool {
    word.iter().enumerate().all(|(at, character)| text.get(at) == Some(character))
}

/// The bucket of two characters, of as many as `count`, a power of two.
#[inline]
const fn bucket((outer, inner): (char, char), count: usize) -> usize {
    let both = (outer as u32).wrapping_mul(0x9e37_79b1) ^ (inner as u32).wrapping_mul(0x85eb_ca6b);
    (both >> 16) as usize & (count - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    static TABLE: Words = Words::new(&["增长", "增", "年增长", "达到或超过", "m", "增长"]);

    #[track_caller]
    fn check(text: &str, lead: Option<&str>, close: Option<&str>, first: Option<(usize, usize)>) {
        let text: Vec<char> = text.chars().collect();
        let found = |found: Option<(&'static str, usize)>| {
            found.inspect(|(word, length)| assert_eq!(word.chars().count(), *length)).map(|(word, _)| word)
        };
        assert_eq!(found(TABLE.leads(&text)), lead);
        assert_eq!(found(TABLE.closes(&text)), close);
        assert_eq!(TABLE.first_in(&text), first);
    }

    #[test]
    fn the_longest_word_is_found() {
        check("增长5%", Some("增长"), None, Some((0, 2)));
        check("比上年增长", None, Some("年增长"), Some((2, 3)));
        check("增", Some("增"), Some("增"), Some((0, 1)));
        check("达到或", None, None, None);
        check("约达到或超过", None, Some("达到或超过"), Some((1, 5)));
        check("", None, None, None);
    }

    #[test]
    fn a_word_is_told_from_its_parts() {
        for (word, expected) in [("增", true), ("增长", true), ("长", false), ("增长了", false), ("", false)]
        {
            assert_eq!(TABLE.is(&word.chars().collect::<Vec<_>>()), expected, "{word}");
            assert_eq!(TABLE.contains(word), expected, "{word}");
        }
    }

    #[test]
    fn a_row_keeps_what_it_knows() {
        static ROWS: Words<(&str, u8)> = Words::new(&[("吨", 1), ("吨公里", 2), ("吨", 3)]);
        assert_eq!(ROWS.leads(&['吨', '位']), Some((("吨", 1), 1)));
        assert_eq!(ROWS.leads(&['吨', '公', '里']), Some((("吨公里", 2), 3)));
    }
}
