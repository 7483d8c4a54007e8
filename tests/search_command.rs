//! `baogao search`: words, expressions and figures, as lines, as rows, and what it refuses.
#![allow(clippy::unwrap_used)]

// Not all of it is used here.
#[allow(dead_code)]
#[path = "cli/program.rs"]
mod program;

use std::fs;
use std::path::Path;

use program::{Run, run};
use tempfile::TempDir;

const FIRST: &str = "\
青溪镇2022年工作总结
一、经济发展
全年完成固定资产投资2.05亿元，同比增长15.8%。
（一）农业生产
粮食播种面积4.5万亩，比上年减少3%。
争取资金xxx万元。
";

const SECOND: &str = "\
白石鎮2023年工作總結
一、農業
完成農業投資9000萬元。
二、2024年工作計劃
固定資產投資力爭達到3億元。
";

fn reports() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), FIRST).unwrap();
    fs::write(folder.path().join("b.txt"), SECOND).unwrap();
    folder
}

fn search(folder: &Path, arguments: &[&str]) -> Run {
    run(folder, &[&["search"], arguments].concat())
}

/// Nothing is complained of and the status is 0.
#[track_caller]
fn check(arguments: &[&str], expected: &str) {
    let run = search(reports().path(), &[arguments, &["."]].concat());
    assert_eq!((run.status, run.err.as_str()), (Some(0), ""), "{arguments:?}");
    assert_eq!(run.out, expected, "{arguments:?}");
}

fn rows(arguments: &[&str]) -> Vec<serde_json::Value> {
    let run = search(reports().path(), &[arguments, &["--format", "jsonl", "."]].concat());
    assert_eq!((run.status, run.err.as_str()), (Some(0), ""), "{arguments:?}");
    run.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn words_and_expressions_are_found_in_any_script() {
    let investment = "a.txt:3: 全年完成固定资产投资2.05亿元，同比增长15.8%。\n\
                      b.txt:5: 固定資產投資力爭達到3億元。\n";
    check(&["固定资产投资"], investment);
    check(&["--regex", "固定.{2}投资"], investment);
    check(
        &["-e", r"\d+%"],
        "a.txt:3: 全年完成固定资产投资2.05亿元，同比增长15.8%。\na.txt:5: 粮食播种面积4.5万亩，比上年减少3%。\n",
    );
    check(&["--regex", "^（一）"], "a.txt:4: （一）农业生产\n");
    check(&["渔业"], "");
}

#[test]
fn lines_around_a_place_are_told_from_it() {
    check(
        &["农业投资", "-C", "1"],
        "b.txt-2- 一、農業\nb.txt:3: 完成農業投資9000萬元。\nb.txt-4- 二、2024年工作計劃\n",
    );
}

#[test]
fn figures_are_compared_in_base_units() {
    check(
        &["--figures", "投资 >1亿元"],
        "a.txt:3: 固定资产投资 2.05亿元 | 全年完成固定资产投资2.05亿元，同比增长15.8%。\n\
         b.txt:5: 固定資產投資 3億元 | 固定資產投資力爭達到3億元。\n",
    );
    check(&["--figures", "--count", ">20000万元"], "a.txt: 1, 1 masked\nb.txt: 1\n");
    check(&["--figures", "--count", "状态:目标"], "a.txt: 0\nb.txt: 1\n");
}

#[test]
fn figures_are_rows_like_those_of_the_figures_command() {
    let found = rows(&["-f", "增长 >10%"]);
    assert_eq!(found.len(), 1);
    assert_eq!((&found[0]["quote"], &found[0]["role"]), (&"15.8%".into(), &"change".into()));
    assert_eq!((&found[0]["path"], &found[0]["line"]), (&"a.txt".into(), &3.into()));
    let masked = rows(&["-f", "masked"]);
    assert!(masked.len() == 1 && masked[0]["value"].is_null(), "{masked:?}");
}

#[test]
fn places_are_rows_with_their_section() {
    let found = rows(&["農業"]);
    let sections: Vec<String> = found
        .iter()
        .map(|row| {
            let path = row["section_path"].as_array().unwrap();
            path.iter().map(|heading| heading.as_str().unwrap()).collect::<Vec<_>>().join(" > ")
        })
        .collect();
    assert_eq!(sections, ["一、经济发展 > （一）农业生产", "一、農業", "一、農業"]);
    let quotes: Vec<_> = found.iter().map(|row| row["quote"].as_str().unwrap()).collect();
    assert_eq!(quotes, ["农业", "農業", "農業"]);
    let text: Vec<char> = FIRST.chars().collect();
    let place = |field: &str| usize::try_from(found[0][field].as_u64().unwrap()).unwrap();
    assert_eq!(text[place("start")..place("end")].iter().collect::<String>(), "农业");
    let run = search(reports().path(), &["农业", ".", "--format", "csv"]);
    assert!(
        run.out.starts_with("path,section,section_path,quote,start,end,line,column,text\n"),
        "{}",
        run.out
    );
}

#[track_caller]
fn misused(arguments: &[&str], said: &str) {
    program::misused(search(reports().path(), &[arguments, &["."]].concat()), said);
}

#[test]
fn a_query_that_is_none_is_wrong_use() {
    misused(&["--regex", "(农业"], "baogao: regular expression: unclosed group: “(”\n");
    misused(&["--figures", "投资 >很多"], "baogao: “很多” is no number\n");
    misused(&["--figures", "颜色:红"], "baogao: “颜色:” is not known; known: name unit status role year\n");
    misused(&["--figures", "--regex", "农业"], "cannot be used with");
    misused(&["农业", "--context", "1", "--format", "csv"], "cannot be used with");
}

#[test]
fn a_file_that_cannot_be_read_costs_one_line() {
    let folder = reports();
    fs::write(folder.path().join("empty.txt"), "").unwrap();
    for arguments in [&["农业投资"][..], &["-f", "投资 <1亿元"], &["-e", "农业投.", "--format", "jsonl"]]
    {
        let run = search(folder.path(), &[arguments, &["gone.txt", "."]].concat());
        assert_eq!(run.status, Some(1));
        assert_eq!(run.err, "baogao: gone.txt: no such file\nbaogao: empty.txt: empty\n");
        assert_eq!(run.out.lines().count(), 1, "{}", run.out);
    }
}
