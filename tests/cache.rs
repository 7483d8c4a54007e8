//! A folder that is opened again: what is known of it is what reading it gives, whatever became of the
//! files, of the cache and of the clock.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeMap;
use std::fs::{self, File, FileTimes};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use baogao::library::{self, Encodings, Entry, Event, Known, Target, Words};
use baogao::source::{Encoding, Options};
use proptest::prelude::*;
use tempfile::TempDir;

const PATIENCE: Duration = Duration::from_mins(1);

/// What is known of a report: everything that is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Seen {
    summary: String,
    labels: Vec<String>,
    sections: usize,
    order: u32,
}

/// What a load tells: reports and failures by path, how many reports were known before and are as they
/// were, in how many of those known before each indicator was, why nothing was kept.
#[derive(Debug, Default, PartialEq, Eq)]
struct Told {
    reports: BTreeMap<PathBuf, Seen>,
    failures: BTreeMap<PathBuf, String>,
    known: usize,
    indicators: BTreeMap<String, u32>,
    unkept: Vec<String>,
}

impl Seen {
    fn of(entry: &Entry) -> Self {
        let is_section = |target| matches!(target, Target::Section(_));
        Self {
            summary: format!("{:?}", entry.summary),
            labels: entry.items.iter().map(|(label, _)| label.to_owned()).collect(),
            sections: entry.items.iter().filter(|&(_, target)| is_section(target)).count(),
            order: entry.order,
        }
    }
}

/// What is known of reports, by their numbers.
fn known(known: Known) -> Vec<Option<(PathBuf, Seen)>> {
    let mut labels = known.labels.iter();
    let entries = known.entries.into_iter().zip(known.counts);
    let row = |(entry, [count, sections]): (Entry, [u32; 2])| {
        let word = |number: u32| known.words.get(number);
        let its: Vec<String> =
            labels.by_ref().take(count as usize).map(|label| label.map(word).concat()).collect();
        assert_eq!(its[0], entry.label());
        let seen = Seen { labels: its[1..].to_vec(), sections: sections as usize, ..Seen::of(&entry) };
        Some((entry.path, seen))
    };
    entries.map(row).collect()
}

/// Loads everything and waits until it is kept.
fn load(paths: &[PathBuf], encodings: &Encodings, cache: Option<&Path>) -> Told {
    let loader = library::load(paths, encodings, cache);
    let (mut told, mut rows) = (Told::default(), Vec::new());
    while let Ok(event) = loader.events.recv_timeout(PATIENCE) {
        match event {
            Event::Found(_) | Event::Checked(_) | Event::Done => {}
            Event::Failed(failure) => drop(told.failures.insert(failure.path, failure.reason)),
            Event::Unkept(reason) => told.unkept.push(reason),
            Event::Loaded(entry) => {
                assert_eq!(told.reports.insert(entry.path.clone(), Seen::of(&entry)), None);
            }
            Event::Known(before) => {
                assert!(rows.is_empty() && told.reports.is_empty(), "it comes first and once");
                told.indicators = before
                    .indicators
                    .iter()
                    .map(|&[word, count]| (before.words.get(word).to_owned(), count))
                    .collect();
                rows = known(*before);
            }
            Event::Renewed(number, entry) => {
                let before = rows[number as usize].take();
                assert_eq!(before.map(|(path, _)| path).as_ref(), Some(&entry.path));
                assert_eq!(told.reports.insert(entry.path.clone(), Seen::of(&entry)), None);
            }
            Event::Gone(number) => assert!(rows[number as usize].take().is_some()),
            Event::Ordered(orders) => {
                for (row, order) in rows.iter_mut().zip(orders) {
                    if let Some((_, seen)) = row {
                        seen.order = order;
                    }
                }
            }
        }
    }
    told.known = rows.iter().flatten().count();
    for (path, seen) in rows.into_iter().flatten() {
        assert_eq!(told.reports.insert(path, seen), None);
    }
    told
}

/// A folder of reports and a folder for the cache.
struct Desk {
    home: TempDir,
}

impl Desk {
    /// Reports that were written a while ago.
    fn new(reports: usize) -> Self {
        let desk = Self { home: tempfile::tempdir().unwrap() };
        fs::create_dir(desk.folder()).unwrap();
        for number in 0..reports {
            desk.write(&format!("{number:03}.txt"), number);
        }
        // Nobody can set the time at which a file was changed last, so it is waited for.
        std::thread::sleep(Duration::from_millis(2100));
        desk
    }

