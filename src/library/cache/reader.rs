//! Reading a file of the cache, frame by frame.
//!
//! The file is a key and then frames: the length, a hash and the bytes of each. A frame has the words
//! that its rows are the first to use, and the rows. Whatever is not as it was written ends the reading;
//! what came before it is right.

use std::fs::{File, OpenOptions};
use std::io::{self, BufReader, Read};
use std::os::unix::fs::{FileExt, OpenOptionsExt};
use std::path::Path;
use std::sync::Arc;

use rustix::fs::OFlags;
use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_64;

use crate::library::cache::bytes::{self, Row};
use crate::library::cache::{LIMIT, Place};

/// Bytes of the key.
const KEY: u64 = 16;

/// What stands before the rows of a frame; both are empty in the last frame.
#[derive(Serialize, Deserialize)]
pub(crate) struct Head<'a> {
    #[serde(borrow)]
    pub(crate) words: Vec<&'a str>,
    pub(crate) rows: u32,
}

/// A file that is read. It is opened once, so that a file that takes its name meanwhile is not mixed
/// up with it.
#[derive(Debug)]
pub(crate) struct Reader {
    input: BufReader<Input>,
    /// The bytes of a frame.
    buffer: Vec<u8>,
    /// How many bytes of the file are left.
    left: u64,
    words: u32,
    rows: usize,
    is_whole: bool,
}

/// A file with a place in it that is nobody else's.
#[derive(Debug)]
struct Input {
    file: Arc<File>,
    at: u64,
}

impl Read for Input {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.file.read_at(buffer, self.at)?;
        self.at += count as u64;
        Ok(count)
    }
}

/// The words and rows of a frame.
#[derive(Debug)]
pub(crate) struct Frame<'a> {
    /// Words that follow those of the frames before.
    pub(crate) words: Vec<&'a str>,
    rows: &'a [u8],
    /// How many words there are with those of the frames before, and rows before this frame.
    before: (u32, usize),
}

impl Reader {
    /// Opens a file, if it is one for this place.
    pub(crate) fn open(place: &Place) -> Option<Self> {
        let mut reader = Self::of(Arc::new(open(&place.file)?))?;
        let mut key = [0; KEY as usize];
        reader.input.read_exact(&mut key).ok()?;
        (u128::from_le_bytes(key) == place.key).then_some(reader)
    }

    fn of(file: Arc<File>) -> Option<Self> {
        let metadata = file.metadata().ok()?;
        let left =
            metadata.len().checked_sub(KEY).filter(|_| metadata.is_file() && metadata.len() <= LIMIT)?;
        let input = BufReader::with_capacity(1 << 16, Input { file, at: 0 });
        Some(Self { input, buffer: Vec::new(), left, words: 1, rows: 0, is_whole: false })
    }

    /// The same file from its first frame on.
    pub(crate) fn again(&self) -> Option<Self> {
        let mut reader = Self::of(Arc::clone(&self.input.get_ref().file))?;
        reader.input.get_mut().at = KEY;
        Some(reader)
    }

    /// The next frame; `None` at the end, or where something is wrong.
    pub(crate) fn next(&mut self) -> Option<Frame<'_>> {
        if self.is_whole {
            return None;
        }
        let mut head = [0; 12];
        self.input.read_exact(&mut head).ok()?;
        let (len, hash) = head.split_first_chunk::<4>()?;
        let len = u64::from(u32::from_le_bytes(*len));
        // What the file does not have is not made room for.
        self.left = self.left.checked_sub(head.len() as u64 + len)?;
        self.buffer.resize(len as usize, 0);
        self.input.read_exact(&mut self.buffer).ok()?;
        if u64::from_le_bytes(hash.try_into().ok()?) != xxh3_64(&self.buffer) {
            return None;
        }
        let (head, rows) = postcard::take_from_bytes::<Head>(&self.buffer).ok()?;
        if head.words.is_empty() && head.rows == 0 {
            self.is_whole = true;
            return None;
        }
        self.words = self.words.checked_add(u32::try_from(head.words.len()).ok()?)?;
        let before = (self.words, self.rows);
        self.rows += head.rows as usize;
        Some(Frame { words: head.words, rows, before })
    }

    /// Whether everything was read.
    pub(crate) fn is_whole(&self) -> bool {
        self.is_whole
    }
}

impl<'a> Frame<'a> {
    /// The rows as they were.
    pub(crate) fn rows(&self) -> impl Iterator<Item = Row> {
        let (words, first) = self.before;
        let rows = self.raw().map_while(move |(stamp, body)| bytes::read(stamp, body, words));
        rows.zip(first..).map(|(row, number)| Row { number, ..row })
    }

    /// Stamp and body of each row.
    pub(crate) fn raw(&self) -> impl Iterator<Item = (&'a [u8], &'a [u8])> + use<'a> {
        let mut rest = self.rows;
        std::iter::from_fn(move || {
            let (stamp, body, more) = bytes::split(rest)?;
            rest = more;
            Some((stamp, body))
        })
    }
}

fn open(file: &Path) -> Option<File> {
    let flags = OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC | OFlags::NOFOLLOW;
    OpenOptions::new().read(true).custom_flags(flags.bits().cast_signed()).open(file).ok()
}
