//! A line whose outlet does what terminals do to programs: no room, little room, interruptions, the end.

use super::*;
use std::collections::VecDeque;

/// What the outlet does with one write.
#[derive(Debug, Clone, Copy)]
enum Turn {
    Takes(usize),
    Refuses(io::ErrorKind),
    Fails(i32),
}
use Turn::{Fails, Refuses, Takes};

/// Takes what its turns say, and everything when there are no more of them.
#[derive(Debug, Default)]
struct Fake {
    turns: Mutex<VecDeque<Turn>>,
    taken: Mutex<Vec<u8>>,
    discards: Mutex<usize>,
}

impl Outlet for &Fake {
    fn put(&self, bytes: &[u8]) -> io::Result<usize> {
        let turn = self.turns.lock().unwrap().pop_front().unwrap_or(Takes(usize::MAX));
        match turn {
            Takes(count) => {
                let count = count.min(bytes.len());
                self.taken.lock().unwrap().extend_from_slice(&bytes[..count]);
                Ok(count)
            }
            Refuses(kind) => Err(kind.into()),
            Fails(number) => Err(io::Error::from_raw_os_error(number)),
        }
    }

    fn has_room(&self, _: Duration) -> bool {
        !matches!(self.turns.lock().unwrap().front(), Some(Refuses(io::ErrorKind::WouldBlock)))
    }

    fn discard(&self) {
        *self.discards.lock().unwrap() += 1;
        self.turns.lock().unwrap().clear();
    }
}

impl Fake {
    fn new(turns: &[Turn]) -> Self {
        Self { turns: Mutex::new(turns.iter().copied().collect()), ..Self::default() }
    }

    fn taken(&self) -> String {
        String::from_utf8(self.taken.lock().unwrap().clone()).unwrap()
    }

    /// There is room again.
    fn reads(&self) {
        self.turns.lock().unwrap().clear();
    }
}

const NO_ROOM: Turn = Refuses(io::ErrorKind::WouldBlock);
const INTERRUPTED: Turn = Refuses(io::ErrorKind::Interrupted);
const EIO: i32 = 5;

#[track_caller]
fn check(turns: &[Turn], taken: &str, is_free: bool) {
    let fake = Fake::new(turns);
    let line = Line::new(&fake);
    (&line).write_all(b"0123456789").unwrap();
    assert_eq!((fake.taken().as_str(), line.is_free()), (taken, is_free), "{turns:?}");
}

#[test]
fn what_there_is_room_for_is_sent_at_once() {
    check(&[], "0123456789", true);
    check(&[Takes(3), Takes(1)], "0123456789", true);
    check(&[INTERRUPTED, Takes(3), INTERRUPTED], "0123456789", true);
    check(&[NO_ROOM], "", false);
    check(&[Takes(3), NO_ROOM], "012", false);
    check(&[Takes(3), Takes(0)], "012", false);
}

#[test]
fn the_rest_follows_in_order_and_who_waits_is_told_once() {
    let fake = Fake::new(&[Takes(2), NO_ROOM, NO_ROOM, NO_ROOM, Takes(1), NO_ROOM]);
    let line = Line::new(&fake);
    (&line).write_all(b"abc").unwrap();
    (&line).write_all(b"def").unwrap();
    assert!(!line.is_free());
    assert!(!line.step() && !line.step());
    assert_eq!(fake.taken(), "ab");
    fake.turns.lock().unwrap().pop_front();
    assert!(!line.step());
    assert_eq!(fake.taken(), "abc");
    fake.reads();
    assert!(line.step(), "told");
    assert_eq!(fake.taken(), "abcdef");
    assert!(line.is_free() && !line.step(), "told again");
}

