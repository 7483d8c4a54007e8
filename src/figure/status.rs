//! Status: is a figure done, expected, planned or a rule; and how exactly it is meant.
//!
//! Knows scope words and how far they reach; does not know names.

use crate::figure::left;
use crate::figure::lexicon::{Union, Words, words};
use crate::figure::name;
use crate::figure::sentence::Clause;
use crate::figure::text::{Range, Text, is_letter};
use crate::figure::units::Kind;
use crate::figure::words::{
    ABOUT, AFTER_ABOUT, AFTER_OVER, AFTER_UNDER, ALREADY, DONE, FORECAST, OVER, PAST_HEADING, PLAN_HEADING,
    TARGET, UNDER,
};
use crate::figure::{Approx, Status};
use crate::numeral;

/// How far a scope word that was met reaches.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Scope {
    /// Whether the rest of the sentence is expected.
    forecast: Reach,
    /// The rest of the sentence is planned.
    target: bool,
    /// The clause before was expected.
    expected: bool,
}

/// How far a forecast reaches from here on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Reach {
    /// Nothing is expected.
    #[default]
    Ended,
    /// The rest of the sentence is.
    Rest,
    /// A ； ended it, but …；其中 would go on.
    Paused,
}

impl Scope {
    /// Takes in a clause that is about to be read and gives the status of its figures.
    ///
    /// A plan reaches to the end of its sentence. A forecast reaches there only when it stands in a
    /// clause of its own (经初步预测，…); inside a clause it reaches over that clause.
    pub(super) fn enter(&mut self, text: Text<'_>, clause: &Clause, before: Range) -> Status {
        let alone = clause.items.is_empty();
        let scoped = SCOPE.stands_in(text.slice(clause.range));
        let expects = scoped && (text.holds(before, FORECAST) || built_first(text, before));
        let soon = scoped && text.holds(clause.range, SOON);
        let plans = scoped && (plans(text, before) || (soon && alone && clause.range.len() <= 6));
        // …；其中 goes on with what the words before ； governed.
        if self.forecast == Reach::Paused {
            let goes_on = text.starts(before.start, before.end, "其中").is_some();
            self.forecast = if goes_on { Reach::Rest } else { Reach::Ended };
        }
        // 已完成, 截至目前: what was expected so far has ended.
        if !expects && text.holds(before, words!["已", "实际", "截至", "截止", "目前"]) {
            self.forecast = Reach::Ended;
        }
        // 2024年(预测),全镇…: the word in brackets speaks for the sentence.
        let noted = alone && clause.depth == 1 && clause.range.len() <= 4;
        if expects && (noted || clause.depth == 0 && (alone || governs(text, clause, before))) {
            self.forecast = Reach::Rest;
        }
        if plans && clause.depth == 0 {
            self.target = true;
        }
        // 预计年产值2000万元，可带动150户农户增收: what then becomes possible is expected too.
        let follows = self.expected
            && text.longest(before.start, before.end, words!["可", "能", "并可", "将", "预计"]).is_some();
        self.expected = expects || follows;
        let forecast = expects || follows || self.forecast == Reach::Rest && !plans;
        if clause.closer == ';' && self.forecast == Reach::Rest {
            self.forecast = Reach::Paused;
        }
        if forecast {
            Status::Forecast
        } else if self.target || plans || soon || scoped && text.holds(clause.range, BECOMES) {
            Status::Target
        } else {
            Status::Actual
        }
    }
}

/// Whether a forecast opens its clause and its thing comes after it: 预计实现税收15亿元，收入8亿元 is
/// all expected, while 零售总额预计完成84亿元 and 预计年底达到20名 speak of one figure.
fn governs(text: Text<'_>, clause: &Clause, before: Range) -> bool {
    let Some((at, length)) = text.find_any(before, FORECAST) else { return false };
    let ahead = left::strip_lead(text, Range::new(clause.range.start, at));
    let opens = !name::is_name(text, ahead);
    opens && left::left(text, Range::new(at + length, before.end)).noun.is_some()
}

/// Times to come, and what will be: they reach over their own clause only.
static SOON: &Words = words!["明年", "来年", "下一年", "下年", "今后", "下半年"];

/// 5000户居民的居住环境将得到改善: the clause says after its figure that it is still to come.
static BECOMES: &Words = words![
    "将得到", "将达到", "将实现", "将建成", "将完成", "将成为", "将新增", "将投入", "将极大", "将有效",
    "将使", "将全部", "即将",
];

/// Words that seek: with what they seek after them they plan.
static SOUGHT: &Words = words!["争取", "确保"];

/// Without one of these a clause says nothing of its figures' status; most have none.
static SCOPE: Union = Union::new(&[FORECAST, TARGET, SOUGHT, SOON, BECOMES, words!["后"]]);

