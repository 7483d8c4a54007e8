//! What is on the screen after many frames, each of which sent only what changed, beside the same screen
//! drawn anew: in tmux, which moves rows and cuts wide characters as terminals do.

use std::path::Path;
use std::thread;
use std::time::Duration;

use crate::copy::{Tmux, has_tmux};
use crate::driver::PROGRAM;

/// Keys that open, close, scroll and move: boxes over the panes, panes over the whole window.
const KEYS: &[&str] = &[
    "Down", "j", "j", "5", "Up", "k", "Enter", "PageDown", "PageUp", "C-d", "C-u", "Tab", "w", "s", "]", "}",
    "{", "?", "Escape", "f", "Escape", "i", "Escape", "o", "z", "G", "g", "/", "Escape",
];

/// The screen when it stays the same.
fn screen(tmux: &Tmux) -> String {
    let mut last = String::new();
    for _ in 0..100 {
        thread::sleep(Duration::from_millis(120));
        let shown = tmux.run(&["capture-pane", "-p"]);
        if shown == last {
            break;
        }
        last = shown;
    }
    last
}

#[test]
fn a_screen_of_changes_is_the_screen_drawn_anew() {
    check("repaint", "");
}

#[test]
fn a_screen_of_parts_is_the_screen_drawn_anew() {
    check("parts", "SSH_CONNECTION='192.0.2.1 1 192.0.2.2 22'");
}

#[track_caller]
fn check(name: &str, variable: &str) {
    if !has_tmux() {
        return;
    }
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let tmux = Tmux::named(name);
    let command = format!("HOME=/nonexistent {variable} {PROGRAM} --no-state '{}'", samples.display());
    tmux.run(&["new-session", "-d", "-x", "99", "-y", "31", &command]);
    tmux.wait_for("柳河镇");
    let mut number = 20_u32;
    for round in 0..10 {
        let keys = std::iter::repeat_with(|| {
            number = number.wrapping_mul(1_103_515_245).wrapping_add(12_345);
            KEYS[(number >> 16) as usize % KEYS.len()]
        });
        let keys: Vec<&str> = keys.take(20).collect();
        for key in &keys {
            tmux.run(&["send-keys", key]);
        }
        tmux.run(&["send-keys", "Escape"]);
        // The key draws the screen anew from the panes only.
        tmux.run(&["send-keys", "Escape"]);
        let changed = screen(&tmux);
        tmux.run(&["send-keys", "C-l"]);
        let drawn = screen(&tmux);
        assert!(
            changed.contains("Text")
                || changed.contains("Reports")
                || changed.contains("Figures")
                || changed.contains("Outline"),
            "{changed}"
        );
        assert_eq!(changed, drawn, "round {round}: {keys:?}");
    }
    tmux.run(&["send-keys", "q"]);
}