    fn folder(&self) -> PathBuf {
        self.home.path().join("reports")
    }

    fn cache(&self) -> PathBuf {
        self.home.path().join("cache")
    }

    fn write(&self, name: &str, number: usize) {
        let text = format!(
            "第{number:03}镇2021年工作总结\n一、经济发展\n全镇生产总值{}亿元，增长8%。\n二、第{number:03}项工作\n粮食产量12万吨。\n",
            100 + number
        );
        fs::write(self.folder().join(name), text).unwrap();
    }

    fn open(&self) -> Told {
        self.open_with(&Encodings::default())
    }

    fn open_with(&self, encodings: &Encodings) -> Told {
        load(&[self.folder()], encodings, Some(&self.cache()))
    }

    /// What is there, read without a cache.
    fn truth(&self) -> Told {
        load(&[self.folder()], &Encodings::default(), None)
    }

    /// Opens the folder; `known` reports are not read again, and everything is as it is without a cache.
    #[track_caller]
    fn check(&self, known: usize) {
        let (told, truth) = (self.open(), self.truth());
        assert_eq!((told.reports, told.failures), (truth.reports, truth.failures));
        assert_eq!((told.known, told.unkept), (known, Vec::new()));
    }

    /// The one file of the cache.
    fn file(&self) -> PathBuf {
        let files: Vec<PathBuf> =
            fs::read_dir(self.cache()).unwrap().map(|entry| entry.unwrap().path()).collect();
        assert_eq!(files.len(), 1, "{files:?}");
        files[0].clone()
    }
}

#[test]
fn what_has_not_changed_is_known() {
    let desk = Desk::new(700);
    desk.check(0);
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&desk.file()), mode(&desk.cache())), (0o600, 0o700));
    let written = fs::metadata(desk.file()).unwrap().modified().unwrap();
    desk.check(700);
    let counts = ["地区生产总值", "粮食产量"].map(|name| desk.open().indicators.get(name).copied());
    assert_eq!(counts, [Some(700), Some(700)]);
    assert_eq!(
        fs::metadata(desk.file()).unwrap().modified().unwrap(),
        written,
        "nothing new, nothing written"
    );
}

#[test]
fn what_has_changed_is_read() {
    let desk = Desk::new(9);
    desk.check(0);
    let path = |name: &str| desk.folder().join(name);
    let times = FileTimes::new().set_modified(fs::metadata(path("001.txt")).unwrap().modified().unwrap());
    // Edited; replaced by another one of the same size and time; touched; gone; new; not readable.
    fs::write(path("000.txt"), "一、新的标题\n").unwrap();
    let (size, old) = (fs::metadata(path("001.txt")).unwrap().len(), fs::read(path("001.txt")).unwrap());
    let new = String::from_utf8(old).unwrap().replace("粮食产量12万吨", "粮食产量21万吨");
    fs::write(path("draft"), new).unwrap();
    fs::rename(path("draft"), path("001.txt")).unwrap();
    let file = File::options().write(true).open(path("001.txt")).unwrap();
    file.set_times(times).unwrap();
    assert_eq!(fs::metadata(path("001.txt")).unwrap().len(), size);
    File::options().write(true).open(path("002.txt")).unwrap().set_modified(SystemTime::now()).unwrap();
    fs::remove_file(path("003.txt")).unwrap();
    desk.write("new.txt", 77);
    fs::write(path("004.txt"), "").unwrap();
    desk.check(5);
    // 004 is empty and is asked again each time.
    desk.check(8);
}

