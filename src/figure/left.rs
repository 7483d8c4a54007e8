//! The words before a number, peeled: links and times from the right, scope words and verbs from the left.
//!
//! Knows the order in which words stand before a number; the words are in `words`.

use crate::figure::lexicon::{Words, words};
use crate::figure::name::{is_name, trim_marks};
use crate::figure::text::{Range, Text};
use crate::figure::words::{
    GENERAL, HEADS, INNER, LEAD, LINKS, LONE, PLAIN, TAILS, UNLINKED, VERBAL_NOUNS, VERBS,
};
use crate::numeral;

/// What the words before a number leave when links and scope words are peeled off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Left {
    /// The noun phrase, when there is one.
    pub(super) noun: Option<Range>,
    /// The verb right before the number when no noun is there: 投入, 创收.
    pub(super) verb: Option<Range>,
    /// The link word (达到, 为) between noun and number.
    pub(super) link: Option<Range>,
}

/// Peels the words before a number: blanks, links and approximators from the right, scope words and
/// verbs from the left.
pub(super) fn left(text: Text<'_>, segment: Range) -> Left {
    let mut segment = text.trim(segment);
    // • 每年2000元的补贴: the sign of an item is no part of a name.
    while segment.start < segment.end
        && matches!(text.at(segment.start), '•' | '●' | '◆' | '■' | '▲' | '※' | ' ')
    {
        segment.start += 1;
    }
    segment.start += item_number(text, segment);
    // What ends with 、 was counted by the number before it.
    if text.before(segment.end) == '、' {
        return Left::default();
    }
    let (stripped, link) = strip_links(text, segment);
    let mut range = strip_lead(text, stripped);
    range = after_inner(text, range);
    range = last_of_list(text, range);
    range = after_examples(text, range);
    let (noun, verb) = split_verb(text, range);
    let noun = noun.map(|noun| without_reach(text, trim_marks(text, noun)));
    let noun = noun.filter(|noun| is_name(text, *noun));
    Left { noun, verb: if noun.is_some() { None } else { verb }, link }
}

/// The length of the number that opens an item: 一、本乡辖12村.
fn item_number(text: Text<'_>, segment: Range) -> usize {
    let opens = matches!(text.before(segment.start), '\0' | '\n' | '。' | ' ' | ';');
    let digits = (segment.start..segment.end).take_while(|&at| numeral::is_part(text.at(at))).count();
    let closes = text.at(segment.start + digits) == '、' && (1..=3).contains(&digits);
    // 二、三产业从业人员 counts no item.
    let strung = numeral::is_part(text.at(segment.start + digits + 1));
    if opens && closes && !strung { digits + 1 } else { 0 }
}

/// 残疾人补贴惠及1.2万人: the verb that reaches from a thing to those counted is no part of its name.
fn without_reach(text: Text<'_>, noun: Range) -> Range {
    let verb = text.longest_end(noun.start, noun.end, words!["惠及", "涉及", "发放", "带动", "覆盖"]);
    match verb.map(|(_, length)| noun.end - length).filter(|end| *end >= noun.start + 4) {
        Some(end) => trim_marks(text, Range::new(noun.start, end)),
        None => noun,
    }
}

/// Takes link words and blanks off the right end; with the last word that really links.
pub(super) fn strip_links(text: Text<'_>, segment: Range) -> (Range, Option<Range>) {
    let mut range = segment;
    let mut link = None;
    loop {
        range = text.trim(range);
        if let Some(length) = time_at_end(text, range) {
            range.end -= length;
            continue;
        }
        let Some((word, length)) = text.longest_end(range.start, range.end, LINKS) else { break };
        // 总长达, 全长达: 长 belongs to the noun.
        let length =
            if word == "长达" && matches!(text.before(range.end - 2), '总' | '全') { 1 } else { length };
        // 工商税收到5亿元: 税收 is the noun.
        let length = if word == "收到" && text.before(range.end - 2) == '税' { 1 } else { length };
        // 三一发达等14个企业: before 等 stands the end of a list.
        if word == "达" && range.end < segment.end && text.at(range.end) == '等' {
            break;
        }
        // A link that is the tail of a longer word is none: 比重 ends in no link, 总额达 does.
        if is_tail_of_word(text, range, length) {
            break;
        }
        if link.is_none() && !UNLINKED.contains(word) {
            link = Some(Range::new(range.end - length, range.end));
        }
        range.end -= length;
    }
    (range, link)
}

