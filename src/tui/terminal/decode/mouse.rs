//! Reports of a mouse in the form of mode 1006: `ESC [ < what ; column ; row` and `M` or `m`.
//!
//! Motion without a button, buttons that nobody has, and the older forms mean nothing.

use crossterm::event::{Event as Input, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

/// Bits of the first number: modifiers, motion, wheel.
const MODIFIERS: &[(u32, KeyModifiers)] =
    &[(4, KeyModifiers::SHIFT), (8, KeyModifiers::ALT), (16, KeyModifiers::CONTROL)];
const MOTION: u32 = 32;
const WHEEL: u32 = 64;

/// What stands between `<` and the last letter, which says whether a button went up (`m`).
pub(super) fn report(parameters: &[u8], last: u8) -> Option<Input> {
    let mut numbers =
        std::str::from_utf8(parameters).ok()?.split(';').map(|number| number.parse::<u32>().ok());
    let (what, column, row) = (numbers.next()??, numbers.next()??, numbers.next()??);
    let modifiers = MODIFIERS.iter().filter(|(bit, _)| what & bit != 0);
    let modifiers = modifiers.fold(KeyModifiers::NONE, |all, (_, modifier)| all | *modifier);
    let kind = kind(what & !0x1c, last == b'm')?;
    // The first column is 1; one that no window has is its last.
    let place = |number: u32| u16::try_from(number.saturating_sub(1)).unwrap_or(u16::MAX);
    let (column, row) = (place(column), place(row));
    Some(Input::Mouse(MouseEvent { kind, column, row, modifiers }))
}

fn kind(what: u32, is_up: bool) -> Option<MouseEventKind> {
    if what & WHEEL != 0 {
        return match what & !MOTION & !WHEEL {
            0 => Some(MouseEventKind::ScrollUp),
            1 => Some(MouseEventKind::ScrollDown),
            _ => None,
        };
    }
    let button = match what & !MOTION {
        0 => MouseButton::Left,
        1 => MouseButton::Middle,
        2 => MouseButton::Right,
        _ => return None,
    };
    Some(match (what & MOTION != 0, is_up) {
        (true, _) => MouseEventKind::Drag(button),
        (false, true) => MouseEventKind::Up(button),
        (false, false) => MouseEventKind::Down(button),
    })
}

/// Adds `input` to what came before it. Of motions one after the other only the last place counts.
pub(super) fn add(input: Input, inputs: &mut Vec<Input>) {
    if let (Input::Mouse(new), Some(Input::Mouse(last))) = (&input, inputs.last_mut())
        && matches!(new.kind, MouseEventKind::Drag(_))
        && new.kind == last.kind
    {
        *last = *new;
        return;
    }
    inputs.push(input);
}
