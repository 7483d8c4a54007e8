//! A part of a file of the cache: columns of numbers and texts, one behind the other.
//!
//! A file is a key and then frames, of which the last one is empty. A frame begins with how many bytes
//! and which hash each of its columns has. Numbers stand as the processor has them: the key of a file
//! says which one that was. Knows no report.

use std::fs::File;
use std::os::unix::fs::FileExt;

use bytemuck::Pod;
use xxhash_rust::xxh3::xxh3_64;

/// Words that the frame is the first to use: where each ends in the text of all words.
pub(crate) const ENDS: usize = 0;
/// The text of those words.
pub(crate) const TEXT: usize = 1;
/// Labels of reports, as numbers of words.
pub(crate) const LABELS: usize = 2;
/// A [`Mark`] for each report.
pub(crate) const MARKS: usize = 3;
/// [`Counts`] for each report.
pub(crate) const COUNTS: usize = 4;
/// Indicators of reports, as numbers of words.
pub(crate) const INDICATORS: usize = 5;
/// The rest of each report.
pub(crate) const BODIES: usize = 6;
const COLUMNS: usize = 7;

/// Bytes of the key, which stands before the first frame.
pub(crate) const KEY: u64 = 16;
/// Bytes before the columns of a frame.
pub(crate) const HEAD: u64 = (COLUMNS as u64 * 2 + 1) * 8;

/// By what the file of a report is known: its path and its stamp.
pub(crate) type Mark = [u128; 6];

/// Of a report: how many labels, how many headings among them, how many indicators, how many bytes; and
/// its place in the order of all reports.
pub(crate) type Counts = [u32; 5];

/// What stands before the columns of a frame.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Head {
    lens: [u64; COLUMNS],
    hashes: [u64; COLUMNS],
}

impl Head {
    /// The head of a frame with these columns.
    pub(crate) fn of(columns: &[&[u8]; COLUMNS]) -> Self {
        Self { lens: columns.map(|column| column.len() as u64), hashes: columns.map(xxh3_64) }
    }

    /// How many bytes all columns have.
    pub(crate) fn len(&self) -> u64 {
        self.lens.iter().fold(0, |sum, &len| sum.saturating_add(len))
    }

    /// How many bytes a column has.
    pub(crate) fn column(&self, column: usize) -> u64 {
        self.lens.get(column).copied().unwrap_or(0)
    }

    /// As bytes, with a hash of its own.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let numbers = self.lens.iter().chain(&self.hashes);
        let mut bytes: Vec<u8> = numbers.flat_map(|number| number.to_le_bytes()).collect();
        bytes.extend(xxh3_64(&bytes).to_le_bytes());
        bytes
    }

    /// The head that stands at a place of a file.
    pub(crate) fn read(file: &File, at: u64) -> Option<Self> {
        let mut bytes = [0; HEAD as usize];
        file.read_exact_at(&mut bytes, at).ok()?;
        let (numbers, hash) = bytes.split_last_chunk::<8>()?;
        if xxh3_64(numbers) != u64::from_le_bytes(*hash) {
            return None;
        }
        let mut head = Self::default();
        let places = head.lens.iter_mut().chain(&mut head.hashes);
        for (place, number) in places.zip(numbers.as_chunks::<8>().0) {
            *place = u64::from_le_bytes(*number);
        }
        Some(head)
    }
}

/// A frame of a file that was opened.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Frame {
    pub(crate) head: Head,
    /// Where its first column begins.
    pub(crate) at: u64,
}

impl Frame {
    /// Reads a column behind what `out` has; `None` where it is not as it was written.
    pub(crate) fn column<T: Pod>(&self, file: &File, column: usize, out: &mut Vec<T>) -> Option<()> {
        let before: u64 = (0..column).map(|column| self.head.column(column)).sum();
        let len = self.head.column(column) as usize;
        if !len.is_multiple_of(size_of::<T>()) {
            return None;
        }
        let start = out.len();
        out.resize(start + len / size_of::<T>(), T::zeroed());
        let bytes: &mut [u8] = bytemuck::cast_slice_mut(out.get_mut(start..)?);
        file.read_exact_at(bytes, self.at + before).ok()?;
        (Some(&xxh3_64(bytes)) == self.head.hashes.get(column)).then_some(())
    }
}
