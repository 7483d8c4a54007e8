//! What a report says of itself: its source line, its gaps, its script and what to be warned of.
//!
//! Reads what the outline set apart; does not look for years or places.

use crate::figure::Figure;
use crate::outline::{Apart, Doubt, Outline, SectionId};
use crate::report::{Gap, Script};
use crate::script::Tells;
use crate::source::{Source, Span};

/// The words of a source line and which field they open.
const KEYS: &[(&str, Field)] = &[
    ("更新时间", Field::Updated),
    ("發佈時間", Field::Updated),
    ("更新時間", Field::Updated),
    ("發布時間", Field::Updated),
    ("发布时间", Field::Updated),
    ("发布日期", Field::Updated),
    ("發布日期", Field::Updated),
    ("信息来源", Field::Source),
    ("来源", Field::Source),
    ("來源", Field::Source),
    ("作者", Field::Author),
];

/// A field of a source line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Updated,
    Source,
    Author,
}

/// 更新时间, 来源 and 作者 as they stand, in this order.
pub(super) fn source_line(source: &Source, outline: &Outline) -> [Option<String>; 3] {
    let mut found = [None, None, None];
    for &(span, apart) in &outline.apart {
        if apart != Apart::Furniture {
            continue;
        }
        let text = source.slice(span);
        for &(key, field) in KEYS {
            let value = text.find(key).and_then(|at| text.get(at + key.len()..)).and_then(value);
            if let Some(slot) = found.get_mut(field as usize)
                && slot.is_none()
            {
                *slot = value;
            }
        }
    }
    found
}

/// The value after a key: behind its colon, up to a blank.
fn value(rest: &str) -> Option<String> {
    let rest = rest.strip_prefix([':', '：'])?.trim_start_matches([' ', '\u{3000}']);
    let value =
        rest.split(|c: char| c.is_whitespace() || c == '\u{3000}').next()?.trim_end_matches([')', '）']);
    (!value.is_empty()).then(|| value.to_owned())
}

/// The places where text was cut out, with the number of characters where it is said.
pub(super) fn gaps(source: &Source, outline: &Outline) -> Vec<Gap> {
    let gaps = outline.apart.iter().filter(|(_, apart)| *apart == Apart::Gap);
    gaps.map(|&(span, _)| {
        let text = source.slice(span);
        let digits: String =
            text.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
        Gap { span: trimmed(text, span), chars: digits.parse().ok() }
    })
    .collect()
}

/// A span without the blanks at its ends.
fn trimmed(text: &str, span: Span) -> Span {
    let head = text.len() - text.trim_start().len();
    let tail = text.len() - text.trim_end().len();
    Span::new(span.start + head as u32, (span.end - tail as u32).max(span.start + head as u32))
}

/// The script of a text. A converter leaves a few characters of the other script behind: up to one
/// in twenty does not make a text mixed.
pub(super) fn script_of(source: &Source) -> Script {
    let Tells { traditional, simplified } = source.tells();
    let total = traditional + simplified;
    if traditional * 20 <= total {
        Script::Simplified
    } else if simplified * 20 <= total {
        Script::Traditional
    } else {
        Script::Mixed
    }
}

/// What a reader should know before trusting a report, one sentence each, in Chinese.
pub(super) fn warnings(source: &Source, outline: &Outline, figures: &[Figure], gaps: &[Gap]) -> Vec<String> {
    let mut found = Vec::new();
    if !source.lossy().is_empty() {
        found.push(format!("有{}处无法解码", source.lossy().len()));
    }
    for gap in gaps {
        let line = source.line_of(gap.span.start) + 1;
        found.push(match gap.chars {
            Some(chars) => format!("第{line}行缺失原文{chars}字"),
            None => format!("第{line}行缺失部分原文"),
        });
    }
    let masked = figures.iter().filter(|figure| figure.is_masked()).count();
    if masked > 0 {
        found.push(format!("有{masked}个数字被遮盖"));
    }
    for doubt in &outline.doubts {
        let Doubt::Skipped { section, expected, found: number } = *doubt;
        found.push(skipped(source, outline, section, expected, number));
    }
    found
}

/// The sentence for a gap in the numbering.
fn skipped(source: &Source, outline: &Outline, section: SectionId, expected: u32, number: u32) -> String {
    let Some(section) = outline.get(section) else { return String::new() };
    let line = source.line_of(section.extent.start) + 1;
    format!("第{line}行编号跳跃：应为{expected}，实为{number}（{}）", source.slice(section.marker))
}
