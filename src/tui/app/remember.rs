//! What earlier sessions left, and what this one leaves: place, closed sections, notes.

use crate::figure::FigureId;
use crate::library::{Target, absolute};
use crate::outline::SectionId;
use crate::report::Report;
use crate::source::Span;
use crate::state::{Anchor, Change, Kept, Pending, Place, Remembered};
use crate::tui::app::{App, Open, Over};
use crate::tui::effect::Effect;
use crate::tui::layout::Pane;
use crate::tui::naming;
use crate::tui::note::Note;
use crate::tui::words;

/// More closed sections than this are not remembered: nobody closed them one by one.
const CLOSED: usize = 500;

impl App {
    /// Takes what earlier sessions left; what this one leaves will be written, too.
    pub fn recall(&mut self, kept: Kept) {
        let marked = kept.reports.iter().filter(|report| !report.marks.is_empty());
        self.marked = marked.map(|report| report.path.clone()).collect();
        self.kept = kept;
        self.is_kept = true;
    }

    /// Says at the very first start how to go on: later ones find what the first one left.
    pub fn greet(&mut self) {
        if self.kept.folders.is_empty() && self.kept.reports.is_empty() {
            self.message = Some(words::GREETING.to_string());
        }
    }

    /// What is remembered by now.
    pub fn kept(&self) -> &Kept {
        &self.kept
    }

    /// What is left behind when the program ends: a note that is being written, too.
    pub fn end(&mut self) -> Vec<Effect> {
        while let Some(over) = self.overs.last() {
            if matches!(over, Over::Note(_)) {
                self.close_note();
            } else {
                self.overs.pop();
            }
        }
        self.leave();
        std::mem::take(&mut self.effects)
    }

    /// Remembers a change of the open report.
    pub(super) fn keep(&mut self, change: Change) {
        let Some(open) = &self.open else { return };
        let identity = open.identity.clone();
        self.store(Pending::Report { identity, change });
    }

    /// Remembers something, in this session at once.
    pub(super) fn store(&mut self, pending: Pending) {
        self.kept.apply(&pending, 0);
        self.effects.push(Effect::Remember(vec![pending]));
    }

    /// What is remembered of the open report.
    pub(super) fn remembered(&self) -> Option<&Remembered> {
        self.kept.of(&self.open.as_ref()?.identity)
    }

    /// Gives a report that was just opened its marks and closed sections.
    pub(super) fn restore(&mut self) {
        self.note_places();
        let Some(kept) = self.remembered().cloned() else { return };
        self.recognise();
        self.restore_marks();
        let Some(open) = &mut self.open else { return };
        if let Some(closed) = &kept.closed {
            let ids = closed.iter().filter_map(|anchor| anchor.find(&open.report));
            let ids = ids.filter_map(|target| match target {
                Target::Section(id) => Some(id),
                Target::Figure(_) => None,
            });
            self.tree.close(&open.report, ids);
        }
    }

    /// Brings a report that was just opened to where it was left.
    pub(super) fn go_on(&mut self) {
        let height = self.height(Pane::Reader);
        let Some(place) = self.remembered().and_then(|kept| kept.place.clone()) else { return };
        let Some(open) = &mut self.open else { return };
        self.reader.go_top(&open.report, offset(&open.report, &place), height);
        open.left = self.reader.place();
    }

    /// Remembers the open report by its text and path as they are now: who edits a file, looks at it and
    /// then moves it, finds his notes again.
    fn recognise(&mut self) {
        let (Some(open), Some(kept)) = (&self.open, self.remembered()) else { return };
        let is_there = || self.shelf.entries.iter().any(|entry| absolute(&entry.path) == kept.path);
        let was_moved = kept.path != open.identity.path && !is_there();
        if kept.content != open.identity.content || was_moved {
            self.keep(Change::Seen);
        }
    }

    /// Remembers where reading stopped, when it went on since the report was opened.
    pub(super) fn leave(&mut self) {
        let Some(open) = &mut self.open else { return };
        let here = self.reader.place();
        let mut changes = Vec::new();
        if here != open.left {
            open.left = here;
            changes.push(Change::Place(place(&open.report, here)));
        }
        if let Some(closed) = self.tree.closed().filter(|closed| closed.len() <= CLOSED) {
            let anchors = closed.iter().map(|&id| Anchor::section(&open.report, Some(id)));
            let anchors: Vec<Anchor> = anchors.collect();
            let before = self.kept.of(&open.identity).and_then(|kept| kept.closed.as_ref());
            if before != Some(&anchors) {
                changes.push(Change::Closed(anchors));
            }
        }
        for change in changes {
            self.keep(change);
        }
    }

