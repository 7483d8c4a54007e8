//! The section tree: where a section begins, its marker, its heading, its parent.
//!
//! Works on [`Source::shadow`], knows the shapes of Chinese numbering (GB/T 9704: 一、（一）1.（1）)
//! and of points (一是 二是 …); does not know figures. Cannot fail: doubt is a [`Doubt`].

mod apart;
mod bare;
mod candidate;
mod class;
mod contents;
mod extent;
mod filter;
mod heading;
mod mark;
mod marker;
mod mend;
mod page;
mod quantity;
mod rare;
mod repeat;
mod title;
mod tree;
mod turn;
mod words;

use crate::outline::apart::Labels;
use crate::outline::mark::Mark;
use crate::outline::page::Page;
use crate::outline::tree::{Ground, Node};
use crate::source::{Shadow, Source, Span};

/// A section's place in [`Outline::sections`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SectionId(pub u32);

/// What kind of section it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SectionKind {
    /// A numbered (or bare) heading: 一、（一）1.（1）①.
    Heading,
    /// An enumerated point: 一是 …, 第一，…, a dash item.
    Point,
}

/// One section, in document order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The enclosing section, which stands earlier; `None` for the report itself.
    pub parent: Option<SectionId>,
    /// Heading or point.
    pub kind: SectionKind,
    /// The marker as written (`一、`), empty for a bare heading.
    pub marker: Span,
    /// The title without marker and closing punctuation.
    pub heading: Span,
    /// From the marker to the start of the next section that is not inside this one.
    pub extent: Span,
    /// 1 for a section of the report itself, 2 for its children, …
    pub depth: u16,
}

/// Why a stretch of text is set apart from the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Apart {
    /// The report's own title lines, its date, its speaker.
    Title,
    /// A table of contents before the body.
    Contents,
    /// Page furniture, website widgets, source lines.
    Furniture,
    /// A glossary or notes after the body.
    Glossary,
    /// Text that repeats a longer stretch word for word (a teaser, a body printed twice).
    Repeat,
    /// A line that says that text was cut out (此处隐藏4290字).
    Gap,
}

/// Something about the sections that a reader should look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doubt {
    /// Numbers are missing before this section: (三) (四) (六).
    Skipped {
        /// The section whose number does not follow.
        section: SectionId,
        /// The number expected.
        expected: u32,
        /// The number found.
        found: u32,
    },
}

/// The sections of one report.
#[derive(Debug, Clone, Default)]
pub struct Outline {
    /// All sections in document order; a parent stands before its children.
    pub sections: Vec<Section>,
    /// What is not body, in document order, without overlap.
    pub apart: Vec<(Span, Apart)>,
    /// The title lines' text span, when the report has a title.
    pub title: Option<Span>,
    /// What a reader should look at.
    pub doubts: Vec<Doubt>,
}

impl Outline {
    /// Finds the sections of a source. Total: any text gives an outline.
    pub fn parse(source: &Source) -> Self {
        let shadow = source.shadow();
        let (chars, tags) = mend::mend(&shadow.chars);
        let page = Page::new(&chars);
        let mut plan = Plan::new(&page);
        plan.inner.extend(tags.iter().map(|&(start, end)| (start, end, Apart::Furniture)));
        let nodes = tree::build(&page, &plan.marks, &plan.ground());
        let ends = extent::ends(&page, &nodes, &plan.plain, plan.width);
        let (sections, doubts) = sections(&page, shadow, &nodes, &ends);
        Self {
            sections,
            apart: spans(&page, shadow, &plan.labels, &plan.inner),
            title: plan.title.map(|(start, end)| shadow.span(start, end)),
            doubts,
        }
    }

    /// The section with this id.
    pub fn get(&self, id: SectionId) -> Option<&Section> {
        self.sections.get(id.0 as usize)
    }

