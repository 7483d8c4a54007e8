//! What keys and pasted text do in the boxes over the panes.

use crossterm::event::KeyEvent;

use crate::save::Existing;
use crate::tui::action::Action;
use crate::tui::app::{App, Over};
use crate::tui::effect::Effect;
use crate::tui::job::{Content, Job};
use crate::tui::layout::Pane;
use crate::tui::phrases;
use crate::tui::prompt::{Prompt, Use};
use crate::tui::reader::Search;
use crate::tui::words;

impl App {
    /// An action while a list lies over the panes.
    pub(super) fn act_list(&mut self, action: Action, count: Option<usize>) {
        let area = self.layout().over;
        match action {
            Action::Repaint => self.effects.push(Effect::Repaint),
            Action::Suspend => self.effects.push(Effect::Suspend),
            Action::Mouse => self.turn_mouse(),
            _ if matches!(self.overs.last(), Some(Over::Plain(_))) => self.act_plain(action, count),
            // In a list, q closes it; Ctrl-C, the same action, does as well.
            Action::Help | Action::Failures | Action::Quit => drop(self.overs.pop()),
            Action::Back | Action::FilterRows => self.filter_or_close(action),
            Action::Enter if matches!(self.overs.last(), Some(Over::Notes(_))) => self.go_note(),
            _ => match self.overs.last_mut() {
                Some(Over::Sheet(sheet)) => sheet.step(action, count, &self.shelf.failures, area),
                Some(Over::Notes(notes)) => notes.step(action, count, area),
                _ => {}
            },
        }
    }

    /// Asks for a filter of the list over the panes, or takes it back before the list is closed.
    fn filter_or_close(&mut self, action: Action) {
        let filter = match self.overs.last() {
            Some(Over::Sheet(sheet)) => sheet.filter_text(),
            Some(Over::Notes(notes)) => notes.filter_text(),
            _ => return,
        };
        match (action, filter) {
            (Action::FilterRows, filter) => self.overs.push(Over::Prompt(Prompt::new(Use::Rows, filter))),
            (_, "") => drop(self.overs.pop()),
            _ => self.filter_rows(""),
        }
    }

    /// A key while something is typed.
    pub(super) fn type_key(&mut self, key: KeyEvent, action: Option<Action>) {
        match (self.overs.last_mut(), action) {
            (Some(Over::Prompt(_)), Some(Action::Accept)) => self.accept(),
            (Some(Over::Prompt(_)), Some(Action::Cancel)) => self.cancel(),
            (Some(Over::Prompt(prompt)), Some(action)) if prompt.is_search() => {
                match action {
                    Action::Kind => prompt.kind = prompt.kind.next(),
                    Action::NextItem | Action::PreviousItem => prompt.recall(action, &self.history),
                    _ => return,
                }
                self.typed();
            }
            (Some(Over::Prompt(prompt)), None) => {
                let is_changed = prompt.input.key(key);
                if is_changed {
                    self.typed();
                }
            }
            (Some(Over::Jump(_)), Some(action)) => self.act_jump(action),
            (Some(Over::Jump(jump)), None) => jump.key(key),
            (Some(Over::Menu(menu)), action) => {
                let outcome = menu.key(key, action);
                self.act_menu(outcome);
            }
            (Some(Over::Hints(_)), action) => self.act_hints(key, action),
            (Some(Over::Clip), Some(action)) => self.act_clip(action),
            (Some(Over::Clip), None) => self.type_clip(key),
            (Some(Over::Note(_)), Some(_)) => self.close_note(),
            (Some(Over::Note(note)), None) => drop(note.pad.key(key)),
            _ => {}
        }
        self.first_work();
    }

    /// Pasted text goes where something is typed; input methods commit words in this way.
    pub(super) fn paste(&mut self, text: &str) {
        match self.overs.last_mut() {
            Some(Over::Prompt(prompt)) => {
                prompt.input.insert(text);
                self.typed();
            }
            Some(Over::Jump(jump)) => jump.paste(text),
            Some(Over::Clip) => self.clip.paste(text),
            Some(Over::Note(note)) => note.pad.paste(text),
            // An input method may commit a key in this way, too.
            Some(
                Over::Sheet(_)
                | Over::Notes(_)
                | Over::Menu(_)
                | Over::Hints(_)
                | Over::Plain(_)
                | Over::Results
                | Over::Compare,
            )
            | None => {
                let mut characters = text.chars();
                if let (Some(character), None) = (characters.next(), characters.next()) {
                    let code = crossterm::event::KeyCode::Char(character);
                    self.key(KeyEvent::new(code, crossterm::event::KeyModifiers::NONE));
                }
            }
        }
        self.first_work();
    }

