//! The table of settings: name, kind, meaning, and the field that holds each.
//!
//! Does not know TOML. A new setting is a field of `Config` and a row here.

use crate::config::value::{Kind, Value};
use crate::config::{Clipboard, Config, Panes};
use crate::source::Encoding;

/// The names of the themes, the usual one first.
pub const THEMES: [&str; 5] = ["terminal", "light", "dark", "high-contrast", "mono"];

/// The names of the panes from left to right.
pub const PANES: [&str; 4] = ["reports", "outline", "text", "figures"];

/// The names of encodings that somebody may give, and what they mean. Only the first name of an
/// encoding is printed.
pub const ENCODINGS: [(&str, Encoding); 8] = [
    ("utf-8", Encoding::Utf8),
    ("gb18030", Encoding::Gb18030),
    ("gbk", Encoding::Gb18030),
    ("gb2312", Encoding::Gb18030),
    ("big5", Encoding::Big5),
    ("big5-hkscs", Encoding::Big5),
    ("utf-16le", Encoding::Utf16Le),
    ("utf-16be", Encoding::Utf16Be),
];

/// What stands for "let the program find out".
const AUTO: &str = "auto";

/// One setting.
pub(super) struct Setting {
    /// The table in which it stands, or nothing.
    pub(super) table: &'static str,
    /// Its name.
    pub(super) name: &'static str,
    /// What may stand there.
    pub(super) kind: Kind,
    /// What it means.
    pub(super) help: &'static str,
    /// Its value.
    pub(super) get: fn(&Config) -> Value,
    /// Sets it to a value of its kind.
    pub(super) set: fn(&mut Config, Value),
}

/// Every setting but the keys, in the order in which they are printed.
pub(super) const SETTINGS: &[Setting] = &[
    Setting {
        table: "",
        name: "theme",
        kind: Kind::Word(&THEMES),
        help: "the colours: the terminal's own, for a light or a dark background, strong ones, or none",
        get: |config| Value::Word(config.theme),
        set: |config, value| config.theme = value.word(),
    },
    Setting {
        table: "",
        name: "colors",
        kind: Kind::Word(&[AUTO, "none", "8", "16", "256", "true"]),
        help: "how many colours the terminal has; auto looks at TERM, COLORTERM and NO_COLOR",
        get: |config| Value::Word(config.colors.unwrap_or(AUTO)),
        set: |config, value| config.colors = chosen(value),
    },
    Setting {
        table: "",
        name: "language",
        kind: Kind::Word(&[AUTO, "zh-CN", "zh-TW", "en"]),
        help: "the language of the screen; auto looks at the locale",
        get: |config| Value::Word(config.language.unwrap_or(AUTO)),
        set: |config, value| config.language = chosen(value),
    },
    Setting {
        table: "",
        name: "ambiguous",
        kind: Kind::Word(&[AUTO, "wide", "narrow"]),
        help: "columns of characters such as “ … ①: two (wide) or one; auto asks the terminal",
        get: |config| Value::Word(config.ambiguous.map_or(AUTO, |wide| if wide { "wide" } else { "narrow" })),
        set: |config, value| config.ambiguous = chosen(value).map(|word| word == "wide"),
    },
    Setting {
        table: "",
        name: "ascii",
        kind: Kind::Flag,
        help: "draw frames and signs in ASCII only",
        get: |config| Value::Flag(config.ascii),
        set: |config, value| config.ascii = value.flag(),
    },
    Setting {
        table: "",
        name: "mouse",
        kind: Kind::Flag,
        help: "take the mouse; without it the terminal's own selection works",
        get: |config| Value::Flag(config.mouse),
        set: |config, value| config.mouse = value.flag(),
    },
    Setting {
        table: "",
        name: "encoding",
        kind: Kind::Word(&[
            AUTO, "utf-8", "gb18030", "gbk", "gb2312", "big5", "big5-hkscs", "utf-16le", "utf-16be",
        ]),
        help: "the encoding of reports; auto detects it for each",
        get: |config| Value::Word(encoding_name(config.encoding)),
        set: |config, value| config.encoding = encoding(value.word()),
    },
    Setting {
        table: "panes",
        name: "shown",
        kind: Kind::Words(&PANES),
        help: "the panes that are seen; the text always is, the others come when they are asked for",
        get: |config| Value::Words(config.panes.shown.clone()),
        set: |config, value| config.panes.shown = value.words(),
    },
    Setting {
        table: "panes",
        name: "widths",
        kind: Kind::Numbers { count: 4, least: 1, most: 1000 },
        help: "how wide the four are side by side: reports, outline, text, figures, in parts of their sum",
        get: |config| Value::Numbers(config.panes.widths.into()),
        set: |config, value| config.panes.widths = value.numbers(config.panes.widths),
    },
    Setting {
        table: "panes",
        name: "side",
        kind: Kind::Number { least: 20, most: 80 },
        help: "the width of the pane beside the text in a narrower window, per cent",
        get: |config| Value::Number(config.panes.side.into()),
        set: |config, value| config.panes.side = value.number(),
    },
    Setting {
        table: "text",
        name: "width",
        kind: Kind::Number { least: 0, most: 1000 },
        help: "the most columns that the text takes; 0 for all that its pane has",
        get: |config| Value::Number(config.width.into()),
        set: |config, value| config.width = value.number(),
    },
    Setting {
        table: "clipboard",
        name: "way",
        kind: Kind::Word(&[AUTO, "tmux", "screen", "terminal", "file"]),
        help: "how a copy leaves: through tmux, through screen, straight to the terminal, or to a file",
        get: |config| Value::Word(config.clipboard.way.unwrap_or(AUTO)),
        set: |config, value| config.clipboard.way = chosen(value),
    },
    Setting {
        table: "clipboard",
        name: "largest",
        kind: Kind::Number { least: 0, most: 10_000_000 },
        help: "the most bytes that are sent to a terminal; more goes to a file",
        get: |config| Value::Number(config.clipboard.largest),
        set: |config, value| config.clipboard.largest = value.number(),
    },
];

