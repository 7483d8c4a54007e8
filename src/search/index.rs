//! The labels of many candidates with their masks, in groups: a report and what is in it.
//!
//! A pass over millions looks at what their words are known to give, and at the texts of few. Does not know what a label
//! stands for.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::{MutexGuard, PoisonError};

use crate::library::{Label, Words};
use crate::search::sieve::{Asked, Sieve};
use crate::search::term::Term;
use crate::search::{GroupHit, Index, Mask, Query};

/// The length that stands for all from this on.
const LONG: u8 = u8::MAX;

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
        index.lens.push(u8::try_from(index.words.get(number as u32).len()).unwrap_or(LONG));
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

/// How many labels a group has.
pub(crate) fn labels(index: &Index, group: usize) -> usize {
    index.groups.get(group).map_or(0, |group| group.len as usize)
}

/// How many bytes a label has.
pub(crate) fn len(index: &Index, group: usize, number: u32) -> usize {
    let label = of(index, group).and_then(|labels| labels.get(number as usize));
    let of_word = |&word: &u32| match index.lens.get(word as usize) {
        Some(&len) if len < LONG => usize::from(len),
        _ => index.words.get(word).len(),
    };
    label.map_or(0, |label| label.iter().map(of_word).sum())
}

/// Puts the labels of these groups that match into `hits`.
pub(crate) fn hits(index: &Index, query: &Query, groups: Range<usize>, hits: &mut Vec<GroupHit>) {
    let (mut pass, mut passed) = (Pass::new(index, query), Vec::new());
    for group in groups {
        let Some(labels) = of(index, group) else { break };
        pass.enter(labels);
        passed.clear();
        match pass.leading {
            Some(at) => pass.sieve.sift(at, labels, &mut passed),
            None => passed.extend(0..labels.len() as u32),
        }
        pass.ask((group, labels), passed.iter().copied(), hits);
    }
}

/// The same of some labels of a group.
pub(crate) fn hits_among(
    index: &Index,
    query: &Query,
    (group, numbers): (usize, impl Iterator<Item = u32>),
    hits: &mut Vec<GroupHit>,
) {
    if let Some(labels) = of(index, group) {
        let mut pass = Pass::new(index, query);
        pass.enter(labels);
        pass.ask((group, labels), numbers, hits);
    }
}

/// One query on its way through an index.
struct Pass<'a> {
    words: &'a Words,
    query: &'a Query,
    sieve: MutexGuard<'a, Sieve>,
    /// Of several terms the scores that they have in the first label of a group.
    whole: Vec<Option<i64>>,
    /// A term that every label of the group must have itself.
    leading: Option<usize>,
}

impl<'a> Pass<'a> {
    fn new(index: &'a Index, query: &'a Query) -> Self {
        let mut sieve = query.sieve.lock().unwrap_or_else(PoisonError::into_inner);
        sieve.follow((&index.key, &index.words), (&index.masks, &index.kinds), &query.terms);
        Self { words: &index.words, query, sieve, whole: Vec::new(), leading: None }
    }

    /// Makes ready for the labels of a group: of several terms what the first label has, the others need
    /// not have.
    fn enter(&mut self, labels: &[Label]) {
        let query = self.query;
        if !query.has_terms() {
            self.leading = (!query.is_empty()).then_some(0);
            return;
        }
        let first = labels.first().copied().unwrap_or_default();
        self.whole.clear();
        for (at, term) in query.terms.iter().enumerate() {
            let score = self.score((at, term), first);
            self.whole.push(score);
        }
        // The first label is asked too, and it has all terms only where none leads.
        self.leading = self.whole.iter().position(Option::is_none);
    }

    fn ask(
        &mut self,
        (group, labels): (usize, &[Label]),
        numbers: impl Iterator<Item = u32>,
        hits: &mut Vec<GroupHit>,
    ) {
        for number in numbers {
            let Some(&label) = labels.get(number as usize) else { continue };
            let score = match self.query.terms.as_slice() {
                [] => Some(0),
                [term] => self.score((0, term), label),
                _ => self.score_all(number, label),
            };
            hits.extend(score.map(|score| GroupHit { group: group as u32, number, score }));
        }
    }

    fn score(&mut self, (at, term): (usize, &Term), label: Label) -> Option<i64> {
        let asked = Asked { words: self.words, term, matcher: &self.query.matcher };
        self.sieve.score(at, asked, label)
    }

