//! Faults on demand, for tests of what a panic leaves behind. Not in a release build.

/// `BAOGAO_FAULT=panic:worker`: a thread that panics soon after the start.
#[cfg(debug_assertions)]
#[expect(clippy::panic, reason = "the fault that was asked for")]
pub(super) fn start() {
    if wants("panic:worker") {
        std::thread::spawn(|| {
            std::thread::sleep(std::time::Duration::from_millis(300));
            std::panic::panic_any("a worker fault was asked for");
        });
    }
}

/// `BAOGAO_FAULT=panic:ui`: the second frame panics. `BAOGAO_FAULT=error:draw`: a frame in a window of
/// one row cannot be written.
#[cfg(debug_assertions)]
#[expect(clippy::panic, reason = "the fault that was asked for")]
pub(super) fn draw(rows: u16) -> std::io::Result<()> {
    use std::sync::atomic::{AtomicU32, Ordering};

    static FRAMES: AtomicU32 = AtomicU32::new(0);
    if FRAMES.fetch_add(1, Ordering::Relaxed) == 1 && wants("panic:ui") {
        std::panic::panic_any("a fault was asked for");
    }
    if rows == 1 && wants("error:draw") {
        return Err(std::io::Error::other("a fault was asked for"));
    }
    Ok(())
}

#[cfg(debug_assertions)]
fn wants(fault: &str) -> bool {
    std::env::var_os("BAOGAO_FAULT").is_some_and(|wanted| wanted == fault)
}

/// Nothing.
#[cfg(not(debug_assertions))]
pub(super) fn start() {}

/// Nothing.
#[cfg(not(debug_assertions))]
pub(super) fn draw(_: u16) -> std::io::Result<()> {
    Ok(())
}
