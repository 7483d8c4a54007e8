//! Writing a file of the cache while reports are read: new reports as they come, then the old ones that
//! are still right.
//!
//! Whatever goes wrong, the old file stays. Does not know which reports are right.

use std::io::{self, BufWriter, Write};
use std::path::Path;

use tempfile::NamedTempFile;

use crate::library::cache::frame::{Counts, Head, Mark};
use crate::library::cache::{Fresh, Kept, LIMIT, Place, Reader, bytes, carry, shelf};
use crate::library::{Label, Target, Words};

/// A frame has about so many labels, or so many bytes beside them.
const LABELS: usize = 1 << 16;
const BYTES: usize = 1 << 20;

/// Where frames go: a draft, or in tests something that fails.
pub(crate) trait Sink: Write {
    /// Makes a file of it.
    fn publish(self, file: &Path) -> io::Result<()>;
}

impl Sink for BufWriter<NamedTempFile> {
    fn publish(self, file: &Path) -> io::Result<()> {
        shelf::publish(self.into_inner().map_err(io::IntoInnerError::into_error)?, file)
    }
}

/// A report without its words, which have numbers.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Row<'a> {
    pub(crate) mark: Mark,
    pub(crate) order: u32,
    /// How many of the labels are headings.
    pub(crate) sections: u32,
    pub(crate) labels: &'a [Label],
    pub(crate) indicators: &'a [u32],
    pub(crate) body: &'a [u8],
}

/// The frame that grows.
#[derive(Debug, Default)]
struct Columns {
    ends: Vec<u32>,
    text: Vec<u8>,
    labels: Vec<Label>,
    marks: Vec<Mark>,
    counts: Vec<Counts>,
    indicators: Vec<u32>,
    bodies: Vec<u8>,
}

/// A file that is being written.
#[derive(Debug)]
pub(crate) struct Writer<S: Sink> {
    place: Place,
    sink: S,
    /// The words of new reports.
    words: Words,
    /// How many words there are in all frames, and where their text ends.
    count: u32,
    end: u32,
    columns: Columns,
    bytes: u64,
}

impl Writer<BufWriter<NamedTempFile>> {
    /// Begins a file that takes the place of another one.
    pub(crate) fn start(place: &Place) -> io::Result<Self> {
        let folder = place.file.parent().ok_or_else(|| io::Error::other("no folder"))?;
        Self::new(place, BufWriter::new(shelf::draft(folder)?))
    }
}

impl<S: Sink> Writer<S> {
    fn new(place: &Place, sink: S) -> io::Result<Self> {
        let (words, columns) = (Words::default(), Columns::default());
        let mut writer = Self { place: place.clone(), sink, words, count: 1, end: 0, columns, bytes: 0 };
        writer.put(&place.key.to_le_bytes())?;
        Ok(writer)
    }

    /// Adds a report that was read.
    pub(crate) fn add(&mut self, fresh: &Fresh) -> io::Result<()> {
        let entry = &fresh.entry;
        let before = self.words.len();
        // What a report is found by is in no other one.
        let own = self.words.push(&entry.label()).ok_or(io::ErrorKind::InvalidData)?;
        let items = entry.items.iter().map(|(label, _)| self.words.label(label));
        let labels: Vec<Label> = std::iter::once([own, 0]).chain(items).collect();
        let indicators: Vec<u32> = entry.indicators.iter().map(|name| self.words.add(name)).collect();
        for number in before..self.words.len() {
            put_word(&mut self.columns, &mut self.end, self.words.get(number as u32))?;
        }
        self.count = self.words.len() as u32;
        let is_section = |&(_, target): &(&str, Target)| matches!(target, Target::Section(_));
        let body = bytes::write(fresh, &self.place.roots).ok_or(io::ErrorKind::InvalidData)?;
        self.row(Row {
            mark: bytes::mark(bytes::hash(&entry.path), &fresh.stamp),
            order: entry.order,
            sections: entry.items.iter().filter(is_section).count() as u32,
            labels: &labels,
            indicators: &indicators,
            body: &body,
        })
    }

