//! The forms in which Word writes the number of a paragraph: 一, 甲, ①, IV, b.
//!
//! Does not know lists. A form that is not in the table is written in digits.

/// A form's name in the file, and how a number looks in it.
type Form = (&'static str, fn(u32) -> String);

const FORMS: [Form; 29] = [
    ("decimal", digits),
    ("none", |_| String::new()),
    ("decimalZero", |number| format!("{number:02}")),
    ("decimalFullWidth", |number| one_by_one(number, &FULL_WIDTH)),
    ("decimalFullWidth2", |number| one_by_one(number, &FULL_WIDTH)),
    ("upperRoman", roman),
    ("lowerRoman", |number| roman(number).to_ascii_lowercase()),
    ("upperLetter", letter),
    ("lowerLetter", |number| letter(number).to_ascii_lowercase()),
    ("chineseCounting", |number| counting(number, &SIMPLE)),
    ("chineseCountingThousand", |number| counting(number, &SIMPLE)),
    ("japaneseCounting", |number| counting(number, &SIMPLE)),
    ("koreanCounting", |number| counting(number, &SIMPLE)),
    ("taiwaneseCounting", |number| counting(number, &SIMPLE)),
    ("taiwaneseCountingThousand", |number| counting(number, &SIMPLE)),
    ("ideographDigital", |number| one_by_one(number, &SIMPLE.digits)),
    ("japaneseDigitalTenThousand", |number| one_by_one(number, &SIMPLE.digits)),
    ("taiwaneseDigital", |number| one_by_one(number, &SIMPLE.digits)),
    ("chineseLegalSimplified", |number| counting(number, &LEGAL)),
    ("ideographLegalTraditional", |number| counting(number, &LEGAL_TRADITIONAL)),
    ("japaneseLegal", |number| counting(number, &LEGAL_TRADITIONAL)),
    ("ideographTraditional", |number| of_series(number, "甲乙丙丁戊己庚辛壬癸")),
    ("ideographZodiac", |number| of_series(number, "子丑寅卯辰巳午未申酉戌亥")),
    ("decimalEnclosedCircle", |number| of_series(number, CIRCLED)),
    ("decimalEnclosedCircleChinese", |number| of_series(number, CIRCLED)),
    ("decimalEnclosedFullstop", |number| of_series(number, "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛")),
    ("decimalEnclosedParen", |number| of_series(number, "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇")),
    ("ideographEnclosedCircle", |number| of_series(number, "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉")),
    ("numberInDash", |number| format!("- {number} -")),
];

const CIRCLED: &str = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿";

const FULL_WIDTH: [char; 10] = ['０', '１', '２', '３', '４', '５', '６', '７', '８', '９'];

/// A way to count in characters: the digits and 十, 百, 千.
struct Counting {
    digits: [char; 10],
    magnitudes: [&'static str; 4],
    /// Whether 10 is 十 and not 一十.
    short_ten: bool,
}

const SIMPLE: Counting = Counting {
    digits: ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'],
    magnitudes: ["", "十", "百", "千"],
    short_ten: true,
};

const LEGAL: Counting = Counting {
    digits: ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'],
    magnitudes: ["", "拾", "佰", "仟"],
    short_ten: false,
};

const LEGAL_TRADITIONAL: Counting = Counting {
    digits: ['零', '壹', '貳', '參', '肆', '伍', '陸', '柒', '捌', '玖'],
    magnitudes: ["", "拾", "佰", "仟"],
    short_ten: false,
};

/// The Roman numerals, the larger first.
const ROMAN: [(u32, &str); 13] = [
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
];

/// A number in the form of that name.
pub(crate) fn number(form: &str, number: u32) -> String {
    FORMS.iter().find(|(name, _)| *name == form).map_or_else(|| digits(number), |(_, write)| write(number))
}

fn digits(number: u32) -> String {
    number.to_string()
}

fn one_by_one(number: u32, characters: &[char; 10]) -> String {
    digits(number).chars().filter_map(|digit| characters.get(digit.to_digit(10)? as usize)).collect()
}

fn of_series(number: u32, series: &str) -> String {
    let found = number.checked_sub(1).and_then(|index| series.chars().nth(index as usize));
    found.map_or_else(|| digits(number), String::from)
}

fn letter(number: u32) -> String {
    // After Z come AA and BB and not, as in a spreadsheet, AA and AB.
    let (index, times) = (number.saturating_sub(1) % 26, number.saturating_sub(1) / 26 + 1);
    let letter = char::from_u32('A' as u32 + index).filter(|_| number > 0 && times <= 8);
    letter.map_or_else(|| digits(number), |letter| letter.to_string().repeat(times as usize))
}

fn roman(number: u32) -> String {
    if !(1..4000).contains(&number) {
        return digits(number);
    }
    let mut left = number;
    let mut text = String::new();
    for (value, numeral) in ROMAN {
        while left >= value {
            text.push_str(numeral);
            left -= value;
        }
    }
    text
}

fn counting(number: u32, counting: &Counting) -> String {
    if !(1..10_000).contains(&number) {
        return one_by_one(number, &counting.digits);
    }
    let mut text = String::new();
    let mut zero = false;
    for (power, magnitude) in counting.magnitudes.iter().enumerate().rev() {
        let digit = number / 10_u32.pow(power as u32) % 10;
        if digit == 0 {
            zero = !text.is_empty();
            continue;
        }
        if std::mem::take(&mut zero) {
            text.push('零');
        }
        if !(counting.short_ten && text.is_empty() && power == 1 && digit == 1) {
            text.extend(counting.digits.get(digit as usize));
        }
        text.push_str(magnitude);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(form: &str, rows: &[(u32, &str)]) {
        for (value, expected) in rows {
            assert_eq!(number(form, *value), *expected, "{form}");
        }
    }

    #[test]
    fn numbers_have_their_forms() {
        check("decimal", &[(0, "0"), (12, "12")]);
        check("somethingElse", &[(12, "12")]);
        check("none", &[(1, "")]);
        check("decimalFullWidth", &[(12, "１２")]);
        check("japaneseCounting", &[(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (110, "一百一十")]);
        check("chineseCountingThousand", &[(105, "一百零五"), (1005, "一千零五"), (2300, "二千三百")]);
        check("chineseCounting", &[(0, "〇"), (10_000, "一〇〇〇〇")]);
        check("ideographDigital", &[(1, "一"), (10, "一〇")]);
        check("chineseLegalSimplified", &[(3, "叁"), (12, "壹拾贰")]);
        check("ideographTraditional", &[(2, "乙"), (11, "11")]);
        check("decimalEnclosedCircleChinese", &[(1, "①"), (50, "㊿"), (51, "51"), (0, "0")]);
        check("upperRoman", &[(4, "IV"), (1999, "MCMXCIX"), (4000, "4000")]);
        check("lowerLetter", &[(1, "a"), (26, "z"), (27, "aa"), (u32::MAX, "4294967295"), (0, "0")]);
    }
}
