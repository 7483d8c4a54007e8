//! Colours: how many a terminal has, and the nearest one that it has.
//!
//! Does not know what a colour means.

use ratatui::style::Color;

/// How many colours a terminal has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// None.
    None,
    /// Eight.
    Eight,
    /// Sixteen.
    Sixteen,
    /// 256: sixteen of its own, a cube of six steps a side, and greys.
    Many,
    /// All.
    True,
}

/// What ends the name of a terminal that has so many colours; the first row that fits counts.
const ENDINGS: &[(&str, Depth)] = &[
    ("-direct", Depth::True),
    ("-truecolor", Depth::True),
    ("-256color", Depth::Many),
    ("-88color", Depth::Sixteen),
    ("-16color", Depth::Sixteen),
    ("-mono", Depth::None),
    ("-m", Depth::None),
];

/// What begins the name of a terminal that has so many colours. Any other one is taken for a terminal
/// of today, which has sixteen at least.
const BEGINNINGS: &[(&str, Depth)] = &[
    ("alacritty", Depth::True),
    ("foot", Depth::True),
    ("xterm-kitty", Depth::True),
    ("xterm-ghostty", Depth::True),
    ("wezterm", Depth::True),
    ("linux", Depth::Eight),
    ("cons25", Depth::Eight),
    ("ansi", Depth::Eight),
    ("screen", Depth::Eight),
    ("vt", Depth::None),
    ("dumb", Depth::None),
];

impl Depth {
    /// As the names of settings have it: `none`, `8`, `16`, `256`, `true`.
    pub fn named(name: &str) -> Option<Self> {
        [
            ("none", Self::None),
            ("8", Self::Eight),
            ("16", Self::Sixteen),
            ("256", Self::Many),
            ("true", Self::True),
        ]
        .into_iter()
        .find(|(known, _)| *known == name)
        .map(|(_, depth)| depth)
    }

    /// What the environment tells: `TERM`, `COLORTERM` and `NO_COLOR` (<https://no-color.org>).
    pub fn of(term: &str, colorterm: &str, no_color: &str) -> Self {
        if !no_color.is_empty() {
            return Self::None;
        }
        if ["truecolor", "24bit"].contains(&colorterm) {
            return Self::True;
        }
        let ending = ENDINGS.iter().find(|(ending, _)| term.ends_with(ending));
        let beginning = || BEGINNINGS.iter().find(|(beginning, _)| term.starts_with(beginning));
        ending.or_else(beginning).map_or(Self::Sixteen, |(_, depth)| *depth)
    }
}

/// One colour: as it is, and which of the sixteen stands for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hue {
    /// Red, green, blue.
    pub(super) rgb: (u8, u8, u8),
    /// From 0 (black) to 15 (white).
    pub(super) named: u8,
}

/// The sixteen colours by their numbers.
pub(super) const NAMED: [Color; 16] = [
    Color::Black,
    Color::Red,
    Color::Green,
    Color::Yellow,
    Color::Blue,
    Color::Magenta,
    Color::Cyan,
    Color::Gray,
    Color::DarkGray,
    Color::LightRed,
    Color::LightGreen,
    Color::LightYellow,
    Color::LightBlue,
    Color::LightMagenta,
    Color::LightCyan,
    Color::White,
];

impl Hue {
    /// The nearest colour that a terminal of this depth has. Of eight colours none is a dark grey.
    pub(super) fn at(self, depth: Depth) -> Option<Color> {
        match depth {
            Depth::None => None,
            Depth::Eight if self.named == 8 => None,
            Depth::Eight => NAMED.get(usize::from(self.named % 8)).copied(),
            Depth::Sixteen => NAMED.get(usize::from(self.named)).copied(),
            Depth::Many => Some(Color::Indexed(nearest(self.rgb))),
            Depth::True => Some(Color::Rgb(self.rgb.0, self.rgb.1, self.rgb.2)),
        }
    }

    /// One of the sixteen, however many the terminal has: they are the user's own choice.
    pub(super) fn own(self, depth: Depth) -> Option<Color> {
        let depth = if matches!(depth, Depth::None | Depth::Eight) { depth } else { Depth::Sixteen };
        self.at(depth)
    }
}

/// The steps of a side of the cube.
const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];

/// The number of the nearest colour of the cube or of the greys.
fn nearest((red, green, blue): (u8, u8, u8)) -> u8 {
    let step = |value: u8| {
        let distance = |(_, step): &(u8, u8)| step.abs_diff(value);
        (0..).zip(STEPS).min_by_key(distance).unwrap_or_default()
    };
    let [(r, red_step), (g, green_step), (b, blue_step)] = [red, green, blue].map(step);
    let mean = (u32::from(red) + u32::from(green) + u32::from(blue)) / 3;
    let grey = (mean.saturating_sub(3) / 10).min(23) as u8;
    let level = 8 + 10 * grey;
    let distance = |one: [u8; 3]| -> u32 {
        one.into_iter().zip([red, green, blue]).map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum()
    };
    if distance([level; 3]) < distance([red_step, green_step, blue_step]) {
        232 + grey
    } else {
        16 + 36 * r + 6 * g + b
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(term: &str, colorterm: &str, no_color: &str, expected: Depth) {
        assert_eq!(Depth::of(term, colorterm, no_color), expected, "{term} {colorterm} {no_color}");
    }

    #[test]
    fn the_environment_tells_how_many_colours_there_are() {
        check("xterm", "", "", Depth::Sixteen);
        check("xterm-256color", "", "", Depth::Many);
        check("xterm-256color", "truecolor", "", Depth::True);
        check("tmux-256color", "24bit", "", Depth::True);
        check("xterm-direct", "", "", Depth::True);
        check("xterm-kitty", "", "", Depth::True);
        check("linux", "", "", Depth::Eight);
        check("screen", "", "", Depth::Eight);
        check("screen-256color", "", "", Depth::Many);
        check("vt100", "", "", Depth::None);
        check("xterm-mono", "", "", Depth::None);
        check("", "", "", Depth::Sixteen);
        check("xterm-256color", "truecolor", "1", Depth::None);
    }

    #[test]
    fn a_colour_has_a_near_one_at_every_depth() {
        let red = Hue { rgb: (250, 10, 0), named: 9 };
        assert_eq!(red.at(Depth::None), None);
        assert_eq!(red.at(Depth::Eight), Some(Color::Red));
        assert_eq!(red.at(Depth::Sixteen), Some(Color::LightRed));
        assert_eq!(red.at(Depth::Many), Some(Color::Indexed(196)));
        assert_eq!(red.at(Depth::True), Some(Color::Rgb(250, 10, 0)));
        assert_eq!(red.own(Depth::True), Some(Color::LightRed));
        let grey = Hue { rgb: (118, 118, 118), named: 8 };
        assert_eq!(grey.at(Depth::Eight), None, "it would be black");
        assert_eq!(grey.at(Depth::Many), Some(Color::Indexed(243)));
        assert_eq!(nearest((0, 0, 0)), 16);
        assert_eq!(nearest((255, 255, 255)), 231);
        for value in 0..=255 {
            assert!(nearest((value, value, value)) >= 16);
        }
    }
}
