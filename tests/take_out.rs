//! What is taken out is opened again by another reader, and a file is there whole or not at all.
#![allow(clippy::unwrap_used, clippy::panic, clippy::float_cmp)]

use std::fs;
use std::io::{BufReader, Read, Write};
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use calamine::{Data, Reader, Xlsx};
use encoding_rs::{BIG5, GB18030};
use rusqlite::{Connection, OpenFlags};
use tempfile::TempDir;

const SIMPLIFIED: &str = "\
柳溪镇2023年工作总结
一、=经济发展
2023年，全镇完成生产总值1.50亿元，同比增长8%。
（一）农业生产
粮食产量1200吨，蔬菜面积xx亩。
";

const TRADITIONAL: &str = "\
青蘿鎮2018年工作總結
一、農業生產
2018年，糧食產量1200噸，堃里村产值30萬元。
";

fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("报告 1")).unwrap();
    fs::write(folder.path().join("报告 1/柳溪.txt"), SIMPLIFIED).unwrap();
    fs::write(folder.path().join("报告 1/青蘿.txt"), TRADITIONAL).unwrap();
    folder
}

fn export(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_baogao"));
    command.current_dir(folder).stdin(Stdio::null()).arg("export").arg("报告 1");
    command.args(arguments).output().unwrap()
}

