//! The sequences that keys send: CSI and SS3, with their modifiers.

use crossterm::event::{Event as Input, KeyCode, KeyModifiers};

use crate::tui::terminal::Answer;
use crate::tui::terminal::decode::{LONGEST_SEQUENCE, Step, character, key, mouse};

/// Keys by the last letter of their sequence.
const LETTERS: &[(u8, KeyCode)] = &[
    (b'A', KeyCode::Up),
    (b'B', KeyCode::Down),
    (b'C', KeyCode::Right),
    (b'D', KeyCode::Left),
    (b'F', KeyCode::End),
    (b'H', KeyCode::Home),
    (b'M', KeyCode::Enter),
    (b'P', KeyCode::F(1)),
    (b'Q', KeyCode::F(2)),
    (b'R', KeyCode::F(3)),
    (b'S', KeyCode::F(4)),
];

/// Keys by the number before `~`.
const NUMBERS: &[(u32, KeyCode)] = &[
    (1, KeyCode::Home),
    (2, KeyCode::Insert),
    (3, KeyCode::Delete),
    (4, KeyCode::End),
    (5, KeyCode::PageUp),
    (6, KeyCode::PageDown),
    (7, KeyCode::Home),
    (8, KeyCode::End),
    (11, KeyCode::F(1)),
    (12, KeyCode::F(2)),
    (13, KeyCode::F(3)),
    (14, KeyCode::F(4)),
    (15, KeyCode::F(5)),
    (17, KeyCode::F(6)),
    (18, KeyCode::F(7)),
    (19, KeyCode::F(8)),
    (20, KeyCode::F(9)),
    (21, KeyCode::F(10)),
    (23, KeyCode::F(11)),
    (24, KeyCode::F(12)),
];

/// Keys that some terminals send by the number of their character.
const CHARACTERS: &[(u32, KeyCode)] =
    &[(9, KeyCode::Tab), (13, KeyCode::Enter), (27, KeyCode::Esc), (127, KeyCode::Backspace)];

/// Keys that most terminals send for Ctrl and a letter, so that it means the same in all of them.
const CONTROLS: &[(u32, KeyCode)] = &[
    (b'[' as u32, KeyCode::Esc),
    (b'h' as u32, KeyCode::Backspace),
    (b'i' as u32, KeyCode::Tab),
    (b'j' as u32, KeyCode::Enter),
    (b'm' as u32, KeyCode::Enter),
];

/// `ESC O` and a letter: keys in another mode of the terminal.
pub(super) fn ss3(bytes: &[u8]) -> Step {
    let Some(&letter) = bytes.get(2) else { return Step::More };
    match find(LETTERS, letter) {
        Some(code) => Step::Took(3, Some(key(code, KeyModifiers::NONE))),
        None => Step::Took(2, Some(character('O', KeyModifiers::ALT))),
    }
}

/// `ESC [`, numbers, and a letter or `~`.
pub(super) fn csi(bytes: &[u8]) -> Step {
    match bytes.get(2) {
        // The console of Linux: F1 is `ESC [ [ A`.
        Some(b'[') => {
            let Some(&letter) = bytes.get(3) else { return Step::More };
            let number = letter.checked_sub(b'A').filter(|number| *number < 5);
            return Step::Took(4, number.map(|number| key(KeyCode::F(number + 1), KeyModifiers::NONE)));
        }
        // A mouse report of the old kind has three bytes behind its letter.
        Some(b'M') => return if bytes.len() < 6 { Step::More } else { Step::Took(6, None) },
        _ => {}
    }
    let body = bytes.get(2..).unwrap_or_default();
    let Some(end) = body.iter().position(|byte| !matches!(byte, 0x20..=0x3f)) else {
        return if bytes.len() > LONGEST_SEQUENCE { Step::Took(bytes.len(), None) } else { Step::More };
    };
    let (parameters, rest) = body.split_at(end);
    match rest.first() {
        Some(&last @ (b'M' | b'm')) if parameters.first() == Some(&b'<') => {
            Step::Took(end + 3, mouse::report(parameters.get(1..).unwrap_or_default(), last))
        }
        Some(&last @ 0x40..=0x7e) => Step::Took(end + 3, meaning(parameters, last)),
        // Not a sequence after all; what broke it off stands for itself.
        _ => Step::Took(end + 2, None),
    }
}

