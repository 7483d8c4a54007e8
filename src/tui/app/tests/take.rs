//! Taking out: what is copied and how, the clip pad, and files that are asked for.
// The lines of expected screens are written by expect-test itself.
#![allow(clippy::needless_raw_string_hashes)]

use expect_test::{Expect, expect};

use crate::export::book::Layout;
use crate::save::{Existing, Selection};
use crate::tui::app::tests::play::Play;
use crate::tui::effect::Effect;
use crate::tui::event::Event;
use crate::tui::job::{Content, Job, Told};

#[track_caller]
fn check(play: &Play, expected: Expect) {
    expected.assert_eq(&play.screen().0);
}

fn job(play: &Play) -> &Job {
    match play.effects.last() {
        Some(Effect::Write(job)) => job,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_sheet_says_what_can_be_copied_and_how() {
    let mut play = Play::new(60, 14);
    play.keys("Alt-4 m c Tab");
    check(
        &play,
        expect![[r#"
            ┌ 4 Figures 8 rows, 9 figures ──────────────────────────────
            │  name                                   value    change st
            │* 生产总值                               3428万元 +8%
            │  粮食播种面积                           4.5万亩
            │  满意率                                 90%
            │ ┌─ Copy ───────────────────────────────────────────────┐
            │ │ as Markdown row  (Tab: citation)                     │掩
            │ │ t  this figure                  粮食播种面积 4.5万亩 │预
            │ │ m  marked figures                                  1 │
            │ │ s  figures shown                                   9 │标
            │ │ a  all figures of the report                       9 │
            │ └──────────────────────────────────────────────────────┘
            粮食播种面积 4.5万亩 | level actual | = 45000亩 | 一、2023~
            Enter or letter copy  Tab template  1 marked  1 not read (!)
        "#]],
    );
    play.keys("Enter");
    let head = "| name | quote | value | unit | approx | role | basis | direction | status | period | year | title | section_path |\n| --- |";
    assert!(play.copied().starts_with(head), "{}", play.copied());
    assert_eq!(play.copied().lines().count(), 3);
}

#[test]
fn every_scope_is_copied() {
    let mut play = Play::new(100, 20);
    for (keys, expected, first) in [
        ("Alt-4 c t", 1, "生产总值\t3428万元"),
        ("Alt-4 c s", 10, "name\tquote"),
        ("Alt-4 F '生产 Enter c s", 4, "name\tquote"),
        ("c a", 10, "name\tquote"),
        ("Alt-2 c t", 1, "一、2023年工作情况\t1\t"),
        ("z c s", 3, "heading\tdepth"),
        ("c a", 5, "heading\tdepth"),
        ("Alt-1 c t", 1, "青石镇2023年工作总结\t2023"),
        ("F '石桥 Enter c s", 2, "title\tyear"),
        ("c a", 3, "title\tyear"),
    ] {
        play.keys(keys);
        let copied = play.copied();
        assert!(copied.lines().count() == expected && copied.starts_with(first), "{keys}: {copied}");
    }
    play.keys("Alt-1 Esc g Alt-4 Esc c Tab Tab t");
    assert!(play.copied().starts_with("青石镇2023年工作总结，一、2023年工作情况："), "{}", play.copied());
    play.keys("c Tab s");
    assert_eq!(play.copied().lines().count(), 9, "values have no heads");
}

#[test]
fn the_pad_writes_marks_by_the_next_template_and_keeps_what_was_edited() {
    let mut play = Play::new(80, 12);
    play.keys("Alt-4 m m p Home '核对： Ctrl-g");
    check(
        &play,
        expect![[r#"
        ┌─ Clip pad 2, as Markdown row ────────────────────────────────────────────────┐
        │| 生产总值 | 3428万元 | 34280000 | 万元 |  | level |  |  |  |  | 2023 | 青石镇│
        │2023年工作总结 | 一、2023年工作情况 |                                         │
        │核对：粮食播种面积  4.5万亩 45000 万亩    level         2023  青石镇2023年工作│
        │总结  一、2023年工作情况                                                      │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        └──────────────────────────────────────────────────────────────────────────────┘
        as Markdown row: 1 written anew, 1 edited kept          2 marked  1 not read (!)
    "#]],
    );
    play.keys("Ctrl-g Ctrl-g Ctrl-g");
    assert!(play.app.clip.pad.text().starts_with("生产总值 3428万元\n核对：粮食播种面积\t4.5万亩"));
    play.keys("Esc M");
    assert!(play.app.clip.pad.text().starts_with("核对：粮食播种面积"), "an edited line is the reader's own");
}

#[test]
fn an_export_asks_for_a_name_whose_ending_is_the_format() {
    let mut play = Play::new(80, 14);
    play.keys("Alt-4 m m x");
    check(
        &play,
        expect![[r#"
            ┌ 4 Figures 8 rows, 9 figures ──────┌ 3 Text 84% ───────────────────────────────
            │  name           value    change st│   青石镇2023年工作总结
            │* 生产总值       3428万元 +8%      │
            │* 粮食播种面积   4.5万亩           │   一、2023年工作情况
            │  满意率         90%               │   　　全年实现生产总值3428万元，同比增长
            │  新建大棚 ┌─ Export to a file ───────────────────────────────────┐ 率90%。
            │  投资     │ m  marked figures                                  2 │
            │  带动增收 │ f  figures shown                                   9 │元，预计带动
            │  调解纠纷 │ t  this report                             9 figures │
            │  生产总值 │ r  reports shown                                   2 │
            │           │ a  all reports                                     2 │12起。
            │           └──────────────────────────────────────────────────────┘
            满意率 90% | share actual | 一、2023年工作情况
            Enter or letter choose  Esc back                        2 marked  1 not read (!)
        "#]],
    );
    play.keys("m Ctrl-u 'a.doc Enter");
    assert!(play.screen().0.contains("export as: a.doc"), "{}", play.screen().0);
    play.keys("Backspace Backspace Backspace 'db Enter");
    let Content::Export(order, Selection::Figures(chosen)) = &job(&play).content else {
        panic!("no figures")
    };
    assert_eq!((order.layout, chosen.len()), (Layout::Database, 1));
    let quotes: Vec<&str> = chosen[0].figures.iter().map(|figure| figure.quote.as_str()).collect();
    assert_eq!(quotes, ["3428万元", "4.5万亩"]);
    play.send(Event::Told(Told::Over("written a.db: 9 rows of 1 report".to_owned())));
    assert!(play.screen().0.contains("written a.db"));
}

#[test]
fn every_scope_is_exported() {
    let mut play = Play::new(80, 14);
    let over = || Event::Told(Told::Over(String::new()));
    play.keys("Alt-4 F '生产 Enter x f Enter");
    let Content::Export(_, Selection::Figures(chosen)) = &job(&play).content else { panic!("no figures") };
    assert_eq!(chosen[0].figures.len(), 3, "the change of a row goes with it");
    play.send(over());
    play.keys("x t Enter");
    let Content::Export(_, Selection::Reports(paths)) = &job(&play).content else { panic!("no reports") };
    assert_eq!(paths, &[std::path::PathBuf::from("a/青石.txt")]);
    play.send(over());
    play.keys("Alt-1 F '石桥 Enter x r Enter");
    let Content::Export(_, Selection::Reports(paths)) = &job(&play).content else { panic!("no reports") };
    assert_eq!(paths, &[std::path::PathBuf::from("a/石桥.txt")]);
    play.send(over());
    play.keys("x a Enter");
    assert!(matches!(job(&play).content, Content::Folder(_)));
}

#[test]
fn a_file_that_is_there_is_replaced_only_when_chosen() {
    let mut play = Play::new(80, 14);
    play.keys("Alt-4 m x m Ctrl-u 'a.csv Enter");
    let asked = job(&play).clone();
    assert_eq!(asked.existing, Existing::Stays);
    play.send(Event::Told(Told::Exists(Box::new(asked.clone()))));
    expect![[r#"
        ┌─ a.csv is there already ─────────────────────────────┐
        │ n  keep it and choose another name                   │
        │ r  replace it                                        │
        └──────────────────────────────────────────────────────┘
        粮食播种面积 4.5万亩 | level actual | = 45000亩 | 一、2023年工作情况
        Enter or letter choose  Esc back                        1 marked  1 not read (!)
    "#]]
    .assert_eq(&play.over());
    play.keys("Esc");
    assert_eq!(play.effects.iter().filter(|effect| matches!(effect, Effect::Write(_))).count(), 1);
    play.keys("M");
    play.send(Event::Told(Told::Exists(Box::new(asked.clone()))));
    play.keys("n Backspace Backspace Backspace 'tsv Enter");
    let Content::Export(_, selection) = &job(&play).content else { panic!("no export") };
    let Content::Export(_, before) = &asked.content else { panic!("no export") };
    assert_eq!(
        (selection, job(&play).existing),
        (before, Existing::Stays),
        "the same figures under another name"
    );
    play.send(Event::Told(Told::Exists(Box::new(asked.clone()))));
    play.keys("r");
    assert_eq!(*job(&play), Job { existing: Existing::GivesWay, ..asked });
}

#[test]
fn an_ending_that_is_no_format_is_refused_beside_the_prompt() {
    for (size, expected) in [((80, 14), "the ending says the format: csv tsv"), ((40, 10), "the ending says")]
    {
        let mut play = Play::new(size.0, size.1);
        play.keys("x a Backspace Backspace Backspace Backspace 'doc Enter");
        assert!(play.screen().0.contains(expected), "{}", play.screen().0);
        assert!(play.screen().0.contains(".doc"), "{}", play.screen().0);
        play.keys("Backspace");
        assert!(!play.screen().0.contains("the ending says"), "{}", play.screen().0);
    }
}

#[test]
fn one_undo_takes_a_template_back() {
    let mut play = Play::new(80, 14);
    play.keys("Alt-4 m m p");
    let text = play.app.clip.pad.text();
    play.keys("Ctrl-g Ctrl-g Ctrl-u Ctrl-u");
    assert_eq!(play.app.clip.pad.text(), text);
    // What was taken back is known again: the next template finds its lines.
    play.keys("Ctrl-g");
    assert!(play.app.clip.pad.text().starts_with("| 生产总值 |"), "{}", play.app.clip.pad.text());
    assert!(play.screen().0.contains("as Markdown row"), "{}", play.screen().0);
}

#[test]
fn keys_work_while_a_file_is_written_and_one_of_them_stops_it() {
    let mut play = Play::new(80, 14);
    play.keys("x a Enter");
    play.send(Event::Told(Told::Read(1)));
    assert!(play.screen().0.contains("writing 1/2"), "{}", play.screen().0);
    play.keys("Alt-4 j y");
    assert_eq!(play.copied(), "4.5万亩");
    play.keys("x");
    assert!(play.screen().0.contains("writing baogao.xlsx"), "{}", play.screen().0);
    play.keys("Enter");
    assert_eq!(play.effects.last(), Some(&Effect::StopWriting));
    play.keys("p Ctrl-o Enter");
    assert!(play.screen().0.contains("still writing baogao.xlsx"), "{}", play.screen().0);
    assert!(play.app.unwritten().is_some());
    play.send(Event::Told(Told::Over("stopped".to_owned())));
    assert_eq!(play.app.unwritten(), None);
}

/// What was typed on the pad is not lost with the program without a word; what was only marked comes back.
#[test]
fn leaving_with_words_on_the_pad_asks_for_a_second_key() {
    let quits = |keys: &str| {
        let mut play = Play::new(80, 24);
        play.keys(keys);
        (play.effects.last() == Some(&Effect::Quit), play.screen().0.contains("q again leaves"))
    };
    assert_eq!(quits("Alt-4 m q"), (true, false));
    assert_eq!(quits("p a b Esc q"), (false, true));
    assert_eq!(quits("p a b Esc q q"), (true, false));
    assert_eq!(quits("p a b Ctrl-t Esc q"), (true, false), "it was copied");
    assert_eq!(quits("p a b Ctrl-t c Esc q"), (false, true), "not what was typed after that");
    assert_eq!(quits("p a Backspace Esc q"), (true, false), "it is empty");
    let mut play = Play::new(80, 24);
    play.keys("p a b Ctrl-o 'x.txt Enter Esc");
    play.send(Event::Told(Told::Over("x.txt was not written".to_owned())));
    assert_ne!(play.keys("q").effects.last(), Some(&Effect::Quit), "it was not saved");
    play.send(Event::Told(Told::Saved("saved".to_owned(), "other".to_owned())));
    play.keys("p d Esc");
    play.send(Event::Told(Told::Saved("saved".to_owned(), "dab".to_owned())));
    assert_eq!(play.keys("q").effects.last(), Some(&Effect::Quit), "it was saved");
    assert_eq!(quits("Alt-4 m p Up Esc q"), (true, false), "nothing was written");
}
