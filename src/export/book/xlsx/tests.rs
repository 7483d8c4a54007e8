//! Workbooks are opened again by another reader.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};

use crate::export::{FigureRecord, ListRecord, OutlineRecord};

use super::*;

fn figure(quote: &str, value: &str, base_value: &str) -> FigureRecord {
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    FigureRecord {
        path: "镇/a.txt".to_owned(),
        quote: quote.to_owned(),
        value: some(value),
        base_value: some(base_value),
        masked: value.is_empty(),
        line: 7,
        ..FigureRecord::default()
    }
}

fn extract(figures: Vec<FigureRecord>) -> Extract {
    let title = Some("=1+1".to_owned());
    let report =
        ListRecord { path: "镇/a.txt".to_owned(), title, year: Some(2023), ..ListRecord::default() };
    let section = OutlineRecord { heading: "－减".to_owned(), line: 3, ..OutlineRecord::default() };
    Extract {
        report,
        link: Some("file:///r/镇/a b.txt".to_owned()),
        sections: vec![section],
        figures,
        notes: Vec::new(),
    }
}

fn read(limit: u32, extracts: &[Extract]) -> Xlsx<Cursor<Vec<u8>>> {
    let folder = tempfile::tempdir().unwrap();
    let mut workbook = Workbook::with_limit(folder.path(), limit).unwrap();
    for extract in extracts {
        workbook.add(extract).unwrap();
    }
    let mut out = Cursor::new(Vec::new());
    workbook.end(&mut out).unwrap();
    assert_eq!(folder.path().read_dir().unwrap().count(), 0, "no file is left");
    Xlsx::new(out).unwrap()
}

/// The cell under a head.
fn cell(book: &mut Xlsx<Cursor<Vec<u8>>>, sheet: &str, row: usize, head: &str) -> Data {
    let range = book.worksheet_range(sheet).unwrap();
    let at = range.rows().next().unwrap().iter().position(|cell| *cell == Data::String(head.to_owned()));
    range.get((row, at.unwrap())).cloned().unwrap()
}

#[test]
fn numbers_are_numbers_and_text_is_text() {
    let mut book = read(
        ROWS,
        &[extract(vec![
            figure("1.50亿元", "1.5", "150000000"),
            figure("-3.2%", "-3.2", "-3.2"),
            figure("xx亩", "", ""),
            figure("12345678901234567890", "12345678901234567890", "1"),
        ])],
    );
    assert_eq!(book.sheet_names(), ["reports", "sections", "figures", "notes"]);
    let text = |text: &str| Data::String(text.to_owned());
    for (row, head, expected) in [
        (1, "value", Data::Float(1.5)),
        (1, "base_value", Data::Float(150_000_000.0)),
        (1, "quote", text("1.50亿元")),
        (1, "link", text("镇/a.txt:7")),
        (1, "masked", Data::Bool(false)),
        (2, "value", Data::Float(-3.2)),
        (2, "quote", text("-3.2%")),
        (3, "value", Data::Empty),
        (3, "masked", Data::Bool(true)),
        (4, "value", text("12345678901234567890")),
    ] {
        assert_eq!(cell(&mut book, "figures", row, head), expected, "{row} {head}");
    }
    assert_eq!(cell(&mut book, "reports", 1, "title"), text("=1+1"));
    assert_eq!(cell(&mut book, "reports", 1, "year"), Data::Float(2023.0));
    assert_eq!(cell(&mut book, "sections", 1, "heading"), text("－减"));
    assert!(book.worksheet_formula("reports").unwrap().is_empty(), "nothing is a formula");
}

#[test]
fn a_full_sheet_goes_on_in_another_one() {
    let figures = (0..5).map(|number| figure(&format!("{number}亩"), &number.to_string(), "")).collect();
    let mut book = read(3, &[extract(figures), extract(Vec::new()), extract(Vec::new())]);
    assert_eq!(
        book.sheet_names(),
        ["reports", "sections", "figures", "notes", "figures 2", "figures 3", "reports 2", "sections 2"]
    );
    assert_eq!(cell(&mut book, "figures 2", 2, "value"), Data::Float(3.0));
    assert_eq!(cell(&mut book, "figures 3", 1, "value"), Data::Float(4.0));
    assert_eq!(book.worksheet_range("reports 2").unwrap().height(), 2);
}

#[test]
fn as_many_decimals_as_were_written() {
    for (value, quote, expected) in [
        ("1.5", "1.50亿元", 2),
        ("1.5", "约１．５０亿元", 2),
        ("3428", "3428.0万元", 1),
        ("8", "8%", 0),
        ("0.85", "8.5成", 2),
        ("1.25", "1.25", 2),
    ] {
        assert_eq!(written(value, quote), expected, "{quote}");
    }
}

#[test]
fn a_long_text_is_cut_to_what_a_cell_holds() {
    let long = "农".repeat(40_000);
    assert_eq!(fitting(&long).chars().count(), UNITS);
    assert!(fitting(&long).ends_with('…'));
    assert_eq!(fitting(&"农".repeat(UNITS)).chars().count(), UNITS);
}
