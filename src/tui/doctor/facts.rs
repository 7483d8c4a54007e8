//! What can be found out: variables, the terminal's answer, tmux, the programs above this one, folders.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use crossbeam_channel::bounded;
use rustix::fs::{Access, access};

use crate::tui::clipboard::Environment;
use crate::tui::doctor::Asked;
use crate::tui::terminal::{self, Answer};

/// How long tmux may take for an answer.
const PATIENCE: Duration = Duration::from_secs(2);

/// How many programs above this one are looked at.
const ANCESTORS: usize = 32;

/// Everything that the report is made of.
#[derive(Debug, Clone)]
pub(super) struct Facts {
    /// `TERM`, empty when it is not set.
    pub(super) term: String,
    /// `COLORTERM`.
    pub(super) color_term: String,
    /// Whether `NO_COLOR` is set and not empty.
    pub(super) no_color: bool,
    /// The locale of characters and the variable that says it.
    pub(super) locale: (String, &'static str),
    /// Columns and rows.
    pub(super) size: Option<(u16, u16)>,
    /// Whether there is a terminal at all.
    pub(super) has_terminal: bool,
    /// What the terminal says of copies, if it answered.
    pub(super) accepts: Option<bool>,
    /// What tmux says of itself, when the program runs in it.
    pub(super) tmux: Option<Tmux>,
    /// How the session reached this machine, when it came over a network.
    pub(super) network: Option<Network>,
    /// Which way a copy takes.
    pub(super) environment: Environment,
    /// Folders that are written to: what for, where, and whether they can be.
    pub(super) folders: Vec<(&'static str, PathBuf, bool)>,
    /// Whether nothing may leave the program.
    pub(super) is_secure: bool,
}

/// How a session reaches a machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Network {
    Ssh,
    Mosh,
}

/// What tmux says of itself; empty what it does not say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Tmux {
    pub(super) version: String,
    /// The option `set-clipboard`.
    pub(super) set_clipboard: String,
    /// What the terminal outside can do, as far as tmux knows.
    pub(super) features: String,
}

impl Facts {
    /// Looks around.
    pub(super) fn gather(asked: &Asked) -> Self {
        let term = variable("TERM");
        let can_ask = !matches!(term.as_str(), "" | "dumb");
        let probe = if can_ask { terminal::probe() } else { None };
        let accepts = probe.and_then(|probe| probe.answer);
        let accepts = accepts.and_then(|answer| match answer {
            Answer::Attributes { clipboard } => Some(clipboard),
            _ => None,
        });
        let environment = Environment { accepts, ..Environment::of_process() };
        let home = PathBuf::from(variable("HOME"));
        let config = Some(PathBuf::from(variable("XDG_CONFIG_HOME"))).filter(|folder| folder.is_absolute());
        let config = config.unwrap_or_else(|| home.join(".config")).join("baogao");
        let state = asked.state.as_deref().and_then(Path::parent).map(Path::to_owned);
        let folders = state.map(|folder| ("state", folder)).into_iter().chain([("settings", config)]);
        Self {
            term,
            color_term: variable("COLORTERM"),
            no_color: !variable("NO_COLOR").is_empty(),
            locale: locale(),
            size: probe.and_then(|probe| probe.size),
            has_terminal: probe.is_some(),
            accepts,
            tmux: (!asked.secure && environment.tmux.is_some()).then(tmux),
            network: network(),
            environment,
            folders: folders.map(|(what, folder)| (what, folder.clone(), can_write(&folder))).collect(),
            is_secure: asked.secure,
        }
    }
}

fn variable(name: &str) -> String {
    std::env::var_os(name).map(|value| value.to_string_lossy().into_owned()).unwrap_or_default()
}

fn network() -> Option<Network> {
    let is_far = ["SSH_TTY", "SSH_CONNECTION"].iter().any(|name| !variable(name).is_empty());
    let is_in_mosh = is_below("mosh-server");
    if is_in_mosh { Some(Network::Mosh) } else { is_far.then_some(Network::Ssh) }
}

/// The first of the three that is set decides.
fn locale() -> (String, &'static str) {
    let set = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().map(|name| (variable(name), name));
    set.into_iter().find(|(value, _)| !value.is_empty()).unwrap_or_default()
}

/// Asks tmux; nothing is set.
fn tmux() -> Tmux {
    let ask = |arguments: &'static [&'static str]| {
        let (sender, answer) = bounded(1);
        let asked = thread::Builder::new().name("tmux".to_owned()).spawn(move || {
            let output = Command::new("tmux").args(arguments).stdin(Stdio::null()).output();
            let text = output.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned());
            sender.send(text.unwrap_or_default())
        });
        asked.ok().and_then(|_| answer.recv_timeout(PATIENCE).ok()).unwrap_or_default()
    };
    Tmux {
        version: ask(&["display-message", "-p", "#{version}"]),
        set_clipboard: ask(&["show-options", "-sv", "set-clipboard"]),
        features: ask(&["display-message", "-p", "#{client_termfeatures}"]),
    }
}

/// Whether a program of this name is above this one; `false` where the system does not say.
fn is_below(name: &str) -> bool {
    let mut process = std::process::id().to_string();
    for _ in 0..ANCESTORS {
        let Ok(stat) = fs::read_to_string(format!("/proc/{process}/stat")) else { return false };
        // "12 (name) S 11 …": a name may hold brackets itself.
        let (Some((_, begun)), Some((before, after))) = (stat.split_once('('), stat.rsplit_once(')')) else {
            return false;
        };
        let length = begun.len().saturating_sub(after.len() + 1);
        if begun.get(..length).is_some_and(|found| found == name) && !before.is_empty() {
            return true;
        }
        match after.split_whitespace().nth(1) {
            Some(parent) if parent != "0" => parent.clone_into(&mut process),
            _ => return false,
        }
    }
    false
}

/// Whether something can be written in a folder, or it can be made.
fn can_write(folder: &Path) -> bool {
    let there = folder.ancestors().find(|folder| folder.exists());
    there.is_some_and(|folder| folder.is_dir() && access(folder, Access::WRITE_OK | Access::EXEC_OK).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_program_above_a_test_is_found() {
        let stat = fs::read_to_string(format!("/proc/{}/stat", std::process::id())).unwrap();
        let own = stat.split_once('(').unwrap().1.rsplit_once(')').unwrap().0.to_owned();
        assert!(is_below(&own));
        assert!(!is_below("no program has this name"));
    }

    #[test]
    fn a_folder_that_can_be_made_can_be_written_to() {
        let folder = tempfile::tempdir().unwrap();
        assert!(can_write(&folder.path().join("new/and/deep")));
        fs::write(folder.path().join("file"), "").unwrap();
        assert!(!can_write(&folder.path().join("file")));
        assert!(!can_write(&folder.path().join("file/below")));
    }
}
