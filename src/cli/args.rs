//! The command line: every flag, its help and the examples.
//!
//! Does not do anything with them.

mod stream;

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::cli::encoding;
use crate::export::book::{LAYOUTS, Layout};
use crate::export::{FORMATS, FigureRecord, Format};
use crate::search;
use crate::source::Encoding;

pub(crate) use stream::Stream;

const EXAMPLES: &str = "\
Examples:
  baogao reports/                     all reports of a folder on the screen
  baogao '2023*/**/*.txt'             the files that match a pattern
  iconv … | baogao                    what is piped in
  baogao figures reports/ --name 农民收入
  baogao export reports/ -o figures.csv

On the screen, ? shows the keys and q leaves.
Exit status: 0 done, 1 something could not be read, 2 wrong use.";

const LIST_EXAMPLES: &str = "\
Examples:
  baogao list reports/
  baogao list reports/ --format csv > reports.csv";

const OUTLINE_EXAMPLES: &str = "\
Examples:
  baogao outline report.txt
  baogao outline reports/ | jq -r 'select(.depth == 1) | .heading'";

const FIGURES_EXAMPLES: &str = "\
Examples:
  baogao figures report.txt
  baogao figures reports/ --name 财政收入 --status target
  baogao figures reports/ --masked --format csv
  baogao figures report.txt --name 生产总值 --explain
  baogao figures reports/ -o figures.parquet
  find reports/ -print0 | baogao figures --files-from - --unordered
  baogao figures reports/ | jq 'select(.base_unit == \"元\")'";

const CHECK_EXAMPLES: &str = "\
Examples:
  baogao check report.txt
  baogao check reports/ --format csv > remarks.csv
  baogao check 2022.txt 2023.txt | jq 'select(.kind == \"growth\")'

Kinds: growth (the values of two years do not give it), parts (more than their
total), share (over 100 %), numbering (a number is missing), repeat (two values
of one year), size (too large for the place). A remark is no proof of an error:
both places are named, and neither is corrected. The exit status does not tell
whether there are remarks.";

const COMPARE_EXAMPLES: &str = "\
Examples:
  baogao compare GDP reports/                    a place a row, a year a column
  baogao compare 粮食产量 reports/ --sort 2023      the largest value of 2023 first
  baogao compare 财政收入 reports/ --format csv > revenue.csv
  baogao compare 财政收入 reports/ --long          a value a row, with its sentence
  baogao compare GDP reports/ | jq 'select(.differs)'

Values of one kind are shown in one unit. In a cell, + and - are the change; 标 heads
the targets of a year, before its results; 预 is a forecast, 掩 a masked value, 约, 超
and 不超 say how exactly a value is meant, (上半年) that it is not of the whole year,
and ! parts values that do not agree. An indicator that no report has is wrong use;
names that are near are said.";

const TEXT_EXAMPLES: &str = "\
Examples:
  baogao text report.doc.txt --encoding big5 > report.txt
  baogao text reports/ --format jsonl | baogao figures --stdin-jsonl";

const SEARCH_EXAMPLES: &str = "\
Examples:
  baogao search 农民收入 reports/      finds 農民收入 too
  baogao search '财政 收入' reports/   blanks may be missing in the text
  baogao search --count 就业 reports/
  baogao search --regex '农[民业].{0,6}收入' reports/ -C 1
  baogao search --figures '投资 >1亿元 状态:目标' reports/ --format csv
  baogao search --figures '增长 >10% 年:2023' reports/

