//! The report's own title, its date and its speaker: the lines above the body.

use crate::outline::Apart;
use crate::outline::apart::Labels;
use crate::outline::bare;
use crate::outline::mark::Mark;
use crate::outline::marker::{self, Style};
use crate::outline::page::{Line, Page, find, is_blank, is_han};
use crate::outline::quantity::tells_quantity;
use crate::outline::words::{Words, ends_any, holds_any, opens_any};

/// How many lines a head may have.
const HEAD: usize = 16;
/// A line at least this long with clauses in it is body.
const BODY: usize = 30;
/// A piece of a broken sentence is no shorter than this.
const PIECE: usize = 10;
/// A title is no longer than this.
const TITLE: usize = 60;

/// Words that a title of a report holds.
pub(super) static NAMES: Words = Words::new(&[
    "报告", "总结", "谋划", "计划", "要点", "公报", "方案", "汇报", "安排", "思路", "打算", "述职", "纲要",
    "小结", "回顾", "情况", "规划", "讲话", "意见", "通报", "材料",
]);
/// Signs between a title and the name of the site: 工作总结-某某网.
const JOINTS: [char; 5] = ['-', '—', '_', '|', ':'];
/// Words of a session line.
static MEETINGS: Words = Words::new(&["会议上", "大会上"]);
/// Words by which a title goes on in the next line.
static JOINS: Words = Words::new(&["和", "及", "暨", "与"]);
/// Words that open the body.
static SALUTATIONS: Words = Words::new(&[
    "各位代表", "同志们", "各位委员", "各位领导", "各位同志", "各位来宾", "主席", "尊敬的", "各位主任",
    "大会主席团", "主任", "代表们",
]);
/// Offices of those who speak.
const OFFICES: [&str; 14] = [
    "区长", "县长", "镇长", "乡长", "市长", "省长", "主席", "总理", "主任", "书记", "部长", "旗长", "州长",
    "人民政府办公室",
];
/// Ends of a first title line that names who reports.
const BODIES: [&str; 12] =
    ["人民政府", "委员会", "办事处", "党委", "政府", "街道", "镇", "乡", "区", "县", "市", "局"];

/// Labels the head lines and gives the title, as entries.
pub(super) fn label(page: &Page, marks: &[Mark], labels: &mut Labels) -> Option<(usize, usize)> {
    let body = body_line(page, marks, labels);
    let head: Vec<usize> = (0..body).filter(|&index| labels.get(index) == Some(&None)).collect();
    let title = pick(page, &head);
    let heads = |index: &usize| {
        let line = page.line(*index);
        bare::heads_body(page.of(line))
            && !names_body(page.of(line))
            && title.is_some_and(|(start, end)| {
                end < line.start && !repeats(page.of(line), page.text(start, end))
            })
            && !salutes(page, body)
    };
    let kept = head.len() - usize::from(head.last().is_some_and(heads));
    for &index in head.iter().take(kept) {
        if let Some(label) = labels.get_mut(index) {
            *label = Some(Apart::Title);
        }
    }
    title.or_else(|| glued(page, page.line(body))).or_else(|| before_mark(page, body, marks))
}

/// The first line that is body; all lines above it are head.
fn body_line(page: &Page, marks: &[Mark], labels: &Labels) -> usize {
    let mut count = 0;
    for (index, &line) in page.lines.iter().enumerate() {
        if labels.get(index).copied().flatten().is_some() {
            continue;
        }
        let place = marks.partition_point(|mark| mark.line < index);
        let leads = |mark: &Mark| mark.line == index && mark.leads && mark.style != Style::Dash;
        let marked = marks.get(place).is_some_and(leads) || count > 0 && page.char(line.start) == '#';
        let body = !is_session(page, line) && is_body(page, index, count);
        if marked || salutes(page, index) || body || count >= HEAD {
            return index;
        }
        count += 1;
    }
    // Nothing but short lines: the first alone is taken for a head.
    page.lines.len().min(1)
}