impl Default for Config {
    /// As everything is when nothing was set.
    fn default() -> Self {
        let [theme, ..] = THEMES;
        Self {
            theme,
            colors: None,
            language: None,
            ambiguous: None,
            ascii: false,
            mouse: false,
            encoding: None,
            panes: Panes { shown: PANES.to_vec(), widths: [18, 19, 32, 31], side: 45 },
            width: 0,
            // mosh cuts longer sequences without a word.
            clipboard: Clipboard { way: None, largest: 8 * 1024 },
            keys: Vec::new(),
        }
    }
}

/// The word, unless it leaves the choice to the program.
fn chosen(value: Value) -> Option<&'static str> {
    Some(value.word()).filter(|word| *word != AUTO)
}

fn encoding(name: &str) -> Option<Encoding> {
    ENCODINGS.iter().find(|(known, _)| *known == name).map(|(_, encoding)| *encoding)
}

fn encoding_name(encoding: Option<Encoding>) -> &'static str {
    ENCODINGS.iter().find(|(_, known)| Some(*known) == encoding).map_or(AUTO, |(name, _)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_setting_keeps_what_it_is_given() {
        for (index, setting) in SETTINGS.iter().enumerate() {
            let same = |other: &Setting| (other.table, other.name) == (setting.table, setting.name);
            assert!(!SETTINGS[index + 1..].iter().any(same), "{} twice", setting.name);
            let usual = (setting.get)(&Config::default());
            let others = match setting.kind {
                Kind::Flag => vec![Value::Flag(true), Value::Flag(false)],
                Kind::Number { least, most } => vec![Value::Number(least), Value::Number(most)],
                Kind::Numbers { least, most, .. } => {
                    vec![Value::Numbers(vec![least as u16, most as u16, 7, 9])]
                }
                Kind::Word(words) => words.iter().map(|word| Value::Word(word)).collect(),
                Kind::Words(words) => vec![Value::Words(words.iter().skip(2).copied().collect())],
            };
            for value in others.into_iter().chain([usual]) {
                let mut config = Config::default();
                (setting.set)(&mut config, value.clone());
                let kept = (setting.get)(&config);
                // Two names of one encoding are one.
                let same = |a: &Value, b: &Value| match (a, b) {
                    (Value::Word(a), Value::Word(b)) => {
                        a == b || encoding(a).is_some() && encoding(a) == encoding(b)
                    }
                    _ => a == b,
                };
                assert!(same(&kept, &value), "{}: {kept:?} for {value:?}", setting.name);
                (setting.set)(&mut config, (setting.get)(&Config::default()));
                assert_eq!(config, Config::default(), "{} touches nothing else", setting.name);
            }
        }
    }

    #[test]
    fn every_name_of_an_encoding_may_be_set() {
        let row = SETTINGS.iter().find(|setting| setting.name == "encoding").unwrap();
        let Kind::Word(words) = row.kind else { panic!("a word") };
        let names = ENCODINGS.iter().map(|(name, _)| *name);
        assert_eq!(words, [AUTO].into_iter().chain(names).collect::<Vec<_>>());
    }
}
