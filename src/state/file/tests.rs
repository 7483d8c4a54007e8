//! The file of what is remembered: two programs, damage, rights, foreign versions.

use std::os::unix::ffi::OsStringExt;
use std::os::unix::fs::PermissionsExt;

use crate::state::{Anchor, Change, Identity};

use super::*;

fn note(path: &str, after: &str) -> Pending {
    let identity = Identity { path: path.into(), content: path.to_owned() };
    let change = Change::Note { anchor: Anchor::default(), before: String::new(), after: after.to_owned() };
    Pending::Report { identity, change }
}

fn notes(kept: &Kept) -> Vec<String> {
    let notes = kept.reports.iter().flat_map(|report| &report.notes);
    notes.map(|note| note.text.clone()).collect()
}

#[test]
fn what_is_written_is_read_again() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("baogao/state.json");
    write(&file, &[note("/甲镇.txt", "核对")], 1).unwrap();
    let foreign = std::ffi::OsString::from_vec(vec![b'/', 0xff, b'a']);
    write(&file, &[Pending::Opened(foreign.clone().into())], 1).unwrap();
    let (kept, message) = read(&file).unwrap();
    assert_eq!((notes(&kept), message), (vec!["核对".to_owned()], None));
    assert_eq!(kept.folders, [PathBuf::from(foreign)]);
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&file), mode(file.parent().unwrap())), (0o600, 0o700));
}

#[test]
fn many_programs_lose_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("state.json");
    thread::scope(|scope| {
        for program in 0..4 {
            let file = &file;
            scope.spawn(move || {
                for number in 0..10 {
                    write(file, &[note(&format!("/{program}/{number}"), "留")], 1).unwrap();
                }
            });
        }
    });
    assert_eq!(notes(&read(&file).unwrap().0).len(), 40);
    let mut left: Vec<_> =
        fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    left.sort();
    assert_eq!(left, ["state.json", "state.lock"]);
}

#[test]
fn a_damaged_file_is_set_aside_and_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("state.json");
    for (number, damage) in ["{\"version\":1,\"rep", "\u{0}\u{0}"].into_iter().enumerate() {
        fs::write(&file, damage).unwrap();
        let (kept, message) = read(&file).unwrap();
        assert_eq!(kept, Kept::default());
        let aside = folder.path().join(format!("state.damaged-{}.json", number + 1));
        assert!(message.unwrap().contains(aside.to_str().unwrap()));
        assert_eq!(fs::read_to_string(aside).unwrap(), damage);
    }
    write(&file, &[note("/a", "新")], 1).unwrap();
    assert_eq!(notes(&read(&file).unwrap().0), ["新"]);
}

#[test]
fn a_file_of_a_newer_version_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("state.json");
    let text = "{\"version\":99,\"surprise\":true}";
    fs::write(&file, text).unwrap();
    assert!(read(&file).unwrap_err().contains("newer"));
    assert!(write(&file, &[note("/a", "新")], 1).unwrap_err().contains("newer"));
    assert_eq!(fs::read_to_string(&file).unwrap(), text);
}

#[test]
fn a_link_laid_in_wait_is_not_followed() {
    let folder = tempfile::tempdir().unwrap();
    let victim = folder.path().join("victim");
    fs::write(&victim, "precious").unwrap();
    std::os::unix::fs::symlink(&victim, folder.path().join("state.lock")).unwrap();
    assert!(write(&folder.path().join("state.json"), &[note("/a", "新")], 1).is_err());
    assert_eq!(fs::read_to_string(&victim).unwrap(), "precious");
}

#[test]
fn what_is_no_file_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("state.json");
    fs::create_dir(&file).unwrap();
    assert!(read(&file).is_err() && write(&file, &[note("/a", "新")], 1).is_err());
}
