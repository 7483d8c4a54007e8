//! A marker at a place: its style and its number (一、 → Han 1, （三） → `HanParen` 3, 二是 → Is 2).
//!
//! Only the shape is read here; whether the marker is a heading at all is decided by `candidate`
//! and `filter`, which know what stands around it.

use crate::outline::class::{OPENS, is};
use crate::outline::page::{Page, is_blank};

/// The shape of a marker.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Style {
    /// 第一部分, 第一篇.
    Part,
    /// 第一章.
    Chapter,
    /// 第一节.
    Clause,
    /// `## `, with the count of signs.
    Hash(u8),
    /// 壹、
    Formal,
    /// Ⅰ、 I.
    Roman,
    /// 一、
    Han,
    /// （一）
    HanParen,
    /// 1、 1. 1．
    Digit,
    /// 1.1 1.1.1, with the count of numbers.
    Decimal(u8),
    /// （1） ⑴
    DigitParen,
    /// 1)
    DigitHalf,
    /// ①
    Circled,
    /// 一是
    Is,
    /// 一要
    Want,
    /// 第一，
    Nth,
    /// 首先，其次，
    Order,
    /// ——
    Dash,
    /// ●
    Bullet,
    /// No marker at all.
    Bare,
}

impl Style {
    /// How deep the style usually stands; points stand deepest.
    pub(super) fn rank(self) -> u8 {
        match self {
            Self::Hash(level) => level,
            Self::Part => 10,
            Self::Chapter => 20,
            Self::Clause => 30,
            Self::Formal => 40,
            Self::Roman => 45,
            Self::Han => 50,
            Self::HanParen => 60,
            Self::Digit => 70,
            Self::Decimal(level) => 70 + level,
            Self::DigitParen => 80,
            Self::DigitHalf => 85,
            Self::Circled => 90,
            Self::Is | Self::Want | Self::Nth | Self::Order | Self::Dash | Self::Bullet => 100,
            Self::Bare => 5,
        }
    }

    /// Whether it marks a point in running text and not a heading.
    pub(super) fn is_point(self) -> bool {
        self.rank() == 100
    }

    /// Whether it is a heading so low that it may stand inside a point: 1、（1）①.
    pub(super) fn is_fine(self) -> bool {
        (Self::Digit.rank()..=Self::Circled.rank()).contains(&self.rank())
    }

    /// Whether it counts, so that a number can be missing.
    pub(super) fn counts(self) -> bool {
        !matches!(self, Self::Dash | Self::Bullet | Self::Bare | Self::Hash(_) | Self::Order)
    }

    /// Whether it marks an item of a list without order.
    pub(super) fn is_item(self) -> bool {
        matches!(self, Self::Dash | Self::Bullet)
    }
}

/// A marker as read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Marker {
    /// Its shape.
    pub(super) style: Style,
    /// Its number; 0 when it has none.
    pub(super) number: u32,
    /// The entry after it.
    pub(super) end: usize,
}

/// What closes a numeral to a marker, by the kind of numeral.
const CLOSINGS: &[(Numeral, &str, Style)] = &[
    (Numeral::Han, "、", Style::Han),
    (Numeral::Han, ".", Style::Han),
    (Numeral::Han, "．", Style::Han),
    (Numeral::Han, "是", Style::Is),
    (Numeral::Han, "要", Style::Want),
    (Numeral::Formal, "、", Style::Formal),
    (Numeral::Digit, "、", Style::Digit),
    (Numeral::Digit, ".", Style::Digit),
    (Numeral::Digit, "．", Style::Digit),
    (Numeral::Digit, ",", Style::Digit),
    (Numeral::Digit, "，", Style::Digit),
    (Numeral::Digit, ")", Style::DigitHalf),
    (Numeral::Digit, "）", Style::DigitHalf),
];

/// What closes 第N to a marker.
const ORDINAL_CLOSINGS: &[(&str, Style)] = &[
    ("部分", Style::Part),
    ("篇", Style::Part),
    ("编", Style::Part),
    ("章", Style::Chapter),
    ("节", Style::Clause),
    (",", Style::Nth),
    ("，", Style::Nth),
    ("、", Style::Nth),
    (":", Style::Nth),
    ("：", Style::Nth),
    ("是", Style::Nth),
    ("要", Style::Nth),
];

