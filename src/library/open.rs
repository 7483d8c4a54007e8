//! From a path to bytes: only regular files are read, nothing hangs, nothing is mapped.
//!
//! Does not decode. A reason is one short line in the words of the user, without the path.

use std::fs::{File, FileType, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Read};
use std::os::unix::fs::{FileTypeExt, OpenOptionsExt};
use std::path::Path;
use std::sync::OnceLock;

use rustix::fs::OFlags;

use crate::library::LIMIT;

/// The contents of a file.
#[derive(Debug)]
pub(crate) struct Bytes {
    pub(crate) data: Vec<u8>,
    pub(crate) changed: bool,
}

/// Reads a file, or standard input for `-`.
pub(crate) fn bytes(path: &Path) -> Result<Bytes, String> {
    if path.as_os_str() == "-" { standard_input() } else { file(path) }
}

/// What an error of the system means, in one line.
pub(crate) fn reason(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "no such file".to_owned(),
        ErrorKind::PermissionDenied => "no permission to read it".to_owned(),
        // The number that std appends tells a user nothing.
        _ => {
            let text = error.to_string();
            text.split_once(" (os error").map_or(text.as_str(), |(words, _)| words).to_owned()
        }
    }
}

fn file(path: &Path) -> Result<Bytes, String> {
    // Opening a device can act on it, so the kind is looked at first; what was opened is looked at
    // again, because it may have been replaced in between.
    regular(&std::fs::metadata(path).map_err(|error| reason(&error))?)?;
    let flags = OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
    let mut file = OpenOptions::new()
        .read(true)
        .custom_flags(flags.bits().cast_signed())
        .open(path)
        .map_err(|error| reason(&error))?;
    let before = file.metadata().map_err(|error| reason(&error))?;
    regular(&before)?;
    if before.len() > LIMIT {
        return Err(too_large(Some(before.len())));
    }
    let data = limited(&mut file, before.len())?;
    Ok(Bytes { data, changed: changed(&before, &file) })
}

fn changed(before: &Metadata, file: &File) -> bool {
    let Ok(after) = file.metadata() else { return true };
    after.len() != before.len() || after.modified().ok() != before.modified().ok()
}

// Standard input can be read once only, but a report is read again when it is opened.
fn standard_input() -> Result<Bytes, String> {
    static INPUT: OnceLock<Result<Vec<u8>, String>> = OnceLock::new();
    let data = INPUT.get_or_init(|| limited(&mut io::stdin().lock(), 0)).clone()?;
    Ok(Bytes { data, changed: false })
}

fn limited(input: &mut dyn Read, expected: u64) -> Result<Vec<u8>, String> {
    let mut data = Vec::with_capacity(expected.min(LIMIT) as usize + 1);
    input.take(LIMIT + 1).read_to_end(&mut data).map_err(|error| reason(&error))?;
    if data.len() as u64 > LIMIT { Err(too_large(None)) } else { Ok(data) }
}

/// Why that many bytes in memory are too many, if they are.
pub(crate) fn refused(size: usize) -> Option<String> {
    (size as u64 > LIMIT).then(|| too_large(Some(size as u64)))
}

fn too_large(size: Option<u64>) -> String {
    let limit = LIMIT >> 20;
    match size {
        Some(size) => format!("too large: {} MiB, the limit is {limit} MiB", size >> 20),
        None => format!("too large: the limit is {limit} MiB"),
    }
}

fn regular(metadata: &Metadata) -> Result<(), String> {
    if metadata.is_file() { Ok(()) } else { Err(kind(metadata.file_type()).to_owned()) }
}

fn kind(kind: FileType) -> &'static str {
    if kind.is_dir() {
        "a folder, not a file"
    } else if kind.is_fifo() {
        "a named pipe, not a file"
    } else if kind.is_socket() {
        "a socket, not a file"
    } else if kind.is_char_device() || kind.is_block_device() {
        "a device, not a file"
    } else {
        "not a regular file"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn refused(path: &Path, expected: &str) {
        assert_eq!(bytes(path).err().as_deref(), Some(expected));
    }

    #[test]
    fn only_regular_files_are_read() {
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("pipe");
        rustix::fs::mkfifoat(rustix::fs::CWD, &pipe, rustix::fs::Mode::RWXU).unwrap();
        let socket = folder.path().join("socket");
        let _listener = std::os::unix::net::UnixListener::bind(&socket).unwrap();
        refused(folder.path(), "a folder, not a file");
        refused(&pipe, "a named pipe, not a file");
        refused(&socket, "a socket, not a file");
        refused(Path::new("/dev/zero"), "a device, not a file");
        refused(&folder.path().join("absent"), "no such file");
    }

    #[test]
    fn a_sparse_giant_is_refused_unread() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("giant");
        File::create(&path).unwrap().set_len(1 << 40).unwrap();
        refused(&path, "too large: 1048576 MiB, the limit is 64 MiB");
    }

    #[test]
    fn an_endless_stream_stops_at_the_limit() {
        let mut endless = io::repeat(b'a');
        assert_eq!(limited(&mut endless, 0).err().as_deref(), Some("too large: the limit is 64 MiB"));
    }

    #[test]
    fn a_file_is_read_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        std::fs::write(&path, "一、总体情况\n").unwrap();
        let bytes = bytes(&path).unwrap();
        assert_eq!((bytes.data, bytes.changed), ("一、总体情况\n".as_bytes().to_vec(), false));
    }

    #[test]
    fn growth_while_reading_is_noticed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        std::fs::write(&path, "一").unwrap();
        let file = File::open(&path).unwrap();
        let before = file.metadata().unwrap();
        assert!(!changed(&before, &file));
        std::fs::write(&path, "一二三").unwrap();
        assert!(changed(&before, &file));
    }

    #[test]
    fn system_errors_lose_their_number() {
        assert_eq!(reason(&io::Error::from_raw_os_error(28)), "No space left on device");
    }
}
