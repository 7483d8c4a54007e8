//! The characters that figures are read from: the shadow, without the stray blanks of PDF text.
//!
//! `同 比下降 5 个百 分点` reads as it was written. Only a text with many blanks between Chinese
//! characters is treated so; elsewhere a blank parts words. Knows no words.

use std::borrow::Cow;

use crate::figure::text::places;
use crate::script;
use crate::source::{Shadow, Span};

/// The shadow, or the shadow with blanks left out and the place of each character kept.
pub(super) struct View<'a> {
    shadow: &'a Shadow,
    chars: Cow<'a, [char]>,
    /// The entry of the shadow for each character; empty when they are the same.
    places: Vec<usize>,
}

/// Whether a text writes 計畫 or 規畫, as in Taiwan, for 計劃 and 規劃.
fn is_respelled(chars: &[char]) -> bool {
    // Most texts have no 画 at all, which is told fastest.
    chars.contains(&'画') && chars.windows(2).any(|pair| matches!(pair, ['计' | '规', '画']))
}

/// The character at a place, 画 of 计画 as 划.
fn spelled(chars: &[char], at: usize) -> char {
    let before = at.checked_sub(1).and_then(|before| chars.get(before));
    match (before, chars.get(at)) {
        (Some('计' | '规'), Some('画')) => '划',
        (_, character) => character.copied().unwrap_or(' '),
    }
}

/// A blank after one Chinese character in so many, or more often, is no word break.
const OFTEN: usize = 40;
/// How many characters are looked at to decide.
const SAMPLE: usize = 20_000;

impl<'a> View<'a> {
    /// The view of a shadow.
    pub(super) fn of(shadow: &'a Shadow) -> Self {
        let chars = shadow.chars.as_slice();
        if is_respelled(chars) {
            let stray = has_stray_blanks(chars);
            let places: Vec<usize> = (0..chars.len()).filter(|&at| !stray || !is_stray(chars, at)).collect();
            let chars = places.iter().map(|&at| spelled(chars, at)).collect();
            return Self {
                shadow,
                chars: Cow::Owned(chars),
                places: if stray { places } else { Vec::new() },
            };
        }
        if !has_stray_blanks(chars) {
            return Self { shadow, chars: Cow::Borrowed(chars), places: Vec::new() };
        }
        let kept = (0..chars.len()).filter(|&at| !is_stray(chars, at));
        let places: Vec<usize> = kept.collect();
        let chars = places.iter().filter_map(|&at| chars.get(at).copied()).collect();
        Self { shadow, chars: Cow::Owned(chars), places }
    }

    /// The characters.
    pub(super) fn chars(&self) -> &[char] {
        &self.chars
    }

    /// The first character at or after byte `offset` of the text.
    pub(super) fn index(&self, offset: u32) -> usize {
        let place = self.shadow.index(offset);
        if self.places.is_empty() { place } else { self.places.partition_point(|&at| at < place) }
    }

    /// The entry of the shadow for character `index`.
    fn place(&self, index: usize) -> usize {
        if self.places.is_empty() {
            index
        } else {
            self.places.get(index).copied().unwrap_or(self.shadow.chars.len())
        }
    }

    /// The span of the text that characters `start..end` cover.
    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        let last = end.checked_sub(1).filter(|last| *last >= start);
        self.shadow.span(self.place(start), last.map_or(self.place(start), |last| self.place(last) + 1))
    }
}

/// Whether a blank stands between two Chinese characters of one line.
fn is_stray(chars: &[char], at: usize) -> bool {
    let han = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(|&c| script::is_han(c));
    chars.get(at) == Some(&' ') && han(at.checked_sub(1)) && han(Some(at + 1))
}

/// Whether a text has so many stray blanks that they part no words.
fn has_stray_blanks(chars: &[char]) -> bool {
    let sample = chars.get(..SAMPLE.min(chars.len())).unwrap_or_default();
    let stray = places(sample, ' ').filter(|at| is_stray(sample, *at)).count();
    stray > 4 && stray * OFTEN > sample.iter().filter(|c| script::is_han(**c)).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Encoding, Evidence, Source};

    #[test]
    fn stray_blanks_are_left_out_and_places_kept() {
        let text = "全 镇完 成产 值15 亿元，同 比下 降5 个百 分点。";
        let source = Source::from_text(text.to_owned(), Encoding::Utf8, Evidence::Valid);
        let view = View::of(source.shadow());
        let read: String = view.chars().iter().collect();
        assert_eq!(read, "全镇完成产值15 亿元,同比下降5 个百分点。");
        let start = read.chars().take_while(|c| *c != '1').count();
        assert_eq!(source.slice(view.span(start, start + 5)), "15 亿元");
        assert_eq!(view.index(source.text().find("15").unwrap() as u32), start);
    }

    #[test]
    fn blanks_that_part_words_stay() {
        let text = "一、综 合 初步核算，全年生产总值完成五亿元，工业增加值完成两亿元，农业总产值完成三亿元。";
        let source = Source::from_text(text.to_owned(), Encoding::Utf8, Evidence::Valid);
        assert_eq!(View::of(source.shadow()).chars(), source.shadow().chars.as_slice());
    }
}
