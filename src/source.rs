//! Bytes become a [`Source`]: decoded text with spans, lines and a folded shadow for matching.
//!
//! Nothing fails here: an undecodable place is kept as U+FFFD and counted. Knows encodings, Word files,
//! HTML pages and the debris of converters; does not know what a heading is.

mod debris;
mod decode;
mod detect;
mod docx;
mod encode;
mod fold;
mod html;
mod kind;
mod layout;
mod plausible;
mod raw;
mod reading;

use std::borrow::Cow;

use memchr::memmem;

use crate::script::Tells;
use crate::source::fold::Folded;

/// A range of bytes of [`Source::text`], on character boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last one.
    pub end: u32,
}

impl Span {
    /// A span from byte `start` up to byte `end`.
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end }
    }

    /// How many bytes it covers.
    pub const fn len(self) -> u32 {
        self.end.saturating_sub(self.start)
    }

    /// Whether it covers nothing.
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// Whether byte `offset` lies inside.
    pub const fn contains(self, offset: u32) -> bool {
        self.start <= offset && offset < self.end
    }
}

/// An encoding that reports come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    #[default]
    Utf8,
    /// UTF-16, little-endian.
    Utf16Le,
    /// UTF-16, big-endian.
    Utf16Be,
    /// GB 18030 (which holds GBK and GB 2312).
    Gb18030,
    /// Big5 with the Hong Kong supplement.
    Big5,
    /// UTF-32, little-endian.
    Utf32Le,
    /// UTF-32, big-endian.
    Utf32Be,
}

impl Encoding {
    /// Every encoding, the most frequent ones first.
    pub const ALL: [Self; 7] =
        [Self::Utf8, Self::Gb18030, Self::Big5, Self::Utf16Le, Self::Utf16Be, Self::Utf32Le, Self::Utf32Be];

    /// The encoding with this [`Encoding::name`].
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|encoding| encoding.name() == name)
    }

    /// The name shown and printed: `UTF-8`, `GB18030`, `Big5-HKSCS`, `UTF-16LE`, `UTF-16BE`, ….
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
            Self::Gb18030 => "GB18030",
            Self::Big5 => "Big5-HKSCS",
            Self::Utf32Le => "UTF-32LE",
            Self::Utf32Be => "UTF-32BE",
        }
    }
}

/// The text in GB18030 or Big5, for programs that read no UTF-8; in every other encoding as UTF-8.
///
/// A character that the encoding lacks becomes □ and is handed to `missing`.
pub fn encode(text: &str, encoding: Encoding, missing: &mut dyn FnMut(char)) -> Vec<u8> {
    encode::encode(text, encoding, missing)
}

/// Why an encoding was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Evidence {
    /// A byte order mark.
    Mark,
    /// The user named it.
    Forced,
    /// The bytes are valid in it and hardly in any other.
    #[default]
    Valid,
    /// The most plausible text of those that the bytes could be.
    Plausible,
    /// The container (a Word file) fixes it.
    Container,
}

/// Characters that are looked for in bytes that are not decoded.
#[derive(Debug, Clone)]
pub struct Needle(Vec<raw::Reading>);

impl Needle {
    /// The needle of some characters, of each all that are the same to a reader; `None` when bytes cannot
    /// tell whether they are there.
    pub fn new(characters: &[Vec<char>]) -> Option<Self> {
        raw::needle(characters)
    }

    /// Whether the characters certainly do not stand one behind the other in the text of a file with these
    /// bytes, which is text then. `false` tells nothing.
    pub fn is_absent(&self, bytes: &[u8], options: Options) -> bool {
        raw::is_absent(self, bytes, options)
    }
}

/// What a file's first bytes say that it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Plain text in some encoding.
    Text,
    /// Nothing at all, or white space only.
    Empty,
    /// Something that holds no text that baogao reads; the name is for the user ("a PDF file …").
    Foreign(&'static str),
}

/// How to read bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options {
    /// The encoding that the user named, which overrides detection.
    pub encoding: Option<Encoding>,
}

