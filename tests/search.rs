//! Properties of searching: any texts at all, and the places are where they are said to be.
#![allow(clippy::unwrap_used)]

use baogao::search::{Mask, Query, find, find_str, rank};
use baogao::source::{Encoding, Evidence, Source};
use proptest::prelude::*;

/// Texts of few characters, so that queries match often, with folds, blanks and unseen characters.
const CHARACTERS: &str = "[农農业業民收入行银重庆西安aAａshgn12１２ \u{3000}\n、（(\u{200b}🐖]{0,30}";

/// Queries that match them as typed, by pinyin, scattered, or not at all.
const QUERIES: &str = "([农業民入aＡ1２、]|nong|min|shou|r|y|xing|hang|xi|an|sh|c|z|q| ){0,6}";

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