    /// The number of a word of old reports, of which each comes once.
    pub(crate) fn word(&mut self, word: &str) -> io::Result<u32> {
        if let Some(number) = self.words.number(word) {
            return Ok(number);
        }
        put_word(&mut self.columns, &mut self.end, word)?;
        self.count += 1;
        Ok(self.count - 1)
    }

    /// Adds a report whose words are there.
    pub(crate) fn row(&mut self, row: Row<'_>) -> io::Result<()> {
        let lens = [row.labels.len(), row.indicators.len(), row.body.len()].map(u32::try_from);
        let [Ok(labels), Ok(indicators), Ok(body)] = lens else {
            return Err(io::ErrorKind::InvalidData.into());
        };
        let columns = &mut self.columns;
        columns.marks.push(row.mark);
        columns.counts.push([labels, row.sections, indicators, body, row.order]);
        columns.labels.extend(row.labels);
        columns.indicators.extend(row.indicators);
        columns.bodies.extend(row.body);
        let is_full = columns.labels.len() >= LABELS || columns.bodies.len() + columns.text.len() >= BYTES;
        if is_full { self.flush() } else { Ok(()) }
    }

    /// Adds the reports of the old file that are in `kept`, which goes by their numbers, and makes the new
    /// one a file.
    pub(crate) fn finish(mut self, old: Option<&Reader>, kept: &[Kept]) -> io::Result<()> {
        if let Some(old) = old {
            carry::over(old, kept, &mut self)?;
        }
        if !self.columns.counts.is_empty() {
            self.flush()?;
        }
        // The empty frame says that nothing is missing.
        self.put(&Head::of(&Default::default()).bytes())?;
        self.sink.flush()?;
        self.sink.publish(&self.place.file)
    }

    fn flush(&mut self) -> io::Result<()> {
        let columns = std::mem::take(&mut self.columns);
        let columns: [&[u8]; _] = [
            bytemuck::cast_slice(&columns.ends),
            &columns.text,
            bytemuck::cast_slice(&columns.labels),
            bytemuck::cast_slice(&columns.marks),
            bytemuck::cast_slice(&columns.counts),
            bytemuck::cast_slice(&columns.indicators),
            &columns.bodies,
        ];
        self.put(&Head::of(&columns).bytes())?;
        columns.into_iter().try_for_each(|column| self.put(column))
    }

    fn put(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.bytes += bytes.len() as u64;
        if self.bytes > LIMIT {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.sink.write_all(bytes)
    }
}

fn put_word(columns: &mut Columns, end: &mut u32, word: &str) -> io::Result<()> {
    let len = u32::try_from(word.len()).map_err(io::Error::other)?;
    *end = end.checked_add(len).ok_or(io::ErrorKind::FileTooLarge)?;
    columns.text.extend(word.bytes());
    columns.ends.push(*end);
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::library::cache::bytes::tests::fresh;

    use super::*;

    /// A disk that has room for so many bytes.
    struct Small<S>(S, u64);

    impl<S: Sink> Write for Small<S> {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.1 = self.1.checked_sub(bytes.len() as u64).ok_or(io::ErrorKind::StorageFull)?;
            self.0.write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            self.0.flush()
        }
    }

    impl<S: Sink> Sink for Small<S> {
        fn publish(self, file: &Path) -> io::Result<()> {
            self.0.publish(file)
        }
    }

    fn write(place: &Place, reports: &[&str], kept: &[Kept], room: u64) -> io::Result<()> {
        let folder = place.file.parent().unwrap();
        let sink = Small(BufWriter::new(shelf::draft(folder).unwrap()), room);
        let mut writer = Writer::new(place, sink)?;
        reports.iter().try_for_each(|report| writer.add(&fresh(report)))?;
        writer.finish(Reader::open(place).as_ref(), kept)
    }

