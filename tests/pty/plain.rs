//! The text alone, as the terminal gets it: long lines are broken by the terminal itself.

use std::fs;

use crate::allowed;
use crate::driver::Session;

#[test]
fn long_lines_are_one_to_the_terminal() {
    let folder = tempfile::tempdir().unwrap();
    let parts: Vec<String> = (1..=40).map(|number| format!("第{number}项完成投资{number}00万元，")).collect();
    let long = parts.concat();
    fs::write(
        folder.path().join("a.txt"),
        format!("柳湾镇2023年工作总结\n\n一、主要工作\n{long}\n二、问题\n"),
    )
    .unwrap();
    let mut session = Session::start(&["--mouse".as_ref(), folder.path().as_os_str()]);
    session.wait_for("柳湾镇");
    session.settle();
    let before = session.raw().len();
    session.keys("v");
    session.wait_until("only text", |screen| screen.contains("二、问题") && !screen.contains("1 Reports"));
    let raw = session.raw();
    let shown = String::from_utf8_lossy(&raw[before..]).into_owned();
    // The line is sent in one piece, without a move in it; the mouse is the terminal's meanwhile.
    assert!(shown.contains(&long), "{shown:?}");
    assert!(shown.contains("\x1b[?1000l"));
    let lines: Vec<String> = session.screen().lines().map(str::to_owned).collect();
    assert!(lines[0].starts_with("柳湾镇2023年工作总结"), "{lines:?}");
    assert!(lines[3].starts_with("第1项") && !lines[4].starts_with("二"), "{lines:?}");
    let idle = session.raw().len();
    session.settle();
    assert_eq!(session.raw().len(), idle);
    session.keys("v");
    session.wait_for("1 Reports");
    session.keys("q");
    let (status, raw) = session.finish();
    assert_eq!(status, 0);
    allowed::check(&raw, false);
}

#[test]
fn letters_over_figures_copy_what_is_under_them() {
    let folder = crate::fixture::reports();
    let mut session = Session::start(&[folder.path().as_os_str()]);
    session.resize(50, 15);
    session.wait_for(crate::fixture::FIRST);
    session.settle();
    session.keys("'");
    session.wait_for("type the letters");
    assert!(!session.screen().contains("4.8万亩"), "{}", session.screen());
    session.keys("a");
    session.wait_for("sent to the terminal");
    let raw = session.raw();
    // 4.8万亩
    assert!(String::from_utf8_lossy(&raw).contains("\x1b]52;c;NC445LiH5Lqp"));
    session.keys("q");
    let (status, raw) = session.finish();
    assert_eq!(status, 0);
    allowed::check(&raw, true);
}