/// The decoded text of one report, with line ends normalised to `\n` and no byte order mark.
#[derive(Debug, Clone)]
pub struct Source {
    text: String,
    encoding: Encoding,
    evidence: Evidence,
    lossy: Vec<Span>,
    debris: Vec<Span>,
    lines: Vec<u32>,
    /// How many scalar values stand before each [`STEP`]th byte.
    scalars: Vec<u32>,
    shadow: Shadow,
    tells: Tells,
}

/// How many bytes lie between two places whose count of scalar values is kept.
const STEP: usize = 1024;

/// A folded copy of the text for matching: one entry a character, each with its place in the text.
///
/// Traditional is folded to Simplified and full width to half width (`，` to `,`, `（` to `(`, `％`
/// to `%`), every blank but `\n` to a space; debris of converters (`<U+00A0>`, `&nbsp;`, pinyin
/// glosses, invisible characters) is left out, or is the one character that it stands for. It is for
/// comparing only and never shown.
#[derive(Debug, Clone)]
pub struct Shadow {
    /// The folded characters.
    pub chars: Vec<char>,
    /// The byte of the text at which each character stands; one more entry, the text's length, at the end.
    pub offsets: Vec<u32>,
    /// What was left out, so that a span need not end in it.
    gaps: Vec<Span>,
}

impl Default for Shadow {
    fn default() -> Self {
        Self { chars: Vec::new(), offsets: vec![0], gaps: Vec::new() }
    }
}

impl Shadow {
    /// The span of the text that entries `start..end` cover, without what was left out behind the last.
    pub fn span(&self, start: usize, end: usize) -> Span {
        let at = |index: usize| self.offsets.get(index).or(self.offsets.last()).copied().unwrap_or(0);
        let (first, last) = (at(start), at(end.max(start)));
        let gap = self.gaps.binary_search_by_key(&last, |gap| gap.end).ok();
        let tight = gap.and_then(|index| self.gaps.get(index)).map_or(last, |gap| gap.start);
        Span::new(first, tight.max(first))
    }

    /// The first entry at or after byte `offset` of the text.
    pub fn index(&self, offset: u32) -> usize {
        self.offsets.partition_point(|&start| start < offset).min(self.chars.len())
    }
}

impl Default for Source {
    fn default() -> Self {
        Self::finish(Cow::Borrowed(""), Encoding::default(), Evidence::default())
    }
}

impl Source {
    /// Decodes the bytes of a file, and says what they are if that is no text.
    ///
    /// # Errors
    /// [`Kind::Empty`] or [`Kind::Foreign`].
    pub fn read(bytes: &[u8], options: Options) -> Result<Self, Kind> {
        match docx::text(bytes) {
            Some(Ok(text)) if kind::is_blank(&text) => return Err(Kind::Empty),
            Some(Ok(text)) => return Ok(Self::finish(Cow::Owned(text), Encoding::Utf8, Evidence::Container)),
            Some(Err(refusal)) => return Err(Kind::Foreign(refusal)),
            None => {}
        }
        if let Some(name) = kind::foreign(bytes) {
            return Err(Kind::Foreign(name));
        }
        let (encoding, evidence) = detect::detect(bytes);
        let text = decode::decode(bytes, encoding);
        if kind::is_blank(&text) {
            return Err(Kind::Empty);
        }
        if evidence != Evidence::Mark && kind::is_binary(&text, encoding) {
            return Err(Kind::Foreign("a binary file"));
        }
        Ok(match options.encoding {
            Some(encoding) => Self::written(decode::decode(bytes, encoding), encoding, Evidence::Forced),
            None => Self::written(text, encoding, evidence),
        })
    }

