//! Copying: a figure, a row, its source, or a whole table by a template.

use crate::export::copy::{self, Taken, Template};
use crate::export::{self, ListRecord, OutlineRecord};
use crate::figure::FigureId;
use crate::library::Entry;
use crate::outline::SectionId;
use crate::safe::Safe;
use crate::tui::action::Action;
use crate::tui::app::{App, Over};
use crate::tui::clipboard;
use crate::tui::effect::Effect;
use crate::tui::figures::change_text;
use crate::tui::job::Scope;
use crate::tui::layout::Pane;
use crate::tui::menu::{Menu, Offer, Pick};
use crate::tui::naming;
use crate::tui::phrases;
use crate::tui::words;

impl App {
    pub(super) fn copy(&mut self, action: Action) {
        let copied = match action {
            Action::CopyRow => self.current_as(Template::Tsv, phrases::row_of),
            Action::Cite if self.current_figure().is_some() => {
                self.current_as(Template::Citation, phrases::citation_of)
            }
            Action::CopyValue => self.value(),
            _ => None,
        };
        match copied {
            Some((text, what)) if !text.is_empty() => self.send(&text, what),
            _ => self.message = Some(nothing(action).to_owned()),
        }
    }

    /// Cells of a row keep what the file holds, as far as a clipboard may have it.
    fn send(&mut self, text: &str, what: String) {
        self.effects.push(Effect::Copy { text: clipboard::clean(text), what });
    }

    fn current_as(&self, template: Template, said: fn(String) -> String) -> Option<(String, String)> {
        let taken = self.current()?;
        Some((taken.written(template), said(taken.written(Template::NameValue))))
    }

    /// What is selected in the pane in focus.
    fn current(&self) -> Option<Taken> {
        match self.view.focus {
            Pane::Documents => {
                self.shelf.entries.get(self.documents.current()?).map(|entry| Taken::report(&source(entry)))
            }
            Pane::Outline => self.sections(&[self.tree.current()?]).pop(),
            Pane::Reader | Pane::Figures => self.figures(&[self.current_figure()?]).pop(),
        }
    }

