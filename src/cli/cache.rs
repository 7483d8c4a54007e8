//! `baogao cache`: what is kept of folders that were opened, so that opening them again is quick.
//!
//! Does not know what is in its files.

use std::io;
use std::path::Path;

use crate::cli::rows::Tally;
use crate::cli::{Console, complain};
use crate::library::{self, cache};
use crate::safe::Safe;

/// Says where it is, how many folders it knows and how many bytes it has.
pub(crate) fn tell(console: &mut Console<'_>) -> io::Result<Tally> {
    after(|_| Ok(0), console)
}

/// Empties it, and says the same.
pub(crate) fn clear(console: &mut Console<'_>) -> io::Result<Tally> {
    after(cache::clear, console)
}

/// Says what there is after something was done to it.
fn after(work: fn(&Path) -> io::Result<usize>, console: &mut Console<'_>) -> io::Result<Tally> {
    let Some(folder) = cache::folder() else {
        complain(console.err, "there is no home folder, so nothing is kept");
        return Ok(Tally { failed: 1, ..Tally::default() });
    };
    let name = folder.display().to_string();
    match work(&folder).and_then(|_| cache::size(&folder)) {
        Ok((files, bytes)) => {
            writeln!(console.out, "{}\t{files} folders\t{bytes} bytes", Safe::line(&name).as_str())?;
            Ok(Tally::default())
        }
        Err(error) => {
            complain(console.err, &format!("{name}: {}", library::reason(&error)));
            Ok(Tally { failed: 1, ..Tally::default() })
        }
    }
}
