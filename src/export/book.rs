//! A file that is exported: what it may hold, and the reports that go into it one by one.
//!
//! Does not know where reports come from, nor what becomes of a file that is not finished.
//!
//! A further kind of rows is a further field of [`Extract`],
//! a table in `column`, and a line each in the `add` of `xlsx` and `sqlite`.

use std::io::{self, BufWriter, Seek, Write};
use std::path::Path;

use crate::export::{self, FigureRecord, Format, ListRecord, NoteRecord, OutlineRecord, Row, Shape, Surface};
use crate::report::Report;
use crate::source::Encoding;
use crate::state::Remembered;

mod column;
mod sqlite;
mod transcode;
mod xlsx;

use sqlite::Database;
use transcode::Transcoder;
use xlsx::Workbook;

/// How a file is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Layout {
    /// Rows of one kind of records.
    Rows(Format),
    /// A workbook with a sheet each of reports, sections, figures and notes.
    Workbook,
    /// An `SQLite` database with a table each of reports, sections, figures and notes.
    Database,
}

/// Every layout with its name, which is also its file extension.
pub const LAYOUTS: [(Layout, &str); 12] = [
    (Layout::Rows(Format::Csv), "csv"),
    (Layout::Rows(Format::Tsv), "tsv"),
    (Layout::Rows(Format::Json), "json"),
    (Layout::Rows(Format::Jsonl), "jsonl"),
    (Layout::Rows(Format::Markdown), "md"),
    (Layout::Rows(Format::Markdown), "markdown"),
    (Layout::Rows(Format::Table), "table"),
    (Layout::Rows(Format::Parquet), "parquet"),
    (Layout::Workbook, "xlsx"),
    (Layout::Database, "sqlite"),
    (Layout::Database, "sqlite3"),
    (Layout::Database, "db"),
];

impl Layout {
    /// The layout with this name.
    pub fn named(name: &str) -> Option<Self> {
        LAYOUTS.iter().find(|(_, known)| known.eq_ignore_ascii_case(name)).map(|(layout, _)| *layout)
    }

    /// The layout that the extension of a file names.
    pub fn of(file: &Path) -> Option<Self> {
        file.extension().and_then(|extension| extension.to_str()).and_then(Self::named)
    }

    /// The names of all layouts, for a message.
    pub fn names() -> String {
        LAYOUTS.map(|(_, name)| name).join(", ")
    }
}

/// The kinds of records, one of which a file of rows holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum What {
    /// Reports.
    Reports,
    /// Sections.
    Sections,
    /// Figures.
    Figures,
    /// Notes.
    Notes,
}

impl What {
    fn shape(self) -> &'static Shape {
        match self {
            Self::Reports => export::LIST,
            Self::Sections => export::OUTLINE,
            Self::Figures => export::FIGURES,
            Self::Notes => export::NOTES,
        }
    }
}

/// What a file is to hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plan {
    /// How it is laid out.
    pub layout: Layout,
    /// Which records a file of rows holds; workbooks and databases hold all.
    pub what: What,
    /// The encoding of csv: UTF-8, GB18030 or Big5. Everything else is UTF-8.
    pub encoding: Encoding,
}

/// What is taken out of one report.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Extract {
    /// The report itself.
    pub report: ListRecord,
    /// The address of its file, for a workbook.
    pub link: Option<String>,
    /// Its sections, when the plan wants them.
    pub sections: Vec<OutlineRecord>,
    /// Its figures, when the plan wants them.
    pub figures: Vec<FigureRecord>,
    /// The notes on it, when the plan wants them.
    pub notes: Vec<NoteRecord>,
}

/// Characters that an encoding lacks and that were written as □.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Missing {
    /// How many places they stood in.
    pub count: usize,
    /// The first different ones.
    pub first: String,
}

/// Of so many different missing characters each is named.
const NAMED: usize = 10;

impl Missing {
    /// Counts another one.
    pub(crate) fn add(&mut self, character: char) {
        self.count += 1;
        if !self.first.contains(character) && self.first.chars().count() < NAMED {
            self.first.push(character);
        }
    }
}

