//! The command line: every flag, its help and the examples.
//!
//! Does not do anything with them.

mod examples;
mod stream;

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use crate::cli::args::examples::{
    CACHE_EXAMPLES, CHECK_EXAMPLES, COMPARE_EXAMPLES, COMPLETIONS_EXAMPLES, CONFIG_EXAMPLES, DOCTOR_EXAMPLES,
    EXAMPLES, EXPORT_EXAMPLES, FIGURES_EXAMPLES, LIST_EXAMPLES, MAN_EXAMPLES, NOTES_EXAMPLES,
    OUTLINE_EXAMPLES, RECENT_EXAMPLES, SEARCH_EXAMPLES, TEXT_EXAMPLES,
};
use crate::cli::encoding;
use crate::config::THEMES;
use crate::export::book::{LAYOUTS, Layout};
use crate::export::{FORMATS, FigureRecord, Format};
use crate::search;
use crate::source::Encoding;
use crate::state;

pub(crate) use stream::Stream;

/// Reads Chinese government work reports: their sections and the figures in them.
#[derive(Debug, Parser)]
#[command(name = "baogao", version, after_help = EXAMPLES, args_conflicts_with_subcommands = true)]
// Flags are yes or no.
#[allow(clippy::struct_excessive_bools)]
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

    /// The colours of the screen, instead of those that are set
    #[arg(long, value_name = "NAME", value_parser = theme())]
    pub(crate) theme: Option<&'static str>,

    /// Read the settings from this file instead of the usual one; see baogao config
    #[arg(long, value_name = "FILE", global = true)]
    pub(crate) config: Option<PathBuf>,

    /// Read no settings
    #[arg(long, global = true, conflicts_with = "config")]
    pub(crate) no_config: bool,

    #[command(flatten)]
    pub(crate) manners: Manners,

    #[command(flatten)]
    pub(crate) looks: Looks,
}

impl Arguments {
    /// The file in which everything is remembered; without one, nothing is.
    pub(crate) fn state_file(&self) -> Option<PathBuf> {
        if self.no_state { None } else { state::default_file() }
    }
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
    /// All settings and keys as a settings file, with what each means
    #[command(after_help = CONFIG_EXAMPLES)]
    Config {
        /// Print only the path of the file
        #[arg(long)]
        path: bool,
    },
    /// What a shell needs to complete commands and flags
    #[command(after_help = COMPLETIONS_EXAMPLES)]
    Completions {
        /// The shell
        #[arg(value_name = "SHELL")]
        shell: Shell,
    },
    /// The manual page, with the keys
    #[command(after_help = MAN_EXAMPLES)]
    Man,
}

impl Command {
    /// The same, with files read in `encoding` unless a flag names another one.
    #[must_use]
    pub(crate) fn with_encoding(mut self, encoding: Option<Encoding>) -> Self {
        match &mut self {
            Self::List { input, .. }
            | Self::Outline { input, .. }
            | Self::Figures { input, .. }
            | Self::Check { input, .. }
            | Self::Compare { input, .. }
            | Self::Text { input, .. }
            | Self::Search { input, .. }
            | Self::Notes { input, .. }
            | Self::Export { input, .. } => input.encoding = input.encoding.or(encoding),
            Self::Recent { .. }
            | Self::Cache { .. }
            | Self::Doctor { .. }
            | Self::Config { .. }
            | Self::Completions { .. }
            | Self::Man => {}
        }
        self
    }
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

fn theme() -> impl TypedValueParser<Value = &'static str> {
    let named = |name: String| THEMES.into_iter().find(|known| *known == name);
    PossibleValuesParser::new(THEMES).try_map(move |name| named(name).ok_or("not the name of a theme"))
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
