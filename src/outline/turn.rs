//! Paragraphs that turn away from the list they follow, told by their opening words.
//!
//! Knows words only; what is open at such a paragraph, `tree` and `extent` know.

use crate::outline::page::is_stop;
use crate::outline::words::{Words, holds_any, opens_any};

/// How much of a paragraph tells whether it concludes what stands before.
pub(super) const OPENING: usize = 160;

/// Words by which a paragraph goes beside the points before it.
static JOINS: Words =
    Words::new(&["同时,", "同时，", "此外,", "此外，", "另外,", "另外，", "与此同时", "在抓好以上"]);
/// Words by which a paragraph turns to the whole chapter again.
static TURNS: Words = Words::new(&[
    "在肯定成绩", "在总结成绩", "在看到成绩", "总结成绩的同时", "肯定成绩的同时", "回顾过去", "回顾一年",
    "回顾这", "回顾20", "总的来看", "一年来", "一年以来", "五年来", "展望", "取得这些成绩", "取得上述成绩",
    "成绩的取得",
]);
/// Words that greet the meeting anew.
static GREETINGS: Words = Words::new(&["各位代表", "同志们"]);
/// Words by which a paragraph turns to the whole report.
static SUMS: Words = Words::new(&["总之", "以上是", "综上", "以上就是"]);
/// Words that tell of problems; a sentence of a concluding paragraph has one of each.
static SEES: Words =
    Words::new(&["存在", "看到", "认识到", "面临", "仍有", "还有", "不容忽视", "清醒", "有待"]);
static PROBLEMS: Words = Words::new(&["问题", "困难", "不足", "差距", "矛盾", "挑战", "短板"]);
/// Words of a sentence that tells what was done about problems.
static MENDS: Words = Words::new(&["针对", "解决", "整改", "破解", "化解", "整治", "排查", "聚焦", "防范"]);

/// What a paragraph turns to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    /// To the section that the points before it stand in.
    List,
    /// To the chapter.
    Chapter,
    /// To the chapter, by greeting the meeting; even directly below a heading.
    Greeting,
    /// To the chapter, by telling of problems.
    Problems,
    /// To the report.
    Report,
}

/// What a paragraph turns to, if it turns.
pub(super) fn turn(paragraph: &[char]) -> Option<Turn> {
    let opening = paragraph.get(..paragraph.len().min(OPENING)).unwrap_or(paragraph);
    if opens_any(opening, &SUMS) {
        Some(Turn::Report)
    } else if opens_any(opening, &GREETINGS) {
        Some(Turn::Greeting)
    } else if opens_any(opening, &TURNS) {
        Some(Turn::Chapter)
    } else if tells_problems(opening) {
        Some(Turn::Problems)
    } else {
        opens_any(opening, &JOINS).then_some(Turn::List)
    }
}

/// Whether a heading is about problems itself.
pub(super) fn is_about_problems(heading: &[char]) -> bool {
    holds_any(heading, &PROBLEMS)
}

/// Whether one sentence of a paragraph's opening tells of problems that remain.
fn tells_problems(opening: &[char]) -> bool {
    let mut sentences = opening.split(|&c| is_stop(c));
    holds_any(opening, &PROBLEMS)
        && sentences
            .any(|text| holds_any(text, &SEES) && holds_any(text, &PROBLEMS) && !holds_any(text, &MENDS))
}

#[cfg(test)]
mod tests {
    use super::{Turn, turn};

    #[track_caller]
    fn check(text: &str, expected: Option<Turn>) {
        assert_eq!(turn(&text.chars().collect::<Vec<_>>()), expected, "{text}");
    }

    #[test]
    fn a_paragraph_turns_by_its_opening_words() {
        check("各位代表！成绩来之不易。", Some(Turn::Greeting));
        check("一年来，我们还抓了信访工作。", Some(Turn::Chapter));
        check("在总结成绩的同时，我们清楚地看到差距。", Some(Turn::Chapter));
        check("展望2024年，任务艰巨。", Some(Turn::Chapter));
        check("总之，全年任务已经完成。", Some(Turn::Report));
        check("同时，认真做好民兵工作。", Some(Turn::List));
        check("我们也清醒地认识到，发展中还存在不少问题。", Some(Turn::Problems));
        check("针对存在的问题，逐条整改。", None);
        check("同时期最好水平。", None);
        check("全镇还修路5公里。", None);
    }
}
