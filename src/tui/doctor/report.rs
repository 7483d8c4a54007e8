//! The facts as lines, with what to set where something could be better. Pure.

use crate::tui::clipboard::Way;
use crate::tui::doctor::facts::{Facts, Network, Tmux};

/// A line of the report: what it is about, what is so, and what to set, if anything.
struct Row(&'static str, String, Option<&'static str>);

const SET_TERM: &str = "set TERM to the terminal's type, such as xterm-256color; without it use the commands, such as baogao figures";
const SET_LOCALE: &str =
    "set LANG to a UTF-8 locale, such as C.UTF-8 or zh_CN.UTF-8, before the terminal or tmux starts";
const SET_FEATURE: &str =
    "tmux does not know that the terminal outside has a clipboard: set -as terminal-features ',*:clipboard'";
const OLD_TMUX: &str = "tmux 3.2 or newer is needed for load-buffer -w; now the sequence is tried, for which set-clipboard has to be on";
const IF_NOTHING: &str = "if nothing arrives, allow it in the terminal's settings (xterm: allowWindowOps, mintty: AllowSetSelection, iTerm2: access to the clipboard); GNOME Terminal, PuTTY and Terminal.app have no such thing: use v and the mouse, the clip pad (p, Ctrl-o) or --print";
const NO_WRITE: &str =
    "nothing is remembered there; --no-state says so, XDG_STATE_HOME may name another folder";

/// The report.
pub(super) fn lines(facts: &Facts) -> Vec<String> {
    let mut rows = vec![terminal(facts), locale(facts), colors(facts), place(facts)];
    rows.push(answer(facts));
    rows.push(copy(facts));
    rows.push(limit(facts));
    rows.extend(facts.folders.iter().map(|(what, folder, can)| {
        let word = if *can { "can be written" } else { "cannot be written" };
        let advice = (!can && *what == "state").then_some(NO_WRITE);
        Row(what, format!("{}, {word}", folder.display()), advice)
    }));
    if facts.is_secure {
        rows.push(Row("secure", "on: no program, clipboard, export, state or suspend".to_owned(), None));
    }
    let line = |Row(what, so, advice): Row| {
        let advice = advice.map(|advice| format!("{:11}-> {advice}", ""));
        std::iter::once(format!("{what:11}{so}")).chain(advice)
    };
    rows.into_iter().flat_map(line).collect()
}

fn terminal(facts: &Facts) -> Row {
    let size = facts.size.map_or("size not told".to_owned(), |(width, height)| format!("{width}x{height}"));
    match (facts.term.as_str(), facts.has_terminal) {
        ("" | "dumb", _) => {
            let name = if facts.term.is_empty() { "TERM is not set" } else { "dumb" };
            Row("terminal", format!("{name}: no screen"), Some(SET_TERM))
        }
        (_, false) => Row("terminal", "none: no screen".to_owned(), None),
        (name, true) => Row("terminal", format!("{name}, {size}"), None),
    }
}

fn locale(facts: &Facts) -> Row {
    let (value, name) = &facts.locale;
    let folded: String = value.to_lowercase().chars().filter(char::is_ascii_alphanumeric).collect();
    let is_utf8 = folded.contains("utf8");
    let so = if value.is_empty() { "none is set".to_owned() } else { format!("{value} ({name})") };
    let word = if is_utf8 { "UTF-8" } else { "not UTF-8" };
    Row("locale", format!("{so}, {word}"), (!is_utf8).then_some(SET_LOCALE))
}

fn colors(facts: &Facts) -> Row {
    let so = match (facts.no_color, facts.color_term.as_str(), facts.term.as_str()) {
        (true, _, _) => "none (NO_COLOR)",
        (_, "truecolor" | "24bit", _) => "24 bit (COLORTERM)",
        (_, _, term) if term.contains("256color") => "256 (TERM)",
        (_, _, "linux") => "8",
        _ => "16, it is assumed",
    };
    Row("colours", so.to_owned(), None)
}

/// What stands between the program and the reader's terminal.
fn place(facts: &Facts) -> Row {
    let mut parts = Vec::new();
    let mut advice = None;
    if let Some(tmux) = &facts.tmux {
        let known = |text: &str| if text.is_empty() { "unknown".to_owned() } else { text.to_owned() };
        parts.push(format!("tmux {} (set-clipboard {})", known(&tmux.version), known(&tmux.set_clipboard)));
        advice = tmux_advice(tmux);
    } else if facts.environment.tmux.is_some() {
        parts.push("tmux".to_owned());
    }
    parts.extend(facts.environment.is_in_screen.then(|| "GNU screen".to_owned()));
    parts.extend(facts.network.map(|network| match network {
        Network::Mosh => "mosh (cuts a copy of more than 12 kB)".to_owned(),
        Network::Ssh => "SSH".to_owned(),
    }));
    let so = if parts.is_empty() {
        "nothing between: no tmux, screen or SSH".to_owned()
    } else {
        parts.join(", ")
    };
    Row("inside", so, advice)
}

