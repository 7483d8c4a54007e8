//! Looking back over the figures of a sentence: which level a change is of, and names that a later
//! figure lends to those beside it.
//!
//! Knows drafts and units; reads no words but those between two figures.

use rust_decimal::Decimal;

use crate::figure::draft::{Draft, DraftRole, Piece, RECENT};
use crate::figure::lexicon::words;
use crate::figure::phrase;
use crate::figure::right;
use crate::figure::text::{Range, Text};
use crate::figure::units::Kind;
use crate::figure::{Direction, Linking, Naming, Scoping, Status, Value};
use crate::numeral;

/// 96户、183人实现脱贫, 42户151万农村人口: quantities without a name take that of the next.
pub(super) fn borrow_back(text: Text<'_>, drafts: &mut [Draft]) {
    let mut rest = drafts;
    while let [before @ .., last] = rest {
        let Some(former) = before.last_mut() else { return };
        let gap = Range::new(former.quantity.range.end, last.quantity.range.start);
        let comma = text.at(gap.start) == ',' && former.why.naming == Naming::Taken;
        let side_by_side = gap.is_empty() || gap.len() == 1 && !comma;
        let levels = former.role == DraftRole::Level && last.role == DraftRole::Level;
        let named = former.own && !phrase::ends_in_place(text, &former.name);
        if named || !last.own || !levels || !side_by_side || former.sentence != last.sentence {
            return;
        }
        let beasts = matches!(&*last.quantity.base_unit, "头" | "只" | "匹" | "羽" | "头只");
        let people = matches!(&*former.quantity.base_unit, "人" | "户" | "名" | "口");
        // 解决32人、15头大牲畜的饮水困难: people are no cattle, they share what comes after.
        match last.name.last().filter(|_| beasts && people) {
            Some(Piece::Words(noun)) if text.at(noun.end) == '的' => {
                let end = last.sentence.end;
                let shared = right::right(text, noun.end, end).map(Piece::Words);
                former.call(shared.into_iter().collect(), Naming::After);
            }
            Some(_) => return,
            None => former.call_like(last),
        }
        former.own = true;
        rest = before;
    }
}

/// The last level or share before in the text that a bare change can change: of those of its
/// sentence the last with its unit, when it has one (天数312天，优良率85%，增加9天).
pub(super) fn last_level(drafts: &[Draft], first: usize, change: &Draft) -> Option<usize> {
    let kind = change.quantity.kind;
    let near = drafts.len().saturating_sub(8);
    let levels = || {
        drafts.iter().enumerate().skip(near).rev().filter(|(index, draft)| {
            let level = !matches!(draft.role, DraftRole::Change { .. });
            level
                && !draft.yardstick
                && !(draft.aside && (kind != Kind::Points || draft.quantity.kind != Kind::Percent))
                && draft.status != Status::Rule
                && (draft.depth <= change.depth || *index < first)
        })
    };
    let counted = matches!(kind, Kind::Count | Kind::Measure | Kind::Money);
    let alike = levels().find(|(index, draft)| {
        counted && *index >= first && draft.quantity.base_unit == change.quantity.base_unit
    });
    let found = alike.or_else(|| levels().next())?;
    let here = found.0 >= first;
    // Over a sentence's end only the figure right before can be meant.
    (here || (found.0 + 1 == drafts.len() && first == drafts.len())).then_some(found.0)
}

