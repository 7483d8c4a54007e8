//! The way of text into a widget: every span is made here, from filtered text or from own words.
//!
//! Knows columns and [`Safe`]; does not know panes.

use ratatui::style::Style;
use ratatui::text::{Line, Span};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::safe::{self, Safe};

/// What stands at the end of a text that was cut.
const CUT: &str = "~";
/// What stands between two hints.
const GAP: &str = "  ";

/// The columns of one character as it is shown, with its mark if it has one.
pub fn width(character: char) -> usize {
    match character {
        ' '..='~' => 1,
        '\u{4e00}'..='\u{9fff}' | '\u{3000}'..='\u{3029}' => 2,
        '\t' => columns(Safe::text("\t").as_str()),
        _ => match safe::mark(character) {
            Some(mark) => mark.width(),
            None => character.width().unwrap_or(0),
        },
    }
}

/// The columns of a text of one line.
pub fn columns(text: &str) -> usize {
    text.chars().map(width).sum()
}

/// A span of text that came from anywhere: it is filtered first.
pub fn safe(text: &str, style: Style) -> Span<'static> {
    Span::styled(Safe::line(text).as_str().to_owned(), style)
}

/// A span of a report's body, in which a tab and a blank that does not break are blanks.
pub fn body(text: &str, style: Style) -> Span<'static> {
    Span::styled(Safe::text(text).as_str().replace(['\n', '\u{a0}'], " "), style)
}

/// A span of the program's own words.
pub fn word(text: &'static str, style: Style) -> Span<'static> {
    Span::styled(text, style)
}

/// `count` blanks.
pub fn blank(count: usize, style: Style) -> Span<'static> {
    Span::styled(" ".repeat(count), style)
}

/// `text` cut to `width` columns; what was cut leaves a mark.
pub fn cut(text: &str, width: usize) -> String {
    let text = Safe::line(text);
    if columns(text.as_str()) <= width {
        return text.as_str().to_owned();
    }
    let Some(room) = width.checked_sub(CUT.len()) else { return String::new() };
    within(text.as_str(), room).to_owned() + CUT
}

/// As much of `text`, which is safe, as fits `width` columns.
pub fn within(text: &str, width: usize) -> &str {
    let mut used = 0;
    let over = text.char_indices().find(|&(_, character)| {
        used += self::width(character);
        used > width
    });
    over.and_then(|(at, _)| text.get(..at)).unwrap_or(text)
}

/// The hints of a line, which two blanks part, as far as they fit whole.
pub fn hints(line: &str, width: usize) -> String {
    let mut shown = String::new();
    for hint in line.split(GAP) {
        let gap = if shown.is_empty() { "" } else { GAP };
        if columns(&shown) + gap.len() + columns(hint) > width {
            break;
        }
        shown = shown + gap + hint;
    }
    shown
}

/// `text` in exactly `width` columns, at the left.
pub fn left(text: &str, width: usize) -> String {
    let kept = cut(text, width);
    let gap = width.saturating_sub(columns(&kept));
    kept + &" ".repeat(gap)
}

/// `text` in exactly `width` columns, at the right.
pub fn right(text: &str, width: usize) -> String {
    let kept = cut(text, width);
    " ".repeat(width.saturating_sub(columns(&kept))) + &kept
}

/// `text` in exactly `width` columns, with the characters at `positions` in `matched`.
pub fn matched(text: &str, positions: &[usize], width: usize, styles: (Style, Style)) -> Line<'static> {
    let mut spans = Vec::new();
    let (mut run, mut run_hit, mut used) = (String::new(), false, 0);
    for (index, character) in text.chars().enumerate() {
        let hit = positions.binary_search(&index).is_ok();
        let columns = self::width(character);
        if used + columns > width {
            break;
        }
        used += columns;
        if hit != run_hit && !run.is_empty() && columns > 0 {
            spans.push(safe(&std::mem::take(&mut run), if run_hit { styles.1 } else { styles.0 }));
        }
        if run.is_empty() {
            run_hit = hit;
        }
        run.push(character);
    }
    spans.push(safe(&run, if run_hit { styles.1 } else { styles.0 }));
    spans.push(blank(width.saturating_sub(used), styles.0));
    Line::from(spans)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cutting_counts_columns_and_leaves_a_mark() {
        assert_eq!(cut("生产总值", 8), "生产总值");
        assert_eq!(cut("生产总值", 7), "生产总~");
        assert_eq!(cut("生产总值", 6), "生产~");
        assert_eq!(cut("生产总值", 0), "");
        assert_eq!(left("总值", 6), "总值  ");
        assert_eq!(right("8%", 4), "  8%");
    }

    #[test]
    fn hints_that_do_not_fit_are_left_out_whole() {
        let line = "? help  F filter  q quit";
        for (width, shown) in
            [(24, line), (23, "? help  F filter"), (16, "? help  F filter"), (15, "? help"), (5, "")]
        {
            assert_eq!(hints(line, width), shown, "{width}");
        }
    }

    #[test]
    fn the_width_counted_is_the_width_shown() {
        for text in ["生产总值", "a\u{1b}[31mb", "\u{202e}反", "，。“”…—", "ｊ：９", "\u{9b}x", "A\tB"]
        {
            assert_eq!(columns(text), body(text, Style::new()).content.width(), "{text:?}");
        }
    }

    #[test]
    fn matched_letters_have_their_own_style() {
        let bold = Style::new().bold();
        let line = matched("生产总值", &[0, 2], 10, (Style::new(), bold));
        let shown: Vec<(&str, bool)> =
            line.spans.iter().map(|span| (span.content.as_ref(), span.style == bold)).collect();
        assert_eq!(shown, [("生", true), ("产", false), ("总", true), ("值", false), ("  ", false)]);
    }
}
