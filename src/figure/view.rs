//! The characters that figures are read from: the shadow, without the stray blanks of PDF text and
//! without the line ends that break a word.
//!
//! `同 比下降 5 个百 分点` reads as it was written. Only a text with many blanks between Chinese
//! characters is treated so; elsewhere a blank parts words. A line end is left out only inside a word
//! of the table; what other words mean is not known here.

use std::borrow::Cow;

use crate::figure::lexicon::{Words, words};
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

/// Words by which figures are read, whole also where the end of a long line or a stray blank parts
/// them.
static BROKEN: &Words = words![
    "增长", "增加", "增速", "增幅", "上升", "提高", "提升", "下降", "减少", "降低", "回落", "同比", "环比",
    "其中", "分别", "预计", "力争", "达到", "完成", "实现", "累计", "占比", "以上", "左右", "比上年",
    "较上年", "比去年", "较去年", "个百分点", "平方米", "平方公里", "立方米", "万元", "亿元", "万亩", "公里",
    "人次", "控制在", "提高到", "增加到", "下降到", "超过", "突破", "人均", "收入", "支配", "可支", "配收",
    "投资", "产值", "总值", "农村", "城镇", "居民", "全市", "全县", "全区", "全镇", "工业", "农业",
];

/// How many characters of a line are looked at before its end; a shorter line breaks no word.
const LINE: usize = 14;

/// How many characters of a word stand on one side of a break at most.
const REACH: usize = 3;

/// The line ends and blanks that break a word of the table: 比上年增⏎长6%, 预 计增 长.
fn broken(chars: &[char]) -> Vec<usize> {
    let han = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(|&c| script::is_han(c));
    let breaks = |at: usize, sign: char| {
        let line = chars.get(at.saturating_sub(LINE)..at).unwrap_or_default();
        sign == ' ' || (line.len() == LINE && !line.contains(&'\n'))
    };
    let signs = places(chars, [' ', '\n']);
    let between = signs.filter(|(at, _)| han(at.checked_sub(1)) && han(Some(at + 1)));
    between.filter(|&(at, sign)| breaks(at, sign) && parts_word(chars, at)).map(|(at, _)| at).collect()
}

/// Whether the characters on both sides of a break, without other blanks, make a word of the table.
fn parts_word(chars: &[char], at: usize) -> bool {
    let near = |characters: &mut dyn Iterator<Item = &char>| -> Vec<char> {
        characters.take_while(|c| **c != '\n').filter(|c| **c != ' ').take(REACH).copied().collect()
    };
    let before = near(&mut chars.get(at.saturating_sub(2 * REACH)..at).unwrap_or_default().iter().rev());
    let after = near(&mut chars.get(at + 1..).unwrap_or_default().iter().take(2 * REACH));
    (1..=before.len()).any(|taken| {
        let head = before.iter().take(taken).rev();
        let word: Vec<char> = head.chain(&after).copied().collect();
        BROKEN.leads(&word).is_some_and(|(_, length)| length > taken)
    })
}

impl<'a> View<'a> {
    /// The view of a shadow.
    pub(super) fn of(shadow: &'a Shadow) -> Self {
        let chars = shadow.chars.as_slice();
        let (stray, broken) = (has_stray_blanks(chars), broken(chars));
        let respelled = is_respelled(chars);
        if !stray && broken.is_empty() && !respelled {
            return Self { shadow, chars: Cow::Borrowed(chars), places: Vec::new() };
        }
        let is_left_out = |at: usize| (stray && is_stray(chars, at)) || broken.binary_search(&at).is_ok();
        let kept = (0..chars.len()).filter(|&at| !is_left_out(at));
        let places: Vec<usize> = kept.collect();
        let read =
            |&at: &usize| if respelled { spelled(chars, at) } else { chars.get(at).copied().unwrap_or(' ') };
        let chars: Vec<char> = places.iter().map(read).collect();
        let places = if stray || !broken.is_empty() { places } else { Vec::new() };
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
    let stray = places(sample, [' ']).filter(|&(at, _)| is_stray(sample, at)).count();
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
    fn a_word_that_a_line_end_breaks_is_whole() {
        let text = "全镇完成工农业总产值5.2亿元，比上年增\n长6%，\n增\n长\n";
        let source = Source::from_text(text.to_owned(), Encoding::Utf8, Evidence::Valid);
        let read: String = View::of(source.shadow()).chars().iter().collect();
        assert_eq!(read, "全镇完成工农业总产值5.2亿元,比上年增长6%,\n增\n长\n");
    }

    #[test]
    fn blanks_that_part_words_stay() {
        let text = "一、综 合 初步核算，全年生产总值完成五亿元，工业增加值完成两亿元，农业总产值完成三亿元。";
        let source = Source::from_text(text.to_owned(), Encoding::Utf8, Evidence::Valid);
        assert_eq!(View::of(source.shadow()).chars(), source.shadow().chars.as_slice());
    }
}
