//! Sentences and clauses: the stretches within which words reach a quantity.
//!
//! Knows punctuation, line ends and where sections begin; does not know what words mean.

use crate::figure::page;
use crate::figure::quantity::Quantity;
use crate::figure::signs::{Place, Sign};
use crate::figure::text::{Range, Text, is_blank, is_letter, is_word, places};

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
///
/// Each comes with its signs.
pub(super) fn sentences(text: Text<'_>, range: Range, cuts: &[usize], mut each: impl FnMut(Range, &[Place])) {
    let indented = is_indented(text);
    let mut start = range.start;
    let inside = cuts.iter().copied().filter(|cut| (range.start + 1..range.end).contains(cut));
    let mut signs = Vec::new();
    let mut resume = range.start;
    for end in inside.chain([range.end]) {
        for (at, sign) in text.signs(Range::new(start, end)) {
            signs.push((at, sign));
            if at < resume {
                continue;
            }
            let ends = match sign {
                Sign::Stop => true,
                Sign::Line => {
                    let next = page::past(text, at).unwrap_or(at + 1);
                    let ends = hard_line_end(text, at, next, end, indented);
                    resume = if ends { at } else { next };
                    ends
                }
                _ => false,
            };
            if ends {
                each(Range::new(start, at + 1), &signs);
                signs.clear();
                start = at + 1;
            }
        }
        each(Range::new(start, end), &signs);
        signs.clear();
        start = end;
    }
}

/// Whether paragraphs of a text begin with blanks, so that a line without them goes on.
fn is_indented(text: Text<'_>) -> bool {
    let sample = text.slice(Range::new(0, text.chars.len().min(INDENT_SAMPLE)));
    let (mut lines, mut indented) = (0_usize, 0_usize);
    let starts = std::iter::once(0).chain(places(sample, ['\n']).map(|(end, _)| end + 1));
    for first in starts.filter_map(|at| sample.get(at)).filter(|first| **first != '\n') {
        lines += 1;
        indented += usize::from(*first == ' ');
    }
    indented * 4 >= lines && lines > 2
}

/// How many characters are looked at for indents.
const INDENT_SAMPLE: usize = 100_000;

/// Whether a line end closes its sentence: it does unless a long line breaks off without any mark
/// and the next line goes on at its left edge.
fn hard_line_end(text: Text<'_>, at: usize, goes_on: usize, next_cut: usize, indented: bool) -> bool {
    let line =
        text.slice(Range::new(0, at)).iter().rev().take(SHORT_LINE).take_while(|c| **c != '\n').count();
    let last = text.before(at);
    let next = text.at(goes_on);
    (line < SHORT_LINE && !indented)
        || !(is_word(last) || matches!(last, '、' | ',') || is_point(text, at.saturating_sub(1), next))
        || is_blank(next)
        || (next_cut > at && next_cut <= goes_on)
}

/// Whether the point at `at` stands between the digits of one number that a line end breaks: 下降1.⏎9%.
fn is_point(text: Text<'_>, at: usize, next: char) -> bool {
    text.at(at) == '.' && text.before(at).is_ascii_digit() && next.is_ascii_digit()
}

/// A line shorter than this that ends without a mark is a title or a cell, not a broken line.
const SHORT_LINE: usize = 14;

/// Splits a sentence into clauses and hands out its quantities.
pub(super) fn clauses(text: Text<'_>, range: Range, signs: &[Place], quantities: &[Quantity]) -> Vec<Clause> {
    let (mut start, mut depth, mut item) = (range.start, 0_u8, 0);
    let marks = signs.iter().filter(|(_, sign)| matches!(sign, Sign::Mark | Sign::Stop));
    let mut found = Vec::with_capacity(marks.clone().count() + 1);
    let mut ahead = quantities.iter().peekable();
    for &(at, _) in marks {
        while ahead.next_if(|quantity| quantity.range.end <= at).is_some() {}
        let inside = ahead.peek().is_some_and(|quantity| quantity.range.start <= at);
        if inside || !is_clause_mark(text, at) {
            continue;
        }
        let mark = text.at(at);
        item = push(&mut found, Range::new(start, at), depth, item, quantities, mark);
        start = at + 1;
        match mark {
            '(' => depth = depth.saturating_add(1),
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
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

/// Whether a mark ends a clause. A parenthesis inside a term (台(套)) does not.
fn is_clause_mark(text: Text<'_>, at: usize) -> bool {
    match text.at(at) {
        '(' => gloss(text, at).is_none(),
        ')' => (at.saturating_sub(GLOSS + 1)..at).all(|open| gloss(text, open) != Some(at)),
        _ => true,
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
