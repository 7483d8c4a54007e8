//! The head of a table: what each column holds, in which unit, of which period.
//!
//! Knows the words that name columns; reads no data but to see which columns have any.

use crate::figure::Status;
use crate::figure::period;
use crate::figure::table::cell::{self, Cell};
use crate::figure::table::measure::{self, Measure};
use crate::figure::table::{Line, Table, ends_any, holds_any, squeezed};
use crate::figure::text::{Range, Text};

/// What the cells of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// What the rows are about.
    Name,
    /// The unit of the row.
    Unit,
    /// The quantity itself, or a share of it.
    Level,
    /// By how much it changed; whether that is a decline when the number is positive.
    Change { falls: bool },
    /// No figure: serial numbers, ranks, remarks.
    Other,
}

/// A column.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Column {
    pub(super) kind: Kind,
    /// The cell that names it.
    pub(super) head: Range,
    /// What the column measures, when it says more than 数量.
    pub(super) label: Option<Range>,
    /// The cell above it that stands for several columns.
    pub(super) group: Option<Range>,
    /// The unit in its head, or the percentage that its words mean.
    pub(super) unit: Option<Measure>,
    /// Whether the unit of the row or the table holds for it.
    pub(super) takes_unit: bool,
    pub(super) period: Option<Range>,
    pub(super) basis: Option<Range>,
    pub(super) status: Option<Status>,
}

impl Column {
    /// Whether it holds what the numbers of the row are about.
    pub(super) fn names(&self) -> bool {
        matches!(self.kind, Kind::Name | Kind::Unit)
    }
}

const NAMES: &[&str] = &[
    "指标", "项目", "名称", "类别", "产品", "地区", "县区", "县市区", "县(市、区)", "乡镇", "区域", "行业",
    "部门", "年份", "年度", "月份", "时间", "分类", "品种", "科目", "主要指标", "指标及单位", "项目及单位",
    "内容",
];
const UNITS: &[&str] = &["单位", "计量单位"];
/// Words of columns whose numbers measure nothing.
const OTHER: &[&str] = &[
    "序号", "编号", "位次", "排名", "名次", "位序", "排序", "代码", "编码", "电话", "手机", "邮编", "备注",
    "说明", "日期", "页码", "行次", "指数", "倍数", "时限", "责任", "地址", "车次", "班次", "票价", "时刻",
    "=",
];
/// Words that say only that a number stands there.
const PLAIN: &[&str] = &[
    "指标值", "绝对量", "绝对值", "绝对数", "绝对额", "总量", "数值", "数量", "数据", "值", "完成数", "完成",
    "完成值", "完成额", "完成情况", "实际完成", "实际完成数", "实绩", "实际", "实际数", "实际值", "本年",
    "上年", "去年", "今年", "本期", "上期", "全年", "累计", "累计数", "本月", "本月止累计", "年末", "年末数",
    "期末", "期末数", "年底", "年底数", "执行数", "决算数", "预算数", "金额", "计划", "计划数", "目标",
    "目标值", "目标数", "年度目标", "预计", "预计数", "预计完成", "预期", "预期目标", "总数", "指标数", "数",
    "本年实际", "上年实际", "上年同期", "去年同期", "同期", "上年数", "本年数", "本年累计", "上年累计",
    "年计划", "年目标",
];
const CHANGES: &[&str] = &[
    "增长", "增速", "增幅", "增减", "涨幅", "降幅", "涨跌", "升降", "下降", "减少", "增加额", "增加数",
    "增加量", "增加", "增量", "同比", "环比", "比上年", "较上年", "比去年", "较去年", "比年初", "较年初",
    "比同期", "较同期", "±",
];
/// Words with 增 that name a quantity itself.
const LEVELS: &[&str] = &["增加值", "自然增长率", "新增"];
/// Ends of words that mean a percentage without saying so.
const RATES: &[&str] =
    &["增长", "增速", "增幅", "涨幅", "降幅", "增长率", "增长速度", "增长幅度", "增长速率", "占比", "比重"];
