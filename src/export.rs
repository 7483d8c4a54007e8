//! Records and their formats: jsonl, json, csv, tsv, Markdown, table.
//!
//! The fields and their meanings are a contract (README.md): more may be added, none change.

use serde::Serialize;

use crate::report::Report;

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
#[derive(Debug, Clone, Default, Serialize, PartialEq)]
#[allow(missing_docs)]
pub struct FigureRecord {
    pub path: String,
    pub id: u32,
    pub section: u32,
    pub section_path: Vec<String>,
    pub name: String,
    pub quote: String,
    pub value: Option<String>,
    pub value_max: Option<String>,
    pub unit: String,
    pub base_value: Option<String>,
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

/// The row of `baogao list` for a report.
pub fn list(path: &str, report: &Report) -> ListRecord {
    let _ = report;
    ListRecord { path: path.to_owned(), ..ListRecord::default() }
}

/// The rows of `baogao outline` for a report; ids count from 1, parent 0 is the report.
pub fn outline(path: &str, report: &Report) -> Vec<OutlineRecord> {
    let _ = (path, report);
    Vec::new()
}

/// The rows of `baogao figures` for a report; ids count from 1, section 0 is the report.
pub fn figures(path: &str, report: &Report) -> Vec<FigureRecord> {
    let _ = (path, report);
    Vec::new()
}
