//! A table of one indicator as rows for writing: a place a row, or a value a row with all its fields.
//!
//! Does not read reports: what a value says besides, its sentence and section, is handed in.

use crate::compare::{Cell, Mention, Row as PlaceRow, Table, Unit};
use crate::export::{CompareRecord, Datum, FigureRecord, Format, Row, Shape, kinds, record};
use crate::figure::Status;

/// The fields of a value of an indicator.
pub(crate) const COMPARE: Shape = Shape {
    columns: &[
        "indicator", "place", "year", "within", "status", "value", "value_max", "unit", "base_value",
        "base_max", "base_unit", "approx", "masked", "change", "differs", "name", "quote", "path", "line",
        "section_path", "sentence",
    ],
    brief: &["place", "year", "status", "value", "change", "within", "at"],
    kinds: kinds::<CompareRecord>,
};

/// The records of a table in the order of its rows; `figures` are those of the mentions.
pub(crate) fn records(
    indicator: &str,
    table: &Table,
    mentions: &[Mention],
    figures: &[FigureRecord],
) -> Vec<CompareRecord> {
    let mut found = Vec::new();
    for row in &table.rows {
        let Some(unit) = table.unit(row) else { continue };
        for column in 0..table.columns.len() {
            let Some(cell) = row.cell(column) else { continue };
            for (at, &index) in cell.mentions.iter().enumerate() {
                let of = mentions.get(index as usize).zip(figures.get(index as usize));
                found.extend(of.map(|(mention, figure)| CompareRecord {
                    indicator: indicator.to_owned(),
                    place: row.place.clone(),
                    differs: cell.differs && at < cell.shown,
                    ..record(mention, figure, unit)
                }));
            }
        }
    }
    found
}

fn record(mention: &Mention, figure: &FigureRecord, unit: &Unit) -> CompareRecord {
    let amount = mention.amount.as_ref();
    let base = |value: rust_decimal::Decimal| value.normalize().to_string();
    let change = mention.change_text();
    let [low, high] = mention.numbers(unit);
    CompareRecord {
        year: mention.year,
        within: mention.within.as_deref().map(str::to_owned),
        status: figure.status.clone(),
        value: low.map(base),
        value_max: high.map(base),
        unit: amount.map(|_| unit.name.clone()),
        base_value: amount.and_then(|amount| amount.value).map(base),
        base_max: amount.and_then(|amount| amount.high).map(base),
        base_unit: amount.map(|amount| amount.base.to_string()),
        approx: figure.approx.clone(),
        masked: figure.masked,
        change: Some(change).filter(|change| !change.is_empty()),
        name: figure.name.clone(),
        quote: figure.quote.clone(),
        path: figure.path.clone(),
        line: figure.line,
        section_path: figure.section_path.clone(),
        sentence: figure.sentence.clone(),
        ..CompareRecord::default()
    }
}

/// Heads and rows of a table. For people a cell holds value, unit and change; for spreadsheets the
/// unit and the changes have columns of their own, so that numbers are numbers; so has the status where
/// something is only expected.
pub(crate) fn grid(table: &Table, mentions: &[Mention], format: Format) -> (Vec<String>, Vec<Vec<String>>) {
    let apart = matches!(format, Format::Csv | Format::Tsv);
    let mut heads = vec!["place".to_owned()];
    heads.extend(apart.then(|| "unit".to_owned()));
    for (at, column) in table.columns.iter().enumerate() {
        heads.push(column.head());
        let more =
            [(has_change(table, mentions, at), "change"), (has_forecast(table, mentions, at), "status")];
        let more = more.into_iter().filter(|(has, _)| apart && *has);
        heads.extend(more.map(|(_, what)| format!("{} {what}", column.head())));
    }
    let row = |row: &PlaceRow| {
        let mut cells = vec![if apart { row.place.clone() } else { table.label(row) }];
        cells.extend(apart.then(|| table.unit(row).map(|unit| unit.name.clone()).unwrap_or_default()));
        for column in 0..table.columns.len() {
            if apart {
                let [value, change, status] = parts(table, mentions, row, column);
                cells.push(value);
                cells.extend(has_change(table, mentions, column).then_some(change));
                cells.extend(has_forecast(table, mentions, column).then_some(status));
            } else {
                cells.push(table.text(mentions, row, column));
            }
        }
        cells
    };
    (heads, table.rows.iter().map(row).collect())
}

