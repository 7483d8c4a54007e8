//! The shadow of a text: each character folded, debris left out, places kept.

use crate::script::{self, Tells};
use crate::source::{Shadow, Span, debris};

/// What one walk over a text finds.
pub(super) struct Folded {
    pub(super) shadow: Shadow,
    /// Where the debris stands.
    pub(super) debris: Vec<Span>,
    pub(super) tells: Tells,
}

/// The shadow of `text`, where its debris stands, and of which script its characters tell.
pub(super) fn fold(text: &str) -> Folded {
    let count = text.chars().count();
    let (mut chars, mut offsets) = (vec!['\0'; count], vec![0; count + 1]);
    let (mut gaps, mut debris, mut tells) = (Vec::new(), Vec::new(), Tells::default());
    // Writing into room that is there is a good deal faster than pushing.
    let mut room = chars.iter_mut().zip(&mut offsets);
    let mut before = '\n';
    let mut start = 0;
    loop {
        for (entry, bytes) in run(text, start) {
            if let Some((to, offset)) = room.next() {
                (*to, *offset) = (entry, start as u32);
            }
            tells.count(bytes);
            before = entry;
            start += bytes.len();
        }
        let Some((mut entry, length)) = folded(text, start) else { break };
        let mut end = start + length;
        if entry.is_none_or(debris::may_begin)
            && let Some((length, stands_for)) = piece(text, start, entry, before)
        {
            end = start + length;
            let span = Span::new(start as u32, end as u32);
            debris.push(span);
            entry = stands_for.and_then(debris::folded);
            if entry.is_none() {
                extend(&mut gaps, span);
            }
        }
        if let Some(entry) = entry
            && let Some((to, offset)) = room.next()
        {
            (*to, *offset) = (entry, start as u32);
            before = entry;
        }
        if length > 1 || end > start + length {
            tells.add(Tells::of(text.get(start..end).unwrap_or_default()));
        }
        start = end;
    }
    let written = count - room.len();
    chars.truncate(written);
    offsets.truncate(written);
    offsets.push(text.len() as u32);
    Folded { shadow: Shadow { chars, offsets, gaps }, debris, tells }
}

/// The characters from a byte on that have three bytes and are no debris, folded, up to the first other
/// one. Nearly all of a report are in such runs, which need no look at what else may stand there.
#[inline]
fn run(text: &str, start: usize) -> impl Iterator<Item = (char, [u8; 3])> {
    let (threes, _) = text.as_bytes().get(start..).unwrap_or_default().as_chunks::<3>();
    threes.iter().map_while(|&bytes| {
        let [lead, ..] = bytes;
        let entry = if lead & 0xf0 == 0xe0 { script::fold_bytes(bytes) } else { None };
        entry.filter(|&entry| !debris::may_begin(entry)).map(|entry| (entry, bytes))
    })
}

/// What the character at a byte folds to, and its length; `None` behind the text. Nearly all have one
/// byte or three, whose codes are put together here at less cost than by a general decoder.
#[inline]
fn folded(text: &str, at: usize) -> Option<(Option<char>, usize)> {
    let (entry, length) = match *text.as_bytes().get(at..)? {
        [lead @ 0xe0..=0xef, second, third, ..] => (script::fold_bytes([lead, second, third]), 3),
        [sign @ ..0x80, ..] => (script::fold_visible(char::from(sign)), 1),
        _ => (None, 0),
    };
    if entry.is_some() { Some((entry, length)) } else { folded_by_character(text, at) }
}

#[cold]
fn folded_by_character(text: &str, at: usize) -> Option<(Option<char>, usize)> {
    let character = text.get(at..)?.chars().next()?;
    Some((script::fold_visible(character), character.len_utf8()))
}

/// The debris at `start`, whose first character folds to `entry`: its length and what it stands for.
#[cold]
fn piece(text: &str, start: usize, entry: Option<char>, before: char) -> Option<(usize, Option<char>)> {
    let rest = text.get(start..)?;
    match entry {
        Some(_) => debris::at(rest, script::is_han(before)),
        None => rest.chars().next().map(|unseen| (unseen.len_utf8(), None)),
    }
}

/// Adds a gap, or makes the last one longer.
fn extend(gaps: &mut Vec<Span>, span: Span) {
    match gaps.last_mut() {
        Some(last) if last.end == span.start => last.end = span.end,
        _ => gaps.push(span),
    }
}

#[cfg(test)]
mod tests {
    use crate::script::Tells;
    use crate::source::{Encoding, Evidence, Source, Span};

    fn source(text: &str) -> Source {
        Source::from_text(text.to_owned(), Encoding::Utf8, Evidence::Valid)
    }

    #[track_caller]
    fn check(text: &str, shadow: &str, debris: &[&str]) {
        let source = source(text);
        assert_eq!(source.shadow().chars.iter().collect::<String>(), shadow);
        assert_eq!(source.debris().iter().map(|&span| source.slice(span)).collect::<Vec<_>>(), debris);
    }

    #[test]
    fn debris_is_left_out_or_stands_for_something() {
        check("鄉鎮１２．５％，", "乡镇12.5%,", &[]);
        check("<U+00A0>一、<U+4E00>\n", " 一、一\n", &["<U+00A0>", "<U+4E00>"]);
        check("&ldquo;十四五&rdquo;&nbsp;", "“十四五” ", &["&ldquo;", "&rdquo;", "&nbsp;"]);
        check("鎮(zhèn)人民(GDP)", "镇人民(GDP)", &["(zhèn)"]);
        check("[bookmark: _Toc1]一", "一", &["[bookmark: _Toc1]"]);
        check("3\u{200b}000\u{feff}", "3000", &["\u{200b}", "\u{feff}"]);
        check("&zwnj;&#8203;一", "一", &["&zwnj;", "&#8203;"]);
        check("&#10;", " ", &["&#10;"]);
        check("a\u{a0}\u{3000}\tb", "a   b", &[]);
        check("", "", &[]);
    }

    #[test]
    fn a_span_is_as_tight_as_it_looks() {
        let source = source("\u{200b}\u{200b}總鎮(zhèn)\u{200b}有<U+00A0>3\u{200b}0萬\u{200b}");
        let shadow = source.shadow();
        let slice = |start, end| source.slice(shadow.span(start, end));
        assert_eq!(shadow.chars, "总镇有 30万".chars().collect::<Vec<_>>());
        assert_eq!(slice(1, 2), "鎮");
        assert_eq!(slice(0, 3), "總鎮(zhèn)\u{200b}有");
        assert_eq!(slice(3, 4), "<U+00A0>");
        assert_eq!(slice(4, 5), "3");
        assert_eq!(slice(4, 7), "3\u{200b}0萬");
        assert_eq!(slice(2, 2), "");
        assert_eq!(shadow.span(9, 12), Span::new(shadow.span(7, 7).start, source.text().len() as u32));
    }

    #[test]
    fn every_character_of_the_text_may_tell() {
        for text in ["鄉鎮(zhèn)农业<U+00A0>，鄉é，“門”1鎮", "&nbsp;农\u{200b}", "[bookmark: 农]鄉", ""]
        {
            assert_eq!(source(text).tells(), Tells::of(text), "{text}");
        }
    }

    #[test]
    fn an_offset_finds_its_entry() {
        let source = source("總鎮(zhèn)有");
        let shadow = source.shadow();
        assert_eq!(shadow.index(0), 0);
        assert_eq!(shadow.index(3), 1);
        assert_eq!(shadow.index(6), 2);
        assert_eq!(shadow.index(99), 3);
    }
}
