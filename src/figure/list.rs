//! Lists: 分别 gives each number to its own subject, or to none when the counts differ.
//!
//! Knows how subjects are strung together (、和, 城乡); does not read single figures.

use std::collections::HashMap;

use crate::figure::draft::{Draft, DraftRole, Piece, RECENT};
use crate::figure::left;
use crate::figure::lexicon::{Words, words};
use crate::figure::phrase;
use crate::figure::quantity::Quantity;
use crate::figure::role;
use crate::figure::text::{Range, Text};
use crate::figure::units::Kind;
use crate::figure::words::{HEADS, RATES, SUBJECTS};
use crate::figure::{Linking, Naming};

/// Names and links the figures `head..` when they are a list of two or more.
pub(super) fn distribute(text: Text<'_>, drafts: &mut [Draft], first: usize, head: usize) {
    let count = drafts.len() - head;
    let Some(opening) = drafts.get(head).filter(|_| count >= 2) else { return };
    // A list is about figures near it.
    let first = first.max(head.saturating_sub(RECENT.max(2 * count)));
    let after = before_end(drafts, first, head);
    // 比1-3月、1-4月分别提高: what is strung together is what it is compared with.
    let compared = |range: &Range| {
        text.find_any(*range, words!["比", "较"]).is_some_and(|(at, _)| {
            !matches!(text.at(at + 1), '重' | '例' | '率' | '值')
                && !matches!(text.before(at), '同' | '环' | '占' | '对' | '评' | '性')
        })
    };
    let strung = subjects(text, opening, after);
    let own = strung.filter(|range| !compared(range));
    let bases = strung.filter(compared).and_then(|range| bases(text, range, count));
    let names = own.and_then(|range| {
        parts(text, range, count)
            .or_else(|| earlier_parts(text, opening, after, range, count))
            .or_else(|| clause_parts(text, opening, after, range, count))
    });
    if let Some(names) = names {
        for (index, name) in names.into_iter().enumerate() {
            if let Some(draft) = drafts.get_mut(head + index) {
                draft.call(name, Naming::List);
                draft.own = true;
            }
        }
        link_by_name(text, drafts, first, head);
        part_rates(text, drafts, head);
    } else if own.is_none() || matches!(opening.role, DraftRole::Change { .. }) {
        link_in_order(drafts, first, head, count);
    } else if let Some(whole) = part_of(text, opening) {
        // 占工业比重分别为15%和31%: shares of what stands before in turn.
        share_in_order(drafts, first, head, whole);
    }
    for (draft, range) in drafts.iter_mut().skip(head).zip(bases.into_iter().flatten()) {
        if let DraftRole::Change { basis, .. } = &mut draft.role {
            *basis = Some(range);
        }
    }
}

/// Whether two quantities stand side by side in a list.
pub(super) fn continues(text: Text<'_>, drafts: &[Draft], head: Option<usize>, pair: [&Quantity; 2]) -> bool {
    let [before, quantity] = pair;
    let from = phrase::after_modifiers(text, before.range.end, quantity.range.start);
    let mut between = text.trim(Range::new(from, quantity.range.start));
    let comma = text.slice(between).contains(&',');
    let joins = |at| matches!(text.at(at), '、' | ',' | '和' | '及' | '以' | '与' | ' ' | '约' | '近' | '超');
    while joins(between.start)
        && let Some(length) = ["、", ",", "和", "及", "以及", "与", " ", "约", "近", "超", "超过"]
            .iter()
            .find_map(|word| text.starts(between.start, between.end, word))
    {
        between.start += length;
    }
    // 分别增长3.1%、下降1.2%: each member of a list may have a verb of its own.
    if role::is_verb(text, between) && is_distributed(text, drafts, head, before) {
        between.start = between.end;
    }
    let rates = |kind| matches!(kind, Kind::Percent | Kind::Points | Kind::Times | Kind::Tenths);
    let alike = (rates(before.kind) && rates(quantity.kind)) || before.base_unit == quantity.base_unit;
    // 分别新增11个和27项: those given out in turn may be counted each in its way.
    let counted = |kind| matches!(kind, Kind::Count | Kind::Measure);
    let counts = counted(before.kind) && counted(quantity.kind);
    let alike = alike || (counts && between.is_empty() && is_distributed(text, drafts, head, before));
    let listed = !comma || is_distributed(text, drafts, head, before);
    between.is_empty() && alike && from < quantity.range.start && listed
}

