//! Which characters and sounds a text has, in some hundred bits: rules most candidates out before they are
//! looked at.
//!
//! A sound is a whole reading, or the initials of two neighbours. Does not keep masks: `index` does.

use std::sync::LazyLock;

use crate::search::Mask;
use crate::search::fold;
use crate::search::reading;

/// The bits of sounds: two words of whole readings, two of pairs of initials.
pub(crate) type Sounds = [u64; 4];

/// No sound at all.
pub(crate) const NONE: Sounds = [0; 4];

/// Of each set of readings the bits of the readings and the initials.
static SOUNDS: LazyLock<Vec<(Sounds, u32)>> = LazyLock::new(|| {
    let readings = reading::readings();
    let bits: Vec<Sounds> = readings.spellings().iter().map(|spelling| whole(spelling)).collect();
    let all = |set: &reading::Set| {
        let all = set.spellings.iter().filter_map(|&number| bits.get(usize::from(number)));
        (all.fold(NONE, |all, &one| or(all, one)), set.initials)
    };
    readings.sets().iter().map(all).collect()
});

/// Whether all of these sounds are among a text's.
#[inline]
pub(crate) fn has_all(sounds: Sounds, all: Sounds) -> bool {
    all.iter().zip(sounds).fold(0, |missing, (all, own)| missing | all & !own) == 0
}

/// Whether any of these sounds is among a text's.
#[inline]
pub(crate) fn has_any(sounds: Sounds, any: Sounds) -> bool {
    any.iter().zip(sounds).fold(0, |common, (any, own)| common | any & own) != 0
}

/// All bits of both.
pub(crate) fn or(mut left: Sounds, right: Sounds) -> Sounds {
    left.iter_mut().zip(right).for_each(|(left, right)| *left |= right);
    left
}

/// The mask of a text.
pub(crate) fn of(text: &str) -> Mask {
    let (readings, sounds) = (reading::readings(), &*SOUNDS);
    let mut mask = Mask::default();
    let mut before = 0;
    for character in text.chars() {
        let folded = fold::key(character);
        if !folded.is_whitespace() {
            mask.chars |= bit(folded);
        }
        let read = readings.number(character).and_then(|number| sounds.get(number)).copied();
        let (wholes, initials) = read.unwrap_or_else(|| (NONE, letter(folded)));
        mask.initials |= initials;
        mask.sounds = or(or(mask.sounds, wholes), pairs(before, initials));
        before = initials;
    }
    mask
}

/// The bits of the characters of a folded term.
pub(crate) fn chars(folded: &str) -> u64 {
    folded.chars().filter(|character| !character.is_whitespace()).fold(0, |bits, c| bits | bit(c))
}

/// The bits of all readings of the ideographs of a folded term; a text that has them has these.
pub(crate) fn wholes(folded: &str) -> Sounds {
    let read = folded.chars().filter_map(|character| reading::readings().number(character));
    read.filter_map(|number| SOUNDS.get(number)).fold(NONE, |all, one| or(all, one.0))
}

/// The bit of a whole reading.
pub(crate) fn whole(spelling: &str) -> Sounds {
    let hash = spelling.bytes().fold(0_u32, |hash, letter| hash.wrapping_mul(31).wrapping_add(letter.into()));
    let place = hash.wrapping_mul(SPREAD) >> 25;
    if place < 64 { [1 << place, 0, 0, 0] } else { [0, 1 << (place - 64), 0, 0] }
}

/// The bits of all pairs of initials of two neighbours.
pub(crate) fn pairs(left: u32, right: u32) -> Sounds {
    let mut bits = 0_u128;
    let mut rest = left;
    while rest != 0 {
        let mut second = right;
        while second != 0 {
            bits |= pair(rest.trailing_zeros(), second.trailing_zeros());
            second &= second - 1;
        }
        rest &= rest - 1;
    }
    [0, 0, bits as u64, (bits >> 64) as u64]
}

/// The set of initials of a folded character that is not read but typed.
pub(crate) fn letter(folded: char) -> u32 {
    u8::try_from(folded).map_or(0, reading::letter)
}

fn pair(left: u32, right: u32) -> u128 {
    1 << ((left * 26 + right).wrapping_mul(SPREAD) >> 25)
}

// Neighbours in Unicode are words of one field (农 and 冲); the product spreads them over all bits.
const SPREAD: u32 = 0x9E37_79B1;

fn bit(character: char) -> u64 {
    1 << ((character as u32).wrapping_mul(SPREAD) >> 26)
}

#[cfg(test)]
mod tests {
    use crate::search::{Mask, Query};

    #[track_caller]
    fn check(text: &str, queries: &[&str], expected: bool) {
        for query in queries {
            assert_eq!(Query::new(query).may_match(Mask::of(text)), expected, "{query} {text}");
        }
    }

    #[test]
    fn a_text_covers_its_characters_in_any_writing() {
        check("三、农业总产值（ＧＤＰ）", &["農業", "gdp 三", "產值", "", "、", "GDP"], true);
        check("一、工业", &["农业"], false);
    }

    #[test]
    fn a_text_covers_what_it_sounds_like() {
        let spelt = [
            "nongminshouru", "nmsr", "nmrjcsr", "nongmsr", "农min", "n", "no", "rjchun", "shouru", "入",
            "chsr", "csh",
        ];
        check("农民人均纯收入", &spelt, true);
        check("重庆银行", &["chongqing", "zhongqing", "zq", "yinhang", "qyx"], true);
        check("人均GDP增长12%", &["gdpzz", "gdpz", "gd", "jgdp", "zengzhang12"], true);
    }

    #[test]
    fn most_of_what_does_not_match_is_ruled_out() {
        let mask = Mask::of("农民人均纯收入");
        let others = [
            "gongye", "gy", "zengzhang", "zz", "czsr", "caizheng", "jiuye", "zjy", "gdp", "lv", "zf",
            "chongqing",
        ];
        let left = others.iter().filter(|query| Query::new(query).may_match(mask)).count();
        assert!(left < 4, "{left}");
    }
}
