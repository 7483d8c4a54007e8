//! A file that attacks the terminal, by its contents and by its name, is only text.

use std::fs;
use std::thread;
use std::time::Duration;

use crate::allowed;
use crate::driver::Session;

const NAME: &str = "\u{1b}]0;name\u{7}\u{202e}恶意\u{9b}31m\n.txt";

const TEXT: &str = "\u{1b}]52;c;QkFPR0FP\u{7}玉泉乡\u{1b}[2J2023年工作总结\u{202e}\u{1b}c

一、主要\u{9b}5m工作\u{1b}]0;title\u{1b}\\
（一）完成总产值\u{202e}1,000\u{202c}万元\u{200b}，增长\u{1b}P+q\u{1b}\\5\u{fe0f}%\u{8}\u{8}。\u{1b}[?1049l\u{feff}\u{2028}
（二）新建\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}道路\u{7f}3\u{3164}公里\u{e0041}\u{e000}。\u{1b}[6n\u{1b}[c\u{5}
";

#[test]
fn nothing_of_it_gets_through() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(NAME), TEXT).unwrap();
    let mut session = Session::start(&[folder.path().as_os_str()]);
    session.wait_for("玉泉乡");
    // Through every pane, the text, the jump box and a search.
    for keys in
        ["\t", "\t", "\t", "\r", "s", "s", "/总产值\r", "\x1b", "f总产值", "\x1b", "!", "\x1b", "?", "\x1b"]
    {
        session.keys(keys);
        session.settle();
    }
    session.keys("q");
    let (status, raw) = session.finish();
    assert_eq!(status, 0);
    allowed::check(&raw, false);
    assert!(String::from_utf8_lossy(&raw).contains('␛'));
}

/// One report for each way in which a text attacks a terminal: what it is, and what it holds.
const ATTACKS: &[(&str, &str)] = &[
    ("clears, moves and colours", "\u{1b}[2J\u{1b}[H\u{1b}[31;44m\u{1b}[5A\u{1b}[1;5r"),
    ("clipboard, to be written and to be read", "\u{1b}]52;c;QkFPR0FPLUNBTkFSWQ==\u{7}\u{1b}]52;c;?\u{1b}\\"),
    ("a title and the question for it", "\u{1b}]2;BAOGAO-CANARY\u{7}\u{1b}[21t\u{1b}[22t"),
    (
        "questions to the terminal",
        "\u{5}\u{1b}[c\u{1b}[>c\u{1b}[6n\u{1b}[?2026$p\u{1b}[>q\u{1b}P+q4d73\u{1b}\\",
    ),
    ("links", "\u{1b}]8;;ssh://-oProxyCommand=x\u{1b}\\柳林\u{1b}]8;;\u{1b}\\"),
    ("sequences without an end, one in another", "\u{1b}]0;a\u{1b}[31m\u{1b}]52;c;\u{1b}\u{1b}[[2J\u{1b}]"),
    (
        "strings for devices and multiplexers",
        "\u{1b}Ptmux;\u{1b}\u{1b}]52;c;eA==\u{7}\u{1b}\\\u{1b}_Ga=T;x\u{1b}\\\u{1b}^x\u{1b}\\\u{1b}X0\u{1b}\\\u{1b}P0;1q#0!9~\u{1b}\\\u{1b}]9;x\u{7}\u{1b}]4;1;rgb:0/0/0\u{7}",
    ),
    (
        "modes",
        "\u{1b}[?1049l\u{1b}[?1003h\u{1b}c\u{1b}[?25h\u{1b}(0\u{e}\u{f}\u{1b}[?2004l\u{1b}[!p\u{1b}[3;4r",
    ),
    ("controls of eight bits", "\u{9b}31m\u{9d}0;x\u{9c}\u{90}q\u{9c}\u{85}\u{84}\u{8d}"),
    (
        "every control of seven bits",
        "\u{1}\u{2}\u{3}\u{4}\u{5}\u{6}\u{7}\u{8}\u{9}\u{b}\u{c}\u{e}\u{f}\u{10}\u{11}\u{12}\u{13}\u{14}\u{15}\u{16}\u{17}\u{18}\u{19}\u{1a}\u{1b}\u{1c}\u{1d}\u{1e}\u{1f}\u{7f}",
    ),
    ("figures written over", "投资9000万元\r投资100万元，增收8亿元\u{8}\u{8}\u{8}\u{8}3亿元"),
];

/// The same by way of a page: what entities stand for.
const PAGE: &str = "<html><body><h1>松岗镇2023年工作总结</h1><p>一、主要工作&#27;[2J&#x9b;31m&#x202e;</p>\
    <p>完成投资300万元&#7;&#x1b;]52;c;eA==&#7;。</p></body></html>";

#[test]
fn every_kind_of_attack_is_only_text() {
    let folder = tempfile::tempdir().unwrap();
    let count = ATTACKS.len() + 1;
    for (number, (kind, attack)) in ATTACKS.iter().enumerate() {
        let head = format!("{number}号乡2023年工作总结\n\n一、主要{attack}工作\n");
        let body = format!("（一）{kind}：{attack}完成产值1200万元{attack}，增长5%。\n");
        // A file that is mostly controls is taken for no text at all.
        let text = format!("{head}{body}{}\n", "群众得到了实惠。".repeat(100));
        fs::write(folder.path().join(format!("{number:02}.txt")), text).unwrap();
    }
    fs::write(folder.path().join("page.html"), PAGE).unwrap();
    let mut session = Session::start(&[folder.path().as_os_str()]);
    session.wait_for(&format!("Reports {count}"));
    session.settle();
    session.keys("gG");
    session.settle();
    session.keys("g");
    for _ in 0..count {
        for keys in ["\x1b2", "\x1b4", "v", "v", ">"] {
            session.keys(keys);
            thread::sleep(Duration::from_millis(60));
        }
    }
    session.settle();
    // Nothing that looks like an answer was typed, and the program is where it was.
    session.keys("?");
    session.wait_for("Keys");
    session.keys("qq");
    let (status, raw) = session.finish();
    assert_eq!(status, 0);
    allowed::check(&raw, false);
    let text = String::from_utf8_lossy(&raw);
    for mark in ["␛[2J", "␛]52", "<9B>", "␇", "<U+202E>", "␈"] {
        assert!(text.contains(mark), "{mark} was not seen");
    }
}

#[test]
fn the_program_never_asks_for_a_clipboard() {
    let program = fs::read(crate::driver::PROGRAM).unwrap();
    let question = [b"52;c;".as_slice(), b"?"].concat();
    assert!(!program.windows(question.len()).any(|part| part == question));
}

#[test]
fn a_copied_row_is_printed_without_it() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(NAME), TEXT).unwrap();
    let mut session = Session::start(&["--print".as_ref(), folder.path().as_os_str()]);
    session.wait_for("玉泉乡");
    session.settle();
    session.keys("\x1b4");
    session.settle();
    session.keys("Y");
    session.wait_for("sent to the terminal");
    session.keys("q");
    let (status, raw) = session.finish();
    assert_eq!(status, 0);
    allowed::check(&raw, true);
    let raw = String::from_utf8(raw).unwrap();
    let (_, printed) = raw.rsplit_once("\x1b[?25h").unwrap();
    assert!(printed.contains("工作") && !printed.contains(['\x1b', '\x07', '\t']), "{printed:?}");
}
