//! Names: what a quantity measures, from the words before it and after it.
//!
//! Names are an open set; no dictionary finds them. The words around the number are peeled off and
//! what stays is the name. Knows words and punctuation; does not know roles.

use crate::numeral;

use super::text::{Range, Text, is_blank, is_word};
use super::words::{LEAD, LINKS, VERBS};

/// What the words before a number leave when links and scope words are peeled off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Left {
    /// The noun phrase, when there is one.
    pub(super) noun: Option<Range>,
    /// The verb right before the number when no noun is there: 投入, 创收.
    pub(super) verb: Option<Range>,
    /// Whether a link word (达到, 为) stands between noun and number.
    pub(super) linked: bool,
}

/// Nouns that name a measure: a verb before one of them is part of the name (生产总值, 种植面积).
#[rustfmt::skip]
pub(super) const HEADS: &[&str] = &[
    "总产值", "产值", "总值", "增加值", "总额", "余额", "金额", "税额", "销售额", "交易额", "成交额", "成交量", "贸易额", "零售额", "营业额", "投资额", "限额", "差额", "额", "总收入", "纯收入", "可支配收入", "收入", "支出", "总支出", "利润", "税收", "税金", "利税",
    "面积", "总面积", "产量", "总产量", "总产", "单产", "总量", "数量", "存量", "增量", "流量", "容量", "吞吐量", "存栏量", "出栏量", "销量", "点击量", "阅读量", "排放量", "数", "总数", "人数", "户数", "件数", "次数", "人次", "人口", "总人口", "总户数", "户", "率", "比例", "比重", "占比", "比率", "就业", "再就业", "强度", "密度", "浓度", "水平", "规模", "标准", "价格", "指数", "工资", "补贴", "补助", "资金", "经费", "存款", "贷款", "能耗", "里程", "长度", "总长", "全长", "投资", "总投资", "能力", "效益", "业", "用地", "基地", "园区", "企业", "项目", "单位", "人员", "大户", "户均", "人均", "亩均", "寿命", "储蓄", "外汇", "赤字", "债务", "存栏", "出栏", "缺口", "结余", "库容", "装机", "装机容量", "覆盖面", "市值", "估值", "增收", "党员", "干部", "村", "者", "场", "厂", "站", "区", "点", "房", "员", "地", "品", "车", "费", "款", "社", "队", "园", "院", "校", "馆", "设施", "线路", "道路", "工程", "成本", "周期", "工作", "活动", "方案", "时间", "机构", "组织", "服务", "问题", "情况", "力度", "养殖", "种植", "建设", "改造", "管网", "岗位", "对象", "家庭", "群众", "居民", "农户", "耕地", "土地", "林地", "草场", "水田", "旱田", "旱地",
];

/// Verbs so general that they are no part of a name even before a short noun.
const GENERAL: &[&str] = &[
    "完成", "实现", "达到", "拥有", "共有", "累计完成", "共实现", "获得", "取得", "保持", "现有", "建有",
    "设有", "具有", "占有", "有", "上缴", "突破", "下辖", "管辖",
];

/// Verbs that hardly ever begin a noun: even before a short noun they are no part of the name.
const PLAIN: &[&str] = &[
    "投入", "修建", "栽植", "栽种", "补植", "安装", "新建", "新修", "新打", "改扩建", "引进", "铺设", "发放",
    "争取", "开展", "举办", "培育", "购置", "购买", "覆盖", "种植", "实施", "筹集", "扶持", "配备", "埋设",
    "兴建", "兴修", "整修", "清运", "清理", "打造", "化解", "查处", "慰问", "印发", "张贴", "悬挂", "签订",
    "募集", "落实", "硬化", "维修", "修缮", "更换", "增设", "架设", "播种", "推广", "召开", "组建", "办结",
    "办理", "受理", "解决", "动用", "出动", "修复", "疏浚",
];