/// Whether 分别 stands before a quantity in its sentence or it is a change already.
fn is_distributed(text: Text<'_>, drafts: &[Draft], head: Option<usize>, before: &Quantity) -> bool {
    let Some(draft) = drafts.last() else { return false };
    let head = head.and_then(|head| drafts.get(head)).unwrap_or(draft);
    let opens = head.quantity.range.start;
    let start = head.sentence.start.max(opens.saturating_sub(24));
    let end = before.range.start.min(opens + LONGEST);
    text.holds(Range::new(start, end), words!["分别", "依次"])
}

/// How far behind its head a list goes on at most, in characters.
const LONGEST: usize = 256;

/// 失业率、价格涨幅分别控制在5%、3%: 涨幅 makes a change of its own member alone.
fn part_rates(text: Text<'_>, drafts: &mut [Draft], head: usize) {
    let verb = drafts.get(head).and_then(|draft| draft.why.role).filter(|verb| text.is(*verb, RATES));
    let Some(verb) = verb else { return };
    let rate = |draft: &Draft| {
        draft.name.iter().any(|piece| match piece {
            Piece::Words(range) => range.start <= verb.start && verb.end <= range.end,
            Piece::Implied(_) => false,
        })
    };
    if !drafts.iter().skip(head).any(rate) {
        return;
    }
    for draft in drafts.iter_mut().skip(head) {
        if !rate(draft) && is_level(text, draft) && draft.quantity.kind == Kind::Percent {
            (draft.role, draft.why.role) = (DraftRole::Share, None);
        }
    }
}

/// Whether a name is that of a share, which a rate of change beside it does not make one.
fn is_level(text: Text<'_>, draft: &Draft) -> bool {
    let Some(Piece::Words(name)) = draft.name.last() else { return false };
    text.longest_end(name.start, name.end, words!["率", "比重", "占比", "比例", "度", "系数"]).is_some()
}

/// Names the shares of a list like the members of the list before it.
fn share_in_order(drafts: &mut [Draft], first: usize, head: usize, whole: Piece) {
    let count = drafts.len() - head;
    let Some(start) = head.checked_sub(count).filter(|start| *start >= first) else { return };
    let Some((before, shares)) = drafts.split_at_mut_checked(head) else { return };
    let members = before.get(start..).unwrap_or_default();
    let together = members.iter().all(|member| member.why.naming == Naming::List || member.own);
    for (share, member) in shares.iter_mut().zip(members).filter(|_| together) {
        share.call_like(member);
        share.name.push(whole);
    }
}

/// The piece of a name that says of what the figure is a share: 占比, 占耕地.
fn part_of(text: Text<'_>, opening: &Draft) -> Option<Piece> {
    let last = opening.name.last().copied()?;
    let part = match last {
        Piece::Implied(word) => word == "占比",
        Piece::Words(range) => text.at(range.start) == '占',
    };
    (part && opening.name.len() > 1 && opening.why.from.is_some()).then_some(last)
}

/// 比一季度、上半年分别提高1.2个、0.5个百分点: each change is measured against its own.
fn bases(text: Text<'_>, range: Range, count: usize) -> Option<Vec<Range>> {
    let (at, length) = text.find_any(range, words!["比", "较"])?;
    let names = parts(text, Range::new(at + length, range.end), count)?;
    let mut found = Vec::new();
    for name in names {
        match name.first() {
            Some(&Piece::Words(piece)) => found.push(piece),
            _ => return None,
        }
    }
    if let Some(first) = found.first_mut() {
        first.start = at;
    }
    Some(found)
}

/// Where the figure before the list ends.
fn before_end(drafts: &[Draft], first: usize, head: usize) -> usize {
    head.checked_sub(1)
        .filter(|&before| before >= first)
        .and_then(|before| drafts.get(before))
        .map_or(0, |draft| draft.quantity.range.end)
}

/// The words that name the subjects of a list: those before 分别, or before the verb.
fn subjects(text: Text<'_>, opening: &Draft, after: usize) -> Option<Range> {
    let start = opening.sentence.start.max(after);
    let mut range = Range::new(start, opening.quantity.range.start);
    if let Some(at) = ["分别", "依次"].iter().find_map(|word| text.rfind(range, word)) {
        range.end = at;
    } else {
        range = left::strip_links(text, range).0;
    }
    let bare = |range| left::strip_lead(text, left::strip_links(text, range).0);
    if let Some(mark) = text.slice(range).iter().rposition(|c| matches!(c, ',' | ';' | ':' | ')' | '(')) {
        // 粮食、蔬菜产量,预计分别达到: the subjects may end with a comma.
        let mark = range.start + mark;
        if !bare(Range::new(mark + 1, range.end)).is_empty() {
            range.start = mark + 1;
        } else if text.at(mark) == ',' {
            let before = text.slice(Range::new(range.start, mark));
            let start = before.iter().rposition(|c| matches!(c, ',' | ';' | ':' | ')' | '('));
            range = Range::new(range.start + start.map_or(0, |start| start + 1), mark);
        }
    }
    let mut range = bare(range);
    // 城镇、农村居民收入同比分别增长: the basis is no part of the last name.
    if let Some((_, length)) = text.longest_end(
        range.start,
        range.end,
        words!["同比", "环比", "比上年", "较上年", "比去年", "比上年同期", "比去年同期", "比年初"],
    ) {
        range = text.trim(Range::new(range.start, range.end - length));
    }
    (range.len() >= 2).then_some(range)
}

