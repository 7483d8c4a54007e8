//! How fast bytes become a report, stage by stage, beside the least that any program would have to do.
//!
//! `cargo bench` prints the rate of each stage over two corpora made of the project's samples, how often
//! the bare pass and a plain scan for digits could run meanwhile, and at the end what a byte of a very
//! long line costs against one of a short text. The machine is whatever runs it: compare the figures of
//! one run with each other, not with those of another.
#![allow(clippy::print_stdout)]

use std::hint::black_box;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use baogao::figure;
use baogao::outline::Outline;
use baogao::report::Report;
use baogao::source::{Encoding, Evidence, Options, Source};
use divan::Bencher;
use divan::counter::BytesCount;
use encoding_rs::{BIG5, GB18030, UTF_8, UTF_16BE, UTF_16LE};
use mimalloc::MiMalloc;
use regex::Regex;

/// The allocator of the program.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// How large the corpus is at least, in bytes.
const SIZE: usize = 8 << 20;

/// The samples, decoded.
static TEXTS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/samples");
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<_> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    let files = paths.iter().filter_map(|path| std::fs::read(path).ok());
    files.map(|bytes| Source::decode(&bytes, Options::default()).text().to_owned()).collect()
});

/// A file of the corpus and the encoding that it is in.
type File = (Vec<u8>, &'static encoding_rs::Encoding);

/// The samples over and over, each time with other digits and in the next encoding.
struct Corpus {
    files: Vec<File>,
    sources: Vec<Source>,
    outlines: Vec<Outline>,
}

/// The samples as they are. They were written to hold as many traps as possible: a kilobyte has more
/// than twenty figures, while reports as they are published have from three to eight.
static DENSE: LazyLock<Corpus> = LazyLock::new(|| Corpus::new(|text, _| text.to_owned()));

/// The samples with prose between their lines, so that figures are about as rare as in a report.
static USUAL: LazyLock<Corpus> = LazyLock::new(|| Corpus::new(thinned));

impl Corpus {
    fn new(shape: fn(&str, u32) -> String) -> Self {
        let (mut files, mut size) = (Vec::new(), 0);
        for round in 0.. {
            for (place, text) in TEXTS.iter().enumerate() {
                let file = encode(&vary(&shape(text, round), round), round as usize + place);
                size += file.0.len();
                files.push(file);
            }
            if size >= SIZE || TEXTS.is_empty() {
                break;
            }
        }
        let decode = |(bytes, _): &File| Source::decode(bytes, Options::default());
        let sources: Vec<_> = files.iter().map(decode).collect();
        let outlines = sources.iter().map(Outline::parse).collect();
        Self { files, sources, outlines }
    }

    /// One of the corpora by the name that the benchmark prints.
    fn named(name: &str) -> &'static Self {
        if name == "dense" { &DENSE } else { &USUAL }
    }

    fn size(&self) -> usize {
        self.files.iter().map(|(bytes, _)| bytes.len()).sum()
    }

    fn bytes(&self) -> BytesCount {
        BytesCount::new(self.size())
    }

    /// Decodes all files and counts something in their texts.
    fn count(&self, count: impl Fn(&str) -> usize) -> usize {
        self.files.iter().map(|(bytes, encoding)| count(&encoding.decode(bytes).0)).sum()
    }

    /// Reads all files and counts their figures.
    fn figures(&self) -> usize {
        self.files.iter().map(|(bytes, _)| Report::read(bytes, Options::default()).figures.len()).sum()
    }
}

/// Prose as reports have it between their figures.
#[rustfmt::skip]
const PROSE: &[&str] = &[
    "坚持把群众的事放在心上", "干部队伍的作风明显好转", "各村的环境卫生有了新的面貌", "村组道路通行条件继续改善",
    "林下种植逐渐成为农民致富的门路", "防汛抗旱的各项准备扎实到位", "学校和卫生院的设施不断更新",
    "矛盾纠纷化解在基层", "乡贤理事会带头出谋划策", "文化广场成为邻里往来的好去处", "河湖岸线得到有效看护",
    "招商小分队外出洽谈的成果陆续落地", "合作社与农户的利益联结更加紧密", "困难家庭得到及时的照料",
    "安全隐患做到边查边改", "土地流转规范有序", "便民大厅的窗口作风受到好评", "产业链条还不够长",
    "人才短缺的局面尚未根本改变", "财政收支的矛盾依然突出", "我们将以更大的决心补齐短板", "网格员走村串户了解民情",
    "老旧街巷的改造得到居民的理解和支持", "护林防火的责任落实到人",
];