impl Plan {
    /// Whether the file holds this kind of records.
    pub fn wants(&self, what: What) -> bool {
        !matches!(self.layout, Layout::Rows(_)) || self.what == what
    }

    /// What the file holds of a report of which `kept` is remembered.
    pub fn extract(&self, path: &str, report: &Report, kept: Option<&Remembered>) -> Extract {
        let sections = self.wants(What::Sections).then(|| export::outline(path, report));
        let figures = self.wants(What::Figures).then(|| export::figures(path, report));
        let kept = kept.filter(|_| self.wants(What::Notes));
        Extract {
            report: export::list(path, report),
            link: None,
            sections: sections.unwrap_or_default(),
            figures: figures.unwrap_or_default(),
            notes: kept.map(|kept| export::notes(path, report, kept)).unwrap_or_default(),
        }
    }

    /// How many rows an extract gives.
    pub fn rows(&self, extract: &Extract) -> usize {
        match (self.layout, self.what) {
            (Layout::Rows(_), What::Reports) => 1,
            (Layout::Rows(_), _) => extract.sections.len() + extract.figures.len() + extract.notes.len(),
            _ => 1 + extract.sections.len() + extract.figures.len() + extract.notes.len(),
        }
    }
}

/// Takes the extracts of a file.
pub type Take<'a> = &'a mut dyn FnMut(&Extract) -> io::Result<()>;

/// Writes a file: `fill` hands over the extracts. The file is empty and stands at `path`, where a database
/// opens it and beside which a workbook keeps its rows until it is done.
///
/// # Errors
/// Those of writing and those of `fill`.
pub fn write(
    plan: Plan,
    out: &mut (impl Write + Seek + Send),
    path: &Path,
    fill: impl FnOnce(Take<'_>) -> io::Result<()>,
) -> io::Result<Missing> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    match plan.layout {
        Layout::Rows(format) => {
            let is_csv = format == Format::Csv;
            let encoding = if is_csv { plan.encoding } else { Encoding::Utf8 };
            let mut coder = Transcoder::new(BufWriter::new(out), encoding);
            let mut sink = format.begin(&mut coder, plan.what.shape(), Surface::File)?;
            fill(&mut |extract| {
                let mut rows = rows(plan.what, extract);
                rows.try_for_each(|row| sink.row(row))
            })?;
            sink.end()?;
            drop(sink);
            return coder.end();
        }
        Layout::Workbook => {
            let mut workbook = Workbook::new(folder)?;
            fill(&mut |extract| workbook.add(extract))?;
            workbook.end(out)?;
        }
        Layout::Database => {
            let mut database = Database::begin(path)?;
            fill(&mut |extract| database.add(extract))?;
            database.end()?;
        }
    }
    Ok(Missing::default())
}

fn rows(what: What, extract: &Extract) -> Box<dyn Iterator<Item = &dyn Row> + '_> {
    match what {
        What::Reports => Box::new(std::iter::once(&extract.report as &dyn Row)),
        What::Sections => Box::new(extract.sections.iter().map(|section| section as &dyn Row)),
        What::Notes => Box::new(extract.notes.iter().map(|note| note as &dyn Row)),
        What::Figures => Box::new(extract.figures.iter().map(|figure| figure as &dyn Row)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_extension_names_the_layout() {
        for (file, expected) in [
            ("a.csv", Some(Layout::Rows(Format::Csv))),
            ("a.XLSX", Some(Layout::Workbook)),
            ("报告.2023.db", Some(Layout::Database)),
            ("a.md", Some(Layout::Rows(Format::Markdown))),
            ("a.txt", None),
            ("csv", None),
        ] {
            assert_eq!(Layout::of(Path::new(file)), expected, "{file}");
        }
    }

    #[test]
    fn missing_characters_are_counted_and_the_first_ones_named() {
        let mut missing = Missing::default();
        "产产农一二三四五六七八九".chars().for_each(|character| missing.add(character));
        assert_eq!((missing.count, missing.first.as_str()), (12, "产农一二三四五六七八"));
    }
}
