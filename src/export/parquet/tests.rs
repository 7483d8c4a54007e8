//! Row groups: how many rows they hold, and that they go out while rows still come.

use std::cell::Cell;
use std::fs::File;
use std::io::{self, Write};
use std::rc::Rc;

use ::parquet::file::reader::{FileReader, SerializedFileReader};
use ::parquet::record::RowAccessor;

use crate::export::{self, Format, OutlineRecord, Surface, TextRecord};

use super::*;

/// Counts what is written.
struct Counted(File, Rc<Cell<usize>>);

impl Write for Counted {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.1.set(self.1.get() + bytes.len());
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// The sizes of the row groups of so many rows, and after which rows something was written.
fn groups<R: Row>(
    shape: &'static Shape,
    count: usize,
    row: impl Fn(usize) -> R,
) -> (Vec<usize>, Vec<usize>, File) {
    let file = tempfile::tempfile().unwrap();
    let size = Rc::new(Cell::new(0));
    let mut out = Counted(file.try_clone().unwrap(), Rc::clone(&size));
    let mut sink = Format::Parquet.begin(&mut out, shape, Surface::Pipe).unwrap();
    let mut written = Vec::new();
    for number in 0..count {
        let before = size.get();
        sink.row(&row(number)).unwrap();
        written.extend((size.get() > before).then_some(number + 1));
    }
    sink.end().unwrap();
    let reader = SerializedFileReader::new(file.try_clone().unwrap()).unwrap();
    let rows = reader
        .metadata()
        .row_groups()
        .iter()
        .map(|group| usize::try_from(group.num_rows()).unwrap())
        .collect();
    (rows, written, file)
}

#[test]
fn a_group_goes_out_when_it_has_its_rows() {
    let row = |number: usize| OutlineRecord { id: number as u32, ..OutlineRecord::default() };
    let (rows, written, file) = groups(export::OUTLINE, 2 * GROUP_ROWS + 7, row);
    assert_eq!(rows, [GROUP_ROWS, GROUP_ROWS, 7]);
    assert_eq!(written, [GROUP_ROWS, 2 * GROUP_ROWS]);
    let reader = SerializedFileReader::new(file).unwrap();
    let id = |row: ::parquet::record::Row| usize::try_from(row.get_long(1).unwrap()).unwrap();
    let ids = reader.get_row_iter(None).unwrap().map(|row| id(row.unwrap()));
    assert!(ids.eq(0..2 * GROUP_ROWS + 7));
}

#[test]
fn a_group_of_long_texts_has_few_rows() {
    let text = "农".repeat(GROUP_BYTES / 9 + 1);
    let row = |_| TextRecord { text: text.clone(), ..TextRecord::default() };
    let (rows, written, _) = groups(export::TEXTS, 7, row);
    assert_eq!((rows, written), (vec![3, 3, 1], vec![3, 6]));
}

#[test]
fn every_file_says_what_wrote_it() {
    let (_, _, file) = groups(export::LIST, 0, |_| export::ListRecord::default());
    let reader = SerializedFileReader::new(file).unwrap();
    let metadata = reader.metadata().file_metadata();
    let notes = metadata.key_value_metadata().unwrap();
    assert!(notes.iter().any(|note| note.key == "baogao.columns" && note.value.as_deref() == Some(VERSION)));
    assert!(metadata.created_by().unwrap().starts_with("baogao version "));
}
