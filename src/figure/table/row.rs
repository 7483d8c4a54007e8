//! The figures of a row: its numbers with the name of the row and what the head says of each column.
//!
//! Knows how unit, period and status are handed down; does not find rows or read heads.

use crate::figure::draft::Piece;
use crate::figure::table::cell::{self, Cell};
use crate::figure::table::head::{self, Column, Kind};
use crate::figure::table::measure::{self, Measure};
use crate::figure::table::{Line, Page, Table, ends_any, is_apart, only, planned, squeezed, title_holds};
use crate::figure::text::{Range, Text};
use crate::figure::units::Kind as UnitKind;
use crate::figure::{
    Approx, Direction, Figure, FigureId, Linking, Naming, Reasons, Role, Scoping, Status, Value, words,
};
use crate::numeral;

/// What holds for a whole table.
struct Ground {
    units: Vec<Measure>,
    period: Option<Range>,
    target: bool,
    /// The line above it that is nearest.
    title: Option<Range>,
}

/// What a row says before its numbers.
#[derive(Default)]
struct Name {
    /// The words that name it; none when they are a period.
    words: Range,
    period: Option<Range>,
    unit: Option<Measure>,
    /// Whether it says that it is itself a growth rate.
    change: bool,
}

/// A level of the row that a later column may be the change of.
struct Level {
    at: usize,
    /// Levels with no change between them have one number.
    run: usize,
    label: Option<String>,
    rank: (bool, i32),
    period: Option<Range>,
    /// Its figure, when its cell has one.
    figure: Option<FigureId>,
}

/// Ends of row names that say that the number is a growth rate.
const GROWTH: &[&str] = &["增长率", "增长速度", "增长", "增速", "增幅"];
/// What opens the name of a row that is a part of the one before.
const PARTS: &[&str] = &["其中:", "#其中:", "#", "其中"];

/// Reads the rows of a table.
pub(super) fn figures(page: &Page<'_>, table: &Table, columns: &[Column], found: &mut Vec<Figure>) {
    let text = page.text;
    let units = table.caption.iter().map(|line| measure::stated(text, *line)).find(|units| !units.is_empty());
    let ground = Ground {
        units: units.unwrap_or_default(),
        period: table.caption.iter().find_map(|line| head::period(text, *line)),
        target: title_holds(text, table, &["目标", "计划"]) && !title_holds(text, table, &["完成", "执行"]),
        title: table.caption.iter().copied().find(|line| measure::stated(text, *line).is_empty()),
    };
    let kept: Vec<usize> = (0..columns.len())
        .filter(|&at| {
            table
                .rows
                .iter()
                .any(|row| row.cells.len() == columns.len() && !head::cell_at(row, at).is_empty())
        })
        .collect();
    // The unit that a row of which others are parts has of its own.
    let mut whole: Option<Measure> = None;
    let mut part = false;
    for row in table.rows.iter().filter(|row| !is_apart(page, row)) {
        let Some(cells) = aligned(row, columns.len(), &kept) else { continue };
        // 大牲畜(万头), #黄牛, 奶牛: a row without any unit goes on with the parts above it.
        let bare = part && ground.units.is_empty() && has_no_unit(text, columns, &cells);
        part = bare || opens_part(text, columns, &cells);
        if !part {
            whole = None;
        }
        let reader = Reader { page, columns, cells: &cells, row, ground: &ground, whole: whole.clone() };
        let own = reader.read(found);
        whole = if part { whole } else { own };
    }
}

/// The cells of a row by columns; `None` when it cannot be lined up.
fn aligned(row: &Line, width: usize, kept: &[usize]) -> Option<Vec<Range>> {
    if row.cells.len() == width {
        return Some(row.cells.clone());
    }
    let filled: Vec<Range> = row.filled().collect();
    (filled.len() == kept.len()).then(|| {
        let mut cells = vec![Range::default(); width];
        for (&at, cell) in kept.iter().zip(filled) {
            if let Some(place) = cells.get_mut(at) {
                *place = cell;
            }
        }
        cells
    })
}

/// Whether the name of a row says that it is a part: #储蓄存款, 其中:工业.
fn opens_part(text: Text<'_>, columns: &[Column], cells: &[Range]) -> bool {
    let name = columns.iter().zip(cells).find(|(column, _)| column.kind == Kind::Name);
    name.is_some_and(|(_, cell)| PARTS.iter().any(|word| text.starts(cell.start, cell.end, word).is_some()))
}