/// The length of a time at the right end: 由去年的, 由2016年的, 从年初.
fn time_at_end(text: Text<'_>, range: Range) -> Option<usize> {
    static TIMES: &Words = words![
        "年初", "去年", "上年", "上年末", "去年底", "上年底", "去年年底", "前年", "五年前", "三年前",
        "去年同期", "上年同期", "本月", "当年",
    ];
    if let Some((_, length)) = text.longest_end(range.start, range.end, TIMES) {
        return Some(length);
    }
    let length = text.ends(range.start, range.end, "年")?;
    let before = range.end - length;
    let digits = (range.start..before).rev().take_while(|&i| text.at(i).is_ascii_digit()).count();
    // 连续8年, 2002年
    let numeral =
        digits.max((range.start..before).rev().take_while(|&i| numeral::is_part(text.at(i))).count());
    let running = text.ends(range.start, before - numeral, "连续").filter(|_| numeral > 0);
    // 投资五年累计完成: so many years are no part of a name.
    let summed = matches!(text.at(range.end), '累' | '共' | '合' | '总')
        && (1..=2).contains(&numeral)
        && !matches!(text.before(before - numeral), '前' | '近' | '后' | '个' | '去' | '今' | '第');
    let running = running.or(summed.then_some(0));
    running.map(|word| word + numeral + length).or((digits == 4).then_some(digits + length))
}

/// Links (of `length` characters) that also end nouns: 有 of 国有, 占比 of 药占比.
fn is_tail_of_word(text: Text<'_>, range: Range, length: usize) -> bool {
    text.longest_end(range.start, range.end, TAILS).is_some_and(|(_, tail)| tail > length)
}

/// Takes scope words, dates and blanks off the left end.
pub(super) fn strip_lead(text: Text<'_>, range: Range) -> Range {
    let mut range = range;
    loop {
        range = text.trim(range);
        if let Some(length) = date_length(text, range) {
            range.start += length;
            continue;
        }
        let Some((_, length)) = text.longest(range.start, range.end, LEAD) else { break };
        let short = length == 1;
        // 年出栏, 新农合, 对口帮扶: one character is taken off only where a word cannot begin with it.
        if (short && !is_lone(text, range)) || is_kept(text, range, length) {
            break;
        }
        // 加上级补助 adds what those above give.
        let above = text.starts(range.start, range.end, "加上级").is_some();
        range.start += if above { 1 } else { length };
    }
    range
}

/// Whether a lead word belongs to the name after all: 重点人群 and 集中供养 stay, 重点建设 does not;
/// of “三公”经费 the mark that opens stays with that which closes.
fn is_kept(text: Text<'_>, range: Range, length: usize) -> bool {
    let word = Range::new(range.start, range.start + length);
    let rest = Range::new(word.end, range.end);
    if text.at(word.start) == '“' {
        return text.slice(rest).contains(&'”');
    }
    // 成功率 is one word.
    if rest.len() == 1 && matches!(text.at(rest.start), '率' | '数' | '量' | '额') {
        return true;
    }
    let verb = || {
        text.longest(rest.start, rest.end, VERBS).is_some_and(|(_, verb)| verb > 1)
            && text.longest(rest.start, rest.end, VERBAL_NOUNS).is_none()
    };
    let ends =
        || rest.len() < 2 || text.longest(rest.start, rest.end, LEAD).is_some_and(|(_, lead)| lead > 1);
    text.longest(word.start, range.end, VERBAL_NOUNS).is_some()
        || (text.is(word, QUALIFIERS) && !verb() && !ends())
}

/// Lead words that are part of a noun unless a verb comes after them.
static QUALIFIERS: &Words = words!["重点", "基本", "集中", "直接", "间接", "主要", "统一", "共同"];

/// Whether a one-character lead word stands alone here and does not begin a longer word.
fn is_lone(text: Text<'_>, range: Range) -> bool {
    let next = text.at(range.start + 1);
    text.longest(range.start, range.end, &LONE).is_some_and(|((_, joined), _)| !joined.contains(next))
}

/// The length of a date or a period at the start: 2023年, 1-12月, 6月, “十四五”期间, 到2025年.
fn date_length(text: Text<'_>, range: Range) -> Option<usize> {
    let mut at = range.start;
    if matches!(text.at(at), '到' | '至') {
        at += 1;
    }
    let first = at;
    let chinese = (at..range.end).take_while(|&i| numeral::digit(text.at(i)).is_some()).count();
    if chinese == 4 && text.at(at + 4) == '年' {
        return Some(at + 5 - range.start);
    }
    // 九年共计; not 九年义务教育.
    let span = (at..range.end).take_while(|&i| numeral::is_part(text.at(i))).count();
    if span > 0 && text.at(at + span) == '年' && !matches!(text.at(at + span + 1), '义' | '一' | '级' | '制')
    {
        let more = matches!(text.at(at + span + 1), '来' | '内' | '间');
        return Some(at + span + 1 + usize::from(more) - range.start);
    }
    while at < range.end
        && (text.at(at).is_ascii_digit()
            || matches!(text.at(at), '-' | '—' | '~' | ' ' | '至' | 'X' | 'x' | '*')
            || (at > first && text.at(at) == '年'))
    {
        at += 1;
    }
    if at == first {
        return None;
    }
    let words = words!["年末", "年底", "年度", "年初", "月份", "月底", "月末", "年", "月", "日"];
    if text.before(at) == '年' {
        return Some(at - range.start + usize::from(matches!(text.at(at), '末' | '底' | '度' | '初')));
    }
    text.longest(at, range.end, words).map(|(_, length)| at + length - range.start)
}

