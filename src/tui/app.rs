//! The state of the whole screen, and what an event makes of it.
//!
//! Touches neither terminal nor files: what is to be done outside comes back as [`Effect`]s.

mod act;
mod compare;
mod copy;
mod draw;
mod encode;
mod file;
mod find;
mod follow;
mod go;
mod hints;
mod jump;
mod load;
mod mouse;
mod notes;
mod open;
mod over;
mod plain;
mod remember;
mod secure;
mod settings;
mod status;
mod take;

use std::collections::HashSet;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use crossterm::event::{KeyEvent, KeyEventKind};

use crate::config::Config;
use crate::export::copy::Template;
use crate::library::{Entry, Failure, Target};
use crate::report::Report;
use crate::report::check::Remark;
use crate::search::finder::Kind;
use crate::state::{Anchor, Identity, Kept};
use crate::tui::action::Context;
use crate::tui::catalog::Catalog;
use crate::tui::chord::Chord;
use crate::tui::clip::Clip;
use crate::tui::compare::Compare;
use crate::tui::documents::{self, Documents};
use crate::tui::effect::Effect;
use crate::tui::event::{Event, Purpose};
use crate::tui::figures::{self, Table};
use crate::tui::hints::Hints;
use crate::tui::job::Content;
use crate::tui::jump::Jump;
use crate::tui::keymap::Keymap;
use crate::tui::layout::{self, Layout, Pane, Splits, View};
use crate::tui::menu::Menu;
use crate::tui::note::Note;
use crate::tui::notes::Notes;
use crate::tui::outline::Tree;
use crate::tui::prompt::Prompt;
use crate::tui::reader::{Plain, Reader};
use crate::tui::results::Results;
use crate::tui::sheet::Sheet;
use crate::tui::theme::Theme;
use crate::tui::words;
use file::Writing;
use mouse::Pointer;
use secure::Leave;
use take::Marked;

/// So long candidates of the jump box are looked at between two looks at the keyboard.
const TIME: Duration = Duration::from_millis(12);
/// So many names are looked at for a comparison between two looks at the keyboard.
const SLICE: usize = 20_000;
/// Larger counts are not meant.
const LARGEST_COUNT: usize = 1_000_000;

/// The report that is open.
#[derive(Debug)]
struct Open {
    entry: usize,
    report: Box<Report>,
    /// What in it does not agree.
    remarks: Vec<Remark>,
    /// By what it is known again.
    identity: Identity,
    /// The byte at which reading began.
    left: u32,
    /// What in it has a note.
    noted: Vec<Target>,
}

/// A report that was asked for, and where to go in it.
#[derive(Debug, Default)]
struct Wanted {
    entry: usize,
    target: Option<Target>,
    /// The byte of the text to go to.
    place: Option<u32>,
    /// The words of the place to go to.
    anchor: Option<Anchor>,
}

/// What lies over the panes.
#[derive(Debug)]
enum Over {
    Prompt(Prompt),
    Jump(Box<Jump>),
    Sheet(Sheet),
    Menu(Menu),
    Compare,
    Clip,
    Note(Box<Note>),
    /// Letters over the figures of the text.
    Hints(Hints),
    /// The text alone.
    Plain(Plain),
    /// The places found in all reports.
    Results,
    Notes(Notes),
}

impl Over {
    /// Whether it is a prompt with something in it that is not understood.
    fn is_faulty(&self) -> bool {
        matches!(self, Self::Prompt(prompt) if prompt.fault.is_some())
    }
}

/// What was read so far.
#[derive(Debug, Default)]
struct Shelf {
    entries: Vec<Entry>,
    /// The entries as candidates of the jump box.
    catalog: Catalog,
    failures: Vec<Failure>,
    found: usize,
    /// How many reports were known before; the files of how many of them were looked at, how many were
    /// read again, and how many are gone.
    known: usize,
    checked: usize,
    renewed: usize,
    gone: usize,
    /// When the first one was read.
    begun: Option<Instant>,
    is_done: bool,
}

