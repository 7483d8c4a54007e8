//! What the mouse does: a click selects, a second one is Enter, the wheel turns what it is over, and
//! borders can be dragged.
//!
//! There is no clock: a click on what is selected already is the second one, however late it comes.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

use crate::tui::action::{Action, Context};
use crate::tui::app::App;
use crate::tui::documents;
use crate::tui::effect::Effect;
use crate::tui::event::Tracking;
use crate::tui::figures;
use crate::tui::layout::Pane;
use crate::tui::list::List;
use crate::tui::mouse::{self, Border, Under, WHEEL};
use crate::tui::words;

/// The state of the mouse.
#[derive(Debug, Default)]
pub(super) struct Pointer {
    /// Whether the program has it.
    is_taken: bool,
    /// The border that is dragged.
    dragged: Option<Border>,
}

impl App {
    /// Takes the mouse from the terminal at the start.
    pub fn take_mouse(&mut self) -> Vec<Effect> {
        self.pointer.is_taken = true;
        vec![Effect::Track(Tracking::Clicks)]
    }

    /// Takes the mouse from the terminal, or gives it back.
    pub(super) fn turn_mouse(&mut self) {
        self.pointer = Pointer { is_taken: !self.pointer.is_taken, dragged: None };
        let (tracking, message) = if self.pointer.is_taken {
            (Tracking::Clicks, words::MOUSE_TAKEN)
        } else {
            (Tracking::Off, words::MOUSE_LEFT)
        };
        self.effects.push(Effect::Track(tracking));
        self.message = Some(message.to_string());
    }

    /// Asks the terminal for this much of the mouse, if the reader took it.
    pub(super) fn track(&mut self, tracking: Tracking) {
        if self.pointer.is_taken {
            self.effects.push(Effect::Track(tracking));
        }
    }

    pub(super) fn mouse(&mut self, event: MouseEvent) {
        // A report that was on its way when the mouse was given back.
        if !self.pointer.is_taken || self.layout().too_small {
            return;
        }
        let (column, row) = (event.column, event.row);
        match event.kind {
            MouseEventKind::Down(MouseButton::Left) => self.press(column, row),
            MouseEventKind::Drag(MouseButton::Left) => {
                if let Some(border) = self.pointer.dragged {
                    self.view.splits = mouse::dragged(self.view, border, column, row);
                }
            }
            MouseEventKind::Up(_) if self.pointer.dragged.take().is_some() => {
                self.effects.push(Effect::Track(Tracking::Clicks));
            }
            MouseEventKind::ScrollDown => self.wheel(Action::Down, column, row),
            MouseEventKind::ScrollUp => self.wheel(Action::Up, column, row),
            _ => {}
        }
    }

    fn press(&mut self, column: u16, row: u16) {
        self.message = None;
        self.is_touched = true;
        if !self.overs.is_empty() {
            return self.press_over(column, row);
        }
        match mouse::under(&self.layout(), column, row) {
            Under::Border(border) => {
                self.pointer.dragged = Some(border);
                self.effects.push(Effect::Track(Tracking::Drags));
            }
            Under::Title(pane) => self.focus(pane),
            Under::Inside(pane, column, row) => self.click(pane, column.into(), row.into()),
            Under::Nothing => {}
        }
    }

    /// Beside a list that is only looked at, a click closes it.
    fn press_over(&mut self, column: u16, row: u16) {
        let is_list = matches!(self.context(), Context::List | Context::Results);
        if is_list && !self.layout().over.contains((column, row).into()) {
            self.press_key(KeyCode::Esc);
        }
    }

    fn click(&mut self, pane: Pane, column: usize, row: usize) {
        let height = self.height(pane);
        let was_focus = std::mem::replace(&mut self.view.focus, pane) == pane;
        self.focus(pane);
        let first = match pane {
            Pane::Documents => documents::HEAD,
            Pane::Figures => figures::HEAD,
            Pane::Outline | Pane::Reader => 0,
        };
        let Some(row) = row.checked_sub(first).filter(|row| *row < height) else { return };
        let is_selected = if pane == Pane::Reader {
            let Some(open) = &self.open else { return };
            !self.reader.click(&open.report, (column, row), height)
        } else {
            let (list, len) = self.list(pane);
            let at = list.top + row;
            if at >= len {
                return;
            }
            std::mem::replace(&mut list.selected, at) == at
        };
        if is_selected && was_focus {
            self.act(Action::Enter, None);
        } else {
            self.follow(pane);
        }
    }

    /// The list of a pane that has one, and its length; for the text that of its rows is not known here.
    fn list(&mut self, pane: Pane) -> (&mut List, usize) {
        match pane {
            Pane::Documents => {
                let len = self.documents.len();
                (&mut self.documents.list, len)
            }
            Pane::Outline => {
                let len = self.tree.len();
                (&mut self.tree.list, len)
            }
            Pane::Reader | Pane::Figures => {
                let len = self.table.len();
                (&mut self.table.list, len)
            }
        }
    }

    /// Turns what is under the pointer. No report is opened by it, and no pane but the text leads others.
    fn wheel(&mut self, action: Action, column: u16, row: u16) {
        if !self.overs.is_empty() {
            return self.wheel_over(action);
        }
        let (Under::Inside(pane, ..) | Under::Title(pane)) = mouse::under(&self.layout(), column, row) else {
            return;
        };
        let height = self.height(pane);
        let rows = if action == Action::Down { WHEEL.cast_signed() } else { -WHEEL.cast_signed() };
        if pane == Pane::Reader {
            if let Some(open) = &self.open {
                self.reader.scroll(&open.report, rows, height);
            }
            self.follow(Pane::Reader);
        } else {
            let (list, len) = self.list(pane);
            list.scroll(rows, len, height);
        }
    }

    fn wheel_over(&mut self, action: Action) {
        match self.context() {
            Context::List => self.act_list(action, Some(WHEEL)),
            Context::Results => self.act_results(action, Some(WHEEL)),
            Context::Compare => self.act_compare(action, Some(WHEEL)),
            _ => {
                let code = if action == Action::Down { KeyCode::Down } else { KeyCode::Up };
                for _ in 0..WHEEL {
                    self.press_key(code);
                }
            }
        }
    }

    fn press_key(&mut self, code: KeyCode) {
        self.key(KeyEvent::new(code, KeyModifiers::NONE));
    }
}
