//! The clip pad: text that collects what was marked, that can be edited, copied and saved.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::Frame;
use ratatui::layout::Rect;
use tui_textarea::{CursorMove, TextArea};

use crate::export::copy::Template;
use crate::safe::Safe;
use crate::tui::chrome;
use crate::tui::naming;
use crate::tui::pad::Pad;
use crate::tui::phrases;
use crate::tui::theme::Theme;

/// The state of the pad; it lives as long as the program, open or not.
#[derive(Debug, Default)]
pub struct Clip {
    /// How marked figures are written.
    pub template: Template,
    /// The text.
    pub pad: Pad,
    /// The templates that can be taken back in one step, the latest last.
    written: Vec<Written>,
    /// Whether the reader wrote something.
    is_edited: bool,
    /// The text that was copied or saved last.
    kept: String,
}

/// Each line as it was and as it is written anew.
type Lines = Vec<(String, String)>;

/// The pad before a template was written, and what came of that.
#[derive(Debug)]
struct Written {
    template: Template,
    area: TextArea<'static>,
    lines: Lines,
    after: Vec<String>,
}

/// So many templates can be taken back: a round of them, and again.
const WRITTEN: usize = 10;

impl Clip {
    /// Puts a line at the end.
    pub fn add(&mut self, line: &str) {
        let line = plain(line);
        self.pad.go_to_end();
        if !self.is_empty() {
            self.pad.area.insert_newline();
        }
        self.pad.area.insert_str(line);
    }

    /// Takes an editing key.
    pub fn key(&mut self, key: KeyEvent) {
        self.is_edited |= self.pad.key(key);
    }

    /// Takes pasted text.
    pub fn paste(&mut self, text: &str) {
        self.pad.paste(text);
        self.is_edited = true;
    }

    /// The reader has this text elsewhere, or knows that it will be lost.
    pub fn keep(&mut self, text: String) {
        self.kept = text;
    }

    /// Whether the reader's own words would be lost with the pad.
    pub fn is_unkept(&self) -> bool {
        self.is_edited && !self.is_empty() && self.pad.text() != self.kept
    }

    /// Shows the pad from the left, at its last line.
    pub fn open(&mut self) {
        self.pad.area.move_cursor(CursorMove::Bottom);
        self.pad.area.move_cursor(CursorMove::Head);
    }

    /// Takes a line out again, if it still stands there as it was put.
    pub fn remove(&mut self, line: &str) {
        let line = plain(line);
        if let Some(row) = self.pad.area.lines().iter().position(|kept| *kept == line) {
            self.select(row);
            self.pad.area.delete_line_by_end();
            // The first line has none before it to be joined with.
            if row > 0 {
                self.pad.area.delete_newline()
            } else {
                self.pad.area.delete_next_char()
            };
            self.pad.go_to_end();
        }
    }

    /// Writes lines anew: each pair is a line as it was put, and the line to take its place. What the
    /// reader edited since stays, and the reader's undo takes the new lines and the template back to the
    /// one `before`. Says of each pair whether its line was there.
    pub fn rewrite(&mut self, before: Template, lines: &[(String, String)]) -> Vec<bool> {
        let (caret, area) = (self.pad.area.cursor(), self.pad.area.clone());
        let mut free: Vec<(usize, String)> = self.pad.area.lines().iter().cloned().enumerate().collect();
        let mut found = Vec::with_capacity(lines.len());
        for (old, new) in lines {
            let (old, new) = (plain(old), plain(new));
            // Figures stand in the order in which they were marked, so that equal lines keep their own.
            let at = free.iter().position(|(_, line)| *line == old && !old.is_empty());
            found.push(at.is_some());
            if let Some(at) = at
                && old != new
            {
                let (row, _) = free.remove(at);
                self.select(row);
                self.pad.area.delete_line_by_end();
                self.pad.area.insert_str(new);
            } else if let Some(at) = at {
                free.remove(at);
            }
        }
        self.select(caret.0);
        if self.pad.area.lines() != area.lines() {
            let its = lines.iter().zip(&found).filter(|(_, is_found)| **is_found);
            let lines = its.map(|(pair, _)| pair.clone()).collect();
            self.written.push(Written {
                template: before,
                area,
                lines,
                after: self.pad.area.lines().to_vec(),
            });
            let over = self.written.len().saturating_sub(WRITTEN);
            self.written.drain(..over);
        }
        found
    }