/// The mentions that a cell shows.
fn seen<'a>(mentions: &'a [Mention], row: &'a PlaceRow, column: usize) -> impl Iterator<Item = &'a Mention> {
    let seen = row.cell(column).map(Cell::seen).unwrap_or_default();
    seen.iter().filter_map(|&at| mentions.get(at as usize))
}

fn has_change(table: &Table, mentions: &[Mention], column: usize) -> bool {
    table.rows.iter().any(|row| seen(mentions, row, column).any(|mention| !mention.changes.is_empty()))
}

fn has_forecast(table: &Table, mentions: &[Mention], column: usize) -> bool {
    let is_forecast = |mention: &Mention| mention.status == Status::Forecast;
    table.rows.iter().any(|row| seen(mentions, row, column).any(is_forecast))
}

/// The values, the changes and the statuses of a cell.
fn parts(table: &Table, mentions: &[Mention], row: &PlaceRow, column: usize) -> [String; 3] {
    let Some(unit) = table.unit(row) else { return Default::default() };
    let join = |texts: Vec<String>| {
        texts.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ! ")
    };
    let value = |mention: &Mention| match &mention.within {
        Some(within) if mention.amount.is_some() => format!("{} ({within})", mention.number_text(unit)),
        _ => mention.number_text(unit),
    };
    let statuses: Vec<&str> =
        seen(mentions, row, column).map(|mention| record::status(mention.status)).collect();
    let is_one = statuses.iter().all(|status| statuses.first() == Some(status));
    [
        join(seen(mentions, row, column).map(value).collect()),
        join(seen(mentions, row, column).map(Mention::change_text).collect()),
        if is_one { statuses.first().copied().unwrap_or_default().to_owned() } else { statuses.join(" ! ") },
    ]
}

impl Row for CompareRecord {
    fn values(&self) -> Vec<Datum<'_>> {
        vec![
            Datum::Text(&self.indicator),
            Datum::Text(&self.place),
            Datum::number(self.year),
            Datum::Maybe(self.within.as_deref()),
            Datum::Text(&self.status),
            Datum::Maybe(self.value.as_deref()),
            Datum::Maybe(self.value_max.as_deref()),
            Datum::Maybe(self.unit.as_deref()),
            Datum::Maybe(self.base_value.as_deref()),
            Datum::Maybe(self.base_max.as_deref()),
            Datum::Maybe(self.base_unit.as_deref()),
            Datum::Text(&self.approx),
            Datum::Flag(self.masked),
            Datum::Maybe(self.change.as_deref()),
            Datum::Flag(self.differs),
            Datum::Text(&self.name),
            Datum::Text(&self.quote),
            Datum::Text(&self.path),
            Datum::count(self.line),
            Datum::List(&self.section_path, " > "),
            Datum::Text(&self.sentence),
        ]
    }

    fn brief(&self) -> Vec<String> {
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        let sign = if self.differs { " !" } else { "" };
        let value = match &self.value {
            Some(value) => {
                let to = self.value_max.as_ref().map(|to| format!("-{to}")).unwrap_or_default();
                let sign =
                    if self.approx == "exact" { sign.to_owned() } else { format!(" {}{sign}", self.approx) };
                format!("{value}{to}{}{sign}", text(&self.unit))
            }
            None if self.base_unit.is_some() => self.quote.clone(),
            None => String::new(),
        };
        vec![
            self.place.clone(),
            self.year.map(|year| year.to_string()).unwrap_or_default(),
            self.status.clone(),
            value,
            text(&self.change),
            text(&self.within),
            format!("{}:{}", self.path, self.line),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::Object;

    #[test]
    fn columns_are_the_fields_in_their_order() {
        let mut out = Vec::new();
        CompareRecord::default().json(&mut out).unwrap();
        let json = String::from_utf8(out).unwrap();
        let mut rest = json.as_str();
        for column in COMPARE.columns {
            rest = rest.split_once(&format!("\"{column}\":")).unwrap().1;
        }
        let record = CompareRecord::default();
        assert_eq!(
            (record.cells().len(), record.brief().len()),
            (COMPARE.columns.len(), COMPARE.brief.len())
        );
    }
}
