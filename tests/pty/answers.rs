//! A terminal that is asked what it can do: what its answers change, and that none of them is a key.

use crate::allowed;
use crate::driver::Session;
use crate::fixture::{self, FIRST};

/// The last question of the start.
const ASKED: &[u8] = b"\x1b[c";

fn has(raw: &[u8], bytes: &[u8]) -> bool {
    raw.windows(bytes.len()).any(|part| part == bytes)
}

/// A session whose terminal answers all that it is asked at the start with `answers`.
fn answered(answers: &str, variables: &[(&str, &str)]) -> Session {
    let folder = fixture::reports();
    let mut session = Session::start_with(&[folder.path().as_os_str()], variables);
    session.wait_for_bytes("question", |raw| has(raw, ASKED));
    session.keys(answers);
    session.wait_for(FIRST);
    session.settle();
    session.keys("?");
    session.wait_for("Keys");
    session.keys("\x1b");
    session.settle();
    session
}

fn end(mut session: Session) -> Vec<u8> {
    session.keys("q");
    let (status, raw) = session.finish();
    assert_eq!(status, 0);
    raw
}

#[test]
fn a_terminal_that_says_nothing_gets_the_plainest_bytes() {
    let raw = end(answered("", &[]));
    allowed::check(&raw, false);
    assert!(!has(&raw, b"\x1b[?2026h") && !has(&raw, b"\x1b[?69"));
}

#[test]
fn frames_are_held_only_where_the_terminal_says_that_it_can() {
    let raw = end(answered("\x1b[2;2R\x1b[?2026;2$y\x1b[?1;2c\x1b[?69;0$y", &[]));
    let (begins, ends) = (b"\x1b[?2026h".as_slice(), b"\x1b[?2026l".as_slice());
    let count = |bytes: &[u8]| raw.windows(bytes.len()).filter(|part| *part == bytes).count();
    assert!(count(begins) > 0);
    // One more when the terminal is given back.
    assert_eq!(count(ends), count(begins) + 1);
    for answer in
        ["\x1b[2;2R\x1b[?2026;0$y\x1b[?1;2c", "\x1b[2;2R\x1b[?2026;4$y\x1b[?62c", "\x1b[2;2R\x1b[?1;2c"]
    {
        assert!(!has(&end(answered(answer, &[])), begins), "{answer:?}");
    }
}

#[test]
fn where_ambiguous_characters_are_wide_no_line_of_a_box_is_sent() {
    let session = answered("\x1b[2;3R\x1b[?2026;0$y\x1b[?1;2c", &[]);
    let raw = session.raw();
    let asked = raw.windows(ASKED.len()).rposition(|part| part == ASKED).unwrap();
    let last = raw.windows(4).rposition(|part| part == b"\x1b[2J").unwrap();
    assert!(last > asked, "no frame anew");
    let frame = String::from_utf8_lossy(&raw[last..]).into_owned();
    assert!(frame.contains('|') && !frame.contains('│') && !frame.contains('─'), "{frame}");
    end(session);
}

#[test]
fn a_locale_of_another_encoding_gets_one_line_and_plain_frames() {
    let folder = fixture::reports();
    let mut session = Session::start_with(&[folder.path().as_os_str()], &[("LC_ALL", "zh_CN.GB18030")]);
    session.wait_for("zh_CN.GB18030 is no UTF-8 locale");
    session.wait_for("青石县");
    session.keys("q");
    let (status, raw) = session.finish();
    assert_eq!(status, 0);
    assert!(!String::from_utf8_lossy(&raw).contains('│'));
}

