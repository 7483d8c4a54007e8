//! What the actions of the panes do.

use crate::search::finder::Fault;
use crate::tui::action::Action;
use crate::tui::app::{App, Over};
use crate::tui::effect::Effect;
use crate::tui::layout::Pane;
use crate::tui::prompt::{Prompt, Use};
use crate::tui::reader::Mode;
use crate::tui::sheet::{Content, Sheet};
use crate::tui::words;

impl App {
    /// An action while no box lies over the panes.
    pub(super) fn act(&mut self, action: Action, count: Option<usize>) {
        let times = count.unwrap_or(1).cast_signed();
        if self.step(action, count) {
            return self.follow(self.view.focus);
        }
        match action {
            Action::NextPane => self.focus(self.view.focus.step(1)),
            Action::PreviousPane => self.focus(self.view.focus.step(Pane::ALL.len() - 1)),
            Action::Right => self.right(),
            Action::Left => self.left(),
            Action::Documents => self.focus(Pane::Documents),
            Action::Outline => self.focus(Pane::Outline),
            Action::Reader => self.focus(Pane::Reader),
            Action::Figures => self.focus(Pane::Figures),
            Action::Widen => self.view.wide = !self.view.wide,
            Action::Enter => self.enter(),
            Action::Fold | Action::Level | Action::Unfold => self.fold(action, count),
            Action::Sort | Action::Reverse | Action::Scope => self.arrange(action),
            Action::Filter => self.ask_filter(),
            Action::Jump => {
                self.overs.push(Over::Jump(Box::default()));
                self.first_work();
            }
            Action::Search | Action::SearchAll | Action::Results => self.ask_search(action),
            Action::NextMatch => self.next_match(times),
            Action::PreviousMatch => self.next_match(-times),
            Action::NextFigure => self.next_figure(times),
            Action::PreviousFigure => self.next_figure(-times),
            Action::NextSection => self.next_section(times),
            Action::PreviousSection => self.next_section(-times),
            Action::NextReport => self.next_report(Action::Down, count),
            Action::PreviousReport => self.next_report(Action::Up, count),
            Action::Skim => self.skim(),
            Action::Compare => self.compare_current(),
            _ => self.act_more(action),
        }
    }

    fn act_more(&mut self, action: Action) {
        match action {
            Action::CopyValue | Action::CopyRow | Action::Cite => self.copy(action),
            Action::Hints => self.show_hints(),
            Action::CopyMore => self.copy_more(),
            Action::Export => self.export_sheet(),
            Action::Mark => self.mark(),
            Action::Unmark => self.unmark(),
            Action::Clip => {
                self.clip.open();
                self.overs.push(Over::Clip);
            }
            Action::Note => self.write_note(),
            Action::Notes => self.list_notes(),
            Action::Encoding => self.ask_encoding(),
            Action::Reload => self.effects.push(Effect::Look),
            Action::Help => self.help(),
            Action::Failures => self.overs.push(Over::Sheet(Sheet::new(Content::Failures))),
            Action::Back => self.back(),
            Action::Plain => self.show_plain(),
            Action::Mouse => self.turn_mouse(),
            Action::Theme => self.ask_theme(),
            Action::Repaint => self.effects.push(Effect::Repaint),
            Action::Suspend => self.effects.push(Effect::Suspend),
            Action::Quit => self.quit(),
            _ => {}
        }
    }

    /// Moves the cursor of the pane in focus.
    fn step(&mut self, action: Action, count: Option<usize>) -> bool {
        let height = self.height(self.view.focus);
        match self.view.focus {
            Pane::Documents => self.documents.list.step(action, count, self.documents.len(), height),
            Pane::Outline => self.tree.list.step(action, count, self.tree.len(), height),
            Pane::Reader => match &self.open {
                Some(open) => self.reader.step(&open.report, action, count, height),
                None => false,
            },
            Pane::Figures => self.table.list.step(action, count, self.table.len(), height),
        }
    }

    pub(super) fn focus(&mut self, pane: Pane) {
        self.view.focus = pane;
        if pane != Pane::Reader {
            self.view.side = pane;
        }
    }

    fn right(&mut self) {
        if let (Pane::Outline, Some(open)) = (self.view.focus, &self.open)
            && self.tree.unfold(&open.report)
        {
            return;
        }
        if self.view.focus != Pane::Figures {
            self.focus(self.view.focus.step(1));
        }
    }

    fn left(&mut self) {
        let height = self.height(Pane::Outline);
        if let (Pane::Outline, Some(open)) = (self.view.focus, &self.open)
            && self.tree.fold(&open.report, height)
        {
            return self.follow(Pane::Outline);
        }
        if self.view.focus != Pane::Documents {
            self.focus(self.view.focus.step(Pane::ALL.len() - 1));
        }
    }