    /// Decodes bytes; a place that cannot be decoded becomes U+FFFD and is counted.
    ///
    /// Of a Word file and of an HTML page it is the text that a reader sees. Bytes that
    /// [`read`](Self::read) refuses are decoded all the same.
    pub fn decode(bytes: &[u8], options: Options) -> Self {
        if let Some(Ok(text)) = docx::text(bytes) {
            return Self::finish(Cow::Owned(text), Encoding::Utf8, Evidence::Container);
        }
        let (encoding, evidence) =
            options.encoding.map_or_else(|| detect::detect(bytes), |encoding| (encoding, Evidence::Forced));
        Self::written(decode::decode(bytes, encoding), encoding, evidence)
    }

    /// A source of text that is a page or plain.
    fn written(text: Cow<'_, str>, encoding: Encoding, evidence: Evidence) -> Self {
        let text = if html::is_page(&text) { Cow::Owned(html::text(&text)) } else { text };
        Self::finish(text, encoding, evidence)
    }

    /// A source of text that is decoded already.
    pub fn from_text(text: String, encoding: Encoding, evidence: Evidence) -> Self {
        Self::finish(Cow::Owned(text), encoding, evidence)
    }

    fn finish(text: Cow<'_, str>, encoding: Encoding, evidence: Evidence) -> Self {
        let text = decode::normalise(text);
        let lossy = memmem::find_iter(text.as_bytes(), "\u{fffd}".as_bytes())
            .map(|start| Span::new(start as u32, (start + '\u{fffd}'.len_utf8()) as u32))
            .collect();
        let ends = memchr::memchr_iter(b'\n', text.as_bytes());
        let lines = std::iter::once(0).chain(ends.map(|end| end as u32 + 1)).collect();
        let counts = text.as_bytes().chunks(STEP).scan(0, |before, chunk| {
            let count = *before;
            *before += scalars(chunk) as u32;
            Some(count)
        });
        let scalars = counts.collect();
        let Folded { shadow, debris, tells } = fold::fold(&text);
        Self { text, encoding, evidence, lossy, debris, lines, scalars, shadow, tells }
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text of a span, or nothing if the span is out of bounds or off a character boundary.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.start as usize..span.end as usize).unwrap_or("")
    }

    /// The encoding that was chosen.
    pub fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// Why it was chosen.
    pub fn evidence(&self) -> Evidence {
        self.evidence
    }

    /// The places that could not be decoded, by this program or by one before it: each U+FFFD.
    pub fn lossy(&self) -> &[Span] {
        &self.lossy
    }

    /// The debris of converters: what the shadow leaves out or replaces by what it stands for.
    pub fn debris(&self) -> &[Span] {
        &self.debris
    }

    /// The folded copy for matching.
    pub fn shadow(&self) -> &Shadow {
        &self.shadow
    }

    /// How many of its characters are found in Traditional writing only, and in Simplified only.
    pub fn tells(&self) -> Tells {
        self.tells
    }

    /// How many lines there are; a text always has at least one.
    pub fn line_count(&self) -> usize {
        self.lines.len()
    }

    /// The line (from 0) that holds byte `offset`.
    pub fn line_of(&self, offset: u32) -> usize {
        self.lines.partition_point(|&start| start <= offset).saturating_sub(1)
    }

    /// The span of line `line` (from 0) without its line end.
    pub fn line_span(&self, line: usize) -> Span {
        let length = self.text.len() as u32;
        let start = self.lines.get(line).copied().unwrap_or(length);
        let end = self.lines.get(line + 1).map_or(length, |next| next - 1);
        Span::new(start, end)
    }

    /// How many Unicode scalar values stand before byte `offset`.
    pub fn scalars_before(&self, offset: u32) -> usize {
        let offset = (offset as usize).min(self.text.len());
        let step = (offset / STEP).min(self.scalars.len().saturating_sub(1));
        let before = self.scalars.get(step).map_or(0, |&count| count as usize);
        before + self.text.as_bytes().get(step * STEP..offset).map_or(0, scalars)
    }

    /// How many scalar values of its line stand before byte `offset`.
    pub fn column(&self, offset: u32) -> usize {
        let start = self.line_span(self.line_of(offset)).start;
        self.scalars_before(offset) - self.scalars_before(start)
    }
}

