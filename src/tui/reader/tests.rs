//! Moving, skimming and searching in a report.

use std::sync::Arc;

use super::*;
use crate::search::finder::{Finder, Kind};
use crate::tui::fixture;

fn words(needle: &str) -> Search {
    Search::new(Arc::new(Finder::new(Kind::Words, needle).unwrap()), needle)
}

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
fn skimming_folds_what_saves_a_row_and_unfolds_in_place() {
    let (mut reader, report) = opened(60);
    reader.turn(&report, 20);
    let is_text = |row: &Row| matches!(row, Row::Text { .. } | Row::Blank { .. });
    assert!(reader.rows.iter().all(is_text), "no body is longer than its lead and figures");
    let report = Report::from_source(fixture::plain(LONG).source);
    let mut reader = Reader::default();
    reader.open(&report, 60);
    reader.turn(&report, 20);
    let folded = |reader: &Reader| reader.rows.iter().position(|row| matches!(row, Row::Folded { .. }));
    let row = folded(&reader).unwrap();
    assert_eq!(reader.rows[row].at() as usize, LONG.find("　　乡亲们").unwrap());
    reader.list.selected = row;
    assert!(reader.unfold(&report, 20));
    assert_eq!(folded(&reader), None);
    assert_eq!(reader.list.selected, row, "the cursor stays");
    assert!(reader.row_text(&report).contains("乡亲们"), "{}", reader.row_text(&report));
    assert!(reader.unfold(&report, 20));
    assert_eq!((folded(&reader), reader.list.selected), (Some(row), row));
    reader.step(&report, Action::Top, None, 20);
    assert!(reader.unfold(&report, 20), "from its first row as well");
    assert_eq!(reader.list.selected, 0);
}

/// A text whose part before the first heading is long enough to be folded.
const LONG: &str = "各位代表，现将工作报告如下。
　　乡亲们齐心协力，办成了许多过去想办而没有办成的事情，村里的面貌焕然一新。
　　村里修通了公路，装上了路灯，办起了合作社，年轻人也陆续回到家乡创业兴业。
　　村里修通了水渠，装上了水表，办起了养老院，老年人也陆续住进了新的养老院。

一、工作情况
　　群众得到了实惠。

二、工作计划
　　继续努力。
";

#[test]
fn debris_is_shown_as_what_it_stands_for_and_hidden_characters_as_marks() {
    let report = fixture::plain("村<U+00A0>修&nbsp;路\u{a0}已&ldquo;通&rdquo;3&lt;5\u{200b}埗(bù)头");
    let mut reader = Reader::default();
    reader.open(&report, 60);
    let area = ratatui::layout::Rect::new(0, 0, 64, 4);
    let mut buffer = Buffer::empty(area);
    let theme = crate::tui::theme::Theme::mono();
    reader.draw(&mut buffer, Canvas { area, focus: true, theme }, &report, &[]);
    let mut cells = (0..64).filter_map(|x| buffer.cell((x, 1)));
    let mut row = String::new();
    while let Some(cell) = cells.next() {
        row.push_str(cell.symbol());
        // The cell after a wide character is covered by it.
        for _ in 1..crate::tui::label::columns(cell.symbol()) {
            cells.next();
        }
    }
    assert_eq!(row.trim_end(), "│>  村 修 路 已“通”3<5<U+200B>埗 头");
}

#[test]
fn found_places_go_round_the_corner() {
    let (mut reader, report) = opened(40);
    reader.find(&report, words("生产总值"), 0, 10);
    assert_eq!((reader.search.found.len(), reader.search.at), (2, Some(0)));
    for expected in [1, 0, 1] {
        assert!(reader.next_found(&report, 1, 10));
        assert_eq!(reader.search.at, Some(expected));
    }
    assert!(reader.next_found(&report, -1, 10));
    assert_eq!(reader.search.at, Some(0));
    reader.find(&report, words("不存在的"), 0, 10);
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

#[test]
fn the_figure_at_the_place_found_is_the_current_one() {
    let text = "青石县2023年工作总结\n\n一、2023年工作情况\n地区生产总值增长6%，规上工业稳中有进，粮食总产量12万吨，群众满意。各项工作有序推进。\n";
    let report = Report::from_source(fixture::plain(text).source);
    let mut reader = Reader::default();
    reader.open(&report, 200);
    for (needle, expected) in [
        ("地区生产", Some("6%")),
        ("粮食总", Some("12万吨")),
        ("12万吨", Some("12万吨")),
        ("规上工业", Some("12万吨")),
        ("群众满意", Some("12万吨")),
        ("有序推进", None),
    ] {
        reader.find(&report, words(needle), 0, 10);
        let current = reader.figure.and_then(|id| report.figure(id));
        assert_eq!(current.map(|figure| report.source.slice(figure.span)), expected, "{needle}");
    }
}
