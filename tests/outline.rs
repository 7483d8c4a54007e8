//! Whole reports and their outlines, as a reader would write them down; and what holds for any text.
//!
//! `UPDATE_EXPECT=1 cargo test --test outline` writes the outlines anew.

use baogao::outline::{Doubt, Outline, Section, SectionKind};
use baogao::source::{Encoding, Evidence, Options, Source, Span};
use expect_test::expect_file;
use proptest::prelude::*;

/// One line a section, indented by depth; then the title, what is set apart and what is doubtful.
fn render(source: &Source, outline: &Outline) -> String {
    let text = |span: Span| source.slice(span).replace('\n', " / ");
    let mut lines = vec![format!("title {}", outline.title.map_or("-".to_owned(), text))];
    for section in &outline.sections {
        let indent = "  ".repeat(usize::from(section.depth));
        let kind = if section.kind == SectionKind::Point { "point" } else { "heading" };
        lines.push(format!("{indent}{kind} {} {}", text(section.marker), text(section.heading)));
    }
    for (span, apart) in &outline.apart {
        let short: String = text(*span).chars().take(24).collect();
        lines.push(format!("{} {short}", format!("{apart:?}").to_lowercase()));
    }
    for Doubt::Skipped { section, expected, found } in &outline.doubts {
        let marker = outline.get(*section).map_or(String::new(), |section| text(section.marker));
        lines.push(format!("skipped {marker} expected {expected} found {found}"));
    }
    lines.join("\n") + "\n"
}

/// Compares a report's outline with the one written beside it.
#[track_caller]
fn check(name: &str) {
    let folder = format!("{}/tests/outline/{name}", env!("CARGO_MANIFEST_DIR"));
    let bytes = std::fs::read(format!("{folder}/report.txt")).unwrap_or_default();
    let source = Source::decode(&bytes, Options::default());
    expect_file![format!("{folder}/outline.txt")].assert_eq(&render(&source, &Outline::parse(&source)));
}

#[test]
fn a_township_report_with_lists_in_lists() {
    check("township");
}

#[test]
fn a_city_report_in_parts_with_mixed_markers() {
    check("city");
}

#[test]
fn a_report_in_one_line() {
    check("one_line");
}

#[test]
fn a_traditional_summary_with_contents_and_a_gap() {
    check("traditional");
}

#[test]
fn a_scraped_report_with_broken_lines_and_lost_numbers() {
    check("damaged");
}

#[test]
fn a_report_with_bare_headings() {
    check("bare");
}

#[test]
fn a_report_printed_twice() {
    check("twice");
}

/// Pieces of which hostile reports are made.
const PIECES: [&str; 40] = [
    "一、", "二、", "三、", "（一）", "(二)", "（三）、", "1、", "2.", "3．", "（1）", "(2)", "①", "②",
    "一是", "二是", "三是", "一要", "二要", "第一，", "第二，", "——", "--", "首先，", "其次，", "第一部分",
    "\n", "\n", "。", "；", "：", "，", "加强农业", "存在问题", "各位代表：", "名词解释", "此处隐藏90字",
    "目录", "　", "“", "9.5亿元",
];

fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        9 => proptest::sample::select(PIECES.to_vec()).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    proptest::collection::vec(piece, 0..120).prop_map(|pieces| pieces.concat())
}

fn assert_sound(text: &str) {
    let source = Source::from_text(text.to_owned(), Encoding::Utf8, Evidence::Valid);
    let outline = Outline::parse(&source);
    let sound = |span: Span| {
        span.start <= span.end && source.text().get(span.start as usize..span.end as usize).is_some()
    };
    for (index, section) in outline.sections.iter().enumerate() {
        assert!(sound(section.marker) && sound(section.heading) && sound(section.extent));
        assert!(section.extent.start == section.marker.start && section.marker.end <= section.heading.start);
        assert!(section.heading.end <= section.extent.end, "the heading lies inside");
        assert!(outline.sections.get(index + 1).is_none_or(|next| section.extent.start < next.extent.start));
        let parent = section.parent.map(|parent| parent.0 as usize);
        assert!(parent.is_none_or(|parent| parent < index), "parents precede");
        let around = parent.and_then(|parent| outline.sections.get(parent));
        assert_eq!(section.depth, around.map_or(1, |parent| parent.depth + 1));
        assert!(around.is_none_or(|parent| holds(parent, section)), "extents are nested");
    }
    let pairs = outline.apart.iter().zip(outline.apart.iter().skip(1));
    assert!(pairs.into_iter().all(|((first, _), (second, _))| first.end <= second.start), "no overlap");
    assert!(outline.apart.iter().all(|(span, _)| sound(*span)));
    assert!(outline.title.is_none_or(sound));
}

fn holds(parent: &Section, child: &Section) -> bool {
    parent.extent.start < child.extent.start && child.extent.end <= parent.extent.end
}

proptest! {
    #[test]
    fn any_text_gives_a_sound_outline(text in "\\PC*") {
        assert_sound(&text);
    }

    #[test]
    fn any_heap_of_markers_gives_a_sound_outline(text in hostile()) {
        assert_sound(&text);
    }
}

#[test]
fn an_empty_heading_before_debris_lies_inside_its_section() {
    assert_sound("一、第一，①一、一是一、①\u{3000}\u{200b}②一、");
}

#[test]
fn a_long_line_full_of_markers_is_read_soon() {
    let line = "一是加强农业：（1）种植；（2）养殖。——发展工业。第一，招商；第二，引资。".repeat(20_000);
    let source = Source::from_text(line, Encoding::Utf8, Evidence::Valid);
    assert!(Outline::parse(&source).sections.len() > 100_000);
}
