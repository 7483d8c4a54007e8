//! What the mask of a text must have for a term to match: the question asked of every candidate.
//!
//! A term in letters can be read in several ways (xian is 县 and 西安); each way needs some sounds.
//! The answer may be "perhaps" wrongly, but never "no".

use crate::search::Mask;
use crate::search::mask;
use crate::search::reading;
use crate::search::spell::DOUBLE;

// So many characters of the text are thought of at most, and so many ways to read them.
const PARTS: usize = 4;
const WAYS: usize = 12;

/// What one term needs.
#[derive(Debug, Default)]
pub(crate) struct Need {
    /// The characters as typed.
    chars: u64,
    /// The characters that are no letters, when letters may be read.
    own: u64,
    /// Some sound of every way, as a first question.
    first: [u64; 2],
    ways: Vec<Way>,
}

/// The sounds that one way to read a term needs: all of these, and one of those if there are any.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Way {
    all: [u64; 2],
    any: [u64; 2],
}

/// What one character of the text takes of a term.
#[derive(Debug, Clone, Copy)]
enum Part {
    /// A character that is no letter.
    Own,
    /// The initial, as a set of one letter.
    Initial(u32),
    /// A whole reading: its initial and its bit.
    Whole(u32, u64),
    /// The beginning of readings, at the end of the term: the initial and their bits.
    Begun(u32, u64),
}

impl Part {
    fn initial(self) -> u32 {
        match self {
            Self::Own => 0,
            Self::Initial(initial) | Self::Whole(initial, _) | Self::Begun(initial, _) => initial,
        }
    }
}

impl Need {
    /// What a folded term needs; `is_spelt` says whether its letters may be readings.
    pub(crate) fn new(term: &str, is_spelt: bool) -> Self {
        let mut need = Self { chars: mask::chars(term), ..Self::default() };
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
    pub(crate) fn allows(&self, mask: Mask) -> bool {
        self.allows_chars(mask.chars) || self.allows_sounds(mask)
    }

    #[inline]
    fn allows_chars(&self, chars: u64) -> bool {
        self.chars & !chars == 0
    }

    #[inline]
    fn allows_sounds(&self, Mask { chars, sounds: [wholes, pairs] }: Mask) -> bool {
        let first = wholes & self.first[0] | pairs & self.first[1];
        first != 0 && self.own & !chars == 0 && self.ways.iter().any(|way| way.allows([wholes, pairs]))
    }
}

impl Way {
    fn allows(&self, [wholes, pairs]: [u64; 2]) -> bool {
        let all = self.all[0] & !wholes | self.all[1] & !pairs;
        all == 0 && (self.any == [0, 0] || self.any[0] & wholes | self.any[1] & pairs != 0)
    }

    /// The sounds of parts; the term may go on after them.
    fn of(parts: &[Part]) -> Self {
        let mut way = Self::default();
        for (index, &part) in parts.iter().enumerate() {
            let before = index.checked_sub(1).and_then(|before| parts.get(before));
            let next = parts.get(index + 1).map(|next| mask::pairs(part.initial(), next.initial()));
            match (part, before, next) {
                (Part::Whole(_, bit), ..) => way.all[0] |= bit,
                (Part::Begun(_, bits), ..) if way.any == [0, 0] => way.any[0] = bits,
                (Part::Initial(_), None, Some(next)) => way.all[1] |= next,
                // An initial is no part of its own: it stands beside the one before or the next one.
                (Part::Initial(initial), Some(before), Some(next)) if way.any == [0, 0] => {
                    let before = mask::pairs(before.initial(), initial);
                    way.any[1] = if before == 0 || next == 0 { 0 } else { before | next };
                }
                _ => {}
            }
        }
        way
    }

    /// Whether all that this way allows is allowed by `other` too.
    fn is_in(&self, other: &Self) -> bool {
        let all = other.all.iter().zip(self.all).all(|(other, own)| other & !own == 0);
        let any = self.any.iter().zip(other.any).all(|(own, other)| own & !other == 0);
        all && (other.any == [0, 0] || (self.any != [0, 0] && any))
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
    let mut begun = 0;
    for spelling in reading::readings().spellings().iter().filter(|spelling| spelling.len() > 1) {
        if let Some(rest) = rest.strip_prefix(spelling) {
            take(Part::Whole(initial, mask::whole(spelling)), rest);
        } else if spelling.starts_with(rest) {
            begun |= mask::whole(spelling);
        }
    }
    if begun != 0 && rest.len() > 1 {
        take(Part::Begun(initial, begun), "");
    }
    take(Part::Initial(initial), characters.as_str());
    let double = DOUBLE.iter().find_map(|double| rest.strip_prefix(double));
    if let Some(rest) = double.filter(|rest| !rest.is_empty()) {
        take(Part::Initial(initial), rest);
    }
}

/// Sounds of which every way needs one.
fn first(ways: &[Way]) -> [u64; 2] {
    let mut first = [0, 0];
    for way in ways {
        let lowest = |bits: u64| bits & bits.wrapping_neg();
        match way.all {
            [wholes, pairs] if wholes & first[0] | pairs & first[1] != 0 => {}
            [0, 0] if way.any == [0, 0] => return [u64::MAX, u64::MAX],
            [0, 0] => first = [first[0] | way.any[0], first[1] | way.any[1]],
            [0, pairs] => first[1] |= lowest(pairs),
            [wholes, _] => first[0] |= lowest(wholes),
        }
    }
    first
}
