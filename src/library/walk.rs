//! From the paths that a user names to files: folders are walked, patterns are matched.
//!
//! Does not open files. The order is that of the names, whatever order the disk has them in.

use std::collections::HashSet;
use std::ffi::OsStr;
use std::fs;
use std::io::ErrorKind;
use std::ops::ControlFlow;
use std::path::{Component, Path, PathBuf};

use globset::{GlobBuilder, GlobMatcher};
use ignore::{DirEntry, Walk, WalkBuilder};

use crate::library::{Failure, open};

/// A file, or what could not be listed.
pub(crate) type Found = Result<PathBuf, Failure>;

/// Takes what was found; breaking ends the walk.
pub(crate) type Visit<'a> = &'a mut dyn FnMut(Found) -> ControlFlow<()>;

const NO_MATCH: &str = "no file matches this pattern";
const NO_FILES: &str = "a folder without files";
const LINK_OUT: &str = "a link out of the folder, not followed";
const LINK_NOWHERE: &str = "a link that leads nowhere";

/// Visits every file under `paths`, each path once.
pub(crate) fn each(paths: &[PathBuf], visit: Visit<'_>) -> ControlFlow<()> {
    if let [path] = paths {
        return one(path, visit);
    }
    // A file named twice (by its folder and by itself, d and ./d) must not be counted twice in a sum.
    let mut seen = HashSet::new();
    let mut once = |found: Found| match found {
        Ok(path) if !seen.insert(path.canonicalize().unwrap_or_else(|_| path.clone())) => {
            ControlFlow::Continue(())
        }
        found => visit(found),
    };
    paths.iter().try_for_each(|path| one(path, &mut once))
}

/// Visits a file or every file of a folder; the name is no pattern.
pub(crate) fn exact(path: &Path, visit: Visit<'_>) -> ControlFlow<()> {
    match fs::metadata(path) {
        Ok(metadata) if metadata.is_dir() => folder(path, visit),
        Ok(_) => visit(Ok(path.to_owned())),
        Err(error) => visit(Err(Failure::new(path, open::reason(&error)))),
    }
}

fn one(path: &Path, visit: Visit<'_>) -> ControlFlow<()> {
    if path.as_os_str() == "-" {
        return visit(Ok(path.to_owned()));
    }
    match fs::metadata(path) {
        Ok(metadata) if metadata.is_dir() => folder(path, visit),
        Ok(_) => visit(Ok(path.to_owned())),
        Err(error) if error.kind() == ErrorKind::NotFound => absent(path, visit),
        Err(error) => visit(Err(Failure::new(path, open::reason(&error)))),
    }
}

// Only a name that no file bears can be a pattern, so `a[1].txt` opens when it exists.
fn absent(path: &Path, visit: Visit<'_>) -> ControlFlow<()> {
    if fs::symlink_metadata(path).is_ok() {
        return visit(Err(Failure::new(path, LINK_NOWHERE)));
    }
    match Pattern::new(path) {
        Some(Ok(pattern)) => pattern.walk(path, visit),
        Some(Err(reason)) => visit(Err(Failure::new(path, reason))),
        None => visit(Err(Failure::new(path, "no such file"))),
    }
}

fn folder(root: &Path, visit: Visit<'_>) -> ControlFlow<()> {
    let mut any = false;
    let bare = root == Path::new(".");
    for found in entries(root, walker(root, None)) {
        any = true;
        visit(if bare { plain(found) } else { found })?;
    }
    if any { ControlFlow::Continue(()) } else { visit(Err(Failure::new(root, NO_FILES))) }
}

fn walker(root: &Path, depth: Option<usize>) -> Walk {
    WalkBuilder::new(root)
        .standard_filters(false)
        .hidden(true)
        .follow_links(false)
        .max_depth(depth)
        .sort_by_file_name(OsStr::cmp)
        .build()
}

fn entries(root: &Path, walk: Walk) -> impl Iterator<Item = Found> {
    let inside = fs::canonicalize(root).ok();
    walk.filter_map(move |entry| match entry {
        Ok(entry) if entry.path_is_symlink() && entry.depth() > 0 => link(&entry, inside.as_deref()),
        Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_dir()) => None,
        Ok(entry) => Some(Ok(entry.into_path())),
        Err(error) => Some(Err(unlisted(&error))),
    })
}

// A link to a place in the same folder is left out in silence: the walk comes by there anyway.
fn link(entry: &DirEntry, inside: Option<&Path>) -> Option<Found> {
    match fs::canonicalize(entry.path()) {
        Ok(target) if inside.is_some_and(|root| target.starts_with(root)) => None,
        Ok(_) => Some(Err(Failure::new(entry.path(), LINK_OUT))),
        Err(_) => Some(Err(Failure::new(entry.path(), LINK_NOWHERE))),
    }
}

fn unlisted(error: &ignore::Error) -> Failure {
    let path = path_of(error).unwrap_or(Path::new("."));
    Failure::new(path, error.io_error().map_or_else(|| error.to_string(), open::reason))
}

fn path_of(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => path_of(err),
        ignore::Error::Loop { child, .. } => Some(child),
        _ => None,
    }
}

// In the current folder `./a.txt` is `a.txt`.
fn plain(found: Found) -> Found {
    let short = |path: PathBuf| path.strip_prefix(".").map_or_else(|_| path.clone(), Path::to_owned);
    match found {
        Ok(path) => Ok(short(path)),
        Err(failure) => Err(Failure { path: short(failure.path), ..failure }),
    }
}

/// A glob that the shell did not expand: the folder above its first special part, and the rest.
#[derive(Debug)]
struct Pattern {
    root: PathBuf,
    depth: Option<usize>,
    matcher: GlobMatcher,
}