/// Whether neither the name of a row nor its columns have a unit.
fn has_no_unit(text: Text<'_>, columns: &[Column], cells: &[Range]) -> bool {
    let name = columns.iter().zip(cells).find(|(column, _)| column.kind == Kind::Name);
    let stated = columns.iter().any(|column| column.kind == Kind::Unit)
        || columns.iter().any(|column| column.kind == Kind::Level && column.unit.is_some());
    // 种植面积 would have a unit of its own.
    let measures = &["面积", "量", "值", "率", "数", "额", "人口", "收入", "投资", "长度"];
    let thing = |cell: Range| !ends_any(&squeezed(text, cell), measures);
    !stated && name.is_some_and(|(_, cell)| thing(*cell) && measure::split(text, *cell).1.is_none())
}

/// Reads one row.
struct Reader<'a> {
    page: &'a Page<'a>,
    columns: &'a [Column],
    cells: &'a [Range],
    row: &'a Line,
    ground: &'a Ground,
    whole: Option<Measure>,
}

impl Reader<'_> {
    /// Adds the figures of the row; gives the unit that it has of its own.
    fn read(&self, found: &mut Vec<Figure>) -> Option<Measure> {
        let mut name = Name::default();
        let mut own = None;
        let mut levels: Vec<Level> = Vec::new();
        let mut run = 0;
        for (at, (column, &cell)) in self.columns.iter().zip(self.cells).enumerate() {
            match column.kind {
                Kind::Name => {
                    name = self.name(at, cell);
                    own = own.or_else(|| name.unit.clone());
                    levels.clear();
                }
                Kind::Level | Kind::Change { .. } => {
                    let change = matches!(column.kind, Kind::Change { .. });
                    let of = if change { self.level(column, &levels) } else { None };
                    let figure = self.figure(column, cell, &name, of);
                    if change {
                        run += 1;
                    } else {
                        let place = figure.is_some().then_some(found.len());
                        levels.push(Level { at, run, ..self.as_level(column, place) });
                    }
                    found.extend(figure);
                }
                Kind::Unit | Kind::Other => {}
            }
        }
        own
    }

    /// The name of the row, with what its unit column says.
    fn name(&self, at: usize, cell: Range) -> Name {
        let text = self.page.text;
        let (named, in_name) = measure::split(text, strip_lead(text, cell));
        let next = self.columns.iter().skip(at + 1).position(|column| column.kind == Kind::Name);
        let end = next.map_or(self.columns.len(), |next| at + 1 + next);
        let unit = (at + 1..end).find(|&at| self.columns.get(at).is_some_and(|c| c.kind == Kind::Unit));
        let unit = unit.and_then(|at| self.cells.get(at)).and_then(|cell| measure::named(text, *cell));
        let period = head::period(text, named);
        let only_period = period.is_some_and(|period| {
            period.start == named.start
                && text.slice(Range::new(period.end, named.end)).iter().all(|c| !c.is_alphanumeric())
        });
        let mut name = Name { words: named, period, unit: in_name.or(unit), change: false };
        if only_period {
            name.words = Range::default();
        } else if let Some(growth) = self.growth(&name) {
            (name.words, name.change) = (growth, true);
        }
        name
    }

    /// The name of a row of growth rates without the word for it: 工业增加值增长 in %.
    fn growth(&self, name: &Name) -> Option<Range> {
        let text = self.page.text;
        let rate = name.unit.as_ref().is_some_and(Measure::is_rate);
        let natural = text.find(name.words, "自然增长").is_some();
        let word = GROWTH.iter().find_map(|word| text.ends(name.words.start, name.words.end, word));
        let end = name.words.end - word.filter(|_| rate && !natural)?;
        (end > name.words.start).then(|| text.trim(Range::new(name.words.start, end)))
    }

    fn as_level(&self, column: &Column, figure: Option<usize>) -> Level {
        let text = self.page.text;
        let year = column.period.map(|period| squeezed(text, period));
        let rank = match year.as_deref() {
            Some(word) if word.starts_with("上年") || word.starts_with("去年") => -1,
            Some(word) => word.chars().take(4).collect::<String>().parse().unwrap_or(0),
            None => 0,
        };
        Level {
            at: 0,
            run: 0,
            label: column.label.map(|label| squeezed(text, label)),
            rank: (!matches!(column.status, Some(Status::Target | Status::Forecast)), rank),
            period: column.period,
            figure: figure.map(|figure| FigureId(figure as u32)),
        }
    }

    /// The level that a column of changes is about: of those right before it that measure one thing,
    /// the latest.
    fn level<'b>(&self, column: &Column, levels: &'b [Level]) -> Option<&'b Level> {
        let own = column.label.map(|label| squeezed(self.page.text, label));
        let last = levels.last()?;
        if own.is_some() && own != last.label {
            return levels.iter().rev().find(|level| level.label == own);
        }
        let run = levels.iter().rev().filter(|level| level.run == last.run && level.label == last.label);
        run.fold(None, |best: Option<&Level>, level| match best {
            Some(best) if best.rank >= level.rank => Some(best),
            _ => Some(level),
        })
    }

    fn figure(&self, column: &Column, cell: Range, name: &Name, of: Option<&Level>) -> Option<Figure> {
        let Cell::Number(mut value, written) = cell::read(self.page.text, cell) else { return None };
        let unit = written.clone().or_else(|| self.unit(column, name))?;
        let change = matches!(column.kind, Kind::Change { .. }) || (name.change && unit.is_rate());
        if !change && cell::turns(self.page.text, cell) {
            return None;
        }
        let level = of.and_then(|level| self.columns.get(level.at));
        let (title, title_span) = self.title(level.unwrap_or(column), name)?;
        let role = self.role(column, value, change, of);
        // The direction says what the sign said.
        if let (Role::Change { direction: Some(Direction::Down), .. }, Value::Exact(value)) =
            (role, &mut value)
        {
            value.set_sign_positive(true);
        }
        let role = if role == Role::Level && unit.kind == UnitKind::Percent { Role::Share } else { role };
        let span = |range: Range| self.page.view.span(range.start, range.end);
        let row = self.page.text.trim(self.row.range);
        let own = column.period.or(name.period).or(of.and_then(|of| of.period));
        // 年末 in a table of 2023年 says less than the title.
        let period = own.filter(|own| self.is_dated(*own)).or(self.ground.period).or(own);
        let (status, scoping, says) = self.status(column, span(cell).start);
        let reasons = Reasons { scoping, status: says.map(span), ..self.reasons(column, role, title_span) };
        Some(Figure {
            span: span(cell),
            name: title,
            name_span: title_span.map(span),
            section: self.page.outline.at(span(cell).start),
            value,
            unit: self.piece(unit.written),
            base_value: match value {
                Value::Exact(value) => numeral::scaled(value, unit.exponent),
                _ => None,
            },
            base_max: None,
            base_unit: unit.base.into_owned(),
            approx: Approx::Exact,
            role,
            status,
            period: period.map(span),
            sentence: span(row),
            reasons,
        })
    }

    /// The unit of a number that has none in its cell.
    fn unit(&self, column: &Column, name: &Name) -> Option<Measure> {
        let change = matches!(column.kind, Kind::Change { .. });
        let implied = column.unit.as_ref().is_some_and(|unit| matches!(unit.written, Piece::Implied(_)));
        let rates = name.unit.as_ref().is_some_and(Measure::is_rate);
        if !column.takes_unit || (change && column.unit.is_some()) {
            // The growth of a percentage may be in percent or in points.
            return column.unit.clone().filter(|_| !(implied && change && rates));
        }
        let row = name.unit.clone().or_else(|| self.whole.clone());
        row.or_else(|| column.unit.clone()).or_else(|| self.stated(column))
    }

    /// The unit that the line above the table states, when it can be meant.
    fn stated(&self, column: &Column) -> Option<Measure> {
        let rates = self.ground.units.iter().all(Measure::is_rate);
        let unit = only(self.ground.units.iter().filter(|unit| rates || !unit.is_rate()))?;
        let text = self.page.text;
        let counts = column.label.is_some_and(|label| ends_any(&squeezed(text, label), &["数", "率", "比"]));
        (!counts || unit.kind == UnitKind::Count || rates).then(|| unit.clone())
    }

    /// The name of a figure, and where it stands when it is the name of the row alone.
    fn title(&self, column: &Column, name: &Name) -> Option<(String, Option<Range>)> {
        let text = self.page.text;
        let own = self.words(name.words);
        let label = column.label.filter(|label| !says(text, name.words, *label));
        let pieces: Vec<Range> = [Some(name.words), column.group, label]
            .into_iter()
            .flatten()
            .filter(|range| !range.is_empty())
            .collect();
        let title: String = pieces.iter().map(|range| self.words(*range)).collect();
        let span = only(pieces.into_iter()).filter(|_| column.label.is_none() || !own.is_empty());
        title.chars().any(char::is_alphabetic).then_some((title, span))
    }

    /// Whether a period says which year or month it is.
    fn is_dated(&self, period: Range) -> bool {
        let text = self.page.text.slice(period);
        text.iter().any(char::is_ascii_digit) || matches!(text.first(), Some('上' | '去'))
    }

    fn words(&self, range: Range) -> String {
        words(self.page.source, self.page.view, range)
    }

    fn piece(&self, piece: Piece) -> String {
        match piece {
            Piece::Words(range) => self.words(range),
            Piece::Implied(word) => word.to_owned(),
        }
    }

    fn role(&self, column: &Column, value: Value, change: bool, of: Option<&Level>) -> Role {
        if !change {
            return Role::Level;
        }
        let falls = column.kind == Kind::Change { falls: true };
        let direction = match value {
            Value::Exact(value) if value.is_zero() => None,
            // 下降 -3 says it twice, or the contrary.
            Value::Exact(value) if value.is_sign_negative() => (!falls).then_some(Direction::Down),
            Value::Exact(_) if falls => Some(Direction::Down),
            Value::Exact(_) => Some(Direction::Up),
            _ => None,
        };
        let basis = column.basis.map(|basis| self.page.view.span(basis.start, basis.end));
        Role::Change { of: of.and_then(|of| of.figure), basis, direction }
    }

    /// The words that decided: the name of the row and the head of the column.
    fn reasons(&self, column: &Column, role: Role, name: Option<Range>) -> Reasons {
        let span = |range: Range| self.page.view.span(range.start, range.end);
        let head = Some(column.head).filter(|head| !head.is_empty()).map(span);
        Reasons {
            naming: Naming::Before,
            name: name.map(span),
            role: head.filter(|_| role != Role::Level),
            link: matches!(role, Role::Change { of: Some(_), .. }).then_some(Linking::SameName),
            ..Reasons::default()
        }
    }

    /// Done or planned, and what says so: the head, the title of the table or a section's heading.
    fn status(&self, column: &Column, offset: u32) -> (Status, Scoping, Option<Range>) {
        if let Some(status) = column.status {
            return (status, Scoping::Word, Some(column.head));
        }
        if self.ground.target {
            return (Status::Target, Scoping::Heading, self.ground.title);
        }
        match planned(self.page, offset) {
            Some(plan) => (plan.status, Scoping::Heading, Some(plan.heading)),
            None => (Status::Actual, Scoping::Nothing, None),
        }
    }
}

