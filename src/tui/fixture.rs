//! Reports made by hand, for the tests of the screen.

use crate::figure::{Approx, Direction, Figure, FigureId, Reasons, Role, Status, Value};
use crate::outline::{Apart, Outline, Section, SectionId, SectionKind};
use crate::report::{Meta, Report};
use crate::source::{Encoding, Evidence, Source, Span};

const TEXT: &str = "青石镇2023年工作总结

一、2023年工作情况
　　全年实现生产总值3428万元，同比增长8%。粮食播种面积4.5万亩，满意率90%。
（一）产业发展
　　新建大棚120座，投资xxx万元，预计带动增收50万元。群众得到了实惠。
（二）“平安”建设
　　调解纠纷36起，比上年减少12起。
二、2024年计划
　　生产总值力争达到3700万元，建设一个农贸市场。
";

/// Number, name, role and status of each figure: value as it stands, in the order of the text.
const FIGURES: [(&str, &str, i64, char); 9] = [
    ("3428万元", "生产总值", 34_280_000, 'l'),
    ("8%", "生产总值", 8, '+'),
    ("4.5万亩", "粮食播种面积", 45_000, 'l'),
    ("90%", "满意率", 90, 's'),
    ("120座", "新建大棚", 120, 'l'),
    ("xxx万元", "投资", 0, 'm'),
    ("50万元", "带动增收", 500_000, 'f'),
    ("36起", "调解纠纷", 36, 'l'),
    ("3700万元", "生产总值", 37_000_000, 't'),
];

/// Marker, heading, parent and the heading at which the section ends.
const SECTIONS: [(&str, &str, Option<u32>, &str); 4] = [
    ("一、", "2023年工作情况", None, "二、2024"),
    ("（一）", "产业发展", Some(0), "（二）"),
    ("（二）", "“平安”建设", Some(0), "二、2024"),
    ("二、", "2024年计划", None, ""),
];

fn find(text: &str, needle: &str, from: usize) -> Span {
    let start = from + text.get(from..).unwrap().find(needle).unwrap();
    Span::new(start as u32, (start + needle.len()) as u32)
}

fn section((marker, heading, parent, next): (&str, &str, Option<u32>, &str)) -> Section {
    let whole = find(TEXT, &format!("{marker}{heading}"), 0);
    let middle = whole.start + marker.len() as u32;
    let end = if next.is_empty() { TEXT.len() as u32 } else { find(TEXT, next, 0).start };
    Section {
        parent: parent.map(SectionId),
        kind: SectionKind::Heading,
        marker: Span::new(whole.start, middle),
        heading: Span::new(middle, whole.end),
        extent: Span::new(whole.start, end),
        depth: if parent.is_some() { 2 } else { 1 },
    }
}

fn figure((quote, name, base, kind): (&str, &str, i64, char), from: &mut usize, outline: &Outline) -> Figure {
    let span = find(TEXT, quote, *from);
    *from = span.end as usize;
    let line_start = TEXT.get(..span.start as usize).unwrap().rfind('\n').unwrap() + 1;
    let sentence = Span::new(line_start as u32, find(TEXT, "。", span.end as usize).end);
    let direction = Some(Direction::Up);
    let unit = quote.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | 'x')).to_owned();
    Figure {
        span,
        name: name.to_owned(),
        name_span: None,
        section: outline.at(span.start),
        value: if kind == 'm' { Value::Masked } else { Value::Exact(base.into()) },
        base_unit: unit.trim_start_matches('万').to_owned(),
        unit,
        base_value: (kind != 'm').then(|| base.into()),
        base_max: None,
        approx: Approx::Exact,
        role: match kind {
            '+' => Role::Change { of: Some(FigureId(0)), basis: Some(find(TEXT, "同比", 0)), direction },
            's' => Role::Share,
            _ => Role::Level,
        },
        status: match kind {
            'f' => Status::Forecast,
            't' => Status::Target,
            _ => Status::Actual,
        },
        period: None,
        sentence,
        reasons: Reasons::default(),
    }
}

/// A report of four sections and nine figures.
pub(crate) fn report() -> Report {
    let title = find(TEXT, "青石镇2023年工作总结", 0);
    let outline = Outline {
        sections: SECTIONS.map(section).to_vec(),
        apart: vec![(title, Apart::Title)],
        title: Some(title),
        doubts: Vec::new(),
    };
    let mut from = 0;
    let figures = FIGURES.map(|row| figure(row, &mut from, &outline)).to_vec();
    let meta = Meta { title: Some("青石镇2023年工作总结".to_owned()), ..Meta::default() };
    Report {
        source: Source::from_text(TEXT.to_owned(), Encoding::Utf8, Evidence::Valid),
        outline,
        figures,
        meta,
    }
}

/// A report of plain text without sections or figures.
pub(crate) fn plain(text: &str) -> Report {
    let source = Source::from_text(text.to_owned(), Encoding::Utf8, Evidence::Valid);
    Report { source, ..Report::default() }
}
