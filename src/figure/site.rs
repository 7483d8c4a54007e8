//! Sites: where each quantity stands in its clause, and what the words around it say of it alone.
//!
//! All quantities of a text are asked one question before the next is asked: the code of one question
//! fits the processor's first cache, that of all of them does not. What a figure has from those before
//! it is not known here.

use crate::figure::Approx;
use crate::figure::found::Sentences;
use crate::figure::left::{self, Left};
use crate::figure::limit;
use crate::figure::period::Periods;
use crate::figure::phrase;
use crate::figure::polarity;
use crate::figure::quantity::Quantity;
use crate::figure::right;
use crate::figure::role::Hint;
use crate::figure::sentence::{self, Clause};
use crate::figure::status::Verdict;
use crate::figure::text::{Range, Text};

/// How far before a number, in characters, its words are looked for.
const REACH: usize = 256;

/// One quantity with the words around it.
#[derive(Clone, Copy)]
pub(super) struct Site {
    /// The words of its clause before it, after the previous quantity.
    pub(super) segment: Range,
    /// Where the words after it end.
    pub(super) end: usize,
    pub(super) depth: u8,
    pub(super) sentence: Range,
    /// How exactly it is meant.
    pub(super) approx: Approx,
    /// The word that makes a limit of it.
    pub(super) rule: Option<Range>,
    /// The period stated for it.
    pub(super) period: Option<Range>,
    /// What the words before it say of its role.
    pub(super) hint: Hint,
    /// What is left of these words: of what stands before the one that the hint goes by.
    pub(super) left: Left,
    /// The noun behind it, where the hint says nothing.
    pub(super) right: Option<Range>,
    /// Where the next quantity of its clause ends.
    pub(super) next: Option<usize>,
    /// The status of its clause, once that is read.
    pub(super) verdict: Verdict,
}

/// The clauses of all sentences that have quantities, and a site for each of these.
#[derive(Default)]
pub(super) struct Sites {
    clauses: Vec<Clause>,
    list: Vec<Site>,
    /// Where the clauses and the sites of each sentence stand in the lists.
    parts: Vec<[Range; 2]>,
}

impl Sites {
    /// The sites of all quantities that were found.
    pub(super) fn of(text: Text<'_>, found: &Sentences) -> Self {
        let mut all = Self { list: Vec::with_capacity(found.quantities.len()), ..Self::default() };
        for sentence in &found.list {
            let (clauses, sites) = (all.clauses.len(), all.list.len());
            let quantities = found.quantities(sentence);
            all.clauses.extend(sentence::clauses(text, sentence.range, found.signs(sentence), quantities));
            for clause in all.clauses.get(clauses..).unwrap_or_default() {
                place(text, clause, sentence.range, quantities, &mut all.list);
            }
            all.parts.push([Range::new(clauses, all.clauses.len()), Range::new(sites, all.list.len())]);
        }
        all.ask(text, &found.quantities);
        all
    }

    /// The clauses of a sentence, by its number, and the sites of its quantities.
    pub(super) fn of_sentence(&self, index: usize) -> (&[Clause], &[Site]) {
        let [clauses, sites] = self.parts.get(index).copied().unwrap_or_default();
        let clauses = self.clauses.get(clauses.start..clauses.end).unwrap_or_default();
        (clauses, self.list.get(sites.start..sites.end).unwrap_or_default())
    }

