//! The encoding that a page says it is in, which is a hint only: pages lie about it.

use memchr::memmem;

use crate::source::Encoding;

/// How many bytes of a page are looked at.
const HEAD: usize = 4096;

/// The tags that name an encoding, and behind which word.
const PLACES: [(&[u8], &[u8]); 2] = [(b"<meta", b"charset"), (b"<?xml", b"encoding")];

/// The encoding that the head of a page names.
pub(crate) fn declared(bytes: &[u8]) -> Option<Encoding> {
    let head = bytes.get(..HEAD).unwrap_or(bytes).to_ascii_lowercase();
    PLACES.iter().find_map(|(tag, word)| {
        memmem::find_iter(&head, tag).find_map(|start| {
            let tag = head.get(start..)?.split(|&byte| byte == b'>').next()?;
            let behind = tag.get(memmem::find(tag, word)? + word.len()..)?;
            let value = behind.trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
            let value = value.strip_prefix(b"\"").or(value.strip_prefix(b"'")).unwrap_or(value);
            named(value.split(|byte| b"\"';/? \t\r\n".contains(byte)).next()?)
        })
    })
}

fn named(label: &[u8]) -> Option<Encoding> {
    // GB 2312 on the web means whatever GB 18030 can read.
    match encoding_rs::Encoding::for_label(label)?.name() {
        "GBK" | "gb18030" => Some(Encoding::Gb18030),
        "Big5" => Some(Encoding::Big5),
        "UTF-8" => Some(Encoding::Utf8),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(page: &str, expected: Option<Encoding>) {
        assert_eq!(declared(page.as_bytes()), expected, "{page}");
    }

    #[test]
    fn the_head_names_the_encoding() {
        check("<meta charset=gbk>", Some(Encoding::Gb18030));
        check("<META http-equiv='x' content='text/html; charset=GB2312'/>", Some(Encoding::Gb18030));
        check("<meta name=a><meta charset = \"Big5\">", Some(Encoding::Big5));
        check("<?xml version=\"1.0\" encoding='utf-8'?>", Some(Encoding::Utf8));
        check("<meta charset=latin1>", None);
        check("<meta name=a> charset=gbk", None);
        check("<meta charset", None);
    }
}
