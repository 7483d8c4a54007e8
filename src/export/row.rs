//! The columns of each record and its cells.
//!
//! The one place that lists the fields again; a test compares it with the JSON of the records.

use crate::export::{
    CheckRecord, Datum, ExplainedRecord, FigureRecord, ListRecord, NoteRecord, OutlineRecord, PlaceRecord,
    Row, Shape, TextRecord, kinds,
};

/// The fields of a report.
pub(crate) const LIST: Shape = Shape {
    columns: &[
        "path", "encoding", "lossy", "script", "title", "place", "year", "plan_year", "updated", "source",
        "author", "chars", "sections", "figures", "masked", "gaps", "warnings",
    ],
    brief: &[
        "year", "place", "script", "encoding", "sections", "figures", "masked", "warnings", "title", "path",
    ],
    kinds: kinds::<ListRecord>,
};

/// The fields of a section.
pub(crate) const OUTLINE: Shape = Shape {
    columns: &[
        "path", "id", "parent", "kind", "marker", "heading", "depth", "start", "end", "line", "figures",
    ],
    brief: &["figures", "section", "place"],
    kinds: kinds::<OutlineRecord>,
};

/// The fields of a figure.
pub(crate) const FIGURES: Shape = Shape {
    columns: &[
        "path", "id", "section", "section_path", "name", "indicator", "quote", "value", "value_max", "unit",
        "base_value", "base_max", "base_unit", "approx", "role", "of", "basis", "direction", "status",
        "period", "masked", "start", "end", "line", "column", "sentence",
    ],
    brief: &["name", "figure", "role", "status", "section", "place"],
    kinds: kinds::<FigureRecord>,
};

/// The fields of a figure and what decided them.
pub(crate) const EXPLAINED: Shape = Shape {
    columns: &[
        "path", "id", "section", "section_path", "name", "indicator", "quote", "value", "value_max", "unit",
        "base_value", "base_max", "base_unit", "approx", "role", "of", "basis", "direction", "status",
        "period", "masked", "start", "end", "line", "column", "sentence", "why_name", "why_role",
        "why_status", "why_of",
    ],
    brief: FIGURES.brief,
    kinds: kinds::<ExplainedRecord>,
};

/// The fields of a remark.
pub(crate) const CHECK: Shape = Shape {
    columns: &["path", "line", "kind", "text", "quote", "other_path", "other_line", "other_quote"],
    brief: &["kind", "place", "other", "text"],
    kinds: kinds::<CheckRecord>,
};

/// The fields of a note.
pub(crate) const NOTES: Shape = Shape {
    columns: &["path", "id", "section", "section_path", "figure", "name", "quote", "line", "text"],
    brief: &["figure", "section", "place", "text"],
    kinds: kinds::<NoteRecord>,
};

/// The fields of a place found.
pub(crate) const PLACES: Shape = Shape {
    columns: &["path", "section", "section_path", "quote", "start", "end", "line", "column", "text"],
    brief: &["quote", "section", "place", "text"],
    kinds: kinds::<PlaceRecord>,
};

/// The fields of a text.
pub(crate) const TEXTS: Shape = Shape {
    columns: &["path", "encoding", "lossy", "text"],
    brief: &["encoding", "lossy", "path", "text"],
    kinds: kinds::<TextRecord>,
};

impl Row for ListRecord {
    fn values(&self) -> Vec<Datum<'_>> {
        vec![
            Datum::Text(&self.path),
            Datum::Text(&self.encoding),
            Datum::count(self.lossy),
            Datum::Text(&self.script),
            Datum::Maybe(self.title.as_deref()),
            Datum::Maybe(self.place.as_deref()),
            Datum::number(self.year),
            Datum::number(self.plan_year),
            Datum::Maybe(self.updated.as_deref()),
            Datum::Maybe(self.source.as_deref()),
            Datum::Maybe(self.author.as_deref()),
            Datum::count(self.chars),
            Datum::count(self.sections),
            Datum::count(self.figures),
            Datum::count(self.masked),
            Datum::count(self.gaps),
            Datum::List(&self.warnings, " "),
        ]
    }

    fn brief(&self) -> Vec<String> {
        vec![
            text(self.year),
            text(self.place.as_ref()),
            self.script.clone(),
            self.encoding.clone(),
            self.sections.to_string(),
            self.figures.to_string(),
            self.masked.to_string(),
            self.warnings.len().to_string(),
            text(self.title.as_ref()),
            self.path.clone(),
        ]
    }
}

impl Row for OutlineRecord {
    fn values(&self) -> Vec<Datum<'_>> {
        vec![
            Datum::Text(&self.path),
            Datum::count(self.id),
            Datum::count(self.parent),
            Datum::Text(&self.kind),
            Datum::Text(&self.marker),
            Datum::Text(&self.heading),
            Datum::count(self.depth),
            Datum::count(self.start),
            Datum::count(self.end),
            Datum::count(self.line),
            Datum::count(self.figures),
        ]
    }

    fn brief(&self) -> Vec<String> {
        let indent = "  ".repeat(usize::from(self.depth.clamp(1, 12)) - 1);
        vec![
            self.figures.to_string(),
            [indent.as_str(), &self.marker, &self.heading].concat(),
            format!("{}:{}", self.path, self.line),
        ]
    }
}

