//! The list of all notes on the reports that are listed: filtered, chosen from, one read in full.
//!
//! Does not know where notes are kept, nor how their places are found in a report.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

use crate::search::Query;
use crate::source::Span;
use crate::state::Anchor;
use crate::tui::about;
use crate::tui::action::Action;
use crate::tui::chrome;
use crate::tui::label;
use crate::tui::list::List;
use crate::tui::phrases;
use crate::tui::theme::Theme;
use crate::tui::words;
use crate::tui::wrap::{self, Marked};

/// A note of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noted {
    /// The entry of the report, by its place in the library.
    pub entry: usize,
    /// What the note is on.
    pub anchor: Anchor,
    /// What the report is called.
    pub title: String,
    /// The note, one or more lines.
    pub text: String,
}

impl Noted {
    /// What it is on, in a few words: a figure, the heading of a section, or the title of the report.
    fn on(&self) -> String {
        match (&self.anchor.figure, self.anchor.section.last()) {
            (Some(figure), _) => format!("{} {}", figure.name, figure.quote),
            (None, Some(heading)) => heading.clone(),
            (None, None) => self.title.clone(),
        }
    }

    /// All that a filter looks at.
    fn words(&self) -> String {
        format!("{}\n{}\n{}\n{}", self.text, self.on(), self.anchor.section.join("\n"), self.title)
    }
}

/// The state of the list.
#[derive(Debug)]
pub struct Notes {
    all: Vec<Noted>,
    /// Those that match, by their place in all.
    shown: Vec<usize>,
    list: List,
    filter: String,
}

/// Rows of the note that is selected, in full.
const PREVIEW: u16 = 4;
/// From this height on there are such rows.
const PREVIEW_FROM: u16 = 10;
/// At most so much of a row is what the note is on.
const ON: usize = 40;

impl Notes {
    /// The list from its beginning.
    pub fn new(all: Vec<Noted>) -> Self {
        let shown = (0..all.len()).collect();
        Self { all, shown, list: List::default(), filter: String::new() }
    }

    /// Shows only notes that match `text`, from the first one on.
    pub fn filter(&mut self, text: &str) {
        text.clone_into(&mut self.filter);
        let query = Query::new(text);
        let is_shown =
            |at: &usize| self.all.get(*at).is_some_and(|note| about::is_about(&note.words(), &query));
        self.shown = (0..self.all.len()).filter(is_shown).collect();
        self.list = List::default();
    }

    /// What the notes must match, or nothing.
    pub fn filter_text(&self) -> &str {
        &self.filter
    }

    /// How many notes are shown.
    pub fn len(&self) -> usize {
        self.shown.len()
    }

    /// Whether none is shown.
    pub fn is_empty(&self) -> bool {
        self.shown.is_empty()
    }

    /// The selected note.
    pub fn current(&self) -> Option<&Noted> {
        self.all.get(*self.shown.get(self.list.selected)?)
    }

    /// Moves as `action` says.
    pub fn step(&mut self, action: Action, count: Option<usize>, area: Rect) {
        let height = usize::from(parts(inside(area)).0.height);
        self.list.step(action, count, self.shown.len(), height);
    }

    /// Draws the box.
    pub fn draw(&self, buffer: &mut Buffer, area: Rect, theme: Theme) {
        chrome::over(buffer, area, &self.title(), theme);
        let (rows, preview) = parts(inside(area));
        if self.shown.is_empty() {
            chrome::line(buffer, rows, label::word(words::NONE, theme.quiet()).into());
        }
        let seen = self.shown.iter().enumerate().skip(self.list.top);
        for (at, note) in seen.filter_map(|(at, index)| Some((at, self.all.get(*index)?))) {
            let Some(area) = chrome::row(rows, at - self.list.top) else { break };
            let style = if at == self.list.selected { theme.selected() } else { Style::new() };
            chrome::line(buffer, area, row(note, area.width.into(), style, theme));
        }
        if let (Some(area), Some(note)) = (preview, self.current()) {
            draw_whole(buffer, area, note, theme);
        }
    }

