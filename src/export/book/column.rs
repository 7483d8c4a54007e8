//! The tables of a workbook and of a database: their columns, what these hold and how wide they are.
//!
//! The names are those of the records; a test compares them. Does not write.

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Text, which may be empty.
    Text,
    /// Text, or nothing.
    Maybe,
    /// A count or the number of a row, or nothing.
    Count,
    /// A decimal number, or nothing.
    Number,
    /// Yes or no.
    Flag,
}

/// A column of a table.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Column {
    /// Its name, that of the record's field.
    pub(crate) name: &'static str,
    /// What it holds.
    pub(crate) kind: Kind,
    /// How wide it is shown, in digits; a Chinese character takes two.
    pub(crate) width: u16,
}

/// A table.
#[derive(Debug)]
pub(crate) struct Table {
    /// Its name, which is also that of its sheet.
    pub(crate) name: &'static str,
    /// Its columns in the order of the record's fields.
    pub(crate) columns: &'static [Column],
}

const fn column(name: &'static str, kind: Kind, width: u16) -> Column {
    Column { name, kind, width }
}

use Kind::{Count, Flag, Maybe, Number, Text};

/// The reports.
pub(crate) const REPORTS: Table = Table {
    name: "reports",
    columns: &[
        column("path", Text, 40),
        column("encoding", Text, 11),
        column("lossy", Count, 7),
        column("script", Text, 11),
        column("title", Maybe, 48),
        column("place", Maybe, 16),
        column("year", Count, 7),
        column("plan_year", Count, 10),
        column("updated", Maybe, 12),
        column("source", Maybe, 16),
        column("author", Maybe, 12),
        column("chars", Count, 8),
        column("sections", Count, 9),
        column("figures", Count, 8),
        column("masked", Count, 8),
        column("gaps", Count, 6),
        column("warnings", Text, 40),
    ],
};

/// Their sections.
pub(crate) const SECTIONS: Table = Table {
    name: "sections",
    columns: &[
        column("path", Text, 40),
        column("id", Count, 6),
        column("parent", Count, 7),
        column("kind", Text, 9),
        column("marker", Text, 10),
        column("heading", Text, 48),
        column("depth", Count, 7),
        column("start", Count, 8),
        column("end", Count, 8),
        column("line", Count, 6),
        column("figures", Count, 8),
    ],
};

/// Their figures.
pub(crate) const FIGURES: Table = Table {
    name: "figures",
    columns: &[
        column("path", Text, 40),
        column("id", Count, 6),
        column("section", Count, 8),
        column("section_path", Text, 40),
        column("name", Text, 26),
        column("indicator", Text, 26),
        column("quote", Text, 14),
        column("value", Number, 11),
        column("value_max", Number, 11),
        column("unit", Text, 8),
        column("base_value", Number, 16),
        column("base_max", Number, 16),
        column("base_unit", Text, 10),
        column("approx", Text, 8),
        column("role", Text, 8),
        column("of", Count, 6),
        column("basis", Maybe, 12),
        column("direction", Maybe, 10),
        column("status", Text, 9),
        column("period", Maybe, 12),
        column("masked", Flag, 8),
        column("start", Count, 8),
        column("end", Count, 8),
        column("line", Count, 6),
        column("column", Count, 8),
        column("sentence", Text, 80),
    ],
};

/// What a reader wrote on them.
pub(crate) const NOTES: Table = Table {
    name: "notes",
    columns: &[
        column("path", Text, 40),
        column("id", Count, 6),
        column("section", Count, 8),
        column("section_path", Text, 40),
        column("figure", Count, 8),
        column("name", Maybe, 26),
        column("quote", Maybe, 14),
        column("line", Count, 6),
        column("text", Text, 80),
    ],
};

#[cfg(test)]
mod tests {
    use crate::export::{self, Shape};

    use super::*;

    #[track_caller]
    fn check(table: &Table, shape: &Shape) {
        let names: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
        assert_eq!(names, shape.columns);
    }

    #[test]
    fn tables_have_the_fields_of_the_records() {
        check(&REPORTS, export::LIST);
        check(&SECTIONS, export::OUTLINE);
        check(&FIGURES, export::FIGURES);
        check(&NOTES, export::NOTES);
    }
}
