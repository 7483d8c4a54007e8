//! The comparison box and the panes: what opens it, what its keys do, and where they lead.

use crate::compare::Wanted;
use crate::export::{self, Format, Surface};
use crate::library::Target;
use crate::tui::action::Action;
use crate::tui::app::{App, Over, SLICE};
use crate::tui::clipboard;
use crate::tui::compare::Compare;
use crate::tui::effect::Effect;
use crate::tui::event::Gathered;
use crate::tui::layout::Pane;
use crate::tui::phrases;
use crate::tui::prompt::{Prompt, Use};
use crate::tui::sheet::{Content, Sheet};
use crate::tui::words;

impl App {
    /// Compares the indicator of the current figure.
    pub(super) fn compare_current(&mut self) {
        let open = self.open.as_ref();
        let figure = self.current_figure().and_then(|id| open?.report.figure(id));
        match figure.map(|figure| figure.name.clone()) {
            Some(name) if !name.trim().is_empty() => self.compare(&name),
            Some(_) => self.message = Some(words::NO_NAME.to_string()),
            None => self.message = Some(words::NO_CURRENT.to_string()),
        }
    }

    /// Opens the comparison of an indicator, by any of its names; one that was open before goes on.
    pub(super) fn compare(&mut self, name: &str) {
        let wanted = Wanted::new(name);
        let figure = self.current_figure();
        let open = self.open.as_ref();
        let path = open.and_then(|open| self.shelf.entries.get(open.entry)).map(|entry| entry.path.clone());
        match &mut self.compared {
            Some(compared) if *compared.wanted() == wanted => {
                if let Some((path, figure)) = path.zip(figure) {
                    compared.go(&path, figure);
                }
            }
            _ => {
                self.runs += 1;
                let mut compared = Box::new(Compare::new(wanted, self.runs));
                if let (Some(open), Some(path)) = (open, path) {
                    compared.begin(&path, &open.report, figure);
                }
                self.compared = Some(compared);
            }
        }
        self.overs.push(Over::Compare);
    }

    /// Whether the comparison is to be seen.
    pub(super) fn is_comparing(&self) -> bool {
        self.overs.iter().any(|over| matches!(over, Over::Compare))
    }

    /// Whether there are reports to look through for the comparison.
    pub(super) fn is_gathering(&self) -> bool {
        let pending = |compared: &Compare| compared.is_pending(&self.shelf.entries);
        self.is_comparing() && self.compared.as_deref().is_some_and(pending)
    }

    /// Asks for more of the reports that may have the indicator.
    pub(super) fn gather(&mut self) {
        if let Some(compared) = self.compared.as_mut() {
            let asked = compared.work(&self.shelf.entries, &self.shelf.catalog, SLICE);
            self.effects.extend(asked.into_iter().map(Effect::Gather));
        }
    }

    /// Takes what a report says of the indicator.
    pub(super) fn gathered(&mut self, gathered: Gathered) {
        if let Some(compared) = self.compared.as_mut() {
            compared.take(gathered);
        }
    }

    /// Brings the comparison into line with what came.
    pub(super) fn settle_compared(&mut self) {
        if self.is_comparing() {
            let area = self.layout().body;
            if let Some(compared) = self.compared.as_mut() {
                let height = compared.height(area);
                compared.settle(&self.shelf.entries, height);
            }
        }
    }

    /// An action while the comparison lies over the panes.
    pub(super) fn act_compare(&mut self, action: Action, count: Option<usize>) {
        let area = self.layout().body;
        let Some(compared) = self.compared.as_mut() else { return };
        let height = compared.height(area);
        match action {
            Action::SortCells => compared.sort(),
            Action::ReverseCells => compared.reverse(),
            Action::TurnCells => compared.turn(),
            Action::FilterPlaces => {
                let prompt = Prompt::new(Use::Places, compared.filter_text());
                self.overs.push(Over::Prompt(prompt));
            }
            Action::Enter => self.open_source(),
            Action::CopyCell | Action::CopyCells => self.copy_compared(action),
            Action::Help => self.help(),
            Action::Failures => self.overs.push(Over::Sheet(Sheet::new(Content::Failures))),
            Action::Repaint => self.effects.push(Effect::Repaint),
            Action::Suspend => self.effects.push(Effect::Suspend),
            Action::Mouse => self.turn_mouse(),
            // A filter is taken back first; q closes at once, and Ctrl-C, the same action, as well.
            Action::Back if !compared.filter_text().is_empty() => compared.filter(""),
            Action::Back | Action::Quit | Action::CloseCells => drop(self.overs.pop()),
            _ => {
                compared.step(action, count, height);
            }
        }
    }

    /// Goes to the sentence that the mention of the cursor stands in; the box keeps its place.
    fn open_source(&mut self) {
        let origin =
            self.compared.as_ref().and_then(|compared| compared.current()).map(|found| found.origin.clone());
        let found = origin.and_then(|origin| {
            let entry = self.shelf.entries.iter().position(|entry| *entry.path == *origin.path)?;
            Some((entry, origin.figure))
        });
        let Some((entry, figure)) = found else {
            self.message = Some(words::NO_READING.to_string());
            return;
        };
        self.overs.pop();
        self.focus(Pane::Reader);
        self.documents.select(entry, self.height(Pane::Documents));
        self.want(entry, Some(Target::Figure(figure)));
    }

    /// Shows only the places that match what is typed.
    pub(super) fn filter_places(&mut self, text: &str) {
        if let Some(compared) = self.compared.as_mut() {
            compared.filter(text);
        }
    }

    fn copy_compared(&mut self, action: Action) {
        let Some(compared) = &self.compared else { return };
        let copied = if action == Action::CopyCell {
            compared.cell_text().filter(|text| !text.is_empty()).map(|text| (text.clone(), text))
        } else {
            let (table, mentions) = compared.whole();
            let mut text = Vec::new();
            let written = export::write_grid(Format::Tsv, &mut text, table, mentions, Surface::Terminal);
            let name = compared.wanted().name();
            let what = phrases::compared_rows(name, table.rows.len());
            written
                .ok()
                .and_then(|()| String::from_utf8(text).ok())
                .map(|text| (text.trim_end().to_owned(), what))
        };
        match copied {
            Some((text, what)) => self.effects.push(Effect::Copy { text: clipboard::clean(&text), what }),
            None => self.message = Some(words::NO_COPY.to_string()),
        }
    }
}
