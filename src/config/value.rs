//! The kinds of values that settings have, and what is said when another one stands there.

use toml::de::DeValue;

/// What may stand for a setting.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    /// `true` or `false`.
    Flag,
    /// A whole number between two, both included.
    Number { least: usize, most: usize },
    /// So many whole numbers between two.
    Numbers { count: usize, least: usize, most: usize },
    /// One of these words.
    Word(&'static [&'static str]),
    /// A list of some of these words, not empty and none twice.
    Words(&'static [&'static str]),
}

/// A value of a kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    Flag(bool),
    Number(usize),
    Numbers(Vec<u16>),
    Word(&'static str),
    Words(Vec<&'static str>),
}

/// So much of what was written is repeated in a message.
const SAID: usize = 30;

impl Kind {
    /// The value as this kind has it, or what is wrong with it.
    pub(super) fn read(self, value: &DeValue<'_>) -> Result<Value, String> {
        let read = match (self, value) {
            (Self::Flag, DeValue::Boolean(flag)) => Some(Value::Flag(*flag)),
            (Self::Number { least, most }, value) => number(value, least, most).map(Value::Number),
            (Self::Numbers { count, least, most }, DeValue::Array(values)) if values.len() == count => {
                let numbers = values.iter().map(|value| number(value.get_ref(), least, most));
                let narrow = |number: Option<usize>| number.and_then(|number| u16::try_from(number).ok());
                numbers.map(narrow).collect::<Option<_>>().map(Value::Numbers)
            }
            (Self::Word(words), DeValue::String(given)) => word(words, given).map(Value::Word),
            (Self::Words(words), DeValue::Array(values)) if !values.is_empty() => {
                let given = values.iter().map(|value| word(words, value.get_ref().as_str()?));
                given.collect::<Option<Vec<_>>>().filter(|given| is_each_once(given)).map(Value::Words)
            }
            _ => None,
        };
        read.ok_or_else(|| format!("{} is not {}", said(value), self.wanted()))
    }

    /// What should stand there.
    pub(super) fn wanted(self) -> String {
        match self {
            Self::Flag => "true or false".to_owned(),
            Self::Number { least, most } => format!("a whole number from {least} to {most}"),
            Self::Numbers { count, least, most } => {
                format!("a list of {count} whole numbers from {least} to {most}")
            }
            Self::Word(words) => format!("one of {}", quoted(words)),
            Self::Words(words) => format!("a list of some of {}", quoted(words)),
        }
    }
}

impl Value {
    /// The flag; a value of another kind is none.
    pub(super) fn flag(&self) -> bool {
        matches!(self, Self::Flag(true))
    }

    /// The number; a value of another kind is the least one.
    pub(super) fn number<N: TryFrom<usize> + Default>(&self) -> N {
        let Self::Number(number) = self else { return N::default() };
        N::try_from(*number).unwrap_or_default()
    }

    /// The numbers, or the `usual` ones when there are not so many.
    pub(super) fn numbers<const N: usize>(self, usual: [u16; N]) -> [u16; N] {
        let Self::Numbers(numbers) = self else { return usual };
        numbers.try_into().unwrap_or(usual)
    }

    /// The word; a value of another kind has none.
    pub(super) fn word(&self) -> &'static str {
        let Self::Word(word) = self else { return "" };
        word
    }

    /// The words.
    pub(super) fn words(self) -> Vec<&'static str> {
        let Self::Words(words) = self else { return Vec::new() };
        words
    }
}

/// What was written, short enough for a message.
pub(super) fn said(value: &DeValue<'_>) -> String {
    match value {
        DeValue::String(text) => {
            let kept: String = text.chars().take(SAID).collect();
            let more = if kept.len() < text.len() { "..." } else { "" };
            format!("\"{kept}{more}\"")
        }
        DeValue::Boolean(flag) => flag.to_string(),
        DeValue::Integer(_) => "this number".to_owned(),
        DeValue::Float(_) => "a number with decimals".to_owned(),
        DeValue::Datetime(_) => "a date".to_owned(),
        DeValue::Array(_) => "this list".to_owned(),
        DeValue::Table(_) => "a table".to_owned(),
    }
}

fn number(value: &DeValue<'_>, least: usize, most: usize) -> Option<usize> {
    let DeValue::Integer(number) = value else { return None };
    let number = usize::from_str_radix(number.as_str(), number.radix()).ok()?;
    (least..=most).contains(&number).then_some(number)
}

fn word(words: &'static [&'static str], given: &str) -> Option<&'static str> {
    words.iter().find(|word| **word == given).copied()
}

fn is_each_once(words: &[&str]) -> bool {
    words.iter().enumerate().all(|(index, word)| !words.iter().take(index).any(|before| before == word))
}

fn quoted(words: &[&str]) -> String {
    words.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(", ")
}
