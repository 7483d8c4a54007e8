//! The comparison box on the screen: heads, lines, and the chart of the place of the cursor.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line as Text, Span};

use crate::compare::{Class, Column, Mention, Row};
use crate::library::Entry;
use crate::tui::chrome::{self, Sign};
use crate::tui::compare::chart;
use crate::tui::compare::{Compare, Line, Shape};
use crate::tui::label;
use crate::tui::phrases;
use crate::tui::theme::Theme;
use crate::tui::words;

/// So many lines are measured for the widths of columns.
const MEASURED: usize = 500;
/// The widest that a column is; what is longer is said in full below the box.
const WIDEST: usize = 30;
/// The widest that places are.
const PLACE: usize = 24;
/// From this height on there is a chart.
const CHART: u16 = 10;

/// The parts of the box: heads, lines, chart.
struct Parts {
    heads: Rect,
    lines: Rect,
    chart: Rect,
}

/// The chart stands right below the lines; of much room it takes what they leave, of little a third.
fn parts(inside: Rect, lines: usize, bars: usize) -> Parts {
    let left = inside.height.saturating_sub(1).saturating_sub(lines.clamp(1, usize::from(u16::MAX)) as u16);
    let most = (inside.height / 3).max(left);
    let rows = if inside.height < CHART || bars == 0 { 0 } else { (bars as u16 + 1).min(most) };
    let heads = Rect { height: inside.height.min(1), ..inside };
    let lines_here =
        Rect { y: inside.y + heads.height, height: inside.height - heads.height - rows, ..inside };
    // A blank row parts them where there is one.
    let after = lines_here.height.min(lines.min(usize::from(u16::MAX - 1)) as u16 + 1);
    Parts { heads, lines: lines_here, chart: Rect { y: lines_here.y + after, height: rows, ..inside } }
}

/// The widths of the place and of each column.
pub(super) fn widths(compare: &Compare) -> Vec<usize> {
    let table = &compare.table;
    let rows = || compare.lines.iter().take(MEASURED).filter_map(|line| table.rows.get(line.row));
    let place = rows().map(|row| label::columns(&table.label(row))).max().unwrap_or(0);
    let mut widths = vec![place.max(label::columns(words::HEAD_PLACE) + 1).min(PLACE)];
    for (at, column) in table.columns.iter().enumerate() {
        let cells = rows().map(|row| label::columns(&table.text(&compare.mentions, row, at)));
        // One more than the head: the sign of the order stands there.
        let head = label::columns(&column.head()) + 1;
        widths.push(cells.max().unwrap_or(0).max(head).min(WIDEST));
    }
    widths
}

impl Compare {
    /// Lines that the list has in a box of this size.
    pub fn height(&self, area: Rect) -> usize {
        let inside =
            Rect { height: area.height.saturating_sub(2), width: area.width.saturating_sub(2), ..area };
        usize::from(parts(inside, self.lines.len(), self.bars(inside)).lines.height)
    }

    /// How many bars the chart wants.
    fn bars(&self, inside: Rect) -> usize {
        if self.shape == Shape::List {
            return 0;
        }
        // All rows leave the same room, so that the lines do not jump with the cursor.
        let columns = self.table.columns.len();
        columns.min(usize::from(inside.height))
    }

    /// Draws the box.
    pub fn draw(&self, buffer: &mut Buffer, area: Rect, entries: &[Entry], theme: Theme) {
        let inside = chrome::over(buffer, area, &self.title(entries), theme);
        let parts = parts(inside, self.lines.len(), self.bars(inside));
        match self.shape {
            Shape::Table => self.draw_table(buffer, &parts, theme),
            Shape::List => self.draw_list(buffer, &parts, theme),
        }
        if self.lines.is_empty() {
            let is_over = self.waiting == 0 && self.next >= entries.len();
            let word = if is_over { words::NONE } else { words::OPENING };
            chrome::line(buffer, parts.lines, label::word(word, theme.quiet()).into());
        }
    }

    fn title(&self, entries: &[Entry]) -> String {
        let mut title = phrases::compared(self.wanted.name(), self.places, self.mentions.len());
        if !self.filter.is_empty() {
            title = format!("{title} {}", phrases::quoted(self.filter.as_str()));
        }
        if self.waiting > 0 || self.next < entries.len() {
            let read = self.next.saturating_sub(self.waiting);
            title = format!("{title} {}", phrases::reading(read, entries.len()));
        }
        if self.failed > 0 {
            title = format!("{title} {}", phrases::not_read(self.failed));
        }
        title
    }

