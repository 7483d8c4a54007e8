//! The state on the screen. Writes nothing of it.

use std::path::Path;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

use crate::library::Target;
use crate::tui::app::{App, Over};
use crate::tui::chrome::{self, Canvas};
use crate::tui::label;
use crate::tui::layout::{LEAST, Layout, Pane};
use crate::tui::phrases;
use crate::tui::prompt::{Prompt, Use};
use crate::tui::reasons;
use crate::tui::words;

/// Below this width the formats are not named beside the prompt.
const NARROW: u16 = 72;

impl App {
    /// Draws the whole screen.
    pub fn draw(&self, frame: &mut Frame) {
        // A frame may have another size than the state was told; the smaller one is safe.
        let layout = self.layout();
        let area = frame.area();
        if area.width < self.view.width || area.height < self.view.height || layout.too_small {
            return too_small(frame, area);
        }
        if let (Some(Over::Plain(plain)), Some(open)) = (self.overs.last(), &self.open) {
            return plain.draw(frame.buffer_mut(), area, &open.report);
        }
        for pane in Pane::ALL {
            self.draw_pane(frame, pane, &layout);
        }
        if let Some(info) = layout.info {
            let text = label::cut(&self.info(), info.width.into());
            let is_faulty = self.overs.last().is_some_and(Over::is_faulty);
            let style = if is_faulty { self.theme().mark() } else { self.theme().quiet() };
            chrome::line(frame.buffer_mut(), info, label::safe(&text, style).into());
        }
        self.draw_status(frame, layout.status);
        for over in &self.overs {
            self.draw_over(frame, over, &layout);
        }
    }

    /// Where the reader looks: the box or the line on top, or else the pane in focus.
    pub fn front(&self) -> Rect {
        let layout = self.layout();
        match self.overs.last() {
            None | Some(Over::Hints(_)) => layout.pane(self.view.focus).unwrap_or(layout.body),
            Some(Over::Prompt(_)) => layout.status,
            Some(Over::Compare | Over::Plain(_)) => layout.body,
            Some(_) => layout.over,
        }
    }

    fn draw_pane(&self, frame: &mut Frame, pane: Pane, layout: &Layout) {
        let Some(area) = layout.pane(pane) else { return };
        let canvas = Canvas { area, focus: self.view.focus == pane, theme: self.theme() };
        let buffer = frame.buffer_mut();
        match (pane, self.open.as_ref()) {
            (Pane::Documents, _) => {
                let is_noted = |path: &Path| self.kept.at(path).is_some_and(|kept| !kept.notes.is_empty());
                self.documents.draw(buffer, canvas, &self.shelf.entries, &is_noted);
            }
            (Pane::Outline, Some(open)) => {
                let is_noted = |id| open.is_noted(Target::Section(id));
                self.tree.draw(buffer, canvas, &open.report, &is_noted);
            }
            (Pane::Reader, Some(open)) => {
                self.reader.draw(buffer, canvas, &open.report, &open.noted_spans());
            }
            (Pane::Figures, Some(open)) => {
                let sign = |id| match () {
                    () if self.is_marked(id) => "*",
                    () if open.is_noted(Target::Figure(id)) => words::MARK_NOTE,
                    () => " ",
                };
                self.table.draw(buffer, canvas, &open.report, &sign);
            }
            (_, None) => {
                let title = words::PANES.get(pane as usize).copied().unwrap_or_default();
                chrome::pane(buffer, canvas, &format!("{} {title}", pane as usize + 1));
                let nothing = self.shelf.is_done && self.shelf.entries.is_empty();
                let word = if nothing { words::NOTHING_FOUND } else { words::NOTHING_OPEN };
                if let Some(row) = chrome::row(crate::tui::layout::inside(area), 0) {
                    chrome::line(buffer, row, label::word(word, self.theme().quiet()).into());
                }
            }
        }
    }

    /// Message or hint at the left, progress at the right.
    fn draw_status(&self, frame: &mut Frame, area: Rect) {
        let width = usize::from(area.width);
        let message = self.message.as_deref().map_or(0, label::columns);
        let mut progress = label::cut(&self.progress(), width);
        // A message is there until the next key only, so progress gives way to it.
        if message + label::columns(&progress) + 1 > width {
            progress = label::cut(&progress, width.saturating_sub(message + 1));
        }
        let gap = usize::from(!progress.is_empty());
        let room = width.saturating_sub(label::columns(&progress) + gap);
        let left = if let Some(message) = &self.message {
            label::safe(&label::left(message, room), self.theme().title())
        } else {
            let hints = self.keymap.hints(self.context(), self.hint());
            label::safe(&label::left(&label::hints(&hints, room), room), self.theme().quiet())
        };
        let spans = vec![left, label::blank(gap, Style::new()), label::safe(&progress, self.theme().title())];
        chrome::line(frame.buffer_mut(), area, Line::from(spans));
    }

