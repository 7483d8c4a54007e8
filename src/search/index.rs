//! The labels of many candidates with their masks, in groups: a report and what is in it.
//!
//! A pass over millions reads the columns of masks and the texts of few. Does not know what a label
//! stands for.

use std::borrow::Cow;
use std::sync::PoisonError;

use crate::library::{Label, Words};
use crate::search::mask;
use crate::search::need::Need;
use crate::search::sieve::Sieve;
use crate::search::spell::Begun;
use crate::search::term::Term;
use crate::search::{Glance, Index, Mask, Query};

/// Where the labels of a group stand.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Group {
    start: u32,
    len: u32,
}

/// Adds a group.
pub(crate) fn add<'a>(index: &mut Index, labels: impl Iterator<Item = &'a str>) {
    let group = write(index, labels);
    index.groups.push(group);
    index.candidates += group.len as usize;
}

/// An index of labels that are there already.
pub(crate) fn of_columns(words: Words, labels: Vec<Label>, counts: impl Iterator<Item = u32>) -> Index {
    let mut start = 0_u32;
    let groups = counts.map(|len| {
        let group = Group { start, len };
        start = start.saturating_add(len);
        group
    });
    let groups: Vec<Group> = groups.collect();
    let candidates = groups.iter().map(|group| group.len as usize).sum();
    Index { words, labels, groups, candidates, ..Index::default() }
}

/// Gives a group other labels; what it had stays where it was, unused.
pub(crate) fn replace<'a>(index: &mut Index, group: usize, labels: impl Iterator<Item = &'a str>) {
    if group >= index.groups.len() {
        return;
    }
    let new = write(index, labels);
    let Some(group) = index.groups.get_mut(group) else { return };
    let old = std::mem::replace(group, new);
    index.candidates = index.candidates + new.len as usize - old.len as usize;
}

/// The first label of a group is its own; the words of the others are in many.
fn write<'a>(index: &mut Index, mut labels: impl Iterator<Item = &'a str>) -> Group {
    let start = index.labels.len();
    if let Some(first) = labels.next() {
        index.labels.push([index.words.push(first).unwrap_or(0), 0]);
    }
    index.labels.extend(labels.map(|label| index.words.label(label)));
    Group { start: start as u32, len: (index.labels.len() - start) as u32 }
}

/// Makes the masks of so many words that have none yet.
pub(crate) fn prepare(index: &mut Index, most: usize) {
    let start = index.kinds.len();
    for number in start..index.words.len().min(start.saturating_add(most)) {
        let mask = Mask::of(index.words.get(number as u32));
        let next = index.masks.len() as u32;
        let kind = *index.known.entry(mask).or_insert(next);
        if kind == next {
            index.masks.push(mask);
        }
        index.kinds.push(kind);
    }
}

/// A label of a group.
pub(crate) fn label(index: &Index, group: usize, number: u32) -> Option<Cow<'_, str>> {
    let &[head, tail] = of(index, group)?.get(number as usize)?;
    let head = index.words.get(head);
    Some(match tail {
        0 => Cow::Borrowed(head),
        _ => Cow::Owned([head, index.words.get(tail)].concat()),
    })
}

/// The first word of a label of a group: of a figure its name.
pub(crate) fn head(index: &Index, group: usize, number: u32) -> Option<u32> {
    of(index, group)?.get(number as usize).map(|label| label[0])
}

fn of(index: &Index, group: usize) -> Option<&[Label]> {
    let &Group { start, len } = index.groups.get(group)?;
    index.labels.get(start as usize..)?.get(..len as usize)
}

/// A label has what its words have: no sound is read across the place where it was cut. What a word has
/// that has no mask yet is not known, so it may have everything.
fn mask(index: &Index, [head, tail]: Label) -> Mask {
    let kind = |word: u32| index.kinds.get(word as usize).and_then(|&kind| index.masks.get(kind as usize));
    let mask = |word: u32| kind(word).copied().unwrap_or(Mask::ALL);
    let (head, tail) = (mask(head), mask(tail));
    Mask { chars: head.chars | tail.chars, sounds: mask::or(head.sounds, tail.sounds) }
}

/// How many labels a group has.
pub(crate) fn labels(index: &Index, group: usize) -> usize {
    index.groups.get(group).map_or(0, |group| group.len as usize)
}

