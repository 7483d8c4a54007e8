//! The whole program on a thousand, ten thousand and a hundred thousand reports: the first frame, the
//! whole list, keys while it fills, time of the processor and memory; then the same again, when the folder
//! is known. Beside it a bare pass over the same files, which decodes them and runs two expressions; a search
//! for words beside `rg -c` or `grep -rc`; and how many of the planted headings and figures are found.
//!
//! `cargo bench --bench scale` does the first two sizes, `cargo bench --bench scale -- 1000 100000` any.
//! The reports are invented, some nine kilobytes each in three encodings, and lie in a folder that is removed
//! at the end. Other programs on the machine count in: compare the figures of one run with each other,
//! above all those of one column, which should grow with the reports and no faster.
#![allow(clippy::print_stdout, clippy::unwrap_used)]

use std::collections::HashSet;
use std::fmt::Write as _;
use std::fs;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use baogao::source::{Encoding, encode};
use portable_pty::{Child, CommandBuilder, PtySize, native_pty_system};
use regex::Regex;

const SIZE: PtySize = PtySize { rows: 40, cols: 120, pixel_width: 0, pixel_height: 0 };
/// The screen says so as long as reports are read.
const READING: [&str; 2] = [" read", " checked"];
/// The title of the page of keys.
const KEYS: &str = "Keys";
/// Longer than this nothing takes.
const PATIENCE: Duration = Duration::from_mins(20);

#[rustfmt::skip]
const WORDS: &[&str] = &[
    "农业", "工业", "项目建设", "招商引资", "民生保障", "生态环境", "安全生产", "基层治理", "文化旅游", "乡村振兴", "教育事业", "医疗卫生",
];
#[rustfmt::skip]
const NAMES: &[&str] = &[
    "生产总值", "财政收入", "粮食产量", "固定资产投资", "农民人均纯收入", "新建公路", "植树造林", "新增就业", "接待游客", "改造危房",
];
const UNITS: &[&str] = &["万元", "亿元", "万吨", "公里", "人", "户", "亩"];