/// 面积12万亩，其中大豆1.2万亩，比上年增加0.5万亩，增长4.2%: a sum and a rate of change side by side are
/// of the level that they fit; where they do not fit the last one, an earlier one of the sentence.
pub(super) fn settle_sums(drafts: &mut [Draft], first: usize) {
    for index in first + 1..drafts.len() {
        let Some((before, [last, ..])) = drafts.split_at_mut_checked(index) else { return };
        let Some((one, earlier)) = before.split_last_mut() else { return };
        let (sum, rate) = if one.quantity.kind == Kind::Percent { (&*last, &*one) } else { (&*one, &*last) };
        let DraftRole::Change { of: Some(of), direction: Some(way), .. } = sum.role else { continue };
        let together = matches!(rate.role, DraftRole::Change { of: Some(same), .. } if same == of);
        let taken = [sum, rate].iter().all(|change| change.why.naming == Naming::Taken);
        let kinds = rate.quantity.kind == Kind::Percent && sum.quantity.kind != Kind::Percent;
        if !(together && taken && kinds) {
            continue;
        }
        let fits = |level: &Draft| fits(level, sum, rate, way);
        if earlier.get(of).is_none_or(|level| fits(level) != Some(false)) {
            continue;
        }
        let from = first.max(index.saturating_sub(RECENT));
        let found = earlier.iter().enumerate().skip(from).rev().find(|(_, level)| fits(level) == Some(true));
        let Some((found, level)) = found else { continue };
        for change in [&mut *one, last] {
            change.call_like(level);
            if let DraftRole::Change { of, .. } = &mut change.role {
                *of = Some(found);
            }
        }
    }
}

/// Whether a level changed by a sum and by a rate; `None` where that cannot be reckoned.
fn fits(level: &Draft, sum: &Draft, rate: &Draft, way: Direction) -> Option<bool> {
    let value = |draft: &Draft| match draft.quantity.value {
        Value::Exact(value) => numeral::scaled(value, draft.quantity.exponent),
        _ => None,
    };
    if level.quantity.base_unit != sum.quantity.base_unit || matches!(level.role, DraftRole::Change { .. }) {
        return None;
    }
    let (level, sum, rate) = (value(level)?, value(sum)?, value(rate)?);
    let old = if way == Direction::Up { level - sum } else { level + sum };
    let told = (sum * Decimal::ONE_HUNDRED).checked_div(old)?;
    // Rounding moves a rate by little; a rate of another level is far off.
    Some((told - rate).abs() <= Decimal::new(6, 2).max(rate.abs() / Decimal::ONE_HUNDRED * Decimal::TWO))
}

/// 增长15%，即69亿元: what restates a rate in a sum is a change of the same level. Whether it is one.
pub(super) fn restate(
    text: Text<'_>,
    drafts: &[Draft],
    first: usize,
    draft: &mut Draft,
    segment: Range,
) -> bool {
    let mut words = text.trim(segment);
    while let Some((_, length)) =
        text.longest_end(words.start, words.end, words!["约", "近", "超过", "增加", "减少"])
    {
        words.end -= length;
    }
    let Some(before) = drafts.get(first..).and_then(<[Draft]>::last) else { return false };
    let sum = matches!(draft.quantity.kind, Kind::Money | Kind::Count | Kind::Measure);
    let rate = matches!(before.quantity.kind, Kind::Percent | Kind::Times | Kind::Tenths);
    let change = matches!(before.role, DraftRole::Change { .. });
    if !(sum && rate && change && text.is(words, words!["即", "也就是", "亦即"])) {
        return false;
    }
    draft.call_like(before);
    draft.rate_like(before);
    draft.role = before.role;
    (draft.why.role, draft.why.link) = (before.why.role, before.why.link);
    true
}

/// The figure of the sentence whose name one without words of its own has, when it is not the last:
/// 批准20宗，其余37宗 are of what all were, and 投资超亿元的2个 are projects.
pub(super) fn heir<'a>(text: Text<'_>, drafts: &'a [Draft], draft: &Draft) -> Option<&'a Draft> {
    let start = draft.quantity.range.start;
    let last = drafts.last()?;
    let rest = words!["其余", "其余的", "余下", "余下的", "剩余", "另外"];
    let left = text.longest_end(draft.sentence.start, start, rest).is_some();
    let bound = text.before(start) == '的'
        && last.status == Status::Rule
        && last.quantity.kind == Kind::Money
        && draft.quantity.kind == Kind::Count;
    if !(left || bound) {
        return None;
    }
    named_like(drafts, draft).find(|before| before.role == DraftRole::Level)
}

