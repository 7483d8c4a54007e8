//! A marker in its place: where it stands, its shape and its number.
//!
//! Holds what the steps share; finds nothing itself.

use crate::outline::marker::{Marker, Style};
use crate::outline::page::Page;

/// A marker in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    /// Its first character.
    pub(super) at: usize,
    /// The entry after the marker.
    pub(super) end: usize,
    /// Its shape.
    pub(super) style: Style,
    /// Its number; 0 when it has none. A bare heading has the number that it stands for.
    pub(super) number: u32,
    /// The line it stands in.
    pub(super) line: usize,
    /// Whether it opens its line.
    pub(super) leads: bool,
}

/// Lists by the styles that a report uses, which are few.
pub(super) struct ByStyle<T>(Vec<(Style, Vec<T>)>);

impl<T> ByStyle<T> {
    /// No list.
    pub(super) fn new() -> Self {
        Self(Vec::new())
    }

    /// The list of a style.
    pub(super) fn get(&self, style: Style) -> &[T] {
        self.0.iter().find(|(other, _)| *other == style).map_or(&[], |(_, list)| list)
    }

    /// Adds to the list of a style.
    pub(super) fn push(&mut self, style: Style, value: T) {
        match self.0.iter_mut().find(|(other, _)| *other == style) {
            Some((_, list)) => list.push(value),
            None => self.0.push((style, vec![value])),
        }
    }
}

impl Mark {
    /// A marker at `at` of a line.
    pub(super) fn new(at: usize, marker: Marker, line: usize, leads: bool) -> Self {
        let Marker { style, number, end } = marker;
        Self { at, end, style, number, line, leads }
    }

    /// Whether nothing stands between the marker and the end of its line.
    pub(super) fn ends_line(&self, page: &Page) -> bool {
        self.end == page.line(self.line).end
    }
}

/// Where the marks of each style stand among all.
pub(super) fn places(marks: &[Mark]) -> ByStyle<usize> {
    let mut places = ByStyle::new();
    for (index, mark) in marks.iter().enumerate() {
        places.push(mark.style, index);
    }
    places
}
