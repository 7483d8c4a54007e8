//! `baogao compare`: one indicator over all reports, as a table of places and years or value by value.
//!
//! Only what the reports say of the indicator is kept while they are read.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::ops::ControlFlow;
use std::path::Path;

use crate::cli::args::Input;
use crate::cli::rows::{Tally, Target};
use crate::cli::{Console, MISUSED, complain, say, status};
use crate::compare::{self, Mention, Order, Table, Wanted};
use crate::export::{self, FigureRecord, Format};
use crate::library::{self, Failure};
use crate::source::Options;

/// What is wanted, and how it is written.
#[derive(Debug)]
pub(crate) struct Task<'a> {
    pub(crate) indicator: &'a str,
    pub(crate) input: &'a Input,
    pub(crate) target: Target,
    /// Whether each value has a row.
    pub(crate) is_long: bool,
    /// The head of the column to sort by; else by place.
    pub(crate) sort: Option<&'a str>,
}

/// So many near names are named.
const NAMED: usize = 8;

/// Everything that was read of the indicator.
#[derive(Debug, Default)]
struct Found {
    mentions: Vec<Mention>,
    /// The record of the figure of each mention.
    figures: Vec<FigureRecord>,
    /// Near names, as long as nothing has the name: how like each is, and in how many reports.
    near: BTreeMap<String, (u32, usize)>,
    tally: Tally,
}

/// What one report says of it, with the near names if it says nothing.
type Told = (Vec<(Mention, FigureRecord)>, Vec<(String, u32)>);

/// Does the task and gives the exit status.
pub(crate) fn run(console: &mut Console<'_>, task: &Task<'_>) -> u8 {
    let wanted = Wanted::new(task.indicator);
    if wanted.name().is_empty() {
        complain(console.err, "the name of an indicator is missing");
        return MISUSED;
    }
    let found = read(console, task, &wanted);
    if found.mentions.is_empty() {
        // What could not be read may have it.
        let read_all = found.tally.failed == 0;
        suggest(console.err, &wanted, &found);
        return if read_all { MISUSED } else { status(Ok(found.tally), console) };
    }
    let mut table = Table::of(&found.mentions, Order::default());
    if let Some(head) = task.sort {
        let Some(column) = table.columns.iter().copied().find(|column| column.head() == head) else {
            let heads: Vec<String> = table.columns.iter().map(|column| column.head()).collect();
            complain(console.err, &format!("there is no column {head}; there are {}", heads.join(", ")));
            return MISUSED;
        };
        table = Table::of(&found.mentions, Order { column: Some(column), is_reversed: false });
    }
    let written = write(console, task, &wanted, (&table, &found));
    status(written.map(|()| found.tally), console)
}

fn read(console: &mut Console<'_>, task: &Task<'_>, wanted: &Wanted) -> Found {
    let options = Options { encoding: task.input.encoding };
    let mut found = Found::default();
    let work = |path: &Path| -> Result<Told, Failure> {
        let report = library::read(path, options)?;
        let shown = path.display().to_string();
        let told = compare::mentions(path, &report, wanted).into_iter().filter_map(|mention| {
            let figure = export::figure(&shown, &report, mention.origin.figure)?;
            Some((mention, figure))
        });
        let told: Vec<(Mention, FigureRecord)> = told.collect();
        let near = if told.is_empty() { compare::near(&report, wanted.name()) } else { Vec::new() };
        Ok((told, near))
    };
    library::in_order(&task.input.paths, &work, &mut |result| {
        match result {
            Ok(told) => found.take(told),
            Err(failure) => {
                found.tally.failed += 1;
                say(console.err, &failure);
            }
        }
        ControlFlow::Continue(())
    });
    found
}

impl Found {
    fn take(&mut self, (told, near): Told) {
        self.tally.read += 1;
        for (mention, figure) in told {
            self.mentions.push(mention);
            self.figures.push(figure);
        }
        if !self.mentions.is_empty() {
            self.near.clear();
            return;
        }
        for (name, likeness) in near {
            let (_, reports) = self.near.entry(name).or_insert((likeness, 0));
            *reports += 1;
        }
    }
}

/// Says that no report has the indicator, and which names are near.
fn suggest(err: &mut dyn Write, wanted: &Wanted, found: &Found) {
    let mut near: Vec<(&String, &(u32, usize))> = found.near.iter().collect();
    near.sort_by_key(|(name, (likeness, reports))| (std::cmp::Reverse((*likeness, *reports)), *name));
    let names: Vec<&str> = near.iter().take(NAMED).map(|(name, _)| name.as_str()).collect();
    let hint = if names.is_empty() { String::new() } else { format!("; near: {}", names.join(", ")) };
    complain(err, &format!("{}: no report has this indicator{hint}", wanted.name()));
}

fn write(
    console: &mut Console<'_>,
    task: &Task<'_>,
    wanted: &Wanted,
    (table, found): (&Table, &Found),
) -> io::Result<()> {
    let Target { format, surface } = task.target;
    if !task.is_long && !matches!(format, Format::Json | Format::Jsonl | Format::Parquet) {
        return export::write_grid(format, console.out, table, &found.mentions, surface);
    }
    let mut sink = format.begin(console.out, export::COMPARE, surface)?;
    let records = export::compared(wanted.name(), table, &found.mentions, &found.figures);
    records.iter().try_for_each(|record| sink.row(record))?;
    sink.end()
}
