//! The noun after a quantity: 3个易地搬迁村, 100口沼气池.
//!
//! Knows where a noun phrase ends; does not choose between the words before and after a number.

use crate::figure::lexicon::{Words, words};
use crate::figure::name::{is_name, trim_marks};
use crate::figure::quantity::Quantity;
use crate::figure::text::{Range, Text, is_blank, is_letter, is_word};
use crate::figure::unit;
use crate::figure::units::Kind;
use crate::figure::words::{DEEDS, INSIDE, STOPS};
use crate::numeral;

/// The noun phrase right after a quantity, up to `end` (the clause's end or the next quantity).
pub(super) fn right(text: Text<'_>, from: usize, end: usize) -> Option<Range> {
    // 13亿人口: the unit 人 is half of the word.
    if text.before(from) == '人' && text.at(from) == '口' && from < end {
        return Some(Range::new(from - 1, from + 1));
    }
    let mut start = skip_modifiers(text, from, end);
    let stops = |at| text.longest(at, end, STOPS).is_some() && !inside_word(text, at);
    if let Some(described) = described(text, start, end).filter(|_| stops(start)) {
        start = described;
    }
    let verb = stops(start);
    // 口粮田1444亩及配套的渠道: what is joined is another thing.
    let joined = matches!(text.at(start), '及' | '和' | '与' | '或')
        && text.longest(start, end, words!["和平", "和谐", "与会", "及格"]).is_none();
    if joined {
        return None;
    }
    if start >= end || !(is_word(text.at(start)) || matches!(text.at(start), '“' | '《')) || verb {
        return None;
    }
    let mut range = phrase(text, start, end);
    if numeral::is_part(text.at(end)) || text.at(end).is_ascii_digit() {
        range.end = text.find_any(range, words!["和", "及", "与", "、"]).map_or(range.end, |(at, _)| at);
    }
    while let Some(length) = ["和", "与", "及", "以及", "、", "了", "将", "都", "均", "不", "未"]
        .iter()
        .find_map(|word| text.ends(range.start, range.end, word))
    {
        range.end -= length;
    }
    // 事项“免证可办”: a mark that opens and does not close ends the noun.
    if let Some(open) = text.slice(range).iter().rposition(|c| *c == '“')
        && open > 1
        && !text.slice(range).iter().skip(open).any(|c| *c == '”')
    {
        range.end = range.start + open;
    }
    if range.len() > 12
        && let Some(mark) = text.find(range, "、")
    {
        range.end = mark;
    }
    let range = trim_marks(text, Range::new(range.start, range.end.min(range.start + 20)));
    is_name(text, range).then_some(range)
}

/// The noun after a quantity that ends at `from`, where the next one ends at `next`, up to the ends of
/// its words and of its sentence; 3条全长24公里的通达工程 counts what stands after the length.
pub(super) fn after(text: Text<'_>, from: usize, next: Option<usize>, ends: [usize; 2]) -> Option<Range> {
    let [end, sentence] = ends;
    let mut gap = text.trim(Range::new(from, end));
    let bounds = words!["以上", "以下", "及以上", "及以下"];
    let limit = next.filter(|&next| gap.is_empty() && text.longest(next, next + 3, bounds).is_some());
    if let Some(next) = limit {
        return right(text, next, sentence);
    }
    // 5个超亿元项目, 3个总投资超5亿元的项目: what sorts the things stands before them.
    let over = words![
        "超", "过", "逾", "超过", "投资超", "投资过", "总投资超", "总投资过", "投资超过", "总投资超过",
        "总投资达"
    ];
    if let Some(next) = next.filter(|_| text.is(gap, over)) {
        let from = text.longest(next, sentence, bounds).map_or(next, |(_, length)| next + length);
        return right(text, from + usize::from(text.at(from) == '的'), sentence);
    }
    gap.start += usize::from(text.at(gap.start) == '、');
    let property = words![
        "全长", "总长", "总长度", "长度", "总投资", "投资", "总面积", "占地", "面积", "总建筑面积",
        "建筑面积",
    ];
    let described = text.longest(gap.start, gap.end, property).is_some();
    if let Some(next) = next.filter(|&next| described && text.at(next) == '的') {
        return right(text, next, sentence);
    }
    let noun = people(text, from, end).or_else(|| right(text, from, end))?;
    let shared =
        next.filter(|_| text.at(noun.end) == '、').and_then(|next| sized(text, noun, next, sentence));
    shared.or_else(|| Some(owner(text, from, noun)))
}

/// The noun after a quantity, where it really names it; otherwise what 为 says it is.
pub(super) fn told(
    text: Text<'_>,
    noun: Option<Range>,
    before: [Option<Range>; 2],
    quantity: &Quantity,
    end: usize,
) -> Option<Range> {
    let [left, segment] = before;
    let noun = noun.filter(|noun| left.is_none() || !is_deed(text, *noun, quantity.kind));
    noun.or_else(|| being(text, text.trim(segment?), quantity.range.end, end))
}

