//! A marker in its place: where it stands, its shape and its number.
//!
//! Holds what the steps share; finds nothing itself.

use crate::outline::marker::{Marker, Style};

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

impl Mark {
    /// A marker at `at` of a line.
    pub(super) fn new(at: usize, marker: Marker, line: usize, leads: bool) -> Self {
        let Marker { style, number, end } = marker;
        Self { at, end, style, number, line, leads }
    }
}
