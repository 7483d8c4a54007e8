//! The commands that read any number of documents and write rows as they come: `list`, `outline`,
//! `figures`, `text`.
//!
//! The rows go to standard output, or to a file that is there whole or not at all.

use std::io;
use std::path::Path;

use crate::cli::args::{Filter, Input, Output, Stream};
use crate::cli::rows::{self, Reading, Tally, Target};
use crate::cli::{Console, FAILED, MISUSED, complain, save as refuse, status, surface, text};
use crate::export::{self, ExplainedRecord, FORMATS, FigureRecord, Format, Surface};
use crate::library::Intake;
use crate::report::Report;
use crate::save::{self, Selection};
use crate::source::Options;

/// What is asked of the documents.
#[derive(Debug)]
pub(crate) enum Question {
    List,
    Outline,
    Figures { filter: Filter, explain: bool },
    Text,
}

/// What is read, and where the answers go.
#[derive(Debug)]
pub(crate) struct Task {
    pub(crate) question: Question,
    pub(crate) input: Input,
    pub(crate) output: Output,
    pub(crate) stream: Stream,
}

/// Does the task and gives the exit status.
pub(crate) fn run(console: &mut Console<'_>, task: &Task) -> u8 {
    let reading = Reading {
        intake: task.stream.intake(&task.input),
        options: Options { encoding: task.input.encoding },
        delivery: task.stream.delivery(),
    };
    let Some(file) = task.stream.file() else {
        let target = (task.output.format, surface(console));
        let done = answer(console, task, &reading, target);
        return status(done, console);
    };
    let format = task.output.format.or_else(|| named_by(file));
    if format.is_none() && !matches!(task.question, Question::Text) {
        let names = FORMATS.map(|(_, name)| name).join(", ");
        return misused(console, file, &format!("its ending names no format; give --format ({names})"));
    }
    let selection = match &reading.intake {
        Intake::Paths(paths) => Selection::Reports(paths.clone()),
        Intake::List(_) | Intake::Lines => Selection::Reports(Vec::new()),
    };
    match refuse::refused(file, refuse::existing(task.stream.force), &selection) {
        Err(reason) => misused(console, file, &reason),
        Ok(()) => write_file(console, task, &reading, (file, format)),
    }
}

fn misused(console: &mut Console<'_>, file: &Path, reason: &str) -> u8 {
    complain(console.err, &format!("{}: {reason}", file.display()));
    MISUSED
}

fn named_by(file: &Path) -> Option<Format> {
    file.extension().and_then(|ending| ending.to_str()).and_then(Format::named)
}

fn write_file(
    console: &mut Console<'_>,
    task: &Task,
    reading: &Reading,
    (file, format): (&Path, Option<Format>),
) -> u8 {
    // Without them a file in the making may be left behind, which is no reason to write none.
    let _ = save::abandon_on_signals();
    let Console { err, err_is_terminal, in_is_terminal, .. } = console;
    let written = save::rows(file, refuse::existing(task.stream.force), |out| {
        let mut console = Console {
            out,
            err: &mut **err,
            out_is_terminal: false,
            err_is_terminal: *err_is_terminal,
            in_is_terminal: *in_is_terminal,
        };
        let tally = answer(&mut console, task, reading, (format, Surface::File))?;
        // A file of nothing but what could not be read would look like a result.
        Ok((tally, tally.read > 0 || tally.failed == 0))
    });
    match written {
        Ok(tally) => status(Ok(tally), console),
        Err(error) => {
            complain(console.err, &format!("{}: {}", file.display(), save::reason(&error)));
            FAILED
        }
    }
}

fn answer(
    console: &mut Console<'_>,
    task: &Task,
    reading: &Reading,
    (format, surface): (Option<Format>, Surface),
) -> io::Result<Tally> {
    let natural = if console.out_is_terminal { Format::Table } else { Format::Jsonl };
    let target = Target { format: format.unwrap_or(natural), surface };
    match &task.question {
        Question::List => {
            let list = |path: &str, report: &Report| vec![export::list(path, report)];
            rows::write(reading, export::LIST, &list, target, console)
        }
        Question::Outline => rows::write(reading, export::OUTLINE, &export::outline, target, console),
        Question::Figures { filter, explain: false } => {
            let figures = |path: &str, report: &Report| -> Vec<FigureRecord> {
                export::figures(path, report).into_iter().filter(|figure| filter.keeps(figure)).collect()
            };
            rows::write(reading, export::FIGURES, &figures, target, console)
        }
        Question::Figures { filter, explain: true } => {
            let explained = |path: &str, report: &Report| -> Vec<ExplainedRecord> {
                let rows = export::explained(path, report).into_iter();
                rows.filter(|row| filter.keeps(&row.figure)).collect()
            };
            rows::write(reading, export::EXPLAINED, &explained, target, console)
        }
        Question::Text if format.is_some() => text::rows(console, reading, target),
        Question::Text => text::print(console, reading),
    }
}
