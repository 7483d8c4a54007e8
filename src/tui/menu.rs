//! A small sheet of choices: what is copied and how, what is exported, whether a file is replaced, in
//! which encoding a report is read.
//!
//! Knows what may be chosen, not what is done then.

use crossterm::event::KeyEvent;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

use crate::export::copy::Template;
use crate::source::Encoding;
use crate::tui::action::Action;
use crate::tui::chord::Chord;
use crate::tui::chrome;
use crate::tui::job::{Job, Scope};
use crate::tui::label;
use crate::tui::list::List;
use crate::tui::naming;
use crate::tui::phrases;
use crate::tui::theme::{Palette, Theme};

/// What a choice means.
#[derive(Debug, Clone, PartialEq)]
pub enum Pick {
    /// Copy it.
    Copy(Scope),
    /// Export it.
    Export(Scope),
    /// Do not replace the file; another name is asked for.
    Keep(Box<Job>),
    /// Replace the file.
    Replace(Box<Job>),
    /// Read the report in this encoding, or in the one that is detected.
    Encoding(Option<Encoding>),
    /// Take these colours.
    Theme(Palette),
    /// Break off what is being written.
    Stop,
}

/// One row.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer {
    /// The key that chooses it at once.
    pub key: char,
    /// What it is.
    pub text: String,
    /// How much it is, at the right.
    pub note: String,
    /// What it means.
    pub pick: Pick,
}

/// The state of the sheet.
#[derive(Debug)]
pub struct Menu {
    title: String,
    offers: Vec<Offer>,
    list: List,
}

/// What a key did.
#[derive(Debug, PartialEq)]
pub enum Outcome {
    /// The sheet stays.
    Stay,
    /// It closes.
    Close,
    /// The next template is to be taken.
    Turn,
    /// This was chosen.
    Picked(Pick),
}

/// The sheet is no wider than this.
const WIDEST: u16 = 56;

impl Menu {
    /// A sheet of choices, one of which is selected.
    pub fn new(title: &str, offers: Vec<Offer>, selected: usize) -> Self {
        let list = List { selected: selected.min(offers.len().saturating_sub(1)), top: 0 };
        Self { title: title.to_owned(), offers, list }
    }

    /// Whether a template belongs to it.
    pub fn is_copy(&self) -> bool {
        self.offers.iter().any(|choice| matches!(choice.pick, Pick::Copy(_)))
    }

    /// Takes a key, with the action that it means in boxes.
    pub fn key(&mut self, key: KeyEvent, action: Option<Action>) -> Outcome {
        let len = self.offers.len();
        let step = match (action, Chord::of(key).character()) {
            (Some(Action::Cancel), _) | (None, Some('q')) => return Outcome::Close,
            (Some(Action::Kind), _) if self.is_copy() => return Outcome::Turn,
            (Some(Action::Accept), _) => return self.picked(self.list.selected),
            (Some(action), _) => action,
            (None, Some('j')) => Action::Down,
            (None, Some('k')) => Action::Up,
            (None, character) => {
                let index = self.offers.iter().position(|choice| Some(choice.key) == character);
                return index.map_or(Outcome::Stay, |index| self.picked(index));
            }
        };
        self.list.step(step, None, len, len);
        Outcome::Stay
    }

    /// What is selected.
    pub fn selected(&self) -> Option<&Pick> {
        self.offers.get(self.list.selected).map(|offer| &offer.pick)
    }

    fn picked(&self, index: usize) -> Outcome {
        self.offers.get(index).map_or(Outcome::Close, |choice| Outcome::Picked(choice.pick.clone()))
    }

    /// Draws the sheet at the foot of `area`; `template` is how figures are copied.
    pub fn draw(&self, buffer: &mut Buffer, area: Rect, template: Template, theme: Theme) {
        let rows = self.offers.len() as u16 + u16::from(self.is_copy());
        let (width, height) = (area.width.min(WIDEST), area.height.min(rows + 2));
        let x = area.x + (area.width - width) / 2;
        let area = Rect { x, y: area.bottom() - height, width, height };
        let inside = chrome::over(buffer, area, &self.title, theme);
        let inside = Rect { x: inside.x + 1, width: inside.width.saturating_sub(2), ..inside };
        let room = usize::from(inside.width);
        let mut at = 0;
        if self.is_copy() {
            if let Some(area) = chrome::row(inside, 0) {
                let (this, next) = (naming::template(template), naming::template(template.next()));
                let text = phrases::template(this.text(), next.text());
                chrome::line(buffer, area, Line::from(label::safe(&label::cut(&text, room), theme.title())));
            }
            at = 1;
        }
        // In a very low window the selected row is the one that is seen.
        let seen = usize::from(inside.height).saturating_sub(at).max(1);
        let top = (self.list.selected + 1).saturating_sub(seen);
        for (index, choice) in self.offers.iter().enumerate().skip(top) {
            let Some(area) = chrome::row(inside, at + index - top) else { break };
            let style = if index == self.list.selected { theme.selected() } else { Style::new() };
            let note = label::cut(&choice.note, room / 2);
            let text = format!("{}  {}", choice.key, choice.text);
            let left = room.saturating_sub(label::columns(&note) + 1);
            let line = format!("{} {note}", label::left(&text, left));
            chrome::line(buffer, area, Line::from(label::safe(&line, style)));
        }
    }
}

#[cfg(test)]
mod tests {
    use crossterm::event::{KeyCode, KeyModifiers};

    use super::*;

    fn press(menu: &mut Menu, key: char, action: Option<Action>) -> Outcome {
        menu.key(KeyEvent::new(KeyCode::Char(key), KeyModifiers::NONE), action)
    }

    fn choice(key: char, scope: Scope) -> Offer {
        Offer { key, text: "rows".to_owned(), note: "3".to_owned(), pick: Pick::Export(scope) }
    }

    #[test]
    fn a_choice_is_made_by_its_key_or_by_enter() {
        let offers = vec![choice('m', Scope::Marked), choice('f', Scope::Folder)];
        let mut menu = Menu::new("Export", offers, 9);
        assert_eq!(
            press(&mut menu, '\n', Some(Action::Accept)),
            Outcome::Picked(Pick::Export(Scope::Folder))
        );
        assert_eq!(press(&mut menu, 'k', None), Outcome::Stay);
        assert_eq!(
            press(&mut menu, '\n', Some(Action::Accept)),
            Outcome::Picked(Pick::Export(Scope::Marked))
        );
        assert_eq!(press(&mut menu, 'ｆ', None), Outcome::Picked(Pick::Export(Scope::Folder)));
        assert_eq!(press(&mut menu, 'x', None), Outcome::Stay);
        assert_eq!(press(&mut menu, '\t', Some(Action::Kind)), Outcome::Stay, "there is no template");
        assert_eq!(press(&mut menu, ' ', Some(Action::Cancel)), Outcome::Close);
    }
}