/// Whether one label of a group may match.
pub(crate) fn allows(index: &Index, query: &Query, group: usize, number: u32) -> bool {
    let Some(labels) = of(index, group) else { return false };
    let Some((&first, &label)) = labels.first().zip(labels.get(number as usize)) else { return false };
    let label = mask(index, label);
    match query.terms.as_slice() {
        [term] => term.need.allows(label),
        terms => Several::new(terms, mask(index, first)).allow(number, |term| term.need.allows(label)),
    }
}

/// What a look at each of these labels tells.
pub(crate) fn glances(index: &Index, query: &Query, group: usize, found: &[u32], glances: &mut Vec<Glance>) {
    glances.clear();
    let ([term], Some(labels)) = (query.terms.as_slice(), of(index, group)) else {
        return glances.resize(found.len(), Glance::Unknown);
    };
    let mut sieve = query.sieve.lock().unwrap_or_else(PoisonError::into_inner);
    sieve.follow(&index.key, (&index.masks, &index.kinds), &query.terms);
    glances.extend(found.iter().map(|&number| {
        let label = labels.get(number as usize).copied().unwrap_or_default();
        glance(index, term, label, &mut sieve)
    }));
}

fn glance(index: &Index, term: &Term, label: Label, sieve: &mut Sieve) -> Glance {
    // Where the letters of a term stand themselves, they may count more than what they sound like.
    let allows_chars = || {
        let known = sieve.allows_chars(label);
        known.unwrap_or_else(|| term.need.allows_chars(mask(index, label).chars))
    };
    if term.need.is_spelt() && allows_chars() {
        return Glance::Unknown;
    }
    let [head, tail] = label.map(|word| index.words.get(word));
    match sieve.begun(label[0], || term.begins(head)) {
        Begun::Matches => Glance::Worth(term.most()),
        Begun::Open => term.glance([head, tail]),
        Begun::Closed => match term.begins(tail) {
            Begun::Matches => Glance::Worth(term.most()),
            Begun::Open | Begun::Closed => Glance::Misses,
        },
    }
}

/// How many bytes a label has.
pub(crate) fn len(index: &Index, group: usize, number: u32) -> usize {
    let label = of(index, group).and_then(|labels| labels.get(number as usize));
    label.map_or(0, |label| label.map(|word| index.words.get(word).len()).iter().sum())
}

/// Puts the numbers of a group's labels that may match into `found`.
pub(crate) fn may_match(index: &Index, query: &Query, group: usize, found: &mut Vec<u32>) {
    let Some(labels) = of(index, group) else { return };
    let numbered = labels.iter().copied().zip(0..);
    let mut sieve = query.sieve.lock().unwrap_or_else(PoisonError::into_inner);
    sieve.follow(&index.key, (&index.masks, &index.kinds), &query.terms);
    match query.terms.as_slice() {
        [] => found.extend(0..labels.len() as u32),
        [term] => {
            let hits = numbered.filter(|&(label, _)| {
                sieve.allows(0, label).unwrap_or_else(|| term.need.allows(mask(index, label)))
            });
            found.extend(hits.map(|(_, number)| number));
        }
        terms => {
            let several =
                Several::new(terms, labels.first().map(|&label| mask(index, label)).unwrap_or_default());
            let hits = numbered.filter(|&(label, number)| {
                several.allow(number, |term| {
                    let known = sieve.allows(term.at, label);
                    known.unwrap_or_else(|| term.need.allows(mask(index, label)))
                })
            });
            found.extend(hits.map(|(_, number)| number));
        }
    }
}

/// Several terms: what the first label of a group has, the others need not have, but each of them
/// must have something.
struct Several<'a> {
    free: Vec<Asked<'a>>,
    bound: Vec<Asked<'a>>,
}

/// A term of several.
#[derive(Clone, Copy)]
struct Asked<'a> {
    at: usize,
    need: &'a Need,
}

impl<'a> Several<'a> {
    fn new(terms: &'a [Term], first: Mask) -> Self {
        let asked = terms.iter().enumerate().map(|(at, term)| Asked { at, need: &term.need });
        let (free, bound) = asked.partition(|asked| asked.need.allows(first));
        Self { free, bound }
    }

