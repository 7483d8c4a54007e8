//! The thread that writes files, one job after the other, so that no key waits for a disk.
//!
//! What is in a file and how it gets its name is the work of `save`.

use std::ffi::OsStr;
use std::io::{self, ErrorKind};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use crossbeam_channel::{Receiver, Sender, unbounded};

use crate::library::{self, Encodings};
use crate::save::{self, Refusal, Selection, Step, Tally};
use crate::state::Kept;
use crate::tui::job::{Content, Job, Told};
use crate::tui::language;
use crate::tui::phrases;
use crate::tui::reasons;

/// Progress is told no more often than this.
const PAUSE: Duration = Duration::from_millis(150);

/// Who writes files.
#[derive(Debug)]
pub struct Exporter {
    jobs: Sender<(Job, Kept)>,
    told: Receiver<Told>,
    stop: Arc<AtomicBool>,
}

/// What the thread works with.
struct Writer {
    /// What the program was started with, and how it is read.
    paths: Vec<PathBuf>,
    encodings: Encodings,
    told: Sender<Told>,
    stop: Arc<AtomicBool>,
}

impl Exporter {
    /// Starts the thread. `paths` are what the program was started with.
    ///
    /// # Errors
    /// When there can be no thread.
    pub fn start(paths: Vec<PathBuf>, encodings: Encodings) -> io::Result<Self> {
        let ((jobs, wanted), (sender, told)) = (unbounded::<(Job, Kept)>(), unbounded());
        let stop = Arc::<AtomicBool>::default();
        let writer = Writer { paths, encodings, told: sender, stop: Arc::clone(&stop) };
        let language = language::spoken();
        let work = move || {
            language.speak();
            for (job, kept) in wanted {
                writer.stop.store(false, Ordering::Relaxed);
                let file = job.file.clone();
                let told = library::guarded(&file, |_| Ok(writer.write(job, kept)));
                let told = told.unwrap_or_else(|failure| {
                    Told::Over(phrases::writing_failed(
                        file.display().to_string(),
                        reasons::spoken(&failure.reason),
                    ))
                });
                if writer.told.send(told).is_err() {
                    break;
                }
            }
        };
        thread::Builder::new().name("export".to_owned()).spawn(work)?;
        Ok(Self { jobs, told, stop })
    }

    /// Takes a job, with what is remembered for its notes; it waits for those before it.
    pub fn write(&self, job: Job, kept: Kept) {
        // Without the thread nobody tells that the job is over, which the panic of the thread did.
        let _ = self.jobs.send((job, kept));
    }

    /// Breaks off what is being written; nothing of it is left.
    pub fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    /// What becomes of the jobs.
    pub fn told(&self) -> Receiver<Told> {
        self.told.clone()
    }
}

impl Writer {
    fn write(&self, job: Job, kept: Kept) -> Told {
        let file = expand(&job.file, std::env::var_os("HOME").as_deref());
        let shown = job.file.display().to_string();
        let nothing = Selection::Reports(Vec::new());
        let all;
        let selection = match &job.content {
            Content::Text(_) => &nothing,
            Content::Export(_, selection) => selection,
            Content::Folder(_) => {
                all = Selection::Reports(self.paths.clone());
                &all
            }
        };
        match save::refusal(&file, job.existing, selection) {
            Some(Refusal::Exists) => return Told::Exists(Box::new(job)),
            Some(Refusal::Special) => return Told::Over(phrases::special_file(shown)),
            Some(Refusal::IsRead) => {
                return Told::Over(phrases::is_report(shown));
            }
            None => {}
        }
        let written = match &job.content {
            Content::Text(text) => save::text(&file, text, job.existing)
                .map(|()| Told::Saved(phrases::saved_as(shown.as_str()), text.clone())),
            Content::Export(plan, _) | Content::Folder(plan) => {
                let order = save::Order { file, plan: *plan, existing: job.existing, kept };
                self.export(&order, selection).map(|tally| Told::Over(said(&job.file, &tally)))
            }
        };
        written.unwrap_or_else(|error| {
            Told::Over(match error.kind() {
                ErrorKind::Interrupted => phrases::writing_stopped(shown),
                ErrorKind::AlreadyExists => phrases::appeared(shown),
                _ => phrases::writing_failed(shown, reasons::spoken(&save::reason(&error))),
            })
        })
    }

