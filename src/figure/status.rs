//! Status: is a figure done, expected or planned.
//!
//! Knows scope words and how far they reach; does not know names.

use crate::figure::left;
use crate::figure::lexicon::{Union, Words, words};
use crate::figure::name;
use crate::figure::period;
use crate::figure::sentence::Clause;
use crate::figure::text::{Range, Text};
use crate::figure::words::{ALREADY, DONE, FORECAST, PAST_HEADING, PLAN_HEADING, TARGET};
use crate::figure::{Scoping, Status};

/// How far a scope word that was met reaches.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Scope {
    /// Whether the rest of the sentence is expected.
    forecast: Reach,
    /// The word that made it so.
    forecast_word: Range,
    /// The word by which the rest of the sentence is planned.
    target: Option<Range>,
    /// The word by which the clause before was expected.
    expected: Option<Range>,
    /// The last year that is no future.
    horizon: Option<u16>,
    /// Whether a later year made the rest of the sentence a plan.
    later: bool,
    /// Whether a clause of the sentence has been read.
    begun: bool,
    /// The word of a bracket by which the figure before it is expected: 340亿元(预计).
    pub(super) noted: Option<Range>,
    /// The word by which all that follows is expected: (预计，下同).
    pub(super) same: Option<Range>,
}

/// A status and what decided it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Verdict {
    pub(super) status: Status,
    pub(super) by: Scoping,
    /// The word or the heading; empty when there is none.
    pub(super) words: Range,
}

impl Verdict {
    /// Done, as nothing says otherwise.
    pub(super) const DONE: Self =
        Self { status: Status::Actual, by: Scoping::Nothing, words: Range::new(0, 0) };

    /// What a word of the sentence says.
    pub(super) const fn word(status: Status, words: Range) -> Self {
        Self { status, by: Scoping::Word, words }
    }
}

/// What a heading says of its section: the status and where the heading stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Plan {
    pub(super) status: Status,
    pub(super) heading: Range,
}

/// How far a forecast reaches from here on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Reach {
    /// Nothing is expected.
    #[default]
    Ended,
    /// The rest of the sentence is, up to the next ；.
    Rest,
    /// All of the sentence is: 经初步预测，… has a clause of its own.
    Sentence,
    /// A ； ended it, but …；其中 would go on.
    Paused,
}

impl Scope {
    /// At the start of a sentence of a text that speaks of years up to `horizon`.
    pub(super) fn new(horizon: Option<u16>, same: Option<Range>) -> Self {
        Self { horizon, same, ..Self::default() }
    }

    /// 到2027年，…: a clause that opens with a year after those reported on plans, up to the sentence's
    /// end or to a clause that opens with an earlier year.
    fn date(&mut self, text: Text<'_>, clause: Range) {
        let start = text.trim(clause).start;
        let until = text.longest(start, clause.end, words!["到", "至", "预计到", "力争到", "争取到"]);
        let start = start + until.map_or(0, |(_, length)| length);
        let Some(year) = period::year(text, start, clause.end) else { return };
        // 由2018年的8000万元，到2023年的1.1亿元: a step of a story.
        if text.at(start + 5) == '的' {
            return;
        }
        // Without a year in the title 到2027年 is ahead, 2027年 may be any year.
        if self.horizon.map_or(until.is_some(), |horizon| year > horizon) {
            (self.target, self.later) = (self.target.or(Some(Range::new(start, start + 5))), true);
        } else if self.later {
            (self.target, self.later) = (None, false);
        }
    }

