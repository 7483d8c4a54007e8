//! The list of places found on the screen: rows, the words around the selected place, what was left out.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

use crate::library::Entry;
use crate::search::finder::Passage;
use crate::tui::chrome;
use crate::tui::label;
use crate::tui::naming;
use crate::tui::phrases;
use crate::tui::results::{Group, KEPT, Results, Row};
use crate::tui::theme::Theme;
use crate::tui::words;

/// From this height on the words around the selected place stand below the list.
const PREVIEW_FROM: u16 = 14;
/// Rows of those words.
const PREVIEW: u16 = 4;
/// Columns before the text of a place: its line and a blank.
const LINE: usize = 6;
/// Columns from which on a file name says something.
const NAME: usize = 12;
/// Between the headings of a path.
const STEP: &str = " > ";

/// The places of the list, of the words around the selected place and of the note.
struct Parts {
    list: Rect,
    preview: Option<Rect>,
    note: Option<Rect>,
}

impl Results {
    /// Rows that the list has in a box of this size.
    pub fn height(&self, area: Rect) -> usize {
        let inside =
            Rect { height: area.height.saturating_sub(2), width: area.width.saturating_sub(2), ..area };
        usize::from(self.parts(inside).list.height)
    }

    fn parts(&self, inside: Rect) -> Parts {
        let bottom = inside.bottom();
        let note = u16::from(!self.note().is_empty() && inside.height > 3);
        let preview = if inside.height >= PREVIEW_FROM { PREVIEW + 1 } else { 0 };
        let list = Rect { height: inside.height - note - preview, ..inside };
        Parts {
            list,
            preview: (preview > 0).then(|| Rect { y: list.bottom() + 1, height: PREVIEW, ..inside }),
            note: (note > 0).then(|| Rect { y: bottom - 1, height: 1, ..inside }),
        }
    }

    /// Draws the box.
    pub fn draw(&self, buffer: &mut Buffer, area: Rect, entries: &[Entry], theme: Theme) {
        let inside = chrome::over(buffer, area, &self.title(usize::from(area.width)), theme);
        let parts = self.parts(inside);
        self.draw_list(buffer, parts.list, entries, theme);
        if let (Some(area), Some(passage)) = (parts.preview, self.selected()) {
            draw_preview(buffer, area, passage, theme);
        }
        if let Some(area) = parts.note {
            let note = label::cut(&self.note(), area.width.into());
            chrome::line(buffer, area, label::safe(&note, theme.mark()).into());
        }
    }

    fn draw_list(&self, buffer: &mut Buffer, area: Rect, entries: &[Entry], theme: Theme) {
        if self.rows.is_empty()
            && let Some(area) = chrome::row(area, 0)
        {
            let word = if self.is_done { words::NONE } else { words::SEARCHING };
            chrome::line(buffer, area, label::word(word, theme.quiet()).into());
        }
        for (at, &row) in self.rows.iter().enumerate().skip(self.list.top).take(area.height.into()) {
            let Some(area) = chrome::row(area, at - self.list.top) else { break };
            let style = if at == self.list.selected { theme.selected() } else { Style::new() };
            if let Some(line) = self.line(row, entries, usize::from(area.width), (style, theme)) {
                chrome::line(buffer, area, line);
            }
        }
    }

    fn line(
        &self,
        row: Row,
        entries: &[Entry],
        width: usize,
        (style, theme): (Style, Theme),
    ) -> Option<Line<'static>> {
        let (Row::Report(number) | Row::Section(number, _) | Row::Place(number, _)) = row;
        let group = self.groups.get(number as usize)?;
        match row {
            Row::Report(_) => report(group, entries, width, (style, theme)),
            Row::Section(_, place) => {
                let passage = group.passages.passages.get(place as usize)?;
                let path = fitting(group.path(passage.section)?, width.saturating_sub(2));
                let text = label::left(&format!("  {path}"), width);
                Some(label::safe(&text, style.patch(theme.quiet())).into())
            }
            Row::Place(_, place) => {
                Some(place_line(group.passages.passages.get(place as usize)?, width, (style, theme)))
            }
        }
    }

    fn selected(&self) -> Option<&Passage> {
        let (group, place) = self.place()?;
        self.groups.get(group)?.passages.passages.get(place)
    }

    /// The longest way to say what was found that fits.
    fn title(&self, width: usize) -> String {
        let (looked, all) = self.progress();
        let (count, reports) = (self.count, self.groups.len());
        let of = if self.is_done && !self.is_stopped { all.to_string() } else { format!("{looked}/{all}") };
        let going = if self.is_done { "" } else { ".." };
        let query = phrases::quoted(self.query.as_str());
        let long = phrases::found(query.as_str(), count, reports, of.as_str(), all) + going;
        let room = width.saturating_sub(6);
        if label::columns(&long) <= room {
            return long;
        }
        let short = format!(" {}{going}", phrases::found_short(count, reports, of));
        let rest = room.saturating_sub(label::columns(&short));
        format!("{}{short}", label::cut(&query, rest))
    }

    /// What was left out, if anything was.
    fn note(&self) -> String {
        let mut parts = Vec::new();
        if self.masked > 0 {
            parts.push(phrases::more_masked(self.masked));
        }
        if self.failed > 0 {
            parts.push(phrases::not_read(self.failed));
        }
        if self.kept >= KEPT && self.count > self.kept {
            parts.push(phrases::first_shown(KEPT));
        }
        if self.is_stopped {
            parts.push(words::STOPPED.to_string());
        }
        if self.is_early {
            parts.push(words::NOT_ALL_READ.to_string());
        }
        parts.join("; ")
    }
}

