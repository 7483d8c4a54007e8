//! Reading a file of the cache, all of it.
//!
//! Whatever is not as it was written makes the file one that says nothing.

use std::collections::HashMap;
use std::fs::{File, OpenOptions};
use std::os::unix::fs::{FileExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustix::fs::OFlags;

use crate::library::cache::bytes::{self, Row};
use crate::library::cache::frame::{self, Counts, Frame, HEAD, Head, KEY, Mark};
use crate::library::cache::{LIMIT, Place, Stamp};
use crate::library::{Entry, Known, Label, Words};
use crate::source::Encoding;

/// A file that was opened, once, so that a file that takes its name meanwhile is not mixed up with it.
#[derive(Debug, Clone)]
pub(crate) struct Reader {
    pub(crate) file: Arc<File>,
    pub(crate) frames: Vec<Frame>,
}

/// By what the files of known reports are found and judged.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    /// The numbers of the reports by the hashes of their absolute paths.
    numbers: HashMap<u128, u32>,
    /// Of each report its stamp, and the encoding that it was to be read in.
    pub(crate) stamps: Vec<(Stamp, Option<Encoding>)>,
    /// Whether there are reports of which only the absolute path is known.
    pub(crate) is_elsewhere: bool,
}

impl Seen {
    /// Takes the next report.
    fn add(&mut self, mark: Mark, row: &Row) {
        let (path, stamp) = bytes::marked(mark);
        self.numbers.insert(path, self.stamps.len() as u32);
        self.stamps.push((stamp, row.encoding));
        self.is_elsewhere |= row.is_elsewhere;
    }

    /// The number of the report at a path.
    pub(crate) fn number(&self, path: &Path) -> Option<u32> {
        self.numbers.get(&bytes::hash(path)).copied()
    }
}

impl Reader {
    /// Opens a file, if it is one for this place and has its end.
    pub(crate) fn open(place: &Place) -> Option<Self> {
        let file = open(&place.file)?;
        let metadata = file.metadata().ok()?;
        let len = Some(metadata.len()).filter(|&len| metadata.is_file() && len <= LIMIT)?;
        let mut key = [0; KEY as usize];
        file.read_exact_at(&mut key, 0).ok()?;
        let (mut frames, mut at) = (Vec::new(), KEY);
        loop {
            let head = Head::read(&file, at)?;
            at += HEAD;
            if head == Head::of(&Default::default()) {
                break;
            }
            frames.push(Frame { head, at });
            // What the file does not have is not made room for.
            at = at.checked_add(head.len()).filter(|&end| end <= len)?;
        }
        let is_it = at == len && u128::from_le_bytes(key) == place.key;
        is_it.then(|| Self { file: Arc::new(file), frames })
    }

    /// Everything that stands in the file, for paths that may be named in another way than before.
    pub(crate) fn known(&self, roots: &[PathBuf]) -> Option<(Known, Seen)> {
        let (mut labels, mut counts) = (self.room(frame::LABELS), self.room::<Counts>(frame::COUNTS));
        let (mut ends, mut text) = (self.room(frame::ENDS), self.room::<u8>(frame::TEXT));
        ends.push(0);
        let (mut indicators, mut seen) = (Vec::new(), Seen::default());
        let mut entries = Vec::with_capacity(counts.capacity());
        for frame in &self.frames {
            let file = &self.file;
            frame.column(file, frame::ENDS, &mut ends)?;
            frame.column(file, frame::TEXT, &mut text)?;
            frame.column::<Label>(file, frame::LABELS, &mut labels)?;
            frame.column(file, frame::COUNTS, &mut counts)?;
            let (mut named, mut marks, mut bodies) = (Vec::new(), Vec::new(), Vec::new());
            frame.column(file, frame::INDICATORS, &mut named)?;
            count(&mut indicators, &named);
            frame.column(file, frame::MARKS, &mut marks)?;
            frame.column(file, frame::BODIES, &mut bodies)?;
            let (mut rest, new) = (bodies.as_slice(), counts.get(entries.len()..)?);
            if new.len() != marks.len() {
                return None;
            }
            for (&[labels, sections, _, len, order], &mark) in new.iter().zip(&marks) {
                let (body, more) = rest.split_at_checked(len as usize)?;
                rest = more;
                let row = bytes::read(body, roots).filter(|_| sections < labels)?;
                seen.add(mark, &row);
                entries.push(Entry { order, ..row.entry });
            }
        }
        let sum: usize = counts.iter().map(|[labels, ..]| *labels as usize).sum();
        if sum != labels.len() {
            return None;
        }
        let words = Words::of(String::from_utf8(text).ok()?, ends);
        let indicators = (0..).zip(indicators).filter(|&(_, count)| count > 0).map(Into::into).collect();
        let counts = counts.iter().map(|&[labels, sections, ..]| [labels, sections]).collect();
        Some((Known { entries, words, labels, counts, indicators }, seen))
    }

    /// Room for all of a column.
    fn room<T>(&self, column: usize) -> Vec<T> {
        let bytes: u64 = self.frames.iter().map(|frame| frame.head.column(column)).sum();
        Vec::with_capacity(bytes as usize / size_of::<T>() + 1)
    }
}

/// Counts the words that stand in `named`.
fn count(counts: &mut Vec<u32>, named: &[u32]) {
    if let Some(&most) = named.iter().max()
        && most as usize >= counts.len()
    {
        counts.resize(most as usize + 1, 0);
    }
    for &name in named {
        if let Some(count) = counts.get_mut(name as usize) {
            *count += 1;
        }
    }
}

fn open(file: &Path) -> Option<File> {
    let flags = OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC | OFlags::NOFOLLOW;
    OpenOptions::new().read(true).custom_flags(flags.bits().cast_signed()).open(file).ok()
}