/// Verbs inside a clause after which the name begins: 东村投入资金 leaves 资金.
#[rustfmt::skip]
const INNER: &[&str] = &[
    "完成", "实现", "达到", "建成", "新建", "新增", "引进", "实施", "修建", "发放", "铺设", "栽植", "拥有", "投入资金", "争取", "筹集", "累计", "总共", "共计", "上有", "现有", "已有", "设有", "建有", "全年", "今年", "预计", "其中", "目前", "共有", "达", "使", "配备", "安装", "举办", "开展", "组织", "签订", "签约", "印发", "培训", "培育", "创建", "新打", "新修", "种植", "改造", "维修", "清理", "清运", "整治", "拆除", "查处", "排查", "化解", "办理", "受理", "办结", "安置", "救助", "帮扶", "慰问", "走访", "带动", "吸引", "接待", "销售", "流转", "治理", "硬化", "扶持", "发展", "引导", "通过", "成立", "设立", "建立", "获得", "取得", "召开", "选派", "招聘", "吸纳", "转移", "输出", "购置", "采购", "投放", "下达", "拨付", "落实", "兑现", "减免", "征收", "收缴", "追缴", "挽回", "认定", "评选", "表彰", "占用", "占地", "盘活", "收购", "出动", "动用", "解决", "覆盖", "惠及", "涉及", "保障", "平均", "共同", "调解", "成功", "组建", "确保", "力争", "计划", "我镇", "我县", "我市", "我区", "我乡", "全镇", "全县", "全市", "全区", "全乡", "全村",
];

/// Words at which a name after the number ends.
#[rustfmt::skip]
const STOPS: &[&str] = &[
    "得到", "进行", "参加", "参与", "达到", "签订", "签署", "签约", "全部", "顺利", "有力", "实现", "完成", "投入", "开工", "竣工", "启动", "通过", "获得", "荣获", "被", "并", "等", "已", "正在", "正", "均", "能够", "能", "将", "都", "可", "也", "已经", "相继", "陆续", "先后", "建成", "投产", "落地", "落户", "入驻", "进展", "推进", "有序", "稳步", "加快", "持续", "不断", "明显", "显著", "基本", "初步", "按", "按照", "正式", "成功", "达", "为", "是", "有", "在", "从", "到", "由", "与", "向", "给", "其中", "共", "分别", "主要", "同时", "把", "总投资", "投资", "占地", "占", "纳入", "列入", "安全", "享受", "增加", "减少", "提高", "下降", "增长", "提升", "降低", "改善", "受益", "增收", "入选", "评为", "命名", "授予", "供水", "就业创业", "喝上", "进厂", "用上", "住上", "搬进", "走上", "通上", "吃上", "迁入", "搬入", "摆脱", "脱贫", "发放", "提供", "开展", "实施", "建设完成", "改造完成", "前往", "解决", "消除", "退出", "晋升", "成为", "当选", "作为", "用于", "保障", "覆盖", "服务于", "组成", "构成", "主体", "完工", "封顶", "在即", "年内", "一季度", "二季度", "三季度", "四季度", "前期工作", "入住", "即将", "具备", "起草", "开始", "结束", "办理", "给予", "予以", "接受", "承担", "牵头", "负责", "协助", "配合", "支持", "促进", "推动", "带动", "辐射", "惠及", "涉及", "符合", "满足", "超过", "突破", "接近", "不足", "低于", "高于", "位居", "位列", "排名", "环境质量", "办复", "整改到位", "到位", "按期", "按时", "如期", "提前", "早日", "尽快", "率先", "优先", "重点", "切实", "有效", "逐步", "逐年", "每年", "以上", "以下", "左右", "合计", "累计", "一次性", "集中", "统一", "联合", "共同", "一并", "同步", "全面", "深入", "扎实", "认真", "严格", "坚持", "继续", "进一步",
];

/// Peels the words before a number: blanks, links and approximators from the right, scope words and
/// verbs from the left.
pub(super) fn left(text: Text<'_>, segment: Range) -> Left {
    let segment = text.trim(segment);
    let (stripped, linked) = strip_links(text, segment);
    let mut range = strip_lead(text, stripped);
    range = after_inner(text, range);
    range = last_of_list(text, range);
    let (noun, verb) = split_verb(text, range);
    let noun = noun.map(|noun| trim_marks(text, noun)).filter(|noun| is_name(text, *noun));
    Left { noun, verb: if noun.is_some() { None } else { verb }, linked }
}

