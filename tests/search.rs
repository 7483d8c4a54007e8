//! Properties of searching: any texts at all, and the places are where they are said to be.
#![allow(clippy::unwrap_used)]

use baogao::report::Report;
use baogao::search::finder::{Finder, Kind};
use baogao::search::{Mask, Query, find, find_str, rank};
use baogao::source::{Encoding, Evidence, Source};
use proptest::prelude::*;

/// Texts of few characters, so that queries match often, with folds, blanks and unseen characters.
const CHARACTERS: &str = "[农農业業民收入行银重庆西安aAａshgn12１２ \u{3000}\n、（(\u{200b}🐖]{0,30}";

/// Queries that match them as typed, by pinyin, scattered, or not at all.
const QUERIES: &str = "([农業民入aＡ1２、]|nong|min|shou|r|y|xing|hang|xi|an|sh|c|z|q| ){0,6}";

/// Asks a query of every kind: what is found stands in the text, and the words around it hold it.
fn ask(query: &str, text: &str) -> Result<(), TestCaseError> {
    let report = Report::from_source(Source::from_text(text.to_owned(), Encoding::Utf8, Evidence::Valid));
    for kind in [Kind::Words, Kind::Regex, Kind::Figures] {
        let Ok(finder) = Finder::new(kind, query) else { continue };
        let found = finder.find(&report);
        prop_assert!(found.places.is_sorted_by(|left, right| left.start < right.start));
        prop_assert!(found.places.iter().all(|&span| !report.source.slice(span).is_empty()));
        let source = Source::from_text(text.to_owned(), Encoding::Utf8, Evidence::Valid);
        let passages = finder.passages(source, usize::MAX);
        prop_assert_eq!((passages.count, passages.masked), (found.places.len(), found.masked));
        for passage in passages.passages {
            let marked = passage.mark.0 as usize + passage.mark.1 as usize;
            prop_assert!(passage.mark.1 > 0 && marked <= passage.text.chars().count());
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn what_matches_can_be_shown(candidate in CHARACTERS, query in QUERIES) {
        let query = Query::new(&query);
        let score = query.score(&candidate);
        let hits = rank(&query, std::iter::once((7, candidate.as_str())), 10);
        prop_assert_eq!(hits.iter().map(|hit| (hit.index, hit.score)).next(), score.map(|score| (7, score)));
        let positions = query.positions(&candidate);
        prop_assert!(positions.is_sorted_by(|left, right| left < right));
        prop_assert!(positions.iter().all(|&position| position < candidate.chars().count()));
        if score.is_some() {
            prop_assert!(query.may_match(Mask::of(&candidate)));
            prop_assert!(query.is_empty() || !positions.is_empty());
        }
    }

    #[test]
    fn what_matches_a_query_matches_its_beginning(candidate in CHARACTERS, query in QUERIES) {
        if Query::new(&query).score(&candidate).is_some() {
            for (end, _) in query.char_indices() {
                let begin = query.split_at(end).0;
                prop_assert!(Query::new(begin).score(&candidate).is_some(), "{}", begin);
            }
        }
    }

    #[test]
    fn any_texts_are_searched(candidate in any::<String>(), query in any::<String>()) {
        let query = Query::new(&query);
        let positions = query.positions(&candidate);
        prop_assert!(positions.iter().all(|&position| position < candidate.chars().count()));
    }

    #[test]
    fn any_query_is_asked_or_refused(query in any::<String>(), text in any::<String>()) {
        ask(&query, &text)?;
    }

    #[test]
    fn queries_of_figures_are_asked_or_refused(
        query in "([<>≥=》]|超过|[投资增长]|[0-9一二千万亿]|元|亩|%|[:.~]|单位|状态|年|以上| |-){0,12}",
        text in "(全镇|投资|增长|达到|[0-9]{1,3}|[一二千万亿]|元|亩|%|[，。\n]|xx){0,20}",
    ) {
        ask(&query, &text)?;
    }

    #[test]
    fn a_text_is_found_in_itself(before in CHARACTERS, needle in "[农業民入a1]{1,4}", after in CHARACTERS) {
        let text = [before.as_str(), &needle, &after].concat();
        let places = find_str(&text, &needle);
        prop_assert!(!places.is_empty());
        prop_assert!(places.is_sorted_by(|left, right| left.1 <= right.0));
        let source = Source::from_text(text, Encoding::Utf8, Evidence::Valid);
        let spans = find(&source, &needle);
        prop_assert!(!spans.is_empty());
        prop_assert!(spans.iter().all(|&span| !source.slice(span).is_empty()));
    }
}
