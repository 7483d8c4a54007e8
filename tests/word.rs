//! Word files made here: what becomes text, what is left out, and what is refused in one line.
#![allow(clippy::unwrap_used)]

use std::io::{Cursor, Write};

use baogao::source::{Encoding, Evidence, Kind, Options, Source, recognise};
use proptest::prelude::*;
use zip::write::{SimpleFileOptions, ZipWriter};

const SPACES: &str = concat!(
    r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" "#,
    r#"xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" "#,
    r#"xmlns:wps="urn:wps" xmlns:v="urn:v""#
);

fn container(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(part).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn part(root: &str, content: &str) -> String {
    format!(r#"<?xml version="1.0" encoding="UTF-8"?><w:{root} {SPACES}>{content}</w:{root}>"#)
}

fn document(content: &str) -> String {
    part("document", &format!("<w:body>{content}<w:sectPr/></w:body>"))
}

fn word(content: &str) -> Vec<u8> {
    container(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", document(content).as_bytes())])
}

fn numbered(content: &str, numbering: &str, styles: &str) -> Vec<u8> {
    container(&[
        ("word/styles.xml", part("styles", styles).as_bytes()),
        ("word/numbering.xml", part("numbering", numbering).as_bytes()),
        ("word/document.xml", document(content).as_bytes()),
    ])
}

/// A paragraph of one run.
fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

/// A paragraph with properties.
fn with(properties: &str, text: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn in_list(list: u32, level: u32, text: &str) -> String {
    with(&format!(r#"<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr>"#), text)
}

fn text(bytes: &[u8]) -> String {
    let source = Source::decode(bytes, Options::default());
    assert_eq!((source.encoding(), source.evidence()), (Encoding::Utf8, Evidence::Container));
    assert_eq!(recognise(bytes), Kind::Text);
    source.text().to_owned()
}

#[track_caller]
fn check(content: &str, expected: &str) {
    assert_eq!(text(&word(content)), expected);
}

#[track_caller]
fn check_refused(bytes: &[u8], reason: &str) {
    let kind = recognise(bytes);
    assert!(matches!(kind, Kind::Foreign(found) if found.contains(reason)), "{kind:?}");
    // Whoever decodes it all the same gets some text and no panic.
    let _ = Source::decode(bytes, Options::default());
}

#[test]
fn a_paragraph_is_a_line() {
    check(&(p("2023年工作总结") + "<w:p/>" + &p("一、总体情况")), "2023年工作总结\n\n一、总体情况\n");
    check(
        "<w:p><w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr><w:r><w:t>2</w:t></w:r>\
         <w:r><w:rPr><w:b/></w:rPr><w:t>0&#50;</w:t><w:t>3&amp;&lt;</w:t></w:r>\
         <w:r><w:tab/><w:t xml:space=\"preserve\"> 年</w:t><w:br/><w:t>一\n二</w:t></w:r></w:p>",
        "2023&<\t 年\n一 二\n",
    );
}

#[test]
fn what_wraps_a_run_does_not_hide_it() {
    check(
        "<w:p><w:hyperlink><w:r><w:t>链接</w:t></w:r></w:hyperlink><w:ins><w:r><w:t>新增</w:t></w:r></w:ins>\
         <w:smartTag><w:r><w:t>标记</w:t></w:r></w:smartTag><w:fldSimple w:instr=\"PAGE\"><w:r><w:t>3</w:t></w:r>\
         </w:fldSimple><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>\
         <w:sdt><w:sdtPr><w:alias w:val=\"名\"/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>控件</w:t></w:r></w:p>\
         </w:sdtContent></w:sdt>",
        "链接新增标记3\n控件\n",
    );
}

#[test]
fn deleted_and_hidden_text_is_left_out() {
    check(
        "<w:p><w:r><w:t>增长</w:t></w:r><w:del><w:r><w:delText>8</w:delText><w:t>9</w:t></w:r></w:del>\
         <w:moveFrom><w:r><w:t>旧</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>10%</w:t></w:r></w:moveTo>\
         <w:r><w:rPr><w:vanish/></w:rPr><w:t>密</w:t></w:r>\
         <w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>。</w:t></w:r>\
         <w:r><w:ruby><w:rt><w:r><w:t>zhèn</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>镇</w:t></w:r></w:rubyBase>\
         </w:ruby></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>",
        "增长10%。镇\n",
    );
}

#[test]
fn a_deleted_mark_joins_two_paragraphs() {
    let gone = "<w:rPr><w:del w:id=\"1\"/></w:rPr>";
    check(&(with(gone, "财政") + &p("收入") + &with(gone, "完")), "财政收入\n完\n");
    let changed = "<w:rPr><w:ins/><w:rPrChange><w:rPr><w:del/></w:rPr></w:rPrChange></w:rPr>";
    check(&(with(changed, "财政") + &p("收入")), "财政\n收入\n");
}

#[test]
fn a_text_box_is_read_once_behind_its_paragraph() {
    let inside = format!("<w:txbxContent>{}{}</w:txbxContent>", p("框一"), p("框二"));
    let alternatives = format!(
        "<w:p><w:r><w:t>前</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\">\
         <w:drawing><wps:txbx>{inside}</wps:txbx></w:drawing></mc:Choice><mc:Choice>{inside}</mc:Choice>\
         <mc:Fallback><w:pict><v:textbox>{inside}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>\
         <w:r><w:t>后</w:t></w:r></w:p>"
    );
    check(&alternatives, "前后\n框一\n框二\n");
    let old = format!("<w:p><w:r><w:pict><v:textbox>{inside}</v:textbox></w:pict><w:t>文</w:t></w:r></w:p>");
    check(&old, "文\n框一\n框二\n");
    let fallback = "<w:p><w:r><mc:AlternateContent><mc:Fallback><w:t>只</w:t></mc:Fallback>\
                    </mc:AlternateContent></w:r></w:p>";
    check(fallback, "只\n");
}

#[test]
fn a_row_is_a_line() {
    let cell = |content: &str| format!("<w:tc><w:tcPr/>{content}</w:tc>");
    let row = |cells: &str| format!("<w:tr><w:trPr><w:del/></w:trPr>{cells}</w:tr>");
    let inner = format!("<w:tbl>{}</w:tbl>", row(&(cell(&p("内甲")) + &cell(&p("内乙")))));
    let table = row(&(cell(&p("指标")) + &cell(&(p("完成") + &p("情况")))))
        + &row(&(cell(&p("粮食")) + &cell(&inner) + &cell("<w:p/>")));
    check(
        &format!("{}<w:tbl><w:tblPr/>{table}</w:tbl>{}", p("表"), p("完")),
        "表\n指标\t完成 情况\n粮食\t内甲\t内乙\t\n完\n",
    );
}

const LISTS: &str = r#"
<w:abstractNum w:abstractNumId="7">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="japaneseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
  <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>
  <w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2-%4"/>
    <w:suff w:val="nothing"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="8">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF06C;"/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="3"/><w:numFmt w:val="decimalEnclosedCircle"/><w:lvlText w:val="%2"/>
    <w:pStyle w:val="Heading2"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="9"><w:numStyleLink w:val="Linked"/></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="7"/>
  <w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="8"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="9"/></w:num>
<w:num w:numId="5"><w:abstractNumId w:val="8"/><w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0">
  <w:start w:val="1"/><w:numFmt w:val="upperLetter"/><w:lvlText w:val="%1) "/></w:lvl></w:lvlOverride></w:num>
"#;

const STYLES: &str = r#"
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"/>
<w:style w:type="paragraph" w:styleId="Heading1"><w:basedOn w:val="Base"/></w:style>
<w:style w:type="paragraph" w:styleId="Base"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Heading2"><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
<w:style w:type="numbering" w:styleId="Linked"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="character" w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>
"#;

#[track_caller]
fn check_numbered(content: &str, expected: &str) {
    assert_eq!(text(&numbered(content, LISTS, STYLES)), expected);
}

#[test]
fn generated_numbers_are_written_out() {
    let (a, b, c) = (in_list(1, 0, "甲"), in_list(1, 1, "乙"), in_list(1, 2, "丙"));
    check_numbered(
        &[&*a, &b, &b, &c, &p("文"), &c, &b, &c, &a, &b].concat(),
        "一、甲\n（一）乙\n（二）乙\n1. 丙\n文\n2. 丙\n（三）乙\n1. 丙\n二、甲\n（一）乙\n",
    );
    check_numbered(&(a.repeat(11) + &in_list(1, 3, "丁")), &{
        let numbers = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一"];
        numbers.map(|number| format!("{number}、甲\n")).concat() + "11.1-1丁\n"
    });
}

#[test]
fn lists_count_on_or_begin_anew() {
    let lists = [in_list(1, 0, "a"), in_list(2, 0, "b"), in_list(2, 0, "c"), in_list(1, 0, "d")].concat();
    check_numbered(&lists, "一、a\n五、b\n六、c\n七、d\n");
    check_numbered(&(in_list(3, 0, "点") + &in_list(3, 1, "圈") + &in_list(3, 1, "圈")), "点\n③圈\n④圈\n");
    check_numbered(
        &(in_list(4, 0, "连") + &in_list(5, 0, "盖") + &in_list(5, 0, "盖")),
        "一、连\nA) 盖\nB) 盖\n",
    );
    check_numbered(&(in_list(0, 0, "无") + &in_list(99, 0, "无") + &in_list(1, 99, "无")), "无\n无\n无\n");
}

#[test]
fn styles_number_and_hide() {
    let (heading, second) = ("<w:pStyle w:val=\"Heading1\"/>", "<w:pStyle w:val=\"Heading2\"/>");
    let off = format!("{heading}<w:numPr><w:numId w:val=\"0\"/></w:numPr>");
    check_numbered(
        &[with(heading, "标题"), with(&off, "无号"), with(second, "第二"), with(heading, "标题")].concat(),
        "一、标题\n无号\n③第二\n二、标题\n",
    );
    let hidden = "<w:r><w:rPr><w:rStyle w:val=\"Secret\"/></w:rPr><w:t>密</w:t></w:r>";
    let shown =
        "<w:r><w:rPr><w:rStyle w:val=\"Secret\"/><w:vanish w:val=\"false\"/></w:rPr><w:t>示</w:t></w:r>";
    check_numbered(&format!("<w:p>{hidden}{shown}</w:p>"), "示\n");
    check_numbered(&with("<w:pStyle w:val=\"Loop\"/>", "环"), "环\n");
}

#[test]
fn parts_are_found_by_other_names() {
    let body = document(&p("文"));
    assert_eq!(text(&container(&[("word\\document.xml", body.as_bytes())])), "文\n");
    assert_eq!(text(&container(&[("word/document2.xml", body.as_bytes())])), "文\n");
    let wide: Vec<u8> = ("\u{feff}".to_owned() + &body).encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(text(&container(&[("word/document.xml", &wide)])), "文\n");
}

#[test]
fn nothing_to_read_is_empty() {
    assert_eq!(recognise(&word("<w:p/>")), Kind::Empty);
    assert_eq!(recognise(&word("")), Kind::Empty);
}

#[test]
fn other_containers_are_named() {
    let inside = word(&p("文"));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("报告.docx", stored).unwrap();
    writer.write_all(&inside).unwrap();
    check_refused(&writer.finish().unwrap().into_inner(), "ZIP archive");
    check_refused(&container(&[("xl/workbook.xml", b"<x/>")]), "Excel");
}

#[test]
fn traps_are_refused() {
    let entity = "<!DOCTYPE x [<!ENTITY a \"aaaa\">]>";
    let definition = document(&p("&a;")).replacen("<w:document", &format!("{entity}<w:document"), 1);
    check_refused(&container(&[("word/document.xml", definition.as_bytes())]), "DTD");
    check_refused(&word(&p("&a;")), "damaged");
    let body = document(&p("文"));
    let twice = container(&[("word/document.xml", body.as_bytes()), ("word/Document.xml", body.as_bytes())]);
    check_refused(&twice, "twice");
    let mut same =
        container(&[("word/document.xml", body.as_bytes()), ("word/documenT.xml", body.as_bytes())]);
    let places: Vec<usize> = memchr::memmem::find_iter(&same, "documenT").collect();
    for place in places {
        same[place + "document".len() - 1] = b't';
    }
    check_refused(&same, "twice");
    let names: Vec<String> = (0..10_000).map(|number| format!("word/{number}")).collect();
    let mut parts: Vec<(&str, &[u8])> = names.iter().map(|name| (&**name, &b""[..])).collect();
    parts.push(("word/document.xml", body.as_bytes()));
    check_refused(&container(&parts), "damaged");
}

#[test]
fn a_bomb_is_refused_whatever_size_it_claims() {
    let mut bomb = container(&[("word/document.xml", &vec![b' '; (64 << 20) + 1])]);
    check_refused(&bomb, "too large");
    // The size in the local header and in the directory.
    let size = ((64_u32 << 20) + 1).to_le_bytes();
    let places: Vec<usize> = memchr::memmem::find_iter(&bomb, &size).collect();
    assert_eq!(places.len(), 2);
    for place in places {
        bomb[place..place + 4].copy_from_slice(&100_u32.to_le_bytes());
    }
    check_refused(&bomb, "Word file (.docx)");
}

#[test]
fn parts_share_one_limit() {
    let padded = |size: usize| [b"<x>".to_vec(), vec![b' '; size << 20], b"</x>".to_vec()].concat();
    let (large, body) = (padded(63), document(&p("文")));
    let with = |document: &[u8]| {
        container(&[
            ("word/styles.xml", &large),
            ("word/numbering.xml", &large),
            ("word/document.xml", document),
        ])
    };
    assert_eq!(text(&with(body.as_bytes())), "文\n");
    check_refused(&with(&padded(3)), "too large");
}

#[test]
fn damage_is_told() {
    let whole = word(&p("政府工作报告"));
    for length in (60..whole.len()).step_by(7) {
        if memchr::memmem::find(&whole[..length], b"word/document").is_some() {
            check_refused(&whole[..length], "damaged");
        }
    }
    for broken in ["<w:p>", "</w:p>", "<w:p></w:r>", "<w:p a=\"", "&#0;"] {
        check_refused(&word(broken), "damaged");
    }
    check_refused(&container(&[("word/document.xml", b"<w:document><w:body>")]), "damaged");
    let mut encrypted = whole;
    for (mark, flags) in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)] {
        let places: Vec<usize> = memchr::memmem::find_iter(&encrypted, mark).collect();
        for place in places {
            encrypted[place + flags] |= 1;
        }
    }
    check_refused(&encrypted, "password");
}

#[test]
fn depth_costs_nothing() {
    let deep =
        "<w:sdt><w:sdtContent>".repeat(100_000) + &p("深") + &"</w:sdtContent></w:sdt>".repeat(100_000);
    check(&deep, "深\n");
    let cell = ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>");
    check(&(cell.0.repeat(9000) + &p("深") + &cell.1.repeat(9000)), "深\n");
    let nest = ("<w:p><w:r><w:txbxContent>", "</w:txbxContent></w:r></w:p>");
    assert!(text(&word(&(nest.0.repeat(9000) + &p("深") + &nest.1.repeat(9000)))).contains("深\n"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn damaged_bytes_never_panic(at in 0..2000_usize, byte: u8, length in 1..8_usize) {
        let lists = [in_list(1, 0, "甲"), in_list(2, 1, "乙")].concat();
        let mut bytes = numbered(&lists, LISTS, STYLES);
        let start = at % bytes.len();
        let end = (start + length).min(bytes.len());
        bytes[start..end].fill(byte);
        let _ = recognise(&bytes);
        let _ = Source::decode(&bytes, Options::default());
    }

    #[test]
    fn damaged_parts_never_panic(
        at in 0..3000_usize,
        noise in "[<>/&;:\"=a-z0-9%一、]{0,6}|</?w:(p|r|t|tbl|tr|tc|txbxContent|pPr|rPr|del|num|lvl)/?>",
        part in 0..3_usize,
    ) {
        let mut parts = [part_of_lists(), document(&in_list(1, 0, "甲").repeat(3)), part_of_styles()];
        let place = parts[part].floor_char_boundary(at % parts[part].len());
        parts[part].insert_str(place, &noise);
        let bytes = container(&[
            ("word/numbering.xml", parts[0].as_bytes()),
            ("word/document.xml", parts[1].as_bytes()),
            ("word/styles.xml", parts[2].as_bytes()),
        ]);
        let _ = recognise(&bytes);
        let _ = Source::decode(&bytes, Options::default());
    }
}

fn part_of_lists() -> String {
    part("numbering", LISTS)
}

fn part_of_styles() -> String {
    part("styles", STYLES)
}
