//! Roles: is a quantity the thing's level, a share of something, or a change of it.
//!
//! Knows the verbs of change and the words of comparison; does not name things.

use crate::figure::Direction;
use crate::figure::left;
use crate::figure::lexicon::{Union, Words, words};
use crate::figure::text::{Range, Text, is_letter};
use crate::figure::units::Kind;
use crate::figure::words::{AFTER_CHANGE, BASIS, DOWN, RATES, REACHED, UP};

/// What the words before a number say of its role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hint {
    /// A change; `rest` is what stands before verb and basis.
    Change {
        /// The words left of the verb and its basis, where a name may stand.
        rest: Range,
        /// The words that name the basis.
        basis: Option<Range>,
        /// Up or down.
        direction: Option<Direction>,
        /// Where the word that decided stands.
        verb: Range,
    },
    /// A share of something that 占 names.
    PartOf {
        /// What has the share.
        rest: Range,
        /// 占 and what it is a share of.
        whole: Range,
        /// Where the word that decided stands.
        verb: Range,
    },
    /// Nothing special.
    Plain,
}

/// 低于时序进度2个百分点, 与全省增幅相比低2个百分点: points by which one thing differs from another.
fn differs(text: Text<'_>, segment: Range) -> Option<Hint> {
    let verbs: &[(&str, Direction)] = &[
        ("高于", Direction::Up),
        ("快于", Direction::Up),
        ("好于", Direction::Up),
        ("超过", Direction::Up),
        ("超出", Direction::Up),
        ("超序时", Direction::Up),
        ("超时序", Direction::Up),
        ("超进度", Direction::Up),
        ("落后", Direction::Down),
        ("低于", Direction::Down),
        ("慢于", Direction::Down),
        ("落后于", Direction::Down),
    ];
    let found = verbs.iter().filter_map(|(verb, way)| Some((text.rfind(segment, verb)?, verb, *way)));
    let (at, verb, way) = found.max_by_key(|(at, _, _)| *at)?;
    let after = Range::new(at + verb.chars().count(), segment.end);
    (after.len() >= 2).then(|| Hint::Change {
        rest: text.trim(Range::new(segment.start, at)),
        basis: Some(text.trim(Range::new(at, segment.end))),
        direction: Some(way),
        verb: Range::new(at, after.start),
    })
}

/// Reads the role off the words before a number.
pub(super) fn hint(text: Text<'_>, segment: Range, kind: Kind) -> Hint {
    if let Some(change) = change(text, segment, kind) {
        return change;
    }
    if let Some(more) = more_than(text, text.trim(segment)) {
        return more;
    }
    if kind == Kind::Times
        && let Some(multiple) = multiple_of(text, segment)
    {
        return multiple;
    }
    if matches!(kind, Kind::Percent | Kind::Tenths | Kind::Proportion | Kind::Times)
        && let Some(part) = part_of(text, segment)
    {
        return part;
    }
    if let Some(done) = of_plan(text, segment, kind) {
        return done;
    }
    if kind == Kind::Points
        && let Some(differs) = differs(text, segment)
    {
        return differs;
    }
    if let Some(cut) = cuts(text, segment, kind) {
        return cut;
    }
    match kind {
        Kind::Points | Kind::Doublings => Hint::Change {
            rest: text.trim(segment),
            basis: None,
            direction: direction_in(text, segment),
            verb: Range::default(),
        },
        _ => Hint::Plain,
    }
}

/// 减少财政支出3000万元, 降低电价5%: a verb of change before its object says by how much that changed.
fn cuts(text: Text<'_>, segment: Range, kind: Kind) -> Option<Hint> {
    if !CUTTING.stands_in(text.slice(segment)) {
        return None;
    }
    let clause = left::strip_lead(text, text.trim(segment));
    let (word, length) = text.longest(clause.start, clause.end, CUTS)?;
    let adds = matches!(word, "增加" | "提高");
    let mut rest = Range::new(clause.start + length, clause.end);
    rest.start += usize::from(text.at(rest.start) == '了');
    // 减少到, 降低为 reach a level; 减少量, 降低率 are nouns, 减少和避免 goes on.
    let opens = !matches!(text.before(clause.start), '的' | '和' | '与' | '及');
    let object = left::left(text, rest);
    let direction = if adds { Direction::Up } else { Direction::Down };
    let verb = Range::new(clause.start, clause.start + length);
    let named = object.noun.is_some_and(|noun| noun.len() >= 2) && (!adds || kind == Kind::Money);
    (opens && named && object.link.is_none()).then_some(Hint::Change {
        rest,
        basis: None,
        direction: Some(direction),
        verb,
    })
}