    /// The sum of the scores of all terms, of which one at least is the label's own.
    fn score_all(&mut self, number: u32, label: Label) -> Option<i64> {
        let query = self.query;
        if number == 0 {
            return self.whole.iter().copied().sum();
        }
        // Where nothing leads, a label is ruled out by having none of the terms.
        let is_any =
            self.leading.is_some() || (0..query.terms.len()).any(|at| self.sieve.may_match(at, label));
        if !is_any {
            return None;
        }
        let (mut sum, mut is_own) = (0, false);
        for (at, term) in query.terms.iter().enumerate() {
            let own = self.score((at, term), label);
            is_own |= own.is_some();
            sum += own.max(self.whole.get(at).copied().flatten())?;
        }
        is_own.then_some(sum)
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

    /// The labels of a group that match, by the index.
    fn found(index: &Index, query: &str, group: usize) -> Vec<u32> {
        let mut hits = Vec::new();
        index.hits(&Query::new(query), group..group + 1, &mut hits);
        hits.iter().map(|hit| hit.number).collect()
    }

    /// What a plain pass over the labels finds.
    fn plain(index: &Index, query: &Query) -> Vec<GroupHit> {
        let mut hits = Vec::new();
        for group in 0..index.groups() {
            let first = index.label(group, 0).unwrap_or_default();
            let whole = if query.has_terms() { query.scores(&first) } else { Vec::new() };
            for number in 0..index.labels(group) as u32 {
                let label = index.label(group, number).unwrap();
                let score = if number == 0 { query.score(&label) } else { query.score_part(&label, &whole) };
                hits.extend(score.map(|score| GroupHit { group: group as u32, number, score }));
            }
        }
        hits
    }

    #[track_caller]
    fn check(query: &str, expected: &[&[u32]]) {
        let index = index();
        let hits: Vec<_> = (0..=index.groups()).map(|group| found(&index, query, group)).collect();
        assert_eq!(hits, [expected, &[&[]]].concat(), "{query:?}");
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
        assert_eq!(found(&index, "旅游", 0), [1]);
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
        assert_eq!(found(&index, "zongzhi", 2), [2], "what is not prepared is asked itself");
        index.prepare(1);
        assert!(!index.is_prepared());
        index.prepare(usize::MAX);
        assert_eq!((found(&index, "zongzhi", 2), index.is_prepared()), (vec![2], true));
    }

    /// One query may be asked of several indexes, and of one that grows.
    #[test]
    fn a_query_follows_the_index() {
        let (mut first, mut second, query) = (index(), Index::default(), Query::new("农业"));
        second.add(["工业", "一、工业", "二、农业"].into_iter());
        second.prepare(usize::MAX);
        let ask = |index: &Index, group| {
            let mut hits = Vec::new();
            index.hits(&query, group..group + 1, &mut hits);
            hits.iter().map(|hit| hit.number).collect::<Vec<_>>()
        };
        assert_eq!((ask(&first, 0), ask(&second, 0), ask(&first, 1)), (vec![1], vec![2], vec![1]));
        first.add(["新镇", "三、抓农业"].into_iter());
        first.prepare(usize::MAX);
        assert_eq!((ask(&first, 2), ask(&second, 0)), (vec![1], vec![2]));
    }

    /// What labels are made of at random: words that are alike, in both scripts, with several readings.
    const PARTS: &[&str] = &[
        "农", "農业", "民", "收入", "粮食产量", "重庆", "銀行", "增长", "西安", "县", "就业", "GDP", "gdp",
        "ＧＤ", "nmsr", "12", "2023", "3", ".", "、", "，", "）", " ", "一、", "（二）", "万元", "亩",
        "人均", "总结", "n",
    ];
    /// What is typed at random, joined or as terms.
    const TYPED: &[&str] = &[
        "农", "农业", "收入", "農民收", "nmsr", "ny", "nongye", "n", "chongq", "zhongqing", "yinhang", "yx",
        "xian", "jiuye", "gdp", "d", "12", "2", "2023", "万", "zz", "zengz", "农min", "liangshi", "shouru",
        "w", "1.", "、", "）n", "r", "nmrjsr", "yi", "wy", "p1",
    ];

    /// Making a query ready takes a while without optimization.
    const CASES: u32 = 64;

    proptest::proptest! {
        #![proptest_config(proptest::test_runner::Config::with_cases(CASES))]
        /// Asking words instead of labels changes no hit and no score.
        #[test]
        fn a_pass_finds_what_a_plain_one_finds(
            groups in proptest::collection::vec(
                proptest::collection::vec(
                    proptest::collection::vec(proptest::sample::select(PARTS), 0..9), 1..20), 1..6),
            typed in proptest::collection::vec(
                (proptest::sample::select(TYPED), proptest::sample::select(&["", "", " "][..])), 1..4),
            prepared in proptest::sample::select(&[0, 3, usize::MAX][..]),
        ) {
            let mut index = Index::default();
            for group in &groups {
                let labels: Vec<String> = group.iter().map(|parts| parts.concat()).collect();
                index.add(labels.iter().map(String::as_str));
            }
            index.prepare(prepared);
            let typed: String = typed.iter().flat_map(|(word, blank)| [*word, *blank]).collect();
            let (query, mut hits) = (Query::new(&typed), Vec::new());
            let plain = plain(&index, &query);
            // The second time all words are known.
            for _ in 0..2 {
                hits.clear();
                index.hits(&query, 0..index.groups(), &mut hits);
                proptest::prop_assert_eq!(&hits, &plain, "{}", typed);
            }
            let mut again = Vec::new();
            for group in plain.chunk_by(|one, next| one.group == next.group) {
                let numbers = group.iter().map(|hit| hit.number);
                index.hits_among(&query, group[0].group as usize, numbers, &mut again);
            }
            proptest::prop_assert_eq!(again, plain);
        }
    }
}
