//! Reports are read for a file, in their order, and go into it one by one.
//!
//! Only a few wait at a time, so that a folder may be large.

use std::io::{self, ErrorKind};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use crate::export::ListRecord;
use crate::export::book::{self, Extract, Layout, Plan, Take, What};
use crate::library::{self, Encodings, Failure};
use crate::report::Report;
use crate::save::draft::Draft;
use crate::save::{Chosen, Hear, Selection, Step, Tally};
use crate::state::{Identity, Kept};

/// Writes the selection into the draft.
pub(crate) fn write(
    (plan, kept): (Plan, &Kept),
    selection: &Selection,
    encodings: &Encodings,
    draft: &mut Draft,
    hear: Hear<'_>,
) -> io::Result<Tally> {
    let mut tally = Tally::default();
    let path = draft.path().to_owned();
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let desk = Desk { plan, kept, encodings, folder };
    let missing = book::write(plan, draft.file(), &path, |take| {
        let mut keep = Keep { plan, take, hear, tally: &mut tally };
        match selection {
            Selection::Reports(paths) => reports(desk, paths, &mut keep),
            Selection::Figures(chosen) => chosen.iter().try_for_each(|chosen| {
                let extract = library::guarded(&chosen.path, |_| figures(desk, chosen));
                keep.take(extract)
            }),
        }
    })?;
    Ok(Tally { missing, ..tally })
}

/// What every extract needs.
#[derive(Debug, Clone, Copy)]
struct Desk<'a> {
    plan: Plan,
    kept: &'a Kept,
    encodings: &'a Encodings,
    /// Where the file will stand.
    folder: &'a Path,
}

impl Desk<'_> {
    fn extract(&self, path: &Path, report: &Report) -> Extract {
        // The text is hashed only where there is anything to be found by it.
        let kept = (self.plan.wants(What::Notes) && !self.kept.reports.is_empty())
            .then(|| self.kept.of(&Identity::of(path, report)));
        self.plan.extract(&path.display().to_string(), report, kept.flatten())
    }
}

/// Where extracts go, and what is counted of them.
struct Keep<'a> {
    plan: Plan,
    take: Take<'a>,
    hear: Hear<'a>,
    tally: &'a mut Tally,
}

impl Keep<'_> {
    fn take(&mut self, extract: Result<Extract, Failure>) -> io::Result<()> {
        let step = match &extract {
            Ok(extract) => {
                (self.take)(extract)?;
                self.tally.read += 1;
                self.tally.rows += self.plan.rows(extract);
                Step::Read(self.tally.read)
            }
            Err(failure) => {
                self.tally.failed += 1;
                Step::Failed(failure)
            }
        };
        match (self.hear)(step) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(ErrorKind::Interrupted.into()),
        }
    }
}

fn reports(desk: Desk<'_>, paths: &[PathBuf], keep: &mut Keep<'_>) -> io::Result<()> {
    let mut done = Ok(());
    let work = |path: &Path| {
        let report = library::read(path, desk.encodings.of(path))?;
        let extract = desk.extract(path, &report);
        Ok(Extract { link: link(path, desk.folder), ..extract })
    };
    library::in_order(paths, &work, &mut |extract| {
        done = keep.take(extract);
        if done.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    done
}

/// The chosen figures as they were seen; the file is read again only for what stands around them.
fn figures(desk: Desk<'_>, chosen: &Chosen) -> Result<Extract, Failure> {
    let extract = match desk.plan.layout {
        Layout::Rows(_) => Extract {
            report: ListRecord { path: chosen.path.display().to_string(), ..ListRecord::default() },
            ..Extract::default()
        },
        Layout::Workbook | Layout::Database => {
            let report = library::read(&chosen.path, desk.encodings.of(&chosen.path))?;
            desk.extract(&chosen.path, &report)
        }
    };
    Ok(Extract { link: link(&chosen.path, desk.folder), figures: chosen.figures.clone(), ..extract })
}

/// The address of a file for a link in a workbook in `folder`: relative when the file lies below, so that
/// both can be moved together. An address parts a path from a place in the file at `#`, so that a path
/// with this sign has none.
fn link(path: &Path, folder: &Path) -> Option<String> {
    if path.as_os_str() == "-" {
        return None;
    }
    let (whole, folder) = (std::path::absolute(path).ok()?, std::path::absolute(folder).ok()?);
    let near = whole.strip_prefix(folder).unwrap_or(&whole);
    near.to_str().filter(|path| !path.contains('#')).map(|path| format!("file:///{path}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_have_an_address() {
        for (path, folder, expected) in [
            ("/a/报告 1.txt", "/b", Some("file:////a/报告 1.txt")),
            ("/a/b/报告.txt", "/a", Some("file:///b/报告.txt")),
            ("b/报告.txt", ".", Some("file:///b/报告.txt")),
            ("/a/1#2.txt", "/a", None),
            ("-", "/a", None),
        ] {
            assert_eq!(link(Path::new(path), Path::new(folder)).as_deref(), expected);
        }
    }
}
