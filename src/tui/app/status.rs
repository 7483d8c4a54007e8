//! The lines below the panes: what is selected, messages, hints, progress.

use crate::figure::{Figure, FigureId, Role};
use crate::outline::SectionId;
use crate::report::Report;
use crate::report::check::Remark;
use crate::source::Span;
use crate::state::Anchor;
use crate::tui::app::{App, Over};
use crate::tui::label;
use crate::tui::layout::Pane;
use crate::tui::naming;
use crate::tui::reader::Mode;
use crate::tui::words;

/// A name of what was copied that is cut shorter than this says nothing.
const LEAST_NAME: usize = 6;

impl App {
    /// One line about what is typed or selected.
    pub(super) fn info(&self) -> String {
        if let Some(Over::Prompt(prompt)) = self.overs.last()
            && let Some(info) = prompt.info()
        {
            return info;
        }
        let open = self.open.as_ref();
        if let Some(compared) = self.compared.as_ref().filter(|_| self.is_comparing()) {
            return compared.info();
        }
        match (self.view.focus, open) {
            (Pane::Documents, _) => self.document_info(),
            (Pane::Outline, Some(open)) => {
                let id = self.tree.current();
                let path = id.map(|id| path(&open.report, id)).unwrap_or_default();
                self.with_note(id, None, path)
            }
            (_, Some(open)) => {
                let report = &open.report;
                let figure = self.current_figure().and_then(|id| report.figure(id));
                if let Some(figure) = figure {
                    let info = figure_info(report, figure, &open.remarks);
                    return self.with_note(None, self.current_figure(), info);
                }
                let id = self.reader.section(report);
                self.with_note(id, None, id.map(|id| path(report, id)).unwrap_or_default())
            }
            _ => String::new(),
        }
    }

    /// The line with the note on what it is about before it.
    fn with_note(&self, section: Option<SectionId>, figure: Option<FigureId>, info: String) -> String {
        match self.note_on(section, figure) {
            Some(note) => format!("{}{note} | {info}", words::NOTE),
            None => info,
        }
    }

    fn document_info(&self) -> String {
        let Some(entry) = self.documents.current().and_then(|index| self.shelf.entries.get(index)) else {
            return String::new();
        };
        let summary = &entry.summary;
        let kept = self.kept.at(&entry.path).and_then(|kept| kept.note(&Anchor::default()));
        let note = kept.and_then(|note| note.lines().next());
        let mut parts: Vec<String> = note.map(|note| format!("{}{note}", words::NOTE)).into_iter().collect();
        parts.extend([
            entry.path.display().to_string(),
            format!("{} {}", summary.encoding.name(), summary.script.name()),
            format!("{} characters", summary.chars),
        ]);
        let counts = [
            (summary.masked, "masked"),
            (summary.gaps, "gaps"),
            (summary.lossy, "damaged"),
            (summary.remarks, "to check"),
        ];
        let counts = counts.into_iter().filter(|(count, _)| *count > 0);
        parts.extend(counts.map(|(count, word)| format!("{count} {word}")));
        parts.extend(summary.warnings.iter().cloned());
        parts.join(" | ")
    }

    /// What was copied and where it went: where it went is said in full, what it was gives way.
    pub(super) fn copied(&self, what: &str, sent: &str) -> String {
        let room = usize::from(self.view.width).saturating_sub(label::columns(sent) + 2);
        match label::cut(what, room) {
            what if room < LEAST_NAME || what.is_empty() => sent.to_owned(),
            what => format!("{what}: {sent}"),
        }
    }

    /// What the keys do here, in a few words.
    pub(super) fn hint(&self) -> &'static str {
        match self.overs.last() {
            Some(Over::Jump(_)) => words::HINT_JUMP,
            Some(Over::Menu(menu)) if menu.is_copy() => words::HINT_COPY,
            Some(Over::Menu(_)) => words::HINT_MENU,
            Some(Over::Compare) => words::HINT_COMPARE,
            Some(Over::Clip) => words::HINT_CLIP,
            Some(Over::Note(_)) => words::HINT_NOTE,
            Some(Over::Sheet(_)) => words::HINT_LIST,
            Some(Over::Results) => words::HINT_RESULTS,
            Some(Over::Prompt(_)) => words::HINT_PROMPT,
            None if self.view.focus == Pane::Reader && self.reader.mode == Mode::Skim => words::HINT_SKIM,
            None => words::HINTS.get(self.view.focus as usize).copied().unwrap_or_default(),
        }
    }

    /// How far reading has come, and what waits: a count, marks.
    pub(super) fn progress(&self) -> String {
        let mut parts = Vec::new();
        if let Some(count) = self.count {
            parts.push(count.to_string());
        }
        if !self.marks.is_empty() {
            parts.push(format!("{} marked", self.marks.len()));
        }
        if let Some(writing) = &self.writing {
            parts.push(format!("{}{}/{}", words::WRITING, writing.read, writing.total));
        }
        if self.wanted.is_some() {
            parts.push(words::OPENING.to_owned());
        }
        let (read, failed) = (self.shelf.entries.len(), self.shelf.failures.len());
        let searching = self.results.as_ref().filter(|results| results.is_searching());
        if let Some((looked, all)) = searching.map(|results| results.progress()) {
            parts.push(format!("{} {looked}/{all}", words::SEARCHING));
        }
        if !self.shelf.is_done {
            parts.push(format!("{}/{} read", read + failed, self.shelf.found));
        }
        if failed > 0 {
            parts.push(format!("{failed} not read (!)"));
        }
        parts.join("  ")
    }
}

/// The headings from the outermost down to a section.
fn path(report: &Report, id: SectionId) -> String {
    let sections = report.outline.path(id).into_iter().filter_map(|id| report.outline.get(id));
    sections.map(|section| naming::heading(report, section)).collect::<Vec<_>>().join(" > ")
}

/// All that is known of a figure; first what does not agree with it.
fn figure_info(report: &Report, figure: &Figure, remarks: &[Remark]) -> String {
    let role = match figure.role {
        Role::Level => words::ROLE_LONG[0],
        Role::Share => words::ROLE_LONG[1],
        Role::Change { .. } => words::ROLE_LONG[2],
    };
    let status = words::STATUS_LONG.get(figure.status as usize).copied().unwrap_or_default();
    let masked = if figure.is_masked() { " masked" } else { "" };
    let approx = words::APPROX_LONG.get(figure.approx as usize).copied().unwrap_or_default();
    let touches = |span: Span| span.start < figure.span.end && figure.span.start < span.end;
    let mut parts = vec![format!("{} {}", figure.name, figure.written(&report.source))];
    let remarks = remarks.iter().filter(|remark| touches(remark.span) || remark.other.is_some_and(touches));
    parts.extend(remarks.map(|remark| format!("{} {}", words::MARK_CHECK, remark.text)));
    parts.push(format!("{role} {status}{masked}{approx}"));
    if let Role::Change { basis: Some(basis), .. } = figure.role {
        parts.push(report.source.slice(basis).to_owned());
    }
    parts.extend(figure.period.map(|period| report.source.slice(period).to_owned()));
    let base = figure.base_value.filter(|_| figure.base_unit != figure.unit);
    parts.extend(base.map(|value| format!("= {}{}", value.normalize(), figure.base_unit)));
    parts.extend(figure.section.map(|id| path(report, id)));
    parts.join(" | ")
}
