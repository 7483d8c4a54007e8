//! The jump box on the screen: the typed line, the kinds, the hits, the place that the selected one
//! leads to.

use std::borrow::Cow;
use std::cmp::Reverse;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

use crate::report::Report;
use crate::search::Query;
use crate::tui::action::ACTIONS;
use crate::tui::book::Word;
use crate::tui::chrome;
use crate::tui::jump::kind::Kind;
use crate::tui::jump::preview;
use crate::tui::jump::scan::{command_label, kind_of};
use crate::tui::jump::{Holdings, Jump, Place};
use crate::tui::label;
use crate::tui::phrases;
use crate::tui::theme::Theme;
use crate::tui::words;

/// From this width on the preview stands beside the hits, else below them.
const BESIDE: u16 = 90;
/// Lines above the hits: what is typed, the kinds.
const HEAD: u16 = 2;
/// Columns of the sign before a hit.
const SIGN: usize = 2;

/// What a row says: the candidate, and what it belongs to.
struct Words {
    text: String,
    of: String,
}

impl Jump {
    /// Draws the box; `report` is the open one.
    pub fn draw(
        &self,
        frame: &mut Frame,
        area: Rect,
        holdings: Holdings,
        report: Option<&Report>,
        theme: Theme,
    ) {
        let kind = words::KINDS.get(self.kind as usize).copied().unwrap_or_default();
        let title =
            if self.kind == Kind::All { words::JUMP.to_string() } else { phrases::jump_to(kind.text()) };
        let inside = chrome::over(frame.buffer_mut(), area, &title, theme);
        let row = self.list.selected + usize::from(!self.scan.hits().is_empty());
        let note = format!("{row}/{}", self.counted(self.kind, holdings));
        if let Some(top) = chrome::row(inside, 0) {
            chrome::prompt(frame, top, ("> ", &note), &self.input, theme);
        }
        if let Some(second) = chrome::row(inside, 1) {
            chrome::line(frame.buffer_mut(), second, self.kinds(holdings, usize::from(inside.width), theme));
        }
        let (list, preview) = halves(inside);
        self.draw_hits(frame.buffer_mut(), list, holdings, theme);
        self.draw_preview(frame.buffer_mut(), preview, (holdings, report), theme);
    }

    /// Rows that the hits have in a box of this size.
    pub fn rows(area: Rect) -> usize {
        let inside =
            Rect { height: area.height.saturating_sub(2), width: area.width.saturating_sub(2), ..area };
        usize::from(halves(inside).0.height)
    }

    /// How many candidates of a kind match, with a sign while not all were looked at; all there are
    /// when nothing is typed.
    fn counted(&self, kind: Kind, holdings: Holdings) -> String {
        if self.query.is_empty() {
            return total(kind, holdings).to_string();
        }
        let more = if self.is_pending(holdings) { "+" } else { "" };
        format!("{}{more}", self.scan.count(kind))
    }