#[track_caller]
fn done(output: &Output) -> String {
    assert_eq!((output.status.code(), &*String::from_utf8_lossy(&output.stderr)), (Some(0), ""));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[track_caller]
fn failed(output: &Output, status: i32, said: &str) {
    let err = String::from_utf8_lossy(&output.stderr);
    assert_eq!((output.status.code(), &*err), (Some(status), format!("baogao: {said}\n").as_str()));
}

/// Everything in a folder, hidden files too.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
    let mut names: Vec<_> = entries.map(|name| name.to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// The rows of the same export as JSON lines, to compare with.
fn records(folder: &Path, what: &str) -> Vec<serde_json::Value> {
    done(&export(folder, &["-o", "all.jsonl", "--force", "--what", what]));
    let text = fs::read_to_string(folder.join("all.jsonl")).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn a_workbook_holds_what_the_json_holds() {
    let folder = folder();
    assert!(done(&export(folder.path(), &["-o", "a.xlsx"])).starts_with("a.xlsx: "));
    let file = BufReader::new(fs::File::open(folder.path().join("a.xlsx")).unwrap());
    let mut book = Xlsx::new(file).unwrap();
    assert_eq!(book.sheet_names(), ["reports", "sections", "figures", "notes"]);
    for (sheet, what) in [("reports", "list"), ("sections", "outline"), ("figures", "figures")] {
        let range = book.worksheet_range(sheet).unwrap();
        let rows: Vec<&[Data]> = range.rows().collect();
        let records = records(folder.path(), what);
        assert_eq!(rows.len(), records.len() + 1, "{sheet}");
        for (row, record) in rows[1..].iter().zip(&records) {
            for (head, cell) in rows[0].iter().zip(*row) {
                let Data::String(head) = head else { panic!("{head}") };
                if head != "link" {
                    same(cell, &record[head.as_str()], head);
                }
            }
        }
    }
    assert!(book.worksheet_formula("sections").unwrap().is_empty());
}

#[track_caller]
fn same(cell: &Data, value: &serde_json::Value, head: &str) {
    use serde_json::Value;
    let is_same = match (cell, value) {
        (Data::Empty, Value::Null) => true,
        (Data::Empty, value) => value.as_str() == Some("") || value.as_array().is_some_and(Vec::is_empty),
        (Data::Float(number), Value::Number(value)) => Some(*number) == value.as_f64(),
        (Data::Float(number), Value::String(value)) => *number == value.parse::<f64>().unwrap(),
        (Data::Bool(flag), Value::Bool(value)) => flag == value,
        (Data::String(text), Value::String(value)) => text == value,
        (Data::String(text), Value::Array(values)) => {
            let words: Vec<_> = values.iter().map(|value| value.as_str().unwrap()).collect();
            *text == words.join(" > ") || *text == words.join(" ")
        }
        _ => false,
    };
    assert!(is_same, "{head}: {cell:?} {value}");
}

/// The parts of the workbook that calamine does not show: frozen heads, links, number formats.
#[test]
fn a_workbook_is_ready_to_be_worked_with() {
    let folder = folder();
    done(&export(folder.path(), &["-o", "a.xlsx"]));
    let mut archive = zip::ZipArchive::new(fs::File::open(folder.path().join("a.xlsx")).unwrap()).unwrap();
    let mut part = |name: &str| {
        let mut text = String::new();
        archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    };
    for number in 1..=3 {
        let sheet = part(&format!("xl/worksheets/sheet{number}.xml"));
        assert!(sheet.contains("ySplit=\"1\"") && sheet.contains("state=\"frozen\""), "{sheet}");
        assert!(!sheet.contains("<f>"), "{sheet}");
        let links = part(&format!("xl/worksheets/_rels/sheet{number}.xml.rels"));
        assert!(links.contains("Target=\"报告%201/柳溪.txt\""), "{links}");
    }
    assert!(part("xl/styles.xml").contains("\"0.00\"") || part("xl/styles.xml").contains("numFmtId=\"2\""));
}

#[test]
fn a_database_answers_questions() {
    let folder = folder();
    for name in ["a.sqlite", "a.db"] {
        done(&export(folder.path(), &["-o", name]));
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY;
    let base = Connection::open_with_flags(folder.path().join("a.sqlite"), flags).unwrap();
    let text = |sql: &str| base.query_row(sql, [], |row| row.get::<_, String>(0)).unwrap();
    let count = |sql: &str| base.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
    assert_eq!(text("PRAGMA integrity_check"), "ok");
    assert_eq!(count("SELECT count(*) FROM pragma_foreign_key_check"), 0);
    assert_eq!(count("PRAGMA user_version"), 1);
    assert_eq!(count("SELECT count(*) FROM reports"), 2);
    for (table, what) in [("sections", "outline"), ("figures", "figures")] {
        let rows = count(&format!("SELECT count(*) FROM {table}"));
        assert_eq!(rows, records(folder.path(), what).len().cast_signed() as i64, "{table}");
    }
    let output =
        "SELECT path FROM figures_of_reports WHERE indicator = '粮食产量' AND value = 1200 AND year = ";
    assert_eq!(text(&format!("{output} 2018")), "报告 1/青蘿.txt");
    assert_eq!(text(&format!("{output} 2023")), "报告 1/柳溪.txt");
    assert_eq!(count("SELECT count(*) FROM figures WHERE masked AND value IS NULL"), 1);
    let joined = "SELECT heading FROM figures JOIN sections
                  ON sections.report = figures.report AND sections.id = figures.section
                  WHERE figures.quote = '1.50亿元'";
    assert_eq!(text(joined), "=经济发展");
}

#[test]
fn csv_is_read_again_in_its_encoding() {
    let folder = folder();
    done(&export(folder.path(), &["-o", "u.csv"]));
    done(&export(folder.path(), &["-o", "g.csv", "--csv-encoding", "GB18030"]));
    let utf_8 = fs::read_to_string(folder.path().join("u.csv")).unwrap();
    let gb = fs::read(folder.path().join("g.csv")).unwrap();
    let (read, _, is_lossy) = GB18030.decode(&gb);
    assert!(!is_lossy);
    assert_eq!(utf_8.strip_prefix('\u{feff}'), Some(read.as_ref()));
    let mut rows = csv::Reader::from_reader(read.as_bytes());
    let section = rows.headers().unwrap().iter().position(|head| head == "section_path").unwrap();
    let paths: Vec<String> = rows.records().map(|row| row.unwrap()[section].to_owned()).collect();
    assert_eq!(paths.len(), records(folder.path(), "figures").len());
    assert!(paths.contains(&"一、=经济发展".to_owned()), "{paths:?}");
}

#[test]
fn what_big5_lacks_is_written_as_a_square_and_said() {
    let folder = folder();
    let arguments = ["-o", "b.csv", "--csv-encoding", "big5", "--what", "outline"];
    let output = export(folder.path(), &arguments);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(
        said.starts_with("baogao: b.csv: ") && said.contains("characters that Big5-HKSCS lacks"),
        "{said}"
    );
    let bytes = fs::read(folder.path().join("b.csv")).unwrap();
    let (read, _, is_lossy) = BIG5.decode(&bytes);
    assert!(!is_lossy && read.contains("農業生產"), "{read}");
    let squares = read.chars().filter(|&character| character == '□').count();
    assert!(squares > 0 && said.contains(&format!("b.csv: {squares} characters")), "{said}");
}

#[test]
fn cells_that_look_like_formulas_are_harmless() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("报告 1")).unwrap();
    let text = "一、=1+1\n产值3亿元。\n二、＠SUM(1)\n增加值下降-3.2%。\n三、+cmd\n四、-cmd\n";
    fs::write(folder.path().join("报告 1/a.txt"), text).unwrap();
    for (name, between) in [("a.csv", b','), ("a.tsv", b'\t')] {
        done(&export(folder.path(), &["-o", name, "--what", "outline"]));
        let text = fs::read_to_string(folder.path().join(name)).unwrap();
        let text = text.trim_start_matches('\u{feff}');
        let mut reader = csv::ReaderBuilder::new().delimiter(between).from_reader(text.as_bytes());
        let heading = reader.headers().unwrap().iter().position(|head| head == "heading").unwrap();
        let headings: Vec<String> = reader.records().map(|row| row.unwrap()[heading].to_owned()).collect();
        assert_eq!(headings, ["'=1+1", "'＠SUM(1)", "'+cmd", "'-cmd"]);
    }
}

#[test]
fn flags_that_do_not_fit_are_refused() {
    let folder = folder();
    let what = "a.xlsx: holds reports, sections, figures and notes; leave --what out";
    failed(&export(folder.path(), &["-o", "a.xlsx", "--what", "list"]), 2, what);
    let encoding = "a.tsv: is no csv file; leave --csv-encoding out";
    failed(&export(folder.path(), &["-o", "a.tsv", "--csv-encoding", "big5"]), 2, encoding);
    assert_eq!(names(folder.path()), ["报告 1"]);
}

#[test]
fn a_file_is_replaced_only_when_told_to() {
    for name in ["a.csv", "a.xlsx", "a.sqlite"] {
        let folder = folder();
        fs::write(folder.path().join(name), "mine").unwrap();
        failed(&export(folder.path(), &["-o", name]), 2, &format!("{name}: exists; --force replaces it"));
        assert_eq!(fs::read(folder.path().join(name)).unwrap(), b"mine");
        done(&export(folder.path(), &["-o", name, "--force"]));
        assert_ne!(fs::read(folder.path().join(name)).unwrap(), b"mine");
        assert_eq!(names(folder.path()), [name, "报告 1"]);
    }
}

/// A limit for the size of files stands for a full disk.
#[test]
fn a_full_disk_costs_one_line_and_leaves_nothing() {
    for name in ["a.csv", "a.json", "a.xlsx", "a.sqlite"] {
        let folder = folder();
        let old = "old".repeat(3);
        fs::write(folder.path().join(name), &old).unwrap();
        let text = SIMPLIFIED.to_owned() + &"（二）水稻产量1200吨，增长3%。\n".repeat(3000);
        fs::write(folder.path().join("报告 1/长.txt"), text).unwrap();
        let script = "trap '' XFSZ; ulimit -f 16; exec \"$@\"";
        let output = Command::new("sh")
            .current_dir(folder.path())
            .args([
                "-c",
                script,
                "sh",
                env!("CARGO_BIN_EXE_baogao"),
                "export",
                "报告 1",
                "--force",
                "-o",
                name,
            ])
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(1), "{name}: {said}");
        assert!(
            said.starts_with(&format!("baogao: {name}: ")) && said.lines().count() == 1,
            "{name}: {said}"
        );
        assert_eq!(fs::read_to_string(folder.path().join(name)).unwrap(), old, "{name}");
        assert_eq!(names(folder.path()), [name, "报告 1"]);
    }
}

#[test]
fn a_folder_that_takes_no_file_is_said() {
    let folder = folder();
    failed(&export(folder.path(), &["-o", "no/a.xlsx"]), 1, "no/a.xlsx: no such folder");
    // There not even the superuser may make a file.
    let output = export(folder.path(), &["-o", "/sys/a.sqlite"]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1));
    assert!(said.starts_with("baogao: /sys/a.sqlite: ") && said.lines().count() == 1, "{said}");
}

/// Reports that come through a pipe which stays open keep the export waiting in the middle of its work.
#[test]
fn a_signal_leaves_nothing_behind() {
    for (name, signal, status) in [("a.csv", "INT", 130), ("a.xlsx", "TERM", 143), ("a.sqlite", "HUP", 129)] {
        let folder = folder();
        let mut child = Command::new(env!("CARGO_BIN_EXE_baogao"))
            .current_dir(folder.path())
            .args(["export", "报告 1", "-", "-o", name])
            .stdin(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut input = child.stdin.take().unwrap();
        input.write_all("全镇".as_bytes()).unwrap();
        let start = Instant::now();
        while names(folder.path()).len() < 2 {
            assert!(start.elapsed() < Duration::from_secs(30), "{name}: no draft came");
            thread::sleep(Duration::from_millis(10));
        }
        let killed = Command::new("kill").args(["-s", signal, &child.id().to_string()]).status().unwrap();
        assert!(killed.success());
        assert_eq!(child.wait().unwrap().code(), Some(status), "{name}");
        assert_eq!(names(folder.path()), ["报告 1"], "{name}");
        drop(input);
    }
}
