//! The controlling terminal as a file: found, measured, read and written without waiting.
//!
//! Knows no modes and no sequences.

use std::fs::File;
use std::io::{self, Read, Write};
use std::os::fd::{AsFd, BorrowedFd};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::sync::OnceLock;
use std::time::Duration;

use ratatui::layout::Size;
use rustix::event::{PollFd, PollFlags};
use rustix::fs::OFlags;
use rustix::io::Errno;
use rustix::termios::QueueSelector;

/// Written at once where a file may wait although nobody wants it to.
const PIECE: usize = 256;

/// What takes bytes; a terminal, or what a test puts in its place.
pub(super) trait Outlet {
    /// Takes as many of `bytes` as there is room for, without waiting for more.
    ///
    /// # Errors
    /// [`io::ErrorKind::WouldBlock`] when there is no room, anything else when there never will be.
    fn put(&self, bytes: &[u8]) -> io::Result<usize>;

    /// Waits for room, at most so long; whether there is some, or an error to be found by
    /// [`Outlet::put`].
    fn has_room(&self, limit: Duration) -> bool;

    /// Forgets what it took and nobody has read yet.
    fn discard(&self);
}

/// A terminal with an open file of its own, so that nobody else's flags apply to it, nor its own to
/// anybody else.
#[derive(Debug)]
pub(super) struct Tty {
    file: File,
    /// Whether writing may wait: the file is shared with other programs, so its flags are left alone.
    may_wait: bool,
}

static TTY: OnceLock<Tty> = OnceLock::new();

/// The controlling terminal, also when standard input and output are something else; `None` when
/// there is none.
pub(super) fn open() -> Option<&'static Tty> {
    if let Some(tty) = opened() {
        return Some(tty);
    }
    let controlling = own(Path::new("/dev/tty")).map(|file| Tty { file, may_wait: false });
    let tty = controlling.or_else(standard_terminal)?;
    rustix::termios::tcgetattr(&tty.file).ok()?;
    Some(TTY.get_or_init(|| tty))
}

/// The terminal that [`open`] found earlier.
pub(super) fn opened() -> Option<&'static Tty> {
    TTY.get()
}

/// Standard input and output when both are a terminal, although not the controlling one.
fn standard_terminal() -> Option<Tty> {
    let (input, output) = (rustix::stdio::stdin(), rustix::stdio::stdout());
    if !(rustix::termios::isatty(input) && rustix::termios::isatty(output)) {
        return None;
    }
    let name = rustix::termios::ttyname(output, Vec::new()).ok();
    let named = name.and_then(|name| own(Path::new(std::ffi::OsStr::from_bytes(name.as_bytes()))));
    match named {
        Some(file) => Some(Tty { file, may_wait: false }),
        None => Some(Tty { file: output.try_clone_to_owned().ok()?.into(), may_wait: true }),
    }
}

/// Opens a terminal for ourselves alone, so that reading and writing never wait.
fn own(path: &Path) -> Option<File> {
    let flags = (OFlags::NONBLOCK | OFlags::NOCTTY).bits().cast_signed();
    File::options().read(true).write(true).custom_flags(flags).open(path).ok()
}

impl Tty {
    /// Columns and rows, or `None` when the terminal does not know them.
    pub(super) fn size(&self) -> Option<Size> {
        let size = rustix::termios::tcgetwinsize(&self.file).ok()?;
        (size.ws_col > 0 && size.ws_row > 0).then(|| Size::new(size.ws_col, size.ws_row))
    }

    /// Whether nobody is at the other end any more.
    pub(super) fn is_gone(&self) -> bool {
        let gone = PollFlags::HUP | PollFlags::ERR;
        self.wait(PollFlags::empty(), Some(0)).is_ok_and(|come| come.intersects(gone))
    }

    /// Reads what there is; `None` when nothing has come for `patience` (for ever when `None`).
    pub(super) fn read_within(
        &self,
        patience: Option<Duration>,
        bytes: &mut [u8],
    ) -> io::Result<Option<usize>> {
        loop {
            let limit = patience.map(|patience| patience.as_millis() as u32);
            if self.wait(PollFlags::IN, limit)?.is_empty() {
                return Ok(None);
            }
            match (&self.file).read(bytes) {
                // Someone else took it, or a signal came.
                Err(error)
                    if matches!(error.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::Interrupted) => {}
                result => return result.map(Some),
            }
        }
    }

    /// Waits for `flags`, at most `milliseconds` (for ever when `None`); returns what has come,
    /// which may be an error that was not asked for.
    pub(super) fn wait(&self, flags: PollFlags, milliseconds: Option<u32>) -> io::Result<PollFlags> {
        let limit = milliseconds.map(|count| rustix::event::Timespec {
            tv_sec: i64::from(count / 1000),
            tv_nsec: i64::from(count % 1000) * 1_000_000,
        });
        loop {
            let mut files = [PollFd::new(&self.file, flags)];
            match rustix::event::poll(&mut files, limit.as_ref()) {
                Ok(_) => return Ok(files.iter().fold(PollFlags::empty(), |all, file| all | file.revents())),
                Err(Errno::INTR) => {}
                Err(error) => return Err(error.into()),
            }
        }
    }
}

impl AsFd for Tty {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.file.as_fd()
    }
}

impl Outlet for &Tty {
    fn put(&self, bytes: &[u8]) -> io::Result<usize> {
        if !self.may_wait {
            return (&self.file).write(bytes);
        }
        if !self.has_room(Duration::ZERO) {
            return Err(io::ErrorKind::WouldBlock.into());
        }
        (&self.file).write(bytes.get(..PIECE).unwrap_or(bytes))
    }

    fn has_room(&self, limit: Duration) -> bool {
        // What cannot be watched, or is gone, is told by the next write.
        self.wait(PollFlags::OUT, Some(limit.as_millis() as u32)).is_ok_and(|come| !come.is_empty())
    }

    fn discard(&self) {
        let _ = rustix::termios::tcflush(&self.file, QueueSelector::OFlush);
    }
}

/// For whoever has no screen, and may wait.
impl Write for &Tty {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        loop {
            match (&self.file).write(bytes) {
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                    self.wait(PollFlags::OUT, Some(100))?;
                }
                result => return result,
            }
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
