//! The labels of many candidates with their masks, in groups: a report and what is in it.
//!
//! A pass over millions reads the columns of masks and the texts of few. Does not know what a label
//! stands for.

use crate::search::mask::Sounds;
use crate::search::need::Need;
use crate::search::term::Term;
use crate::search::{Glance, Index, Mask, Query};

/// So many masks stand in one piece, so that the columns grow without being moved.
const CHUNK: usize = 1 << 14;

/// Some labels, in one text, with a column for each part of the mask; a group stands in one chunk.
#[derive(Debug)]
pub(crate) struct Chunk {
    text: String,
    /// Where each label ends.
    ends: Vec<u32>,
    chars: Vec<u64>,
    sounds: Vec<Sounds>,
}

/// Where the labels of a group stand.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Group {
    chunk: u32,
    start: u32,
    len: u32,
}

impl Chunk {
    fn new(size: usize) -> Self {
        Self {
            text: String::new(),
            ends: Vec::with_capacity(size),
            chars: Vec::with_capacity(size),
            sounds: Vec::with_capacity(size),
        }
    }

    fn room(&self) -> usize {
        self.chars.capacity() - self.chars.len()
    }
}

/// Adds a group.
pub(crate) fn add<'a>(index: &mut Index, labels: impl Iterator<Item = &'a str>) {
    let group = write(index, &labels.collect::<Vec<_>>());
    index.candidates += group.len as usize;
    index.groups.push(group);
}

/// Gives a group other labels; the room of the old ones is not used again.
pub(crate) fn replace<'a>(index: &mut Index, group: usize, labels: impl Iterator<Item = &'a str>) {
    if group >= index.groups.len() {
        return;
    }
    let new = write(index, &labels.collect::<Vec<_>>());
    let Some(group) = index.groups.get_mut(group) else { return };
    let old = std::mem::replace(group, new);
    index.candidates = index.candidates + new.len as usize - old.len as usize;
}

fn write(index: &mut Index, labels: &[&str]) -> Group {
    if index.chunks.last().is_none_or(|chunk| chunk.room() < labels.len()) {
        if let Some(full) = index.chunks.last_mut() {
            full.text.shrink_to_fit();
        }
        index.chunks.push(Chunk::new(labels.len().max(CHUNK)));
    }
    let number = index.chunks.len().saturating_sub(1) as u32;
    let Some(chunk) = index.chunks.last_mut() else { return Group { chunk: 0, start: 0, len: 0 } };
    let group = Group { chunk: number, start: chunk.ends.len() as u32, len: labels.len() as u32 };
    for label in labels {
        let Mask { chars, sounds } = Mask::of(label);
        chunk.text.push_str(label);
        chunk.ends.push(chunk.text.len() as u32);
        chunk.chars.push(chars);
        chunk.sounds.push(sounds);
    }
    group
}

/// A label of a group.
pub(crate) fn label(index: &Index, group: usize, number: u32) -> Option<&str> {
    let &Group { chunk, start, len } = index.groups.get(group)?;
    let chunk = index.chunks.get(chunk as usize)?;
    let at = (start + number) as usize;
    let end = chunk.ends.get(at).filter(|_| number < len)?;
    let begin = at.checked_sub(1).and_then(|before| chunk.ends.get(before)).copied().unwrap_or(0);
    chunk.text.get(begin as usize..*end as usize)
}

/// The masks of a group, column by column.
fn columns(index: &Index, group: usize) -> Option<(&[u64], &[Sounds])> {
    let &Group { chunk, start, len } = index.groups.get(group)?;
    let chunk = index.chunks.get(chunk as usize)?;
    let range = start as usize..(start + len) as usize;
    Some((chunk.chars.get(range.clone())?, chunk.sounds.get(range)?))
}

/// How many labels a group has.
pub(crate) fn labels(index: &Index, group: usize) -> usize {
    index.groups.get(group).map_or(0, |group| group.len as usize)
}

/// Whether one label of a group may match.
pub(crate) fn allows(index: &Index, query: &Query, group: usize, number: u32) -> bool {
    let Some((chars, sounds)) = columns(index, group) else { return false };
    let mask = |number: usize| Some(Mask { chars: *chars.get(number)?, sounds: *sounds.get(number)? });
    let Some((first, mask)) = mask(0).zip(mask(number as usize)) else { return false };
    match query.terms.as_slice() {
        [term] => term.need.allows(mask),
        terms => Several::new(terms, first).allow(mask, number),
    }
}

/// What a look at a label tells.
pub(crate) fn glance(index: &Index, query: &Query, group: usize, number: u32) -> Glance {
    let ([term], Some((chars, sounds))) = (query.terms.as_slice(), columns(index, group)) else {
        return Glance::Unknown;
    };
    let number = number as usize;
    let mask = chars.get(number).zip(sounds.get(number)).map(|(&chars, &sounds)| Mask { chars, sounds });
    match (mask, label(index, group, number as u32)) {
        (Some(mask), Some(label)) => term.glance(mask, label),
        _ => Glance::Unknown,
    }
}

