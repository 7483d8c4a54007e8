//! One term of a query against one folded candidate.
//!
//! Does not fold and does not rank.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::{SkimMatcherV2, SkimScoreConfig};

// More than any scattered match can score.
const EXACT: i64 = 100_000;
// What the place of a whole term is worth.
const AT_START: i64 = 16;
const AT_WORD: i64 = 8;
// A longer term is a text that was pasted; its beginning tells enough.
const TERM_CHARS: usize = 64;
// The matcher's table has a cell for each pair of characters; a longer text is matched in one pass.
const CELLS: usize = 1 << 18;
// Between two digits of a number a comma may stand. 农民…收入 may have a few words between, but the
// characters of one term in different clauses are chance. Letters are file names, which are longer.
const GAP_DIGITS: usize = 1;
const GAP_LETTERS: usize = 8;
const GAP_HAN: usize = 5;

/// The matcher for every query: neighbours count more than in the crate's own setting, which was
/// made for words that have heads.
pub(crate) fn matcher() -> SkimMatcherV2 {
    let config = SkimScoreConfig { bonus_consecutive: 12, ..SkimScoreConfig::default() };
    SkimMatcherV2::default().ignore_case().score_config(config).element_limit(CELLS)
}

/// A term of bounded length.
pub(crate) fn shortened(term: &str) -> String {
    term.chars().take(TERM_CHARS).collect()
}

/// How well `term` matches, or `None`.
pub(crate) fn score(matcher: &SkimMatcherV2, folded: &str, term: &str) -> Option<i64> {
    // Where it stands as typed there is nothing to align, which is most of the matches and the time.
    let exact = exact(folded, term).map(|(_, score)| score);
    exact.or_else(|| scattered(matcher, folded, term).map(|(score, _)| score))
}

/// Which characters match, ascending, or `None`.
pub(crate) fn positions(matcher: &SkimMatcherV2, folded: &str, term: &str) -> Option<Vec<usize>> {
    match exact(folded, term) {
        Some((at, _)) => {
            let start = folded.get(..at)?.chars().count();
            Some((start..start + term.chars().count()).collect())
        }
        None => scattered(matcher, folded, term).map(|(_, positions)| positions),
    }
}

// The best place of the term as typed: at the start, at the start of a word, anywhere; the first of
// equals.
fn exact(folded: &str, term: &str) -> Option<(usize, i64)> {
    let mut best: Option<(usize, i64)> = None;
    for (at, _) in folded.match_indices(term) {
        let before = folded.get(..at).and_then(|head| head.chars().next_back());
        let bonus = match before {
            None => AT_START,
            Some(before) if !before.is_alphanumeric() => AT_WORD,
            Some(_) => 0,
        };
        if best.is_none_or(|(_, score)| score < EXACT + bonus) {
            best = Some((at, EXACT + bonus));
        }
        if bonus >= AT_WORD {
            break;
        }
    }
    best
}

fn scattered(matcher: &SkimMatcherV2, folded: &str, term: &str) -> Option<(i64, Vec<usize>)> {
    if !has_in_order(folded, term) {
        return None;
    }
    let (score, positions) = matcher.fuzzy_indices(folded, term)?;
    (score > 0 && is_close(&positions, term)).then_some((score, positions))
}

// Cheaper than the matcher's own test, which copies both texts first.
fn has_in_order(folded: &str, term: &str) -> bool {
    let mut characters = folded.chars();
    term.chars().all(|wanted| characters.any(|character| character == wanted))
}

fn is_close(positions: &[usize], term: &str) -> bool {
    let gaps =
        positions.iter().zip(positions.iter().skip(1)).map(|(left, right)| right.saturating_sub(left + 1));
    let pairs = term.chars().zip(term.chars().skip(1));
    gaps.zip(pairs).all(|(gap, (left, right))| gap <= widest(left, right))
}

fn widest(left: char, right: char) -> usize {
    if left.is_ascii_digit() && right.is_ascii_digit() {
        GAP_DIGITS
    } else if left.is_ascii() && right.is_ascii() {
        GAP_LETTERS
    } else {
        GAP_HAN
    }
}
