//! Figures: quantities of the text with what they measure, their role, status, period and place.
//!
//! Knows numbers, units, names and the words that link them; does not know files or screens.

mod analyse;
mod compound;
mod draft;
mod found;
mod left;
mod lexicon;
mod limit;
mod list;
mod name;
mod number;
mod page;
mod period;
mod phrase;
mod plan;
mod polarity;
mod quantity;
mod recall;
mod right;
mod role;
mod scan;
mod sentence;
mod sieve;
mod signs;
mod site;
mod status;
mod steps;
mod subject;
mod table;
mod text;
mod unit;
mod units;
mod view;
mod words;

use rust_decimal::Decimal;

use crate::figure::analyse::Reader;
use crate::figure::draft::{Draft, DraftRole, Piece};
use crate::figure::found::Sentences;
use crate::figure::site::Sites;
use crate::figure::text::{Range, Text, is_blank};
use crate::figure::view::View;
use crate::numeral;
use crate::outline::{Apart, Outline, SectionId, SectionKind};
use crate::script;
use crate::source::{Source, Span};

/// A figure's place in a report's list of figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FigureId(pub u32);

/// A number as written, before its multiplier (万, 亿) is applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value {
    /// One number.
    Exact(Decimal),
    /// A range from the first to the second.
    Range(Decimal, Decimal),
    /// Digits are masked (xx, ×, *): there is no number.
    Masked,
}

/// How exactly the number is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Approx {
    /// As written.
    Exact,
    /// 约, 近, 左右.
    About,
    /// 超过, 余, 多, 以上.
    Over,
    /// 不超过, 以内, 以下.
    Under,
}

/// Which way a change goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Growth.
    Up,
    /// Decline.
    Down,
}

/// What the figure is to the thing measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The quantity itself.
    Level,
    /// A percentage or ratio that is itself the level (占…88%, 满意率90%).
    Share,
    /// By how much something changed.
    Change {
        /// The figure of the level that changed, when it stands in the text.
        of: Option<FigureId>,
        /// The words that name the basis (同比, 比年初).
        basis: Option<Span>,
        /// Up or down, when a word says so.
        direction: Option<Direction>,
    },
}

/// Whether the figure is done, expected, planned or a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Status {
    /// Done.
    Actual,
    /// Expected (预计).
    Forecast,
    /// Planned (力争, 计划, next year's part).
    Target,
    /// A limit or rule being applied (百头以上的大户).
    Rule,
}

impl Status {
    /// The letter that stands for it in tables and queries; done has none.
    pub const fn letter(self) -> &'static str {
        match self {
            Self::Actual => "",
            Self::Forecast => "预",
            Self::Target => "标",
            Self::Rule => "规",
        }
    }
}

/// How a name was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Naming {
    /// No words name the figure.
    #[default]
    Nothing,
    /// It stands before the number, in its clause.
    Before,
    /// It stands after the number: 3个易地搬迁村.
    After,
    /// It stands in an earlier clause of the sentence, which has no figure.
    Earlier,
    /// It is a member of the list that the numbers belong to in their order (分别).
    List,
    /// It is that of another figure.
    Taken,
    /// There is no noun: the verb is the name.
    Verb,
}

/// What kind of words decided a status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Scoping {
    /// None: what is not said to be otherwise is done.
    #[default]
    Nothing,
    /// A word of the sentence (预计, 力争, 不超过, 已).
    Word,
    /// The heading of a section around it.
    Heading,
}

/// By which rule a change belongs to its level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Linking {
    /// Both have the same name.
    SameName,
    /// The level is the last before the change.
    LastLevel,
    /// Both have the same place in their lists.
    ListOrder,
    /// The level follows the change: 增长11%，达到282亿元.
    LevelAfter,
}

/// The words that decided what a figure is. Each span is `None` when no word did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reasons {
    /// How the name was found.
    pub naming: Naming,
    /// Where the words of the name stand; of several pieces from the first to the last.
    pub name: Option<Span>,
    /// The number of the figure that the name is taken over from.
    pub from: Option<Span>,
    /// The word that decided the role (增长, 占, 提高到); without one it was the unit.
    pub role: Option<Span>,
    /// What kind of words decided the status.
    pub scoping: Scoping,
    /// Those words: a word of the sentence or a heading.
    pub status: Option<Span>,
    /// By which rule a change belongs to its level, when it has one.
    pub link: Option<Linking>,
}

