//! A database file that people query and share: tables of reports, sections, figures and notes, and a
//! view that joins them.
//!
//! The schema is documented in README.md, and its number is the file's `user_version`. The
//! file that is handed in is new and becomes visible only when it is complete, so no journal stands
//! beside it.

use std::io::{self, ErrorKind};
use std::path::Path;

use rusqlite::{Connection, OpenFlags, Statement, ToSql, ffi, params_from_iter};

use crate::export::book::Extract;
use crate::export::book::column::{self, Kind, Table};
use crate::export::{Row, cell};

/// The number of the schema; it grows when a table or column changes.
pub(crate) const VERSION: i32 = 1;

/// What stands before the first row. A file that is not complete is thrown away, so that nothing
/// need be safe before the end.
const BEFORE: &str = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN;";

/// What stands after the last row.
const AFTER: &str = "\
CREATE INDEX figures_by_indicator ON figures (indicator, report);
CREATE VIEW figures_of_reports AS
SELECT reports.place, reports.year, reports.title, figures.*, reports.path
FROM figures JOIN reports ON reports.report = figures.report;
COMMIT;";

/// Reports by number, and the number in place of the path in the other tables.
const REPORT: &str = "report";
const PATH: &str = "path";

/// A database that takes reports one by one.
pub(crate) struct Database {
    connection: Connection,
    /// How many reports it has.
    count: i64,
}

impl Database {
    /// Begins the database in the file at `path`, which exists and is empty.
    pub(crate) fn begin(path: &Path) -> io::Result<Self> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NOFOLLOW;
        // The last step of the path is the file itself; folders above it may be links.
        let folder = path.parent().unwrap_or(Path::new("")).canonicalize()?;
        let path = folder.join(path.file_name().unwrap_or_default());
        let begin = || {
            let connection = Connection::open_with_flags(path, flags)?;
            connection.execute_batch(BEFORE)?;
            connection.execute_batch(&schema())?;
            connection.pragma_update(None, "user_version", VERSION)?;
            Ok(Self { connection, count: 0 })
        };
        begin().map_err(error)
    }

    /// Writes the rows of a report.
    pub(crate) fn add(&mut self, extract: &Extract) -> io::Result<()> {
        self.count += 1;
        self.rows(extract).map_err(error)
    }

    fn rows(&self, extract: &Extract) -> rusqlite::Result<()> {
        let mut statement = self.connection.prepare_cached(&insertion(&column::REPORTS))?;
        row(&mut statement, &column::REPORTS, self.count, &extract.report)?;
        let mut statement = self.connection.prepare_cached(&insertion(&column::SECTIONS))?;
        for section in &extract.sections {
            row(&mut statement, &column::SECTIONS, self.count, section)?;
        }
        let mut statement = self.connection.prepare_cached(&insertion(&column::FIGURES))?;
        for figure in &extract.figures {
            row(&mut statement, &column::FIGURES, self.count, figure)?;
        }
        let mut statement = self.connection.prepare_cached(&insertion(&column::NOTES))?;
        for note in &extract.notes {
            row(&mut statement, &column::NOTES, self.count, note)?;
        }
        Ok(())
    }

    /// Makes the index and the view and closes the file.
    pub(crate) fn end(self) -> io::Result<()> {
        self.connection.execute_batch(AFTER).map_err(error)?;
        self.connection.close().map_err(|(_, failure)| error(failure))
    }
}

