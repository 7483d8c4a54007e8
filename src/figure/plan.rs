//! Plans: which sections plan, by their headings and against what their bodies tell; and from which
//! year on the report speaks of what is still to come.
//!
//! Knows headings, years and the words by which a text looks back or ahead; does not read figures.

use crate::figure::Status;
use crate::figure::lexicon::{Words, words};
use crate::figure::period::year;
use crate::figure::status::{self, Plan};
use crate::figure::text::{Range, Text};
use crate::figure::view::View;
use crate::outline::{Outline, Section, SectionKind};

/// Whether each section plans or looks back, by its heading or that of a section around it.
pub(super) fn sections(
    view: &View<'_>,
    outline: &Outline,
    text: Text<'_>,
    horizon: Option<u16>,
) -> Vec<Option<Plan>> {
    let planned = planned(view, outline, text);
    let (mut reviewed_before, mut turned) = (false, None);
    let mut found: Vec<Option<Plan>> = Vec::with_capacity(outline.sections.len());
    for section in &outline.sections {
        let heading = Range::new(view.index(section.heading.start), view.index(section.heading.end));
        let around = section.parent.and_then(|parent| found.get(parent.0 as usize).copied().flatten());
        let said = status::heading_status(text, heading);
        let ahead = || (heading.start..heading.end).filter_map(|at| year(text, at, heading.end)).max();
        let dated = || ahead().filter(|year| planned.is_some_and(|planned| *year >= planned));
        let said = said.or_else(|| dated().map(|_| Status::Target));
        // 3、今年计划修路8公里，实际完成9公里: what a comma follows is the text itself and no title.
        let title = section.kind == SectionKind::Heading && !matches!(text.at(heading.end), ',' | ';');
        let own = said.filter(|_| title);
        let plans = around.is_some_and(|plan| plan.status == Status::Target);
        let belied = own == Some(Status::Target) && !plans && told(view, section, text, heading, horizon);
        // 一、2023年工作回顾 with （三）城乡规划管理扎实推进 below it: a topic inside a review plans nothing.
        let reviewed = around.is_some_and(|plan| plan.status == Status::Actual);
        let topic = own == Some(Status::Target) && reviewed && dated().is_none() && !aims(text, heading);
        let own = own.filter(|_| !plans && !belied && !topic);
        let own = own.map(|status| Plan { status, heading });
        // 二、今年工作总体部署, 三、扩大内需: after the part that turns to the plan all parts plan.
        let part = title && section.parent.is_none() && !section.marker.is_empty();
        let goes_on =
            turned.filter(|_| part && said.is_none() && !told(view, section, text, heading, horizon));
        if let Some(plan) = own.filter(|_| part) {
            let ahead = plan.status == Status::Target && reviewed_before;
            turned = ahead.then_some(plan);
            reviewed_before |= plan.status == Status::Actual;
        }
        let own = own.or(goes_on);
        let around = if own.is_none() { announced(view, outline, text, &found).or(around) } else { around };
        found.push(own.or(around));
    }
    found
}

/// 我们会加大供应：（一）…；（二）…: a sentence that announces its list by a colon plans all items of it.
///
/// For the section behind those `found`.
fn announced(view: &View<'_>, outline: &Outline, text: Text<'_>, found: &[Option<Plan>]) -> Option<Plan> {
    let section = outline.sections.get(found.len())?;
    let at = view.index(section.extent.start);
    let numeral = view.chars().get(at..view.index(section.marker.end)).unwrap_or(&[]);
    let first = numeral.iter().any(|c| matches!(c, '1' | '一' | '①'))
        && numeral.iter().filter(|c| c.is_alphanumeric()).count() == 1;
    if !first {
        let siblings = outline.sections.iter().zip(found).rev();
        let before = siblings.filter(|(other, _)| other.parent == section.parent).map(|(_, plan)| *plan);
        let plan = before.take(1).next().flatten()?;
        return LEADS.is(text.slice(plan.heading)).then_some(plan);
    }
    let lead = text.trim(Range::new(at.saturating_sub(LEAD), at));
    if text.before(lead.end) != ':' {
        return None;
    }
    let start = (lead.start..lead.end).rev().find(|&at| matches!(text.at(at), '。' | ';' | '!'));
    let lead = Range::new(start.map_or(lead.start, |at| at + 1), lead.end);
    let (at, length) = text.find_any(lead, LEADS)?;
    let item = view.index(section.heading.start);
    let told = words!["去年", "目前", "至今", "已", "现有", "上一轮"];
    if text.holds(Range::new(item, item + LEAD), told) {
        return None;
    }
    Some(Plan { status: Status::Target, heading: Range::new(at, at + length) })
}

