//! What the mask of a text must have for a term to match: the question asked of every candidate.
//!
//! A term in letters can be read in several ways (xian is 县 and 西安); each way needs some sounds.
//! The answer may be "perhaps" wrongly, but never "no".

use crate::search::Mask;
use crate::search::mask::{self, NONE, Sounds, has_all, has_any};
use crate::search::reading;
use crate::search::spell::DOUBLE;

// So many characters of the text are thought of at most, and so many ways to read them.
const PARTS: usize = 4;
const WAYS: usize = 12;

/// What one term needs.
#[derive(Debug, Default)]
pub(crate) struct Need {
    /// The characters as typed, and how the ideographs among them are read.
    chars: u64,
    wholes: Sounds,
    /// The characters that are no letters, when letters may be read.
    own: u64,
    /// Some sound of every way, as a first question.
    first: Sounds,
    ways: Vec<Way>,
}

/// What one way to read a term needs: all of these sounds, and one of those if there are any.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Way {
    all: Sounds,
    any: Sounds,
    /// Letters with which no reading begins.
    letters: u64,
}

/// What one character of the text takes of a term.
#[derive(Debug, Clone, Copy)]
enum Part {
    /// A character that is no letter.
    Own,
    /// The initial, as a set of one letter, and that letter if no reading begins with it.
    Initial(u32, u64),
    /// A whole reading: its initial and its bit.
    Whole(u32, Sounds),
    /// The beginning of readings, at the end of the term: the initial and their bits.
    Begun(u32, Sounds),
}

impl Part {
    fn initial(self) -> u32 {
        match self {
            Self::Own => 0,
            Self::Initial(initial, _) | Self::Whole(initial, _) | Self::Begun(initial, _) => initial,
        }
    }
}

impl Need {
    /// What a folded term needs; `is_spelt` says whether its letters may be readings.
    pub(crate) fn new(term: &str, is_spelt: bool) -> Self {
        let mut need = Self { chars: mask::chars(term), wholes: mask::wholes(term), ..Self::default() };
        if is_spelt {
            need.own = mask::chars(&term.replace(|c: char| c.is_ascii_lowercase(), ""));
            need.ways = (1..=PARTS)
                .rev()
                .map(|parts| ways(term, parts))
                .find(|w| w.len() <= WAYS)
                .unwrap_or_default();
            need.first = first(&need.ways);
        }
        need
    }

    /// Whether a text with this mask can match.
    #[inline]
    pub(crate) fn allows(&self, mask: &Mask) -> bool {
        has_all(mask.sounds, self.wholes) && (self.chars & !mask.chars == 0 || self.allows_sounds(mask))
    }

    #[inline]
    fn allows_sounds(&self, Mask { chars, sounds, .. }: &Mask) -> bool {
        has_any(*sounds, self.first)
            && self.own & !chars == 0
            && self.ways.iter().any(|way| way.letters & !chars == 0 && way.allows(*sounds))
    }
}

impl Way {
    #[inline]
    fn allows(&self, sounds: Sounds) -> bool {
        has_all(sounds, self.all) && (self.any == NONE || has_any(sounds, self.any))
    }

    /// The sounds of parts; the term may go on after them.
    fn of(parts: &[Part]) -> Self {
        let mut way = Self::default();
        for (index, &part) in parts.iter().enumerate() {
            let before = index.checked_sub(1).and_then(|before| parts.get(before));
            let next = parts.get(index + 1).map(|next| mask::pairs(part.initial(), next.initial()));
            if let Part::Initial(_, letter) = part {
                way.letters |= letter;
            }
            match (part, before, next) {
                (Part::Whole(_, bit), ..) => way.all = mask::or(way.all, bit),
                (Part::Begun(_, bits), ..) if way.any == NONE => way.any = bits,
                (Part::Initial(..), None, Some(next)) => way.all = mask::or(way.all, next),
                // An initial is no part of its own: it stands beside the one before or the next one.
                (Part::Initial(initial, _), Some(before), Some(next)) if way.any == NONE => {
                    let before = mask::pairs(before.initial(), initial);
                    let is_known = before != NONE && next != NONE;
                    way.any = if is_known { mask::or(before, next) } else { NONE };
                }
                _ => {}
            }
        }
        way
    }

    /// Whether all that this way allows is allowed by `other` too.
    fn is_in(&self, other: &Self) -> bool {
        let is_any = other.any == NONE || (self.any != NONE && has_all(other.any, self.any));
        has_all(self.all, other.all) && is_any && other.letters & !self.letters == 0
    }
}

/// The ways to read a term, as far as so many parts, those left out that others contain.
fn ways(term: &str, parts: usize) -> Vec<Way> {
    let mut found = Vec::new();
    read(term, parts, &mut Vec::new(), &mut found);
    let mut kept: Vec<Way> = Vec::new();
    for way in found {
        if !kept.iter().any(|known| way.is_in(known)) {
            kept.retain(|known| !known.is_in(&way));
            kept.push(way);
        }
    }
    kept
}

fn read(rest: &str, most: usize, parts: &mut Vec<Part>, found: &mut Vec<Way>) {
    let mut characters = rest.chars();
    let Some(first) = characters.next().filter(|_| parts.len() < most) else {
        return found.push(Way::of(parts));
    };
    let mut take = |part, rest: &str| {
        parts.push(part);
        read(rest, most, parts, found);
        parts.pop();
    };
    let initial = mask::letter(first);
    if initial == 0 {
        return take(Part::Own, characters.as_str());
    }
    let mut begun = NONE;
    for spelling in reading::readings().spellings().iter().filter(|spelling| spelling.len() > 1) {
        if let Some(rest) = rest.strip_prefix(spelling) {
            take(Part::Whole(initial, mask::whole(spelling)), rest);
        } else if spelling.starts_with(rest) {
            begun = mask::or(begun, mask::whole(spelling));
        }
    }
    if begun != NONE && rest.len() > 1 {
        take(Part::Begun(initial, begun), "");
    }
    let is_read = reading::readings().spellings().iter().any(|spelling| spelling.starts_with(first));
    let letter = if is_read { 0 } else { mask::chars(first.encode_utf8(&mut [0; 4])) };
    take(Part::Initial(initial, letter), characters.as_str());
    let double = DOUBLE.iter().find_map(|double| rest.strip_prefix(double));
    if let Some(rest) = double.filter(|rest| !rest.is_empty()) {
        take(Part::Initial(initial, 0), rest);
    }
}

/// Sounds of which every way needs one.
fn first(ways: &[Way]) -> Sounds {
    let mut first = NONE;
    for way in ways {
        let lowest = way.all.iter().position(|bits| *bits != 0);
        match lowest {
            _ if has_any(way.all, first) => {}
            None if way.any == NONE => return [u64::MAX; 4],
            None => first = mask::or(first, way.any),
            Some(word) => {
                if let (Some(first), Some(bits)) = (first.get_mut(word), way.all.get(word)) {
                    *first |= bits & bits.wrapping_neg();
                }
            }
        }
    }
    first
}