    fn enter(&mut self) {
        if self.view.focus == Pane::Reader {
            let height = self.height(Pane::Reader);
            if let Some(open) = &self.open
                && self.reader.mode == Mode::Skim
                && !self.reader.unfold(&open.report, height)
            {
                self.message = Some(words::NO_FOLD.to_string());
            }
        } else {
            self.follow(self.view.focus);
            self.focus(Pane::Reader);
        }
    }

    fn fold(&mut self, action: Action, count: Option<usize>) {
        let Some(open) = &self.open else { return };
        match (action, self.view.focus) {
            (Action::Fold, Pane::Outline) => self.tree.toggle(&open.report),
            (Action::Fold, Pane::Reader) if self.reader.mode == Mode::Skim => self.enter(),
            (Action::Fold, _) => {
                self.step(Action::PageDown, count);
                self.follow(self.view.focus);
            }
            (Action::Level, _) => self.tree.level(&open.report, count.unwrap_or(1).max(1)),
            _ => self.tree.level(&open.report, usize::MAX),
        }
    }

    fn arrange(&mut self, action: Action) {
        let layout = self.layout();
        let width = |pane| layout.inside(pane).map_or(0, |inside| usize::from(inside.width));
        let report = self.open.as_ref().map(|open| &*open.report);
        match (action, self.view.focus, report) {
            (Action::Sort, Pane::Documents, _) => {
                self.documents.sort(&self.shelf.entries, width(Pane::Documents));
            }
            (Action::Reverse, Pane::Documents, _) => self.documents.reverse(&self.shelf.entries),
            (Action::Sort, _, Some(report)) => self.table.sort(report, width(Pane::Figures)),
            (Action::Reverse, _, Some(report)) => self.table.reverse(report),
            (Action::Scope, _, Some(report)) => {
                let section = self.reader.section(report);
                self.table.enter(report, section);
                self.table.turn(report);
            }
            _ => {}
        }
    }

    fn ask_filter(&mut self) {
        let pane = if self.view.focus == Pane::Reader { Pane::Figures } else { self.view.focus };
        let text = match pane {
            Pane::Documents => self.documents.filter_text(),
            Pane::Outline => self.tree.filter_text(),
            Pane::Reader | Pane::Figures => self.table.filter_text(),
        };
        let prompt = Prompt::new(Use::Filter(pane), text);
        if pane == Pane::Figures {
            self.focus(Pane::Figures);
        }
        self.overs.push(Over::Prompt(prompt));
    }

    /// Filters a pane; what comes back says why the text is no filter.
    pub(super) fn filter(&mut self, pane: Pane, text: &str) -> Option<Fault> {
        let report = self.open.as_ref().map(|open| &open.report);
        match (pane, report) {
            (Pane::Documents, _) => self.documents.filter(text, &self.shelf.entries),
            (Pane::Outline, Some(report)) => self.tree.filter(report, text),
            (_, Some(report)) => return self.table.filter(report, text).err(),
            _ => {}
        }
        None
    }

    fn next_figure(&mut self, count: isize) {
        let height = self.height(Pane::Reader);
        let Some(open) = &self.open else { return };
        match self.reader.next_figure(&open.report, count) {
            Some(id) => {
                self.reader.go_figure(&open.report, id, height);
                self.follow(Pane::Reader);
            }
            None => self.message = Some(words::NO_FIGURE.to_string()),
        }
    }

    fn next_section(&mut self, count: isize) {
        let height = self.height(Pane::Reader);
        let Some(open) = &self.open else { return };
        match self.reader.next_section(&open.report, count) {
            Some(start) => {
                self.reader.go_top(&open.report, start, height);
                self.follow(Pane::Reader);
            }
            None => self.message = Some(words::NO_SECTION.to_string()),
        }
    }

    fn next_report(&mut self, action: Action, count: Option<usize>) {
        let height = self.height(Pane::Documents);
        self.documents.list.step(action, count, self.documents.len(), height);
        self.follow(Pane::Documents);
    }

    fn skim(&mut self) {
        let height = self.height(Pane::Reader);
        self.focus(Pane::Reader);
        if let Some(open) = &self.open {
            self.reader.turn(&open.report, height);
        }
    }

    /// Takes back one thing: the search, or else the filter of the pane in focus.
    fn back(&mut self) {
        if !self.reader.search.needle.is_empty() {
            self.reader.search = crate::tui::reader::Search::default();
        } else if self.view.wide {
            self.view.wide = false;
        } else {
            let _ = self.filter(self.view.focus, "");
        }
    }
}
