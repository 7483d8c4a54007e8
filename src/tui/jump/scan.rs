//! One pass over the candidates, slice by slice: what matched, how many, and the best of them.
//!
//! Draws nothing and reads no clock: it is told when a slice is over.

use std::cmp::Reverse;

use crate::library::Target;
use crate::search::{Best, GroupHit, Query};
use crate::tui::about;
use crate::tui::action::ACTIONS;
use crate::tui::jump::kind::Kind;
use crate::tui::jump::recent;
use crate::tui::jump::{Holdings, Place};

/// So many hits are kept and can be gone through.
pub(super) const KEPT: usize = 500;
/// So many candidates are looked at before the clock is asked again.
const STEP: usize = 4096;
/// So many matches are remembered for a longer query; of more, all are looked at again.
const REMEMBERED: usize = 1 << 20;
/// A command whose name is typed stands behind all that sounds like it and before what is scattered.
const COMMAND: i64 = 45_000;
/// Fewer letters are not meant to be the name of a command.
const COMMAND_LETTERS: usize = 2;

/// A candidate that matched; the least is the best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Hit {
    /// Higher is better.
    score: Reverse<i64>,
    /// Whether it is not in the open report.
    is_far: bool,
    /// Reports come before indicators and these before what is in reports.
    order: u8,
    /// Whether it is a change: the level of the same name says more.
    is_change: bool,
    /// Bytes of the label: of equals the shorter one is better.
    len: u32,
    /// What it is.
    pub(super) place: Place,
}

/// A label that matched: the entry, and 0 for the report or the number of its item from 1.
type Match = (u32, u32);

/// How far a pass is.
#[derive(Debug)]
pub(super) struct Scan {
    best: Best<Hit>,
    hits: Vec<Hit>,
    recents: Vec<Place>,
    /// How many candidates of each kind matched.
    counts: [usize; Kind::ALL.len()],
    /// How many of these indicators are hits only when indicators are asked for.
    hidden: usize,
    /// All labels that matched, unless there are too many.
    matches: Option<Vec<Match>>,
    /// The labels that matched a shorter query, last first: they are looked at first.
    again: Vec<Match>,
    /// The next entry to look at, counted from the open one.
    next: usize,
    /// The next indicator to look at.
    next_indicator: usize,
    has_begun: bool,
}

/// What is looked for.
pub(super) type Asked<'a> = (&'a Query, Kind);

impl Default for Scan {
    fn default() -> Self {
        Self {
            best: Best::new(KEPT),
            hits: Vec::new(),
            recents: Vec::new(),
            counts: [0; Kind::ALL.len()],
            hidden: 0,
            matches: Some(Vec::new()),
            again: Vec::new(),
            next: 0,
            next_indicator: 0,
            has_begun: false,
        }
    }
}

impl Scan {
    /// The best hits, best first.
    pub(super) fn hits(&self) -> &[Hit] {
        &self.hits
    }

    /// Whether a hit is a jump that was made before.
    pub(super) fn is_recent(&self, place: Place) -> bool {
        self.recents.contains(&place)
    }

    /// How many candidates of a kind matched so far.
    pub(super) fn count(&self, kind: Kind) -> usize {
        match kind {
            Kind::All => self.counts.iter().sum::<usize>().saturating_sub(self.hidden),
            _ => self.counts.get(kind as usize).copied().unwrap_or(0),
        }
    }

    /// What matched so far, and from which entry on nothing was looked at.
    pub(super) fn matches(&mut self) -> Option<(Vec<Match>, usize)> {
        let mut matches = self.matches.take()?;
        matches.extend(self.again.drain(..).rev());
        Some((matches, self.next))
    }

    /// Looks at these first, and then at the entries from `next` on.
    pub(super) fn narrow(&mut self, mut matches: Vec<Match>, next: usize) {
        matches.reverse();
        (self.again, self.next) = (matches, next);
    }

    /// Whether there are candidates that were not looked at yet.
    pub(super) fn is_pending(&self, (query, kind): Asked, holdings: Holdings) -> bool {
        let is_full = query.is_empty() && kind != Kind::Indicators && self.count(Kind::All) >= KEPT;
        let has_entries = !self.again.is_empty() || self.next < holdings.catalog.entries.groups();
        let has_indicators = self.next_indicator < holdings.catalog.indicators.groups();
        let looks_at_entries = !matches!(kind, Kind::Indicators | Kind::Commands);
        let looks_at_indicators = kind.takes(Kind::Indicators);
        !self.has_begun
            || !is_full && (looks_at_entries && has_entries || looks_at_indicators && has_indicators)
    }

