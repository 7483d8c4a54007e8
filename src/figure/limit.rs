//! Limits and how exactly a number is meant: 百头以上的大户, 不超过10%, 近3000户.
//!
//! Knows words of bounds and where they stand; does not know what is done or planned.

use crate::figure::Approx;
use crate::figure::lexicon::{Union, Words, words};
use crate::figure::number;
use crate::figure::text::{Range, Text, is_letter};
use crate::figure::units::Kind;
use crate::figure::words::{ABOUT, AFTER_ABOUT, AFTER_OVER, AFTER_UNDER, OVER, UNDER, VERBS};
use crate::numeral;

/// 出栏百头以上的大户, 个人负担不超过10%, 投资超5亿元的项目: the word that makes a limit of a count.
pub(super) fn rule_word(
    text: Text<'_>,
    segment: Range,
    quantity: Range,
    end: usize,
    kind: Kind,
) -> Option<Range> {
    let part = matches!(kind, Kind::Percent | Kind::Tenths | Kind::Proportion);
    // A sum of money sorts things only where the things are counted: 5亿元以上的新阶段 is a value.
    let next = text.at(end);
    // 12个5000万元以上项目, 5个超亿元项目: a bound between a counter and its thing.
    let words = text.trim(segment);
    let bound =
        words.is_empty() || text.longest(words.start, words.end, words!["超", "过", "投资超"]).is_some();
    let tied = bound && matches!(text.before(words.start), '个' | '家' | '户' | '项');
    let counted = kind != Kind::Money
        || tied
        || next.is_ascii_digit()
        || numeral::is_part(next)
        || number::is_mask(next);
    let sorts = counted && !part;
    let after = text.longest(quantity.end, end, words!["以上", "以下", "以内", "及以上", "及以下"]);
    // 引进50家以上企业: a verb right before the count makes it one of the things counted.
    let sized = matches!(text.before(quantity.end), '人' | '户' | '头' | '只' | '羽' | '张' | '层' | '级');
    let deed = kind == Kind::Count
        && !sized
        && text.longest_end(segment.start, quantity.start, VERBS).is_some_and(|(verb, _)| {
            !matches!(verb, "出栏" | "存栏" | "养殖" | "饲养" | "种植" | "达到" | "超过" | "拥有" | "占有")
        });
    let sorts = sorts && !deed;
    // 千万元以上46家: what the bound sorts may be counted right behind it.
    let things =
        |at: usize| is_letter(text.at(at)) || (at == end && (next.is_ascii_digit() || number::is_mask(next)));
    let limit = after.filter(|(_, length)| sorts && things(quantity.end + length));
    // 其中35岁以下26名: an age sorts whatever comes after.
    let aged = after.filter(|_| text.before(quantity.end) == '岁');
    if let Some((_, length)) = limit.or(aged) {
        return Some(Range::new(quantity.end, quantity.end + length));
    }
    let bounds = words!["超过", "超", "不足", "低于", "高于", "大于", "不满", "满"];
    let bounded = text.longest_end(segment.start, quantity.start, bounds);
    // 成为首个年产量超过800万辆的车企 tells what came to be.
    let first = || text.holds(segment, words!["首个", "首座", "首家", "首条"]);
    let behind = text.at(quantity.end);
    let closes = behind == '的' && !first() || tied && is_letter(behind) && !numeral::is_part(behind);
    if let Some((_, length)) = bounded.filter(|_| sorts && closes) {
        return Some(Range::new(quantity.start - length, quantity.start));
    }
    if let Some((_, length)) = text.longest(quantity.end, end, words!["为上限", "为限"]) {
        return Some(Range::new(quantity.end, quantity.end + length));
    }
    if !LIMITS.stands_in(text.slice(segment)) {
        return None;
    }
    let capped = || {
        let paid = words!["负担", "补助", "补贴", "奖励", "收费", "报销", "罚款"];
        let required = words!["按照", "按", "要求"];
        let cap = text.find_any(segment, CAPS)?;
        (text.holds(segment, paid) || text.holds(segment, required)).then_some(cap)
    };
    let (at, length) = text.find_any(segment, BORNE).or_else(capped)?;
    Some(Range::new(at, at + length))
}

/// Words that limit by themselves.
static BORNE: &Words = words![
    "负担不超过", "不得超过", "最高不超过", "不得低于", "不得少于", "原则上不超过", "每人不超过",
    "每户不超过", "年满", "上限为",
];

/// Words that limit a payment.
static CAPS: &Words = words!["不超过", "不得超过", "最高", "不低于", "不得低于", "不少于", "不高于"];

/// Without one of these nothing is a limit.
static LIMITS: Union = Union::new(&[BORNE, CAPS]);

/// How exact a number is meant, by the words on both sides of it.
pub(super) fn approx(text: Text<'_>, segment: Range, quantity: Range, end: usize, more: bool) -> Approx {
    let left = text.trim(Range::new(segment.start, quantity.start));
    let after = |words: &Words| text.longest(quantity.end, end, words).is_some();
    let before = [UNDER, OVER, ABOUT]
        .map(|words| text.longest_end(left.start, left.end, words).map_or(0, |(_, length)| length));
    let [under, over, about] = before;
    if more || after(AFTER_OVER) {
        Approx::Over
    } else if after(AFTER_UNDER) || (under > 0 && under >= over) {
        Approx::Under
    } else if over > 0 && !is_word_tail(text, left) {
        Approx::Over
    } else if (about > 0 && !is_word_tail(text, left)) || after(AFTER_ABOUT) {
        Approx::About
    } else {
        Approx::Exact
    }
}

/// 网上, 通过, 签约: 上, 过 and 约 that end a word say nothing of exactness.
fn is_word_tail(text: Text<'_>, left: Range) -> bool {
    let tails = words![
        "以上", "网上", "通过", "线上", "规上", "经过", "签约", "节约", "预约", "履约", "合约", "解约",
        "违约", "附近", "临近", "邻近",
    ];
    text.longest_end(left.start, left.end, tails).is_some()
}
