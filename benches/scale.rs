//! The whole program on a thousand, ten thousand and a hundred thousand reports: the first frame, the
//! whole list, keys while it fills, and the memory; then the same again, when the folder is known.
//!
//! `cargo bench --bench scale` does the first two sizes, `cargo bench --bench scale -- 1000 100000` any.
//! The reports are invented, some nine kilobytes each, and lie in a folder that is removed at the end.
//! Other programs on the machine count in: compare the figures of one run with each other, above all
//! those of one column, which should grow with the reports and no faster.
#![allow(clippy::print_stdout, clippy::unwrap_used)]

use std::fmt::Write as _;
use std::fs;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, PtySize, native_pty_system};

const SIZE: PtySize = PtySize { rows: 40, cols: 120, pixel_width: 0, pixel_height: 0 };
/// The screen says so as long as reports are read.
const READING: &str = " read";
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
        command.arg(folder);
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
    whole: Duration,
    /// The slowest key but one in a hundred, and how many keys.
    slow: Duration,
    keys: usize,
    memory: u64,
}

fn open(folder: &Path, home: &Path) -> Option<Taken> {
    let mut screen = Screen::open(folder, home);
    let first = screen.until(|screen| !screen.terminal.screen().contents().trim().is_empty())?;
    let mut keys = Vec::new();
    screen.until(|screen| screen.shows("Reports"))?;
    while screen.shows(READING) || keys.is_empty() {
        keys.push(screen.key(b"?", |screen| screen.shows(KEYS))?);
        keys.push(screen.key(b"q", |screen| !screen.shows(KEYS))?);
        thread::sleep(Duration::from_millis(20));
    }
    let whole = screen.until(|screen| !screen.shows(READING))?;
    let memory = screen.memory();
    // What was read is written when everything was read.
    thread::sleep(Duration::from_secs(2));
    screen.key(b"q", |screen| !screen.shows("Reports")).or(Some(Duration::ZERO))?;
    screen.child.wait().ok()?;
    keys.sort_unstable();
    let slow = keys.get((keys.len() * 99).div_ceil(100).saturating_sub(1)).copied().unwrap_or_default();
    let since = |at: Instant| at.saturating_duration_since(screen.started);
    Some(Taken { first: since(first), whole: since(whole), slow, keys: keys.len(), memory })
}

fn main() {
    let asked: Vec<usize> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    let sizes = if asked.is_empty() { vec![1000, 10_000] } else { asked };
    println!("reports | opening | first frame ms | whole list s | per thousand ms | key p99 ms (keys) | MB");
    for size in sizes {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("reports");
        for number in 0..size {
            let place = folder.join(format!("{:04}", number / 100));
            fs::create_dir_all(&place).unwrap();
            fs::write(place.join(format!("{number}.txt")), report(number)).unwrap();
        }
        // Files that were just written are compared byte by byte.
        thread::sleep(Duration::from_secs(3));
        for opening in ["first", "again"] {
            let Some(taken) = open(&folder, home.path()) else {
                println!("{size} | {opening} | the program ended");
                continue;
            };
            let millis = |duration: Duration| duration.as_secs_f64() * 1000.0;
            println!(
                "{size} | {opening} | {:.0} | {:.2} | {:.1} | {:.0} ({}) | {}",
                millis(taken.first),
                taken.whole.as_secs_f64(),
                millis(taken.whole) / (size as f64 / 1000.0),
                millis(taken.slow),
                taken.keys,
                taken.memory
            );
        }
    }
}
