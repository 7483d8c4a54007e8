//! From mentions to rows of places and columns of years.
//!
//! What is shown of several mentions in one cell: a whole year's number, else its mask, else the value
//! of a part of the year, else a change; of those that say the same the most exact one.

use std::cmp::{Ordering, Reverse};
use std::collections::BTreeMap;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::compare::{Amount, Cell, Class, Column, Mention, Order, Row, Table, agree, place, unit};
use crate::figure::Approx;

/// A row while it is filled: its kind of value, and the key of its place.
type Key<'a> = (usize, &'a str);

/// The table of some mentions.
pub(super) fn table(mentions: &[Mention], order: Order) -> Table {
    let (keys, labels) = place::rows(mentions);
    let kinds = kinds(mentions);
    let mut columns: Vec<Column> = mentions.iter().map(Mention::column).collect();
    columns.sort_unstable_by_key(|column| (column.year.is_none(), *column));
    columns.dedup();
    let mut filled: BTreeMap<Key<'_>, BTreeMap<u32, Vec<u32>>> = BTreeMap::new();
    for (at, (mention, key)) in mentions.iter().zip(&keys).enumerate() {
        let column = columns.iter().position(|column| *column == mention.column()).unwrap_or(0);
        let row = filled.entry((kind(mention, &kinds), key)).or_default();
        row.entry(column as u32).or_default().push(at as u32);
    }
    let row = |((unit, key), cells): (Key<'_>, BTreeMap<u32, Vec<u32>>)| Row {
        place: labels.get(key).cloned().unwrap_or_default(),
        unit,
        cells: cells.into_iter().map(|(column, all)| (column, cell(mentions, all))).collect(),
    };
    let rows = filled.into_iter().map(row).collect();
    let units = kinds.iter().map(|(_, amounts)| unit::best(amounts)).collect();
    let mut table = Table { columns, rows, units };
    sort(&mut table, mentions, order);
    table
}

/// The kinds of values by their base units, each with its amounts; the most frequent first.
fn kinds(mentions: &[Mention]) -> Vec<(&str, Vec<&Amount>)> {
    let mut kinds: BTreeMap<&str, Vec<&Amount>> = BTreeMap::new();
    for amount in mentions.iter().filter_map(|mention| mention.amount.as_ref()) {
        kinds.entry(&amount.base).or_default().push(amount);
    }
    let mut kinds: Vec<_> = kinds.into_iter().collect();
    kinds.sort_by_key(|(base, amounts)| (Reverse(amounts.len()), *base));
    if kinds.is_empty() {
        kinds.push(("", Vec::new()));
    }
    kinds
}

/// The kind of a mention; a change that stands alone goes with the most frequent one.
fn kind(mention: &Mention, kinds: &[(&str, Vec<&Amount>)]) -> usize {
    let base = mention.amount.as_ref().map(|amount| &*amount.base);
    base.and_then(|base| kinds.iter().position(|(known, _)| *known == base)).unwrap_or(0)
}

/// The ranks of a whole year's values, of its masks and of its changes.
const VALUE: u8 = 0;
const MASKED: u8 = 1;
const CHANGE: u8 = 3;

/// How telling a mention is, the least first.
fn rank(mention: &Mention) -> u8 {
    match (&mention.amount, &mention.within) {
        (Some(amount), None) if amount.value.is_some() => VALUE,
        (Some(_), None) => MASKED,
        (Some(amount), Some(_)) if amount.value.is_some() => 2,
        (None, None) => CHANGE,
        (None, Some(_)) => 4,
        (Some(_), Some(_)) => 5,
    }
}

/// Puts the mentions of a cell into order and finds out which of them are shown.
fn cell(mentions: &[Mention], mut all: Vec<u32>) -> Cell {
    let of = |at: u32| mentions.get(at as usize);
    all.sort_by(|a, b| match (of(*a), of(*b)) {
        (Some(a), Some(b)) => telling(a).cmp(&telling(b)),
        _ => Ordering::Equal,
    });
    let first = all.first().and_then(|&at| of(at)).map(rank);
    let mut shown: Vec<u32> = Vec::new();
    for &at in &all {
        let Some(mention) = of(at).filter(|mention| Some(rank(mention)) == first) else { continue };
        if !shown.iter().filter_map(|&at| of(at)).any(|known| says_same(known, mention)) {
            shown.push(at);
        }
    }
    // The growth that another sentence states belongs to the value, too.
    if first.is_some_and(|first| first <= MASKED) {
        for &at in &all {
            let Some(mention) = of(at).filter(|mention| rank(mention) == CHANGE) else { continue };
            if !shown.iter().filter_map(|&at| of(at)).any(|known| has_change_of(known, mention)) {
                shown.push(at);
            }
        }
    }
    let values = shown.iter().filter_map(|&at| of(at)).filter(|mention| mention.amount.is_some()).count();
    let differs = first == Some(VALUE) && values > 1;
    let rest: Vec<u32> = all.into_iter().filter(|at| !shown.contains(at)).collect();
    let count = shown.len();
    shown.extend(rest);
    Cell { mentions: shown, shown: count, differs }
}

