//! The screen against a terminal: what vt100 shows must be what was drawn.

use super::*;
use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};
use ratatui::widgets::{Block, Clear};
use unicode_width::UnicodeWidthStr;

mod model;

const WIDTH: u16 = 20;
const HEIGHT: u16 = 9;

type Texts = Vec<(String, Style)>;

fn screen() -> Screen<Vec<u8>> {
    Screen::new(Vec::new()).unwrap()
}

/// Draws `lines` and returns the bytes sent for them, and what they were to show.
fn draw(screen: &mut Screen<Vec<u8>>, lines: &Texts) -> (String, Buffer) {
    let mut buffer = Buffer::default();
    screen
        .draw(Size::new(WIDTH, HEIGHT), Parts::One, |frame| {
            for (y, (line, style)) in (0..HEIGHT).zip(lines) {
                frame.buffer_mut().set_string(0, y, line, *style);
            }
            buffer = frame.buffer_mut().clone();
        })
        .unwrap();
    (String::from_utf8(std::mem::take(screen.output())).unwrap(), buffer)
}

/// Draws as much of `lines` as goes at once.
fn draw_part(screen: &mut Screen<Vec<u8>>, lines: &Texts, first: Rect) -> (Drawn, String) {
    let compose = |frame: &mut Frame| {
        for (y, (line, style)) in (0..HEIGHT).zip(lines) {
            let bold = style.add_modifier(Modifier::BOLD);
            frame.buffer_mut().set_string(0, y, line, *style);
            // Colours that change with each letter make a frame long.
            for x in (0..WIDTH).step_by(2) {
                frame.buffer_mut()[(x, y)].set_style(bold);
            }
        }
    };
    let drawn = screen.draw(Size::new(WIDTH, HEIGHT), Parts::First(first), compose).unwrap();
    (drawn, String::from_utf8(std::mem::take(screen.output())).unwrap())
}

