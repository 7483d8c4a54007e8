//! A file that attacks the terminal, by its contents and by its name, is only text.

use std::fs;

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
