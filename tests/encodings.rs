//! Reports in every encoding, whole and damaged: the encoding is known and the text is the same.

use baogao::source::{Encoding, Evidence, Kind, Options, Source, Span, recognise};
use proptest::prelude::*;

const SIMPLIFIED: &str = include_str!("encodings/simplified.txt");
const TRADITIONAL: &str = include_str!("encodings/traditional.txt");

/// The encodings that each sample can be written in.
const WRITTEN: [(&str, Encoding); 8] = [
    (SIMPLIFIED, Encoding::Utf8),
    (SIMPLIFIED, Encoding::Gb18030),
    (SIMPLIFIED, Encoding::Utf16Le),
    (SIMPLIFIED, Encoding::Utf16Be),
    (TRADITIONAL, Encoding::Utf8),
    (TRADITIONAL, Encoding::Gb18030),
    (TRADITIONAL, Encoding::Big5),
    (TRADITIONAL, Encoding::Utf16Le),
];

fn encode(text: &str, encoding: Encoding) -> Vec<u8> {
    match encoding {
        Encoding::Utf8 => text.as_bytes().to_vec(),
        Encoding::Utf16Le => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        Encoding::Utf16Be => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        Encoding::Utf32Le => text.chars().flat_map(|character| u32::from(character).to_le_bytes()).collect(),
        Encoding::Utf32Be => text.chars().flat_map(|character| u32::from(character).to_be_bytes()).collect(),
        Encoding::Gb18030 | Encoding::Big5 => {
            let encoder = if encoding == Encoding::Big5 { encoding_rs::BIG5 } else { encoding_rs::GB18030 };
            let (bytes, _, unmappable) = encoder.encode(text);
            assert!(!unmappable);
            bytes.into_owned()
        }
    }
}

fn decode(bytes: &[u8]) -> Source {
    Source::decode(bytes, Options::default())
}

/// Pieces of `count` characters of a sample, from places all over it.
fn pieces(text: &str, count: usize) -> Vec<String> {
    let characters: Vec<char> = text.chars().collect();
    characters.windows(count).step_by(37).map(|piece| piece.iter().collect()).collect()
}

#[track_caller]
fn check(text: &str, encoding: Encoding, evidence: Evidence, bytes: &[u8]) {
    let source = decode(bytes);
    assert_eq!((source.encoding(), source.evidence()), (encoding, evidence), "{text:.60}");
    assert_eq!(source.text(), text);
    assert!(source.lossy().is_empty());
    assert_eq!(recognise(bytes), Kind::Text);
}

/// The encoding stays what it is whatever `damage` does to each of the samples.
#[track_caller]
fn check_damage(count: usize, damage: fn(&mut Vec<u8>, usize)) {
    for (text, encoding) in WRITTEN {
        for (index, piece) in pieces(text, count).iter().enumerate() {
            let mut bytes = encode(piece, encoding);
            // Every sample is hit at another place.
            let place = (index * 29) % bytes.len();
            damage(&mut bytes, place);
            assert_eq!(decode(&bytes).encoding(), encoding, "byte {place} of {piece}");
            assert_eq!(recognise(&bytes), Kind::Text, "byte {place} of {piece}");
        }
    }
}

#[test]
fn whole_reports() {
    for (text, encoding) in WRITTEN {
        let evidence = if encoding == Encoding::Utf8 { Evidence::Valid } else { Evidence::Plausible };
        check(text, encoding, evidence, &encode(text, encoding));
        let crlf = encode(&text.replace('\n', "\r\n"), encoding);
        check(text, encoding, evidence, &crlf);
    }
    for encoding in [Encoding::Utf32Le, Encoding::Utf32Be] {
        check(SIMPLIFIED, encoding, Evidence::Plausible, &encode(SIMPLIFIED, encoding));
    }
}

#[test]
fn a_mark_decides() {
    use Encoding::{Utf8, Utf16Be, Utf16Le, Utf32Be, Utf32Le};
    for encoding in [Utf8, Utf16Le, Utf16Be, Utf32Le, Utf32Be] {
        for text in [SIMPLIFIED, TRADITIONAL, "一", "GDP 12.5%\n"] {
            check(text, encoding, Evidence::Mark, &encode(&format!("\u{feff}{text}"), encoding));
        }
    }
}

#[test]
fn characters_of_four_bytes() {
    let text = "㐀㑇𠀀村总人口1200人，耕地面积八百亩；䶮溪镇工业总产值增长8.5%";
    check(text, Encoding::Gb18030, Evidence::Plausible, &encode(text, Encoding::Gb18030));
}

#[test]
fn short_samples() {
    for (text, encoding) in WRITTEN {
        for piece in pieces(text, 20) {
            assert_eq!(decode(&encode(&piece, encoding)).encoding(), encoding, "{piece}");
        }
    }
}