/// Takes link words and blanks off the right end.
pub(super) fn strip_links(text: Text<'_>, segment: Range) -> (Range, bool) {
    let mut range = segment;
    let mut linked = false;
    loop {
        range = text.trim(range);
        if let Some(length) = time_at_end(text, range) {
            range.end -= length;
            continue;
        }
        let Some((word, length)) = text.longest_end(range.start, range.end, LINKS) else { break };
        // A link that is the tail of a longer word is none: 比重 ends in no link, 总额达 does.
        if length == 1 && is_tail_of_word(text, range, word) {
            break;
        }
        range.end -= length;
        linked |= !UNLINKED.contains(&word);
    }
    (range, linked)
}

/// The length of a time at the right end: 由去年的, 由2016年的, 从年初.
fn time_at_end(text: Text<'_>, range: Range) -> Option<usize> {
    const TIMES: &[&str] = &[
        "年初", "去年", "上年", "上年末", "去年底", "上年底", "去年年底", "前年", "五年前", "三年前",
        "去年同期", "上年同期", "本月", "当年",
    ];
    if let Some((_, length)) = text.longest_end(range.start, range.end, TIMES) {
        return Some(length);
    }
    let length = text.ends(range.start, range.end, "年")?;
    let digits = (range.start..range.end - length).rev().take_while(|&i| text.at(i).is_ascii_digit()).count();
    (digits == 4).then_some(digits + length)
}

/// Links that join no level to a name: what stands after the number may be what is counted.
const UNLINKED: &[&str] = &[
    "的", "了", "约", "近", "、", "等", "各", "每", "和", "与", "及", "在", "由", "从", "超", "逾", "有",
    "共", "共有", "拥有", "现有", "已有", "还有", "尚有", "只有", "目前有", "建有",
];

/// One-character links that also end nouns.
fn is_tail_of_word(text: Text<'_>, range: Range, word: &str) -> bool {
    const TAILS: &[(&str, &[&str])] = &[
        ("等", &["中等", "高等", "初等", "平等"]),
        ("有", &["公有", "国有", "私有", "所有", "保有"]),
        ("计", &["审计", "会计", "统计", "设计"]),
        ("上", &["网上", "规上", "线上", "以上"]),
        ("在", &["存在"]),
        (
            "数",
            &[
                "人数", "户数", "总数", "件数", "次数", "天数", "指数", "个数", "株数", "头数", "系数",
                "基数", "分数", "倍数", "笔数", "床位数", "台数", "家数", "班数",
            ],
        ),
        ("创", &["双创", "文创", "科创", "首创"]),
        ("合", &["联合", "综合", "结合", "整合", "融合"]),
        ("和", &["共和", "饱和"]),
        ("为", &["行为", "作为"]),
        ("各", &[]),
        ("又", &[]),
        ("较", &["比较"]),
        ("比", &["占比", "同比"]),
        ("及", &["普及"]),
        ("到", &["签到", "报到"]),
        ("都", &["首都", "成都"]),
        ("破", &["侦破"]),
        ("过", &["通过"]),
        ("也", &[]),
        ("约", &["签约", "节约", "合约", "履约"]),
        ("近", &["附近", "临近"]),
        ("可", &["许可", "认可"]),
        ("将", &[]),
        ("与", &["参与"]),
        ("仅", &[]),
        ("只", &[]),
        ("每", &[]),
        ("达", &["传达", "到达"]),
        ("共", &["公共"]),
        ("是", &[]),
        ("超", &[]),
        ("占", &[]),
    ];
    TAILS
        .iter()
        .any(|(link, nouns)| *link == word && text.longest_end(range.start, range.end, nouns).is_some())
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
        let Some((word, length)) = text.longest(range.start, range.end, LEAD) else { break };
        let short = word.chars().count() == 1;
        // 年出栏, 新农合, 对口帮扶: one character is taken off only where a word cannot begin with it.
        if short && !is_lone(text, range, word) {
            break;
        }
        range.start += length;
    }
    range
}

