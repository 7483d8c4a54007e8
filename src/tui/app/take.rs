//! Taking figures out: what is copied, what is marked, what goes on the clip pad.

use std::path::PathBuf;

use crate::export::{self, FigureRecord, Line};
use crate::figure::FigureId;
use crate::safe::Safe;
use crate::tui::action::Action;
use crate::tui::app::App;
use crate::tui::clipboard;
use crate::tui::effect::Effect;
use crate::tui::layout::Pane;
use crate::tui::naming;
use crate::tui::words;

/// A figure that was marked, of any report.
#[derive(Debug)]
pub(super) struct Marked {
    /// The report's file.
    path: PathBuf,
    id: FigureId,
    /// Its row for a spreadsheet.
    row: String,
    /// Its line on the clip pad.
    line: String,
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

    fn path(&self) -> Option<PathBuf> {
        self.open.as_ref().and_then(|open| self.shelf.entries.get(open.entry)).map(|entry| entry.path.clone())
    }

    /// The record of a figure of the open report.
    fn record(&self, id: FigureId) -> Option<FigureRecord> {
        let open = self.open.as_ref()?;
        let path = self.path()?.display().to_string();
        export::figure(&path, &open.report, id)
    }

    pub(super) fn copy(&mut self, action: Action) {
        let copied = match action {
            Action::CopyMarked => self.marked_rows(),
            Action::CopyRow => self.with_record(|record| (export::figure_line(record, Line::Row), "row")),
            Action::Cite => self.citation(),
            _ => self.value(),
        };
        match copied {
            Some((text, what)) if !text.is_empty() => {
                // Cells of a row keep what the file holds.
                self.effects.push(Effect::Copy { text: clipboard::clean(&text), what });
            }
            _ => self.message = Some(nothing(action).to_owned()),
        }
    }

    fn with_record(
        &self,
        take: impl FnOnce(&FigureRecord) -> (String, &'static str),
    ) -> Option<(String, String)> {
        let record = self.record(self.current_figure()?)?;
        let (text, what) = take(&record);
        Some((text, format!("{what} {} {}", record.name, record.quote)))
    }

    /// The figure as it stands, or the heading, title or line that is selected.
    fn value(&self) -> Option<(String, String)> {
        let open = self.open.as_ref().map(|open| &open.report);
        if let (Some(report), Some(id)) = (open, self.current_figure())
            && let Some(figure) = report.figure(id)
        {
            let text = Safe::line(&figure.written(&report.source)).as_str().to_owned();
            return Some((text.clone(), format!("{} {text}", figure.name)));
        }
        let text = match self.view.focus {
            Pane::Documents => naming::title(self.shelf.entries.get(self.documents.current()?)?),
            Pane::Outline => {
                let report = &self.open.as_ref()?.report;
                naming::heading(report, report.outline.get(self.tree.current()?)?).to_owned()
            }
            Pane::Reader | Pane::Figures => self.reader.row_text(&self.open.as_ref()?.report).to_owned(),
        };
        let text = Safe::line(&text).as_str().to_owned();
        Some((text.clone(), text))
    }

    fn citation(&self) -> Option<(String, String)> {
        let open = self.open.as_ref()?;
        let path = self.path()?.display().to_string();
        let record = self.record(self.current_figure()?)?;
        let text = export::citation(&record, &export::list(&path, &open.report));
        Some((Safe::line(&text).as_str().to_owned(), format!("citation of {} {}", record.name, record.quote)))
    }

    fn marked_rows(&self) -> Option<(String, String)> {
        let first = (!self.marks.is_empty()).then(export::figure_header)?;
        let rows = std::iter::once(first).chain(self.marks.iter().map(|mark| mark.row.clone()));
        Some((
            rows.collect::<Vec<_>>().join("\n"),
            format!("{} marked rows with their heads", self.marks.len()),
        ))
    }

    /// Marks the current figure and puts it on the clip pad, or takes it off both.
    pub(super) fn mark(&mut self) {
        let (Some(id), Some(path)) = (self.current_figure(), self.path()) else {
            self.message = Some(nothing(Action::Mark).to_owned());
            return;
        };
        if let Some(index) = self.marks.iter().position(|mark| mark.id == id && mark.path == path) {
            let mark = self.marks.remove(index);
            self.clip.remove(&mark.line);
            self.message = Some(format!("taken off: {} marked", self.marks.len()));
            return;
        }
        let Some(record) = self.record(id) else { return };
        let line = self.line(&record);
        self.clip.add(&line);
        self.message =
            Some(format!("marked {} {}: {} on the clip pad", record.name, record.quote, self.clip.len()));
        self.marks.push(Marked { path, id, row: export::figure_line(&record, Line::Row), line });
        if self.view.focus == Pane::Figures && self.table.list.selected + 1 < self.table.len() {
            self.table.list.selected += 1;
            self.follow(Pane::Figures);
        }
    }

    pub(super) fn unmark(&mut self) {
        for mark in std::mem::take(&mut self.marks) {
            self.clip.remove(&mark.line);
        }
        self.message = Some(words::UNMARKED.to_owned());
    }

    /// A figure on the clip pad: name and value, then where they are from.
    fn line(&self, record: &FigureRecord) -> String {
        let entry = self.open.as_ref().and_then(|open| self.shelf.entries.get(open.entry));
        let source = entry.map(naming::title).unwrap_or_default();
        let status = if record.status == "actual" { String::new() } else { record.status.clone() };
        let cells = [
            record.name.clone(),
            record.quote.clone(),
            status,
            record.period.clone().unwrap_or_default(),
            source,
            record.section_path.join(" > "),
        ];
        cells.map(|cell| Safe::line(&cell).as_str().to_owned()).join("\t")
    }
}

fn nothing(action: Action) -> &'static str {
    match action {
        Action::CopyMarked => words::NO_MARK,
        Action::CopyValue => words::NO_COPY,
        _ => words::NO_CURRENT,
    }
}