    /// The signs that choose a kind, with the counts that are known; the longest way that fits.
    fn kinds(&self, holdings: Holdings, width: usize, theme: Theme) -> Line<'static> {
        let knows = |kind: Kind| self.query.is_empty() || self.kind.takes(kind);
        let parts = |names: &[&Word], has_counts: bool| -> Vec<(Kind, String)> {
            let part = |(&kind, name): (&Kind, &&Word)| {
                let sign = kind.sign().map_or(String::new(), String::from);
                let count =
                    if has_counts && knows(kind) { self.counted(kind, holdings) } else { String::new() };
                let gap = if name.is_empty() || count.is_empty() { "" } else { " " };
                (kind, format!("{sign}{name}{gap}{count}"))
            };
            Kind::ALL.iter().zip(names).map(part).collect()
        };
        let ways = [(&words::KINDS, true), (&words::KINDS_SHORT, true), (&words::KINDS_SHORT, false)];
        let ways = ways.map(|(names, has_counts)| parts(names, has_counts));
        let columns =
            |way: &Vec<(Kind, String)>| way.iter().map(|(_, part)| label::columns(part) + 2).sum::<usize>();
        let Some(way) = ways.iter().find(|way| columns(way) <= width + 2).or(ways.last()) else {
            return Line::default();
        };
        let spans = way.iter().flat_map(|(kind, part)| {
            let style = if *kind == self.kind { theme.title() } else { theme.quiet() };
            [label::safe(part, style), label::blank(2, Style::new())]
        });
        Line::from(spans.collect::<Vec<_>>())
    }

    fn draw_hits(&self, buffer: &mut Buffer, area: Rect, holdings: Holdings, theme: Theme) {
        for (at, hit) in
            self.scan.hits().iter().enumerate().skip(self.list.top).take(usize::from(area.height))
        {
            let Some(area) = chrome::row(area, at - self.list.top) else { break };
            let style = if at == self.list.selected { theme.selected() } else { Style::new() };
            chrome::line(
                buffer,
                area,
                self.row(hit.place, holdings, usize::from(area.width), (style, theme)),
            );
        }
    }

    fn row(
        &self,
        place: Place,
        holdings: Holdings,
        width: usize,
        (style, theme): (Style, Theme),
    ) -> Line<'static> {
        let sign: String = kind_of(place, holdings).sign().into_iter().chain([' ']).collect();
        let quiet = (style.patch(theme.quiet()), style.patch(theme.matched()));
        let room = width.saturating_sub(SIGN);
        let Words { text, mut of } = self.words_of(place, holdings);
        if self.scan.is_recent(place) {
            of = phrases::recent(of);
        }
        let wanted = label::columns(&text).min(room);
        let mut line = Line::from(label::safe(&sign, quiet.0));
        line.spans.extend(self.matched(&text, wanted, (style, quiet.1)).spans);
        let gap = if room - wanted > 8 && !of.is_empty() { 2 } else { 0 };
        line.spans.push(label::blank(gap, style));
        let rest = if gap > 0 { room - wanted - gap } else { 0 };
        // Of several terms one may be about what the candidate belongs to.
        let several = self.query.has_terms() && matches!(place, Place::Item(..));
        line.spans.extend(if several {
            self.matched(&of, rest, quiet).spans
        } else {
            vec![label::safe(&label::left(&of, rest), quiet.0)]
        });
        line.spans.push(label::blank(room - wanted - gap - rest, style));
        line
    }

    fn words_of(&self, place: Place, holdings: Holdings) -> Words {
        let catalog = holdings.catalog;
        let words = match place {
            Place::Report(entry) => Some((catalog.report(entry).into_owned(), String::new())),
            Place::Item(entry, item) => catalog
                .item(entry, item)
                .map(|(label, _)| (label.into_owned(), catalog.report(entry).into_owned())),
            Place::Indicator(number) => catalog.indicator(number).map(|indicator| {
                let name = match self.other_name(number, &indicator.name, holdings) {
                    Some(other) => format!("{} ({other})", indicator.name),
                    None => indicator.name.to_string(),
                };
                (name, phrases::reports(indicator.reports))
            }),
            Place::Command(row) => {
                ACTIONS.get(row as usize).map(|row| (command_label(row.name, row.help), row.keys.to_owned()))
            }
        };
        let (text, of) = words.unwrap_or_default();
        Words { text, of }
    }

    /// The other name of an indicator that matches, where its own does not.
    fn other_name<'a>(&self, number: u32, name: &str, holdings: Holdings<'a>) -> Option<Cow<'a, str>> {
        if self.query.score(name).is_some() {
            return None;
        }
        let others = (1..).map_while(|label| holdings.catalog.other_name(number, label));
        others.max_by_key(|other| self.query.score(other).map(|score| (score, Reverse(other.len()))))
    }

    /// A text in exactly `width` columns, with the letters that match in their own style.
    fn matched(&self, text: &str, width: usize, styles: (Style, Style)) -> Line<'static> {
        let positions = if self.query.is_empty() { Vec::new() } else { Query::positions(&self.query, text) };
        label::matched(&label::cut(text, width), &positions, width, styles)
    }

    fn draw_preview(
        &self,
        buffer: &mut Buffer,
        area: Rect,
        (holdings, open): (Holdings, Option<&Report>),
        theme: Theme,
    ) {
        let Some(place) = self.current() else { return };
        let (entry, target) = match place {
            Place::Report(entry) => (entry as usize, None),
            Place::Item(entry, item) => {
                (entry as usize, holdings.catalog.item(entry, item).map(|(_, target)| target))
            }
            Place::Indicator(_) => {
                let Words { text, of } = self.words_of(place, holdings);
                return preview::draw_words(
                    buffer,
                    area,
                    &[text, of, words::ENTER_INDICATOR.to_string()],
                    theme,
                );
            }
            Place::Command(_) => {
                let Words { text, of } = self.words_of(place, holdings);
                return preview::draw_words(
                    buffer,
                    area,
                    &[text, of, words::ENTER_COMMAND.to_string()],
                    theme,
                );
            }
        };
        let path = holdings.entries.get(entry).map(|entry| &entry.path);
        let peeked =
            self.peeked.as_ref().filter(|(peeked, _)| Some(peeked) == path).map(|(_, report)| &**report);
        match open.filter(|_| holdings.open == Some(entry)).or(peeked) {
            Some(report) => preview::draw_text(buffer, area, report, target, theme),
            None => chrome::line(buffer, area, label::word(words::OPENING, theme.quiet()).into()),
        }
    }
}

/// How many candidates of a kind there are.
fn total(kind: Kind, holdings: Holdings) -> usize {
    let catalog = holdings.catalog;
    let (sections, figures) = catalog.parts();
    match kind {
        Kind::All => catalog.entries.candidates() + catalog.indicators.groups() + commands(),
        Kind::Reports => catalog.entries.groups(),
        Kind::Sections => sections,
        Kind::Figures => figures,
        Kind::Indicators => catalog.indicators.groups(),
        Kind::Commands => commands(),
    }
}

fn commands() -> usize {
    ACTIONS.iter().filter(|row| row.is_from_panes()).count()
}

/// The place of the hits and of the preview, below the typed line and the kinds.
fn halves(inside: Rect) -> (Rect, Rect) {
    let head = HEAD.min(inside.height);
    let body = Rect { y: inside.y.saturating_add(head), height: inside.height - head, ..inside };
    if body.width >= BESIDE {
        let width = body.width * 55 / 100;
        let x = body.x + width + 1;
        (Rect { width, ..body }, Rect { x, width: body.width - width - 1, ..body })
    } else {
        let height = if body.height >= 9 { body.height * 6 / 10 } else { body.height };
        let y = (body.y + height + 1).min(body.bottom());
        (Rect { height, ..body }, Rect { y, height: body.bottom() - y, ..body })
    }
}
