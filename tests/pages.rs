//! Web pages as files: their encoding, whatever they say of it, and their text with its places.

use baogao::source::{Encoding, Evidence, Kind, Options, Source, Span, recognise};
use proptest::prelude::*;

const TEXT: &str = "柳河镇2023年工作总结\n一、主要工作\n全镇实现生产总值12.5亿元，同比增长8%。\n";

/// A page of that text that says it is in `charset`.
fn page(charset: &str) -> String {
    format!(
        "<!DOCTYPE html>\r\n<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; \
         charset={charset}\"><title>柳河镇政府</title>\r\n<script>var a = '<p>';</script></head>\r\n<body>\
         <h1>柳河镇<span>2023</span>年工作总结</h1><p>一、主要工作</p>\r\n<p>全镇实现生产总值<span>12</span>\
         <span>.</span>5亿元，同比增长<span>8%</span>。</p></body></html>"
    )
}

fn encode(text: &str, encoding: &'static encoding_rs::Encoding) -> Vec<u8> {
    encoding.encode(text).0.into_owned()
}

fn traditional(text: &str) -> String {
    let pairs = [
        ('镇', '鎮'),
        ('总', '總'),
        ('结', '結'),
        ('实', '實'),
        ('现', '現'),
        ('产', '產'),
        ('亿', '億'),
        ('长', '長'),
    ];
    pairs.iter().fold(text.to_owned(), |text, (from, to)| text.replace(*from, &to.to_string()))
}

#[track_caller]
fn check(bytes: &[u8], encoding: Encoding, expected: &str) {
    let source = Source::decode(bytes, Options::default());
    assert_eq!((source.encoding(), source.text()), (encoding, expected));
    assert!(source.lossy().is_empty());
    assert_eq!(recognise(bytes), Kind::Text);
}

#[test]
fn the_encoding_is_found_whatever_the_page_says() {
    for charset in ["gb2312", "gbk", "utf-8", "big5", "utf-16", "iso-8859-1", ""] {
        check(page(charset).as_bytes(), Encoding::Utf8, TEXT);
        check(&encode(&page(charset), encoding_rs::GB18030), Encoding::Gb18030, TEXT);
    }
    for charset in ["big5", "gb2312", "utf-8", ""] {
        check(&encode(&traditional(&page(charset)), encoding_rs::BIG5), Encoding::Big5, &traditional(TEXT));
    }
}

#[test]
fn a_mark_or_the_user_comes_first() {
    let wide: Vec<u8> =
        ("\u{feff}".to_owned() + &page("gb2312")).encode_utf16().flat_map(u16::to_le_bytes).collect();
    check(&wide, Encoding::Utf16Le, TEXT);
    let marked = "\u{feff}".to_owned() + &page("gb2312");
    check(marked.as_bytes(), Encoding::Utf8, TEXT);
    let bytes = encode(&page("big5"), encoding_rs::GB18030);
    let forced = Source::decode(&bytes, Options { encoding: Some(Encoding::Gb18030) });
    assert_eq!((forced.text(), forced.evidence()), (TEXT, Evidence::Forced));
}

#[test]
fn what_a_page_says_decides_where_its_bytes_do_not() {
    // Two characters are little to go by.
    let with =
        |charset: &str| [b"<html><meta charset=", charset.as_bytes(), b"><p>\xb0\xa1\xb0\xa2"].concat();
    let encoding = |charset| Source::decode(&with(charset), Options::default()).encoding();
    assert_eq!((encoding("gb2312"), encoding("big5")), (Encoding::Gb18030, Encoding::Big5));
}

#[test]
fn places_are_those_of_the_text() {
    let source = Source::decode(page("utf-8").as_bytes(), Options::default());
    let start = source.text().find("12.5").unwrap() as u32;
    assert_eq!(source.slice(Span::new(start, start + 4)), "12.5");
    assert_eq!(source.scalars_before(start), TEXT.chars().take_while(|&character| character != '1').count());
    assert_eq!(source.line_of(start), 2);
}

#[test]
fn other_texts_stay_as_they_are() {
    for text in ["# 报告\n\n<br>\n- 一\n- 二\n", "增长<5%\n", "{\"a\": \"<p>一</p>\"}\n全镇工作\n"]
    {
        assert_eq!(Source::decode(text.as_bytes(), Options::default()).text(), text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn broken_pages_never_panic(page in "<html>([<>/&;#=!'\"-]|一|\r|\n|[a-z]{1,3}|<(p|td|tr|table|pre|title|!--))*") {
        let source = Source::decode(page.as_bytes(), Options::default());
        prop_assert!(source.line_count() > 0);
        let _ = recognise(page.as_bytes());
    }
}
