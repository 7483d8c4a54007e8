//! Takes false headings out: halves of broken sentences, lone ordinals, numbering without sequence.
//!
//! A marker counts when the numbering around it makes sense: it is a first one that a second one
//! follows, or it follows an accepted one. At the start of a line behind a finished sentence the
//! marker itself is evidence enough for the styles that are hardly used for anything else.

use crate::outline::Apart;
use crate::outline::apart::Labels;
use crate::outline::candidate::{self, follows_title};
use crate::outline::mark::{ByStyle, Mark, places};
use crate::outline::marker::Style;
use crate::outline::page::{Line, Page, find, is_pause, is_stop};
use crate::outline::words::ends_any;

/// How many markers of the same style are looked at on each side.
const REACH: usize = 12;
/// A line at least this long is a paragraph that may have been broken.
const BROKEN: usize = 30;
/// Characters with which 一 at the start of the next line makes one word: 统 / 一是必要的.
const BINDS: &str = "统唯第同单划万专逐";
/// A line whose last word is broken is no shorter than this.
const WRAPPED: usize = 14;
/// A lone heading in running text is no longer and no shorter than this.
const LONE: std::ops::RangeInclusive<usize> = 4..=45;
/// A piece of a text that a site numbers is no shorter than this.
const CUT_PIECE: usize = 150;
/// What closes an item before the last of its list: …；及.
const JOINED: [&str; 8] = ["；及", "；以及", "；和", "；并", ";及", ";以及", ";和", ";并"];
/// What closes a session line: ——2024年2月1日在…会议上.
const SESSION_ENDS: [&str; 6] = ["会议上", "大会上", "会上", "次会议", "全会上", "报告"];

/// The candidates that are sections, in document order: none in a line with a label; `gaps` are
/// entries where text was cut out.
pub(super) fn keep(page: &Page, marks: Vec<Mark>, labels: &Labels, gaps: &[usize]) -> Vec<Mark> {
    let is_body = |mark: &Mark| labels.get(mark.line).is_some_and(Option::is_none);
    let marks: Vec<Mark> = marks.into_iter().filter(is_body).collect();
    let by_style = places(&marks);
    let mut filter = Filter { page, marks: &marks, labels, gaps, accepted: ByStyle::new(), led: None };
    let mut kept = Vec::with_capacity(marks.len());
    for (index, mark) in marks.iter().enumerate() {
        let all = by_style.get(mark.style);
        let later = all.get(all.partition_point(|&place| place <= index)..).unwrap_or_default();
        if filter.accepts(*mark, later, kept.last()) {
            filter.led = if mark.leads { Some(mark.line) } else { filter.led };
            filter.accepted.push(mark.style, *mark);
            kept.push(*mark);
        }
    }
    kept
}

/// What is known while the candidates are read in order.
struct Filter<'a> {
    page: &'a Page<'a>,
    marks: &'a [Mark],
    labels: &'a Labels,
    gaps: &'a [usize],
    accepted: ByStyle<Mark>,
    /// The last line that an accepted marker opens.
    led: Option<usize>,
}

