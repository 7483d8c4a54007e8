//! The records of a small report in every format, as a reader of the contract expects them.

// UPDATE_EXPECT=1 writes every expectation with the same number of hashes.
#![allow(clippy::unwrap_used, clippy::needless_raw_string_hashes)]

use std::io;

use baogao::export::copy::{Taken, Template};
use baogao::export::{self, FORMATS, FigureRecord, Format, Row, Shape, Surface};
use baogao::figure::{Approx, Direction, Figure, FigureId, Reasons, Role, Status, Value};
use baogao::outline::{Outline, Section, SectionId, SectionKind};
use baogao::report::{Gap, Meta, Report, Script};
use baogao::source::{Encoding, Evidence, Source, Span};
use expect_test::{Expect, expect};
use rust_decimal::Decimal;

const TEXT: &str = "\
柳溪鎮工作總結
一、經濟發展
全年完成生產總值1.50億元，
同比增長8%。
（一）=農業
種植面積xx畝，戶均3—5畝。
";

/// Where the words stand in the text.
fn at(words: &str) -> Span {
    let start = TEXT.find(words).unwrap();
    Span::new(start as u32, (start + words.len()) as u32)
}

fn from(words: &str) -> Span {
    Span::new(at(words).start, TEXT.len() as u32)
}

fn section(parent: Option<u32>, marker: &str, heading: &str, depth: u16) -> Section {
    Section {
        parent: parent.map(SectionId),
        kind: SectionKind::Heading,
        marker: at(marker),
        heading: at(heading),
        extent: from(marker),
        depth,
    }
}

fn figure(quote: &str, name: &str, value: Value, unit: &str, section: u32) -> Figure {
    Figure {
        span: at(quote),
        name: name.to_owned(),
        name_span: None,
        section: Some(SectionId(section)),
        value,
        unit: unit.to_owned(),
        base_value: None,
        base_max: None,
        base_unit: unit.to_owned(),
        approx: Approx::Exact,
        role: Role::Level,
        status: Status::Actual,
        period: None,
        sentence: at(quote),
        reasons: Reasons::default(),
    }
}

fn all_figures() -> Vec<Figure> {
    let output = "全年完成生產總值1.50億元，\n同比增長8%。";
    let basis = Some(at("同比"));
    let exact = |value: i64, scale: u32| Value::Exact(Decimal::new(value, scale));
    vec![
        Figure {
            base_value: Some(Decimal::from(150_000_000)),
            base_unit: "元".to_owned(),
            period: Some(at("全年")),
            sentence: at(output),
            ..figure("1.50億元", "生產總值", exact(150, 2), "億元", 0)
        },
        Figure {
            base_value: Some(Decimal::from(8)),
            role: Role::Change { of: Some(FigureId(0)), basis, direction: Some(Direction::Up) },
            sentence: at(output),
            ..figure("8%", "生產總值", exact(8, 0), "%", 0)
        },
        figure("xx畝", "種植面積", Value::Masked, "畝", 1),
        Figure {
            base_value: Some(Decimal::from(3)),
            base_max: Some(Decimal::from(5)),
            approx: Approx::About,
            status: Status::Target,
            sentence: at("種植面積xx畝，戶均3—5畝。"),
            ..figure("3—5畝", "戶均", Value::Range(Decimal::from(3), Decimal::from(5)), "畝", 1)
        },
    ]
}

fn report() -> Report {
    let source = Source::from_text(TEXT.to_owned(), Encoding::Big5, Evidence::Plausible);
    let sections = vec![section(None, "一、", "經濟發展", 1), section(Some(0), "（一）", "=農業", 2)];
    let meta = Meta {
        title: Some("柳溪鎮工作總結".to_owned()),
        year: Some(2023),
        script: Script::Traditional,
        gaps: vec![Gap { span: at("xx"), chars: None }],
        warnings: vec!["有缺字。".to_owned()],
        ..Meta::default()
    };
    let outline = Outline { sections, title: Some(at("柳溪鎮工作總結")), ..Outline::default() };
    Report { source, outline, figures: all_figures(), meta }
}

