//! The bytes of a frame: what changed on the screen, in as few bytes as a slow line deserves.
//!
//! ratatui's own backend moves the cursor after every wide character, which triples a page of
//! Chinese, sends 25 bytes for a frame in which nothing changed, and leaves half a character behind
//! when a wide one is replaced by a narrow one of another colour. So ratatui only composes the
//! frame here, `cells` turns it into what a terminal can show, and [`Screen`] sends the
//! difference in one write. What went up or down as a whole is moved by the terminal (`scroll`) when
//! that is shorter. It does not know modes, keys or files.

mod cells;
mod composer;
mod draft;
mod part;
mod pen;
mod scroll;
mod slide;

use std::io::{self, Write};

use ratatui::Frame;
use ratatui::buffer::Cell;
use ratatui::layout::{Rect, Size};

use crate::tui::glyph::Ambiguous;
use cells::Cells;
use composer::Composer;
use draft::Draft;

/// A shorter frame is read by the terminal in one piece; a longer one it may show half, unless it is
/// told where the frame ends.
const TEARS: usize = 512;

/// Over a network a longer frame is shown as it comes: to wait for its end would take too long.
const TEARS_FAR: usize = 2048;

/// So many parts of the screen are moved at most for one frame.
const MOVES: usize = 3;

/// What is known of the terminal. The least of everything, unless it said more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Terms {
    /// The width of ambiguous characters.
    pub ambiguous: Ambiguous,
    /// Whether it can hold back a frame until it is whole (mode 2026).
    pub holds_frames: bool,
    /// What it can do with what is on the screen already.
    pub edits: Edits,
    /// Whether a network lies between.
    pub is_far: bool,
    /// How lines of boxes are drawn.
    pub lines: Lines,
}

impl Terms {
    /// The same in a locale of another encoding than UTF-8, if there is one.
    #[must_use]
    pub fn in_locale(self, foreign: Option<&str>) -> Self {
        Self { lines: if foreign.is_some() { Lines::Ascii } else { self.lines }, ..self }
    }
}

/// What a terminal can do with what is on the screen already. None that is in use can do less than
/// [`Edits::Rows`]; but one that never answered may be none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Edits {
    /// Nothing: cells are written, and the ends of lines are cleared.
    #[default]
    None,
    /// Rows scroll, columns are inserted and deleted, blanks are erased (DECSTBM, ICH, DCH, ECH).
    Rows,
    /// Rows scroll between two columns too (DECSLRM, mode 69).
    Columns,
}

/// How a frame is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Parts {
    /// All of it at once.
    One,
    /// A long one in parts of a tenth of a second on a slow line, what changed in this area before the rest.
    First(Rect),
}

/// How much of a frame was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drawn {
    /// All of it.
    Whole,
    /// A part: draw again.
    Part,
}

/// How lines of boxes are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lines {
    /// With the characters that are made for them.
    #[default]
    Drawn,
    /// With `-`, `|` and `+`.
    Ascii,
}

/// The screen of a terminal that reads from `out`.
#[derive(Debug)]
pub struct Screen<W: Write> {
    composer: ratatui::Terminal<Composer>,
    out: W,
    /// What the terminal is like; no bytes between two frames.
    draft: Draft,
    /// What the terminal shows; `None` when someone else may have written to it.
    shown: Option<Cells>,
    terms: Terms,
}

impl<W: Write> Screen<W> {
    /// The screen behind `out`, of which nothing is known yet.
    ///
    /// # Errors
    /// Never in fact: ratatui's interface allows for one.
    pub fn new(out: W) -> io::Result<Self> {
        Ok(Self {
            composer: ratatui::Terminal::new(Composer::default())?,
            out,
            draft: Draft::new(),
            shown: None,
            terms: Terms::default(),
        })
    }

    /// What is known of the terminal so far.
    pub fn terms(&self) -> Terms {
        self.terms
    }

    /// Takes what became known of the terminal. Where it concerns what is shown already, the next
    /// frame is a full one.
    pub fn agree(&mut self, terms: Terms) {
        self.draft.edits = terms.edits >= Edits::Rows;
        self.draft.pen.ends = self.draft.edits;
        if (terms.ambiguous, terms.lines) != (self.terms.ambiguous, self.terms.lines) {
            self.draft.trusts = terms.ambiguous == Ambiguous::Narrow;
            // A terminal that is narrow, as it was taken for, shows everything right already.
            if terms.ambiguous == Ambiguous::Wide || terms.lines != self.terms.lines {
                self.forget();
            }
        }
        self.terms = terms;
    }