/// The figures of the sentence in the unit of one without words of its own that have a noun, latest first.
fn named_like<'a>(drafts: &'a [Draft], draft: &Draft) -> impl Iterator<Item = &'a Draft> {
    drafts.iter().rev().take(RECENT).filter(|before| {
        before.quantity.base_unit == draft.quantity.base_unit
            && before.status != Status::Rule
            && before.own
            && !matches!(before.why.naming, Naming::Verb | Naming::Nothing)
    })
}

/// 生产总值160亿元，人均15万元: a bare 人均 is that of the sum before it.
pub(super) fn per_head(text: Text<'_>, drafts: &[Draft], draft: &mut Draft) {
    let [Piece::Words(own)] = draft.name.as_slice() else { return };
    let bare = draft.quantity.kind == Kind::Money && text.is(*own, words!["人均", "户均", "亩均"]);
    let whole = drafts.last().filter(|last| bare && last.depth <= draft.depth);
    let whole =
        drafts.iter().rev().take(RECENT).find(|last| {
            whole.is_some() && last.quantity.kind == Kind::Money && last.role == DraftRole::Level
        });
    if let Some(Piece::Words(sum)) = whole.and_then(|whole| whole.name.first())
        && !text.holds(*sum, words!["均"])
    {
        draft.name.push(Piece::Words(*sum));
    }
}

/// 项目38个，开工31个: a deed alone is done to what the figure before counted.
pub(super) fn done_to(text: Text<'_>, drafts: &[Draft], draft: &mut Draft) {
    let beasts = matches!(&*draft.quantity.base_unit, "头" | "只" | "匹" | "羽" | "头只");
    if draft.why.naming != Naming::Verb || draft.quantity.kind != Kind::Count || beasts {
        return;
    }
    let counted = named_like(drafts, draft).next();
    if let Some([Piece::Words(noun)]) = counted.map(|before| before.name.as_slice())
        && noun.len() <= BOUND
        && let Some(noun) = phrase::without_deed(text, unbounded(text, *noun).unwrap_or(*noun))
    {
        draft.name.push(Piece::Words(noun));
    }
}

/// How long a bound with its 以上 is at most, in characters, to be part of a name.
const BOUND: usize = 8;

/// 亿元以上项目19个, 19个亿元以上项目: the bound that sorts the things counted is part of their name.
/// `next`: where the next quantity of the clause stands.
pub(super) fn bound(text: Text<'_>, drafts: &[Draft], draft: &mut Draft, next: Option<Range>) {
    let [Piece::Words(noun)] = draft.name.as_mut_slice() else { return };
    let taken = draft.why.naming == Naming::Taken;
    // 10亿元以上项目2个、5亿元以上5个: the next bound sorts the same things anew.
    let thing = unbounded(text, *noun).filter(|_| taken);
    *noun = thing.unwrap_or(*noun);
    if draft.quantity.kind != Kind::Count || draft.status == Status::Rule {
        return;
    }
    // 60岁以上老人 are still the old; and a long bound would bury the thing.
    let short =
        |bound: &Range| text.before(bound.end) != '岁' && past_bound(text, *bound) - bound.start <= BOUND;
    let rule = drafts.last().filter(|before| before.status == Status::Rule);
    let before = rule.map(|before| before.quantity.range).filter(short);
    let behind = next.filter(|next| next.start == draft.quantity.range.end).filter(short);
    let bounded =
        |bound: &Range| past_bound(text, *bound) > bound.end && past_bound(text, *bound) == noun.start;
    let close = before.filter(|bound| taken && past_bound(text, *bound) == draft.quantity.range.start);
    if let Some(bound) = [before, behind].into_iter().flatten().find(bounded) {
        noun.start = bound.start;
        draft.own = true;
    } else if let Some(bound) = close.filter(|bound| noun.end == bound.start) {
        // 注册资金千万元以上46家: what is bounded says what is counted.
        noun.end = past_bound(text, bound);
    } else if let Some((bound, noun)) = close.zip(thing) {
        draft.name = vec![Piece::Words(Range::new(bound.start, past_bound(text, bound))), Piece::Words(noun)];
    }
}

