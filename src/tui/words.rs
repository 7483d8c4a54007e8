//! The screen's own words, all in this one place so that another language can be added beside them.
//!
//! What reports say is not here, nor are the help texts of keys (see `action`).

/// The titles of the four panes, in the order of [`crate::tui::layout::Pane`].
pub const PANES: [&str; 4] = ["Reports", "Outline", "Text", "Figures"];
/// Shown instead of the panes when the window is too small.
pub const TOO_SMALL: &str = "window too small";
/// Shown in the panes before a report is open.
pub const NOTHING_OPEN: &str = "no report open";
/// Shown when nothing could be found to read.
pub const NOTHING_FOUND: &str = "no report found";
/// Shown while a report is read.
pub const OPENING: &str = "reading";
/// Shown when a list is empty.
pub const NONE: &str = "none";
/// Title of the help page.
pub const HELP: &str = "Keys";
/// Title of the list of files that could not be read.
pub const FAILURES: &str = "Not read";
/// Head of the places in the comparison.
pub const PLACE: &str = "place";
/// Head of the years in the list of values.
pub const YEAR: &str = "year";
/// Head of the values in the list of values.
pub const SAID: &str = "value";
/// Behind how many per cent of a target were reached.
pub const OF_TARGET: &str = "of the target";
/// Title of the list of encodings.
pub const ENCODING: &str = "Encoding of this report";
/// The row of that list that leaves it to the program.
pub const DETECTED: &str = "detected";
/// Title of the clip pad.
pub const CLIP: &str = "Clip pad";
/// Before what a note is on, in its title and below the panes.
pub const NOTE_ON: &str = "Note on ";
/// Before the first line of a note.
pub const NOTE: &str = "note: ";
/// Title of the jump box.
pub const JUMP: &str = "Jump";
/// Labels of the prompt of a search in one text: words, an expression, figures.
pub const SEARCH: [&str; 3] = ["search: ", "search regex: ", "search figures: "];
/// The same for a search in all reports.
pub const SEARCH_ALL: [&str; 3] = ["search all: ", "search all regex: ", "search all figures: "];
/// Title of the list of places found.
pub const RESULTS: &str = "Found";
/// Reports that a search has not looked at yet.
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
/// Name offered for an export; its ending is the format.
pub const EXPORT_FILE: &str = "baogao.xlsx";
/// Endings of file names that are formats, beside the prompt.
pub const ENDINGS: &str = "csv tsv json jsonl md xlsx sqlite";
/// Name offered when the clip pad is saved.
pub const CLIP_FILE: &str = "baogao-clip.txt";
/// The scope of the figures pane: one section with its parts.
pub const IN_SECTION: &str = " in section";
/// What the skim view calls a body that is folded.
pub const FOLDED: &str = "characters folded";

/// Statuses as the figures table shows them: done, forecast, target, rule.
pub const STATUS: [&str; 4] = ["", "预", "标", "规"];
/// What the figures table shows for a masked figure.
pub const MASKED: &str = "掩";
/// What the letters of the status column mean, below the table.
pub const LEGEND: &str = "预forecast 标target 规rule 掩masked";
/// The letters that stand for something: where, the letter, what it means; for the help page.
pub const LETTERS: &[(&str, &[(&str, &str)])] = &[
    (
        "Letters in the list of reports",
        &[
            (MARK_MASKED, "some figures are masked (xx, *)"),
            (MARK_GAP, "parts of the text were cut out"),
            (MARK_DAMAGED, "some places could not be decoded"),
            (MARK_CHECK, "the report does not agree with itself somewhere"),
            (MARK_NOTE, "there are notes on it"),
        ],
    ),
    (
        "Letters beside the text",
        &[
            (MARK_DAMAGED, "a place that could not be decoded"),
            (MARK_GAP, "text was cut out here"),
            (MARK_NOTE, "a note on the heading or on a figure in the line"),
            (MARK_MASKED, "a masked figure"),
            (MARK_TARGET, "a target"),
            (MARK_FORECAST, "a forecast"),
            (MARK_RULE, "a rule or limit"),
        ],
    ),
    (
        "Letters in the figures",
        &[
            ("预", "forecast: expected, not final yet"),
            ("标", "target: planned"),
            ("规", "rule: a limit or standard"),
            (MASKED, "masked: the text hides the digits"),
            ("*", "marked, and on the clip pad"),
            (MARK_NOTE, "with a note"),
            ("+ -", "a change up or down, beside the figure that changed"),
        ],
    ),
    (
        "Signs in the comparison",
        &[
            ("标 规", "behind a year: its targets, before its results; its rules"),
            ("!", "values that do not agree, or parts that stand for them"),
            ("约 超 不超", "about, more than, at most"),
            ("(..)", "not of the whole year, but of these months or years"),
            ("# -", "bars: done, planned"),
            ("=104%标", "so much of the target was reached"),
            ("< >", "more years on this side"),
        ],
    ),
    ("Signs in the heads of columns", &[("^ v", "sorted by this column: least first, largest first")]),
];
/// The statuses in full, for the line below the panes.
pub const STATUS_LONG: [&str; 4] = ["actual", "forecast", "target", "rule"];
/// How exactly a number is meant, in full: exact, about, over, under.
pub const APPROX_LONG: [&str; 4] = ["", ", about", ", more than", ", at most"];
/// The roles in full: level, share, change.
pub const ROLE_LONG: [&str; 3] = ["level", "share", "change"];