impl Filter<'_> {
    /// Whether a candidate is a section; `later` are the following candidates of its style.
    fn accepts(&self, mark: Mark, later: &[usize], last: Option<&Mark>) -> bool {
        let glued = last.is_some_and(|last| last.line == mark.line && last.end == mark.at);
        if glued || !self.has_text(mark) {
            return false;
        }
        match mark.style {
            Style::Dash => self.accepts_dash(mark, later),
            Style::Bullet => self.has_company(mark, later, 1) && !self.is_broken(mark) && !self.is_news(mark),
            Style::Decimal(_) => !self.is_broken(mark),
            Style::Part | Style::Chapter | Style::Clause => mark.leads && self.is_short(mark),
            Style::Order | Style::DigitHalf | Style::Roman => {
                mark.leads && !self.is_broken(mark) && self.is_chained(mark, later)
            }
            _ if mark.leads => self.accepts_leading(mark, later),
            Style::Digit if candidate::is_glued(self.page, mark) => self.goes_on_apart(later),
            _ => {
                self.is_chained(mark, later)
                    || self.heads_line(mark)
                    || self.heads_list(mark)
                    || self.is_lone(mark)
                    || last.is_some_and(|&last| candidate::heads(self.page, last, mark))
            }
        }
    }

    /// A marker that opens its line.
    fn accepts_leading(&self, mark: Mark, later: &[usize]) -> bool {
        let chained = self.is_chained(mark, later) && !self.is_bound(mark);
        let digits = matches!(mark.style, Style::Digit | Style::DigitParen | Style::Circled);
        if self.is_broken(mark) {
            return chained && !digits;
        }
        let ended = self.page.line_before(mark.line).is_none_or(|line| self.page.is_ended(line));
        if mark.style.is_point() && !ended && self.led != mark.line.checked_sub(1) {
            return chained;
        }
        let strong =
            matches!(mark.style, Style::Han | Style::HanParen | Style::Formal | Style::Is | Style::Want);
        chained || strong || (digits && mark.number == 1) || self.continues_later(mark, later)
    }

    /// Dash items come in company or open a whole paragraph; a session line is none.
    fn accepts_dash(&self, mark: Mark, later: &[usize]) -> bool {
        let line = self.page.line(mark.line);
        let text = self.page.text(mark.end, line.end);
        if text.len() < 4 || is_session(text) || (mark.leads && self.is_broken(mark)) {
            return false;
        }
        let announced = || {
            self.page
                .line_before(mark.line)
                .is_some_and(|line| mark.leads && matches!(self.page.of(line).last(), Some(':' | '：')))
        };
        self.has_company(mark, later, REACH)
            || announced()
            || (mark.leads && text.len() >= BROKEN && text.iter().any(|&c| is_stop(c)))
    }

    /// Whether the item is one of a site's list of other pages: a title with the day it appeared on.
    fn is_news(&self, mark: Mark) -> bool {
        let text = self.page.of(self.page.line(mark.line));
        let day: String =
            text.iter().rev().take(10).rev().map(|c| if c.is_ascii_digit() { '0' } else { *c }).collect();
        matches!(day.as_str(), "0000-00-00" | "0000/00/00" | "0000.00.00")
    }

    /// Whether the next number is two and begins a line or a sentence, so that one may be glued to a title.
    fn goes_on_apart(&self, later: &[usize]) -> bool {
        let next = later.first().and_then(|&next| self.marks.get(next));
        next.is_some_and(|next| next.number == 2 && (next.leads || is_stop(self.page.before(next.at))))
    }

    /// Whether the first chapter stands behind the title on one line: …工作总结 一、….
    fn heads_line(&self, mark: Mark) -> bool {
        let titled = || {
            follows_title(self.page, mark.at)
                || candidate::is_glued_to_title(self.page, mark.at, self.page.line(mark.line))
        };
        mark.style == Style::Han && mark.number == 1 && titled()
    }

    /// Whether 一、 stands before a short title that （一） follows at once.
    fn heads_list(&self, mark: Mark) -> bool {
        let next = self.marks.get(self.marks.partition_point(|other| other.at <= mark.at));
        mark.style == Style::Han
            && next.is_some_and(|next| {
                let between = self.page.text(mark.end, next.at);
                (next.style, next.number, next.line) == (Style::HanParen, 1, mark.line)
                    && between.len() <= *LONE.end()
                    && !between.iter().any(|&c| is_stop(c))
            })
    }

    /// Whether an item of the same style stands at most `reach` lines off.
    fn has_company(&self, mark: Mark, later: &[usize], reach: usize) -> bool {
        let near = |other: &Mark| other.leads == mark.leads && other.line.abs_diff(mark.line) <= reach;
        later.first().and_then(|&next| self.marks.get(next)).is_some_and(near)
            || self.accepted.get(mark.style).last().is_some_and(near)
    }

    /// Whether the numbering holds: a second one follows the first, or an accepted one precedes.
    fn is_chained(&self, mark: Mark, later: &[usize]) -> bool {
        let near_gap = |other: &Mark| other.line == mark.line || mark.leads;
        if mark.number == 1 {
            let mut next = later.iter().take(REACH).filter_map(|&index| self.marks.get(index));
            return next.any(|other| other.number == 2 || other.number == 3 && near_gap(other));
        }
        let before = self.accepted.get(mark.style);
        let follows = |other: &Mark| {
            other.number + 1 == mark.number || other.number + 2 == mark.number && near_gap(other)
        };
        before.iter().rev().take(REACH).any(follows)
            || self.follows_gap(mark, before)
            || self.opens_cut_list(mark, later)
    }

    /// Whether 二是 is the first that a cut text has left of its list: 三是 and 四是 follow soon.
    fn opens_cut_list(&self, mark: Mark, later: &[usize]) -> bool {
        let mut next = later.iter().take(2).filter_map(|&index| self.marks.get(index));
        let mut follows = |step: u32| {
            next.next().is_some_and(|other| {
                other.line.abs_diff(mark.line) <= REACH && other.number == mark.number + step
            })
        };
        mark.style == Style::Is && follows(1) && follows(2)
    }

    /// Whether the marker is the end of a word that the line before begins.
    fn is_bound(&self, mark: Mark) -> bool {
        let line = self.page.line_before(mark.line).filter(|line| line.len() >= WRAPPED);
        let last = line.and_then(|line| self.page.of(line).last());
        mark.style.is_point() && last.is_some_and(|&c| BINDS.contains(c))
    }

    /// Whether the marker begins a sentence of its own behind a finished one: so an item stands in
    /// running text, though no other number follows where the text is cut short.
    fn is_lone(&self, mark: Mark) -> bool {
        let before = self.page.before(mark.at);
        if matches!(mark.style, Style::Is | Style::Want) {
            return is_stop(before) || matches!(before, ':' | ';');
        }
        let closed = matches!(self.page.char(mark.end.saturating_sub(1)), '、' | '.');
        let shaped =
            closed && matches!(mark.style, Style::Han | Style::Digit) || mark.style == Style::HanParen;
        let chapter = mark.style == Style::Han && mark.number == 1;
        // 总结如下: 一、…: the first chapter may be announced.
        let listed = self.page.char(mark.end.saturating_sub(1)) == '、';
        let opened = is_stop(before) || chapter && listed && matches!(before, ':' | '：');
        if !shaped || !opened {
            return false;
        }
        let text = self.page.text(mark.end, self.page.line(mark.line).end.min(mark.end + LONE.end() + 1));
        let numeral = closed && text.first().is_some_and(|&c| is_numeral(c));
        let short = || text.iter().position(|&c| is_stop(c)).is_some_and(|at| LONE.contains(&at));
        !numeral && (chapter || short())
    }

    /// Whether text was cut out since the last accepted marker of the style.
    fn follows_gap(&self, mark: Mark, before: &[Mark]) -> bool {
        let last = before.last().map_or(0, |last| last.at);
        let index = self.gaps.partition_point(|&gap| gap < last);
        self.gaps.get(index).is_some_and(|&gap| gap < mark.at)
    }

    /// Whether the next number of the style follows at the start of a line.
    fn continues_later(&self, mark: Mark, later: &[usize]) -> bool {
        let mut next = later.iter().take(2).filter_map(|&index| self.marks.get(index));
        next.any(|other| other.leads && other.number == mark.number + 1)
    }

    /// Whether the line before stops in mid-sentence, so that this line may continue it.
    fn is_broken(&self, mark: Mark) -> bool {
        let furniture = |line: &usize| self.labels.get(*line) == Some(&Some(Apart::Furniture));
        let Some(above) = (0..mark.line).rev().find(|line| !furniture(line)) else { return false };
        let line = self.page.line(above);
        if self.page.is_ended(line) || ends_any(self.page.of(line), &JOINED) {
            return false;
        }
        // Sites number the pieces into which they cut a text; a piece breaks off in mid-sentence.
        let piece = line.len() >= CUT_PIECE && self.page.of(line).iter().any(|&c| is_stop(c));
        let continues = !piece
            && self.accepted.get(mark.style).last().is_some_and(|last| {
                last.leads && last.line + 1 == mark.line && last.number + 1 == mark.number
            });
        let stops_at_pause = self.page.of(line).last().is_some_and(|&c| is_pause(c) || c == '、');
        !continues && (stops_at_pause || self.is_body(line, mark.line))
    }

    /// Whether a line without an end mark is running text and not a title or a heading.
    fn is_body(&self, before: Line, line: usize) -> bool {
        let text = self.page.of(before);
        let stops = text.iter().any(|&c| is_stop(c));
        let led = self.led.is_some_and(|led| led + 1 == line);
        if led { stops && before.len() >= BROKEN } else { before.is_prose() || before.len() >= 2 * BROKEN }
    }

    /// Whether anything follows the marker before the line ends, or in the next line where a broken
    /// line ends with the marker.
    fn has_text(&self, mark: Mark) -> bool {
        let line = self.page.line(mark.line);
        let mut text = self.page.text(mark.end, line.end).iter();
        text.any(|c| c.is_alphanumeric())
            || mark.style.is_point() && mark.ends_line(self.page) && {
                let next = self.page.line(mark.line + 1);
                let place = self.marks.partition_point(|other| other.at <= mark.at);
                let marked = self.marks.get(place).is_some_and(|other| other.at == next.start);
                next.len() > 0 && !marked && !self.page.is_indented(next)
            }
    }

    /// Whether the marker's line is a heading alone.
    fn is_short(&self, mark: Mark) -> bool {
        let text = self.page.of(self.page.line(mark.line));
        text.len() <= 2 * BROKEN && !text.iter().any(|&c| is_stop(c))
    }
}

/// Whether a character counts: 一、二把手.
fn is_numeral(c: char) -> bool {
    "一二三四五六七八九十".contains(c)
}

/// ——2024年2月1日在某区第三届人民代表大会第二次会议上
fn is_session(text: &[char]) -> bool {
    let head = text.get(..text.len().min(24)).unwrap_or_default();
    let year = find(head, "年").is_some_and(|at| at <= 12 && head.iter().take(at).any(char::is_ascii_digit))
        || head.iter().take(6).filter(|c| matches!(c, '〇' | '○' | '0'..='9' | '０'..='９')).count() >= 2;
    let meeting = text.len() <= 60 && ends_any(text, &SESSION_ENDS);
    year && find(head, "月").is_some() && find(text, "在").is_some() && text.len() <= 120 || meeting
}