/// Whether the name of a row says already what the head says: 发电量 of 产量.
fn says(text: Text<'_>, name: Range, label: Range) -> bool {
    let (name, label) = (squeezed(text, name), squeezed(text, label));
    let measure = name.chars().last().filter(|last| label.ends_with(*last) && label.chars().count() <= 2);
    name.ends_with(&label) || measure.is_some()
}

/// Takes the serial and 其中 off the start of a row's name: 一、, (一), 1., #, 其中:.
fn strip_lead(text: Text<'_>, cell: Range) -> Range {
    let mut range = text.trim(cell);
    loop {
        let start = range.start;
        if let Some(length) = PARTS.iter().find_map(|word| text.starts(start, range.end, word)) {
            range.start += length;
        } else if matches!(text.at(start), '-' | '—' | '*' | '·' | '、' | ':' | ' ' | '.' | '①'..='⑳')
        {
            range.start += 1;
        } else {
            range.start += serial(text, range).unwrap_or(0);
        }
        range = text.trim(range);
        if range.start == start || range.is_empty() {
            return range;
        }
    }
}

/// The length of a serial number with its mark: 一、, (一), 1., 1).
fn serial(text: Text<'_>, range: Range) -> Option<usize> {
    let open = usize::from(text.at(range.start) == '(');
    let from = range.start + open;
    let digits = (from..range.end)
        .take_while(|&at| {
            text.at(at).is_ascii_digit() || numeral::digit(text.at(at)).is_some() || text.at(at) == '十'
        })
        .count();
    let mark = text.at(from + digits);
    let closes = if open == 1 { mark == ')' } else { matches!(mark, '、' | '.' | ')') };
    (digits > 0 && digits <= 3 && closes && !text.at(from + digits + 1).is_ascii_digit())
        .then_some(open + digits + 1)
}