    /// Takes in a clause and gives the status of its figures, the first of which begins at `opens`,
    /// in a section that its heading may plan.
    pub(super) fn clause(
        &mut self,
        text: Text<'_>,
        clause: &Clause,
        opens: usize,
        plan: Option<Plan>,
    ) -> Verdict {
        let told = Range::new(clause.range.start, opens);
        self.date(text, clause.range);
        let mut verdict = self.enter(text, clause, told);
        let already = |status| match status {
            Status::Target => already(text, clause.range, opens),
            _ => None,
        };
        if let Some(word) = already(verdict.status).filter(|_| plan_word(text, told).is_none()) {
            verdict = Verdict::word(Status::Actual, word);
        }
        let Some(plan) = plan.filter(|_| verdict.status == Status::Actual) else { return verdict };
        match (plan.status, already(plan.status)) {
            (Status::Target, Some(word)) => Verdict::word(Status::Actual, word),
            (Status::Target | Status::Forecast, _) => {
                Verdict { status: plan.status, by: Scoping::Heading, words: plan.heading }
            }
            _ => verdict,
        }
    }

    /// Takes in a clause that is about to be read and gives the status of its figures.
    ///
    /// A plan reaches to the end of its sentence. A forecast reaches there only when it stands in a
    /// clause of its own (经初步预测，…); inside a clause it reaches over that clause.
    fn enter(&mut self, text: Text<'_>, clause: &Clause, before: Range) -> Verdict {
        let alone = clause.items.is_empty();
        let word = |range: Range, words: &Words| {
            text.find_any(range, words).map(|(at, length)| Range::new(at, at + length))
        };
        let scoped = SCOPE.stands_in(text.slice(clause.range));
        let expects =
            if scoped { forecast_word(text, before).or_else(|| built_first(text, before)) } else { None };
        let soon = if scoped { word(clause.range, SOON) } else { None };
        let opens = |soon: &Range| opens_ahead(text, clause.range, *soon);
        let plans = if scoped { plan_word(text, before) } else { None }
            .or_else(|| set(text, clause))
            .or(soon.filter(|soon| alone && clause.range.len() <= 6 || opens(soon)));
        let open = self.noted.filter(|_| clause.depth > 0);
        self.noted = if scoped { self.note(text, clause, expects) } else { open };
        // …；其中 goes on with what the words before ； governed.
        if self.forecast == Reach::Paused {
            let goes_on = text.starts(before.start, before.end, "其中").is_some();
            self.forecast = if goes_on { Reach::Rest } else { Reach::Ended };
        }
        // 已完成, 截至目前: what was expected or planned so far has ended.
        let ends = self.forecast != Reach::Ended || self.target.is_some();
        let told = || has_come(text, before) || text.holds(clause.range, words!["已经"]);
        if ends && expects.is_none() && told() {
            self.forecast = Reach::Ended;
            if plans.is_none() && !self.later {
                self.target = None;
            }
        }
        if let Some(word) = expects {
            self.expect(text, clause, before, word);
        }
        self.begun = true;
        // 计划总投资60亿元的工程进展较快: a planned sum that belongs to a thing plans nothing else.
        let ascribed =
            || plans.is_some_and(|word| ascribes(text, word, Range::new(before.end, clause.range.end)));
        if clause.depth == 0 && self.target.is_none() && !ascribed() {
            self.target = plans;
        }
        // 预计年产值2000万元，可带动150户农户增收: what then becomes possible is expected too.
        let follows = self.expected.filter(|_| {
            text.longest(before.start, before.end, words!["可", "能", "并可", "将", "预计"]).is_some()
        });
        self.expected = expects.or(follows);
        let reaches = matches!(self.forecast, Reach::Rest | Reach::Sentence);
        let rest = (reaches && plans.is_none()).then_some(self.forecast_word);
        let forecast = self.expected.or(rest).or(self.same.filter(|_| plans.is_none()));
        if clause.closer == ';' && self.forecast == Reach::Rest {
            self.forecast = Reach::Paused;
        }
        if let Some(word) = forecast {
            return Verdict::word(Status::Forecast, word);
        }
        let word = plans.or(self.target).or(soon).or_else(|| ahead(text, clause.range, before, scoped));
        word.map_or(Verdict::DONE, |word| Verdict::word(Status::Target, word))
    }

