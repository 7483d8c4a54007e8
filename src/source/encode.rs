//! Text becomes bytes again, for programs that read no UTF-8.
//!
//! What the encoding lacks becomes a square and is handed over, so that nothing is lost unseen.

use encoding_rs::{BIG5, GB18030};

use crate::source::Encoding;

/// Stands for a character that the encoding lacks; both encodings have it.
const SQUARE: &str = "□";

/// The text in GB18030 or Big5; in every other encoding as UTF-8.
pub(crate) fn encode(text: &str, encoding: Encoding, missing: &mut dyn FnMut(char)) -> Vec<u8> {
    let target = match encoding {
        Encoding::Gb18030 => GB18030,
        Encoding::Big5 => BIG5,
        _ => return text.as_bytes().to_vec(),
    };
    let (bytes, _, is_lossy) = target.encode(text);
    if !is_lossy {
        return bytes.into_owned();
    }
    let mut kept = String::with_capacity(text.len());
    for character in text.chars() {
        let (_, _, is_lossy) = target.encode(character.encode_utf8(&mut [0; 4]));
        if is_lossy {
            missing(character);
            kept.push_str(SQUARE);
        } else {
            kept.push(character);
        }
    }
    target.encode(&kept).0.into_owned()
}

#[cfg(test)]
mod tests {
    use encoding_rs::UTF_8;

    use super::*;

    #[track_caller]
    fn check(text: &str, encoding: Encoding, expected: &str, expected_missing: &str) {
        let mut missing = String::new();
        let bytes = encode(text, encoding, &mut |character| missing.push(character));
        let reader = match encoding {
            Encoding::Gb18030 => GB18030,
            Encoding::Big5 => BIG5,
            _ => UTF_8,
        };
        let (read, _, _) = reader.decode(&bytes);
        assert_eq!((read.as_ref(), missing.as_str()), (expected, expected_missing));
    }

    #[test]
    fn what_an_encoding_lacks_is_told() {
        check("粮食，1.2万吨㎡𠀀", Encoding::Gb18030, "粮食，1.2万吨㎡𠀀", "");
        check("糧食產量", Encoding::Big5, "糧食產量", "");
        check("粮食产量", Encoding::Big5, "□食□量", "粮产");
        check("a粮b", Encoding::Utf8, "a粮b", "");
    }
}
