//! How paths stand in the file: as text, or as their bytes when they are not UTF-8.
//!
//! Does not touch the file system.

/// A path as text; one that is not UTF-8 as its bytes.
pub(crate) mod one {
    use std::ffi::OsString;
    use std::os::unix::ffi::{OsStrExt, OsStringExt};
    use std::path::PathBuf;

    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[derive(Serialize, Deserialize)]
    #[serde(untagged)]
    pub(crate) enum Written {
        Text(String),
        Bytes(Vec<u8>),
    }

    impl From<&PathBuf> for Written {
        fn from(path: &PathBuf) -> Self {
            match path.to_str() {
                Some(text) => Self::Text(text.to_owned()),
                None => Self::Bytes(path.as_os_str().as_bytes().to_vec()),
            }
        }
    }

    impl From<Written> for PathBuf {
        fn from(written: Written) -> Self {
            match written {
                Written::Text(text) => text.into(),
                Written::Bytes(bytes) => OsString::from_vec(bytes).into(),
            }
        }
    }

    pub(crate) fn serialize<S: Serializer>(path: &PathBuf, serializer: S) -> Result<S::Ok, S::Error> {
        Written::from(path).serialize(serializer)
    }

    pub(crate) fn deserialize<'a, D: Deserializer<'a>>(deserializer: D) -> Result<PathBuf, D::Error> {
        Written::deserialize(deserializer).map(PathBuf::from)
    }
}

/// A list of paths.
pub(crate) mod many {
    use std::path::PathBuf;

    use serde::{Deserialize, Deserializer, Serializer};

    use crate::state::paths::one::Written;

    // The signature is serde's.
    #[allow(clippy::ptr_arg)]
    pub(crate) fn serialize<S: Serializer>(paths: &Vec<PathBuf>, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(paths.iter().map(Written::from))
    }

    pub(crate) fn deserialize<'a, D: Deserializer<'a>>(deserializer: D) -> Result<Vec<PathBuf>, D::Error> {
        let written = Vec::<Written>::deserialize(deserializer)?;
        Ok(written.into_iter().map(PathBuf::from).collect())
    }
}
