//! What the entities of a page stand for, as browsers read them: `&ldquo;`, `&#x4E00;`, `&nbsp`.

use std::borrow::Cow;

use encoding_rs::WINDOWS_1252;
use memchr::memchr;
use quick_xml::escape::resolve_html5_entity;

/// How many letters a name has at most.
const NAME: usize = 32;

/// How many digits a number has at most, zeros in front included.
const DIGITS: usize = 16;

/// The entities that are known without their `;` as well, a longer one before its beginning.
const OPEN: [&str; 29] = [
    "nbsp", "amp", "lt", "gt", "quot", "copy", "reg", "middot", "times", "divide", "plusmn", "deg", "sup1",
    "sup2", "sup3", "yen", "cent", "pound", "sect", "para", "laquo", "raquo", "shy", "ordm", "micro",
    "frac12", "frac14", "frac34", "acute",
];

/// The text with its entities decoded; what is none stays as it is.
pub(crate) fn decode(text: &str) -> Cow<'_, str> {
    if memchr(b'&', text.as_bytes()).is_none() {
        return Cow::Borrowed(text);
    }
    let mut pieces = text.split('&');
    let mut decoded = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (length, meaning) = number(piece).or_else(|| name(piece)).unwrap_or((0, Cow::Borrowed("&")));
        decoded.push_str(&meaning);
        decoded.push_str(piece.get(length..).unwrap_or_default());
    }
    Cow::Owned(decoded)
}

/// The length of an entity behind its `&`, and what it stands for.
type Entity = (usize, Cow<'static, str>);

fn name(piece: &str) -> Option<Entity> {
    let length = piece.bytes().take(NAME).take_while(u8::is_ascii_alphanumeric).count();
    let (name, rest) = piece.split_at_checked(length)?;
    let closed = rest.starts_with(';').then(|| resolve_html5_entity(name)).flatten();
    let open = || {
        let name = OPEN.iter().find(|open| name.starts_with(**open))?;
        Some((name.len(), resolve_html5_entity(name)?))
    };
    let (length, meaning) = closed.map(|meaning| (length + 1, meaning)).or_else(open)?;
    Some((length, Cow::Borrowed(meaning)))
}

fn number(piece: &str) -> Option<Entity> {
    let body = piece.strip_prefix('#')?;
    let (digits, radix) = body.strip_prefix(['x', 'X']).map_or((body, 10), |digits| (digits, 16));
    let length = digits.chars().take(DIGITS).take_while(|digit| digit.is_digit(radix)).count();
    let (digits, rest) = digits.split_at_checked(length).filter(|(digits, _)| !digits.is_empty())?;
    let character = character(u32::from_str_radix(digits, radix).unwrap_or(0));
    let end = piece.len() - rest.len() + usize::from(rest.starts_with(';'));
    Some((end, character))
}

fn character(code: u32) -> Cow<'static, str> {
    match (u8::try_from(code), char::from_u32(code)) {
        // These are control codes that nobody means, but everybody writes for the signs of Windows.
        (Ok(byte @ 0x80..=0x9f), _) => {
            Cow::Owned(WINDOWS_1252.decode_without_bom_handling(&[byte]).0.into_owned())
        }
        (_, Some(character)) if code != 0 => Cow::Owned(character.to_string()),
        _ => Cow::Borrowed("\u{fffd}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(decode(text), expected);
    }

    #[test]
    fn entities_are_decoded_once() {
        check("一", "一");
        check("&ldquo;十四五&rdquo;&mdash;&nbsp;", "“十四五”—\u{a0}");
        check("&#19968;&#x4E8C;&#X4e09;&#8221", "一二三”");
        check("&nbsp一&amp二&lt;p&gt;", "\u{a0}一&二<p>");
        check("&amp;nbsp;&amp;amp;", "&nbsp;&amp;");
        check("&#147;&#148;&#150;", "“”–");
        check("&#0;&#xD800;&#x110000;&#99999999999999999999;", "\u{fffd}\u{fffd}\u{fffd}\u{fffd}9999;");
    }

    #[test]
    fn what_is_no_entity_stays() {
        check("R&D&;&#;&#x;&# &一&unknown;&unknown&", "R&D&;&#;&#x;&# &一&unknown;&unknown&");
    }
}