/// Starts the name after the last verb inside the phrase or after its last 的 or 了.
pub(super) fn after_inner(text: Text<'_>, range: Range) -> Range {
    let mut start = range.start;
    let fixed = text.longest(start, range.end, VERBAL_NOUNS).map_or(1, |(_, length)| length.max(1));
    for at in range.start + fixed..range.end {
        // 工厂2019年排放量: a date inside parts what stands before it from the name.
        if text.at(at).is_ascii_digit()
            && !text.before(at).is_ascii_digit()
            && let Some(length) = date_length(text, Range::new(at, range.end))
            && at + length + 2 <= range.end
        {
            start = at + length;
            continue;
        }
        let rest = |length: usize| Range::new(at + length, range.end);
        let whole = || text.longest(at, range.end, VERBAL_NOUNS).is_some();
        if let Some((word, length)) = text.longest(at, range.end, INNER).filter(|_| !whole()) {
            // 改造提升 is one verb.
            let length = text.longest(at, range.end, VERBS).map_or(length, |(_, verb)| verb.max(length));
            let noun = rest(length);
            let one = length == 1;
            let held = text
                .longest(noun.start, noun.end, HEADS)
                .is_some_and(|(_, head)| head == noun.len() && length < 4 && !GENERAL.contains(word))
                || (word == "现有" && text.is(noun, words!["面积", "产量", "规模"]));
            let joined = matches!(text.at(noun.start), '性' | '率' | '费' | '金' | '额' | '量' | '者' | '员');
            // 项目完成投资 is about 投资, 班列累计开行 about 班列.
            let spent = text.longest(noun.start, noun.end, words!["投资", "总投资", "投入"]).is_some();
            let verb =
                !spent && text.longest(noun.start, noun.end, VERBS).is_some_and(|(_, all)| all == noun.len());
            // 公务用车购置及运行费, 社会保障和就业支出: what is joined is a noun.
            let strung = matches!(text.at(noun.start), '和' | '及' | '与' | '、')
                && text.longest(noun.start + 1, noun.end, VERBS).is_none();
            let compound = text.longest(at.saturating_sub(2), range.end, COMPOUNDS).is_some();
            let verb = verb || strung || compound;
            if noun.len() >= 2 && !verb && !held && !joined && (!one || at - range.start >= 2) {
                start = noun.start;
            }
        } else if at + 2 < range.end
            && (text.at(at) == '了'
                || (text.at(at) == '的' && range.len() > 10 && !quoted(text, at, range.end)))
            && !shared(text, Range::new(at + 1, range.end))
        {
            // 财政用于抗灾救灾的资金: the sum alone would say nothing.
            if let Some(purpose) = purpose(text, Range::new(range.start, at), range.end) {
                return purpose;
            }
            start = at + 1;
        }
    }
    if start == range.start { range } else { strip_lead(text, Range::new(start.min(range.end), range.end)) }
}

/// Whether words are the bare head of a share: 研发支出相当于生产总值的比例 stays whole.
fn shared(text: Text<'_>, words: Range) -> bool {
    text.is(words, words!["比例", "比重", "占比", "比率"])
}

/// 用于抗灾救灾的资金 of what stands before 的 and after it, up to `end`.
fn purpose(text: Text<'_>, before: Range, end: usize) -> Option<Range> {
    let bare = words!["资金", "支出", "投入", "经费", "财政支出", "财政资金", "费用"];
    let from = text.rfind(before, "用于").filter(|_| text.is(Range::new(before.end + 1, end), bare))?;
    Some(Range::new(from, end))
}

/// Whether a quotation mark closes after a place that none opens after it: “经认证的经营者”.
fn quoted(text: Text<'_>, at: usize, end: usize) -> bool {
    (at..end).map(|at| text.at(at)).find(|c| matches!(c, '“' | '”')) == Some('”')
}