/// Splits the subjects into as many as there are numbers; `None` when the counts differ.
fn parts(text: Text<'_>, range: Range, count: usize) -> Option<Vec<Vec<Piece>>> {
    if let Some(names) = wholes(text, range, count) {
        return Some(names);
    }
    // 城、乡居民收入, 存贷款余额: two in one word.
    if count == 2
        && let Some(names) = pair(text, range)
    {
        return Some(names);
    }
    let strung = text.slice(range).iter().any(|c| matches!(c, '、' | '和' | '与'));
    if count == 2 && !strung && text.starts(range.start, range.end, "城乡").is_some() {
        let rest = Piece::Words(Range::new(range.start + 2, range.end));
        return Some(vec![vec![Piece::Implied("城镇"), rest], vec![Piece::Implied("农村"), rest]]);
    }
    let mut pieces = Vec::new();
    let mut start = range.start;
    for at in range.start..range.end {
        if at >= start
            && matches!(text.at(at), '、' | '和' | '与' | '及')
            && !matches!(text.at(at + 1), '谐' | '平')
            && at > start
        {
            pieces.push(Range::new(start, at));
            start = at + 1;
            if text.before(at) == '以'
                && let Some(last) = pieces.last_mut()
            {
                last.end -= 1;
            }
        }
    }
    pieces.push(Range::new(start, range.end));
    pieces.retain(|piece| !piece.is_empty());
    if pieces.len() != count {
        return None;
    }
    if let Some(names) = industries(text, &pieces) {
        return Some(names);
    }
    // 刑事警情、治安警情同比: the basis is no part of the last subject.
    if let Some(last) = pieces.last_mut()
        && let Some((_, length)) = text.longest_end(last.start, last.end, words!["同比", "环比"])
    {
        last.end -= length;
    }
    let tail = shared_tail(text, &pieces);
    let last = pieces.len() - 1;
    let named = pieces.iter().enumerate().map(|(index, &piece)| {
        let mut name = vec![Piece::Words(piece)];
        name.extend(tail.filter(|_| index < last).map(Piece::Words));
        name
    });
    Some(named.collect())
}

/// 高新技术产业占GDP、工业增加值和出口的比重分别为68%、88%和74%: one thing is a share of each in turn.
fn wholes(text: Text<'_>, range: Range, count: usize) -> Option<Vec<Vec<Piece>>> {
    let shares = words!["的比重", "的比例", "比重", "比例"];
    let (_, length) = text.longest_end(range.start, range.end, shares)?;
    let at = text.find(range, "占").filter(|at| *at > range.start + 1)?;
    let within = Range::new(at + 1, range.end - length);
    let one = text.find(within, "占").is_none() && count > 1;
    let names = parts(text, within, count).filter(|_| one)?;
    let thing = Piece::Words(Range::new(range.start, at));
    let shares = names.into_iter().map(|name| {
        let mut whole = vec![thing, Piece::Implied("占")];
        whole.extend(name.first().copied());
        whole
    });
    Some(shares.collect())
}

/// Two subjects in one word: 城、乡居民收入, 存贷款余额, 进出口额 stays one.
fn pair(text: Text<'_>, range: Range) -> Option<Vec<Vec<Piece>>> {
    if let Some(length) = text.starts(range.start, range.end, "城、乡") {
        let rest = Piece::Words(Range::new(range.start + length, range.end));
        return Some(vec![vec![Piece::Implied("城镇"), rest], vec![Piece::Implied("农村"), rest]]);
    }
    let at = text.find(range, "存贷款")?;
    let before = Range::new(range.start, at);
    let rest = Piece::Words(Range::new(at + 3, range.end));
    let named = |word: &'static str| {
        let before = Some(Piece::Words(before)).filter(|_| !before.is_empty());
        let mut name: Vec<Piece> = before.into_iter().collect();
        name.push(Piece::Implied(word));
        if at + 3 < range.end {
            name.push(rest);
        }
        name
    };
    Some(vec![named("存款"), named("贷款")])
}

