//! Notes on the command line: printed, searched, exported, and found again after an edit.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use baogao::report::Report;
use baogao::source::Options;
use baogao::state::{self, Anchor, Change, Identity, Pending};
use calamine::{Reader, Xlsx, open_workbook};
use tempfile::TempDir;

const TEXT: &str = "云岭镇2023年工作总结\n一、农业\n粮食产量3万吨，增长5%。\n二、工业\n工业产值3亿元。\n";

/// A folder with a report and, beside it, a state directory with notes on it.
struct Desk(TempDir);

impl Desk {
    fn new() -> Self {
        let desk = Self(tempfile::tempdir().unwrap());
        fs::create_dir(desk.reports()).unwrap();
        let path = desk.reports().join("a.txt");
        fs::write(&path, TEXT).unwrap();
        let report = Report::read(TEXT.as_bytes(), Options::default());
        let notes = [
            (Anchor::default(), "來自統計局"),
            (Anchor::figure(&report, baogao::figure::FigureId(2)).unwrap(), "与年鉴不同\n=HYPERLINK(\"x\")"),
        ];
        let identity = Identity::of(&path, &report);
        let changes = notes.map(|(anchor, after)| Pending::Report {
            identity: identity.clone(),
            change: Change::Note { anchor, before: String::new(), after: after.to_owned() },
        });
        state::write(&desk.0.path().join("state/baogao/state.json"), &changes, 1).unwrap();
        desk
    }

    fn reports(&self) -> std::path::PathBuf {
        self.0.path().join("reports")
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_baogao"));
        command.args(arguments).arg("reports").current_dir(self.0.path());
        command.env("XDG_STATE_HOME", self.0.path().join("state")).output().unwrap()
    }

    fn printed(&self, arguments: &[&str]) -> String {
        String::from_utf8(self.run(arguments).stdout).unwrap()
    }
}

#[test]
fn notes_are_printed_with_their_places() {
    let desk = Desk::new();
    let expected = "\
path\tid\tsection\tsection_path\tfigure\tname\tquote\tline\ttext
reports/a.txt\t1\t0\t\t\t\t\t1\t來自統計局
reports/a.txt\t2\t2\t二、工业\t3\t工业产值\t3亿元\t5\t\"与年鉴不同
=HYPERLINK(\"\"x\"\")\"
";
    assert_eq!(desk.printed(&["notes", "--format", "tsv"]), expected);
    assert_eq!(desk.printed(&["notes", "--no-state"]), "");
}

#[test]
fn notes_are_searched_in_any_script() {
    let desk = Desk::new();
    let found = desk.printed(&["notes", "--find", "统计局", "--format", "jsonl"]);
    assert_eq!(found.lines().count(), 1);
    assert!(found.contains("來自統計局"), "{found}");
    assert_eq!(desk.printed(&["notes", "--find", "税务局", "--format", "jsonl"]), "");
}

#[test]
fn an_edited_report_keeps_its_notes() {
    let desk = Desk::new();
    fs::write(desk.reports().join("a.txt"), TEXT.replace("增长5%", "比上年增长5.1%")).unwrap();
    assert!(desk.printed(&["notes", "--format", "tsv"]).contains("\t3亿元\t5\t"));
}

#[test]
fn notes_without_a_file_are_listed_under_its_last_path() {
    let desk = Desk::new();
    // Moved and edited at once: nothing is left to know it by.
    fs::remove_file(desk.reports().join("a.txt")).unwrap();
    fs::write(desk.reports().join("b.txt"), "云岭镇2023年工作总结\n粮食产量4万吨。\n").unwrap();
    let output = desk.run(&["notes", "--format", "tsv"]);
    let path = desk.reports().join("a.txt").display().to_string();
    let told = String::from_utf8(output.stdout).unwrap();
    assert!(told.contains(&format!("{path}\t1\t0\t\t\t\t\t\t來自統計局\n")), "{told}");
    assert!(told.contains(&format!("{path}\t2\t0\t二、工业\t\t工业产值\t3亿元\t\t")), "{told}");
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("a.txt: no longer there"), "{said}");
    assert_eq!(desk.printed(&["notes", "--find", "税务局", "--format", "jsonl"]), "");
}

#[test]
fn notes_are_exported_with_the_rest() {
    let desk = Desk::new();
    let path = desk.0.path().join("a.xlsx");
    assert!(desk.run(&["export", "-o", path.to_str().unwrap()]).status.success());
    assert_eq!(cells(&path, "notes"), ["path", "reports/a.txt", "reports/a.txt"]);
    let path = desk.0.path().join("a.sqlite");
    assert!(desk.run(&["export", "-o", path.to_str().unwrap()]).status.success());
    let sql = "SELECT notes.text FROM notes JOIN figures ON figures.report = notes.report
               AND figures.id = notes.figure WHERE figures.indicator = '工业产值'";
    let database = rusqlite::Connection::open(&path).unwrap();
    let text: String = database.query_row(sql, [], |row| row.get(0)).unwrap();
    assert!(text.starts_with("与年鉴不同\n"), "{text}");
    let path = desk.0.path().join("a.csv");
    assert!(desk.run(&["export", "--what", "notes", "-o", path.to_str().unwrap()]).status.success());
    assert_eq!(fs::read_to_string(&path).unwrap().matches("reports/a.txt").count(), 2);
}

/// The first column of a sheet.
fn cells(path: &Path, sheet: &str) -> Vec<String> {
    let mut book: Xlsx<_> = open_workbook(path).unwrap();
    let range = book.worksheet_range(sheet).unwrap();
    range.rows().map(|row| row[0].to_string()).collect()
}
