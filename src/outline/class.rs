//! What each character is to the outline, in one byte: looked up once, asked by every step.
//!
//! Most characters of a report are nothing of this, so that a step which looks for something passes
//! over them at the price of one load. Knows single characters, no words and no shapes.

/// What a character is: some of the signs below, or of a stretch the signs of all its characters.
pub(super) type Class = u8;

/// A blank, but no line end.
pub(super) const BLANK: Class = 1;
/// It ends a sentence.
pub(super) const STOP: Class = 1 << 1;
/// It ends a clause.
pub(super) const PAUSE: Class = 1 << 2;
/// A marker may begin with it.
pub(super) const OPENS: Class = 1 << 3;
/// A marker in running text may stand behind it.
pub(super) const ADMITS: Class = 1 << 4;
/// It stands in words of ASCII letters and in addresses.
pub(super) const ADDRESS: Class = 1 << 5;
/// Every word that says that text was cut out has one of these: 隐, 略, 删.
pub(super) const CUT: Class = 1 << 6;
/// Every word by which a site speaks of itself, and every mark of a machine, has one of these.
pub(super) const SITE: Class = 1 << 7;

/// Characters one by one.
const SINGLE: &[(Class, &[char])] = &[
    (BLANK | ADMITS, &['\t', '\u{85}', '\u{a0}', '\u{1680}', '\u{202f}', '\u{205f}', '\u{3000}', '\u{feff}']),
    (BLANK | ADMITS, &[' ', '\u{2028}', '\u{2029}']),
    (STOP | ADMITS, &['。', '!', '?', '！', '？']),
    (STOP, &['…']),
    (PAUSE | ADMITS, &[',', '，', ';', '；', ':', '：']),
    (ADMITS, &['、', '”', '》', '(', '（', ')', '）']),
    // Words that lead to 一是 without a mark end in these: 主要一是 … 二是 ….
    (ADMITS, &['要', '别', '中', '是', '因', '施', '法', '题']),
    (OPENS, &['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']),
    (OPENS, &['壹', '贰', '叁', '参', '肆', '伍', '陆', '柒', '捌', '玖', '拾']),
    (OPENS, &['(', '（', '第', '首', '其', '再', '最', '-', '－', '—', '―', '─', '–']),
    (ADDRESS, &['.', '/', ':', '-', '_', '@']),
    (CUT, &['隐', '略', '删']),
    (SITE, &['站', '网', '明', '权', '传', '档', '载', '参', '服', '布', '删', '编', '览']),
    (SITE, &['h', 'w', 'f', 'v', '<']),
];

/// Runs of characters: first, last.
const RUNS: &[(Class, char, char)] = &[
    (BLANK | ADMITS, '\u{b}', '\r'),
    (BLANK | ADMITS, '\u{2000}', '\u{200b}'),
    (OPENS, '0', '9'),
    (OPENS, '０', '９'),
    (OPENS, '①', '⒛'),
    (OPENS, '❶', '❿'),
    (OPENS, '㈠', '㈩'),
    (ADDRESS, '0', '9'),
    (ADDRESS, 'A', 'Z'),
    (ADDRESS, 'a', 'z'),
];

/// The classes of the basic plane; characters beyond it have none.
static CLASSES: [Class; 0x1_0000] = classes();

/// The class of a character.
#[inline]
pub(super) fn class(c: char) -> Class {
    CLASSES.get(c as usize).copied().unwrap_or(0)
}

/// Whether a character has one of the signs.
#[inline]
pub(super) fn is(c: char, signs: Class) -> bool {
    class(c) & signs != 0
}

const fn classes() -> [Class; 0x1_0000] {
    #[expect(clippy::large_stack_arrays, reason = "it is made while compiling")]
    let mut table = [0; 0x1_0000];
    let mut row = 0;
    while row < SINGLE.len() {
        let (class, chars) = SINGLE[row];
        let mut place = 0;
        while place < chars.len() {
            table[chars[place] as usize] |= class;
            place += 1;
        }
        row += 1;
    }
    row = 0;
    while row < RUNS.len() {
        let (class, first, last) = RUNS[row];
        let mut code = first as usize;
        while code <= last as usize {
            table[code] |= class;
            code += 1;
        }
        row += 1;
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_are_the_white_space_of_unicode() {
        let expected = |c: char| c != '\n' && c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}');
        assert_eq!(('\0'..=char::MAX).find(|&c| is(c, BLANK) != expected(c)), None);
    }

    #[test]
    fn a_character_has_all_its_signs() {
        assert_eq!(class('：'), PAUSE | ADMITS);
        assert_eq!(class(':'), PAUSE | ADMITS | ADDRESS);
        assert_eq!(class('删'), CUT | SITE);
        assert_eq!(class('7'), OPENS | ADDRESS);
        assert_eq!(['农', '\n', '\u{20000}'].map(class), [0; 3]);
    }
}
