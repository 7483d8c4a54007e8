//! Starts a program in a pseudo-terminal, types, waits for what the screen shows, and takes the
//! terminal away.

use std::ffi::OsStr;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, SlavePty, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

/// The program under test.
pub(crate) const PROGRAM: &str = env!("CARGO_BIN_EXE_baogao");

/// How long anything may take on a slow machine.
const PATIENCE: Duration = Duration::from_secs(20);

/// A program in a terminal of its own.
pub(crate) struct Session {
    seen: Arc<Mutex<Seen>>,
    ends: Option<Ends>,
    child: Box<dyn Child + Send + Sync>,
    /// Where the program keeps its files, so that it does not find the reader's.
    _home: TempDir,
}

/// Both ends of the terminal; without them it hangs up.
struct Ends {
    master: Box<dyn MasterPty + Send>,
    writer: Box<dyn Write + Send>,
    // Kept open, because a terminal that nobody has open loses its settings.
    _slave: Box<dyn SlavePty + Send>,
    reader: JoinHandle<()>,
    is_over: Arc<AtomicBool>,
    /// Whether nobody reads what the program sends.
    is_stalled: Arc<AtomicBool>,
}

struct Seen {
    raw: Vec<u8>,
    terminal: vt100::Parser,
}

impl Session {
    /// Starts baogao with `arguments` in 24 rows of 80 columns.
    pub(crate) fn start(arguments: &[&OsStr]) -> Self {
        Self::start_with(arguments, &[])
    }

    /// The same with some variables of the environment.
    pub(crate) fn start_with(arguments: &[&OsStr], variables: &[(&str, &str)]) -> Self {
        let mut command = CommandBuilder::new(PROGRAM);
        command.args(arguments);
        Self::run(command, variables)
    }

    /// Runs `script` in a shell.
    pub(crate) fn script(script: &str) -> Self {
        let mut command = CommandBuilder::new("sh");
        command.args(["-c", script]);
        Self::run(command, &[])
    }

    /// Runs any command.
    pub(crate) fn run(mut command: CommandBuilder, variables: &[(&str, &str)]) -> Self {
        let home = tempfile::tempdir().unwrap();
        for name in [
            "TMUX", "STY", "BAOGAO_FAULT", "XDG_STATE_HOME", "XDG_CACHE_HOME", "NO_COLOR", "DISPLAY",
            "WAYLAND_DISPLAY", "SSH_TTY", "SSH_CONNECTION", "BAOGAO_SECURE", "XDG_CONFIG_HOME", "COLORTERM",
        ] {
            command.env_remove(name);
        }
        command.env("TERM", "xterm-256color");
        // The tests read English, whatever the language of the house.
        command.env("BAOGAO_LANG", "en");
        command.env("HOME", home.path());
        for (name, value) in variables {
            command.env(name, value);
        }
        let pair = native_pty_system().openpty(size(80, 24)).unwrap();
        let child = pair.slave.spawn_command(command).unwrap();
        let seen = Arc::new(Mutex::new(Seen { raw: Vec::new(), terminal: vt100::Parser::default() }));
        let [is_over, is_stalled] = [(); 2].map(|()| Arc::new(AtomicBool::new(false)));
        let source = pair.master.try_clone_reader().unwrap();
        let reader = thread::spawn({
            let (seen, is_over) = (Arc::clone(&seen), Arc::clone(&is_over));
            let is_stalled = Arc::clone(&is_stalled);
            move || read(source, &seen, &is_over, &is_stalled)
        });
        let writer = pair.master.take_writer().unwrap();
        let ends = Ends { master: pair.master, writer, _slave: pair.slave, reader, is_over, is_stalled };
        Self { seen, ends: Some(ends), child, _home: home }
    }

    /// Types.
    pub(crate) fn keys(&mut self, keys: &str) {
        let writer = &mut self.ends().writer;
        writer.write_all(keys.as_bytes()).unwrap();
        writer.flush().unwrap();
    }

    /// Changes the window.
    pub(crate) fn resize(&mut self, columns: u16, rows: u16) {
        let (height, width) = (NonZeroU16::new(rows).unwrap(), NonZeroU16::new(columns).unwrap());
        self.seen.lock().unwrap().terminal.screen_mut().set_size(height, width);
        self.ends().master.resize(size(columns, rows)).unwrap();
    }

    /// Changes what the terminal says of its size, to sizes that no screen can be made of.
    pub(crate) fn claim_size(&mut self, columns: u16, rows: u16) {
        self.ends().master.resize(size(columns, rows)).unwrap();
    }

