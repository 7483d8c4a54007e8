//! Slips of typists and junk of hosts, put right before the outline reads the text.
//!
//! One character stands for one character, so that every place is kept. Nothing of this is shown:
//! headings are cut from the text itself.

use crate::outline::class::{ADDRESS, is};
use crate::outline::page::{is_blank, is_han, is_pause, is_stop};
use std::borrow::Cow;
use std::collections::HashMap;

/// Numerals after which a point closes a marker: 一.
const NUMERALS: &str = "一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾";
/// A word that a host sets at line ends is no longer than this.
const TAG: usize = 40;
/// A word at fewer line ends may stand there by chance.
const OFTEN: usize = 4;
/// So many times at least the word must stand behind a mark, where no sentence has one.
const BEHIND_MARKS: usize = 2;

/// The folded text as the outline reads it, and the words of the host that were blanked out.
pub(super) fn mend(chars: &[char]) -> (Cow<'_, [char]>, Vec<(usize, usize)>) {
    let (mut points, mut line_ends) = (Vec::new(), 0);
    for (at, c) in points_and_line_ends(chars) {
        let head = chars.get(..at).unwrap_or_default();
        if c == '\n' {
            line_ends += usize::from(ends_in_word(head));
        } else if head.last().is_some_and(|&before| is_han(before) && !NUMERALS.contains(before)) {
            points.push(at);
        }
    }
    line_ends += usize::from(ends_in_word(chars));
    let tags = if line_ends < OFTEN { Vec::new() } else { tags(chars, &runs(chars)) };
    let ends = points.into_iter().filter(|&at| ends_sentence(chars.get(at + 1..).unwrap_or_default()));
    let blanked = tags.iter().flat_map(|&(start, end)| (start..end).map(|at| (at, ' ')));
    let mut mended = Cow::Borrowed(chars);
    for (at, c) in blanked.chain(ends.map(|at| (at, '。'))) {
        if let Some(slip) = mended.to_mut().get_mut(at) {
            *slip = c;
        }
    }
    (mended, tags)
}

/// The points and line ends of a text with their places.
fn points_and_line_ends(chars: &[char]) -> impl Iterator<Item = (usize, char)> {
    // A stretch is asked as a whole, so that several characters are looked at in one step; most have
    // none.
    let stretches = chars.chunks(STRETCH).enumerate();
    let stretches = stretches.filter(|(_, stretch)| stretch.contains(&'.') || stretch.contains(&'\n'));
    stretches.flat_map(|(index, stretch)| {
        let places = stretch.iter().enumerate().filter(|(_, c)| matches!(**c, '.' | '\n'));
        places.map(move |(at, &c)| (index * STRETCH + at, c))
    })
}

/// How many characters are asked at a time.
const STRETCH: usize = 32;

/// Whether a word of letters or an address stands at the end, blanks behind it left out.
fn ends_in_word(head: &[char]) -> bool {
    head.iter().rev().find(|c| !is_blank(**c)).is_some_and(|&c| is(c, ADDRESS))
}

/// The runs of letters, digits and the signs of addresses.
fn runs(chars: &[char]) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (at, _) in chars.iter().enumerate().filter(|(_, c)| is(**c, ADDRESS)) {
        match runs.last_mut() {
            Some(last) if last.1 == at => last.1 = at + 1,
            _ => runs.push((at, at + 1)),
        }
    }
    runs
}

/// Whether the text behind a point may follow a sentence: no leader, no decimals, no address.
fn ends_sentence(rest: &[char]) -> bool {
    let near = rest.first().is_none_or(|c| !c.is_ascii_alphanumeric());
    let next = rest.iter().take(2).find(|c| !is_blank(**c));
    near && next.is_none_or(|c| *c != '.' && !c.is_ascii_digit())
}

/// The places of words that a host sets at line ends: `…任务。jgo`.
fn tags(chars: &[char], runs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut counts: HashMap<&[char], [usize; 3]> = HashMap::new();
    let mut words: Vec<(usize, usize)> = Vec::new();
    for &(start, end) in runs {
        let run = chars.get(start..end).unwrap_or_default();
        let lead = run.iter().take_while(|c| !c.is_ascii_alphanumeric()).count();
        let word = run.get(lead..).unwrap_or_default();
        if word.len() <= TAG && word.iter().any(char::is_ascii_alphabetic) {
            let at = start + lead;
            let behind = at.checked_sub(1).and_then(|before| chars.get(before)).copied().unwrap_or('\n');
            let blanks = chars.iter().skip(end).take_while(|c| is_blank(**c)).count();
            let closes = chars.get(end + blanks).is_none_or(|c| *c == '\n');
            let marked = is_stop(behind) || is_pause(behind);
            let [all, ends, marks] = counts.entry(word).or_default();
            *all += 1;
            *ends += usize::from(closes && behind != '\n');
            *marks += usize::from(closes && marked);
            if (closes || blanks > 0) && behind != '\n' {
                words.push((at, end));
            }
        }
    }
    // What stands in running text as well is a word of the report: GDP.
    let is_tag = |word: &[char]| {
        counts
            .get(word)
            .is_some_and(|[all, ends, marks]| *ends >= OFTEN && *marks >= BEHIND_MARKS && ends * 4 >= all * 3)
    };
    words.retain(|&(start, end)| chars.get(start..end).is_some_and(is_tag));
    words
}

#[cfg(test)]
mod tests {
    use super::mend;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let chars: Vec<char> = text.chars().collect();
        let (mended, _) = mend(&chars);
        assert_eq!(mended.iter().collect::<String>(), expected, "{text}");
    }

    #[test]
    fn a_point_behind_a_chinese_character_ends_a_sentence() {
        check("粮食增产.茶叶增收.", "粮食增产。茶叶增收。");
        for text in ["三.农业", "增长1.5倍", "回顾....3", "回顾. . . 3", "回顾.3", "青山网.cn", "完成. 12"]
        {
            check(text, text);
        }
    }

    #[test]
    fn a_word_at_many_line_ends_is_no_text() {
        check(
            "回顾qwk\n增产。qwk\n增收,qwk \n通水;qwk\n王某qwk 李某",
            "回顾   \n增产。   \n增收,    \n通水;   \n王某    李某",
        );
        check(
            "增产。www.a.cn\n种茶:www.a.cn\n种果。www.a.cn\n完www.a.cn",
            "增产。        \n种茶:        \n种果。        \n完        ",
        );
        for text in ["GDP增GDP\n高。GDP\n大,GDP\n好。GDP\n人均GDP和GDP", "新建公路5km\n村道6km\n路7km\n桥8km"]
        {
            check(text, text);
        }
    }
}
