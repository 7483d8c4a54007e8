//! A list of lines over the panes: the help page, made from the table of actions, and the failures.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

use crate::library::Failure;
use crate::search::Query;
use crate::source::Span;
use crate::tui::about;
use crate::tui::action::{ACTIONS, Action, GROUPS};
use crate::tui::book::Word;
use crate::tui::chrome;
use crate::tui::keymap::Keymap;
use crate::tui::label;
use crate::tui::list::List;
use crate::tui::phrases;
use crate::tui::reasons;
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
    /// What the rows must match, or nothing.
    filter: String,
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
        Self { content, list: List::default(), filter: String::new(), keys }
    }

    /// The same with the keys that were set.
    #[must_use]
    pub fn with_keys(self, keymap: &Keymap) -> Self {
        Self { keys: ACTIONS.iter().map(|row| keymap.names(row)).collect(), ..self }
    }

    /// Shows only rows that match `text`, from the first one on.
    pub fn filter(&mut self, text: &str) {
        text.clone_into(&mut self.filter);
        self.list = List::default();
    }

    /// What the rows must match, or nothing.
    pub fn filter_text(&self) -> &str {
        &self.filter
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
        let query = Query::new(&self.filter);
        let rows: Vec<Row> = match self.content {
            Content::Help => help(&query, width, &self.keys),
            Content::Failures => {
                let is_shown = |failure: &&Failure| {
                    let said = format!("{}\n{}", failure.path.display(), reasons::spoken(&failure.reason));
                    about::is_about(&said, &query)
                };
                failures.iter().filter(is_shown).flat_map(|failure| reason(failure, width)).collect()
            }
        };
        if rows.is_empty() { vec![Row { is_heading: false, text: words::NONE.to_string() }] } else { rows }
    }

    /// Draws the box.
    pub fn draw(&self, buffer: &mut Buffer, area: Rect, failures: &[Failure], theme: Theme) {
        let title = match self.content {
            Content::Help => words::HELP.to_string(),
            Content::Failures => format!("{} {}", words::FAILURES, failures.len()),
        };
        let title = match self.filter.as_str() {
            "" => title,
            filter => format!("{title} {}", phrases::quoted(filter)),
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

/// The help page: a heading for each group that has a row that matches, and its rows.
fn help(query: &Query, width: usize, keys: &[String]) -> Vec<Row> {
    let mut rows = Vec::new();
    let room = width.saturating_sub(KEYS + 1).max(8);
    for (group, title) in GROUPS {
        let actions = ACTIONS.iter().zip(keys).filter(|(row, _)| row.group == *group);
        let about = actions.filter(|(row, keys)| {
            about::is_about(&format!("{}\n{keys}\n{}\n{title}", row.name, row.help), query)
        });
        push_part(&mut rows, title, about.map(|(row, keys)| (keys.as_str(), row.help)), room);
    }
    for (title, letters) in words::LETTERS {
        let about = letters
            .iter()
            .filter(|(letter, meaning)| about::is_about(&format!("{letter}\n{meaning}\n{title}"), query));
        push_part(&mut rows, title, about.map(|&(letter, meaning)| (letter, meaning)), room);
    }
    rows
}

/// A part of the page: its heading and its rows, each a sign or keys and what they mean.
fn push_part<'a>(
    rows: &mut Vec<Row>,
    title: &Word,
    meanings: impl Iterator<Item = (&'a str, &'a Word)>,
    room: usize,
) {
    let mut meanings = meanings.peekable();
    if meanings.peek().is_none() {
        return;
    }
    if !rows.is_empty() {
        rows.push(Row { is_heading: false, text: String::new() });
    }
    rows.push(Row { is_heading: true, text: title.to_string() });
    for (sign, meaning) in meanings {
        for (index, span) in wrap::wrap(meaning, 0, Marked::default(), room).into_iter().enumerate() {
            let sign = if index == 0 { sign } else { "" };
            let text = format!("{} {}", label::left(sign, KEYS), part(meaning, span));
            rows.push(Row { is_heading: false, text });
        }
    }
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
    rows.extend(wrapped(reasons::spoken(&failure.reason), "  ", false));
    rows
}

fn part(text: &str, span: Span) -> &str {
    text.get(span.start as usize..span.end as usize).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::{Figure, Status};

    #[test]
    fn help_names_every_action_and_key() {
        let page: Vec<String> =
            Sheet::new(Content::Help).rows(&[], 200).into_iter().map(|row| row.text).collect();
        for row in ACTIONS {
            assert!(
                page.iter().any(|line| line.contains(row.help.text()) && line.starts_with(row.keys)),
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
        let statuses = [Status::Forecast, Status::Target, Status::Rule].map(Status::letter);
        for letter in marks.into_iter().chain(lines).chain(statuses).chain([Figure::MASKED]) {
            let is_there = |line: &String| line.split(' ').next() == Some(letter) && line.len() > KEYS;
            assert!(page.iter().any(is_there), "{letter}");
        }
    }

    #[test]
    fn a_filter_keeps_headings_of_rows_that_match_and_no_other() {
        let page = |query: &str| -> Vec<String> {
            let mut sheet = Sheet::new(Content::Help);
            sheet.filter(query);
            sheet.rows(&[], 60).into_iter().map(|row| row.text).collect()
        };
        let found = page("clip pad");
        assert!(found.len() > 5 && found.contains(&"In the clip pad".to_owned()), "{found:?}");
        assert!(found.iter().any(|row| row.starts_with("p ")), "{found:?}");
        assert!(!found.contains(&"Move".to_owned()) && found.first() != Some(&String::new()), "{found:?}");
        assert_eq!(page("Ctrl-l").len(), 2, "a heading and its row are found by the key");
        assert_eq!(page("nothing has these words"), [words::NONE.to_string()]);
    }

    #[test]
    fn every_failure_is_said_with_its_reason() {
        let failure = Failure { path: "县/a.txt".into(), reason: "not a text".to_owned() };
        let rows: Vec<String> = reason(&failure, 40).into_iter().map(|row| row.text).collect();
        assert_eq!(rows, ["县/a.txt", "  not a text"]);
    }
}
