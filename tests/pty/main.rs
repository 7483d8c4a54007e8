//! The program in a terminal: a pseudo-terminal that keeps every byte and a screen made of them.
//!
//! Only what the parts cannot show alone: taking the terminal and giving it back, signals, hang-up,
//! pipes, the way of a copy, and files that attack the terminal.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod allowed;
mod answers;
mod closed;
mod compare;
mod copy;
mod doctor;
mod driver;
mod ends;
mod export;
mod fixture;
mod helpers;
mod hostile;
mod mouse;
mod multiplexer;
mod plain;
mod remember;
mod repainted;
mod searched;
mod settings;
mod shell;
mod signals;
mod stalled;
mod typed;
mod window;
