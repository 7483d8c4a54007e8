//! The program: hands the command line to [`baogao::cli`] and, for the screen, to [`baogao::tui`].

use std::env;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::process::ExitCode;

use baogao::cli::{self, Console, Outcome, Screen};
use baogao::safe::Safe;
use baogao::tui::{self, keymap, language::Language, terminal::StartError};

fn main() -> ExitCode {
    ExitCode::from(match arguments() {
        Outcome::Exit(status) => status,
        Outcome::Screen(screen) => open(screen),
    })
}

// Standard output is given back when this ends, so that the screen finds it free.
fn arguments() -> Outcome {
    let stdout = io::stdout();
    let (out_is_terminal, in_is_terminal) = (stdout.is_terminal(), io::stdin().is_terminal());
    let mut out = BufWriter::with_capacity(64 << 10, stdout.lock());
    // Not locked: a thread that panics has to get its message out.
    let mut err = io::stderr();
    let err_is_terminal = err.is_terminal();
    let mut console =
        Console { out: &mut out, err: &mut err, out_is_terminal, err_is_terminal, in_is_terminal };
    cli::run(env::args_os(), &mut console, &keymap::commands())
}

fn open(screen: Screen) -> u8 {
    let Screen { paths, source, print_on_exit, state, cache, config, notices, language } = screen;
    let config = *config;
    let language = Language::choose(language.as_deref(), config.language, &|name| env::var(name).ok());
    let options = tui::Options { paths, source, print_on_exit, state, config, notices, cache, language };
    match tui::run(options) {
        Ok(status) => status,
        Err(error) => {
            let reason = Safe::line(&format!("{error:#}"));
            // Nobody is left to be told when this fails.
            let _ = writeln!(io::stderr(), "baogao: {}", reason.as_str());
            error.downcast_ref::<StartError>().map_or(cli::FAILED, StartError::exit_status)
        }
    }
}