An expression is folded like the text: 農民 finds 农民, case does not count, and a
full-width sign stands for itself: （ is a bracket, ( begins a group.

A query for figures has parts, separated by blanks, that must all hold:
  投资              words of the name, also 增长 or 下降 for a change
  >1亿元 <=5% =3亩  a comparison in base units (1亿元 is 10000万元), also with
                    大于 超过 不低于 小于 不超过 …; without a unit any will do
  100..200万元      a range; also 1亿元以上
  单位:亩 状态:目标 类别:增减 年:2023 名称:增长
                    the same in English: unit: status: role: year: name:
  打码 or masked    masked figures
A masked value matches no comparison; how many that were is said.";

const NOTES_EXAMPLES: &str = "\
Examples:
  baogao notes reports/
  baogao notes reports/ --find 统计局
  baogao export reports/ -o notes.csv --what notes";

const RECENT_EXAMPLES: &str = "\
Examples:
  baogao recent                       what was opened last, numbered
  baogao recent 1                     opens the latest again";

const CACHE_EXAMPLES: &str = "\
Examples:
  baogao cache                        its folder, files and bytes
  baogao cache --clear                everything is read again the next time";
const DOCTOR_EXAMPLES: &str = "\
Examples:
  baogao doctor
  baogao doctor --test-copy           then paste, and see whether it came";

const EXPORT_EXAMPLES: &str = "\
Examples:
  baogao export reports/ -o figures.csv
  baogao export reports/ -o reports.xlsx
  baogao export reports/ -o reports.sqlite
  baogao export reports/ -o figures.csv --csv-encoding gb18030
  baogao export reports/ -o sections.md --what outline
  baogao export reports/ -o reports.tsv --what list --force";

/// Reads Chinese government work reports: their sections and the figures in them.
#[derive(Debug, Parser)]
#[command(name = "baogao", version, after_help = EXAMPLES, args_conflicts_with_subcommands = true)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Option<Command>,

    /// Files, folders, patterns, or - for standard input; without any, the current folder
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,

    /// Read the files in this encoding instead of the detected one
    #[arg(long, value_name = "NAME", value_parser = encoding::parser(), ignore_case = true)]
    pub(crate) encoding: Option<Encoding>,

    /// Print at the end what was copied last
    #[arg(long)]
    pub(crate) print: bool,

    /// Read every file, though it was read before and has not changed
    #[arg(long)]
    pub(crate) no_cache: bool,

    /// The language of the screen; without it `BAOGAO_LANG` or the locale says which
    #[arg(long, global = true, value_name = "LANGUAGE", value_parser = ["zh-CN", "zh-TW", "en"], ignore_case = true)]
    pub(crate) lang: Option<String>,

    /// Neither read nor write what is remembered: places, marks, notes
    #[arg(long, global = true)]
    pub(crate) no_state: bool,

    #[command(flatten)]
    pub(crate) manners: Manners,

    #[command(flatten)]
    pub(crate) looks: Looks,
}

/// What the terminal's characters are like.
#[derive(Debug, Args)]
pub(crate) struct Looks {
    /// How wide “ ” … — ① → are in the terminal; auto asks it
    #[arg(long, value_name = "WIDTH", value_parser = ["auto", "wide", "narrow"])]
    pub(crate) ambiguous: Option<String>,

    /// Draw frames and marks with ASCII only
    #[arg(long)]
    pub(crate) ascii: bool,
}

/// How the screen behaves towards the terminal and the machine.
#[derive(Debug, Args)]
pub(crate) struct Manners {
    /// Take the mouse: click, wheel, drag of borders. Without it the terminal's own selection works
    #[arg(long, overrides_with = "no_mouse")]
    mouse: bool,

    /// Leave the mouse to the terminal, as is usual
    #[arg(long, overrides_with = "mouse")]
    no_mouse: bool,

    /// No external program, clipboard, export, state or suspend; also with `BAOGAO_SECURE=1`
    #[arg(long, global = true)]
    pub(crate) secure: bool,
}

impl Manners {
    /// Whether the mouse is to be taken, if anything was said of it.
    pub(crate) fn wants_mouse(&self) -> Option<bool> {
        (self.mouse || self.no_mouse).then_some(self.mouse)
    }
}