    /// Reads nothing from now on, as a frozen connection does, but for the few bytes that come first.
    pub(crate) fn stall(&mut self) {
        self.ends().is_stalled.store(true, Ordering::SeqCst);
    }

    /// Reads again.
    pub(crate) fn read_on(&mut self) {
        self.ends().is_stalled.store(false, Ordering::SeqCst);
    }

    /// Takes the terminal away, as the end of a connection does.
    pub(crate) fn hang_up(&mut self) {
        let ends = self.ends.take().unwrap();
        // The reader holds the terminal open until it reads something: a new size makes that.
        ends.is_over.store(true, Ordering::SeqCst);
        ends.is_stalled.store(false, Ordering::SeqCst);
        for columns in 60.. {
            if ends.reader.is_finished() {
                break;
            }
            ends.master.resize(size(60 + columns % 2, 20)).unwrap();
            thread::sleep(Duration::from_millis(50));
        }
    }

    /// The program.
    pub(crate) fn pid(&self) -> Pid {
        Pid::from_raw(self.child.process_id().unwrap().cast_signed()).unwrap()
    }

    /// Sends a signal to the program.
    pub(crate) fn signal(&self, signal: Signal) {
        kill_process(self.pid(), signal).unwrap();
    }

    /// Waits until the screen shows `text`.
    #[track_caller]
    pub(crate) fn wait_for(&self, text: &str) {
        self.wait_until(text, |screen| screen.contains(text));
    }

    /// Waits until the screen is as `is_so` wants it.
    #[track_caller]
    pub(crate) fn wait_until(&self, what: &str, is_so: impl Fn(&str) -> bool) {
        let started = Instant::now();
        while !is_so(&self.screen()) {
            assert!(started.elapsed() < PATIENCE, "no {what:?} on the screen:\n{}", self.screen());
            thread::sleep(Duration::from_millis(10));
        }
    }

    /// Waits until the bytes so far are as `is_so` wants them.
    #[track_caller]
    pub(crate) fn wait_for_bytes(&self, what: &str, is_so: impl Fn(&[u8]) -> bool) {
        let started = Instant::now();
        while !is_so(&self.raw()) {
            assert!(started.elapsed() < PATIENCE, "no {what}: {}", String::from_utf8_lossy(&self.raw()));
            thread::sleep(Duration::from_millis(10));
        }
    }

    /// Waits until nothing has come for a while.
    pub(crate) fn settle(&self) {
        let mut length = usize::MAX;
        while length != self.raw().len() {
            length = self.raw().len();
            thread::sleep(Duration::from_millis(400));
        }
    }

    /// The exit status, which must come within `limit`.
    #[track_caller]
    pub(crate) fn status_within(&mut self, limit: Duration) -> u32 {
        let started = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                assert!(status.signal().is_none(), "{status:?}");
                return status.exit_code();
            }
            assert!(started.elapsed() < limit, "still there after {limit:?}:\n{}", self.screen());
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// The exit status and everything the terminal got.
    #[track_caller]
    pub(crate) fn finish(&mut self) -> (u32, Vec<u8>) {
        let status = self.status_within(PATIENCE);
        self.settle();
        (status, self.raw())
    }

    /// The screen as text.
    pub(crate) fn screen(&self) -> String {
        self.seen.lock().unwrap().terminal.screen().contents()
    }

    /// Every byte so far.
    pub(crate) fn raw(&self) -> Vec<u8> {
        self.seen.lock().unwrap().raw.clone()
    }

    /// Whether the terminal edits lines, as it does for a shell's children.
    pub(crate) fn is_cooked(&mut self) -> bool {
        let settings = self.ends().master.get_termios().unwrap();
        format!("{:?}", settings.local_flags).contains("ICANON")
    }

    fn ends(&mut self) -> &mut Ends {
        self.ends.as_mut().expect("the terminal is there")
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn size(cols: u16, rows: u16) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

fn read(mut source: Box<dyn Read + Send>, seen: &Mutex<Seen>, is_over: &AtomicBool, is_stalled: &AtomicBool) {
    let mut buffer = [0; 4096];
    while let Ok(count @ 1..) = source.read(&mut buffer) {
        let mut seen = seen.lock().unwrap();
        seen.raw.extend_from_slice(&buffer[..count]);
        seen.terminal.process(&buffer[..count]);
        drop(seen);
        while is_stalled.load(Ordering::SeqCst) {
            thread::sleep(Duration::from_millis(1));
        }
        if is_over.load(Ordering::SeqCst) {
            return;
        }
    }
}
