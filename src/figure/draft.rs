//! A figure before its texts are cut out: quantity, name, role and links by places in the shadow.
//!
//! Holds what the steps of reading share; reads nothing itself.

use crate::figure::quantity::Quantity;
use crate::figure::text::Range;
use crate::figure::{Approx, Direction, Linking, Naming, Scoping, Status};

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
    /// Whether it says what part of a plan was carried out: nothing changes it.
    pub(super) yardstick: bool,
    /// What decided all this.
    pub(super) why: Why,
}

/// What decided name, role, status and link, by places in the shadow.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Why {
    pub(super) naming: Naming,
    /// The number of the figure that the name is taken over from.
    pub(super) from: Option<Range>,
    pub(super) role: Option<Range>,
    pub(super) scoping: Scoping,
    /// The word or the heading that decided the status.
    pub(super) status: Option<Range>,
    pub(super) link: Option<Linking>,
}

impl Draft {
    /// Gives it a name of these pieces.
    pub(super) fn call(&mut self, name: Vec<Piece>, naming: Naming) {
        self.name = name;
        (self.why.naming, self.why.from) = (naming, None);
    }

    /// Gives it the name of another figure.
    pub(super) fn call_like(&mut self, other: &Self) {
        self.name.clone_from(&other.name);
        (self.why.naming, self.why.from) = (Naming::Taken, Some(other.quantity.range));
    }

    /// Gives it the status of another figure and what decided that.
    pub(super) fn rate_like(&mut self, other: &Self) {
        self.status = other.status;
        (self.why.scoping, self.why.status) = (other.why.scoping, other.why.status);
    }
}