/// What to do instead of opening the screen.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// One row for each report: title, year, encoding, counts, warnings
    #[command(after_help = LIST_EXAMPLES, mut_arg("paths", stream::instead))]
    List {
        #[command(flatten)]
        input: Input,
        #[command(flatten)]
        output: Output,
        #[command(flatten)]
        stream: Stream,
    },
    /// The section tree of each report
    #[command(after_help = OUTLINE_EXAMPLES, mut_arg("paths", stream::instead))]
    Outline {
        #[command(flatten)]
        input: Input,
        #[command(flatten)]
        output: Output,
        #[command(flatten)]
        stream: Stream,
    },
    /// Every figure with its name, value, unit, role, status and place
    #[command(after_help = FIGURES_EXAMPLES, mut_arg("paths", stream::instead))]
    Figures {
        #[command(flatten)]
        input: Input,
        #[command(flatten)]
        output: Output,
        #[command(flatten)]
        stream: Stream,
        #[command(flatten)]
        filter: Filter,
        /// Say of each figure which words decided its name, role, status and link
        #[arg(long)]
        explain: bool,
    },
    /// What does not agree, in a report and between reports of two years
    #[command(after_help = CHECK_EXAMPLES)]
    Check {
        #[command(flatten)]
        input: Input,
        #[command(flatten)]
        output: Output,
    },
    /// One indicator over all reports: a place a row, a year a column
    #[command(after_help = COMPARE_EXAMPLES)]
    Compare {
        /// The indicator, by any of its names
        #[arg(value_name = "INDICATOR")]
        indicator: String,
        #[command(flatten)]
        input: Input,
        #[command(flatten)]
        output: Output,
        /// A value a row with all its fields, as jsonl and json always have it
        #[arg(long)]
        long: bool,
        /// Sort by the values of this column, the largest first, instead of by place
        #[arg(long, value_name = "COLUMN")]
        sort: Option<String>,
    },
    /// The decoded text, to which all places refer
    #[command(after_help = TEXT_EXAMPLES, mut_arg("paths", stream::instead))]
    Text {
        #[command(flatten)]
        input: Input,
        #[command(flatten)]
        output: Output,
        #[command(flatten)]
        stream: Stream,
    },
    /// Where words stand, in any script, width and case; or an expression, or figures
    #[command(after_help = SEARCH_EXAMPLES)]
    Search {
        #[command(flatten)]
        wanted: Wanted,
        #[command(flatten)]
        input: Input,
        #[command(flatten)]
        shown: Shown,
    },
    /// What was written on reports on the screen (a)
    #[command(after_help = NOTES_EXAMPLES)]
    Notes {
        #[command(flatten)]
        input: Input,
        #[command(flatten)]
        output: Output,
        /// Only notes with these words, in any script, width and case
        #[arg(long, value_name = "WORDS")]
        find: Option<String>,
    },
    /// The files and folders opened last, or one of them on the screen
    #[command(after_help = RECENT_EXAMPLES)]
    Recent {
        /// The number of the one to open, 1 for the latest
        #[arg(value_name = "NUMBER")]
        number: Option<usize>,
    },
    /// Where is kept what was read of folders, and how much it is
    #[command(after_help = CACHE_EXAMPLES)]
    Cache {
        /// Empty it
        #[arg(long)]
        clear: bool,
    },
    /// What is known of the terminal, which way a copy takes, and what limits it
    #[command(after_help = DOCTOR_EXAMPLES)]
    Doctor {
        /// Send a text the way a copy would go
        #[arg(long)]
        test_copy: bool,
    },
    /// Write a file for a spreadsheet or another program
    #[command(after_help = EXPORT_EXAMPLES)]
    Export {
        #[command(flatten)]
        input: Input,
        /// The file to write
        #[arg(short = 'o', long = "output", value_name = "FILE")]
        file: PathBuf,
        /// What each row is; figures, if not given. xlsx and sqlite hold all of them
        #[arg(long, value_enum)]
        what: Option<What>,
        /// The format, when the file's extension does not say it
        #[arg(long = "format", value_name = "NAME", value_parser = layout())]
        layout: Option<Layout>,
        /// The encoding of a csv file: utf-8 with a byte order mark, if not given. What the
        /// encoding lacks is written as □, counted and named
        #[arg(long = "csv-encoding", value_name = "NAME", value_parser = encoding::csv_parser(), ignore_case = true)]
        csv_encoding: Option<Encoding>,
        /// Replace the file if it exists
        #[arg(long)]
        force: bool,
    },
}

/// What to search for.
#[derive(Debug, Args)]
pub(crate) struct Wanted {
    /// The words to find, or with a flag an expression or a query for figures
    #[arg(value_name = "QUERY")]
    pub(crate) query: String,

    /// The query is a regular expression
    #[arg(short = 'e', long, conflicts_with = "figures")]
    pub(crate) regex: bool,

    /// The query asks for figures: 投资 >1亿元 状态:目标
    #[arg(short, long)]
    pub(crate) figures: bool,
}