#[test]
fn a_thread_sends_what_there_was_no_room_for() {
    static FAKE: Fake =
        Fake { turns: Mutex::new(VecDeque::new()), taken: Mutex::new(Vec::new()), discards: Mutex::new(0) };
    static LINE: OnceLock<Line<&'static Fake>> = OnceLock::new();
    FAKE.turns.lock().unwrap().extend([Takes(4), NO_ROOM, NO_ROOM]);
    let line = LINE.get_or_init(|| Line::new(&FAKE));
    let mut out = line;
    out.write_all(b"the newest frame").unwrap();
    assert!(!line.is_free());
    let (sender, told) = std::sync::mpsc::channel();
    thread::spawn(move || line.run(move || sender.send(()).unwrap()));
    FAKE.reads();
    told.recv_timeout(Duration::from_secs(20)).expect("somebody is told");
    assert_eq!(FAKE.taken(), "the newest frame");
    assert!(line.is_free());
}

#[test]
fn an_error_reaches_whoever_writes_next_and_nothing_waits_for_it() {
    for turns in [&[Fails(EIO)][..], &[Takes(1), Fails(EIO)], &[INTERRUPTED, Fails(EIO)]] {
        let fake = Fake::new(turns);
        let line = Line::new(&fake);
        assert_eq!((&line).write_all(b"abc").unwrap_err().raw_os_error(), Some(EIO));
        assert!(line.is_free());
    }
    // It may come while nobody writes.
    let fake = Fake::new(&[NO_ROOM, Fails(EIO), Fails(EIO)]);
    let line = Line::new(&fake);
    (&line).write_all(b"abc").unwrap();
    assert!(!line.is_free());
    assert!(line.step(), "told");
    assert_eq!((&line).write_all(b"def").unwrap_err().raw_os_error(), Some(EIO));
}

#[test]
fn a_terminal_that_reads_nothing_does_not_fill_the_memory() {
    let fake = Fake::new(&[NO_ROOM; 8]);
    let line = Line::new(&fake);
    // A frame is taken however long it is, because nothing waits then.
    (&line).write_all(&vec![b'x'; 2 * MOST]).unwrap();
    let error = (&line).write_all(b"more").unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::WouldBlock);
}

#[test]
fn the_last_bytes_take_the_place_of_what_waits() {
    let fake = Fake::new(&[Takes(2), NO_ROOM]);
    let line = Line::new(&fake);
    (&line).write_all(b"\x1b[31mabc").unwrap();
    fake.reads();
    line.close(b"LAST");
    assert_eq!(fake.taken(), "\x1b[\x18\x1b\\LAST");
    // Nothing follows until somebody has the terminal again.
    (&line).write_all(b"nothing").unwrap();
    assert!(line.is_free() && fake.taken().ends_with("LAST"));
    line.open();
    (&line).write_all(b"again").unwrap();
    assert!(fake.taken().ends_with("LASTagain"));
    assert_eq!(*fake.discards.lock().unwrap(), 0);
}

#[test]
fn nothing_is_put_before_the_last_bytes_when_nothing_waits() {
    let fake = Fake::new(&[]);
    let line = Line::new(&fake);
    (&line).write_all(b"abc").unwrap();
    line.close(b"LAST");
    assert_eq!(fake.taken(), "abcLAST");
}

#[test]
fn from_a_terminal_that_reads_nothing_what_it_has_not_read_is_taken_back() {
    let fake = Fake::new(&[NO_ROOM; 4]);
    let line = Line::new(&fake);
    (&line).write_all(b"abc").unwrap();
    line.settle();
    line.close(b"LAST");
    assert_eq!((fake.taken().as_str(), *fake.discards.lock().unwrap()), ("\x18\x1b\\LAST", 1));
}

#[test]
fn a_terminal_far_away_is_asked_how_far_it_has_read() {
    let fake = Fake::new(&[]);
    let line = Line::new(&fake);
    let mut out = &line;
    let frame = |out: &mut &Line<&Fake>, count: usize| {
        out.write_all(&vec![b'x'; count]).unwrap();
        out.flush().unwrap();
    };
    frame(&mut out, 5000);
    assert!(line.is_free() && !line.is_asking());
    line.keep_pace();
    frame(&mut out, 100);
    assert!(line.is_free() && !line.is_asking());
    frame(&mut out, 2000);
    assert!(fake.taken().ends_with("xx\x1b[5n") && line.is_asking());
    assert!(!line.is_free());
    assert!(line.answered(), "told");
    assert!(line.is_free() && !line.answered());
}
