//! Many reports: paths, loading in the background, a compact entry for each.
//!
//! The one place where report files are read. The text of a report is not kept: an [`Entry`] holds
//! what lists, jumps and filters need, and [`read`] reads a report again when it is opened.

use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crossbeam_channel::{Receiver, Sender};

use crate::figure::FigureId;
use crate::outline::SectionId;
use crate::report::check::Kind;
use crate::report::{Report, Script};
use crate::source::{self, Encoding, Options, Source};

pub mod cache;
mod encodings;
mod entry;
mod follow;
mod intake;
mod known;
mod load;
mod name;
mod neighbours;
mod open;
mod ordered;
mod walk;
mod words;

pub use encodings::{Encodings, absolute};
pub use intake::{Given, Intake};
pub(crate) use ordered::guarded;
pub use words::{Label, Words};

/// A larger file is refused: no report is, and offsets must fit in 32 bits.
pub const LIMIT: u64 = 64 << 20;

/// What the list of reports shows of one report.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// The title as it stands in the text.
    pub title: Option<String>,
    /// The place reported on.
    pub place: Option<String>,
    /// The year reported on.
    pub year: Option<u16>,
    /// The year planned for.
    pub plan_year: Option<u16>,
    /// Simplified, Traditional or mixed.
    pub script: Script,
    /// The encoding chosen.
    pub encoding: Encoding,
    /// How many places could not be decoded.
    pub lossy: u32,
    /// Unicode scalar values of the text.
    pub chars: u32,
    /// How many sections.
    pub sections: u32,
    /// How many figures.
    pub figures: u32,
    /// How many of them are masked.
    pub masked: u32,
    /// How many places were cut out of the text.
    pub gaps: u32,
    /// Warnings, one sentence each.
    pub warnings: Vec<String>,
    /// In how many places it does not agree with itself.
    pub remarks: u32,
}

/// What an item of an entry leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Target {
    /// A section of the report.
    Section(SectionId),
    /// A figure of the report.
    Figure(FigureId),
}

/// The headings and figures of one report as jump candidates, in one text arena.
#[derive(Debug, Clone, Default)]
pub struct Items {
    text: String,
    rows: Vec<(u32, Target)>,
}

impl Items {
    /// Adds an item; `label` is one line (heading with marker, or name and value of a figure).
    pub fn push(&mut self, label: &str, target: Target) {
        self.text.push_str(label);
        self.rows.push((self.text.len() as u32, target));
    }

    /// How many items there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Label and target of item `index`.
    pub fn get(&self, index: usize) -> Option<(&str, Target)> {
        let &(end, target) = self.rows.get(index)?;
        let start = index.checked_sub(1).and_then(|before| self.rows.get(before)).map_or(0, |row| row.0);
        Some((self.text.get(start as usize..end as usize)?, target))
    }

    /// Labels and targets of all items.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Target)> {
        (0..self.len()).filter_map(|index| self.get(index))
    }
}

/// One report of the library.
#[derive(Debug, Clone, Default)]
pub struct Entry {
    /// Where the file is, as it was found; `-` for standard input.
    pub path: PathBuf,
    /// What the list shows.
    pub summary: Summary,
    /// Headings and figures to jump to: first all headings, then all figures.
    pub items: Items,
    /// The indicators that its figures are about, each once, sorted.
    pub indicators: Vec<Box<str>>,
    /// Its place in the order in which the files were found, from 0: reports arrive in any order.
    pub order: u32,
    /// Whether its file is not there any more: it is in no list.
    pub is_gone: bool,
}

impl Entry {
    /// The title of a report for a list, or else its file name; a title that says nothing has the place
    /// before it.
    pub fn title(&self) -> String {
        name::title(self)
    }

    /// What a report is found by: title, year and place, file name.
    pub fn label(&self) -> String {
        name::label(self)
    }
}

/// A place in a report, with its words.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Where the file is, as it was found.
    pub path: Arc<Path>,
    /// The line, from 1.
    pub line: u32,
    /// The figure as it stands.
    pub quote: Box<str>,
}

/// Two reports that do not agree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// What does not agree.
    pub kind: Kind,
    /// Where: the later report.
    pub place: Place,
    /// With which other place.
    pub other: Place,
    /// One sentence, in Chinese.
    pub text: String,
}

/// What reports say of one place and year in a few bytes each, gathered while they pass by.
#[derive(Debug, Default)]
pub struct Neighbours(neighbours::Neighbours);

impl Neighbours {
    /// Takes in what another report says.
    pub fn add(&mut self, facts: Facts) {
        self.0.add(facts.0);
    }