    /// Takes in a word by which its clause is expected, and how far that reaches.
    fn expect(&mut self, text: Text<'_>, clause: &Clause, before: Range, word: Range) {
        // 其它项目也有望按时完成；…: what may come of one thing says nothing of the next.
        let hopes = matches!(text.at(word.start), '有' | '可');
        let alone = clause.items.is_empty() && clause.depth == 0 && !hopes;
        // 2024年(预测),全镇…: the word in brackets speaks for the sentence.
        let reaches = self.noted.is_some() || clause.depth == 0 && governs(text, clause, before);
        if !alone && !reaches {
            return;
        }
        let whole = self.forecast == Reach::Sentence || (!self.begun && opens_list(text, clause, word));
        let reach = if alone || whole { Reach::Sentence } else { Reach::Rest };
        (self.forecast, self.forecast_word) = (reach, word);
    }

    /// The word of a bracket by which the figure before it is expected: 340亿元(预计), and whether that
    /// holds for all that follows: (预计，下同), 预计(下同).
    fn note(&mut self, text: Text<'_>, clause: &Clause, expects: Option<Range>) -> Option<Range> {
        let inside = clause.depth > 0 && clause.items.is_empty();
        let noted = expects.filter(|_| inside && clause.range.len() <= 4);
        let word = noted.or(self.noted).or(expects.filter(|_| !inside));
        if word.is_some() && text.holds(clause.range, words!["下同"]) {
            self.same = word;
        }
        noted.or(self.noted.filter(|_| inside))
    }
}

/// The word by which a clause without a plan of its own still tells what is to come: 将得到改善, 任务.
fn ahead(text: Text<'_>, clause: Range, before: Range, scoped: bool) -> Option<Range> {
    let word = |range: Range, words: &Words| {
        text.find_any(range, words).map(|(at, length)| Range::new(at, at + length))
    };
    let becomes = if scoped { word(clause, BECOMES).or_else(|| aim(text, clause)) } else { None };
    let yearly = || word(before, YEARLY).filter(|_| !text.holds(before, DONE));
    becomes.or_else(|| {
        let told = PLANNED.stands_in(text.slice(before));
        if told { yearly().or_else(|| task(text, before)) } else { None }
    })
}

/// Whether the words say that what they tell has come: 已, 目前, 实际; not 在目前基础上.
fn has_come(text: Text<'_>, words: Range) -> bool {
    let told = words!["已", "实际", "截至", "截止", "目前", "正式开工", "至今"];
    let base = words![
        "目前基础", "目前的基础", "已有基础", "实际利用", "实际使用", "实际到位", "目前水平", "已有的"
    ];
    text.holds(words, told) && !text.holds(words, base)
}

/// 产业目标：, （任务1480亩）: what is set before a colon or in brackets is to be reached.
fn set(text: Text<'_>, clause: &Clause) -> Option<Range> {
    let range = text.trim(clause.range);
    let word = |found: Option<(&'static str, usize)>, start: usize| {
        found.map(|(_, length)| Range::new(start, start + length))
    };
    if clause.depth > 0 {
        return word(
            text.longest(range.start, range.end, words!["任务", "计划", "目标", "目标任务"]),
            range.start,
        )
        .filter(|word| text.at(word.end).is_ascii_digit() || text.at(word.end) == '为');
    }
    let aims =
        words!["目标", "目标任务", "发展目标", "工作目标", "总体目标", "具体目标", "年度目标", "主要目标"];
    let (_, length) = text.longest_end(range.start, range.end, aims)?;
    let named =
        clause.items.is_empty() && clause.closer == ':' && !text.holds(range, words!["完成", "实现了"]);
    named.then(|| Range::new(range.end - length, range.end))
}

/// 预计全县生产总值200亿元，…；…；…: a forecast that opens its sentence speaks for the whole list.
fn opens_list(text: Text<'_>, clause: &Clause, word: Range) -> bool {
    left::strip_lead(text, Range::new(clause.range.start, word.start)).is_empty()
}