/// Numbers that look like chance and are the same in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound
    }

    fn one(&mut self, words: &[&'static str]) -> &'static str {
        words.get(self.below(words.len())).copied().unwrap_or_default()
    }
}

/// A report of some nine kilobytes: thirty-six headings, seventy-two figures, prose.
fn report(number: usize) -> String {
    let mut chance = Chance(number as u64);
    let mut text = format!("第{}镇{}年政府工作报告\n", number / 15, 2009 + number % 15);
    for section in 1..=36 {
        let (word, other) = (chance.one(WORDS), chance.one(WORDS));
        let _ = writeln!(text, "{section}、{word}和{other}工作第{}项稳步推进", chance.below(4000));
        for _ in 0..2 {
            let (name, value, unit) = (chance.one(NAMES), chance.below(90_000), chance.one(UNITS));
            let _ = write!(text, "全镇{name}{}.{}{unit}。", value / 10, value % 10);
        }
        text.push_str(
            "坚持以人为本，统筹城乡发展，干部作风明显好转，群众满意程度不断提高，各项事业全面进步。\n",
        );
    }
    text
}

/// The program in a terminal.
struct Screen {
    output: Receiver<(Instant, Vec<u8>)>,
    terminal: vt100::Parser,
    input: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    started: Instant,
}

impl Screen {
    fn open(folder: &Path, home: &Path) -> Self {
        let pair = native_pty_system().openpty(SIZE).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_baogao"));
        command.args(["--lang", "en"]);
        command.arg(folder);
        command.env("LC_ALL", "C.UTF-8");
        command.env("TERM", "xterm-256color");
        for name in ["HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"] {
            command.env(name, home);
        }
        let started = Instant::now();
        let child = pair.slave.spawn_command(command).unwrap();
        let (mut source, input) =
            (pair.master.try_clone_reader().unwrap(), pair.master.take_writer().unwrap());
        let (sender, output) = channel();
        thread::spawn(move || {
            // Held so that the terminal stays open.
            let _pair = pair;
            let mut buffer = vec![0; 1 << 16];
            while let Ok(count @ 1..) = source.read(&mut buffer) {
                if sender.send((Instant::now(), buffer.iter().copied().take(count).collect())).is_err() {
                    break;
                }
            }
        });
        let [rows, columns] = [SIZE.rows, SIZE.cols].map(|count| NonZeroU16::new(count).unwrap());
        let terminal = vt100::Parser::new(rows, columns, 0);
        Self { output, terminal, input, child, started }
    }

    fn is_reading(&self) -> bool {
        READING.iter().any(|word| self.shows(word))
    }

    fn shows(&self, text: &str) -> bool {
        self.terminal.screen().contents().contains(text)
    }

    /// When the screen is as it should be; `None` when the program ended or it takes too long.
    fn until(&mut self, is_so: impl Fn(&Self) -> bool) -> Option<Instant> {
        let mut last = Instant::now();
        while !is_so(self) {
            let (at, bytes) = self.output.recv_timeout(PATIENCE).ok()?;
            self.terminal.process(&bytes);
            last = at;
        }
        Some(last)
    }

    /// How long it takes until a key shows.
    fn key(&mut self, key: &[u8], is_so: impl Fn(&Self) -> bool) -> Option<Duration> {
        let pressed = Instant::now();
        self.input.write_all(key).ok()?;
        self.input.flush().ok()?;
        Some(self.until(is_so)?.saturating_duration_since(pressed))
    }

    /// The time of the processor that the program took so far, in seconds.
    fn processor(&self) -> f64 {
        let process = self.child.process_id().unwrap_or(0);
        let stat = fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
        let fields = stat.rsplit(')').next().unwrap_or_default().split_whitespace();
        // Its own time and that of the system, in hundredths of a second.
        let ticks: f64 = fields.skip(11).take(2).filter_map(|field| field.parse::<f64>().ok()).sum();
        ticks / 100.0
    }

    /// The most memory that the program had, in megabytes.
    fn memory(&self) -> u64 {
        let process = self.child.process_id().unwrap_or(0);
        let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        line.and_then(|line| line.trim().trim_end_matches("kB").trim().parse().ok())
            .map_or(0, |kilo: u64| kilo >> 10)
    }
}

/// What one opening takes.
struct Taken {
    first: Duration,
    /// All reports are in the list.
    list: Duration,
    /// All were read or looked at.
    whole: Duration,
    processor: f64,
    /// The slowest key but one in a hundred, and how many keys.
    slow: Duration,
    keys: usize,
    memory: u64,
}

fn open(folder: &Path, home: &Path, count: usize) -> Option<Taken> {
    let mut screen = Screen::open(folder, home);
    let first = screen.until(|screen| !screen.terminal.screen().contents().trim().is_empty())?;
    let (mut keys, mut list) = (Vec::new(), None);
    let listed = format!("Reports {count}");
    screen.until(|screen| screen.shows("Reports"))?;
    while screen.is_reading() || list.is_none() || keys.is_empty() {
        list = list.or_else(|| screen.shows(&listed).then(Instant::now));
        keys.push(screen.key(b"?", |screen| screen.shows(KEYS))?);
        keys.push(screen.key(b"q", |screen| !screen.shows(KEYS))?);
        thread::sleep(Duration::from_millis(20));
    }
    let whole = screen.until(|screen| !screen.is_reading())?;
    let processor = screen.processor();
    // What was read is written and made ready for the jump box when everything was read.
    let mut before = -1.0;
    while screen.processor() > before + 0.02 {
        before = screen.processor();
        thread::sleep(Duration::from_secs(1));
    }
    let memory = screen.memory();
    screen.key(b"q", |screen| !screen.shows("Reports")).or(Some(Duration::ZERO))?;
    screen.child.wait().ok()?;
    keys.sort_unstable();
    let slow = keys.get((keys.len() * 99).div_ceil(100).saturating_sub(1)).copied().unwrap_or_default();
    let since = |at: Instant| at.saturating_duration_since(screen.started);
    let (first, list, whole) = (since(first), since(list?), since(whole));
    Some(Taken { first, list, whole, processor, slow, keys: keys.len(), memory })
}

static HEADING: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(?m)^[0-9]+、[^\n]{0,40}").unwrap());
static FIGURE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"[0-9]+(?:[.,][0-9]+)*(?:%|[万亿]?(?:元|吨|亩|公里|人|户|个))").unwrap());

/// Reads and decodes all files on two threads and runs two expressions: no program that looks for headings
/// and figures can do with much less.
fn bare_pass(files: &[(PathBuf, Encoding)]) -> (Duration, usize) {
    let (start, next, found) = (Instant::now(), AtomicUsize::new(0), AtomicUsize::new(0));
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some((path, encoding)) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let bytes = fs::read(path).unwrap();
                    let text = match encoding {
                        Encoding::Gb18030 => encoding_rs::GB18030.decode(&bytes).0,
                        Encoding::Utf16Le => encoding_rs::UTF_16LE.decode(&bytes).0,
                        _ => String::from_utf8(bytes.clone()).unwrap().into(),
                    };
                    let count = HEADING.find_iter(&text).count() + FIGURE.find_iter(&text).count();
                    found.fetch_add(count, Ordering::Relaxed);
                }
            });
        }
    });
    (start.elapsed(), found.into_inner())
}

/// Writes a report in UTF-8, GB18030 or UTF-16; Big5 has no Simplified characters.
fn write(folder: &Path, number: usize) -> (PathBuf, Encoding) {
    let place = folder.join(format!("{:04}", number / 100));
    fs::create_dir_all(&place).unwrap();
    let path = place.join(format!("{number}.txt"));
    let text = report(number);
    let encoding = [Encoding::Utf8, Encoding::Utf8, Encoding::Gb18030, Encoding::Utf16Le][number % 4];
    let bytes = match encoding {
        Encoding::Utf16Le => {
            "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
        }
        encoding => encode(&text, encoding, &mut |_| {}),
    };
    fs::write(&path, bytes).unwrap();
    (path, encoding)
}

