//! The program: hands the command line to [`baogao::cli`] and, for the screen, to [`baogao::tui`].

use std::env;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::process::ExitCode;

use baogao::cli::{self, Console, Doctor, Looks, Outcome, Screen};
use baogao::config::Config;
use baogao::safe::Safe;
use baogao::tui::backend::{Lines, Terms};
use baogao::tui::glyph::Ambiguous;
use baogao::tui::{self, keymap, language::Language, terminal::StartError};
use mimalloc::MiMalloc;

/// Reading a report allocates some hundred short texts and gives them back at once.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    ExitCode::from(match arguments() {
        Outcome::Exit(status) => status,
        Outcome::Screen(screen) => open(screen),
        Outcome::Doctor(doctor) => examine(doctor),
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

/// What the reader says of the terminal.
fn terms(looks: &Looks, config: &Config) -> Terms {
    let set = config.ambiguous.map(|is_wide| if is_wide { "wide" } else { "narrow" });
    let ambiguous = looks.ambiguous.as_deref().or(set).map(Ambiguous::named).unwrap_or_default();
    let lines = if looks.ascii || config.ascii { Lines::Ascii } else { Lines::Drawn };
    Terms { ambiguous, lines, ..Terms::default() }
}

fn open(screen: Screen) -> u8 {
    let Screen { paths, source, print_on_exit, state, cache, language, mouse, secure, looks, .. } = screen;
    let (config, notices) = (*screen.config, screen.notices);
    let language = Language::choose(language.as_deref(), config.language, &|name| env::var(name).ok());
    let terms = terms(&looks, &config);
    let mouse = mouse.unwrap_or(config.mouse);
    match tui::run(tui::Options {
        paths,
        source,
        print_on_exit,
        state,
        config,
        notices,
        terms,
        mouse,
        secure,
        cache,
        language,
    }) {
        Ok(status) => status,
        Err(error) => {
            let reason = Safe::line(&format!("{error:#}"));
            // Nobody is left to be told when this fails.
            let _ = writeln!(io::stderr(), "baogao: {}", reason.as_str());
            error.downcast_ref::<StartError>().map_or(cli::FAILED, StartError::exit_status)
        }
    }
}

fn examine(doctor: Doctor) -> u8 {
    let Doctor { test_copy, secure, state } = doctor;
    let asked = tui::doctor::Asked { test_copy, secure, state };
    // A closed pipe has seen enough.
    tui::doctor::run(&asked, &mut io::stdout()).unwrap_or(cli::DONE)
}
