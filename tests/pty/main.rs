//! The program in a terminal: a pseudo-terminal that keeps every byte and a screen made of them.
//!
//! Only what the parts cannot show alone: taking the terminal and giving it back, signals, hang-up,
//! pipes, the way of a copy, and files that attack the terminal.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod allowed;
mod compare;
mod copy;
mod driver;
mod ends;
mod export;
mod fixture;
mod hostile;
mod remember;
mod searched;
mod settings;
mod shell;
mod typed;
mod window;
