//! Records and their formats: jsonl, json, csv, tsv, Markdown, table, Parquet, xlsx, sqlite.
//!
//! The fields and their meanings are a contract (README.md): more may be added, none change.
//! Does not know where the rows go: a writer is handed in, and for a database the file.

use std::io::{self, ErrorKind, Write};

use serde::Serialize;

use crate::compare::{Mention, Table};
use crate::figure::FigureId;
use crate::library::Difference;
use crate::report::Report;
use crate::source::{Source, Span};
use crate::state::Remembered;

pub mod book;
mod cell;
mod compared;
pub mod copy;
mod datum;
mod delimited;
mod grid;
mod json;
mod markdown;
mod note;
mod parquet;
mod place;
mod record;
mod row;
mod table;
mod why;

/// One row of `baogao list`.
#[derive(Debug, Clone, Default, Serialize, PartialEq)]
#[allow(missing_docs)]
pub struct ListRecord {
    pub path: String,
    pub encoding: String,
    pub lossy: usize,
    pub script: String,
    pub title: Option<String>,
    pub place: Option<String>,
    pub year: Option<u16>,
    pub plan_year: Option<u16>,
    pub updated: Option<String>,
    pub source: Option<String>,
    pub author: Option<String>,
    pub chars: usize,
    pub sections: usize,
    pub figures: usize,
    pub masked: usize,
    pub gaps: usize,
    pub warnings: Vec<String>,
}

/// One row of `baogao outline`.
#[derive(Debug, Clone, Default, Serialize, PartialEq)]
#[allow(missing_docs)]
pub struct OutlineRecord {
    pub path: String,
    pub id: u32,
    pub parent: u32,
    pub kind: String,
    pub marker: String,
    pub heading: String,
    pub depth: u16,
    pub start: usize,
    pub end: usize,
    pub line: usize,
    pub figures: usize,
}

/// One row of `baogao figures`.
#[derive(Debug, Clone, Default, Serialize, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct FigureRecord {
    pub path: String,
    pub id: u32,
    pub section: u32,
    pub section_path: Vec<String>,
    pub name: String,
    pub indicator: String,
    pub quote: String,
    pub value: Option<String>,
    pub value_max: Option<String>,
    pub unit: String,
    pub base_value: Option<String>,
    pub base_max: Option<String>,
    pub base_unit: String,
    pub approx: String,
    pub role: String,
    pub of: Option<u32>,
    pub basis: Option<String>,
    pub direction: Option<String>,
    pub status: String,
    pub period: Option<String>,
    pub masked: bool,
    pub start: usize,
    pub end: usize,
    pub line: usize,
    pub column: usize,
    pub sentence: String,
}

/// One row of `baogao figures --explain`: a figure and the words that decided what it is.
#[derive(Debug, Clone, Default, Serialize, PartialEq)]
#[allow(missing_docs)]
pub struct ExplainedRecord {
    #[serde(flatten)]
    pub figure: FigureRecord,
    pub why_name: String,
    pub why_role: String,
    pub why_status: String,
    pub why_of: Option<String>,
}

/// One row of `baogao check`.
#[derive(Debug, Clone, Default, Serialize, PartialEq)]
#[allow(missing_docs)]
pub struct CheckRecord {
    pub path: String,
    pub line: usize,
    pub kind: String,
    pub text: String,
    pub quote: String,
    pub other_path: Option<String>,
    pub other_line: Option<usize>,
    pub other_quote: Option<String>,
}

/// One row of `baogao notes`: a note.
#[derive(Debug, Clone, Default, Serialize, PartialEq)]
#[allow(missing_docs)]
pub struct NoteRecord {
    pub path: String,
    pub id: u32,
    pub section: u32,
    pub section_path: Vec<String>,
    pub figure: Option<u32>,
    pub name: Option<String>,
    pub quote: Option<String>,
    pub line: Option<usize>,
    pub text: String,
}

/// One row of `baogao search`: a place in a text.
#[derive(Debug, Clone, Default, Serialize, PartialEq)]
#[allow(missing_docs)]
pub struct PlaceRecord {
    pub path: String,
    pub section: u32,
    pub section_path: Vec<String>,
    pub quote: String,
    pub start: usize,
    pub end: usize,
    pub line: usize,
    pub column: usize,
    pub text: String,
}

/// One row of `baogao text` with a format: a text whole.
#[derive(Debug, Clone, Default, Serialize, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct TextRecord {
    pub path: String,
    pub encoding: String,
    pub lossy: usize,
    pub text: String,
}

