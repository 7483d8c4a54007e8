//! A list of lines over the panes: the help page, made from the table of actions, and the failures.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

use crate::library::Failure;
use crate::source::Span;
use crate::tui::action::{ACTIONS, Action};
use crate::tui::chrome;
use crate::tui::keymap::Keymap;
use crate::tui::label;
use crate::tui::list::List;
use crate::tui::theme::Theme;
use crate::tui::words;
use crate::tui::wrap::{self, Marked};

/// Which list it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content {
    /// The keys.
    Help,
    /// Files that could not be read.
    Failures,
}

/// The state of the list.
#[derive(Debug)]
pub struct Sheet {
    /// Which list it is.
    pub content: Content,
    list: List,
    /// The keys of every action, for the help page.
    keys: Vec<String>,
}

/// One line: its style is that of a heading or a plain one.
struct Row {
    is_heading: bool,
    text: String,
}

/// Columns for the names of keys.
const KEYS: usize = 16;

impl Sheet {
    /// The list from its beginning.
    pub fn new(content: Content) -> Self {
        let keys = ACTIONS.iter().map(|row| row.keys.to_owned()).collect();
        Self { content, list: List::default(), keys }
    }

    /// The same with the keys that were set.
    #[must_use]
    pub fn with_keys(self, keymap: &Keymap) -> Self {
        Self { keys: ACTIONS.iter().map(|row| keymap.names(row)).collect(), ..self }
    }

    /// Moves as `action` says. A page is read, not chosen from, so the view itself moves.
    pub fn step(&mut self, action: Action, count: Option<usize>, failures: &[Failure], area: Rect) {
        let len = self.rows(failures, usize::from(area.width.saturating_sub(4))).len();
        let height = usize::from(area.height.saturating_sub(2));
        let last = len.saturating_sub(height);
        let mut moved = List { selected: self.list.top, top: self.list.top };
        moved.step(action, count, last + 1, height);
        self.list.top = moved.selected.min(last);
    }

    fn rows(&self, failures: &[Failure], width: usize) -> Vec<Row> {
        match self.content {
            Content::Help => help(width, &self.keys),
            Content::Failures if failures.is_empty() => {
                vec![Row { is_heading: false, text: words::NONE.to_owned() }]
            }
            Content::Failures => failures.iter().flat_map(|failure| reason(failure, width)).collect(),
        }
    }

    /// Draws the box.
    pub fn draw(&self, buffer: &mut Buffer, area: Rect, failures: &[Failure], theme: Theme) {
        let title = match self.content {
            Content::Help => words::HELP.to_owned(),
            Content::Failures => format!("{} {}", words::FAILURES, failures.len()),
        };
        let inside = chrome::over(buffer, area, &title, theme);
        let inside = Rect { x: inside.x + 1, width: inside.width.saturating_sub(2), ..inside };
        let rows = self.rows(failures, usize::from(inside.width));
        for (at, row) in rows.iter().skip(self.list.top).enumerate() {
            let Some(area) = chrome::row(inside, at) else { break };
            let style = if row.is_heading { theme.title() } else { Style::new() };
            chrome::line(buffer, area, Line::from(label::safe(&row.text, style)));
        }
    }
}

fn help(width: usize, keys: &[String]) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut group = None;
    for (row, keys) in ACTIONS.iter().zip(keys) {
        if group != Some(row.group) {
            if group.is_some() {
                rows.push(Row { is_heading: false, text: String::new() });
            }
            rows.push(Row { is_heading: true, text: row.group.title().to_owned() });
            group = Some(row.group);
        }
        let room = width.saturating_sub(KEYS + 1).max(8);
        for (index, span) in wrap::wrap(row.help, 0, Marked::default(), room).into_iter().enumerate() {
            let keys = if index == 0 { keys.as_str() } else { "" };
            rows.push(Row {
                is_heading: false,
                text: format!("{} {}", label::left(keys, KEYS), part(row.help, span)),
            });
        }
    }
    for (title, letters) in words::LETTERS {
        rows.push(Row { is_heading: false, text: String::new() });
        rows.push(Row { is_heading: true, text: (*title).to_owned() });
        let line = |(letter, meaning): &(&str, &str)| {
            let text = format!("{} {meaning}", label::left(letter, KEYS));
            Row { is_heading: false, text }
        };
        rows.extend(letters.iter().map(line));
    }
    rows
}

fn reason(failure: &Failure, width: usize) -> Vec<Row> {
    let path = failure.path.display().to_string();
    let wrapped = |text: String, indent: &'static str, is_heading: bool| {
        let spans = wrap::wrap(&text, 0, Marked::default(), width.saturating_sub(indent.len()).max(8));
        let rows = spans
            .into_iter()
            .map(move |span| Row { is_heading, text: format!("{indent}{}", part(&text, span)) });
        rows.collect::<Vec<_>>()
    };
    let mut rows = wrapped(path, "", true);
    rows.extend(wrapped(failure.reason.clone(), "  ", false));
    rows
}

fn part(text: &str, span: Span) -> &str {
    text.get(span.start as usize..span.end as usize).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn help_names_every_action_and_key() {
        let page: Vec<String> =
            Sheet::new(Content::Help).rows(&[], 200).into_iter().map(|row| row.text).collect();
        for row in ACTIONS {
            assert!(
                page.iter().any(|line| line.contains(row.help) && line.starts_with(row.keys)),
                "{}",
                row.name
            );
        }
    }

    #[test]
    fn help_explains_every_letter() {
        let page: Vec<String> =
            Sheet::new(Content::Help).rows(&[], 60).into_iter().map(|row| row.text).collect();
        let marks = [words::MARK_MASKED, words::MARK_GAP, words::MARK_DAMAGED, words::MARK_CHECK];
        let lines = [words::MARK_TARGET, words::MARK_FORECAST, words::MARK_RULE];
        let status = words::STATUS.into_iter().filter(|word| !word.is_empty());
        for letter in marks.into_iter().chain(lines).chain(status).chain([words::MASKED]) {
            let is_there = |line: &String| line.split(' ').next() == Some(letter) && line.len() > KEYS;
            assert!(page.iter().any(is_there), "{letter}");
        }
    }

    #[test]
    fn every_failure_is_said_with_its_reason() {
        let failure = Failure { path: "县/a.txt".into(), reason: "not a text".to_owned() };
        let rows: Vec<String> = reason(&failure, 40).into_iter().map(|row| row.text).collect();
        assert_eq!(rows, ["县/a.txt", "  not a text"]);
    }
}
