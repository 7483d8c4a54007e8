//! Numerals: 三百二十, 1.45, 一千五 and digit strings become a decimal number.
//!
//! Works on folded characters (half width, Simplified). Knows nothing of units or of the text
//! around the numeral.

use rust_decimal::Decimal;

/// The most digits that a number is read with; a longer run is no quantity of a report.
pub const MAX_DIGITS: usize = 24;

/// The value of a Chinese digit (零 to 九, 两 and the formal 壹 to 玖), 0 to 9.
pub const fn digit(character: char) -> Option<u32> {
    Some(match character {
        '零' | '〇' | '○' => 0,
        '一' | '壹' => 1,
        '二' | '两' | '贰' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

/// The power of ten of a magnitude: 十 1, 百 2, 千 3, 万 4, 亿 8.
pub const fn magnitude(character: char) -> Option<u32> {
    Some(match character {
        '十' | '拾' => 1,
        '百' | '佰' => 2,
        '千' | '仟' => 3,
        '万' => 4,
        '亿' => 8,
        _ => return None,
    })
}

/// Whether a character can be part of a Chinese numeral.
pub const fn is_part(character: char) -> bool {
    digit(character).is_some() || magnitude(character).is_some()
}

/// Whether a character is the point inside a Chinese numeral: 三点五, 一七.六八, 三·五.
pub const fn is_point(character: char) -> bool {
    matches!(character, '点' | '.' | '·' | '‧' | '・')
}

/// Ten to the power of `exponent` (0 to 27).
pub fn power_of_ten(exponent: u32) -> Decimal {
    let long = || Decimal::try_from_i128_with_scale(10_i128.checked_pow(exponent)?, 0).ok();
    10_u64.checked_pow(exponent).map(Decimal::from).or_else(long).unwrap_or_default()
}

/// A number times ten to the power of `exponent` (0 to 27); `None` when it is too large.
pub fn scaled(number: Decimal, exponent: u32) -> Option<Decimal> {
    // Nearly all have no multiplier. Zero has no decimals after a product.
    if exponent == 0 && !number.is_zero() {
        return Some(number);
    }
    number.checked_mul(power_of_ten(exponent))
}

/// Reads an ASCII number: digits with `.` for the point (or `·`, or `、` as converters spoil it); anything
/// else (`,`, blanks) is passed over.
///
/// `None` when it has no digit or more digits than a quantity has ([`MAX_DIGITS`]).
pub fn parse_ascii(characters: &[char]) -> Option<Decimal> {
    let (mut number, mut kept, mut decimals) = (0_i128, 0, None::<u32>);
    for &character in characters {
        if let Some(digit) = character.to_digit(10) {
            number = number * 10 + i128::from(digit);
            decimals = decimals.map(|count| count + 1);
        } else if matches!(character, '.' | '·' | '、') && decimals.is_none() {
            decimals = Some(0);
        } else if matches!(character, '.' | '·' | '、') {
            return None;
        } else {
            continue;
        }
        kept += 1;
        if kept > MAX_DIGITS {
            return None;
        }
    }
    let digits = kept > usize::from(decimals.is_some());
    Decimal::try_from_i128_with_scale(number, decimals.unwrap_or(0)).ok().filter(|_| digits)
}

/// Reads a Chinese numeral: 三百二十, 二千零五十, 一亿二千万, 两万五, 一九五六, 三点五, 万.
///
/// A final digit after 百, 千, 万 or 亿 without 零 stands for the next lower place (一千五 is 1500).
/// `None` when it is no numeral as people write them.
pub fn parse_chinese(characters: &[char]) -> Option<Decimal> {
    if let Some(point) = characters.iter().position(|&c| is_point(c)) {
        let whole = parse_chinese(characters.get(..point)?)?;
        let part = characters.get(point + 1..)?;
        let digits = part.iter().map(|&c| digit(c)).collect::<Option<Vec<_>>>()?;
        if digits.is_empty() || digits.len() > 8 {
            return None;
        }
        let tail = digits.iter().fold(0_u64, |sum, &d| sum * 10 + u64::from(d));
        return Some(whole + Decimal::from(tail) / power_of_ten(digits.len() as u32));
    }
    let number = if characters.iter().all(|&c| digit(c).is_some()) {
        positional(characters)?
    } else {
        by_magnitude(characters)?
    };
    Decimal::try_from_i128_with_scale(number, 0).ok()
}

/// Digits one after another: 一九五六.
fn positional(characters: &[char]) -> Option<i128> {
    if characters.is_empty() || characters.len() > 12 {
        return None;
    }
    characters.iter().try_fold(0_i128, |sum, &c| Some(sum * 10 + i128::from(digit(c)?)))
}

/// Digits with magnitudes: 一亿二千万三百.
fn by_magnitude(characters: &[char]) -> Option<i128> {
    let (mut total, mut section, mut pending) = (0_i128, 0_i128, None::<i128>);
    let mut last = None::<u32>;
    let mut zero = false;
    for &character in characters {
        if let Some(value) = digit(character) {
            if value == 0 {
                zero = true;
            } else if pending.is_some() {
                return None;
            } else {
                pending = Some(i128::from(value));
            }
            continue;
        }
        let power = magnitude(character)?;
        let scale = 10_i128.checked_pow(power)?;
        if power < 4 {
            section += pending.take().unwrap_or(1) * scale;
        } else {
            section += pending.take().unwrap_or(0);
            let empty = section == 0 && total == 0;
            if power == 8 {
                total = (total + if empty { 1 } else { section }).checked_mul(scale)?;
            } else {
                total = total.checked_add(if section == 0 { i128::from(empty) } else { section } * scale)?;
            }
            section = 0;
        }
        last = Some(power);
        zero = false;
    }
    let rest = match (pending, last) {
        (Some(value), Some(power)) if power >= 2 && !zero => value * 10_i128.pow(power - 1),
        (Some(value), _) => value,
        (None, _) => 0,
    };
    Some(total + section + rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(numeral: &str, expected: &str) {
        let characters: Vec<char> = numeral.chars().collect();
        let got = parse_chinese(&characters).map(|n| n.normalize().to_string());
        assert_eq!(got.as_deref(), Some(expected), "{numeral}");
    }

    #[test]
    fn chinese_numerals_have_their_value() {
        for (numeral, expected) in [
            ("十", "10"),
            ("十二", "12"),
            ("二十", "20"),
            ("三百二十", "320"),
            ("二百零五", "205"),
            ("两千零五十", "2050"),
            ("一千五", "1500"),
            ("一万五", "15000"),
            ("一万零五", "10005"),
            ("一亿二千万", "120000000"),
            ("三亿零五万", "300050000"),
            ("二千零五十万", "20500000"),
            ("万", "10000"),
            ("千万", "10000000"),
            ("亿", "100000000"),
            ("一九五六", "1956"),
            ("三点五", "3.5"),
            ("一七.六八", "17.68"),
            ("三·五", "3.5"),
            ("百", "100"),
            ("万亿", "1000000000000"),
            ("二十三万四千五百六十七", "234567"),
        ] {
            check(numeral, expected);
        }
    }

    #[test]
    fn what_is_no_numeral_has_no_value() {
        for text in ["", "二三十", "点五", "三点", "元"] {
            let characters: Vec<char> = text.chars().collect();
            assert_eq!(parse_chinese(&characters), None, "{text}");
        }
    }

    #[test]
    fn digits_are_read_exactly() {
        let read = |text: &str| parse_ascii(&text.chars().collect::<Vec<_>>()).map(|n| n.to_string());
        assert_eq!(read("27,203,319,000").as_deref(), Some("27203319000"));
        assert_eq!(read("7 4 7 7 2").as_deref(), Some("74772"));
        assert_eq!(read("12217.50").as_deref(), Some("12217.50"));
        assert_eq!(read("3·5").as_deref(), Some("3.5"));
        assert_eq!(read("29851、2").as_deref(), Some("29851.2"));
        assert_eq!(read("3.5·2"), None);
        assert_eq!(read("."), None);
        assert_eq!(read(&"9".repeat(400)), None);
    }
}