/// The word by which what follows is expected; not where something is measured by what was expected:
/// 占预计完成的80%, 比原先估计多100亿元.
fn forecast_word(text: Text<'_>, range: Range) -> Option<Range> {
    let (at, length) = text.find_any(range, FORECAST)?;
    let measure = words!["比", "较", "占", "比原先", "较原先", "比原来", "较原来", "超过", "好于", "比此前"];
    let measured = text.longest_end(range.start, at, measure).is_some();
    (!measured).then(|| Range::new(at, at + length))
}

/// 下一步我村将…: from a clause that opens with a time to come a sentence plans to its end.
fn opens_ahead(text: Text<'_>, clause: Range, soon: Range) -> bool {
    soon.start == text.trim(clause).start && text.longest(soon.start, soon.end, AHEAD).is_some()
}

/// Times to come by which a sentence that opens with them plans.
static AHEAD: &Words = words!["下一步", "下步", "接下来", "明年", "来年", "下一年", "今后"];

/// Whether a forecast opens its clause and its thing comes after it: 预计实现税收15亿元，收入8亿元 is
/// all expected, while 零售总额预计完成84亿元 and 预计年底达到20名 speak of one figure.
fn governs(text: Text<'_>, clause: &Clause, before: Range) -> bool {
    let Some((at, length)) = text.find_any(before, FORECAST) else { return false };
    let ahead = left::strip_lead(text, Range::new(clause.range.start, at));
    name::is_name(text, ahead) || left::left(text, Range::new(at + length, before.end)).noun.is_some()
}

/// Times to come, and what will be: they reach over their own clause only.
static SOON: &Words = words![
    "下一步", "下步", "接下来", "明年", "来年", "下一年", "下年", "今后", "下半年", "即将", "未来五年",
    "未来三年", "未来几年", "下个年度", "下年度"
];

/// 围绕…1000只羊的目标开展工作: what stands before 的目标 is aimed at, unless it was reached.
fn aim(text: Text<'_>, clause: Range) -> Option<Range> {
    let (at, length) = text.find_any(clause, AIMS)?;
    let reached = text.holds(clause, words!["完成了", "圆满", "超额", "如期", "达到了", "实现了", "已"]);
    (!reached).then_some(Range::new(at, at + length))
}

/// Whether a planned sum right behind `word` belongs to what follows: 计划总投资60亿元的工程.
fn ascribes(text: Text<'_>, word: Range, behind: Range) -> bool {
    let sum = text.ends(word.start, behind.start, "投资").is_some();
    let amount = |c: &char| c.is_ascii_digit() || matches!(c, '.' | ' ' | '万' | '亿' | '余' | '多' | '元');
    let length = text.slice(behind).iter().take_while(|c| amount(c)).count();
    sum && text.at(behind.start + length) == '的'
}

/// Whether a plan or forecast only starts with a value: 预计从3.6万元提高到4.4万元, 比2013年的17万吨.
pub(super) fn started(text: Text<'_>, said: Verdict, segment: Range, quantity: Range, end: usize) -> Verdict {
    if !matches!(said.status, Status::Forecast | Status::Target) {
        return said;
    }
    let rises = words!["提高", "增加", "上升", "提升", "增长", "扩大", "下降", "减少", "降低", "调整"];
    let steps = |at: usize| matches!(text.at(at), '到' | '至' | '为');
    let goes_on =
        text.longest(quantity.end, end + 4, rises).is_some_and(|(_, length)| steps(quantity.end + length));
    let from = || text.holds(segment, words!["从", "由"]);
    let compared = || {
        let words = text.trim(segment);
        text.before(quantity.start) == '的'
            && matches!(text.at(words.start), '比' | '较')
            && period::dated(text, words.start + 1, words.end).is_some()
    };
    if goes_on && from() || compared() { Verdict::DONE } else { said }
}

/// How an aim is named after its figures.
static AIMS: &Words =
    words!["的目标", "的奋斗目标", "的工作目标", "的发展目标", "为目标", "为产量目标", "为工作目标"];

/// 5000户居民的居住环境将得到改善: the clause says after its figure that it is still to come.
static BECOMES: &Words = words![
    "将用上", "都将", "均将", "将受益", "将得到", "将达到", "将实现", "将建成", "将完成", "将成为", "将新增",
    "将投入", "将极大", "将有效", "将使", "将全部", "即将",
];

