//! What a cell says, in few characters.
//!
//! Own signs are ASCII: a terminal may show `≠` or `→` one column wide or two.

use rust_decimal::Decimal;

use crate::compare::{Amount, Change, Class, Column, Mention, Row, Table, Unit};
use crate::figure::{Approx, Figure, Status};

/// What stands over the column of values without a year.
const NO_YEAR: &str = "?";

/// What stands over a column.
pub(super) fn head(column: Column) -> String {
    let year = column.year.map_or_else(|| NO_YEAR.to_owned(), |year| year.to_string());
    let class = match column.class {
        Class::Plan => Status::Target,
        Class::Done => Status::Actual,
        Class::Rule => Status::Rule,
    };
    year + class.letter()
}

/// What a cell says of all its mentions.
pub(super) fn cell(table: &Table, mentions: &[Mention], row: &Row, column: usize) -> String {
    let (Some(cell), Some(unit)) = (row.cell(column), table.unit(row)) else { return String::new() };
    let seen = cell.seen().iter().filter_map(|&at| mentions.get(at as usize));
    let between = if cell.differs { " ! " } else { "; " };
    let (mut text, mut has_value) = (String::new(), false);
    let mut bases: Vec<&str> = Vec::new();
    for mention in seen {
        let its = mention.changes.iter().map(Change::basis);
        let again = mention.within.is_none() && its.clone().any(|basis| bases.contains(&basis));
        // The growth that another sentence states stands beside its value, unless it is a second one.
        let between = match (&mention.amount, has_value) {
            (None, _) if again => " ! ",
            (None, true) => " ",
            _ => between,
        };
        bases.extend(its);
        text.push_str(if text.is_empty() { "" } else { between });
        text.push_str(&self::mention(mention, unit));
        has_value |= mention.amount.is_some();
    }
    text
}

/// What a cell says of a mention.
pub(super) fn mention(mention: &Mention, unit: &Unit) -> String {
    let mut parts = Vec::new();
    parts.extend(mention.amount.as_ref().map(|found| amount(found, unit, &unit.name)));
    parts.push(changes(mention));
    // The other statuses are plain from the column.
    let status = Some(mention.status).filter(|&status| status == Status::Forecast);
    parts.extend(status.map(|status| status.letter().to_owned()));
    parts.extend(mention.is_masked().then(|| Figure::MASKED.to_owned()));
    parts.push(mention.within.as_ref().map(|within| format!("({within})")).unwrap_or_default());
    parts.retain(|part| !part.is_empty());
    parts.join(" ")
}

/// Its changes, the first ones of each basis.
pub(super) fn changes(mention: &Mention) -> String {
    let mut texts: Vec<&str> = Vec::new();
    for change in &mention.changes {
        if !texts.contains(&&*change.text) {
            texts.push(&change.text);
        }
    }
    texts.join(" ")
}

/// A value with the words for how exactly it is meant, before `unit_name`; as it stands when masked.
pub(super) fn amount(amount: &Amount, unit: &Unit, unit_name: &str) -> String {
    let Some(value) = amount.value else { return amount.quote.to_string() };
    let number = |value: Decimal| unit.of(value).to_string();
    let mut text = number(value);
    if let Some(high) = amount.high {
        // Without a unit behind it a spreadsheet would take 5-6 for a day of May.
        let to = if unit_name.is_empty() { "~" } else { "-" };
        text = format!("{text}{to}{}", number(high));
    }
    format!("{}{text}{unit_name}", meant(amount.approx))
}

/// The word for how exactly a number is meant.
pub(super) const fn meant(approx: Approx) -> &'static str {
    match approx {
        Approx::Exact => "",
        Approx::About => "约",
        Approx::Over => "超",
        Approx::Under => "不超",
    }
}
