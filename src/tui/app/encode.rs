//! Reading the open report in another encoding.

use crate::library;
use crate::report::Report;
use crate::source::Encoding;
use crate::state::Change;
use crate::tui::app::{App, Over, Wanted};
use crate::tui::effect::Effect;
use crate::tui::event::Purpose;
use crate::tui::menu::{Menu, Offer, Pick};
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
        let now = open.report.source.encoding().name().to_owned();
        let detect =
            Offer { key: '0', text: words::DETECTED.to_string(), note: now, pick: Pick::Encoding(None) };
        let offers =
            std::iter::once(detect).chain(Encoding::ALL.into_iter().zip('1'..).map(|(encoding, key)| {
                let text = encoding.name().to_owned();
                Offer { key, text, note: String::new(), pick: Pick::Encoding(Some(encoding)) }
            }));
        let at = Encoding::ALL.iter().position(|&encoding| Some(encoding) == chosen);
        let menu = Menu::new(words::ENCODING, offers.collect(), at.map_or(0, |at| at + 1));
        self.overs.push(Over::Menu(menu));
    }

    /// The lists take over what was read in another encoding.
    pub(super) fn renew(&mut self, number: usize, report: &Report) {
        if let Some(entry) = self.shelf.entries.get_mut(number)
            && entry.summary.encoding != report.source.encoding()
        {
            *entry = library::entry(&entry.path, entry.order, report);
            self.shelf.catalog.renew(number, entry);
            self.documents.disturb();
            self.is_stale = true;
        }
    }

    /// Reads the report again in this encoding, or in the one that is detected.
    pub(super) fn choose_encoding(&mut self, chosen: Option<Encoding>) {
        let Some(entry) = self.open.as_ref().map(|open| open.entry) else { return };
        let Some(path) = self.shelf.entries.get(entry).map(|entry| entry.path.clone()) else { return };
        self.leave();
        self.keep(Change::Encoding(chosen.map(|encoding| encoding.name().to_owned())));
        self.effects.push(Effect::Choose(path.clone(), chosen));
        self.effects.push(Effect::Open(path, Purpose::Read));
        self.wanted = Some(Wanted { entry, target: None, place: None });
    }
}
