//! Tables of words that are looked up by the character at which a word begins or ends.
//!
//! Knows how to find a word fast; does not know what any word means. A table is indexed when it is
//! first asked, once, and a place where no word of it stands costs one look at a bitmap.

use std::sync::OnceLock;

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
    #[inline]
    pub(super) fn leads(&self, characters: &[char]) -> Option<(R, usize)> {
        let entry = self.heads().lead(characters)?;
        self.rows.get(usize::from(entry.row)).map(|&row| (row, usize::from(entry.length)))
    }

    /// The longest word that ends `characters`, with its length.
    #[inline]
    pub(super) fn closes(&self, characters: &[char]) -> Option<(R, usize)> {
        let tails = self.tails.get_or_init(|| Index::new(self.rows, End::Last));
        let entry = tails.close(characters)?;
        self.rows.get(usize::from(entry.row)).map(|&row| (row, usize::from(entry.length)))
    }

    /// The first place in `characters` where a word stands, with the length of the longest there.
    pub(super) fn first_in(&self, characters: &[char]) -> Option<(usize, usize)> {
        self.heads().first_in(characters)
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
        let entries = word.chars().next().map_or(&[][..], |first| self.heads().entries(first));
        entries.iter().any(|entry| self.rows.get(usize::from(entry.row)).is_some_and(|row| *row == word))
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
        stretch.iter().position(|&first| heads.sifts(first)).map_or(end, |found| at + found)
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

/// The words of a table by one character of theirs.
struct Index {
    /// Which characters, by their low bits, have a word at all.
    sieve: [u64; SIEVE / 64],
    /// Which two characters have one; the second is NUL for a word of one character.
    pairs: [u64; SIEVE / 64],
    /// Where the entries of each bucket begin, and where those of the last one end.
    starts: Box<[u16]>,
    /// The words, those of a bucket side by side, the longest first.
    entries: Box<[Entry]>,
    /// The characters of all words.
    characters: Box<[char]>,
}

/// How many classes of characters the sieve tells apart.
const SIEVE: usize = 1024;

/// A word of a table. Its two characters at the end that the index goes by stand in the entry itself:
/// nearly every word that does not match is told by them.
struct Entry {
    outer: char,
    /// The character beside the outer one; that one again when there is no other.
    inner: char,
    /// Where its characters stand among those of the index.
    start: u16,
    length: u16,
    row: u16,
}

impl Index {
    fn new<R: Row>(rows: &[R], end: End) -> Self {
        let key = |row: &R| match end {
            End::First => row.word().chars().next(),
            End::Last => row.word().chars().next_back(),
        };
        let buckets = (2 * rows.len()).next_power_of_two().max(16);
        let mut order: Vec<(usize, usize, usize)> = rows
            .iter()
            .enumerate()
            .filter_map(|(at, row)| Some((bucket(key(row)?, buckets), row.word().chars().count(), at)))
            .collect();
        order.sort_by_key(|&(bucket, length, at)| (bucket, usize::MAX - length, at));
        let mut characters = Vec::new();
        let mut entries = Vec::with_capacity(order.len());
        for &(_, length, at) in &order {
            let start = characters.len();
            characters.extend(rows.iter().skip(at).take(1).flat_map(|row| row.word().chars()));
            let word = characters.get(start..).unwrap_or(&[]);
            let mut ends: Vec<char> = word.to_vec();
            if let End::Last = end {
                ends.reverse();
            }
            let [outer, inner] = match *ends {
                [outer, inner, ..] => [outer, inner],
                [outer] => [outer, outer],
                [] => continue,
            };
            entries.push(Entry { outer, inner, start: start as u16, length: length as u16, row: at as u16 });
        }
        let starts = (0..=buckets).map(|bucket| order.partition_point(|row| row.0 < bucket) as u16).collect();
        let (mut sieve, mut pairs) = ([0; SIEVE / 64], [0; SIEVE / 64]);
        let set = |table: &mut [u64], class: usize| {
            table.iter_mut().skip(class / 64).take(1).for_each(|bits| *bits |= 1 << (class % 64));
        };
        for entry in &entries {
            let inner = if entry.length == 1 { '\0' } else { entry.inner };
            set(&mut sieve, class(entry.outer));
            set(&mut pairs, pair(entry.outer, inner));
        }
        Self { sieve, pairs, starts, entries: entries.into(), characters: characters.into() }
    }

    /// Whether some word may have this character at its end.
    #[inline]
    fn sifts(&self, character: char) -> bool {
        let class = class(character);
        self.sieve.get(class / 64).is_some_and(|bits| bits >> (class % 64) & 1 == 1)
    }

    /// Whether some word may have these two characters at its end, or the outer one alone.
    #[inline]
    fn sifts_pair(&self, outer: char, inner: char) -> bool {
        let has = |class: usize| self.pairs.get(class / 64).is_some_and(|bits| bits >> (class % 64) & 1 == 1);
        has(pair(outer, inner)) || has(pair(outer, '\0'))
    }

    /// The words that may have this character at their end, the longest first.
    #[inline]
    fn entries(&self, character: char) -> &[Entry] {
        let bucket = bucket(character, self.starts.len() - 1);
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
        if self.sifts(first) { self.pick(first, text) } else { None }
    }

    /// The longest word that begins a text of which the first character may begin one.
    fn pick(&self, first: char, text: &[char]) -> Option<&Entry> {
        let second = text.get(1).copied().unwrap_or('\0');
        if !self.sifts_pair(first, second) {
            return None;
        }
        self.entries(first).iter().find(|entry| {
            entry.outer == first
                && match entry.length {
                    1 => true,
                    2 => entry.inner == second,
                    _ => entry.inner == second && same(text, self.word(entry)),
                }
        })
    }

    /// The first place in a text where a word stands, with the length of the longest there.
    fn first_in(&self, text: &[char]) -> Option<(usize, usize)> {
        let mut rest = text;
        while let [first, behind @ ..] = rest {
            if self.sifts(*first)
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
        if !self.sifts(last) {
            return None;
        }
        let before = text.len().checked_sub(2).and_then(|at| text.get(at)).copied().unwrap_or('\0');
        if !self.sifts_pair(last, before) {
            return None;
        }
        self.entries(last).iter().find(|entry| {
            entry.outer == last
                && match entry.length {
                    1 => true,
                    2 => entry.inner == before,
                    _ => entry.inner == before && text.ends_with(self.word(entry)),
                }
        })
    }
}

/// Whether a text begins with a word; a loop is faster than a call where words are this short.
#[inline]
fn same(text: &[char], word: &[char]) -> bool {
    word.iter().enumerate().all(|(at, character)| text.get(at) == Some(character))
}

/// The low bits of a character: those that tell neighbours apart.
#[inline]
const fn class(character: char) -> usize {
    character as usize % SIEVE
}

/// The bit of two characters.
#[inline]
const fn pair(outer: char, inner: char) -> usize {
    (outer as usize).wrapping_mul(31).wrapping_add(inner as usize) % SIEVE
}

/// The bucket of a character, of as many as `count`, a power of two.
#[inline]
const fn bucket(character: char, count: usize) -> usize {
    ((character as u32).wrapping_mul(0x9e37_79b1) >> 16) as usize & (count - 1)
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
