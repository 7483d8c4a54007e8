//! Where sections end: where the next one begins that is not inside, or before a paragraph that
//! does not belong to them any more.
//!
//! A list in running text ends with its paragraph. A list of paragraphs ends before one that turns
//! to something else, when the list does not go on behind it. Nothing ends before what it encloses.

use crate::outline::marker::Style;
use crate::outline::page::{Page, is_stop};
use crate::outline::tree::Node;
use crate::outline::turn::{self, Turn};

/// How much of a heading tells what it is about.
const HEADING: usize = 30;
/// A line that stops so little before the usual width may go on in the next line.
const RAGGED: usize = 2;

/// Why a paragraph may stand outside what is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reason {
    /// It is another paragraph than the one that a list stands in.
    Paragraph,
    /// Its words turn away.
    Turn(Turn),
}

/// The entry at which each node ends; `plain` tells the lines without a marker at their start.
pub(super) fn ends(page: &Page, nodes: &[Node], plain: &[bool], width: Option<usize>) -> Vec<usize> {
    let ends = whole(page, nodes);
    let mut extents = Extents { page, nodes, plain, width, ends };
    for last in 0..nodes.len() {
        extents.shorten(last);
    }
    extents.ends
}

/// Ends every node where the next one begins that is not inside it.
fn whole(page: &Page, nodes: &[Node]) -> Vec<usize> {
    let mut ends = vec![page.chars.len(); nodes.len()];
    let mut open: Vec<usize> = Vec::new();
    for (index, node) in nodes.iter().enumerate() {
        while let Some(&last) = open.last() {
            if node.parent == Some(last) {
                break;
            }
            open.pop();
            if let Some(end) = ends.get_mut(last) {
                *end = node.mark.at;
            }
        }
        open.push(index);
    }
    ends
}

/// The ends so far and what they depend on.
struct Extents<'a> {
    page: &'a Page<'a>,
    nodes: &'a [Node],
    plain: &'a [bool],
    /// The usual line length, when paragraphs are broken into lines.
    width: Option<usize>,
    ends: Vec<usize>,
}

impl Extents<'_> {
    /// Reads the paragraphs between a node and the next one, and ends what they do not belong to.
    fn shorten(&mut self, last: usize) {
        let Some(node) = self.nodes.get(last).copied() else { return };
        let next = self.nodes.get(last + 1).map_or(self.page.chars.len(), |next| next.mark.at);
        let mut before = node.mark.line;
        for line in node.mark.line + 1..self.page.lines.len() {
            if self.page.line(line).start >= next {
                return;
            }
            if self.plain.get(line) != Some(&true) {
                continue;
            }
            if self.opens(before, line) && !(before == node.mark.line && self.is_title(node)) {
                let turn = turn::turn(self.page.of(self.page.line(line)));
                self.end(last, line, Reason::Paragraph);
                if let Some(turn) = turn {
                    self.end(last, line, Reason::Turn(turn));
                }
            }
            before = line;
        }
    }

    /// Ends the node and those around it before a line, from the inside out, as far as the reason goes.
    fn end(&mut self, last: usize, line: usize, reason: Reason) {
        let at = self.page.line(line).start;
        let next = self.nodes.get(last + 1);
        let begins = next.map_or(self.page.chars.len(), |next| next.mark.at);
        if reason == Reason::Turn(Turn::Problems) && self.is_about_problems(last) {
            return;
        }
        let mut place = Some(last);
        while let Some(index) = place {
            let (Some(node), Some(end)) = (self.nodes.get(index), self.ends.get_mut(index)) else { return };
            let over = *end <= at;
            if !over && (*end > begins || !is_closed(node, next, reason)) {
                return;
            }
            *end = at.min(*end);
            place = node.parent;
        }
    }

    /// Whether a paragraph opens at `line`; `before` is the line of text before it.
    fn opens(&self, before: usize, line: usize) -> bool {
        let above = self.page.line(before);
        let full = self.width.is_some_and(|width| above.len() + RAGGED >= width);
        let announces = matches!(self.page.of(above).last(), Some(':' | '：'));
        let indented = self.page.is_indented(self.page.line(line));
        self.page.is_ended(above) && !announces && (!full || indented)
    }

    /// Whether a node is a heading that stands alone on its line, so that the next line is its text.
    fn is_title(&self, node: Node) -> bool {
        node.mark.leads && !self.page.of(self.page.line(node.mark.line)).iter().any(|&c| is_stop(c))
    }

    /// Whether the node or one around it is about problems.
    fn is_about_problems(&self, last: usize) -> bool {
        let mut path = std::iter::successors(self.nodes.get(last), |node| self.nodes.get(node.parent?));
        path.any(|node| {
            let end = self.page.line(node.mark.line).end.min(node.mark.at + HEADING);
            turn::is_about_problems(self.page.text(node.mark.at, end))
        })
    }
}

/// Whether a node ends for a reason; `next` is the next node of the report.
fn is_closed(node: &Node, next: Option<&Node>, reason: Reason) -> bool {
    let (mark, style) = (node.mark, node.mark.style);
    let goes_on = next.filter(|next| {
        next.parent == node.parent
            && next.mark.style == style
            && (!style.counts() || next.mark.number > mark.number)
    });
    let small = style.is_point() || style.is_fine();
    match reason {
        Reason::Paragraph => small && !mark.leads && !goes_on.is_some_and(|next| next.mark.leads),
        Reason::Turn(_) if goes_on.is_some() => false,
        Reason::Turn(Turn::Report) => true,
        Reason::Turn(Turn::List) => style.is_point(),
        Reason::Turn(_) => style.is_point() || style.rank() > Style::Han.rank() && node.parent.is_some(),
    }
}
