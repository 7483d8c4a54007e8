//! Writing files: what is exported, under which name, and what became of it.

use std::path::{Path, PathBuf};

use crate::export::book::{Layout, Plan, What};
use crate::save::{Chosen, Existing, Selection};
use crate::source::Encoding;
use crate::tui::app::{App, Over};
use crate::tui::effect::Effect;
use crate::tui::job::{Content, Job, Scope, Told};
use crate::tui::menu::{Menu, Offer, Outcome, Pick};
use crate::tui::phrases;
use crate::tui::prompt::{Prompt, Use};
use crate::tui::words;

/// A file that is being written.
#[derive(Debug)]
pub(super) struct Writing {
    /// Its name as it was typed.
    pub(super) file: PathBuf,
    /// How many reports are in it, and how many there are.
    pub(super) read: usize,
    pub(super) total: usize,
}

impl App {
    /// Opens the sheet of what can be exported, or while a file is written, of how to stop that.
    pub(super) fn export_sheet(&mut self) {
        if let Some(writing) = &self.writing {
            let title = phrases::writing(writing.file.display().to_string());
            let offer = Offer {
                key: 's',
                text: words::STOP_WRITING.to_string(),
                note: String::new(),
                pick: Pick::Stop,
            };
            self.overs.push(Over::Menu(Menu::new(&title, vec![offer], 0)));
            return;
        }
        let report = self.open.as_ref().map(|open| &*open.report);
        let shown = report.map_or(0, |report| self.table.shown(report).len());
        let figures = report.map_or(0, |report| report.figures.len());
        let (listed, all) = (self.documents.len(), self.shelf.entries.len());
        let whole = if self.shelf.is_done { all.to_string() } else { format!("{all}+") };
        let rows = [
            ('m', words::MARKED_FIGURES, self.marks.len(), Scope::Marked),
            ('f', words::FIGURES_SHOWN, shown, Scope::Figures),
            ('t', words::THIS_REPORT, figures.max(usize::from(report.is_some())), Scope::Report),
            ('r', words::REPORTS_SHOWN, listed, Scope::Reports),
            ('a', words::ALL_REPORTS, all, Scope::Folder),
        ];
        let note = |scope: Scope, count: usize| match scope {
            Scope::Folder => whole.clone(),
            Scope::Report => phrases::figures(figures),
            _ => count.to_string(),
        };
        let offers = rows.into_iter().filter(|(_, _, count, _)| *count > 0);
        let offers = offers.map(|(key, text, count, scope)| Offer {
            key,
            text: text.to_string(),
            note: note(scope, count),
            pick: Pick::Export(scope),
        });
        let offers: Vec<Offer> = offers.collect();
        if offers.is_empty() {
            self.message = Some(words::NOTHING_OPEN.to_string());
        } else {
            self.overs.push(Over::Menu(Menu::new(words::EXPORT_TITLE, offers, 0)));
        }
    }