    fn export(&self, order: &save::Order, selection: &Selection) -> io::Result<Tally> {
        let mut last = Instant::now();
        save::export(order, selection, &self.encodings, &mut |step| {
            if let Step::Read(count) = step
                && last.elapsed() >= PAUSE
            {
                last = Instant::now();
                let _ = self.told.send(Told::Read(count));
            }
            if self.stop.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        })
    }
}

fn said(file: &Path, tally: &Tally) -> String {
    let file = file.display().to_string();
    match (tally.read, tally.failed) {
        (0, _) => phrases::nothing_read(file),
        (read, 0) => phrases::written(file, tally.rows, read),
        (read, failed) => phrases::written_some(file, tally.rows, read, failed),
    }
}

/// A leading `~/` is the home folder, since no shell has seen the path.
fn expand(path: &Path, home: Option<&OsStr>) -> PathBuf {
    match (path.strip_prefix("~"), home.filter(|home| !home.is_empty())) {
        (Ok(inside), Some(home)) => Path::new(home).join(inside),
        _ => path.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use crate::export::book::{Layout, Plan, What};
    use crate::save::Existing;
    use crate::source::Encoding;

    use super::*;

    const PATIENCE: Duration = Duration::from_secs(30);

    fn over(exporter: &Exporter, job: Job) -> Told {
        exporter.write(job, Kept::default());
        loop {
            match exporter.told().recv_timeout(PATIENCE).unwrap() {
                Told::Read(_) => {}
                told => return told,
            }
        }
    }

    #[test]
    fn a_text_is_saved_and_replaced_only_when_told_to() {
        let folder = tempfile::tempdir().unwrap();
        let exporter = Exporter::start(Vec::new(), Encodings::default()).unwrap();
        let file = folder.path().join("clip.txt");
        let job = |text: &str, existing| Job {
            file: file.clone(),
            existing,
            content: Content::Text(text.to_owned()),
        };
        let shown = file.display();
        assert_eq!(
            over(&exporter, job("生产总值", Existing::Stays)),
            Told::Saved(format!("saved as {shown}"), "生产总值".to_owned())
        );
        let other = job("other", Existing::Stays);
        assert_eq!(over(&exporter, other.clone()), Told::Exists(Box::new(other)));
        assert_eq!(std::fs::read_to_string(&file).unwrap(), "生产总值\n");
        assert_eq!(
            over(&exporter, job("other", Existing::GivesWay)),
            Told::Saved(format!("saved as {shown}"), "other".to_owned())
        );
        assert_eq!(std::fs::read_to_string(&file).unwrap(), "other\n");
    }

    #[test]
    fn the_folder_is_written_and_a_report_is_not_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let report = folder.path().join("a.txt");
        std::fs::write(&report, "青石镇2023年工作总结\n全镇产值3亿元。\n").unwrap();
        let exporter = Exporter::start(vec![report.clone()], Encodings::default()).unwrap();
        let plan = Plan { layout: Layout::Workbook, what: What::Figures, encoding: Encoding::Utf8 };
        let job = |file: PathBuf, existing| Job { file, existing, content: Content::Folder(plan) };
        let file = folder.path().join("a.xlsx");
        let Told::Over(said) = over(&exporter, job(file.clone(), Existing::Stays)) else {
            panic!("not over")
        };
        assert!(said.ends_with("2 rows of 1 report"), "{said}");
        assert!(std::fs::read(&file).unwrap().starts_with(b"PK"));
        let Told::Over(said) = over(&exporter, job(report, Existing::GivesWay)) else { panic!("not over") };
        assert!(said.ends_with("is one of the reports: not written"), "{said}");
        let Told::Over(said) = over(&exporter, job("no/such/a.csv".into(), Existing::GivesWay)) else {
            panic!("not over")
        };
        assert_eq!(said, "no/such/a.csv was not written: no such folder");
    }

    #[test]
    fn a_leading_tilde_is_the_home_folder() {
        let home = Some(OsStr::new("/home/reader"));
        for (path, expected) in
            [("~/a.txt", "/home/reader/a.txt"), ("~a/b", "~a/b"), ("a/~/b", "a/~/b"), ("/~/b", "/~/b")]
        {
            assert_eq!(expand(Path::new(path), home), Path::new(expected));
        }
        assert_eq!(expand(Path::new("~/a.txt"), None), Path::new("~/a.txt"));
    }
}
