//! The one table of meanings: what tells each without colours, and its colours in every palette.
//!
//! Does not know how many colours a terminal has. The order of the palettes is that of the columns.

use ratatui::style::{Modifier, Style};

use crate::tui::theme::Palette;
use crate::tui::theme::color::{Depth, Hue};

/// What a style says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// The title of a pane.
    Title,
    /// The title of the pane in focus.
    Focus,
    /// The selected row of the list in focus.
    Selected,
    /// The selected row of another list.
    Resting,
    /// Less important.
    Quiet,
    /// A heading of the highest level.
    Heading,
    /// One below it.
    SecondHeading,
    /// One further below.
    DeepHeading,
    /// The report's own title.
    OwnTitle,
    /// Something that asks for attention.
    Mark,
    /// A place that was found.
    Found,
    /// A letter that matched.
    Matched,
    /// A figure whose digits are masked.
    Masked,
    /// A figure that is the quantity itself.
    Level,
    /// A figure that is a share.
    Share,
    /// A figure that is a change, up or without direction.
    Change,
    /// A figure that is a change down.
    Decline,
    /// The current figure, on top of its own style.
    Current,
}

/// Foreground and background, each of them only if it is not the terminal's own.
type Ink = (Option<Hue>, Option<Hue>);

/// One row of the table.
struct Row {
    meaning: Meaning,
    /// What it has with or without colours.
    always: Modifier,
    /// What it has besides where its colours cannot be shown.
    plain: Modifier,
    /// In the palettes terminal, light, dark, high contrast.
    inks: [Ink; 4],
}

const NONE: Modifier = Modifier::empty();
const BOLD: Modifier = Modifier::BOLD;
const DIM: Modifier = Modifier::DIM;
const LINED: Modifier = Modifier::UNDERLINED;
const REVERSED: Modifier = Modifier::REVERSED;
const BOLD_LINED: Modifier = BOLD.union(LINED);

/// The terminal's own colours.
const OWN: Ink = (None, None);
const BLACK: u32 = 0x00_00_00;
const WHITE: u32 = 0xff_ff_ff;

/// A foreground, and the number of the one of sixteen that stands for it.
const fn on(rgb: u32, named: u8) -> Ink {
    (Some(hue(rgb, named)), None)
}

/// A foreground and its background.
const fn pair(front: (u32, u8), back: (u32, u8)) -> Ink {
    (Some(hue(front.0, front.1)), Some(hue(back.0, back.1)))
}

const fn hue(rgb: u32, named: u8) -> Hue {
    let [_, red, green, blue] = rgb.to_be_bytes();
    Hue { rgb: (red, green, blue), named }
}

const fn row(meaning: Meaning, always: Modifier, plain: Modifier, inks: [Ink; 4]) -> Row {
    Row { meaning, always, plain, inks }
}