    /// What a key did in a sheet of offers.
    pub(super) fn act_menu(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Stay => {}
            Outcome::Close => drop(self.overs.pop()),
            Outcome::Turn => self.template = self.template.next(),
            Outcome::Picked(pick) => {
                self.overs.pop();
                match pick {
                    Pick::Copy(scope) => self.copy_scope(scope),
                    Pick::Export(scope) => {
                        self.overs.push(Over::Prompt(Prompt::new(Use::Export(scope), words::EXPORT_FILE)));
                    }
                    Pick::Keep(job) => {
                        let used = used_for(&job.content);
                        let name = job.file.display().to_string();
                        self.asked = Some(job.content);
                        self.overs.push(Over::Prompt(Prompt::new(used, &name)));
                    }
                    Pick::Replace(job) => self.write(Job { existing: Existing::GivesWay, ..*job }),
                    Pick::Encoding(chosen) => self.choose_encoding(chosen),
                    Pick::Theme(palette) => self.choose_theme(palette),
                    Pick::Stop => self.effects.push(Effect::StopWriting),
                }
            }
        }
    }

    /// A name was typed: writes the file, unless its ending is no format; then the prompt comes back.
    pub(super) fn export_to(&mut self, scope: Scope, name: &str) {
        let asked = self.asked.take();
        let file = PathBuf::from(name);
        let Some(layout) = Layout::of(Path::new(name)) else {
            self.asked = asked;
            let mut prompt = Prompt::new(Use::Export(scope), name);
            // The prompt stands where messages do.
            prompt.refused = Some(phrases::no_format(words::ENDINGS));
            self.overs.push(Over::Prompt(prompt));
            return;
        };
        let plan = Plan { layout, what: What::Figures, encoding: Encoding::Utf8 };
        let content = match asked {
            Some(Content::Export(_, selection)) => Content::Export(plan, selection),
            Some(Content::Folder(_)) => Content::Folder(plan),
            _ => match self.selection(scope) {
                Some(selection) => Content::Export(plan, selection),
                None => Content::Folder(plan),
            },
        };
        self.write(Job { file, existing: Existing::Stays, content });
    }

    /// What is exported; the whole folder is known to the loop only.
    fn selection(&self, scope: Scope) -> Option<Selection> {
        match scope {
            Scope::Marked => {
                let mut chosen: Vec<Chosen> = Vec::new();
                for mark in &self.marks {
                    let at = chosen.iter().position(|chosen| chosen.path == mark.path);
                    let at = at.unwrap_or_else(|| {
                        chosen.push(Chosen { path: mark.path.clone(), figures: Vec::new() });
                        chosen.len() - 1
                    });
                    chosen.get_mut(at)?.figures.push(mark.record.clone());
                }
                Some(Selection::Figures(chosen))
            }
            Scope::Figures => {
                let shown = self.table.shown(&self.open.as_ref()?.report);
                let figures = shown.into_iter().filter_map(|id| self.record(id)).collect();
                Some(Selection::Figures(vec![Chosen { path: self.path()?, figures }]))
            }
            Scope::Report => Some(Selection::Reports(vec![self.path()?])),
            Scope::Reports => {
                let entries = self.documents.shown().filter_map(|index| self.shelf.entries.get(index));
                Some(Selection::Reports(entries.map(|entry| entry.path.clone()).collect()))
            }
            Scope::Folder | Scope::Current | Scope::Rows | Scope::Table => None,
        }
    }

    /// Asks for a file to be written.
    pub(super) fn write(&mut self, job: Job) {
        self.asked = None;
        if let Some(writing) = &self.writing {
            self.message = Some(phrases::still_writing(writing.file.display().to_string()));
            return;
        }
        let total = match &job.content {
            Content::Text(_) => 0,
            Content::Export(_, Selection::Reports(paths)) => paths.len(),
            Content::Export(_, Selection::Figures(chosen)) => chosen.len(),
            Content::Folder(_) => self.shelf.entries.len(),
        };
        self.writing = Some(Writing { file: job.file.clone(), read: 0, total });
        self.effects.push(Effect::Write(Box::new(job)));
    }

    /// What is to be said at the end about a file that was not finished.
    pub fn unwritten(&self) -> Option<String> {
        let writing = self.writing.as_ref()?;
        Some(phrases::not_written(writing.file.display().to_string()))
    }

    /// What became of a file.
    pub(super) fn told(&mut self, told: Told) {
        match told {
            Told::Read(count) => {
                if let Some(writing) = &mut self.writing {
                    writing.read = count;
                }
            }
            Told::Exists(job) => {
                self.writing = None;
                let title = phrases::is_there(job.file.display().to_string());
                let offer =
                    |key, text: &str, pick| Offer { key, text: text.to_owned(), note: String::new(), pick };
                let offers = vec![
                    offer('n', words::KEEP, Pick::Keep(job.clone())),
                    offer('r', words::REPLACE, Pick::Replace(job)),
                ];
                self.overs.push(Over::Menu(Menu::new(&title, offers, 0)));
            }
            Told::Saved(message, text) => {
                self.clip.keep(text);
                self.told(Told::Over(message));
            }
            Told::Over(message) => {
                self.writing = None;
                self.message = Some(message);
            }
        }
    }
}

/// What the prompt asks for when a name was taken; what is exported is known already.
fn used_for(content: &Content) -> Use {
    match content {
        Content::Text(_) => Use::Save,
        Content::Export(..) => Use::Export(Scope::Marked),
        Content::Folder(_) => Use::Export(Scope::Folder),
    }
}
