//! What is asked of the terminal at the start, and what its answers say.
//!
//! Nothing is waited for: frames are drawn as for a terminal of which nothing is known, until it says
//! more. A terminal that never answers is asked once and gets the plainest sequences for ever. Does not
//! read or write itself.

use crate::tui::backend::{Edits, Terms};
use crate::tui::glyph::Ambiguous;
use crate::tui::terminal::Answer;

/// Writes an ambiguous character and asks where the cursor is then. In the second row, because of the
/// first one the answer would look like a key; the first frame clears it away.
const WIDTH: &str = "\x1b[2H…\x1b[6n";

/// Asks whether it can hold back a frame until it is whole.
const FRAMES: &str = "\x1b[?2026$p";

/// Asks whether it can send the Esc key as a sequence of its own.
const KEYS: &str = "\x1b[?u";

/// Asks what it can do. Every terminal answers this one, so it comes last.
const ATTRIBUTES: &str = "\x1b[c";

/// Asks whether rows scroll between two columns. One terminal shows a letter when it is asked like this,
/// so only those are that answered [`FRAMES`].
const MARGINS: &str = "\x1b[?69$p";

/// Window rows that the measuring of a width needs.
const ROWS: u16 = 2;

/// What was asked and answered.
#[derive(Debug, Default)]
pub(super) struct Probe {
    terms: Terms,
    /// Whether the width of ambiguous characters is to be found out.
    measures: bool,
    /// Whether it knows how to tell of its modes.
    tells_modes: bool,
}

impl Probe {
    /// Nothing is asked yet; what `terms` say already is not asked at all.
    pub(super) fn new(terms: Terms) -> Self {
        Self { terms, measures: terms.ambiguous == Ambiguous::Unknown, tells_modes: false }
    }

    /// What is known so far.
    pub(super) fn terms(&self) -> Terms {
        self.terms
    }

    /// The questions, for a window of so many rows.
    pub(super) fn questions(&mut self, rows: u16) -> String {
        self.measures &= rows >= ROWS;
        let width = if self.measures { WIDTH } else { "" };
        [width, FRAMES, KEYS, ATTRIBUTES].concat()
    }

    /// Takes an answer; the question that follows from it, if one does.
    pub(super) fn answered(&mut self, answer: Answer) -> Option<&'static str> {
        match answer {
            Answer::Attributes { .. } if self.terms.edits == Edits::None => {
                self.terms.edits = Edits::Rows;
                return self.tells_modes.then_some(MARGINS);
            }
            Answer::Column(column) if self.measures => {
                self.measures = false;
                self.terms.ambiguous = match column {
                    2 => Ambiguous::Narrow,
                    3 => Ambiguous::Wide,
                    _ => Ambiguous::Unknown,
                };
            }
            Answer::Attributes { .. } | Answer::Column(_) | Answer::Keys | Answer::Status => {}
            Answer::Mode { number, is_known } => {
                self.tells_modes = true;
                match number {
                    2026 => self.terms.holds_frames = is_known,
                    69 if is_known => self.terms.edits = Edits::Columns,
                    _ => {}
                }
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DA1: Answer = Answer::Attributes { clipboard: false };

    #[track_caller]
    fn check(answers: &[Answer], expected: Terms) -> Vec<&'static str> {
        let mut probe = Probe::new(Terms::default());
        assert_eq!(probe.questions(24), "\x1b[2H…\x1b[6n\x1b[?2026$p\x1b[?u\x1b[c");
        let asked = answers.iter().filter_map(|&answer| probe.answered(answer)).collect();
        assert_eq!(probe.terms(), expected, "{answers:?}");
        asked
    }

    #[test]
    fn a_terminal_is_trusted_as_far_as_it_says() {
        let mode = |number, is_known| Answer::Mode { number, is_known };
        let none = Terms::default();
        assert!(check(&[], none).is_empty());
        let rows = Terms { edits: Edits::Rows, ambiguous: Ambiguous::Narrow, ..none };
        assert!(check(&[Answer::Column(2), DA1], rows).is_empty());
        let wide = Terms { ambiguous: Ambiguous::Wide, ..rows };
        assert!(check(&[Answer::Column(3), DA1, Answer::Column(2)], wide).is_empty());
        assert!(check(&[Answer::Column(9)], none).is_empty());
        let all = Terms { edits: Edits::Columns, holds_frames: true, ..rows };
        let answers = [Answer::Column(2), mode(2026, true), DA1, mode(69, true), DA1];
        assert_eq!(check(&answers, all), [MARGINS]);
        let answers = [Answer::Column(2), mode(2026, false), DA1, mode(69, false)];
        assert_eq!(check(&answers, rows), [MARGINS]);
    }

    #[test]
    fn what_was_said_is_not_asked() {
        let mut probe = Probe::new(Terms { ambiguous: Ambiguous::Wide, ..Terms::default() });
        assert_eq!(probe.questions(24), "\x1b[?2026$p\x1b[?u\x1b[c");
        probe.answered(Answer::Column(2));
        assert_eq!(probe.terms().ambiguous, Ambiguous::Wide);
        assert_eq!(Probe::new(Terms::default()).questions(1), "\x1b[?2026$p\x1b[?u\x1b[c");
    }
}