/// Whether a line below `count` head lines is running text: it has sentences, clauses or a quantity,
/// or it breaks off where the next line goes on.
fn is_body(page: &Page, index: usize, count: usize) -> bool {
    let line = page.line(index);
    let text = page.of(line);
    let clause = matches!(text.last(), Some(',' | ';' | '、'))
        || text.contains(&';')
        || text.contains(&',') && text.iter().any(char::is_ascii_digit);
    let prose = text.contains(&'。') || text.len() >= BODY && line.is_prose() && page.is_ended(line);
    clause
        || prose
        || tells_quantity(text) && !ends_any(text, NAMES.list)
        || count > 0 && is_broken(page, index)
}

/// Whether a line is a piece of a sentence: it names no report, speaker or office, and the next line
/// goes on with clauses and is not indented anew.
fn is_broken(page: &Page, index: usize) -> bool {
    let line = page.line(index);
    let next = page.line(index + 1);
    let text = compact(page, line);
    let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let names = says(NAMES.list) || says(&OFFICES) || ends_any(page.of(line), &BODIES);
    line.len() >= PIECE
        && page.is_indented(line)
        && !page.is_indented(next)
        && !names
        && !page.is_ended(line)
        && next.is_prose()
}

/// Whether a line says the title once more: one holds the other, or they are nearly the same, unless
/// the title has two parts, of which the line may name the first.
fn repeats(text: &[char], title: &[char]) -> bool {
    let (short, long) = if text.len() < title.len() { (text, title) } else { (title, text) };
    let whole = !holds_any(title, &JOINS) && ends_any(text, NAMES.list);
    let held = !short.is_empty() && long.windows(short.len()).any(|part| part == short);
    let dated = || long.strip_prefix(short).is_some_and(|rest| !rest.iter().any(|&c| is_han(c)));
    held && (whole || long == text || dated()) || whole && common(short, long) * 6 >= short.len() * 5
}

/// Whether a line names the body whose report it is, as a title does and the heading of a part does
/// not: 某县林业局年度工作总结; 全县工作回顾 and 园区建设总结 name none.
fn names_body(text: &[char]) -> bool {
    let body = |at: usize| {
        let before = at.checked_sub(1).and_then(|at| text.get(at));
        let after = text.get(at + 1);
        matches!(text.get(at), Some('局' | '镇' | '乡' | '县' | '区' | '市'))
            && before.is_some_and(|c| is_han(*c) && !"全我本该各城园社小开乡山地灾景格布大定时".contains(*c))
            && !after.is_some_and(|c| "村镇场域".contains(*c))
    };
    let report = ends_any(text, &["总结", "报告", "小结", "汇报", "述职"]);
    report && text.len() >= PIECE && (1..text.len().min(PIECE)).any(body)
}

/// How many characters two texts have in common, in the same order.
fn common(one: &[char], other: &[char]) -> usize {
    let mut row = vec![0; other.len() + 1];
    for c in one {
        let mut diagonal = 0;
        for (at, d) in other.iter().enumerate() {
            let above = row.get(at + 1).copied().unwrap_or(0);
            let left = row.get(at).copied().unwrap_or(0);
            let best = if c == d { diagonal + 1 } else { above.max(left) };
            diagonal = above;
            if let Some(cell) = row.get_mut(at + 1) {
                *cell = best;
            }
        }
    }
    row.last().copied().unwrap_or(0)
}

/// Whether a line greets the meeting: 各位代表：
fn salutes(page: &Page, index: usize) -> bool {
    let text = page.of(page.line(index));
    opens_any(text, &SALUTATIONS) && matches!(text.last(), Some(':' | '!' | ','))
}

/// ——2024年2月1日在某镇第三届人民代表大会第二次会议上
fn is_session(page: &Page, line: Line) -> bool {
    let text = page.of(line);
    find(text, "年").is_some() && holds_any(text, &MEETINGS) && !text.contains(&'。')
}

