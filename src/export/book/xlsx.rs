//! A workbook for spreadsheets: a sheet each of reports, sections, figures and notes.
//!
//! Rows go to files without a name as they come, so that memory stays small. Numbers are numbers
//! with the decimals of the text; text is never a formula. Knows no paths but the folder for the
//! rows; where the workbook goes is handed in.

use std::io::{self, Seek, Write};
use std::path::Path;

use rust_xlsxwriter::{Format, Url, Workbook as Book, Worksheet};

use crate::export::book::Extract;
use crate::export::book::column::{self, Column, Kind, Table};
use crate::export::{Row, cell};

mod fault;

use fault::guarded;

/// A sheet holds so many rows, the head among them; more go to a further sheet.
const ROWS: u32 = 1_048_576;
/// A sheet holds so many links; further rows have the text of the link only.
const LINKS: u32 = 65_530;
/// A cell holds so many UTF-16 units.
const UNITS: usize = 32_767;
/// Decimals for which there is a format.
const DECIMALS: usize = cell::DIGITS + 1;
/// The column of links, which is no field of the records.
const LINK: Column = Column { name: "link", kind: Kind::Text, width: 36 };

/// A workbook that takes reports one by one.
pub(crate) struct Workbook {
    book: Book,
    looks: Looks,
    tables: [Pages; 4],
}

/// The formats of cells.
struct Looks {
    head: Format,
    text: Format,
    numbers: Vec<Format>,
}

/// The sheets of one table.
struct Pages {
    table: &'static Table,
    /// The last sheet's place in the workbook.
    sheet: usize,
    /// How many sheets there are.
    count: usize,
    /// The next row of the last sheet.
    row: u32,
    /// The links of the last sheet.
    links: u32,
    /// The rows of a sheet.
    limit: u32,
}

/// A row: its cells, where it stands in which file, and the decimals of its value.
struct Line<'a> {
    row: &'a dyn Row,
    link: Option<&'a str>,
    place: String,
    decimals: usize,
}

impl Workbook {
    /// A workbook whose rows wait in files without a name in `folder`.
    pub(crate) fn new(folder: &Path) -> io::Result<Self> {
        Self::with_limit(folder, ROWS)
    }

    fn with_limit(folder: &Path, limit: u32) -> io::Result<Self> {
        guarded(|| {
            let mut book = Book::new();
            book.set_tempdir(folder)?;
            let decimals = |count| if count == 0 { "0".to_owned() } else { format!("0.{:0<count$}", "") };
            let looks = Looks {
                head: Format::new().set_bold(),
                // A cell that is edited stays text.
                text: Format::new().set_quote_prefix(),
                numbers: (0..DECIMALS).map(|count| Format::new().set_num_format(decimals(count))).collect(),
            };
            let tables = [&column::REPORTS, &column::SECTIONS, &column::FIGURES, &column::NOTES];
            let mut tables = tables.map(|table| Pages { table, sheet: 0, count: 0, row: 0, links: 0, limit });
            for pages in &mut tables {
                pages.turn(&mut book, &looks)?;
            }
            Ok(Self { book, looks, tables })
        })
    }

    /// Writes the rows of a report.
    pub(crate) fn add(&mut self, extract: &Extract) -> io::Result<()> {
        let Self { book, looks, tables: [reports, sections, figures, notes] } = self;
        let link = extract.link.as_deref();
        let path = &extract.report.path;
        guarded(|| {
            reports.add(
                book,
                looks,
                &Line { row: &extract.report, link, place: path.clone(), decimals: 0 },
            )?;
            for section in &extract.sections {
                let place = format!("{path}:{}", section.line);
                sections.add(book, looks, &Line { row: section, link, place, decimals: 0 })?;
            }
            for figure in &extract.figures {
                let place = format!("{path}:{}", figure.line);
                let decimals = figure.value.as_deref().map_or(0, |value| written(value, &figure.quote));
                figures.add(book, looks, &Line { row: figure, link, place, decimals })?;
            }
            for note in &extract.notes {
                let place = note.line.map_or_else(|| path.clone(), |line| format!("{path}:{line}"));
                notes.add(book, looks, &Line { row: note, link, place, decimals: 0 })?;
            }
            Ok(())
        })
    }