/// Words that seek: with what they seek after them they plan.
static SOUGHT: &Words = words!["争取", "确保"];

/// Without one of these a clause says nothing of its figures' status; most have none.
static SCOPE: Union = Union::new(&[FORECAST, TARGET, SOUGHT, SOON, BECOMES, AIMS, words!["后", "下同"]]);

/// The word of a plan that stands in a stretch and is not cancelled: 完成年计划的98% is done.
fn plan_word(text: Text<'_>, range: Range) -> Option<Range> {
    let met = text.find_any(range, TARGET).filter(|(at, length)| text.at(at + length) != '了');
    // 即将投入使用 reaches over its own clause only.
    let met = met.filter(|&(at, _)| text.before(at) != '即' || at == range.start);
    // 努力争取上级支持 seeks only what stands behind it.
    let met = met.filter(|&(at, _)| text.before(at) != '努' || text.at(at + 2) != '取');
    let met = met.filter(|&(at, _)| !matches!(text.before(at), '较' | '比'));
    let met = met.filter(|&(at, length)| !is_yardstick(text, Range::new(range.start, at), at + length));
    let sought = || {
        text.find_any(range, SOUGHT).filter(|(at, _)| {
            text.longest(at + 2, range.end, words!["到", "达", "实现", "年", "全年", "完成"]).is_some()
        })
    };
    let (at, length) = met.or_else(sought)?;
    let cancelled = text.holds(range, DONE) || text.holds(range, NO_PLAN);
    (!cancelled).then(|| Range::new(at, at + length))
}

/// 比年度预期目标低3.6个百分点: a plan that something is measured by plans nothing.
fn is_yardstick(text: Text<'_>, before: Range, end: usize) -> bool {
    let near = Range::new(before.start.max(before.end.saturating_sub(6)), before.end);
    let noun = text.longest_end(before.end, end, words!["目标", "计划"]).is_some();
    noun && text.holds(near, words!["完成", "占", "比", "较", "低于", "高于", "与", "同", "超过", "好于"])
}

/// 年度计划投资44亿元，完成投资6亿元: a sum planned for the year, beside what was done of it.
static YEARLY: &Words = words!["年度计划投资", "年度计划总投资", "年度计划完成投资", "年度投资计划"];

/// Without one of these a clause tells no sum that is planned and no task.
static PLANNED: Union = Union::new(&[YEARLY, words!["任务"]]);

/// 造林任务5000亩，实际完成6200亩: what is set as a task, unless the clause says that it was done.
fn task(text: Text<'_>, before: Range) -> Option<Range> {
    let stripped = left::strip_links(text, text.trim(before)).0;
    let (_, length) =
        text.longest_end(stripped.start, stripped.end, words!["任务", "目标任务", "任务数", "计划任务"])?;
    // 为任务的103% is a share of it.
    if text.holds(Range::new(stripped.end, before.end), words!["的"]) {
        return None;
    }
    let done = text.holds(before, words!["完成", "超", "落实", "占", "承担", "分解", "达到"]);
    (!done).then(|| Range::new(stripped.end - length, stripped.end))
}

/// Words with 计划 or 拟 in them that plan nothing.
static NO_PLAN: &Words = words![
    "改善计划", "提升计划", "培养计划", "培育计划", "倍增计划", "发展计划", "支持计划", "人才计划",
    "英才计划", "专项计划", "攻关计划", "招生计划", "扶持计划", "资助计划", "保障计划", "计划内", "特岗计划",
    "国培计划", "用地计划", "计划下达", "下达计划", "计划任务", "年度计划", "计划指标", "工作计划",
    "计划生育", "计划单列", "计划经济", "模拟", "虚拟", "争取到", "共争取", "先后争取", "争取了", "拟定了",
    "行动计划", "国家计划", "规划计划", "三年计划", "五年计划", "施政计划", "列管计划", "助学计划",
    "圆梦计划", "补助计划", "补贴计划", "推动计划", "前瞻计划", "计划补助", "计划经费", "计划名称",
    "计划共计", "计划推动", "计划协助", "计划案",
];