/// The state of the screen.
#[derive(Debug)]
pub struct App {
    view: View,
    theme: Theme,
    keymap: Keymap,
    count: Option<usize>,
    /// The most columns that the text takes; 0 for all that its pane has.
    width: u16,
    /// Whether a key was pressed.
    is_touched: bool,
    shelf: Shelf,
    /// Whether entries came that the list of reports has not taken yet.
    is_stale: bool,
    open: Option<Open>,
    wanted: Option<Wanted>,
    /// The report asked for to be seen in the jump box.
    peeking: Option<PathBuf>,
    documents: Documents,
    tree: Tree,
    reader: Reader,
    table: Table,
    overs: Vec<Over>,
    /// What was compared last, seen or not.
    compared: Option<Box<Compare>>,
    /// How many comparisons there were.
    runs: u64,
    clip: Clip,
    marks: Vec<Marked>,
    /// How the sheet of copying writes.
    template: Template,
    /// What goes into a file whose first name was taken, while another name is typed.
    asked: Option<Content>,
    writing: Option<Writing>,
    /// What earlier sessions left, and this one.
    kept: Kept,
    /// The reports in which an earlier session left marks.
    marked: HashSet<PathBuf>,
    /// Whether what this session leaves is written anywhere.
    is_kept: bool,
    /// What was found in all reports.
    results: Option<Box<Results>>,
    /// What was searched for, the latest last.
    history: Vec<(Kind, String)>,
    /// How a figure is copied by its letters.
    hinted: Template,
    /// What may leave the screen.
    leave: Leave,
    /// The mouse.
    pointer: Pointer,
    message: Option<String>,
    effects: Vec<Effect>,
}

impl App {
    /// A screen of this size that has read nothing yet.
    pub fn new((width, height): (u16, u16), theme: Theme, config: &Config) -> Self {
        let (focus, side) = (Pane::Documents, Pane::Documents);
        let (shown, splits) = (layout::shown(&config.panes), Splits::of(&config.panes));
        let view = View { width, height, focus, side, wide: false, shown, splits };
        Self {
            view,
            theme,
            keymap: Keymap::new(&config.keys),
            count: None,
            width: config.width,
            is_touched: false,
            shelf: Shelf::default(),
            is_stale: false,
            open: None,
            wanted: None,
            peeking: None,
            documents: Documents::default(),
            tree: Tree::default(),
            reader: Reader::default(),
            table: Table::default(),
            overs: Vec::new(),
            compared: None,
            runs: 0,
            clip: Clip::default(),
            marks: Vec::new(),
            template: Template::default(),
            asked: None,
            writing: None,
            kept: Kept::default(),
            marked: HashSet::new(),
            is_kept: false,
            results: None,
            history: Vec::new(),
            hinted: Template::Value,
            leave: Leave::default(),
            pointer: Pointer::default(),
            message: None,
            effects: Vec::new(),
        }
    }

    /// Columns and rows of the window, as far as is known.
    pub fn size(&self) -> (u16, u16) {
        (self.view.width, self.view.height)
    }