    /// The innermost section that holds byte `offset`, or `None` before the first and outside all.
    pub fn at(&self, offset: u32) -> Option<SectionId> {
        let mut next = self.sections.partition_point(|section| section.extent.start <= offset).checked_sub(1);
        while let Some(index) = next {
            let section = self.sections.get(index)?;
            if section.extent.contains(offset) {
                return Some(SectionId(index as u32));
            }
            next = section.parent.map(|parent| parent.0 as usize);
        }
        None
    }

    /// The sections from the outermost down to `id` itself.
    pub fn path(&self, id: SectionId) -> Vec<SectionId> {
        let mut path = vec![id];
        while let Some(parent) = path.last().and_then(|&id| self.get(id)).and_then(|section| section.parent) {
            path.push(parent);
        }
        path.reverse();
        path
    }

    /// The part that byte `offset` is set apart for, if any.
    pub fn apart_at(&self, offset: u32) -> Option<Apart> {
        let index = self.apart.partition_point(|(span, _)| span.start <= offset).checked_sub(1)?;
        self.apart.get(index).filter(|(span, _)| span.contains(offset)).map(|&(_, apart)| apart)
    }
}

/// What is known of the text before the sections are nested.
struct Plan {
    labels: Labels,
    inner: Vec<(usize, usize, Apart)>,
    title: Option<(usize, usize)>,
    marks: Vec<Mark>,
    gaps: Vec<usize>,
    notes: Option<usize>,
    plain: Vec<bool>,
    /// The usual line length, when paragraphs are broken into lines.
    width: Option<usize>,
}

impl Plan {
    /// Labels the lines and finds the markers that are sections.
    fn new(page: &Page) -> Self {
        let mut labels = apart::label(page);
        apart::label_head(page, &mut labels);
        repeat::label(page, &mut labels);
        let candidates = candidate::collect(page);
        contents::label(page, &candidates, &mut labels);
        let mut title = title::label(page, &candidates, &mut labels);
        let mut inner = apart::inner_gaps(page, &labels);
        let gaps = gaps(page, &labels, &inner);
        inner.extend(title.and_then(|(start, _)| title::glued_head(page, start, &labels)));
        let mut marks = filter::keep(page, candidates, &labels, &gaps);
        let hashes = rare::hashes(page, &marks, &labels);
        marks.extend(hashes);
        marks.sort_by_key(|mark| mark.at);
        let notes = apart::notes(page, &labels);
        let width = bare::wrapped(page);
        let mut bare = bare::collect(page, &marks, &labels, width);
        let first = marks.first().map_or(usize::MAX, |mark| mark.line);
        let late = bare.first().map(|mark| mark.line).filter(|&line| line < first);
        if let Some(line) = late.filter(|&line| title::is_late(page, title, line)) {
            bare.remove(0);
            title = Some((page.line(line).start, page.line(line).end));
            labels.iter_mut().skip(line).take(1).for_each(|label| *label = Some(Apart::Title));
        }
        let heads_notes = |line: &usize| marks.iter().all(|mark| mark.line != *line || !mark.leads);
        let end = notes.filter(heads_notes);
        if let Some(line) =
            end.filter(|&line| !page.line(line).is_prose() && bare.iter().all(|m| m.line != line))
        {
            marks.push(bare::mark(page, line));
        }
        marks.extend(bare);
        marks.sort_by_key(|mark| mark.at);
        for label in labels.iter_mut().skip(notes.unwrap_or(usize::MAX)).filter(|label| label.is_none()) {
            *label = Some(Apart::Glossary);
        }
        let body_end = notes.map_or(page.chars.len(), |line| page.line(line).start);
        inner.retain(|&(_, end, _)| end <= body_end);
        let plain = plain(page, &labels, &marks);
        let notes = end.map(|line| page.line(line).start);
        Self { labels, inner, title, marks, gaps, notes, plain, width }
    }