#[test]
fn where_esc_is_a_sequence_of_its_own_nobody_waits_for_what_may_follow_it() {
    let mut session = answered("\x1b[2;2R\x1b[?2026;0$y\x1b[?0u\x1b[?62;22c\x1b[?69;0$y", &[]);
    assert!(has(&session.raw(), b"\x1b[>1u"));
    session.keys("?");
    session.wait_for("Keys");
    session.keys("\x1b[27u");
    session.wait_until("panes", |screen| !screen.contains("Keys"));
    // Ctrl and a letter are what they are everywhere: this one is Esc.
    session.keys("?");
    session.wait_for("Keys");
    session.keys("\x1b[91;5u");
    session.wait_until("panes", |screen| !screen.contains("Keys"));
    let raw = end(session);
    let at = |bytes: &[u8]| raw.windows(bytes.len()).position(|part| part == bytes);
    assert!(at(b"\x1b[<u").unwrap() < at(b"\x1b[?1049l").unwrap());
    // Silence is no.
    let raw = end(answered("\x1b[2;2R\x1b[?2026;0$y\x1b[?62;22c\x1b[?69;0$y", &[]));
    assert!(!has(&raw, b"\x1b[>1u") && !has(&raw, b"\x1b[<u"));
}

/// A session behind a network, whose terminal answered at the start; the bytes so far.
fn far() -> (Session, usize) {
    let folder = fixture::reports();
    let variables = [("SSH_CONNECTION", "192.0.2.1 1 192.0.2.2 22")];
    let mut session = Session::start_with(&[folder.path().as_os_str()], &variables);
    session.wait_for_bytes("question", |raw| has(raw, ASKED));
    session.keys("\x1b[2;2R\x1b[?2026;0$y\x1b[?62;22c\x1b[?69;0$y");
    session.wait_for(FIRST);
    session.keys(&STATUS.repeat(9));
    session.settle();
    let before = session.raw().len();
    (session, before)
}

/// The screen without the blanks at the ends of its lines, which may be there or not.
fn trimmed(session: &Session) -> Vec<String> {
    session.screen().lines().map(|line| line.trim_end().to_owned()).collect()
}

/// What a terminal sends that has read everything.
const STATUS: &str = "\x1b[0n";

#[test]
fn a_terminal_far_away_gets_no_more_than_it_reads() {
    let (mut session, before) = far();
    // Two boxes and the panes between them: the keys come faster than anything is read.
    for key in ["?", "\x1b", "f", "\x1b", "?"] {
        session.keys(key);
        std::thread::sleep(std::time::Duration::from_millis(300));
    }
    let sent = session.raw().len() - before;
    assert!((1..3000).contains(&sent), "{sent} bytes ahead");
    assert!(has(&session.raw()[before..], b"\x1b[5n"));
    // As soon as it has read, the rest of the newest frame follows.
    for _ in 0..20 {
        session.keys(STATUS);
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    session.settle();
    session.wait_for("Keys");
    let shown = trimmed(&session);
    session.keys("\x0c");
    for _ in 0..20 {
        session.keys(STATUS);
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    session.settle();
    assert_eq!(trimmed(&session), shown);
    session.keys("qq");
    assert_eq!(session.finish().0, 0);
}

#[test]
fn a_terminal_far_away_that_answers_no_more_is_drawn_on_all_the_same() {
    let (mut session, _) = far();
    session.keys("?");
    session.wait_for("Keys");
    session.settle();
    session.keys("\x1b");
    std::thread::sleep(std::time::Duration::from_secs(4));
    session.settle();
    session.wait_until("panes", |screen| !screen.contains("Keys"));
    let shown = trimmed(&session);
    session.keys("\x0c");
    session.settle();
    assert_eq!(trimmed(&session), shown);
    session.keys("q");
    assert_eq!(session.finish().0, 0);
}

#[test]
fn an_answer_that_is_under_way_is_not_left_to_the_shell() {
    let folder = fixture::reports();
    let mut session = Session::start(&[folder.path().as_os_str()]);
    session.wait_for(FIRST);
    session.keys("\x1b[2;2R\x1b[?2026;2$y\x1b[?62;22c");
    session.wait_for_bytes("further question", |raw| has(raw, b"\x1b[?69$p"));
    // The program ends after the answer came, however long that takes, and reads it.
    session.keys("q");
    session.keys("\x1b[?69;2$y");
    let (status, _) = session.finish();
    assert_eq!(status, 0);
}
