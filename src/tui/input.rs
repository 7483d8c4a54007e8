//! A line that is typed: text, caret, editing keys, and the part of it that fits a box.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::safe::{self, Safe};
use crate::tui::label;

/// More than this is not typed; a paste of more is cut.
const LIMIT: usize = 1000;

/// One line of input.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Input {
    characters: Vec<char>,
    caret: usize,
}

impl Input {
    /// An input that holds `text`, with the caret at its end.
    pub fn new(text: &str) -> Self {
        let mut input = Self::default();
        input.insert(text);
        input
    }

    /// What was typed.
    pub fn text(&self) -> String {
        self.characters.iter().collect()
    }

    /// Inserts typed or pasted text at the caret; line ends become blanks, controls go away.
    pub fn insert(&mut self, text: &str) {
        for character in Safe::text(text.trim_end_matches(['\r', '\n'])).as_str().chars() {
            if self.characters.len() < LIMIT {
                self.characters.insert(self.caret, if character == '\n' { ' ' } else { character });
                self.caret += 1;
            }
        }
    }

    /// Takes an editing key; returns whether the text is another one now.
    pub fn key(&mut self, key: KeyEvent) -> bool {
        let before = self.characters.len();
        let ctrl = key.modifiers.contains(KeyModifiers::CONTROL);
        let is_typed = !ctrl && !key.modifiers.contains(KeyModifiers::ALT);
        let end = self.characters.len();
        match key.code {
            KeyCode::Char('u') if ctrl => drop(self.characters.drain(..self.caret)),
            KeyCode::Char('k') if ctrl => self.characters.truncate(self.caret),
            KeyCode::Char('w') if ctrl => drop(self.characters.drain(self.word()..self.caret)),
            KeyCode::Char('h') if ctrl => self.rub(),
            KeyCode::Char('e') if ctrl => self.caret = end,
            KeyCode::Char(character) if is_typed && safe::mark(character).is_none() => {
                self.insert(character.encode_utf8(&mut [0; 4]));
            }
            KeyCode::Backspace => self.rub(),
            KeyCode::Delete if self.caret < end => drop(self.characters.remove(self.caret)),
            KeyCode::Left => self.caret = self.caret.saturating_sub(1),
            KeyCode::Right => self.caret = (self.caret + 1).min(end),
            KeyCode::Home => self.caret = 0,
            KeyCode::End => self.caret = end,
            _ => {}
        }
        // A drained line is shorter by what stood before the caret.
        if ctrl && matches!(key.code, KeyCode::Char('u' | 'w')) {
            self.caret -= (before - self.characters.len()).min(self.caret);
        }
        before != self.characters.len()
    }

    fn rub(&mut self) {
        if let Some(before) = self.caret.checked_sub(1) {
            self.characters.remove(before);
            self.caret = before;
        }
    }

    fn word(&self) -> usize {
        let head = self.characters.iter().take(self.caret);
        let blanks = head.clone().rev().take_while(|character| character.is_whitespace()).count();
        let word = head.rev().skip(blanks).take_while(|character| !character.is_whitespace()).count();
        self.caret - blanks - word
    }

    /// The part to show in `width` columns, and the caret's column in it.
    pub fn view(&self, width: usize) -> (String, usize) {
        let room = width.saturating_sub(1);
        let (mut first, mut column) = (self.caret, 0);
        for &character in self.characters.iter().take(self.caret).rev() {
            if column + label::width(character) > room {
                break;
            }
            column += label::width(character);
            first -= 1;
        }
        let mut used = 0;
        let shown = self.characters.iter().skip(first).take_while(|character| {
            used += label::width(**character);
            used <= width
        });
        (shown.collect(), column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(input: &mut Input, code: KeyCode, modifiers: KeyModifiers) {
        input.key(KeyEvent::new(code, modifiers));
    }

    #[test]
    fn editing_keys_edit() {
        let mut input = Input::new("生产 总值");
        press(&mut input, KeyCode::Left, KeyModifiers::NONE);
        press(&mut input, KeyCode::Backspace, KeyModifiers::NONE);
        assert_eq!(input.text(), "生产 值");
        press(&mut input, KeyCode::Char('x'), KeyModifiers::NONE);
        press(&mut input, KeyCode::Char('w'), KeyModifiers::CONTROL);
        assert_eq!(input.text(), "生产 值");
        press(&mut input, KeyCode::Char('u'), KeyModifiers::CONTROL);
        assert_eq!((input.text().as_str(), input.view(10).1), ("值", 0));
        press(&mut input, KeyCode::Delete, KeyModifiers::NONE);
        press(&mut input, KeyCode::Delete, KeyModifiers::NONE);
        assert_eq!(input.text(), "");
    }

    #[test]
    fn pasted_text_is_one_harmless_line() {
        let mut input = Input::default();
        input.insert("生产\n总值\u{1b}[31m\r\n");
        assert_eq!(input.text(), "生产 总值␛[31m");
    }

    #[test]
    fn the_caret_is_always_in_the_box() {
        let mut input = Input::new("一二三四五六七八九十");
        for width in 0..30 {
            for _ in 0..12 {
                let (shown, caret) = input.view(width);
                assert!(label::columns(&shown) <= width && caret < width.max(1), "{width}");
                press(&mut input, KeyCode::Left, KeyModifiers::NONE);
            }
            press(&mut input, KeyCode::End, KeyModifiers::NONE);
        }
    }
}
