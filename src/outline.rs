//! The section tree: where a section begins, its marker, its heading, its parent.
//!
//! Works on [`Source::shadow`], knows the shapes of Chinese numbering (GB/T 9704: 一、（一）1.（1）)
//! and of points (一是 二是 …); does not know figures. Cannot fail: doubt is a [`Doubt`].

use crate::source::{Source, Span};

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
        let _ = source;
        Self::default()
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
