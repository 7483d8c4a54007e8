//! Flags and commands: `list`, `outline`, `figures`, `text`, `search`, `export`.
//!
//! Knows flags and output; does not know keys or cells.