#[rustfmt::skip]
const ROWS: &[Row] = &[
    row(Meaning::Title, BOLD, NONE, [OWN, OWN, OWN, OWN]),
    row(Meaning::Focus, BOLD.union(REVERSED), NONE,
        [on(0x00_cd_cd, 6), on(0x00_5f_87, 4), on(0x5f_d7_ff, 14), OWN]),
    row(Meaning::Selected, REVERSED, NONE, [OWN, OWN, OWN, OWN]),
    row(Meaning::Resting, BOLD_LINED, NONE, [OWN, OWN, OWN, OWN]),
    row(Meaning::Quiet, NONE, DIM, [on(0x7f_7f_7f, 8), on(0x62_62_62, 8), on(0xa8_a8_a8, 7), OWN]),
    row(Meaning::Heading, BOLD, NONE,
        [on(0xcd_cd_00, 3), on(0x87_4a_00, 1), on(0xff_d7_5f, 11), pair((WHITE, 15), (0x00_00_87, 4))]),
    row(Meaning::SecondHeading, BOLD, NONE,
        [on(0xff_ff_00, 11), on(0x87_4a_00, 1), on(0xff_e7_9f, 11), OWN]),
    row(Meaning::DeepHeading, NONE, NONE,
        [on(0xff_ff_00, 11), on(0x87_4a_00, 1), on(0xff_e7_9f, 11), OWN]),
    row(Meaning::OwnTitle, BOLD_LINED, NONE,
        [on(0xcd_cd_00, 3), on(0x87_4a_00, 1), on(0xff_d7_5f, 11), pair((WHITE, 15), (0x00_00_87, 4))]),
    row(Meaning::Mark, BOLD, NONE,
        [on(0xcd_00_00, 1), on(0xb0_00_20, 1), on(0xff_6b_6b, 9), pair((WHITE, 15), (0x87_00_00, 1))]),
    row(Meaning::Found, NONE, REVERSED, [
        pair((BLACK, 0), (0xcd_cd_00, 3)), pair((BLACK, 0), (0xff_d7_5f, 11)),
        pair((BLACK, 0), (0xff_d7_5f, 11)), pair((BLACK, 0), (0xff_ff_00, 11)),
    ]),
    row(Meaning::Matched, BOLD_LINED, NONE,
        [on(0xcd_00_cd, 5), on(0x8a_1a_8a, 5), on(0xff_87_ff, 13), OWN]),
    row(Meaning::Masked, DIM.union(Modifier::CROSSED_OUT), NONE,
        [on(0xcd_00_00, 1), on(0xb0_00_20, 1), on(0xff_6b_6b, 9), OWN]),
    row(Meaning::Level, BOLD, NONE,
        [on(0x00_cd_cd, 6), on(0x00_5f_73, 6), on(0x5f_d7_ff, 14), pair((BLACK, 0), (0x00_ff_ff, 14))]),
    row(Meaning::Share, BOLD_LINED, NONE,
        [on(0x00_00_ee, 4), on(0x1a_1a_b8, 4), on(0x9f_b7_ff, 12), pair((BLACK, 0), (0xaf_d7_ff, 14))]),
    row(Meaning::Change, LINED, NONE,
        [on(0x00_cd_00, 2), on(0x00_66_22, 2), on(0x87_d7_5f, 10), pair((BLACK, 0), (0x5f_ff_5f, 10))]),
    row(Meaning::Decline, LINED, DIM,
        [on(0xcd_00_cd, 5), on(0x8a_1a_8a, 5), on(0xff_87_ff, 13), pair((BLACK, 0), (0xff_af_ff, 13))]),
    row(Meaning::Current, BOLD.union(REVERSED), NONE, [OWN, OWN, OWN, OWN]),
];

/// The style of a meaning in a palette on a terminal of this depth.
pub(super) fn style(meaning: Meaning, palette: Palette, depth: Depth) -> Style {
    let Some(row) = ROWS.iter().find(|row| row.meaning == meaning) else { return Style::new() };
    let (front, back) = row.inks.get(palette as usize).copied().unwrap_or(OWN);
    let shown = |hue: Hue| if palette == Palette::Terminal { hue.own(depth) } else { hue.at(depth) };
    let mut style = Style::new().add_modifier(row.always);
    if let Some(color) = front.and_then(shown) {
        style = style.fg(color);
        if let Some(color) = back.and_then(shown) {
            style = style.bg(color);
        }
    } else if palette != Palette::Contrast || meaning != Meaning::Quiet {
        // High contrast knows nothing that is less than plain.
        style = style.add_modifier(row.plain);
    }
    style
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// The foreground and background in every palette that has colours, for those of `meanings`.
    fn inks(palette: Palette) -> impl Iterator<Item = (Meaning, Ink)> {
        ROWS.iter().map(move |row| (row.meaning, row.inks[palette as usize]))
    }

    /// The contrast of two colours, from 1 to 21 (WCAG 2.1, relative luminance).
    fn contrast(one: (u8, u8, u8), other: (u8, u8, u8)) -> f64 {
        let linear = |value: u8| {
            let value = f64::from(value) / 255.0;
            if value <= 0.03928 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        let luminance =
            |(r, g, b): (u8, u8, u8)| 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b) + 0.05;
        let (one, other) = (luminance(one), luminance(other));
        one.max(other) / one.min(other)
    }

    #[track_caller]
    fn check(palette: Palette, background: Option<(u8, u8, u8)>, least: f64) {
        let mut seen = 0;
        for (meaning, (front, back)) in inks(palette) {
            let Some(front) = front else { continue };
            let behind = back.map(|back| back.rgb).or(background).unwrap_or_else(|| panic!("{meaning:?}"));
            let found = contrast(front.rgb, behind);
            assert!(found >= least, "{meaning:?} in {palette:?}: {found:.1}");
            seen += 1;
        }
        assert!(seen > 5, "{palette:?}");
    }

    #[test]
    fn every_colour_can_be_read_on_its_background() {
        check(Palette::Light, Some((255, 255, 255)), 5.0);
        check(Palette::Dark, Some((0, 0, 0)), 5.0);
        // Every colour has its own background, so that the terminal's does not matter.
        check(Palette::Contrast, None, 7.0);
    }
}
