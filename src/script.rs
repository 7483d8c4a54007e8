//! Scripts: Traditional to Simplified, full to half width, look-alikes to one form.
//!
//! Every fold is one character to one character and for comparing only; folded text is never shown.
//! Knows single characters, not words: 乾隆 folds to 干隆, which is right as long as both sides of a
//! comparison are folded.

mod fold;
mod table;

use std::sync::LazyLock;

use fold::{FOLD, INVISIBLE, SUPPLEMENTARY, TELLING, WIDE};

/// The Simplified form of a Traditional character, by the commonest reading; any other character as
/// it is.
pub fn to_simplified(character: char) -> char {
    match character {
        // The fold of an ideograph proper is its Simplified form and nothing else.
        '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{2f7ff}' => fold(character),
        _ => character,
    }
}

/// The half-width form of a full-width letter, digit, sign or blank; ￥ and all others stay.
pub fn to_half_width(character: char) -> char {
    fold::half_width(character as u32).and_then(char::from_u32).unwrap_or(character)
}

/// The character that stands for `character` in every comparison: Simplified, half-width, one form
/// of each dash, quote, blank and look-alike.
///
/// `。`, `、`, `《》`, `“”`, `〇` and `￥` stay, and so does the difference of dash, hyphen and tilde.
pub fn fold(character: char) -> char {
    fold_visible(character).unwrap_or(character)
}

/// [`fold`], or `None` for a character that nobody sees: zero-width, bidirectional and format
/// characters, soft hyphens, variation selectors.
#[inline]
pub fn fold_visible(character: char) -> Option<char> {
    match FOLD.get(character as usize).copied() {
        Some(INVISIBLE) => None,
        Some(SUPPLEMENTARY) => Some(fold_wide(character)),
        Some(folded) => char::from_u32(u32::from(folded)),
        // Variation selectors of the second block and the invisible tags.
        None if matches!(character, '\u{e0000}'..='\u{e01ef}') => None,
        None => Some(fold_wide(character)),
    }
}

/// [`fold`] with ASCII letters in lower case, for what a user types.
pub fn fold_search(character: char) -> char {
    fold(character).to_ascii_lowercase()
}

/// For each of these characters, as [`fold_search`] gives them, all characters that a reader who searches
/// takes for it.
pub fn unfold_search(folded: &[char]) -> Vec<Vec<char>> {
    let same = |&folded: &char| {
        let start = UNFOLD.partition_point(|pair| pair.0 < folded);
        let others = UNFOLD.iter().skip(start).take_while(|pair| pair.0 == folded).map(|pair| pair.1);
        // What none of the tables has is the same as itself alone.
        let itself = (folded > LAST && fold_search(folded) == folded).then_some(folded);
        itself.into_iter().chain(others).collect()
    };
    folded.iter().map(same).collect()
}

/// What each character folds to that is compared, and the character, sorted.
static UNFOLD: LazyLock<Vec<(char, char)>> = LazyLock::new(|| {
    let others = WIDE.iter().filter_map(|&(code, _)| char::from_u32(code)).filter(|&c| c > LAST);
    // What is compared was folded before.
    let pair = |character| Some((fold_search(fold_visible(character)?), character));
    let mut pairs: Vec<(char, char)> = ('\0'..=LAST).chain(others).filter_map(pair).collect();
    pairs.sort_unstable();
    pairs
});

/// The last character of the basic plane.
const LAST: char = '\u{ffff}';

/// Whether a character is Chinese writing: an ideograph, a radical, `々` or `〇`.
pub fn is_han(character: char) -> bool {
    matches!(character,
        '\u{4e00}'..='\u{9fff}'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{323af}'
        | '\u{2e80}'..='\u{2fdf}'
        | '々'
        | '〇')
}

/// How many characters of a text are found in Traditional writing only, and in Simplified only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tells {
    /// In Traditional writing only.
    pub traditional: usize,
    /// In Simplified writing only.
    pub simplified: usize,
}

impl Tells {
    /// Those of a text.
    pub fn of(text: &str) -> Self {
        // Each character that tells has three bytes, so that no other need be decoded.
        let mut found = Self::default();
        let mut rest = text.as_bytes();
        loop {
            match *rest {
                [lead @ 0xe0..=0xef, second, third, ref behind @ ..] => {
                    found.count([lead, second, third]);
                    rest = behind;
                }
                [_, ref behind @ ..] => rest = behind,
                [] => return found,
            }
        }
    }

    /// Takes in a character of three bytes of UTF-8.
    #[inline]
    pub fn count(&mut self, [lead, second, third]: [u8; 3]) {
        let [traditional, simplified] = TELLING.of(three_bytes(lead, second, third));
        self.add(Self { traditional, simplified });
    }

    /// Takes in what another text has.
    #[inline]
    pub fn add(&mut self, other: Self) {
        self.traditional += other.traditional;
        self.simplified += other.simplified;
    }
}

/// What a character of three bytes of UTF-8 folds to, by its bytes, when that is one of the same plane
/// that is seen.
#[inline]
pub fn fold_bytes([lead, second, third]: [u8; 3]) -> Option<char> {
    let folded = FOLD.get(usize::from(three_bytes(lead, second, third))).copied()?;
    char::from_u32(u32::from(folded))
}

