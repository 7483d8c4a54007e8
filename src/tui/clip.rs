//! The clip pad: text that collects what was marked, that can be edited, copied and saved.

use crossterm::event::KeyEvent;
use ratatui::Frame;
use ratatui::layout::Rect;
use tui_textarea::{CursorMove, TextArea};

use crate::safe::Safe;
use crate::tui::chrome;
use crate::tui::pad;
use crate::tui::theme::Theme;
use crate::tui::words;

/// The state of the pad; it lives as long as the program, open or not.
#[derive(Debug, Default)]
pub struct Clip {
    area: TextArea<'static>,
}

impl Clip {
    /// Puts a line at the end.
    pub fn add(&mut self, line: &str) {
        let line = plain(line);
        self.area.move_cursor(CursorMove::Bottom);
        self.area.move_cursor(CursorMove::End);
        if !self.is_empty() {
            self.area.insert_newline();
        }
        self.area.insert_str(line);
    }

    /// Shows the pad from the left, at its last line.
    pub fn open(&mut self) {
        self.area.move_cursor(CursorMove::Bottom);
        self.area.move_cursor(CursorMove::Head);
    }

    /// Takes a line out again, if it still stands there as it was put.
    pub fn remove(&mut self, line: &str) {
        let line = plain(line);
        let mut lines: Vec<String> = self.area.lines().to_vec();
        if let Some(index) = lines.iter().position(|kept| *kept == line) {
            lines.remove(index);
            self.area = TextArea::new(lines);
        }
    }

    /// Whether nothing is on the pad.
    pub fn is_empty(&self) -> bool {
        self.area.lines().iter().all(String::is_empty)
    }

    /// How many lines it has.
    pub fn len(&self) -> usize {
        if self.is_empty() { 0 } else { self.area.lines().len() }
    }

    /// The whole text, without a line end at the end.
    pub fn text(&self) -> String {
        self.area.lines().join("\n").trim_end().to_owned()
    }

    /// Takes an editing key.
    pub fn key(&mut self, key: KeyEvent) {
        pad::key(&mut self.area, key);
    }

    /// Takes pasted text.
    pub fn paste(&mut self, text: &str) {
        pad::paste(&mut self.area, text);
    }

    /// Draws the pad and puts the cursor at the caret.
    pub fn draw(&self, frame: &mut Frame, area: Rect, theme: Theme) {
        let title = format!("{} {}", words::CLIP, self.len());
        let inside = chrome::over(frame.buffer_mut(), area, &title, theme);
        pad::draw(&self.area, frame, inside);
    }
}

/// One line; tabs stay, because spreadsheets part cells by them.
fn plain(line: &str) -> String {
    line.split('\t').map(|cell| Safe::line(cell).as_str().to_owned()).collect::<Vec<_>>().join("\t")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_come_and_go() {
        let mut clip = Clip::default();
        assert_eq!((clip.text().as_str(), clip.len()), ("", 0));
        clip.add("生产总值\t3428万元");
        clip.add("收入\u{1b}[31m\t2万元");
        assert_eq!(clip.text(), "生产总值\t3428万元\n收入␛[31m\t2万元");
        clip.remove("生产总值\t3428万元");
        assert_eq!((clip.text().as_str(), clip.len()), ("收入␛[31m\t2万元", 1));
        clip.remove("not there");
        clip.paste("\n备注");
        assert_eq!(clip.len(), 2);
    }
}