    /// Writes the workbook.
    pub(crate) fn end(mut self, out: &mut (impl Write + Seek + Send)) -> io::Result<()> {
        guarded(|| self.book.save_to_writer(out))
    }
}

impl Pages {
    /// Begins a further sheet.
    fn turn(&mut self, book: &mut Book, looks: &Looks) -> fault::Result<()> {
        self.sheet = book.worksheets().len();
        self.count += 1;
        let sheet = book.add_worksheet_with_constant_memory()?;
        let number = if self.count == 1 { String::new() } else { format!(" {}", self.count) };
        sheet.set_name(format!("{}{number}", self.table.name))?;
        sheet.set_freeze_panes(1, 0)?;
        for (at, column) in (0..).zip(self.table.columns.iter().chain([&LINK])) {
            sheet.set_column_width(at, column.width)?;
            sheet.write_string_with_format(0, at, column.name, &looks.head)?;
        }
        (self.row, self.links) = (1, 0);
        Ok(())
    }

    fn add(&mut self, book: &mut Book, looks: &Looks, line: &Line) -> fault::Result<()> {
        if self.row >= self.limit {
            self.turn(book, looks)?;
        }
        let sheet = book.worksheet_from_index(self.sheet)?;
        for ((at, column), text) in (0..).zip(self.table.columns).zip(line.row.cells()) {
            let decimals = if column.name.starts_with("value") { line.decimals } else { 0 };
            write(sheet, (self.row, at), column.kind, &text, (looks, decimals))?;
        }
        let at = (self.row, self.table.columns.len() as u16);
        let linked = line.link.filter(|_| self.links < LINKS);
        // An address that a spreadsheet does not take is still worth reading.
        let is_linked = linked.is_some_and(|link| {
            let url = Url::new(link).set_text(fitting(&line.place));
            sheet.write_url(at.0, at.1, url).is_ok()
        });
        if is_linked {
            self.links += 1;
        } else {
            write(sheet, at, Kind::Text, &line.place, (looks, 0))?;
        }
        self.row += 1;
        Ok(())
    }
}

fn write(
    sheet: &mut Worksheet,
    (row, at): (u32, u16),
    kind: Kind,
    text: &str,
    (looks, decimals): (&Looks, usize),
) -> fault::Result<()> {
    if text.is_empty() {
        return Ok(());
    }
    let number = match kind {
        Kind::Count | Kind::Number => cell::number(text),
        Kind::Flag => return sheet.write_boolean(row, at, text == "true").map(drop),
        Kind::Text | Kind::Maybe => None,
    };
    let format = looks.numbers.get(fraction(text).len().max(decimals));
    if let (Some(number), Some(format)) = (number, format) {
        sheet.write_number_with_format(row, at, number, format)?;
    } else if cell::is_risky(text) {
        sheet.write_string_with_format(row, at, fitting(text), &looks.text)?;
    } else {
        sheet.write_string(row, at, fitting(text))?;
    }
    Ok(())
}

/// As much of a text as a cell holds.
fn fitting(text: &str) -> String {
    if text.len() <= UNITS {
        return text.to_owned();
    }
    let mut room = UNITS - 1;
    let fits = |character: &char| {
        let fits = room >= character.len_utf16();
        room = room.saturating_sub(character.len_utf16());
        fits
    };
    let kept: String = text.chars().take_while(fits).collect();
    if kept.len() < text.len() { kept + "…" } else { kept }
}

fn fraction(number: &str) -> &str {
    number.split_once('.').map_or("", |(_, fraction)| fraction)
}

/// How many decimals the text gave: of 1.50亿元, whose value is 1.5, two.
fn written(value: &str, quote: &str) -> usize {
    let own = fraction(value);
    let digit = |character: char| char::from_u32(u32::from(character).wrapping_sub(0xFEE0));
    let quote = quote.chars().map(|character| match character {
        '０'..='９' | '．' => digit(character).unwrap_or(character),
        _ => character,
    });
    let quote: String = quote.collect();
    let given = fraction(&quote);
    let given = given.chars().take_while(char::is_ascii_digit).collect::<String>();
    let is_same = given.strip_prefix(own).is_some_and(|rest| rest.bytes().all(|digit| digit == b'0'));
    if is_same { given.len().min(DECIMALS - 1) } else { own.len() }
}

#[cfg(test)]
mod tests;