    fn draw_over(&self, frame: &mut Frame, over: &Over, layout: &Layout) {
        match over {
            Over::Prompt(prompt) => {
                // However long the note is, there is room to type.
                let refused = prompt.refused.as_ref().filter(|_| layout.info.is_none());
                let note = match &prompt.fault {
                    _ if refused.is_some() => {
                        let refused = refused.map(String::as_str).unwrap_or_default();
                        label::cut(refused, usize::from(layout.status.width) / 2)
                    }
                    Some(_) if layout.info.is_some() => words::NOT_UNDERSTOOD.to_owned(),
                    Some(fault) => {
                        label::cut(&reasons::spoken(&fault.to_string()), usize::from(layout.status.width) / 2)
                    }
                    None => label::cut(&self.note(prompt), usize::from(layout.status.width) / 2),
                };
                prompt.draw(frame, layout.status, &note, self.theme());
            }
            Over::Jump(jump) => {
                let open = self.open.as_ref().map(|open| &*open.report);
                jump.draw(frame, layout.over, self.holdings(), open, self.theme());
            }
            Over::Sheet(sheet) => {
                sheet.draw(frame.buffer_mut(), layout.over, &self.shelf.failures, self.theme());
            }
            Over::Menu(menu) => menu.draw(frame.buffer_mut(), layout.over, self.template, self.theme()),
            Over::Compare => {
                if let Some(compared) = &self.compared {
                    compared.draw(frame.buffer_mut(), layout.body, &self.shelf.entries, self.theme());
                }
            }
            Over::Results => {
                if let Some(results) = &self.results {
                    results.draw(frame.buffer_mut(), layout.over, &self.shelf.entries, self.theme());
                }
            }
            Over::Hints(hints) => {
                if let Some(inside) = layout.inside(Pane::Reader) {
                    hints.draw(frame.buffer_mut(), inside, &self.spots(), self.theme());
                }
            }
            Over::Plain(_) => {}
            Over::Clip => self.clip.draw(frame, layout.over, self.theme()),
            Over::Note(note) => note.draw(frame, layout.over, self.theme()),
            Over::Notes(notes) => notes.draw(frame.buffer_mut(), layout.over, self.theme()),
        }
    }

    /// The count beside a prompt.
    fn note(&self, prompt: &Prompt) -> String {
        match prompt.used {
            Use::Search { .. } if prompt.input.text().is_empty() => String::new(),
            Use::Search { .. } => {
                let search = &self.reader.search;
                let place = search.at.map_or(0, |at| at + 1);
                masked(format!("{place}/{}", search.found.len()), search.masked)
            }
            Use::SearchAll => phrases::reports(self.documents.len()),
            Use::Filter(Pane::Documents) => self.documents.len().to_string(),
            Use::Filter(Pane::Outline) => self.tree.len().to_string(),
            Use::Filter(_) => masked(self.table.len().to_string(), self.table.masked()),
            Use::Places => self.compared.as_ref().map_or(0, |compared| compared.len()).to_string(),
            Use::Rows => match self.overs.iter().rev().nth(1) {
                Some(Over::Notes(notes)) => notes.len().to_string(),
                _ => String::new(),
            },
            Use::Save => String::new(),
            // The name needs the room more.
            Use::Export(_) if self.view.width < NARROW => String::new(),
            Use::Export(_) => words::ENDINGS.to_owned(),
        }
    }
}

/// A count with the number of figures that could not be compared.
fn masked(count: String, masked: usize) -> String {
    if masked > 0 { phrases::with_masked(count, masked) } else { count }
}

fn too_small(frame: &mut Frame, area: Rect) {
    let (has, needs) = (format!("{}x{}", area.width, area.height), format!("{}x{}", LEAST.0, LEAST.1));
    let text = phrases::too_small(has, needs);
    let text = label::cut(&text, area.width.into());
    chrome::line(frame.buffer_mut(), area, label::safe(&text, Style::new()).into());
}