/// 第一、二、三产业增加值: the ordinals share what follows the last of them.
fn industries(text: Text<'_>, pieces: &[Range]) -> Option<Vec<Vec<Piece>>> {
    const ORDINALS: &[(&str, &str)] = &[("一", "第一"), ("二", "第二"), ("三", "第三")];
    let (&last, others) = pieces.split_last()?;
    let ordinal = |piece: Range| {
        let start = piece.start + usize::from(text.at(piece.start) == '第');
        ORDINALS
            .iter()
            .find(|(short, _)| text.starts(start, piece.end, short).is_some())
            .map(|(_, full)| (start + 1, *full))
    };
    let (rest, full) = ordinal(last)?;
    text.starts(rest, last.end, "产业")?;
    let mut names = Vec::new();
    for &piece in others {
        let (end, full) = ordinal(piece)?;
        if end != piece.end {
            return None;
        }
        names.push(vec![Piece::Implied(full), Piece::Words(Range::new(rest, last.end))]);
    }
    names.push(vec![Piece::Implied(full), Piece::Words(Range::new(rest, last.end))]);
    Some(names)
}

/// 医疗废物、生活垃圾、城市污水处理水平提高，处理率分别达到…: the subjects stand a clause earlier and
/// the last of them runs on into the words of the measure.
fn earlier_parts(
    text: Text<'_>,
    opening: &Draft,
    after: usize,
    own: Range,
    count: usize,
) -> Option<Vec<Vec<Piece>>> {
    let stem: String = text.slice(Range::new(own.start, own.start + 2)).iter().collect();
    let before = Range::new(opening.sentence.start.max(after), own.start);
    let cut = text.rfind(before, &stem)?;
    let mut range = Range::new(before.start, cut);
    if let Some(mark) = text.slice(range).iter().rposition(|c| matches!(c, ',' | ';' | ':')) {
        range.start += mark + 1;
    }
    let names = parts(text, left::strip_lead(text, range), count)?;
    let measured = names.into_iter().map(|mut name| {
        name.truncate(1);
        name.push(Piece::Words(own));
        name
    });
    Some(measured.collect())
}

/// 警情数、发案数“双下降”，降幅分别为9%、14%: a bare rate is that of what the clause before names.
fn clause_parts(
    text: Text<'_>,
    opening: &Draft,
    after: usize,
    own: Range,
    count: usize,
) -> Option<Vec<Vec<Piece>>> {
    if !text.is(own, RATES) {
        return None;
    }
    let mut range = Range::new(opening.sentence.start.max(after), own.start.saturating_sub(1));
    if let Some(mark) = text.slice(range).iter().rposition(|c| matches!(c, ',' | ';' | ':')) {
        range.start += mark + 1;
    }
    let range = left::strip_lead(text, range);
    let (end, _) = text.find_any(range, TOLD)?;
    parts(text, Range::new(range.start, end), count)
}

/// Words at which a clause goes over from its subjects to what is told of them.
static TOLD: &Words = words![
    "“", "双", "均", "都", "同比", "实现", "保持", "持续", "继续", "稳步", "明显", "大幅", "不断", "全面",
    "较快", "快速", "增长", "下降", "提高", "增加", "减少", "回升", "回落",
];

/// What the last subject's words share with those before it: 会议和发文数量 → 数量.
fn shared_tail(text: Text<'_>, pieces: &[Range]) -> Option<Range> {
    let (&last, others) = pieces.split_last()?;
    let head = |piece: Range| text.longest_end(piece.start, piece.end, HEADS);
    let (word, length) = head(last)?;
    // 高技术制造业、装备制造业增加值: 业 is no measure, 增加值 is one.
    let measure = SUBJECTS.contains(word);
    let thing =
        |word: &str| matches!(word, "业" | "企业" | "园区" | "居民" | "农户" | "户" | "单位" | "机构");
    let own = |piece: Range| head(piece).is_some_and(|(word, _)| !measure || !thing(word));
    if others.iter().any(|&piece| own(piece)) || length >= last.len() {
        return None;
    }
    for contrast in ["城镇", "农村", "城市", "乡村", "第二", "第三", "中学", "小学"] {
        if let Some(length) = text.starts(last.start, last.end, contrast)
            && others.iter().all(|piece| piece.len() == length)
        {
            return Some(Range::new(last.start + length, last.end));
        }
    }
    // 城、乡居民收入: the contrast is one character.
    for (one, other) in [("乡", "城"), ("镇", "城"), ("女", "男"), ("旱", "水")] {
        let contrasts = |piece: &Range| text.starts(piece.start, piece.end, other) == Some(piece.len());
        if text.starts(last.start, last.end, one).is_some() && others.iter().all(contrasts) {
            return Some(Range::new(last.start + 1, last.end));
        }
    }
    // 污水处理率: the rate's name is the word before 率 with it.
    let extra = if word == "率" { 2 } else { 0 };
    (length + extra < last.len()).then(|| Range::new(last.end - length - extra, last.end))
}

