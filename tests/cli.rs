//! The program itself: commands, exit statuses, pipes, and what it refuses.
#![allow(clippy::unwrap_used)]

#[path = "cli/program.rs"]
mod program;

use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::fs::PermissionsExt;
use std::time::{Duration, Instant};

use program::{baogao, done, failed, misused, result, run, run_with_input, start};
use tempfile::TempDir;

const REPORT: &str = "\
柳溪镇2023年工作总结
一、经济发展
2023年，全镇完成生产总值3428万元，同比增长8%。
（一）农业生产
粮食产量1200吨。
";

/// The same in Traditional characters, Big5: 一、農業 / 農業產值。
const BIG5: &[u8] = b"\xa4@\xa1B\xb9A\xb7~\n\xb9A\xb7~\xb2\xa3\xad\xc8\xa1C\n";

fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

fn reports() -> TempDir {
    folder(&[("a.txt", REPORT.as_bytes()), ("b/c.txt", "一、农业\n农业产值。\n".as_bytes())])
}

fn json(text: &str) -> Vec<serde_json::Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn list_has_a_row_for_each_report() {
    let folder = reports();
    let rows = json(&done(run(folder.path(), &["list", "."])));
    let paths: Vec<_> = rows.iter().map(|row| row["path"].as_str().unwrap()).collect();
    assert_eq!(paths, ["a.txt", "b/c.txt"]);
    assert_eq!(rows[0]["encoding"], "UTF-8");
    assert_eq!(rows[0]["chars"], REPORT.chars().count());
}

#[test]
fn figures_explain_themselves_when_asked() {
    let folder = reports();
    let run = |arguments: &[&str]| done(run(folder.path(), &[&["figures", "a.txt"], arguments].concat()));
    let plain = json(&run(&[]));
    let explained = json(&run(&["--explain"]));
    assert_eq!(explained.len(), 3);
    for (mut explained, plain) in explained.clone().into_iter().zip(plain) {
        let fields = explained.as_object_mut().unwrap();
        for why in ["why_name", "why_role", "why_status", "why_of"] {
            assert!(fields.remove(why).is_some(), "{why}");
        }
        assert_eq!(explained, plain);
    }
    assert_eq!(explained[1]["why_name"], "taken over from 3428万元: 生产总值");
    assert_eq!(explained[1]["why_role"], "增长");
    assert_eq!(explained[1]["why_of"], "last level before: figure 1");
    assert!(explained[0]["why_of"].is_null());

    let table = run(&["--explain", "--format", "table", "--role", "change"]);
    assert_eq!(table.lines().count(), 3);
    let note = "    name taken over from 3428万元: 生产总值; role 增长; status no word; of last level before: figure 1";
    assert_eq!(table.lines().last(), Some(note));
    let csv = run(&["--explain", "--format", "csv"]);
    assert!(csv.lines().next().unwrap().ends_with(",sentence,why_name,why_role,why_status,why_of"));
    assert!(!run(&["--format", "table"]).contains("no word"));
}

#[test]
fn outline_and_figures_point_to_each_other() {
    let folder = reports();
    let sections = json(&done(run(folder.path(), &["outline", "a.txt"])));
    let headings: Vec<_> =
        sections.iter().map(|row| (row["parent"].as_u64(), row["heading"].as_str())).collect();
    assert_eq!(headings, [(Some(0), Some("经济发展")), (Some(1), Some("农业生产"))]);
    let figures =
        json(&done(run(folder.path(), &["figures", "a.txt", "--name", "生產總值", "--role", "level"])));
    assert_eq!(figures.len(), 1);
    assert_eq!(figures[0]["base_value"], "34280000");
    assert_eq!((&figures[0]["section"], &figures[0]["line"]), (&sections[0]["id"], &3.into()));
    let text: Vec<char> = done(run(folder.path(), &["text", "a.txt"])).chars().collect();
    let place = |field: &str| figures[0][field].as_u64().unwrap() as usize;
    assert_eq!(text[place("start")..place("end")].iter().collect::<String>(), "3428万元");
}