impl Row for FigureRecord {
    fn values(&self) -> Vec<Datum<'_>> {
        vec![
            Datum::Text(&self.path),
            Datum::count(self.id),
            Datum::count(self.section),
            Datum::List(&self.section_path, " > "),
            Datum::Text(&self.name),
            Datum::Text(&self.indicator),
            Datum::Text(&self.quote),
            Datum::Maybe(self.value.as_deref()),
            Datum::Maybe(self.value_max.as_deref()),
            Datum::Text(&self.unit),
            Datum::Maybe(self.base_value.as_deref()),
            Datum::Maybe(self.base_max.as_deref()),
            Datum::Text(&self.base_unit),
            Datum::Text(&self.approx),
            Datum::Text(&self.role),
            Datum::number(self.of),
            Datum::Maybe(self.basis.as_deref()),
            Datum::Maybe(self.direction.as_deref()),
            Datum::Text(&self.status),
            Datum::Maybe(self.period.as_deref()),
            Datum::Flag(self.masked),
            Datum::count(self.start),
            Datum::count(self.end),
            Datum::count(self.line),
            Datum::count(self.column),
            Datum::Text(&self.sentence),
        ]
    }

    fn brief(&self) -> Vec<String> {
        let change = [Some(&self.role), self.direction.as_ref(), self.basis.as_ref()];
        vec![
            self.name.clone(),
            self.quote.clone(),
            change.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" "),
            self.status.clone(),
            self.section_path.last().cloned().unwrap_or_default(),
            format!("{}:{}", self.path, self.line),
        ]
    }
}

impl Row for CheckRecord {
    fn values(&self) -> Vec<Datum<'_>> {
        vec![
            Datum::Text(&self.path),
            Datum::count(self.line),
            Datum::Text(&self.kind),
            Datum::Text(&self.text),
            Datum::Text(&self.quote),
            Datum::Maybe(self.other_path.as_deref()),
            Datum::number(self.other_line),
            Datum::Maybe(self.other_quote.as_deref()),
        ]
    }

    fn brief(&self) -> Vec<String> {
        let other = match (&self.other_path, self.other_line) {
            (Some(path), Some(line)) if *path == self.path => format!(":{line}"),
            (Some(path), Some(line)) => format!("{path}:{line}"),
            _ => String::new(),
        };
        vec![self.kind.clone(), format!("{}:{}", self.path, self.line), other, self.text.clone()]
    }
}

impl Row for NoteRecord {
    fn values(&self) -> Vec<Datum<'_>> {
        vec![
            Datum::Text(&self.path),
            Datum::count(self.id),
            Datum::count(self.section),
            Datum::List(&self.section_path, " > "),
            Datum::number(self.figure),
            Datum::Maybe(self.name.as_deref()),
            Datum::Maybe(self.quote.as_deref()),
            Datum::number(self.line),
            Datum::Text(&self.text),
        ]
    }

    fn brief(&self) -> Vec<String> {
        let figure = [self.name.as_deref(), self.quote.as_deref()];
        vec![
            figure.into_iter().flatten().collect::<Vec<_>>().join(" "),
            self.section_path.last().cloned().unwrap_or_default(),
            self.line.map_or_else(|| self.path.clone(), |line| format!("{}:{line}", self.path)),
            self.text.lines().collect::<Vec<_>>().join(" / "),
        ]
    }
}

impl Row for PlaceRecord {
    fn values(&self) -> Vec<Datum<'_>> {
        vec![
            Datum::Text(&self.path),
            Datum::count(self.section),
            Datum::List(&self.section_path, " > "),
            Datum::Text(&self.quote),
            Datum::count(self.start),
            Datum::count(self.end),
            Datum::count(self.line),
            Datum::count(self.column),
            Datum::Text(&self.text),
        ]
    }

    fn brief(&self) -> Vec<String> {
        vec![
            self.quote.clone(),
            self.section_path.last().cloned().unwrap_or_default(),
            format!("{}:{}", self.path, self.line),
            self.text.clone(),
        ]
    }
}

impl Row for TextRecord {
    fn values(&self) -> Vec<Datum<'_>> {
        vec![
            Datum::Text(&self.path),
            Datum::Text(&self.encoding),
            Datum::count(self.lossy),
            Datum::Text(&self.text),
        ]
    }

    fn brief(&self) -> Vec<String> {
        let first = self.text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
        vec![self.encoding.clone(), self.lossy.to_string(), self.path.clone(), first.trim().to_owned()]
    }
}

fn text(value: Option<impl ToString>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(row: &dyn Row, shape: &Shape) {
        let mut out = Vec::new();
        row.json(&mut out).unwrap();
        let json = String::from_utf8(out).unwrap();
        let mut rest = json.as_str();
        for column in shape.columns {
            rest =
                rest.split_once(&format!("\"{column}\":")).unwrap_or_else(|| panic!("{column} in {json}")).1;
        }
        let fields = serde_json::from_str::<serde_json::Value>(&json).unwrap().as_object().unwrap().len();
        assert_eq!((row.cells().len(), fields), (shape.columns.len(), shape.columns.len()));
        assert_eq!(row.brief().len(), shape.brief.len());
    }

    #[test]
    fn columns_are_the_fields_in_their_order() {
        check(&ListRecord::default(), &LIST);
        check(&OutlineRecord::default(), &OUTLINE);
        check(&FigureRecord::default(), &FIGURES);
        check(&ExplainedRecord::default(), &EXPLAINED);
        check(&CheckRecord::default(), &CHECK);
        check(&PlaceRecord::default(), &PLACES);
        check(&NoteRecord::default(), &NOTES);
        check(&TextRecord::default(), &TEXTS);
    }
}
