//! Marking figures: what is marked, and what stands of it on the clip pad.

use std::path::PathBuf;

use crossterm::event::KeyEvent;

use crate::export::copy::{Taken, Template};
use crate::export::{self, FigureRecord};
use crate::figure::FigureId;
use crate::library::{Entry, Target};
use crate::report::{self, Report};
use crate::state::{Anchor, Change, Identity, Pending};
use crate::tui::app::App;
use crate::tui::app::copy::source;
use crate::tui::effect::Effect;
use crate::tui::layout::Pane;
use crate::tui::naming;
use crate::tui::phrases;
use crate::tui::words;

/// A figure that was marked, of any report.
#[derive(Debug)]
pub(super) struct Marked {
    /// The report's file.
    pub(super) path: PathBuf,
    pub(super) id: FigureId,
    /// The figure as it was marked.
    pub(super) record: FigureRecord,
    /// The same for copying.
    pub(super) taken: Taken,
    /// Its line on the clip pad.
    line: String,
    /// What it is remembered by.
    identity: Identity,
    anchor: Anchor,
}

impl App {
    /// The figure that is meant by copying and marking: the current one of the pane in focus.
    pub(super) fn current_figure(&self) -> Option<FigureId> {
        match self.view.focus {
            Pane::Figures => self.table.current(),
            Pane::Reader => self.reader.figure,
            Pane::Documents | Pane::Outline => None,
        }
    }

    pub(super) fn is_marked(&self, id: FigureId) -> bool {
        let path = self.path();
        self.marks.iter().any(|mark| mark.id == id && Some(&mark.path) == path.as_ref())
    }

    /// The entry of the open report.
    pub(super) fn entry(&self) -> Option<&Entry> {
        self.open.as_ref().and_then(|open| self.shelf.entries.get(open.entry))
    }

    pub(super) fn path(&self) -> Option<PathBuf> {
        self.entry().map(|entry| entry.path.clone())
    }

    /// The record of a figure of the open report.
    pub(super) fn record(&self, id: FigureId) -> Option<FigureRecord> {
        let open = self.open.as_ref()?;
        let path = self.path()?.display().to_string();
        export::figure(&path, &open.report, id)
    }

    /// A figure of the open report for copying.
    pub(super) fn taken(&self, record: &FigureRecord, id: FigureId) -> Option<Taken> {
        taken(&self.open.as_ref()?.report, self.entry()?, record, id)
    }

    /// Marks the current figure and puts it on the clip pad, or takes it off both.
    pub(super) fn mark(&mut self) {
        let (Some(id), Some(path)) = (self.current_figure(), self.path()) else {
            self.message = Some(words::NO_CURRENT.to_string());
            return;
        };
        if let Some(index) = self.marks.iter().position(|mark| mark.id == id && mark.path == path) {
            let mark = self.marks.remove(index);
            self.clip.remove(&mark.line);
            self.store(Pending::Report { identity: mark.identity, change: Change::Unmark(mark.anchor) });
            self.message = Some(phrases::unmarked_figure(self.marks.len()));
            return;
        }
        let Some(open) = &self.open else { return };
        let Some(anchor) = Anchor::figure(&open.report, id) else { return };
        let (identity, entry) = (open.identity.clone(), open.entry);
        let Some(mark) = self.marked(&open.report, (entry, id), identity, anchor) else { return };
        let (identity, change) = (mark.identity.clone(), Change::Mark(mark.anchor.clone()));
        let figure = mark.taken.written(Template::NameValue);
        self.put(mark);
        self.store(Pending::Report { identity, change });
        self.message = Some(phrases::marked_figure(figure, self.clip.len()));
        if self.view.focus == Pane::Figures && self.table.list.selected + 1 < self.table.len() {
            self.table.list.selected += 1;
            self.follow(Pane::Figures);
        }
    }

