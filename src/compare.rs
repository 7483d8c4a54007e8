//! One indicator over reports: what each says of it, and the table of places and years made of that.
//!
//! Pure: reads no file and knows no format and no screen. A [`Mention`] is what one figure of one
//! report says; [`Table::of`] puts mentions into rows of places and columns of years. Values of
//! different kinds (money, area, people) never share a row, a masked value never becomes a number,
//! and values that do not agree are kept side by side.

mod agree;
mod near;
mod place;
mod read;
mod table;
mod text;
mod unit;

#[cfg(test)]
mod tests;

use std::path::Path;
use std::sync::Arc;

use rust_decimal::Decimal;

use crate::figure::{Approx, FigureId, Status};
use crate::report::check::Interval;
use crate::report::{self, Report};
use crate::script;

/// An indicator that is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    name: String,
    /// In the form of [`script::fold_search`]: what any name of it contains.
    parts: Vec<String>,
}

/// A value of an indicator, in the base unit of its kind.
#[derive(Debug, Clone, PartialEq)]
pub struct Amount {
    /// Number and unit as they stand.
    pub quote: Box<str>,
    /// The value, or the lower end of a range; `None` when it is masked.
    pub value: Option<Decimal>,
    /// The upper end of a range.
    pub high: Option<Decimal>,
    /// The base unit of its kind: 元, 亩, 吨, 人; another unit stands for itself.
    pub base: Box<str>,
    /// The unit as written without its multiplier: 公顷 of 万公顷.
    pub unit: Box<str>,
    /// The power of ten of its multiplier: 4 of 万公顷.
    pub power: u32,
    /// How exactly it is meant.
    pub approx: Approx,
    /// Which values it may stand for, when it is one exact number.
    pub interval: Option<Interval>,
}

/// By how much an indicator changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// As it stands, with its sign; before it the basis, when that is not the year before, and behind the
    /// sign how exactly it is meant: +8%, 环比+2%, +超6.5%.
    pub text: Box<str>,
    /// Its value with its sign, when it is a percentage.
    pub percent: Option<Decimal>,
}

/// Where a mention stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Origin {
    /// The file, as it was found.
    pub path: Arc<Path>,
    /// The figure.
    pub figure: FigureId,
    /// Its line, from 1.
    pub line: u32,
}

/// What one figure of a report says of the indicator. A level carries its changes; a change of which
/// the text gives no level stands alone.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// The place as written; `None` when neither the report nor its file says it.
    pub place: Option<Box<str>>,
    /// The word that says that the value is of another place: 全市.
    pub elsewhere: Option<Box<str>>,
    /// The year it is of.
    pub year: Option<u16>,
    /// The words of its time, when that is not one whole year: 上半年.
    pub within: Option<Box<str>>,
    /// Done, expected, planned or a rule.
    pub status: Status,
    /// The value; `None` of a change that stands alone.
    pub amount: Option<Amount>,
    /// By how much it changed, in the order of the text.
    pub changes: Vec<Change>,
    /// Where it stands.
    pub origin: Origin,
}

/// Whether values were planned, reached, or are a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Class {
    /// Targets.
    Plan,
    /// What was done or is expected.
    Done,
    /// Limits and standards.
    Rule,
}

/// A column: a year, and whether it was planned or reached; targets stand before results.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Column {
    /// The year; what has none comes last.
    pub year: Option<u16>,
    /// Which of its values.
    pub class: Class,
}

/// A unit in which values of one kind are shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Its name: 亿元.
    pub name: String,
    /// How many base units it is.
    factor: Decimal,
}

/// What stands where a row and a column meet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell {
    /// All mentions, the most telling first, by their number.
    pub mentions: Vec<u32>,
    /// How many of them, from the first, are shown: those that say different things.
    pub shown: usize,
    /// Whether whole years' values do not agree.
    pub differs: bool,
}

/// One place and one kind of value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What the row is called.
    pub place: String,
    /// Its unit's number in [`Table::units`].
    pub unit: usize,
    /// Cells that hold something, by the number of their column, ascending.
    cells: Vec<(u32, Cell)>,
}

/// What rows are sorted by; kinds of values stay apart in any order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Order {
    /// The column by whose values, the largest first; else by place.
    pub column: Option<Column>,
    /// Whether the order is turned round.
    pub is_reversed: bool,
}

/// An indicator over places and years.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// The columns from left to right.
    pub columns: Vec<Column>,
    /// The rows from top to bottom.
    pub rows: Vec<Row>,
    /// The units of the rows, that of the most values first.
    pub units: Vec<Unit>,
}

impl Wanted {
    /// An indicator by any of its names: GDP is 地区生产总值.
    pub fn new(name: &str) -> Self {
        let name = report::indicator(name);
        let parts = report::names_of(&name).into_iter().map(folded).collect();
        Self { name, parts }
    }

    /// The name that stands for all its names.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether a figure of this name is of the indicator.
    pub fn is(&self, name: &str) -> bool {
        self.may_be(name) && report::indicator(name) == self.name
    }