    /// What the tree must know beside the marks.
    fn ground(&self) -> Ground<'_> {
        Ground { gaps: &self.gaps, notes: self.notes, plain: &self.plain }
    }
}

/// The entries at which text was cut out, in order.
fn gaps(page: &Page, labels: &Labels, inner: &[(usize, usize, Apart)]) -> Vec<usize> {
    let lines = page.lines.iter().zip(labels).filter(|(_, label)| **label == Some(Apart::Gap));
    let mut gaps: Vec<usize> =
        lines.map(|(line, _)| line.start).chain(inner.iter().map(|gap| gap.0)).collect();
    gaps.sort_unstable();
    gaps
}

/// For each line whether it is body text without a marker at its start.
fn plain(page: &Page, labels: &Labels, marks: &[Mark]) -> Vec<bool> {
    let mut plain: Vec<bool> = labels.iter().map(Option::is_none).collect();
    plain.resize(page.lines.len(), false);
    for mark in marks.iter().filter(|mark| mark.leads) {
        if let Some(line) = plain.get_mut(mark.line) {
            *line = false;
        }
    }
    plain
}

/// The nodes as sections of the text, and what is doubtful about them.
fn sections(page: &Page, shadow: &Shadow, nodes: &[Node], ends: &[usize]) -> (Vec<Section>, Vec<Doubt>) {
    let mut sections: Vec<Section> = Vec::with_capacity(nodes.len());
    let mut doubts = Vec::new();
    for (index, (node, &extent_end)) in nodes.iter().zip(ends).enumerate() {
        let mark = node.mark;
        // Where a broken line ends with a point's marker, the point stands in the next one.
        let below = mark.style.is_point() && mark.ends_line(page);
        let text = page.line(mark.line + usize::from(below));
        let limit = nodes.get(index + 1).map_or(text.end, |next| next.mark.at.min(text.end));
        let from = if below { text.start } else { mark.end };
        let (start, end) = heading::range(page, mark.style, from, limit);
        let parent = node.parent.and_then(|parent| sections.get(parent));
        let depth = parent.map_or(1, |parent| parent.depth.saturating_add(1));
        let (extent, heading) = (shadow.span(mark.at, extent_end), shadow.span(start, end));
        // Debris before the next marker belongs to neither, so that an empty heading would lie behind it.
        let heading = Span::new(heading.start.min(extent.end), heading.end.min(extent.end));
        sections.push(Section {
            parent: node.parent.map(|parent| SectionId(parent as u32)),
            kind: if mark.style.is_point() { SectionKind::Point } else { SectionKind::Heading },
            marker: shadow.span(mark.at, mark.end),
            heading,
            extent,
            depth,
        });
        if let Some(expected) = node.expected {
            doubts.push(Doubt::Skipped { section: SectionId(index as u32), expected, found: mark.number });
        }
    }
    (sections, doubts)
}

/// The labelled lines as spans of the text; neighbours with one label become one span.
fn spans(
    page: &Page,
    shadow: &Shadow,
    labels: &Labels,
    inner: &[(usize, usize, Apart)],
) -> Vec<(Span, Apart)> {
    let mut spans: Vec<(Span, Apart)> = Vec::new();
    let mut last = None;
    for (line, label) in page.lines.iter().zip(labels) {
        let span = shadow.span(line.start, line.end);
        match (spans.last_mut(), label) {
            (Some((whole, _)), Some(label)) if last == Some(*label) => whole.end = span.end,
            (_, Some(label)) => spans.push((span, *label)),
            _ => {}
        }
        last = *label;
    }
    spans.extend(inner.iter().map(|&(start, end, apart)| (shadow.span(start, end), apart)));
    spans.sort_by_key(|(span, _)| span.start);
    // A gap inside the head of a one-line report stays part of the head.
    let mut end = 0;
    spans.retain(|(span, _)| {
        let free = span.start >= end;
        end = if free { span.end } else { end };
        free
    });
    spans
}
