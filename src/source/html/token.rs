//! The tags of a page and the text between them, as browsers find them, each byte looked at once.
//!
//! Comments, declarations and instructions give nothing.

use memchr::{memchr, memchr3, memmem};

/// A tag.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Tag<'a> {
    /// Its name as written.
    pub(crate) name: &'a str,
    /// Whether it closes an element.
    pub(crate) closing: bool,
    /// How many bytes it has.
    pub(crate) length: usize,
}

impl Tag<'_> {
    /// Whether it bears this name.
    pub(crate) fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }
}

/// What a page consists of.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Token<'a> {
    /// Characters, entities and all.
    Text(&'a str),
    /// A tag.
    Tag(Tag<'a>),
}

/// The tokens of a page.
#[derive(Debug)]
pub(crate) struct Tokens<'a> {
    rest: &'a str,
    /// Whether no `"`, and whether no `'`, stands further on: then a tag does not wait for one.
    unquoted: [bool; 2],
    declared: bool,
}

impl<'a> Tokens<'a> {
    /// The tokens of `page`.
    pub(crate) fn new(page: &'a str) -> Self {
        Self { rest: page, unquoted: [false; 2], declared: false }
    }

    /// Whether a declaration came by that says that this is a page.
    pub(crate) fn is_declared(&self) -> bool {
        self.declared
    }

    /// Goes on behind the text of an element that holds no tags, before the tag that closes it.
    pub(crate) fn pass(&mut self, name: &str) {
        let closes =
            |rest: &str| rest.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name));
        let mut places = memmem::find_iter(self.rest.as_bytes(), b"</");
        let end = places.find(|place| self.rest.get(place + 2..).is_some_and(closes));
        self.advance(end.unwrap_or(self.rest.len()));
    }

    fn advance(&mut self, length: usize) -> &'a str {
        let (passed, rest) = self.rest.split_at_checked(length).unwrap_or((self.rest, ""));
        self.rest = rest;
        passed
    }

    /// Passes a comment or a declaration.
    fn markup(&mut self) {
        let rest = self.rest;
        let doctype = rest.get(..14).is_some_and(|found| found.eq_ignore_ascii_case("<!doctype html"));
        self.declared |= doctype;
        let end = if let Some(comment) = rest.strip_prefix("<!--") {
            // `<!-->` is a whole comment.
            let empty = [">", "->"].iter().find(|end| comment.starts_with(**end)).map(|end| end.len());
            empty.or_else(|| memmem::find(comment.as_bytes(), b"-->").map(|end| end + 3)).map(|end| end + 4)
        } else {
            memchr(b'>', rest.as_bytes()).map(|end| end + 1)
        };
        self.advance(end.unwrap_or(rest.len()));
    }

    fn tag(&mut self, closing: bool) -> Tag<'a> {
        let length = self.tag_length();
        let tag = self.advance(length);
        let name = tag.trim_start_matches(['<', '/']);
        let end = name.find(|character: char| character.is_ascii_whitespace() || "/>".contains(character));
        let name = name.get(..end.unwrap_or(name.len())).unwrap_or(name);
        Tag { name, closing, length: tag.len() }
    }

    /// Where the tag ends that stands at the beginning; a `>` in quotes does not end it.
    fn tag_length(&mut self) -> usize {
        let bytes = self.rest.as_bytes();
        let mut at = 0;
        loop {
            let rest = bytes.get(at..).unwrap_or_default();
            let Some(found) = memchr3(b'>', b'"', b'\'', rest) else { return bytes.len() };
            let (sign, before) = (rest.get(found), rest.get(..found).unwrap_or_default());
            at += found + 1;
            // Only behind `=` is a quote more than a stray character.
            let opens = before.trim_ascii_end().ends_with(b"=");
            let unquoted = match sign {
                Some(b'"') => &mut self.unquoted[0],
                Some(b'\'') => &mut self.unquoted[1],
                _ => return at,
            };
            if !opens || *unquoted {
                continue;
            }
            let quote = sign.copied().unwrap_or_default();
            match memchr(quote, bytes.get(at..).unwrap_or_default()) {
                Some(end) => at += end + 1,
                None => *unquoted = true,
            }
        }
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let mut following = self.rest.bytes().skip(1);
            match (self.rest.bytes().next()?, following.next(), following.next()) {
                (b'<', Some(b'!' | b'?'), _) => self.markup(),
                (b'<', Some(b'/'), Some(letter)) if letter.is_ascii_alphabetic() => {
                    return Some(Token::Tag(self.tag(true)));
                }
                (b'<', Some(letter), _) if letter.is_ascii_alphabetic() => {
                    return Some(Token::Tag(self.tag(false)));
                }
                _ => {
                    // A `<` that begins nothing is a character.
                    let rest = self.rest.as_bytes().get(1..).unwrap_or_default();
                    let length = memchr(b'<', rest).map_or(self.rest.len(), |end| end + 1);
                    return Some(Token::Text(self.advance(length)));
                }
            }
        }
    }
}