/// Links changes of a list to the level of the same name in the sentence.
fn link_by_name(text: Text<'_>, drafts: &mut [Draft], first: usize, head: usize) {
    let words = |draft: &Draft| -> Vec<char> {
        draft
            .name
            .iter()
            .flat_map(|piece| match piece {
                Piece::Words(range) => text.slice(*range).to_vec(),
                Piece::Implied(word) => word.chars().collect(),
            })
            .collect()
    };
    // Of two levels of one name the first is meant: it is put in last.
    let before = drafts.iter().enumerate().take(head).skip(first).rev();
    let levels: HashMap<Vec<char>, usize> = before
        .filter(|(_, draft)| !matches!(draft.role, DraftRole::Change { .. }))
        .map(|(level, draft)| (words(draft), level))
        .collect();
    for index in head..drafts.len() {
        let level = drafts.get(index).and_then(|draft| levels.get(&words(draft)).copied());
        let Some(draft) = drafts.get_mut(index) else { continue };
        if let DraftRole::Change { of, .. } = &mut draft.role {
            *of = level;
            draft.why.link = level.map(|_| Linking::SameName);
        }
    }
}

/// Names shares and links changes in order to as many levels before them; to none when the counts differ.
fn link_in_order(drafts: &mut [Draft], first: usize, head: usize, count: usize) {
    let depth = drafts.get(head).map_or(0, |draft| draft.depth);
    let levels: Vec<usize> = (first..head)
        .filter(|&index| {
            drafts.get(index).is_some_and(|draft| {
                draft.depth == depth && !draft.yardstick && !matches!(draft.role, DraftRole::Change { .. })
            })
        })
        .collect();
    // 存、贷款余额达a和b，增长c、d: the last list of as many levels is meant, if there is one.
    let list = |level: &usize| drafts.get(*level).map(|draft| draft.list);
    let mut lists = levels.chunk_by(|a, b| list(a) == list(b)).rev();
    let nearest = lists.find(|members| members.len() == count).map(<[usize]>::to_vec);
    // 由580元提高到620元: of levels of one name side by side the last is the one that was reached.
    let name = |level: &usize| drafts.get(*level).map(|draft| &draft.name);
    let reached = levels.chunk_by(|a, b| name(a) == name(b)).filter_map(<[usize]>::last).copied();
    let reached: Vec<usize> = reached.collect();
    let levels = if levels.len() == count { levels } else { reached };
    // 办件98件，办结率99%，满意率97%，分别提高1.2个、2.3个百分点: points are of shares alone.
    let points = drafts.get(head).is_some_and(|draft| draft.quantity.kind == Kind::Points);
    let shares = |level: &usize| {
        !points || drafts.get(*level).is_some_and(|draft| draft.quantity.kind == Kind::Percent)
    };
    let levels: Vec<usize> = levels.into_iter().filter(shares).collect();
    // …，增长3%；A 379万元，B 144万元，分别增长: the run of levels right before the list is meant.
    let run = levels.iter().rev().zip((0..head).rev()).take_while(|(level, at)| **level == *at).count();
    let run = (run == count).then(|| levels.iter().skip(levels.len() - run).copied().collect());
    // 企业23个，产值1100万元，利税86万元，分别是去年的…: the last ones of one unit are meant.
    let unit = |level: &usize| drafts.get(*level).map(|draft| &draft.quantity.base_unit);
    let alike = levels.chunk_by(|a, b| unit(a) == unit(b)).next_back().map(<[usize]>::to_vec);
    let alike = alike.filter(|alike| alike.len() == count && levels.len() > count);
    let found =
        nearest.or(run).or(alike).or(Some(levels)).filter(|levels: &Vec<usize>| levels.len() == count);
    let Some(levels) = found else { return };
    for (index, level) in levels.into_iter().enumerate() {
        let Some((before, [draft, ..])) = drafts.split_at_mut_checked(head + index) else { continue };
        let Some(named) = before.get(level) else { continue };
        draft.call_like(named);
        if let DraftRole::Change { of, .. } = &mut draft.role {
            *of = Some(level);
            draft.why.link = Some(Linking::ListOrder);
        }
    }
}
