//! The lists of a Word file, and how far each has counted: the 一、 and （一） that stand in no text.

use std::collections::{HashMap, HashSet};

use crate::source::docx::style::Styles;
use crate::source::docx::xml::{self, Token};
use crate::source::docx::{Refusal, label};

/// How many levels a list has.
const LEVELS: usize = 9;

/// How many characters a number has at most; Word allows a few more, which nobody uses.
const LENGTH: usize = 40;

/// How a level is numbered.
#[derive(Debug, Clone, Default)]
struct Level {
    start: u32,
    form: String,
    /// What is written, `%1` being the number of the first level.
    text: String,
    /// Whether nothing stands between the number and the text.
    close: bool,
    /// Whether all numbers are written in digits.
    legal: bool,
    /// The level whose number begins this one again, if not any above; 0 is none.
    restart: Option<u32>,
    /// The style whose paragraphs are on this level.
    style: Option<String>,
}

type Levels = [Option<Level>; LEVELS];

/// What lists have in common that count on together.
#[derive(Debug, Default)]
struct Scheme {
    levels: Levels,
    /// The style in whose list the levels are defined instead.
    link: Option<String>,
    counts: [Option<u32>; LEVELS],
}

/// A list: its scheme, and what is different in it.
#[derive(Debug, Default)]
struct List {
    scheme: u32,
    levels: Levels,
    starts: [Option<u32>; LEVELS],
}

/// All lists of a file.
#[derive(Debug, Default)]
pub(crate) struct Numbering {
    schemes: HashMap<u32, Scheme>,
    lists: HashMap<u32, List>,
    /// The levels of lists that have begun at a number of their own.
    begun: HashSet<(u32, usize)>,
}

/// What is being read.
#[derive(Debug, Clone, Copy)]
enum Place {
    Nowhere,
    Scheme(u32),
    List(u32),
}

impl Numbering {
    /// Reads the part `numbering`.
    pub(crate) fn read(part: &str) -> Result<Self, Refusal> {
        let mut numbering = Self::default();
        let (mut place, mut level) = (Place::Nowhere, 0);
        xml::each(part, |token| {
            let Token::Open(start) = token else { return Ok(()) };
            let number = |name| xml::number(&start, name);
            match start.local_name().as_ref() {
                "abstractNum" => place = number("abstractNumId").map_or(Place::Nowhere, Place::Scheme),
                "num" => place = number("numId").map_or(Place::Nowhere, Place::List),
                "lvlOverride" => level = number("ilvl").unwrap_or(0) as usize,
                "lvl" => {
                    level = number("ilvl").unwrap_or(0) as usize;
                    numbering.define(place, level, |level| *level = Level::default());
                }
                "numStyleLink" => {
                    numbering.scheme(place, |scheme| scheme.link = xml::attribute(&start, "val"));
                }
                "abstractNumId" => {
                    numbering.list(place, |list| list.scheme = number("val").unwrap_or(u32::MAX));
                }
                "startOverride" => numbering.list(place, |list| {
                    if let Some(start) = list.starts.get_mut(level) {
                        *start = number("val");
                    }
                }),
                property => {
                    let Some(set) = property_of(property) else { return Ok(()) };
                    let value = xml::attribute(&start, "val").unwrap_or_default();
                    numbering.define(place, level, |level| set(level, value));
                }
            }
            Ok(())
        })?;
        Ok(numbering)
    }

    fn scheme(&mut self, place: Place, change: impl FnOnce(&mut Scheme)) {
        if let Place::Scheme(id) = place {
            change(self.schemes.entry(id).or_default());
        }
    }

    fn list(&mut self, place: Place, change: impl FnOnce(&mut List)) {
        if let Place::List(id) = place {
            change(self.lists.entry(id).or_default());
        }
    }

    fn define(&mut self, place: Place, level: usize, change: impl FnOnce(&mut Level)) {
        let levels = match place {
            Place::Nowhere => return,
            Place::Scheme(id) => &mut self.schemes.entry(id).or_default().levels,
            Place::List(id) => &mut self.lists.entry(id).or_default().levels,
        };
        if let Some(level) = levels.get_mut(level) {
            change(level.get_or_insert_default());
        }
    }

