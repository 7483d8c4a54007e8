//! What no theme may lose: roles without colours, a selection that is seen, no colour where none is.

use ratatui::style::Color;

use super::*;
use crate::tui::theme::color::NAMED;

const DEPTHS: [Depth; 5] = [Depth::None, Depth::Eight, Depth::Sixteen, Depth::Many, Depth::True];

/// The meanings of figures in the text.
const ROLES: [Meaning; 5] =
    [Meaning::Level, Meaning::Share, Meaning::Change, Meaning::Decline, Meaning::Masked];

fn themes() -> impl Iterator<Item = Theme> {
    Palette::ALL.into_iter().flat_map(|palette| DEPTHS.map(|depth| Theme::new(palette, depth)))
}

#[test]
fn every_name_of_the_settings_is_a_palette() {
    for (name, palette) in THEMES.into_iter().zip(Palette::ALL) {
        assert_eq!(Palette::named(name), Some(palette));
        assert_eq!(palette.name(), name);
    }
    assert_eq!(Palette::named("neon"), None);
}

#[test]
fn roles_are_told_apart_without_colours() {
    for theme in themes() {
        for (index, role) in ROLES.into_iter().enumerate() {
            let style = theme.style(role);
            assert_ne!(style, Style::new(), "{theme:?} {role:?}");
            for other in ROLES.into_iter().skip(index + 1) {
                assert_ne!(style, theme.style(other), "{theme:?} {role:?} {other:?}");
                if theme.palette == Palette::Mono || theme.depth == Depth::None {
                    let (one, other) = (style.add_modifier, theme.style(other).add_modifier);
                    assert_ne!(one, other, "{theme:?} {role:?}");
                }
            }
        }
    }
}

#[test]
fn without_colours_no_style_has_one() {
    let mono = themes().filter(|theme| theme.palette == Palette::Mono || theme.depth == Depth::None);
    for theme in mono {
        let styles = [
            theme.frame(),
            theme.title(),
            theme.focus(),
            theme.selected(),
            theme.resting(),
            theme.quiet(),
            theme.heading(1),
            theme.heading(2),
            theme.heading(3),
            theme.own_title(),
            theme.mark(),
            theme.found(),
            theme.found_here(),
            theme.matched(),
            theme.current(),
        ];
        let roles = ROLES.map(|role| theme.style(role));
        for style in styles.into_iter().chain(roles) {
            assert_eq!((style.fg, style.bg), (None, None), "{theme:?}");
        }
    }
}

#[test]
fn what_is_selected_is_always_seen() {
    for theme in themes() {
        assert!(theme.selected().add_modifier.contains(Modifier::REVERSED), "{theme:?}");
        assert!(theme.focus().add_modifier.contains(Modifier::REVERSED), "{theme:?}");
        assert_ne!(theme.resting(), theme.selected(), "{theme:?}");
        assert_ne!(theme.resting(), Style::new(), "{theme:?}");
        assert_ne!(theme.found(), theme.found_here(), "{theme:?}");
        for role in ROLES {
            let style = theme.style(role);
            assert_ne!(style.patch(theme.current()), style, "{theme:?} {role:?}");
        }
    }
}

#[test]
fn few_colours_are_asked_of_a_terminal_that_has_few() {
    for palette in Palette::ALL {
        for role in ROLES {
            let style = Theme::new(palette, Depth::Eight).style(role);
            for color in [style.fg, style.bg].into_iter().flatten() {
                assert!(!NAMED[8..].contains(&color), "{palette:?} {role:?} {color:?}");
                assert!(!matches!(color, Color::Rgb(..) | Color::Indexed(_)), "{palette:?} {role:?}");
            }
        }
        // The terminal's own palette stays its own, however many colours there are besides.
        let style = Theme::new(Palette::Terminal, Depth::True).style(Meaning::Level);
        assert_eq!(style.fg, Some(Color::Cyan));
    }
}
