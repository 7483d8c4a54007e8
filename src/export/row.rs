//! The columns of each record and its cells.
//!
//! The one place that lists the fields again; a test compares it with the JSON of the records.

use std::io::{self, Write};

use crate::export::{
    CheckRecord, FigureRecord, ListRecord, NoteRecord, OutlineRecord, PlaceRecord, Row, Shape, json,
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
};

/// The fields of a section.
pub(crate) const OUTLINE: Shape = Shape {
    columns: &[
        "path", "id", "parent", "kind", "marker", "heading", "depth", "start", "end", "line", "figures",
    ],
    brief: &["figures", "section", "place"],
};

/// The fields of a figure.
pub(crate) const FIGURES: Shape = Shape {
    columns: &[
        "path", "id", "section", "section_path", "name", "indicator", "quote", "value", "value_max", "unit",
        "base_value", "base_max", "base_unit", "approx", "role", "of", "basis", "direction", "status",
        "period", "masked", "start", "end", "line", "column", "sentence",
    ],
    brief: &["name", "figure", "role", "status", "section", "place"],
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
};

/// The fields of a remark.
pub(crate) const CHECK: Shape = Shape {
    columns: &["path", "line", "kind", "text", "quote", "other_path", "other_line", "other_quote"],
    brief: &["kind", "place", "other", "text"],
};

/// The fields of a note.
pub(crate) const NOTES: Shape = Shape {
    columns: &["path", "id", "section", "section_path", "figure", "name", "quote", "line", "text"],
    brief: &["figure", "section", "place", "text"],
};

/// The fields of a place found.
pub(crate) const PLACES: Shape = Shape {
    columns: &["path", "section", "section_path", "quote", "start", "end", "line", "column", "text"],
    brief: &["quote", "section", "place", "text"],
};

impl Row for ListRecord {
    fn cells(&self) -> Vec<String> {
        vec![
            self.path.clone(),
            self.encoding.clone(),
            self.lossy.to_string(),
            self.script.clone(),
            text(self.title.as_ref()),
            text(self.place.as_ref()),
            text(self.year),
            text(self.plan_year),
            text(self.updated.as_ref()),
            text(self.source.as_ref()),
            text(self.author.as_ref()),
            self.chars.to_string(),
            self.sections.to_string(),
            self.figures.to_string(),
            self.masked.to_string(),
            self.gaps.to_string(),
            self.warnings.join(" "),
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

    fn json(&self, out: &mut dyn Write) -> io::Result<()> {
        json::write(self, out)
    }
}

impl Row for OutlineRecord {
    fn cells(&self) -> Vec<String> {
        vec![
            self.path.clone(),
            self.id.to_string(),
            self.parent.to_string(),
            self.kind.clone(),
            self.marker.clone(),
            self.heading.clone(),
            self.depth.to_string(),
            self.start.to_string(),
            self.end.to_string(),
            self.line.to_string(),
            self.figures.to_string(),
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

    fn json(&self, out: &mut dyn Write) -> io::Result<()> {
        json::write(self, out)
    }
}

impl Row for FigureRecord {
    fn cells(&self) -> Vec<String> {
        vec![
            self.path.clone(),
            self.id.to_string(),
            self.section.to_string(),
            self.section_path.join(" > "),
            self.name.clone(),
            self.indicator.clone(),
            self.quote.clone(),
            text(self.value.as_ref()),
            text(self.value_max.as_ref()),
            self.unit.clone(),
            text(self.base_value.as_ref()),
            text(self.base_max.as_ref()),
            self.base_unit.clone(),
            self.approx.clone(),
            self.role.clone(),
            text(self.of),
            text(self.basis.as_ref()),
            text(self.direction.as_ref()),
            self.status.clone(),
            text(self.period.as_ref()),
            self.masked.to_string(),
            self.start.to_string(),
            self.end.to_string(),
            self.line.to_string(),
            self.column.to_string(),
            self.sentence.clone(),
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

    fn json(&self, out: &mut dyn Write) -> io::Result<()> {
        json::write(self, out)
    }
}

impl Row for CheckRecord {
    fn cells(&self) -> Vec<String> {
        vec![
            self.path.clone(),
            self.line.to_string(),
            self.kind.clone(),
            self.text.clone(),
            self.quote.clone(),
            text(self.other_path.as_ref()),
            text(self.other_line),
            text(self.other_quote.as_ref()),
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

    fn json(&self, out: &mut dyn Write) -> io::Result<()> {
        json::write(self, out)
    }
}

impl Row for NoteRecord {
    fn cells(&self) -> Vec<String> {
        vec![
            self.path.clone(),
            self.id.to_string(),
            self.section.to_string(),
            self.section_path.join(" > "),
            text(self.figure),
            text(self.name.as_ref()),
            text(self.quote.as_ref()),
            text(self.line),
            self.text.clone(),
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

    fn json(&self, out: &mut dyn Write) -> io::Result<()> {
        json::write(self, out)
    }
}

impl Row for PlaceRecord {
    fn cells(&self) -> Vec<String> {
        vec![
            self.path.clone(),
            self.section.to_string(),
            self.section_path.join(" > "),
            self.quote.clone(),
            self.start.to_string(),
            self.end.to_string(),
            self.line.to_string(),
            self.column.to_string(),
            self.text.clone(),
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

    fn json(&self, out: &mut dyn Write) -> io::Result<()> {
        json::write(self, out)
    }
}

fn text(value: Option<impl ToString>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::ExplainedRecord;

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
    }
}
