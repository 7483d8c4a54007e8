//! The screen: documents, outline, reader and figures side by side, and what lies over them.
//!
//! Knows cells, keys and the terminal; does not know flags.

pub mod backend;
pub mod clipboard;
pub mod terminal;
