//! Names: what a range of words must be to serve as one.
//!
//! Names are an open set; no dictionary finds them. `left` and `right` peel the words around a number
//! and what stays is the name.

use crate::figure::lexicon::{Words, words};
use crate::figure::text::{Range, Text, is_word};
use crate::numeral;

/// Takes quotation marks that are not paired, blanks and joints off both ends.
pub(super) fn trim_marks(text: Text<'_>, range: Range) -> Range {
    let mut range = text.trim(range);
    let number = (range.start..range.end).take_while(|&i| text.at(i).is_ascii_digit()).count();
    if number > 0 && matches!(text.at(range.start + number), ')' | '.' | '、') {
        range.start += number + 1;
    }
    // 和就业: a name does not begin with what joins it to another.
    while range.len() > 2
        && matches!(text.at(range.start), '和' | '及' | '与')
        && !matches!(text.at(range.start + 1), '谐' | '平' | '美' | '会' | '格')
    {
        range.start += 1;
    }
    while !range.is_empty()
        && matches!(
            text.at(range.start),
            '、' | '”'
                | '》'
                | ')'
                | '.'
                | '-'
                | '/'
                | '·'
                | '*'
                | '…'
                | '•'
                | '●'
                | '◆'
                | '■'
                | '▲'
                | '※'
        )
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
    // 7名 is a quantity, 2002年 a date; 4S店 is a thing.
    let short = range.len() < 4 && !text.at(range.start + 1).is_ascii_alphabetic();
    if text.at(range.start).is_ascii_digit() && (short || text.before(range.end) == '年') {
        return false;
    }
    // 五 of 五年内 names nothing.
    if text.slice(range).iter().all(|&c| numeral::is_part(c)) {
        return false;
    }
    let letters = text.slice(range).iter().filter(|c| is_word(**c) && !c.is_ascii_digit()).count();
    letters >= 2
        || (letters == 1
            && !text.slice(range).iter().any(|c| {
                matches!(
                    c,
                    '的' | '了'
                        | '在'
                        | '有'
                        | '达'
                        | '年'
                        | '月'
                        | '元'
                        | '中'
                        | '上'
                        | '个'
                        | '并'
                        | '此'
                        | '这'
                        | '该'
                )
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