/// What the bytes of a file are, by their first bytes and their share of NUL and control bytes.
pub fn recognise(bytes: &[u8]) -> Kind {
    Source::read(bytes, Options::default()).err().unwrap_or(Kind::Text)
}

fn scalars(bytes: &[u8]) -> usize {
    // A piece whose count fits a byte is counted sixteen bytes at a time.
    let count = |piece: &[u8]| usize::from(piece.iter().map(|&byte| u8::from(is_lead(byte))).sum::<u8>());
    bytes.chunks(usize::from(u8::MAX)).map(count).sum()
}

/// Whether a byte of UTF-8 begins a character.
const fn is_lead(byte: u8) -> bool {
    byte & 0xc0 != 0x80
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(text: &str) -> Source {
        Source::from_text(text.to_owned(), Encoding::Utf8, Evidence::Valid)
    }

    #[test]
    fn places_are_those_of_a_plain_count() {
        let steps = ["a".repeat(STEP), "农".repeat(2 * STEP), "农业a\n".repeat(300)];
        for text in ["", "一\n二ab\n\n🐖"].into_iter().chain(steps.iter().map(String::as_str)) {
            let source = source(text);
            for (count, (offset, _)) in text.char_indices().chain([(text.len(), ' ')]).enumerate() {
                let before: String = text.chars().take(count).collect();
                let column = before.chars().rev().take_while(|&character| character != '\n').count();
                assert_eq!(source.scalars_before(offset as u32), count);
                assert_eq!(source.column(offset as u32), column);
                assert_eq!(source.line_of(offset as u32), before.matches('\n').count());
            }
            assert_eq!(source.scalars_before(u32::MAX), text.chars().count());
        }
    }

    #[test]
    fn lines_have_their_places() {
        let source = source("一\r\n二三\r\r四\n");
        let lines: Vec<&str> =
            (0..source.line_count()).map(|line| source.slice(source.line_span(line))).collect();
        assert_eq!(lines, ["一", "二三", "", "四", ""]);
        assert_eq!([0, 3, 4, 10, 11, 12, 99].map(|offset| source.line_of(offset)), [0, 0, 1, 1, 2, 3, 4]);
        assert_eq!(source.line_span(99), Span::new(16, 16));
        assert_eq!(Source::default().line_count(), 1);
    }

    #[test]
    fn scalars_are_counted_as_if_from_the_beginning() {
        let text = "全镇GDP达1.2亿元，😀é\n".repeat(400);
        let source = source(&text);
        for (scalar, (offset, _)) in text.char_indices().enumerate() {
            assert_eq!(source.scalars_before(offset as u32), scalar);
            assert_eq!(source.column(offset as u32), scalar % 15);
        }
        let (length, count) = (text.len() as u32, text.chars().count());
        assert_eq!(source.scalars_before(length), count);
        assert_eq!(source.scalars_before(u32::MAX), count);
    }

    #[test]
    fn a_replacement_character_is_damage_whoever_wrote_it() {
        let spans = |bytes: &[u8]| Source::decode(bytes, Options::default()).lossy().to_vec();
        assert_eq!(spans("全\u{fffd}镇".as_bytes()), [Span::new(3, 6)]);
        assert_eq!(spans("全镇\r\n\u{fffd}\u{fffd}".as_bytes()), [Span::new(7, 10), Span::new(10, 13)]);
        assert_eq!(spans(b"a\xffb"), [Span::new(1, 4)]);
        assert!(spans("全镇".as_bytes()).is_empty());
    }

    #[test]
    fn a_forced_encoding_is_obeyed() {
        let options = Options { encoding: Some(Encoding::Big5) };
        let source = Source::decode(b"\xa4\xa4\xa4\xe5", options);
        assert_eq!((source.text(), source.evidence()), ("中文", Evidence::Forced));
        let options = Options { encoding: Some(Encoding::Utf16Le) };
        assert_eq!(Source::decode(b"\xff\xfe\x00\x4e\x0d\x00\x0a\x00", options).text(), "一\n");
    }
}