fn plain(lines: &[&str]) -> Texts {
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

/// What happens to a part of the screen between two frames.
#[derive(Debug, Clone)]
enum Turn {
    /// Everything is another thing.
    New(Vec<(String, Style)>),
    /// The lines go up so far, and one is another one.
    Up(usize, usize, (String, Style)),
    /// The lines go down so far.
    Down(usize),
    /// Something comes in before all lines, or a part of them goes.
    Aside(String),
}

fn turns() -> impl Strategy<Value = Vec<Turn>> {
    let line = lines().prop_map(|lines| lines[0].clone());
    let turn = prop_oneof![
        lines().prop_map(Turn::New),
        (1_usize..4, 0..usize::from(HEIGHT), line).prop_map(|(up, at, line)| Turn::Up(up, at, line)),
        (1_usize..4).prop_map(Turn::Down),
        prop::sample::select(vec!["", "a", "政", "12 报告"]).prop_map(|text| Turn::Aside(text.to_owned())),
    ];
    (lines(), prop::collection::vec(turn, 1..7))
        .prop_map(|(first, rest)| [vec![Turn::New(first)], rest].concat())
}

fn turn(lines: &mut Vec<(String, Style)>, turn: &Turn) {
    match turn {
        Turn::New(new) => lines.clone_from(new),
        Turn::Up(up, at, line) => {
            lines.rotate_left(*up);
            lines[*at] = line.clone();
        }
        Turn::Down(down) => lines.rotate_right(*down),
        Turn::Aside(text) => {
            for (line, _) in lines {
                *line = format!("{text}{}", line.trim_start_matches(['a', ' ', '政']));
            }
        }
    }
}

/// Every kind of terminal that sends no other letters for it.
fn terms() -> impl Strategy<Value = Terms> {
    let ambiguous = prop::sample::select(vec![Ambiguous::Unknown, Ambiguous::Narrow]);
    let edits = prop::sample::select(vec![Edits::None, Edits::Rows]);
    let flags = (any::<bool>(), any::<bool>());
    (ambiguous, edits, flags).prop_map(|(ambiguous, edits, (holds_frames, is_far))| Terms {
        ambiguous,
        holds_frames,
        edits,
        is_far,
        ..Terms::default()
    })
}

proptest! {
    #[test]
    fn the_terminal_shows_what_was_drawn(turns in turns(), terms in terms()) {
        let mut screen = screen();
        screen.agree(terms);
        let mut terminal = vt100::Parser::new(
            std::num::NonZeroU16::new(HEIGHT).unwrap(),
            std::num::NonZeroU16::new(WIDTH).unwrap(),
            0,
        );
        let mut lines = Vec::new();
        for next in turns {
            turn(&mut lines, &next);
            let (bytes, buffer) = draw(&mut screen, &lines);
            terminal.process(bytes.as_bytes());
            prop_assert_eq!(compare(terminal.screen(), &buffer), Ok(()));
        }
    }

    #[test]
    fn a_frame_in_parts_is_right_after_each_and_whole_at_the_end(
        turns in turns(),
        terms in terms(),
        area in (0..WIDTH, 0..HEIGHT, 1..WIDTH, 1..HEIGHT),
        patience in 0_usize..4,
    ) {
        let mut screen = screen();
        screen.agree(Terms { edits: Edits::Columns, ..terms });
        let first = Rect::new(area.0, area.1, area.2, area.3).intersection(Rect::new(0, 0, WIDTH, HEIGHT));
        let mut model = model::Model::new(WIDTH.into(), HEIGHT.into());
        let mut lines = Vec::new();
        let last = turns.len();
        for (number, next) in turns.iter().enumerate() {
            turn(&mut lines, next);
            // The next frame comes before this one is whole, but for the last.
            for count in 0.. {
                prop_assert!(count < 100, "it never ends");
                let (drawn, sent) = draw_part(&mut screen, &lines, first);
                model.read(&sent);
                let shown = screen.shown.as_ref().unwrap();
                prop_assert_eq!(model.differs(shown.rows().map(|row| row.iter().map(Cell::symbol))), None);
                if drawn == Drawn::Whole || (count >= patience && number + 1 < last) {
                    break;
                }
            }
        }
        let (drawn, sent) = draw_part(&mut screen, &lines, first);
        prop_assert_eq!((drawn, sent.as_str()), (Drawn::Whole, ""));
    }

    #[test]
    fn two_panes_that_scroll_by_themselves_are_right_too(
        left in turns(),
        right in turns(),
        terms in terms(),
        middle in 4..WIDTH - 4,
    ) {
        let mut screen = screen();
        screen.agree(Terms { edits: Edits::Columns, ..terms });
        let mut model = model::Model::new(WIDTH.into(), HEIGHT.into());
        let (mut lefts, mut rights) = (Vec::new(), Vec::new());
        for (a, b) in left.iter().zip(&right) {
            turn(&mut lefts, a);
            turn(&mut rights, b);
            let mut buffer = Buffer::default();
            screen.draw(Size::new(WIDTH, HEIGHT), Parts::One, |frame| {
                for (x, lines) in [(0, &lefts), (middle, &rights)] {
                    for (y, (line, style)) in (0..HEIGHT).zip(lines) {
                        frame.buffer_mut().set_stringn(x, y, line, usize::from(if x == 0 { middle } else { WIDTH }), *style);
                    }
                }
                buffer = frame.buffer_mut().clone();
            }).unwrap();
            model.read(&String::from_utf8(std::mem::take(screen.output())).unwrap());
            let cells = Cells::new(&buffer, true);
            for (y, row) in cells.rows().enumerate() {
                for (x, cell) in row.iter().enumerate() {
                    prop_assert_eq!(model.cell(x, y), cell.symbol(), "{},{}", x, y);
                }
            }
        }
    }
}

/// What `model` shows is what a terminal can show of `buffer`.
#[track_caller]
fn check_model(model: &model::Model, buffer: &Buffer, what: &str) {
    for (y, row) in Cells::new(buffer, true).rows().enumerate() {
        for (x, cell) in row.iter().enumerate() {
            assert_eq!(model.cell(x, y), cell.symbol(), "{x},{y} {what}");
        }
    }
}

#[test]
fn a_box_over_half_a_character_is_right_at_every_column() {
    let mut screen = screen();
    screen.agree(Terms { edits: Edits::Columns, ..Terms::default() });
    let mut model = model::Model::new(WIDTH.into(), HEIGHT.into());
    for x in 0..WIDTH {
        for (indent, has_box) in [("", true), ("", false), (" ", true), (" ", false)] {
            let mut buffer = Buffer::default();
            let compose = |frame: &mut Frame| {
                for y in 0..HEIGHT {
                    frame.buffer_mut().set_string(
                        0,
                        y,
                        format!("{indent}政府工作报告政府工作"),
                        Style::new(),
                    );
                }
                if has_box {
                    let area = Rect::new(x, 2, 7, 4).intersection(frame.area());
                    frame.render_widget(Clear, area);
                    frame.render_widget(Block::bordered(), area);
                }
                buffer = frame.buffer_mut().clone();
            };
            screen.draw(Size::new(WIDTH, HEIGHT), Parts::One, compose).unwrap();
            model.read(&String::from_utf8(std::mem::take(screen.output())).unwrap());
            check_model(&model, &buffer, &format!("box {has_box} at {x}"));
        }
    }
}

#[test]
fn lines_of_boxes_are_ascii_where_that_is_wanted() {
    let mut screen = screen();
    screen.agree(Terms { lines: Lines::Ascii, ..Terms::default() });
    let compose = |frame: &mut Frame| frame.render_widget(Block::bordered().title("“政”"), frame.area());
    screen.draw(Size::new(8, 3), Parts::One, compose).unwrap();
    let sent = String::from_utf8(std::mem::take(screen.output())).unwrap();
    let letters: String = sent.chars().filter(|character| "+-|“政”│─".contains(*character)).collect();
    assert_eq!(letters, "+“政”--+||+------+");
}

/// A text that goes up by one line, beside a list that stays; the bytes of the move.
fn scrolled(terms: Terms) -> usize {
    let mut screen = screen();
    screen.agree(terms);
    let page = |first: usize| {
        let line = |y: usize| {
            format!("项目{y}已完成       {}", ["政府工作", "本月投资", "全年增长"][(y + first) % 3])
        };
        (0..usize::from(HEIGHT)).map(|y| (line(y), Style::new())).collect::<Texts>()
    };
    draw(&mut screen, &page(0));
    draw(&mut screen, &page(1)).0.len()
}

#[test]
fn a_text_scrolls_beside_a_list_where_the_terminal_has_margins() {
    let [plain, margins] =
        [Edits::Rows, Edits::Columns].map(|edits| scrolled(Terms { edits, ..Terms::default() }));
    assert!(margins * 4 < plain * 3, "{margins} for {plain}");
}

#[test]
fn the_end_of_a_line_moves_aside() {
    let mut screen = screen();
    screen.agree(Terms { edits: Edits::Rows, ..Terms::default() });
    draw(&mut screen, &plain(&["8% | 一、工作总结"]));
    assert_eq!(draw(&mut screen, &plain(&["12.5% | 一、工作总结"])).0, "\x1b[2G\x1b[3@\r12.5");
    assert_eq!(draw(&mut screen, &plain(&["6% | 一、工作总结"])).0, "\x08\x08\x08\x1b[3P\r6");
}

#[test]
fn a_long_frame_is_held_where_the_terminal_can() {
    #[track_caller]
    fn check(rows: u16, terms: Terms, expected: bool) {
        let mut screen = screen();
        screen.agree(terms);
        let compose = |frame: &mut Frame| {
            (0..rows).for_each(|y| frame.buffer_mut().set_string(0, y, "政府工作".repeat(10), Style::new()));
        };
        screen.draw(Size::new(80, 24), Parts::One, compose).unwrap();
        let sent = String::from_utf8(std::mem::take(screen.output())).unwrap();
        let is_held = sent.starts_with("\x1b[?2026h") && sent.ends_with("\x1b[?2026l");
        assert_eq!((is_held, sent.matches("2026").count()), (expected, if expected { 2 } else { 0 }));
    }
    let terms = Terms { holds_frames: true, ..Terms::default() };
    check(24, terms, true);
    check(2, terms, false);
    check(24, Terms::default(), false);
    // Over a network the rows are shown as they come.
    check(24, Terms { is_far: true, ..terms }, false);
    check(6, Terms { is_far: true, ..terms }, true);
}

#[test]
fn a_part_is_short_and_begins_where_the_reader_looks() {
    let mut screen = screen();
    let size = Size::new(80, 24);
    let page = |frame: &mut Frame| {
        (0..24).for_each(|y| frame.buffer_mut().set_string(0, y, "政府工作".repeat(10), Style::new()));
    };
    let first = Rect::new(41, 10, 20, 4);
    let mut parts = Vec::new();
    while screen.draw(size, Parts::First(first), page).unwrap() == Drawn::Part {
        parts.push(String::from_utf8(std::mem::take(screen.output())).unwrap());
    }
    assert!(parts.iter().all(|part| part.len() <= part::LONGEST + 20), "{:?}", parts[0]);
    // A little wider, so that no character is cut.
    assert!(parts[0].starts_with("\x1b[m\x1b[?25l\x1b[2J\x1b[11;41H政"), "{:?}", parts[0]);
    assert_eq!(parts[0].matches('政').count(), 4 * 3, "{:?}", parts[0]);
    assert_eq!(screen.draw(size, Parts::First(first), page).unwrap(), Drawn::Whole);
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
    assert_eq!(sent, "\x1b[m\x1b[?25l\x1b[2J\x1b[H政府工作\x1b[2H“\x1b[2G十”");
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
    assert_eq!(draw(&mut screen, &plain(&["总计 13 亿元"])).0, "\x1b[H总\x1b[4C3 亿");
}

#[test]
fn a_new_size_and_a_forgotten_screen_are_drawn_in_full() {
    let mut screen = screen();
    draw(&mut screen, &plain(&["政府"]));
    screen.forget();
    assert_eq!(draw(&mut screen, &plain(&["政府"])).0, "\x1b[m\x1b[?25l\x1b[2J\x1b[H政府");
    screen.draw(Size::new(0, 0), Parts::One, |_| {}).unwrap();
    screen.draw(Size::new(1, 1), Parts::One, |_| {}).unwrap();
    screen.output().clear();
    assert_eq!(draw(&mut screen, &plain(&["政府"])).0, "\x1b[m\x1b[?25l\x1b[2J\x1b[H政府");
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
        screen.draw(Size::new(WIDTH, HEIGHT), Parts::One, compose).unwrap();
        String::from_utf8(std::mem::take(screen.output())).unwrap()
    };
    assert_eq!(show("增长"), "\x1b[H增长\x1b[?25h");
    assert_eq!(show("增长"), "");
    assert_eq!(show("增加"), "\x1b[?25l\x1b[2D加\x1b[?25h");
}

#[test]
fn a_page_of_chinese_costs_little_more_than_its_text() {
    let line = "全区上下坚持稳中求进的总基调，完成投资“十四五”以来最好水平，比上年增长7.5%，".repeat(2);
    let mut screen = screen();
    let mut text = 0;
    screen
        .draw(Size::new(80, 24), Parts::One, |frame| {
            for y in 0..24 {
                frame.buffer_mut().set_string(0, y, &line, Style::new());
            }
            text = frame.buffer_mut().content.iter().map(|cell| cell.symbol().trim().len()).sum();
        })
        .unwrap();
    let sent = screen.output().len();
    assert!(sent * 100 <= text * 135, "{sent} bytes for {text}");
}
