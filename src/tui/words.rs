//! The screen's own words that stand for themselves, all in this one place; `locales` says them in Chinese.
//!
//! What reports say is not here, nor are sentences with places to fill in (see `phrases`) and the help
//! texts of keys (see `action`). Signs that are the same in every language stand at the end.

use crate::figure::{Figure, Status};
use crate::tui::book::Word;

/// Makes a [`Word`] of each line, named in the locale files as it is here, and the table of them all.
macro_rules! words {
    ($($(#[$doc:meta])* pub const $name:ident: $type:ty = $english:literal;)*) => {
        $($(#[$doc])* pub const $name: &Word = &Word::new(stringify!($name), $english);)*

        /// Every word of this file.
        pub const WORDS: &[&Word] = &[$($name),*];
    };
}

words! {
/// The pane of reports.
pub const PANE_REPORTS: &str = "Reports";
/// The pane of sections.
pub const PANE_OUTLINE: &str = "Outline";
/// The pane of the text.
pub const PANE_TEXT: &str = "Text";
/// The pane of figures.
pub const PANE_FIGURES: &str = "Figures";
/// Shown in the panes before a report is open.
pub const NOTHING_OPEN: &str = "no report open";
/// Shown when nothing could be found to read.
pub const NOTHING_FOUND: &str = "no report found";
/// Shown while a report is read.
pub const OPENING: &str = "reading";
/// No figure is seen that could have letters.
pub const NO_HINTS: &str = "no figure is seen in the text";
/// No figure has these letters.
pub const NO_SUCH_HINT: &str = "no figure has these letters";
/// What letters do; before the name of the template.
pub const HINTS_COPY: &str = "type the letters over a figure to copy it as ";
/// The same; before how many lines the clip pad has.
pub const HINTS_MARK: &str = "type the letters over figures to mark them; lines on the clip pad: ";
/// Hints while letters stand over figures.
pub const HINT_HINTS: &str = "Esc back  Tab template  Space mark  A-Z go there";
/// What was copied could not be printed at the end; the reason stands after this.
pub const NOT_PRINTED: &str = "what was copied could not be printed";
/// What the restricted mode says instead of doing it.
pub const SECURE: &str = "this is off in secure mode";
/// The mouse was taken from the terminal.
pub const MOUSE_TAKEN: &str =
    "the mouse is taken: click, wheel, drag of borders; again to select with the terminal";
/// The mouse was given back.
pub const MOUSE_LEFT: &str = "the mouse is the terminal's again";
/// Shown when a list is empty.
pub const NONE: &str = "none";
/// Title of the help page.
pub const HELP: &str = "Keys";
/// Title of the list of files that could not be read.
pub const FAILURES: &str = "Not read";
/// Title of the list of themes.
pub const THEME: &str = "Colours";
/// Title of the list of encodings.
pub const ENCODING: &str = "Encoding of this report";
/// The row of that list that leaves it to the program.
pub const DETECTED: &str = "detected";
/// Label of the prompt of a search for words in one text.
pub const SEARCH_WORDS: &str = "search: ";
/// The same for an expression.
pub const SEARCH_REGEX: &str = "search regex: ";
/// The same for figures.
pub const SEARCH_FIGURES: &str = "search figures: ";
/// Label of the prompt of a search for words in all reports.
pub const SEARCH_ALL_WORDS: &str = "search all: ";
/// The same for an expression.
pub const SEARCH_ALL_REGEX: &str = "search all regex: ";
/// The same for figures.
pub const SEARCH_ALL_FIGURES: &str = "search all figures: ";
/// Title of the jump box.
pub const JUMP: &str = "Jump";
/// Shown while a search has found nothing yet.
pub const SEARCHING: &str = "searching";
/// A search was ended before all reports were looked at.
pub const STOPPED: &str = "the search was ended here";
/// Nothing was searched for in all reports yet.
pub const NO_RESULTS: &str = "nothing was searched for in all reports: press S";
/// Reports came after the search began.
pub const NOT_ALL_READ: &str = "reports were still being read: S searches them, too";
/// The next report is not known yet.
pub const STILL_SEARCHING: &str = "still searching";
/// Label of the filter prompt.
pub const FILTER: &str = "filter: ";
/// Label of the prompt for a file name.
pub const SAVE: &str = "save as: ";
/// Label of the prompt for the name of an export.
pub const EXPORT: &str = "export as: ";
/// What the skim view calls a body that is folded.
pub const FOLDED: &str = "characters folded";
/// What the letters of the status column mean, below the table.
pub const LEGEND: &str = "预forecast 标target 规rule 掩masked";
/// A status in full, for the line below the panes.
pub const ACTUAL: &str = "actual";
/// Expected.
pub const FORECAST: &str = "forecast";
/// Planned.
pub const TARGET: &str = "target";
/// A limit or standard.
pub const RULE: &str = "rule";
/// How exactly a number is meant, in full, behind the status.
pub const ABOUT: &str = ", about";
/// More than the number.
pub const OVER: &str = ", more than";
/// At most the number.
pub const UNDER: &str = ", at most";
/// A role in full.
pub const LEVEL: &str = "level";
/// A ratio.
pub const SHARE: &str = "share";
/// By how much a figure changed.
pub const CHANGE: &str = "change";
/// The hint of the reports at the bottom.
pub const HINT_REPORTS: &str = "? help  Enter text  f jump  S search all  o sort  F filter  q quit";
/// The hint of the outline.
pub const HINT_OUTLINE: &str = "? help  Enter text  Space fold  2z to level  f jump  / search  q quit";
/// The hint of the text.
pub const HINT_TEXT: &str = "? help  ]/[ figure  }/{ section  s skim  / search  f jump  y copy  m mark";
/// The hint of the figures.
pub const HINT_FIGURES: &str = "? help  i compare  y copy  c more  m mark  p pad  x export  a note  t scope  o sort  F filter  w wide";
/// The hint of the skim view.
pub const HINT_SKIM: &str = "? help  Enter unfold  s whole text  }/{ section  ]/[ figure  f jump";
/// The hint of the jump box.
pub const HINT_JUMP: &str = "Enter go  Up/Down choose  Tab kind  Esc back";
/// The hint of the comparison.
pub const HINT_COMPARE: &str = "? help  Enter source  t list  o sort  F filter  y copy  Y all  Esc back";
/// The hint of the clip pad.
pub const HINT_CLIP: &str = "Ctrl-T copy all  Ctrl-O save  Ctrl-G template  Esc back";
/// The hint of a note.
pub const HINT_NOTE: &str = "Esc keep and close  an empty note is taken off";
/// The hint of a sheet of choices.
pub const HINT_MENU: &str = "Enter or letter choose  Esc back";
/// The same when something is copied.
pub const HINT_COPY: &str = "Enter or letter copy  Tab template  Esc back";
/// Said at the very first start, until a key is pressed.
pub const GREETING: &str = "first time here: ? shows all keys  f jumps to anything  Enter opens  q quits";
/// Title of the list of all notes.
pub const NOTES: &str = "Notes";
/// There is no note to list.
pub const NO_NOTE: &str = "no report of the list has a note: press a to write one";
/// The hint of the list of all notes.
pub const HINT_NOTES: &str = "Enter open  j/k move  / filter  Esc back";
/// The hint of a list over the panes.
pub const HINT_LIST: &str = "j/k move  / filter  Esc back";
/// The hint of the list of places found.
pub const HINT_RESULTS: &str = "Enter open  n/N place  >/< report  Space fold  S search  Esc back";
/// What may be searched for, before anything is typed: words.
pub const SEARCH_WORDS_HOW: &str = "words as they stand; Tab regex, Tab Tab figures, Up earlier searches";
/// An expression.
pub const SEARCH_REGEX_HOW: &str = r"农[民业]  .{0,6}  \d+%  (甲|乙)  ^一、; a full-width （ is no syntax; Tab figures";
/// Figures.
pub const SEARCH_FIGURES_HOW: &str = "投资 >1亿元  增长 >10%  100..200亩  单位:亩  状态:目标  年:2023  打码; Tab words";
/// The hint of a prompt.
pub const HINT_PROMPT: &str = "Enter done  Esc back";
/// Head of a column of reports or places.
pub const HEAD_YEAR: &str = "year";
/// Head of the titles.
pub const HEAD_TITLE: &str = "title";
/// Head of the places.
pub const HEAD_PLACE: &str = "place";
/// Head of the numbers of sections.
pub const HEAD_SECTIONS: &str = "sec";
/// Head of the numbers of figures.
pub const HEAD_FIGURES: &str = "fig";
/// Head of the names of figures.
pub const HEAD_NAME: &str = "name";
/// Head of the values.
pub const HEAD_VALUE: &str = "value";
/// Head of the changes.
pub const HEAD_CHANGE: &str = "change";
/// Head of the letters of the status.
pub const HEAD_STATUS: &str = "st";
/// Head of the periods.
pub const HEAD_PERIOD: &str = "period";
/// What the jump box looks at: everything.
pub const KIND_ALL: &str = "all";
/// Reports.
pub const KIND_REPORTS: &str = "reports";
/// Sections.
pub const KIND_SECTIONS: &str = "sections";
/// Figures.
pub const KIND_FIGURES: &str = "figures";
/// Indicators.
pub const KIND_INDICATORS: &str = "indicators";
/// Commands.
pub const KIND_COMMANDS: &str = "commands";
/// The same in a narrow box, where the sign says enough.
pub const KIND_REPORTS_SHORT: &str = "rep";
/// Sections.
pub const KIND_SECTIONS_SHORT: &str = "sec";
/// Figures.
pub const KIND_FIGURES_SHORT: &str = "fig";
/// Indicators.
pub const KIND_INDICATORS_SHORT: &str = "ind";
/// Commands.
pub const KIND_COMMANDS_SHORT: &str = "cmd";
/// What Enter does on an indicator.
pub const ENTER_INDICATOR: &str = "Enter: its values of all reports side by side";
/// What Enter does on a command.
pub const ENTER_COMMAND: &str = "Enter: do it now";
/// The skim view in the title of the text.
pub const SKIM: &str = "skim";
/// Nothing was searched for yet.
pub const NO_SEARCH: &str = "nothing was searched for: press /";
/// Enter in the jump box where nothing matches.
pub const NO_HIT: &str = "no match";
/// The same, when only one kind is looked at.
pub const NO_HIT_OF_KIND: &str = "no match of this kind; Tab for others";
/// A key that means nothing.
pub const NO_KEY: &str = "no such key; ? for help";
/// The next place found is the first one again.
pub const FROM_TOP: &str = "from the top";
/// The previous place found is the last one again.
pub const FROM_BOTTOM: &str = "from the bottom";
/// Nothing is folded at the cursor of the skim view.
pub const NO_FOLD: &str = "nothing is folded here";
/// The last or first figure is reached.
pub const NO_FIGURE: &str = "no further figure";
/// The last or first section is reached.
pub const NO_SECTION: &str = "no further section";
/// Nothing is selected that could be copied.
pub const NO_COPY: &str = "nothing to copy here";
/// What is said instead of leaving the program, once.
pub const PAD_UNKEPT: &str = "q again leaves: the pad was edited, not copied or saved (p shows it)";
/// A copy of nothing.
pub const COPY_EMPTY: &str = "nothing to copy";
/// No way took a copy.
pub const COPY_NOWHERE: &str = "nothing was sent, no clipboard and no file could be reached";
/// The action needs a figure.
pub const NO_CURRENT: &str = "no figure is selected: press ] or choose one in the figures";
/// Nothing changed on disk.
pub const UNCHANGED: &str = "nothing changed on disk";
/// A note was written.
pub const NOTE_KEPT: &str = "note kept";
/// A note was written where nothing is remembered.
pub const NOTE_HERE: &str = "note kept until the end of this session only";
/// A note was emptied.
pub const NOTE_GONE: &str = "note taken off";
/// The figure cannot be compared.
pub const NO_NAME: &str = "this figure has no name to compare it by";
/// Nothing stands in the cell that could be opened.
pub const NO_READING: &str = "nothing is said here";
/// All marks were taken off.
pub const UNMARKED: &str = "no figure is marked now";
/// Ctrl-Z without a shell.
pub const NO_SHELL: &str = "there is no shell to go back to";
/// Titles of the sheets of choices: copying, exporting.
pub const COPY_TITLE: &str = "Copy";
/// What is exported.
pub const EXPORT_TITLE: &str = "Export to a file";
/// The choices when a file is there already.
pub const KEEP: &str = "keep it and choose another name";
/// Replace it.
pub const REPLACE: &str = "replace it";
/// Break off what is being written.
pub const STOP_WRITING: &str = "stop writing";
/// The choices of what is copied or exported.
pub const MARKED_FIGURES: &str = "marked figures";
/// The figure that is selected.
pub const THIS_FIGURE: &str = "this figure";
/// The section that is selected.
pub const THIS_SECTION: &str = "this section";
/// The report that is selected.
pub const THIS_REPORT: &str = "this report";
/// The figures of the table.
pub const FIGURES_SHOWN: &str = "figures shown";
/// All figures of the report.
pub const ALL_FIGURES: &str = "all figures of the report";
/// The sections of the outline.
pub const SECTIONS_SHOWN: &str = "sections shown";
/// All sections of the report.
pub const ALL_SECTIONS: &str = "all sections of the report";
/// The reports of the list.
pub const REPORTS_SHOWN: &str = "reports shown";
/// All reports.
pub const ALL_REPORTS: &str = "all reports";
/// A figure whose digits the text hides, behind its status.
pub const MASKED_LONG: &str = "masked";
/// Which characters a report is written in.
pub const SCRIPT_SIMPLIFIED: &str = "simplified";
/// Traditional ones.
pub const SCRIPT_TRADITIONAL: &str = "traditional";
/// Both.
pub const SCRIPT_MIXED: &str = "mixed";
/// How something is copied: the value alone.
pub const TEMPLATE_VALUE: &str = "value";
/// Name and value.
pub const TEMPLATE_NAME_VALUE: &str = "name and value";
/// A row for a spreadsheet.
pub const TEMPLATE_TSV: &str = "TSV row";
/// A row of a table in Markdown.
pub const TEMPLATE_MARKDOWN: &str = "Markdown row";
/// The sentence with its source.
pub const TEMPLATE_CITATION: &str = "citation";
/// What figures are sorted by: the order of the text.
pub const SORT_TEXT: &str = "text";
/// What reports are sorted by: how many sections they have.
pub const SORT_SECTIONS: &str = "sections";
/// How many figures they have.
pub const SORT_FIGURES: &str = "figures";
/// How many places ask for attention.
pub const SORT_MARKS: &str = "marks";
/// What figures are sorted by: their status.
pub const SORT_STATUS: &str = "status";
/// Title of a part of the help page.
pub const LETTERS_REPORTS: &str = "Letters in the list of reports";
/// What a letter there means.
pub const REPORT_MASKED: &str = "some figures are masked (xx, *)";
/// The same.
pub const REPORT_GAP: &str = "parts of the text were cut out";
/// The same.
pub const REPORT_DAMAGED: &str = "some places could not be decoded";
/// The same.
pub const REPORT_CHECK: &str = "the report does not agree with itself somewhere";
/// The same.
pub const REPORT_NOTE: &str = "there are notes on it";
/// Title of a part of the help page.
pub const LETTERS_TEXT: &str = "Letters beside the text";
/// What a letter there means.
pub const TEXT_DAMAGED: &str = "a place that could not be decoded";
/// The same.
pub const TEXT_GAP: &str = "text was cut out here";
/// The same.
pub const TEXT_NOTE: &str = "a note on the heading or on a figure in the line";
/// The same.
pub const TEXT_MASKED: &str = "a masked figure";
/// The same.
pub const TEXT_TARGET: &str = "a target";
/// The same.
pub const TEXT_FORECAST: &str = "a forecast";
/// The same.
pub const TEXT_RULE: &str = "a rule or limit";
/// Title of a part of the help page.
pub const LETTERS_FIGURES: &str = "Letters in the figures";
/// What a letter there means.
pub const FIGURE_FORECAST: &str = "forecast: expected, not final yet";
/// The same.
pub const FIGURE_TARGET: &str = "target: planned";
/// The same.
pub const FIGURE_RULE: &str = "rule: a limit or standard";
/// The same.
pub const FIGURE_MASKED: &str = "masked: the text hides the digits";
/// The same.
pub const FIGURE_MARKED: &str = "marked, and on the clip pad";
/// The same.
pub const FIGURE_NOTE: &str = "with a note";
/// The same.
pub const FIGURE_CHANGE: &str = "a change up or down, beside the figure that changed";
/// Title of a part of the help page.
pub const SIGNS_COMPARE: &str = "Signs in the comparison";
/// What a sign there means.
pub const COMPARE_PLANNED: &str = "behind a year: its targets, before its results; its rules";
/// The same.
pub const COMPARE_DIFFERS: &str = "values that do not agree, or parts that stand for them";
/// The same.
pub const COMPARE_APPROX: &str = "about, more than, at most";
/// The same.
pub const COMPARE_WITHIN: &str = "not of the whole year, but of these months or years";
/// The same.
pub const COMPARE_BARS: &str = "bars: done, planned";
/// The same.
pub const COMPARE_REACHED: &str = "so much of the target was reached";
/// The same.
pub const COMPARE_MORE: &str = "more years on this side";
/// Title of a part of the help page.
pub const SIGNS_HEADS: &str = "Signs in the heads of columns";
/// What a sign there means.
pub const HEADS_SORTED: &str = "sorted by this column: least first, largest first";
}

/// Where nothing is to be said.
pub const NOTHING: &Word = &Word::new("", "");
/// The titles of the four panes, in the order of `crate::tui::layout::Pane`.
pub const PANES: [&Word; 4] = [PANE_REPORTS, PANE_OUTLINE, PANE_TEXT, PANE_FIGURES];
/// Labels of the prompt of a search in one text: words, an expression, figures.
pub const SEARCH: [&Word; 3] = [SEARCH_WORDS, SEARCH_REGEX, SEARCH_FIGURES];
/// The same for a search in all reports.
pub const SEARCH_ALL: [&Word; 3] = [SEARCH_ALL_WORDS, SEARCH_ALL_REGEX, SEARCH_ALL_FIGURES];
/// The statuses in full, for the line below the panes.
pub const STATUS_LONG: [&Word; 4] = [ACTUAL, FORECAST, TARGET, RULE];
/// How exactly a number is meant, in full: exact, about, over, under.
pub const APPROX_LONG: [&Word; 4] = [NOTHING, ABOUT, OVER, UNDER];
/// The roles in full: level, share, change.
pub const ROLE_LONG: [&Word; 3] = [LEVEL, SHARE, CHANGE];
/// The hints at the bottom, one line a pane.
pub const HINTS: [&Word; 4] = [HINT_REPORTS, HINT_OUTLINE, HINT_TEXT, HINT_FIGURES];
/// The hints of the prompt of a search before anything is typed: words, an expression, figures.
pub const HINTS_SEARCH: [&Word; 3] = [SEARCH_WORDS_HOW, SEARCH_REGEX_HOW, SEARCH_FIGURES_HOW];
/// Heads of the columns of reports: year, title, place, sections, figures, and none over the marks.
pub const DOCUMENT_HEADS: [&Word; 6] =
    [HEAD_YEAR, HEAD_TITLE, HEAD_PLACE, HEAD_SECTIONS, HEAD_FIGURES, NOTHING];
/// Heads of the columns of figures: none over the mark, name, value, change, status, period.
pub const FIGURE_HEADS: [&Word; 6] = [NOTHING, HEAD_NAME, HEAD_VALUE, HEAD_CHANGE, HEAD_STATUS, HEAD_PERIOD];
/// The kinds of candidates in the jump box, in the order of its kinds.
pub const KINDS: [&Word; 6] =
    [KIND_ALL, KIND_REPORTS, KIND_SECTIONS, KIND_FIGURES, KIND_INDICATORS, KIND_COMMANDS];
/// The same in a narrow box, where the sign says enough.
pub const KINDS_SHORT: [&Word; 6] = [
    KIND_ALL, KIND_REPORTS_SHORT, KIND_SECTIONS_SHORT, KIND_FIGURES_SHORT, KIND_INDICATORS_SHORT,
    KIND_COMMANDS_SHORT,
];

/// Some figures, or this one, are masked.
pub const MARK_MASKED: &str = "M";
/// Text was cut out.
pub const MARK_GAP: &str = "G";
/// Bytes could not be decoded.
pub const MARK_DAMAGED: &str = "D";
/// The report does not agree with itself.
pub const MARK_CHECK: &str = "C";
/// A planned figure.
pub const MARK_TARGET: &str = "T";
/// An expected figure.
pub const MARK_FORECAST: &str = "F";
/// A limit or rule.
pub const MARK_RULE: &str = "R";
/// There is a note.
pub const MARK_NOTE: &str = "N";
/// What was typed is no query; why stands above.
pub const NOT_UNDERSTOOD: &str = "?";
/// Name offered for an export; its ending is the format.
pub const EXPORT_FILE: &str = "baogao.xlsx";
/// Endings of file names that are formats, beside the prompt.
pub const ENDINGS: &str = "csv tsv json jsonl md xlsx sqlite";
/// Name offered when the clip pad is saved.
pub const CLIP_FILE: &str = "baogao-clip.txt";

/// What the letters of a place of the screen mean.
type Letters = (&'static Word, &'static [(&'static str, &'static Word)]);

/// The letters that stand for something: where, the letter, what it means; for the help page.
pub const LETTERS: &[Letters] = &[
    (
        LETTERS_REPORTS,
        &[
            (MARK_MASKED, REPORT_MASKED),
            (MARK_GAP, REPORT_GAP),
            (MARK_DAMAGED, REPORT_DAMAGED),
            (MARK_CHECK, REPORT_CHECK),
            (MARK_NOTE, REPORT_NOTE),
        ],
    ),
    (
        LETTERS_TEXT,
        &[
            (MARK_DAMAGED, TEXT_DAMAGED),
            (MARK_GAP, TEXT_GAP),
            (MARK_NOTE, TEXT_NOTE),
            (MARK_MASKED, TEXT_MASKED),
            (MARK_TARGET, TEXT_TARGET),
            (MARK_FORECAST, TEXT_FORECAST),
            (MARK_RULE, TEXT_RULE),
        ],
    ),
    (
        LETTERS_FIGURES,
        &[
            (Status::Forecast.letter(), FIGURE_FORECAST),
            (Status::Target.letter(), FIGURE_TARGET),
            (Status::Rule.letter(), FIGURE_RULE),
            (Figure::MASKED, FIGURE_MASKED),
            ("*", FIGURE_MARKED),
            (MARK_NOTE, FIGURE_NOTE),
            ("+ -", FIGURE_CHANGE),
        ],
    ),
    (
        SIGNS_COMPARE,
        &[
            ("标 规", COMPARE_PLANNED),
            ("!", COMPARE_DIFFERS),
            ("约 超 不超", COMPARE_APPROX),
            ("(..)", COMPARE_WITHIN),
            ("# -", COMPARE_BARS),
            ("=104%标", COMPARE_REACHED),
            ("< >", COMPARE_MORE),
        ],
    ),
    (SIGNS_HEADS, &[("^ v", HEADS_SORTED)]),
];