/// What is known is told before anything is looked at, and set right then.
#[test]
fn what_is_known_is_told_first() {
    let desk = Desk::new(5);
    desk.check(0);
    let path = |name: &str| desk.folder().join(name);
    fs::remove_file(path("004.txt")).unwrap();
    fs::write(path("003.txt"), "一、新的标题\n").unwrap();
    desk.write("000a.txt", 7);
    let loader = library::load(&[desk.folder()], &Encodings::default(), Some(&desk.cache()));
    let (mut told, mut names) = (Vec::new(), Vec::new());
    let name = |entry: &Entry| entry.path.file_stem().unwrap().to_string_lossy().into_owned();
    while let Ok(event) = loader.events.recv_timeout(PATIENCE) {
        told.push(match event {
            Event::Known(known) => {
                names = known.entries.iter().map(name).collect();
                format!("known {}", names.len())
            }
            Event::Renewed(number, entry) => {
                assert_eq!(names[number as usize], name(&entry));
                format!("renewed {} {} {}", name(&entry), entry.order, entry.items.get(0).unwrap().0)
            }
            Event::Gone(number) => format!("gone {}", names[number as usize]),
            Event::Ordered(orders) => {
                let mut orders: Vec<_> = orders.iter().zip(&names).collect();
                orders.sort_unstable();
                let names: Vec<String> =
                    orders.iter().map(|(order, name)| format!(" {order}={name}")).collect();
                format!("ordered{}", names.concat())
            }
            Event::Loaded(entry) => format!("loaded {} {}", name(&entry), entry.order),
            Event::Done => "done".to_owned(),
            _ => continue,
        });
    }
    // Two threads read.
    told[1..3].sort_unstable();
    let read = ["loaded 000a 1", "renewed 003 4 一、新的标题"];
    let ordered = "ordered 0=000 2=001 3=002 4=003 4=004";
    assert_eq!(told, ["known 5", read[0], read[1], "gone 004", ordered, "done"]);
}

/// A file that was written to within the grain of its clock may have been written to again.
#[test]
fn a_file_that_was_just_written_is_compared() {
    let desk = Desk { home: tempfile::tempdir().unwrap() };
    fs::create_dir(desk.folder()).unwrap();
    desk.write("a.txt", 1);
    desk.write("b.txt", 2);
    desk.check(0);
    let path = desk.folder().join("a.txt");
    let time = fs::metadata(&path).unwrap().modified().unwrap();
    let text = fs::read_to_string(&path).unwrap().replace("12万吨", "21万吨");
    fs::write(&path, text).unwrap();
    File::options().write(true).open(&path).unwrap().set_modified(time).unwrap();
    desk.check(1);
}

#[test]
fn a_clock_that_is_wrong_costs_time_only() {
    let desk = Desk::new(3);
    let name = |number: usize| desk.folder().join(format!("{number:03}.txt"));
    let set = |number: usize, time: SystemTime| {
        File::options().write(true).open(name(number)).unwrap().set_modified(time).unwrap();
    };
    set(0, SystemTime::now() + Duration::from_secs(1 << 30));
    set(1, SystemTime::UNIX_EPOCH);
    desk.check(0);
    desk.check(3);
    fs::write(name(0), "一、改了\n").unwrap();
    set(0, SystemTime::UNIX_EPOCH - Duration::from_secs(1 << 20));
    desk.check(2);
}

#[test]
fn another_encoding_is_read_again() {
    let desk = Desk::new(2);
    desk.check(0);
    let encodings = Encodings::default();
    encodings.choose(&desk.folder().join("000.txt"), Some(Encoding::Gb18030));
    let told = desk.open_with(&encodings);
    assert_eq!(told.known, 1);
    assert_eq!(desk.open_with(&encodings).known, 2);
    assert_eq!(desk.open_with(&Encodings::new(Options { encoding: Some(Encoding::Big5) })).known, 0);
    desk.check(0);
}

#[test]
fn folders_do_not_share_what_is_known() {
    let (desk, other) = (Desk::new(2), Desk::new(1));
    desk.check(0);
    let file = desk.file();
    let told = load(&[other.folder()], &Encodings::default(), Some(&desk.cache()));
    assert_eq!((told.known, told.reports.len()), (0, 1));
    // Even when the file of one has the name of the other's.
    let others: Vec<PathBuf> =
        fs::read_dir(desk.cache()).unwrap().map(|entry| entry.unwrap().path()).collect();
    let others = others.into_iter().find(|path| *path != file).unwrap();
    fs::copy(others, &file).unwrap();
    assert_eq!(desk.open().known, 0);
    assert_eq!(library::cache::size(&desk.cache()).unwrap().0, 2);
    assert_eq!(library::cache::clear(&desk.cache()).unwrap(), 2);
    assert_eq!(library::cache::size(&desk.cache()).unwrap(), (0, 0));
}

#[test]
fn a_folder_may_be_named_in_several_ways() {
    let desk = Desk::new(3);
    let paths = [desk.folder().join("001.txt"), desk.folder().join("*.txt")];
    let open = || load(&paths, &Encodings::default(), Some(&desk.cache()));
    let first = open();
    let again = open();
    assert_eq!((first.known, again.known), (0, 3));
    assert_eq!(first.reports, again.reports);
    let other = [desk.folder().join("./001.txt"), desk.folder().join(".//*.txt")];
    let told = load(&other, &Encodings::default(), Some(&desk.cache()));
    assert_eq!((told.known, told.reports), (3, load(&other, &Encodings::default(), None).reports));
}

