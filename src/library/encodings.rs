//! How each file is to be read: the same way for all, or in the encoding that was chosen for it.
//!
//! Shared by the threads that read and by whoever chooses while they do.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

use crate::source::{Encoding, Options};

/// How files are to be read.
#[derive(Debug, Clone, Default)]
pub struct Encodings {
    options: Options,
    chosen: Arc<RwLock<HashMap<PathBuf, Encoding>>>,
}

impl Encodings {
    /// All files are read in this way, as long as nothing else is chosen.
    pub fn new(options: Options) -> Self {
        Self { options, ..Self::default() }
    }

    /// How to read the file at `path`.
    pub fn of(&self, path: &Path) -> Options {
        let chosen = self.chosen.read().unwrap_or_else(PoisonError::into_inner);
        match chosen.get(&absolute(path)) {
            Some(&encoding) => Options { encoding: Some(encoding) },
            None => self.options,
        }
    }

    /// From now on reads the file at `path` in this encoding, or, with `None`, like all others.
    pub fn choose(&self, path: &Path, encoding: Option<Encoding>) {
        let mut chosen = self.chosen.write().unwrap_or_else(PoisonError::into_inner);
        match encoding {
            Some(encoding) => chosen.insert(absolute(path), encoding),
            None => chosen.remove(&absolute(path)),
        };
    }
}

/// The path from the root, without asking the file system; `-` stays as it is.
pub fn absolute(path: &Path) -> PathBuf {
    if path.as_os_str() == "-" {
        return path.to_owned();
    }
    // A slash at the end is no other folder.
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned()).components().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_is_for_one_file_however_it_is_named() {
        let all = Options { encoding: Some(Encoding::Gb18030) };
        let encodings = Encodings::new(all);
        encodings.choose(Path::new("a.txt"), Some(Encoding::Big5));
        let full = absolute(Path::new("./a.txt"));
        assert_eq!(encodings.clone().of(&full).encoding, Some(Encoding::Big5));
        assert_eq!(encodings.of(Path::new("b.txt")), all);
        encodings.choose(&full, None);
        assert_eq!(encodings.of(Path::new("a.txt")), all);
    }
}