    /// A quick look at a text that begins with a figure's name: `false` when it is another indicator.
    pub fn may_be(&self, label: &str) -> bool {
        let label = folded(label);
        self.parts.iter().any(|part| label.contains(part.as_str()))
    }
}

/// The base unit of the kind of quantity that a unit measures, and how many of that it is: 公顷 is
/// (亩, 15). A unit that no table has is a kind of its own.
pub fn base(unit: &str) -> (&str, Decimal) {
    unit::base(unit)
}

/// A name without blanks, in the form in which names are compared.
fn folded(name: &str) -> String {
    let visible = name.chars().filter(|&c| script::fold_visible(c).is_some());
    visible.map(script::fold_search).filter(|c| !c.is_whitespace()).collect()
}

/// What a report says of an indicator, in the order of the text.
pub fn mentions(path: &Path, report: &Report, wanted: &Wanted) -> Vec<Mention> {
    read::mentions(path, report, wanted)
}

/// The indicators of a report whose names are like a name, with how like they are, from 0 to 100.
pub fn near(report: &Report, name: &str) -> Vec<(String, u32)> {
    near::near(report, name)
}

impl Change {
    /// The words before its sign; none for the year before.
    fn basis(&self) -> &str {
        self.text.split_once(['+', '-']).map_or("", |(basis, _)| basis)
    }
}

impl Mention {
    /// Whether its digits are masked.
    pub fn is_masked(&self) -> bool {
        self.amount.as_ref().is_some_and(|amount| amount.value.is_none())
    }

    /// The column that it belongs to.
    pub fn column(&self) -> Column {
        let class = match self.status {
            Status::Target => Class::Plan,
            Status::Actual | Status::Forecast => Class::Done,
            Status::Rule => Class::Rule,
        };
        Column { year: self.year, class }
    }

    /// What a cell says of it: `约1.2亿元 +8% 预 (上半年)`.
    pub fn text(&self, unit: &Unit) -> String {
        text::mention(self, unit)
    }

    /// The value, or both ends of a range, in `unit` as plain numbers.
    pub fn numbers(&self, unit: &Unit) -> [Option<Decimal>; 2] {
        let amount = self.amount.as_ref();
        [amount.and_then(|amount| amount.value), amount.and_then(|amount| amount.high)]
            .map(|value| value.map(|value| unit.of(value)))
    }

    /// The value in `unit` without the unit's name, for a column that is headed by the unit.
    pub fn number_text(&self, unit: &Unit) -> String {
        self.amount.as_ref().map(|amount| text::amount(amount, unit, "")).unwrap_or_default()
    }

    /// Its changes in one text.
    pub fn change_text(&self) -> String {
        text::changes(self)
    }
}

impl Column {
    /// What stands over the column: `2023`, and behind the year 标 for targets and 规 for rules.
    pub fn head(self) -> String {
        text::head(self)
    }
}

impl Row {
    /// The cell in a column, when something stands there.
    pub fn cell(&self, column: usize) -> Option<&Cell> {
        let at = self.cells.binary_search_by_key(&(column as u32), |(column, _)| *column).ok()?;
        self.cells.get(at).map(|(_, cell)| cell)
    }
}

impl Cell {
    /// The mentions that are shown.
    pub fn seen(&self) -> &[u32] {
        self.mentions.get(..self.shown).unwrap_or(&self.mentions)
    }
}

impl Table {
    /// The table of some mentions.
    pub fn of(mentions: &[Mention], order: Order) -> Self {
        table::table(mentions, order)
    }

    /// What stands in a cell; values that do not agree are parted by `!`, others by `;`.
    pub fn text(&self, mentions: &[Mention], row: &Row, column: usize) -> String {
        text::cell(self, mentions, row, column)
    }

    /// How long the bar of each cell of a row is, when that of its largest value has `width`; `None`
    /// where no number stands.
    pub fn bars(&self, mentions: &[Mention], row: &Row, width: usize) -> Vec<Option<usize>> {
        table::bars(self, mentions, row, width)
    }

    /// How many per cent of a year's target were reached, when both are numbers of whole years.
    pub fn reached(&self, mentions: &[Mention], row: &Row, year: u16) -> Option<Decimal> {
        table::reached(self, mentions, row, year)
    }

    /// What a row is called beside the others: behind the place its unit, unless that is the usual one.
    pub fn label(&self, row: &Row) -> String {
        let unit = self.unit(row).filter(|_| row.unit > 0);
        unit.map_or_else(|| row.place.clone(), |unit| format!("{} ({})", row.place, unit.name))
    }

    /// The unit of a row.
    pub fn unit(&self, row: &Row) -> Option<&Unit> {
        self.units.get(row.unit)
    }

    /// All mentions in the order of rows and columns, each with the number of its row.
    pub fn list(&self) -> Vec<(usize, u32)> {
        let rows = self.rows.iter().enumerate();
        rows.flat_map(|(row, cells)| {
            cells.cells.iter().flat_map(move |(_, cell)| cell.mentions.iter().map(move |&at| (row, at)))
        })
        .collect()
    }
}
