//! A figure before its texts are cut out: quantity, name, role and links by places in the shadow.
//!
//! Holds what the steps of reading share; reads nothing itself.

use crate::figure::quantity::Quantity;
use crate::figure::text::Range;
use crate::figure::{Approx, Direction, Status};

/// How many figures before one are looked at in its sentence.
pub(super) const RECENT: usize = 256;

/// A piece of a name: words of the text, or a word that the text implies (城乡 → 城镇).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece {
    /// Words of the text.
    Words(Range),
    /// A word that stands for a part of one.
    Implied(&'static str),
}

/// What a quantity is to the thing measured, by places in the list of drafts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DraftRole {
    Level,
    Share,
    Change { of: Option<usize>, basis: Option<Range>, direction: Option<Direction> },
}

/// A figure before its texts are cut out.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Draft {
    pub(super) quantity: Quantity,
    pub(super) name: Vec<Piece>,
    pub(super) role: DraftRole,
    pub(super) approx: Approx,
    pub(super) status: Status,
    pub(super) period: Option<Range>,
    pub(super) sentence: Range,
    /// How many parentheses are open around it.
    pub(super) depth: u8,
    /// Whether the name stands in the figure's own clause.
    pub(super) own: bool,
    /// The first figure of the list that it is a member of; itself when it stands alone.
    pub(super) list: usize,
    /// Whether nothing later changes it: a share of a plan (完成年度目标的90%), the base of a
    /// comparison (比上年的32亿元).
    pub(super) aside: bool,
}