/// 120万名经营业务的人士: those who are counted stand after what describes them.
fn people(text: Text<'_>, from: usize, end: usize) -> Option<Range> {
    if !matches!(text.before(from), '名' | '位') {
        return None;
    }
    let near = Range::new(from, end.min(from + 16));
    let at = text.find(near, "的").filter(|at| *at > from)?;
    let heads = words![
        "人士", "人员", "居民", "市民", "学生", "儿童", "长者", "老人", "老年人", "干部", "同志", "青年",
        "妇女"
    ];
    let (_, length) = text.longest(at + 1, end, heads)?;
    Some(Range::new(at + 1, at + 1 + length))
}

/// 6个市级、42个县级重点项目, 2个千亩、3个百亩示范片: a level or a size alone shares the noun of the next.
fn sized(text: Text<'_>, noun: Range, next: usize, end: usize) -> Option<Range> {
    let size = |end: usize| matches!(text.before(end), '级' | '亩' | '吨');
    let alone = size(noun.end) && noun.len() <= 3;
    let shared = right(text, next, end).filter(|_| alone)?;
    let mark = (shared.start + 1..shared.end.min(shared.start + 4)).find(|&at| size(at))?;
    (mark + 2 <= shared.end).then(|| Range::new(mark, shared.end))
}

/// 12个乡镇财政收入: the number counts who has the sum, not the sum.
fn owner(text: Text<'_>, from: usize, noun: Range) -> Range {
    if !matches!(text.before(from), '个' | '家' | '户' | '所') {
        return noun;
    }
    let sums = words![
        "收入", "利润", "产值", "税收", "支出", "增加值", "销售额", "费", "经费", "利税", "营业额", "总额",
    ];
    if text.longest_end(noun.start, noun.end, sums).is_none() {
        return noun;
    }
    let owners = words![
        "乡镇", "企业", "县", "村", "省份", "街道", "园区", "公司", "部门", "单位", "行业", "县区", "县市"
    ];
    let owner = (noun.start..noun.end).find_map(|at| Some(at + text.longest(at, noun.end, owners)?.1));
    let end = owner.filter(|end| *end < noun.end && !matches!(text.at(*end), '经' | '集' | '级'));
    Range::new(noun.start, end.unwrap_or(noun.end))
}

/// 其中2913亿元为经常开支: of a part what it is stands after it.
fn being(text: Text<'_>, segment: Range, from: usize, end: usize) -> Option<Range> {
    let told = matches!(text.at(from), '为' | '是');
    let parts = words!["其中", "当中", "其中有", "其中约"];
    let part = segment.is_empty() || text.longest_end(segment.start, segment.end, parts).is_some();
    (told && part).then_some(())?;
    right(text, from + 1, end)
}

/// Whether words after a number tell a deed or begin a clause of their own, so that a noun before the
/// number names it: 农户30户申请赔保, 建成基地3万亩“青山红”苹果通过鉴定.
fn is_deed(text: Text<'_>, noun: Range, kind: Kind) -> bool {
    text.longest(noun.start, noun.end, OPENING).is_some_and(|(_, length)| length < noun.len())
        || (kind == Kind::Measure
            && text.at(noun.start) == '“'
            && text.longest(noun.end, noun.end + 4, STOPS).is_some())
}

/// Verbs that tell what those counted do.
static OPENING: &Words = words![
    "申请", "返乡", "产业化", "清淤", "疏浚", "申报", "报名", "返岗", "外出务工", "外出就业", "自主创业",
    "退出", "脱贫",
];

/// 100所达到二级水平的医院: what describes the thing stands before it and ends with 的.
fn described(text: Text<'_>, start: usize, end: usize) -> Option<usize> {
    let near = Range::new(start, end.min(start + 16));
    let at = text.find(near, "的")?;
    let told = text.holds(Range::new(start, at), words!["了", "在", "中", "等", "并"]);
    (!told && at > start + 2 && is_word(text.at(at + 1))).then_some(at + 1)
}

/// Words between a quantity and its noun.
#[rustfmt::skip]
static MODIFIERS: &Words = words![
    "的", "人民币", "左右的", "以上的", "以下的", "以内的", "以上", "左右", "以下", "以内", "及以上", "及以下", "及以上的", "及以下的", "多", "余", "之多", "高标准的", "高标准", "各类", "各种", "各级各类", "不同类型的",
];