    fn title(&self) -> String {
        let (shown, all) = (self.shown.len(), self.all.len());
        match self.filter.as_str() {
            "" => format!("{} {all}", words::NOTES),
            filter => format!("{} {shown}/{all} {}", words::NOTES, phrases::quoted(filter)),
        }
    }
}

fn inside(area: Rect) -> Rect {
    let (width, height) = (area.width.saturating_sub(4), area.height.saturating_sub(2));
    Rect { x: area.x.saturating_add(2), y: area.y.saturating_add(1), width, height }
}

/// The rows of the list and, where there is room, those of the selected note.
fn parts(inside: Rect) -> (Rect, Option<Rect>) {
    if inside.height < PREVIEW_FROM {
        return (inside, None);
    }
    let rows = Rect { height: inside.height - PREVIEW - 1, ..inside };
    (rows, Some(Rect { y: rows.bottom() + 1, height: PREVIEW, ..inside }))
}

/// The first line of a note, and what it is on.
fn row(note: &Noted, width: usize, style: Style, theme: Theme) -> Line<'static> {
    let on = label::cut(&note.on(), ON.min(width / 2));
    let left = width.saturating_sub(label::columns(&on) + 2);
    let first = note.text.lines().next().unwrap_or_default();
    Line::from(vec![
        label::safe(&label::left(first, left), style),
        label::blank(2, style),
        label::safe(&on, style.patch(theme.quiet())),
    ])
}

/// Where the note is, and its text as far as there is room.
fn draw_whole(buffer: &mut Buffer, area: Rect, note: &Noted, theme: Theme) {
    let path = std::iter::once(&note.title).chain(&note.anchor.section).cloned();
    let mut lines = vec![(path.collect::<Vec<_>>().join(" > "), theme.quiet())];
    for line in note.text.lines() {
        let spans = wrap::wrap(line, 0, Marked::default(), usize::from(area.width).max(8));
        let part = |span: Span| line.get(span.start as usize..span.end as usize).unwrap_or_default();
        lines.extend(spans.into_iter().map(|span| (part(span).to_owned(), Style::new())));
    }
    for (at, (text, style)) in lines.into_iter().enumerate() {
        let Some(row) = chrome::row(area, at) else { break };
        chrome::line(buffer, row, label::safe(&label::cut(&text, row.width.into()), style).into());
    }
}

#[cfg(test)]
mod tests {
    use crate::state::Quoted;

    use super::*;

    fn noted(entry: usize, section: &[&str], figure: Option<(&str, &str)>, text: &str) -> Noted {
        let figure = figure.map(|(name, quote)| Quoted { name: name.into(), quote: quote.into() });
        let section = section.iter().map(|&heading| heading.to_owned()).collect();
        let anchor = Anchor { section, figure, nth: 0 };
        Noted { entry, anchor, title: format!("报告{entry}"), text: text.to_owned() }
    }

    #[test]
    fn notes_are_filtered_by_their_words_and_their_place() {
        let mut notes = Notes::new(vec![
            noted(0, &[], None, "全文再看"),
            noted(1, &["一、工业"], None, "问统计局\n周五之前"),
            noted(1, &["一、工业"], Some(("钢材产量", "8吨")), "口径？"),
        ]);
        for (filter, shown) in
            [("", 3), ("周五", 1), ("gongye", 2), ("钢材", 1), ("报告1 口径", 1), ("没有", 0), ("報告0", 1)]
        {
            notes.filter(filter);
            assert_eq!((notes.len(), notes.is_empty(), notes.filter_text()), (shown, shown == 0, filter));
        }
        notes.filter("");
        notes.step(Action::Bottom, None, Rect::new(0, 0, 60, 12));
        assert_eq!(notes.current().map(Noted::on).as_deref(), Some("钢材产量 8吨"));
    }
}