#[test]
fn every_format_is_printed() {
    let folder = reports();
    for (format, start) in [
        ("jsonl", "{\"path\":\"a.txt\","),
        ("json", "[\n{\"path\":\"a.txt\","),
        ("csv", "path,encoding,lossy,"),
        ("tsv", "path\tencoding\tlossy\t"),
        ("md", "| path | encoding | lossy |"),
        ("table", "year  place"),
    ] {
        let out = done(run(folder.path(), &["list", "a.txt", "--format", format]));
        assert!(out.starts_with(start), "{format}: {out}");
        assert!(out.ends_with('\n') && out.contains("a.txt"), "{format}: {out}");
    }
    misused(run(folder.path(), &["list", "a.txt", "--format", "xml"]), "jsonl, json, csv, tsv, md, table");
    misused(
        run(folder.path(), &["--no-cache", "list", "a.txt"]),
        "list is a command: its flags stand behind it",
    );
}

#[test]
fn the_order_is_that_of_the_files() {
    let names: Vec<String> = (0..300).map(|number| format!("{number:03}.txt")).collect();
    let files: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), REPORT.as_bytes())).collect();
    let folder = folder(&files);
    let rows = json(&done(run(folder.path(), &["list", "."])));
    let paths: Vec<_> = rows.iter().map(|row| row["path"].as_str().unwrap().to_owned()).collect();
    assert_eq!(paths, names);
}

/// Two years of one place that do not fit, and a part that is greater than its total.
fn years() -> TempDir {
    let first = "柳溪镇2022年工作总结\n\n一、2022年工作回顾\n完成固定资产投资2.05亿元。\n";
    let second = "柳溪镇2023年工作总结\n\n一、2023年工作回顾\n完成固定资产投资2.31亿元，同比增长15.8%。\n\
                  新增市场主体120户，其中企业130户。\n";
    folder(&[("2022.txt", first.as_bytes()), ("2023.txt", second.as_bytes())])
}

#[test]
fn check_names_both_places() {
    let folder = years();
    let rows = json(&done(run(folder.path(), &["check", "."])));
    let row = |index: usize| {
        let text = |field: &str| rows[index][field].as_str().unwrap().to_owned();
        let number = |field: &str| rows[index][field].as_u64().unwrap();
        (
            [text("kind"), text("path"), text("quote"), text("other_path"), text("other_quote")],
            [number("line"), number("other_line")],
        )
    };
    assert_eq!(rows.len(), 2);
    assert_eq!(row(0), (["parts", "2023.txt", "130户", "2023.txt", "120户"].map(str::to_owned), [5, 5]));
    assert_eq!(row(1), (["growth", "2023.txt", "15.8%", "2022.txt", "2.05亿元"].map(str::to_owned), [4, 4]));
    assert!(rows[1]["text"].as_str().unwrap().contains("固定资产投资"));
}

#[test]
fn check_says_nothing_of_what_agrees() {
    let folder = years();
    assert_eq!(done(run(folder.path(), &["check", "2022.txt"])), "");
    let table = done(run(folder.path(), &["check", ".", "--format", "table"]));
    assert!(table.starts_with("kind    place       other       text\nparts   2023.txt:5  :5 "), "{table}");
    let csv = done(run(folder.path(), &["check", ".", "--format", "csv"]));
    assert!(csv.starts_with("path,line,kind,text,quote,other_path,other_line,other_quote\n"), "{csv}");
    failed(run(folder.path(), &["check", "gone.txt", "2022.txt"]), &["gone.txt: no such file"]);
}

#[test]
fn text_is_what_was_decoded() {
    let folder = folder(&[("a.txt", b"\xef\xbb\xbf\xe4\xb8\x80\r\n\xe4\xba\x8c\r\x1b[2J"), ("b.txt", BIG5)]);
    assert_eq!(done(run(folder.path(), &["text", "a.txt"])), "一\n二\n\u{1b}[2J");
    let traditional = "一、農業\n農業產值。\n";
    assert_eq!(done(run(folder.path(), &["text", "b.txt", "--encoding", "big5"])), traditional);
    let other = done(run(folder.path(), &["text", "b.txt", "--encoding", "GBK"]));
    assert_ne!(other, traditional);
}

#[test]
fn an_unknown_encoding_names_the_known_ones() {
    let folder = reports();
    let names = "utf-8, gb18030, gbk, gb2312, big5, big5-hkscs, utf-16le, utf-16be";
    misused(run(folder.path(), &["text", "a.txt", "--encoding", "latin1"]), names);
}