/// One row of `baogao compare`: a value of an indicator.
#[derive(Debug, Clone, Default, Serialize, PartialEq)]
#[allow(missing_docs)]
pub struct CompareRecord {
    pub indicator: String,
    pub place: String,
    pub year: Option<u16>,
    pub within: Option<String>,
    pub status: String,
    pub value: Option<String>,
    pub value_max: Option<String>,
    pub unit: Option<String>,
    pub base_value: Option<String>,
    pub base_max: Option<String>,
    pub base_unit: Option<String>,
    pub approx: String,
    pub masked: bool,
    pub change: Option<String>,
    pub differs: bool,
    pub name: String,
    pub quote: String,
    pub path: String,
    pub line: usize,
    pub section_path: Vec<String>,
    pub sentence: String,
}

/// A form that rows are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// One JSON object a line.
    Jsonl,
    /// One JSON array.
    Json,
    /// Comma-separated values with a header.
    Csv,
    /// Tab-separated values with a header.
    Tsv,
    /// A Markdown table.
    Markdown,
    /// Columns for reading, with fewer fields.
    Table,
    /// Typed columns in row groups of bounded size, compressed.
    Parquet,
}

/// Every format with its name, which is also its file extension.
pub const FORMATS: [(Format, &str); 7] = [
    (Format::Jsonl, "jsonl"),
    (Format::Json, "json"),
    (Format::Csv, "csv"),
    (Format::Tsv, "tsv"),
    (Format::Markdown, "md"),
    (Format::Table, "table"),
    (Format::Parquet, "parquet"),
];

/// What reads the output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Surface {
    /// A terminal: what could steer it becomes visible marks.
    Terminal,
    /// Another program: the text as it is.
    Pipe,
    /// A file that may be opened in a spreadsheet: as it is, CSV with a byte order mark.
    File,
}

/// The names and kinds of a record's fields.
#[derive(Debug)]
pub struct Shape {
    /// All fields, in the order of the contract.
    pub columns: &'static [&'static str],
    /// The columns of the table for reading.
    pub brief: &'static [&'static str],
    /// What each of the fields holds.
    pub kinds: fn() -> Vec<Kind>,
}

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Text, which may be empty.
    Text,
    /// Text, or nothing.
    Maybe,
    /// A count or a number of something.
    Count,
    /// A count, or nothing.
    Number,
    /// Yes or no.
    Flag,
    /// Texts in their order.
    List,
}

/// The value of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Datum<'a> {
    /// Of [`Kind::Text`].
    Text(&'a str),
    /// Of [`Kind::Maybe`].
    Maybe(Option<&'a str>),
    /// Of [`Kind::Count`].
    Count(i64),
    /// Of [`Kind::Number`].
    Number(Option<i64>),
    /// Of [`Kind::Flag`].
    Flag(bool),
    /// Of [`Kind::List`], with what stands between the texts in a format that has no lists.
    List(&'a [String], &'static str),
}

/// The kinds of the fields of a record.
pub(crate) fn kinds<R: Row + Default>() -> Vec<Kind> {
    R::default().values().iter().map(Datum::kind).collect()
}

/// What can be written as one JSON object.
pub trait Object {
    /// Writes it.
    ///
    /// # Errors
    /// Those of the writer.
    fn json(&self, out: &mut dyn Write) -> io::Result<()>;
}

impl<T: Serialize> Object for T {
    fn json(&self, out: &mut dyn Write) -> io::Result<()> {
        json::write(self, out)
    }
}

/// A record that can be written in every format.
pub trait Row: Object {
    /// The values of [`Shape::columns`], of the kinds of [`Shape::kinds`].
    fn values(&self) -> Vec<Datum<'_>>;
    /// The same as text.
    fn cells(&self) -> Vec<String> {
        self.values().iter().map(Datum::cell).collect()
    }
    /// The cells of [`Shape::brief`].
    fn brief(&self) -> Vec<String>;
    /// What the table for reading says below the row.
    fn note(&self) -> Option<String> {
        None
    }
}

/// Takes rows and writes them in one format.
pub trait Sink {
    /// Writes one row.
    ///
    /// # Errors
    /// Those of the writer.
    fn row(&mut self, row: &dyn Row) -> io::Result<()>;

    /// Hands on the rows that were written so far, where the format allows it.
    ///
    /// # Errors
    /// Those of the writer.
    fn flush(&mut self) -> io::Result<()>;

    /// Writes what stands after the last row.
    ///
    /// # Errors
    /// Those of the writer.
    fn end(&mut self) -> io::Result<()>;
}

const NOT_SHOWN: &str = "parquet is not for a terminal; write it to a file or into a pipe";

impl Format {
    /// Its name: `jsonl`, `json`, `csv`, `tsv`, `md`, `table`, `parquet`.
    pub fn name(self) -> &'static str {
        FORMATS.iter().find(|(format, _)| *format == self).map_or("", |(_, name)| name)
    }

    /// Whether it is for programs only, so that it must not reach a terminal.
    pub fn is_binary(self) -> bool {
        self == Self::Parquet
    }

    /// The format with this name.
    pub fn named(name: &str) -> Option<Self> {
        FORMATS.iter().find(|(_, known)| known.eq_ignore_ascii_case(name)).map(|(format, _)| *format)
    }

    /// Writes what stands before the first row and gives the sink for the rows.
    ///
    /// # Errors
    /// Those of the writer, and `InvalidInput` when the format is not for a terminal.
    pub fn begin<'a>(
        self,
        out: &'a mut dyn Write,
        shape: &'static Shape,
        surface: Surface,
    ) -> io::Result<Box<dyn Sink + 'a>> {
        if self.is_binary() && surface == Surface::Terminal {
            return Err(io::Error::new(ErrorKind::InvalidInput, NOT_SHOWN));
        }
        Ok(match self {
            Self::Jsonl => Box::new(json::Lines::new(out)),
            Self::Json => Box::new(json::Array::begin(out)?),
            Self::Csv => Box::new(delimited::Delimited::comma(out, shape, surface)?),
            Self::Tsv => Box::new(delimited::Delimited::tab(out, shape, surface)?),
            Self::Markdown => Box::new(markdown::Markdown::begin(out, shape, surface)?),
            Self::Table => Box::new(table::Table::new(out, shape, surface)),
            Self::Parquet => Box::new(parquet::Parquet::begin(out, shape)?),
        })
    }
}