    /// The figure as it stands, or the heading, title or line that is selected.
    fn value(&self) -> Option<(String, String)> {
        let open = self.open.as_ref().map(|open| &open.report);
        if let (Some(report), Some(id)) = (open, self.current_figure())
            && let Some(figure) = report.figure(id)
        {
            let shown = |text: String| Safe::line(&text).as_str().to_owned();
            let what = format!("{} {}", figure.name, shown(change_text(report, figure)));
            return Some((shown(figure.written(&report.source)), what));
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

    /// Copies a figure of the open report by a template.
    pub(super) fn copy_figure(&mut self, id: FigureId, template: Template) {
        match self.figures(&[id]).pop() {
            Some(taken) => {
                let what = format!("{} {}", template.name(), taken.written(Template::NameValue));
                self.send(&taken.written(template), what);
            }
            None => self.message = Some(words::NO_COPY.to_string()),
        }
    }

    /// Opens the sheet of what can be copied.
    pub(super) fn copy_more(&mut self) {
        let report = self.open.as_ref().map(|open| &*open.report);
        let figures = report.map_or(0, |report| report.figures.len());
        let sections = report.map_or(0, |report| report.outline.sections.len());
        let (this, rows, shown, all, total) = match self.view.focus {
            Pane::Documents => (
                words::THIS_REPORT,
                words::REPORTS_SHOWN,
                self.documents.len(),
                words::ALL_REPORTS,
                self.shelf.entries.len(),
            ),
            Pane::Outline => {
                (words::THIS_SECTION, words::SECTIONS_SHOWN, self.tree.len(), words::ALL_SECTIONS, sections)
            }
            Pane::Reader | Pane::Figures => {
                let shown = report.map_or(0, |report| self.table.shown(report).len());
                (words::THIS_FIGURE, words::FIGURES_SHOWN, shown, words::ALL_FIGURES, figures)
            }
        };
        let current = self.current().map(|taken| taken.written(Template::NameValue));
        let marked = self.marks.len();
        let count = |count: usize| if count > 0 { count.to_string() } else { String::new() };
        let rows = [
            ('t', this, current.unwrap_or_default(), Scope::Current),
            ('m', words::MARKED_FIGURES, count(marked), Scope::Marked),
            ('s', rows, count(shown), Scope::Rows),
            ('a', all, count(total), Scope::Table),
        ];
        let offers = rows.into_iter().filter(|(_, _, note, _)| !note.is_empty());
        let offers = offers.map(|(key, text, note, scope)| Offer {
            key,
            text: text.to_string(),
            note,
            pick: Pick::Copy(scope),
        });
        let offers: Vec<Offer> = offers.collect();
        if offers.is_empty() {
            self.message = Some(words::NO_COPY.to_string());
            return;
        }
        let is_marked = |offer: &Offer| offer.pick == Pick::Copy(Scope::Marked);
        let selected = offers.iter().position(is_marked).unwrap_or(0);
        self.overs.push(Over::Menu(Menu::new(words::COPY_TITLE, offers, selected)));
    }

    /// Copies what was chosen, by the template of the sheet.
    pub(super) fn copy_scope(&mut self, scope: Scope) {
        let template = self.template;
        let taken = match (scope, self.view.focus) {
            (Scope::Current, _) => self.current().into_iter().collect(),
            (Scope::Marked, _) => self.marks.iter().map(|mark| mark.taken.clone()).collect(),
            (Scope::Rows, Pane::Documents) => {
                let shown = self.documents.shown().filter_map(|index| self.shelf.entries.get(index));
                shown.map(|entry| Taken::report(&source(entry))).collect()
            }
            (_, Pane::Documents) => {
                let mut entries: Vec<_> = self.shelf.entries.iter().collect();
                entries.sort_by_key(|entry| entry.order);
                entries.into_iter().map(|entry| Taken::report(&source(entry))).collect()
            }
            (Scope::Rows, Pane::Outline) => self.sections(&self.tree.shown().collect::<Vec<_>>()),
            (_, Pane::Outline) => {
                let count = self.open.as_ref().map_or(0, |open| open.report.outline.sections.len());
                self.sections(&(0..count).map(|index| SectionId(index as u32)).collect::<Vec<_>>())
            }
            (Scope::Rows, _) => {
                let shown = self.open.as_ref().map(|open| self.table.shown(&open.report));
                self.figures(&shown.unwrap_or_default())
            }
            _ => {
                let count = self.open.as_ref().map_or(0, |open| open.report.figures.len());
                self.figures(&(0..count).map(|index| FigureId(index as u32)).collect::<Vec<_>>())
            }
        };
        match taken.as_slice() {
            [] => self.message = Some(words::NO_COPY.to_string()),
            [one] if scope == Scope::Current => {
                let what = format!("{} {}", naming::template(template), one.written(Template::NameValue));
                self.send(&one.written(template), what);
            }
            many => {
                let what = phrases::lines_as(many.len(), naming::template(template).text());
                self.send(&copy::lines(many, template), what);
            }
        }
    }

    fn figures(&self, ids: &[FigureId]) -> Vec<Taken> {
        ids.iter().filter_map(|&id| self.taken(&self.record(id)?, id)).collect()
    }

    fn sections(&self, ids: &[SectionId]) -> Vec<Taken> {
        let (Some(open), Some(entry)) = (&self.open, self.entry()) else { return Vec::new() };
        let report = source(entry);
        let records: Vec<OutlineRecord> = export::outline(&report.path, &open.report);
        let path = |id: SectionId| -> Vec<String> {
            let sections = open.report.outline.path(id).into_iter();
            let sections = sections.filter_map(|id| open.report.outline.get(id));
            sections.map(|section| naming::heading(&open.report, section).to_owned()).collect()
        };
        let record = |id: &SectionId| Some(Taken::section(records.get(id.0 as usize)?, &path(*id), &report));
        ids.iter().filter_map(record).collect()
    }
}

fn nothing(action: Action) -> &'static str {
    match action {
        Action::CopyValue | Action::CopyRow => words::NO_COPY,
        _ => words::NO_CURRENT,
    }
}

/// What a figure or section says of its report when it is taken out.
pub(super) fn source(entry: &Entry) -> ListRecord {
    let summary = &entry.summary;
    ListRecord {
        path: entry.path.display().to_string(),
        title: Some(naming::title(entry)),
        place: summary.place.clone(),
        year: summary.year,
        sections: summary.sections as usize,
        figures: summary.figures as usize,
        ..ListRecord::default()
    }
}