    /// Opens the box for a note on what is selected: a figure, a section or the report.
    pub(super) fn write_note(&mut self) {
        let Some(open) = &self.open else {
            self.message = Some(words::NOTHING_OPEN.to_string());
            return;
        };
        let report = &open.report;
        let section = match self.view.focus {
            Pane::Documents => None,
            Pane::Outline => self.tree.current(),
            Pane::Reader | Pane::Figures => self.reader.section(report),
        };
        let figure = self.current_figure().and_then(|id| Some((Anchor::figure(report, id)?, id)));
        let (anchor, title) = match figure {
            Some((anchor, id)) => (anchor, figure_title(report, id)),
            None => (Anchor::section(report, section), self.section_title(report, section)),
        };
        let text = self.remembered().and_then(|kept| kept.note(&anchor)).unwrap_or_default().to_owned();
        self.overs.push(Over::Note(Box::new(Note::new(anchor, &title, &text))));
    }

    /// Closes the box; what was written is kept at once.
    pub(super) fn close_note(&mut self) {
        let Some(Over::Note(note)) = self.overs.pop() else { return };
        let after = note.pad.text();
        if after == note.before {
            return;
        }
        let word = match (after.is_empty(), self.is_kept) {
            (true, _) => words::NOTE_GONE,
            (false, true) => words::NOTE_KEPT,
            (false, false) => words::NOTE_HERE,
        };
        self.message = Some(word.to_string());
        let Note { anchor, before, .. } = *note;
        self.keep(Change::Note { anchor, before, after });
        self.note_places();
    }

    /// Looks again where the notes of the open report are.
    pub(super) fn note_places(&mut self) {
        let Some(open) = &mut self.open else { return };
        let notes = self.kept.of(&open.identity).map(|kept| kept.notes.as_slice()).unwrap_or_default();
        open.noted = notes.iter().filter_map(|note| note.anchor.find(&open.report)).collect();
    }

    /// The first line of the note on a figure, a section, or (without both) the report.
    pub(super) fn note_on(&self, section: Option<SectionId>, figure: Option<FigureId>) -> Option<&str> {
        let kept = self.remembered().filter(|kept| !kept.notes.is_empty())?;
        let report = &self.open.as_ref()?.report;
        let anchor = match figure {
            Some(id) => Anchor::figure(report, id)?,
            None => Anchor::section(report, section),
        };
        kept.note(&anchor)?.lines().next()
    }

    fn section_title(&self, report: &Report, section: Option<SectionId>) -> String {
        let heading = section.and_then(|id| report.outline.get(id));
        let entry = self.open.as_ref().and_then(|open| self.shelf.entries.get(open.entry));
        match heading {
            Some(section) => naming::heading(report, section).to_owned(),
            // A report that is open stands in the list.
            None => entry.map(naming::title).unwrap_or_default(),
        }
    }
}

impl Open {
    /// Whether there is a note on a section or figure.
    pub(super) fn is_noted(&self, target: Target) -> bool {
        self.noted.contains(&target)
    }

    /// The sections and figures that have a note, where they begin in the text.
    pub(super) fn noted_spans(&self) -> Vec<Span> {
        let spans = self.noted.iter().filter_map(|target| match target {
            Target::Section(id) => self.report.outline.get(*id).map(|section| section.heading),
            Target::Figure(id) => self.report.figure(*id).map(|figure| figure.span),
        });
        spans.collect()
    }
}

fn figure_title(report: &Report, id: FigureId) -> String {
    report
        .figure(id)
        .map_or_else(String::new, |figure| format!("{} {}", figure.name, figure.written(&report.source)))
}

/// A byte of the text as a place that survives an edit before it.
fn place(report: &Report, offset: u32) -> Place {
    let id = report.outline.at(offset);
    let start = id.and_then(|id| report.outline.get(id)).map_or(0, |section| section.extent.start);
    Place { anchor: Anchor::section(report, id), offset: offset.saturating_sub(start) }
}

/// The byte of the text that a place means now.
fn offset(report: &Report, place: &Place) -> u32 {
    let section = match place.anchor.find(report) {
        Some(Target::Section(id)) => report.outline.get(id),
        _ => None,
    };
    let whole = report.source.text().len() as u32;
    match section {
        Some(section) => {
            let last = section.extent.end.saturating_sub(1).max(section.extent.start);
            section.extent.start.saturating_add(place.offset).min(last)
        }
        None if place.anchor.section.is_empty() => place.offset.min(whole),
        None => 0,
    }
}