    /// Where the reports do not agree, in the order in which they were added.
    pub fn differences(&self) -> Vec<Difference> {
        self.0.differences()
    }
}

/// What one report says of its place and year.
#[derive(Debug)]
pub struct Facts(neighbours::Facts);

impl Facts {
    /// The facts of a report.
    pub fn of(path: &Path, report: &Report) -> Self {
        Self(neighbours::facts(path, report))
    }
}

/// A file that could not be read, with the reason as one line for the user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// Where the file is.
    pub path: PathBuf,
    /// Why it could not be read, one line, in the words of the user.
    pub reason: String,
}

impl Failure {
    fn new(path: &Path, reason: impl Into<String>) -> Self {
        Self { path: path.to_owned(), reason: reason.into() }
    }
}

/// What the loader reports while it works.
#[derive(Debug)]
pub enum Event {
    /// So many files were found so far, those that cannot be read among them.
    Found(usize),
    /// What was read before, as it was then; comes once and before any report, or not at all. Whether
    /// the files have changed since then is told afterwards.
    Known(Box<Known>),
    /// The files of so many of those reports were looked at again.
    Checked(usize),
    /// The file of the known report with this number has changed and was read again.
    Renewed(u32, Box<Entry>),
    /// The known report with this number is not there any more, or cannot be read.
    Gone(u32),
    /// The order of all known reports, when files came or went between them.
    Ordered(Vec<u32>),
    /// A report was read.
    Loaded(Box<Entry>),
    /// A file could not be read.
    Failed(Failure),
    /// Everything was read.
    Done,
    /// What was read could not be kept for the next time: why, in one line. Comes after the end.
    Unkept(String),
}

/// What was read of a folder before: entries, and their labels in columns, so that nothing is to be done
/// for each of millions of labels.
#[derive(Debug, Default)]
pub struct Known {
    /// The reports, without items and indicators.
    pub entries: Vec<Entry>,
    /// What labels are put together from.
    pub words: Words,
    /// The labels of one report after the other: its own ([`Entry::label`]), headings, figures.
    pub labels: Vec<Label>,
    /// How many labels each report has, and how many of them are headings.
    pub counts: Vec<[u32; 2]>,
    /// Indicators by the numbers of their words, each with how many reports have it.
    pub indicators: Vec<[u32; 2]>,
}

impl Known {
    /// The order of the reports.
    fn orders(&self) -> Vec<u32> {
        self.entries.iter().map(|entry| entry.order).collect()
    }
}

/// What became of the files on disk after they were read.
#[derive(Debug)]
pub enum Change {
    /// A report that came or changed was read.
    Renewed(Box<Entry>),
    /// A file that came or changed could not be read, or one is not there any more.
    Failed(Failure),
    /// Whoever asked was told of so many files that came, changed or went.
    Looked(usize),
}

/// Who follows the files on disk; dropping it ends that.
#[derive(Debug)]
pub struct Follower {
    /// What changed, in the order in which it was seen.
    pub changes: Receiver<Change>,
    asks: Sender<follow::Ask>,
}

/// A load that runs in the background; dropping it stops the work.
#[derive(Debug)]
pub struct Loader {
    /// What happened, in the order in which it happened; [`Event::Done`] comes last, once.
    pub events: Receiver<Event>,
    // Held for its `drop`, which tells the threads to stop.
    #[allow(dead_code)]
    stop: load::StopOnDrop,
}

/// A decoded file whose sections and figures were not looked for.
#[derive(Debug)]
pub struct Document {
    /// Its text.
    pub source: Source,
    /// Whether the file was written to while it was read, so that the text may be half old, half new.
    pub changed: bool,
}

/// In which order results are handed over.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Delivery {
    /// In that of the documents.
    #[default]
    InOrder,
    /// As they are done.
    AsDone,
}

/// What comes from a stream of documents.
#[derive(Debug)]
pub enum Turn<T> {
    /// What became of the next document.
    Result(Result<T, Failure>),
    /// Nothing came for a moment: a good time to hand on what was written.
    Idle,
}

/// Starts to read all reports under `paths` on all cores and returns at once.
///
/// What an earlier load left in the folder `cache` is not read again ([`cache`]).
pub fn load(paths: &[PathBuf], encodings: &Encodings, cache: Option<&Path>) -> Loader {
    load::start(paths.to_vec(), encodings.clone(), cache)
}

