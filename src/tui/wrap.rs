//! Breaks a line of Chinese text into rows: no mark stands where it must not, no figure is torn.
//!
//! Pure: spans in, spans out, and together the rows are the line. Knows columns, not styles.

use crate::source::Span;
use crate::tui::label;

/// What no row begins with.
const NO_START: &str = "，。、；：？！）》〉」』】〕〗”’…—％‰℃,.;:?!)]}%、·～~々";
/// What no row ends with.
const NO_END: &str = "（《〈「『【〔〖“‘([{￥$＄第";
/// Units that stay with the digits before them even where no figure was found.
const UNITS: &str = "%％‰万亿千百十元个年月日时倍成人户家亩吨里米公平℃";

/// One character of the line.
#[derive(Debug, Clone, Copy)]
struct Glyph {
    character: char,
    /// Where it starts, in bytes of the line.
    start: u32,
    width: usize,
    /// Whether the break before it would tear a figure.
    inside: bool,
}

/// What of a text is not shown as it stands, in order.
#[derive(Debug, Clone, Copy, Default)]
pub struct Marked<'a> {
    /// Spans to be kept in one row where they fit.
    pub whole: &'a [Span],
    /// Spans that are shown as one character.
    pub replaced: &'a [(Span, char)],
}

/// The rows of `text`, which starts at byte `base`. The rows follow each other without a gap; blanks
/// at a row's end may hang over.
pub fn wrap(text: &str, base: u32, marked: Marked, width: usize) -> Vec<Span> {
    let glyphs = glyphs(text, base, marked, width);
    let end = base + text.len() as u32;
    let at = |index: usize| glyphs.get(index).map_or(end, |glyph: &Glyph| glyph.start);
    let mut rows = Vec::new();
    let mut first = 0;
    while first < glyphs.len() {
        let next = next_row(&glyphs, first, width);
        rows.push(Span::new(at(first), at(next)));
        first = next;
    }
    if rows.is_empty() {
        rows.push(Span::new(base, end));
    }
    rows
}

fn glyphs(text: &str, base: u32, marked: Marked, width: usize) -> Vec<Glyph> {
    let mut spans = marked.whole.iter().peekable();
    let mut replaced = marked.replaced.iter().peekable();
    let mut kept: Option<Span> = None;
    let mut glyphs: Vec<Glyph> = Vec::with_capacity(text.len() / 3 + 1);
    for (index, character) in text.char_indices() {
        let start = base + index as u32;
        while let Some(span) = spans.next_if(|span| span.start <= start) {
            let end = kept.map_or(span.end, |kept| kept.end.max(span.end));
            kept = fits(text, base, *span, width).then_some(Span::new(span.start, end)).or(kept);
        }
        let inside = kept.is_some_and(|span| span.start < start && start < span.end);
        while replaced.next_if(|(span, _)| span.end <= start).is_some() {}
        match replaced.peek() {
            Some((span, shown)) if span.start == start => {
                glyphs.push(Glyph { character: *shown, start, width: label::width(*shown), inside });
            }
            Some((span, _)) if span.contains(start) => {}
            _ => glyphs.push(Glyph { character, start, width: label::width(character), inside }),
        }
    }
    glyphs
}

fn fits(text: &str, base: u32, span: Span, width: usize) -> bool {
    let range = span.start.saturating_sub(base) as usize..span.end.saturating_sub(base) as usize;
    text.get(range).is_some_and(|text| label::columns(text) <= width)
}

/// The glyph that begins the row after the one that `first` begins.
fn next_row(glyphs: &[Glyph], first: usize, width: usize) -> usize {
    let mut used = 0;
    let (mut good, mut poor, mut last) = (None, None, None);
    for (index, pair) in glyphs.iter().enumerate().skip(first) {
        let is_blank = pair.character == ' ';
        if index > first && pair.width > 0 {
            let before = glyphs.get(index - 1).copied().unwrap_or(*pair);
            if !pair.inside {
                last = Some(index);
                if !is_word(before, *pair) {
                    poor = Some(index);
                    if !is_blank
                        && may_break(before.character, pair.character)
                        && !is_indent(glyphs, first, index)
                    {
                        good = Some(index);
                    }
                }
            }
            if used + pair.width > width && !is_blank {
                return good.or(poor).or(last).unwrap_or(index);
            }
        }
        used += pair.width;
    }
    glyphs.len()
}

/// Whether only blanks stand between the start of the row and glyph `index`.
fn is_indent(glyphs: &[Glyph], first: usize, index: usize) -> bool {
    // A row begins with a blank only at the start of a line, so few are looked at.
    let blanks = glyphs.iter().skip(first).take_while(|glyph| is_space(glyph.character)).take(16).count();
    index <= first + blanks
}

fn is_space(character: char) -> bool {
    matches!(character, ' ' | '\u{3000}' | '\u{a0}' | '\t')
}