    /// The first column that is seen so that that of the cursor is, and behind the last one.
    fn window(&self, width: usize) -> (usize, usize) {
        let of = |column: usize| self.widths.get(column + 1).copied().unwrap_or(0) + 1;
        let room = width.saturating_sub(self.widths.first().copied().unwrap_or(0));
        let at = self.column_at().unwrap_or(0);
        let (mut first, mut used) = (at, of(at));
        while first > 0 && used + of(first - 1) <= room {
            first -= 1;
            used += of(first);
        }
        let mut last = at + 1;
        while last < self.table.columns.len() && used + of(last) <= room {
            used += of(last);
            last += 1;
        }
        (first, last.min(self.table.columns.len()))
    }

    fn draw_table(&self, buffer: &mut Buffer, parts: &Parts, theme: Theme) {
        let width = usize::from(parts.lines.width);
        let place = self.widths.first().copied().unwrap_or(0).min(width);
        let (first, last) = self.window(width);
        let mut heads = vec![Span::styled(label::left(&self.head(None), place), theme.quiet())];
        for (at, column) in self.table.columns.iter().enumerate().take(last).skip(first) {
            let more = if at == first && first > 0 { "<" } else { " " };
            let head = label::left(&self.head(Some(*column)), self.widths.get(at + 1).copied().unwrap_or(0));
            let style = if Some(*column) == self.column { theme.title() } else { theme.quiet() };
            heads.push(label::word(more, theme.title()));
            heads.push(label::safe(&head, style));
        }
        if last < self.table.columns.len() {
            heads.push(label::word(">", theme.title()));
        }
        chrome::line(buffer, parts.heads, Text::from(heads));
        for (at, line) in self.seen(parts.lines.height) {
            let (Some(area), Some(row)) =
                (chrome::row(parts.lines, at - self.list.top), self.table.rows.get(line.row))
            else {
                continue;
            };
            let style = if at == self.list.selected { theme.resting() } else { Style::new() };
            chrome::line(buffer, area, self.table_line(row, (first, last), (at, style), theme));
        }
        self.draw_chart(buffer, parts.chart, theme);
    }