/// How to print what was found.
#[derive(Debug, Args)]
pub(crate) struct Shown {
    /// Print only how many places each report has
    #[arg(short, long, conflicts_with_all = ["context", "format"])]
    pub(crate) count: bool,

    /// Print so many lines before and behind each place
    #[arg(short = 'C', long, value_name = "LINES", default_value_t = 0, conflicts_with = "format")]
    pub(crate) context: usize,

    /// The format: lines of text, if not given
    #[arg(long, value_name = "NAME", value_parser = format())]
    pub(crate) format: Option<Format>,
}

/// What to read.
#[derive(Debug, Args)]
pub(crate) struct Input {
    /// Files, folders, patterns, or - for standard input
    #[arg(value_name = "PATH", required = true)]
    pub(crate) paths: Vec<PathBuf>,

    /// Read the files in this encoding instead of the detected one
    #[arg(long, value_name = "NAME", value_parser = encoding::parser(), ignore_case = true)]
    pub(crate) encoding: Option<Encoding>,
}

/// How to print rows.
#[derive(Debug, Args)]
pub(crate) struct Output {
    /// The format: table on a terminal and jsonl otherwise, if not given
    #[arg(long, value_name = "NAME", value_parser = format())]
    pub(crate) format: Option<Format>,
}

/// Which figures to print.
#[derive(Debug, Default, Args)]
pub(crate) struct Filter {
    /// Only figures whose name has these words, in any script, width and case
    #[arg(long, value_name = "WORDS")]
    name: Option<String>,

    /// Only figures of this role
    #[arg(long, value_parser = ["level", "share", "change"])]
    role: Option<String>,

    /// Only figures of this status
    #[arg(long, value_parser = ["actual", "forecast", "target", "rule"])]
    status: Option<String>,

    /// Only figures whose digits are masked
    #[arg(long)]
    masked: bool,
}

/// The kinds of records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum What {
    /// Reports
    List,
    /// Sections
    Outline,
    /// Figures
    Figures,
    /// Notes
    Notes,
}

impl Filter {
    /// Whether the figure is to be printed.
    pub(crate) fn keeps(&self, figure: &FigureRecord) -> bool {
        let same =
            |wanted: &Option<String>, found: &str| wanted.as_ref().is_none_or(|wanted| wanted == found);
        let named = |words: &String| !search::find_str(&figure.name, words).is_empty();
        same(&self.role, &figure.role)
            && same(&self.status, &figure.status)
            && (figure.masked || !self.masked)
            && self.name.as_ref().is_none_or(named)
    }
}

fn format() -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(FORMATS.map(|(_, name)| name))
        .try_map(|name| Format::named(&name).ok_or("not the name of a format"))
}

fn layout() -> impl TypedValueParser<Value = Layout> {
    PossibleValuesParser::new(LAYOUTS.map(|(_, name)| name))
        .try_map(|name| Layout::named(&name).ok_or("not the name of a format"))
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_flags_fit_together() {
        Arguments::command().debug_assert();
    }

    #[track_caller]
    fn check(filter: &Filter, expected: &[usize]) {
        let figure = |name: &str, role: &str, status: &str, masked: bool| FigureRecord {
            name: name.to_owned(),
            role: role.to_owned(),
            status: status.to_owned(),
            masked,
            ..FigureRecord::default()
        };
        let figures = [
            figure("農民人均純收入", "level", "actual", false),
            figure("农民收入", "change", "target", false),
            figure("ＧＤＰ", "level", "actual", true),
        ];
        let kept = figures.iter().enumerate().filter(|(_, figure)| filter.keeps(figure));
        assert_eq!(kept.map(|(index, _)| index).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn filters_must_all_hold() {
        let some = |text: &str| Some(text.to_owned());
        check(&Filter::default(), &[0, 1, 2]);
        check(&Filter { name: some("农民"), ..Filter::default() }, &[0, 1]);
        check(&Filter { name: some("gdp"), ..Filter::default() }, &[2]);
        check(&Filter { role: some("level"), ..Filter::default() }, &[0, 2]);
        check(&Filter { status: some("target"), ..Filter::default() }, &[1]);
        check(&Filter { masked: true, ..Filter::default() }, &[2]);
        check(&Filter { name: some("农民"), masked: true, ..Filter::default() }, &[]);
    }
}
