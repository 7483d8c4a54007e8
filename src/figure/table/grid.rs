//! The grid: which lines of a text are rows of a table, and where their cells stand.
//!
//! Knows tabs, runs of blanks and bars; does not know what a column means.

use crate::figure::table::cell::{self, Cell};
use crate::figure::table::{Line, Mark, Page, Table, head, measure};
use crate::figure::text::{Range, Text};
use crate::figure::units::Kind;
use crate::script;
use crate::source::{Source, Span};

/// A line longer than this many bytes is no row.
const LONGEST: usize = 4096;
/// A title or a row that holds only the name of a group is no longer than this.
const TITLE: usize = 40;
/// How many lines above a table may belong to it.
const CAPTION: usize = 3;

/// The tables of a text that have a head, in order.
pub(super) fn tables(page: &Page<'_>) -> Vec<Table> {
    let mut found = Vec::new();
    let mut index = 0;
    while index < page.source.line_count() {
        let first = index;
        let (lines, next) = block(page, index);
        index = next.max(index + 1);
        if lines.len() >= 2 {
            split(page, first, lines, &mut found);
        }
    }
    found
}

/// The rows that follow one another from a line on, and the line after them.
fn block(page: &Page<'_>, first: usize) -> (Vec<Line>, usize) {
    let Some(opening) = line(page, first) else { return (Vec::new(), first + 1) };
    let (mark, mut lines, mut next) = (opening.mark, vec![opening], first + 1);
    loop {
        let blank = |at: usize| {
            at < page.source.line_count() && page.source.slice(page.source.line_span(at)).trim().is_empty()
        };
        let at = next + usize::from(blank(next));
        let row = |at: usize| line(page, at).filter(|line| line.mark == mark);
        if let Some(found) = row(at) {
            lines.push(found);
            next = at + 1;
            continue;
        }
        // A row whose cells were merged into the name of a group.
        let width = lines.last().map(|line| line.cells.len());
        let goes_on = row(at + 1)
            .is_some_and(|after| Some(after.cells.len()) == width && has_number(page.text, &after));
        // The first group may stand right under the head.
        let named = lines.len() >= 2
            || lines.iter().any(|head| {
                head.mark != Mark::Blanks && head.filled().any(|cell| head::opens(page.text, cell))
            });
        if !goes_on || !named || !is_title(page, at) {
            return (lines, next);
        }
        next = at + 1;
    }
}

/// Whether a line may be a title: short, without the end of a sentence.
fn is_title(page: &Page<'_>, index: usize) -> bool {
    let range = page.text.trim(range(page, page.source.line_span(index)));
    !range.is_empty() && range.len() <= TITLE && !page.text.slice(range).contains(&'。')
}

fn range(page: &Page<'_>, span: Span) -> Range {
    Range::new(page.view.index(span.start), page.view.index(span.end))
}

/// The cells of a line, when it has two or more.
fn line(page: &Page<'_>, index: usize) -> Option<Line> {
    if index >= page.source.line_count() {
        return None;
    }
    let span = page.source.line_span(index);
    if !may_part(page.source, span) {
        return None;
    }
    let whole = page.source.slice(span);
    let inner = whole.trim();
    if inner.len() > LONGEST {
        return None;
    }
    let (mark, pieces) = if whole.trim_start().contains('\t') {
        (Mark::Tab, pieces(whole, |c| c == '\t'))
    } else if inner.contains(is_bar) {
        (Mark::Bar, pieces(inner.trim_matches(is_bar), is_bar))
    } else {
        (Mark::Blanks, apart(inner)?)
    };
    let base = whole.as_ptr() as usize;
    let cells: Vec<Range> = pieces
        .into_iter()
        .map(|piece| {
            let start = span.start + (piece.as_ptr() as usize - base) as u32;
            page.text.trim(range(page, Span::new(start, start + piece.len() as u32)))
        })
        .collect();
    let cells = if mark == Mark::Blanks { joined(page.text, cells) } else { cells };
    let rule = mark == Mark::Bar
        && cells.iter().all(|cell| page.text.slice(*cell).iter().all(|c| matches!(c, '-' | ':' | ' ')));
    let cells = if rule { vec![Range::default(); cells.len()] } else { cells };
    (cells.len() >= 2).then(|| Line { range: range(page, span), cells, mark })
}

/// Whether a line holds what may part cells: a bar, or a blank inside. Mostly right, and always when it
/// says no; nearly every line is sorted out here.
fn may_part(source: &Source, line: Span) -> bool {
    let shadow = source.shadow();
    let folded = shadow.chars.get(shadow.index(line.start)..shadow.index(line.end)).unwrap_or(&[]);
    let indent = folded.iter().take_while(|c| **c == ' ').count();
    let inner = folded.get(indent..).unwrap_or(&[]);
    // A fold that never breaks off looks at several characters in one step.
    let parts = |c: &char| *c == ' ' || BARS.contains(c);
    inner.iter().fold(false, |found, c| found | parts(c))
}

fn pieces(line: &str, mark: impl FnMut(char) -> bool) -> Vec<&str> {
    line.split(mark).collect()
}

fn is_bar(character: char) -> bool {
    BARS.contains(&character)
}

/// The signs that part cells, in a text and in its folded form.
const BARS: [char; 3] = ['|', '｜', '│'];