    /// The first hits of the jump box come with the key that asks for them.
    pub(super) fn first_work(&mut self) {
        if self.is_busy() {
            self.work();
        }
    }

    pub(super) fn act_clip(&mut self, action: Action) {
        match action {
            Action::ClosePad => drop(self.overs.pop()),
            Action::CopyPad => {
                let what = phrases::pad_lines(self.clip.len());
                let text = self.clip.pad.text();
                self.clip.keep(text.clone());
                self.effects.push(Effect::Copy { text, what });
            }
            Action::Template => self.turn_template(),
            Action::SavePad => self.overs.push(Over::Prompt(Prompt::new(Use::Save, words::CLIP_FILE))),
            _ => {}
        }
    }

    /// Shows only the rows of the list over the panes that match.
    fn filter_rows(&mut self, text: &str) {
        for over in &mut self.overs {
            match over {
                Over::Sheet(sheet) => sheet.filter(text),
                Over::Notes(notes) => notes.filter(text),
                _ => {}
            }
        }
    }

    /// The typed line changed: search and filter act at once.
    fn typed(&mut self) {
        let Some(Over::Prompt(prompt)) = self.overs.last() else { return };
        let (used, text) = (prompt.used, prompt.input.text());
        let fault = match used {
            Use::Search { .. } | Use::SearchAll => self.typed_search(used, prompt.kind, &text),
            Use::Filter(pane) => self.filter(pane, &text),
            Use::Places => {
                self.filter_places(&text);
                None
            }
            Use::Rows => {
                self.filter_rows(&text);
                None
            }
            Use::Save | Use::Export(_) => None,
        };
        if let Some(Over::Prompt(prompt)) = self.overs.last_mut() {
            (prompt.fault, prompt.refused) = (fault, None);
        }
    }

    fn accept(&mut self) {
        // What is no query stays to be mended; its fault is shown beside it.
        let Some(Over::Prompt(prompt)) = self.overs.pop_if(|over| !over.is_faulty()) else { return };
        let text = prompt.input.text();
        match prompt.used {
            Use::Search { .. } => {
                self.remember(prompt.kind, &text);
                if self.reader.search.found.is_empty() && !text.is_empty() {
                    self.message = Some(phrases::not_found(text.as_str()));
                } else if !text.is_empty() {
                    self.focus(Pane::Reader);
                }
            }
            Use::SearchAll => self.search_all(prompt.kind, &text),
            Use::Filter(pane) => self.follow(pane),
            Use::Places | Use::Rows => {}
            Use::Save | Use::Export(_) if text.trim().is_empty() => self.asked = None,
            Use::Save => {
                let content = Content::Text(self.clip.pad.text());
                self.write(Job { file: text.trim().into(), existing: Existing::Stays, content });
            }
            Use::Export(scope) => self.export_to(scope, text.trim()),
        }
    }

    fn cancel(&mut self) {
        let Some(Over::Prompt(prompt)) = self.overs.pop() else { return };
        match prompt.used {
            Use::Search { from } => {
                let height = self.height(Pane::Reader);
                self.reader.search = Search::default();
                if let Some(open) = &self.open {
                    self.reader.go(&open.report, from, height);
                }
                self.follow(Pane::Reader);
            }
            Use::Filter(pane) => {
                let _ = self.filter(pane, &prompt.before);
                if let Some(entry) = self.open.as_ref().map(|open| open.entry) {
                    self.documents.select(entry, self.height(Pane::Documents));
                }
                self.follow(Pane::Reader);
            }
            Use::Places => self.filter_places(&prompt.before),
            Use::Rows => self.filter_rows(&prompt.before),
            Use::Save | Use::Export(_) => self.asked = None,
            Use::SearchAll => {}
        }
    }
}
