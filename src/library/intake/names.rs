//! A list of names of files and folders, one a line or with a NUL behind each.
//!
//! Names are taken as they are: a star is a star. Does not keep them.

use std::ffi::OsString;
use std::io::{self, BufRead};
use std::ops::ControlFlow;
use std::os::unix::ffi::OsStringExt;
use std::path::{Path, PathBuf};

use crate::library::intake::piece::{self, Piece};
use crate::library::{Failure, open, walk};

/// No system has longer ones.
const NAME: u64 = 64 << 10;

const STANDARD_INPUT: &str = "standard input cannot stand in a list";
const TOO_LONG: &str = "a name in the list is too long";

/// Visits every file that the list `path` names.
pub(crate) fn each(input: &mut dyn BufRead, path: &Path, visit: walk::Visit<'_>) -> ControlFlow<()> {
    let refused = |error: &io::Error| Err(Failure::new(path, open::reason(error)));
    let mark = match mark(input) {
        Ok(mark) => mark,
        Err(error) => return visit(refused(&error)),
    };
    loop {
        match piece::next(input, mark, NAME) {
            Ok(Some(Piece::Whole(name))) => match named(name, mark) {
                name if name.as_os_str().is_empty() => {}
                name if name.as_os_str() == "-" => visit(Err(Failure::new(&name, STANDARD_INPUT)))?,
                name => walk::exact(&name, visit)?,
            },
            Ok(Some(Piece::TooLong)) => visit(Err(Failure::new(path, TOO_LONG)))?,
            Ok(None) => return ControlFlow::Continue(()),
            Err(error) => return visit(refused(&error)),
        }
    }
}

/// What stands behind each name. A name may hold a line end only where NULs part them, and the first
/// NUL is then among the first bytes that come.
fn mark(input: &mut dyn BufRead) -> io::Result<u8> {
    Ok(if input.fill_buf()?.contains(&0) { 0 } else { b'\n' })
}

fn named(mut name: Vec<u8>, mark: u8) -> PathBuf {
    // A list that was written on Windows.
    if mark == b'\n' && name.last() == Some(&b'\r') {
        name.pop();
    }
    PathBuf::from(OsString::from_vec(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for name in ["a.txt", "b*.txt", "bc.txt", "two\nlines.txt", "deep/d.txt"] {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "一").unwrap();
        }
        folder
    }

    #[track_caller]
    fn check(names: &[&str], mark: &str, expected: &[&str]) {
        let folder = folder();
        let whole = |name: &&str| match *name {
            "-" | "" => (*name).to_owned(),
            name => folder.path().join(name).display().to_string(),
        };
        let list: String = names.iter().map(whole).map(|name| name + mark).collect();
        let mut found = Vec::new();
        let _ = each(&mut list.as_bytes(), Path::new("list"), &mut |name| {
            let short = |path: &Path| path.strip_prefix(folder.path()).unwrap_or(path).display().to_string();
            found.push(match name {
                Ok(path) => short(&path),
                Err(failure) => format!("{}: {}", short(&failure.path), failure.reason),
            });
            ControlFlow::Continue(())
        });
        assert_eq!(found, expected);
    }

    #[test]
    fn names_are_taken_as_they_are() {
        let absent = "?.txt: no such file";
        check(&["a.txt", "", "deep", "b*.txt", "?.txt"], "\n", &["a.txt", "deep/d.txt", "b*.txt", absent]);
        check(&["a.txt", "a.txt"], "\r\n", &["a.txt", "a.txt"]);
        check(&["two\nlines.txt", "a.txt"], "\0", &["two\nlines.txt", "a.txt"]);
        check(&["a.txt", "-"], "\n", &["a.txt", "-: standard input cannot stand in a list"]);
        check(&[], "\n", &[]);
    }

    #[test]
    fn a_name_without_end_costs_one_line() {
        let list = [vec![b'x'; 100_000], b"\nabsent\n".to_vec()].concat();
        let mut found = Vec::new();
        let _ = each(&mut list.as_slice(), Path::new("list"), &mut |name| {
            found.push(name.unwrap_err());
            ControlFlow::Continue(())
        });
        let reasons: Vec<&str> = found.iter().map(|failure| failure.reason.as_str()).collect();
        assert_eq!(reasons, [TOO_LONG, "no such file"]);
    }
}
