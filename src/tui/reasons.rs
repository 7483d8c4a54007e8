//! Why something could not be read, written or understood, in the language of the screen.
//!
//! The modules below speak English and know no screen. Their sentences are known here by their form; one
//! that is not is said as it came. The Chinese of each stands in `locales`, under its name.

use fluent_bundle::{FluentArgs, FluentValue};

use crate::tui::{book, language};

/// Every sentence: its name and how it reads in English, with its places as the locale files write them.
pub const REASONS: &[(&str, &str)] = &[
    ("reason_absent", "no such file"),
    ("reason_no_permission", "no permission to read it"),
    ("reason_too_large_by", "too large: { $size } MiB, the limit is { $limit } MiB"),
    ("reason_too_large", "too large: the limit is { $limit } MiB"),
    ("reason_folder", "a folder, not a file"),
    ("reason_pipe", "a named pipe, not a file"),
    ("reason_socket", "a socket, not a file"),
    ("reason_device", "a device, not a file"),
    ("reason_not_regular", "not a regular file"),
    ("reason_gone", "no longer there"),
    ("reason_internal", "internal error while reading"),
    ("reason_no_match", "no file matches this pattern"),
    ("reason_no_files", "a folder without files"),
    ("reason_link_out", "a link out of the folder, not followed"),
    ("reason_link_nowhere", "a link that leads nowhere"),
    ("reason_pdf", "a PDF file: convert it to text first, e.g. { $command }"),
    ("reason_postscript", "a PostScript file: convert it to text first, e.g. { $command }"),
    ("reason_old_word", "an old Word, WPS or Excel file: save it as text first, e.g. { $command }"),
    ("reason_rtf", "an RTF file: save it as text first, e.g. { $command }"),
    ("reason_opendocument", "an OpenDocument file: save it as text first, e.g. { $command }"),
    ("reason_epub", "an EPUB book: save it as text first, e.g. { $command }"),
    ("reason_excel", "an Excel file (.xlsx): save the sheet as CSV first"),
    ("reason_powerpoint", "a PowerPoint file (.pptx): save it as text first"),
    ("reason_ofd", "an OFD file: save it as text first"),
    ("reason_password", "a Word or Excel file with a password: save it without one first"),
    ("reason_word_damaged", "a damaged Word file (.docx): open it in Word or WPS and save it again"),
    ("reason_word_twice", "a Word file (.docx) that holds its text twice: it is not to be trusted"),
    ("reason_word_large", "a Word file (.docx) too large when unpacked: the limit is { $limit } MiB"),
    ("reason_word_password", "a Word file (.docx) with a password: save it without one first"),
    ("reason_empty", "empty"),
    ("reason_picture", "a picture ({ $kind }): it holds no text"),
    ("reason_archive_an", "an { $kind } archive: unpack it first"),
    ("reason_archive", "a { $kind } archive: unpack it first"),
    ("reason_program", "a program"),
    ("reason_database", "an SQLite database"),
    ("reason_sound", "a sound file"),
    ("reason_film", "a film or sound file"),
    ("reason_binary", "a binary file"),
    ("reason_no_folder", "no such folder"),
    ("reason_not_writable", "no permission to write there"),
    ("reason_disk_full", "the disk is full"),
    ("reason_not_in_time", "what should be remembered could not be written in time"),
    ("fault_units", "“{ $low }” and “{ $high }” have different units"),
    ("fault_order", "“{ $low }” is more than “{ $high }”"),
    ("fault_too_large", "“{ $text }” is too large"),
    ("fault_no_number", "“{ $text }” is no number"),
    ("fault_no_unit", "“{ $word }” in “{ $text }” is no unit"),
    ("fault_number_missing", "“{ $term }”: a number is missing"),
    ("fault_word_missing", "“{ $key }”: a word is missing"),
    ("fault_not_known", "“{ $term }” is not known; known: { $known }"),
    ("fault_regex_too_large", "the regular expression is too large"),
    ("fault_regex_at", "regular expression: { $reason }: “{ $part }”"),
    ("fault_regex", "regular expression: { $reason }"),
];

/// A sentence from below in the language spoken.
pub fn spoken(reason: &str) -> String {
    let Some(book) = book::of(language::spoken()) else { return reason.to_owned() };
    let known = REASONS.iter().find_map(|(name, form)| Some((name, places(form, reason)?)));
    let said = known.and_then(|(name, places)| {
        let places: FluentArgs =
            places.into_iter().map(|(place, text)| (place, FluentValue::from(text))).collect();
        book.filled(name, &places)
    });
    said.unwrap_or_else(|| reason.to_owned())
}

/// What stands in the places of a form, if the text has this form.
fn places<'a>(form: &'a str, text: &'a str) -> Option<Vec<(&'a str, &'a str)>> {
    let mut pieces = form.split("{ $");
    let mut rest = text.strip_prefix(pieces.next()?)?;
    let mut places = Vec::new();
    for piece in pieces {
        let (place, after) = piece.split_once(" }")?;
        let (filling, behind) = if after.is_empty() { (rest, "") } else { rest.split_once(after)? };
        places.push((place, filling));
        rest = behind;
    }
    rest.is_empty().then_some(places)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use crate::library;
    use crate::search::finder::{Finder, Kind};
    use crate::tui::language::Language;

    use crate::source::Options;

    use super::*;

    #[test]
    fn places_are_found_by_what_stands_between_them() {
        let form = "“{ $low }” is more than “{ $high }”";
        assert_eq!(places(form, "“2” is more than “1”"), Some(vec![("low", "2"), ("high", "1")]));
        assert_eq!(places(form, "“2” is more than 1"), None);
        assert_eq!(places("a program", "a program"), Some(vec![]));
        assert_eq!(places("a program", "a programme"), None);
        assert_eq!(
            places("regular expression: { $reason }", "regular expression: x: y"),
            Some(vec![("reason", "x: y")])
        );
    }

    /// Whatever is wrong with a query of figures or an expression is said in Chinese.
    #[test]
    fn faults_of_queries_are_known() {
        Language::Simplified.speak();
        let queries = [
            ">x", "100亩..200元", "200..100", ">3毛驴", "状态:", "位置:东", "状态:东",
            ">99999999999999999999999999999",
        ];
        let faults = queries.map(|query| (Kind::Figures, query)).into_iter().chain([(Kind::Regex, "(a")]);
        for (kind, query) in faults {
            let fault = Finder::new(kind, query).map(|_| ()).unwrap_err().to_string();
            let said = spoken(&fault);
            assert!(said != fault && !said.is_ascii(), "{query}: {fault}");
        }
        assert_eq!(spoken("something new"), "something new");
    }

    /// The same for files that cannot be read.
    #[test]
    fn reasons_of_files_are_known() {
        Language::Traditional.speak();
        let folder = tempfile::tempdir().unwrap();
        let files: [(&str, &[u8]); 5] = [
            ("a.pdf", b"%PDF-1.7\n"),
            ("a.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
            ("a.7z", b"7z\xbc\xaf\x27\x1c"),
            ("a.gz", b"\x1f\x8b\x08\0\0\0"),
            ("a.bin", &[0; 512]),
        ];
        for (name, bytes) in files {
            std::fs::write(folder.path().join(name), bytes).unwrap();
        }
        let names = files.map(|(name, _)| name).into_iter().chain(["absent", "."]);
        for path in names.map(|name| folder.path().join(name)) {
            let failure = library::read(Path::new(&path), Options::default()).map(|_| ()).unwrap_err();
            assert_ne!(spoken(&failure.reason), failure.reason);
        }
    }
}