    fn seen(&self, height: u16) -> impl Iterator<Item = (usize, Line)> + '_ {
        self.lines.iter().copied().enumerate().skip(self.list.top).take(height.into())
    }

    /// The head of a column with the sign of the order.
    fn head(&self, column: Option<Column>) -> String {
        let head = column.map_or_else(|| words::HEAD_PLACE.to_string(), Column::head);
        let usual = if column.is_some() { Sign::Down } else { Sign::Up };
        if self.order.column == column { head + usual.turned(self.order.is_reversed).word() } else { head }
    }

    fn table_line(
        &self,
        row: &Row,
        (first, last): (usize, usize),
        (at, style): (usize, Style),
        theme: Theme,
    ) -> Text<'static> {
        let is_current = |column: Option<usize>| at == self.list.selected && self.column_at() == column;
        let styled = |own: Style, column: Option<usize>| {
            if is_current(column) { own.patch(theme.selected()) } else { style.patch(own) }
        };
        let place = self.widths.first().copied().unwrap_or(0);
        let mut spans =
            vec![label::safe(&label::left(&self.table.label(row), place), styled(Style::new(), None))];
        for column in first..last {
            let width = self.widths.get(column + 1).copied().unwrap_or(0);
            let text = self.table.text(&self.mentions, row, column);
            let own = self.cell_style(row, column, theme);
            spans.push(label::blank(1, style));
            spans.push(label::safe(&label::left(&text, width), styled(own, Some(column))));
        }
        Text::from(spans)
    }

    /// Values that do not agree and masks stand out; what is planned is slanted.
    fn cell_style(&self, row: &Row, column: usize, theme: Theme) -> Style {
        let Some(cell) = row.cell(column) else { return Style::new() };
        let first = cell.mentions.first().and_then(|&at| self.mentions.get(at as usize));
        let is_plan = self.table.columns.get(column).is_some_and(|column| column.class != Class::Done);
        let style =
            if cell.differs || first.is_some_and(Mention::is_masked) { theme.mark() } else { Style::new() };
        if is_plan { style.add_modifier(Modifier::ITALIC) } else { style }
    }

    fn draw_chart(&self, buffer: &mut Buffer, area: Rect, theme: Theme) {
        let (Some(row), Some(head)) = (self.row(), chrome::row(area, 0)) else { return };
        let width = usize::from(area.width);
        let title = format!("-- {} ", self.table.label(row));
        let line = "-".repeat(width.saturating_sub(label::columns(&title)));
        chrome::line(buffer, head, label::safe(&(title + &line), theme.quiet()).into());
        let bars = chart::bars(&self.table, &self.mentions, row, width);
        let room = usize::from(area.height).saturating_sub(1);
        // The bar of the cursor is seen, and the last ones when all are too many.
        let current = self.column.map(Column::head);
        let is_current = |bar: &chart::Bar| Some(bar.head.trim_end()) == current.as_deref();
        let at = bars.iter().position(is_current).unwrap_or(bars.len());
        let first = bars.len().saturating_sub(room).min(at);
        for (index, bar) in bars.iter().skip(first).take(room).enumerate() {
            let Some(area) = chrome::row(area, index + 1) else { break };
            let style = if is_current(bar) { theme.title() } else { Style::new() };
            let spans = vec![
                label::safe(&bar.head, theme.quiet()),
                label::blank(1, Style::new()),
                label::safe(&bar.line, style),
                label::blank(usize::from(!bar.line.is_empty()), Style::new()),
                label::safe(&bar.text, style),
            ];
            chrome::line(buffer, area, Text::from(spans));
        }
    }

    fn draw_list(&self, buffer: &mut Buffer, parts: &Parts, theme: Theme) {
        let place = self.widths.first().copied().unwrap_or(0);
        let year = self.table.columns.iter().map(|column| label::columns(&column.head())).max().unwrap_or(0);
        let widths = [place, year.max(label::columns(words::HEAD_YEAR)), 0];
        let head = [self.head(None), words::HEAD_YEAR.to_string(), words::HEAD_VALUE.to_string()];
        let cells = head.iter().zip(widths).map(|(text, width)| {
            let width = if width == 0 { label::columns(text) } else { width };
            (width, label::safe(&label::cut(text, width), theme.quiet()))
        });
        chrome::line(buffer, parts.heads, chrome::cells(cells.collect(), Style::new()));
        let room = usize::from(parts.lines.width).saturating_sub(widths.iter().sum::<usize>() + 2);
        for (at, line) in self.seen(parts.lines.height) {
            let Some(area) = chrome::row(parts.lines, at - self.list.top) else { break };
            let style = if at == self.list.selected { theme.selected() } else { Style::new() };
            if let Some(text) = self.list_line(line, [place, widths[1], room], style, theme) {
                chrome::line(buffer, area, text);
            }
        }
    }

    fn list_line(&self, line: Line, widths: [usize; 3], style: Style, theme: Theme) -> Option<Text<'static>> {
        let row = self.table.rows.get(line.row)?;
        let index = line.mention?;
        let mention = self.mentions.get(index as usize)?;
        let column = self.table.columns.iter().position(|column| *column == mention.column())?;
        let differs = row.cell(column).is_some_and(|cell| cell.differs && cell.seen().contains(&index));
        let text = mention.text(self.table.unit(row)?) + if differs { " !" } else { "" };
        let [place, year, room] = widths;
        let value = self.widths.get(1..).and_then(|widths| widths.iter().max()).copied().unwrap_or(0);
        let value = value.min(room);
        let name = mention.origin.path.file_name().unwrap_or(mention.origin.path.as_os_str());
        let at = format!("{}:{}", name.to_string_lossy(), mention.origin.line);
        let rest = room.saturating_sub(value + 1);
        let own = if differs || mention.is_masked() { theme.mark() } else { Style::new() };
        let cells = vec![
            (place, label::safe(&label::cut(&self.table.label(row), place), Style::new())),
            (year, label::safe(&label::cut(&mention.column().head(), year), Style::new())),
            (value, label::safe(&label::cut(&text, value), own)),
            (rest, label::safe(&label::cut(&at, rest), theme.quiet())),
        ];
        Some(chrome::cells(cells, style))
    }
}