/// One quantity of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Number and unit as they stand.
    pub span: Span,
    /// What is measured, in the words of the text.
    pub name: String,
    /// Where those words stand, when they are one piece.
    pub name_span: Option<Span>,
    /// The innermost section around it.
    pub section: Option<SectionId>,
    /// The number as written.
    pub value: Value,
    /// The unit as written, with its multiplier: 万元.
    pub unit: String,
    /// The multiplier folded in: 3428万元 is 34280000; the first of a range; `None` when masked.
    pub base_value: Option<Decimal>,
    /// The second number of a range with the multiplier folded in.
    pub base_max: Option<Decimal>,
    /// The unit in Simplified characters without multiplier: 元.
    pub base_unit: String,
    /// How exactly it is meant.
    pub approx: Approx,
    /// What it is to the thing measured.
    pub role: Role,
    /// Done, expected, planned, rule.
    pub status: Status,
    /// The period that its sentence attaches to it (2023年, 1-12月).
    pub period: Option<Span>,
    /// The sentence that it stands in.
    pub sentence: Span,
    /// The words that decided name, role, status and link.
    pub reasons: Reasons,
}

impl Figure {
    /// The letter of a masked figure, which stands in the place of the one of its status.
    pub const MASKED: &str = "掩";

    /// Number and unit as a reader would write them: the words of the text, and behind the bare
    /// number of a table cell the unit that its head gives.
    pub fn written(&self, source: &Source) -> String {
        let words = source.slice(self.span);
        let last = words.chars().next_back();
        if let Some((first, _)) = words.split_once('\n') {
            // A line end and the number of a page may part number and unit.
            let end = words.rsplit_once('\n').map_or("", |(_, end)| end);
            return format!("{}{}", first.trim_end(), end.trim_start());
        }
        let number = last.is_some_and(|c| matches!(c, '0'..='9' | '０'..='９' | 'x' | 'X' | '×' | '*'));
        if number && !words.ends_with(&self.unit) {
            format!("{words}{}", self.unit)
        } else {
            words.to_owned()
        }
    }

    /// Whether its digits are masked.
    pub fn is_masked(&self) -> bool {
        self.value == Value::Masked
    }
}

/// A unit as people write it, read as behind a number: the power of ten of its multiplier and the
/// base unit, which is empty for a multiplier alone. 亿元 is (8, 元), ㎡ is (0, 平方米), 千瓦 is (0, 千瓦).
///
/// `None` when it is no unit that figures have.
pub fn unit(words: &str) -> Option<(u32, String)> {
    let visible = words.chars().filter_map(script::fold_visible).filter(|c| !c.is_whitespace());
    let chars: Vec<char> = visible.collect();
    let unit = unit::unit_at(Text { chars: &chars }, 0, chars.len())?;
    (unit.end == chars.len()).then(|| (unit.exponent, unit.base.into_owned()))
}

/// Finds the figures of a source in document order. Total: any text gives a list.
pub fn extract(source: &Source, outline: &Outline) -> Vec<Figure> {
    let view = View::of(source.shadow());
    let text = Text { chars: view.chars() };
    let mut cuts: Vec<usize> =
        outline.sections.iter().map(|section| view.index(section.extent.start)).collect();
    // A heading alone on its line is no part of the sentence below it.
    let ends = outline.sections.iter().filter(|section| section.kind == SectionKind::Heading);
    let parts = |at: usize| text.at(at) == '\n' || text.at(at) == ' ' && !text.at(at + 1).is_ascii_digit();
    let ends = ends.map(|section| view.index(section.heading.end)).filter(|&end| parts(end));
    cuts.extend(ends.map(|end| end + 1));
    let horizon = plan::horizon(&view, outline, text);
    let plans = plan::sections(&view, outline, text, horizon);
    let tables = table::read(&table::Page { source, view: &view, text, outline, plans: &plans });
    cuts.extend(tables.cuts().map(|offset| view.index(offset)));
    cuts.sort_unstable();
    cuts.dedup();
    let is_read = |offset| {
        let apart = outline.apart_at(offset);
        let skipped = matches!(
            apart,
            Some(Apart::Contents | Apart::Furniture | Apart::Repeat | Apart::Gap | Apart::Title)
        );
        !skipped && !tables.hold(offset)
    };
    let found = Sentences::of(text, &view, &cuts, is_read);
    let mut reader = Reader::new(text, horizon, found.quantities.len());
    let sites = Sites::of(text, &found);
    for (index, sentence) in found.list.iter().enumerate() {
        let plan = outline.at(sentence.offset).and_then(|id| plans.get(id.0 as usize).copied().flatten());
        reader.sentence(sentence.range, sites.of_sentence(index), found.quantities(sentence), plan);
    }
    let mut last = (Range::default(), Range::default());
    let finished = reader.drafts.iter().map(|draft| {
        // The figures of a sentence share its trimmed range.
        if last.0 != draft.sentence {
            last = (draft.sentence, text.trim(draft.sentence));
        }
        finish(source, &view, outline, draft, last.1)
    });
    tables.merge(finished.collect())
}