/// Whether the two belong to one number or one Latin word.
fn is_word(before: Glyph, after: Glyph) -> bool {
    let (before, after) = (before.character, after.character);
    let is_part = |character: char| character.is_ascii_alphanumeric() || ('０'..='９').contains(&character);
    let is_digit = |character: char| character.is_ascii_digit() || ('０'..='９').contains(&character);
    let is_point = |character: char| matches!(character, '.' | ',' | '-' | '．' | '/' | '*' | '×');
    (is_part(before) && (is_part(after) || is_point(after)))
        || (is_point(before) && is_part(after))
        || (is_digit(before) && UNITS.contains(after))
}

fn may_break(before: char, after: char) -> bool {
    !NO_START.contains(after) && !NO_END.contains(before)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rows(text: &str, width: usize, whole: &[Span]) -> Vec<String> {
        wrap(text, 0, Marked { whole, replaced: &[] }, width)
            .iter()
            .map(|row| text.get(row.start as usize..row.end as usize).unwrap().to_owned())
            .collect()
    }

    #[track_caller]
    fn check(text: &str, width: usize, expected: &[&str]) {
        assert_eq!(rows(text, width, &[]), expected);
    }

    #[test]
    fn rows_follow_the_rules() {
        check("", 10, &[""]);
        check("全镇经济", 8, &["全镇经济"]);
        check("全镇经济，平稳", 8, &["全镇经", "济，平稳"]);
        check("通过（草案）后", 6, &["通过", "（草", "案）后"]);
        check("　　全镇经济", 6, &["　　全", "镇经济"]);
        check("增长3428万元多", 8, &["增长", "3428万元", "多"]);
        check("实现GDP增长", 6, &["实现", "GDP增", "长"]);
        check("abcdefghij", 4, &["abcd", "efgh", "ij"]);
        check("一二  三四", 4, &["一二  ", "三四"]);
        check("字。。。。。。", 4, &["字。", "。。", "。。", "。"]);
        check("报", 1, &["报"]);
    }

    #[test]
    fn a_figure_that_fits_stays_whole() {
        let text = "实现生产总值约34.28亿元人民币，增长";
        let start = text.find('约').unwrap() as u32;
        let end = text.find('，').unwrap() as u32;
        let rows = rows(text, 20, &[Span::new(start, end)]);
        assert_eq!(rows, ["实现生产总值", "约34.28亿元人民币，", "增长"]);
    }

    #[test]
    fn what_is_shown_as_one_character_is_as_wide_as_that_and_never_parted() {
        let text = "全镇<U+00A0>经济";
        let replaced = [(Span::new(6, 14), ' ')];
        let rows = wrap(text, 0, Marked { whole: &[], replaced: &replaced }, 7);
        assert_eq!(rows, [Span::new(0, 17), Span::new(17, 20)]);
    }

    fn piece() -> impl Strategy<Value = String> {
        prop_oneof![
            "[一-龥]{1,12}",
            "[，。、；：）”（“《》 　a-zA-Z0-9.%]{1,4}",
            "[0-9]{1,7}(\\.[0-9]{1,2})?(万元|亿元|%|个百分点)",
            "\\PC{0,3}",
        ]
    }

    fn figures(pieces: &[String]) -> Vec<Span> {
        let mut start = 0;
        let mut spans = Vec::new();
        for piece in pieces {
            let end = start + piece.len() as u32;
            if piece.starts_with(|first: char| first.is_ascii_digit()) && piece.ends_with(['元', '%', '点'])
            {
                spans.push(Span::new(start, end));
            }
            start = end;
        }
        spans
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn rows_lose_nothing_and_tear_nothing(pieces in proptest::collection::vec(piece(), 0..40), width in 1usize..80) {
            let text = pieces.concat();
            let whole = figures(&pieces);
            let spans = wrap(&text, 0, Marked { whole: &whole, replaced: &[] }, width);
            prop_assert_eq!(rows(&text, width, &whole).concat(), text.clone());
            for pair in spans.windows(2) {
                let at = pair[0].end;
                prop_assert_eq!(at, pair[1].start);
                prop_assert!(!pair[0].is_empty());
                for span in &whole {
                    let torn = span.start < at && at < span.end;
                    let shown = text.get(span.start as usize..span.end as usize).unwrap();
                    prop_assert!(!torn || label::columns(shown) > width, "{} torn at {}", shown, width);
                }
                let row = text.get(pair[0].start as usize..at as usize).unwrap();
                let shown = row.trim_end_matches(' ');
                prop_assert!(label::columns(shown) <= width || shown.chars().filter(|&c| label::width(c) > 0).count() == 1);
            }
        }

        #[test]
        fn rows_begin_and_end_as_they_should(text in "[一-龥]{3}([一-龥]{2,9}[，。、；：]|[一-龥]{2,5}（[一-龥]{2,4}）|“[一-龥]{2,4}”[一-龥]{2}){1,20}", width in 16usize..80) {
            for (index, row) in rows(&text, width, &[]).iter().enumerate() {
                prop_assert!(index == 0 || !row.starts_with(|first| NO_START.contains(first)), "{row}");
                prop_assert!(!row.ends_with(|last| NO_END.contains(last)), "{row}");
            }
        }
    }
}
