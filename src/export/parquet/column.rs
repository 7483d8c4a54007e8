//! One column of a row group, held until the group is full.
//!
//! Levels say which values are there: Parquet writes only these, and of a list where it begins.

use std::io;
use std::mem;

use ::parquet::data_type::{BoolType, ByteArray, ByteArrayType, Int64Type};
use ::parquet::errors::ParquetError;
use ::parquet::file::writer::SerializedColumnWriter;

use crate::export::{Datum, Kind};

/// What is held of a column.
#[derive(Debug)]
pub(crate) struct Column {
    kind: Kind,
    values: Values,
    /// Where a value may be missing: 1 where it is there.
    definitions: Vec<i16>,
    /// In lists: 0 where one begins.
    repetitions: Vec<i16>,
}

#[derive(Debug)]
enum Values {
    /// All texts in one piece, and where each ends.
    Texts {
        bytes: Vec<u8>,
        ends: Vec<usize>,
    },
    Numbers(Vec<i64>),
    Flags(Vec<bool>),
}

impl Column {
    pub(crate) fn new(kind: Kind) -> Self {
        let values = match kind {
            Kind::Text | Kind::Maybe | Kind::List => Values::Texts { bytes: Vec::new(), ends: Vec::new() },
            Kind::Count | Kind::Number => Values::Numbers(Vec::new()),
            Kind::Flag => Values::Flags(Vec::new()),
        };
        Self { kind, values, definitions: Vec::new(), repetitions: Vec::new() }
    }

    /// How many bytes the values take.
    pub(crate) fn size(&self) -> usize {
        match &self.values {
            Values::Texts { bytes, .. } => bytes.len(),
            Values::Numbers(numbers) => size_of_val(numbers.as_slice()),
            Values::Flags(flags) => flags.len(),
        }
    }

    /// Adds the value of a row.
    ///
    /// # Errors
    /// When it is of another kind.
    pub(crate) fn push(&mut self, datum: Datum<'_>) -> io::Result<()> {
        match (datum, &mut self.values) {
            (Datum::Text(text), Values::Texts { bytes, ends }) => push(text, bytes, ends),
            (Datum::Maybe(text), Values::Texts { bytes, ends }) => {
                self.definitions.push(i16::from(text.is_some()));
                if let Some(text) = text {
                    push(text, bytes, ends);
                }
            }
            (Datum::List(texts, _), Values::Texts { bytes, ends }) => {
                for text in texts {
                    push(text, bytes, ends);
                }
                // A list without a text takes a place, too.
                self.definitions.extend((0..texts.len().max(1)).map(|_| i16::from(!texts.is_empty())));
                self.repetitions.extend((0..texts.len().max(1)).map(|at| i16::from(at > 0)));
            }
            (Datum::Count(count), Values::Numbers(numbers)) => numbers.push(count),
            (Datum::Number(number), Values::Numbers(numbers)) => {
                self.definitions.push(i16::from(number.is_some()));
                numbers.extend(number);
            }
            (Datum::Flag(flag), Values::Flags(flags)) => flags.push(flag),
            (datum, _) => return Err(io::Error::other(format!("{datum:?} is not {:?}", self.kind))),
        }
        Ok(())
    }

    /// Writes what is held and holds nothing any more.
    ///
    /// # Errors
    /// Those of the writer.
    pub(crate) fn write(&mut self, writer: &mut SerializedColumnWriter<'_>) -> Result<(), ParquetError> {
        let (definitions, repetitions) = (mem::take(&mut self.definitions), mem::take(&mut self.repetitions));
        let definitions = Some(definitions.as_slice()).filter(|levels| !levels.is_empty());
        let repetitions = Some(repetitions.as_slice()).filter(|levels| !levels.is_empty());
        match &mut self.values {
            Values::Texts { bytes, ends } => {
                let texts = texts(mem::take(bytes), &mem::take(ends));
                writer.typed::<ByteArrayType>().write_batch(&texts, definitions, repetitions)
            }
            Values::Numbers(numbers) => {
                let numbers = mem::take(numbers);
                writer.typed::<Int64Type>().write_batch(&numbers, definitions, repetitions)
            }
            Values::Flags(flags) => {
                let flags = mem::take(flags);
                writer.typed::<BoolType>().write_batch(&flags, definitions, repetitions)
            }
        }?;
        Ok(())
    }
}

fn push(text: &str, bytes: &mut Vec<u8>, ends: &mut Vec<usize>) {
    bytes.extend_from_slice(text.as_bytes());
    ends.push(bytes.len());
}

/// The texts, which share one piece of memory.
fn texts(bytes: Vec<u8>, ends: &[usize]) -> Vec<ByteArray> {
    let all = ByteArray::from(bytes);
    let starts = std::iter::once(0).chain(ends.iter().copied());
    starts.zip(ends).map(|(start, end)| all.slice(start, end - start)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_say_what_is_there() {
        let texts = ["一".to_owned(), "二".to_owned()];
        let mut list = Column::new(Kind::List);
        for texts in [&texts[..], &[], &texts[..1]] {
            list.push(Datum::List(texts, "")).unwrap();
        }
        assert_eq!((list.definitions, list.repetitions), (vec![1, 1, 0, 1], vec![0, 1, 0, 0]));
        let mut maybe = Column::new(Kind::Maybe);
        for text in [Some("一"), None, Some("")] {
            maybe.push(Datum::Maybe(text)).unwrap();
        }
        assert_eq!((maybe.definitions, maybe.repetitions), (vec![1, 0, 1], Vec::new()));
    }

    #[test]
    fn a_value_of_another_kind_is_refused() {
        let error = Column::new(Kind::Flag).push(Datum::Text("一")).unwrap_err();
        assert_eq!(error.to_string(), "Text(\"一\") is not Flag");
    }
}