/// How many characters before a list are looked at for the words that announce it.
const LEAD: usize = 80;

/// Words by which what is announced is still to be done.
static LEADS: &Words = words![
    "我建议", "建议推出", "我们会", "我会", "本府会", "政府会", "将会", "我们将", "将推出", "将新增",
    "会推出", "新增或改善", "拟推出",
];

/// Whether a heading says that what comes is ahead: it ends in a word of plans or names a time to come.
fn aims(text: Text<'_>, heading: Range) -> bool {
    let ahead = words![
        "下一步", "下步", "明年", "来年", "今后", "下半年", "努力方向", "展望", "工作思路", "工作打算",
        "指导思想", "总体要求",
    ];
    let ends = words![
        "计划", "打算", "安排", "思路", "规划", "目标", "任务", "重点", "设想", "谋划", "建议", "要点",
        "目标任务", "举措", "措施",
    ];
    text.holds(heading, ahead) || text.longest_end(heading.start, heading.end, ends).is_some()
}

/// Whether a heading of aims stands over a body that tells what was done: 一、目标任务完成情况 and the
/// like name the aims first, and under 工作目标 a place may report what it reached.
fn told(view: &View<'_>, section: &Section, text: Text<'_>, heading: Range, horizon: Option<u16>) -> bool {
    let ahead = words![
        "下一步", "下步", "明年", "来年", "今后", "计划", "打算", "安排", "谋划", "展望", "思路", "设想",
        "建议", "努力方向", "要求", "指导思想",
    ];
    if text.holds(heading, ahead) {
        return false;
    }
    let body = Range::new(heading.end, view.index(section.extent.end));
    let (mut back, mut forth) = (0_usize, 0_usize);
    for sentence in text.slice(body).split(|c| matches!(c, '。' | ';')) {
        let text = Text { chars: sentence };
        let all = Range::new(0, sentence.len());
        if !sentence.iter().any(char::is_ascii_digit) {
            continue;
        }
        let plans = text
            .holds(all, words!["力争", "确保", "争取", "计划", "拟", "要", "将", "预期", "不低于", "目标"]);
        let tells = text
            .holds(all, words!["完成了", "实现了", "建成了", "已", "截至", "截止", "现有", "圆满", "超额",]);
        let past =
            |at| year(text, at, sentence.len()).is_some_and(|year| horizon.is_some_and(|last| year < last));
        let tells = tells || (0..sentence.len()).any(past);
        forth += usize::from(plans);
        back += usize::from(tells && !plans);
    }
    back > forth.max(1)
}

/// The first year that the report plans: of two in its title the later, that of a government's report
/// to a congress, else the year after that of the title.
fn planned(view: &View<'_>, outline: &Outline, text: Text<'_>) -> Option<u16> {
    let title = outline.title?;
    let title = Range::new(view.index(title.start), view.index(title.end));
    let years = || (title.start..title.end).filter_map(|at| year(text, at, title.end));
    let (first, last) = (years().min()?, years().max()?);
    let plans = first < last || text.holds(title, words!["政府工作报告"]);
    Some(if plans { last } else { last + 1 })
}

/// The last year that the title names: what is of a later year has still to come.
pub(super) fn horizon(view: &View<'_>, outline: &Outline, text: Text<'_>) -> Option<u16> {
    let title = outline.title?;
    let title = Range::new(view.index(title.start), view.index(title.end));
    (title.start..title.end).filter_map(|at| year(text, at, title.end)).max()
}
