//! A table whose columns are known only when it is made: a place a row, a year a column.
//!
//! The same lines as the other formats write; does not know what stands in the cells.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use crate::export::{Format, Surface, cell};

/// Writes heads and rows in a format for tables; every row has as many cells as there are heads.
pub(crate) fn write(
    format: Format,
    out: &mut dyn Write,
    heads: &[String],
    rows: &[Vec<String>],
    surface: Surface,
) -> io::Result<()> {
    let lines = || std::iter::once(heads).chain(rows.iter().map(Vec::as_slice));
    match format {
        Format::Csv => {
            if surface == Surface::File {
                out.write_all("\u{feff}".as_bytes())?;
            }
            delimited(out, b',', lines(), surface)
        }
        Format::Tsv => delimited(out, b'\t', lines(), surface),
        Format::Markdown => markdown(out, heads, rows, surface),
        _ => aligned(out, &lines().collect::<Vec<_>>(), surface),
    }
}

fn delimited<'a>(
    out: &mut dyn Write,
    between: u8,
    lines: impl Iterator<Item = &'a [String]>,
    surface: Surface,
) -> io::Result<()> {
    let mut writer = csv::WriterBuilder::new().delimiter(between).from_writer(out);
    for line in lines {
        let cells = line.iter().map(|text| cell::defused(cell::one_line(text)));
        let cells = cells.map(|text| cell::shown(&text, surface).into_owned());
        // The crate's own conversion forgets that a pipe was closed.
        writer.write_record(cells).map_err(|error| match error.into_kind() {
            csv::ErrorKind::Io(error) => error,
            kind => io::Error::other(format!("{kind:?}")),
        })?;
    }
    writer.flush()
}

fn markdown(out: &mut dyn Write, heads: &[String], rows: &[Vec<String>], surface: Surface) -> io::Result<()> {
    let mut line = |cells: &[String]| {
        for text in cells {
            let text = cell::one_line(text).replace('\\', "\\\\").replace('|', "\\|");
            write!(out, "| {} ", cell::shown(&text, surface))?;
        }
        writeln!(out, "|")
    };
    line(heads)?;
    line(&heads.iter().map(|_| "---".to_owned()).collect::<Vec<_>>())?;
    rows.iter().try_for_each(|row| line(row))
}

/// Columns as wide as their widest cell, by what a terminal shows.
fn aligned(out: &mut dyn Write, lines: &[&[String]], surface: Surface) -> io::Result<()> {
    let shown: Vec<Vec<String>> = lines
        .iter()
        .map(|line| {
            line.iter().map(|text| cell::shown(&cell::one_line(text), surface).into_owned()).collect()
        })
        .collect();
    let count = shown.first().map_or(0, Vec::len);
    let width =
        |column: usize| shown.iter().filter_map(|line| line.get(column)).map(|text| text.width()).max();
    let widths: Vec<usize> = (0..count).map(|column| width(column).unwrap_or(0)).collect();
    for line in &shown {
        let cells = line.iter().zip(&widths);
        let filled =
            cells.map(|(text, width)| format!("{text}{}", " ".repeat(width.saturating_sub(text.width()))));
        writeln!(out, "{}", filled.collect::<Vec<_>>().join("  ").trim_end())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(format: Format, expected: &str) {
        let texts = |cells: [&str; 2]| cells.map(str::to_owned).to_vec();
        let mut out = Vec::new();
        let rows = [texts(["柳河镇", "+8% | 预"]), texts(["=1", "\u{1b}[2J"])];
        write(format, &mut out, &texts(["place", "2021"]), &rows, Surface::Terminal).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }

    #[test]
    fn cells_stay_in_their_places() {
        check(Format::Table, "place   2021\n柳河镇  +8% | 预\n=1      ␛[2J\n");
        check(Format::Csv, "place,2021\n柳河镇,'+8% | 预\n'=1,␛[2J\n");
        check(Format::Tsv, "place\t2021\n柳河镇\t'+8% | 预\n'=1\t␛[2J\n");
        check(Format::Markdown, "| place | 2021 |\n| --- | --- |\n| 柳河镇 | +8% \\| 预 |\n| =1 | ␛[2J |\n");
    }
}
