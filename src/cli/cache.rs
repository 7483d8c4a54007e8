//! `baogao cache`: what is kept of folders that were opened, so that opening them again is quick.
//!
//! Does not know what is in its files.

use std::io;

use crate::cli::rows::Tally;
use crate::cli::{Console, complain};
use crate::library::{self, cache};
use crate::safe::Safe;

/// Says where it is, how many folders it knows and how many bytes it has; or empties it.
pub(crate) fn run(console: &mut Console<'_>, is_cleared: bool) -> io::Result<Tally> {
    let Some(folder) = cache::folder() else {
        complain(console.err, "there is no home folder, so nothing is kept");
        return Ok(Tally { failed: 1, ..Tally::default() });
    };
    let done = if is_cleared { cache::clear(&folder).map(|_| ()) } else { Ok(()) };
    match done.and_then(|()| cache::size(&folder)) {
        Ok((files, bytes)) => {
            let name = folder.display().to_string();
            writeln!(console.out, "{}\t{files} folders\t{bytes} bytes", Safe::line(&name).as_str())?;
            Ok(Tally::default())
        }
        Err(error) => {
            complain(console.err, &format!("{}: {}", folder.display(), library::reason(&error)));
            Ok(Tally { failed: 1, ..Tally::default() })
        }
    }
}
