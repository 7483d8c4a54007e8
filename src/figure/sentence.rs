//! Sentences and clauses: the stretches within which words reach a quantity.
//!
//! Knows punctuation, line ends and where sections begin; does not know what words mean.

use crate::figure::page;
use crate::figure::quantity::Quantity;
use crate::figure::text::{Range, Text, is_blank, is_letter, is_word};

/// A stretch between clause marks, with the quantities that begin in it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Clause {
    /// Its characters, without the marks around it.
    pub(super) range: Range,
    /// How many parentheses are open around it.
    pub(super) depth: u8,
    /// The quantities in it, by place in the sentence's list.
    pub(super) items: Range,
    /// The mark after it.
    pub(super) closer: char,
}

/// Splits a range into sentences at 。！？, at line ends that close a line, and at `cuts` (ascending).
pub(super) fn sentences(text: Text<'_>, range: Range, cuts: &[usize], mut each: impl FnMut(Range)) {
    let indented = is_indented(text);
    let mut start = range.start;
    let mut cut = cuts.partition_point(|&at| at <= start);
    let mut resume = range.start;
    for at in range.start..range.end {
        if cuts.get(cut) == Some(&at) {
            cut += 1;
            each(Range::new(start, at));
            start = at;
        }
        if at < resume {
            continue;
        }
        let ends = match text.at(at) {
            '。' | '!' | '?' | '！' | '？' => true,
            '\n' => {
                let next = page::past(text, at).unwrap_or(at + 1);
                let ends = hard_line_end(text, at, next, cuts.get(cut).copied(), indented);
                resume = if ends { at } else { next };
                ends
            }
            _ => false,
        };
        if ends {
            each(Range::new(start, at + 1));
            start = at + 1;
        }
    }
    if start < range.end {
        each(Range::new(start, range.end));
    }
}

/// Whether paragraphs of a text begin with blanks, so that a line without them goes on.
fn is_indented(text: Text<'_>) -> bool {
    let (mut lines, mut indented, mut start) = (0_usize, 0_usize, true);
    for &character in text.chars.iter().take(INDENT_SAMPLE) {
        if start && character != '\n' {
            lines += 1;
            indented += usize::from(character == ' ');
        }
        start = character == '\n';
    }
    indented * 4 >= lines && lines > 2
}

/// How many characters are looked at for indents.
const INDENT_SAMPLE: usize = 100_000;

/// Whether a line end closes its sentence: it does unless a long line breaks off without any mark
/// and the next line goes on at its left edge.
fn hard_line_end(text: Text<'_>, at: usize, goes_on: usize, next_cut: Option<usize>, indented: bool) -> bool {
    let line =
        text.slice(Range::new(0, at)).iter().rev().take(SHORT_LINE).take_while(|c| **c != '\n').count();
    let last = text.before(at);
    let next = text.at(goes_on);
    (line < SHORT_LINE && !indented)
        || !(is_word(last) || matches!(last, '、' | ','))
        || is_blank(next)
        || next_cut.is_some_and(|cut| cut > at && cut <= goes_on)
}

/// A line shorter than this that ends without a mark is a title or a cell, not a broken line.
const SHORT_LINE: usize = 14;

/// Splits a sentence into clauses and hands out its quantities.
pub(super) fn clauses(text: Text<'_>, range: Range, quantities: &[Quantity]) -> Vec<Clause> {
    let mut found = Vec::new();
    let (mut start, mut depth, mut item) = (range.start, 0_u8, 0);
    let mut ahead = quantities.iter().peekable();
    let mut at = range.start;
    while at < range.end {
        while ahead.next_if(|quantity| quantity.range.end <= at).is_some() {}
        if let Some(quantity) = ahead.peek().filter(|quantity| quantity.range.start <= at) {
            at = quantity.range.end;
            continue;
        }
        let mark = text.at(at);
        if is_clause_mark(text, at) {
            item = push(&mut found, Range::new(start, at), depth, item, quantities, mark);
            start = at + 1;
            match mark {
                '(' => depth = depth.saturating_add(1),
                ')' => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        at += 1;
    }
    push(&mut found, Range::new(start, range.end), depth, item, quantities, '。');
    found
}

fn push(
    found: &mut Vec<Clause>,
    range: Range,
    depth: u8,
    item: usize,
    quantities: &[Quantity],
    closer: char,
) -> usize {
    let last = item + quantities.iter().skip(item).take_while(|q| q.range.start < range.end).count();
    found.push(Clause { range, depth, items: Range::new(item, last), closer });
    last
}

/// Whether the character ends a clause. A parenthesis inside a term (台(套)) does not.
fn is_clause_mark(text: Text<'_>, at: usize) -> bool {
    match text.at(at) {
        ',' | ';' | ':' | '。' | '!' | '?' | '！' | '？' | '—' => true,
        '(' => gloss(text, at).is_none(),
        ')' => (at.saturating_sub(GLOSS + 1)..at).all(|open| gloss(text, open) != Some(at)),
        _ => false,
    }
}

/// Where a parenthesis closes that opens inside a term: 台(套), 执业(助理)医师, 经营者(AEO)达到.
fn gloss(text: Text<'_>, open: usize) -> Option<usize> {
    if text.at(open) != '(' || !(is_word(text.before(open)) || text.before(open) == '”') {
        return None;
    }
    let close = (open + 2..open + 2 + GLOSS).find(|&at| text.at(at) == ')')?;
    let inside = text.slice(Range::new(open + 1, close));
    let plain = inside.iter().all(|&c| is_letter(c) || c == '、');
    let goes_on = is_word(text.at(close + 1)) && !text.before(open).is_ascii_digit();
    (plain && (close == open + 2 || goes_on)).then_some(close)
}

/// How long a parenthesis inside a term is at most, in characters.
const GLOSS: usize = 6;
