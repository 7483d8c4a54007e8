//! Reading the open report in another encoding.

use crate::library;
use crate::report::Report;
use crate::source::Encoding;
use crate::state::Change;
use crate::tui::app::{App, Over, Wanted};
use crate::tui::choice::Choice;
use crate::tui::effect::Effect;
use crate::tui::event::Purpose;
use crate::tui::phrases;
use crate::tui::words;

impl App {
    /// Opens the list of encodings; the one that was chosen is selected, or else the first row, which
    /// leaves it to be detected.
    pub(super) fn ask_encoding(&mut self) {
        let Some(open) = &self.open else {
            self.message = Some(words::NOTHING_OPEN.to_string());
            return;
        };
        let chosen = self.remembered().and_then(|kept| Encoding::named(kept.encoding.as_deref()?));
        let detected = phrases::detected(open.report.source.encoding().name());
        let names = Encoding::ALL.iter().map(|encoding| encoding.name().to_owned());
        let rows: Vec<String> = std::iter::once(detected).chain(names).collect();
        let at = Encoding::ALL.iter().position(|&encoding| Some(encoding) == chosen);
        self.overs.push(Over::Choice(Choice::new(words::ENCODING, rows, at.map_or(0, |at| at + 1))));
    }

    /// The list takes over what was read in another encoding.
    pub(super) fn renew(&mut self, entry: usize, report: &Report) {
        if let Some(entry) = self.shelf.entries.get_mut(entry)
            && entry.summary.encoding != report.source.encoding()
        {
            *entry = library::entry(&entry.path, entry.order, report);
            self.is_stale = true;
        }
    }

    /// Takes the selected encoding and reads the report again.
    pub(super) fn choose_encoding(&mut self) {
        let Some(Over::Choice(choice)) = self.overs.pop() else { return };
        let chosen = choice.selected().checked_sub(1).and_then(|at| Encoding::ALL.get(at)).copied();
        let Some(entry) = self.open.as_ref().map(|open| open.entry) else { return };
        let Some(path) = self.shelf.entries.get(entry).map(|entry| entry.path.clone()) else { return };
        self.leave();
        self.keep(Change::Encoding(chosen.map(|encoding| encoding.name().to_owned())));
        self.effects.push(Effect::Choose(path.clone(), chosen));
        self.effects.push(Effect::Open(path, Purpose::Read));
        self.wanted = Some(Wanted { entry, target: None, place: None });
    }
}