/// Ends of words that mean a change in the unit of the row.
const AMOUNTS: &[&str] = &[
    "增加额", "增加数", "增加量", "增减额", "增减数", "增减量", "增长额", "增长量", "增量", "减少额",
    "减少数", "减少量", "增加", "减少",
];
const FALLS: &[&str] = &["下降", "降幅", "减少", "降低"];
const BASES: &[&str] = &[
    "比上年同期", "较上年同期", "比去年同期", "较去年同期", "比上年末", "较上年末", "比上年", "较上年",
    "比去年", "较去年", "比年初", "较年初", "比同期", "较同期", "同比", "环比",
];
const PERIODS: &[&str] =
    &["上年同期", "去年同期", "本年", "上年", "去年", "今年", "全年", "年末", "上半年", "一季度", "前三季度"];
/// What the words of a head say of its numbers; the first that stands there counts.
const STATUS: &[(&str, Status)] = &[
    ("预计", Status::Forecast),
    ("完成", Status::Actual),
    ("实绩", Status::Actual),
    ("实际", Status::Actual),
    ("执行", Status::Actual),
    ("决算", Status::Actual),
    ("目标", Status::Target),
    ("计划", Status::Target),
    ("预期", Status::Target),
    ("预算", Status::Target),
    ("力争", Status::Target),
];

/// Whether a cell of words is one that only a head has.
pub(super) fn opens(text: Text<'_>, cell: Range) -> bool {
    let words = squeezed(text, measure::split(text, cell).0);
    is_name(&words)
        || UNITS.contains(&words.as_str())
        || PLAIN.contains(&words.as_str())
        || is_change(&words)
        || period(text, cell).is_some_and(|period| period.len() == cell.len())
}

fn is_name(words: &str) -> bool {
    NAMES.contains(&words) || words.ends_with("名称")
}

fn is_change(words: &str) -> bool {
    holds_any(words, CHANGES) && !holds_any(words, LEVELS)
}

/// The columns of a table, one for each cell of its widest kind of row; `None` when head and rows
/// cannot be lined up.
pub(super) fn columns(text: Text<'_>, table: &Table) -> Option<Vec<Column>> {
    let width = width(text, table)?;
    let rows: Vec<&Line> = table.rows.iter().filter(|line| line.cells.len() == width).collect();
    let kept: Vec<usize> =
        (0..width).filter(|&at| rows.iter().any(|row| !cell_at(row, at).is_empty())).collect();
    let heads = if table.head.is_empty() {
        headless(text, &rows, &kept)?
    } else {
        lined_up(text, table, width, &kept)?
    };
    let mut columns: Vec<Column> = (0..width).map(|_| column(text, Range::default(), None)).collect();
    for column in &mut columns {
        column.kind = Kind::Other;
    }
    for (&at, (head, group)) in kept.iter().zip(heads) {
        let found = column(text, head, group);
        if let Some(column) = columns.get_mut(at) {
            *column = found;
            settle(text, column, head, &rows, at);
        }
    }
    name_columns(text, &mut columns, &rows, &kept);
    let level = columns.iter().any(|column| matches!(column.kind, Kind::Level | Kind::Change { .. }));
    (level && columns.iter().any(|column| column.kind == Kind::Name)).then_some(columns)
}

pub(super) fn cell_at(line: &Line, at: usize) -> Range {
    line.cells.get(at).copied().unwrap_or_default()
}

/// How many cells most rows of data have.
fn width(text: Text<'_>, table: &Table) -> Option<usize> {
    let number = |line: &&Line| line.filled().any(|cell| matches!(cell::read(text, cell), Cell::Number(..)));
    let widths: Vec<usize> = table.rows.iter().filter(number).map(|line| line.cells.len()).collect();
    widths.iter().copied().max_by_key(|width| (widths.iter().filter(|w| *w == width).count(), *width))
}

type Head = (Range, Option<Range>);

