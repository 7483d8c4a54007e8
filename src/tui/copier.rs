//! Copies that need another program, made in a thread of their own: however long that program takes,
//! the screen answers keys. They are made one after the other, so that the last one wins.
//!
//! Does not write to the terminal: what is to be sent to it comes back.

use std::thread;
use std::time::Duration;

use crossbeam_channel::{Receiver, Sender, unbounded};

use crate::tui::clipboard::{self, Environment, Sent};
use crate::tui::language;

/// So long the end of the program waits for a copy that is under way.
pub const PATIENCE: Duration = Duration::from_secs(3);

/// A text on its way.
#[derive(Debug)]
struct Task {
    text: String,
    what: String,
    environment: Environment,
}

/// What became of it.
#[derive(Debug)]
pub struct Done {
    /// What it was, in a few words.
    pub what: String,
    /// Where it went.
    pub sent: Sent,
    /// What the terminal is to be sent.
    pub bytes: Vec<u8>,
}

/// Who makes copies.
#[derive(Debug)]
pub struct Copier {
    tasks: Sender<Task>,
    /// What was made.
    pub done: Receiver<Done>,
    waiting: usize,
}

impl Copier {
    /// Starts the thread; it ends with this value.
    ///
    /// # Errors
    /// When there is no room for another thread.
    pub fn start() -> std::io::Result<Self> {
        let (tasks, wanted) = unbounded::<Task>();
        let (answers, done) = unbounded();
        let language = language::spoken();
        thread::Builder::new().name("copier".to_owned()).spawn(move || {
            language.speak();
            for Task { text, what, environment } in wanted {
                let mut bytes = Vec::new();
                let sent = clipboard::send(&text, &environment, &mut bytes);
                if answers.send(Done { what, sent, bytes }).is_err() {
                    return;
                }
            }
        })?;
        Ok(Self { tasks, done, waiting: 0 })
    }

    /// Begins a copy.
    pub fn copy(&mut self, text: String, what: String, environment: &Environment) {
        let environment = environment.clone();
        if self.tasks.send(Task { text, what, environment }).is_ok() {
            self.waiting += 1;
        }
    }

    /// One that was under way came back.
    pub fn came(&mut self) {
        self.waiting = self.waiting.saturating_sub(1);
    }

    /// Waits for those that are under way, at most [`PATIENCE`] for each.
    pub fn finish(&mut self) -> Vec<Done> {
        let mut last = Vec::new();
        while self.waiting > 0 {
            self.came();
            last.extend(self.done.recv_timeout(PATIENCE));
        }
        last
    }
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use super::*;
    use crate::tui::clipboard::Way;

    #[test]
    fn copies_are_made_in_their_order_and_the_end_waits_for_them() {
        let environment = Environment {
            tmux: Some(OsString::from("/absent/tmux")),
            is_in_screen: false,
            helpers: Vec::new(),
            largest: 100,
            only: None,
            accepts: None,
            folders: Vec::new(),
        };
        let mut copier = Copier::start().unwrap();
        for text in ["a", "b", "c"] {
            copier.copy(text.to_owned(), format!("the letter {text}"), &environment);
        }
        let done = copier.finish();
        let whats: Vec<&str> = done.iter().map(|done| done.what.as_str()).collect();
        assert_eq!(whats, ["the letter a", "the letter b", "the letter c"]);
        assert!(
            done.iter().all(|done| done.sent.way == Way::Terminal && done.bytes.starts_with(b"\x1b]52;c;"))
        );
        assert!(copier.finish().is_empty());
    }

    #[test]
    fn what_became_of_a_copy_is_said_in_the_language_of_who_started() {
        language::Language::Simplified.speak();
        let nowhere = Environment {
            tmux: None,
            is_in_screen: false,
            helpers: Vec::new(),
            largest: 0,
            only: None,
            accepts: None,
            folders: Vec::new(),
        };
        let mut copier = Copier::start().unwrap();
        copier.copy("a".to_owned(), "一个字母".to_owned(), &nowhere);
        let said: Vec<String> =
            copier.finish().iter().map(|done| done.sent.message.as_str().to_owned()).collect();
        assert!(matches!(said.as_slice(), [one] if one.starts_with("什么也没有送出")), "{said:?}");
    }
}