#[test]
fn few_ideographs_in_much_ascii() {
    let page = |words: &str| {
        let filler = "<tr class=\"row\"><td align=\"right\">12.5</td></tr>\r\n".repeat(400);
        format!("<html>\n{filler}<p>{words}</p>\n{filler}</html>\n")
    };
    for (words, encoding) in [
        ("全镇总人口", Encoding::Utf8),
        ("全镇总人口", Encoding::Gb18030),
        ("全鎮總人口", Encoding::Gb18030),
        ("全鎮總人口", Encoding::Big5),
    ] {
        let bytes = encode(&page(words), encoding);
        assert_eq!(decode(&bytes).encoding(), encoding, "{words}");
        let damaged = [&bytes[..], b"\xff"].concat();
        assert_eq!(decode(&damaged).encoding(), encoding, "{words}");
    }
}

#[test]
fn the_last_byte_is_cut() {
    for count in [40, 100, 400] {
        check_damage(count, |bytes, _| bytes.truncate(bytes.len() - 1));
    }
}

#[test]
fn a_byte_is_lost() {
    for count in [100, 400] {
        check_damage(count, |bytes, place| {
            bytes.remove(place);
        });
    }
}

#[test]
fn a_byte_is_added() {
    for count in [100, 400] {
        check_damage(count, |bytes, place| bytes.insert(place, 0xff));
        check_damage(count, |bytes, place| bytes.insert(place, 0));
    }
}

#[test]
fn damage_is_counted() {
    let mut bytes = SIMPLIFIED.as_bytes().to_vec();
    bytes.insert(300, 0xff);
    let source = decode(&bytes);
    assert_eq!(source.encoding(), Encoding::Utf8);
    assert_eq!(source.lossy().len(), source.text().matches('\u{fffd}').count());
    assert!(source.lossy().iter().all(|&span| source.slice(span) == "\u{fffd}"));
    assert!(!source.lossy().is_empty());
}

#[test]
fn every_sample_folds_to_the_same_words() {
    let folded = |text: &str| decode(text.as_bytes()).shadow().chars.iter().collect::<String>();
    assert_eq!(folded(SIMPLIFIED), folded(TRADITIONAL));
}

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("<U+00A0>"),
        Just("&nbsp;"),
        Just("鎮(zhèn)"),
        Just("[bookmark: _Toc1]"),
        Just("\u{200b}"),
        Just("\r\n"),
        Just("\r"),
        Just("\u{feff}"),
        Just("12.5％，"),
        Just("&#x4E00;"),
        Just("(<&["),
        Just("𠀀é"),
    ];
    proptest::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat())
}

fn invariants(source: &Source) {
    let (text, shadow) = (source.text(), source.shadow());
    let length = text.len() as u32;
    assert_eq!(shadow.offsets.len(), shadow.chars.len() + 1);
    assert!(shadow.offsets.is_sorted_by(|left, right| left < right));
    assert!(shadow.offsets.iter().all(|&offset| text.is_char_boundary(offset as usize)));
    assert_eq!(shadow.offsets.last(), Some(&length));
    for entry in 0..shadow.chars.len() {
        assert!(!shadow.span(entry, entry + 1).is_empty());
        assert_eq!(shadow.index(shadow.span(entry, entry + 1).start), entry);
    }

    // What no entry covers is debris: before the first, behind the last.
    let whole = shadow.span(0, shadow.chars.len());
    let debris: u32 = source.debris().iter().map(|span| span.len()).sum();
    assert!(length - whole.len() <= debris);
    for span in source.debris().iter().chain(source.lossy()) {
        assert!(!span.is_empty() && !source.slice(*span).is_empty());
    }
    assert!(source.debris().is_sorted_by(|left, right| left.end <= right.start));

    let lines: Vec<&str> =
        (0..source.line_count()).map(|line| source.slice(source.line_span(line))).collect();
    assert_eq!(lines.join("\n"), text);
    assert!(!text.contains('\r') && !text.starts_with('\u{feff}'));
    assert_eq!(source.scalars_before(length), text.chars().count());
    assert_eq!(source.slice(Span::new(0, length)), text);
}

proptest! {
    #[test]
    fn any_bytes_become_a_source(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let _ = recognise(&bytes);
        invariants(&decode(&bytes));
    }

    #[test]
    fn any_encoding_may_be_forced(bytes in proptest::collection::vec(any::<u8>(), 0..100)) {
        use Encoding::{Big5, Gb18030, Utf8, Utf16Be, Utf16Le, Utf32Be, Utf32Le};
        for encoding in [Utf8, Gb18030, Big5, Utf16Le, Utf16Be, Utf32Le, Utf32Be] {
            invariants(&Source::decode(&bytes, Options { encoding: Some(encoding) }));
        }
    }

    #[test]
    fn any_debris_keeps_its_place(text in text()) {
        invariants(&decode(text.as_bytes()));
    }

    #[test]
    fn decoding_twice_changes_nothing(text in text()) {
        let once = decode(text.as_bytes());
        let twice = decode(once.text().as_bytes());
        prop_assert_eq!(twice.text(), once.text());
    }
}