/// The head of each kept column, with the cell above that it shares with others.
fn lined_up(text: Text<'_>, table: &Table, width: usize, kept: &[usize]) -> Option<Vec<Head>> {
    let (last, above) = table.head.split_last()?;
    let alone = |heads: Vec<Range>| heads.into_iter().map(|head| (head, None)).collect();
    let by_place: Vec<Range> = kept.iter().map(|&at| cell_at(last, at)).collect();
    // The cell over the names may be empty, no other.
    if last.cells.len() == width && by_place.iter().skip(1).all(|head| !head.is_empty()) && above.is_empty() {
        return Some(alone(by_place));
    }
    let filled: Vec<Range> = last.filled().collect();
    if filled.len() == kept.len() {
        return Some(alone(filled));
    }
    let missing = kept.len().checked_sub(filled.len())?;
    let Some(above) = above.last() else {
        let open = missing == 1 && last.cells.first().is_some_and(|cell| cell.is_empty());
        return open.then(|| alone([Range::default()].into_iter().chain(filled).collect()));
    };
    let upper: Vec<Range> = above.filled().collect();
    let open = above.cells.first().is_some_and(|cell| cell.is_empty());
    let upper: Vec<Range> = open.then(Range::default).into_iter().chain(upper).collect();
    let (fixed, groups) = upper.split_at_checked(missing)?;
    let fixed_kind = |head: &Range| {
        head.is_empty()
            || !matches!(column(text, *head, None).kind, Kind::Level | Kind::Change { .. })
            || is_name(&squeezed(text, *head))
    };
    if !fixed.iter().all(fixed_kind) || groups.is_empty() {
        return None;
    }
    let each = filled.len() / groups.len();
    let words: Vec<String> = filled.iter().map(|head| squeezed(text, *head)).collect();
    let repeats = each * groups.len() == filled.len()
        && words.iter().zip(words.iter().skip(each)).all(|(one, other)| one == other);
    if groups.len() > 1 && !repeats {
        return None;
    }
    let fixed = fixed.iter().map(|head| (*head, None));
    let inner = filled.iter().enumerate().map(|(at, head)| (*head, groups.get(at / each.max(1)).copied()));
    Some(fixed.chain(inner).collect())
}

/// Without a head one column of numbers is understood, when it has no other beside it.
fn headless(text: Text<'_>, rows: &[&Line], kept: &[usize]) -> Option<Vec<Head>> {
    let numbers = kept.iter().filter(|&&at| is_numeric(text, rows, at)).count();
    let bare =
        |row: &&Line| row.filled().all(|cell| !matches!(cell::read(text, cell), Cell::Number(_, Some(_))));
    (numbers == 1 && rows.len() >= 2 && rows.iter().all(bare))
        .then(|| kept.iter().map(|_| (Range::default(), None)).collect())
}

/// Whether most cells of a column that hold something hold numbers.
fn is_numeric(text: Text<'_>, rows: &[&Line], at: usize) -> bool {
    let cells = rows.iter().map(|row| cell::read(text, cell_at(row, at)));
    let (mut numbers, mut others) = (0, 0);
    for cell in cells {
        match cell {
            Cell::Number(..) => numbers += 1,
            Cell::Words => others += 1,
            Cell::Nil => {}
        }
    }
    numbers > others
}

/// Reads the head of a column.
fn column(text: Text<'_>, head: Range, group: Option<Range>) -> Column {
    let (words, unit) = measure::split(text, head);
    let signed = text.slice(head).contains(&'±');
    let squeezed_words = squeezed(text, words);
    let kind = if is_name(&squeezed_words) {
        Kind::Name
    } else if UNITS.contains(&squeezed_words.as_str()) {
        Kind::Unit
    } else if holds_any(&squeezed_words, OTHER) {
        Kind::Other
    } else if is_change(&squeezed_words) || (signed && unit.is_some()) {
        Kind::Change { falls: holds_any(&squeezed_words, FALLS) && !squeezed_words.contains('增') }
    } else {
        Kind::Level
    };
    let change = matches!(kind, Kind::Change { .. });
    let rate = ends_any(&squeezed_words, RATES) && kind != Kind::Other && (change || unit.is_none());
    let takes_unit = if change { ends_any(&squeezed_words, AMOUNTS) } else { !rate };
    let inherited = group.and_then(|group| measure::split(text, group).1).filter(|_| !change && !rate);
    let (group_words, _) = group.map_or((Range::default(), None), |group| measure::split(text, group));
    let told = format!("{}{squeezed_words}", squeezed(text, group_words));
    Column {
        kind,
        head,
        label: label(text, words, change),
        group: group.and_then(|_| label(text, group_words, false)),
        unit: unit.or(inherited).or_else(|| rate.then(Measure::percent)),
        takes_unit,
        period: period(text, words).or_else(|| period(text, group_words)),
        basis: BASES
            .iter()
            .find_map(|word| text.find(words, word).map(|at| Range::new(at, at + word.chars().count()))),
        status: STATUS.iter().find(|(word, _)| told.contains(word)).map(|(_, status)| *status),
    }
}

