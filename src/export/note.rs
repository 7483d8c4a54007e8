//! From what a reader wrote on a report to its records.
//!
//! Does not know where notes are kept.

use crate::export::{NoteRecord, cell, record};
use crate::library::Target;
use crate::report::Report;
use crate::state::{Note, Remembered};

/// The rows of the notes on a report, in the order of the text; one whose place is gone comes last,
/// with the words that stood there.
pub(crate) fn notes(path: &str, report: &Report, kept: &Remembered) -> Vec<NoteRecord> {
    let mut notes: Vec<(u32, &Note)> = kept.notes.iter().map(|note| (start(report, note), note)).collect();
    notes.sort_by_key(|(start, _)| *start);
    let numbered = (1..).zip(notes);
    numbered.map(|(id, (start, note))| NoteRecord { id, ..row(path, report, note, start) }).collect()
}

/// The rows of the notes on a report that cannot be read any more, with the words that stood there.
pub(crate) fn lost(kept: &Remembered) -> Vec<NoteRecord> {
    let quoted = |note: &Note| note.anchor.figure.clone();
    let record = |(id, note): (u32, &Note)| NoteRecord {
        path: kept.path.display().to_string(),
        id,
        section_path: note.anchor.section.clone(),
        name: quoted(note).map(|quoted| quoted.name),
        quote: quoted(note).map(|quoted| cell::one_line(&quoted.quote)),
        text: note.text.clone(),
        ..NoteRecord::default()
    };
    (1..).zip(&kept.notes).map(record).collect()
}

/// Where in the text the note belongs.
fn start(report: &Report, note: &Note) -> u32 {
    match note.anchor.find(report) {
        Some(Target::Section(id)) => report.outline.get(id).map_or(u32::MAX, |section| section.extent.start),
        Some(Target::Figure(id)) => report.figure(id).map_or(u32::MAX, |figure| figure.span.start),
        None if note.anchor.section.is_empty() && note.anchor.figure.is_none() => 0,
        None => u32::MAX,
    }
}

fn row(path: &str, report: &Report, note: &Note, start: u32) -> NoteRecord {
    let target = note.anchor.find(report);
    let (section, figure) = match target {
        Some(Target::Section(id)) => (Some(id), None),
        Some(Target::Figure(id)) => (report.figure(id).and_then(|figure| figure.section), Some(id)),
        None => (None, None),
    };
    let quoted = note.anchor.figure.as_ref();
    let now = figure.and_then(|id| report.figure(id));
    let written = now.map(|figure| figure.written(&report.source));
    NoteRecord {
        path: path.to_owned(),
        id: 0,
        section: record::number(section),
        section_path: match section {
            Some(id) => record::section_path(report, id),
            None => note.anchor.section.clone(),
        },
        figure: figure.map(|id| id.0 + 1),
        name: now.map(|figure| figure.name.clone()).or_else(|| quoted.map(|quoted| quoted.name.clone())),
        quote: written
            .or_else(|| quoted.map(|quoted| quoted.quote.clone()))
            .map(|text| cell::one_line(&text)),
        line: (start != u32::MAX).then(|| report.source.line_of(start) + 1),
        text: note.text.clone(),
    }
}

#[cfg(test)]
mod tests {
    use crate::figure::FigureId;
    use crate::outline::SectionId;
    use crate::source::{Encoding, Evidence, Source};
    use crate::state::{Anchor, Quoted};

    use super::*;

    #[test]
    fn notes_come_in_the_order_of_the_text_and_none_is_left_out() {
        let text = "白石镇2023年工作总结\n一、农业\n粮食产量3万吨，增长5%。\n二、工业\n工业产值3亿元。\n";
        let source = Source::from_text(text.to_owned(), Encoding::Utf8, Evidence::Valid);
        let report = Report::from_source(source);
        let gone = Anchor {
            section: vec!["三、旅游".to_owned()],
            figure: Some(Quoted { name: "游客".to_owned(), quote: "3万人".to_owned() }),
            nth: 0,
        };
        let anchors = [
            gone,
            Anchor::figure(&report, FigureId(2)).unwrap(),
            Anchor::section(&report, Some(SectionId(0))),
            Anchor::default(),
        ];
        let note = |(number, anchor)| Note { anchor, text: format!("批注{number}") };
        let notes = (1..).zip(anchors).map(note).collect();
        let rows = super::notes("a.txt", &report, &Remembered { notes, ..Remembered::default() });
        let found: Vec<_> = rows
            .iter()
            .map(|row| (row.id, row.text.as_str(), row.line, row.figure, row.quote.as_deref().unwrap_or("")))
            .collect();
        let expected = [
            (1, "批注4", Some(1), None, ""),
            (2, "批注3", Some(2), None, ""),
            (3, "批注2", Some(5), Some(3), "3亿元"),
            (4, "批注1", None, None, "3万人"),
        ];
        assert_eq!(found, expected);
        assert_eq!(rows[3].section_path, ["三、旅游"]);
    }
}
