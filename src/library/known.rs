//! What was read of a folder before, and what the files say of it now: which reports are as they were,
//! which are to be read again, which are gone.
//!
//! Several threads look at files and tell here what they found.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use crate::library::cache::{Kept, Reader, Seen, Stamp, Verdict};
use crate::library::{Encodings, Known, open};

/// What the check of a folder has found out so far.
#[derive(Debug, Default)]
pub(crate) struct Check {
    seen: Seen,
    /// Of each known report what became of it.
    found: Mutex<Found>,
}

/// What became of known reports, by their numbers.
#[derive(Debug, Default)]
struct Found {
    fates: Vec<Fate>,
    /// Stamps of those that have not changed, though it had to be looked at closely.
    renewed: HashMap<u32, Stamp>,
}

/// What became of the file of a report.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Fate {
    /// It was not found yet.
    #[default]
    Missing,
    /// It is there, at this place in the order, and another one than before.
    Other(u32),
    /// It is there, at this place, and has not changed.
    Same(u32),
}

/// What is left when everything was looked at.
#[derive(Debug, Default)]
pub(crate) struct Checked {
    /// Whether the cache says anything else.
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
        let fates = vec![Fate::Missing; known.entries.len()];
        (Some(known), Self { seen, found: Mutex::new(Found { fates, ..Found::default() }) })
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
        let mut found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(fate) = found.fates.get_mut(number as usize) {
            *fate = if same.is_some() { Fate::Same(order) } else { Fate::Other(order) };
        }
        let Some(stamp) = same else { return Err(now) };
        if before.is_some_and(|(before, _)| *before != stamp) {
            found.renewed.insert(number, stamp);
        }
        Ok(())
    }

    /// What was found, when all files were looked at; `known` are the places of the known reports.
    pub(crate) fn finish(&self, known: &[u32]) -> Checked {
        let found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        let mut checked = Checked { is_other: !found.renewed.is_empty(), ..Checked::default() };
        let place = |(fate, order): (&Fate, &u32)| match *fate {
            Fate::Missing => *order,
            Fate::Other(now) | Fate::Same(now) => now,
        };
        if !found.fates.iter().zip(known).map(place).eq(known.iter().copied()) {
            checked.orders = Some(found.fates.iter().zip(known).map(place).collect());
        }
        let missing = found.fates.iter().zip(0..).filter(|(fate, _)| **fate == Fate::Missing);
        checked.gone.extend(missing.map(|(_, number)| number));
        checked.is_other |= checked.orders.is_some();
        checked.is_other |= found.fates.iter().any(|fate| !matches!(fate, Fate::Same(_)));
        checked
    }

    /// The reports that are right, for the cache.
    pub(crate) fn kept(&self) -> Vec<Kept> {
        let found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        let stamps = found.fates.iter().zip(&self.seen.stamps).zip(0..);
        let kept = stamps.map(|((fate, (before, _)), number)| match fate {
            Fate::Same(order) => Some((found.renewed.get(&number).copied().unwrap_or(*before), *order)),
            Fate::Missing | Fate::Other(_) => None,
        });
        kept.collect()
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