#[test]
fn search_finds_words_in_any_script() {
    let folder = reports();
    let out = done(run(folder.path(), &["search", "農業", "."]));
    assert_eq!(out, "a.txt:4: （一）农业生产\nb/c.txt:1: 一、农业\nb/c.txt:2: 农业产值。\n");
    let out = done(run(folder.path(), &["search", "--count", "农 业", "."]));
    assert_eq!(out, "a.txt: 1\nb/c.txt: 2\n");
    assert_eq!(done(run(folder.path(), &["search", "渔业", "."])), "");
    for nothing in [&["search", "", "."][..], &["search", "--regex", " ", "."]] {
        misused(run(folder.path(), nothing), "what to search for is missing");
    }
}

#[test]
fn standard_input_is_a_report_too() {
    let folder = reports();
    let rows = json(&done(run_with_input(folder.path(), &["list", "-", "a.txt"], REPORT.as_bytes())));
    assert_eq!((&rows[0]["path"], &rows[0]["chars"]), (&"-".into(), &rows[1]["chars"]));
    assert_eq!(
        done(run_with_input(folder.path(), &["text", "-", "--encoding", "big5"], BIG5)),
        "一、農業\n農業產值。\n"
    );
    assert_eq!(failed(run_with_input(folder.path(), &["text", "-"], b""), &["-: empty"]), "");
}

#[test]
fn patterns_are_expanded_here_when_the_shell_does_not() {
    let folder = reports();
    let rows = json(&done(run(folder.path(), &["list", "**/*.txt"])));
    assert_eq!(
        rows.iter().map(|row| row["path"].as_str().unwrap()).collect::<Vec<_>>(),
        ["a.txt", "b/c.txt"]
    );
    failed(run(folder.path(), &["list", "*.doc"]), &["*.doc: no file matches this pattern"]);
}

#[test]
fn what_cannot_be_read_costs_one_line() {
    let folder = reports();
    fs::create_dir(folder.path().join("none")).unwrap();
    fs::write(folder.path().join("empty.txt"), "").unwrap();
    fs::write(folder.path().join("null.bin"), [0; 4096]).unwrap();
    let out = failed(
        run(folder.path(), &["list", "gone.txt", "none", "empty.txt", "a.txt", "/dev/null"]),
        &[
            "gone.txt: no such file", "none: a folder without files", "empty.txt: empty",
            "/dev/null: a device, not a file",
        ],
    );
    assert_eq!(json(&out).len(), 1);
    let binary = run(folder.path(), &["list", "null.bin"]);
    assert!(binary.err.starts_with("baogao: null.bin: "), "{}", binary.err);
    assert_eq!((binary.status, binary.err.lines().count()), (Some(1), 1));
}

#[test]
fn a_pipe_with_a_name_does_not_hang() {
    let folder = reports();
    let path = folder.path().join("pipe");
    rustix::fs::mkfifoat(rustix::fs::CWD, &path, rustix::fs::Mode::RWXU).unwrap();
    let start = Instant::now();
    let out = failed(run(folder.path(), &["list", "pipe", "a.txt"]), &["pipe: a named pipe, not a file"]);
    assert_eq!(json(&out).len(), 1);
    assert!(start.elapsed() < Duration::from_secs(10));
}

#[test]
fn a_name_cannot_steer_the_terminal() {
    let folder = folder(&[("a\u{1b}[2J.txt", b"")]);
    let run = run(folder.path(), &["list", "."]);
    assert!(run.err.contains("␛[2J") && !run.err.contains('\u{1b}'), "{}", run.err);
    misused(self::run(folder.path(), &["list", ".", "--format", "\u{202e}"]), "<U+202E>");
}

#[test]
fn a_closed_pipe_ends_it_quietly() {
    let folder = folder(&[("a.txt", REPORT.as_bytes()), ("long.txt", REPORT.repeat(20_000).as_bytes())]);
    let mut head = start(folder.path(), &["text", "long.txt"]);
    let mut line = String::new();
    BufReader::new(head.stdout.take().unwrap()).read_line(&mut line).unwrap();
    assert_eq!(line, "柳溪镇2023年工作总结\n");
    assert_eq!(done(result(head.wait_with_output().unwrap())), "");
    for command in ["list", "outline", "figures"] {
        let mut closed = start(folder.path(), &[command, "a.txt"]);
        drop(closed.stdout.take());
        assert_eq!(done(result(closed.wait_with_output().unwrap())), "");
    }
}

