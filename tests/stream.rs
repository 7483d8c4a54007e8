//! Any number of documents on the command line: lists of names, JSON lines, files of rows, Parquet.
#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "cli/program.rs"]
mod program;

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Field;
use program::{baogao, done, failed, misused, result, run, run_with_input, start};
use serde_json::{Value, json};
use tempfile::TempDir;

const REPORT: &str = "\
云岭镇2023年工作总结
一、经济发展
2023年，全镇完成生产总值5217万元，同比增长6%。
（一）农业生产
粮食产量xx吨，新修渠道3—5公里。
";

/// 一、渔业 / 渔业产值2亿元。 in GB18030.
const GB18030: &[u8] =
    b"\xd2\xbb\xa1\xa2\xd3\xe6\xd2\xb5\n\xd3\xe6\xd2\xb5\xb2\xfa\xd6\xb52\xd2\xda\xd4\xaa\xa1\xa3\n";

/// So many reports of different lengths, a damaged file among them, in a folder with folders.
fn reports(count: usize) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..count {
        let path = folder.path().join(format!("{}/{number:03}.txt", number % 3));
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, REPORT.repeat(1 + number % 5)).unwrap();
    }
    fs::write(folder.path().join("1/渔业.txt"), GB18030).unwrap();
    folder
}

