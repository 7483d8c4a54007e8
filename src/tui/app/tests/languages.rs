//! The screens in Chinese.

use expect_test::{Expect, expect};

use crate::script;
use crate::state::Kept;
use crate::tui::app::tests::play::Play;
use crate::tui::language::Language;

fn played(language: Language, (width, height): (u16, u16), keys: &str) -> Play {
    language.speak();
    let mut play = Play::new(width, height);
    play.keys(keys);
    play
}

/// What the panes say of themselves: the two lines at the top, and the three at the bottom.
#[track_caller]
fn check_panes(language: Language, size: (u16, u16), keys: &str, expected: Expect) {
    let (screen, _) = played(language, size, keys).screen();
    let lines: Vec<&str> = screen.lines().collect();
    let (rest, bottom) = lines.split_at(lines.len() - 3);
    expected.assert_eq(&([&rest[..2], bottom].concat().join("\n") + "\n"));
}

/// What the box over the panes says, and the lines below it.
#[track_caller]
fn check_box(language: Language, size: (u16, u16), keys: &str, expected: Expect) {
    expected.assert_eq(&played(language, size, keys).over());
}

#[test]
fn the_panes_speak_simplified() {
    check_panes(
        Language::Simplified,
        (120, 18),
        "Alt-4 j",
        expect![[r#"
            ┌ 1 报告 2 ──────────┌ 2 提纲 4 ───────────┌ 3 正文 100% ────────────────────────┌ 4 数据 8 行 9 项 ────────────────────
            │年份  标题          │-一、2023年工作情况 8│   青石镇2023年工作总结              │  指标              数值     增减   态
            │                    │                     │                                     │预 预计  标 目标  规 标准  掩 打码
            粮食播种面积 4.5万亩 | 绝对值 完成 | = 45000亩 | 一、2023年工作情况
            ? 帮助  i 对比  y 复制  c 更多  m 标记  p 摘录板  x 导出  a 批注  t 范围  o 排序  F 筛选  w 加宽       1 份未能读取（!）
        "#]],
    );
}

#[test]
fn the_panes_speak_traditional() {
    check_panes(
        Language::Traditional,
        (80, 16),
        "Alt-4 j j t",
        expect![[r#"
            ┌ 4 數據 本節 7 列 8 項 ────────────┌ 3 正文 100% ──────────────────────────────
            │  指標           數值     增減   態│   青石镇2023年工作总结
            │预 預計  标 目標  规 標準  掩 遮蔽 │   贸市场。
            满意率 90% | 占比 完成 | 一、2023年工作情况
            ? 幫助  i 對比  y 複製  c 更多  m 標記  p 摘錄板  x 匯出       1 份未能讀取（!）
        "#]],
    );
}

#[test]
fn a_small_window_has_room_for_chinese() {
    check_panes(
        Language::Simplified,
        (50, 15),
        "o",
        expect![[r#"
            ┌ 1 报告 2 年份 v ────────────────────────────────
            │年份v 标题                  地区     章节 数据
            │
            a/青石.txt | UTF-8 简体 | 0 字 | 1 处打码
            ? 帮助  Enter 正文  f 跳转       1 份未能读取（!）
        "#]],
    );
    check_panes(
        Language::Traditional,
        (50, 15),
        "Tab Tab Tab j j j j",
        expect![[r#"
            ┌ 4 數據 8 列 9 項 ───────────────────────────────
            │  指標                         數值     增減   態
            │预 預計  标 目標  规 標準  掩 遮蔽
            投资 xxx万元 | 絕對值 完成 遮蔽 | 一、2023年工作~
            ? 幫助  i 對比  y 複製  c 更多   1 份未能讀取（!）
        "#]],
    );
}

#[test]
fn the_jump_box_speaks_chinese() {
    check_box(
        Language::Simplified,
        (80, 16),
        "f 'shengchan",
        expect![[r#"
            ┌─ 跳转 ───────────────────────────────────────────────────────────────────────┐
            │> shengchan                                                                1/3│
            │全部 3  @报告 0  #章节 0  =数据 3  %指标 1  >命令 0                           │
            │= 生产总值 8%  青石镇2023年工作总结 青石.txt                                  │
            │= 生产总值 3428万元  青石镇2023年工作总结 青石.txt                            │
            │= 生产总值 3700万元  青石镇2023年工作总结 青石.txt                            │
            │                                                                              │
            │一、2023年工作情况                                                            │
            │　　全年实现生产总值3428万元，同比增长8%。粮食播种面积4.5万亩，满意率90%。    │
            │（一）产业发展                                                                │
            └──────────────────────────────────────────────────────────────────────────────┘
            a/青石.txt | UTF-8 简体 | 0 字 | 1 处打码
            Enter 跳转  Up/Down 选择  Tab 类别  Esc 返回                   1 份未能读取（!）
        "#]],
    );
    check_box(
        Language::Traditional,
        (80, 16),
        "f '>匯出",
        expect![[r#"
            ┌─ 跳轉到命令 ─────────────────────────────────────────────────────────────────┐
            │> >匯出                                                                    1/1│
            │全部  @報告  #章節  =數據  %指標  >命令 1                                     │
            │> export  匯出數據或報告到檔案：csv、xlsx、sqlite 等  x                       │
            │                                                                              │
            │export  匯出數據或報告到檔案：csv、xlsx、sqlite 等                            │
            │x                                                                             │
            │Enter：立即執行                                                               │
            └──────────────────────────────────────────────────────────────────────────────┘
            a/青石.txt | UTF-8 簡體 | 0 字 | 1 處遮蔽
            Enter 跳轉  Up/Down 選擇  Tab 類別  Esc 返回                   1 份未能讀取（!）
        "#]],
    );
}

#[test]
fn a_command_is_found_by_its_chinese_name_and_how_that_is_read() {
    for (language, typed) in [
        (Language::Simplified, "导出"),
        (Language::Simplified, "daochu"),
        (Language::Traditional, "匯出"),
        (Language::Traditional, "huichu"),
        (Language::Traditional, "导出"),
        (Language::English, "daochu"),
    ] {
        language.speak();
        let mut play = Play::new(80, 16);
        play.keys(&format!("f '>{typed}"));
        let screen = play.screen().0;
        let is_first = screen.lines().nth(3).is_some_and(|line| line.contains("> export "));
        let is_known = matches!((language, typed), (Language::Simplified, _) | (_, "匯出" | "huichu"));
        assert_eq!(is_first, is_known, "{typed}: {screen}");
    }
}

#[test]
fn choices_and_messages_are_chinese() {
    check_box(
        Language::Simplified,
        (80, 16),
        "Alt-4 m c",
        expect![[r#"
            ┌─ 复制 ───────────────────────────────────────────────┐
            │ 模板：TSV 行  （Tab：Markdown 行）                   │
            │ t  这项数据                     粮食播种面积 4.5万亩 │
            │ m  已标记的数据                                    1 │
            │ s  列出的数据                                      9 │
            │ a  报告的全部数据                                  9 │
            └──────────────────────────────────────────────────────┘
            粮食播种面积 4.5万亩 | 绝对值 完成 | = 45000亩 | 一、2023年工作情况
            Enter 或字母复制  Tab 模板  Esc 返回                 已标记 1  1 份未能读取（!）
        "#]],
    );
    check_box(
        Language::Traditional,
        (80, 16),
        "Alt-4 m x",
        expect![[r#"
            ┌─ 匯出到檔案 ─────────────────────────────────────────┐
            │ m  已標記的數據                                    1 │
            │ f  列出的數據                                      9 │
            │ t  這份報告                                 9 項數據 │
            │ r  列出的報告                                      2 │
            │ a  全部報告                                        2 │
            └──────────────────────────────────────────────────────┘
            粮食播种面积 4.5万亩 | 絕對值 完成 | = 45000亩 | 一、2023年工作情况
            Enter 或字母選擇  Esc 返回                           已標記 1  1 份未能讀取（!）
        "#]],
    );
    check_panes(
        Language::Simplified,
        (80, 16),
        "/ '没有 Enter n",
        expect![[r#"
            ┌ 1 报告 2 ─────────────────────────┌ 3 正文 100% 「没有」 0/0 ─────────────────
            │年份  标题         地区^    数据   │>  青石镇2023年工作总结
            │                                   │   贸市场。
            a/青石.txt | UTF-8 简体 | 0 字 | 1 处打码
            本报告中没有「没有」                                           1 份未能读取（!）
        "#]],
    );
}

#[test]
fn pads_and_notes_are_chinese() {
    check_box(
        Language::Simplified,
        (60, 15),
        "Alt-4 m m p",
        expect![[r#"
            ┌─ 摘录板 2 行，模板：TSV 行 ──────────────────────────────┐
            │生产总值  3428万元  34280000  万元    level         2023  │
            │青石镇2023年工作总结  一、2023年工作情况                  │
            │粮食播种面积  4.5万亩 45000 万亩    level         2023  青│
            │石镇2023年工作总结  一、2023年工作情况                    │
            │                                                          │
            └──────────────────────────────────────────────────────────┘
            满意率 90% | 占比 完成 | 一、2023年工作情况
            Ctrl-T 复制全部  Ctrl-O 保存     已标记 2  1 份未能读取（!）
        "#]],
    );
    check_box(
        Language::Traditional,
        (60, 15),
        "Alt-4 a",
        expect![[r#"
            ┌─ 批註：生产总值 3428万元 ────────────────────────────────┐
            │                                                          │
            └──────────────────────────────────────────────────────────┘
            生产总值 3428万元 | 絕對值 完成 | = 34280000元 | 一、2023年~
            Esc 儲存並關閉  批註清空即刪除             1 份未能讀取（!）
        "#]],
    );
}

#[test]
fn the_comparison_and_the_places_found_are_chinese() {
    check_box(
        Language::Simplified,
        (80, 16),
        "Alt-4 i",
        expect![[r#"
            ┌─ 地区生产总值 1 个地区 2 个数值 读取 0/2 ────────────────────────────────────┐
            │地区^    2023         2024标                                                  │
            │青石.txt 3428万元 +8% 3700万元                                                │
            │                                                                              │
            │-- 青石.txt ------------------------------------------------------------------│
            │2023   ###################################################### 3428万元 +8%    │
            │2024标 ---------------------------------------------------------- 3700万元    │
            │                                                                              │
            └──────────────────────────────────────────────────────────────────────────────┘
            地区生产总值 2023 | 3428万元 +8% 完成 青石.txt:4
            ? 帮助  Enter 出处  t 列表  o 排序  F 筛选  y 复制  Y 全部     1 份未能读取（!）
        "#]],
    );
    check_box(
        Language::Traditional,
        (80, 16),
        "S '生产 Enter",
        expect![[r#"
            ┌─ 檢索「生产」：2 份報告中 1 份有，共 2 處 ───────────────────────────────────┐
            │-青石镇2023年工作总结 (2)  青石.txt                                           │
            │  一、2023年工作情况                                                          │
            │    4 全年实现生产总值3428万元，同比增长8%。粮食播种面积4.5万亩，满意率90%。  │
            │  二、2024年计划                                                              │
            │   10 生产总值力争达到3700万元，建设一个农贸市场。                            │
            │                                                                              │
            └──────────────────────────────────────────────────────────────────────────────┘
            a/青石.txt | UTF-8 簡體 | 0 字 | 1 處遮蔽
            Enter 打開  n/N 上下處  >/< 上下份  Space 摺疊  S 檢索         1 份未能讀取（!）
        "#]],
    );
}

#[test]
fn the_help_page_is_chinese_to_its_end() {
    for language in [Language::Simplified, Language::Traditional] {
        language.speak();
        let mut play = Play::new(50, 15);
        play.keys("?");
        for _ in 0..40 {
            let (screen, _) = play.screen();
            for line in screen.lines().filter(|line| line.starts_with('│')) {
                // Behind the frame and the column of the keys.
                let said = line.chars().skip(19).collect::<String>();
                let said = said.trim_matches([' ', '│']);
                assert!(said.is_empty() || said.chars().any(script::is_han), "{line}");
            }
            play.keys("PgDn");
        }
        assert!(play.screen().0.contains("^ v"), "the last row is seen");
    }
}

#[test]
fn the_help_page_is_filtered_by_words_and_by_pinyin() {
    check_box(
        Language::English,
        (60, 15),
        "? / 'clip Enter",
        expect![[r#"
        ┌─ Keys “clip” ────────────────────────────────────────────┐
        │ Take out                                                 │
        │ m                mark the figure and put it on the clip  │
        │                  pad, or take it off                     │
        │ p                open the clip pad                       │
        │                                                          │
        │ In the clip pad                                          │
        │ Ctrl-t           copy the whole pad                      │
        │ Ctrl-g           write the marked figures anew, by the   │
        │                  next template; lines that you edited    │
        │                  stay                                    │
        │ Ctrl-o           save the pad as a file                  │
        └──────────────────────────────────────────────────────────┘
        a/青石.txt | UTF-8 simplified | 0 characters | 1 masked
        j/k move  / filter  Esc back                  1 not read (!)
    "#]],
    );
    check_box(
        Language::Simplified,
        (60, 15),
        "? / 'zhailu",
        expect![[r#"
        ┌─ 按键 「zhailu」 ────────────────────────────────────────┐
        │ 取用                                                     │
        │ m                标记数据并放到摘录板上，或取消标记      │
        │ p                打开摘录板                              │
        │                                                          │
        │ 在摘录板中                                               │
        │ Ctrl-t           复制整个摘录板                          │
        │ Ctrl-g           用下一个模板改写已标记的数据；手工修改  │
        │                  过的行不变                              │
        │ Ctrl-o           把摘录板保存为文件                      │
        │ Esc Ctrl-c       关闭摘录板，内容保留                    │
        │                                                          │
        └──────────────────────────────────────────────────────────┘
        a/青石.txt | UTF-8 简体 | 0 字 | 1 处打码
        筛选：zhailu
    "#]],
    );
    let mut play = Play::new(60, 15);
    let keys = |play: &Play| play.screen().0.lines().next().unwrap().to_owned();
    let all = keys(play.keys("?"));
    assert!(keys(play.keys("/ '导出 Enter")).contains("按键 「导出」"));
    assert_eq!(keys(play.keys("Esc")), all, "the filter is taken back first");
    assert!(keys(play.keys("Esc")).contains("1 报告"));
}

#[test]
fn the_first_start_says_how_to_go_on_and_later_ones_do_not() {
    for (language, said) in [(Language::English, "first time here"), (Language::Simplified, "初次使用")] {
        language.speak();
        let mut play = Play::new(80, 24);
        play.app.greet();
        assert!(play.screen().0.contains(said), "{}", play.screen().0);
        play.keys("j");
        assert!(!play.screen().0.contains(said), "until a key is pressed");
        let folders = vec!["a".into()];
        let mut play = Play::recalling(80, 24, Kept { folders, ..Kept::default() });
        play.app.greet();
        assert!(!play.screen().0.contains(said), "{}", play.screen().0);
    }
}