/// The fields of [`ListRecord`].
pub const LIST: &Shape = &row::LIST;

/// The fields of [`OutlineRecord`].
pub const OUTLINE: &Shape = &row::OUTLINE;

/// The fields of [`FigureRecord`].
pub const FIGURES: &Shape = &row::FIGURES;

/// The fields of [`ExplainedRecord`]: those of [`FigureRecord`] and the reasons.
pub const EXPLAINED: &Shape = &row::EXPLAINED;

/// The fields of [`CheckRecord`].
pub const CHECK: &Shape = &row::CHECK;

/// The fields of [`NoteRecord`].
pub const NOTES: &Shape = &row::NOTES;

/// The rows of the notes on a report.
pub fn notes(path: &str, report: &Report, kept: &Remembered) -> Vec<NoteRecord> {
    note::notes(path, report, kept)
}

/// The rows of the notes on a report that cannot be read any more.
pub fn lost_notes(kept: &Remembered) -> Vec<NoteRecord> {
    note::lost(kept)
}

/// The fields of [`PlaceRecord`].
pub const PLACES: &Shape = &row::PLACES;

/// The fields of [`TextRecord`].
pub const TEXTS: &Shape = &row::TEXTS;

/// The fields of [`CompareRecord`].
pub const COMPARE: &Shape = &compared::COMPARE;

/// The values of a table of one indicator, one by one; `figures` are the records of its mentions.
pub fn compared(
    indicator: &str,
    table: &Table,
    mentions: &[Mention],
    figures: &[FigureRecord],
) -> Vec<CompareRecord> {
    compared::records(indicator, table, mentions, figures)
}

/// Writes a table of one indicator with a row for each place, in a format for tables.
///
/// # Errors
/// Those of the writer.
pub fn write_grid(
    format: Format,
    out: &mut dyn Write,
    table: &Table,
    mentions: &[Mention],
    surface: Surface,
) -> io::Result<()> {
    let (heads, rows) = compared::grid(table, mentions, format);
    grid::write(format, out, &heads, &rows, surface)
}

/// The row of `baogao text` for a text.
pub fn text(path: &str, source: &Source) -> TextRecord {
    record::text(path, source)
}

/// The row of `baogao list` for a report.
pub fn list(path: &str, report: &Report) -> ListRecord {
    record::list(path, report)
}

/// The rows of `baogao outline` for a report; ids count from 1, parent 0 is the report.
///
/// `figures` counts those of the sections inside a section too.
pub fn outline(path: &str, report: &Report) -> Vec<OutlineRecord> {
    record::outline(path, report)
}

/// The rows of `baogao figures` for a report; ids count from 1, section 0 is the report.
pub fn figures(path: &str, report: &Report) -> Vec<FigureRecord> {
    record::figures(path, report)
}

/// The row of one figure of a report; `None` when it has no such figure.
pub fn figure(path: &str, report: &Report, id: FigureId) -> Option<FigureRecord> {
    record::figure(path, report, id)
}

/// The rows of `baogao figures --explain` for a report.
pub fn explained(path: &str, report: &Report) -> Vec<ExplainedRecord> {
    let records = record::figures(path, report).into_iter().zip(&report.figures);
    records.map(|(record, figure)| why::explained(report, figure, record)).collect()
}

/// The rows of `baogao check` for what does not agree inside a report.
pub fn remarks(path: &str, report: &Report) -> Vec<CheckRecord> {
    record::remarks(path, report)
}

/// The row of `baogao check` for two reports that do not agree.
pub fn difference(difference: &Difference) -> CheckRecord {
    record::difference(difference)
}

/// The rows of `baogao search` for places in a report.
pub fn places(path: &str, report: &Report, places: &[Span]) -> Vec<PlaceRecord> {
    place::places(path, report, places)
}