/// The title among the head lines, with the lines that it goes on over.
fn pick(page: &Page, head: &[usize]) -> Option<(usize, usize)> {
    let fits = |index: &usize| is_title_like(page, page.line(*index));
    let named = |index: &usize| {
        let text = compact(page, page.line(*index));
        NAMES.list.iter().any(|name| text.contains(name))
    };
    let place = head.iter().position(|i| fits(i) && named(i)).or_else(|| head.iter().position(fits))?;
    let place = (place + 1..head.len()).find(|&copy| is_whole(page, head, place, copy)).unwrap_or(place);
    let (mut first, mut last) = (place, place);
    let joins = |a: usize, b: usize| head.get(a).zip(head.get(b)).is_some_and(|(a, b)| a + 1 == *b);
    while first > 0 && joins(first - 1, first) && head.get(first - 1).is_some_and(|i| leads_on(page, *i)) {
        first -= 1;
    }
    while joins(last, last + 1)
        && head.get(last + 1).is_some_and(|next| goes_on(page, head.get(last).copied(), *next))
    {
        last += 1;
    }
    let (first, last) = (page.line(*head.get(first)?), page.line(*head.get(last)?));
    let start = skip_debris(page, first);
    Some((start, before_session(page, start, last.end)))
}

/// Whether the first section of all, a heading without a marker, is the title: junk of the site stands
/// above it, so that the head ended too early, or it says a part of the title once more.
pub(super) fn is_late(page: &Page, title: Option<(usize, usize)>, line: usize) -> bool {
    let text = page.of(page.line(line));
    let known = title.map_or(&[][..], |(start, end)| page.text(start, end));
    let named = text.len() >= PIECE && ends_any(text, NAMES.list);
    named && (!holds_any(known, &NAMES) || known.ends_with(text))
}

/// Whether a head line is the title alone, and the line above it the same with a site's name around.
fn is_whole(page: &Page, head: &[usize], above: usize, copy: usize) -> bool {
    let line = |place: usize| head.get(place).map_or(String::new(), |index| compact(page, page.line(*index)));
    let (site, title) = (line(above), line(copy));
    let around = if let Some(before) = site.strip_suffix(&title) {
        before.ends_with(JOINTS)
    } else {
        site.strip_prefix(&title).is_some_and(|behind| behind.starts_with(JOINTS))
    };
    around && ends_any(&title.chars().collect::<Vec<_>>(), NAMES.list)
}

/// Whether a head line may be the title.
fn is_title_like(page: &Page, line: Line) -> bool {
    let text = page.of(line);
    let named = compact(page, line);
    let speaker = OFFICES.iter().any(|office| named.contains(office))
        && !NAMES.list.iter().any(|name| named.contains(name));
    let date = text.iter().filter(|c| c.is_alphabetic()).count() <= 3;
    let bracketed = matches!(text.first(), Some('(' | '【'))
        && text.iter().position(|c| matches!(c, ')' | '】')).is_none_or(|close| close + 1 == text.len());
    let opening = bracketed || matches!(text.first(), Some('-' | '—' | '―' | '─'));
    text.len() <= 2 * TITLE && !opening && !speaker && !date && !ends_any(text, &["。", ":", "：", "会议上"])
}

/// Whether a line names only who reports, so that the title goes on below it.
fn leads_on(page: &Page, index: usize) -> bool {
    let line = page.line(index);
    let text = page.of(line);
    is_title_like(page, line)
        && text.len() <= 24
        && (ends_any(text, &BODIES) || ends_any(text, &["关于", "的", "和", "及", "暨", "与"]))
}

/// Whether the title goes on in the next line.
fn goes_on(page: &Page, last: Option<usize>, next: usize) -> bool {
    let text = page.of(page.line(next));
    let open = last.is_some_and(|last| {
        ends_any(page.of(page.line(last)), &["和", "及", "暨", "与", "的", "、", "关于"])
    });
    is_title_like(page, page.line(next)) && (open || opens_any(text, &JOINS))
}

