//! What was read of a folder before, and what the files say of it now: which reports are as they were,
//! which are to be read again, which are gone.
//!
//! Several threads look at files and tell here what they found.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use crate::library::cache::{Kept, Reader, Seen, Stamp, Verdict};
use crate::library::{Encodings, Known, open};

/// What the check of a folder has found out so far.
#[derive(Debug, Default)]
pub(crate) struct Check {
    seen: Seen,
    /// Of each known report what became of it.
    found: Mutex<Vec<Fate>>,
}

/// What became of the file of a report.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Fate {
    /// It was not found yet.
    #[default]
    Missing,
    /// It is there, at this place in the order, and another one than before.
    Other(u32),
    /// It has not changed.
    Same(Stamp, u32),
}

/// What is left when everything was looked at.
#[derive(Debug, Default)]
pub(crate) struct Checked {
    /// The reports that are right, for the cache.
    pub(crate) kept: Vec<Kept>,
    /// Whether that is not what the cache says.
    pub(crate) is_other: bool,
    /// The numbers of the reports whose files are not there.
    pub(crate) gone: Vec<u32>,
    /// The order of the reports, if it is another one.
    pub(crate) orders: Option<Vec<u32>>,
}

impl Check {
    /// Takes what the cache has of a folder; there may be nothing.
    pub(crate) fn begin(old: Option<&Reader>, roots: &[PathBuf]) -> (Option<Known>, Self) {
        let Some((known, seen)) = old.and_then(|old| old.known(roots)) else {
            return (None, Self::default());
        };
        let found = Mutex::new(vec![Fate::Missing; known.entries.len()]);
        (Some(known), Self { seen, found })
    }

    /// Whether paths are known that may be named in another way now.
    pub(crate) fn is_elsewhere(&self) -> bool {
        self.seen.is_elsewhere
    }

    /// The number of the known report at a path.
    pub(crate) fn number(&self, path: &Path) -> Option<u32> {
        self.seen.number(path)
    }

    /// Looks at the file of a known report: gives back its stamp when it has to be read.
    pub(crate) fn look(
        &self,
        number: u32,
        path: &Path,
        order: u32,
        encodings: &Encodings,
    ) -> Result<(), Option<Stamp>> {
        let now = Stamp::at(path);
        let before = self.seen.stamps.get(number as usize);
        let same = before.zip(now).and_then(|((before, wanted), now)| {
            let is_wanted = *wanted == encodings.of(path).encoding;
            is_wanted.then(|| renewed(before, now, path)).flatten()
        });
        let fate = same.map_or(Fate::Other(order), |stamp| Fate::Same(stamp, order));
        let mut found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = found.get_mut(number as usize) {
            *found = fate;
        }
        if same.is_some() { Ok(()) } else { Err(now) }
    }

    /// What was found, when all files were looked at; `orders` are the places of the known reports.
    pub(crate) fn finish(&self, known: &[u32]) -> Checked {
        let found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        let mut checked = Checked::default();
        let mut orders = Vec::with_capacity(found.len());
        let stamps = self.seen.stamps.iter().zip(known);
        for ((fate, ((before, _), &order)), number) in found.iter().zip(stamps).zip(0..) {
            let (kept, now) = match *fate {
                Fate::Missing => (None, order),
                Fate::Other(now) => (None, now),
                Fate::Same(stamp, now) => (Some((stamp, now)), now),
            };
            checked.gone.extend((*fate == Fate::Missing).then_some(number));
            checked.is_other |= kept.is_none_or(|(stamp, _)| stamp != *before);
            checked.kept.push(kept);
            orders.push(now);
        }
        checked.orders = (orders != known).then_some(orders);
        checked.is_other |= checked.orders.is_some();
        checked
    }
}

/// Names known reports as they are found now, where they were named in another way.
pub(crate) fn rename<'a>(known: &mut Known, check: &Check, found: impl Iterator<Item = &'a PathBuf>) {
    for path in found {
        let number = check.number(path).map(|number| number as usize);
        if let Some(entry) = number.and_then(|number| known.entries.get_mut(number)) {
            path.clone_into(&mut entry.path);
        }
    }
}

/// The stamp of a file that has not changed.
fn renewed(before: &Stamp, now: Stamp, path: &Path) -> Option<Stamp> {
    match before.verdict(&now) {
        Verdict::Same => Some(*before),
        Verdict::Other => None,
        Verdict::Doubtful => {
            let bytes = open::bytes(path).ok().filter(|bytes| !bytes.changed)?;
            let hash = Stamp::hash(&bytes.data);
            (hash == before.hash).then_some(Stamp { hash, ..now })
        }
    }
}