/// The place after blanks and modifiers.
fn skip_modifiers(text: Text<'_>, from: usize, end: usize) -> usize {
    let mut start = from;
    loop {
        while start < end && is_blank(text.at(start)) {
            start += 1;
        }
        // 7万套(间): how else it may be counted.
        let other = text.at(start) == '(' && text.at(start + 2) == ')' && start == from;
        if other {
            start += 3;
            continue;
        }
        let Some((_, length)) = text.longest(start, end, MODIFIERS) else { return start };
        start += length;
    }
}

/// The run of words from `start` to where a verb, a mark or 的 ends it.
fn phrase(text: Text<'_>, start: usize, end: usize) -> Range {
    let mut start = start;
    let mut stop = start;
    while stop < end
        && (is_word(text.at(stop))
            || matches!(text.at(stop), '“' | '”' | '《' | '》' | '+' | '、' | '\n' | '-' | '·'))
    {
        // 2个乡完成: a word of one character may name a place.
        let place = matches!(text.at(start), '乡' | '镇' | '村' | '县' | '市' | '区' | '厂' | '校' | '站');
        let verb = stop > start + usize::from(!place)
            && text.longest(stop, end, STOPS).is_some()
            && !inside_word(text, stop)
            && !spans(text, stop, end);
        if verb
            || starts_date(text, stop, end)
            || (stop > start && counts(text, stop, end))
            || (text.at(stop) == '、' && text.at(stop + 1).is_ascii_digit())
        {
            break;
        }
        // 11个重点项目中新兴产业项目有6个: what is counted ends where 中 takes a part of it.
        let whole = matches!(text.before(stop), '目' | '业' | '户' | '村' | '员');
        if text.at(stop) == '中'
            && whole
            && stop > start + 1
            && !matches!(
                text.at(stop + 1),
                '心' | '学' | '小' | '央' | '国' | '药' | '医' | '型' | '等' | '专' | '职'
            )
        {
            break;
        }
        // 高龄老年人购买了保险: what comes before the verb that 了 follows is the noun.
        if text.at(stop) == '了' && stop >= start + 4 {
            stop -= 2;
            break;
        }
        if text.at(stop) == '的' && stop > start {
            // 4座现代化的垃圾中转站: what describes is passed over.
            if !matches!(text.before(stop), '化' | '型' | '性' | '级' | '好' | '新' | '优') {
                break;
            }
            start = stop + 1;
        }
        stop += 1;
    }
    Range::new(start.min(stop), stop)
}

/// 中央桥至东山桥段工程: 至 that joins the two ends of a road.
fn spans(text: Text<'_>, at: usize, end: usize) -> bool {
    let joins = text.at(at) == '至' && text.at(at + 1) != '今';
    let rest = Range::new(at + 1, end.min(at + 12));
    let clause = || (rest.start..rest.end).find(|&at| !is_word(text.at(at))).unwrap_or(rest.end);
    joins && text.find_any(Range::new(rest.start, clause()), ROADS).is_some()
}

/// What has two ends.
static ROADS: &Words = words!["段", "公路", "道路", "高速", "铁路", "隧道", "线路", "干线", "管线"];

/// One-character stops that are inside a longer word here: 中心, 外资, 内河, 上海.
fn inside_word(text: Text<'_>, at: usize) -> bool {
    let from = at.saturating_sub(2);
    (from..=at)
        .any(|start| text.longest(start, start + 6, INSIDE).is_some_and(|(_, length)| start + length > at))
}

/// Whether a number with a unit begins at a place: 项目9个.
fn counts(text: Text<'_>, at: usize, end: usize) -> bool {
    let han = is_letter(text.before(at)) && !text.before(at).is_ascii();
    let digits = (at..end).take_while(|&i| text.at(i).is_ascii_digit() || text.at(i) == '.').count();
    digits > 0 && han && unit::unit_at(text, at + digits, end).is_some()
}

/// Whether a date in digits begins at a place: 小区10月底前完工.
fn starts_date(text: Text<'_>, at: usize, end: usize) -> bool {
    let digits = (at..end).take_while(|&i| text.at(i).is_ascii_digit()).count();
    digits > 0 && matches!(text.at(at + digits), '年' | '月' | '日')
}

/// What stands after a quantity that nothing else names: 96户实现脱贫 is about 脱贫.
pub(super) fn right_deed(text: Text<'_>, from: usize, end: usize) -> Option<Range> {
    let mut start = from;
    while start < end {
        let word = text.longest(start, end, STOPS).filter(|_| !inside_word(text, start));
        let deed = matches!(word, Some((word, _)) if DEEDS.contains(word));
        match word {
            Some((_, length)) if !deed => start += length,
            _ if is_blank(text.at(start)) || text.at(start) == '的' => start += 1,
            _ => break,
        }
    }
    let mut stop = start;
    while stop < end && is_word(text.at(stop)) && stop - start < 10 {
        stop += 1;
    }
    let range = Range::new(start, stop);
    (range.len() >= 2 && is_name(text, range)).then_some(range)
}
