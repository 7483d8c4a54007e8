//! Bytes from a terminal → keys, pastes and reports of a mouse.
//!
//! What a terminal says of itself, and answers to programs that ran before are
//! swallowed whole: read as keys they would quit, copy or jump. A sequence may arrive in pieces, a
//! paste may never end, and the bytes may be anything. Pure: whoever calls knows the time.

mod mouse;
mod sequence;

use std::time::Duration;

use crossterm::event::{Event as Input, KeyCode, KeyEvent, KeyModifiers};

use crate::tui::terminal::Answer;

/// After so long a paste has ended, even if the terminal did not say so.
const PASTE: Duration = Duration::from_secs(2);

/// The longest sequence or answer that is waited for to end.
const LONGEST_SEQUENCE: usize = 4096;

/// What is longer is handed over in pieces of so many bytes, and stays a paste until it ends.
const LONGEST_PASTE: usize = 1 << 20;

/// The last piece is longer than this: a paste of one character is a key of an input method.
const LAST_PIECE: usize = 64;

/// What begins and what ends a paste.
const PASTE_BEGINS: &[u8] = b"\x1b[200~";
const PASTE_ENDS: &[u8] = b"\x1b[201~";

/// Takes bytes as they come.
#[derive(Debug)]
pub(super) struct Decoder {
    /// After so long an ESC is the key, and not the beginning of a sequence that comes in pieces.
    piece: Duration,
    /// The beginning of something that has not come whole.
    pending: Vec<u8>,
    is_pasting: bool,
    /// What the terminal said of itself.
    answers: Vec<Answer>,
}

/// What stands at the beginning of some bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Step {
    /// So many bytes, and what they mean, if anything.
    Took(usize, Option<Input>),
    /// A paste begins behind so many bytes.
    Paste(usize),
    /// Too few to tell.
    More,
}

impl Decoder {
    /// Waits for the rest of a sequence as long as `piece`.
    pub(super) fn new(piece: Duration) -> Self {
        Self { piece, pending: Vec::new(), is_pasting: false, answers: Vec::new() }
    }

    /// Takes `bytes` and adds what is complete to `inputs`.
    pub(super) fn feed(&mut self, bytes: &[u8], inputs: &mut Vec<Input>) {
        let searched = self.pending.len().saturating_sub(PASTE_ENDS.len());
        self.pending.extend_from_slice(bytes);
        let pending = std::mem::take(&mut self.pending);
        let mut rest = pending.as_slice();
        let mut searched = if self.is_pasting { searched } else { 0 };
        loop {
            if self.is_pasting {
                if let Some((text, behind)) = split_paste(rest, searched) {
                    inputs.push(paste(text));
                    self.is_pasting = false;
                    rest = behind;
                } else if let Some((text, behind)) = split_piece(rest) {
                    inputs.push(paste(text));
                    searched = 0;
                    rest = behind;
                    continue;
                } else {
                    break;
                }
            }
            match step(rest) {
                Step::Took(count, input) => {
                    match input {
                        Some(input) => mouse::add(input, inputs),
                        None => self.answers.extend(rest.get(..count).and_then(sequence::answer)),
                    }
                    rest = rest.get(count..).unwrap_or_default();
                }
                Step::Paste(count) => {
                    self.is_pasting = true;
                    searched = 0;
                    rest = rest.get(count..).unwrap_or_default();
                }
                Step::More => break,
            }
        }
        self.pending = rest.to_vec();
    }

    /// What the terminal said of itself since this was asked last.
    pub(super) fn answers(&mut self) -> Vec<Answer> {
        std::mem::take(&mut self.answers)
    }

    /// How long to wait for the rest of what has begun; `None` when nothing has.
    pub(super) fn patience(&self) -> Option<Duration> {
        match (self.is_pasting, self.pending.is_empty()) {
            (true, _) => Some(PASTE),
            (false, false) => Some(self.piece),
            (false, true) => None,
        }
    }

    /// No more came: what has begun is taken for what it is so far.
    pub(super) fn pause(&mut self, inputs: &mut Vec<Input>) {
        let pending = std::mem::take(&mut self.pending);
        if std::mem::take(&mut self.is_pasting) {
            inputs.push(paste(&pending));
            return;
        }
        match *pending.as_slice() {
            [0x1b] => inputs.push(key(KeyCode::Esc, KeyModifiers::NONE)),
            [0x1b, byte] => inputs.push(character(char::from(byte), KeyModifiers::ALT)),
            // Half a sequence, half an answer, half a character.
            _ => {}
        }
    }
}