/// Words that count without numerals.
const ORDERS: &[(&str, u32)] = &[
    ("首先", 1),
    ("其次", 2),
    ("再次", 3),
    ("再者", 3),
    ("最后", 4),
    ("其一", 1),
    ("其二", 2),
    ("其三", 3),
    ("其四", 4),
];

/// Single characters that are a marker each: first, last, style.
const SINGLES: &[(char, char, Style)] = &[
    ('①', '⑳', Style::Circled),
    ('❶', '❿', Style::Circled),
    ('⑴', '⒇', Style::DigitParen),
    ('⒈', '⒛', Style::Digit),
    ('㈠', '㈩', Style::HanParen),
];

/// What may not follow a marker, because the number belongs to a word then: （一）号, 一要素, 一是否.
const SPOILERS: &[(Style, &[char])] = &[
    (Style::HanParen, &['号', '款']),
    (Style::DigitParen, &['号', '款']),
    (Style::Want, &['务', '素', '点', '领', '害', '塞']),
    (Style::Is, &['否']),
    (Style::Part, &['是', '的', '为', ',', '，']),
    (Style::Chapter, &['是', '的', '为', ',', '，', '程']),
    (Style::Clause, &['是', '的', '为', ',', '，', '课', '能', '约']),
];

/// Words after a number that make it a quantity shared by two numbers: 二、三产业, 1、2月份.
const SHARED: &[&str] = &[
    "、", "产业", "次产业", "产", "期", "季", "线", "等", "级", "类", "批", "月", "日", "号", "楼", "班",
    "年级", "轮", "区块",
];

/// The kind of a numeral.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Numeral {
    Han,
    Formal,
    Digit,
}

/// Reads the marker that stands at `at`.
pub(super) fn read(page: &Page, at: usize) -> Option<Marker> {
    let marker = match page.char(at) {
        c if !is(c, OPENS) => None,
        '(' | '（' => bracketed(page, at),
        '第' => ordinal(page, at),
        '-' | '－' | '—' | '―' | '─' | '–' => dash(page, at),
        '首' | '其' | '再' | '最' => order(page, at),
        c => single(at, c).or_else(|| plain(page, at)),
    }?;
    let next = page.char(page.skip_blanks(marker.end));
    let spoiled = SPOILERS.iter().any(|(style, chars)| *style == marker.style && chars.contains(&next));
    (!spoiled && !is_shared(page, marker)).then_some(marker)
}

/// 一、 1. 一是 壹、
fn plain(page: &Page, at: usize) -> Option<Marker> {
    let (kind, number, after) = numeral(page, at)?;
    let close = page.skip_blanks(after);
    if close > after + 1 {
        return None;
    }
    let (_, word, style) = CLOSINGS.iter().find(|(of, word, _)| *of == kind && page.is_at(close, word))?;
    let end = close + word.chars().count();
    let splits_number =
        matches!(page.char(close), '.' | '．' | ',' | '，') && page.char(end).is_ascii_digit();
    let spaced = *word == "、" || matches!(style, Style::Is | Style::Want);
    (!splits_number && (close == after || spaced)).then_some(Marker { style: *style, number, end })
}

/// （一） （1） （一）、
fn bracketed(page: &Page, at: usize) -> Option<Marker> {
    let (kind, number, after) = numeral(page, page.skip_blanks(at + 1))?;
    let close = page.skip_blanks(after);
    if !matches!(page.char(close), ')' | '）') {
        return None;
    }
    let style = if kind == Numeral::Digit { Style::DigitParen } else { Style::HanParen };
    let doubled = usize::from(matches!(page.char(close + 1), '、' | '.' | '．'));
    Some(Marker { style, number, end: close + 1 + doubled })
}