    /// Composes a frame of `size` and sends what differs from what is shown, or a part of it; nothing if
    /// nothing does.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    pub fn draw(&mut self, size: Size, parts: Parts, compose: impl FnOnce(&mut Frame)) -> io::Result<Drawn> {
        self.composer.backend_mut().size = size;
        let next = Cells::new(self.composer.draw(compose)?.buffer, self.terms.lines == Lines::Drawn);
        let cursor = self.composer.backend_mut().shown_cursor().map(|at| (at.x.into(), at.y.into()));
        let (draft, shown) = self.sent(&next, parts);
        self.draft = draft;
        self.draft.place_cursor(cursor);
        let drawn = if shown == next { Drawn::Whole } else { Drawn::Part };
        self.shown = Some(shown);
        if self.draft.bytes.is_empty() {
            return Ok(drawn);
        }
        let longest = if self.terms.is_far { TEARS_FAR } else { usize::MAX };
        let tears = self.terms.holds_frames && (TEARS..longest).contains(&self.draft.bytes.len());
        let bytes = std::mem::take(&mut self.draft.bytes);
        let whole = if tears { [b"\x1b[?2026h", &*bytes, b"\x1b[?2026l"].concat() } else { bytes };
        self.out.write_all(&whole).and_then(|()| self.out.flush())?;
        Ok(drawn)
    }

    /// Makes the next frame a full one, because someone else wrote to the terminal.
    pub fn forget(&mut self) {
        self.shown = None;
    }

    /// Where everything that goes to the terminal between two frames has to be written.
    pub fn output(&mut self) -> &mut W {
        &mut self.out
    }

    /// What is to be sent now on the way to `next`, and what the terminal shows then.
    fn sent(&self, next: &Cells, parts: Parts) -> (Draft, Cells) {
        let (begun, shown) = self.base(next.size());
        let whole = self.shortest(begun.clone(), shown.clone(), next);
        let Parts::First(first) = parts else { return (whole.draft, next.clone()) };
        if whole.draft.bytes.len() <= part::SMALL {
            return (whole.draft, next.clone());
        }
        let target = part::laid_over(&shown, next, first);
        let (plan, target) = if target == shown {
            (whole, next.clone())
        } else {
            (self.shortest(begun, shown, &target), target)
        };
        if plan.draft.bytes.len() <= part::LONGEST {
            return (plan.draft, target);
        }
        part::rows(plan.begun, &plan.from, &target, row)
    }

    /// What the terminal shows, and the bytes that make it so if it was not known.
    fn base(&self, size: Size) -> (Draft, Cells) {
        let mut draft = self.draft.clone();
        match &self.shown {
            Some(shown) if shown.size() == size => (draft, shown.clone()),
            _ => {
                draft.clear();
                (draft, Cells::blank(size))
            }
        }
    }

    /// The shortest bytes that make the terminal show `next`.
    fn shortest(&self, begun: Draft, from: Cells, next: &Cells) -> Plan {
        let mut best = Plan { draft: written(begun.clone(), &from, next), begun, from };
        for _ in 0..MOVES {
            let tries = scroll::candidates(&best.from, next, self.terms.edits).into_iter().map(|shift| {
                let (mut begun, from) = (best.begun.clone(), shift.on(&best.from));
                begun.scroll(shift, next.size().width.into());
                Plan { draft: written(begun.clone(), &from, next), begun, from }
            });
            let shortest = tries.min_by_key(|plan| plan.draft.bytes.len());
            match shortest.filter(|plan| plan.draft.bytes.len() < best.draft.bytes.len()) {
                Some(plan) => best = plan,
                None => break,
            }
        }
        best
    }
}

/// A way to a frame: rows are moved first, then cells are written.
struct Plan {
    /// All of it.
    draft: Draft,
    /// The moves alone, and what the terminal shows behind them.
    begun: Draft,
    from: Cells,
}

/// `draft` with what makes `new` of `old`.
fn written(draft: Draft, old: &Cells, new: &Cells) -> Draft {
    let rows = old.rows().zip(new.rows()).enumerate();
    rows.fold(draft, |draft, (y, (old, new))| if old == new { draft } else { row(draft, y, old, new) })
}

/// The same for row `y`.
fn row(mut draft: Draft, y: usize, old: &[Cell], new: &[Cell]) -> Draft {
    let slide = slide::find(old, new).filter(|_| draft.edits);
    let slid = slide.map(|slide| {
        let mut slid = draft.clone();
        slid.slide(y, slide);
        slid.row(y, &slide.on(old), new);
        slid
    });
    draft.row(y, old, new);
    slid.filter(|slid| slid.bytes.len() < draft.bytes.len()).unwrap_or(draft)
}

#[cfg(test)]
mod tests;