/// Nouns whose second half is a verb of the table.
static COMPOUNDS: &Words = words![
    "社会保障", "生活保障", "医疗保障", "住房保障", "劳动保障", "就业保障", "资金保障", "政府采购",
    "集中采购", "法律援助", "环境治理", "综合治理", "流域治理", "社会治理", "城市治理", "生态治理",
    "公益服务", "公共服务", "社会服务", "税务登记", "婚姻登记", "不动产登记", "结婚登记", "土地流转",
    "劳动争议调解", "城市改造", "危房改造", "旧城改造", "厕所改造", "户区改造", "小区改造", "厂区改造",
    "村庄改造", "电网改造", "管网改造", "道路改造", "校舍改造",
];

/// Of a long list joined by 、 only the last part is what the number counts.
fn last_of_list(text: Text<'_>, range: Range) -> Range {
    let mark = text.slice(range).iter().rposition(|c| *c == '、').filter(|_| range.len() > 12);
    let last = mark.map(|mark| Range::new(range.start + mark + 1, range.end));
    // 集成电路、人工智能三大先导产业: so many 大 are the whole list.
    let last = last.map(|last| {
        let great = (last.start + 2..last.end).find(|&at| {
            text.at(at) == '大'
                && matches!(text.before(at), '两' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
        });
        great.map_or(last, |great| Range::new(great - 1, last.end))
    });
    last.filter(|last| last.len() >= 2).unwrap_or(range)
}

/// 文明社区等各级荣誉, 合作社等经营主体: what comes after 等 is the thing, examples stand before it.
fn after_examples(text: Text<'_>, range: Range) -> Range {
    let Some(at) = text.rfind(range, "等") else { return range };
    let thing = Range::new(at + 1, range.end);
    let word = matches!(text.before(at), '中' | '高' | '初' | '平' | '同' | '上' | '优' | '一' | '二' | '三')
        || matches!(text.at(at + 1), '级' | '号' | '于' | '次' | '额' | '值' | '待');
    if word || at < range.start + 3 || thing.len() < 2 { range } else { strip_lead(text, thing) }
}

/// Parts a phrase into its leading verb and the noun after it.
fn split_verb(text: Text<'_>, range: Range) -> (Option<Range>, Option<Range>) {
    if range.is_empty() {
        return (None, None);
    }
    let mut range = range;
    let mut verb = None;
    while let Some((word, length)) = text.longest(range.start, range.end, VERBS) {
        if text.longest(range.start, range.end, VERBAL_NOUNS).is_some() {
            break;
        }
        let mut after = range.start + length;
        // 争取到位资金: 到位 is a word.
        if text.before(after) == '到' && text.at(after) == '位' {
            after -= 1;
        }
        while matches!(text.at(after), '了' | '着' | '好' | '的') && after < range.end {
            after += 1;
        }
        let rest = text.trim(Range::new(after, range.end));
        let whole = Range::new(range.start, range.start + length);
        if rest.is_empty() {
            return (None, Some(whole));
        }
        if length == 1 {
            break;
        }
        // 按时办结率, 通硬化路率: what ends in 率 is one word with its verb.
        if text.before(rest.end) == '率' && after == whole.end && !GENERAL.contains(word) {
            break;
        }
        // 保障性住房, 生产率: the verb is part of a word.
        let joint = text.at(whole.end);
        let loose = matches!(joint, '机' | '站' | '业' | '品' | '力' | '点') && PLAIN.contains(word);
        if !loose
            && matches!(
                joint,
                '性' | '化'
                    | '者'
                    | '员'
                    | '率'
                    | '额'
                    | '量'
                    | '价'
                    | '费'
                    | '金'
                    | '品'
                    | '机'
                    | '站'
                    | '业'
                    | '力'
                    | '型'
                    | '点'
            )
        {
            break;
        }
        let spent =
            ["投资", "总投资"].iter().any(|word| text.starts(rest.start, rest.end, word) == Some(rest.len()));
        let general =
            GENERAL.contains(word) || (spent && matches!(word, "推进" | "启动" | "实施" | "确保" | "加快"));
        let head = text.longest(rest.start, rest.end, HEADS).is_some_and(|(_, head)| head == rest.len());
        let plain = after > whole.end || PLAIN.contains(word);
        // 惠及 and 涉及 never make one word with what they reach.
        let reaching = matches!(word, "惠及" | "涉及");
        if !general && !reaching && ((rest.len() < 3 && !plain) || (head && after == whole.end)) {
            break;
        }
        if general && rest.len() < 2 {
            break;
        }
        verb = Some(whole);
        range = rest;
        // 新建和改建学生公寓: a second verb is joined to the first.
        if let Some(joint) =
            ["和", "及", "、"].iter().find_map(|joint| text.starts(range.start, range.end, joint))
            && text.longest(range.start + joint, range.end, VERBS).is_some()
        {
            range.start += joint;
        }
    }
    (Some(range), verb)
}