/// The code of a character of three bytes.
#[inline]
const fn three_bytes(lead: u8, second: u8, third: u8) -> u16 {
    (lead as u16) << 12 | (second as u16 & 0x3f) << 6 | third as u16 & 0x3f
}

fn fold_wide(character: char) -> char {
    WIDE.binary_search_by_key(&(character as u32), |pair| pair.0)
        .ok()
        .and_then(|index| WIDE.get(index))
        .and_then(|pair| char::from_u32(pair.1))
        .unwrap_or(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(fold: fn(char) -> char, input: &str, expected: &str) {
        assert_eq!(input.chars().map(fold).collect::<String>(), expected, "{input}");
    }

    #[test]
    fn traditional_becomes_simplified() {
        check(to_simplified, "餘隻麵乾後裡傢週佈萬億", "余只面干后里家周布万亿");
        check(to_simplified, "關於鄉鎮農業發展的報告", "关于乡镇农业发展的报告");
        check(to_simplified, "政府工作报告", "政府工作报告");
        check(to_simplified, "著名瞭望藉口覆蓋", "著名瞭望藉口覆盖");
        check(to_simplified, "㑮𡞵", "𫝈㛟");
        check(to_simplified, "，（）ＡＢ\u{f98e}", "，（）ＡＢ\u{f98e}");
    }

    #[test]
    fn full_width_becomes_half_width() {
        check(to_half_width, "１２．５％，（ＧＤＰ）；：！？\u{3000}＋－／＝～", "12.5%,(GDP);:!? +-/=~");
        check(to_half_width, "￥。、《》“”—…", "￥。、《》“”—…");
    }

    #[test]
    fn one_form_for_matching() {
        check(fold, "１２．５％，（Ａ）；：！？＋－／＝～＂", "12.5%,(A);:!?+-/=~\"");
        check(fold, "「工業」『農業』", "“工业”“农业”");
        check(fold, "—―–─━‒", "——————");
        check(fold, "-－‐‑−﹣", "------");
        check(fold, "~～〜", "~~~");
        check(fold, "4∶3：2", "4:3:2");
        check(fold, "〇○。、《》“”‘’￥…·", "〇○。、《》“”‘’￥…·");
        check(fold, "\u{3000}\u{a0}\u{2002}\u{2003}\u{2009}\u{200a}\u{202f}\t", "        ");
        check(fold, "\u{f98e}\u{f9be}\u{f97e}\u{fa0c}", "年料量兀");
        check(fold, "⽅⾯⻓⻋⻰", "方面长车龙");
        check(fold, "一\n二\u{fffd}\0", "一\n二\u{fffd}\0");
    }

    #[test]
    fn search_forgets_case() {
        check(fold_search, "ＧＤＰ與Gdp", "gdp与gdp");
    }

    #[test]
    fn all_that_is_the_same_is_found_again() {
        let same = unfold_search(&['农', 'g', '1', '\u{20bb7}']);
        for (same, expected) in same.iter().zip(["农農", "gGｇＧ", "1１", "\u{20bb7}"]) {
            assert!(expected.chars().all(|c| same.contains(&c)), "{same:?}");
            assert!(same.len() < 8, "{same:?}");
        }
        assert!(!same[0].contains(&'工'));
    }

    #[test]
    fn invisible_characters_have_no_fold() {
        for character in
            "\u{200b}\u{200f}\u{202a}\u{202e}\u{2060}\u{2066}\u{2069}\u{feff}\u{ad}\u{fe0f}".chars()
        {
            assert_eq!(fold_visible(character), None, "{:x}", character as u32);
            assert_eq!(fold(character), character);
        }
        assert_eq!(fold_visible('\u{e0100}'), None);
        assert_eq!(fold_visible('\u{200a}'), Some(' '));
        assert_eq!(fold_visible('後'), Some('后'));
        assert_eq!(fold_visible('\u{20bb7}'), Some('\u{20bb7}'));
    }

    #[test]
    fn folding_twice_changes_nothing() {
        // 薴 is 苧, and 苧 (of another word) is 苎: the one chain in the table.
        for character in ('\0'..=char::MAX).filter(|&character| character != '薴') {
            assert_eq!(fold(fold(character)), fold(character), "{character}");
        }
    }

    #[test]
    fn han_is_writing_not_punctuation() {
        assert!("政府㐀𠀀〇々⽅\u{f98e}".chars().all(is_han));
        assert!(!"，。１a（○①".chars().any(is_han));
    }

    #[test]
    fn each_script_gives_itself_away() {
        let tells = |text| {
            let Tells { traditional, simplified } = Tells::of(text);
            (traditional, simplified)
        };
        assert_eq!(tells("鄉鎮農業，后里余干"), (4, 0));
        assert_eq!(tells("乡镇农业，后里余干"), (0, 4));
        assert_eq!(tells("政府工作"), (0, 0));
        assert_eq!(tells("乾於徵么"), (0, 0));
    }
}