    /// A figure of a report of the list, marked.
    fn marked(
        &self,
        report: &Report,
        (entry, id): (usize, FigureId),
        identity: Identity,
        anchor: Anchor,
    ) -> Option<Marked> {
        let entry = self.shelf.entries.get(entry)?;
        let record = export::figure(&entry.path.display().to_string(), report, id)?;
        let taken = taken(report, entry, &record, id)?;
        let line = taken.written(self.clip.template);
        Some(Marked { path: entry.path.clone(), id, record, taken, line, identity, anchor })
    }

    fn put(&mut self, mark: Marked) {
        self.clip.add(&mark.line);
        self.marks.push(mark);
    }

    /// Marks again what was marked in the open report in an earlier session.
    pub(super) fn restore_marks(&mut self) {
        let Some(open) = self.open.take() else { return };
        self.restore_marks_of(open.entry, &open.report, open.identity.clone());
        self.open = Some(open);
    }

    /// The same for a report of the list that was read for this.
    pub(super) fn restore_marks_of(&mut self, entry: usize, report: &Report, identity: Identity) {
        let anchors = self.kept.of(&identity).map(|kept| kept.marks.clone()).unwrap_or_default();
        for anchor in anchors {
            let Some(Target::Figure(id)) = anchor.find(report) else { continue };
            let path = self.shelf.entries.get(entry).map(|entry| &entry.path);
            if self.marks.iter().any(|mark| mark.id == id && Some(&mark.path) == path) {
                continue;
            }
            if let Some(mark) = self.marked(report, (entry, id), identity.clone(), anchor) {
                self.put(mark);
            }
        }
    }

    pub(super) fn unmark(&mut self) {
        for mark in std::mem::take(&mut self.marks) {
            self.clip.remove(&mark.line);
            self.store(Pending::Report { identity: mark.identity, change: Change::Unmark(mark.anchor) });
        }
        self.message = Some(words::UNMARKED.to_string());
    }

    /// Leaves the program; what was written on the clip pad is not lost without a word.
    pub(super) fn quit(&mut self) {
        if self.clip.is_unkept() {
            self.clip.keep(self.clip.pad.text());
            self.message = Some(words::PAD_UNKEPT.to_string());
        } else {
            self.effects.push(Effect::Quit);
        }
    }

    /// A key on the clip pad; undo takes a template back in one step, with what is known of its lines.
    pub(super) fn type_clip(&mut self, key: KeyEvent) {
        let Some((template, lines)) = self.clip.take_back(key) else { return self.clip.key(key) };
        self.clip.template = template;
        for (old, new) in lines {
            if let Some(mark) = self.marks.iter_mut().find(|mark| mark.line == new) {
                mark.line = old;
            }
        }
    }

    /// Writes the lines of the marked figures by the next template; lines that were edited stay.
    pub(super) fn turn_template(&mut self) {
        let before = self.clip.template;
        let template = before.next();
        self.clip.template = template;
        let lines: Vec<(String, String)> =
            self.marks.iter().map(|mark| (mark.line.clone(), mark.taken.written(template))).collect();
        let found = self.clip.rewrite(before, &lines);
        for (mark, ((_, new), is_found)) in self.marks.iter_mut().zip(lines.into_iter().zip(&found)) {
            if *is_found {
                mark.line = new;
            }
        }
        let kept = found.iter().filter(|is_found| !**is_found).count();
        let (name, rewritten) = (naming::template(template).text(), found.len() - kept);
        self.message = Some(match kept {
            0 => phrases::rewritten(name, rewritten),
            _ => phrases::rewritten_some(name, rewritten, kept),
        });
    }
}

/// A figure for copying. A cell of a table is shown and copied with its unit.
fn taken(report: &Report, entry: &Entry, record: &FigureRecord, id: FigureId) -> Option<Taken> {
    let figure = report.figure(id)?;
    let (_, year, plan) = report::named(&entry.path.file_name().unwrap_or_default().to_string_lossy());
    let dated = report.dated(figure, (year, plan));
    let quote = figure.written(&report.source);
    Some(Taken::figure(&FigureRecord { quote, ..record.clone() }, dated.year, &source(entry)))
}