impl Pattern {
    /// `None` when the path has no special character, a reason when it is malformed.
    fn new(path: &Path) -> Option<Result<Self, String>> {
        let special = |part: &Component<'_>| {
            part.as_os_str().to_str().is_some_and(|text| text.contains(['*', '?', '[', '{']))
        };
        let parts: Vec<Component<'_>> = path.components().collect();
        let first = parts.iter().position(special)?;
        let (fixed, rest) = parts.split_at(first);
        // Joined again so that `a//*.txt` is `a/*.txt`, as the walk spells it.
        let joined: PathBuf = parts.iter().collect();
        let deep = rest.iter().any(|part| part.as_os_str() == "**");
        let glob = GlobBuilder::new(joined.to_str()?).literal_separator(true).build();
        Some(glob.map_err(|error| error.kind().to_string()).map(|glob| Self {
            root: fixed.iter().collect(),
            depth: (!deep).then_some(rest.len()),
            matcher: glob.compile_matcher(),
        }))
    }

    fn walk(&self, path: &Path, visit: Visit<'_>) -> ControlFlow<()> {
        let bare = self.root.as_os_str().is_empty();
        let root = if bare { Path::new(".") } else { &self.root };
        let mut any = false;
        if root.is_dir() {
            for found in entries(root, walker(root, self.depth)) {
                let Some(found) = self.taken(found, bare) else { continue };
                any = true;
                visit(found)?;
            }
        }
        if any { ControlFlow::Continue(()) } else { visit(Err(Failure::new(path, NO_MATCH))) }
    }

    fn taken(&self, found: Found, bare: bool) -> Option<Found> {
        let found = if bare { plain(found) } else { found };
        let path = found.as_ref().unwrap_or_else(|failure| &failure.path);
        self.matcher.is_match(path).then_some(found)
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;

    use crate::library::expand;

    use super::*;

    fn tree() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for name in ["b.txt", "a.txt", "2024/c.txt", "2024/d.csv", ".hidden/e.txt", "a[1].txt", ".gitignore"]
        {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, if name == ".gitignore" { "*.txt" } else { "一" }).unwrap();
        }
        folder
    }

    #[track_caller]
    fn check(root: &Path, named: &[&str], files: &[&str], failures: &[(&str, &str)]) {
        let paths: Vec<PathBuf> = named.iter().map(|name| root.join(name)).collect();
        let (found, failed) = expand(&paths);
        let short = |path: &Path| path.strip_prefix(root).unwrap_or(path).display().to_string();
        assert_eq!(found.iter().map(|path| short(path)).collect::<Vec<_>>(), files);
        let failed: Vec<_> =
            failed.iter().map(|failure| (short(&failure.path), failure.reason.clone())).collect();
        let expected: Vec<_> =
            failures.iter().map(|(path, reason)| ((*path).to_owned(), (*reason).to_owned())).collect();
        assert_eq!(failed, expected);
    }

    #[test]
    fn folders_are_walked_in_the_order_of_names() {
        let folder = tree();
        check(folder.path(), &["."], &["2024/c.txt", "2024/d.csv", "a.txt", "a[1].txt", "b.txt"], &[]);
        check(folder.path(), &["2024", "a.txt", "2024/c.txt"], &["2024/c.txt", "2024/d.csv", "a.txt"], &[]);
    }

    #[test]
    fn patterns_stand_for_files() {
        let folder = tree();
        let root = folder.path();
        check(root, &["*.txt"], &["a.txt", "a[1].txt", "b.txt"], &[]);
        check(root, &["**/*.txt"], &["2024/c.txt", "a.txt", "a[1].txt", "b.txt"], &[]);
        check(root, &["2024/?.{csv,md}"], &["2024/d.csv"], &[]);
        check(root, &["a[1].txt"], &["a[1].txt"], &[]);
        check(root, &["*.md"], &[], &[("*.md", NO_MATCH)]);
        check(root, &["absent/*.md"], &[], &[("absent/*.md", NO_MATCH)]);
        check(root, &["x[.txt"], &[], &[("x[.txt", "unclosed character class; missing ']'")]);
    }

    #[test]
    fn what_is_not_there_is_said() {
        let folder = tree();
        fs::create_dir(folder.path().join("empty")).unwrap();
        check(folder.path(), &["absent.txt", "a.txt"], &["a.txt"], &[("absent.txt", "no such file")]);
        check(folder.path(), &["empty"], &[], &[("empty", NO_FILES)]);
        check(folder.path(), &["a.txt/b"], &[], &[("a.txt/b", "Not a directory")]);
    }

    #[test]
    fn links_are_not_followed_out_of_a_folder() {
        let (folder, outside) = (tree(), tree());
        let root = folder.path().join("2024");
        symlink(outside.path().join("a.txt"), root.join("out.txt")).unwrap();
        symlink(outside.path(), root.join("out")).unwrap();
        symlink(root.join("c.txt"), root.join("again.txt")).unwrap();
        symlink(&root, root.join("loop")).unwrap();
        symlink("absent", root.join("nowhere")).unwrap();
        let said = [("nowhere", LINK_NOWHERE), ("out", LINK_OUT), ("out.txt", LINK_OUT)];
        check(&root, &["."], &["c.txt", "d.csv"], &said);
        check(&root, &["out.txt"], &["out.txt"], &[]);
        check(&root, &["nowhere"], &[], &[("nowhere", LINK_NOWHERE)]);
    }

    #[test]
    fn standard_input_is_taken_as_it_is() {
        assert_eq!(expand(&[PathBuf::from("-")]), (vec![PathBuf::from("-")], vec![]));
    }
}