    /// Looks at candidates until `is_over` says so, at least at some.
    pub(super) fn work(&mut self, asked: Asked, holdings: Holdings, is_over: &dyn Fn() -> bool) {
        if !std::mem::replace(&mut self.has_begun, true) {
            self.begin(asked, holdings);
        }
        let mut found = Vec::new();
        while self.is_pending(asked, holdings) {
            self.step(asked, holdings, &mut found);
            if is_over() {
                break;
            }
        }
        self.hits.clear();
        self.hits.extend_from_slice(self.best.sorted());
    }

    /// Recent jumps, when nothing is typed, and commands.
    fn begin(&mut self, (query, kind): Asked, holdings: Holdings) {
        if query.is_empty() {
            let places = recent::places(holdings.recents, holdings.entries, holdings.catalog);
            self.recents = places.into_iter().filter(|&place| kind.takes(kind_of(place, holdings))).collect();
        }
        for (&place, score) in self.recents.iter().rev().zip(1..) {
            self.best.push(Hit {
                score: Reverse(score),
                is_far: false,
                order: 0,
                is_change: false,
                len: 0,
                place,
            });
        }
        if !kind.takes(Kind::Commands) || (kind == Kind::All && query.is_empty()) {
            return;
        }
        let typed = query.joined("-");
        for (row, number) in ACTIONS.iter().zip(0..).filter(|(row, _)| row.is_from_panes()) {
            let score = match kind {
                Kind::All => is_named(row.name, &typed).then_some(COMMAND),
                _ => about::is_about(&command_label(row.name, row.help), query)
                    .then_some(i64::from(is_named(row.name, &typed))),
            };
            if let Some(score) = score {
                // Of equal ones the order of the table is the best.
                let hit = Hit {
                    score: Reverse(score),
                    is_far: true,
                    order: 3,
                    is_change: false,
                    len: 0,
                    place: Place::Command(number),
                };
                self.take(hit, Kind::Commands);
            }
        }
    }

    /// Looks at some thousands of candidates.
    fn step(&mut self, (query, kind): Asked, holdings: Holdings, found: &mut Vec<GroupHit>) {
        let catalog = holdings.catalog;
        if kind.takes(Kind::Indicators) && self.next_indicator < catalog.indicators.groups() {
            self.step_indicators((query, kind), holdings, found);
        } else if self.again.is_empty() {
            self.step_entries((query, kind), holdings, found);
        } else {
            self.step_again((query, kind), holdings, found);
        }
    }

    fn step_indicators(&mut self, asked: Asked, holdings: Holdings, found: &mut Vec<GroupHit>) {
        let index = &holdings.catalog.indicators;
        let end = (self.next_indicator + STEP).min(index.groups());
        index.hits(asked.0, std::mem::replace(&mut self.next_indicator, end)..end, found);
        for names in found.chunk_by(|one, next| one.group == next.group) {
            self.look_at_indicator(asked, names, holdings);
        }
        found.clear();
    }

    fn step_entries(&mut self, asked: Asked, holdings: Holdings, found: &mut Vec<GroupHit>) {
        let index = &holdings.catalog.entries;
        let mut looked = 0;
        while looked < STEP && self.next < index.groups() {
            let (group, end) = match (holdings.open, self.next) {
                (Some(open), 0) => (open, open + 1),
                (Some(open), next) if next <= open => (next - 1, open),
                (_, next) => (next, index.groups()),
            };
            let mut after = group;
            while looked < STEP && after < end {
                looked += index.labels(after);
                after += 1;
            }
            self.next += after - group;
            index.hits(asked.0, group..after, found);
            self.look(asked, holdings, found);
        }
    }

    /// Looks at some of what matched a shorter query.
    fn step_again(&mut self, asked: Asked, holdings: Holdings, found: &mut Vec<GroupHit>) {
        let index = &holdings.catalog.entries;
        for _ in 0..STEP {
            let Some(&(group, _)) = self.again.last() else { break };
            let again = &mut self.again;
            let numbers = std::iter::from_fn(|| again.pop_if(|(next, _)| *next == group));
            index.hits_among(asked.0, group as usize, numbers.map(|(_, number)| number), found);
        }
        self.look(asked, holdings, found);
    }

