//! Files that are found beside what was read of them before: which are known, which are to be read.
//!
//! The rows of the cache stand in about the order in which the files are found, so few of them wait.

use std::collections::HashMap;
use std::fs::metadata;
use std::path::{Path, PathBuf};

use crate::library::cache::{Reader, Row, Stamp, Verdict};
use crate::library::{Batch, Encodings, Known, absolute, open};

/// So many reports are handed on together.
const BATCH: usize = 256;

/// What was read before, and how much of it is right.
#[derive(Debug, Default)]
pub(crate) struct Shelf {
    reader: Option<Reader>,
    /// Rows whose file was not found yet, by its path.
    rows: HashMap<PathBuf, Row>,
    /// For each row its stamp, if it is right.
    kept: Vec<Option<Stamp>>,
    /// Whether a row has another stamp now.
    is_renewed: bool,
    batch: Batch,
}

impl Shelf {
    /// What stands in a file of the cache.
    pub(crate) fn of(reader: Option<Reader>) -> Self {
        Self { reader, ..Self::default() }
    }

    /// Takes a file that was found: gives back its stamp when it has to be read.
    pub(crate) fn take(
        &mut self,
        path: &Path,
        order: u32,
        encodings: &Encodings,
    ) -> Result<(), Option<Stamp>> {
        let Some(now) = metadata(path).ok().filter(std::fs::Metadata::is_file) else { return Err(None) };
        let now = Stamp::of(&now);
        let Some(row) = self.row(&absolute(path)) else { return Err(Some(now)) };
        let is_wanted = row.encoding == encodings.of(path).encoding;
        let stamp = Some(row.stamp).filter(|_| is_wanted).and_then(|before| renewed(&before, now, path));
        let Some(stamp) = stamp else { return Err(Some(now)) };
        self.is_renewed |= stamp != row.stamp;
        if let Some(kept) = self.kept.get_mut(row.number) {
            *kept = Some(stamp);
        }
        let Known { mut entry, labels, sections, indicators } = row.known;
        (entry.path, entry.order) = (path.to_owned(), order);
        self.batch.rows.push(Known { entry, labels, sections, indicators });
        Ok(())
    }

    /// The row of a file.
    fn row(&mut self, path: &Path) -> Option<Row> {
        loop {
            if let Some(row) = self.rows.remove(path) {
                return Some(row);
            }
            let frame = self.reader.as_mut()?.next()?;
            for word in &frame.words {
                self.batch.words.push(word);
            }
            for row in frame.rows() {
                self.kept.resize(row.number + 1, None);
                self.rows.insert(row.path.clone(), row);
            }
        }
    }

    /// What can be handed on; `is_all` when nothing is waited for.
    pub(crate) fn batch(&mut self, is_all: bool) -> Option<Batch> {
        let is_enough = self.batch.rows.len() >= if is_all { 1 } else { BATCH };
        is_enough.then(|| std::mem::take(&mut self.batch))
    }

    /// The rows that are right, and whether that is not what the file says.
    pub(crate) fn finish(mut self) -> (Vec<Option<Stamp>>, bool) {
        let Some(mut reader) = self.reader.take() else { return (Vec::new(), false) };
        // What was not asked for are files that are gone.
        let mut is_other = self.is_renewed || self.kept.iter().any(Option::is_none);
        while let Some(frame) = reader.next() {
            is_other |= frame.raw().next().is_some();
        }
        is_other |= !reader.is_whole();
        (self.kept, is_other)
    }
}

/// The stamp of a file that has not changed.
fn renewed(before: &Stamp, now: Stamp, path: &Path) -> Option<Stamp> {
    match before.verdict(&now) {
        Verdict::Same => Some(*before),
        Verdict::Other => None,
        Verdict::Doubtful => {
            let bytes = open::bytes(path).ok().filter(|bytes| !bytes.changed)?;
            let hash = Stamp::hash(&bytes.data);
            (hash == before.hash).then_some(Stamp { hash, ..now })
        }
    }
}
