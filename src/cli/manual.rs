//! The manual page and what shells complete, from the definitions of the flags and the key table.
//!
//! Does not know what a flag does.

use std::io;

use clap::{Command, CommandFactory};
use clap_complete::Shell;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};

use crate::cli::Console;
use crate::cli::args::Arguments;
use crate::cli::rows::Tally;
use crate::config::Commands;

/// The name of the program in its own texts.
const NAME: &str = "baogao";

/// The files that the program reads and writes for itself.
const FILES: &[(&str, &str)] = &[
    ("$XDG_CONFIG_HOME/baogao/config.toml", "the settings; baogao config prints them all"),
    ("$XDG_STATE_HOME/baogao/state.json", "places, marks, notes and the latest jumps"),
    ("$XDG_CACHE_HOME/baogao", "what was read, so that it need not be read again"),
];

/// The variables of the environment that it looks at.
const ENVIRONMENT: &[(&str, &str)] = &[
    (
        "XDG_CONFIG_HOME, XDG_STATE_HOME, XDG_CACHE_HOME",
        "folders of these files, if not ~/.config, ~/.local/state and ~/.cache",
    ),
    ("NO_COLOR", "when it is not empty, no colours"),
    ("TERM, COLORTERM", "how many colours there are"),
];

/// What the exit status says.
const STATUS: &[(&str, &str)] =
    &[("0", "all was done"), ("1", "something could not be read or written"), ("2", "wrong use")];

/// Prints what `shell` needs to complete commands and flags.
pub(crate) fn completions(console: &mut Console<'_>, shell: Shell) -> io::Result<Tally> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), NAME, &mut script);
    console.out.write_all(&script)?;
    Ok(Tally::default())
}

/// Prints the manual page.
pub(crate) fn page(console: &mut Console<'_>, commands: &Commands) -> io::Result<Tally> {
    let mut program = Arguments::command().disable_help_subcommand(true);
    program.build();
    let mut page = Vec::new();
    let man = Man::new(program.clone()).title("BAOGAO");
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    man.render_description_section(&mut page)?;
    man.render_options_section(&mut page)?;
    for command in program.get_subcommands() {
        page.extend(section(command)?);
    }
    keys(commands).to_writer(&mut page)?;
    for (title, rows) in [("FILES", FILES), ("ENVIRONMENT", ENVIRONMENT), ("EXIT STATUS", STATUS)] {
        table(title, rows).to_writer(&mut page)?;
    }
    man.render_extra_section(&mut page)?;
    console.out.write_all(&page)?;
    Ok(Tally::default())
}

/// A command as a section, with its parts below it.
fn section(command: &Command) -> io::Result<Vec<u8>> {
    let mut page = Vec::new();
    let heading = format!("{NAME} {}", command.get_name());
    Roff::new().control("SH", [heading.to_uppercase().as_str()]).to_writer(&mut page)?;
    let man = Man::new(command.clone());
    let mut parts = Vec::new();
    man.render_description_section(&mut parts)?;
    man.render_synopsis_section(&mut parts)?;
    man.render_options_section(&mut parts)?;
    man.render_extra_section(&mut parts)?;
    let parts = String::from_utf8_lossy(&parts);
    // What is a section of a page of its own is a part of the section here.
    page.extend(parts.replace("\n.SH ", "\n.SS ").replacen(".SH ", ".SS ", 1).into_bytes());
    Ok(page)
}

fn keys(commands: &Commands) -> Roff {
    let mut page = Roff::new();
    page.control("SH", ["KEYS"]);
    page.text([roman("The usual keys; the settings may have others.")]);
    let mut group = "";
    for command in &commands.rows {
        if group != command.group {
            group = &command.group;
            page.control("SS", [group]);
        }
        entry(&mut page, command.keys, &format!("{} ({})", command.help, command.name));
    }
    page
}

fn table(title: &str, rows: &[(&str, &str)]) -> Roff {
    let mut page = Roff::new();
    page.control("SH", [title]);
    for (name, text) in rows {
        entry(&mut page, name, text);
    }
    page
}

fn entry(page: &mut Roff, name: &str, text: &str) {
    page.control("TP", []).text([bold(name)]).text([roman(text)]);
}