/// The columns of a table as they are stored: other tables name the report by its number.
fn columns(table: &'static Table) -> impl Iterator<Item = &'static column::Column> {
    table.columns.iter().filter(|column| is_reports(table) || column.name != PATH)
}

fn is_reports(table: &Table) -> bool {
    table.name == column::REPORTS.name
}

fn schema() -> String {
    let tables = [&column::REPORTS, &column::SECTIONS, &column::FIGURES, &column::NOTES];
    tables.into_iter().map(definition).collect::<Vec<_>>().join("\n")
}

fn definition(table: &'static Table) -> String {
    let mut parts = vec![if is_reports(table) {
        format!("{REPORT} INTEGER PRIMARY KEY")
    } else {
        format!("{REPORT} INTEGER NOT NULL REFERENCES reports ({REPORT})")
    }];
    parts.extend(columns(table).map(|column| {
        // Without a type a value stays as it was given: a decimal that no REAL holds is text.
        let affinity = match column.kind {
            Kind::Text => "TEXT NOT NULL",
            Kind::Maybe => "TEXT",
            Kind::Count => "INTEGER",
            Kind::Number => "",
            Kind::Flag => "INTEGER NOT NULL",
        };
        format!("\"{}\" {affinity}", column.name).trim_end().to_owned()
    }));
    if is_reports(table) {
        return format!("CREATE TABLE {} ({});", table.name, parts.join(", "));
    }
    parts.push(format!("PRIMARY KEY ({REPORT}, id)"));
    format!("CREATE TABLE {} ({}) WITHOUT ROWID;", table.name, parts.join(", "))
}

fn insertion(table: &'static Table) -> String {
    let marks = vec!["?"; columns(table).count() + 1].join(", ");
    format!("INSERT INTO {} VALUES ({marks})", table.name)
}

fn row(
    statement: &mut Statement<'_>,
    table: &'static Table,
    report: i64,
    row: &dyn Row,
) -> rusqlite::Result<()> {
    let cells = row.cells();
    let kept = table.columns.iter().zip(&cells);
    let kept = kept.filter(|(column, _)| is_reports(table) || column.name != PATH);
    let values = kept.map(|(column, text)| -> Box<dyn ToSql + '_> {
        match column.kind {
            Kind::Text => Box::new(text),
            Kind::Flag => Box::new(text == "true"),
            Kind::Count => Box::new(text.parse::<i64>().ok()),
            Kind::Number => number(text),
            Kind::Maybe => Box::new((!text.is_empty()).then_some(text)),
        }
    });
    let first: Box<dyn ToSql> = Box::new(report);
    statement.execute(params_from_iter(std::iter::once(first).chain(values))).map(drop)
}

/// A whole number, or else a decimal; what neither holds exactly stays text.
fn number(text: &str) -> Box<dyn ToSql + '_> {
    match (text.parse::<i64>(), cell::number(text)) {
        (Ok(whole), _) => Box::new(whole),
        (_, Some(number)) => Box::new(number),
        _ => Box::new((!text.is_empty()).then_some(text)),
    }
}

fn error(error: rusqlite::Error) -> io::Error {
    let kind = match error.sqlite_error_code() {
        Some(ffi::ErrorCode::DiskFull) => ErrorKind::StorageFull,
        Some(ffi::ErrorCode::ReadOnly | ffi::ErrorCode::PermissionDenied) => ErrorKind::PermissionDenied,
        _ => return io::Error::other(error.to_string()),
    };
    kind.into()
}

#[cfg(test)]
mod tests {
    use crate::export::{FigureRecord, ListRecord, OutlineRecord};

    use super::*;

    fn extract(path: &str) -> Extract {
        let report = ListRecord { path: path.to_owned(), year: Some(2023), ..ListRecord::default() };
        let figure = FigureRecord {
            path: path.to_owned(),
            id: 1,
            indicator: "粮食产量".to_owned(),
            value: Some("-1.25".to_owned()),
            base_value: Some("123456789012345678.5".to_owned()),
            masked: true,
            ..FigureRecord::default()
        };
        let section = OutlineRecord { id: 1, heading: "=农业".to_owned(), ..OutlineRecord::default() };
        Extract { report, link: None, sections: vec![section], figures: vec![figure], notes: Vec::new() }
    }

    #[test]
    fn what_was_written_can_be_asked_for() {
        let folder = tempfile::tempdir().unwrap();
        let file = tempfile::NamedTempFile::new_in(folder.path()).unwrap();
        let mut database = Database::begin(file.path()).unwrap();
        database.add(&extract("甲/a.txt")).unwrap();
        database.add(&extract("乙/b.txt")).unwrap();
        database.end().unwrap();
        assert_eq!(folder.path().read_dir().unwrap().count(), 1, "nothing stands beside the file");
        let reader = Connection::open_with_flags(file.path(), OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
        let whole: String = reader.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
        let version: i32 = reader.query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap();
        assert_eq!((whole.as_str(), version), ("ok", VERSION));
        let sql = "SELECT path, year, value * 2, typeof(base_value), masked, period IS NULL
                   FROM figures_of_reports WHERE indicator = '粮食产量' ORDER BY report";
        let rows: Vec<(String, i64, f64, String, bool, bool)> = reader
            .prepare(sql)
            .unwrap()
            .query_map([], |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?))
            })
            .unwrap()
            .map(Result::unwrap)
            .collect();
        let row = |path: &str| (path.to_owned(), 2023, -2.5, "text".to_owned(), true, true);
        assert_eq!(rows, [row("甲/a.txt"), row("乙/b.txt")]);
    }
}