/// A text with prose behind each of its lines, about twice as long as the line; other prose each round.
fn thinned(text: &str, round: u32) -> String {
    let mut turn = round;
    let mut next = || {
        turn = turn.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        PROSE.get((turn >> 16) as usize % PROSE.len()).copied().unwrap_or_default()
    };
    let mut thin = String::with_capacity(3 * text.len());
    for line in text.lines() {
        thin.push_str(line);
        thin.push('\n');
        let end = thin.len() + 2 * line.len();
        while thin.len() < end {
            thin.extend([next(), "，", next(), "，", next(), "。"]);
        }
        if !line.is_empty() {
            thin.push('\n');
        }
    }
    thin
}

static HEADING: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?m)^[ \u{3000}]*(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|[0-9]+[.．、])[^\n]{0,40}").ok()
});

static FIGURE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"[0-9]+(?:[.,][0-9]+)*(?:%|％|个百分点|[万亿]?(?:元|吨|亩|公里|平方米|人次|人|户|个|家|项|件|条|座))").ok()
});

static DIGITS: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new("[0-9]+").ok());

/// The text with every digit moved on by `round`, so that no two rounds are alike.
fn vary(text: &str, round: u32) -> String {
    let turn = |digit: u32| char::from_digit((digit + round) % 10, 10);
    text.chars().map(|c| c.to_digit(10).and_then(turn).unwrap_or(c)).collect()
}

/// The text in one encoding of the corpus; Simplified text, which Big5 lacks, in GB18030 instead.
fn encode(text: &str, turn: usize) -> File {
    match turn % 6 {
        0 => (text.as_bytes().to_vec(), UTF_8),
        1 => ([b"\xef\xbb\xbf", text.as_bytes()].concat(), UTF_8),
        2 => (wide(text, u16::to_le_bytes), UTF_16LE),
        3 => (wide(text, u16::to_be_bytes), UTF_16BE),
        4 if !BIG5.encode(text).2 => (BIG5.encode(text).0.into_owned(), BIG5),
        _ => (GB18030.encode(text).0.into_owned(), GB18030),
    }
}

fn wide(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(bytes).collect()
}

/// What nobody can do without: decode, find what looks like a heading and what looks like a figure.
fn bare_pass(corpus: &Corpus) -> usize {
    let found =
        |regex: &Option<Regex>, text: &str| regex.as_ref().map_or(0, |regex| regex.find_iter(text).count());
    corpus.count(|text| found(&HEADING, text) + found(&FIGURE, text))
}

/// The least of all: decode and find the runs of digits.
fn digit_scan(corpus: &Corpus) -> usize {
    corpus.count(|text| DIGITS.as_ref().map_or(0, |digits| digits.find_iter(text).count()))
}

#[divan::bench(args = ["dense", "usual"])]
fn a_bare_pass(bencher: Bencher<'_, '_>, name: &str) {
    let corpus = Corpus::named(name);
    bencher.counter(corpus.bytes()).bench(|| bare_pass(corpus));
}

#[divan::bench(args = ["dense", "usual"])]
fn b_decode(bencher: Bencher<'_, '_>, name: &str) {
    let corpus = Corpus::named(name);
    let decode = |(bytes, _): &File| Source::decode(bytes, Options::default()).text().len();
    bencher.counter(corpus.bytes()).bench(|| corpus.files.iter().map(decode).sum::<usize>());
}

#[divan::bench(args = ["dense", "usual"])]
fn c_outline(bencher: Bencher<'_, '_>, name: &str) {
    let corpus = Corpus::named(name);
    let parse = |source| Outline::parse(source).sections.len();
    bencher.counter(corpus.bytes()).bench(|| corpus.sources.iter().map(parse).sum::<usize>());
}

