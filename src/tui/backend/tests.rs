//! The screen against a terminal: what vt100 shows must be what was drawn.

use super::*;
use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier, Style};
use unicode_width::UnicodeWidthStr;

const WIDTH: u16 = 20;
const HEIGHT: u16 = 4;

type Lines = Vec<(String, Style)>;

fn screen() -> Screen<Vec<u8>> {
    Screen::new(Vec::new()).unwrap()
}

/// Draws `lines` and returns the bytes sent for them, and what they were to show.
fn draw(screen: &mut Screen<Vec<u8>>, lines: &Lines) -> (String, Buffer) {
    let mut buffer = Buffer::default();
    screen
        .draw(Size::new(WIDTH, HEIGHT), |frame| {
            for (y, (line, style)) in (0..HEIGHT).zip(lines) {
                frame.buffer_mut().set_string(0, y, line, *style);
            }
            buffer = frame.buffer_mut().clone();
        })
        .unwrap();
    (String::from_utf8(std::mem::take(screen.output())).unwrap(), buffer)
}

fn plain(lines: &[&str]) -> Lines {
    lines.iter().map(|line| ((*line).to_owned(), Style::new())).collect()
}

/// Every cell of `screen` compared with `buffer`, letters and what can be seen of the colours.
fn compare(screen: &vt100::Screen, buffer: &Buffer) -> Result<(), String> {
    for y in 0..HEIGHT {
        let mut covered = 0;
        for x in 0..WIDTH {
            let (Some(seen), Some(drawn)) = (screen.cell(y, x), buffer.cell((x, y))) else {
                return Err(format!("no cell at {x},{y}"));
            };
            if covered > 0 {
                covered -= 1;
                continue;
            }
            covered = drawn.symbol().width().saturating_sub(1);
            let contents = if seen.has_contents() { seen.contents() } else { " " };
            let is_reversed = drawn.modifier.contains(Modifier::REVERSED);
            if contents != drawn.symbol() || seen.inverse() != is_reversed {
                return Err(format!("{x},{y}: {contents:?} for {drawn:?}"));
            }
            let background =
                if drawn.bg == Color::Reset { vt100::Color::Default } else { vt100::Color::Idx(4) };
            if seen.bgcolor() != background {
                return Err(format!("{x},{y}: {:?} for {drawn:?}", seen.bgcolor()));
            }
        }
    }
    Ok(())
}

fn lines() -> impl Strategy<Value = Vec<(String, Style)>> {
    let text = prop::collection::vec(
        prop::sample::select(vec!["政", "府", "a", "1", " ", "    ", "“", "—", "│", "é", "      "]),
        0..14,
    );
    let style = prop::sample::select(vec![
        Style::new(),
        Style::new(),
        Style::new().fg(Color::Red),
        Style::new().bg(Color::Blue),
        Style::new().add_modifier(Modifier::REVERSED),
        Style::new().add_modifier(Modifier::BOLD),
    ]);
    prop::collection::vec((text.prop_map(|parts| parts.concat()), style), usize::from(HEIGHT))
}

proptest! {
    #[test]
    fn the_terminal_shows_what_was_drawn(frames in prop::collection::vec(lines(), 1..6)) {
        let mut screen = screen();
        let mut terminal = vt100::Parser::new(
            std::num::NonZeroU16::new(HEIGHT).unwrap(),
            std::num::NonZeroU16::new(WIDTH).unwrap(),
            0,
        );
        for lines in frames {
            let (bytes, buffer) = draw(&mut screen, &lines);
            terminal.process(bytes.as_bytes());
            prop_assert_eq!(compare(terminal.screen(), &buffer), Ok(()));
        }
    }
}

#[test]
fn nothing_is_sent_when_nothing_changed() {
    let mut screen = screen();
    draw(&mut screen, &plain(&["政府工作报告"]));
    assert_eq!(draw(&mut screen, &plain(&["政府工作报告"])).0, "");
}

#[test]
fn wide_characters_need_no_move_but_ambiguous_ones_do() {
    let (sent, _) = draw(&mut screen(), &plain(&["政府工作", "“十”"]));
    assert_eq!(sent, "\x1b[0m\x1b[?25l\x1b[2J\x1b[1H政府工作\x1b[2H“\x1b[2G十”");
}

#[test]
fn the_rest_of_a_line_is_cleared_at_once() {
    let mut screen = screen();
    draw(&mut screen, &plain(&["政府工作报告"]));
    assert_eq!(draw(&mut screen, &plain(&["政"])).0, "\x1b[3G\x1b[K");
}

#[test]
fn a_short_gap_is_written_again() {
    let mut screen = screen();
    draw(&mut screen, &plain(&["共计 12 万元"]));
    assert_eq!(draw(&mut screen, &plain(&["总计 13 亿元"])).0, "\x1b[1G总\x1b[7G3 亿");
}

#[test]
fn a_new_size_and_a_forgotten_screen_are_drawn_in_full() {
    let mut screen = screen();
    draw(&mut screen, &plain(&["政府"]));
    screen.forget();
    assert_eq!(draw(&mut screen, &plain(&["政府"])).0, "\x1b[0m\x1b[?25l\x1b[2J\x1b[1H政府");
    screen.draw(Size::new(0, 0), |_| {}).unwrap();
    screen.draw(Size::new(1, 1), |_| {}).unwrap();
    screen.output().clear();
    assert_eq!(draw(&mut screen, &plain(&["政府"])).0, "\x1b[0m\x1b[?25l\x1b[2J\x1b[1H政府");
}

#[test]
fn a_cursor_is_shown_where_it_is_wanted_and_once() {
    let mut screen = screen();
    draw(&mut screen, &plain(&[""]));
    let mut show = |text: &str| {
        let compose = |frame: &mut Frame| {
            frame.buffer_mut().set_string(0, 0, text, Style::new());
            frame.set_cursor_position((4, 0));
        };
        screen.draw(Size::new(WIDTH, HEIGHT), compose).unwrap();
        String::from_utf8(std::mem::take(screen.output())).unwrap()
    };
    assert_eq!(show("增长"), "\x1b[1H增长\x1b[?25h");
    assert_eq!(show("增长"), "");
    assert_eq!(show("增加"), "\x1b[?25l\x1b[3G加\x1b[?25h");
}

#[test]
fn a_page_of_chinese_costs_little_more_than_its_text() {
    let line = "全区上下坚持稳中求进的总基调，完成投资“十四五”以来最好水平，比上年增长7.5%，".repeat(2);
    let mut screen = screen();
    let mut text = 0;
    screen
        .draw(Size::new(80, 24), |frame| {
            for y in 0..24 {
                frame.buffer_mut().set_string(0, y, &line, Style::new());
            }
            text = frame.buffer_mut().content.iter().map(|cell| cell.symbol().trim().len()).sum();
        })
        .unwrap();
    let sent = screen.output().len();
    assert!(sent * 100 <= text * 135, "{sent} bytes for {text}");
}