/// Puts the numbers of a group's labels that may match into `found`.
pub(crate) fn may_match(index: &Index, query: &Query, group: usize, found: &mut Vec<u32>) {
    let Some((chars, sounds)) = columns(index, group) else { return };
    let masks = chars.iter().zip(sounds).map(|(&chars, &sounds)| Mask { chars, sounds });
    match query.terms.as_slice() {
        [] => found.extend(0..chars.len() as u32),
        [term] if !term.need.is_spelt() => {
            // One column rules nearly everything out.
            let hits = chars.iter().zip(0..).filter(|(chars, _)| term.need.allows_chars(**chars));
            let sounds = |number: u32| sounds.get(number as usize).copied().unwrap_or_default();
            let hits = hits.filter(|&(_, number)| term.need.allows_wholes(sounds(number)));
            found.extend(hits.map(|(_, number)| number));
        }
        [term] => {
            found
                .extend(masks.zip(0..).filter(|(mask, _)| term.need.allows(*mask)).map(|(_, number)| number));
        }
        terms => {
            let several = Several::new(terms, masks.clone().next().unwrap_or_default());
            let hits = masks.zip(0..).filter(|&(mask, number)| several.allow(mask, number));
            found.extend(hits.map(|(_, number)| number));
        }
    }
}

/// Several terms: what the first label of a group has, the others need not have, but each of them
/// must have something.
struct Several<'a> {
    free: Vec<&'a Need>,
    bound: Vec<&'a Need>,
}

impl<'a> Several<'a> {
    fn new(terms: &'a [Term], first: Mask) -> Self {
        let (free, bound) = terms.iter().map(|term| &term.need).partition(|need| need.allows(first));
        Self { free, bound }
    }

    fn allow(&self, mask: Mask, number: u32) -> bool {
        let is_own = number == 0 || !self.bound.is_empty() || self.free.is_empty();
        self.bound.iter().all(|need| need.allows(mask))
            && (is_own || self.free.iter().any(|need| need.allows(mask)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index() -> Index {
        let mut index = Index::default();
        index.add(["青石镇2023年工作总结", "一、农业生产", "生产总值 3428万元"].into_iter());
        index.add(["石桥镇2022年工作总结", "一、农业生产", "粮食产量 12万吨"].into_iter());
        index
    }

    #[track_caller]
    fn check(query: &str, expected: &[&[u32]]) {
        let (index, query) = (index(), Query::new(query));
        let found = (0..=index.groups()).map(|group| {
            let mut found = Vec::new();
            index.may_match(&query, group, &mut found);
            // A mask may say "perhaps" wrongly.
            let whole = query.scores(index.label(group, 0).unwrap_or_default());
            found.retain(|&number| {
                assert!(index.allows(&query, group, number));
                let label = index.label(group, number).unwrap();
                if number == 0 {
                    query.score(label).is_some()
                } else {
                    query.score_part(label, &whole).is_some()
                }
            });
            found
        });
        assert_eq!(found.collect::<Vec<_>>(), [expected, &[&[]]].concat(), "{query:?}");
    }

    #[test]
    fn the_candidates_of_a_group_are_asked() {
        assert_eq!((index().groups(), index().candidates()), (2, 6));
        check("", &[&[0, 1, 2], &[0, 1, 2]]);
        check("农业", &[&[1], &[1]]);
        check("liangshi", &[&[], &[2]]);
    }

    #[test]
    fn terms_may_be_shared_with_the_first_label() {
        check("青石 农业", &[&[1], &[]]);
        check("2022 农业", &[&[], &[1]]);
        check("青石 2023", &[&[0], &[]]);
        check("农业 粮食", &[&[], &[]]);
    }

    #[test]
    fn a_group_may_be_replaced() {
        let mut index = index();
        index.replace(0, ["青石镇2023年工作总结", "一、旅游"].into_iter());
        index.replace(7, ["没有"].into_iter());
        assert_eq!((index.groups(), index.candidates(), index.labels(0)), (2, 5, 2));
        let found = |query: &str| {
            [0, 1].map(|group| {
                let mut found = Vec::new();
                index.may_match(&Query::new(query), group, &mut found);
                found
            })
        };
        assert_eq!(found("农业"), [vec![], vec![1]]);
        assert_eq!(found("旅游"), [vec![1], vec![]]);
    }

    #[test]
    fn a_group_may_be_larger_than_a_chunk() {
        let mut index = Index::default();
        index.add(std::iter::repeat_n("农业", CHUNK + 10));
        index.add(["工业", "农业"].into_iter());
        let mut found = Vec::new();
        index.may_match(&Query::new("农业"), 0, &mut found);
        assert_eq!(found.len(), CHUNK + 10);
        found.clear();
        index.may_match(&Query::new("农业"), 1, &mut found);
        assert_eq!(found, [1]);
        assert_eq!(
            (index.label(1, 0), index.label(1, 1), index.label(1, 2)),
            (Some("工业"), Some("农业"), None)
        );
    }
}
