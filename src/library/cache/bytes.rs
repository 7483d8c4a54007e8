//! What is kept of a report beside its labels, as bytes and as numbers, and back.
//!
//! Touches no file and knows nothing of the others.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_128;

use crate::library::cache::frame::Mark;
use crate::library::cache::{Fresh, Stamp};
use crate::library::{Entry, Summary, absolute};
use crate::report::Script;
use crate::source::Encoding;

const SCRIPTS: [Script; 3] = [Script::Simplified, Script::Traditional, Script::Mixed];

#[derive(Serialize, Deserialize)]
struct Body<'a> {
    /// The number of the path below which it was found, from 1; 0 where it was found in another way.
    root: u32,
    #[serde(borrow)]
    path: &'a [u8],
    wanted: Option<&'a str>,
    #[serde(borrow)]
    facts: Facts<'a>,
}

/// What was read back of a report.
#[derive(Debug)]
pub(crate) struct Row {
    /// The report, without items and indicators.
    pub(crate) entry: Entry,
    /// The encoding that it was to be read in.
    pub(crate) encoding: Option<Encoding>,
    /// Whether its path is the absolute one, whichever way it was named.
    pub(crate) is_elsewhere: bool,
}

/// A [`Summary`].
#[derive(Serialize, Deserialize)]
struct Facts<'a> {
    title: Option<&'a str>,
    place: Option<&'a str>,
    years: (Option<u16>, Option<u16>),
    script: u8,
    encoding: &'a str,
    counts: [u32; 7],
    #[serde(borrow)]
    warnings: Vec<&'a str>,
}

/// The bytes of a report that was found below one of these paths.
pub(crate) fn write(fresh: &Fresh, roots: &[PathBuf]) -> Option<Vec<u8>> {
    let entry = &fresh.entry;
    let whole = absolute(&entry.path);
    let (root, path) = below(roots, &entry.path).unwrap_or((0, &whole));
    let body = Body {
        root,
        path: path.as_os_str().as_bytes(),
        wanted: fresh.encoding.map(Encoding::name),
        facts: facts(&entry.summary),
    };
    postcard::to_allocvec(&body).ok()
}

/// Reads them back, where the same paths may be named in another way.
pub(crate) fn read(body: &[u8], roots: &[PathBuf]) -> Option<Row> {
    let body: Body = postcard::from_bytes(body).ok()?;
    let encoding = match body.wanted {
        Some(name) => Some(Encoding::named(name)?),
        None => None,
    };
    let path = Path::new(OsStr::from_bytes(body.path));
    let path = match body.root.checked_sub(1) {
        Some(root) => joined(roots.get(root as usize)?, path),
        None => path.to_owned(),
    };
    let entry = Entry { path, summary: summary(&body.facts)?, ..Entry::default() };
    Some(Row { entry, encoding, is_elsewhere: body.root == 0 })
}

/// Where a file stands below the paths that were named: the number of the path, from 1, and the rest.
fn below<'a>(roots: &[PathBuf], path: &'a Path) -> Option<(u32, &'a Path)> {
    let rest = |root: &PathBuf| {
        if is_here(root) { path.is_relative().then_some(path) } else { path.strip_prefix(root).ok() }
    };
    roots.iter().zip(1..).find_map(|(root, number)| Some((number, rest(root)?)))
}

/// The path of a file below a folder as it is found there.
fn joined(root: &Path, rest: &Path) -> PathBuf {
    if rest.as_os_str().is_empty() {
        root.to_owned()
    } else if is_here(root) {
        rest.to_owned()
    } else {
        root.join(rest)
    }
}

/// What is found in the current folder has its name alone.
fn is_here(root: &Path) -> bool {
    root == Path::new(".")
}

/// By what a path is known, however it is named.
pub(crate) fn hash(path: &Path) -> u128 {
    xxh3_128(absolute(path).as_os_str().as_bytes())
}

/// Path and stamp as numbers.
pub(crate) fn mark(path: u128, stamp: &Stamp) -> Mark {
    let file = u128::from(stamp.size) << 64 | u128::from(stamp.inode);
    let times = [stamp.modified, stamp.changed, stamp.seen].map(i128::cast_unsigned);
    let [modified, changed, seen] = times;
    [path, file, modified, changed, seen, stamp.hash]
}

/// What the numbers mean.
pub(crate) fn marked([path, file, modified, changed, seen, hash]: Mark) -> (u128, Stamp) {
    let [modified, changed, seen] = [modified, changed, seen].map(u128::cast_signed);
    (path, Stamp { size: (file >> 64) as u64, inode: file as u64, modified, changed, seen, hash })
}