/// The number that a collection of model reports sets before the title of the only one that a copy
/// holds, as entries: 第1篇 某镇工作总结. With a 第2篇 below, both are parts.
pub(super) fn copy_number(page: &Page) -> Option<(usize, usize)> {
    let line = page.lines.first()?;
    let part = |line: &Line| marker::read(page, line.start).filter(|mark| mark.style == Style::Part);
    let mark = part(line).filter(|mark| mark.number == 1 && page.char(mark.end - 1) == '篇')?;
    let counted = page.text(line.start, mark.end).iter().any(char::is_ascii_digit);
    let titled = line.len() <= TITLE && ends_any(page.of(*line), NAMES.list);
    let alone = || page.lines.iter().skip(1).all(|line| part(line).is_none());
    (counted && titled && alone()).then_some((line.start, page.skip_blanks(mark.end)))
}

/// Leaves a converter's debris before a title out: `[bookmark: _Toc1]`, `# `, 第1篇.
fn skip_debris(page: &Page, line: Line) -> usize {
    if let Some((_, end)) = copy_number(page).filter(|(start, _)| *start == line.start) {
        return end;
    }
    let signs = page.of(line).iter().take_while(|c| **c == '#').count();
    if page.char(line.start) != '[' {
        return page.skip_blanks(line.start + signs);
    }
    let close = page.of(line).iter().position(|&c| c == ']').map(|at| page.skip_blanks(line.start + at + 1));
    close.filter(|&start| start < line.end).unwrap_or(line.start)
}

/// Where the title ends when the session line is glued to it: 政府工作报告——2024年….
fn before_session(page: &Page, start: usize, end: usize) -> usize {
    let text = page.text(start, end);
    let dash = ["——", "--", "──", "―"].iter().filter_map(|dash| find(text, dash)).min();
    let until = dash.filter(|&at| at >= 4).map_or(end, |at| start + at);
    let blanks = page.text(start, until).iter().rev().take_while(|c| is_blank(**c)).count();
    until - blanks
}

/// A title glued to the body of a one-line report: …电政府工作报告——2014年3月5日在….
fn glued(page: &Page, line: Line) -> Option<(usize, usize)> {
    let text = page.text(line.start, line.end.min(line.start + 300));
    ["政府工作报告——", "政府工作报告--"].iter().find_map(|name| {
        let at = find(text, name)? + line.start;
        Some((at, at + name.chars().count() - 2))
    })
}

/// A title before the first section of a one-line report: 某镇2023年工作总结 一、….
fn before_mark(page: &Page, index: usize, marks: &[Mark]) -> Option<(usize, usize)> {
    before(page, *marks.iter().find(|mark| mark.line == index && !mark.leads)?)
}

/// The title between the start of a line and a marker in it, with blanks behind the title.
fn before(page: &Page, mark: Mark) -> Option<(usize, usize)> {
    let line = page.line(mark.line);
    if mark.at > line.start + 2 * TITLE {
        return None;
    }
    let head = page.text(line.start, mark.at);
    let blanks = head.iter().rev().take_while(|c| is_blank(**c)).count();
    let title = page.part(line.start, mark.at - blanks);
    let named = ends_any(page.of(title), NAMES.list) && title.len() <= TITLE && !title.is_prose();
    (named && blanks > 0).then_some((title.start, title.end))
}

/// The head of a one-line report, from its title to the words that greet the meeting.
pub(super) fn glued_head(page: &Page, title: usize, labels: &Labels) -> Option<(usize, usize, Apart)> {
    let index = page.lines.partition_point(|line| line.end <= title);
    let free = labels.get(index) == Some(&None);
    let text = page.text(title, page.line(index).end.min(title + 300));
    let greeting = SALUTATIONS.list.iter().filter_map(|word| find(text, word)).filter(|&at| at > 0).min()?;
    free.then_some((title, title + greeting, Apart::Title))
}

/// A line without blanks.
fn compact(page: &Page, line: Line) -> String {
    page.of(line).iter().filter(|c| !is_blank(**c)).collect()
}