fn tmux_advice(tmux: &Tmux) -> Option<&'static str> {
    let mut numbers = tmux.version.split(|character: char| !character.is_ascii_digit());
    let mut number = || numbers.find(|part| !part.is_empty()).and_then(|part| part.parse::<u32>().ok());
    let version = (number(), number());
    match version {
        (Some(major), minor) if (major, minor.unwrap_or(0)) < (3, 2) => Some(OLD_TMUX),
        _ if !tmux.features.is_empty() && !tmux.features.contains("clipboard") => Some(SET_FEATURE),
        _ => None,
    }
}

fn answer(facts: &Facts) -> Row {
    let so = match facts.accepts {
        Some(true) => "it accepts clipboard writes",
        Some(false) => "it does not say whether it accepts clipboard writes",
        None if facts.has_terminal => "none: whether it accepts clipboard writes is not known",
        None => "nobody to ask",
    };
    Row("answer", so.to_owned(), None)
}

fn copy(facts: &Facts) -> Row {
    if facts.is_secure {
        return Row("copy", "off".to_owned(), None);
    }
    let ways = facts.environment.ways(0);
    let named: Vec<String> = ways.iter().map(|way| name(*way, facts)).collect();
    let is_doubtful = ways.first() == Some(&Way::Terminal) && facts.accepts != Some(true);
    Row("copy", named.join("; else "), is_doubtful.then_some(IF_NOTHING))
}

fn name(way: Way, facts: &Facts) -> String {
    let environment = &facts.environment;
    match way {
        Way::Tmux => "to tmux's buffer and by tmux to the terminal (tmux load-buffer -w -)".to_owned(),
        Way::Desktop(number) => {
            let program = environment.helpers.get(number).map(|helper| helper.program.to_string_lossy());
            format!("to this desktop by {}", program.unwrap_or_default())
        }
        Way::Screen => "to the terminal by OSC 52, in pieces that screen passes on".to_owned(),
        Way::Terminal => "to the terminal by OSC 52".to_owned(),
        Way::File => {
            let folder = environment.folders.first().map(|folder| folder.display().to_string());
            format!("to a private file in {}", folder.unwrap_or_default())
        }
        Way::Nowhere => "nowhere".to_owned(),
    }
}

