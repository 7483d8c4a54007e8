//! Small judgements on a phrase: is it a place, a filler, a verb that names a sum by itself.
//!
//! Knows words; does not read sentences.

use crate::figure::draft::{Draft, DraftRole, Piece};
use crate::figure::lexicon::words;
use crate::figure::text::{Range, Text};
use crate::figure::words::VERBS;

/// Whether a name is that of a place: 旧城区6条、9.5公里道路 counts roads.
pub(super) fn ends_in_place(text: Text<'_>, name: &[Piece]) -> bool {
    let Some(Piece::Words(range)) = name.last() else { return false };
    matches!(text.before(range.end), '区' | '县' | '镇' | '乡' | '市' | '内' | '城')
}

/// Words before a verb of change that name nothing: 年人均, 增速.
pub(super) fn is_filler(text: Text<'_>, noun: Range) -> bool {
    let known = words![
        "年人均", "人均", "户均", "年均", "亩均", "幅度", "增速", "增幅", "降幅", "减幅", "涨幅", "总量",
        "分别", "平均", "其中", "每人", "每月", "月均", "总体", "一年", "全年"
    ];
    text.is(noun, known)
}

/// Whether a phrase is verbs and nothing else: 开工建设.
pub(super) fn is_deed(text: Text<'_>, phrase: Range) -> bool {
    let mut at = phrase.start;
    while let Some((word, length)) = text.longest(at, phrase.end, VERBS) {
        if matches!(word, "出栏" | "存栏" | "投资" | "总投资" | "占地") {
            return false;
        }
        at += length;
    }
    at >= phrase.end
}

/// Whether a phrase begins with a verb: 硬化东山村道路.
pub(super) fn begins_deed(text: Text<'_>, phrase: Range) -> bool {
    text.longest(phrase.start, phrase.end, VERBS).is_some_and(|(_, verb)| verb > 1 && verb < phrase.len())
}

/// The noun of a phrase without the verb before it: 项目 of 储备项目; none when both are verbs.
pub(super) fn without_deed(text: Text<'_>, phrase: Range) -> Option<Range> {
    let verb = text.longest(phrase.start, phrase.end, VERBS).filter(|(_, verb)| *verb > 1);
    let Some((_, verb)) = verb else { return Some(phrase) };
    let noun = Range::new(phrase.start + verb, phrase.end);
    if noun.len() < 2 || matches!(text.at(noun.start), '性' | '化' | '者' | '员' | '率') {
        return Some(phrase).filter(|_| noun.len() >= 2);
    }
    text.longest(noun.start, noun.end, VERBS).is_none().then_some(noun)
}

/// 镇政府为138名老人办理保险: whether 为 says for whom, not what a level is.
pub(super) fn serves(text: Text<'_>, link: Range, right: Option<Range>) -> bool {
    let whom = right.filter(|noun| matches!(text.before(noun.start), '名' | '位' | '户'));
    text.is(link, words!["为"]) && whom.is_some()
}

/// 部门和超过1万名员工: whether what stands before a number is joined to it as another thing.
pub(super) fn is_joined(text: Text<'_>, segment: Range) -> bool {
    let before = text.trim(segment);
    let over = text.longest_end(before.start, before.end, words!["超过", "逾", "近", "约"]);
    matches!(text.before(before.end - over.map_or(0, |(_, length)| length)), '和' | '及' | '与')
}

/// Gives a figure the name of the one before; of 收入完成预算的97%，比预算数少8亿元 the plan is no part of
/// what is told next.
pub(super) fn call_after(draft: &mut Draft, last: &Draft) {
    draft.call_like(last);
    if last.yardstick && draft.name.len() > 1 && draft.role == DraftRole::Level {
        draft.name.pop();
    }
}

/// 占全市41%，占全省36%: takes the whole of the share before off its name.
pub(super) fn drop_whole(text: Text<'_>, name: &mut Vec<Piece>) {
    let whole = |piece: &Piece| match *piece {
        Piece::Words(range) => text.at(range.start) == '占' && range.len() > 1,
        Piece::Implied(word) => word == "占比",
    };
    if name.len() > 1 && name.last().is_some_and(whole) {
        name.pop();
    }
}

/// Verbs that name a sum by themselves: 总投资7亿元的时代广场.
pub(super) fn is_spending(text: Text<'_>, verb: Range) -> bool {
    let known = words![
        "投资", "总投资", "投入", "融资", "创收", "集资", "捐款", "捐资", "到位", "结余", "供地", "成交"
    ];
    text.is(verb, known)
}

/// Whether a phrase ends in a verb that brings a sum of something: 首年即创造.
pub(super) fn brings(text: Text<'_>, phrase: Range) -> bool {
    let known = words![
        "创造", "累积", "积累", "获得", "取得", "产生", "带来", "发放", "减免", "拨付", "下达", "兑现",
        "追回", "募集", "筹集", "捐赠", "赠送", "补发", "安排", "预留", "提供", "下拨", "收取", "征收",
    ];
    text.longest_end(phrase.start, phrase.end, known).is_some_and(|(_, verb)| verb < phrase.len())
}

/// 超年初任务2.3亿元, 超额完成预算2000万元: by how much the plan of what stands before was passed.
pub(super) fn is_beyond(text: Text<'_>, segment: Range) -> bool {
    let segment = text.trim(segment);
    let over = words!["超", "超额", "超额完成", "超过", "超出", "超收", "比", "较"];
    let plans = words!["任务", "预算", "计划", "目标", "目标任务", "预算数", "计划数", "任务数"];
    let opens = text.longest(segment.start, segment.end, over);
    let closes = text.longest_end(segment.start, segment.end, plans);
    opens.zip(closes).is_some_and(|((_, over), (_, plan))| {
        over + plan <= segment.len() && segment.len() <= over + plan + 6
    })
}

/// Whether a name is that of an income.
pub(super) fn is_income(text: Text<'_>, name: &[Piece]) -> bool {
    let Some(Piece::Words(range)) = name.last() else { return false };
    text.longest_end(range.start, range.end, words!["纯收入", "可支配收入", "人均收入"]).is_some()
}

/// Verbs that are the name themselves: 户均增收2600元 is a gain, not the change of a level.
pub(super) fn is_gain(text: Text<'_>, verb: Range) -> bool {
    text.is(verb, words!["增收", "增值", "减收", "减负", "节支", "增支", "增效", "增利"])
}

/// The place after 以上, 左右, 多 and the like behind a quantity.
pub(super) fn after_modifiers(text: Text<'_>, from: usize, end: usize) -> usize {
    text.longest(from, end, words!["以上", "以下", "左右", "以内", "多", "余", "及以上", "上下", "有余"])
        .map_or(from, |(_, length)| from + length)
}
