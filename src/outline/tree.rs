//! Nesting: which section encloses which, by marker style and by sequence.
//!
//! A stack of open lists is kept. A number that follows the last one of an open list continues that
//! list, whatever stood between; any other number opens a new list under what is open and higher.

use crate::outline::mark::{ByStyle, Mark, places};
use crate::outline::marker::Style;
use crate::outline::page::{Page, is_stop};
use crate::outline::turn::{self, OPENING, Turn};
use crate::outline::words::{Words, ends_any, holds_any};
use std::collections::HashSet;

/// Deeper nesting than any report has; it bounds the stack.
const DEEPEST: usize = 12;
/// A report with so many chapters has one for each topic.
const TOPICS: u32 = 4;

/// Words of a heading that looks back on a whole year.
static REVIEWS: Words = Words::new(&["回顾", "总结", "情况", "完成", "成效", "成绩"]);
/// Words of a bare heading that belongs to the report and not to a section.
static PARTS: Words = Words::new(&[
    "回顾", "总结", "安排", "计划", "打算", "谋划", "名词解释", "附件", "实事", "思路", "下一步", "要点",
]);
/// Ends of a heading that tells how far the indicators have come.
const TALLIES: [&str; 2] = ["指标完成情况", "指标情况"];

/// A section before its spans are known.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node {
    /// Its marker.
    pub(super) mark: Mark,
    /// Its parent among the nodes.
    pub(super) parent: Option<usize>,
    /// The number that was expected, when another was found.
    pub(super) expected: Option<u32>,
}

/// An open list.
#[derive(Debug, Clone, Copy)]
struct Frame {
    mark: Mark,
    node: usize,
    parent: Option<usize>,
    rank: u8,
    /// Text was cut out since: only the very next number continues it.
    stale: bool,
    /// The text has left it: its next number still continues it, but nothing opens inside.
    left: bool,
}

/// What the tree must know of the text beside the marks.
pub(super) struct Ground<'a> {
    /// Entries where text was cut out.
    pub(super) gaps: &'a [usize],
    /// The entry at which the report ends and notes begin.
    pub(super) notes: Option<usize>,
    /// For each line whether it is body text without a marker at its start.
    pub(super) plain: &'a [bool],
}

/// The marks with their parents.
pub(super) fn build(page: &Page, marks: &[Mark], ground: &Ground) -> Vec<Node> {
    let plain_before = ground.plain.iter().scan(0, |count, &plain| {
        let before = *count;
        *count += usize::from(plain);
        Some(before)
    });
    let mut tree = Tree {
        page,
        marks,
        places: places(marks),
        plain: ground.plain,
        plain_before: plain_before.collect(),
        plain_total: ground.plain.iter().filter(|plain| **plain).count(),
        gaps: ground.gaps,
        frames: Vec::new(),
        nodes: Vec::with_capacity(marks.len()),
        inverted: HashSet::new(),
    };
    let mut cuts = ground.gaps.iter().peekable();
    let mut end = ground.notes;
    for (index, &mark) in marks.iter().enumerate() {
        while cuts.next_if(|&&at| at < mark.at).is_some() {
            tree.frames.iter_mut().for_each(|frame| frame.stale = true);
        }
        if end.take_if(|at| *at <= mark.at).is_some() {
            tree.frames.clear();
        }
        tree.conclude(index);
        tree.add(index);
    }
    tree.nodes
}

/// The nodes so far and the lists that are open.
struct Tree<'a> {
    page: &'a Page<'a>,
    marks: &'a [Mark],
    places: ByStyle<usize>,
    plain: &'a [bool],
    /// How many plain lines stand before each line.
    plain_before: Vec<usize>,
    /// How many plain lines there are.
    plain_total: usize,
    gaps: &'a [usize],
    frames: Vec<Frame>,
    nodes: Vec<Node>,
    /// Pairs of styles that this report nests against the usual order: 一、 inside （一）.
    inverted: HashSet<(Style, Style)>,
}