    /// Takes one event; what is to be done outside comes back.
    pub fn update(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::Key(key) if key.kind != KeyEventKind::Release => self.key(key),
            Event::Key(_) => {}
            Event::Mouse(mouse) => self.mouse(mouse),
            Event::Paste(text) => self.paste(&text),
            Event::Stop => self.effects.push(Effect::Suspend),
            Event::Resize(width, height) => (self.view.width, self.view.height) = (width, height),
            Event::Library(event) => self.library(event),
            Event::Changed(change) => self.changed(change),
            Event::Opened(opened) => self.opened(opened),
            Event::Gathered(gathered) => self.gathered(gathered),
            Event::Told(told) => self.told(told),
            Event::Searched(event) => {
                if let Some(results) = &mut self.results {
                    results.take(event, &self.shelf.entries);
                }
            }
            Event::Sent(message) => self.message = Some(message),
            Event::Copied(what, sent) => self.message = Some(self.copied(&what, &sent)),
        }
        if !self.is_stale {
            self.settle();
        }
        self.effects()
    }

    /// Brings lists and rows into line with what came; to be called before drawing.
    pub fn settle(&mut self) {
        if std::mem::take(&mut self.is_stale) {
            self.documents.arrange(&self.shelf.entries);
            self.begin();
        }
        self.documents.list.show(self.documents.len(), self.height(Pane::Documents));
        self.tree.list.show(self.tree.len(), self.height(Pane::Outline));
        self.table.list.show(self.table.len(), self.height(Pane::Figures));
        self.settle_compared();
        let layout = self.layout();
        if let Some(results) = &mut self.results {
            let height = results.height(layout.over);
            results.settle(height);
        }
        if let (Some(open), Some(inside)) = (&self.open, layout.inside(Pane::Reader)) {
            let width = self.text_width(inside.width);
            self.reader.resize(&open.report, width, inside.height.into());
        }
        self.settle_plain();
        if let Some(Over::Jump(jump)) = self.overs.last() {
            let wanted = jump.wanted(&self.shelf.entries, self.open.as_ref().map(|open| open.entry));
            if wanted.is_some() && wanted != self.peeking {
                self.effects.extend(wanted.clone().map(|path| Effect::Open(path, Purpose::Peek)));
                self.peeking = wanted;
            }
        }
    }

    /// Lays everything out again, because characters have another width now.
    pub fn lay_again(&mut self) {
        self.reader.forget_rows();
    }

    /// Effects that [`App::settle`] and [`App::work`] left.
    pub fn effects(&mut self) -> Vec<Effect> {
        let mut effects = std::mem::take(&mut self.effects);
        if self.leave == Leave::Restricted {
            self.hold_back(&mut effects);
        }
        effects
    }

    /// Whether [`App::work`] has something to do.
    pub fn is_busy(&self) -> bool {
        self.is_looking() || self.is_gathering() || (self.shelf.is_done && !self.shelf.catalog.is_ready())
    }

    /// Whether the jump box has candidates that were not looked at.
    fn is_looking(&self) -> bool {
        matches!(self.overs.last(), Some(Over::Jump(jump)) if jump.is_pending(self.holdings()))
    }

    /// Does a slice of what can wait for reports; whether there is more.
    pub fn prepare(&mut self) -> bool {
        self.shelf.catalog.make_ready();
        !self.shelf.catalog.is_ready()
    }

    /// Does a slice of what can wait for keys.
    pub fn work(&mut self) {
        if self.is_looking() {
            let start = Instant::now();
            self.look_around(&|| start.elapsed() >= TIME);
        } else if self.is_gathering() {
            self.gather();
        } else {
            self.shelf.catalog.make_ready();
        }
    }

    fn layout(&self) -> Layout {
        layout::layout(self.view)
    }

    /// Rows that a pane has for its list.
    fn height(&self, pane: Pane) -> usize {
        let Some(inside) = self.layout().inside(pane) else { return 0 };
        let taken = match pane {
            Pane::Documents => documents::HEAD,
            Pane::Figures => figures::taken(inside),
            Pane::Outline | Pane::Reader => 0,
        };
        usize::from(inside.height).saturating_sub(taken)
    }

    fn context(&self) -> Context {
        match self.overs.last() {
            None => Context::Panes,
            Some(Over::Prompt(_)) => Context::Prompt,
            Some(Over::Jump(_)) => Context::Jump,
            Some(Over::Sheet(_) | Over::Notes(_) | Over::Plain(_)) => Context::List,
            Some(Over::Hints(_)) => Context::Hints,
            Some(Over::Menu(_)) => Context::Menu,
            Some(Over::Results) => Context::Results,
            Some(Over::Compare) => Context::Compare,
            Some(Over::Clip) => Context::Clip,
            Some(Over::Note(_)) => Context::Note,
        }
    }

    fn key(&mut self, key: KeyEvent) {
        self.message = None;
        self.is_touched = true;
        let chord = Chord::of(key);
        let context = self.context();
        let action = self.keymap.action(context, chord);
        match context {
            Context::Panes | Context::List | Context::Results | Context::Compare => {
                match (chord.digit(), action) {
                    (Some(digit), None) if digit > 0 || self.count.is_some() => {
                        let count = self.count.unwrap_or(0).saturating_mul(10).saturating_add(digit);
                        self.count = Some(count.min(LARGEST_COUNT));
                    }
                    (_, Some(action)) => {
                        let count = self.count.take();
                        match context {
                            Context::Panes => self.act(action, count),
                            Context::Compare => self.act_compare(action, count),
                            Context::Results => self.act_results(action, count),
                            _ => self.act_list(action, count),
                        }
                    }
                    _ => {
                        self.count = None;
                        self.message = Some(words::NO_KEY.to_string());
                    }
                }
            }
            Context::Prompt
            | Context::Jump
            | Context::Menu
            | Context::Clip
            | Context::Note
            | Context::Hints => {
                self.type_key(key, action);
            }
        }
    }
}

#[cfg(test)]
mod tests;
