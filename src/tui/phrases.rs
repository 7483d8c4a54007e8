//! The screen's own sentences: words with places to fill in, in English here and in Chinese in `locales`.
//!
//! Each is a function that takes what stands in its places. Plurals and the order of the places are the
//! language's affair, in the syntax of Project Fluent.

use std::sync::LazyLock;

use fluent_bundle::{FluentArgs, FluentValue};

use crate::tui::book::{self, Book};
use crate::tui::language::{self, Language};

/// Makes a function of each sentence, named in the locale files as it is here, and the table of them all.
macro_rules! phrases {
    ($($(#[$doc:meta])* $name:ident($($place:ident),*) = $english:literal;)*) => {
        $($(#[$doc])*
        pub fn $name<'a>($($place: impl Into<FluentValue<'a>>),*) -> String {
            let mut places = FluentArgs::new();
            $(places.set(stringify!($place), $place);)*
            say(stringify!($name), &places)
        })*

        /// Every sentence: its name and how it reads in English.
        pub const PHRASES: &[(&str, &str)] = &[$((stringify!($name), $english)),*];
    };
}

static ENGLISH: LazyLock<Book> = LazyLock::new(|| {
    let lines = PHRASES.iter().map(|(name, english)| format!("{name} = {english}\n"));
    Book::read(Language::English, &lines.collect::<String>())
});

/// A sentence in the language spoken; one that a locale file lacks is said in English.
fn say(name: &str, places: &FluentArgs) -> String {
    let spoken = book::of(language::spoken());
    let said = spoken.and_then(|book| book.filled(name, places));
    said.or_else(|| ENGLISH.filled(name, places)).unwrap_or_default()
}

phrases! {
    /// What was typed or searched for, where it is named.
    quoted(text) = "“{ $text }”";
    /// So many reports.
    reports(count) = "{ $count ->\n[one] 1 report\n*[other] { $count } reports\n}";
    /// A theme was chosen for as long as the program runs.
    theme_for_now(name) = "theme { $name } for now; the settings keep it: baogao config";
    /// The first mistake in the settings, and how many there are besides.
    more_notices(first, count) = "{ $first } (+{ $count } more: baogao config)";
    /// So many figures.
    figures(count) = "{ $count } figures";
    /// Rows of the figures, and how many figures they hold: a change stands in the row of another one.
    rows(rows, figures) = "{ $rows } rows, { $figures } figures";
    /// A count of figures of one section with its parts.
    in_section(count) = "{ $count } in section";
    /// A count, and figures that a comparison left out.
    with_masked(count, masked) = "{ $count }, { $masked } masked, not compared";
    /// A locale whose encoding cannot show Chinese.
    foreign_locale(locale) = "{ $locale } is no UTF-8 locale: set LC_ALL to C.UTF-8, or Chinese may be unreadable";
    /// The window is too small: what it has, what is needed.
    too_small(has, needs) = "window too small: { $has } < { $needs }";

    /// What a search did not find.
    not_found(text) = "“{ $text }” is not in this report";
    /// Going on from one report with places found to the next.
    report_of(number, all) = "report { $number } of { $all }";
    /// The same, when the next report is the first one again.
    report_from_top(number, all) = "report { $number } of { $all } from the top";
    /// The same, when the previous report is the last one again.
    report_from_bottom(number, all) = "report { $number } of { $all } from the bottom";
    /// The title of the places found.
    found(query, count, reports, looked, all) = "Found { $query }: { $count } in { $reports } of { $looked } { $all ->\n[one] report\n*[other] reports\n}";
    /// The same where there is little room.
    found_short(count, reports, looked) = "{ $count } in { $reports } of { $looked }";
    /// Figures that a comparison left out.
    more_masked(count) = "{ $count } more masked, not compared";
    /// Of the places found only the first ones are shown.
    first_shown(count) = "the first { $count } are shown";
    /// Reports that a search has looked at.
    searching(looked, all) = "searching { $looked }/{ $all }";

    /// The open report was read again.
    changed(file) = "{ $file } changed on disk and was read again";
    /// So many files came, changed or went.
    looked(count) = "{ $count ->\n[one] 1 change\n*[other] { $count } changes\n} on disk";

    /// The first line of a note.
    note(text) = "note: { $text }";
    /// The title of a note.
    note_on(what) = "Note on { $what }";
    /// The length of a report.
    characters(count) = "{ $count } characters";
    /// Masked figures of a report.
    masked(count) = "{ $count } masked";
    /// Parts that were cut out of a report.
    gaps(count) = "{ $count } gaps";
    /// Places of a report that could not be decoded.
    damaged(count) = "{ $count } damaged";
    /// Places where a report does not agree with itself.
    to_check(count) = "{ $count } to check";
    /// Figures that are marked.
    marked(count) = "{ $count } marked";
    /// Reports that were read and all there are.
    read(read, all) = "{ $read }/{ $all } read";
    /// Reports that are shown as they were before: the files of how many were looked at, and all there are.
    checked(checked, all) = "{ $checked }/{ $all } checked";
    /// How many reports are read in a second, and how long it will take, in minutes and seconds.
    pace(rate, left) = "{ $rate }/s  { $left } left";
    /// Why what was read is not kept for the next time.
    not_cached(reason) = "opening again will take as long: { $reason }";
    /// The same while they are read for something.
    reading(read, all) = "reading { $read }/{ $all }";
    /// Files that could not be read.
    not_read(count) = "{ $count } not read";
    /// The same with the key that shows them.
    not_read_key(count) = "{ $count } not read (!)";
    /// Why something could not be remembered.
    not_kept(reason) = "not remembered: { $reason }";

    /// What was copied and where it went.
    sent(what, way) = "{ $what }: { $way }";
    /// What was copied: a row.
    row_of(what) = "row { $what }";
    /// A citation.
    citation_of(what) = "citation of { $what }";
    /// Lines by a template.
    lines_as(count, template) = "{ $count } lines as { $template }";
    /// The clip pad.
    pad_lines(count) = "clip pad, { $count } lines";
    /// The comparison of an indicator.
    compared_rows(name, count) = "{ $name }, { $count } rows with their heads";
    /// The template of the sheet, and the next one.
    template(name, next) = "as { $name }  (Tab: { $next })";
    /// The title of the clip pad.
    pad(count, template) = "Clip pad { $count }, as { $template }";
    /// A figure was marked.
    marked_figure(figure, count) = "marked { $figure }: { $count } on the clip pad";
    /// A mark was taken off.
    unmarked_figure(count) = "taken off: { $count } marked";
    /// The lines of the clip pad were written by another template.
    rewritten(template, count) = "as { $template }: { $count } written anew";
    /// The same, but some had been edited.
    rewritten_some(template, count, kept) = "as { $template }: { $count } written anew, { $kept } edited kept";

    /// The length of a copy.
    copy_bytes(bytes) = "{ $bytes } bytes";
    /// The same, where it has several lines.
    copy_lines(size, lines) = "{ $size } in { $lines } lines";
    /// The same, where characters that nobody saw were left out.
    copy_hidden(size, count) = "{ $size }, { $count ->\n[one] 1 hidden character\n*[other] { $count } hidden characters\n} left out,";
    /// A copy went to tmux.
    copy_tmux(size) = "{ $size } sent to tmux's buffer (tmux load-buffer -w)";
    /// To a program of the desktop.
    copy_desktop(size, program) = "{ $size } sent to the desktop by { $program } (cannot be confirmed)";
    /// To the terminal, through GNU screen.
    copy_screen(size) = "{ $size } sent to the terminal through screen by OSC 52 (cannot be confirmed)";
    /// To the terminal.
    copy_terminal(size) = "{ $size } sent to the terminal by OSC 52 (cannot be confirmed)";
    /// To a terminal that says that it takes it.
    copy_accepted(size) = "{ $size } sent to the terminal by OSC 52 (which accepts clipboard writes)";
    /// To a file, because it is long.
    copy_too_long(size, file) = "{ $size }, too many for a terminal's clipboard, written to { $file }";
    /// To a file, because there is nothing else.
    copy_file(size, file) = "{ $size } written to { $file }, no clipboard could be reached";
    /// Nowhere.
    copy_failed(reason) = "nothing was sent, no clipboard and no file could be reached: { $reason }";

    /// The jump box looks at one kind.
    jump_to(kind) = "Jump { $kind }";
    /// A candidate that was chosen before.
    recent(of) = "recent  { $of }";
    /// The title of a comparison: its indicator, how many places and values.
    compared(name, places, values) = "{ $name } { $places ->\n[one] 1 place\n*[other] { $places } places\n}, { $values ->\n[one] 1 value\n*[other] { $values } values\n}";
    /// Further values of a cell.
    more_values(count) = "{ $count } more (t)";
    /// So many per cent of a target were reached.
    of_target(share) = "{ $share }% of the target";

    /// A file that is being written.
    writing(file) = "writing { $file }";
    /// Reports that are in it, and all.
    writing_reports(read, all) = "writing { $read }/{ $all }";
    /// Another file is being written.
    still_writing(file) = "still writing { $file }: x stops it";
    /// The program ended before a file was written.
    not_written(file) = "{ $file } was not written: the program ended first";
    /// The name of a file is taken.
    is_there(file) = "{ $file } is there already";
    /// The ending of a file name means nothing.
    no_format(formats) = "the ending says the format: { $formats }";
    /// The name is that of a device or a folder.
    special_file(file) = "{ $file } exists and is no regular file";
    /// The name is that of a report.
    is_report(file) = "{ $file } is one of the reports: not written";
    /// A text was written.
    saved_as(file) = "saved as { $file }";
    /// Writing was broken off.
    writing_stopped(file) = "{ $file } was not written: stopped";
    /// Somebody else made a file of the name.
    appeared(file) = "{ $file } was not written: there is such a file by now";
    /// Writing failed.
    writing_failed(file, reason) = "{ $file } was not written: { $reason }";
    /// There is nothing to write.
    nothing_read(file) = "{ $file } was not written: no report could be read";
    /// An export was written.
    written(file, rows, reports) = "written { $file }: { $rows } rows of { $reports ->\n[one] 1 report\n*[other] { $reports } reports\n}";
    /// The same, but some reports could not be read.
    written_some(file, rows, reports, failed) = "written { $file }: { $rows } rows of { $reports ->\n[one] 1 report\n*[other] { $reports } reports\n}, { $failed } not read";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sentence_reads_in_english() {
        for (name, _) in PHRASES {
            // One that is read at all can be found; without its places it is not said.
            let lacking = ENGLISH.filled(name, &FluentArgs::new());
            assert_eq!(lacking, None, "{name}");
        }
        assert_eq!([reports(1), reports(2)], ["1 report", "2 reports"]);
        assert_eq!(not_found("{ $a }"), "“{ $a }” is not in this report", "what is put in is no syntax");
        assert_eq!(compared("产值", 1, 12), "产值 1 place, 12 values");
    }

    #[test]
    fn a_number_has_the_plural_and_the_place_of_the_language() {
        Language::Simplified.speak();
        assert_eq!([reports(1), reports(20000)], ["1 份报告", "20000 份报告"]);
        assert_eq!(report_of(3, 9), "第 3 份报告，共 9 份");
    }
}
