//! What is typed, without what nobody typed.
//!
//! A dragged window sends hundreds of sizes: one a frame is passed on. A terminal may answer late
//! to a program that ran before; read as keys, the answer would quit, copy or jump. Does not know
//! what keys mean.

use std::io;
use std::time::{Duration, Instant};

use crossterm::event::{Event as Input, KeyCode, KeyEvent, KeyModifiers};

/// The least time from one size to the next.
const FRAME: Duration = Duration::from_millis(33);

/// An answer comes in one piece, or nearly.
const PIECE: Duration = Duration::from_millis(50);

/// The longest answer that is waited for to end.
const LONGEST_ANSWER: usize = 4096;

/// Gives the next event; `None` when the time given for it has passed.
pub(super) trait Source: FnMut(Option<Duration>) -> io::Result<Option<Input>> {}

impl<F: FnMut(Option<Duration>) -> io::Result<Option<Input>>> Source for F {}

/// Passes on the events of a source.
pub(super) struct Typed<S> {
    source: S,
    /// Read already, but its turn has not come.
    next: Option<Input>,
}

/// The terminal as a source.
pub(super) fn terminal(patience: Option<Duration>) -> io::Result<Option<Input>> {
    match patience {
        Some(patience) if !crossterm::event::poll(patience)? => Ok(None),
        _ => crossterm::event::read().map(Some),
    }
}

impl<S: Source> Typed<S> {
    /// Nothing is read yet.
    pub(super) fn new(source: S) -> Self {
        Self { source, next: None }
    }

    /// Waits for the next event.
    pub(super) fn read(&mut self) -> io::Result<Input> {
        loop {
            let input = match self.next.take() {
                Some(input) => input,
                None => match (self.source)(None)? {
                    Some(input) => input,
                    None => continue,
                },
            };
            match input {
                Input::Resize(..) => return self.last_size(input),
                Input::Key(key) if begins_answer(key) => {
                    self.next = (self.source)(Some(PIECE))?;
                    if self.next.is_none() {
                        return Ok(input);
                    }
                    self.skip_answer()?;
                }
                _ => return Ok(input),
            }
        }
    }

    fn last_size(&mut self, mut size: Input) -> io::Result<Input> {
        let first = Instant::now();
        while let Some(rest) = FRAME.checked_sub(first.elapsed()) {
            match (self.source)(Some(rest))? {
                Some(Input::Resize(columns, rows)) => size = Input::Resize(columns, rows),
                Some(other) => {
                    self.next = Some(other);
                    break;
                }
                None => break,
            }
        }
        Ok(size)
    }

    fn skip_answer(&mut self) -> io::Result<()> {
        let mut next = self.next.take();
        for _ in 0..LONGEST_ANSWER {
            match next {
                Some(Input::Key(key)) if ends_answer(key) => return Ok(()),
                Some(Input::Key(_)) => {}
                // Nobody answers with a paste or a size.
                other => {
                    self.next = other;
                    return Ok(());
                }
            }
            next = (self.source)(Some(PIECE))?;
        }
        self.next = next;
        Ok(())
    }
}

/// The starts of the strings that terminals answer with, as crossterm reads them: ESC and one of
/// `]` (OSC), `P` (DCS), `_` (APC), `^` (PM).
fn begins_answer(key: KeyEvent) -> bool {
    key.modifiers.contains(KeyModifiers::ALT) && matches!(key.code, KeyCode::Char(']' | 'P' | '_' | '^'))
}

/// BEL, or ESC and a backslash.
fn ends_answer(key: KeyEvent) -> bool {
    match key.code {
        KeyCode::Char('g') => key.modifiers.contains(KeyModifiers::CONTROL),
        KeyCode::Char('\\') => key.modifiers.contains(KeyModifiers::ALT),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(character: char, modifiers: KeyModifiers) -> Input {
        Input::Key(KeyEvent::new(KeyCode::Char(character), modifiers))
    }

    fn keys(text: &str) -> Vec<Option<Input>> {
        text.chars().map(|character| Some(key(character, KeyModifiers::NONE))).collect()
    }

    fn alt(character: char) -> Input {
        key(character, KeyModifiers::ALT)
    }

    /// What is passed on of `events`, where `None` is a pause.
    #[track_caller]
    fn check(events: Vec<Option<Input>>, expected: &[Option<Input>]) {
        let mut events = events.into_iter();
        let mut typed = Typed::new(|_| events.next().ok_or(io::Error::other("the end")));
        let mut read = Vec::new();
        while let Ok(input) = typed.read() {
            read.push(Some(input));
        }
        assert_eq!(read, expected);
    }

    #[test]
    fn answers_are_not_keys() {
        let bell = Some(key('g', KeyModifiers::CONTROL));
        check(
            [vec![Some(alt(']'))], keys("11;rgb:q"), vec![Some(alt('\\'))], keys("j")].concat(),
            &keys("j"),
        );
        check([vec![Some(alt('P'))], keys("1+rq"), vec![bell], keys("jk")].concat(), &keys("jk"));
        check([vec![Some(alt(']'))], keys("52;q"), vec![None], keys("j")].concat(), &keys("j"));
        check([vec![Some(alt('_'))], keys(&"q".repeat(5000))].concat(), &keys(&"q".repeat(904)));
    }

    #[test]
    fn a_key_alone_is_a_key() {
        check(vec![Some(alt(']')), None, Some(alt('x'))], &[Some(alt(']')), Some(alt('x'))]);
        check(keys("]Pg"), &keys("]Pg"));
    }

    #[test]
    fn the_last_of_many_sizes_counts_and_keys_do_not_wait() {
        let size = |columns| Some(Input::Resize(columns, 24));
        check(vec![size(80), size(81), size(82), None], &[size(82)]);
        check(
            [vec![size(80), size(81)], keys("q"), vec![size(82), None]].concat(),
            &[vec![size(81)], keys("q"), vec![size(82)]].concat(),
        );
    }
}