fn meaning(parameters: &[u8], last: u8) -> Option<Input> {
    // Answers begin with `?`, `>` or `<`.
    let parameters = std::str::from_utf8(parameters).ok()?;
    let mut numbers = Vec::new();
    for number in parameters.split(';') {
        // Behind a colon stand variants of the key.
        let number = number.split(':').next().unwrap_or_default();
        numbers.push(if number.is_empty() { 1 } else { number.parse::<u32>().ok()? });
    }
    let first = numbers.first().copied().unwrap_or(1);
    let modifiers = modifiers(numbers.get(1).copied().unwrap_or(1))?;
    match (last, numbers.as_slice()) {
        (b'~', [27, _, code]) => by_character(*code, modifiers),
        (b'~', _) => find(NUMBERS, first).map(|code| key(code, modifiers)),
        (b'u', _) => by_character(first, modifiers),
        (b'Z', _) => Some(key(KeyCode::BackTab, KeyModifiers::SHIFT)),
        (b'M', _) => None,
        // With another first number it tells where the cursor is.
        _ if first == 1 => find(LETTERS, last).map(|code| key(code, modifiers)),
        _ => None,
    }
}

fn by_character(code: u32, modifiers: KeyModifiers) -> Option<Input> {
    if let Some(code) = find(CONTROLS, code).filter(|_| modifiers == KeyModifiers::CONTROL) {
        return Some(key(code, KeyModifiers::NONE));
    }
    match find(CHARACTERS, code) {
        Some(KeyCode::Tab) if modifiers.contains(KeyModifiers::SHIFT) => {
            Some(key(KeyCode::BackTab, modifiers))
        }
        Some(code) => Some(key(code, modifiers)),
        None => {
            let letter = char::from_u32(code).filter(|letter| !letter.is_control())?;
            let shift = letter.is_ascii_lowercase() && modifiers == KeyModifiers::SHIFT;
            Some(character(if shift { letter.to_ascii_uppercase() } else { letter }, modifiers))
        }
    }
}

/// The number is one more than the sum of the modifiers' values; others are locks.
fn modifiers(number: u32) -> Option<KeyModifiers> {
    let bits = number.checked_sub(1)?;
    let mut modifiers = KeyModifiers::NONE;
    for (bit, modifier) in [(1, KeyModifiers::SHIFT), (2, KeyModifiers::ALT), (4, KeyModifiers::CONTROL)] {
        if bits & bit != 0 {
            modifiers |= modifier;
        }
    }
    Some(modifiers)
}

fn find<K: Copy + PartialEq>(rows: &[(K, KeyCode)], wanted: K) -> Option<KeyCode> {
    rows.iter().find(|(known, _)| *known == wanted).map(|(_, code)| *code)
}

/// What a whole sequence that is no key says of the terminal, if that is wanted: `ESC [ ? … c` lists what
/// it can do, 52 among it when programs may write to its clipboard; `ESC [ row ; column R` is where the
/// cursor is; `ESC [ ? mode ; state $ y` tells of a mode, which is on or off (1, 2) if it can be switched;
/// `ESC [ ? flags u` comes from one that can send the Esc key as something else than an ESC; `ESC [ 0 n`
/// means that everything was read.
pub(super) fn answer(bytes: &[u8]) -> Option<Answer> {
    let body = std::str::from_utf8(bytes.strip_prefix(b"\x1b[")?).ok()?;
    let numbers =
        |body: &str| body.split(';').map(|number| number.parse().ok()).collect::<Option<Vec<u16>>>();
    if let Some(place) = body.strip_suffix('R') {
        return numbers(place)?.get(1).map(|&column| Answer::Column(column));
    }
    if body == "0n" {
        return Some(Answer::Status);
    }
    let body = body.strip_prefix('?')?;
    if body.strip_suffix('u').is_some_and(|flags| numbers(flags).is_some()) {
        return Some(Answer::Keys);
    }
    if let Some(mode) = body.strip_suffix("$y") {
        let numbers = numbers(mode)?;
        let (&number, &state) = (numbers.first()?, numbers.get(1)?);
        return Some(Answer::Mode { number, is_known: matches!(state, 1 | 2) });
    }
    let clipboard = body.strip_suffix('c')?.split(';').any(|number| number == "52");
    Some(Answer::Attributes { clipboard })
}
