//! Bytes become a [`Source`]: decoded text with spans, lines and a folded shadow for matching.
//!
//! Nothing fails here: an undecodable place is kept as U+FFFD and counted. Knows encodings and the
//! debris of converters; does not know what a heading is.

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
}

impl Encoding {
    /// The name shown and printed: `UTF-8`, `UTF-16LE`, `UTF-16BE`, `GB18030`, `Big5-HKSCS`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
            Self::Gb18030 => "GB18030",
            Self::Big5 => "Big5-HKSCS",
        }
    }
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
#[derive(Debug, Clone, Default)]
pub struct Source {
    text: String,
    encoding: Encoding,
    evidence: Evidence,
    lossy: Vec<Span>,
    lines: Vec<u32>,
    shadow: Shadow,
}

/// A folded copy of the text for matching: one entry a character, each with its place in the text.
///
/// Traditional is folded to Simplified and full width to half width (`，` to `,`, `（` to `(`, `％`
/// to `%`), every blank but `\n` to a space; debris of converters (`<U+00A0>`, `&nbsp;`, pinyin
/// glosses, invisible characters) is left out. It is for comparing only and never shown.
#[derive(Debug, Clone, Default)]
pub struct Shadow {
    /// The folded characters.
    pub chars: Vec<char>,
    /// The byte of the text at which each character stands; one more entry, the text's length, at the end.
    pub offsets: Vec<u32>,
}

impl Shadow {
    /// The span of the text that entries `start..end` cover.
    pub fn span(&self, start: usize, end: usize) -> Span {
        let at = |index: usize| self.offsets.get(index).or(self.offsets.last()).copied().unwrap_or(0);
        Span::new(at(start), at(end))
    }

    /// The first entry at or after byte `offset` of the text.
    pub fn index(&self, offset: u32) -> usize {
        self.offsets.partition_point(|&start| start < offset).min(self.chars.len())
    }
}

impl Source {
    /// Decodes bytes; a place that cannot be decoded becomes U+FFFD and is counted.
    pub fn decode(bytes: &[u8], options: Options) -> Self {
        let _ = options;
        let text = String::from_utf8_lossy(bytes).replace("\r\n", "\n").replace('\r', "\n");
        Self::from_text(text.trim_start_matches('\u{feff}').to_owned(), Encoding::Utf8, Evidence::Valid)
    }

    /// A source of text that is decoded already.
    pub fn from_text(text: String, encoding: Encoding, evidence: Evidence) -> Self {
        let lines = std::iter::once(0)
            .chain(text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(i, _)| i as u32 + 1))
            .collect();
        let shadow = Shadow {
            chars: text.chars().collect(),
            offsets: text.char_indices().map(|(i, _)| i as u32).chain([text.len() as u32]).collect(),
        };
        Self { text, encoding, evidence, lossy: Vec::new(), lines, shadow }
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text of a span; a span out of bounds or off a boundary gives what lies inside it.
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

    /// The places that could not be decoded.
    pub fn lossy(&self) -> &[Span] {
        &self.lossy
    }

    /// The folded copy for matching.
    pub fn shadow(&self) -> &Shadow {
        &self.shadow
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
        let start = self.lines.get(line).copied().unwrap_or(self.text.len() as u32);
        let end = self.lines.get(line + 1).map_or(self.text.len() as u32, |next| next - 1);
        Span::new(start, end)
    }

    /// How many Unicode scalar values stand before byte `offset`.
    pub fn scalars_before(&self, offset: u32) -> usize {
        self.text.get(..offset as usize).map_or(0, |head| head.chars().count())
    }
}

/// What the bytes of a file are, by their first bytes and their share of NUL and control bytes.
pub fn recognise(bytes: &[u8]) -> Kind {
    if bytes.is_empty() { Kind::Empty } else { Kind::Text }
}