/// Verbs of change that may stand before what changes.
static CUTS: &Words = words![
    "减少", "累计减少", "共减少", "降低", "压减", "累计压减", "削减", "节减", "减轻", "累计减轻", "压缩",
    "缩减", "增加",
];

/// Without one of these nothing stands before what changes; most segments have none.
static CUTTING: Union = Union::new(&[CUTS]);

/// A verb or noun of change right before the number.
fn change(text: Text<'_>, segment: Range, kind: Kind) -> Option<Hint> {
    let mut end = text.trim(segment).end;
    let mut rated = false;
    loop {
        end = text.trim(Range::new(segment.start, end)).end;
        if let Some((word, direction)) = verb_at_end(text, segment.start, end) {
            let start = end - word.chars().count();
            // 增速不低于5%, 增速要高于8%: what bounds a rate of change is no change itself.
            let bound = start - usize::from(text.before(start) == '不');
            if matches!(word, "高于" | "低于")
                && kind == Kind::Percent
                && rate_before(text, Range::new(segment.start, bound))
            {
                end = bound;
                continue;
            }
            if (rated && !RATED.contains(word)) || !counts(text, Range::new(start, end), segment, word, kind)
            {
                return None;
            }
            let before = Range::new(segment.start, start);
            let (mut rest, basis) = split_basis(text, before);
            // 增加值增速: the noun of a rate belongs to the name.
            if RATES.contains(word) && !rest.is_empty() && basis.is_none() && rest.end == start {
                rest.end = end;
            }
            return Some(Hint::Change {
                rest,
                basis,
                direction: Some(direction),
                verb: Range::new(start, end),
            });
        }
        let (word, length) = text.longest_end(segment.start, end, AFTER_CHANGE)?;
        // 增长到, 提高至 give the level that was reached.
        if matches!(word, "到了") {
            return None;
        }
        rated |= word.starts_with('率');
        end -= length;
    }
}

/// Whether the noun of a rate stands at the end of a stretch: 贷款增速要.
fn rate_before(text: Text<'_>, stretch: Range) -> bool {
    let end = stretch.end - text.ends(stretch.start, stretch.end, "要").unwrap_or(0);
    text.longest_end(stretch.start, end, RATES).is_some()
}

/// Verbs of change whose rate is itself a change: 增长率8%; 压减率94% says what part was done.
static RATED: &Words = words![
    "增长", "增加", "上升", "上涨", "提高", "下降", "减少", "降低", "递增", "递减", "增", "降", "年均增长"
];

/// The longest verb of change that ends at `end`.
fn verb_at_end(text: Text<'_>, start: usize, end: usize) -> Option<(&'static str, Direction)> {
    let up = text.longest_end(start, end, UP).map(|(word, length)| (word, length, Direction::Up));
    let down = text.longest_end(start, end, DOWN).map(|(word, length)| (word, length, Direction::Down));
    let best = match (up, down) {
        (Some(up), Some(down)) => Some(if down.1 > up.1 { down } else { up }),
        (up, down) => up.or(down),
    };
    best.map(|(word, _, direction)| (word, direction))
}

/// 比去年多争取5个: more or less of what the last figure counted.
fn more_than(text: Text<'_>, segment: Range) -> Option<Hint> {
    let at = (segment.start..segment.end).rev().find(|&at| matches!(text.at(at), '多' | '少'))?;
    let compared = comparison(text, Range::new(segment.start, at))?;
    let end = segment.end - text.longest_end(at + 1, segment.end, MEASURED).map_or(0, |(_, length)| length);
    let verb = end - at - 1;
    let direction = if text.at(at) == '多' { Direction::Up } else { Direction::Down };
    (verb <= 3 && text.at(at + 1) != '于').then(|| Hint::Change {
        rest: text.trim(Range::new(segment.start, compared)),
        basis: Some(Range::new(compared, at)),
        direction: Some(direction),
        verb: Range::new(at, segment.end),
    })
}