    /// Whether a label may match that may match these terms.
    fn allow(&self, number: u32, may_match: impl Fn(Asked<'a>) -> bool) -> bool {
        let is_own = number == 0 || !self.bound.is_empty() || self.free.is_empty();
        self.bound.iter().all(|&term| may_match(term))
            && (is_own || self.free.iter().any(|&term| may_match(term)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index() -> Index {
        let mut index = Index::default();
        index.add(["青石镇2023年工作总结", "一、农业生产", "生产总值 3428万元"].into_iter());
        index.add(["石桥镇2022年工作总结", "一、农业生产", "粮食产量 12万吨"].into_iter());
        index.prepare(usize::MAX);
        index
    }

    #[track_caller]
    fn check(query: &str, expected: &[&[u32]]) {
        let (index, query) = (index(), Query::new(query));
        let found = (0..=index.groups()).map(|group| {
            let mut found = Vec::new();
            index.may_match(&query, group, &mut found);
            // A mask may say "perhaps" wrongly.
            let whole = query.scores(&index.label(group, 0).unwrap_or_default());
            found.retain(|&number| {
                assert!(index.allows(&query, group, number));
                let label = index.label(group, number).unwrap();
                if number == 0 {
                    query.score(&label).is_some()
                } else {
                    query.score_part(&label, &whole).is_some()
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
        index.prepare(usize::MAX);
        index.replace(7, ["没有"].into_iter());
        assert_eq!((index.groups(), index.candidates(), index.labels(0)), (2, 5, 2));
        let mut found = Vec::new();
        index.may_match(&Query::new("旅游"), 0, &mut found);
        assert!(found.contains(&1), "{found:?}");
        assert_eq!(index.label(0, 1).as_deref(), Some("一、旅游"));
        assert_eq!((index.label(0, 2), index.label(1, 1).as_deref()), (None, Some("一、农业生产")));
    }

    #[test]
    fn labels_are_put_together_again() {
        let text = ["第三个报告", "（二）", "项目", "生产总值 ", "9亿元"];
        let ends = text.iter().scan(0, |end, word| {
            *end += word.len() as u32;
            Some(*end)
        });
        let words = Words::of(text.concat(), std::iter::once(0).chain(ends).collect());
        let labels = vec![[2, 3], [1, 0], [2, 3], [4, 5]];
        let mut index = Index::of(words, labels, [0, 1, 3].into_iter());
        let labels: Vec<_> = (0..4).map(|number| index.label(2, number)).collect();
        let labels: Vec<_> = labels.iter().map(Option::as_deref).collect();
        assert_eq!(labels, [Some("第三个报告"), Some("（二）项目"), Some("生产总值 9亿元"), None]);
        assert_eq!((index.head(2, 2), index.candidates(), index.labels(0)), (Some(4), 4, 0));
        let found = |index: &Index| {
            let mut found = Vec::new();
            index.may_match(&Query::new("zongzhi"), 2, &mut found);
            found
        };
        assert_eq!(found(&index), [0, 1, 2], "what is not prepared may be anything");
        index.prepare(1);
        assert!(!index.is_prepared());
        index.prepare(usize::MAX);
        assert_eq!((found(&index), index.is_prepared()), (vec![2], true));
    }

    /// One query may be asked of several indexes, and of one that grows.
    #[test]
    fn a_query_follows_the_index() {
        let (mut first, mut second, query) = (index(), Index::default(), Query::new("农业"));
        second.add(["工业", "一、工业", "二、农业"].into_iter());
        second.prepare(usize::MAX);
        let ask = |index: &Index, group| {
            let mut found = Vec::new();
            index.may_match(&query, group, &mut found);
            found
        };
        assert_eq!((ask(&first, 0), ask(&second, 0), ask(&first, 1)), (vec![1], vec![2], vec![1]));
        first.add(["新镇", "三、抓农业"].into_iter());
        first.prepare(usize::MAX);
        assert_eq!((ask(&first, 2), ask(&second, 0)), (vec![1], vec![2]));
    }

    proptest::proptest! {
        /// A mask that is put together is that of the whole label, so that nothing is missed.
        #[test]
        fn no_sound_is_lost_where_a_label_is_cut(label in "[农民收入重庆a-c0-9 、）.，（一二]{0,14}") {
            let mut index = Index::default();
            index.add(["", &label].into_iter());
            index.prepare(usize::MAX);
            let words = super::of(&index, 0).unwrap()[1];
            proptest::prop_assert_eq!(super::mask(&index, words), Mask::of(&label));
            proptest::prop_assert_eq!(index.label(0, 1).unwrap(), label);
        }
    }
}
