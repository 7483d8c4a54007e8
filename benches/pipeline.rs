//! How fast bytes become a report, stage by stage, beside the least that any program would have to do.
//!
//! `cargo bench` prints the rate of each stage over a corpus made of the project's samples, and at the
//! end what a byte of a very long line costs against one of a short text. The machine is whatever
//! runs it: compare the figures of one run with each other, not with those of another.
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
use regex::Regex;

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
static CORPUS: LazyLock<Vec<File>> = LazyLock::new(|| {
    let (mut files, mut size) = (Vec::new(), 0);
    for round in 0.. {
        for (place, text) in TEXTS.iter().enumerate() {
            let file = encode(&vary(text, round), round as usize + place);
            size += file.0.len();
            files.push(file);
        }
        if size >= SIZE || TEXTS.is_empty() {
            break;
        }
    }
    files
});

/// The corpus, decoded.
static SOURCES: LazyLock<Vec<Source>> =
    LazyLock::new(|| CORPUS.iter().map(|(bytes, _)| Source::decode(bytes, Options::default())).collect());

/// The sections of the corpus.
static OUTLINES: LazyLock<Vec<Outline>> = LazyLock::new(|| SOURCES.iter().map(Outline::parse).collect());

static HEADING: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?m)^[ \u{3000}]*(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|[0-9]+[.．、])[^\n]{0,40}").ok()
});

static FIGURE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"[0-9]+(?:[.,][0-9]+)*(?:%|％|个百分点|[万亿]?(?:元|吨|亩|公里|平方米|人次|人|户|个|家|项|件|条|座))").ok()
});

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

fn corpus_bytes() -> BytesCount {
    BytesCount::new(CORPUS.iter().map(|(bytes, _)| bytes.len()).sum::<usize>())
}

/// What nobody can do without: decode, find what looks like a heading and what looks like a figure.
#[divan::bench]
fn a_bare_pass(bencher: Bencher<'_, '_>) {
    bencher.counter(corpus_bytes()).bench(|| {
        let found = |text: &str| {
            let count =
                |regex: &Option<Regex>| regex.as_ref().map_or(0, |regex| regex.find_iter(text).count());
            count(&HEADING) + count(&FIGURE)
        };
        CORPUS.iter().map(|(bytes, encoding)| found(&encoding.decode(bytes).0)).sum::<usize>()
    });
}

#[divan::bench]
fn b_decode(bencher: Bencher<'_, '_>) {
    bencher.counter(corpus_bytes()).bench(|| {
        CORPUS.iter().map(|(bytes, _)| Source::decode(bytes, Options::default()).text().len()).sum::<usize>()
    });
}

#[divan::bench]
fn c_outline(bencher: Bencher<'_, '_>) {
    LazyLock::force(&SOURCES);
    bencher
        .counter(corpus_bytes())
        .bench(|| SOURCES.iter().map(|source| Outline::parse(source).sections.len()).sum::<usize>());
}

#[divan::bench]
fn d_figures(bencher: Bencher<'_, '_>) {
    LazyLock::force(&OUTLINES);
    bencher.counter(corpus_bytes()).bench(|| {
        let pairs = SOURCES.iter().zip(OUTLINES.iter());
        pairs.map(|(source, outline)| figure::extract(source, outline).len()).sum::<usize>()
    });
}

#[divan::bench]
fn e_report(bencher: Bencher<'_, '_>) {
    bencher.counter(corpus_bytes()).bench(|| {
        CORPUS.iter().map(|(bytes, _)| Report::read(bytes, Options::default()).figures.len()).sum::<usize>()
    });
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
        linearity();
    }
}