/// Cells with two blanks or more between them, or a wide one beside a digit.
fn apart(line: &str) -> Option<Vec<&str>> {
    let wide = |c: char| c == '\u{3000}';
    if !line.contains("  ") && !line.contains(wide) && !line.contains('\u{a0}') {
        return None;
    }
    let mut cells = Vec::new();
    let mut rest = line;
    let mut from = 0;
    while let Some((at, gap)) = gap(rest, from) {
        let (cell, tail) = (rest.get(..at)?, rest.get(at + gap..)?);
        let digit = cell.ends_with(|c: char| c.is_ascii_digit() || c == '%')
            || tail.starts_with(|c: char| c.is_ascii_digit());
        if rest.get(at..at + gap)?.chars().count() >= 2 || (digit && rest.get(at..)?.starts_with(wide)) {
            cells.push(cell);
            (rest, from) = (tail, 0);
        } else {
            from = at + gap;
        }
    }
    cells.push(rest);
    Some(cells)
}

/// The first run of blanks at or after a byte: where, and how many bytes.
fn gap(text: &str, from: usize) -> Option<(usize, usize)> {
    let at = from + text.get(from..)?.find(char::is_whitespace)?;
    let tail = text.get(at..)?;
    Some((at, tail.len() - tail.trim_start().len()))
}

/// 指  标: characters that stand apart are one word, but for the unit before a number (水  稻  吨  50).
fn joined(text: Text<'_>, cells: Vec<Range>) -> Vec<Range> {
    let lone = |cell: Range| cell.len() == 1 && script::is_han(text.at(cell.start));
    let unit = |cell: Range| {
        measure::measure(text, cell).is_some_and(|unit| matches!(unit.kind, Kind::Measure | Kind::Money))
    };
    let mut found: Vec<(Range, bool)> = Vec::with_capacity(cells.len());
    for (at, &cell) in cells.iter().enumerate() {
        let next = cells.get(at + 1).map(|next| cell::read(text, *next));
        let ends = matches!(next, Some(Cell::Number(..))) && unit(cell);
        match found.last_mut() {
            Some((last, true)) if lone(cell) && !(ends && last.len() > 1) => last.end = cell.end,
            _ => found.push((cell, lone(cell))),
        }
    }
    found.into_iter().map(|(cell, _)| cell).collect()
}

/// Whether a row has a number; years in a row that names columns are none.
fn has_number(text: Text<'_>, line: &Line) -> bool {
    let number = |cell: Range| matches!(cell::read(text, cell), Cell::Number(..));
    let opening = line.cells.first().copied().unwrap_or_default();
    let names = opening.is_empty() || matches!(cell::read(text, opening), Cell::Words);
    line.filled().any(|cell| number(cell) && !(names && cell::is_year(text, cell)))
}

/// Whether a row has a sign that there is no number, as only rows of data have.
fn has_nothing(text: Text<'_>, line: &Line) -> bool {
    line.filled().any(|cell| cell::read(text, cell) == Cell::Nil)
}

/// Parts the rows of a block into tables, each with its head.
fn split(page: &Page<'_>, first: usize, lines: Vec<Line>, found: &mut Vec<Table>) {
    let mut table = Table { caption: caption(page, first), ..Table::default() };
    for line in lines {
        let filled = line.filled().count();
        if filled == 0 {
            continue;
        }
        let data = has_number(page.text, &line) || has_nothing(page.text, &line);
        let stated = line.filled().find(|cell| measure::is_stated(page.text, *cell));
        let opens = filled >= 2 && !data && line.filled().any(|cell| head::opens(page.text, cell));
        if !table.rows.is_empty() && (stated.is_some() || opens) {
            found.push(std::mem::take(&mut table));
        }
        let named = table.head.iter().any(|head| head.filled().count() >= 2);
        match stated.filter(|_| table.rows.is_empty() && !data) {
            // 表1 主要指标	单位:亿元
            Some(_) => table.caption.splice(0..0, line.filled()).for_each(drop),
            None if data || !table.rows.is_empty() || (named && filled < 2) => table.rows.push(line),
            None if filled < 2 => table.caption.splice(0..0, line.filled()).for_each(drop),
            None => table.head.push(line),
        }
    }
    found.push(table);
    found.retain(|table| table.rows.iter().any(|line| has_number(page.text, line)));
    let thin = |table: &Table| table.rows.iter().all(|line| line.mark == Mark::Blanks);
    found.retain(|table| !(thin(table) && table.rows.len() < 2));
}

/// The short lines above a table, the nearest first.
fn caption(page: &Page<'_>, first: usize) -> Vec<Range> {
    let mut found = Vec::new();
    for index in (0..first).rev() {
        let range = page.text.trim(range(page, page.source.line_span(index)));
        if range.is_empty() && first - index <= 2 * CAPTION {
            continue;
        }
        if found.len() == CAPTION || !is_title(page, index) || line_has_cells(page, index) {
            break;
        }
        found.push(range);
    }
    found
}

/// Whether a line is a row of a table before; a title with its unit far to the right is none.
fn line_has_cells(page: &Page<'_>, index: usize) -> bool {
    line(page, index).is_some_and(|line| line.mark != Mark::Blanks || has_number(page.text, &line))
}