#[test]
fn a_full_disk_is_said() {
    let folder = reports();
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let run = result(baogao(folder.path()).args(["list", "."]).stdout(full).output().unwrap());
    let said = "baogao: the output cannot be written: No space left on device\n";
    assert_eq!((run.status, run.err.as_str()), (Some(1), said));
}

#[test]
fn export_writes_a_private_file_once() {
    let folder = reports();
    let read = || fs::read_to_string(folder.path().join("f.csv")).unwrap();
    let export = |more: &[&str]| run(folder.path(), &[&["export", "a.txt", "-o", "f.csv"], more].concat());
    assert!(done(export(&[])).starts_with("f.csv: "));
    assert!(read().starts_with("\u{feff}path,id,section,"), "{}", read());
    assert!(read().contains("3428万元"), "{}", read());
    let mode = fs::metadata(folder.path().join("f.csv")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    misused(export(&["--what", "list"]), "f.csv: exists; --force replaces it");
    assert!(read().starts_with("\u{feff}path,id,section,"));
    done(export(&["--what", "list", "--force"]));
    assert!(read().starts_with("\u{feff}path,encoding,"));
    let mut names: Vec<_> =
        fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["a.txt", "b", "f.csv"]);
}

#[test]
fn export_takes_the_format_from_the_name() {
    let folder = reports();
    done(run(folder.path(), &["export", "a.txt", "-o", "f.jsonl", "--what", "outline"]));
    assert_eq!(json(&fs::read_to_string(folder.path().join("f.jsonl")).unwrap()).len(), 2);
    done(run(folder.path(), &["export", "a.txt", "-o", "f.data", "--format", "md"]));
    assert!(fs::read_to_string(folder.path().join("f.data")).unwrap().starts_with("| path | id |"));
    misused(run(folder.path(), &["export", "a.txt", "-o", "f.doc"]), "csv, tsv, json, jsonl, md, markdown");
    misused(
        run(folder.path(), &["export", "a.txt", "-o", "b", "--force"]),
        "b: exists and is not a regular file",
    );
}

#[test]
fn export_of_nothing_leaves_no_file() {
    let folder = reports();
    failed(run(folder.path(), &["export", "gone", "-o", "f.csv"]), &["gone: no such file"]);
    assert!(!folder.path().join("f.csv").exists());
    let absent = run(folder.path(), &["export", "a.txt", "-o", "absent/f.csv"]);
    failed(absent, &["absent/f.csv: no such folder"]);
}

#[test]
fn help_shows_examples() {
    let folder = reports();
    for command in ["list", "outline", "figures", "check", "text", "search", "export"] {
        let out = done(run(folder.path(), &[command, "--help"]));
        assert!(out.contains(&format!("Examples:\n  baogao {command} ")), "{out}");
    }
    let out = done(run(folder.path(), &["--help"]));
    assert!(out.contains("On the screen, ? shows the keys"), "{out}");
    assert_eq!(done(run(folder.path(), &["--version"])), concat!("baogao ", env!("CARGO_PKG_VERSION"), "\n"));
}

#[test]
fn wrong_use_is_status_2() {
    let folder = reports();
    misused(run(folder.path(), &["list"]), "<PATH>");
    misused(run(folder.path(), &["figures", "a.txt", "--role", "sum"]), "level, share, change");
}

#[test]
fn an_export_never_replaces_what_it_reads() {
    let folder = tempfile::tempdir().unwrap();
    let report = folder.path().join("报告.csv");
    let text = "青山镇2023年工作总结\n\n一、完成情况\n\n完成产值3亿元，同比增长8%。\n";
    std::fs::write(&report, text).unwrap();
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_baogao"))
        .args(["export", "--force", "-o"])
        .arg(&report)
        .arg(folder.path())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("one of the files to read"));
    assert_eq!(std::fs::read_to_string(&report).unwrap(), text);
}

#[test]
fn a_file_named_in_two_ways_is_read_once() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.txt"), "青山镇2023年工作总结\n\n完成产值3亿元。\n").unwrap();
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_baogao"))
        .args(["list", "--format", "jsonl"])
        .arg(folder.path())
        .arg(folder.path().join("."))
        .arg(folder.path().join("./a.txt"))
        .output()
        .unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stdout).lines().count(), 1);
}