    /// The reports that stand in the file, each with its order and labels.
    fn read(place: &Place) -> Vec<(String, u32, String)> {
        let (known, seen) = Reader::open(place).unwrap().known(&place.roots).unwrap();
        let mut labels = known.labels.iter();
        let mut row = |(entry, [count, _]): (&crate::library::Entry, [u32; 2])| {
            let labels = labels.by_ref().take(count as usize).flatten().map(|&word| known.words.get(word));
            assert!(seen.number(&entry.path).is_some());
            (entry.path.display().to_string(), entry.order, labels.collect())
        };
        known.entries.iter().zip(known.counts.iter().copied()).map(&mut row).collect()
    }

    fn row(path: &str, order: u32) -> (String, u32, String) {
        let labels: Vec<String> = fresh(path).entry.items.iter().map(|(label, _)| label.to_owned()).collect();
        (path.to_owned(), order, fresh(path).entry.label() + &labels.concat())
    }

    #[test]
    fn rows_that_are_right_are_taken_over() {
        let home = tempfile::tempdir().unwrap();
        let place = Place::of(home.path(), &["/reports".into()]).unwrap();
        write(&place, &["/reports/a", "/b", "/c"], &[], u64::MAX).unwrap();
        let stamp = fresh("/b").stamp;
        let kept = [None, Some((stamp, 5)), Some((stamp, 6))];
        write(&place, &["/d", "/reports/a"], &kept, u64::MAX).unwrap();
        assert_eq!(read(&place), [row("/d", 0), row("/reports/a", 0), row("/b", 5), row("/c", 6)]);
        write(&place, &[], &[None, None, Some((stamp, 7))], u64::MAX).unwrap();
        assert_eq!(read(&place), [row("/b", 7)]);
        let other = Place { key: 1, ..place.clone() };
        assert!(Reader::open(&other).is_none(), "another program or other paths");
    }

    #[test]
    fn a_full_disk_leaves_the_old_file() {
        let home = tempfile::tempdir().unwrap();
        let place = Place::of(home.path(), &["/reports".into()]).unwrap();
        write(&place, &["/a", "/b"], &[], u64::MAX).unwrap();
        let whole = std::fs::metadata(&place.file).unwrap().len();
        let mut failed = 0;
        for room in 0..whole {
            failed += u64::from(write(&place, &["/c", "/d"], &[], room).is_err());
            assert_eq!(read(&place), [row("/a", 0), row("/b", 0)], "{room}");
            assert_eq!(std::fs::read_dir(home.path()).unwrap().count(), 1, "no draft is left");
        }
        assert_eq!(failed, whole);
        write(&place, &["/c", "/d"], &[], whole).unwrap();
        assert_eq!(read(&place), [row("/c", 0), row("/d", 0)]);
    }

    #[test]
    fn a_long_file_has_several_frames() {
        let home = tempfile::tempdir().unwrap();
        let place = Place::of(home.path(), &["/reports".into()]).unwrap();
        let names: Vec<String> = (0..LABELS / 3 * 2).map(|number| format!("/reports/{number}")).collect();
        let reports: Vec<&str> = names.iter().map(String::as_str).collect();
        write(&place, &reports, &[], u64::MAX).unwrap();
        let frames = || Reader::open(&place).unwrap().frames.len();
        assert!(frames() > 1);
        let stamp = fresh("/a").stamp;
        let kept: Vec<Kept> = (0..names.len() as u32).map(|at| (at % 2 > 0).then_some((stamp, at))).collect();
        write(&place, &["/b"], &kept, u64::MAX).unwrap();
        let odd = names.iter().zip(0..).filter(|(_, at)| at % 2 > 0).map(|(name, at)| row(name, at));
        assert!(read(&place).into_iter().eq(std::iter::once(row("/b", 0)).chain(odd)));
    }
}
