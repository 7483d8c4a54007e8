//! A search in reports: for words, for a regular expression, or for figures by name, value and kind.
//!
//! Works on one report at a time and keeps nothing of it but the places found. Does not read files and
//! does not know who asks.

mod operand;
mod parse;
mod passage;
mod pattern;
mod query;
mod words;

use std::fmt;

use crate::figure::FigureId;
use crate::outline::Outline;
use crate::report::Report;
use crate::search::find;
use crate::source::{Needle, Options, Source, Span};
use pattern::Pattern;
use query::FigureQuery;

/// What a query is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Kind {
    /// Words as they stand, folded; blanks may be missing in the text.
    #[default]
    Words,
    /// A regular expression over the folded text.
    Regex,
    /// Names, values and kinds of figures: 投资 >1亿元 状态:目标.
    Figures,
}

impl Kind {
    /// The kind after this one, round the corner.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Words => Self::Regex,
            Self::Regex => Self::Figures,
            Self::Figures => Self::Words,
        }
    }
}

/// Why a query is none, in one line that names the part that is not understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault(String);

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for Fault {}

/// A query that is ready to be asked of many reports, from several threads.
#[derive(Debug)]
pub struct Finder {
    kind: Kind,
    engine: Engine,
}

#[derive(Debug)]
enum Engine {
    Words(String, Option<Needle>),
    Regex(Pattern),
    Figures(Box<FigureQuery>),
}

/// Where a query was found in a report.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// The places in the order of the text; of a figure its number and unit.
    pub places: Vec<Span>,
    /// The figures at these places, when figures were asked for.
    pub figures: Vec<FigureId>,
    /// Figures that would match but have no value to compare, because it is masked.
    pub masked: usize,
}

/// One place found, with the words around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// The place in the text.
    pub span: Span,
    /// Its line, from 1.
    pub line: u32,
    /// Which of [`Passages::sections`] it stands in.
    pub section: u32,
    /// Name and value, when it is a figure; else nothing.
    pub label: Box<str>,
    /// The words around it, on one line.
    pub text: Box<str>,
    /// Where it stands in those words: the first character, counted from 0, and how many.
    pub mark: (u32, u32),
}

/// The places found in one report.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Passages {
    /// The places in the order of the text, those beyond a limit left out.
    pub passages: Vec<Passage>,
    /// The headings from the outermost down, joined by ` > `, for each section that has a place in it;
    /// empty for what stands in no section.
    pub sections: Vec<String>,
    /// How many places there are.
    pub count: usize,
    /// As [`Found::masked`].
    pub masked: usize,
}

impl Finder {
    /// Reads a query.
    ///
    /// # Errors
    /// A [`Fault`] that names the part that is not understood.
    pub fn new(kind: Kind, query: &str) -> Result<Self, Fault> {
        let engine = match kind {
            Kind::Words => Engine::Words(query.to_owned(), find::raw(query)),
            Kind::Regex => Engine::Regex(Pattern::new(query)?),
            Kind::Figures => Engine::Figures(Box::new(FigureQuery::new(query)?)),
        };
        Ok(Self { kind, engine })
    }

    /// What kind of query it is.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Whether the bytes of a file are those of a text that certainly has no place, so that it need not be
    /// decoded; `false` tells nothing.
    pub fn is_absent(&self, bytes: &[u8], options: Options) -> bool {
        match &self.engine {
            Engine::Words(_, Some(needle)) => needle.is_absent(bytes, options),
            _ => false,
        }
    }

    /// The places in a text; none when the query asks for figures, which a text alone does not have.
    pub fn places(&self, source: &Source) -> Vec<Span> {
        match &self.engine {
            Engine::Words(needle, _) => find::in_source(source, needle),
            Engine::Regex(pattern) => pattern.places(source),
            Engine::Figures(_) => Vec::new(),
        }
    }

    /// The places in a report.
    pub fn find(&self, report: &Report) -> Found {
        match &self.engine {
            Engine::Figures(query) => query.find(report),
            _ => Found { places: self.places(&report.source), ..Found::default() },
        }
    }

    /// The places in a text with the words around them, the first `limit` of them. Sections and figures
    /// are looked for only when they are needed.
    pub fn passages(&self, source: Source, limit: usize) -> Passages {
        if self.kind == Kind::Figures {
            return self.passages_of_figures(&Report::from_source(source), limit);
        }
        let places = self.places(&source);
        if places.is_empty() {
            return Passages::default();
        }
        passage::of_places(&source, &Outline::parse(&source), &places, limit)
    }

    /// The figures of a report that are asked for, as [`Finder::passages`].
    pub fn passages_of_figures(&self, report: &Report, limit: usize) -> Passages {
        passage::of_figures(report, &self.find(report), limit)
    }
}
