//! The debris that converters leave in a text: escapes, entities, bookmarks, pinyin glosses.
//!
//! Each is recognised where it stands and never crosses a line end. What it stands for, if anything, is
//! kept for matching; the text itself is left alone.

use crate::script;

/// The entities that scraped reports have, and what they stand for.
const ENTITIES: [(&str, char); 30] = [
    ("nbsp", '\u{a0}'),
    ("ensp", '\u{2002}'),
    ("emsp", '\u{2003}'),
    ("thinsp", '\u{2009}'),
    ("zwnj", '\u{200c}'),
    ("zwj", '\u{200d}'),
    ("shy", '\u{ad}'),
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("mdash", '—'),
    ("ndash", '–'),
    ("hellip", '…'),
    ("middot", '·'),
    ("bull", '•'),
    ("times", '×'),
    ("divide", '÷'),
    ("plusmn", '±'),
    ("permil", '‰'),
    ("deg", '°'),
    ("sup2", '²'),
    ("sup3", '³'),
    ("yen", '¥'),
    ("copy", '©'),
];

/// How a bookmark of a Word file begins that a converter wrote out.
const BOOKMARK: &str = "[bookmark:";

/// How many characters a bookmark has at most.
const BOOKMARK_LENGTH: usize = 60;

/// How many letters a syllable of pinyin has at most.
const SYLLABLE: usize = 6;

/// The vowels with a tone mark, and the marks that combine with a vowel.
const TONES: &str = "āáǎăàēéěĕèīíǐĭìōóǒŏòūúǔŭùǖǘǚǜĀÁǍÀĒÉĚÈŌÓǑÒńňǹḿ\u{300}\u{301}\u{304}\u{30c}";

/// Whether debris may begin with a sign, which is folded.
pub(super) const fn may_begin(sign: char) -> bool {
    matches!(sign, '<' | '&' | '[' | '(')
}

/// The debris at the beginning of `text`: its length in bytes and what it stands for.
pub(super) fn at(text: &str, after_han: bool) -> Option<(usize, Option<char>)> {
    match text.chars().next()? {
        '<' => escape(text).map(|(length, character)| (length, Some(character))),
        '&' => entity(text).map(|(length, character)| (length, Some(character))),
        '[' => bookmark(text).map(|length| (length, None)),
        '(' | '（' if after_han => gloss(text).map(|length| (length, None)),
        _ => None,
    }
}

/// `<U+00A0>`, as R prints what its locale lacks.
fn escape(text: &str) -> Option<(usize, char)> {
    let (digits, _) = text.strip_prefix("<U+")?.split_once('>')?;
    let known = (4..=8).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    let character = u32::from_str_radix(digits, 16).ok().and_then(char::from_u32)?;
    known.then_some((digits.len() + "<U+>".len(), character))
}

/// `&nbsp;`, `&#160;`, `&#xA0;`, and `&amp;nbsp;` of a page that was escaped twice.
fn entity(text: &str) -> Option<(usize, char)> {
    let body = text.strip_prefix('&')?;
    let inner = body.strip_prefix("amp;").and_then(reference).map(|(length, c)| (length + "&amp;".len(), c));
    inner.or_else(|| reference(body).map(|(length, character)| (length + "&".len(), character)))
}

/// What stands behind the `&` of an entity, `;` included. A blank is known without its `;` as well.
fn reference(body: &str) -> Option<(usize, char)> {
    let length =
        body.bytes().take(10).take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'#').count();
    let (name, rest) = body.split_at_checked(length)?;
    let closed = rest.starts_with(';');
    let character = match name.strip_prefix('#') {
        Some(digits) => number(digits)?,
        None => ENTITIES.iter().find(|(entity, _)| *entity == name)?.1,
    };
    (closed || name == "nbsp").then_some((length + usize::from(closed), character))
}

fn number(digits: &str) -> Option<char> {
    let code = match digits.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16),
        None => digits.parse(),
    };
    code.ok().filter(|&code| code != 0).and_then(char::from_u32)
}

fn bookmark(text: &str) -> Option<usize> {
    let body = text.strip_prefix(BOOKMARK)?;
    let (end, _) = body.char_indices().take(BOOKMARK_LENGTH).find(|(_, c)| matches!(c, ']' | '[' | '\n'))?;
    body.get(end..)?.starts_with(']').then_some(BOOKMARK.len() + end + 1)
}

/// `(zhèn)` behind the character that is read so.
fn gloss(text: &str) -> Option<usize> {
    let open = text.chars().next()?.len_utf8();
    let body = text.get(open..)?;
    let letter =
        |character: char| character.is_ascii_alphabetic() || "üÜê".contains(character) || is_tone(character);
    let (length, letters, tones) = body.chars().take_while(|&character| letter(character)).fold(
        (0, 0, 0),
        |(length, letters, tones), character| {
            (length + character.len_utf8(), letters + 1, tones + usize::from(is_tone(character)))
        },
    );
    let close = body.get(length..)?.chars().next().filter(|close| matches!(close, ')' | '）'))?;
    (letters <= SYLLABLE && tones == 1).then_some(open + length + close.len_utf8())
}

fn is_tone(character: char) -> bool {
    !character.is_ascii() && TONES.contains(character)
}

/// What a character that debris stands for is in a comparison; a line end there is only a blank.
pub(super) fn folded(character: char) -> Option<char> {
    match character {
        '\n' | '\r' => Some(' '),
        _ => script::fold_visible(character),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<(&str, Option<char>)>) {
        let found = at(text, true).map(|(length, character)| (text.get(..length).unwrap(), character));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn escapes() {
        check("<U+00A0><U+00A0>一", Some(("<U+00A0>", Some('\u{a0}'))));
        check("<U+4E00>", Some(("<U+4E00>", Some('一'))));
        check("<U+0001F600>", Some(("<U+0001F600>", Some('😀'))));
        check("<U+A0>", None);
        check("<U+D800>", None);
        check("<U+00A0", None);
        check("<U++0A0>", None);
        check("<p>", None);
    }

    #[test]
    fn entities() {
        check("&nbsp;一", Some(("&nbsp;", Some('\u{a0}'))));
        check("&nbsp一", Some(("&nbsp", Some('\u{a0}'))));
        check("&ldquo;", Some(("&ldquo;", Some('“'))));
        check("&#19968;", Some(("&#19968;", Some('一'))));
        check("&#x4E00;", Some(("&#x4E00;", Some('一'))));
        check("&amp;", Some(("&amp;", Some('&'))));
        check("&amp;nbsp;", Some(("&amp;nbsp;", Some('\u{a0}'))));
        check("&lt一", None);
        check("&#0;", None);
        check("&#99999999;", None);
        check("&;", None);
        check("R&D；", None);
    }

    #[test]
    fn bookmarks() {
        check("[bookmark: _Toc123]一、", Some(("[bookmark: _Toc123]", None)));
        check("[bookmark: 一\n]", None);
        check("[bookmark: [1]]", None);
        check(&format!("[bookmark: {}]", "x".repeat(80)), None);
        check("[1]", None);
    }

    #[test]
    fn glosses() {
        check("(zhèn)人民", Some(("(zhèn)", None)));
        check("（yǔ）", Some(("（yǔ）", None)));
        check("(lü\u{304})", Some(("(lü\u{304})", None)));
        check("(chuáng)", Some(("(chuáng)", None)));
        check("(GDP)", None);
        check("(km)", None);
        check("()", None);
        check("(zhèn", None);
        check("(zhènzhǎng)", None);
        check("（一）", None);
        assert_eq!(at("(zhèn)", false), None);
    }
}