/// 第一， 第二章
fn ordinal(page: &Page, at: usize) -> Option<Marker> {
    let (_, number, after) = numeral(page, page.skip_blanks(at + 1))?;
    let close = page.skip_blanks(after);
    let mut closings = ORDINAL_CLOSINGS.iter();
    let (style, end) = closings.find_map(|(word, style)| page.after(close, word).map(|end| (*style, end)))?;
    Some(Marker { style, number, end })
}

/// A dash of two or more, or one long dash; a single hyphen is a minus sign.
fn dash(page: &Page, at: usize) -> Option<Marker> {
    let run = page
        .chars
        .iter()
        .skip(at)
        .take(9)
        .take_while(|c| matches!(c, '-' | '－' | '—' | '―' | '─' | '–'))
        .count();
    let long = matches!(page.char(at), '—' | '―' | '─');
    let next = page.char(page.skip_blanks(at + run));
    let opens = next != '\n' && next != '\0' && next != '>' && !(run == 1 && next.is_ascii_digit());
    ((run >= 2 || long) && run <= 8 && opens).then_some(Marker {
        style: Style::Dash,
        number: 0,
        end: at + run,
    })
}

/// 首先， 其次，
fn order(page: &Page, at: usize) -> Option<Marker> {
    let (number, end) =
        ORDERS.iter().find_map(|(word, number)| page.after(at, word).map(|end| (*number, end)))?;
    let closed = matches!(page.char(end), ',' | '，' | '是' | '要');
    closed.then_some(Marker { style: Style::Order, number, end: end + 1 })
}

/// ① ⑴ ⒈ ㈠
fn single(at: usize, c: char) -> Option<Marker> {
    let (first, _, style) = SINGLES.iter().find(|(first, last, _)| (*first..=*last).contains(&c))?;
    Some(Marker { style: *style, number: c as u32 - *first as u32 + 1, end: at + 1 })
}

/// Whether the marker is half of a pair of numbers: 二、三产业的人员, 1、2月份.
fn is_shared(page: &Page, marker: Marker) -> bool {
    if page.char(marker.end.saturating_sub(1)) != '、' {
        return false;
    }
    numeral(page, page.skip_blanks(marker.end)).is_some_and(|(_, next, after)| {
        next == marker.number + 1 && SHARED.iter().any(|word| page.after(after, word).is_some())
            || next == (marker.number + 1) * 10 && matches!(page.char(after), '年' | '多' | '几' | '岁')
    })
}

/// The numeral at `at`: its kind, its value (1 to 99) and the entry after it.
fn numeral(page: &Page, at: usize) -> Option<(Numeral, u32, usize)> {
    let digit =
        |c: char| c.to_digit(10).or_else(|| ('０'..='９').contains(&c).then(|| c as u32 - '０' as u32));
    let digits = page.text(at, at + 4).iter().map_while(|&c| digit(c));
    let (count, value) = digits.fold((0, 0), |(count, sum), digit| (count + 1, sum * 10 + digit));
    if count > 0 {
        return (count <= 2 && value > 0).then_some((Numeral::Digit, value, at + count));
    }
    for (kind, table) in [(Numeral::Han, "一二三四五六七八九十"), (Numeral::Formal, "壹贰叁肆伍陆柒捌玖拾")]
    {
        let (values, count, end) = values(page, at, table);
        if count > 0 {
            let values = values.get(..count).unwrap_or_default();
            return ordinal_value(values).map(|value| (kind, value, end));
        }
    }
    None
}

/// The numerals of a table at `at`, at most four, how many there are, and the entry after them; a stray
/// blank may stand between two: 十 二、.
fn values(page: &Page, at: usize, table: &str) -> ([u32; 4], usize, usize) {
    let (mut values, mut count, mut end) = ([0; 4], 0, at);
    for place in &mut values {
        let stray = count > 0 && is_blank(page.char(end));
        let Some(value) = value_of(page.char(end + usize::from(stray)), table) else { break };
        *place = value;
        count += 1;
        end += 1 + usize::from(stray);
    }
    (values, count, end)
}

/// The value of one numeral by its place in the table.
fn value_of(c: char, table: &str) -> Option<u32> {
    // 參 is 叁 where 貳 is 贰, and folds to 参.
    let c = if c == '参' { '叁' } else { c };
    table.chars().position(|t| t == c).map(|place| place as u32 + 1)
}