    /// The number that the next paragraph of list `id` has, with a blank if one belongs behind it.
    ///
    /// Its level is `level`, or else the one that belongs to its style.
    pub(crate) fn next(
        &mut self,
        styles: &Styles,
        id: u32,
        level: Option<u32>,
        style: Option<&str>,
    ) -> Option<String> {
        let scheme = self.resolve(styles, id)?;
        let list = self.lists.get(&id)?;
        let common = self.schemes.get_mut(&scheme)?;
        let levels: [Option<&Level>; LEVELS] = std::array::from_fn(|index| {
            let own = list.levels.get(index).and_then(Option::as_ref);
            own.or(common.levels.get(index).and_then(Option::as_ref))
        });
        let of_style = || levels.iter().position(|level| level.is_some_and(|level| level.is_of(style)));
        let index = level.map(|level| level as usize).or_else(of_style).unwrap_or(0);
        let level = (*levels.get(index)?)?;
        let own_start = list.starts.get(index).copied().flatten();
        let begins = own_start.is_some() && self.begun.insert((id, index));
        count(&mut common.counts, &levels, index, own_start.filter(|_| begins));
        Some(level.write(&levels, &common.counts))
    }

    /// The scheme of a list, where its levels are.
    fn resolve(&self, styles: &Styles, id: u32) -> Option<u32> {
        let scheme = self.lists.get(&id)?.scheme;
        let Some(link) = &self.schemes.get(&scheme)?.link else { return Some(scheme) };
        let linked = styles.list(link).and_then(|id| self.lists.get(&id));
        Some(linked.map_or(scheme, |list| list.scheme))
    }
}

impl Level {
    fn is_of(&self, style: Option<&str>) -> bool {
        self.style.is_some() && self.style.as_deref() == style
    }

    fn write(&self, levels: &[Option<&Level>; LEVELS], counts: &[Option<u32>; LEVELS]) -> String {
        if self.form == "bullet" {
            return String::new();
        }
        let mut text = String::new();
        let mut pattern = self.text.chars().peekable();
        while let Some(character) = pattern.next() {
            let digit = pattern.peek().and_then(|next| next.to_digit(10)).filter(|_| character == '%');
            let Some(index) = digit.and_then(|digit| (digit as usize).checked_sub(1)) else {
                text.push(character);
                continue;
            };
            pattern.next();
            let (level, count) = (levels.get(index).copied().flatten(), counts.get(index).copied().flatten());
            let Some(level) = level else { continue };
            let form = if self.legal { "decimal" } else { &level.form };
            text.push_str(&label::number(form, count.unwrap_or(level.start)));
        }
        let mut text: String = text.chars().take(LENGTH).collect();
        // Chinese marks bring their own distance, and one more would part 一、 from its heading.
        if !self.close && text.ends_with(|last: char| last.is_ascii_graphic()) {
            text.push(' ');
        }
        text
    }
}

/// Counts one further on a level and begins the lower ones again.
fn count(
    counts: &mut [Option<u32>; LEVELS],
    levels: &[Option<&Level>; LEVELS],
    index: usize,
    start: Option<u32>,
) {
    for (at, (count, level)) in counts.iter_mut().zip(levels).enumerate() {
        let Some(level) = level else { continue };
        if at < index {
            count.get_or_insert(level.start);
        } else if at == index {
            let next = count.map_or(level.start, |count| count.saturating_add(1));
            *count = Some(start.unwrap_or(next));
        } else if level.restart.is_none_or(|above| index < above as usize) {
            *count = None;
        }
    }
}

fn property_of(name: &str) -> Option<fn(&mut Level, String)> {
    Some(match name {
        "start" => |level, value| level.start = value.parse().unwrap_or(0),
        "numFmt" => |level, value| level.form = value,
        "lvlText" => |level, value| level.text = value,
        "suff" => |level, value| level.close = value == "nothing",
        "isLgl" => |level, value| level.legal = !matches!(value.as_str(), "0" | "false" | "off"),
        "lvlRestart" => |level, value| level.restart = value.parse().ok(),
        "pStyle" => |level, value| level.style = Some(value),
        _ => return None,
    })
}