/// 比预算数280亿元少8亿元: whether a comparison with a value stands right before the verb.
fn led(text: Text<'_>, segment: Range, verb: Range) -> bool {
    let before = Range::new(verb.start.saturating_sub(24), verb.start);
    let marks = |at: &usize| {
        matches!(text.at(*at), ',' | ';' | '。' | ':' | '\n' | '(') && !text.at(*at + 1).is_ascii_digit()
    };
    let start = (before.start..before.end).rev().find(marks).map_or(before.start, |mark| mark + 1);
    text.trim(segment).start == verb.start && matches!(text.at(start), '比' | '较')
}

/// Words between 少支出 and its number: 少支出了约2%.
static MEASURED: &Words = words!["了", "约", "近", "了约", "了近", "超过"];

/// Whether the verb really says a change here: 新增 counts, 自然增长率 is a level, 高 needs a 比.
fn counts(text: Text<'_>, verb: Range, segment: Range, word: &str, kind: Kind) -> bool {
    let before = text.before(verb.start);
    let compared = text.holds(segment, words!["同期", "同比", "相比"]) || comparison(text, segment).is_some();
    let rate = RATES.contains(word);
    // 增长到8% reaches a level, 增速为8% is a rate.
    if !rate && text.longest(verb.end, verb.end + 2, REACHED).is_some() {
        return false;
    }
    match word {
        "增" | "增加" | "增长" if before == '新' => false,
        "增长率" | "增长" if text.longest_end(segment.start, verb.start, words!["自然"]).is_some() => {
            false
        }
        "多" | "少" if led(text, segment, verb) => true,
        "高" | "低" | "多" | "少" | "快" | "慢" | "涨" | "升" | "领先" | "提前" => {
            compared && before != '最'
        }
        "改善" if kind == Kind::Percent => compared,
        "提升" | "提高" | "改善" if matches!(kind, Kind::Measure | Kind::Count) && !compared => {
            let works =
                words!["改造", "整改", "治理", "建设", "新建", "综合", "巩固", "整治", "升级", "创建"];
            text.longest_end(segment.start, verb.start, works).is_none()
        }
        "减" | "降" | "增" | "翻" => {
            !matches!(before, '加' | '消' | '核' | '审' | '缩' | '递' | '不')
                && (compared
                    || matches!(
                        kind,
                        Kind::Percent | Kind::Points | Kind::Times | Kind::Doublings | Kind::Money
                    )
                    || !is_letter(before))
        }
        "超出" | "高出" | "高于" | "低于" | "多于" | "少于" | "快于" | "慢于" => {
            (kind == Kind::Points || compared) && before != '不'
        }
        "扩大" | "精简" | "节约" | "节省" | "压缩" | "晋升" | "延长" | "拉动" | "增效" | "提速" => {
            !matches!(kind, Kind::Count) || compared
        }
        // 增幅约3亿元; a speed is told in rates alone.
        "增幅" | "降幅" | "减幅" | "涨幅" if kind == Kind::Money => true,
        _ => !rate || matches!(kind, Kind::Percent | Kind::Points | Kind::Times),
    }
}

/// Splits what stands before a verb of change into the name's place and the basis.
pub(super) fn split_basis(text: Text<'_>, before: Range) -> (Range, Option<Range>) {
    let mut rest = text.trim(before);
    let mut basis: Option<Range> = None;
    loop {
        rest = text.trim(rest);
        if let Some((_, length)) = text.longest_end(rest.start, rest.end, BASIS) {
            let found = Range::new(rest.end - length, rest.end);
            basis = Some(basis.map_or(found, |later| Range::new(found.start, later.end)));
            rest.end -= length;
            continue;
        }
        if let Some((_, length)) = text.longest_end(rest.start, rest.end, ADVERBS) {
            rest.end -= length;
            continue;
        }
        break;
    }
    if basis.is_none()
        && let Some(at) = proviso(text, rest)
    {
        return (text.trim(Range::new(rest.start, at)), Some(Range::new(at, rest.end)));
    }
    // 比xxxx年底同比: a year that is masked is one as well.
    if let Some(at) = comparison(text, rest)
        && (basis.is_none() || at == rest.start)
    {
        let end = basis.map_or(rest.end, |basis| basis.end);
        return (text.trim(Range::new(rest.start, at)), Some(Range::new(at, end)));
    }
    (rest, basis)
}

