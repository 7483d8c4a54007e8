//! The files and folders that were opened on the screen, the latest first.

use std::io;
use std::path::PathBuf;

use crate::cli::rows::Tally;
use crate::cli::settings::Settings;
use crate::cli::{Console, FAILED, Looks, Outcome, Screen, complain};
use crate::library;
use crate::safe::Safe;
use crate::source::Options;
use crate::state;

/// Lists them, numbered from 1.
pub(crate) fn list(console: &mut Console<'_>) -> io::Result<Tally> {
    let folders = match folders() {
        Ok(folders) => folders,
        Err(reason) => {
            complain(console.err, &reason);
            return Ok(Tally { failed: 1, ..Tally::default() });
        }
    };
    for (number, folder) in (1..).zip(&folders) {
        writeln!(console.out, "{number}\t{}", Safe::line(&folder.display().to_string()).as_str())?;
    }
    Ok(Tally::default())
}

/// Opens the one with this number on the screen, in this language.
pub(crate) fn open(
    number: usize,
    language: Option<String>,
    settings: Settings,
    console: &mut Console<'_>,
) -> Outcome {
    let folder = folders().and_then(|folders| {
        let index = number.checked_sub(1);
        let missing = || format!("{number}: only {} are remembered; see baogao recent", folders.len());
        index.and_then(|index| folders.get(index).cloned()).ok_or_else(missing)
    });
    match folder {
        Ok(folder) => {
            let source = Options::default();
            let state = state::default_file();
            let cache = library::cache::folder();
            let Settings { config, notices, .. } = settings;
            let (config, paths) = (Box::new(config), vec![folder]);
            Outcome::Screen(Screen {
                paths,
                source,
                print_on_exit: false,
                cache,
                state,
                config,
                notices,
                language,
                mouse: None,
                secure: false,
                looks: Looks::default(),
            })
        }
        Err(reason) => {
            settings.complain(console);
            complain(console.err, &reason);
            Outcome::Exit(FAILED)
        }
    }
}

fn folders() -> Result<Vec<PathBuf>, String> {
    let Some(file) = state::default_file() else { return Ok(Vec::new()) };
    state::read(&file).map(|(kept, _)| kept.folders)
}