/// Marks of reports and of lines: masked, gap, damaged, check, target, forecast, rule.
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

/// The hints at the bottom, one line a place.
pub const HINTS: [&str; 4] = [
    "? help  Enter text  f jump  S search all  o sort  F filter  q quit",
    "? help  Enter text  Space fold  2z to level  f jump  / search  q quit",
    "? help  ]/[ figure  }/{ section  s skim  / search  f jump  y copy  m mark",
    "? help  i compare  y copy  c more  m mark  p pad  x export  a note  t scope  o sort  F filter  w wide",
];
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
/// The hint of a list over the panes.
pub const HINT_LIST: &str = "j/k move  Esc back";
/// The hint of the list of places found.
pub const HINT_RESULTS: &str = "Enter open  n/N place  >/< report  Space fold  S search  Esc back";
/// The hints of the prompt of a search before anything is typed: words, an expression, figures.
pub const HINTS_SEARCH: [&str; 3] = [
    "words as they stand; Tab regex, Tab Tab figures, Up earlier searches",
    r"农[民业]  .{0,6}  \d+%  (甲|乙)  ^一、; a full-width （ is no syntax; Tab figures",
    "投资 >1亿元  增长 >10%  100..200亩  单位:亩  状态:目标  年:2023  打码; Tab words",
];
/// The hint of a prompt.
pub const HINT_PROMPT: &str = "Enter done  Esc back";

/// Heads of the columns of reports: year, title, place, sections, figures, marks.
pub const DOCUMENT_HEADS: [&str; 6] = ["year", "title", "place", "sec", "fig", ""];
/// Heads of the columns of figures: mark, name, value, change, status, period.
pub const FIGURE_HEADS: [&str; 6] = ["", "name", "value", "change", "st", "period"];
/// The kinds of candidates in the jump box, in the order of its kinds.
pub const KINDS: [&str; 6] = ["all", "reports", "sections", "figures", "indicators", "commands"];
/// The same in a narrow box, where the sign says enough.
pub const KINDS_SHORT: [&str; 6] = ["all", "rep", "sec", "fig", "ind", "cmd"];
/// Before a hit that was chosen before.
pub const RECENT: &str = "recent  ";
/// What Enter does on an indicator.
pub const ENTER_INDICATOR: &str = "Enter: its values of all reports side by side";
/// What Enter does on a command.
pub const ENTER_COMMAND: &str = "Enter: do it now";
/// The skim view in the title of the text.
pub const SKIM: &str = "skim";

/// Nothing was searched for yet.
pub const NO_SEARCH: &str = "nothing was searched for: press /";
/// The report does not hold what was searched for, which stands before this.
pub const NOT_FOUND: &str = "is not in this report";
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
/// The action needs a figure.
pub const NO_CURRENT: &str = "no figure is selected: press ] or choose one in the figures";
/// The open report was read again; its name stands before this.
pub const CHANGED: &str = "changed on disk and was read again";
/// Nothing changed on disk.
pub const UNCHANGED: &str = "nothing changed on disk";
/// So many files came, changed or went.
pub fn looked(count: usize) -> String {
    format!("{count} {} on disk", if count == 1 { "change" } else { "changes" })
}
/// Before the reason why what was read is not kept for the next time.
pub const NOT_CACHED: &str = "opening again will take as long: ";
/// Before the reason why something could not be remembered.
pub const NOT_KEPT: &str = "not remembered: ";
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
/// A file is there already; its name stands before this.
pub const IS_THERE: &str = "is there already";
/// Before the name of a template.
pub const AS: &str = "as ";
/// Before the name of the next template.
pub const TURN: &str = "Tab: ";
/// The choices when a file is there already.
pub const KEEP: &str = "keep it and choose another name";
/// Replace it.
pub const REPLACE: &str = "replace it";
/// Break off what is being written.
pub const STOP_WRITING: &str = "stop writing";
/// Before the name of the file that is being written.
pub const WRITING: &str = "writing ";
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
/// Another file is being written, whose name stands after this.
pub const STILL: &str = "still writing ";
/// How that is stopped.
pub const HOW_TO_STOP: &str = ": x stops it";
/// The ending of a file name means nothing; the formats stand after this.
pub const NO_FORMAT: &str = "the ending says the format: ";
/// The program ended before a file was written, whose name stands before this.
pub const NOT_WRITTEN: &str = "was not written: the program ended first";
/// So many reports.
pub fn reports(count: usize) -> String {
    format!("{count} {}", report_word(count))
}

/// The word behind a number of reports.
pub fn report_word(count: usize) -> &'static str {
    if count == 1 { "report" } else { "reports" }
}
/// What was typed is no query; why stands above.
pub const NOT_UNDERSTOOD: &str = "?";
/// Figures that a comparison left out, behind their number.
pub const NOT_COMPARED: &str = "masked, not compared";
/// Behind the number of further mistakes in the settings.
pub const MORE_NOTICES: &str = " more: baogao config";
/// The title of the list of themes.
pub const THEME: &str = "Colours";
/// What is said when a theme was chosen.
pub fn theme_for_now(name: &str) -> String {
    format!("theme {name} for now; the settings keep it: baogao config")
}