/// Where a proviso begins that ends the stretch: 剔除不可比因素后, 在现有基础上.
fn proviso(text: Text<'_>, rest: Range) -> Option<usize> {
    static PROVISOS: &[(&[&str], &Words)] = &[
        (&["扣除", "剔除"], words!["后", "因素", "以后", "外"]),
        (&["在"], words!["基础上"]),
        (&["与", "和", "同上", "同去", "同全", "同1", "同2"], words!["相比", "比较", "相比较"]),
        (&["按"], words!["计算", "口径", "价格", "计"]),
    ];
    PROVISOS.iter().find_map(|(opens, closes)| {
        text.longest_end(rest.start, rest.end, closes)?;
        opens.iter().filter_map(|word| text.rfind(rest, word)).max()
    })
}

/// Where a comparison (比2012年, 较全市平均水平) begins; 比例, 比重 and 占比 are none.
fn comparison(text: Text<'_>, rest: Range) -> Option<usize> {
    (rest.start..rest.end).rev().find(|&at| {
        let next = text.at(at + 1);
        matches!(text.at(at), '比' | '较')
            && !matches!(next, '例' | '重' | '率' | '价' | '值' | '武' | '赛' | '快' | '好' | '大')
            && !matches!(text.before(at), '占' | '对' | '可' | '环' | '同' | '评')
            && rest.end - at <= 40
    })
}

/// Adverbs between a name and its verb of change.
#[rustfmt::skip]
static ADVERBS: &Words = words![
    "却", "只", "仍", "还", "实质", "分别", "逆势", "快速", "小幅", "平稳", "强势", "始终", "均", "将", "预计", "年均", "年均实际", "累计", "实际", "继续", "平均每年", "每年", "平均", "约", "可", "可望", "有望", "力争", "计划", "要", "也", "都", "大幅", "稳步", "再", "又", "净", "一举", "名义", "预期", "增速", "共", "总体", "持续", "逐年", "确保", "同", "已", "仅", "实现", "完成", "实现了", "了", "达到", "有所", "明显", "显著", "按", "且", "并", "各", "全年", "今年", "年内", "当年", "全年人均", "年人均", "人均", "户均", "亩均", "每人", "每人每月", "每人每年", "月人均", "每户", "每月", "实现同比", "就", "下", "上", "则", "增量", "幅度",
];

/// 是一九七五年的 before 3.2倍: a multiple of something else.
fn multiple_of(text: Text<'_>, segment: Range) -> Option<Hint> {
    let segment = text.trim(segment);
    let mut end = segment.end;
    while let Some((_, length)) =
        text.longest_end(segment.start, end, words!["约", "近", "超过", "超", "多", " "])
    {
        end -= length;
    }
    text.ends(segment.start, end, "的")?;
    let at = ["相当于", "是", "为", "达到"]
        .iter()
        .filter_map(|word| text.rfind(Range::new(segment.start, end), word))
        .max()?;
    Some(Hint::PartOf {
        rest: Range::new(segment.start, at),
        whole: Range::new(at, at),
        verb: Range::new(at, end),
    })
}

/// 占总耕地面积的: a share of what 占 names.
fn part_of(text: Text<'_>, segment: Range) -> Option<Hint> {
    let at = (segment.start..segment.end).rev().find(|&at| text.at(at) == '占')?;
    let land = text.at(at + 1) == '地' && !matches!(text.at(at + 2), '方' | '区' | '级');
    if land || matches!(text.at(at + 1), '用' | '有' | '比' | '道' | '领') {
        return None;
    }
    let mut end = segment.end;
    while let Some((_, length)) = text.longest_end(
        at + 1,
        end,
        words![
            "的", "约", "近", "超过", "超", "达", "达到", "为", " ", "的比重", "的比例", "到", "比", "由",
            "从", "比重的", "总量的比重", "高达", "仅", "仅为", "只有", "已达", "已超过", "不足", "不到",
            "接近", "上升到", "上升为", "上升至", "下降为", "将", "则", "约达",
        ],
    ) {
        end -= length;
    }
    let whole = Range::new(at, end);
    // 税收收入6亿元，占62.2%，下降2.3%: the whole goes without saying.
    let alone = whole.len() == 1 && text.trim(segment).start == at;
    (whole.len() >= 2 || alone).then(|| Hint::PartOf {
        rest: text.trim(Range::new(segment.start, at)),
        whole: if alone { Range::new(at, at) } else { whole },
        verb: Range::new(at, at + 1),
    })
}