/// One-character lead words that may also begin a noun.
fn is_lone(text: Text<'_>, range: Range, word: &str) -> bool {
    let next = text.at(range.start + 1);
    match word {
        "年" => text
            .longest(range.start + 1, range.end, &["全镇", "全县", "全市", "全区", "末", "底", "初"])
            .is_some(),
        "新" => false,
        "再" => next != '就' && next != '生',
        "镇" => {
            text.longest(range.start + 1, range.end, &["党委", "政府"]).is_none()
                && !matches!(next, '村' | '区' | '级' | '内' | '域' | '属' | '容')
        }
        "在" => !matches!(next, '校' | '职' | '库' | '册' | '编' | '建' | '岗' | '籍' | '外' | '家'),
        "对" => !matches!(next, '外' | '口' | '象' | '接'),
        "本" => !matches!(next, '级' | '地' | '土' | '科' | '年'),
        "各" => true,
        "每" => false,
        "自" => !matches!(next, '来' | '然' | '主' | '治' | '筹' | '建' | '愿' | '有'),
        "就" => !matches!(next, '业' | '餐' | '医' | '读' | '学' | '诊'),
        "为" | "使" | "让" | "把" | "与" | "和" | "及" | "或" | "以" | "的" | "了" | "从" | "至" | "是"
        | "由" | "并" | "还" | "又" | "已" | "均" | "仅" | "将" | "、" | "“" | "”" | "\"" | "无" | "现" => {
            true
        }
        "到" => !matches!(next, '位' | '户' | '期'),
        "要" => !matches!(next, '素' | '求'),
        "共" => !matches!(next, '青' | '享' | '产' | '建' | '同'),
        "其" => true,
        "该" => true,
        "给" | "向" => true,
        "有" => !matches!(next, '效' | '机' | '线' | '色' | '关'),
        "达" => true,
        "超" => !matches!(next, '限' | '标' | '载' | '市'),
        "约" | "近" => true,
        "等" => true,
        "个" => !matches!(next, '人' | '体' | '私' | '税'),
        "只" | "即" | "除" | "如" | "含" => true,
        "按" => true,
        "经" => !matches!(next, '济' | '营' | '贸' | '费' | '过'),
        "也" => true,
        "初" | "底" | "末" => !next.is_alphabetic(),
        _ => false,
    }
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
    let words = ["年末", "年底", "年度", "年初", "月份", "月底", "月末", "年", "月", "日"];
    if text.before(at) == '年' {
        return Some(at - range.start + usize::from(matches!(text.at(at), '末' | '底' | '度' | '初')));
    }
    text.longest(at, range.end, &words).map(|(_, length)| at + length - range.start)
}

/// Starts the name after the last verb inside the phrase or after its last 的 or 了.
fn after_inner(text: Text<'_>, range: Range) -> Range {
    let mut start = range.start;
    for at in range.start + 1..range.end {
        let rest = |length: usize| Range::new(at + length, range.end);
        if let Some((word, length)) = text.longest(at, range.end, INNER) {
            let noun = rest(length);
            let one = word.chars().count() == 1;
            let held = text
                .longest(noun.start, noun.end, HEADS)
                .is_some_and(|(_, head)| head == noun.len() && !GENERAL.contains(&word));
            if noun.len() >= 2 && !held && (!one || at - range.start >= 2) {
                start = noun.start;
            }
        } else if text.at(at) == '了' && at + 2 < range.end {
            start = at + 1;
        } else if text.at(at) == '的' && at + 2 < range.end && range.len() > 10 {
            start = at + 1;
        }
    }
    if start == range.start { range } else { strip_lead(text, Range::new(start.min(range.end), range.end)) }
}

/// Of a long list joined by 、 only the last part is what the number counts.
fn last_of_list(text: Text<'_>, range: Range) -> Range {
    let Some(mark) = text.rfind(range, "、") else { return range };
    let last = Range::new(mark + 1, range.end);
    if range.len() > 12 && last.len() >= 2 { last } else { range }
}

