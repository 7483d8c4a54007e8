//! The names of encodings that a user may give, and what they mean.
//!
//! Does not decode.

use clap::builder::{PossibleValuesParser, TypedValueParser};

use crate::config::ENCODINGS;
use crate::source::Encoding;

/// Takes a name of the table in capitals or small letters.
pub(crate) fn parser() -> impl TypedValueParser<Value = Encoding> {
    PossibleValuesParser::new(ENCODINGS.map(|(name, _)| name))
        .try_map(|given| named(&given).ok_or("not the name of an encoding"))
}

/// The names of encodings that csv can be written in.
const CSV_NAMES: [&str; 3] = ["utf-8", "gb18030", "big5"];

/// Takes the name of an encoding that csv can be written in.
pub(crate) fn csv_parser() -> impl TypedValueParser<Value = Encoding> {
    PossibleValuesParser::new(CSV_NAMES).try_map(|given| named(&given).ok_or("not the name of an encoding"))
}

fn named(given: &str) -> Option<Encoding> {
    ENCODINGS.iter().find(|(name, _)| name.eq_ignore_ascii_case(given)).map(|(_, encoding)| *encoding)
}
