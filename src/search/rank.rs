//! The best candidates of many, without keeping the others.
//!
//! Does not know what a good match is.

use std::cmp::Reverse;

use crate::search::{Best, Hit, Query};

/// Sorting so many at once costs little for each one.
const LEAST: usize = 1024;

impl<T: Ord + Copy> Best<T> {
    /// Keeps the least `limit` of what comes, in the order of `T`.
    pub const fn new(limit: usize) -> Self {
        Self { kept: Vec::new(), limit, bound: None }
    }

    /// Whether something may be among the best.
    pub fn takes(&self, item: &T) -> bool {
        self.bound.is_none_or(|bound| *item < bound)
    }

    /// Takes one in, if it may be among the best.
    pub fn push(&mut self, item: T) {
        if !self.takes(&item) {
            return;
        }
        self.kept.push(item);
        // The list grows before it is cut, so that cutting costs little.
        if self.kept.len() >= self.limit.saturating_mul(2).max(LEAST) {
            self.cut();
        }
    }

    /// The best of what came so far, best first.
    pub fn sorted(&mut self) -> &[T] {
        self.cut();
        self.kept.sort_unstable();
        &self.kept
    }

    fn cut(&mut self) {
        if self.kept.len() > self.limit {
            let (_, bound, _) = self.kept.select_nth_unstable(self.limit);
            self.bound = Some(*bound);
            self.kept.truncate(self.limit);
        }
    }
}

/// The best `limit` hits, best first.
pub(crate) fn best<'a>(
    query: &Query,
    candidates: impl Iterator<Item = (usize, &'a str)>,
    limit: usize,
) -> Vec<Hit> {
    if query.is_empty() {
        return candidates.take(limit).map(|(index, _)| Hit { index, score: 0 }).collect();
    }
    let mut best = Best::new(limit);
    for (index, candidate) in candidates {
        if let Some(score) = query.score(candidate) {
            best.push((Reverse(score), candidate.chars().count(), index));
        }
    }
    best.sorted().iter().map(|&(Reverse(score), _, index)| Hit { index, score }).collect()
}

#[cfg(test)]
mod tests {
    use crate::search::rank;

    use super::*;

    #[track_caller]
    fn check(query: &str, candidates: &[&str], expected: &[&str]) {
        let query = Query::new(query);
        let hits = rank(&query, candidates.iter().copied().enumerate(), 100);
        assert_eq!(hits.iter().map(|hit| candidates[hit.index]).collect::<Vec<_>>(), expected);
        // The quick test must never rule out what matches.
        assert!(hits.iter().all(|hit| query.may_match(crate::search::Mask::of(candidates[hit.index]))));
    }

    #[test]
    fn both_sides_are_folded() {
        check("农业", &["二、農業", "工业"], &["二、農業"]);
        check("農業", &["二、农业"], &["二、农业"]);
        check("12", &["增长１２％", "增长13%"], &["增长１２％"]);
        check("ＧＤＰ", &["人均gdp", "人均GDP", "人均产值"], &["人均gdp", "人均GDP"]);
        check("gdp", &["人均ＧＤＰ"], &["人均ＧＤＰ"]);
    }

    #[test]
    fn exact_comes_before_scattered_and_a_beginning_before_a_middle() {
        check("就业", &["就近创业", "稳就业", "就业"], &["就业", "稳就业", "就近创业"]);
        check("农民收入", &["农民人均纯收入 6200元", "农民收入"], &["农民收入", "农民人均纯收入 6200元"]);
        check("就业", &["抓就业", "三、就业", "抓好大学生就业"], &["三、就业", "抓就业", "抓好大学生就业"]);
    }

    #[test]
    fn exact_comes_before_pinyin_and_pinyin_before_scattered() {
        check(
            "nmsr",
            &["农民人均纯收入", "n.m.s.r", "稳农民收入", "农民收入", "nmsr.txt"],
            &["nmsr.txt", "农民收入", "稳农民收入", "农民人均纯收入", "n.m.s.r"],
        );
        check(
            "nongminshouru",
            &["农民人均纯收入", "稳農民收入", "农民收入"],
            &["农民收入", "稳農民收入", "农民人均纯收入"],
        );
        check("农min", &["工农民兵", "农民", "农业人民"], &["农民", "工农民兵", "农业人民"]);
        check("chongqing", &["重庆市", "重阳节"], &["重庆市"]);
        check("zhongqing", &["重庆市", "中青旅"], &["重庆市", "中青旅"]);
        check("yinxing", &["银行贷款", "银杏"], &["银杏", "银行贷款"]);
        check("zengchang", &["增长"], &["增长"]);
        check("tiaozheng", &["调整"], &["调整"]);
    }