/// What makes one mention more telling than another, in the order in which it counts.
fn telling(mention: &Mention) -> impl Ord + '_ {
    let amount = mention.amount.as_ref();
    let rough = amount.is_some_and(|amount| amount.approx != Approx::Exact || amount.high.is_some());
    let digits = amount.map_or(0, |amount| amount.quote.bytes().filter(u8::is_ascii_digit).count());
    let origin = &mention.origin;
    (rank(mention), rough, Reverse(digits), mention.changes.is_empty(), &origin.path, origin.figure)
}

/// Whether two mentions of one rank say the same.
fn says_same(one: &Mention, other: &Mention) -> bool {
    if one.within != other.within {
        return false;
    }
    match (&one.amount, &other.amount) {
        (Some(one), Some(other)) => agree::agree(one, other),
        _ => has_change_of(one, other),
    }
}

/// Whether the first change of `other` is said by `one`, too.
fn has_change_of(one: &Mention, other: &Mention) -> bool {
    let Some(change) = other.changes.first() else { return one.changes.is_empty() };
    one.changes.iter().any(|known| agree::changes(known, change))
}

/// The first number of a cell of whole years, else of any, in base units.
fn value(mentions: &[Mention], row: &Row, column: usize) -> Option<Decimal> {
    let cell = row.cell(column)?;
    let mut seen = cell.seen().iter().filter_map(|&at| mentions.get(at as usize));
    seen.find_map(|mention| mention.amount.as_ref()?.value)
}

/// The lengths of the bars of a row.
pub(super) fn bars(table: &Table, mentions: &[Mention], row: &Row, width: usize) -> Vec<Option<usize>> {
    let values: Vec<Option<Decimal>> = (0..table.columns.len())
        .map(|column| value(mentions, row, column).map(|value| value.abs()))
        .collect();
    let most = values.iter().flatten().max().copied().filter(|most| !most.is_zero());
    let length = |value: Decimal| {
        let share = value.checked_div(most?)?.checked_mul(Decimal::from(width))?;
        // What is there is seen, however small it is.
        share.round().to_usize().map(|length| length.max(usize::from(!value.is_zero())))
    };
    values.into_iter().map(|value| value.map(|value| length(value).unwrap_or(0))).collect()
}

/// How many per cent of the target of a year were reached.
pub(super) fn reached(table: &Table, mentions: &[Mention], row: &Row, year: u16) -> Option<Decimal> {
    let whole = |class: Class| {
        let wanted = Column { year: Some(year), class };
        let column = table.columns.iter().position(|column| *column == wanted)?;
        let cell = row.cell(column).filter(|cell| !cell.differs)?;
        let first = cell.seen().first().and_then(|&at| mentions.get(at as usize))?;
        first.amount.as_ref().filter(|_| first.within.is_none())?.value
    };
    let ratio = whole(Class::Done)?.checked_div(whole(Class::Plan)?)?;
    Some(ratio.checked_mul(Decimal::ONE_HUNDRED)?.round_dp(1).normalize())
}

/// What a row is sorted by: its value in the column, else its change; values stand before changes.
fn sorted_by(mentions: &[Mention], row: &Row, column: usize) -> Option<(bool, Decimal)> {
    if let Some(value) = value(mentions, row, column) {
        return Some((true, value));
    }
    let cell = row.cell(column)?;
    let mut seen = cell.seen().iter().filter_map(|&at| mentions.get(at as usize));
    seen.find_map(|mention| mention.changes.first()?.percent).map(|percent| (false, percent))
}

/// Sorts the rows; they stand by kind and place already. What has no value comes last.
fn sort(table: &mut Table, mentions: &[Mention], order: Order) {
    let column = order.column.and_then(|wanted| table.columns.iter().position(|column| *column == wanted));
    let key = |row: &Row| column.and_then(|column| sorted_by(mentions, row, column));
    let rows = std::mem::take(&mut table.rows).into_iter();
    let mut rows: Vec<(Option<(bool, Decimal)>, Row)> = rows.map(|row| (key(&row), row)).collect();
    if order.is_reversed {
        rows.reverse();
    }
    rows.sort_by(|(a, one), (b, other)| {
        let by_value = match (a, b) {
            (Some(a), Some(b)) if order.is_reversed => a.cmp(b),
            (Some(a), Some(b)) => b.cmp(a),
            _ => a.is_none().cmp(&b.is_none()),
        };
        one.unit.cmp(&other.unit).then(by_value)
    });
    table.rows = rows.into_iter().map(|(_, row)| row).collect();
}
