//! The value of a field: its kind, and how it is written where every cell is text.
//!
//! Does not know records.

use crate::export::{Datum, Kind};

impl Datum<'_> {
    /// A count of something in memory.
    pub(crate) fn count(count: impl TryInto<i64>) -> Self {
        Self::Count(count.try_into().unwrap_or(i64::MAX))
    }

    /// A count, or nothing.
    pub(crate) fn number(number: Option<impl TryInto<i64>>) -> Self {
        Self::Number(number.map(|number| number.try_into().unwrap_or(i64::MAX)))
    }

    /// What kind of value it is.
    pub(crate) fn kind(&self) -> Kind {
        match self {
            Self::Text(_) => Kind::Text,
            Self::Maybe(_) => Kind::Maybe,
            Self::Count(_) => Kind::Count,
            Self::Number(_) => Kind::Number,
            Self::Flag(_) => Kind::Flag,
            Self::List(..) => Kind::List,
        }
    }

    /// It as text; nothing is empty.
    pub(crate) fn cell(&self) -> String {
        match self {
            Self::Text(text) | Self::Maybe(Some(text)) => (*text).to_owned(),
            Self::Count(count) | Self::Number(Some(count)) => count.to_string(),
            Self::Maybe(None) | Self::Number(None) => String::new(),
            Self::Flag(flag) => flag.to_string(),
            Self::List(texts, between) => texts.join(between),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_can_be_written_as_text() {
        let texts = ["一、农业".to_owned(), "（一）粮食".to_owned()];
        for (datum, kind, cell) in [
            (Datum::Text(""), Kind::Text, ""),
            (Datum::Maybe(None), Kind::Maybe, ""),
            (Datum::Maybe(Some("同比")), Kind::Maybe, "同比"),
            (Datum::count(7_usize), Kind::Count, "7"),
            (Datum::count(u64::MAX), Kind::Count, "9223372036854775807"),
            (Datum::number(Some(2023_u16)), Kind::Number, "2023"),
            (Datum::number(None::<u16>), Kind::Number, ""),
            (Datum::Flag(true), Kind::Flag, "true"),
            (Datum::List(&texts, " > "), Kind::List, "一、农业 > （一）粮食"),
        ] {
            assert_eq!((datum.kind(), datum.cell().as_str()), (kind, cell));
        }
    }
}