    #[test]
    fn a_text_that_was_pasted_is_a_query_too() {
        let repeated = "nong min ".repeat(80);
        check(&repeated, &["农民", "农业"], &["农民"]);
        // Of many terms the later ones match as they stand, not by their sound.
        let many = "a b c d e f g h";
        check(&format!("{many} nong"), &["abcdefgh农", "abcdefgh nong"], &["abcdefgh nong"]);
    }

    #[test]
    fn one_form_stands_for_all() {
        check("后", &["三日後", "后勤"], &["后勤", "三日後"]);
        check("裡", &["里程", "裡面", "表裡"], &["里程", "裡面", "表裡"]);
        check("１２", &["12项", "１２項"], &["12项", "１２項"]);
        check("GDP ZZ", &["人均ＧＤＰ增长"], &["人均ＧＤＰ增长"]);
        check("NMSR", &["农民收入"], &["农民收入"]);
    }

    #[test]
    fn scattered_over_half_a_sentence_is_no_match() {
        check("就业", &["就近入园推动全镇各类企业"], &[]);
        check("农民收入", &["农民的生活有了改善和提高，财政收入增长"], &[]);
        check("2024", &["2003年完成20项24件"], &[]);
        check("3428", &["3,428万元"], &["3,428万元"]);
    }

    #[test]
    fn terms_match_in_any_order() {
        check("收入 农民", &["农民收入", "财政收入"], &["农民收入"]);
        check("收入\u{3000}农民", &["农民收入", "财政收入"], &["农民收入"]);
        check("  ", &["乙", "甲甲", "甲"], &["乙", "甲甲", "甲"]);
    }

    #[test]
    fn of_equals_the_shorter_and_then_the_earlier_comes_first() {
        check("农业", &["农业生产情况", "农业生产", "农业投资"], &["农业生产", "农业投资", "农业生产情况"]);
    }

    #[test]
    fn only_the_best_are_kept() {
        let candidates: Vec<String> = (0..5000).map(|number| format!("第{number}村水利")).collect();
        let numbered = candidates.iter().map(String::as_str).enumerate();
        let hits = rank(&Query::new("水利"), numbered, 3);
        assert_eq!(hits.iter().map(|hit| hit.index).collect::<Vec<_>>(), [0, 1, 2]);
        assert!(rank(&Query::new("水利"), std::iter::once((0, "水利")), 0).is_empty());
    }

    #[track_caller]
    fn marked(query: &str, candidate: &str, expected: &str) {
        let positions = Query::new(query).positions(candidate);
        let shown = candidate.chars().enumerate().flat_map(|(index, character)| {
            let mark = positions.binary_search(&index).is_ok().then_some('^');
            mark.into_iter().chain([character])
        });
        assert_eq!(shown.collect::<String>(), expected);
    }

    #[test]
    fn positions_count_the_characters_as_written() {
        marked("農業", "二、农业（ＧＤＰ）", "二、^农^业（ＧＤＰ）");
        marked("gdp 二", "二、农业（ＧＤＰ）", "^二、农业（^Ｇ^Ｄ^Ｐ）");
        marked("农民收入", "农民人均纯收入", "^农^民人均纯^收^入");
        marked("nmsr", "三、農民人均純收入", "三、^農^民人均純^收^入");
        marked("nongm 收入", "农民人均纯收入", "^农^民人均纯^收^入");
        marked("gdpzz", "人均ＧＤＰ增长8%", "人均^Ｇ^Ｄ^Ｐ^增^长8%");
        marked("", "农民", "农民");
        marked("工", "农民", "农民");
    }

    #[test]
    fn a_pasted_page_is_a_query_too() {
        let page = "政府工作报告".repeat(2000);
        check(&page, &[&page, "报告"], &[&page]);
    }
}