/// Parts a phrase into its leading verb and the noun after it.
fn split_verb(text: Text<'_>, range: Range) -> (Option<Range>, Option<Range>) {
    if range.is_empty() {
        return (None, None);
    }
    let mut range = range;
    let mut verb = None;
    while let Some((word, length)) = text.longest(range.start, range.end, VERBS) {
        let mut after = range.start + length;
        while matches!(text.at(after), '了' | '着' | '好' | '出') && after < range.end {
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
        // 保障性住房, 生产率: the verb is part of a word.
        if matches!(
            text.at(whole.end),
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
        ) {
            break;
        }
        let spent =
            ["投资", "总投资"].iter().any(|word| text.starts(rest.start, rest.end, word) == Some(rest.len()));
        let general =
            GENERAL.contains(&word) || (spent && matches!(word, "推进" | "启动" | "实施" | "确保" | "加快"));
        let head = text.longest(rest.start, rest.end, HEADS).is_some_and(|(_, head)| head == rest.len());
        let plain = after > whole.end || PLAIN.contains(&word);
        if !general && ((rest.len() < 3 && !plain) || (head && after == whole.end)) {
            break;
        }
        if general && rest.len() < 2 {
            break;
        }
        verb = Some(whole);
        range = rest;
    }
    (Some(range), verb)
}

/// Takes quotation marks that are not paired, blanks and joints off both ends.
fn trim_marks(text: Text<'_>, range: Range) -> Range {
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
    text.trim(range)
}

/// Whether a range can be a name: it holds a letter and is no lone function word.
pub(super) fn is_name(text: Text<'_>, range: Range) -> bool {
    let letters = text.slice(range).iter().filter(|c| is_word(**c) && !c.is_ascii_digit()).count();
    letters >= 2
        || (letters == 1
            && !text.slice(range).iter().any(|c| {
                matches!(c, '的' | '了' | '在' | '有' | '达' | '年' | '月' | '元' | '中' | '上' | '个' | '并')
            }))
}

/// The noun phrase right after a quantity, up to `end` (the clause's end or the next quantity).
pub(super) fn right(text: Text<'_>, from: usize, end: usize) -> Option<Range> {
    let mut start = from;
    loop {
        while start < end && is_blank(text.at(start)) {
            start += 1;
        }
        let skipped = text.longest(
            start,
            end,
            &[
                "的", "左右的", "以上的", "以下的", "以上", "左右", "以下", "以内", "多", "余", "高标准的",
                "高标准",
            ],
        );
        let Some((_, length)) = skipped else { break };
        start += length;
    }
    let verb = text.longest(start, end, STOPS).is_some() && !inside_word(text, start);
    if start >= end || !(is_word(text.at(start)) || matches!(text.at(start), '“' | '《')) || verb {
        return None;
    }
    let mut stop = start;
    while stop < end
        && (is_word(text.at(stop))
            || matches!(text.at(stop), '“' | '”' | '《' | '》' | '+' | '、' | '\n' | '-' | '·'))
    {
        if stop > start + 1 && text.longest(stop, end, STOPS).is_some() && !inside_word(text, stop) {
            break;
        }
        if text.at(stop) == '、' && text.at(stop + 1).is_ascii_digit() {
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
    let mut range = Range::new(start, stop);
    if numeral::is_part(text.at(end)) || text.at(end).is_ascii_digit() {
        range.end = text.find_any(range, &["和", "及", "与"]).map_or(range.end, |(at, _)| at);
    }
    while let Some(length) =
        ["和", "与", "及", "以及", "、", "了"].iter().find_map(|word| text.ends(range.start, range.end, word))
    {
        range.end -= length;
    }
    if range.len() > 12
        && let Some(mark) = text.find(range, "、")
    {
        range.end = mark;
    }
    let range = trim_marks(text, Range::new(range.start, range.end.min(range.start + 20)));
    is_name(text, range).then_some(range)
}

/// One-character stops that are inside a longer word here: 中心, 外资, 内河, 上海.
fn inside_word(text: Text<'_>, at: usize) -> bool {
    #[rustfmt::skip]
    const INSIDE: &[&str] = &[
        "整村推进", "整乡推进", "节能", "太阳能", "联合执法", "新能源", "功能", "智能", "产能", "职能", "性能", "效能", "才能", "储能", "核能", "能力", "能耗", "技能", "赋能", "既有", "在籍", "民生保障", "住房保障", "社会保障", "重点", "开发",  "级以上", "岁以上", "安全饮水", "安全生产", "饮水安全", "在建", "在校", "在职", "在册", "在编", "在库", "在岗", "到户", "到村", "到期", "由来", "与会", "对外", "对口", "占道", "被征", "可再生", "可燃", "能源", "能手", "能繁", "能人", "将军", "首都",
        "都市", "成都", "等级", "中等", "高等", "并网", "合并", "并购", "按摩", "主要劳动力", "主要道路", "主要街道", "重点", "服务", "有机", "有线", "国有", "公有", "私有", "所有", "有效", "有限", "是非", "为民", "为农", "行为", "人为", "投资项目", "投资企业", "招商引资", "投资商", "建设项目", "改善工程", "提升工程", "提升项目", "增长点", "保障房", "保障性", "保障对象", "保障户", "保障中心", "优先", "集中供", "集中居", "集中安", "集中养", "集中区", "统一战线", "联合社", "联合体", "联合会", "共同体", "正科", "正处", "正高", "解决方案", "办理点", "供水", "消除对象", "脱贫户", "脱贫村", "脱贫人口", "就业创业", "退出村", "全面小康", "负责人", "支持项目", "配合", "促进会", "带动点", "承担", "持续", "累计", "共建", "共享", "公共", "共产", "总部", "基本农田", "基本公共", "基本医疗", "基本养老", "基本建设", "占地", "从业", "向阳", "启动项目", "初步设计", "正式党员", "正式职工", "参与", "享受低保",
    ];
    let from = at.saturating_sub(2);
    INSIDE.iter().any(|word| {
        (from..=at).any(|start| text.starts(start, start + 6, word).is_some_and(|length| start + length > at))
    })
}

/// Whether a noun says by what a thing is measured: 日处理能力500立方米的污水处理站.
pub(super) fn is_property(text: Text<'_>, noun: Range) -> bool {
    const PROPERTIES: &[&str] =
        &["能力", "面积", "容量", "库容", "规模", "里程", "长度", "总长", "全长", "宽", "高", "产量", "装机"];
    text.longest_end(noun.start, noun.end, PROPERTIES).is_some()
}

/// What stands after a quantity that nothing else names: 96户实现脱贫 is about 脱贫.
pub(super) fn right_deed(text: Text<'_>, from: usize, end: usize) -> Option<Range> {
    let mut start = from;
    while start < end {
        let word = text.longest(start, end, STOPS).filter(|_| !inside_word(text, start));
        let deed = matches!(word, Some((word, _)) if DEEDS.contains(&word));
        match word {
            Some((_, length)) if !deed => start += length,
            _ if is_blank(text.at(start)) => start += 1,
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

/// Verbs after a number that tell what it is about when no noun does.
const DEEDS: &[&str] = &["脱贫", "就业创业", "受益", "入住", "参加", "参与", "享受", "摆脱"];

/// The indicator that a clause without figures speaks of: 新农合参合率再创新高 is about 新农合参合率.
pub(super) fn subject(text: Text<'_>, clause: Range) -> Option<Range> {
    if text
        .longest(
            clause.start,
            clause.end,
            &["按可比", "按", "扣除", "剔除", "若按", "如果", "根据", "围绕", "通过"],
        )
        .is_some()
    {
        return None;
    }
    let clause = strip_lead(text, clause);
    let mut end = None;
    for at in clause.start..clause.end {
        if let Some((word, length)) = text.longest(at, clause.end, SUBJECTS)
            && word.chars().count() == length
        {
            end = Some(at + length);
            if at + length < clause.end && at + length - clause.start >= 3 {
                break;
            }
        }
    }
    let range = Range::new(clause.start, end?);
    let range = if range.len() > 16 { after_inner(text, range) } else { range };
    let range = trim_marks(text, range);
    (range.len() >= 2 && range.len() <= 20 && is_name(text, range)).then_some(range)
}

/// Heads of indicators that a clause may introduce for the figures after it.
const SUBJECTS: &[&str] = &[
    "总产值", "产值", "生产总值", "增加值", "总额", "余额", "销售额", "交易额", "总收入", "纯收入",
    "可支配收入", "收入", "支出", "面积", "产量", "总量", "吞吐量", "人数", "比例", "比重", "参合率",
    "覆盖率", "普及率", "满意率", "满意度", "合格率", "达标率", "优良率", "失业率", "率", "强度", "浓度",
    "标准", "价格", "工资", "里程", "规模", "能耗", "投资", "存款", "贷款", "养老金", "补贴", "补助", "津贴",
];