/// Where 以上 behind a quantity ends, or where the quantity does.
fn past_bound(text: Text<'_>, quantity: Range) -> usize {
    let bounds = words!["以上", "以上的", "以下", "以下的", "及以上", "及以上的"];
    let length = text.longest(quantity.end, quantity.end + BOUND, bounds).map_or(0, |(_, length)| length);
    quantity.end + length
}

/// The thing in a name that begins with a bound: 项目 of 亿元以上项目.
fn unbounded(text: Text<'_>, name: Range) -> Option<Range> {
    let near = Range::new(name.start, name.end.min(name.start + BOUND + 2));
    let (at, length) = text.find_any(near, words!["以上", "以上的", "以下", "以下的"])?;
    let sum = text.at(name.start).is_ascii_digit() || numeral::is_part(text.at(name.start));
    (sum && at + length < name.end).then(|| Range::new(at + length, name.end))
}

/// The figure of the sentence that has this very name.
pub(super) fn level_named(text: Text<'_>, drafts: &[Draft], first: usize, noun: Range) -> Option<usize> {
    let words = text.slice(noun);
    let near = first.max(drafts.len().saturating_sub(RECENT));
    let index = drafts.iter().enumerate().skip(near).rev().find(|(_, draft)| {
        !matches!(draft.role, DraftRole::Change { .. })
            && draft
                .name
                .first()
                .is_some_and(|piece| matches!(piece, Piece::Words(range) if text.slice(*range) == words))
    });
    index.map(|(index, _)| index)
}

/// 纯收入：年均增长14%，2023年纯收入达到7800元: a level that has a name is that of a change before
/// it when it is the same; then or not no later one is.
pub(super) fn reach(text: Text<'_>, drafts: &mut [Draft], pending: Option<usize>, noun: Range) {
    let level = drafts.len();
    let Some(change) = pending.and_then(|pending| drafts.get_mut(pending)) else {
        return;
    };
    let same =
        matches!(change.name.as_slice(), [Piece::Words(name)] if text.slice(*name) == text.slice(noun));
    if let DraftRole::Change { of, .. } = &mut change.role
        && same
    {
        *of = Some(level);
        change.why.link = Some(Linking::LevelAfter);
    }
}

/// 增长7%以上、力争达到8%: a rate that is striven for beyond another is one as well.
pub(super) fn raise(text: Text<'_>, drafts: &mut [Draft], first: usize, draft: &mut Draft, segment: Range) {
    let Some(before) = drafts.get(first..).and_then(<[Draft]>::last) else { return };
    let rates = before.quantity.kind == Kind::Percent && draft.quantity.kind == Kind::Percent;
    let strives = text.find_any(segment, words!["力争", "争取", "冲刺", "奋斗目标"]);
    if let DraftRole::Change { basis, direction, .. } = before.role
        && rates
        && let Some((at, length)) = strives
        && !draft.own
    {
        let word = Range::new(at, at + length);
        draft.status = Status::Target;
        (draft.why.scoping, draft.why.status) = (Scoping::Word, Some(word));
        draft.call_like(before);
        draft.role = DraftRole::Change { of: None, basis, direction };
        let level = drafts.len();
        if let Some(DraftRole::Change { of, .. }) = drafts.last_mut().map(|draft| &mut draft.role)
            && *of == Some(level)
        {
            *of = None;
        }
    }
}

/// 340亿元(预计): of the figures of a sentence the last is expected, when it stands right before a bracket
/// that opens before `start`.
pub(super) fn expect(drafts: Option<&mut [Draft]>, word: Range, start: usize) {
    let last = drafts.and_then(|drafts| drafts.last_mut());
    if let Some(draft) = last.filter(|draft| draft.quantity.range.end + 1 == start) {
        draft.status = Status::Forecast;
        (draft.why.scoping, draft.why.status) = (Scoping::Word, Some(word));
    }
}