/// What a head measures, without period and without words that say only that a number stands there.
fn label(text: Text<'_>, words: Range, change: bool) -> Option<Range> {
    let mut words = words;
    if let Some(period) = period(text, words).filter(|period| period.start == words.start) {
        words = text.trim(Range::new(period.end, words.end));
    }
    if change {
        let cut = CHANGES.iter().chain(BASES).filter_map(|word| text.find(words, word)).min();
        let compared =
            text.slice(words).iter().position(|c| matches!(c, '比' | '较')).map(|at| words.start + at);
        words.end = cut.into_iter().chain(compared).min().unwrap_or(words.end);
        words = text.trim(words);
    }
    let plain = squeezed(text, words);
    let empty = plain.chars().all(|c| !c.is_alphanumeric()) || matches!(plain.as_str(), "底" | "末" | "年");
    (!empty && !PLAIN.contains(&plain.as_str()) && !is_name(&plain)).then_some(words)
}

/// The period in a head, a title or the name of a row; not one that it is compared with.
pub(super) fn period(text: Text<'_>, range: Range) -> Option<Range> {
    let compared = |at: usize| at > range.start && matches!(text.before(at), '比' | '较' | '占' | '以');
    for at in (range.start..range.end).filter(|&at| !compared(at)) {
        if let Some(length) = period::dated(text, at, range.end) {
            return Some(Range::new(at, at + length));
        }
        let year = Range::new(at, at + 4);
        let beside = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '=');
        if year.end <= range.end
            && cell::is_year(text, year)
            && !beside(text.before(at))
            && !beside(text.at(year.end))
        {
            return Some(year);
        }
        if let Some(length) = PERIODS.iter().find_map(|word| text.starts(at, range.end, word)) {
            return Some(Range::new(at, at + length));
        }
    }
    None
}

/// Corrects what a head says by what stands under it.
fn settle(text: Text<'_>, column: &mut Column, head: Range, rows: &[&Line], at: usize) {
    let cells = || rows.iter().map(|row| cell_at(row, at)).filter(|cell| !cell.is_empty());
    let numeric = is_numeric(text, rows, at);
    match column.kind {
        // 单位 is also an organisation, and a column of units may have no head.
        Kind::Unit if cells().any(|cell| measure::named(text, cell).is_none()) => column.kind = Kind::Other,
        Kind::Level
            if !numeric && head.is_empty() && cells().all(|cell| measure::measure(text, cell).is_some()) =>
        {
            column.kind = Kind::Unit;
        }
        Kind::Level | Kind::Change { .. } if !numeric => column.kind = Kind::Other,
        Kind::Name if numeric && !is_years(text, rows, at) => column.kind = Kind::Other,
        Kind::Level if is_years(text, rows, at) => column.kind = Kind::Name,
        _ => {}
    }
}

/// Whether a column holds years.
fn is_years(text: Text<'_>, rows: &[&Line], at: usize) -> bool {
    let mut cells = rows.iter().map(|row| cell_at(row, at)).filter(|cell| !cell.is_empty()).peekable();
    cells.peek().is_some() && cells.all(|cell| cell::is_year(text, cell))
}

/// The first column of words names the rows when no head says so.
fn name_columns(text: Text<'_>, columns: &mut [Column], rows: &[&Line], kept: &[usize]) {
    if columns.iter().any(|column| column.kind == Kind::Name) {
        return;
    }
    let words = |at: usize| {
        rows.iter().any(|row| cell::read(text, cell_at(row, at)) == Cell::Words)
            && !is_numeric(text, rows, at)
    };
    let first = kept
        .iter()
        .copied()
        .find(|&at| words(at) && columns.get(at).is_some_and(|column| column.kind == Kind::Other));
    if let Some(column) = first.and_then(|at| columns.get_mut(at)) {
        column.kind = Kind::Name;
    }
}
