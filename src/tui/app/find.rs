//! Searching: in the open report, in all reports, and going on from place to place.

use std::sync::Arc;

use crate::search::finder::{Fault, Finder, Kind};
use crate::tui::action::Action;
use crate::tui::app::{App, Over};
use crate::tui::effect::{Effect, Request};
use crate::tui::layout::Pane;
use crate::tui::phrases;
use crate::tui::prompt::{Prompt, Use};
use crate::tui::reader::Search;
use crate::tui::results::{Goal, Outcome, Results};
use crate::tui::sheet::{Content, Sheet};
use crate::tui::words;

/// So many searches are remembered.
const REMEMBERED: usize = 100;

impl App {
    /// Opens the prompt of a search, or what the last one found.
    pub(super) fn ask_search(&mut self, action: Action) {
        match action {
            Action::Results if self.results.is_none() => self.message = Some(words::NO_RESULTS.to_string()),
            Action::Results => self.overs.push(Over::Results),
            Action::Search => {
                let from = self.reader.place();
                self.overs.push(Over::Prompt(Prompt::new(Use::Search { from }, "")));
            }
            // From the figures it is their filter that is looked for everywhere.
            _ if self.view.focus == Pane::Figures && self.overs.is_empty() => {
                let mut prompt = Prompt::new(Use::SearchAll, self.table.filter_text());
                prompt.kind = Kind::Figures;
                self.overs.push(Over::Prompt(prompt));
            }
            _ => {
                let mut prompt = Prompt::new(Use::SearchAll, "");
                prompt.kind = self.results.as_ref().map(|results| results.finder.kind()).unwrap_or_default();
                self.overs.push(Over::Prompt(prompt));
            }
        }
    }

    /// A search was typed: in one report it acts at once.
    pub(super) fn typed_search(&mut self, used: Use, kind: Kind, text: &str) -> Option<Fault> {
        let finder = match Finder::new(kind, text) {
            Ok(finder) => finder,
            Err(fault) => return Some(fault),
        };
        let Use::Search { from } = used else { return None };
        let height = self.height(Pane::Reader);
        let search = if text.is_empty() { Search::default() } else { Search::new(Arc::new(finder), text) };
        if let Some(open) = &self.open {
            self.reader.find(&open.report, search, from, height);
            if self.reader.search.found.is_empty() {
                self.reader.go(&open.report, from, height);
            }
            self.follow(Pane::Reader);
        }
        None
    }

    /// Searches in all reports that are listed.
    pub(super) fn search_all(&mut self, kind: Kind, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        let Ok(finder) = Finder::new(kind, text) else { return };
        self.remember(kind, text);
        let order: Vec<usize> = self.documents.shown().collect();
        let entries = order.iter().filter_map(|&index| self.shelf.entries.get(index));
        let paths = entries.map(|entry| entry.path.clone()).collect();
        let results = Results::new(Arc::new(finder), text, order, !self.shelf.is_done);
        self.results = Some(Box::new(results));
        self.overs.retain(|over| !matches!(over, Over::Results));
        self.overs.push(Over::Results);
        self.effects.push(Effect::Search(Request { kind, query: text.to_owned(), paths }));
    }

    /// Keeps a search for the next prompt, once.
    pub(super) fn remember(&mut self, kind: Kind, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        self.history.retain(|(_, known)| known != text);
        self.history.push((kind, text.to_owned()));
        if self.history.len() > REMEMBERED {
            self.history.remove(0);
        }
    }

    /// An action while the places found lie over the panes.
    pub(super) fn act_results(&mut self, action: Action, count: Option<usize>) {
        let area = self.layout().over;
        let Some(results) = &mut self.results else { return drop(self.overs.pop()) };
        match action {
            Action::Repaint => self.effects.push(Effect::Repaint),
            Action::Suspend => self.effects.push(Effect::Suspend),
            Action::Mouse => self.turn_mouse(),
            Action::Help => self.help(),
            Action::Failures => self.overs.push(Over::Sheet(Sheet::new(Content::Failures))),
            Action::SearchAgain => self.ask_search(action),
            // The first time it ends the search, so that what was found can be looked at in peace.
            Action::Back if results.is_searching() => {
                results.stop();
                self.effects.push(Effect::EndSearch);
            }
            Action::Back | Action::Quit => drop(self.overs.pop()),
            _ => {
                let height = results.height(area);
                if let Outcome::Go(goal) = results.act(action, count, height) {
                    self.overs.pop();
                    self.go_goal(goal);
                }
            }
        }
    }

    /// Opens the report of a place found in all reports and goes there.
    fn go_goal(&mut self, goal: Goal) {
        let Some(results) = &self.results else { return };
        let finder = &results.finder;
        let is_it = |own: &Arc<Finder>| Arc::ptr_eq(own, finder);
        if !self.reader.search.finder.as_ref().is_some_and(is_it) {
            let search = Search::new(Arc::clone(finder), &results.query);
            let open = self.open.as_ref().filter(|open| open.entry == goal.entry);
            self.reader.search = open.map_or(search.clone(), |open| search.again(&open.report));
        }
        self.focus(Pane::Reader);
        self.documents.select(goal.entry, self.height(Pane::Documents));
        self.want(goal.entry, None);
        if let Some(wanted) = &mut self.wanted {
            wanted.place = Some(goal.span.start);
        } else {
            self.go_place(goal.span.start);
            self.follow(Pane::Reader);
        }
    }

    /// Goes to the place found that begins at a byte of the open report.
    pub(super) fn go_place(&mut self, start: u32) {
        let height = self.height(Pane::Reader);
        if let Some(open) = &self.open {
            self.reader.go_place(&open.report, start, height);
        }
    }

    /// Goes `count` places found further: in the open report, and after a search in all reports from its
    /// last one to the first one of the next report.
    pub(super) fn next_match(&mut self, count: isize) {
        let height = self.height(Pane::Reader);
        let Some(open) = &self.open else { return };
        let search = &self.reader.search;
        let Some(finder) = &search.finder else {
            self.message = Some(words::NO_SEARCH.to_string());
            return;
        };
        let beyond = self.reader.beyond(count);
        let everywhere = self.results.as_ref().filter(|results| Arc::ptr_eq(&results.finder, finder));
        if let Some(goal) =
            everywhere.filter(|_| beyond != 0).and_then(|all| all.beyond(open.entry, count > 0))
        {
            return self.next_goal(goal, open.entry, count > 0);
        }
        if self.reader.next_found(&open.report, count, height) {
            if beyond != 0 {
                let word = if count > 0 { words::FROM_TOP } else { words::FROM_BOTTOM };
                self.message = Some(word.to_string());
            }
            self.follow(Pane::Reader);
        } else {
            self.message = Some(phrases::not_found(self.reader.search.needle.as_str()));
        }
    }

    /// Goes to a place in another report, and says which one it is.
    fn next_goal(&mut self, goal: Goal, from: usize, down: bool) {
        let Some(results) = &mut self.results else { return };
        let is_round = results.is_round(from, goal, down);
        if is_round && results.is_searching() {
            self.message = Some(words::STILL_SEARCHING.to_string());
            return;
        }
        results.follow(goal);
        let (number, all) = (goal.number, results.reports());
        self.message = Some(match (is_round, down) {
            (false, _) => phrases::report_of(number, all),
            (true, true) => phrases::report_from_top(number, all),
            (true, false) => phrases::report_from_bottom(number, all),
        });
        self.go_goal(goal);
    }
}