/// 三 → 3, 十二 → 12, 三十 → 30, 四十五 → 45; other runs are no ordinals.
fn ordinal_value(values: &[u32]) -> Option<u32> {
    match *values {
        [one] => Some(one),
        [10, unit] if unit < 10 => Some(10 + unit),
        [ten, 10] if ten < 10 => Some(ten * 10),
        [ten, 10, unit] if ten < 10 && unit < 10 => Some(ten * 10 + unit),
        _ => None,
    }
}

/// The first entry of the text after a marker: blanks and a doubled mark are left out.
pub(super) fn text_after(page: &Page, end: usize) -> usize {
    let skipped =
        |c: &&char| is_blank(**c) || matches!(**c, ':' | '：' | '、' | ',' | '，' | '.' | '．' | '。');
    end + page.chars.iter().skip(end).take_while(skipped).count()
}

#[cfg(test)]
mod tests {
    use super::{Style, read};
    use crate::outline::page::Page;

    #[track_caller]
    fn check(text: &str, expected: Option<(Style, u32, usize)>) {
        let chars: Vec<char> = text.chars().collect();
        let found = read(&Page::new(&chars), 0).map(|marker| (marker.style, marker.number, marker.end));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn markers_have_a_style_and_a_number() {
        check("一、工作回顾", Some((Style::Han, 1, 2)));
        check("十二、其他", Some((Style::Han, 12, 3)));
        check("一 、回顾", Some((Style::Han, 1, 3)));
        check("十 二、其他", Some((Style::Han, 12, 4)));
        check("(十 一 )其他", Some((Style::HanParen, 11, 6)));
        check("三 是抓项目", Some((Style::Is, 3, 3)));
        check("第 一 部 分 回顾", Some((Style::Part, 1, 7)));
        check("其 次,抓项目", Some((Style::Order, 2, 4)));
        check("四十五、其他", Some((Style::Han, 45, 4)));
        check("壹、总论", Some((Style::Formal, 1, 2)));
        check("参、展望", Some((Style::Formal, 3, 2)));
        check("参加会议", None);
        check("(三)产业", Some((Style::HanParen, 3, 3)));
        check("（三）、产业", Some((Style::HanParen, 3, 4)));
        check("(三 ) 产业", Some((Style::HanParen, 3, 4)));
        check("㈡产业", Some((Style::HanParen, 2, 1)));
        check("1、抓项目", Some((Style::Digit, 1, 2)));
        check("12. 抓项目", Some((Style::Digit, 12, 3)));
        check("１．抓项目", Some((Style::Digit, 1, 2)));
        check("(10)抓项目", Some((Style::DigitParen, 10, 4)));
        check("⑶抓项目", Some((Style::DigitParen, 3, 1)));
        check("2)抓项目", Some((Style::DigitHalf, 2, 2)));
        check("④抓项目", Some((Style::Circled, 4, 1)));
        check("三是抓项目", Some((Style::Is, 3, 2)));
        check("十一要抓项目", Some((Style::Want, 11, 3)));
        check("第二,抓项目", Some((Style::Nth, 2, 3)));
        check("第二章 总则", Some((Style::Chapter, 2, 3)));
        check("第一部分 回顾", Some((Style::Part, 1, 4)));
        check("其次,抓项目", Some((Style::Order, 2, 3)));
        check("——抓项目", Some((Style::Dash, 0, 2)));
        check("--抓项目", Some((Style::Dash, 0, 2)));
    }

    #[test]
    fn numbers_that_are_no_markers() {
        for text in [
            "二、三产业的人员", "二、 三产 业的人员", "一、二、三产业", "三、四十年前", "1、2月份完成",
            "2.5亿元", "1.2万", "1998年,", "第一产业", "第一季度", "第二节课", "一要素", "(一)号文件",
            "-3.5", "->", "1,200元", "二十国集团", "一带一路", "--",
        ] {
            check(text, None);
        }
        check("一、二〇二三年工作", Some((Style::Han, 1, 2)));
        check("二、三农工作", Some((Style::Han, 2, 2)));
    }
}
