//! Parquet: typed columns, compressed, in row groups of bounded size, for `DuckDB`, Polars and Spark.
//!
//! The columns are the fields of the record under their names. Only one row group is held at a time;
//! it goes out when it is full, so that neither the memory nor the file knows how many rows come.

use std::io::{self, Write};
use std::mem;
use std::sync::Arc;

use ::parquet::basic::Compression;
use ::parquet::errors::ParquetError;
use ::parquet::file::metadata::KeyValue;
use ::parquet::file::properties::{EnabledStatistics, WriterProperties};
use ::parquet::file::writer::SerializedFileWriter;
use ::parquet::schema::parser::parse_message_type;

use crate::export::{Kind, Row, Shape, Sink};

mod column;

use column::Column;

/// A row group holds at most so many rows.
pub(crate) const GROUP_ROWS: usize = 65_536;

/// A row group is full with so many bytes before compression, so that a reader can do with little memory.
const GROUP_BYTES: usize = 32 << 20;

/// The version of the columns, written into every file; it grows when one of them changes its meaning.
const VERSION: &str = "1";

/// Rows as Parquet.
pub(crate) struct Parquet<'a> {
    out: &'a mut dyn Write,
    // The writer wants an owner of its bytes that may change threads, so they go through memory.
    writer: SerializedFileWriter<Vec<u8>>,
    columns: Vec<Column>,
    rows: usize,
}

impl<'a> Parquet<'a> {
    pub(crate) fn begin(out: &'a mut dyn Write, shape: &'static Shape) -> io::Result<Self> {
        let kinds = (shape.kinds)();
        let schema = parse_message_type(&schema(shape, &kinds)).map_err(fault)?;
        let note = |key: &str, value: &str| KeyValue::new(key.to_owned(), value.to_owned());
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            // Those of pages are kept in memory to the end.
            .set_statistics_enabled(EnabledStatistics::Chunk)
            .set_offset_index_disabled(true)
            .set_created_by(concat!("baogao version ", env!("CARGO_PKG_VERSION")).to_owned())
            .set_key_value_metadata(Some(vec![note("baogao.columns", VERSION)]))
            .build();
        let writer = SerializedFileWriter::new(Vec::new(), Arc::new(schema), Arc::new(properties));
        let columns = kinds.into_iter().map(Column::new).collect();
        Ok(Self { out, writer: writer.map_err(fault)?, columns, rows: 0 })
    }

    /// Writes the rows that are held as a row group.
    fn group(&mut self) -> io::Result<()> {
        if mem::take(&mut self.rows) == 0 {
            return Ok(());
        }
        let mut group = self.writer.next_row_group().map_err(fault)?;
        for column in &mut self.columns {
            if let Some(mut writer) = group.next_column().map_err(fault)? {
                column.write(&mut writer).map_err(fault)?;
                writer.close().map_err(fault)?;
            }
        }
        group.close().map_err(fault)?;
        self.writer.flush()?;
        self.hand_on()
    }

    fn hand_on(&mut self) -> io::Result<()> {
        let bytes = self.writer.inner_mut();
        self.out.write_all(bytes)?;
        bytes.clear();
        Ok(())
    }
}

impl Sink for Parquet<'_> {
    fn row(&mut self, row: &dyn Row) -> io::Result<()> {
        for (column, datum) in self.columns.iter_mut().zip(row.values()) {
            column.push(datum)?;
        }
        self.rows += 1;
        let bytes: usize = self.columns.iter().map(Column::size).sum();
        if self.rows >= GROUP_ROWS || bytes >= GROUP_BYTES { self.group() } else { Ok(()) }
    }

    fn flush(&mut self) -> io::Result<()> {
        // A row group goes out when it is full.
        Ok(())
    }

    fn end(&mut self) -> io::Result<()> {
        self.group()?;
        self.writer.finish().map_err(fault)?;
        self.hand_on()
    }
}

/// The columns in the language of Parquet's schemas.
fn schema(shape: &Shape, kinds: &[Kind]) -> String {
    let fields = shape.columns.iter().zip(kinds).map(|(name, kind)| match kind {
        Kind::Text => format!("required binary {name} (STRING);"),
        Kind::Maybe => format!("optional binary {name} (STRING);"),
        Kind::Count => format!("required int64 {name};"),
        Kind::Number => format!("optional int64 {name};"),
        Kind::Flag => format!("required boolean {name};"),
        Kind::List => format!(
            "required group {name} (LIST) {{ repeated group list {{ required binary element (STRING); }} }}"
        ),
    });
    format!("message baogao {{ {} }}", fields.collect::<Vec<_>>().join(" "))
}

/// The bytes go to memory first, so that such an error is never one of the disk.
fn fault(error: ParquetError) -> io::Error {
    io::Error::other(error.to_string())
}

#[cfg(test)]
mod tests;
