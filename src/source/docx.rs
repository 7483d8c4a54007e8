//! The text of a Word file: its paragraphs, table rows and text boxes, with the numbers Word generates.
//!
//! Footnotes, comments, headers, deleted and hidden text are left out. Nothing is written to disk, and
//! a file that is damaged, encrypted or a trap is refused with a reason for the user.

mod body;
mod label;
mod numbering;
mod package;
mod style;
mod xml;

use body::Body;
use numbering::Numbering;
use package::Package;
use style::Styles;

/// Why a Word file is not read, in the words of the user.
pub(crate) type Refusal = &'static str;

/// The text of `bytes`, or why it is not read; nothing if they are no Word file.
pub(crate) fn text(bytes: &[u8]) -> Option<Result<String, Refusal>> {
    let package = Package::open(bytes)?;
    Some(package.and_then(document))
}

fn document(mut package: Package<'_>) -> Result<String, Refusal> {
    let styles = Styles::read(&package.part("styles")?.unwrap_or_default())?;
    let numbering = Numbering::read(&package.part("numbering")?.unwrap_or_default())?;
    let document = package.part("document")?.ok_or(package::DAMAGED)?;
    Body::new(&styles, numbering).read(&document)
}
