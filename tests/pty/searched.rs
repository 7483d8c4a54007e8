//! Searching in all reports in the real program.

use crate::allowed;
use crate::driver::Session;
use crate::fixture::{self, SECOND};

#[test]
fn places_of_all_reports_are_listed_and_gone_through() {
    let folder = fixture::reports();
    let mut session = Session::start(&[folder.path().as_os_str()]);
    session.wait_for(SECOND);
    session.keys("S\t经济运行|公厕.座\r");
    session.wait_for("Found");
    // An expression that looks for any sign between 公厕 and 座 does not find 14 of them.
    session.wait_for("1 in 1 of 2");
    session.keys("S\x1b[A\x7f\x7f\r");
    session.wait_for("2 in 2 of 2");
    session.keys("\r");
    session.wait_until("no list", |screen| !screen.contains("Found"));
    // The list is sorted by place: 白沙镇 stands before 青石县.
    session.wait_for("新建公厕14座");
    session.keys("n");
    session.wait_for("report 2 of 2");
    session.wait_for("经济运行平稳");
    session.keys("n");
    session.wait_for("report 1 of 2 from the top");
    session.wait_for("新建公厕14座");
    session.keys("q");
    let (status, raw) = session.finish();
    assert_eq!(status, 0);
    allowed::check(&raw, false);
}

#[test]
fn figures_are_found_by_value_in_all_reports() {
    let folder = fixture::reports();
    let mut session = Session::start(&[folder.path().as_os_str()]);
    session.wait_for(SECOND);
    session.keys("S\t\t增长>6%\r");
    session.wait_for("地区生产总值 +6.2%");
    session.keys("S\t\t\t>1亿千瓦\r");
    session.wait_for("0 in 0 of 2");
    session.keys("\x1b");
    session.wait_until("no list", |screen| !screen.contains("Found"));
    session.keys("q");
    assert_eq!(session.finish().0, 0);
}
