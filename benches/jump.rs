//! How long the jump box needs for a key, beside a plain pass of the matcher over every candidate.
//!
//! `cargo bench --bench jump` makes 30 thousand, 300 thousand and 3 million candidates in memory, as
//! reports have them: headings and figures, thirty to a report. `cargo bench --bench jump -- --list N`
//! prints N of them, one a line, for other finders. Compare the figures of one run with each other.
#![allow(clippy::print_stdout)]

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock, Mutex};

use baogao::search::{Best, GroupHit, Index, Query};
use divan::Bencher;
use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

/// How many candidates there are.
const SIZES: [usize; 3] = [30_000, 300_000, 3_000_000];

/// What is typed: as it stands, with other words between, in letters, by initials, mixed, two terms.
const QUERIES: [&str; 12] = [
    "就业", "农业", "农民收入", "粮食产量", "jiuye", "nongminshouru", "nmsr", "ny", "zhs", "农min", "gdp",
    "青石 农业",
];

/// Candidates of a report, the report among them.
const GROUP: usize = 30;
/// So many hits are kept, as the jump box does.
const KEPT: usize = 500;
/// So many groups are asked at a time: some thousands of candidates, as in the jump box.
const STEP: usize = 128;

#[rustfmt::skip]
const PLACES: &[&str] = &[
    "青石", "石桥", "柳河", "白沙", "云溪", "安平", "太平", "龙泉", "双河", "新华", "大林", "北岭", "东川", "西坪", "南坝", "金山",
    "银杏", "清水", "永安", "长乐", "高坪", "红星", "三合", "五里", "重兴", "乐安", "会同", "枣阳", "绿水", "石臺", "榆樹", "鳳凰",
];
#[rustfmt::skip]
const VERBS: &[&str] = &[
    "抓", "稳", "推进", "加快", "坚持", "强化", "着力", "全力", "深化", "优化", "提升", "改善", "落实", "狠抓", "壮大", "巩固",
    "突出", "完善", "扎实推进", "大力发展", "持续加强", "不断提高", "统筹", "严守", "打造", "培育", "建设", "实施", "促进", "规范",
];
#[rustfmt::skip]
const OBJECTS: &[&str] = &[
    "农业生产", "粮食安全", "产业发展", "项目建设", "招商引资", "民生保障", "就业创业", "社会保障", "教育事业", "医疗卫生",
    "生态环境", "污染防治", "乡村振兴", "脱贫成果", "基层治理", "安全生产", "信访维稳", "财政收支", "税收征管", "工业经济",
    "文化旅游", "交通道路", "水利设施", "城乡建设", "人居环境", "集体经济", "党的建设", "作风建设", "干部队伍", "改革创新",
    "養老服務", "農村改革", "市场主体", "营商环境", "科技创新", "数字政府", "土地流转", "畜牧养殖", "特色种植", "防汛抗旱",
];
#[rustfmt::skip]
const RESULTS: &[&str] = &[
    "取得新成效", "再上新台阶", "稳步提升", "明显改善", "持续向好", "扎实有力", "实现新突破", "更加完善", "不断增强", "成效显著", "", "",
];
#[rustfmt::skip]
const NAMES: &[&str] = &[
    "生产总值", "财政收入", "农民人均纯收入", "粮食总产量", "粮食播种面积", "固定资产投资", "社会消费品零售总额", "城镇新增就业",
    "居民人均可支配收入", "规模以上工业增加值", "招商引资到位资金", "新建公厕", "硬化道路", "出栏生猪", "蔬菜产量", "猕猴桃种植面积",
    "新建高标准农田", "转移农村劳动力", "脱贫人口", "低保对象", "医疗保险参保人数", "植树造林", "改造危房", "安装路灯", "调解矛盾纠纷",
    "接待游客", "旅游综合收入", "培训农民", "GDP", "人均GDP", "税收收入", "项目总投资", "发放补贴", "新增市场主体", "常住人口", "村集体经济收入",
];
#[rustfmt::skip]
const UNITS: &[&str] = &["万元", "亿元", "亩", "万亩", "吨", "万吨", "户", "人", "人次", "公里", "个", "座", "头", "%", "个百分点", "盏", "件"];
const MARKERS: &[&str] =
    &["一、", "二、", "三、", "（一）", "（二）", "（三）", "1.", "2．", "3、", "一是", "二是", ""];

/// A row of numbers that look like chance and are the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound.max(1)
    }

    fn one<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words.get(self.below(words.len())).copied().unwrap_or_default()
    }
}

