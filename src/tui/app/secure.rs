//! The restricted mode for shared accounts and kiosks: what may not leave the screen is held back at the
//! one place where effects leave the state.

use crate::tui::app::App;
use crate::tui::effect::Effect;
use crate::tui::words;

/// What may leave the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Leave {
    /// Whatever the reader asks for.
    #[default]
    Free,
    /// Nothing.
    Restricted,
}

impl App {
    /// From now on nothing may leave the screen: no program, clipboard, file or suspend.
    pub fn restrict(&mut self) {
        self.leave = Leave::Restricted;
    }

    /// Takes out what the restricted mode forbids, and says so.
    pub(super) fn hold_back(&mut self, effects: &mut Vec<Effect>) {
        // There is no file to remember anything in, and nobody is told so at every step.
        effects.retain(|effect| !matches!(effect, Effect::Remember(_)));
        let before = effects.len();
        effects.retain(is_harmless);
        if effects.len() < before {
            self.writing = None;
            self.message = Some(words::SECURE.to_string());
        }
    }
}

/// Whether an effect changes nothing outside of the program. A new one has to be judged here.
fn is_harmless(effect: &Effect) -> bool {
    match effect {
        Effect::Copy { .. } | Effect::Write(_) | Effect::Remember(_) | Effect::Suspend => false,
        Effect::Open(..)
        | Effect::Gather(_)
        | Effect::Choose(..)
        | Effect::Search(_)
        | Effect::EndSearch
        | Effect::StopWriting
        | Effect::Follow
        | Effect::Look
        | Effect::Track(_)
        | Effect::Repaint
        | Effect::Quit => true,
    }
}