fn facts(summary: &Summary) -> Facts<'_> {
    // Every field is named, so that a new one is not forgotten.
    let Summary {
        title,
        place,
        year,
        plan_year,
        script,
        encoding,
        lossy,
        chars,
        sections,
        figures,
        masked,
        gaps,
        warnings,
        remarks,
    } = summary;
    Facts {
        title: title.as_deref(),
        place: place.as_deref(),
        years: (*year, *plan_year),
        script: SCRIPTS.iter().position(|known| known == script).map_or(u8::MAX, |at| at as u8),
        encoding: encoding.name(),
        counts: [*lossy, *chars, *sections, *figures, *masked, *gaps, *remarks],
        warnings: warnings.iter().map(String::as_str).collect(),
    }
}

fn summary(facts: &Facts<'_>) -> Option<Summary> {
    let [lossy, chars, sections, figures, masked, gaps, remarks] = facts.counts;
    Some(Summary {
        title: facts.title.map(str::to_owned),
        place: facts.place.map(str::to_owned),
        year: facts.years.0,
        plan_year: facts.years.1,
        script: *SCRIPTS.get(usize::from(facts.script))?,
        encoding: Encoding::named(facts.encoding)?,
        lossy,
        chars,
        sections,
        figures,
        masked,
        gaps,
        warnings: facts.warnings.iter().map(|&warning| warning.to_owned()).collect(),
        remarks,
    })
}

#[cfg(test)]
pub(crate) mod tests {
    use crate::figure::FigureId;
    use crate::library::Target;
    use crate::outline::SectionId;

    use super::*;

    /// A report with everything that is kept.
    pub(crate) fn fresh(path: &str) -> Fresh {
        let summary = Summary {
            title: Some(format!("{path}工作报告")),
            place: Some("青石镇".to_owned()),
            year: Some(2021),
            plan_year: None,
            script: Script::Mixed,
            encoding: Encoding::Big5,
            lossy: 1,
            chars: 2,
            sections: 3,
            figures: 4,
            masked: 5,
            gaps: 6,
            warnings: vec!["有疑点。".to_owned()],
            remarks: 7,
        };
        let mut entry = Entry { path: path.into(), summary, ..Entry::default() };
        entry.items.push("一、农业", Target::Section(SectionId(0)));
        entry.items.push("粮食产量 12万吨", Target::Figure(FigureId(0)));
        entry.indicators = vec!["粮食产量".into(), "产值".into()];
        let stamp = Stamp { size: 1, inode: 2, modified: -3, changed: 4, seen: i128::MAX, hash: u128::MAX };
        Fresh { entry, stamp, encoding: Some(Encoding::Gb18030) }
    }

    #[test]
    fn a_row_comes_back_as_it_was() {
        let roots = [PathBuf::from("/报告")];
        let expected = fresh("/报告/a.txt");
        let row = read(&write(&expected, &roots).unwrap(), &roots).unwrap();
        assert_eq!((row.encoding, row.is_elsewhere), (expected.encoding, false));
        assert_eq!((&row.entry.path, &row.entry.summary), (&expected.entry.path, &expected.entry.summary));
        assert_eq!(marked(mark(7, &expected.stamp)), (7, expected.stamp));
    }

    #[test]
    fn a_path_is_found_as_it_is_named_now() {
        let here = std::path::absolute(".").unwrap();
        let check = |before: &Path, found: &str, now: &Path, expected: &Path| {
            let bytes = write(&fresh(found), &[before.to_owned()]).unwrap();
            let row = read(&bytes, &[now.to_owned()]).unwrap();
            assert_eq!((row.entry.path.as_path(), row.is_elsewhere), (expected, false));
        };
        check(Path::new("."), "a/b.txt", &here, &here.join("a/b.txt"));
        check(Path::new("r"), "r/a/b.txt", Path::new("./r/"), Path::new("./r/a/b.txt"));
        check(&here, here.join("b.txt").to_str().unwrap(), Path::new("."), Path::new("b.txt"));
        check(Path::new("b.txt"), "b.txt", &here.join("b.txt"), &here.join("b.txt"));
        let pattern = [PathBuf::from("*.txt")];
        let row = read(&write(&fresh("b.txt"), &pattern).unwrap(), &pattern).unwrap();
        assert_eq!((row.entry.path, row.is_elsewhere), (here.join("b.txt"), true));
        assert_eq!(hash(Path::new("b.txt")), hash(&here.join("b.txt")));
    }
}
