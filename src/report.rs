//! One report: source, outline and figures together with what the text says of itself.
//!
//! Title, place, years, source line, gaps and warnings. Does not know other reports.

pub mod check;
mod dated;
mod file_name;
mod indicator;
mod meta;
pub mod place;
mod years;

use crate::figure::{self, Figure, FigureId};
use crate::outline::Outline;
use crate::source::{Options, Source, Span};

/// Which characters a text is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Script {
    /// Simplified.
    #[default]
    Simplified,
    /// Traditional.
    Traditional,
    /// Both, in shares that no leftovers explain.
    Mixed,
}

impl Script {
    /// `simplified`, `traditional` or `mixed`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Simplified => "simplified",
            Self::Traditional => "traditional",
            Self::Mixed => "mixed",
        }
    }
}

/// A place where text was cut out of the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    /// The words that say so.
    pub span: Span,
    /// How many characters they say were cut.
    pub chars: Option<u32>,
}

/// What the text says of itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Meta {
    /// The title as it stands.
    pub title: Option<String>,
    /// The place reported on (某某镇), in the words of the text.
    pub place: Option<String>,
    /// The year reported on.
    pub year: Option<u16>,
    /// The year planned for.
    pub plan_year: Option<u16>,
    /// 更新时间 as it stands.
    pub updated: Option<String>,
    /// 来源 as it stands.
    pub source: Option<String>,
    /// 作者 as it stands.
    pub author: Option<String>,
    /// Simplified, Traditional or mixed.
    pub script: Script,
    /// Where text was cut out.
    pub gaps: Vec<Gap>,
    /// What a reader should know, one sentence each, in Chinese.
    pub warnings: Vec<String>,
}

/// One report, read.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// Its text.
    pub source: Source,
    /// Its sections.
    pub outline: Outline,
    /// Its figures in document order; a [`FigureId`] is a place in this list.
    pub figures: Vec<Figure>,
    /// What it says of itself.
    pub meta: Meta,
}

/// The name under which an indicator is compared over reports: in Simplified characters, without
/// words of place and time, one for all that mean the same (GDP, 生产总值 and 国内生产总值 are 地区生产总值).
pub fn indicator(name: &str) -> String {
    indicator::indicator(name)
}

/// Of which year and place a figure is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dated {
    /// The year; `None` when nothing says it.
    pub year: Option<u16>,
    /// The words that say that the value is not of one whole year: 上半年, 1-10月, 五年.
    pub within: Option<String>,
    /// Whether only a heading or the title says so.
    pub is_above: bool,
    /// The word that says that it is not of the report's own place: 全市 in the report of a county.
    pub elsewhere: Option<String>,
}

/// Every name that [`indicator`] makes `indicator` of when it stands alone: itself and, when the table
/// has it, the others of its row.
pub fn names_of(indicator: &str) -> Vec<&str> {
    indicator::names(indicator)
}

/// What the name of a file says of its report: place, year reported on, year planned for.
pub fn named(file_name: &str) -> (Option<String>, Option<u16>, Option<u16>) {
    file_name::named(file_name)
}

impl Report {
    /// Reads a report from bytes. Total: any bytes give a report.
    pub fn read(bytes: &[u8], options: Options) -> Self {
        Self::from_source(Source::decode(bytes, options))
    }

    /// Reads a report from a decoded source.
    pub fn from_source(source: Source) -> Self {
        let outline = Outline::parse(&source);
        let figures = figure::extract(&source, &outline);
        let meta = Self::describe(&source, &outline, &figures);
        Self { source, outline, figures, meta }
    }

    /// What the text says of itself.
    fn describe(source: &Source, outline: &Outline, figures: &[Figure]) -> Meta {
        let (year, plan_year) = years::years(source, outline);
        let [updated, origin, author] = meta::source_line(source, outline);
        let gaps = meta::gaps(source, outline);
        let title = outline.title.map(|span| source.slice(span).trim().replace('\n', " "));
        Meta {
            title: title.filter(|title| !title.is_empty()),
            place: years::place(source, outline),
            year,
            plan_year,
            updated,
            source: origin,
            author,
            script: meta::script_of(source),
            warnings: meta::warnings(source, outline, figures, &gaps),
            gaps,
        }
    }

    /// Of which year and place a figure of this report is. Where the text does not say it, `file`
    /// does: the year reported on and the year planned for that the name of the file says.
    pub fn dated(&self, figure: &Figure, file: (Option<u16>, Option<u16>)) -> Dated {
        dated::dated(self, figure, file)
    }

    /// The figure with this id.
    pub fn figure(&self, id: FigureId) -> Option<&Figure> {
        self.figures.get(id.0 as usize)
    }
}
