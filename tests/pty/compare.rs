//! The comparison in a real terminal: it fills by itself, and a value leads to its sentence.

use crate::driver::Session;
use crate::fixture;

/// To the figure of GDP, and its comparison.
fn compare(session: &mut Session) {
    session.wait_for("Reports");
    session.keys("f=地区生产总值");
    session.wait_for("145.6亿元");
    session.keys("\r");
    session.wait_for("地区生产总值 145.6亿元 |");
    session.keys("i");
}

#[test]
fn an_indicator_is_compared_and_leads_back_to_its_sentence() {
    let folder = fixture::reports();
    let mut session = Session::start(&[folder.path().as_os_str()]);
    session.settle();
    compare(&mut session);
    session.wait_for("1 place, 2 values");
    session.wait_for("145.6亿元 +6.2%");
    // Nothing but ASCII stands for a bar.
    session.wait_for("2023   ######");
    session.keys("\r");
    session.wait_for("3 Text");
    session.wait_for("地区生产总值 145.6亿元 |");
    session.keys("q");
    assert_eq!(session.finish().0, 0);
}

#[test]
fn the_comparison_fills_while_reports_are_read_and_keys_are_answered() {
    let folder = fixture::many(60);
    let mut session = Session::start(&[folder.path().as_os_str()]);
    compare(&mut session);
    // The list comes at once, however many reports are to be read.
    session.keys("t");
    session.wait_for("txt:4");
    session.wait_until("the end", |screen| screen.contains(" values ─") && !screen.contains(" read"));
    session.keys("\x1b");
    session.wait_for("3 Text");
    session.keys("q");
    assert_eq!(session.finish().0, 0);
}
