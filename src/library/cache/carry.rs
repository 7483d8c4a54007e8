//! Taking reports of an old file of the cache over into a new one, with the words that they use and no
//! others.
//!
//! Only one frame is in the memory at a time. Does not know which reports are right.

use std::fs::File;
use std::io;

use crate::library::Label;
use crate::library::cache::frame::{self, Counts, Frame, Mark};
use crate::library::cache::writer::{Row, Sink, Writer};
use crate::library::cache::{Kept, Reader, bytes};

/// Which number a word has in the new file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Use {
    /// It is in no report that is taken.
    #[default]
    None,
    /// It is in one, and was not written yet.
    Wanted,
    /// It was written.
    Number(u32),
}

/// What stands in a frame, without its words.
#[derive(Debug, Default)]
struct Rows {
    labels: Vec<Label>,
    marks: Vec<Mark>,
    counts: Vec<Counts>,
    indicators: Vec<u32>,
    bodies: Vec<u8>,
}

/// Adds the reports that are in `kept`, which goes by their numbers.
pub(crate) fn over<S: Sink>(old: &Reader, kept: &[Kept], writer: &mut Writer<S>) -> io::Result<()> {
    if kept.iter().all(Option::is_none) {
        return Ok(());
    }
    let damaged = || io::Error::from(io::ErrorKind::InvalidData);
    let mut uses = uses(old, kept).ok_or_else(damaged)?;
    let (mut first, mut at, mut number) = (1, 0, 0);
    for frame in &old.frames {
        let (ends, text) = words(&old.file, frame).ok_or_else(damaged)?;
        let mut rest = text.as_str();
        for (&end, used) in ends.iter().zip(uses.iter_mut().skip(first)) {
            let len = end.checked_sub(at).ok_or_else(damaged)? as usize;
            let (word, more) = rest.split_at_checked(len).ok_or_else(damaged)?;
            (rest, at) = (more, end);
            if *used == Use::Wanted {
                *used = Use::Number(writer.word(word)?);
            }
        }
        first += ends.len();
        let mut rows = Rows::read(&old.file, frame).ok_or_else(damaged)?;
        let words = rows.labels.as_flattened_mut().iter_mut().chain(&mut rows.indicators);
        for word in words {
            *word = if let Some(Use::Number(new)) = uses.get(*word as usize) { *new } else { 0 };
        }
        rows.each(&mut |row| {
            number += 1;
            let Some((stamp, order)) = kept.get(number - 1).copied().flatten() else { return Ok(()) };
            let (path, _) = bytes::marked(row.mark);
            writer.row(Row { mark: bytes::mark(path, &stamp), order, ..row })
        })?;
    }
    Ok(())
}

/// Which words are in reports that are taken.
fn uses(old: &Reader, kept: &[Kept]) -> Option<Vec<Use>> {
    let words: u64 = old.frames.iter().map(|frame| frame.head.column(frame::ENDS) / 4).sum();
    let mut uses = vec![Use::None; words as usize + 1];
    let mut kept = kept.iter();
    for frame in &old.frames {
        let rows = Rows::read(&old.file, frame)?;
        let done = rows.each(&mut |row| {
            if kept.next().is_some_and(Option::is_some) {
                for &word in row.labels.as_flattened().iter().chain(row.indicators).filter(|word| **word > 0)
                {
                    *uses.get_mut(word as usize).ok_or(io::ErrorKind::InvalidData)? = Use::Wanted;
                }
            }
            Ok(())
        });
        done.ok()?;
    }
    Some(uses)
}

/// Where the words of a frame end in the text of all words, and their part of it.
fn words(file: &File, frame: &Frame) -> Option<(Vec<u32>, String)> {
    let (mut ends, mut text) = (Vec::new(), Vec::new());
    frame.column(file, frame::ENDS, &mut ends)?;
    frame.column(file, frame::TEXT, &mut text)?;
    Some((ends, String::from_utf8(text).ok()?))
}

impl Rows {
    fn read(file: &File, frame: &Frame) -> Option<Self> {
        let mut rows = Self::default();
        frame.column(file, frame::LABELS, &mut rows.labels)?;
        frame.column(file, frame::MARKS, &mut rows.marks)?;
        frame.column(file, frame::COUNTS, &mut rows.counts)?;
        frame.column(file, frame::INDICATORS, &mut rows.indicators)?;
        frame.column(file, frame::BODIES, &mut rows.bodies)?;
        Some(rows)
    }

    /// One report after the other.
    fn each(&self, visit: &mut dyn FnMut(Row<'_>) -> io::Result<()>) -> io::Result<()> {
        let (mut labels, mut indicators, mut bodies) = (&*self.labels, &*self.indicators, &*self.bodies);
        for (&mark, &[own, sections, named, len, order]) in self.marks.iter().zip(&self.counts) {
            let row = Row {
                mark,
                order,
                sections,
                labels: cut(&mut labels, own)?,
                indicators: cut(&mut indicators, named)?,
                body: cut(&mut bodies, len)?,
            };
            visit(row)?;
        }
        Ok(())
    }
}

/// Takes so many from the front.
fn cut<'a, T>(rest: &mut &'a [T], count: u32) -> io::Result<&'a [T]> {
    let (front, back) = rest.split_at_checked(count as usize).ok_or(io::ErrorKind::InvalidData)?;
    *rest = back;
    Ok(front)
}