fn limit(facts: &Facts) -> Row {
    let largest = facts.environment.largest;
    let so = match facts.environment.ways(0).first() {
        Some(Way::Tmux) => "about 700 kB, by tmux".to_owned(),
        Some(Way::Desktop(_)) => "none".to_owned(),
        _ => format!("{largest} bytes; what is longer goes to a file, and the message says where"),
    };
    Row("limit", so, None)
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;
    use std::path::PathBuf;

    use super::*;
    use crate::tui::clipboard::Environment;

    /// A terminal with nothing special to it.
    fn plain() -> Facts {
        let environment = Environment {
            tmux: None,
            is_in_screen: false,
            helpers: Vec::new(),
            largest: 8192,
            only: None,
            accepts: None,
            folders: vec![PathBuf::from("/home/x/.local/state/baogao")],
        };
        Facts {
            term: "xterm-256color".to_owned(),
            color_term: String::new(),
            no_color: false,
            locale: ("zh_CN.UTF-8".to_owned(), "LANG"),
            size: Some((80, 24)),
            has_terminal: true,
            accepts: None,
            tmux: None,
            network: None,
            environment,
            folders: vec![("state", PathBuf::from("/home/x/.local/state/baogao"), true)],
            is_secure: false,
        }
    }

    /// The line about something, and the advice below it.
    #[track_caller]
    fn check(facts: &Facts, what: &str, expected: &str, advice: Option<&str>) {
        let lines = lines(facts);
        let at = lines.iter().position(|line| line.starts_with(what)).unwrap();
        assert_eq!(lines[at].split_at(11).1, expected);
        let below = lines.get(at + 1).and_then(|line| line.trim_start().strip_prefix("-> "));
        assert_eq!(below, advice);
    }

    fn in_tmux(version: &str, set_clipboard: &str, features: &str) -> Facts {
        let tmux = Tmux {
            version: version.to_owned(),
            set_clipboard: set_clipboard.to_owned(),
            features: features.to_owned(),
        };
        let environment = Environment { tmux: Some(OsString::from("tmux")), ..plain().environment };
        Facts { tmux: Some(tmux), environment, ..plain() }
    }

    #[test]
    fn a_plain_terminal() {
        let facts = plain();
        check(&facts, "terminal", "xterm-256color, 80x24", None);
        check(&facts, "locale", "zh_CN.UTF-8 (LANG), UTF-8", None);
        check(&facts, "colours", "256 (TERM)", None);
        check(&facts, "inside", "nothing between: no tmux, screen or SSH", None);
        check(&facts, "answer", "none: whether it accepts clipboard writes is not known", None);
        let copy = "to the terminal by OSC 52; else to a private file in /home/x/.local/state/baogao";
        check(&facts, "copy", copy, Some(IF_NOTHING));
        check(&facts, "state", "/home/x/.local/state/baogao, can be written", None);
        let sure = Facts { accepts: Some(true), ..plain() };
        check(&sure, "answer", "it accepts clipboard writes", None);
        check(&sure, "copy", copy, None);
    }

    #[test]
    fn a_terminal_that_is_none() {
        let facts = |term: &str| Facts { term: term.to_owned(), has_terminal: false, ..plain() };
        check(&facts(""), "terminal", "TERM is not set: no screen", Some(SET_TERM));
        check(&facts("dumb"), "terminal", "dumb: no screen", Some(SET_TERM));
        check(&facts("xterm"), "terminal", "none: no screen", None);
        check(&facts("xterm"), "answer", "nobody to ask", None);
    }

    #[test]
    fn locales_and_colours() {
        let locale = |value: &str| Facts { locale: (value.to_owned(), "LC_ALL"), ..plain() };
        check(&locale("C.utf8"), "locale", "C.utf8 (LC_ALL), UTF-8", None);
        check(&locale("zh_CN.GB18030"), "locale", "zh_CN.GB18030 (LC_ALL), not UTF-8", Some(SET_LOCALE));
        check(&locale(""), "locale", "none is set, not UTF-8", Some(SET_LOCALE));
        let color = Facts { color_term: "truecolor".to_owned(), ..plain() };
        check(&color, "colours", "24 bit (COLORTERM)", None);
        check(&Facts { no_color: true, ..color }, "colours", "none (NO_COLOR)", None);
        check(&Facts { term: "vt220".to_owned(), ..plain() }, "colours", "16, it is assumed", None);
    }

    #[test]
    fn tmux_and_what_to_set_in_it() {
        let inside = "tmux 3.3a (set-clipboard external)";
        check(&in_tmux("3.3a", "external", "256,clipboard,title"), "inside", inside, None);
        check(&in_tmux("3.3a", "external", ""), "inside", inside, None);
        check(&in_tmux("3.3a", "external", "256,title"), "inside", inside, Some(SET_FEATURE));
        // load-buffer -w does not ask for this option.
        check(&in_tmux("3.4", "off", "clipboard"), "inside", "tmux 3.4 (set-clipboard off)", None);
        check(&in_tmux("2.9a", "on", ""), "inside", "tmux 2.9a (set-clipboard on)", Some(OLD_TMUX));
        check(&in_tmux("", "", ""), "inside", "tmux unknown (set-clipboard unknown)", None);
        check(&in_tmux("3.3a", "external", ""), "limit", "about 700 kB, by tmux", None);
    }

    #[test]
    fn screen_mosh_and_ssh() {
        let environment = Environment { is_in_screen: true, ..plain().environment };
        let facts = Facts { environment, network: Some(Network::Mosh), ..plain() };
        check(&facts, "inside", "GNU screen, mosh (cuts a copy of more than 12 kB)", None);
        let copy = "to the terminal by OSC 52, in pieces that screen passes on; else to a private file in /home/x/.local/state/baogao";
        check(&facts, "copy", copy, None);
        check(&Facts { network: Some(Network::Ssh), ..plain() }, "inside", "SSH", None);
    }

    #[test]
    fn what_cannot_be_written_and_the_restricted_mode_are_said() {
        let folders = vec![("state", PathBuf::from("/x"), false)];
        check(&Facts { folders, ..plain() }, "state", "/x, cannot be written", Some(NO_WRITE));
        check(&Facts { is_secure: true, ..plain() }, "copy", "off", None);
        assert!(lines(&Facts { is_secure: true, ..plain() }).iter().any(|line| line.starts_with("secure")));
    }
}
