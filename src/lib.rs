//! baogao reads Chinese government work reports: their section trees and the figures in them.
//!
//! The line of data is one way: bytes → [`source`] → [`outline`] → [`figure`] → [`report`] →
//! [`library`] → [`state`], [`config`] and [`compare`] → [`search`] and [`export`] → [`cli`] or [`tui`]. A module
//! imports only what stands to its left; `tests/tidy.rs` keeps it so. Everything up to [`report`] is pure: it touches no file
//! and cannot fail; doubt is data (damaged spans, gaps, masks, warnings).

pub mod cli;
pub mod compare;
pub mod config;
pub mod export;
pub mod figure;
pub mod library;
pub mod numeral;
pub mod outline;
pub mod report;
pub mod safe;
pub mod save;
pub mod script;
pub mod search;
pub mod source;
pub mod state;
pub mod tui;