/// Title and count, and the name of the file where there is room: titles may be the same.
fn report(
    group: &Group,
    entries: &[Entry],
    width: usize,
    (style, theme): (Style, Theme),
) -> Option<Line<'static>> {
    let entry = entries.get(group.entry)?;
    let folded = if group.is_folded { "+" } else { "-" };
    let count = format!(" ({})", group.passages.count);
    let title = naming::title(entry);
    let year = entry.summary.year.map(|year| year.to_string()).filter(|year| !title.contains(year));
    let title = year.map_or(title.clone(), |year| format!("{year} {title}"));
    let title = label::cut(&title, width.saturating_sub(1 + count.len()));
    let text = format!("{folded}{title}{count}");
    let rest = width.saturating_sub(label::columns(&text));
    let file = entry.path.file_name().unwrap_or(entry.path.as_os_str()).to_string_lossy();
    let file = if rest > NAME && !text.contains(&*file) {
        format!("  {}", label::cut(&file, rest - 2))
    } else {
        String::new()
    };
    Some(Line::from(vec![
        label::safe(&text, style.patch(theme.title())),
        label::safe(&label::left(&file, rest), style.patch(theme.quiet())),
    ]))
}

/// The innermost headings of a path that fit.
fn fitting(path: &str, width: usize) -> String {
    let mut rest = path;
    let mut shown = path.to_owned();
    while label::columns(&shown) > width {
        let Some((_, inner)) = rest.split_once(STEP) else { return label::cut(&shown, width) };
        rest = inner;
        shown = format!("~{STEP}{rest}");
    }
    shown
}

/// Line, name of the figure if it is one, and the words around the place with the place marked.
fn place_line(passage: &Passage, width: usize, (style, theme): (Style, Theme)) -> Line<'static> {
    let number = label::right(&passage.line.to_string(), LINE - 1);
    let mut line = Line::from(label::safe(&format!("{number} "), style.patch(theme.quiet())));
    let mut room = width.saturating_sub(LINE);
    if !passage.label.is_empty() {
        let text = label::cut(&passage.label, room);
        room -= label::columns(&text);
        line.spans.push(label::safe(&text, style.patch(theme.title())));
        let gap = room.min(2);
        line.spans.push(label::blank(gap, style));
        room -= gap;
    }
    let (text, mark) = around(passage, room);
    let positions: Vec<usize> = (mark.0..mark.0 + mark.1).collect();
    let styles = (style, style.patch(theme.found()));
    line.spans.extend(label::matched(&text, &positions, room, styles).spans);
    line
}

/// The part of the words that fits, with the place in it, and where that is.
fn around(passage: &Passage, width: usize) -> (String, (usize, usize)) {
    let (start, length) = (passage.mark.0 as usize, passage.mark.1 as usize);
    let characters: Vec<char> = passage.text.chars().collect();
    let columns = |part: &[char]| part.iter().map(|&character| label::width(character)).sum::<usize>();
    let whole = columns(&characters);
    let before = characters.get(..start).unwrap_or_default();
    let own = columns(characters.get(start..start + length).unwrap_or_default());
    // The place stands in the first third, unless what follows it leaves more room.
    let after = whole.saturating_sub(columns(before) + own);
    let wanted = (width / 3).max(width.saturating_sub(own + after));
    if whole <= width || columns(before) <= wanted {
        return (label::cut(&passage.text, width), (start, length));
    }
    let (mut first, mut used) = (start, 1);
    for &character in before.iter().rev() {
        used += label::width(character);
        if used > wanted {
            break;
        }
        first -= 1;
    }
    let kept: String = characters.iter().skip(first).collect();
    (label::cut(&format!("~{kept}"), width), (start - first + 1, length))
}

/// The words around the selected place, over several rows.
fn draw_preview(buffer: &mut Buffer, area: Rect, passage: &Passage, theme: Theme) {
    let (start, length) = (passage.mark.0 as usize, passage.mark.1 as usize);
    let width = usize::from(area.width);
    let (mut row, mut used) = (Vec::new(), 0);
    let mut rows: Vec<Vec<(usize, char)>> = Vec::new();
    for (index, character) in passage.text.chars().enumerate() {
        let columns = label::width(character);
        if used + columns > width {
            rows.push(std::mem::take(&mut row));
            used = 0;
        }
        used += columns;
        row.push((index, character));
    }
    rows.push(row);
    // The row with the place is among those that are seen.
    let holds = |row: &Vec<(usize, char)>| row.iter().any(|(index, _)| *index == start);
    let middle = rows.iter().position(holds).unwrap_or(0);
    let height = usize::from(area.height);
    let top = middle.saturating_sub(height / 2).min(rows.len().saturating_sub(height));
    for (at, row) in rows.iter().skip(top).enumerate() {
        let Some(area) = chrome::row(area, at) else { break };
        let text: String = row.iter().map(|(_, character)| *character).collect();
        let marked = |index: usize| (start..start + length).contains(&index);
        let here = row.iter().enumerate().filter(|(_, (index, _))| marked(*index));
        let positions: Vec<usize> = here.map(|(at, _)| at).collect();
        let styles = (Style::new(), theme.found());
        chrome::line(buffer, area, label::matched(&text, &positions, width, styles));
    }
}
