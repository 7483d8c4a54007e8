//! Moving, skimming and searching in a report.

use super::*;
use crate::tui::fixture;

fn opened(width: usize) -> (Reader, Report) {
    let report = fixture::report();
    let mut reader = Reader::default();
    reader.open(&report, width);
    (reader, report)
}

#[test]
fn the_reader_stays_at_its_place_when_the_width_changes() {
    let (mut reader, report) = opened(40);
    let place = reader.next_section(&report, 2).unwrap();
    reader.go(&report, place, 5);
    for width in [10, 80, 23, 40] {
        reader.resize(&report, width, 5);
        assert_eq!(reader.place(), place);
        assert!(reader.row_text(&report).starts_with("（一）"), "{width}");
    }
}

#[test]
fn figures_and_sections_are_gone_through_in_order() {
    let (mut reader, report) = opened(40);
    let mut seen = Vec::new();
    while let Some(id) = reader.next_figure(&report, 1) {
        reader.go_figure(&report, id, 10);
        seen.push(id.0);
    }
    assert_eq!(seen, [0, 1, 2, 3, 4, 5, 6, 7, 8]);
    assert_eq!(reader.next_figure(&report, -2), Some(FigureId(6)));
    let mut count = 0;
    while let Some(start) = reader.next_section(&report, -1) {
        reader.go(&report, start, 10);
        count += 1;
    }
    assert_eq!((count, reader.section(&report)), (4, Some(SectionId(0))));
}

#[test]
fn skimming_shows_each_figure_once_and_unfolding_adds_rows() {
    let (mut reader, report) = opened(60);
    reader.turn(&report, 20);
    let figures = |reader: &Reader| -> Vec<u32> {
        let rows = reader.rows.iter().filter_map(|row| match row {
            Row::Figures { first, last, .. } => Some(*first..*last),
            _ => None,
        });
        rows.flatten().collect()
    };
    assert_eq!(figures(&reader), [0, 1, 2, 3, 4, 5, 6, 7, 8]);
    reader.go(&report, report.outline.sections[1].extent.start, 20);
    reader.unfold(&report, 20);
    assert_eq!(figures(&reader), [0, 1, 2, 3, 7, 8]);
    assert_eq!(reader.section(&report), Some(SectionId(1)));
    reader.unfold(&report, 20);
    assert_eq!(figures(&reader).len(), 9);
}

#[test]
fn found_places_go_round_the_corner() {
    let (mut reader, report) = opened(40);
    reader.find(&report, "生产总值", 0, 10);
    assert_eq!((reader.search.found.len(), reader.search.at), (2, Some(0)));
    for expected in [1, 0, 1] {
        assert!(reader.next_found(&report, 1, 10));
        assert_eq!(reader.search.at, Some(expected));
    }
    assert!(reader.next_found(&report, -1, 10));
    assert_eq!(reader.search.at, Some(0));
    reader.find(&report, "不存在的", 0, 10);
    assert!(!reader.next_found(&report, 1, 10));
}

#[test]
fn a_very_long_line_is_no_trouble() {
    let report = fixture::plain(&"实现生产总值３４２８万元，".repeat(20_000));
    let mut reader = Reader::default();
    reader.open(&report, 40);
    assert!(reader.step(&report, Action::Bottom, None, 20));
    assert!(reader.rows.len() > 10_000);
    let rows = reader.rows.iter().map(|row| match row {
        Row::Text { span, .. } => report.source.slice(*span),
        _ => "",
    });
    assert_eq!(rows.collect::<String>(), report.source.text());
}
