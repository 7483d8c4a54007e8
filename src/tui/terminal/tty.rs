//! The controlling terminal as a file: found, measured, written to.
//!
//! Knows no modes and no sequences.

use std::fs::File;
use std::io::{self, Read, Write};
use std::os::fd::{AsFd, BorrowedFd};
use std::sync::OnceLock;
use std::time::Duration;

use ratatui::layout::Size;
use rustix::event::{PollFd, PollFlags};
use rustix::io::Errno;

/// A terminal with an open file of its own, so that nobody else's flags apply to it.
#[derive(Debug)]
pub(super) struct Tty(File);

static TTY: OnceLock<Tty> = OnceLock::new();

/// The controlling terminal, also when standard input and output are something else; `None` when
/// there is none.
pub(super) fn open() -> Option<&'static Tty> {
    if let Some(tty) = opened() {
        return Some(tty);
    }
    let controlling = File::options().read(true).write(true).open("/dev/tty").ok();
    let file = controlling.or_else(standard_terminal)?;
    rustix::termios::tcgetattr(&file).ok()?;
    Some(TTY.get_or_init(|| Tty(file)))
}

/// The terminal that [`open`] found earlier.
pub(super) fn opened() -> Option<&'static Tty> {
    TTY.get()
}

/// Standard input and output when both are a terminal, although not the controlling one.
fn standard_terminal() -> Option<File> {
    let (input, output) = (rustix::stdio::stdin(), rustix::stdio::stdout());
    let both = rustix::termios::isatty(input) && rustix::termios::isatty(output);
    if both { output.try_clone_to_owned().ok().map(File::from) } else { None }
}

impl Tty {
    /// Columns and rows, or `None` when the terminal does not know them.
    pub(super) fn size(&self) -> Option<Size> {
        let size = rustix::termios::tcgetwinsize(&self.0).ok()?;
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
            match (&self.0).read(bytes) {
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
            let mut files = [PollFd::new(&self.0, flags)];
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
        self.0.as_fd()
    }
}

impl Write for &Tty {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        loop {
            match (&self.0).write(bytes) {
                // Standard output is shared with other programs; one of them may not want to wait.
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
