//! What can go wrong with a workbook, as errors of writing.
//!
//! The library panics when a disk is full while rows wait in their files; such a panic is an error
//! here, and nothing is printed of it.

use std::cell::Cell;
use std::error::Error;
use std::io::{self, ErrorKind};
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

use rust_xlsxwriter::XlsxError;

/// What steps of a workbook give.
pub(crate) type Result<T> = std::result::Result<T, XlsxError>;

thread_local! {
    /// Whether this thread works for the library.
    static IS_AT_WORK: Cell<bool> = const { Cell::new(false) };
}

/// Does `work`; its errors and panics become errors of writing.
pub(crate) fn guarded<T>(work: impl FnOnce() -> Result<T>) -> io::Result<T> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let usual = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if !IS_AT_WORK.get() {
                usual(info);
            }
        }));
    });
    IS_AT_WORK.set(true);
    let done = panic::catch_unwind(AssertUnwindSafe(work));
    IS_AT_WORK.set(false);
    match done {
        Ok(Ok(done)) => Ok(done),
        Ok(Err(error)) => Err(from(error)),
        Err(_) => Err(io::Error::new(ErrorKind::StorageFull, "the disk is full or the file too large")),
    }
}

/// The error of the system below an error of the library, if there is one.
fn from(error: XlsxError) -> io::Error {
    let error = match error {
        XlsxError::IoError(error) | XlsxError::TempFileError(_, error) => return error,
        error => error,
    };
    let mut cause: Option<&(dyn Error + 'static)> = error.source();
    while let Some(found) = cause {
        if let Some(found) = found.downcast_ref::<io::Error>() {
            return found.raw_os_error().map_or_else(|| found.kind().into(), io::Error::from_raw_os_error);
        }
        cause = found.source();
    }
    io::Error::other(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_an_error() {
        let error = guarded::<()>(|| panic!("no space")).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::StorageFull);
        assert_eq!(guarded(|| Ok(1)).unwrap(), 1);
        let missing = io::Error::from(ErrorKind::NotFound);
        let error = guarded::<()>(|| Err(XlsxError::IoError(missing))).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::NotFound);
    }
}
