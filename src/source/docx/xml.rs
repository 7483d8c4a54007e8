//! The events of a part, without what could be a trap: no type definition, no entity of its own.

use std::borrow::Cow;

use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use crate::source::docx::Refusal;
use crate::source::docx::package::DAMAGED;

/// What is said of a type definition, in which alone entities can be made that grow or fetch.
const DEFINITION: Refusal = "a Word file (.docx) with a type definition (DTD): it is not to be trusted";

/// A tag or a text.
pub(crate) enum Token<'a> {
    /// An element begins.
    Open(BytesStart<'a>),
    /// The element ends that was opened last.
    Close,
    /// Characters.
    Text(Cow<'a, str>),
}

/// Hands every token of `part` to `each`, in order.
pub(crate) fn each(
    part: &str,
    mut each: impl FnMut(Token<'_>) -> Result<(), Refusal>,
) -> Result<(), Refusal> {
    let mut reader = Reader::from_str(part);
    let mut depth = 0_usize;
    loop {
        let token = match reader.read_event().map_err(|_| DAMAGED)? {
            Event::Start(start) => {
                depth += 1;
                Token::Open(start)
            }
            Event::Empty(start) => {
                each(Token::Open(start))?;
                Token::Close
            }
            Event::End(_) => {
                depth = depth.saturating_sub(1);
                Token::Close
            }
            Event::Text(text) => Token::Text(text.xml10_content()),
            Event::CData(text) => Token::Text(text.xml10_content()),
            Event::GeneralRef(reference) => Token::Text(Cow::Owned(resolve(&reference)?)),
            Event::DocType(_) => return Err(DEFINITION),
            Event::Eof if depth > 0 => return Err(DAMAGED),
            Event::Eof => return Ok(()),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => continue,
        };
        each(token)?;
    }
}

fn resolve(reference: &BytesRef<'_>) -> Result<String, Refusal> {
    let character = reference.resolve_char_ref().map_err(|_| DAMAGED)?;
    let text = character.map(String::from).or_else(|| resolve_xml_entity(reference).map(str::to_owned));
    text.ok_or(DAMAGED)
}

/// The value of an attribute, whatever its prefix.
pub(crate) fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = start.attributes();
    let found = attributes.with_checks(false).flatten().find(|found| found.key.local_name().as_ref() == name);
    found?.normalized_value(XmlVersion::Implicit1_0).ok().map(Cow::into_owned)
}

/// The number that an attribute holds.
pub(crate) fn number(start: &BytesStart<'_>, name: &str) -> Option<u32> {
    attribute(start, name)?.trim().parse().ok()
}

/// Whether a property is switched on, as one without a value is.
pub(crate) fn is_on(start: &BytesStart<'_>) -> bool {
    !matches!(attribute(start, "val").as_deref(), Some("0" | "false" | "off"))
}
