//! The lines below the panes: what is selected, messages, hints, progress.

use std::time::Duration;

use crate::figure::{Figure, FigureId, Role};
use crate::outline::SectionId;
use crate::report::Report;
use crate::report::check::Remark;
use crate::source::Span;
use crate::state::Anchor;
use crate::tui::app::{App, Over};
use crate::tui::book::Word;
use crate::tui::figures::change_text;
use crate::tui::label;
use crate::tui::layout::Pane;
use crate::tui::naming;
use crate::tui::phrases;
use crate::tui::reader::Mode;
use crate::tui::words;

/// A name of what was copied that is cut shorter than this says nothing.
const LEAST_NAME: usize = 6;
/// So many reports, read in so long a time, tell how fast reading is.
const ENOUGH: (usize, Duration) = (200, Duration::from_secs(1));

impl App {
    /// One line about what is typed or selected.
    pub(super) fn info(&self) -> String {
        if let Some(Over::Prompt(prompt)) = self.overs.last()
            && let Some(info) = prompt.info()
        {
            return info;
        }
        if let Some(Over::Hints(hints)) = self.overs.last() {
            return self.hints_info(hints);
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
            Some(note) => format!("{} | {info}", phrases::note(note)),
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
        let mut parts: Vec<String> = note.map(phrases::note).into_iter().collect();
        parts.extend([
            entry.path.display().to_string(),
            format!("{} {}", summary.encoding.name(), naming::script(summary.script)),
            phrases::characters(summary.chars),
        ]);
        let counts = [
            (summary.masked, phrases::masked(summary.masked)),
            (summary.gaps, phrases::gaps(summary.gaps)),
            (summary.lossy, phrases::damaged(summary.lossy)),
            (summary.remarks, phrases::to_check(summary.remarks)),
        ];
        parts.extend(counts.into_iter().filter(|(count, _)| *count > 0).map(|(_, said)| said));
        parts.extend(summary.warnings.iter().cloned());
        parts.join(" | ")
    }

    /// What was copied and where it went: where it went is said in full, what it was gives way.
    pub(super) fn copied(&self, what: &str, sent: &str) -> String {
        let room = usize::from(self.view.width).saturating_sub(label::columns(sent) + 2);
        match label::cut(what, room) {
            what if room < LEAST_NAME || what.is_empty() => sent.to_owned(),
            what => phrases::sent(what, sent),
        }
    }

    /// What the keys do here, in a few words.
    pub(super) fn hint(&self) -> &'static str {
        match self.overs.last() {
            Some(Over::Jump(_)) => words::HINT_JUMP,
            Some(Over::Menu(menu)) if menu.is_copy() => words::HINT_COPY,
            Some(Over::Menu(_)) => words::HINT_MENU,
            Some(Over::Compare) => words::HINT_COMPARE,
            Some(Over::Hints(_)) => words::HINT_HINTS,
            Some(Over::Clip) => words::HINT_CLIP,
            Some(Over::Note(_)) => words::HINT_NOTE,
            Some(Over::Sheet(_) | Over::Plain(_)) => words::HINT_LIST,
            Some(Over::Notes(_)) => words::HINT_NOTES,
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
            parts.push(phrases::marked(self.marks.len()));
        }
        if let Some(writing) = &self.writing {
            parts.push(phrases::writing_reports(writing.read, writing.total));
        }
        if self.wanted.is_some() {
            parts.push(words::OPENING.to_string());
        }
        let (read, failed) = (self.shelf.entries.len(), self.shelf.failures.len());
        let searching = self.results.as_ref().filter(|results| results.is_searching());
        if let Some((looked, all)) = searching.map(|results| results.progress()) {
            parts.push(phrases::searching(looked, all));
        }
        if !self.shelf.is_done {
            parts.extend(self.loading(read + failed));
        }
        if failed > 0 {
            parts.push(phrases::not_read_key(failed));
        }
        parts.join("  ")
    }
}

impl App {
    /// How far the check of what was known has come, and reading; `done` reports are in the list.
    fn loading(&self, done: usize) -> Vec<String> {
        if self.shelf.known > 0 && done <= self.shelf.known + self.shelf.gone {
            return vec![phrases::checked(self.shelf.checked, self.shelf.known)];
        }
        let elapsed = self.shelf.begun.map(|begun| begun.elapsed()).unwrap_or_default();
        let read = (done + self.shelf.renewed).saturating_sub(self.shelf.known);
        let pace = pace(read, self.shelf.found.saturating_sub(done), elapsed);
        std::iter::once(phrases::read(done, self.shelf.found)).chain(pace).collect()
    }
}

/// How many reports are read in a second and how long it takes to read those that are left, when enough
/// were read to say so.
fn pace(read: usize, left: usize, elapsed: Duration) -> Option<String> {
    if read < ENOUGH.0 || elapsed < ENOUGH.1 {
        return None;
    }
    let rate = (read as u128 * 1000 / elapsed.as_millis()).max(1);
    let seconds = (left as u128).div_ceil(rate);
    let (rate, left) = (rate.to_string(), format!("{}:{:02}", seconds / 60, seconds % 60));
    Some(phrases::pace(rate, left))
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
    let masked = if figure.is_masked() { words::MASKED_LONG } else { words::NOTHING };
    let approx = words::APPROX_LONG.get(figure.approx as usize).copied().unwrap_or_default();
    let touches = |span: Span| span.start < figure.span.end && figure.span.start < span.end;
    let mut parts = vec![format!("{} {}", figure.name, change_text(report, figure))];
    let remarks = remarks.iter().filter(|remark| touches(remark.span) || remark.other.is_some_and(touches));
    parts.extend(remarks.map(|remark| format!("{} {}", words::MARK_CHECK, remark.text)));
    let kind = [role, status, masked].map(Word::text);
    parts.push(format!("{}{approx}", kind.join(" ").trim_end()));
    if let Role::Change { basis: Some(basis), .. } = figure.role {
        parts.push(report.source.slice(basis).to_owned());
    }
    parts.extend(figure.period.map(|period| report.source.slice(period).to_owned()));
    let base = figure.base_value.filter(|_| figure.base_unit != figure.unit);
    parts.extend(base.map(|value| format!("= {}{}", value.normalize(), figure.base_unit)));
    parts.extend(figure.section.map(|id| path(report, id)));
    parts.join(" | ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pace_tells_how_long_it_takes() {
        let pace = |read, left, seconds| pace(read, left, Duration::from_secs(seconds));
        assert_eq!(pace(1000, 61_000, 2).as_deref(), Some("500/s  2:02 left"));
        assert_eq!(pace(1000, 0, 2).as_deref(), Some("500/s  0:00 left"));
        assert_eq!((pace(100, 9, 5), pace(1000, 9, 0)), (None, None));
    }
}