/// How long a program takes, with its output taken but not kept.
fn time(program: &str, arguments: &[&str], folder: &Path) -> Option<Duration> {
    let start = Instant::now();
    let mut command = Command::new(program);
    let done = command.args(arguments).arg(folder).stdout(Stdio::null()).stderr(Stdio::null()).status();
    done.ok().map(|_| start.elapsed())
}

/// A search for words that few, some or all reports have, beside the program that is made for it.
fn search(folder: &Path) {
    for word in ["石油化工", "第77项", "稳步推进"] {
        let ours = || time(env!("CARGO_BIN_EXE_baogao"), &["search", "--count", word], folder);
        let theirs = || time("rg", &["-c", word], folder).map(|time| ("rg -c", time));
        let theirs = || theirs().or_else(|| Some(("grep -rc", time("grep", &["-rc", word], folder)?)));
        // The first run warms the cache of the system.
        let rounds = [(); 3].map(|()| (ours(), theirs()));
        let ours = rounds.iter().filter_map(|(ours, _)| *ours).min().unwrap_or_default();
        let Some((name, theirs)) =
            rounds.iter().filter_map(|(_, theirs)| *theirs).min_by_key(|round| round.1)
        else {
            continue;
        };
        let ratio = ours.as_secs_f64() / theirs.as_secs_f64();
        println!(
            "  search {word}: {:.0} ms, {name}: {:.0} ms, {ratio:.1} times",
            millis(ours),
            millis(theirs)
        );
    }
}

/// How many of the planted headings and figures are found.
fn recall(folder: &Path, count: usize) {
    let found = |command: &str, field: &str| -> HashSet<String> {
        let output = Command::new(env!("CARGO_BIN_EXE_baogao"))
            .args([command, "--format", "jsonl"])
            .arg(folder)
            .output()
            .unwrap();
        let rows = output.stdout.split(|&byte| byte == b'\n').filter_map(|row| {
            let row: serde_json::Value = serde_json::from_slice(row).ok()?;
            let name = Path::new(row.get("path")?.as_str()?).file_stem()?.to_str()?.to_owned();
            Some(format!("{name} {} {}", row.get(field)?.as_str()?, row.get("line")?))
        });
        rows.collect()
    };
    let (headings, figures) = (found("outline", "heading"), found("figures", "quote"));
    let (mut planted, mut hits) = ([0, 0], [0, 0]);
    for number in 0..count {
        for (line, text) in report(number).lines().enumerate() {
            let Some((_, heading)) =
                text.split_once('、').filter(|(marker, _)| marker.parse::<u32>().is_ok())
            else {
                let quotes =
                    FIGURE.find_iter(text).map(|quote| format!("{number} {} {}", quote.as_str(), line + 1));
                for quote in quotes.filter(|_| line > 0) {
                    planted[1] += 1;
                    hits[1] += usize::from(figures.contains(&quote));
                }
                continue;
            };
            planted[0] += 1;
            hits[0] += usize::from(headings.contains(&format!("{number} {heading} {}", line + 1)));
        }
    }
    for (what, (hits, planted)) in ["headings", "figures"].iter().zip(hits.iter().zip(planted)) {
        println!("  {what}: {hits} of {planted} found");
    }
}

fn millis(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1000.0
}

fn main() {
    let asked: Vec<usize> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    let sizes = if asked.is_empty() { vec![1000, 10_000] } else { asked };
    println!(
        "reports | opening | first frame ms | list s | all s | processor s | ms a thousand | key p99 ms (keys) | MB"
    );
    for size in sizes {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("reports");
        let files: Vec<(PathBuf, Encoding)> = (0..size).map(|number| write(&folder, number)).collect();
        // Files that were just written are compared byte by byte.
        thread::sleep(Duration::from_secs(3));
        for opening in ["first", "again"] {
            let Some(taken) = open(&folder, home.path(), size) else {
                println!("{size} | {opening} | the program ended");
                continue;
            };
            println!(
                "{size} | {opening} | {:.0} | {:.2} | {:.2} | {:.2} | {:.1} | {:.0} ({}) | {}",
                millis(taken.first),
                taken.list.as_secs_f64(),
                taken.whole.as_secs_f64(),
                taken.processor,
                taken.processor * 1e6 / size as f64,
                millis(taken.slow),
                taken.keys,
                taken.memory
            );
        }
        let (bare, found) = bare_pass(&files);
        println!("  bare pass: {:.2} s on two threads ({found} matches)", bare.as_secs_f64());
        search(&folder);
        recall(&folder, size);
    }
}