fn written(rows: &[&dyn Row], shape: &'static Shape, format: Format, surface: Surface) -> String {
    let mut out = Vec::new();
    let mut sink = format.begin(&mut out, shape, surface).unwrap();
    for row in rows {
        sink.row(*row).unwrap();
    }
    sink.end().unwrap();
    drop(sink);
    String::from_utf8(out).unwrap()
}

fn figures(format: Format, surface: Surface) -> String {
    let records = export::figures("镇/a.txt", &report());
    let rows: Vec<&dyn Row> = records.iter().map(|record| record as &dyn Row).collect();
    written(&rows, export::FIGURES, format, surface)
}

fn outline(format: Format) -> String {
    let records = export::outline("镇/a.txt", &report());
    let rows: Vec<&dyn Row> = records.iter().map(|record| record as &dyn Row).collect();
    written(&rows, export::OUTLINE, format, Surface::Pipe)
}

#[track_caller]
fn check(actual: &str, expected: Expect) {
    expected.assert_eq(actual);
}

#[test]
fn list_as_json() {
    let record = export::list("镇/a.txt", &report());
    let text = written(&[&record], export::LIST, Format::Jsonl, Surface::Pipe);
    check(
        &text,
        expect![[r#"
        {"path":"镇/a.txt","encoding":"Big5-HKSCS","lossy":0,"script":"traditional","title":"柳溪鎮工作總結","place":null,"year":2023,"plan_year":null,"updated":null,"source":null,"author":null,"chars":62,"sections":2,"figures":4,"masked":1,"gaps":1,"warnings":["有缺字。"]}
    "#]],
    );
}

#[test]
fn outline_as_json() {
    check(
        &outline(Format::Jsonl),
        expect![[r#"
        {"path":"镇/a.txt","id":1,"parent":0,"kind":"heading","marker":"一、","heading":"經濟發展","depth":1,"start":8,"end":62,"line":2,"figures":4}
        {"path":"镇/a.txt","id":2,"parent":1,"kind":"heading","marker":"（一）","heading":"=農業","depth":2,"start":39,"end":62,"line":5,"figures":2}
    "#]],
    );
}

#[test]
fn outline_as_table() {
    check(
        &outline(Format::Table),
        expect![[r#"
        figures  section        place
              4  一、經濟發展   镇/a.txt:2
              2    （一）=農業  镇/a.txt:5
    "#]],
    );
}

#[test]
fn figures_as_json_lines() {
    check(
        &figures(Format::Jsonl, Surface::Pipe),
        expect![[r#"
        {"path":"镇/a.txt","id":1,"section":1,"section_path":["一、經濟發展"],"name":"生產總值","indicator":"地区生产总值","quote":"1.50億元","value":"1.5","value_max":null,"unit":"億元","base_value":"150000000","base_max":null,"base_unit":"元","approx":"exact","role":"level","of":null,"basis":null,"direction":null,"status":"actual","period":"全年","masked":false,"start":23,"end":29,"line":3,"column":9,"sentence":"全年完成生產總值1.50億元， 同比增長8%。"}
        {"path":"镇/a.txt","id":2,"section":1,"section_path":["一、經濟發展"],"name":"生產總值","indicator":"地区生产总值","quote":"8%","value":"8","value_max":null,"unit":"%","base_value":"8","base_max":null,"base_unit":"%","approx":"exact","role":"change","of":1,"basis":"同比","direction":"up","status":"actual","period":null,"masked":false,"start":35,"end":37,"line":4,"column":5,"sentence":"全年完成生產總值1.50億元， 同比增長8%。"}
        {"path":"镇/a.txt","id":3,"section":2,"section_path":["一、經濟發展","（一）=農業"],"name":"種植面積","indicator":"种植面积","quote":"xx畝","value":null,"value_max":null,"unit":"畝","base_value":null,"base_max":null,"base_unit":"畝","approx":"exact","role":"level","of":null,"basis":null,"direction":null,"status":"actual","period":null,"masked":true,"start":50,"end":53,"line":6,"column":5,"sentence":"xx畝"}
        {"path":"镇/a.txt","id":4,"section":2,"section_path":["一、經濟發展","（一）=農業"],"name":"戶均","indicator":"户均","quote":"3—5畝","value":"3","value_max":"5","unit":"畝","base_value":"3","base_max":"5","base_unit":"畝","approx":"about","role":"level","of":null,"basis":null,"direction":null,"status":"target","period":null,"masked":false,"start":56,"end":60,"line":6,"column":11,"sentence":"種植面積xx畝，戶均3—5畝。"}
    "#]],
    );
}

#[test]
fn figures_as_csv() {
    check(
        &figures(Format::Csv, Surface::Pipe),
        expect![[r#"
            path,id,section,section_path,name,indicator,quote,value,value_max,unit,base_value,base_max,base_unit,approx,role,of,basis,direction,status,period,masked,start,end,line,column,sentence
            镇/a.txt,1,1,一、經濟發展,生產總值,地区生产总值,1.50億元,1.5,,億元,150000000,,元,exact,level,,,,actual,全年,false,23,29,3,9,全年完成生產總值1.50億元， 同比增長8%。
            镇/a.txt,2,1,一、經濟發展,生產總值,地区生产总值,8%,8,,%,8,,%,exact,change,1,同比,up,actual,,false,35,37,4,5,全年完成生產總值1.50億元， 同比增長8%。
            镇/a.txt,3,2,一、經濟發展 > （一）=農業,種植面積,种植面积,xx畝,,,畝,,,畝,exact,level,,,,actual,,true,50,53,6,5,xx畝
            镇/a.txt,4,2,一、經濟發展 > （一）=農業,戶均,户均,3—5畝,3,5,畝,3,5,畝,about,level,,,,target,,false,56,60,6,11,種植面積xx畝，戶均3—5畝。
        "#]],
    );
}

#[test]
fn figures_as_markdown() {
    check(
        &figures(Format::Markdown, Surface::Pipe),
        expect![[r#"
            | path | id | section | section_path | name | indicator | quote | value | value_max | unit | base_value | base_max | base_unit | approx | role | of | basis | direction | status | period | masked | start | end | line | column | sentence |
            | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
            | 镇/a.txt | 1 | 1 | 一、經濟發展 | 生產總值 | 地区生产总值 | 1.50億元 | 1.5 |  | 億元 | 150000000 |  | 元 | exact | level |  |  |  | actual | 全年 | false | 23 | 29 | 3 | 9 | 全年完成生產總值1.50億元， 同比增長8%。 |
            | 镇/a.txt | 2 | 1 | 一、經濟發展 | 生產總值 | 地区生产总值 | 8% | 8 |  | % | 8 |  | % | exact | change | 1 | 同比 | up | actual |  | false | 35 | 37 | 4 | 5 | 全年完成生產總值1.50億元， 同比增長8%。 |
            | 镇/a.txt | 3 | 2 | 一、經濟發展 > （一）=農業 | 種植面積 | 种植面积 | xx畝 |  |  | 畝 |  |  | 畝 | exact | level |  |  |  | actual |  | true | 50 | 53 | 6 | 5 | xx畝 |
            | 镇/a.txt | 4 | 2 | 一、經濟發展 > （一）=農業 | 戶均 | 户均 | 3—5畝 | 3 | 5 | 畝 | 3 | 5 | 畝 | about | level |  |  |  | target |  | false | 56 | 60 | 6 | 11 | 種植面積xx畝，戶均3—5畝。 |
        "#]],
    );
}

#[test]
fn figures_as_table() {
    check(
        &figures(Format::Table, Surface::Terminal),
        expect![[r#"
        name      figure    role            status  section       place
        生產總值  1.50億元  level           actual  一、經濟發展  镇/a.txt:3
        生產總值  8%        change up 同比  actual  一、經濟發展  镇/a.txt:4
        種植面積  xx畝      level           actual  （一）=農業   镇/a.txt:6
        戶均      3—5畝     level           target  （一）=農業   镇/a.txt:6
    "#]],
    );
}

#[test]
fn json_is_the_array_of_the_json_lines() {
    let array: serde_json::Value = serde_json::from_str(&figures(Format::Json, Surface::Pipe)).unwrap();
    let lines = figures(Format::Jsonl, Surface::Pipe);
    let lines: Vec<serde_json::Value> =
        lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(array, serde_json::Value::Array(lines));
    assert_eq!(written(&[], export::FIGURES, Format::Json, Surface::Pipe), "[\n]\n");
}

#[test]
fn tsv_has_the_cells_of_csv() {
    let read = |text: &str, between: u8| {
        let mut reader = csv::ReaderBuilder::new().delimiter(between).from_reader(text.as_bytes());
        let rows = reader.records().map(Result::unwrap);
        rows.map(|row| row.iter().map(str::to_owned).collect()).collect::<Vec<Vec<_>>>()
    };
    let rows = read(&figures(Format::Tsv, Surface::Pipe), b'\t');
    assert_eq!(rows.len(), 4);
    assert_eq!(rows, read(&figures(Format::Csv, Surface::Pipe), b','));
}

#[test]
fn a_heading_like_a_formula_is_defused_for_spreadsheets_only() {
    assert!(outline(Format::Csv).contains(",（一）,'=農業,2,"));
    assert!(outline(Format::Jsonl).contains("\"heading\":\"=農業\""));
}

#[test]
fn only_a_csv_file_has_a_byte_order_mark() {
    for (format, name) in FORMATS.into_iter().filter(|(format, _)| !format.is_binary()) {
        for surface in [Surface::Terminal, Surface::Pipe, Surface::File] {
            let marked = figures(format, surface).starts_with('\u{feff}');
            assert_eq!(marked, format == Format::Csv && surface == Surface::File, "{name}");
        }
        assert_eq!(Format::named(format.name()), Some(format));
    }
}

#[test]
fn places_count_scalar_values() {
    for record in export::figures("a", &report()) {
        let quote: String = TEXT.chars().skip(record.start).take(record.end - record.start).collect();
        assert_eq!(quote, record.quote);
        let line = TEXT.lines().nth(record.line - 1).unwrap();
        let there: String = line.chars().skip(record.column - 1).take(quote.chars().count()).collect();
        assert_eq!(there, quote);
    }
}

#[test]
fn a_sentence_without_end_is_cut_around_the_figure() {
    let text = format!("{}3畝{}", "甲".repeat(5000), "乙".repeat(5000));
    let mut report = report();
    let whole = Span::new(0, text.len() as u32);
    report.figures.truncate(1);
    report.figures[0].span = Span::new(15000, 15004);
    report.figures[0].sentence = whole;
    report.source = Source::from_text(text, Encoding::Utf8, Evidence::Valid);
    let sentence = &export::figures("a", &report)[0].sentence;
    assert_eq!(*sentence, format!("{}3畝{}", "甲".repeat(200), "乙".repeat(200)));
}

#[test]
fn a_long_table_is_written_whole() {
    let record = FigureRecord { name: "畝產".to_owned(), path: "a".to_owned(), ..FigureRecord::default() };
    let rows: Vec<&dyn Row> = (0..1000).map(|_| &record as &dyn Row).collect();
    let text = written(&rows, export::FIGURES, Format::Table, Surface::Pipe);
    assert_eq!(text.lines().count(), 1001);
    assert_eq!(text.lines().nth(1), text.lines().last());
}

struct Closed;

impl io::Write for Closed {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(io::ErrorKind::BrokenPipe.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn errors_of_the_writer_come_back_as_they_are() {
    let write = |format: Format| {
        let mut closed = Closed;
        let mut sink = format.begin(&mut closed, export::FIGURES, Surface::Pipe)?;
        sink.row(&FigureRecord::default())?;
        sink.end()
    };
    for (format, name) in FORMATS {
        assert_eq!(write(format).unwrap_err().kind(), io::ErrorKind::BrokenPipe, "{name}");
    }
}

#[test]
fn a_figure_is_copied_alone_or_with_its_source() {
    let report = report();
    let records = export::figures("镇/a.txt", &report);
    let list = export::list("镇/a.txt", &report);
    let copied = |index: usize, template| Taken::figure(&records[index], Some(2024), &list).written(template);
    assert_eq!(copied(0, Template::Value), "1.50億元");
    assert_eq!(copied(2, Template::NameValue), "種植面積 xx畝");
    assert_eq!(
        copied(3, Template::Tsv),
        "戶均\t3—5畝\t3–5\t畝\tabout\tlevel\t\t\ttarget\t\t2024\t柳溪鎮工作總結\t一、經濟發展 > （一）=農業"
    );
    let citation = "柳溪鎮工作總結（2023年），一、經濟發展 > （一）=農業：種植面積xx畝，戶均3—5畝。";
    assert_eq!(copied(3, Template::Citation), citation);
}