/// The text of a paste and what stands behind it, if `bytes` hold its end from `searched` on.
fn split_paste(bytes: &[u8], searched: usize) -> Option<(&[u8], &[u8])> {
    let unseen = bytes.get(searched..)?;
    let at = unseen.windows(PASTE_ENDS.len()).position(|part| part == PASTE_ENDS);
    let at = searched + at?;
    Some((bytes.get(..at)?, bytes.get(at + PASTE_ENDS.len()..)?))
}

/// The first piece of a paste that is too long for one, and the rest of it. What begins before the
/// cut was there whole, so the cut is never in what ends a paste; nor is it in a character.
fn split_piece(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    if bytes.len() < LONGEST_PASTE + PASTE_ENDS.len() {
        return None;
    }
    let begins_character = |at: &usize| bytes.get(*at).is_some_and(|byte| byte & 0xC0 != 0x80);
    let latest = LONGEST_PASTE - LAST_PIECE;
    bytes.split_at_checked((latest - 3..=latest).rev().find(begins_character).unwrap_or(latest))
}

fn paste(text: &[u8]) -> Input {
    Input::Paste(String::from_utf8_lossy(text).into_owned())
}

fn step(bytes: &[u8]) -> Step {
    match *bytes {
        [] | [0x1b] => Step::More,
        [0x1b, ..] if bytes.starts_with(PASTE_BEGINS) => Step::Paste(PASTE_BEGINS.len()),
        [0x1b, 0x1b, ..] => Step::Took(1, Some(key(KeyCode::Esc, KeyModifiers::NONE))),
        [0x1b, b'[', ..] => sequence::csi(bytes),
        [0x1b, b'O', ..] => sequence::ss3(bytes),
        [0x1b, b']' | b'P' | b'_' | b'^' | b'X', ..] => answer(bytes),
        [0x1b, ..] => match plain(bytes.get(1..).unwrap_or_default()) {
            Step::Took(count, Some(Input::Key(mut key))) => {
                key.modifiers |= KeyModifiers::ALT;
                Step::Took(count + 1, Some(Input::Key(key)))
            }
            Step::Took(count, input) => Step::Took(count + 1, input),
            other => other,
        },
        _ => plain(bytes),
    }
}

/// An OSC, DCS, APC, PM or SOS string: only terminals send them, nobody typed it.
fn answer(bytes: &[u8]) -> Step {
    let is_end = |at: usize| match bytes.get(at) {
        Some(0x07) => Some(at + 1),
        Some(0x1b) if bytes.get(at + 1) == Some(&b'\\') => Some(at + 2),
        _ => None,
    };
    match (2..bytes.len()).find_map(is_end) {
        Some(end) => Step::Took(end, None),
        None if bytes.len() > LONGEST_SEQUENCE => Step::Took(bytes.len(), None),
        None => Step::More,
    }
}

/// A character or a control character.
fn plain(bytes: &[u8]) -> Step {
    let Some(&first) = bytes.first() else { return Step::More };
    let control = |character| Step::Took(1, Some(key(KeyCode::Char(character), KeyModifiers::CONTROL)));
    let code = match first {
        b'\r' | b'\n' => KeyCode::Enter,
        b'\t' => KeyCode::Tab,
        0x08 | 0x7f => KeyCode::Backspace,
        0x1b => KeyCode::Esc,
        0x00 => return control(' '),
        0x01..=0x1a => return control(char::from(first - 1 + b'a')),
        0x1c..=0x1f => return control(char::from(first - 0x1c + b'4')),
        _ => return letter(bytes, first),
    };
    Step::Took(1, Some(key(code, KeyModifiers::NONE)))
}

fn letter(bytes: &[u8], first: u8) -> Step {
    let length = match first {
        0x00..=0x7f => 1,
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => return Step::Took(1, None),
    };
    let whole = bytes.get(..length).unwrap_or(bytes);
    match std::str::from_utf8(whole) {
        Ok(text) => {
            Step::Took(length, text.chars().next().map(|letter| character(letter, KeyModifiers::NONE)))
        }
        // Nothing wrong so far, but more has to come.
        Err(error) if error.error_len().is_none() => Step::More,
        Err(_) => Step::Took(1, None),
    }
}

fn key(code: KeyCode, modifiers: KeyModifiers) -> Input {
    Input::Key(KeyEvent::new(code, modifiers))
}

/// The key of a letter; a capital one was typed with Shift.
fn character(letter: char, modifiers: KeyModifiers) -> Input {
    let shift = if letter.is_uppercase() { KeyModifiers::SHIFT } else { KeyModifiers::NONE };
    key(KeyCode::Char(letter), modifiers | shift)
}

#[cfg(test)]
mod tests;