fn values(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn paths(text: &str) -> Vec<String> {
    values(text).iter().map(|row| row["path"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_list_names_the_files() {
    let folder = reports(4);
    let list = |flags: &[&str], input: &str| {
        run_with_input(folder.path(), &[&["list", "--files-from"], flags].concat(), input.as_bytes())
    };
    assert_eq!(paths(&done(list(&["-"], "0/003.txt\n0/000.txt\n"))), ["0/003.txt", "0/000.txt"]);
    assert_eq!(paths(&done(list(&["-"], "0/003.txt\x000/000.txt\0"))), ["0/003.txt", "0/000.txt"]);
    assert_eq!(paths(&done(list(&["-"], "1\n"))), ["1/001.txt", "1/渔业.txt"]);
    assert_eq!(done(list(&["-"], "")), "");
    let out =
        failed(list(&["-"], "0/0*.txt\ngone\n0/000.txt"), &["0/0*.txt: no such file", "gone: no such file"]);
    assert_eq!(paths(&out), ["0/000.txt"]);
    fs::write(folder.path().join("names"), "2/002.txt\r\n\r\n0/000.txt\r\n").unwrap();
    assert_eq!(paths(&done(list(&["names"], ""))), ["2/002.txt", "0/000.txt"]);
    failed(list(&["absent"], ""), &["absent: no such file"]);
    misused(list(&["-", "0"], ""), "--files-from");
    misused(list(&["-", "--stdin-jsonl"], ""), "--stdin-jsonl");
}

/// The documents of a folder as JSON lines, in the order in which the folder is walked.
fn frames(folder: &Path) -> String {
    let mut text = String::new();
    for path in paths(&done(run(folder, &["list", "."]))) {
        let bytes = BASE64_STANDARD.encode(fs::read(folder.join(&path)).unwrap());
        writeln!(text, "{}", json!({ "path": path, "bytes_base64": bytes })).unwrap();
    }
    text
}

#[test]
fn documents_come_in_json_lines() {
    let folder = reports(7);
    let frames = frames(folder.path());
    for command in ["list", "outline", "figures", "text"] {
        let of_files = done(run(folder.path(), &[command, "."]));
        let of_lines = done(run_with_input(Path::new("/"), &[command, "--stdin-jsonl"], frames.as_bytes()));
        assert_eq!(of_files, of_lines, "{command}");
        assert!(of_files.contains("渔业"), "{command}");
    }
}

#[test]
fn texts_are_documents_again() {
    let folder = reports(5);
    let texts = done(run(folder.path(), &["text", ".", "--format", "jsonl"]));
    let fields: Vec<Value> = values(&texts).iter().map(|row| row["encoding"].clone()).collect();
    assert_eq!(fields.iter().filter(|name| **name == "GB18030").count(), 1);
    let figures = done(run_with_input(folder.path(), &["figures", "--stdin-jsonl"], texts.as_bytes()));
    assert_eq!(figures, done(run(folder.path(), &["figures", "."])));
}

#[test]
fn a_bad_line_costs_one_message() {
    let good = json!({ "path": "good", "text": "产值3亿元。" }).to_string();
    let lines = [
        "{\"path\":\"a\",",
        "[1]",
        "{\"text\":\"产值3亿元。\"}",
        "{\"path\":\"b\",\"bytes_base64\":\"?\"}",
        "",
        "{\"path\":\"c\"}",
        &good,
        "{\"path\":\"d\\u001b[2J\",\"text\":\"\"}",
        "\u{0}",
    ];
    let input = lines.join("\n");
    let said = [
        "-: line 1: not such an object: EOF while parsing a value (byte 12)",
        "-: line 2: not a JSON object",
        "-: line 3: path is missing",
        "b: bytes_base64 is not base64 (line 4)",
        "c: bytes_base64 and text are missing (line 6)",
        "d␛[2J: empty (line 8)",
        "-: line 9: not a JSON object",
    ];
    let out = failed(run_with_input(Path::new("/"), &["figures", "--stdin-jsonl"], input.as_bytes()), &said);
    assert_eq!(paths(&out), ["good"]);
}

#[test]
fn an_encoding_is_for_bytes_and_not_for_text() {
    let bytes = BASE64_STANDARD.encode(GB18030);
    let lines = format!(
        "{}\n{}\n",
        json!({ "path": "bytes", "bytes_base64": bytes }),
        json!({ "path": "text", "text": "一、渔业" })
    );
    let out = done(run_with_input(
        Path::new("/"),
        &["list", "--stdin-jsonl", "--encoding", "gb18030"],
        lines.as_bytes(),
    ));
    let encodings: Vec<Value> = values(&out).iter().map(|row| row["encoding"].clone()).collect();
    assert_eq!(encodings, ["GB18030", "UTF-8"]);
}

#[test]
fn the_order_may_be_given_up_but_no_row() {
    let folder = reports(60);
    let ordered = done(run(folder.path(), &["figures", "."]));
    let unordered = done(run(folder.path(), &["figures", ".", "--unordered"]));
    let sorted = |text: &str| {
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        lines.sort();
        lines
    };
    assert_eq!(sorted(&ordered), sorted(&unordered));
    assert!(paths(&ordered).is_sorted());
    // The rows of a document stay together.
    let mut documents = paths(&unordered);
    documents.dedup();
    assert_eq!(documents.len(), 61);
}

#[test]
fn rows_come_before_the_input_ends() {
    let frame = |path: &str| json!({ "path": path, "text": REPORT }).to_string() + "\n";
    for delivery in [&[][..], &["--unordered"]] {
        let mut child = start(Path::new("/"), &[&["list", "--stdin-jsonl"], delivery].concat());
        let mut input = child.stdin.take().unwrap();
        let mut rows = BufReader::new(child.stdout.take().unwrap());
        for path in ["first", "second"] {
            input.write_all(frame(path).as_bytes()).unwrap();
            let mut row = String::new();
            rows.read_line(&mut row).unwrap();
            assert_eq!(paths(&row), [path]);
        }
        drop(input);
        assert_eq!(done(result(child.wait_with_output().unwrap())), "");
    }
}

#[test]
fn a_closed_pipe_ends_a_stream_quietly() {
    let folder = reports(200);
    let frames = frames(folder.path());
    let mut child = start(folder.path(), &["figures", "--stdin-jsonl"]);
    let mut input = child.stdin.take().unwrap();
    let mut row = String::new();
    let writer = std::thread::spawn(move || {
        // More than any pipe holds, until nobody reads any more.
        while input.write_all(frames.as_bytes()).is_ok() {}
    });
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut row).unwrap();
    assert_eq!(paths(&row), ["0/000.txt"]);
    assert_eq!(done(result(child.wait_with_output().unwrap())), "");
    writer.join().unwrap();
}

fn value(field: &Field) -> Value {
    match field {
        Field::Null => Value::Null,
        Field::Bool(flag) => json!(flag),
        Field::Long(number) => json!(number),
        Field::Str(text) => json!(text),
        Field::ListInternal(list) => list.elements().iter().map(value).collect(),
        other => panic!("{other:?} is in no schema"),
    }
}

/// The rows of a Parquet file as the JSON lines have them.
fn read(path: &Path) -> Vec<Value> {
    let reader = SerializedFileReader::new(File::open(path).unwrap()).unwrap();
    let row = |row: parquet::errors::Result<parquet::record::Row>| {
        row.unwrap().get_column_iter().map(|(name, field)| (name.clone(), value(field))).collect()
    };
    reader.get_row_iter(None).unwrap().map(row).collect()
}

#[test]
fn parquet_holds_the_same_rows() {
    let folder = reports(9);
    let elsewhere = tempfile::tempdir().unwrap();
    let file = elsewhere.path().join("rows.parquet");
    for arguments in [
        &["list", "."][..],
        &["outline", "."],
        &["figures", "."],
        &["figures", ".", "--explain"],
        &["text", "."],
        &["check", "."],
        &["search", "农业", "."],
        &["compare", "生产总值", "."],
    ] {
        let rows = |format| run(folder.path(), &[arguments, &["--format", format]].concat());
        let parquet = baogao(folder.path()).args(arguments).args(["--format", "parquet"]).output().unwrap();
        assert_eq!(parquet.status.code(), Some(0), "{}", String::from_utf8_lossy(&parquet.stderr));
        fs::write(&file, parquet.stdout).unwrap();
        let expected = values(&done(rows("jsonl")));
        let found = read(&file);
        assert_eq!(found, expected, "{arguments:?}");
        assert!(!found.is_empty() || arguments[0] == "check", "{arguments:?}");
    }
}

#[test]
fn a_file_of_rows_is_written_whole_or_not_at_all() {
    let folder = reports(3);
    let figures = |more: &[&str]| run(folder.path(), &[&["figures"], more].concat());
    assert_eq!(done(figures(&["0", "1", "2", "-o", "f.parquet"])), "");
    assert_eq!(read(&folder.path().join("f.parquet")), values(&done(figures(&["0", "1", "2"]))));
    misused(figures(&["0", "-o", "f.parquet"]), "f.parquet: exists; --force replaces it");
    done(figures(&["0", "-o", "f.parquet", "--force"]));
    assert_eq!(read(&folder.path().join("f.parquet")), values(&done(figures(&["0"]))));
    misused(figures(&["0", "-o", "f.doc"]), "its ending names no format");
    misused(figures(&["0", "-o", "0/000.txt", "--format", "csv", "--force"]), "one of the files to read");
    failed(figures(&["gone", "-o", "g.jsonl"]), &["gone: no such file"]);
    failed(figures(&["0", "-o", "absent/g.jsonl"]), &["absent/g.jsonl: no such folder"]);
    assert_eq!(done(figures(&["0", "-o", "-"])), done(figures(&["0"])));
    done(run(folder.path(), &["text", "0", "-o", "t.txt"]));
    assert_eq!(fs::read_to_string(folder.path().join("t.txt")).unwrap(), REPORT);
    let mut names: Vec<_> =
        fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["0", "1", "2", "f.parquet", "t.txt"]);
}

#[test]
fn a_part_that_is_empty_has_the_columns() {
    let folder = tempfile::tempdir().unwrap();
    done(run(folder.path(), &["figures", "--stdin-jsonl", "-o", "empty.parquet"]));
    let file = File::open(folder.path().join("empty.parquet")).unwrap();
    let reader = SerializedFileReader::new(file).unwrap();
    let metadata = reader.metadata().file_metadata();
    assert_eq!((metadata.num_rows(), metadata.schema().get_fields().len()), (0, 26));
}