/// 待…建成投产后, 建成后: what follows has still to come. Gives the words from 建成 to 后.
fn built_first(text: Text<'_>, range: Range) -> Option<Range> {
    let at = text.find(range, "后")?;
    let (_, length) = text.longest_end(
        range.start,
        at,
        words!["建成", "建成投产", "投产", "达产", "建成投用", "竣工", "建成达产", "投入使用", "完工"],
    )?;
    let built = text.longest_end(range.start, at, words!["已建成投产", "已投产"]).is_some();
    let waits = !built && text.holds(range, words!["待", "可", "将", "届时", "预计"]);
    waits.then(|| Range::new(at - length, at + 1))
}

/// What a heading has of which the work is done.
static FINISHED: &Words = words!["圆满完成", "超额完成", "胜利完成"];

/// 全年预计及下半年措施: what is to be done stands below it as well; 预计 says itself what is expected.
static MEASURES: &Words = words!["及下半年措施", "和下半年措施", "及措施", "及下步措施", "和下步措施"];

/// Without one of these a heading says nothing of status; most have none.
static TELLING: Union = Union::new(&[FINISHED, PAST_HEADING, PLAN_HEADING, MEASURES, FORECAST]);

/// What a heading says of the figures under it: planned, looking back, or nothing.
pub(super) fn heading_status(text: Text<'_>, heading: Range) -> Option<Status> {
    if !TELLING.stands_in(text.slice(heading)) {
        return None;
    }
    // 圆满完成目标任务 tells of what was done, 确保圆满完成目标任务 does not.
    let finished =
        text.holds(heading, FINISHED) && !text.holds(heading, words!["确保", "力争", "努力", "争取"]);
    let past = text.holds(heading, PAST_HEADING) || finished;
    // 二、创新思路，抓好“三农”工作: new ideas are no plan, as 工作思路 is one.
    let ideas = words!["创新思路", "理清思路", "厘清思路", "拓宽思路", "开阔思路", "转变思路", "拓展思路"];
    let (head, tail) = match text.find_any(heading, ideas) {
        Some((at, length)) => (Range::new(heading.start, at), Range::new(at + length, heading.end)),
        None => (heading, Range::new(heading.end, heading.end)),
    };
    let plan =
        [head, tail].into_iter().any(|part| text.holds(part, PLAN_HEADING)) || text.holds(heading, MEASURES);
    if heading.len() <= 12 && text.holds(heading, FORECAST) && !plan {
        return Some(Status::Forecast);
    }
    match (past, plan) {
        (true, _) => Some(Status::Actual),
        (false, true) => Some(Status::Target),
        (false, false) => None,
    }
}

/// The word by which, inside the part that plans, a clause still speaks of what is already so.
///
/// 在2022年建成2个示范村的基础上: what stands before 基础上 is so (`opens`: where the first figure begins).
fn already(text: Text<'_>, clause: Range, opens: usize) -> Option<Range> {
    let told = text.find_any(clause, ALREADY).filter(|(at, length)| {
        let compared = matches!(text.before(*at), '比' | '较' | '与' | '同' | '占' | '是' | '由' | '从');
        // 上年结转 is money to spend this year, 上年基础 what a plan builds on.
        let noun = words!["基础", "结转", "结余"];
        !compared && text.longest(at + length, clause.end, noun).is_none()
    });
    let stock = text.find_any(clause, STOCK);
    let told = told.or(stock);
    let based = || text.find(Range::new(opens, clause.end), "基础上").map(|at| (at, 3));
    told.or_else(based).map(|(at, length)| Range::new(at, at + length))
}

/// Words of what a place has and is: under a heading of aims they still say what is so.
static STOCK: &Words = words!["辖区面积", "幅员面积", "国土面积", "总人口", "户籍人口", "下辖"];