/// Prepares to follow the files under `paths`, once they were read ([`Follower::begin`]).
///
/// # Errors
/// When no thread can be started.
pub fn follow(paths: &[PathBuf], encodings: &Encodings) -> io::Result<Follower> {
    follow::start(paths.to_vec(), encodings.clone())
}

/// The entry of a report that was read again, at the place `order` of its list.
pub fn entry(path: &Path, order: u32, report: &Report) -> Entry {
    entry::of(path, order, report)
}

/// The files under `paths` (files, folders, globs) in a stable order, and what could not be listed.
///
/// Folders are walked down, hidden files left out, and no link is followed out of them.
pub fn expand(paths: &[PathBuf]) -> (Vec<PathBuf>, Vec<Failure>) {
    let (mut files, mut failures) = (Vec::new(), Vec::new());
    let _ = walk::each(paths, &mut |found| {
        match found {
            Ok(path) => files.push(path),
            Err(failure) => failures.push(failure),
        }
        ControlFlow::Continue(())
    });
    (files, failures)
}

/// Works on all files under `paths` on all cores and hands the results over in the order of the files.
///
/// Only a few results wait at any time. `work` may panic: that file then counts as not readable.
/// The work ends when `each` breaks off.
pub fn in_order<T: Send>(
    paths: &[PathBuf],
    work: &(dyn Fn(&Path) -> Result<T, Failure> + Sync),
    each: &mut dyn FnMut(Result<T, Failure>) -> ControlFlow<()>,
) {
    let feed = |take: ordered::Take<'_>| {
        let _ = walk::each(paths, &mut |found| take(found.map(Given::file)));
    };
    ordered::run(&feed, &|given| work(given.path()), Delivery::InOrder, &mut |turn| match turn {
        Turn::Result(result) => each(result),
        Turn::Idle => ControlFlow::Continue(()),
    });
}

/// Works on all documents of the intake on all cores and hands the results over.
///
/// However many documents there are, only a few are under way at any time, and the first results come
/// while the last documents are still to come. `work` may panic: that document then counts as not
/// readable. The work ends when `each` breaks off.
pub fn stream<T: Send>(
    intake: &Intake,
    delivery: Delivery,
    work: &(dyn Fn(Given) -> Result<T, Failure> + Sync),
    each: &mut dyn FnMut(Turn<T>) -> ControlFlow<()>,
) {
    ordered::run(&|take| intake::each(intake, take), work, delivery, each);
}

/// Reads one report; `-` is standard input.
///
/// # Errors
/// A [`Failure`] that says in one line why: not a regular file, too large, not text, unreadable.
pub fn read(path: &Path, options: Options) -> Result<Report, Failure> {
    Ok(report(read_text(path, options)?))
}

/// Reads and decodes one file without looking for sections and figures; `-` is standard input.
///
/// # Errors
/// As [`read`].
pub fn read_text(path: &Path, options: Options) -> Result<Document, Failure> {
    let bytes = open::bytes(path).map_err(|reason| Failure::new(path, reason))?;
    decode(path, &bytes, options)
}

/// As [`read_text`], but for a file of whose bytes `is_absent` says that nothing in its text is wanted:
/// nothing is decoded then, and `None` given back.
///
/// # Errors
/// As [`read`].
pub fn read_wanted(
    path: &Path,
    options: Options,
    is_absent: &dyn Fn(&[u8], Options) -> bool,
) -> Result<Option<Document>, Failure> {
    let bytes = open::bytes(path).map_err(|reason| Failure::new(path, reason))?;
    if !bytes.changed && is_absent(&bytes.data, options) {
        return Ok(None);
    }
    decode(path, &bytes, options).map(Some)
}

fn decode(path: &Path, bytes: &open::Bytes, options: Options) -> Result<Document, Failure> {
    let source = decoded(&bytes.data, options).map_err(|reason| Failure::new(path, reason))?;
    Ok(Document { source, changed: bytes.changed })
}

/// The text of a file, or why it has none.
fn decoded(bytes: &[u8], options: Options) -> Result<Source, String> {
    Source::read(bytes, options).map_err(|kind| match kind {
        source::Kind::Foreign(what) => what.into(),
        source::Kind::Empty | source::Kind::Text => "empty".to_owned(),
    })
}

fn report(document: Document) -> Report {
    let mut report = Report::from_source(document.source);
    if document.changed {
        report.meta.warnings.push(CHANGED.to_owned());
    }
    report
}

/// What an error of the system means, in a few words without its number.
pub fn reason(error: &io::Error) -> String {
    open::reason(error)
}

// Warnings of a report are in the language of the reports.
const CHANGED: &str = "文件在读取时被改动，内容可能新旧混杂。";