    /// Asks all quantities one question after the other.
    fn ask(&mut self, text: Text<'_>, quantities: &[Quantity]) {
        let mut ask = |question: &mut dyn FnMut(&mut Site, &Quantity)| {
            self.list.iter_mut().zip(quantities).for_each(|(site, quantity)| question(site, quantity));
        };
        ask(&mut |site, quantity| {
            site.rule = limit::rule_word(text, site.segment, quantity.range, site.end, quantity.kind);
        });
        ask(&mut |site, quantity| {
            site.approx = limit::approx(text, site.segment, quantity.range, site.end, quantity.more);
        });
        let (mut periods, mut sentence) = (Periods::default(), None);
        ask(&mut |site, quantity| {
            if sentence.replace(site.sentence) != Some(site.sentence) {
                periods = Periods::new(text.trim(site.sentence).start);
            }
            site.period = periods.until(text, quantity.range.start);
        });
        ask(&mut |site, quantity| site.hint = polarity::hint(text, site.segment, quantity));
        ask(&mut |site, _| {
            site.left = left::left(
                text,
                match site.hint {
                    Hint::Change { rest, .. } | Hint::PartOf { rest, .. } => rest,
                    Hint::Plain => site.segment,
                },
            );
        });
        ask(&mut |site, quantity| {
            site.right = match site.hint {
                Hint::Plain => site.noun_behind(text, quantity),
                _ => None,
            };
        });
    }
}

impl Site {
    /// The words before a quantity that is a level, peeled, and the noun behind it.
    pub(super) fn names(&self, text: Text<'_>, quantity: &Quantity) -> (Left, Option<Range>) {
        match self.hint {
            Hint::Plain => (self.left, self.right),
            _ => (left::left(text, self.segment), self.noun_behind(text, quantity)),
        }
    }

    fn noun_behind(&self, text: Text<'_>, quantity: &Quantity) -> Option<Range> {
        right::after(text, quantity.range.end, self.next, [self.end, self.sentence.end])
    }
}

/// The sites of the quantities of a clause.
fn place(text: Text<'_>, clause: &Clause, sentence: Range, quantities: &[Quantity], sites: &mut Vec<Site>) {
    let mut start = clause.range.start;
    let items = quantities.get(clause.items.start..clause.items.end).unwrap_or_default();
    for (index, quantity) in items.iter().enumerate() {
        let next = items.get(index + 1).map(|next| next.range);
        let near = start.max(quantity.range.start.saturating_sub(REACH));
        sites.push(Site {
            segment: Range::new(near, quantity.range.start),
            end: next.map_or(clause.range.end, |next| next.start),
            depth: clause.depth,
            sentence,
            approx: Approx::Exact,
            rule: None,
            period: None,
            hint: Hint::Plain,
            left: Left::default(),
            right: None,
            next: next.map(|next| next.end),
            verdict: Verdict::DONE,
        });
        start = phrase::after_modifiers(text, quantity.range.end, clause.range.end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::view::View;
    use crate::source::{Encoding, Evidence, Source};

    #[test]
    fn each_quantity_has_a_site() {
        let words = "粮食1.2万吨，增长5%；其中：稻谷8000吨以上，小麦约4000吨。2023年收入6亿元。";
        let source = Source::from_text(words.to_owned(), Encoding::Utf8, Evidence::Valid);
        let view = View::of(source.shadow());
        let text = Text { chars: view.chars() };
        let found = Sentences::of(text, &view, &[], |_| true);
        let sites = Sites::of(text, &found);
        let words = |range: Range| text.slice(range).iter().collect::<String>();
        let of = |index: usize| {
            let (clauses, list) = sites.of_sentence(index);
            let segments: Vec<_> = list.iter().map(|site| words(site.segment)).collect();
            (clauses.iter().filter(|clause| !clause.items.is_empty()).count(), segments)
        };
        assert_eq!(of(0), (4, ["粮食", "增长", "稻谷", "小麦约"].map(str::to_owned).to_vec()));
        assert_eq!(of(1), (1, vec!["2023年收入".to_owned()]));
        assert_eq!(of(2), (0, Vec::new()));
        let all: Vec<_> = [0, 1].iter().flat_map(|&index| sites.of_sentence(index).1).collect();
        let exactness = all.iter().map(|site| site.approx).collect::<Vec<_>>();
        assert_eq!(exactness, [Approx::Exact, Approx::Exact, Approx::Over, Approx::About, Approx::Exact]);
        assert_eq!(all.last().and_then(|site| site.period).map(words).as_deref(), Some("2023年"));
        assert!(matches!(all.get(1).map(|site| site.hint), Some(Hint::Change { .. })));
    }
}