fn label(numbers: &mut Numbers, index: usize) -> String {
    match index % GROUP {
        0 => format!(
            "{}{}{}年工作总结",
            numbers.one(PLACES),
            numbers.one(&["镇", "乡", "县", "区", "街道"]),
            2000 + numbers.below(25)
        ),
        1..9 => [MARKERS, VERBS, OBJECTS, RESULTS].map(|words| numbers.one(words)).concat(),
        9..12 => format!(
            "{}{}，{}{}",
            numbers.one(MARKERS),
            numbers.one(OBJECTS),
            numbers.one(VERBS),
            numbers.one(OBJECTS)
        ),
        _ => format!("{} {}{}", numbers.one(NAMES), numbers.below(100_000), numbers.one(UNITS)),
    }
}

/// Candidates, as the jump box has them.
struct Candidates {
    index: Index,
}

impl Candidates {
    fn new(size: usize) -> Self {
        let mut numbers = Numbers(7);
        let mut index = Index::default();
        for start in (0..size).step_by(GROUP) {
            let labels: Vec<String> =
                (start..(start + GROUP).min(size)).map(|index| label(&mut numbers, index)).collect();
            index.add(labels.iter().map(String::as_str));
        }
        index.prepare(usize::MAX);
        Self { index }
    }

    /// The labels of a group.
    fn labels(&self, group: usize) -> impl Iterator<Item = Cow<'_, str>> {
        (0..self.index.labels(group) as u32).filter_map(move |number| self.index.label(group, number))
    }

    /// A whole pass of the jump box: every candidate is asked, the best are kept, all are counted.
    fn jump(&self, query: &str) -> usize {
        let query = Query::new(query);
        let (mut hits, mut matched, mut best) = (Vec::new(), 0, Best::new(KEPT));
        let groups = self.index.groups();
        for start in (0..groups).step_by(STEP) {
            self.index.hits(&query, start..(start + STEP).min(groups), &mut hits);
            matched += hits.len();
            for GroupHit { group, number, score } in hits.drain(..) {
                let hit = |len| (Reverse(score), len, group, number);
                // The length is asked for where it decides.
                if best.takes(&hit(0)) {
                    best.push(hit(self.index.len(group as usize, number)));
                }
            }
        }
        matched + best.sorted().len()
    }

    /// The matcher on every candidate as it stands; it knows neither folding nor pinyin.
    fn plain(&self, query: &str) -> usize {
        let matcher = SkimMatcherV2::default();
        let (mut hits, mut best) = (0, Best::new(KEPT));
        for (index, label) in (0..self.index.groups()).flat_map(|group| self.labels(group)).enumerate() {
            if let Some(score) = matcher.fuzzy_match(&label, query) {
                hits += 1;
                best.push((Reverse(score), label.len(), index));
            }
        }
        hits + best.sorted().len()
    }
}

/// The candidates of each size, made once.
fn candidates(size: usize) -> Arc<Candidates> {
    static MADE: LazyLock<Mutex<BTreeMap<usize, Arc<Candidates>>>> = LazyLock::new(Mutex::default);
    let mut made = MADE.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    Arc::clone(made.entry(size).or_insert_with(|| Arc::new(Candidates::new(size))))
}

fn cases() -> impl Iterator<Item = (usize, &'static str)> {
    SIZES.into_iter().flat_map(|size| QUERIES.map(|query| (size, query)))
}

/// One key in the jump box.
#[divan::bench(args = cases().map(Case), sample_count = 10, sample_size = 1)]
fn jump(bencher: Bencher<'_, '_>, Case((size, query)): Case) {
    let candidates = candidates(size);
    bencher.bench(|| candidates.jump(query));
}

/// The plain pass.
#[divan::bench(args = cases().map(Case), sample_count = 3, sample_size = 1)]
fn plain(bencher: Bencher<'_, '_>, Case((size, query)): Case) {
    let candidates = candidates(size);
    bencher.bench(|| candidates.plain(query));
}

/// Making the masks while reports come in.
#[divan::bench(args = SIZES, sample_count = 1, sample_size = 1)]
fn index(bencher: Bencher<'_, '_>, size: usize) {
    let candidates = candidates(size);
    bencher.bench(|| {
        let mut index = Index::default();
        for group in 0..candidates.index.groups() {
            let labels: Vec<Cow<'_, str>> = candidates.labels(group).collect();
            index.add(labels.iter().map(|label| &**label));
        }
        index.prepare(usize::MAX);
        index.candidates()
    });
}

/// A size and a query, by their names.
#[derive(Clone, Copy)]
struct Case((usize, &'static str));

impl std::fmt::Display for Case {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{} {}", self.0.0, self.0.1)
    }
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let list = arguments.iter().position(|argument| argument == "--list");
    match list.and_then(|at| arguments.get(at + 1)).and_then(|size| size.parse().ok()) {
        Some(size) => {
            let mut numbers = Numbers(7);
            (0..size).for_each(|index| println!("{}", label(&mut numbers, index)));
        }
        None => divan::main(),
    }
}