    /// Takes the last template back when the key is that of undo and nothing was edited since: the
    /// template that it was before, and each line as it was and as it was written.
    pub fn take_back(&mut self, key: KeyEvent) -> Option<(Template, Lines)> {
        let is_undo = key.code == KeyCode::Char('u') && key.modifiers == KeyModifiers::CONTROL;
        let area = &self.pad.area;
        let last = self.written.pop_if(|last| is_undo && last.after == area.lines())?;
        self.pad.area = last.area;
        Some((last.template, last.lines))
    }

    /// Puts the caret at the beginning of a line; of more lines than a terminal can show, at the last.
    fn select(&mut self, row: usize) {
        self.pad.area.move_cursor(CursorMove::Jump(u16::try_from(row).unwrap_or(u16::MAX), 0));
    }

    /// Whether nothing is on the pad.
    pub fn is_empty(&self) -> bool {
        self.pad.area.lines().iter().all(String::is_empty)
    }

    /// How many lines it has.
    pub fn len(&self) -> usize {
        if self.is_empty() { 0 } else { self.pad.area.lines().len() }
    }

    /// Draws the pad and puts the cursor at the caret.
    pub fn draw(&self, frame: &mut Frame, area: Rect, theme: Theme) {
        let title = phrases::pad(self.len(), naming::template(self.template).text());
        let inside = chrome::over(frame.buffer_mut(), area, &title, theme);
        self.pad.draw(frame, inside);
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
        assert_eq!((clip.pad.text().as_str(), clip.len()), ("", 0));
        clip.add("生产总值\t3428万元");
        clip.add("收入\u{1b}[31m\t2万元");
        assert_eq!(clip.pad.text(), "生产总值\t3428万元\n收入␛[31m\t2万元");
        clip.remove("生产总值\t3428万元");
        assert_eq!((clip.pad.text().as_str(), clip.len()), ("收入␛[31m\t2万元", 1));
        clip.remove("not there");
        clip.pad.paste("\n备注");
        assert_eq!(clip.len(), 2);
        clip.remove("备注");
        assert_eq!(clip.pad.text(), "收入␛[31m\t2万元");
    }

    #[track_caller]
    fn check(typed: &str, expected: &str, expected_found: [bool; 3]) {
        let mut clip = Clip::default();
        for line in ["8%", "3亿元", "8%"] {
            clip.add(line);
        }
        clip.pad.area.move_cursor(CursorMove::Jump(1, 0));
        clip.pad.paste(typed);
        let pair = |old: &str, new: &str| (old.to_owned(), new.to_owned());
        let found = clip.rewrite(
            Template::Value,
            &[pair("8%", "产值 8%"), pair("3亿元", "产值 3亿元"), pair("8%", "收入 8%")],
        );
        assert_eq!((clip.pad.text().as_str(), found.as_slice()), (expected, expected_found.as_slice()));
    }

    #[test]
    fn another_template_keeps_what_was_edited() {
        check("", "产值 8%\n产值 3亿元\n收入 8%", [true; 3]);
        check("约", "产值 8%\n约3亿元\n收入 8%", [true, false, true]);
        check("备注\n", "产值 8%\n备注\n产值 3亿元\n收入 8%", [true; 3]);
    }

    #[test]
    fn undo_takes_a_template_back_in_one_step() {
        let mut clip = Clip::default();
        let pair = |old: &str, new: &str| (old.to_owned(), new.to_owned());
        let undo = KeyEvent::new(KeyCode::Char('u'), KeyModifiers::CONTROL);
        clip.add("8%");
        clip.add("3亿元");
        let first = [pair("8%", "产值 8%"), pair("3亿元", "产值 3亿元")];
        clip.rewrite(Template::Value, &first);
        clip.rewrite(Template::NameValue, &[pair("产值 8%", "a"), pair("产值 3亿元", "b")]);
        assert!(clip.take_back(KeyEvent::new(KeyCode::Char('u'), KeyModifiers::NONE)).is_none());
        assert_eq!(clip.take_back(undo).map(|(template, _)| template), Some(Template::NameValue));
        assert_eq!(clip.pad.text(), "产值 8%\n产值 3亿元");
        assert_eq!(clip.take_back(undo), Some((Template::Value, first.to_vec())));
        assert_eq!(clip.pad.text(), "8%\n3亿元");
        clip.rewrite(Template::Value, &first);
        clip.pad.paste("!");
        assert_eq!(clip.take_back(undo), None, "what was typed since goes first");
    }
}
