//! Names: what a range of words must be to serve as one, and the subject of a clause without figures.
//!
//! Names are an open set; no dictionary finds them. `left` and `right` peel the words around a number
//! and what stays is the name.

use crate::figure::left;
use crate::figure::lexicon::{Words, words};
use crate::figure::text::{Range, Text, is_word};
use crate::figure::words::SUBJECTS;

/// Takes quotation marks that are not paired, blanks and joints off both ends.
pub(super) fn trim_marks(text: Text<'_>, range: Range) -> Range {
    let mut range = text.trim(range);
    let number = (range.start..range.end).take_while(|&i| text.at(i).is_ascii_digit()).count();
    if number > 0 && matches!(text.at(range.start + number), ')' | '.' | '、') {
        range.start += number + 1;
    }
    while !range.is_empty()
        && matches!(text.at(range.start), '、' | '”' | '》' | ')' | '.' | '-' | '/' | '·' | '*' | '…')
    {
        range.start += 1;
    }
    while !range.is_empty() && matches!(text.before(range.end), '、' | '“' | '《' | '(' | '-' | '/' | '·')
    {
        range.end -= 1;
    }
    // 城区内: the place word after a noun is no part of it.
    if range.len() > 2
        && text
            .longest_end(
                range.start,
                range.end,
                words!["城区内", "区域内", "范围内", "全区内", "境内", "县内", "市内", "镇内"],
            )
            .is_some()
    {
        range.end -= 1;
    }
    // 9个重点项目中: so of the thing counted.
    let thing = ['目', '村', '业', '户', '员', '构', '家'];
    if range.len() > 3 && text.before(range.end) == '中' && thing.contains(&text.before(range.end - 1)) {
        range.end -= 1;
    }
    text.trim(range)
}

/// Whether a range can be a name: it holds a letter and is no lone function word.
pub(super) fn is_name(text: Text<'_>, range: Range) -> bool {
    // 7名 is a quantity, 2002年 a date.
    if text.at(range.start).is_ascii_digit() && (range.len() < 4 || text.before(range.end) == '年') {
        return false;
    }
    let letters = text.slice(range).iter().filter(|c| is_word(**c) && !c.is_ascii_digit()).count();
    letters >= 2
        || (letters == 1
            && !text.slice(range).iter().any(|c| {
                matches!(c, '的' | '了' | '在' | '有' | '达' | '年' | '月' | '元' | '中' | '上' | '个' | '并')
            }))
}

/// Whether a noun says by what a thing is measured: 日处理能力500立方米的污水处理站.
pub(super) fn is_property(text: Text<'_>, noun: Range) -> bool {
    static PROPERTIES: &Words = words![
        "能力", "面积", "容量", "库容", "规模", "里程", "长度", "总长", "全长", "宽", "高", "产量", "装机"
    ];
    static RATES: &Words =
        words!["日处理", "年处理", "年产", "日产", "年加工", "年出栏", "年存栏", "日供水", "年发电"];
    text.longest_end(noun.start, noun.end, PROPERTIES).is_some()
        || text.longest(noun.start, noun.end, RATES).is_some_and(|(_, length)| length < noun.len())
}

/// The indicator that a clause without figures speaks of: 新农合参合率再创新高 is about 新农合参合率.
pub(super) fn subject(text: Text<'_>, clause: Range) -> Option<Range> {
    if text
        .longest(
            clause.start,
            clause.end,
            words!["按可比", "按", "扣除", "剔除", "若按", "如果", "根据", "围绕", "通过"],
        )
        .is_some()
    {
        return None;
    }
    let clause = left::strip_lead(text, clause);
    let mut end = None;
    for at in clause.start..clause.end {
        if let Some((_, length)) = text.longest(at, clause.end, SUBJECTS) {
            end = Some(at + length);
            if at + length < clause.end && at + length - clause.start >= 3 {
                break;
            }
        }
    }
    let range = Range::new(clause.start, end?);
    let range = if range.len() > 16 { left::after_inner(text, range) } else { range };
    let range = trim_marks(text, range);
    (range.len() >= 2 && range.len() <= 20 && is_name(text, range)).then_some(range)
}

/// Words before a verb of change that name nothing: 年人均, 增速.
pub(super) fn is_filler(text: Text<'_>, noun: Range) -> bool {
    let known = words![
        "年人均", "人均", "户均", "年均", "亩均", "增速", "增幅", "总量", "分别", "平均", "其中", "每人",
        "每月", "月均", "总体", "一年", "全年"
    ];
    text.is(noun, known)
}

/// Verbs that name a sum by themselves: 总投资7亿元的时代广场.
pub(super) fn is_spending(text: Text<'_>, verb: Range) -> bool {
    let known = words![
        "投资", "总投资", "投入", "融资", "创收", "集资", "捐款", "捐资", "到位", "结余", "供地", "成交"
    ];
    text.is(verb, known)
}

/// Verbs that are the name themselves: 户均增收2600元 is a gain, not the change of a level.
pub(super) fn is_gain(text: Text<'_>, verb: Range) -> bool {
    text.is(verb, words!["增收", "增值", "减收", "减负", "节支", "增支", "增效", "增利"])
}

/// Whether a name is that of a place: 老城区8条、12.3公里道路 counts roads.
pub(super) fn is_place(text: Text<'_>, name: Range) -> bool {
    matches!(text.before(name.end), '区' | '县' | '镇' | '乡' | '市' | '内' | '城')
}