#[divan::bench(args = ["dense", "usual"])]
fn d_figures(bencher: Bencher<'_, '_>, name: &str) {
    let corpus = Corpus::named(name);
    bencher.counter(corpus.bytes()).bench(|| {
        let pairs = corpus.sources.iter().zip(&corpus.outlines);
        pairs.map(|(source, outline)| figure::extract(source, outline).len()).sum::<usize>()
    });
}

#[divan::bench(args = ["dense", "usual"])]
fn e_report(bencher: Bencher<'_, '_>, name: &str) {
    let corpus = Corpus::named(name);
    bencher.counter(corpus.bytes()).bench(|| corpus.figures());
}

/// How often each pass is timed for the ratios.
const ROUNDS: usize = 7;

/// Prints what the whole report costs against the bare pass and against a plain scan for digits, by
/// the fastest of a few rounds in which they take turns.
fn ratios() {
    for name in ["dense", "usual"] {
        let corpus = Corpus::named(name);
        let passes: [fn(&Corpus) -> usize; 3] = [digit_scan, bare_pass, Corpus::figures];
        let mut best = [f64::INFINITY; 3];
        for _ in 0..ROUNDS {
            for (pass, best) in passes.iter().zip(&mut best) {
                let start = Instant::now();
                black_box(pass(corpus));
                *best = best.min(start.elapsed().as_secs_f64());
            }
        }
        let [digits, bare, report] = best;
        let kilobytes = corpus.size() as f64 / 1000.0;
        println!(
            "{name}, {:.1} figures a kB: bytes to figures {:.1} MB/s, {:.1} times the bare pass ({:.1} MB/s), \
             {:.1} times a scan for digits ({:.1} MB/s)",
            corpus.figures() as f64 / kilobytes,
            kilobytes * 1e-3 / report,
            report / bare,
            kilobytes * 1e-3 / bare,
            report / digits,
            kilobytes * 1e-3 / digits,
        );
    }
}

/// A line of about so many bytes, of the samples without their line ends.
fn line(size: usize) -> String {
    let one: String = TEXTS.concat().chars().filter(|c| *c != '\n').collect();
    let long = one.repeat(size / one.len().max(1) + 1);
    "柳河镇工作总结\n\n一、工作情况\n".chars().chain(long.chars().take(size / 3)).collect()
}

/// What one sentence of a stretch costs: the same without the marks that end one.
fn sentence(size: usize) -> String {
    line(size).replace(['。', '！', '？', '!', '?'], "，")
}

/// The time that a stage needs for a byte of a text: the best of a few runs.
fn cost(text: &str, stage: fn(&Source) -> Duration) -> f64 {
    let source = Source::from_text(text.to_owned(), Encoding::Utf8, Evidence::Valid);
    let runs = if text.len() > 1 << 20 { 1 } else { 20 };
    let best = (0..runs).map(|_| stage(&source)).min().unwrap_or_default();
    best.as_secs_f64() / text.len().max(1) as f64
}

fn outline_time(source: &Source) -> Duration {
    let start = Instant::now();
    black_box(Outline::parse(source));
    start.elapsed()
}

fn figures_time(source: &Source) -> Duration {
    let outline = Outline::parse(source);
    let start = Instant::now();
    black_box(figure::extract(source, &outline));
    start.elapsed()
}

/// A text of a given size, by its shape.
type Shape = fn(usize) -> String;

/// A stage that is timed.
type Stage = fn(&Source) -> Duration;

/// Prints by how much a byte grows dearer in a long text: 1.0 is linear.
fn linearity() {
    let stages: [(&str, Stage); 2] = [("outline", outline_time), ("figures", figures_time)];
    let shapes: [(&str, Shape); 2] = [("line", line), ("sentence", sentence)];
    for (stage, time) in stages {
        for (shape, make) in shapes {
            let small = cost(&make(51_000), time);
            let large = cost(&make(10 << 20), time);
            let rate = |cost: f64| 1e-6 / cost;
            println!(
                "{stage}, one {shape}: 17,000 characters {:.1} MB/s, 10 MB {:.1} MB/s, a byte costs {:.2} times as much",
                rate(small),
                rate(large),
                large / small
            );
        }
    }
}

fn main() {
    divan::main();
    if std::env::args().any(|argument| argument == "--bench") {
        ratios();
        linearity();
    }
}
