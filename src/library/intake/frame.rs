//! A document in a line of JSON: `{"path": …, "bytes_base64": …}` or `{"path": …, "text": …}`.
//!
//! Other fields are passed over, so that rows of a table may be handed in as they are.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use serde::Deserialize;

use crate::library::{Document, Failure, decoded, open};
use crate::source::{Encoding, Options};

#[derive(Deserialize)]
struct Frame {
    path: Option<String>,
    bytes_base64: Option<String>,
    text: Option<String>,
}

/// Programs that write base64 do not agree whether it is filled up with `=`.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// A message names what is wrong; it does not repeat the document.
const REASON_CHARS: usize = 160;

/// Reads the document in a line.
pub(crate) fn read(line: &[u8], number: u64, options: Options) -> Result<(PathBuf, Document), Failure> {
    let frame =
        parsed(line).map_err(|reason| Failure::new(Path::new("-"), format!("line {number}: {reason}")))?;
    let Frame { path: Some(path), bytes_base64, text } = frame else {
        return Err(Failure::new(Path::new("-"), format!("line {number}: path is missing")));
    };
    let path = PathBuf::from(path);
    let refused = |reason: String| Failure::new(&path, format!("{reason} (line {number})"));
    let (bytes, options) = match (bytes_base64, text) {
        (Some(given), None) => (bytes(&given).map_err(refused)?, options),
        // A text is decoded already.
        (None, Some(text)) => (text.into_bytes(), Options { encoding: Some(Encoding::Utf8) }),
        (None, None) => return Err(refused("bytes_base64 and text are missing".to_owned())),
        (Some(_), Some(_)) => return Err(refused("both bytes_base64 and text are given".to_owned())),
    };
    let source = open::refused(bytes.len()).map_or_else(|| decoded(&bytes, options), Err).map_err(refused)?;
    Ok((path, Document { source, changed: false }))
}

fn parsed(line: &[u8]) -> Result<Frame, String> {
    let line = line.strip_prefix("\u{feff}".as_bytes()).unwrap_or(line);
    // An array would be taken for the fields in their order.
    if line.iter().find(|byte| !byte.is_ascii_whitespace()) != Some(&b'{') {
        return Err("not a JSON object".to_owned());
    }
    let frame: Frame = serde_json::from_slice(line).map_err(|error| {
        let said = error.to_string();
        // Of the place only the byte says something: the line is always the first.
        let reason: String =
            said.split(" at line ").next().unwrap_or_default().chars().take(REASON_CHARS).collect();
        format!("not such an object: {reason} (byte {})", error.column())
    })?;
    Ok(Frame { path: frame.path.filter(|path| !path.is_empty()), ..frame })
}

fn bytes(given: &str) -> Result<Vec<u8>, String> {
    let mut given = Cow::Borrowed(given.as_bytes());
    // Some programs break it into lines.
    if given.iter().any(u8::is_ascii_whitespace) {
        given.to_mut().retain(|byte| !byte.is_ascii_whitespace());
    }
    BASE64.decode(&*given).map_err(|_| "bytes_base64 is not base64".to_owned())
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    fn document(line: &str) -> Result<(PathBuf, Document), String> {
        let options = Options { encoding: None };
        read(line.as_bytes(), 7, options)
            .map_err(|failure| format!("{}: {}", failure.path.display(), failure.reason))
    }

    #[track_caller]
    fn check(line: &str, expected: (&str, Encoding, &str)) {
        let (path, document) = document(line).unwrap();
        let found = (path.to_str().unwrap(), document.source.encoding(), document.source.text());
        assert_eq!(found, expected);
    }

    #[test]
    fn a_document_is_bytes_or_text() {
        check(r#"{"path":"a.txt","text":"一、农业"}"#, ("a.txt", Encoding::Utf8, "一、农业"));
        let bytes = ("b/报告.txt", Encoding::Utf8, "一、农业");
        check(r#"{"path":"b/报告.txt","bytes_base64":"5LiA44CB5Yac5Lia"}"#, bytes);
        check(
            r#" {"year":2023,"bytes_base64":"5LiA44CB\r\n5Yac5Lia","path":"b/报告.txt","text":null}"#,
            bytes,
        );
        check("\u{feff}{\"path\":\"c\",\"text\":\"\\u4e00\\n\"}\r", ("c", Encoding::Utf8, "一\n"));
        let (_, report) = document(r#"{"path":"d","bytes_base64":"0rvBqMWp0rWjrMWp0rWy+ta1oaM"}"#).unwrap();
        assert_eq!(report.source.encoding(), Encoding::Gb18030);
    }

    proptest! {
        #[test]
        fn no_line_is_too_strange(bytes in vec(any::<u8>(), 0..200), number in any::<u64>()) {
            let _ = read(&bytes, number, Options::default());
        }

        #[test]
        fn a_document_is_read_or_refused(
            field in "path|text|bytes_base64|[a-z]{0,3}",
            path in ".{0,8}",
            given in ".{0,40}|[A-Za-z0-9+/]{0,40}={0,3}",
            cut in 0_usize..80,
        ) {
            let line = serde_json::json!({ "path": path, field: given }).to_string();
            let _ = read(line.as_bytes(), 1, Options::default());
            let _ = read(line.as_bytes().get(..cut).unwrap_or_default(), 1, Options::default());
        }

        #[test]
        fn all_bytes_come_through(data in vec(any::<u8>(), 0..100)) {
            prop_assert_eq!(bytes(&BASE64.encode(&data)).unwrap(), data);
        }
    }

    #[track_caller]
    fn refuse(line: &str, expected: &str) {
        assert_eq!(document(line).unwrap_err(), expected);
    }

    #[test]
    fn a_line_that_is_none_says_why() {
        refuse("报告", "-: line 7: not a JSON object");
        refuse(r#"["a.txt","5LiA",null]"#, "-: line 7: not a JSON object");
        refuse(
            r#"{"path":"a","text":"一"#,
            "-: line 7: not such an object: EOF while parsing a string (byte 23)",
        );
        refuse(r#"{"text":"一"}"#, "-: line 7: path is missing");
        refuse(r#"{"path":"","text":"一"}"#, "-: line 7: path is missing");
        refuse(r#"{"path":"a"}"#, "a: bytes_base64 and text are missing (line 7)");
        refuse(
            r#"{"path":"a","text":"一","bytes_base64":""}"#,
            "a: both bytes_base64 and text are given (line 7)",
        );
        refuse(r#"{"path":"a","bytes_base64":"!!"}"#, "a: bytes_base64 is not base64 (line 7)");
        refuse(r#"{"path":"a","text":""}"#, "a: empty (line 7)");
        let long = format!("{{\"path\":{}}}", "1".repeat(20));
        assert!(document(&long).unwrap_err().chars().count() < REASON_CHARS + 80);
    }
}