/// Whether words of a plan stand in a stretch and are not cancelled: 完成年计划的98% is done.
pub(super) fn plans(text: Text<'_>, range: Range) -> bool {
    let met = text.find_any(range, TARGET).is_some_and(|(at, length)| text.at(at + length) != '了');
    let sought = text.find_any(range, SOUGHT).is_some_and(|(at, _)| {
        text.longest(at + 2, range.end, words!["到", "达", "实现", "年", "全年", "完成"]).is_some()
    });
    (met || sought) && !text.holds(range, DONE) && !text.holds(range, NO_PLAN)
}

/// Words with 计划 or 拟 in them that plan nothing.
static NO_PLAN: &Words = words![
    "计划任务", "年度计划", "计划指标", "工作计划", "计划生育", "计划单列", "计划经济", "模拟", "虚拟",
    "争取到", "共争取", "先后争取", "争取了", "拟定了", "行动计划", "国家计划", "规划计划", "三年计划",
    "五年计划",
];

/// 待…建成投产后, 建成后: what follows has still to come.
fn built_first(text: Text<'_>, range: Range) -> bool {
    text.find(range, "后").is_some_and(|at| {
        text.longest_end(
            range.start,
            at,
            words!["建成", "建成投产", "投产", "达产", "建成投用", "竣工", "建成达产", "投入使用", "完工"],
        )
        .is_some()
            && text.longest_end(range.start, at, words!["已建成投产", "已投产"]).is_none()
            && text.holds(range, words!["待", "可", "将", "届时", "预计"])
    })
}

/// What a heading says of the figures under it: planned, looking back, or nothing.
pub(super) fn heading_status(text: Text<'_>, heading: Range) -> Option<Status> {
    let past = text.holds(heading, PAST_HEADING);
    let plan = text.holds(heading, PLAN_HEADING);
    if heading.len() <= 12 && text.holds(heading, FORECAST) && !plan {
        return Some(Status::Forecast);
    }
    match (past, plan) {
        (true, _) => Some(Status::Actual),
        (false, true) => Some(Status::Target),
        (false, false) => None,
    }
}

/// Whether, inside the part that plans, a clause still speaks of what is already so.
///
/// 在2022年建成2个示范村的基础上: what stands before 基础上 is so (`opens`: where the first figure begins).
pub(super) fn is_already(text: Text<'_>, clause: Range, opens: usize) -> bool {
    let told = text.find_any(clause, ALREADY).is_some_and(|(at, length)| {
        let compared = matches!(text.before(at), '比' | '较' | '与' | '同' | '占' | '是' | '由' | '从');
        !compared && text.starts(at + length, clause.end, "基础").is_none()
    });
    told || text.find(Range::new(opens, clause.end), "基础上").is_some()
}

/// 出栏百头以上的大户, 个人负担不超过10%, 投资超5亿元的项目: a limit, not a count.
pub(super) fn is_rule(text: Text<'_>, segment: Range, quantity: Range, end: usize, kind: Kind) -> bool {
    let after = text.longest(quantity.end, end, words!["以上", "以下", "以内", "及以上", "及以下"]);
    let limit = after.is_some_and(|(_, length)| {
        let next = text.at(quantity.end + length);
        !matches!(kind, Kind::Percent | Kind::Tenths | Kind::Proportion) && is_letter(next)
    });
    let bounded = text
        .longest_end(
            segment.start,
            quantity.start,
            words!["超过", "超", "不足", "低于", "高于", "大于", "不满", "满"],
        )
        .is_some();
    let part = matches!(kind, Kind::Percent | Kind::Tenths | Kind::Proportion);
    let qualifies = bounded && text.at(quantity.end) == '的' && !part;
    let grant = || {
        text.holds(segment, CAPS)
            && text.holds(segment, words!["负担", "补助", "补贴", "奖励", "收费", "报销", "罚款"])
    };
    let required = || text.holds(segment, CAPS) && text.holds(segment, words!["按照", "按", "要求"]);
    // A sum of money sorts things only where the things are counted: 5亿元以上的新阶段 is a value.
    let counts = kind != Kind::Money || text.at(end).is_ascii_digit() || numeral::is_part(text.at(end));
    (counts && (limit || qualifies))
        || (LIMITS.stands_in(text.slice(segment)) && (text.holds(segment, BORNE) || grant() || required()))
}

/// Words that limit by themselves.
static BORNE: &Words = words![
    "负担不超过", "不得超过", "最高不超过", "不得低于", "不得少于", "原则上不超过", "每人不超过",
    "每户不超过", "年满",
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
    } else if about > 0 || after(AFTER_ABOUT) {
        Approx::About
    } else {
        Approx::Exact
    }
}

/// 网上, 通过, 以上: 上 and 过 that end a word say nothing of exactness.
fn is_word_tail(text: Text<'_>, left: Range) -> bool {
    text.longest_end(left.start, left.end, words!["以上", "网上", "通过", "线上", "规上", "经过"]).is_some()
}
