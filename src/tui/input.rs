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
        let alt = key.modifiers.contains(KeyModifiers::ALT);
        let is_typed = !ctrl && !alt;
        let end = self.characters.len();
        match key.code {
            KeyCode::Char('u') if ctrl => drop(self.characters.drain(..self.caret)),
            KeyCode::Char('k') if ctrl => self.characters.truncate(self.caret),
            KeyCode::Char('w') if ctrl => drop(self.characters.drain(self.word()..self.caret)),
            KeyCode::Char('h') if ctrl => self.rub(),
            KeyCode::Char('d') if ctrl && self.caret < end => drop(self.characters.remove(self.caret)),
            KeyCode::Char('d') if alt => drop(self.characters.drain(self.caret..self.word_end())),
            KeyCode::Char('a') if ctrl => self.caret = 0,
            KeyCode::Char('e') if ctrl => self.caret = end,
            KeyCode::Char('b') if ctrl => self.caret = self.caret.saturating_sub(1),
            KeyCode::Char('f') if ctrl => self.caret = (self.caret + 1).min(end),
            KeyCode::Char('b') if alt => self.caret = self.word(),
            KeyCode::Char('f') if alt => self.caret = self.word_end(),
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

    /// The end of the word at the caret, or of the next one.
    fn word_end(&self) -> usize {
        let rest = self.characters.iter().skip(self.caret);
        let blanks = rest.clone().take_while(|character| character.is_whitespace()).count();
        let word = rest.skip(blanks).take_while(|character| !character.is_whitespace()).count();
        self.caret + blanks + word
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

    #[track_caller]
    fn check(text: &str, keys: &[(char, KeyModifiers)], expected: (&str, usize)) {
        let mut input = Input::new(text);
        for &(key, modifiers) in keys {
            press(&mut input, KeyCode::Char(key), modifiers);
        }
        assert_eq!((input.text().as_str(), input.caret), expected, "{keys:?}");
    }

    #[test]
    fn the_keys_of_a_shell_edit() {
        const CTRL: KeyModifiers = KeyModifiers::CONTROL;
        const ALT: KeyModifiers = KeyModifiers::ALT;
        let text = "农民 人均 收入";
        check(text, &[('a', CTRL)], (text, 0));
        check(text, &[('a', CTRL), ('e', CTRL)], (text, 8));
        check(text, &[('a', CTRL), ('f', CTRL), ('f', CTRL), ('b', CTRL)], (text, 1));
        check(text, &[('b', ALT)], (text, 6));
        check(text, &[('b', ALT), ('b', ALT)], (text, 3));
        check(text, &[('a', CTRL), ('f', ALT)], (text, 2));
        check(text, &[('a', CTRL), ('f', ALT), ('f', ALT)], (text, 5));
        check(text, &[('f', ALT)], (text, 8));
        check(text, &[('a', CTRL), ('d', ALT)], (" 人均 收入", 0));
        check(text, &[('a', CTRL), ('d', CTRL)], ("民 人均 收入", 0));
        check(text, &[('d', CTRL)], (text, 8));
        check(text, &[('b', ALT), ('k', CTRL)], ("农民 人均 ", 6));
        check(text, &[('b', ALT), ('w', CTRL)], ("农民 收入", 3));
        check(text, &[('b', ALT), ('u', CTRL)], ("收入", 0));
        check(text, &[('d', ALT)], (text, 8));
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
