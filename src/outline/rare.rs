//! Markers that reports hardly use and that other text often looks like: Ⅰ、 I. 1.1 ● and `# `.
//!
//! They count at the start of a line only. A decimal must follow or precede its neighbour (1.1 1.2),
//! because 3.5 is a quantity elsewhere.

use crate::outline::apart::Labels;
use crate::outline::mark::Mark;
use crate::outline::marker::{Marker, Style};
use crate::outline::page::{Page, is_blank, is_han};

/// Signs that mark an item of a list.
const ITEMS: [char; 10] = ['·', '•', '●', '■', '□', '▲', '◆', '◇', '▪', '◎'];
/// What closes a Roman numeral to a marker.
const CLOSINGS: [char; 3] = ['、', '.', ','];
/// What stands behind a decimal that is a quantity: 1.5亿元.
const UNITS: [char; 20] = [
    '亿', '万', '千', '百', '元', '%', '‰', '倍', '个', '公', '米', '吨', '亩', '平', '户', '人', '成', '折',
    '度', '级',
];
/// Roman numerals in letters; the longer before those they begin with.
const ROMANS: [(&str, u32); 10] = [
    ("VIII", 8),
    ("VII", 7),
    ("III", 3),
    ("VI", 6),
    ("IV", 4),
    ("IX", 9),
    ("II", 2),
    ("V", 5),
    ("X", 10),
    ("I", 1),
];
/// The deepest Markdown heading.
const DEEPEST: usize = 6;

/// The rare marker at `at`, which opens its line.
pub(super) fn read(page: &Page, at: usize) -> Option<Marker> {
    match page.char(at) {
        'I' | 'V' | 'X' | 'Ⅰ'..='Ⅻ' => roman(page, at),
        '1'..='9' => decimal(page, at).or_else(|| parent(page, at)),
        c if ITEMS.contains(&c) => {
            let number = 0;
            is_han(page.char(page.skip_blanks(at + 1))).then_some(Marker {
                style: Style::Bullet,
                number,
                end: at + 1,
            })
        }
        _ => None,
    }
}

/// Ⅱ、 II.
fn roman(page: &Page, at: usize) -> Option<Marker> {
    let c = page.char(at);
    let (number, end) = if ('Ⅰ'..='Ⅻ').contains(&c) {
        (c as u32 - 'Ⅰ' as u32 + 1, at + 1)
    } else {
        let (word, number) = ROMANS.iter().find(|(word, _)| page.is_at(at, word))?;
        (*number, at + word.len())
    };
    let closed = CLOSINGS.contains(&page.char(end));
    let spaced = end == at + 1 && c > 'Z' && is_blank(page.char(end));
    (closed || spaced).then_some(Marker { style: Style::Roman, number, end: end + 1 })
}

/// 1.1 1.2.3
fn decimal(page: &Page, at: usize) -> Option<Marker> {
    let (path, end) = path(page, at);
    let next = page.char(page.skip_blanks(end));
    let level = u8::try_from(path.len()).ok().filter(|level| (2..=4).contains(level))?;
    let closed = usize::from(matches!(page.char(end), '.' | '、'));
    let heads = is_han(page.char(page.skip_blanks(end + closed))) && !UNITS.contains(&next);
    heads.then_some(Marker { style: Style::Decimal(level), number: *path.last()?, end: end + closed })
}

/// `1 ` above a line that opens with 1.1.
fn parent(page: &Page, at: usize) -> Option<Marker> {
    let (head, end) = path(page, at);
    let [number] = head[..] else { return None };
    let line = page.chars.iter().skip(at).position(|&c| c == '\n')?;
    let below = page.chars.iter().skip(at + line).position(|&c| c != '\n' && !is_blank(c))?;
    let spaced = is_blank(page.char(end)) && is_han(page.char(page.skip_blanks(end)));
    let first = path(page, at + line + below).0 == [number, 1];
    (spaced && first).then_some(Marker { style: Style::Digit, number, end })
}

/// The numbers between dots at `at`, one or two digits each, and the entry behind them.
fn path(page: &Page, at: usize) -> (Vec<u32>, usize) {
    let mut path = Vec::new();
    let (mut start, mut end) = (at, at);
    loop {
        let digits: Vec<u32> = page.chars.iter().skip(start).take(3).map_while(|c| c.to_digit(10)).collect();
        if !(1..=2).contains(&digits.len()) || digits.first() == Some(&0) {
            return (path, end);
        }
        path.push(digits.iter().fold(0, |sum, digit| sum * 10 + digit));
        end = start + digits.len();
        if page.char(end) != '.' || path.len() > 4 {
            return (path, end);
        }
        start = end + 1;
    }
}