/// 完成年度目标的90%: a share of a plan; its thing stands before.
fn of_plan(text: Text<'_>, segment: Range, kind: Kind) -> Option<Hint> {
    let mut end = text.trim(segment).end;
    if let Some((_, length)) = text.longest_end(segment.start, end, words!["约", "近", "超过", "超"]) {
        end -= length;
    }
    let end = end - text.ends(segment.start, end, "的").unwrap_or(0);
    text.longest_end(segment.start, end, PLANS).filter(|_| kind == Kind::Percent)?;
    let links = ["完成", "达到", "达", "为", "占", "实现"];
    let at = links.iter().filter_map(|word| text.rfind(Range::new(segment.start, end), word)).max()?;
    let whole = Range::new(at, end);
    Some(Hint::PartOf { rest: text.trim(Range::new(segment.start, at)), whole, verb: whole })
}

/// Whether a stretch is a verb of change and nothing else.
pub(super) fn is_verb(text: Text<'_>, stretch: Range) -> bool {
    let mut end = text.trim(stretch).end;
    loop {
        if let Some((word, _)) = verb_at_end(text, stretch.start, end) {
            return end - stretch.start == word.chars().count();
        }
        let Some((_, length)) = text.longest_end(stretch.start, end, AFTER_CHANGE) else { return false };
        end -= length;
    }
}

/// 比2022年的 before 32.02亿元: the value that something is compared with.
pub(super) fn is_base(text: Text<'_>, segment: Range) -> bool {
    let segment = text.trim(segment);
    let compared = matches!(text.at(segment.start), '比' | '较')
        || text.longest(segment.start, segment.end, words!["同比", "与"]).is_some();
    compared && text.before(segment.end) == '的' && segment.len() <= 12
}

/// The verb of change that ends a stretch, with its direction.
pub(super) fn verb_of(text: Text<'_>, stretch: Range) -> Option<(Range, Direction)> {
    let mut end = text.trim(stretch).end;
    loop {
        if let Some((word, direction)) = verb_at_end(text, stretch.start, end) {
            return Some((Range::new(end - word.chars().count(), end), direction));
        }
        end -= text.longest_end(stretch.start, end, AFTER_CHANGE)?.1;
    }
}

/// A link that says that a level is reached: 达到, 提高到, 为; 累计 and 不到 say nothing of it.
pub(super) fn level_word(text: Text<'_>, link: Range) -> Option<Range> {
    let ends = words![
        "达", "到", "至", "为", "是", "破", "完成", "实现", "占", "占比", "成", "保持在", "稳定在", "不到",
    ];
    let (word, _) = text.longest_end(link.start, link.end, ends)?;
    (word != "不到").then_some(link)
}

/// Whether a share is that of a plan: 完成年度目标.
pub(super) fn is_plan(text: Text<'_>, whole: Range) -> bool {
    text.longest_end(whole.start, whole.end, PLANS).is_some()
}

/// What a plan is called at the end of a phrase.
static PLANS: &Words = words![
    "目标", "任务", "计划", "预算", "预算数", "计划数", "目标任务", "计划任务", "任务数", "序时进度",
    "任务量"
];

/// Up or down, by any word of change in the stretch.
fn direction_in(text: Text<'_>, segment: Range) -> Option<Direction> {
    let down =
        text.holds(segment, words!["下降", "减少", "降低", "回落", "低于", "收窄", "缩小", "下滑", "降"]);
    let up = text.holds(
        segment,
        words!["增长", "增加", "提高", "提升", "上升", "高于", "扩大", "快于", "增", "高", "翻"],
    );
    match (up, down) {
        (_, true) => Some(Direction::Down),
        (true, false) => Some(Direction::Up),
        _ => None,
    }
}