    /// Takes the labels of entries that matched.
    fn look(&mut self, (query, kind): Asked, holdings: Holdings, found: &mut Vec<GroupHit>) {
        let index = &holdings.catalog.entries;
        for GroupHit { group, number, score } in found.drain(..) {
            let target = number.checked_sub(1).and_then(|item| holdings.catalog.target(group, item));
            let of = Kind::of_target(target);
            if !kind.takes(of) {
                continue;
            }
            self.note((group, number));
            let mut hit = Hit {
                score: Reverse(score),
                is_far: holdings.open != Some(group as usize),
                order: u8::from(target.is_some()) * 2,
                is_change: false,
                len: 0,
                place: target.map_or(Place::Report(group), |_| Place::Item(group, number - 1)),
            };
            // What is no more than counted needs no label.
            if self.best.takes(&hit) {
                hit.len = if query.is_empty() { 0 } else { index.len(group as usize, number) as u32 };
                hit.is_change = is_change(&index.label(group as usize, number).unwrap_or_default(), target);
            }
            self.take(hit, of);
        }
    }

    /// Looks at the names of an indicator that match.
    fn look_at_indicator(&mut self, (query, kind): Asked, names: &[GroupHit], holdings: Holdings) {
        let Some(number) = names.first().map(|name| name.group) else { return };
        let Some(indicator) = holdings.catalog.indicator(number) else { return };
        let index = &holdings.catalog.indicators;
        let scored = names.iter().filter_map(|&GroupHit { group, number, score }| {
            // All terms must be in one name: no name belongs to another one.
            let own = || query.score(&index.label(group as usize, number)?);
            let score = if query.has_terms() { own()? } else { score };
            Some((Reverse(score), index.len(group as usize, number) as u32))
        });
        let Some((Reverse(score), len)) = scored.min() else { return };
        // An indicator of one report leads no further than its figures, which are candidates too,
        // unless it is found by a name that they do not have.
        let is_own = || query.score(&indicator.name).is_some();
        if kind == Kind::All && query.is_empty() {
            return;
        }
        if kind == Kind::All && indicator.reports < 2 && is_own() {
            // The count is the same with the prefix and without it.
            self.hidden += 1;
            return self.count_one(Kind::Indicators);
        }
        let len = if query.is_empty() { u32::MAX - indicator.reports } else { len };
        self.take(Hit::of_indicator(score, len, Place::Indicator(number)), Kind::Indicators);
    }

    fn count_one(&mut self, kind: Kind) {
        if let Some(count) = self.counts.get_mut(kind as usize) {
            *count += 1;
        }
    }

    fn take(&mut self, hit: Hit, kind: Kind) {
        self.count_one(kind);
        if self.recents.is_empty() || !self.recents.contains(&hit.place) {
            self.best.push(hit);
        }
    }

    fn note(&mut self, label: Match) {
        if let Some(matches) = &mut self.matches {
            matches.push(label);
        }
        self.matches.take_if(|matches| matches.len() > REMEMBERED);
    }
}

impl Hit {
    fn of_indicator(score: i64, len: u32, place: Place) -> Self {
        Self { score: Reverse(score), is_far: true, order: 1, is_change: false, len, place }
    }
}

/// Whether a figure is a change, of which the label has a sign before the value.
fn is_change(label: &str, target: Option<Target>) -> bool {
    matches!(target, Some(Target::Figure(_))) && (label.contains(" +") || label.contains(" -"))
}

/// The kind of a place.
pub(super) fn kind_of(place: Place, holdings: Holdings) -> Kind {
    match place {
        Place::Report(_) => Kind::Reports,
        Place::Item(entry, item) => {
            Kind::of_target(holdings.catalog.item(entry, item).map(|(_, target)| target))
        }
        Place::Indicator(_) => Kind::Indicators,
        Place::Command(_) => Kind::Commands,
    }
}

/// What a command is found by.
pub(super) fn command_label(name: &str, help: &str) -> String {
    format!("{name}  {help}")
}

/// Whether a word of a command's name begins so.
fn is_named(name: &str, typed: &str) -> bool {
    typed.len() >= COMMAND_LETTERS
        && (name.starts_with(typed) || name.split('-').any(|word| word.starts_with(typed)))
}
