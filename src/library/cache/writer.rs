//! Writing a file of the cache while reports are read: new rows as they come, then the old ones that are
//! still right.
//!
//! Whatever goes wrong, the old file stays. Does not know which rows are right.

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;
use xxhash_rust::xxh3::xxh3_64;

use crate::library::Words;
use crate::library::cache::reader::Head;
use crate::library::cache::{Fresh, LIMIT, Place, Reader, Stamp, bytes, shelf};

/// The rows of a frame have about so many bytes.
const FRAME: usize = 1 << 18;

/// Where frames go: a draft, or in tests something that fails.
pub(crate) trait Sink: Write {
    /// Makes a file of it.
    fn publish(self, file: &Path) -> io::Result<()>;
}

impl Sink for BufWriter<NamedTempFile> {
    fn publish(self, file: &Path) -> io::Result<()> {
        shelf::publish(self.into_inner().map_err(io::IntoInnerError::into_error)?, file)
    }
}

/// A file that is being written.
#[derive(Debug)]
pub(crate) struct Writer<S: Sink> {
    file: PathBuf,
    /// The file that is there, if its rows can be taken.
    old: Option<Reader>,
    sink: S,
    words: Words,
    /// How many words stand in frames.
    written: usize,
    rows: Vec<u8>,
    count: u32,
    bytes: u64,
}

impl Writer<BufWriter<NamedTempFile>> {
    /// Begins a file that takes the place of another one.
    pub(crate) fn start(place: &Place, old: Option<Reader>) -> io::Result<Self> {
        let folder = place.file.parent().ok_or_else(|| io::Error::other("no folder"))?;
        Self::new(place, old, BufWriter::new(shelf::draft(folder)?))
    }
}

impl<S: Sink> Writer<S> {
    fn new(place: &Place, old: Option<Reader>, sink: S) -> io::Result<Self> {
        let mut words = Words::default();
        let old = old.filter(|old| is_taken(old, &mut words));
        if old.is_none() {
            words = Words::default();
        }
        let mut writer = Self {
            file: place.file.clone(),
            old,
            sink,
            words,
            written: 1,
            rows: Vec::new(),
            count: 0,
            bytes: 0,
        };
        writer.put(&place.key.to_le_bytes())?;
        Ok(writer)
    }

    /// Adds a report that was read.
    pub(crate) fn add(&mut self, fresh: &Fresh) -> io::Result<()> {
        bytes::write(fresh, &mut self.words, &mut self.rows).ok_or(io::ErrorKind::InvalidData)?;
        self.added()
    }

    /// Adds the rows of the old file that have a stamp in `kept`, which goes by their places, and makes
    /// the new one a file.
    pub(crate) fn finish(mut self, kept: &[Option<Stamp>]) -> io::Result<()> {
        let mut kept = kept.iter();
        if let Some(mut old) = self.old.as_ref().and_then(Reader::again) {
            while let Some(frame) = old.next() {
                for (_, body) in frame.raw() {
                    let Some(Some(stamp)) = kept.next() else { continue };
                    self.rows.extend((body.len() as u32).to_le_bytes());
                    self.rows.extend(bytes::stamp_bytes(stamp));
                    self.rows.extend(body);
                    self.added()?;
                }
            }
        }
        self.flush()?;
        // The empty frame says that nothing is missing.
        self.flush()?;
        self.sink.flush()?;
        self.sink.publish(&self.file)
    }

    fn added(&mut self) -> io::Result<()> {
        self.count += 1;
        if self.rows.len() < FRAME { Ok(()) } else { self.flush() }
    }

    fn flush(&mut self) -> io::Result<()> {
        let words = (self.written..self.words.len()).map(|number| self.words.get(number as u32)).collect();
        let head = Head { words, rows: self.count };
        let mut frame = postcard::to_allocvec(&head).map_err(io::Error::other)?;
        frame.append(&mut self.rows);
        (self.written, self.count) = (self.words.len(), 0);
        let len = u32::try_from(frame.len()).map_err(io::Error::other)?;
        self.put(&len.to_le_bytes())?;
        self.put(&xxh3_64(&frame).to_le_bytes())?;
        self.put(&frame)
    }

    fn put(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.bytes += bytes.len() as u64;
        if self.bytes > LIMIT {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.sink.write_all(bytes)
    }
}

/// Gives the words of a file the numbers that they have there, so that its rows can be taken as they
/// are.
fn is_taken(old: &Reader, words: &mut Words) -> bool {
    let Some(mut old) = old.again() else { return false };
    while let Some(frame) = old.next() {
        for word in &frame.words {
            let next = words.len() as u32;
            if words.add(word) != next {
                return false;
            }
        }
    }
    true
}