/// Cuts the texts of a draft out of the source.
fn finish(source: &Source, view: &View<'_>, outline: &Outline, draft: &Draft, sentence: Range) -> Figure {
    let span = |range: Range| view.span(range.start, range.end);
    let reasons = reasons(view, draft);
    let quantity = &draft.quantity;
    let mut unit = words(source, view, quantity.unit);
    unit.retain(|c| !matches!(c, '余' | '餘' | '多' | '来' | '來'));
    let scaled = |value| numeral::scaled(value, quantity.exponent);
    let (base_value, base_max) = match quantity.value {
        Value::Exact(value) => (scaled(value), None),
        Value::Range(low, high) => (scaled(low), scaled(high)),
        Value::Masked => (None, None),
    };
    let piece = |piece: &Piece| match piece {
        Piece::Words(range) => words(source, view, *range),
        Piece::Implied(word) => (*word).to_owned(),
    };
    let name = match draft.name.as_slice() {
        [only] => piece(only),
        pieces => pieces.iter().map(piece).collect(),
    };
    let whole = span(quantity.range);
    Figure {
        span: whole,
        name,
        name_span: match draft.name.as_slice() {
            [Piece::Words(range)] => Some(span(*range)),
            _ => None,
        },
        section: outline.at(whole.start),
        value: quantity.value,
        unit,
        base_value,
        base_max,
        base_unit: quantity.base_unit.to_string(),
        approx: draft.approx,
        role: match draft.role {
            DraftRole::Level => Role::Level,
            DraftRole::Share => Role::Share,
            DraftRole::Change { of, basis, direction } => {
                Role::Change { of: of.map(|of| FigureId(of as u32)), basis: basis.map(span), direction }
            }
        },
        status: draft.status,
        period: draft.period.map(span),
        sentence: span(sentence),
        reasons,
    }
}

/// Where the words stand that decided what a draft says.
fn reasons(view: &View<'_>, draft: &Draft) -> Reasons {
    let span = |range: Range| view.span(range.start, range.end);
    let pieces = draft.name.iter().filter_map(|piece| match piece {
        Piece::Words(range) if !range.is_empty() => Some(*range),
        _ => None,
    });
    let whole = pieces.reduce(|a, b| Range::new(a.start.min(b.start), a.end.max(b.end)));
    Reasons {
        naming: draft.why.naming,
        name: whole.map(span),
        from: draft.why.from.map(span),
        role: draft.why.role.map(span),
        scoping: draft.why.scoping,
        status: draft.why.status.map(span),
        link: draft.why.link,
    }
}

/// The words of a range as they stand, without blanks, line ends, page numbers and debris.
fn words(source: &Source, view: &View<'_>, range: Range) -> String {
    let slice = source.slice(view.span(range.start, range.end));
    let folded = view.chars().get(range.start..range.end).unwrap_or(&[]);
    // Nearly always one character of the text stands for one of the shadow, and none is a blank.
    let blank = folded.iter().any(|c| is_blank(*c));
    let even = slice.chars().count() == folded.len();
    if even && !blank {
        return slice.to_owned();
    }
    if let Some(at) = folded.iter().position(|&c| c == '\n').map(|line| range.start + line)
        && let Some(next) = page::past(Text { chars: view.chars() }, at)
        && next < range.end
    {
        let before = words(source, view, Range::new(range.start, at));
        return before + &words(source, view, Range::new(next, range.end));
    }
    if even {
        let kept = slice.chars().zip(folded).filter(|(_, folded)| !is_blank(**folded));
        return kept.map(|(character, _)| character).collect();
    }
    let mut found = String::with_capacity(slice.len());
    for index in range.start..range.end {
        let blank = view.chars().get(index).is_none_or(|c| c.is_whitespace());
        if !blank && let Some(character) = source.slice(view.span(index, index + 1)).chars().next() {
            found.push(character);
        }
    }
    found
}