impl Tree<'_> {
    /// Adds one mark: continues a list or opens one.
    fn add(&mut self, index: usize) {
        let Some(&mark) = self.marks.get(index) else { return };
        let mut expected = None;
        let continued = self.exact(index, mark).or_else(|| self.loose(index, mark, &mut expected));
        let (parent, rank) = if let Some(place) = continued {
            let frame = self.resume(place);
            frame.map_or((None, mark.style.rank()), |frame| (frame.parent, frame.rank))
        } else {
            expected = (mark.style.counts() && mark.number > 1 && !self.is_cut(index)).then_some(1);
            self.open(index, mark);
            if let Some(over) = self.frames.last().filter(|over| !over.left && over.rank > mark.style.rank())
            {
                self.inverted.insert((over.mark.style, mark.style));
            }
            self.place()
        };
        let rank = if continued.is_none() && mark.style != Style::Bare { mark.style.rank() } else { rank };
        let node = self.nodes.len();
        self.nodes.push(Node { mark, parent, expected });
        self.frames.push(Frame { mark, node, parent, rank, stale: false, left: false });
    }

    /// Whether text was cut out since the last mark of the style.
    fn is_cut(&self, index: usize) -> bool {
        let Some(mark) = self.marks.get(index) else { return false };
        let before = self.places.get(mark.style);
        let last =
            before.partition_point(|&place| place < index).checked_sub(1).and_then(|at| before.get(at));
        let last = last.and_then(|&place| self.marks.get(place)).map_or(0, |last| last.at);
        let next = self.gaps.get(self.gaps.partition_point(|&gap| gap <= last));
        next.is_some_and(|&gap| gap < mark.at)
    }

    /// The innermost open list that this mark continues exactly.
    fn exact(&self, index: usize, mark: Mark) -> Option<usize> {
        match mark.style {
            Style::Bare => self.bare_list(index),
            Style::Hash(_) => self.frames.iter().rposition(|frame| frame.mark.style == mark.style),
            style if style.is_item() => {
                let place = self.frames.iter().rposition(|frame| frame.mark.style == style)?;
                let inner = self.frames.get(place..)?;
                inner.iter().all(|frame| frame.mark.style.is_point() && !frame.stale).then_some(place)
            }
            style => self
                .frames
                .iter()
                .rposition(|frame| frame.mark.style == style && frame.mark.number + 1 == mark.number),
        }
    }

    /// The innermost open list that this mark continues with numbers missing or doubled.
    fn loose(&self, index: usize, mark: Mark, expected: &mut Option<u32>) -> Option<usize> {
        if mark.number <= 1 || !mark.style.counts() {
            return None;
        }
        let follows =
            |frame: &Frame| !frame.stale || frame.mark.number < mark.number && !self.is_cut_off(frame, index);
        let place = self.frames.iter().rposition(|frame| frame.mark.style == mark.style && follows(frame))?;
        let frame = self.frames.get(place)?;
        let last = frame.mark.number;
        // What is missing behind a gap was cut out with it.
        *expected = (!frame.stale && last + 1 != mark.number).then_some(last + 1);
        Some(place)
    }

    /// Whether the section that holds an open list ended in a gap: the next number of its own list,
    /// behind the mark at `index`, does not follow.
    fn is_cut_off(&self, frame: &Frame, index: usize) -> bool {
        let outer = frame.parent.and_then(|parent| self.nodes.get(parent)).map(|node| node.mark);
        outer.is_none_or(|outer| {
            self.next(outer.style, index).is_some_and(|next| next.number != outer.number + 1)
        })
    }

    /// Closes what the new list cannot stand in.
    fn open(&mut self, index: usize, mark: Mark) {
        if self.frames.iter().any(|frame| frame.stale) {
            // A list whose next number stands behind the new one encloses it in spite of the gap.
            let outer = self.frames.iter().take_while(|frame| self.goes_on(frame.mark, index + 1)).count();
            self.frames.truncate(outer);
            self.frames.iter_mut().for_each(|frame| frame.stale = false);
        }
        if mark.style == Style::Bare {
            self.leave_for(index, mark);
        }
        self.frames.truncate(DEEPEST);
        for place in (0..self.frames.len()).rev() {
            let Some(&frame) = self.frames.get(place) else { continue };
            if frame.left {
                continue;
            }
            if self.frames.len() < DEEPEST && self.holds(frame, index, mark) {
                break;
            }
            if frame.mark.style.is_point() && mark.style.is_fine() {
                self.leave_at(place);
            } else {
                self.frames.truncate(place);
            }
        }
    }

    /// The parent and the rank of a list that opens now. Lists that the text has left stay open
    /// beside it, but those inside them are over.
    fn place(&mut self) -> (Option<usize>, u8) {
        let place = self.frames.iter().rposition(|frame| !frame.left);
        let inner = place.and_then(|place| self.frames.get(place)).copied();
        let parent = inner.map(|frame| frame.node);
        let beside = self.frames.split_off(place.map_or(0, |place| place + 1));
        self.frames.extend(beside.into_iter().filter(|frame| frame.parent == parent));
        (parent, inner.map_or(Style::Bare.rank(), |frame| frame.rank.saturating_add(5)))
    }

    /// Goes back to the list at `place`: what it stands in is open again, what stands beside is not.
    fn resume(&mut self, place: usize) -> Option<Frame> {
        let frame = self.frames.get(place).copied()?;
        self.frames.truncate(place);
        let mut parent = frame.parent;
        for outer in self.frames.iter_mut().rev() {
            outer.stale = false;
            if parent == Some(outer.node) {
                outer.left = false;
                parent = outer.parent;
            }
        }
        Some(frame)
    }

    /// Whether a new list opens inside this open one.
    fn holds(&self, frame: Frame, index: usize, mark: Mark) -> bool {
        let over = frame.mark;
        if over.style.is_point() {
            return if over.style == mark.style {
                let announced = over.line == mark.line && matches!(self.page.before(mark.at), ':' | '：');
                !mark.style.is_item()
                    && (self.is_same_sentence(over, mark)
                        || self.is_bracketed(over, mark)
                        || announced && self.encloses(over, index).is_some())
            } else {
                mark.style != Style::Bare && self.point_holds(over, index, mark)
            };
        }
        if over.style == Style::Bare && over.number + 1 == mark.number && mark.number > 1 && mark.leads {
            // A bare heading stands where the first number is missing.
            return mark.style.is_point();
        }
        if over.style == Style::Bare && mark.style == Style::Han && self.is_tally(over, mark) {
            return false;
        }
        let higher = mark.style.is_point() || mark.style == Style::Bare || frame.rank < mark.style.rank();
        if over.style == Style::Bare && !higher {
            return self
                .frames
                .iter()
                .any(|outer| outer.mark.style == mark.style && self.nests(outer.mark, index));
        }
        let inline = !over.leads && over.line != mark.line && over.style.rank() > Style::Han.rank();
        if inline && !self.follows(over, mark) && !self.goes_on(over, index + 1) {
            return false;
        }
        if over.style == mark.style && mark.number == 1 && mark.style.counts() && !mark.style.is_point() {
            return self.nests(over, index);
        }
        higher
            || over.style != mark.style
                && (self.goes_on(over, index + 1) || self.inverted.contains(&(over.style, mark.style)))
    }

    /// Whether a bare heading tells the indicators in a text of its own, which 一、 stands beside.
    fn is_tally(&self, over: Mark, mark: Mark) -> bool {
        ends_any(self.page.of(self.page.line(over.line)), &TALLIES) && !self.follows(over, mark)
    }

    /// Whether a new list of another style opens inside a point.
    fn point_holds(&self, point: Mark, index: usize, mark: Mark) -> bool {
        let fine = mark.style.is_fine();
        if self.goes_on(point, index + 1) || self.is_same_sentence(point, mark) {
            return true;
        }
        if point.line == mark.line {
            return fine;
        }
        let line = self.page.line(point.line);
        let alone = line.len() <= OPENING && !line.is_prose();
        let follows = self.follows(point, mark);
        let announced = self
            .page
            .line_before(mark.line)
            .is_some_and(|line| matches!(self.page.of(line).last(), Some(':' | '：')));
        follows && (point.leads && fine || announced)
            || alone && point.leads && (fine || mark.style.is_point())
    }

    /// Whether a list of the same style that starts over at `index` is followed by the next number
    /// of the open one: (三) (一) (二) (四).
    fn nests(&self, over: Mark, index: usize) -> bool {
        self.encloses(over, index).is_some_and(|next| next.leads && over.leads)
    }

    /// The next number of the open list, if it stands behind a list of the same style that starts over
    /// at `index`.
    fn encloses(&self, over: Mark, index: usize) -> Option<&Mark> {
        let places = self.places.get(over.style);
        let later = places.get(places.partition_point(|&place| place <= index)..).unwrap_or_default();
        let mut later = later.iter().filter_map(|&place| self.marks.get(place)).zip(2..);
        let breaks = later.find(|(mark, expected)| mark.number != *expected);
        breaks.map(|(mark, _)| mark).filter(|mark| mark.number == over.number + 1)
    }

    /// Whether no plain paragraph stands between two marks or holds the second.
    fn follows(&self, over: Mark, mark: Mark) -> bool {
        let plain_lines = |line: usize| self.plain_before.get(line).copied().unwrap_or(self.plain_total);
        plain_lines(over.line + 1) == plain_lines(mark.line + usize::from(!mark.leads))
    }

    /// Whether the list of `over` is continued by a mark from `index` on.
    fn goes_on(&self, over: Mark, index: usize) -> bool {
        if !over.style.counts() {
            return false;
        }
        let places = self.places.get(over.style);
        let next = places.get(places.partition_point(|&place| place < index));
        next.and_then(|&next| self.marks.get(next)).is_some_and(|next| next.number == over.number + 1)
    }

    /// Whether no sentence ends between two marks.
    fn is_same_sentence(&self, first: Mark, second: Mark) -> bool {
        let between = self.page.text(first.end, second.at);
        first.line == second.line
            && between.len() <= OPENING
            && matches!(self.page.before(second.at), ':' | '：')
            && !between.iter().any(|&c| is_stop(c) || matches!(c, ';' | '；'))
    }

    /// Whether a bracket that opens behind a point of the same line still holds the mark.
    fn is_bracketed(&self, over: Mark, mark: Mark) -> bool {
        let between = self.page.text(over.end, mark.at);
        over.line == mark.line && between.len() <= OPENING && {
            let mut open = 0_usize;
            for c in between {
                match c {
                    '(' | '（' => open += 1,
                    ')' | '）' => open = open.saturating_sub(1),
                    _ => {}
                }
            }
            open > 0
        }
    }

    /// Leaves what a bare heading by its words or its place does not belong to.
    fn leave_for(&mut self, index: usize, mark: Mark) {
        let text = self.page.of(self.page.line(mark.line));
        if self.is_part(index, mark) {
            self.frames.clear();
        } else if turn::is_about_problems(text) || holds_any(text, &PARTS) {
            self.leave(index + 1, Style::Han.rank());
        }
    }

    /// Whether a bare heading belongs to the report itself.
    fn is_part(&self, index: usize, mark: Mark) -> bool {
        let Some(outer) = self.frames.iter().find(|frame| frame.mark.style.counts()).map(|frame| frame.mark)
        else {
            return true;
        };
        let named = || holds_any(self.page.of(self.page.line(mark.line)), &PARTS);
        !self.resumes(outer, index)
            && self.next(outer.style, index).map_or_else(named, |next| next.number == 1)
    }

    /// The innermost list of bare headings that a bare heading continues: none of the lists inside
    /// it may go on behind the heading.
    fn bare_list(&self, index: usize) -> Option<usize> {
        let inner = |place: usize| self.frames.get(place + 1..).unwrap_or_default().iter();
        let over = |place: &usize| inner(*place).all(|frame| !self.resumes(frame.mark, index));
        let is_bare = |place: &usize| {
            self.frames.get(*place).is_some_and(|frame| frame.mark.style == Style::Bare && !frame.stale)
        };
        (0..self.frames.len()).rev().filter(is_bare).find(over)
    }

    /// Whether the list of `over` goes on behind the mark at `index`, perhaps behind a list of the
    /// same style that stands inside it.
    fn resumes(&self, over: Mark, index: usize) -> bool {
        let places = self.places.get(over.style);
        let later = places.get(places.partition_point(|&place| place <= index)..).unwrap_or_default();
        let mut later = later.iter().filter_map(|&place| self.marks.get(place)).zip(1..);
        let breaks = later.find(|(mark, expected)| mark.number != *expected);
        over.style.counts() && breaks.is_some_and(|(mark, _)| mark.number == over.number + 1)
    }

    /// The next mark of a style behind the mark at `index`.
    fn next(&self, style: Style, index: usize) -> Option<&Mark> {
        let places = self.places.get(style);
        places.get(places.partition_point(|&place| place <= index)).and_then(|&next| self.marks.get(next))
    }

    /// Leaves the inner sections when a paragraph since the last mark turns to the whole chapter.
    fn conclude(&mut self, index: usize) {
        let Some(&mark) = self.marks.get(index) else { return };
        let last = index.checked_sub(1).and_then(|before| self.marks.get(before)).copied();
        let from = last.map_or(0, |last| last.line + 1);
        let until = if mark.leads { mark.line } else { mark.line + 1 };
        for line in from..until {
            if self.plain.get(line) != Some(&true) {
                continue;
            }
            let first = self.is_first_under(last, line);
            match turn::turn(self.page.of(self.page.line(line))) {
                Some(Turn::Report) => self.leave(index, 0),
                Some(Turn::Greeting) => self.leave(index, self.chapter()),
                Some(Turn::Chapter) if !first => self.leave(index, self.chapter()),
                Some(Turn::Problems) if !first && !self.is_about_problems() => {
                    self.leave(index, Style::Han.rank());
                    self.leave_topic(index);
                }
                _ => {}
            }
        }
    }

    /// The rank of a chapter: 一、 or, where the report has parts, 第一部分.
    fn chapter(&self) -> u8 {
        let outer = self.frames.first().map(|frame| frame.mark.style);
        outer.filter(|style| matches!(style, Style::Part | Style::Chapter)).unwrap_or(Style::Han).rank()
    }

    /// Whether a line is the first below a heading that stands alone on its line.
    fn is_first_under(&self, last: Option<Mark>, line: usize) -> bool {
        last.is_some_and(|last| {
            last.line + 1 == line
                && last.leads
                && !self.page.of(self.page.line(last.line)).iter().any(|&c| is_stop(c))
        })
    }

    /// Whether one of the open sections is about problems itself.
    fn is_about_problems(&self) -> bool {
        self.frames.iter().any(|frame| {
            let line = self.page.line(frame.mark.line);
            turn::is_about_problems(self.page.text(frame.mark.at, line.end.min(frame.mark.at + 30)))
        })
    }

    /// Leaves what ranks below `rank`, but not what is continued from the mark at `index` on.
    fn leave(&mut self, index: usize, rank: u8) {
        for place in (0..self.frames.len()).rev() {
            let Some(&frame) = self.frames.get(place) else { continue };
            let goes_on =
                self.goes_on(frame.mark, index) || self.resumes(frame.mark, index.saturating_sub(1));
            if frame.rank <= rank || goes_on {
                return;
            }
            self.leave_at(place);
        }
    }

    /// Leaves a chapter that is one topic among several and no review of the year.
    fn leave_topic(&mut self, index: usize) {
        let Some(place) = self.frames.iter().rposition(|frame| !frame.left) else { return };
        let Some(&frame) = self.frames.get(place) else { return };
        let line = self.page.line(frame.mark.line);
        let text = self.page.text(frame.mark.at, line.end.min(frame.mark.at + 40));
        let mut below = self.nodes.get(frame.node + 1..).unwrap_or_default().iter();
        let has_headings = below.any(|node| node.parent == Some(frame.node) && !node.mark.style.is_point());
        let is_last = frame.mark.number >= TOPICS && !self.goes_on(frame.mark, index);
        if frame.mark.style == Style::Han && is_last && !holds_any(text, &REVIEWS) && !has_headings {
            self.leave_at(place);
        }
    }

    /// Marks one open list as left.
    fn leave_at(&mut self, place: usize) {
        if let Some(frame) = self.frames.get_mut(place) {
            frame.left = true;
        }
    }
}