#[test]
fn where_nothing_can_be_kept_everything_is_read() {
    let desk = Desk::new(2);
    fs::write(desk.cache(), "no folder").unwrap();
    let told = desk.open();
    assert_eq!((told.reports, told.unkept.len()), (desk.truth().reports, 1));
    fs::remove_file(desk.cache()).unwrap();
    fs::create_dir(desk.cache()).unwrap();
    desk.check(0);
    fs::remove_file(desk.folder().join("000.txt")).unwrap();
    fs::set_permissions(desk.cache(), fs::Permissions::from_mode(0o500)).unwrap();
    let told = desk.open();
    assert_eq!((told.known, &told.reports), (1, &desk.truth().reports));
    // Who may do everything writes it all the same.
    assert!(told.unkept.len() <= 1);
    fs::set_permissions(desk.cache(), fs::Permissions::from_mode(0o700)).unwrap();
}

#[test]
fn several_programs_may_open_a_folder_at_once() {
    let desk = Desk::new(60);
    let truth = desk.truth().reports;
    for round in 0..3 {
        std::thread::scope(|scope| {
            let opened: Vec<_> = (0..4).map(|_| scope.spawn(|| desk.open())).collect();
            for told in opened {
                let told = told.join().unwrap();
                assert_eq!((&told.reports, told.unkept.len()), (&truth, 0));
                assert!(round == 0 || told.known == 60, "{}", told.known);
            }
        });
        desk.file();
    }
}

#[test]
fn words_are_found_by_their_numbers() {
    let mut words = Words::default();
    let label = words.label("生产总值 8亿元");
    assert_eq!(label.map(|word| words.get(word).to_owned()).concat(), "生产总值 8亿元");
}

/// What was done to a file of the cache.
#[derive(Debug, Clone)]
enum Damage {
    Flip(prop::sample::Index, u8),
    Cut(prop::sample::Index),
    Blank(prop::sample::Index, usize),
    Longer(Vec<u8>),
    Twice,
}

impl Damage {
    fn to(&self, bytes: &mut Vec<u8>) {
        match self {
            Self::Flip(at, with) => {
                let at = at.index(bytes.len());
                bytes[at] ^= with;
            }
            Self::Cut(at) => bytes.truncate(at.index(bytes.len())),
            Self::Blank(at, len) => {
                let at = at.index(bytes.len());
                let end = (at + len).min(bytes.len());
                bytes[at..end].fill(0);
            }
            Self::Longer(more) => bytes.extend(more),
            Self::Twice => bytes.extend(bytes.clone()),
        }
    }
}

fn damage() -> impl Strategy<Value = Damage> {
    prop_oneof![
        4 => (any::<prop::sample::Index>(), 1..=255_u8).prop_map(|(at, with)| Damage::Flip(at, with)),
        3 => any::<prop::sample::Index>().prop_map(Damage::Cut),
        2 => (any::<prop::sample::Index>(), 1..600_usize).prop_map(|(at, len)| Damage::Blank(at, len)),
        1 => prop::collection::vec(any::<u8>(), 1..50).prop_map(Damage::Longer),
        1 => Just(Damage::Twice),
    ]
}

#[test]
fn a_damaged_file_says_nothing_wrong() {
    let desk = Desk::new(12);
    desk.check(0);
    let (file, truth) = (desk.file(), desk.truth());
    let whole = fs::read(&file).unwrap();
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig::with_cases(200));
    let result = runner.run(&damage(), |damage| {
        let mut bytes = whole.clone();
        damage.to(&mut bytes);
        fs::write(&file, &bytes).unwrap();
        let told = desk.open();
        prop_assert_eq!((&told.reports, &told.failures), (&truth.reports, &truth.failures));
        prop_assert!(told.unkept.is_empty());
        // It is mended, so that everything is known the next time.
        prop_assert_eq!(desk.open().known, 12);
        Ok(())
    });
    result.unwrap();
    for bytes in [&b""[..], b"x", &whole[..16], &whole[..20]] {
        fs::write(&file, bytes).unwrap();
        desk.check(0);
    }
}