/// Takes the decimals out that no neighbour continues.
pub(super) fn keep_chained(page: &Page, marks: &mut Vec<Mark>) {
    let is_decimal = |mark: &&Mark| matches!(mark.style, Style::Decimal(_));
    let paths: Vec<Vec<u32>> = marks.iter().filter(is_decimal).map(|mark| path(page, mark.at).0).collect();
    let follows = |first: usize| {
        paths.get(first).zip(paths.get(first + 1)).is_some_and(|(first, second)| is_next(first, second))
    };
    let mut place = 0;
    marks.retain(|mark| {
        if !is_decimal(&mark) {
            return true;
        }
        let kept = follows(place) || place.checked_sub(1).is_some_and(follows);
        place += 1;
        kept
    });
}

/// Whether a decimal may stand behind another: 1.1 → 1.1.1, 1.1.3 → 1.2, 1.4 → 2.1.
fn is_next(first: &[u32], second: &[u32]) -> bool {
    let common = first.iter().zip(second).take_while(|(a, b)| a == b).count();
    let rest = second.get(common + 1..).unwrap_or_default();
    let step = match (first.get(common), second.get(common)) {
        (Some(a), Some(b)) => a + 1 == *b,
        (None, Some(b)) => *b == 1,
        _ => false,
    };
    step && rest.iter().all(|&number| number == 1)
}

/// The Markdown headings without numbering: `## 农业`. Where numbered headings have the sign too, the
/// count of signs tells no level, because the numbering tells it.
pub(super) fn hashes(page: &Page, marks: &[Mark], labels: &Labels) -> Vec<Mark> {
    let level = |index: usize| {
        let text = page.of(page.line(index));
        let signs = text.iter().take_while(|c| **c == '#').count();
        ((1..=DEEPEST).contains(&signs) && text.get(signs).is_some_and(|&c| is_blank(c))).then_some(signs)
    };
    let marked = |index: usize| {
        let place = marks.partition_point(|mark| mark.line < index);
        marks.get(place).is_some_and(|mark| mark.line == index && mark.leads)
    };
    let lines: Vec<(usize, usize)> =
        (0..page.lines.len()).filter_map(|index| level(index).map(|signs| (index, signs))).collect();
    let mixed = lines.iter().any(|(index, _)| marked(*index));
    let free = |(index, _): &(usize, usize)| labels.get(*index) == Some(&None) && !marked(*index);
    let mark = |(line, signs): (usize, usize)| {
        let at = page.skip_blanks(page.line(line).start + signs);
        let style = if mixed { Style::Bare } else { Style::Hash(signs as u8) };
        Mark { at, end: at, style, number: 0, line, leads: true }
    };
    lines.into_iter().filter(free).map(mark).collect()
}

#[cfg(test)]
mod tests {
    use super::{is_next, read};
    use crate::outline::marker::Style;
    use crate::outline::page::Page;

    #[track_caller]
    fn check(text: &str, expected: Option<(Style, u32, usize)>) {
        let chars: Vec<char> = text.chars().collect();
        let found = read(&Page::new(&chars), 0).map(|marker| (marker.style, marker.number, marker.end));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn rare_markers_have_a_style_and_a_number() {
        check("Ⅱ、工作回顾", Some((Style::Roman, 2, 2)));
        check("Ⅲ 工作回顾", Some((Style::Roman, 3, 2)));
        check("IV.工作回顾", Some((Style::Roman, 4, 3)));
        check("1.2 农业", Some((Style::Decimal(2), 2, 3)));
        check("1.2.3、农业", Some((Style::Decimal(3), 3, 6)));
        check("● 农业", Some((Style::Bullet, 0, 1)));
        check("2 农业\n2.1 粮食", Some((Style::Digit, 2, 1)));
    }

    #[test]
    fn numbers_and_signs_that_are_no_markers() {
        for text in [
            "1.5亿元", "3.2 万亩", "2.15%", "Ⅱ类水质", "IT产业", "V型反弹", "2 农业\n粮食", "●●●",
            "2023.5 日",
        ] {
            check(text, None);
        }
    }

    #[test]
    fn decimals_follow_each_other() {
        for (first, second) in [([1, 1], [1, 2]), ([1, 4], [2, 1])] {
            assert!(is_next(&first, &second));
        }
        assert!(is_next(&[1, 1], &[1, 1, 1]) && is_next(&[1, 1, 3], &[1, 2]));
        assert!(!is_next(&[3, 5], &[7, 2]) && !is_next(&[1, 2], &[1, 2]));
    }
}
